package org.cashwrap.profile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.Words;
import org.cashwrap.config.YamlText;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.CheckScheme;
import org.cashwrap.core.bill.StubGrammar;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What is known of the scan line on one biller's stubs.
///
/// @param model        for people
/// @param fields       from the left, digits only
/// @param accountCheck how the last digits of the account number check the others; without it they do not
/// @param examples     lines as the biller prints them, and what they mean: read when the file is, so that a wrong form is found at
///                     the desk and not at the counter
/// @param urlParameter of a web address in a square code, whose value is an account number or a scan line
public record StubProfile(
        @Size(min = 1, max = 100, message = "write 1 to 100 characters")
                @Pattern(
                        regexp = Station.NO_CONTROLS,
                        message = "holds an invisible character; type the line anew")
                String model,
        @Size(min = 1, max = 40, message = "write 1 to 40 fields") List<StubField> fields,
        Optional<Scheme> accountCheck,
        Optional<
                        @Pattern(
                                regexp = "[A-Za-z][A-Za-z0-9_-]{0,39}",
                                message =
                                        "is not the name of a parameter; write its letters, digits,"
                                                + " - and _ as they stand before the =")
                        String>
                urlParameter,
        @Size(min = 1, max = 10, message = "write 1 to 10 lines as printed, each with its account")
                List<Example> examples,
        List<Source> sources)
        implements Sourced {

    private static final String BLIND_RULE =
            "leaves the same of every digit: a wrong one would pass; look at weights and modulus";

    public StubProfile {
        fields = List.copyOf(fields);
        sources = List.copyOf(sources);
        examples = List.copyOf(examples);
        var names = new HashSet<String>();
        var accounts = 0;
        for (var i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            if (!names.add(field.name())) {
                throw at(i, "name", field.name() + " stands here already; give this one another");
            }
            if (field.is() == Is.ACCOUNT && ++accounts > 1) {
                throw at(i, "is", "is the second account; a stub has one");
            }
        }
        if (accounts == 0) {
            throw new BadValueException("none of them is the account; write is: account", "fields");
        }
        checked(fields, names);
        var digits = fields.stream().mapToInt(StubField::digitsWide).sum();
        if (digits < StubGrammar.DIGITS_MIN || digits > StubGrammar.DIGITS_MAX) {
            throw new BadValueException(
                    "are "
                            + digits
                            + " digits together; a scan line has "
                            + StubGrammar.DIGITS_MIN
                            + " to "
                            + StubGrammar.DIGITS_MAX
                            + ", else it could not be told from an account number",
                    "fields");
        }
        var account = fields.stream().filter(field -> field.is() == Is.ACCOUNT).findFirst();
        if (accountCheck.isPresent()
                && accountCheck.get().printed() >= account.orElseThrow().digitsWide()) {
            throw new BadValueException("leaves no digits to check", "account-check", "digits");
        }
        for (var i = 0; i < fields.size(); i++) {
            if (fields.get(i).scheme().filter(one -> one.scheme().isBlind()).isPresent()) {
                throw at(i, "scheme", BLIND_RULE);
            }
        }
        if (accountCheck.filter(one -> one.scheme().isBlind()).isPresent()) {
            throw new BadValueException(BLIND_RULE, "account-check");
        }
        tried(formOf("", fields, accountCheck, urlParameter), examples);
    }

    private static void tried(StubGrammar form, List<Example> examples) {
        for (var i = 0; i < examples.size(); i++) {
            var example = examples.get(i);
            var read = form.read(example.line()).map(stub -> stub.account().digits());
            if (!read.equals(Optional.of(example.account()))) {
                throw new BadValueException(
                        read.map(account -> "is read as account " + account)
                                        .orElse(
                                                example.line().length() == form.digits()
                                                        ? "has a wrong digit by these checks"
                                                        : "has "
                                                                + example.line().length()
                                                                + " digits, and the fields "
                                                                + form.digits())
                                + "; mend the form, or the example",
                        "examples",
                        Integer.toString(i),
                        "line");
            }
        }
    }

    private static void checked(List<StubField> fields, Set<String> names) {
        for (var i = 0; i < fields.size(); i++) {
            var over = fields.get(i).over().orElse(List.of());
            for (var j = 0; j < over.size(); j++) {
                var name = over.get(j);
                if (!names.contains(name) || name.equals(fields.get(i).name())) {
                    throw at(
                            i,
                            "over",
                            Words.shown(name)
                                    + " is no other field of this file; "
                                    + Words.meantOrKnown(name, new TreeSet<>(names)));
                }
            }
        }
    }

    private static BadValueException at(int field, String key, String why) {
        return new BadValueException(why, "fields", Integer.toString(field), key);
    }

    /// What a field of the line is.
    public enum Is {
        ACCOUNT,
        DUE_ON,
        PAST_DUE,
        TOTAL_DUE,
        FIXED,
        FILLER,
        CHECK
    }

    /// A part of the line. Which keys it needs follows from what it is.
    ///
    /// @param name   for what checks it; its own
    /// @param width  of an account, an amount or a filler
    /// @param date   of a due date: how it is written
    /// @param digits of a fixed one
    /// @param over   of a check: the names of the fields that it checks
    /// @param scheme of a check
    public record StubField(
            @Pattern(
                            regexp = "[a-z][a-z0-9-]{0,29}",
                            message = "is not a name; write small letters, digits and -")
                    String name,
            Is is,
            Optional<
                            @Min(value = 1, message = WIDTH_RULE)
                            @Max(value = 60, message = WIDTH_RULE) Integer>
                    width,
            Optional<StubGrammar.DateForm> date,
            Optional<@Pattern(regexp = "[0-9]{1,60}", message = "write 1 to 60 digits") String>
                    digits,
            Optional<@Size(min = 1, message = "checks nothing; name its fields") List<String>> over,
            Optional<Scheme> scheme) {
        static final String WIDTH_RULE = "is not a width; write 1 to 60 digits";

        public StubField {
            over = over.map(List::copyOf);
            var needed =
                    switch (is) {
                        case ACCOUNT, PAST_DUE, TOTAL_DUE, FILLER -> Set.of("width");
                        case DUE_ON -> Set.of("date");
                        case FIXED -> Set.of("digits");
                        case CHECK -> Set.of("over", "scheme");
                    };
            must("width", width.isPresent(), needed, is);
            must("date", date.isPresent(), needed, is);
            must("digits", digits.isPresent(), needed, is);
            must("over", over.isPresent(), needed, is);
            must("scheme", scheme.isPresent(), needed, is);
            if (is == Is.ACCOUNT) {
                within(width, AccountNumber.DIGITS_MIN, AccountNumber.DIGITS_MAX);
            }
            if (is == Is.PAST_DUE || is == Is.TOTAL_DUE) {
                within(width, 1, StubGrammar.AMOUNT_WIDTH_MAX);
            }
        }

        private static void must(String key, boolean isThere, Set<String> needed, Is is) {
            if (needed.contains(key) && !isThere) {
                throw new BadValueException(
                        "a field that is " + YamlText.word(is) + " needs the key " + key);
            }
            if (!needed.contains(key) && isThere) {
                throw new BadValueException(
                        "does not belong to a field that is " + YamlText.word(is), key);
            }
        }

        private static void within(Optional<Integer> width, int min, int max) {
            if (width.orElseThrow() < min || width.get() > max) {
                throw new BadValueException("write " + min + " to " + max + " digits", "width");
            }
        }

        int digitsWide() {
            return switch (is) {
                case ACCOUNT, PAST_DUE, TOTAL_DUE, FILLER -> width.orElseThrow();
                case DUE_ON -> date.orElseThrow().name().length();
                case FIXED -> digits.orElseThrow().length();
                case CHECK -> scheme.orElseThrow().printed();
            };
        }

        StubGrammar.Field field() {
            return switch (is) {
                case ACCOUNT -> new StubGrammar.Field.Account(name, digitsWide());
                case DUE_ON -> new StubGrammar.Field.DueOn(name, date.orElseThrow());
                case PAST_DUE -> new StubGrammar.Field.PastDue(name, digitsWide());
                case TOTAL_DUE -> new StubGrammar.Field.TotalDue(name, digitsWide());
                case FIXED -> new StubGrammar.Field.Fixed(name, digits.orElseThrow());
                case FILLER -> new StubGrammar.Field.Filler(name, digitsWide());
                case CHECK ->
                        new StubGrammar.Field.Check(
                                name,
                                Set.copyOf(over.orElseThrow()),
                                scheme.orElseThrow().scheme());
            };
        }
    }

    /// A line as it is printed.
    ///
    /// @param account that it names
    public record Example(
            @Pattern(regexp = "[0-9]{25,120}", message = "write 25 to 120 digits, without blanks")
                    String line,
            @Pattern(regexp = "[0-9]{4,24}", message = "write the 4 to 24 digits of its account")
                    String account) {}

    /// How check digits are made, as [CheckScheme] says.
    ///
    /// @param tooLarge without it such a number is not given out
    /// @param digits   without it, 1
    public record Scheme(
            @Size(min = 1, max = CheckScheme.WEIGHTS_MAX, message = WEIGHTS_RULE)
                    List<
                                    @Min(value = 1, message = WEIGHT_RULE)
                                    @Max(value = CheckScheme.WEIGHT_MAX, message = WEIGHT_RULE)
                                    Integer>
                            weights,
            CheckScheme.From from,
            boolean addDigits,
            @Min(value = CheckScheme.MODULUS_MIN, message = MODULUS_RULE)
                    @Max(value = CheckScheme.MODULUS_MAX, message = MODULUS_RULE)
                    int modulus,
            CheckScheme.Result result,
            Optional<CheckScheme.TooLarge> tooLarge,
            Optional<
                            @Min(value = 1, message = DIGITS_RULE)
                            @Max(value = 2, message = DIGITS_RULE) Integer>
                    digits) {
        /// Its one result of two digits is left out, or printed as 0.
        private static final int ONE_DIGIT_MODULUS_MAX = 11;

        static final String WEIGHTS_RULE = "write 1 to 40 weights, as [2, 1]";
        static final String WEIGHT_RULE = "is not a weight; write 1 to 99";
        static final String MODULUS_RULE = "is not a modulus; write 2 to 100";
        static final String DIGITS_RULE = "write 1 or 2 check digits";

        public Scheme {
            weights = List.copyOf(weights);
            if (digits.orElse(1) == 1 && modulus > ONE_DIGIT_MODULUS_MAX) {
                throw new BadValueException(
                        "leaves two digits for most numbers; write digits: 2, or another",
                        "modulus");
            }
        }

        int printed() {
            return digits.orElse(1);
        }

        CheckScheme scheme() {
            return new CheckScheme(
                    weights,
                    from,
                    addDigits,
                    modulus,
                    result,
                    tooLarge.orElse(CheckScheme.TooLarge.NEVER),
                    printed());
        }
    }

    /// @param id of this file
    public StubGrammar grammar(String id) {
        return formOf(id, fields, accountCheck, urlParameter);
    }

    private static StubGrammar formOf(
            String id,
            List<StubField> fields,
            Optional<Scheme> accountCheck,
            Optional<String> urlParameter) {
        return new StubGrammar(
                id,
                fields.stream().map(StubField::field).toList(),
                accountCheck.map(Scheme::scheme),
                urlParameter);
    }
}
