package org.cashwrap.core.payment;

import org.cashwrap.core.payment.DigitGroups.Group;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/// Stars out what may be a card number in what a card terminal prints, masked by the terminal in part or not at all: of each
/// only the last four places are left. Every other place becomes one star, so that the columns of a slip hold.
///
/// A place is a digit, or a mark that a terminal prints instead of one: `* # • x`. A number is
/// - 13 to 19 digits as [CardNumbers#printed] finds them, with a right check digit;
/// - 12 to 19 places, a mark among them, as whole groups with one to three other characters between them, but no letters: the
///   check digit may be hidden, so it is not asked for. What is written as a date, a time or an amount parts two numbers;
/// - a group of 20 or more places, whatever it is.
final class PrintedNumbers {
    private static final int KEPT = 4;
    private static final int MARKED_MIN = 12;
    private static final int MARKED_MAX = 19;

    private static final String MARKS = "*#•●∙·×✱＊＃?\ufffd";
    private static final Pattern PLACES = Pattern.compile("[\\p{Nd}" + MARKS + "]+");
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{Nd}" + MARKS + "]{1,3}");

    /// An x is a mark, unless it is a letter of a word. Dots, dashes and lines are, where many of them stand between places.
    private static final Pattern OTHER_MARKS =
            Pattern.compile(
                    "(?<!\\p{L})[xX]+(?!\\p{L})|[xX]{3,}"
                            + "|(?<=[\\p{Nd}"
                            + MARKS
                            + "xX])(?:[.]{4,}+|_{4,}+|-{4,}+)(?=[\\p{Nd}"
                            + MARKS
                            + "xX])");

    /// The sign of a number behind its name: `TRACE#001234`.
    private static final Pattern NUMBER_SIGN = Pattern.compile("(?<=\\p{L})#(?!#)");

    private static final Pattern NO_CARD =
            Pattern.compile(
                    "(?<![\\p{Nd}"
                            + MARKS
                            + "])(?<![\\p{Nd}"
                            + MARKS
                            + "][.,/:-])(?:"
                            // 24.11.2026, 24.11.26, 12/27
                            + "\\p{Nd}{1,2}([./])\\p{Nd}{1,2}(?:\\1\\p{Nd}{2}(?:\\p{Nd}{2})?)?"
                            + "|20\\p{Nd}{2}-\\p{Nd}{2}-\\p{Nd}{2}"
                            + "|\\p{Nd}{1,2}:\\p{Nd}{2}(?::\\p{Nd}{2})?"
                            // 84,37 and 1.284,37
                            + "|\\p{Nd}{1,4}[.,]\\p{Nd}{2}"
                            + "|\\p{Nd}{1,3}(?:[.,']\\p{Nd}{3}){1,3}[.,]\\p{Nd}{2}"
                            + ")(?![\\p{Nd}"
                            + MARKS
                            + "])(?![.,/:-][\\p{Nd}"
                            + MARKS
                            + "])");

    private PrintedNumbers() {}

    static String starred(String text) {
        var hidden = new BitSet(text.length());
        CardNumbers.printed(text).forEach(number -> hide(number, text, hidden));
        var marked = marked(text);
        for (var run : DigitGroups.runs(marked, PLACES, GAP)) {
            hideIn(run, marked, hidden);
        }
        var starred = new StringBuilder();
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            if (hidden.get(at)) {
                starred.append('*');
            } else {
                starred.appendCodePoint(text.codePointAt(at));
            }
        }
        return starred.toString();
    }

    /// The same length, with a star for every other mark, and letters where no card's number can be.
    private static String marked(String text) {
        var unsigned = NUMBER_SIGN.matcher(text).replaceAll("N");
        var marked =
                OTHER_MARKS
                        .matcher(unsigned)
                        .replaceAll(marks -> "*".repeat(marks.group().length()));
        return NO_CARD.matcher(marked).replaceAll(date -> "N".repeat(date.group().length()));
    }

    private static void hideIn(List<Group> run, String marked, BitSet hidden) {
        for (int first = 0; first < run.size(); first++) {
            var places = 0;
            var hasMark = false;
            for (int last = first; last < run.size(); last++) {
                var group = run.get(last);
                places += group.digits().length();
                hasMark |= group.digits().indexOf('*') >= 0;
                var long_ = last == first && places > MARKED_MAX;
                if (long_ || (hasMark && isNumber(run, first, last, places))) {
                    hide(placesOf(run.subList(first, last + 1), marked), marked, hidden);
                }
                if (places > MARKED_MAX) {
                    break;
                }
            }
        }
    }

    /// No number begins or ends among groups that are marks alone: those before or behind are of it too. And none begins with
    /// one digit or two by themselves.
    private static boolean isNumber(List<Group> run, int first, int last, int places) {
        var cutBefore = first > 0 && isMarks(run.get(first)) && isMarks(run.get(first - 1));
        var cutBehind =
                last < run.size() - 1 && isMarks(run.get(last)) && isMarks(run.get(last + 1));
        var shortFirst = run.get(first).digits().matches("[0-9]{1,2}");
        return places >= MARKED_MIN
                && places <= MARKED_MAX
                && !cutBefore
                && !cutBehind
                && !shortFirst;
    }

    private static boolean isMarks(Group group) {
        return group.digits().chars().allMatch(place -> place == '*');
    }

    /// Where each of its places begins.
    static List<Integer> placesOf(List<Group> groups, String text) {
        var places = new ArrayList<Integer>();
        for (var group : groups) {
            for (int at = group.start(); at < group.end(); at = text.offsetByCodePoints(at, 1)) {
                places.add(at);
            }
        }
        return places;
    }

    /// What the terminal has masked well enough stays as it is, whatever its marks.
    private static void hide(List<Integer> places, String text, BitSet hidden) {
        var most = places.subList(0, places.size() - KEPT);
        if (most.stream().anyMatch(at -> Character.isDigit(text.codePointAt(at)))) {
            most.forEach(hidden::set);
        }
    }
}
