package org.cashwrap.screen.office;

import org.cashwrap.config.ConfigProblem;
import org.cashwrap.core.bill.Language;
import org.cashwrap.profile.Profiles;
import org.cashwrap.profile.Profiles.Offered;
import org.cashwrap.profile.Station;
import org.cashwrap.profile.StationFile;
import org.cashwrap.screen.Phrase;
import org.cashwrap.screen.Typed;
import org.cashwrap.screen.office.SetUpScreen.Field;
import org.cashwrap.staff.Person;
import org.cashwrap.staff.Pin;

import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What is wrong with the answers of one step, all of it at once. **Whether** something is wrong is asked of the code that
/// `station init` and `staff add` ask; the words for it are here, in the reader's language.
final class SetUpChecks {
    private static final int ZONES_SHOWN = 2;
    private static final int HEADER_MAX = 64;

    private final Profiles profiles;

    SetUpChecks(Profiles profiles) {
        this.profiles = profiles;
    }

    // ---- the store ----

    Map<Field, Phrase> store(SetUpAnswers answers) {
        Map<Field, Phrase> wrong = new EnumMap<>(Field.class);
        if (!isGood(() -> new Bare().store(answers.store()).station())) {
            wrong.put(Field.STORE, Phrase.of("set-up.wrong.store", new Phrase.Id("RIVERSIDE")));
        }
        if (!isGood(() -> new Bare().till(answers.till()).station())) {
            wrong.put(Field.TILL, Phrase.of("set-up.wrong.till", 1, 999));
        }
        if (!isGood(() -> new Bare().currency(answers.currency()).station())) {
            wrong.put(
                    Field.CURRENCY,
                    Phrase.of("set-up.wrong.currency", new Phrase.Id("USD"), new Phrase.Id("EUR")));
        }
        zone(answers).ifPresent(phrase -> wrong.put(Field.TIME_ZONE, phrase));
        SetUpAnswers.headerFields()
                .forEach(field ->
                        header(answers.typed(field).strip())
                                .ifPresent(phrase -> wrong.put(field, phrase)));
        if (!isGood(() -> new Bare().headOffice(answers.headOffice()).station())) {
            wrong.put(
                    Field.HEAD_OFFICE,
                    Phrase.of("set-up.wrong.head-office", new Phrase.Id("https://office.example")));
        }
        return wrong;
    }

    private static Optional<Phrase> zone(SetUpAnswers answers) {
        var found = answers.zones();
        if (found.size() == 1) {
            return Optional.empty();
        }
        if (found.isEmpty()) {
            return Optional.of(Phrase.of("set-up.wrong.zone", new Phrase.Id("America/New_York")));
        }
        return Optional.of(Phrase.of("set-up.wrong.zones", found.size(), named(found)));
    }

    /// The first few of them, on one line.
    private static Phrase.Id named(List<ZoneId> zones) {
        var few = zones.stream().limit(ZONES_SHOWN).map(ZoneId::getId).toList();
        return new Phrase.Id(String.join(", ", few));
    }

    private Optional<Phrase> header(String line) {
        if (line.length() > HEADER_MAX) {
            return Optional.of(Phrase.of("set-up.wrong.header-long", HEADER_MAX));
        }
        return isGood(() -> new Bare().header(List.of(line)).station())
                ? Optional.empty()
                : Optional.of(Phrase.of("set-up.wrong.header-unseen"));
    }

    // ---- the devices ----

    Map<Field, Phrase> devices(SetUpAnswers answers) {
        Map<Field, Phrase> wrong = new EnumMap<>(Field.class);
        var station = answers.with(new Bare().station());
        for (var problem : StationFile.whyNot(station, profiles)) {
            var at = field(problem);
            wrong.putIfAbsent(at, said(at, problem, answers));
        }
        return wrong;
    }

    private static Field field(ConfigProblem problem) {
        var key = problem.key();
        if (key.equals("printer.link")) {
            return Field.PRINTER_LINK;
        }
        if (key.startsWith("terminal.link")) {
            return Field.TERMINAL_LINK;
        }
        if (key.startsWith("drawer")) {
            return Field.DRAWER;
        }
        return key.startsWith("terminal") ? Field.TERMINAL : Field.PRINTER;
    }

    private static Phrase said(Field at, ConfigProblem problem, SetUpAnswers answers) {
        if (at == Field.PRINTER_LINK) {
            return link(at, answers.printer(), answers);
        }
        if (at == Field.TERMINAL_LINK) {
            return link(at, answers.terminal(), answers);
        }
        if (at == Field.DRAWER) {
            return Phrase.of(
                    answers.printer().isEmpty()
                            ? "set-up.wrong.drawer-alone"
                            : "set-up.wrong.drawer");
        }
        return Phrase.of("set-up.wrong.profile", new Phrase.Id(problem.why()));
    }

    private static Phrase link(Field at, Optional<Offered> model, SetUpAnswers answers) {
        var typed = answers.link(at);
        if (!typed.isEmpty()
                && answers.printer().isPresent()
                && answers.terminal().isPresent()
                && answers.link(Field.PRINTER_LINK).equals(answers.link(Field.TERMINAL_LINK))) {
            return Phrase.of("set-up.wrong.link-same");
        }
        var key = typed.isEmpty() ? "set-up.wrong.link-none" : "set-up.wrong.link";
        return Phrase.of(key, examples(at, model));
    }

    /// What may be typed for this model.
    static Phrase examples(Field at, Optional<Offered> model) {
        var isPrinter = at == Field.PRINTER_LINK;
        List<Object> ways = new ArrayList<>();
        if (model.filter(Offered::overSerial).isPresent()) {
            ways.add(new Phrase.Id("serial:/dev/serial/by-id/…"));
        }
        if (model.filter(Offered::overTcp).isPresent()) {
            ways.add(new Phrase.Id(isPrinter ? "tcp:192.0.2.8:9100" : "tcp:192.0.2.7:20007"));
        }
        if (isPrinter) {
            ways.add(new Phrase.Id("file:/dev/usb/lp0"));
        }
        return switch (ways.size()) {
            case 0 -> Phrase.of("screen.as-is", "");
            case 1 -> Phrase.of("screen.as-is", ways.getFirst());
            case 2 -> new Phrase("set-up.either", ways);
            default -> new Phrase("set-up.one-of", ways);
        };
    }

    // ---- the manager ----

    /// @param pin   as typed, in ASCII digits
    /// @param again the same once more
    Map<Field, Phrase> manager(SetUpAnswers answers, String pin, String again) {
        Map<Field, Phrase> wrong = new EnumMap<>(Field.class);
        if (!Person.isName(answers.name())) {
            wrong.put(Field.NAME, Phrase.of("set-up.wrong.name", 32, new Phrase.Id("maria.n")));
        }
        if (answers.displayName().filter(shown -> !Person.isDisplayName(shown)).isPresent()) {
            wrong.put(Field.DISPLAY_NAME, Phrase.of("set-up.wrong.display-name", HEADER_MAX));
        }
        switch (Pin.choose(pin)) {
            case Pin.Choice.Bad(var why) -> wrong.put(Field.PIN, said(why));
            case Pin.Choice.Good _ -> {
                if (!pin.equals(again)) {
                    wrong.put(
                            Field.PIN_AGAIN,
                            Phrase.of(
                                    again.isEmpty()
                                            ? "set-up.wrong.pin-once"
                                            : "set-up.wrong.pin-differs"));
                }
            }
        }
        return wrong;
    }

    private static Phrase said(Pin.Why why) {
        return switch (why) {
            case TOO_SHORT -> Phrase.of("set-up.wrong.pin-short", Pin.DIGITS_MIN);
            case TOO_LONG -> Phrase.of("set-up.wrong.pin-long", Pin.DIGITS_MAX);
            case NOT_DIGITS -> Phrase.of("set-up.wrong.pin-digits");
            case TOO_EASY -> Phrase.of("set-up.wrong.pin-easy");
        };
    }

    static String pin(String typed) {
        return Typed.plain(typed);
    }

    // ---- asking the file's own code ----

    private boolean isGood(Supplier<Station> made) {
        try {
            return StationFile.whyNot(made.get(), profiles).isEmpty();
        } catch (IllegalArgumentException refused) {
            // By the record itself, or by what reads an address.
            return false;
        }
    }

    /// A station in which all is right but what is put into it.
    private static final class Bare {
        private String store = "STORE";
        private int till = 1;
        private String currency = "USD";
        private List<String> header = List.of("STORE");
        private Optional<URI> headOffice = Optional.empty();

        Bare store(String next) {
            store = next;
            return this;
        }

        Bare till(int next) {
            till = next;
            return this;
        }

        Bare currency(String next) {
            currency = next;
            return this;
        }

        Bare header(List<String> next) {
            header = next;
            return this;
        }

        Bare headOffice(Optional<URI> next) {
            headOffice = next;
            return this;
        }

        Station station() {
            return new Station(
                    store,
                    till,
                    currency,
                    ZoneOffset.UTC,
                    Language.EN,
                    header,
                    false,
                    headOffice,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
