package org.cashwrap.core.payment;

import org.cashwrap.core.payment.DigitGroups.Group;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Finds what looks like a card number in what somebody typed, so that it is refused and kept nowhere, and in what a card
/// terminal prints, so that only its last four digits are kept.
///
/// A number is whole groups of digits, of any script, with nothing but one to three blanks, dashes or invisible characters
/// between them; 13 to 19 digits together, with a right check digit. Every run of groups is looked at, so a date before a
/// card's number does not hide it; a part of a longer group is not, or every long number would hold one.
///
/// Source: ISO/IEC 7812-1 annex B (the check digit); public issuer ranges of Visa (4), Mastercard (51 to 55, 2221 to 2720),
/// American Express (34, 37), Diners (30, 36, 38, 39), Discover (6011, 64, 65), JCB (35), UnionPay (62), Maestro (50, 56 to
/// 58, 6).
public final class CardNumbers {
    private static final int DIGITS_MIN = 13;
    private static final int DIGITS_MAX = 19;
    private static final Pattern GAP = Pattern.compile("[\\p{Zs}\\p{Pd}\\p{Cf}\\p{Cc}]{1,3}");
    private static final Pattern PRINTED_GAP =
            Pattern.compile("[\\p{Zs}\\p{Pd}\\p{Cf}\\p{Cc}./]{1,3}");
    private static final int DOTTED_MIN = 3;
    private static final Pattern ISSUED =
            Pattern.compile(
                    "4.*|5[0-8].*|222[1-9].*|22[3-9].*|2[3-6].*|27[01].*|2720.*|3[04-9].*|6.*");

    private CardNumbers() {}

    /// Our own account numbers are asked for first, and issuers' ranges too: some schemes of accounts look like cards.
    public static boolean isIn(String text) {
        return !found(
                        DigitGroups.runs(text, GAP),
                        digits -> ISSUED.matcher(digits).matches() && checks(digits))
                .isEmpty();
    }

    /// Where the digits begin of each number on a slip that could be a card's, dots and slashes between its groups included.
    /// Ranges of issuers are not asked for: what a terminal sends is nearer to a card than what a clerk types. But no card
    /// begins with 0, and the names of chip applications on every slip (`A0000000031010`) do.
    static List<List<Integer>> printed(String text) {
        var found = new ArrayList<List<Integer>>();
        var runs =
                DigitGroups.runs(text, PRINTED_GAP).stream()
                        .flatMap(run -> withoutDates(run, text).stream())
                        .toList();
        for (var number : apart(found(runs, digits -> !digits.startsWith("0") && checks(digits)))) {
            found.add(PrintedNumbers.placesOf(number.groups(), text));
        }
        return found;
    }

    /// Dots and slashes stand between the groups of a number only where none of them is as short as a day or a month.
    private static List<List<Group>> withoutDates(List<Group> run, String text) {
        var parts = new ArrayList<List<Group>>();
        for (var group : run) {
            if (parts.isEmpty() || isParted(parts.getLast().getLast(), group, text)) {
                parts.add(new ArrayList<>());
            }
            parts.getLast().add(group);
        }
        return parts;
    }

    private static boolean isParted(Group before, Group group, String text) {
        var gap = text.substring(before.end(), group.start());
        return (gap.contains(".") || gap.contains("/"))
                && Math.min(before.digits().length(), group.digits().length()) < DOTTED_MIN;
    }

    /// @param first of the groups of a run
    /// @param last  included
    private record Part(List<Group> run, int first, int last) {
        List<Group> groups() {
            return run.subList(first, last + 1);
        }

        /// @param before one that was found before
        boolean overlaps(Part before) {
            return groups().getFirst().start() <= before.groups().getLast().start();
        }
    }

    private static List<Part> found(List<List<Group>> runs, Predicate<String> isCard) {
        var found = new ArrayList<Part>();
        for (var run : runs) {
            for (int first = 0; first < run.size(); first++) {
                var digits = "";
                for (int last = first; last < run.size(); last++) {
                    digits += run.get(last).digits();
                    if (digits.length() > DIGITS_MAX) {
                        break;
                    }
                    if (digits.length() >= DIGITS_MIN && isCard.test(digits)) {
                        found.add(new Part(run, first, last));
                    }
                }
            }
        }
        return found;
    }

    /// Numbers that share groups, as one: which of them is the card's, nobody knows.
    private static List<Part> apart(List<Part> found) {
        var apart = new ArrayList<Part>();
        for (var next : found) {
            if (!apart.isEmpty() && next.overlaps(apart.getLast())) {
                var before = apart.removeLast();
                apart.add(
                        new Part(next.run(), before.first(), Math.max(before.last(), next.last())));
            } else {
                apart.add(next);
            }
        }
        return apart;
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
