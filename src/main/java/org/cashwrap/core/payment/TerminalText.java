package org.cashwrap.core.payment;

import org.cashwrap.core.payment.DigitGroups.Group;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes a text of a card terminal fit to be kept: no controls, not too long, and no number that could be a card's.
public final class TerminalText {
    /// Anything but letters between digits, as receipts and terminals break numbers up.
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{Nd}]{1,3}");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cs}]");

    private TerminalText() {}

    /// A code or a name: kept as it is, unless it could hold a card number.
    static String kept(String text, int max) {
        return settled(
                text,
                max,
                line ->
                        PrintedNumbers.starred(
                                without(
                                        line,
                                        DigitGroups.runs(line, GAP).stream()
                                                .filter(run ->
                                                        DigitGroups.digits(run).length() >= 13))));
    }

    /// Free wording: longer numbers are left out.
    public static String masked(String text, int max) {
        return settled(
                text,
                max,
                line -> {
                    var starred = PrintedNumbers.starred(line);
                    return without(starred, longNumbers(starred));
                });
    }

    private static Stream<List<Group>> longNumbers(String text) {
        return DigitGroups.runs(text, GAP).stream()
                .flatMap(run ->
                        DigitGroups.digits(run).length() >= 9
                                ? Stream.of(run)
                                : run.stream()
                                        .filter(group -> group.digits().length() >= 5)
                                        .map(List::of));
    }

    private static String without(String text, Stream<List<Group>> numbers) {
        var left = new StringBuilder();
        var end = 0;
        for (var number : numbers.toList()) {
            left.append(text, end, number.getFirst().start()).append('…');
            end = number.getLast().end();
        }
        return left.append(text, end, text.length()).toString();
    }

    /// A line of a slip or of its display, kept as it is but for whole numbers that could be a card's, masked by the terminal
    /// or not: stars and their last four digits. A number broken over two lines is not seen.
    public static String slip(String text, int max) {
        return settled(text, max, PrintedNumbers::starred);
    }

    /// Masked before it is cut, or the cut could take the check digit off a card's number; and again until nothing changes,
    /// because the cut can make a number that looks like a card's, and what is read back must be what was written.
    private static String settled(String text, int max, UnaryOperator<String> masking) {
        var line = CONTROL.matcher(text).replaceAll(" ");
        var kept = cut(masking.apply(line), max);
        while (!kept.equals(line)) {
            line = kept;
            kept = cut(masking.apply(line), max);
        }
        return kept;
    }

    /// By code points, so that nothing is cut in half.
    private static String cut(String text, int max) {
        return text.codePointCount(0, text.length()) <= max
                ? text
                : text.substring(0, text.offsetByCodePoints(0, max));
    }
}
