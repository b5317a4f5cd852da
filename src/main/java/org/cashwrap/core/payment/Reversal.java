package org.cashwrap.core.payment;

import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.Payment.Committed;

import java.util.List;

/// What goes back when a payment is undone, all at once or in several legs: exactly what was kept of it, in the end.
public final class Reversal {
    private Reversal() {}

    /// One step of undoing a payment.
    ///
    /// @param applied what is taken from the accounts again; always positive
    /// @param card    goes back to the card; zero or more
    /// @param cash    goes back in cash; zero or more
    public record Leg(Money applied, Money card, Money cash) {}

    /// What follows from the wish to undo so much.
    public sealed interface Answer {
        /// @param last nothing is left to undo
        record Back(Leg leg, boolean last) implements Answer {}

        /// @param left what can be undone; zero if all of it was
        record TooMuch(Money left) implements Answer {}
    }

    /// Every leg but the last gives the exact cents: to the card first, then in cash, but never more than was kept. The last one
    /// gives what is left of what was kept, so that the rounding stays with it.
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
        if (amount.equals(left)) {
            return new Answer.Back(new Leg(amount, card, cash), true);
        }
        var toCard = amount.min(card);
        return new Answer.Back(new Leg(amount, toCard, amount.minus(toCard).min(cash)), false);
    }

    /// What of the payment has not been undone; zero or more.
    public static Money left(Committed payment, List<Leg> before) {
        return before.stream().map(Leg::applied).reduce(payment.paid(), Money::minus);
    }
}
