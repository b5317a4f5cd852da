package org.cashwrap.screen.counter;

import org.cashwrap.checkout.Reply;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.PaymentId;

import java.util.Optional;

/// What the clerk has chosen and typed for the bill on screen.
///
/// @param of       whose these are; none before the first bill
/// @param towards  what is paid
/// @param other    the amount to pay, if it is none that the bill names
/// @param typed    before a tender key
/// @param question what has to be answered first
/// @param credit   the customer wants the cents credited that cannot be given back
/// @param was      what was to be paid before the head office changed it under the clerk's eyes; none once he has read that
record Paying(
        Optional<PaymentId> of,
        Towards towards,
        TypedAmount other,
        TypedAmount typed,
        Optional<Question> question,
        boolean credit,
        Optional<Money> was) {
    static final Paying NONE =
            new Paying(
                    Optional.empty(),
                    Towards.TOTAL_DUE,
                    TypedAmount.NONE,
                    TypedAmount.NONE,
                    Optional.empty(),
                    false,
                    Optional.empty());

    /// What of the bill is paid.
    enum Towards {
        TOTAL_DUE,
        PAST_DUE,
        /// Brings a cut service back.
        RESTORE,
        OTHER
    }

    /// What has to be answered before money moves.
    sealed interface Question {
        /// Nobody hands over a note that comes back as it was: a point may be missing, or a number was typed as cash.
        record MuchChange(Money received, Money change) implements Question {}

        /// The card would be charged more than is to be paid.
        record CardOver(Money charged, Money over) implements Question {}

        /// @param cash   all of it
        /// @param papers cheques and money orders: they go back themselves, never as cash
        record GiveBack(Money cash, int papers) implements Question {}

        /// The counter wants something read before it takes anything.
        ///
        /// @param wanted what was not done
        record StopFirst(Reply.StopFirst stops, Deed.Take wanted) implements Question {}
    }

    static Paying of(PaymentId payment, Towards towards, TypedAmount other) {
        return new Paying(
                Optional.of(payment),
                towards,
                other,
                TypedAmount.NONE,
                Optional.empty(),
                false,
                Optional.empty());
    }

    Paying credit(boolean now) {
        return new Paying(of, towards, other, typed, question, now, was);
    }

    Paying towards(Towards now) {
        return new Paying(of, now, other, typed, Optional.empty(), credit, Optional.empty());
    }

    Paying other(TypedAmount now) {
        return new Paying(
                of, Towards.OTHER, now, typed, Optional.empty(), credit, Optional.empty());
    }

    Paying typed(TypedAmount now) {
        return new Paying(of, towards, other, now, Optional.empty(), credit, was);
    }

    Paying asking(Question asked) {
        return new Paying(of, towards, other, typed, Optional.of(asked), credit, was);
    }

    Paying answered() {
        return new Paying(of, towards, other, typed, Optional.empty(), credit, was);
    }

    /// What is asked is about a sum that is no more.
    Paying changed(Money before) {
        return new Paying(
                of,
                towards,
                other,
                typed,
                Optional.empty(),
                credit,
                Optional.of(was.orElse(before)));
    }

    Paying changeRead() {
        return new Paying(of, towards, other, typed, question, credit, Optional.empty());
    }
}
