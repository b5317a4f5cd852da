package org.cashwrap.core.bill;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// The form of one biller's scan line: fields of fixed widths, digits only, one behind the other. Data, not code: a biller's
/// form is a file ([docs/hardware.md](../../../../../../../docs/hardware.md), "Bill stubs").
///
/// @param id           the file's name without its ending
/// @param fields       from the left; one of them the account
/// @param accountCheck how the last digits of the account number check the others; none if it checks nothing
/// @param urlParameter the parameter of a web address in a square code whose value is an account number or a scan line; none if
///                     this biller prints no such code
public record StubGrammar(
        String id,
        List<Field> fields,
        Optional<CheckScheme> accountCheck,
        Optional<String> urlParameter) {
    /// Fewer could not be told from an account number that was typed.
    public static final int DIGITS_MIN = AccountNumber.DIGITS_MAX + 1;

    public static final int DIGITS_MAX = 120;

    /// More would not fit a `long` of minor units with certainty.
    public static final int AMOUNT_WIDTH_MAX = 15;

    /// A part of the line.
    public sealed interface Field {
        String name();

        int width();

        /// The account number, zero-filled as the biller prints it.
        record Account(String name, int width) implements Field {}

        /// The bill's due date; all zeros where a bill has none.
        record DueOn(String name, DateForm form) implements Field {
            @Override
            public int width() {
                return form.width();
            }
        }

        /// Minor units; what was past due when the bill was printed.
        record PastDue(String name, int width) implements Field {}

        /// Minor units; all that was due when the bill was printed.
        record TotalDue(String name, int width) implements Field {}

        /// The same digits on each bill.
        record Fixed(String name, String digits) implements Field {
            @Override
            public int width() {
                return digits.length();
            }
        }

        /// Digits of no meaning here.
        record Filler(String name, int width) implements Field {}

        /// @param over names of the fields that it checks, whose digits are taken in the order of the line
        record Check(String name, Set<String> over, CheckScheme scheme) implements Field {
            public Check {
                over = Set.copyOf(over);
            }

            @Override
            public int width() {
                return scheme.digits();
            }
        }
    }

    public StubGrammar {
        fields = List.copyOf(fields);
        if (fields.stream().filter(Field.Account.class::isInstance).count() != 1) {
            throw new IllegalArgumentException("a stub has one account");
        }
        var names = new HashSet<String>();
        for (var field : fields) {
            if (!names.add(field.name())) {
                throw new IllegalArgumentException("two fields are called " + field.name());
            }
        }
        for (var field : fields) {
            if (field instanceof Field.Check check
                    && (!names.containsAll(check.over()) || check.over().contains(check.name()))) {
                throw new IllegalArgumentException(check.name() + " checks what is not there");
            }
        }
        var digits = fields.stream().mapToInt(Field::width).sum();
        if (digits < DIGITS_MIN || digits > DIGITS_MAX) {
            throw new IllegalArgumentException("a scan line has 25 to 120 digits");
        }
        if (fields.stream().anyMatch(field -> !fits(field))) {
            throw new IllegalArgumentException("a field is too narrow or too wide");
        }
    }

    private static boolean fits(Field field) {
        return switch (field) {
            case Field.Account(_, var width) ->
                    width >= AccountNumber.DIGITS_MIN && width <= AccountNumber.DIGITS_MAX;
            case Field.PastDue(_, var width) -> width >= 1 && width <= AMOUNT_WIDTH_MAX;
            case Field.TotalDue(_, var width) -> width >= 1 && width <= AMOUNT_WIDTH_MAX;
            case Field.DueOn _, Field.Fixed _, Field.Filler _, Field.Check _ -> field.width() >= 1;
        };
    }

    /// How many there are in a line.
    public int digits() {
        return fields.stream().mapToInt(Field::width).sum();
    }

    /// @param line as many digits as the form has; any other is no line of this form
    /// @return none if a fixed digit, a date or a check digit says that it is wrong
    public Optional<StubLine> read(String line) {
        if (line.length() != digits()) {
            return Optional.empty();
        }
        Optional<AccountNumber> account = Optional.empty();
        Optional<LocalDate> dueOn = Optional.empty();
        var pastDue = OptionalLong.empty();
        var totalDue = OptionalLong.empty();
        var at = 0;
        for (var field : fields) {
            var digits = line.substring(at, at + field.width());
            at += field.width();
            var holds =
                    switch (field) {
                        case Field.Account _ -> {
                            account = Optional.of(new AccountNumber(digits));
                            yield isAccount(digits);
                        }
                        case Field.DueOn due -> {
                            dueOn = due.form().read(digits);
                            yield dueOn.isPresent() || isNought(digits);
                        }
                        case Field.PastDue _ -> {
                            pastDue = OptionalLong.of(Long.parseLong(digits));
                            yield true;
                        }
                        case Field.TotalDue _ -> {
                            totalDue = OptionalLong.of(Long.parseLong(digits));
                            yield true;
                        }
                        case Field.Fixed fixed -> fixed.digits().equals(digits);
                        case Field.Filler _ -> true;
                        case Field.Check check ->
                                check.scheme()
                                        .of(checkedBy(check, line))
                                        .filter(digits::equals)
                                        .isPresent();
                    };
            if (!holds) {
                return Optional.empty();
            }
        }
        var due = dueOn;
        var past = pastDue;
        var total = totalDue;
        return account.map(number -> new StubLine(number, due, past, total));
    }

    /// Can this be an account of this biller, by its width and what checks it?
    public boolean isAccount(String digits) {
        if (digits.length() != accountWidth()) {
            return false;
        }
        if (accountCheck.isEmpty()) {
            return true;
        }
        var body = digits.length() - accountCheck.get().digits();
        return accountCheck
                .get()
                .of(digits.substring(0, body))
                .filter(digits.substring(body)::equals)
                .isPresent();
    }

    /// Would any other digit at this place be noticed, whatever the line? Chance may notice more: most wrong dates are none.
    ///
    /// @param place from the left and from 0
    public boolean notices(int place) {
        var at = 0;
        for (var field : fields) {
            if (place < at + field.width()) {
                return notices(field, place - at)
                        || fields.stream()
                                .anyMatch(other ->
                                        other instanceof Field.Check check
                                                && check.over().contains(field.name())
                                                && notices(check, place));
            }
            at += field.width();
        }
        throw new IllegalArgumentException("there is no place " + place);
    }

    private boolean notices(Field field, int within) {
        return switch (field) {
            // What is right is known from the others, which stand as they are.
            case Field.Check _, Field.Fixed _ -> true;
            case Field.Account account ->
                    accountCheck
                            .filter(scheme -> noticedIn(scheme, account.width(), within))
                            .isPresent();
            case Field.DueOn _, Field.PastDue _, Field.TotalDue _, Field.Filler _ -> false;
        };
    }

    private static boolean noticedIn(CheckScheme scheme, int width, int place) {
        var body = width - scheme.digits();
        return place >= body || scheme.notices(place, body);
    }

    /// @param place in the line, of a digit that this check is over
    private boolean notices(Field.Check check, int place) {
        var at = 0;
        var before = 0;
        var length = 0;
        for (var field : fields) {
            if (check.over().contains(field.name())) {
                before += Math.clamp(place - at, 0, field.width());
                length += field.width();
            }
            at += field.width();
        }
        return check.scheme().notices(before, length);
    }

    private String checkedBy(Field.Check check, String line) {
        var checked = new StringBuilder();
        var at = 0;
        for (var field : fields) {
            if (check.over().contains(field.name())) {
                checked.append(line, at, at + field.width());
            }
            at += field.width();
        }
        return checked.toString();
    }

    int accountWidth() {
        return fields.stream().filter(Field.Account.class::isInstance).mapToInt(Field::width).sum();
    }

    private static boolean isNought(String digits) {
        return digits.chars().allMatch(c -> c == '0');
    }

    /// How a date is written in digits. Two digits of a year are of this century.
    public enum DateForm {
        MMDDYY,
        DDMMYY,
        YYMMDD,
        MMDDYYYY,
        DDMMYYYY,
        YYYYMMDD,
        /// Year and day of the year, 001 to 366.
        YYDDD;

        private static final int CENTURY = 2000;

        int width() {
            return name().length();
        }

        Optional<LocalDate> read(String digits) {
            try {
                return Optional.of(
                        this == YYDDD
                                ? LocalDate.ofYearDay(year(digits), part(digits, "DDD"))
                                : LocalDate.of(
                                        year(digits), part(digits, "MM"), part(digits, "DD")));
            } catch (DateTimeException none) {
                return Optional.empty();
            }
        }

        private int year(String digits) {
            return name().contains("YYYY") ? part(digits, "YYYY") : CENTURY + part(digits, "YY");
        }

        private int part(String digits, String letters) {
            var at = name().indexOf(letters);
            return Integer.parseInt(digits.substring(at, at + letters.length()));
        }
    }
}
