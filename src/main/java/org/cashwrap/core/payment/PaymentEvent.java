package org.cashwrap.core.payment;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;

import java.util.Optional;
import java.util.Set;

/// What happened to a payment. Journalled before anything is done about it; folding the events gives the state again.
public sealed interface PaymentEvent {
    /// An account was opened, by a third party until [HolderIdentified].
    ///
    /// @param balance what the account owes; none if nobody could be asked
    record AccountChosen(AccountNumber account, Optional<Balance> balance, Language language)
            implements PaymentEvent {}

    /// The clerk matched a photo ID with the holder's name.
    record HolderIdentified() implements PaymentEvent {}

    /// @param rounding what becomes of the last cents if cash completes the payment
    /// @param despite  the stops that held, and were passed because the customer wishes it
    record AmountsChosen(Bill bill, CashRounding rounding, Set<Stop.Kind> despite)
            implements PaymentEvent {
        public AmountsChosen {
            despite = passed(despite);
        }

        public AmountsChosen(Bill bill, CashRounding rounding) {
            this(bill, rounding, Set.of());
        }
    }

    /// @param amount  as handed over; always positive
    /// @param despite as for [AmountsChosen]
    record CashGiven(Money amount, Set<Stop.Kind> despite) implements PaymentEvent {
        public CashGiven {
            mustBePositive(amount);
            despite = passed(despite);
        }

        public CashGiven(Money amount) {
            this(amount, Set.of());
        }
    }

    /// A cheque, money order or cashier's cheque was taken.
    record InstrumentGiven(Instrument instrument) implements PaymentEvent {}

    /// Everything taken for this payment went back to the customer: all cash, and with it every instrument as it was given.
    ///
    /// @param amount      all of the cash; zero only if there were instruments
    /// @param instruments how many of them; zero or more
    record CashGivenBack(Money amount, int instruments) implements PaymentEvent {
        public CashGivenBack(Money amount) {
            this(amount, 0);
        }

        public CashGivenBack {
            if (amount.isNegative() || instruments < 0 || (amount.isZero() && instruments == 0)) {
                throw new IllegalArgumentException(
                        "something goes back: " + amount + " and " + instruments);
            }
        }
    }

    /// @param reference our own name for the request this leads to, used once
    /// @param amount    all that is left
    /// @param before    where the terminal's record stands; none if the terminal has not told, and then it is not asked
    record CardChosen(String reference, Money amount, Optional<TerminalMark> before)
            implements PaymentEvent {
        public CardChosen {
            mustBePositive(amount);
        }
    }

    /// The terminal reports an approval that it may still undo. Durable before it is told that we heard.
    ///
    /// @param reference of the request that it is about
    record ApprovalSeen(String reference, CardApproval approval) implements PaymentEvent {}

    /// The terminal's last word on a request, or its silence; also what its own record said when it was asked later.
    ///
    /// @param reference of the request that it is about: a late word on an earlier one must not pass for this one's
    record CardAnswered(String reference, CardAnswer answer) implements PaymentEvent {}

    /// The clerk wants the terminal asked again.
    record AskTerminalPressed() implements PaymentEvent {}

    /// A second person read the terminal's slip. Who, stands in the entry as approver.
    ///
    /// @param reference of the request that the slip is about
    /// @param charged   what the slip says was charged; none if it says that nothing was
    record DoubtEnded(String reference, Optional<CardApproval> charged) implements PaymentEvent {}

    /// The doubt waits beside the next customers.
    record Parked() implements PaymentEvent {}

    /// The customer pays no more now: what was taken is a part payment.
    record SettlePressed() implements PaymentEvent {}

    record CancelPressed() implements PaymentEvent {}

    /// Does the card terminal say so, and not the clerk? Then it is true whoever is signed in.
    default boolean isTheTerminals() {
        return this instanceof ApprovalSeen || this instanceof CardAnswered;
    }

    /// Does it make who is signed in a party to the payment, who cannot approve it later? What the terminal says is
    /// nobody's doing, and asking it decides nothing.
    default boolean involvesClerk() {
        return !isTheTerminals() && !(this instanceof AskTerminalPressed);
    }

    private static Set<Stop.Kind> passed(Set<Stop.Kind> despite) {
        if (despite.stream().anyMatch(Stop.Kind::isFinal)) {
            throw new IllegalArgumentException("nobody passes such a stop: " + despite);
        }
        return Set.copyOf(despite);
    }

    private static void mustBePositive(Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("not a positive amount: " + amount);
        }
    }
}
