package org.cashwrap.core.payment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what looks like a card number in what somebody typed, so that it is refused and kept nowhere.
///
/// A whole token of 13 to 19 digits (blanks and dashes between them do not count) with a right check digit, in a range
/// that card issuers use. Our own account numbers are asked for first: some schemes look like cards.
///
/// Source: ISO/IEC 7812-1 annex B (the check digit); public issuer ranges of Visa (4), Mastercard (51 to 55, 2221 to 2720),
/// American Express (34, 37), Diners (30, 36, 38, 39), Discover (6011, 64, 65), JCB (35), UnionPay (62), Maestro (50, 56 to
/// 58, 6).
public final class CardNumbers {
    private static final Pattern TOKEN =
            Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}(?![0-9])");
    private static final Pattern ISSUED =
            Pattern.compile(
                    "4.*|5[0-8].*|222[1-9].*|22[3-9].*|2[3-6].*|27[01].*|2720.*|3[04-9].*|6.*");

    private CardNumbers() {}

    public static boolean isIn(String text) {
        return TOKEN.matcher(text)
                .results()
                .map(token -> token.group().replaceAll("[ -]", ""))
                .anyMatch(digits -> ISSUED.matcher(digits).matches() && checks(digits));
    }

    /// The same text, and of whatever [#isIn] finds in it nothing but four stars and the last four digits. Ranges of issuers
    /// are not asked for here: what a terminal sends is nearer to a card than what a clerk types.
    static String masked(String text) {
        return TOKEN.matcher(text)
                .replaceAll(token -> {
                    var digits = token.group().replaceAll("[ -]", "");
                    return checks(digits)
                            ? "****" + digits.substring(digits.length() - 4)
                            : Matcher.quoteReplacement(token.group());
                });
    }

    private static boolean checks(String digits) {
        var sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
