package org.cashwrap.core.money;

import java.util.Comparator;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/// An amount of one currency, counted in its smallest unit; exact, and never a floating-point number.
///
/// Arithmetic refuses to mix currencies (`IllegalArgumentException`) and to overflow (`ArithmeticException`): both are
/// mistakes of ours, never of a clerk's.
///
/// @param minor    cents, or whatever the currency's smallest unit is; may be negative
/// @param currency ISO 4217
public record Money(long minor, Currency currency) implements Comparable<Money> {
    /// The most that can be typed: nine digits before the point.
    private static final Pattern DECIMAL = Pattern.compile("([0-9]{1,9})(?:\\.([0-9]+))?");

    private static final Comparator<Money> BY_AMOUNT = Comparator.comparingLong(Money::minor);

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /// Reads what a person or a script wrote: `84`, `84.3`, `84.37`. ASCII digits and a point, no sign, no grouping, no
    /// more digits after the point than the currency has, at most nine before it.
    public static Optional<Money> parse(String text, Currency currency) {
        var parts = DECIMAL.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        var digits = currency.getDefaultFractionDigits();
        var fraction = parts.group(2) == null ? "" : parts.group(2);
        if (fraction.length() > digits) {
            return Optional.empty();
        }
        var padded = fraction + "0".repeat(digits - fraction.length());
        return Optional.of(new Money(Long.parseLong(parts.group(1) + padded), currency));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, same(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, same(other).minor), currency);
    }

    public Money times(int pieces) {
        return new Money(Math.multiplyExact(minor, (long) pieces), currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    /// @throws IllegalArgumentException if the currencies differ
    @Override
    public int compareTo(Money other) {
        return BY_AMOUNT.compare(this, same(other));
    }

    /// `84.37`, with the currency's digits and a minus where it is due, for files and scripts; screens and receipts have
    /// a format of their own.
    public String plain() {
        var digits = currency.getDefaultFractionDigits();
        if (digits == 0) {
            return Long.toString(minor);
        }
        // The sign apart from the digits: -5 is -0.05. Unsigned, because abs(Long.MIN_VALUE) is
        // negative.
        var text = Long.toUnsignedString(minor < 0 ? -minor : minor);
        var padded = "0".repeat(Math.max(0, digits + 1 - text.length())) + text;
        var point = padded.length() - digits;
        return (minor < 0 ? "-" : "") + padded.substring(0, point) + "." + padded.substring(point);
    }

    @Override
    public String toString() {
        return plain() + " " + currency;
    }

    private Money same(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException(this + " and " + other + " are of two currencies");
        }
        return other;
    }
}
