package org.cashwrap.core.bill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The forms of bill that a store knows, and what a text is, taken as a stub: typed, or scanned from a bar code (the digits of
/// the scan line), a stacked code (several lines, one of them the scan line) or a square one (a web address). A web address is
/// never opened: one parameter of it is read.
///
/// @param grammars in the order of the station file
public record Stubs(List<StubGrammar> grammars) {
    public static final Stubs NONE = new Stubs(List.of());

    /// Longer than any code that a bill bears.
    private static final int TEXT_MAX = 4_096;

    /// Which kind of code it was, as scanners can say it: `]C0`. Source: ISO/IEC 15424, symbology identifiers.
    private static final Pattern AIM = Pattern.compile("^\\][A-Za-z][0-9A-Za-z]");

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s-]");

    /// The same as web addresses write it. Any other escape is no digit, and is not unravelled.
    private static final Pattern BETWEEN_DIGITS_OF_ADDRESS = Pattern.compile("[+-]|%20|%2[Dd]");

    /// Ends of lines, and what separates fields in two-dimensional codes (GS, RS).
    private static final Pattern LINES = Pattern.compile("[\\r\\n\\t\\x1d\\x1e]+");

    public Stubs {
        grammars = List.copyOf(grammars);
    }

    /// What a text is, taken as a stub.
    public sealed interface Read {
        record Good(StubLine stub) implements Read {}

        /// As many digits as a form has, and a check digit or the date says that some of them are wrong.
        record Misread() implements Read {}

        /// A web address without the parameter that would name an account.
        record NoAccount() implements Read {}

        /// Two forms fit it, and they do not mean the same account.
        record Ambiguous() implements Read {}

        /// Something else.
        ///
        /// @param text what is left to search for, without what a scanner put before it
        record Other(String text) implements Read {}
    }

    public Read read(String scanned) {
        if (scanned.length() > TEXT_MAX) {
            return new Read.Other(scanned);
        }
        var text = AIM.matcher(scanned.strip()).replaceFirst("");
        var lines = LINES.splitAsStream(text).filter(line -> !line.isBlank()).toList();
        var read = lines.stream().map(this::line).toList();
        var good =
                read.stream()
                        .flatMap(one ->
                                one instanceof Read.Good(var stub)
                                        ? Stream.of(stub)
                                        : Stream.empty())
                        .toList();
        if (!good.isEmpty()) {
            return oneOf(good);
        }
        return read.stream()
                .filter(one -> !(one instanceof Read.Other))
                .findFirst()
                .orElse(new Read.Other(text));
    }

    /// Does each form that has so wide an account say that a digit of it is wrong? Not if none of them checks its accounts.
    public boolean ruleOut(AccountNumber number) {
        var fitting =
                grammars.stream()
                        .filter(form -> form.accountWidth() == number.digits().length())
                        .toList();
        return !fitting.isEmpty()
                && fitting.stream().noneMatch(form -> form.isAccount(number.digits()));
    }

    private Read line(String line) {
        var address = line.strip();
        if (address.toLowerCase(Locale.ROOT).matches("https?://.*")) {
            return address(address);
        }
        var digits = BETWEEN_DIGITS.matcher(line).replaceAll("");
        return digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? digits(digits)
                : new Read.Other(line);
    }

    private Read digits(String digits) {
        var fitting = grammars.stream().filter(form -> form.digits() == digits.length()).toList();
        if (fitting.isEmpty()) {
            return new Read.Other(digits);
        }
        var good = new ArrayList<StubLine>();
        fitting.forEach(form -> form.read(digits).ifPresent(good::add));
        return good.isEmpty() ? new Read.Misread() : oneOf(good);
    }

    /// A code may say the same account twice; the one that says more of the bill is taken.
    private static Read oneOf(List<StubLine> good) {
        return good.stream().map(StubLine::account).distinct().count() == 1
                ? new Read.Good(
                        good.stream()
                                .filter(stub -> stub.totalDueMinor().isPresent())
                                .findFirst()
                                .orElse(good.getFirst()))
                : new Read.Ambiguous();
    }

    private Read address(String address) {
        var named = new ArrayList<StubLine>();
        for (var form : grammars) {
            form.urlParameter()
                    .flatMap(name -> parameter(address, name))
                    .flatMap(value -> named(form, value))
                    .ifPresent(named::add);
        }
        return named.isEmpty() ? new Read.NoAccount() : oneOf(named);
    }

    private static Optional<StubLine> named(StubGrammar form, String value) {
        var digits = BETWEEN_DIGITS_OF_ADDRESS.matcher(value).replaceAll("");
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return form.isAccount(digits)
                ? Optional.of(
                        new StubLine(
                                new AccountNumber(digits),
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty()))
                : form.read(digits);
    }

    /// The value of the only parameter of this name; an address that says it twice says nothing.
    private static Optional<String> parameter(String address, String name) {
        var query = address.indexOf('?');
        if (query < 0) {
            return Optional.empty();
        }
        var end = address.indexOf('#', query);
        var pairs = address.substring(query + 1, end < 0 ? address.length() : end);
        var values =
                Stream.of(pairs.split("&", -1))
                        .filter(pair -> pair.startsWith(name + "="))
                        .map(pair -> pair.substring(name.length() + 1))
                        .toList();
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
