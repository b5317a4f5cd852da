package org.cashwrap.staff;

import org.cashwrap.config.YamlText;

import java.util.Set;
import java.util.regex.Pattern;

/// A PIN in clear, on its way from the keys to its hash. Shown nowhere: [#toString] hides it, and nothing outside this
/// package can read it.
public final class Pin {
    public static final int DIGITS_MIN = 6;
    public static final int DIGITS_MAX = 12;

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final int YEAR_FIRST = 1940;
    private static final int YEAR_LAST = 2039;

    /// Three keys in a line on a keypad, either way, that are not neighbours in counting: columns and diagonals.
    private static final Set<String> KEYPAD_LINES =
            Set.of("147", "741", "258", "852", "369", "963", "159", "951", "357", "753");

    private final String digits;

    private Pin(String digits) {
        this.digits = digits;
    }

    /// What became of the wish for a new PIN.
    public sealed interface Choice {
        record Good(Pin pin) implements Choice {}

        record Bad(Why why) implements Choice {}
    }

    public enum Why {
        /// Fewer than [#DIGITS_MIN] digits.
        TOO_SHORT,
        /// More than [#DIGITS_MAX] digits.
        TOO_LONG,
        /// Something else than the digits 0 to 9. Digits of other scripts must be converted before.
        NOT_DIGITS,
        /// Among the first that a thief would try.
        TOO_EASY;

        /// The word for it in texts and messages: `too-easy`.
        public String key() {
            return YamlText.word(this);
        }
    }

    /// A new PIN, if it is good enough. Refused as too easy is
    ///
    /// | what | for example |
    /// | --- | --- |
    /// | only one or two different digits | `111111`, `100000`, `112211` |
    /// | counting up or down, also over 9 and 0, also each digit twice | `123456`, `890123`, `332211` |
    /// | a block of digits over and over | `121212`, `123123`, `48264826` |
    /// | a year from 1940 to 2039 at its beginning or end | `199004`, `241987` |
    /// | threes that are each one key, a count of three or a line on the keypad | `123321`, `147258`, `111999` |
    ///
    /// Together these are fewer than 3 in 100 of all PINs with six digits, and most of what people choose unasked.
    public static Choice choose(String text) {
        if (!DIGITS.matcher(text).matches()) {
            return new Choice.Bad(text.isEmpty() ? Why.TOO_SHORT : Why.NOT_DIGITS);
        }
        if (text.length() < DIGITS_MIN) {
            return new Choice.Bad(Why.TOO_SHORT);
        }
        if (text.length() > DIGITS_MAX) {
            return new Choice.Bad(Why.TOO_LONG);
        }
        return isEasy(text) ? new Choice.Bad(Why.TOO_EASY) : new Choice.Good(new Pin(text));
    }

    /// What somebody typed to prove who they are. Anything may be typed; what no PIN can be is simply wrong.
    public static Pin typed(String text) {
        return new Pin(text.length() <= DIGITS_MAX ? text : "");
    }

    String digits() {
        return digits;
    }

    @Override
    public String toString() {
        return "Pin[hidden]";
    }

    private static boolean isEasy(String pin) {
        return pin.chars().distinct().count() < 3
                || isCount(withoutNeighbours(pin))
                || isBlockRepeated(pin)
                || isYear(pin.substring(0, 4))
                || isYear(pin.substring(pin.length() - 4))
                || isKeypadThrees(pin);
    }

    /// `112233` as `123`.
    private static String withoutNeighbours(String pin) {
        return pin.replaceAll("(.)\\1+", "$1");
    }

    private static boolean isCount(String pin) {
        return isSteps(pin, 1) || isSteps(pin, 9);
    }

    private static boolean isSteps(String pin, int step) {
        for (var i = 1; i < pin.length(); i++) {
            if ((pin.charAt(i - 1) - '0' + step) % 10 != pin.charAt(i) - '0') {
                return false;
            }
        }
        return true;
    }

    private static boolean isBlockRepeated(String pin) {
        for (var block = 1; block <= pin.length() / 2; block++) {
            if (pin.substring(block).equals(pin.substring(0, pin.length() - block))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isYear(String four) {
        var year = Integer.parseInt(four);
        return year >= YEAR_FIRST && year <= YEAR_LAST;
    }

    private static boolean isKeypadThrees(String pin) {
        if (pin.length() % 3 != 0) {
            return false;
        }
        for (var i = 0; i < pin.length(); i += 3) {
            var three = pin.substring(i, i + 3);
            if (!isCount(three) && !isSteps(three, 0) && !KEYPAD_LINES.contains(three)) {
                return false;
            }
        }
        return true;
    }
}
