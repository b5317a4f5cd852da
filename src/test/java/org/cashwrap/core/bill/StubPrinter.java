package org.cashwrap.core.bill;

import org.cashwrap.core.bill.StubGrammar.Field;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

/// The biller's side of a stub: prints lines of any form. It reckons check digits in its own way, with sums over columns and no
/// part of [CheckScheme].
final class StubPrinter {
    private StubPrinter() {}

    /// @return none if a check digit cannot be printed
    static Optional<String> print(StubGrammar form, StubLine stub, Random fill) {
        var parts = new ArrayList<StringBuilder>();
        for (var field : form.fields()) {
            parts.add(
                    new StringBuilder(
                            switch (field) {
                                case Field.Account _ -> stub.account().digits();
                                case Field.DueOn(_, var dateForm) ->
                                        stub.dueOn()
                                                .map(day -> day.format(pattern(dateForm)))
                                                .orElse("0".repeat(field.width()));
                                case Field.PastDue(_, var width) ->
                                        padded(stub.pastDueMinor().orElseThrow(), width);
                                case Field.TotalDue(_, var width) ->
                                        padded(stub.totalDueMinor().orElseThrow(), width);
                                case Field.Fixed(_, var digits) -> digits;
                                case Field.Filler(_, var width) -> digits(width, fill);
                                case Field.Check check -> "?".repeat(check.width());
                            }));
        }
        for (var i = 0; i < parts.size(); i++) {
            if (form.fields().get(i) instanceof Field.Check(_, Set<String> over, var scheme)) {
                var checked = new StringBuilder();
                for (var j = 0; j < parts.size(); j++) {
                    if (over.contains(form.fields().get(j).name())) {
                        checked.append(parts.get(j));
                    }
                }
                var check = check(scheme, checked.toString());
                if (check.isEmpty()) {
                    return Optional.empty();
                }
                parts.get(i).setLength(0);
                parts.get(i).append(check.get());
            }
        }
        return Optional.of(String.join("", parts));
    }

    /// By the sum of each weight's column.
    static Optional<String> check(CheckScheme scheme, String digits) {
        var inOrder =
                scheme.from() == CheckScheme.From.LEFT
                        ? digits
                        : new StringBuilder(digits).reverse().toString();
        long sum = 0;
        for (var column = 0; column < scheme.weights().size(); column++) {
            for (var at = column; at < inOrder.length(); at += scheme.weights().size()) {
                var product =
                        Integer.toString(scheme.weights().get(column) * (inOrder.charAt(at) - 48));
                sum +=
                        scheme.addDigits()
                                ? product.chars().map(c -> c - 48).sum()
                                : Integer.parseInt(product);
            }
        }
        var value = Math.floorMod(sum, (long) scheme.modulus());
        if (scheme.result() == CheckScheme.Result.COMPLEMENT) {
            value = Math.floorMod(-sum, (long) scheme.modulus());
        }
        var text = String.format(Locale.ROOT, "%0" + scheme.digits() + "d", value);
        if (text.length() == scheme.digits()) {
            return Optional.of(text);
        }
        return scheme.tooLarge() == CheckScheme.TooLarge.ZERO
                ? Optional.of("0".repeat(scheme.digits()))
                : Optional.empty();
    }

    /// An account number that this form takes; none if chance found none.
    static Optional<AccountNumber> account(StubGrammar form, Random random) {
        var width =
                form.fields().stream()
                        .filter(Field.Account.class::isInstance)
                        .mapToInt(Field::width)
                        .sum();
        for (var attempt = 0; attempt < 200; attempt++) {
            var scheme = form.accountCheck();
            if (scheme.isEmpty()) {
                return Optional.of(new AccountNumber(digits(width, random)));
            }
            var body = digits(width - scheme.get().digits(), random);
            var check = check(scheme.get(), body);
            if (check.isPresent()) {
                return Optional.of(new AccountNumber(body + check.get()));
            }
        }
        return Optional.empty();
    }

    static StubLine line(StubGrammar form, AccountNumber account, Random random) {
        Optional<LocalDate> due = Optional.empty();
        var past = OptionalLong.empty();
        var total = OptionalLong.empty();
        for (var field : form.fields()) {
            if (field instanceof Field.DueOn && random.nextInt(10) > 0) {
                due = Optional.of(LocalDate.of(2000, 1, 1).plusDays(random.nextInt(36_500)));
            }
            if (field instanceof Field.PastDue(_, var width)) {
                past = OptionalLong.of(Long.parseLong(digits(width, random)));
            }
            if (field instanceof Field.TotalDue(_, var width)) {
                total = OptionalLong.of(Long.parseLong(digits(width, random)));
            }
        }
        return new StubLine(account, due, past, total);
    }

    /// Any form that a file may describe.
    static StubGrammar form(Random random, int number) {
        var fields = new ArrayList<Field>();
        fields.add(new Field.Account("account", random.nextInt(8, 25)));
        if (random.nextBoolean()) {
            fields.add(new Field.DueOn("due", any(random, StubGrammar.DateForm.values())));
        }
        if (random.nextBoolean()) {
            fields.add(new Field.PastDue("past", random.nextInt(1, 16)));
        }
        if (random.nextBoolean()) {
            fields.add(new Field.TotalDue("total", random.nextInt(1, 16)));
        }
        fields.add(new Field.Fixed("fixed", digits(random.nextInt(1, 6), random)));
        fields.add(new Field.Filler("filler", random.nextInt(16, 30)));
        Collections.shuffle(fields, random);
        for (var check = random.nextInt(3); check > 0; check--) {
            var over = new HashSet<String>();
            // A later one may check an earlier one, as the line's order has it.
            for (var field : fields) {
                if (random.nextInt(4) > 0) {
                    over.add(field.name());
                }
            }
            if (!over.isEmpty()) {
                fields.add(new Field.Check("check" + check, over, scheme(random)));
            }
        }
        return new StubGrammar(
                "form-" + number,
                fields,
                random.nextBoolean() ? Optional.of(scheme(random)) : Optional.empty(),
                random.nextBoolean() ? Optional.of("acct") : Optional.empty());
    }

    private static CheckScheme scheme(Random random) {
        var weights = new ArrayList<Integer>();
        for (var i = random.nextInt(1, 8); i > 0; i--) {
            weights.add(random.nextInt(1, random.nextBoolean() ? 10 : 100));
        }
        var moduli = List.of(7, 9, 10, 11, 97, random.nextInt(2, 101));
        return new CheckScheme(
                weights,
                any(random, CheckScheme.From.values()),
                random.nextBoolean(),
                moduli.get(random.nextInt(moduli.size())),
                any(random, CheckScheme.Result.values()),
                any(random, CheckScheme.TooLarge.values()),
                random.nextInt(1, 3));
    }

    private static <T> T any(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static String digits(int width, Random random) {
        var digits = new StringBuilder();
        random.ints(width, 0, 10).forEach(digits::append);
        return digits.toString();
    }

    private static String padded(long amount, int width) {
        return String.format(Locale.ROOT, "%0" + width + "d", amount);
    }

    private static DateTimeFormatter pattern(StubGrammar.DateForm form) {
        return DateTimeFormatter.ofPattern(
                switch (form) {
                    case MMDDYY -> "MMddyy";
                    case DDMMYY -> "ddMMyy";
                    case YYMMDD -> "yyMMdd";
                    case MMDDYYYY -> "MMdduuuu";
                    case DDMMYYYY -> "ddMMuuuu";
                    case YYYYMMDD -> "uuuuMMdd";
                    case YYDDD -> "yyDDD";
                });
    }
}
