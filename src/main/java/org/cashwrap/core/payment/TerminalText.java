package org.cashwrap.core.payment;

import java.util.regex.Pattern;

/// Makes a text of a card terminal fit to be kept: no controls, not too long, and no number that could be a card's.
final class TerminalText {
    /// Digits with anything but letters between them, as receipts and terminals break numbers up.
    private static final Pattern LONG_NUMBER =
            Pattern.compile("[0-9](?:[^\\p{L}0-9]{0,3}[0-9]){12,}");

    private static final Pattern RUN =
            Pattern.compile("[0-9]{5,}|[0-9](?:[^\\p{L}0-9]{0,3}[0-9]){8,}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private TerminalText() {}

    /// A code or a name: kept as it is, unless it could hold a card number.
    static String kept(String text, int max) {
        var plain = CONTROL.matcher(text).replaceAll(" ");
        return cut(LONG_NUMBER.matcher(plain).replaceAll("…"), max);
    }

    /// Free wording: longer numbers are left out.
    static String masked(String text, int max) {
        var plain = CONTROL.matcher(text).replaceAll(" ");
        return cut(RUN.matcher(plain).replaceAll("…"), max);
    }

    /// A line of a slip, kept as it is but for a whole number that could be a card's: stars and its last four digits.
    static String slip(String text, int max) {
        var plain = CONTROL.matcher(text).replaceAll(" ");
        return cut(CardNumbers.masked(plain), max);
    }

    /// By code points, so that nothing is cut in half.
    private static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, max));
    }
}
