package org.cashwrap.device.driver.zvt.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Makes whatever could be a card number unreadable, wherever a terminal put it: in digits of a text, or packed.
///
/// Source: ISO/IEC 7812-1 annex B (check digit); the issuers' public ranges and lengths.
public final class CardDigits {
    private static final int SHORTEST = 13;
    private static final int LONGEST = 19;
    private static final int SHOWN = 4;
    private static final int GAP_MAX = 3;
    private static final String GAP = " -./";
    private static final byte STAR = '*';

    private static final int SEPARATOR = 0xD;
    private static final int MASK = 0xE;
    private static final int FILLING = 0xF;

    /// Visa, Mastercard, American Express, Diners, JCB, UnionPay with Discover and Maestro.
    private static final Pattern ISSUED =
            Pattern.compile(
                    "4[0-9]{12}(?:[0-9]{3}){0,2}"
                            + "|5[1-5][0-9]{14}|2(?:2[2-9]|[3-6][0-9]|7[01])[0-9]{13}|2720[0-9]{12}"
                            + "|3[47][0-9]{13}"
                            + "|3(?:0[0-5]|[689][0-9])[0-9]{11}"
                            + "|35[0-9]{14,17}"
                            + "|(?:5[06-8]|6[0-9])[0-9]{14,17}");

    private CardDigits() {}

    /// The digits of card numbers in a text of one byte a digit become stars, but for their last four. Up to three blanks,
    /// dashes, dots and slashes between digits do not count, and what the terminal has masked in part is masked as well.
    public static byte[] starred(byte... text) {
        if (text.length < SHORTEST - 1) {
            return text;
        }
        var starred = text.clone();
        for (int from = 0; from < text.length; from++) {
            if (isDigit(text[from])) {
                var to = runEnd(from, text);
                if (to - from >= SHORTEST) {
                    star(starred, from, to);
                }
                from = to;
            }
        }
        MarkedDigits.star(new String(text, StandardCharsets.ISO_8859_1), starred);
        return starred;
    }

    private static int runEnd(int from, byte... text) {
        var last = from;
        for (int i = from + 1; i < text.length && i - last <= GAP_MAX + 1; i++) {
            if (isDigit(text[i])) {
                last = i;
            } else if (GAP.indexOf(text[i]) < 0) {
                break;
            }
        }
        return last + 1;
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }

    private static void star(byte[] text, int from, int to) {
        var digits = new StringBuilder();
        var places = new int[to - from];
        for (int i = from; i < to; i++) {
            if (isDigit(text[i])) {
                places[digits.length()] = i;
                digits.append((char) text[i]);
            }
        }
        for (int start = 0; start <= digits.length() - SHORTEST; start++) {
            var hidden = start + cardLength(digits, start) - SHOWN;
            for (int i = start; i < hidden; i++) {
                Arrays.fill(text, places[i], places[i + 1], STAR);
            }
        }
    }

    /// The longest card number that begins there, or 0: the whole run if its check digit is right, otherwise only what an
    /// issuer would issue.
    private static int cardLength(CharSequence digits, int start) {
        if (start == 0 && digits.length() <= LONGEST && checks(digits)) {
            return digits.length();
        }
        return issuedLength(digits, start);
    }

    private static int issuedLength(CharSequence digits, int start) {
        for (int length = Math.min(LONGEST, digits.length() - start);
                length >= SHORTEST;
                length--) {
            var part = digits.subSequence(start, start + length);
            if (checks(part) && ISSUED.matcher(part).matches()) {
                return length;
            }
        }
        return 0;
    }

    /// The digits of issued card numbers in packed digits become E. Not where most of them are zeros, as in sums.
    ///
    /// @param hex  two characters a byte
    /// @param text the bytes are a text: what can be read as one is no packed number
    static String hidden(String hex, boolean text) {
        if (hex.length() < SHORTEST) {
            return hex;
        }
        var hidden = new StringBuilder(hex);
        for (int from = 0; from <= hex.length() - SHORTEST; from++) {
            var to = from;
            while (to < hex.length() && isDigit(hex.charAt(to))) {
                to++;
            }
            for (int start = from; start <= to - SHORTEST; start++) {
                var end =
                        start
                                + issuedLength(
                                        hex.substring(start, Math.min(to, start + LONGEST)), 0);
                if (!isMostlyZeros(hex, start, end) && !(text && isReadable(hex, start, end))) {
                    for (int i = start; i < end; i++) {
                        hidden.setCharAt(i, 'E');
                    }
                }
            }
            from = to;
        }
        return hidden.toString();
    }

    private static boolean isMostlyZeros(String hex, int from, int to) {
        var zeros = 0;
        for (int i = from; i < to; i++) {
            zeros += hex.charAt(i) == '0' ? 1 : 0;
        }
        return 2 * zeros > to - from;
    }

    /// A packed card number with an E for every digit; separator and filling stay.
    static byte[] masked(byte... packed) {
        var masked = packed.clone();
        for (int i = 0; i < masked.length; i++) {
            masked[i] =
                    (byte)
                            (maskedNibble(packed[i] >> 4 & 0xF) << 4
                                    | maskedNibble(packed[i] & 0xF));
        }
        return masked;
    }

    private static int maskedNibble(int nibble) {
        return nibble == SEPARATOR || nibble == FILLING ? nibble : MASK;
    }

    /// Of a packed card number stars and its last four digits, as far as they were sent.
    static String shown(byte... packed) {
        var shown = new StringBuilder();
        for (int i = 0; i < 2 * packed.length; i++) {
            var nibble = packed[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xF;
            if (nibble == SEPARATOR || nibble == FILLING) {
                break;
            }
            shown.append(nibble < 10 ? (char) ('0' + nibble) : '*');
        }
        for (int i = 0; i < shown.length() - SHOWN; i++) {
            shown.setCharAt(i, '*');
        }
        return shown.toString();
    }

    private static boolean isReadable(String hex, int from, int to) {
        for (int i = from & ~1; i < to; i += 2) {
            var high = hex.charAt(i);
            if (high < '2' || high > '7') {
                return false;
            }
        }
        return true;
    }

    private static boolean checks(CharSequence digits) {
        var sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            var digit = digits.charAt(digits.length() - 1 - i) - '0';
            var weighed = i % 2 == 0 ? digit : 2 * digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return sum % 10 == 0;
    }
}
