package org.cashwrap.core.bill;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// The line of digits on a bill's stub, as it is scanned or typed: which account, and what was due when it was printed. Old by
/// nature: the account is asked what it owes today.
///
/// The one form known is SYN-39, which is synthetic; no provider's form is built in.
///
/// | digits | what |
/// | --- | --- |
/// | 1 to 16 | the account number, whose last digit checks it: modulus 10, every second digit from the right doubled (Luhn) |
/// | 17 to 22 | due on, MMDDYY |
/// | 23 to 30 | past due, minor units |
/// | 31 to 38 | total due, minor units |
/// | 39 | checks the others: weights 2, 1, 2, 1 … from the left, digits of the products added, complement to 10 |
///
/// @param dueOn         of the bill that the stub is of
/// @param pastDueMinor  in the account's currency, of which the stub says nothing
/// @param totalDueMinor likewise
public record StubLine(
        AccountNumber account, LocalDate dueOn, long pastDueMinor, long totalDueMinor) {
    /// How many digits there are.
    public static final int DIGITS = 39;

    private static final int CENTURY = 2000;

    /// What a text is, taken as a stub's line.
    public sealed interface Read {
        record Good(StubLine stub) implements Read {}

        /// As many digits, and a check digit or the date says that some of them are wrong.
        record Misread() implements Read {}

        /// Something else.
        record Other() implements Read {}
    }

    /// @param text blanks and `-` between digits do not matter
    public static Read read(String text) {
        var digits = text.replaceAll("[\\s-]", "");
        if (digits.length() != DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return new Read.Other();
        }
        var account = digits.substring(0, 16);
        var due = date(digits.substring(16, 22));
        return due.isPresent() && isLuhn(account) && isChecked(digits)
                ? new Read.Good(
                        new StubLine(
                                new AccountNumber(account),
                                due.get(),
                                Long.parseLong(digits.substring(22, 30)),
                                Long.parseLong(digits.substring(30, 38))))
                : new Read.Misread();
    }

    private static Optional<LocalDate> date(String mmddyy) {
        try {
            return Optional.of(
                    LocalDate.of(
                            CENTURY + Integer.parseInt(mmddyy.substring(4)),
                            Integer.parseInt(mmddyy.substring(0, 2)),
                            Integer.parseInt(mmddyy.substring(2, 4))));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    private static boolean isLuhn(String digits) {
        var sum = 0;
        for (var i = 0; i < digits.length(); i++) {
            sum += added(digits.charAt(digits.length() - 1 - i) - '0', i % 2 == 1);
        }
        return sum % 10 == 0;
    }

    private static boolean isChecked(String digits) {
        var sum = 0;
        for (var i = 0; i < DIGITS - 1; i++) {
            sum += added(digits.charAt(i) - '0', i % 2 == 0);
        }
        return (10 - sum % 10) % 10 == digits.charAt(DIGITS - 1) - '0';
    }

    private static int added(int digit, boolean doubled) {
        var product = doubled ? 2 * digit : digit;
        return product / 10 + product % 10;
    }
}
