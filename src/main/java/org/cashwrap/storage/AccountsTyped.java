package org.cashwrap.storage;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a clerk meant by what they typed into *Find*. Made from any text at all: what cannot mean anything is [Nothing].
sealed interface AccountsTyped {
    /// Longer is not typed by a person: it finds nothing.
    int CHARACTERS_MAX = 128;

    /// Letters and digits, without which a list of hits would be a list of everybody.
    int SIGNIFICANT_MIN = 3;

    /// Words after these are not looked at.
    int WORDS_MAX = 8;

    /// A telephone number without its country code is not shorter.
    int PHONE_DIGITS_MIN = 7;

    /// The country codes of two digits; 1 and 7 have one, all others three.
    ///
    /// Source: ITU-T E.164, list of assigned country codes.
    Set<String> TWO_DIGIT_COUNTRIES =
            Set.of(
                    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44",
                    "45", "46", "47", "48", "49", "51", "52", "53", "54", "55", "56", "57", "58",
                    "60", "61", "62", "63", "64", "65", "66", "81", "82", "84", "86", "90", "91",
                    "92", "93", "94", "95", "98");

    /// Too little, too much, or no letter and no digit.
    record Nothing() implements AccountsTyped {}

    /// An account number or a telephone number, or the beginning or the end of one.
    ///
    /// @param digits as typed, without grouping
    /// @param phones the ends a telephone number may have, the longest first: as typed, without the country code,
    ///               without the trunk zero
    record Digits(String digits, List<String> phones) implements AccountsTyped {}

    /// A holder's name: beginnings of its words in any order; 1 to 8 of them.
    record Name(List<String> words) implements AccountsTyped {}

    /// A service address: the house number, then beginnings of the other words.
    record Address(String house, List<String> words) implements AccountsTyped {}

    static AccountsTyped of(String typed) {
        if (typed.length() > CHARACTERS_MAX) {
            return new Nothing();
        }
        var words = AccountsFold.typed(typed).stream().limit(WORDS_MAX).toList();
        var all = String.join("", words);
        if (all.codePointCount(0, all.length()) < SIGNIFICANT_MIN) {
            return new Nothing();
        }
        if (isDigits(all)) {
            // Any grouping: the words of a number are one number.
            var digits = AccountsFold.digits(typed);
            return new Digits(digits, phones(digits, isInternational(typed)));
        }
        return isDigits(words.getFirst().substring(0, 1))
                ? new Address(words.getFirst(), words.subList(1, words.size()))
                : new Name(words);
    }

    private static List<String> phones(String digits, boolean international) {
        var ends = new ArrayList<String>();
        ends.add(digits);
        if (international) {
            ends.add(withoutCountry(digits));
        } else if (digits.startsWith("00")) {
            ends.add(digits.substring(2));
            ends.add(withoutCountry(digits.substring(2)));
        } else if (digits.startsWith("0") || (digits.startsWith("1") && digits.length() == 11)) {
            ends.add(digits.substring(1));
        }
        ends.subList(1, ends.size()).removeIf(end -> end.length() < PHONE_DIGITS_MIN);
        return List.copyOf(new LinkedHashSet<>(ends));
    }

    private static String withoutCountry(String digits) {
        if (digits.length() < PHONE_DIGITS_MIN) {
            return digits;
        }
        if (digits.startsWith("1") || digits.startsWith("7")) {
            return digits.substring(1);
        }
        return digits.substring(TWO_DIGIT_COUNTRIES.contains(digits.substring(0, 2)) ? 2 : 3);
    }

    /// Whether a plus comes before the first digit: `+34 …`, `(+34) …`.
    private static boolean isInternational(String typed) {
        return typed.codePoints()
                .takeWhile(point -> !Character.isDigit(point))
                .anyMatch(point -> point == '+' || point == 0xFF0B);
    }

    private static boolean isDigits(String folded) {
        return folded.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
