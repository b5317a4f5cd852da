package org.cashwrap.core.payment;

import org.cashwrap.core.payment.Instrument.Drawn;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads the line of magnetic ink at the foot of a cheque, as a reader sends it or as a person types it.
///
/// ```
/// ⑈001042⑈ ⑆021000021⑆ 1234567890⑈        a firm's: the serial comes first
///          ⑆021000021⑆ 1234567890⑈ 1042   a person's: the serial comes last
/// 021000021 1234567890 1042               typed, with nothing but blanks
/// ```
///
/// | symbol | Unicode | on a keyboard, one set for the whole line |
/// | --- | --- | --- |
/// | transit | `⑆` | `T`, `A` or `:` |
/// | on us | `⑈` | `U`, `C` or `<` |
/// | amount | `⑇` | `A` (with `T` or `U`), `B` or `;` |
/// | dash | `⑉` | `D`, `=` or `-` |
///
/// What the line says of the amount, and what a bank prints after a firm's account, is passed over.
///
/// The routing number's check digit (weights 3, 7, 1; the sum is a multiple of ten) catches every single wrong digit. It does not
/// catch two digits exchanged that are five apart (`05` for `50`), nor two exchanged that stand three or six places apart, nor
/// most of two wrong digits in ten: whoever types looks at the paper twice.
///
/// Source: ANSI X9.100-160 (the fields of the line) and the routing number policy of the American Bankers Association (its check
/// digit), as described publicly; the keyboard stand-ins are those that readers document.
public final class Micr {
    /// Longer than any line, so that what is typed is looked at in no time.
    private static final int LINE_MAX = 80;

    private static final char TRANSIT = '⑆';
    private static final char AMOUNT = '⑇';
    private static final char ON_US = '⑈';
    private static final char DASH = '⑉';

    private static final Pattern ROUTING = Pattern.compile("[0-9]{9}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{5,17}");
    private static final Pattern SERIAL = Pattern.compile("[0-9]{1,15}");
    private static final Pattern PARTS = Pattern.compile("[0-9⑉ ]*");
    private static final Pattern TYPED = Pattern.compile("[0-9]+( [0-9]+){2}");

    private Micr() {}

    /// What came of a line. Never more of an account than its last four digits.
    public sealed interface Line {
        record Read(Drawn drawn, String serial) implements Line {}

        record Unread(Why why) implements Line {}
    }

    /// Why a line is not read.
    public enum Why {
        /// Its symbols, or its parts, are not those of a cheque.
        NO_LINE,
        /// A digit of the routing number is wrong, or it is none.
        ROUTING_MISREAD,
        /// No account, or fewer digits than would leave any of it out.
        NO_ACCOUNT,
        /// No serial, or two numbers of which either may be it.
        NO_SERIAL
    }

    /// Never throws.
    public static Line read(String line) {
        if (line.length() > LINE_MAX) {
            return unread(Why.NO_LINE);
        }
        var text = symbols(line.strip().replaceAll("\\s+", " "));
        return TYPED.matcher(text).matches() ? typed(List.of(text.split(" "))) : printed(text);
    }

    /// Nine digits that check, and not nine noughts, which check as well.
    public static boolean isRouting(String text) {
        if (!ROUTING.matcher(text).matches() || text.equals("000000000")) {
            return false;
        }
        var sum = 0;
        for (var at = 0; at < 9; at++) {
            sum += (text.charAt(at) - '0') * weight(at);
        }
        return sum % 10 == 0;
    }

    private static int weight(int at) {
        return switch (at % 3) {
            case 0 -> 3;
            case 1 -> 7;
            default -> 1;
        };
    }

    /// Each set of stand-ins has letters or marks that the others lack, but for `A`, which is a transit in one of them.
    private static String symbols(String line) {
        var capitals = line.replace('t', 'T').replace('u', 'U').replace('a', 'A').replace('d', 'D');
        var isNamed = capitals.indexOf('T') >= 0 || capitals.indexOf('U') >= 0;
        var text = new StringBuilder();
        for (var at = 0; at < capitals.length(); at++) {
            var c = capitals.charAt(at);
            text.append(
                    switch (c) {
                        case 'T', ':' -> TRANSIT;
                        case 'U', '<', 'C', 'c' -> ON_US;
                        case 'A' -> isNamed ? AMOUNT : TRANSIT;
                        case 'B', 'b', ';' -> AMOUNT;
                        case 'D', '=', '-' -> DASH;
                        default -> c;
                    });
        }
        return text.toString();
    }

    /// Nine digits in front are the routing number: else a number misread there would pass for a firm's serial. Where two parts
    /// may be it, what is the account and what the serial is anybody's guess.
    private static Line typed(List<String> parts) {
        var mayEndInAccount = ACCOUNT.matcher(parts.getLast()).matches();
        if (mayEndInAccount && isRouting(parts.get(0)) && isRouting(parts.get(1))) {
            return unread(Why.NO_SERIAL);
        }
        return parts.getFirst().length() == 9
                ? line(parts.get(0), parts.get(1), parts.get(2))
                : line(parts.get(1), parts.get(2), parts.get(0));
    }

    private static Line printed(String text) {
        var first = text.indexOf(TRANSIT);
        var second = text.indexOf(TRANSIT, first + 1);
        if (first < 0 || second < 0 || text.indexOf(TRANSIT, second + 1) >= 0) {
            return unread(Why.NO_LINE);
        }
        var routing = text.substring(first + 1, second).strip();
        var before = enclosed(text.substring(0, first).strip());
        var amount = text.indexOf(AMOUNT, second);
        var after = text.substring(second + 1, amount < 0 ? text.length() : amount);
        return before.map(firms -> onUs(routing, firms, after))
                .orElseGet(() -> unread(Why.NO_LINE));
    }

    /// A firm's serial stands between two on-us symbols, in front of the rest; empty where nothing stands.
    private static Optional<String> enclosed(String before) {
        if (before.isEmpty()) {
            return Optional.of("");
        }
        var isEnclosed =
                before.length() > 2
                        && before.indexOf(ON_US) == 0
                        && before.indexOf(ON_US, 1) == before.length() - 1;
        return Optional.of(before)
                .filter(_ -> isEnclosed)
                .map(text -> text.substring(1, text.length() - 1).strip());
    }

    /// The account, the symbol, and after it a person's serial, or a firm's code that says nothing here.
    private static Line onUs(String routing, String firms, String text) {
        var symbol = text.indexOf(ON_US);
        if (symbol < 0 || text.indexOf(ON_US, symbol + 1) >= 0) {
            return unread(Why.NO_LINE);
        }
        var account = text.substring(0, symbol);
        var rest = text.substring(symbol + 1);
        if (!PARTS.matcher(account).matches() || !PARTS.matcher(rest).matches()) {
            return unread(Why.NO_LINE);
        }
        if (!firms.isEmpty()) {
            return line(routing, digits(account), firms);
        }
        // With nothing behind the symbol, some banks put the serial before the account and some
        // none at all: which of two numbers it is, the paper alone shows. So it is with two numbers
        // behind the symbol, of which one may be an amount.
        return rest.strip().contains(" ")
                ? unread(Why.NO_SERIAL)
                : line(routing, digits(account), digits(rest));
    }

    private static String digits(String text) {
        return text.replace(" ", "").replace(String.valueOf(DASH), "");
    }

    private static Line line(String routing, String account, String serial) {
        if (!isRouting(routing)) {
            return unread(Why.ROUTING_MISREAD);
        }
        if (!ACCOUNT.matcher(account).matches()) {
            return unread(Why.NO_ACCOUNT);
        }
        // A serial longer than its account is the account, in a line whose parts stand in another
        // order: kept as the serial it would be kept whole.
        if (!SERIAL.matcher(serial).matches() || serial.length() > account.length()) {
            return unread(Why.NO_SERIAL);
        }
        return new Line.Read(new Drawn(routing, lastFour(account)), serial);
    }

    /// @param account as printed, of 4 digits or more
    public static String lastFour(String account) {
        return account.substring(account.length() - 4);
    }

    private static Line unread(Why why) {
        return new Line.Unread(why);
    }
}
