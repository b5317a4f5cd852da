package org.cashwrap.core.bill;

import org.cashwrap.core.money.Money;

import java.math.BigInteger;

/// A part of an amount.
///
/// @param hundredths of a percent, 1 to 10,000
public record Percent(int hundredths) {
    public static final Percent ALL = new Percent(10_000);

    private static final BigInteger WHOLE = BigInteger.valueOf(ALL.hundredths());

    public Percent {
        if (hundredths < 1 || hundredths > 10_000) {
            throw new IllegalArgumentException("not above 0 to 100 percent: " + hundredths);
        }
    }

    /// Rounded up to the smallest unit: what must be paid is never less than the part.
    ///
    /// @param amount never negative
    public Money upOf(Money amount) {
        return of(amount, WHOLE.subtract(BigInteger.ONE));
    }

    /// Rounded to the nearest smallest unit, a half up.
    ///
    /// @param amount never negative
    public Money nearestOf(Money amount) {
        return of(amount, WHOLE.shiftRight(1));
    }

    private Money of(Money amount, BigInteger added) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("a part of a negative amount: " + amount);
        }
        var minor =
                BigInteger.valueOf(amount.minor())
                        .multiply(BigInteger.valueOf(hundredths))
                        .add(added)
                        .divide(WHOLE);
        return new Money(minor.longValueExact(), amount.currency());
    }
}
