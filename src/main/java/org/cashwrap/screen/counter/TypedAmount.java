package org.cashwrap.screen.counter;

import org.cashwrap.core.money.Money;

import java.util.Currency;
import java.util.Optional;

/// An amount while it is typed: ASCII digits and at most one point, so `85` is 85.00 and `8500` is 8,500.00. Digits of any
/// script are taken, and what any of our languages writes before the cents; what cannot become an amount is not taken at all.
///
/// @param text as far as it is typed; may be empty
record TypedAmount(String text) {
    static final TypedAmount NONE = new TypedAmount("");

    /// So many digits without a point are no amount at a counter, but the beginning of a number that belongs into the search:
    /// a scanner whose signs were taken for keys, or a clerk who did not look.
    static final int DIGITS_MAX = 7;

    private static final String POINTS = ".,٫،";

    static TypedAmount of(Money amount) {
        return new TypedAmount(amount.plain());
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /// None for what is empty, or nothing, or not finished.
    Optional<Money> money(Currency currency) {
        var whole = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        return Money.parse(whole, currency).filter(Money::isPositive);
    }

    /// With one more sign, if an amount can go on with it.
    TypedAmount plus(int sign, Currency currency) {
        var digit = Character.digit(sign, 10);
        if (digit >= 0) {
            return fractionIsFull(currency) ? this : new TypedAmount(text + digit);
        }
        return POINTS.indexOf(sign) >= 0
                        && !text.contains(".")
                        && currency.getDefaultFractionDigits() > 0
                ? new TypedAmount((text.isEmpty() ? "0" : text) + ".")
                : this;
    }

    TypedAmount withoutLast() {
        return text.isEmpty() ? this : new TypedAmount(text.substring(0, text.length() - 1));
    }

    /// Is it longer than any amount is?
    boolean isTooLong() {
        return !text.contains(".") && text.length() > DIGITS_MAX;
    }

    private boolean fractionIsFull(Currency currency) {
        var point = text.indexOf('.');
        return point >= 0 && text.length() - point > currency.getDefaultFractionDigits();
    }
}
