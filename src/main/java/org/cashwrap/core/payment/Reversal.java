package org.cashwrap.core.payment;

import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.Payment.Committed;

import java.util.ArrayList;
import java.util.List;

/// What goes back when a payment is undone, all at once or in several legs: exactly what was kept of it, in the end.
public final class Reversal {
    private Reversal() {}

    /// One step of undoing a payment.
    ///
    /// @param applied     what is taken from the accounts again; always positive
    /// @param card        goes back to the card; zero or more
    /// @param cash        goes back in cash; zero or more
    /// @param instruments are handed back themselves
    public record Leg(Money applied, Money card, Money cash, List<Instrument> instruments) {
        public Leg {
            instruments = List.copyOf(instruments);
        }

        public Leg(Money applied, Money card, Money cash) {
            this(applied, card, cash, List.of());
        }
    }

    /// What follows from the wish to undo so much.
    public sealed interface Answer {
        /// @param last nothing is left to undo
        record Back(Leg leg, boolean last) implements Answer {}

        /// @param left what can be undone; zero if all of it was
        record TooMuch(Money left) implements Answer {}

        /// So much could be given back only if a part of an instrument were, and nobody can tear one.
        ///
        /// @param whole that is in the way: undo at least what it says, or no more than card and cash can give
        record NotDivided(Instrument whole) implements Answer {}
    }

    /// Every leg but the last gives the exact cents: to the card first, then the instruments that fit, each as it is, then in
    /// cash, but never more than was kept. The last one gives what is left of what was kept, so that the rounding stays with it.
    ///
    /// An instrument can be handed back only as long as it lies in the till; whoever asks knows that it does.
    ///
    /// @param before the legs so far
    /// @param amount of what was applied; always positive
    public static Answer next(Committed payment, List<Leg> before, Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("only what is positive is undone: " + amount);
        }
        var left = left(payment, before);
        if (amount.compareTo(left) > 0) {
            return new Answer.TooMuch(left);
        }
        var card = payment.cardKept();
        var cash = payment.cashKept();
        for (var leg : before) {
            card = card.minus(leg.card());
            cash = cash.minus(leg.cash());
        }
        var papers = remaining(payment, before);
        if (amount.equals(left)) {
            return new Answer.Back(new Leg(amount, card, cash, papers), true);
        }
        var toCard = amount.min(card);
        var rest = amount.minus(toCard);
        var whole = new ArrayList<Instrument>();
        for (var paper : List.copyOf(papers)) {
            if (paper.amount().compareTo(rest) <= 0) {
                whole.add(paper);
                papers.remove(paper);
                rest = rest.minus(paper.amount());
            }
        }
        // A cent or two of what was applied may never have been in cash; more than that is a
        // paper's.
        return !papers.isEmpty() && rest.compareTo(cash) > 0
                ? new Answer.NotDivided(papers.getFirst())
                : new Answer.Back(new Leg(amount, toCard, rest.min(cash), whole), false);
    }

    private static List<Instrument> remaining(Committed payment, List<Leg> before) {
        var papers = new ArrayList<>(payment.instrumentsKept());
        before.forEach(leg -> leg.instruments().forEach(papers::remove));
        return papers;
    }

    /// What of the payment has not been undone; zero or more.
    public static Money left(Committed payment, List<Leg> before) {
        return before.stream().map(Leg::applied).reduce(payment.paid(), Money::minus);
    }
}
