package org.cashwrap.core.money;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What becomes of the last cents of a payment in cash where one-cent coins are no longer given out. The rules stand in
/// `docs/cash-rounding.md`, for who must build or check them without this program.
public enum CashRounding {
    /// Cents are paid and given back.
    EXACT,
    /// To the nearest five cents, up or down.
    ROUND,
    /// Never in the store's favour: cents that cannot be given back are the customer's credit.
    CREDIT;

    /// The smallest coin that is given out, in minor units.
    private static final long UNIT = 5;

    /// Up to here a rounded amount would be nothing, or more than twice what is due.
    private static final long TOO_SMALL = 2;

    /// What cash does to a payment.
    public sealed interface Settled {
        /// The payment ends.
        ///
        /// @param change   given back; zero or more
        /// @param rounding what stays in cash beyond what is applied for it; negative if it is less
        record Enough(Money change, Money rounding) implements Settled {}

        /// It does not, and nothing is given back.
        ///
        /// @param asked how much more cash to ask for; always positive
        record TooLittle(Money asked) implements Settled {}
    }

    /// @param due    in cash: all that is due less what is taken otherwise; always positive
    /// @param handed all cash so far; zero or more
    public Settled settle(Money due, Money handed) {
        mustBePositive(due);
        var raw = handed.minus(due);
        if (handed.compareTo(least(due)) < 0) {
            return new Settled.TooLittle(asked(due, handed));
        }
        var change = change(due, raw);
        return new Settled.Enough(
                change, this == CREDIT ? Money.zero(due.currency()) : raw.minus(change));
    }

    /// How much cash to ask for now, while cash has not ended the payment.
    ///
    /// @param due    as for [#settle]
    /// @param handed less than is due
    public Money asked(Money due, Money handed) {
        mustBePositive(due);
        var met =
                switch (in(due)) {
                    case EXACT -> due;
                    case ROUND -> nearest(due);
                    case CREDIT -> upward(due);
                };
        // A card may leave a cent or two that rounding would give away: only cash completes a
        // payment, so they are asked for.
        return (met.compareTo(handed) > 0 ? met : due).minus(handed);
    }

    private Money least(Money due) {
        return switch (in(due)) {
            case ROUND -> due.min(nearest(due));
            case EXACT, CREDIT -> due;
        };
    }

    private Money change(Money due, Money raw) {
        return switch (in(due)) {
            case EXACT -> raw;
            // Exact pennies have a raw change of nothing, and are taken as they are.
            case ROUND -> raw.isNegative() ? Money.zero(due.currency()) : nearest(raw);
            case CREDIT -> downward(raw);
        };
    }

    /// A cent or two never become nothing, nor five.
    private CashRounding in(Money due) {
        return this == ROUND && due.minor() <= TOO_SMALL ? EXACT : this;
    }

    private static Money nearest(Money amount) {
        return downward(new Money(Math.addExact(amount.minor(), UNIT / 2), amount.currency()));
    }

    private static Money upward(Money amount) {
        return downward(new Money(Math.addExact(amount.minor(), UNIT - 1), amount.currency()));
    }

    private static Money downward(Money amount) {
        return new Money(amount.minor() - Math.floorMod(amount.minor(), UNIT), amount.currency());
    }

    private static void mustBePositive(Money due) {
        if (!due.isPositive()) {
            throw new IllegalArgumentException("nothing is due in cash: " + due);
        }
    }

    /// `exact`, as in files and scripts.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CashRounding> ofWord(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
