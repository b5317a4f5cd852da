package org.cashwrap.device.driver.zvt;

import org.cashwrap.core.payment.TerminalMark;
import org.cashwrap.device.driver.zvt.wire.Fields;

import java.time.LocalDateTime;
import java.time.MonthDay;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Where a terminal's record stands: the last transaction it has stored, as it tells by Repeat-Receipt (06 20). As a
/// [TerminalMark] it goes into the journal before a charge; after a lost answer the two are compared.
///
/// @param terminal its id (TID), 8 digits, or empty where it does not tell
/// @param receipt  BMP 87, 1 to 9999; none if it has stored nothing yet
/// @param turnover BMP 88; a second witness, since receipt numbers begin anew after 9999
/// @param trace    BMP 0B
/// @param minute   by its own clock, months and days as minutes since the year began; if it has stored nothing yet, by the
///                 till's, when it said so
record LastBooking(
        String terminal,
        OptionalInt receipt,
        OptionalInt turnover,
        OptionalInt trace,
        OptionalInt minute) {
    private static final String FORM = "zvt1";
    private static final String NONE = "-";
    private static final Pattern MARK =
            Pattern.compile(
                    FORM
                            + ":([0-9A-F]{8}|-):([0-9]{1,4}|-):([0-9]{1,6}|-):([0-9]{1,9}|-):([0-9]{1,6}|-)");
    private static final int RECEIPT_MAX = 9999;
    private static final int YEAR_MINUTES = 366 * 24 * 60;

    /// A terminal's clock is put back by an hour in autumn, and a little whenever it is set.
    private static final int BACK_MAX_MINUTES = 90;

    private static final int TRACE_MAX = 999_999_999;

    /// A terminal that has stored nothing: every later transaction it will tell of is new.
    static LastBooking nothing(String terminal, LocalDateTime now) {
        return new LastBooking(
                terminal,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.of(
                        minute(
                                now.getMonthValue(),
                                now.getDayOfMonth(),
                                now.getHour(),
                                now.getMinute())));
    }

    /// @return none if there is no receipt number in it
    static Optional<LastBooking> of(Fields told, String terminal) {
        return told.receipt().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new LastBooking(
                                told.terminal().orElse(terminal),
                                told.receipt(),
                                told.turnover(),
                                told.trace().orElse(0) <= TRACE_MAX
                                        ? told.trace()
                                        : OptionalInt.empty(),
                                minute(told)));
    }

    static Optional<LastBooking> of(TerminalMark mark) {
        var parts = MARK.matcher(mark.value());
        return parts.matches()
                ? Optional.of(
                        new LastBooking(
                                parts.group(1).equals(NONE) ? "" : parts.group(1),
                                number(parts.group(2)),
                                number(parts.group(3)),
                                number(parts.group(4)),
                                number(parts.group(5))))
                : Optional.empty();
    }

    TerminalMark mark() {
        return new TerminalMark(
                String.join(
                        ":",
                        FORM,
                        terminal.isEmpty() ? NONE : terminal,
                        text(receipt),
                        text(turnover),
                        text(trace),
                        text(minute)));
    }

    /// What has happened between two looks at one terminal.
    enum Since {
        /// The same transaction is still the last.
        NOTHING,
        /// One more was stored.
        ONE,
        /// More than one, or the numbers do not fit each other: a person must look.
        UNCLEAR,
        /// Another terminal, or one that was set up anew.
        OTHER_TERMINAL
    }

    /// Source: the rules for a lost answer that PA00P015 leaves to the cash register; receipt numbers go from 9999 to 1.
    Since since(LastBooking before) {
        if (!terminal.equals(before.terminal)) {
            return Since.OTHER_TERMINAL;
        }
        // That it has nothing to tell proves nothing: an end of day makes a terminal forget.
        if (receipt.isEmpty()) {
            return Since.UNCLEAR;
        }
        if (before.receipt.isEmpty()) {
            return isBefore(before) ? Since.UNCLEAR : Since.ONE;
        }
        if (receipt.equals(before.receipt)) {
            return agrees(turnover, before.turnover) && agrees(trace, before.trace)
                    ? Since.NOTHING
                    : Since.UNCLEAR;
        }
        var next = before.receipt.getAsInt() % RECEIPT_MAX + 1;
        return receipt.getAsInt() == next && !isBefore(before) ? Since.ONE : Since.UNCLEAR;
    }

    /// Is it the record of before, looked at once more?
    boolean isStill(LastBooking before) {
        var neverBooked = receipt.isEmpty() && before.receipt.isEmpty();
        return neverBooked ? terminal.equals(before.terminal) : equals(before);
    }

    /// Was it earlier, by the terminal's own clock? The year is not told, so half of one is the horizon.
    private boolean isBefore(LastBooking other) {
        if (minute.isEmpty() || other.minute.isEmpty()) {
            return false;
        }
        var ahead = minutesSince(other);
        var back = YEAR_MINUTES - ahead;
        return ahead > YEAR_MINUTES / 2 && back > BACK_MAX_MINUTES;
    }

    private int minutesSince(LastBooking other) {
        return Math.floorMod(minute.orElse(0) - other.minute.orElse(0), YEAR_MINUTES);
    }

    private static boolean agrees(OptionalInt one, OptionalInt other) {
        return one.isEmpty() || other.isEmpty() || one.getAsInt() == other.getAsInt();
    }

    private static OptionalInt minute(Fields told) {
        if (told.date().isEmpty() || told.time().isEmpty()) {
            return OptionalInt.empty();
        }
        var date = Integer.parseInt(told.date().get());
        var time = Integer.parseInt(told.time().get());
        var month = date / 100;
        var day = date % 100;
        var hour = time / 10_000;
        var minute = time / 100 % 100;
        if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59) {
            return OptionalInt.empty();
        }
        return OptionalInt.of(minute(month, day, hour, minute));
    }

    /// Of a leap year, whatever year it is.
    private static int minute(int month, int day, int hour, int minute) {
        var days = MonthDay.of(month, 1).atYear(2000).getDayOfYear() - 1 + day - 1;
        return (days * 24 + hour) * 60 + minute;
    }

    private static OptionalInt number(String text) {
        return text.equals(NONE) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text));
    }

    private static String text(OptionalInt number) {
        return number.isEmpty() ? NONE : String.format(Locale.ROOT, "%d", number.getAsInt());
    }
}
