package org.cashwrap.screen.office;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.cashwrap.core.bill.Language;
import org.cashwrap.profile.Profiles;
import org.cashwrap.profile.Profiles.Offered;
import org.cashwrap.screen.Phrase;
import org.cashwrap.screen.office.SetUpScreen.Devices;
import org.cashwrap.screen.office.SetUpScreen.Field;
import org.cashwrap.screen.office.SetUpScreen.Line;
import org.cashwrap.screen.office.SetUpScreen.Said;
import org.cashwrap.screen.office.SetUpScreen.Step;
import org.cashwrap.staff.Pin;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Setting a till up, without the pixels: the store, its devices, its first manager, and what will be written. Nothing is
/// written before the last key. Its keys are called on one thread, that of `fx`.
public final class SetUpViewModel {
    /// Whoever makes the till. Never waits; `tell` gets one answer, on any thread.
    @FunctionalInterface
    public interface Makes {
        void make(SetUpWish wish, Consumer<Answer> tell);
    }

    /// What became of making it.
    public sealed interface Answer {
        /// @param publicKey by which its head office knows it
        record Made(String publicKey) implements Answer {}

        /// Nothing is left of what was begun.
        ///
        /// @param why in plain English, with the cure
        record NotMade(String why) implements Answer {}
    }

    /// What is around these pages.
    ///
    /// @param place    where the till's folder will be, for people
    /// @param ports    the serial ports this machine has now
    /// @param goOn     leaves these pages for the till that was made
    /// @param practise goes to a till of which nothing counts
    public record Around(
            Profiles profiles,
            String place,
            Supplier<List<String>> ports,
            Makes makes,
            Runnable goOn,
            Runnable practise,
            Executor fx) {}

    /// What stands in the fields at first.
    ///
    /// @param currency ISO 4217
    /// @param timeZone its id
    public record First(Language language, String currency, String timeZone) {}

    private final Around around;
    private final SetUpChecks checks;
    private final SetUpAnswers answers;
    private final ReadOnlyObjectWrapper<SetUpScreen> screen;

    /// In no record, so that nothing can print them; empty again as soon as the till is made or the window closed.
    private final StringBuilder pin = new StringBuilder();

    private final StringBuilder pinAgain = new StringBuilder();

    private Step step = Step.STORE;
    private Map<Field, Phrase> wrong = Map.of();
    private Optional<Said> said = Optional.empty();
    private List<String> ports;
    private boolean asking;

    /// The till is there; its head office has to be told this key.
    private Optional<String> publicKey = Optional.empty();

    /// The key was pressed once, and what it leads to was said.
    private boolean practiseMeant;

    public SetUpViewModel(First first, Around around) {
        this.around = around;
        this.checks = new SetUpChecks(around.profiles());
        this.answers = new SetUpAnswers(first.language());
        this.ports = around.ports().get();
        answers.type(Field.TILL, "1");
        answers.type(Field.CURRENCY, first.currency());
        answers.type(Field.TIME_ZONE, first.timeZone());
        this.screen = new ReadOnlyObjectWrapper<>(now());
    }

    public ReadOnlyObjectProperty<SetUpScreen> screen() {
        return screen.getReadOnlyProperty();
    }

    Profiles profiles() {
        return around.profiles();
    }

    // ---- answers ----

    /// What a field holds; PINs are told to nobody.
    String typed(Field field) {
        return answers.typed(field);
    }

    public void languageChosen(Language language) {
        answers.language(language);
        show();
    }

    public void typed(Field field, String text) {
        answers.type(field, text);
        mended(field);
    }

    public void pinTyped(String text) {
        put(pin, text);
        mended(Field.PIN, Field.PIN_AGAIN);
    }

    public void pinAgainTyped(String text) {
        put(pinAgain, text);
        mended(Field.PIN_AGAIN);
    }

    private static void put(StringBuilder into, String text) {
        into.setLength(0);
        into.append(SetUpChecks.pin(text));
    }

    public void printerChosen(Optional<Offered> model) {
        answers.printer(model);
        mended(Field.PRINTER, Field.PRINTER_LINK, Field.DRAWER);
    }

    public void drawerChosen(Optional<Offered> model) {
        answers.drawer(model);
        mended(Field.DRAWER);
    }

    public void terminalChosen(Optional<Offered> model) {
        answers.terminal(model);
        mended(Field.TERMINAL, Field.TERMINAL_LINK);
    }

    /// The serial ports are looked for anew, so that one can plug it in and press again.
    ///
    /// @return the link to the port after the one that stands in the field, round and round; none without a port
    public Optional<String> nextPort(Field link) {
        ports = around.ports().get();
        if (ports.isEmpty()) {
            say(Phrase.of("set-up.no-port"), true);
            return Optional.empty();
        }
        var links = ports.stream().map(port -> "serial:" + port).toList();
        var at = links.indexOf(answers.link(link));
        var next = links.get((at + 1) % links.size());
        answers.type(link, next);
        mended(link);
        return Optional.of(next);
    }

    /// What was marked as wrong is being changed: the mark goes, until the next look.
    private void mended(Field... fields) {
        var rest = new EnumMap<Field, Phrase>(Field.class);
        rest.putAll(wrong);
        for (var field : fields) {
            rest.remove(field);
        }
        wrong = rest;
        practiseMeant = false;
        said = Optional.empty();
        show();
    }

    // ---- steps ----

    /// To the next step, if nothing is wrong with this one; at the last the till is made.
    public void next() {
        if (asking) {
            return;
        }
        if (publicKey.isPresent()) {
            goOn();
            return;
        }
        practiseMeant = false;
        said = Optional.empty();
        switch (step) {
            case STORE -> leave(checks.store(answers), Step.DEVICES);
            case DEVICES -> leave(checks.devices(answers), Step.MANAGER);
            case MANAGER ->
                    leave(
                            checks.manager(answers, pin.toString(), pinAgain.toString()),
                            Step.SUMMARY);
            case SUMMARY -> make();
        }
        show();
    }

    private void leave(Map<Field, Phrase> found, Step to) {
        wrong = found;
        if (found.isEmpty()) {
            step = to;
        }
    }

    /// One step back; what was typed stays.
    public void back() {
        if (asking || publicKey.isPresent() || step == Step.STORE) {
            return;
        }
        step = SetUpScreen.STEPS.get(SetUpScreen.STEPS.indexOf(step) - 1);
        wrong = Map.of();
        said = Optional.empty();
        practiseMeant = false;
        show();
    }

    /// Says first what that is.
    public void practise() {
        if (asking || publicKey.isPresent()) {
            return;
        }
        if (practiseMeant) {
            asking = true;
            forget();
            show();
            around.practise().run();
        } else {
            practiseMeant = true;
            say(
                    Phrase.of(
                            "set-up.practise.what", new Phrase.Id("anna"), new Phrase.Id("482915")),
                    false);
        }
    }

    private void make() {
        if (!(Pin.choose(pin.toString()) instanceof Pin.Choice.Good(var chosen))) {
            throw new IllegalStateException("the manager's step lets no other PIN pass");
        }
        asking = true;
        said = Optional.of(new Said(Phrase.of("set-up.making"), false));
        around.makes()
                .make(
                        new SetUpWish(
                                answers.station(), answers.name(), answers.displayName(), chosen),
                        answer -> around.fx().execute(() -> answered(answer)));
    }

    private void answered(Answer answer) {
        switch (answer) {
            case Answer.Made(var key) -> {
                forget();
                if (answers.standsAlone()) {
                    goOn();
                } else {
                    asking = false;
                    publicKey = Optional.of(key);
                    said = Optional.empty();
                    show();
                }
            }
            case Answer.NotMade(var why) -> {
                asking = false;
                say(Phrase.of("set-up.not-made", new Phrase.Id(why)), true);
            }
        }
    }

    private void goOn() {
        asking = true;
        show();
        around.goOn().run();
    }

    /// The PINs, once nobody needs them any more.
    public void forget() {
        wipe(pin);
        wipe(pinAgain);
    }

    private static void wipe(StringBuilder secret) {
        for (var i = 0; i < secret.length(); i++) {
            secret.setCharAt(i, '0');
        }
        secret.setLength(0);
    }

    // ---- what is shown ----

    private void say(Phrase text, boolean trouble) {
        // The same once more is said once more.
        said = Optional.empty();
        show();
        said = Optional.of(new Said(text, trouble));
        show();
    }

    private void show() {
        screen.set(now());
    }

    private SetUpScreen now() {
        return new SetUpScreen(
                step,
                wrong,
                notes(),
                new Devices(
                        answers.printer().isPresent(),
                        answers.drawer().isPresent(),
                        answers.terminal().isPresent()),
                ports.size(),
                asking,
                publicKey.map(key -> answers.station().name() + " " + key),
                said,
                step == Step.SUMMARY ? summary() : List.of());
    }

    private Map<Field, Phrase> notes() {
        Map<Field, Phrase> notes = new EnumMap<>(Field.class);
        notes.put(
                Field.STORE,
                answers.store().isEmpty() || answers.till() == 0
                        ? Phrase.of("set-up.note.store")
                        : Phrase.of("set-up.note.named", new Phrase.Id(tillName())));
        notes.put(Field.TILL, Phrase.of("set-up.note.till"));
        notes.put(Field.CURRENCY, Phrase.of("set-up.note.currency"));
        notes.put(Field.TIME_ZONE, zoneNote());
        notes.put(Field.HEADER_1, Phrase.of("set-up.note.header"));
        notes.put(Field.HEAD_OFFICE, Phrase.of("set-up.note.head-office"));
        notes.put(Field.PRINTER_LINK, linkNote(Field.PRINTER_LINK, answers.printer()));
        notes.put(Field.TERMINAL_LINK, linkNote(Field.TERMINAL_LINK, answers.terminal()));
        notes.put(Field.NAME, Phrase.of("set-up.note.name", new Phrase.Id("maria.n")));
        notes.put(Field.DISPLAY_NAME, Phrase.of("set-up.note.display-name"));
        notes.put(Field.PIN, Phrase.of("set-up.note.pin", Pin.DIGITS_MIN, Pin.DIGITS_MAX));
        return notes;
    }

    private String tillName() {
        return answers.store() + "-" + answers.till();
    }

    private Phrase zoneNote() {
        var found = answers.zones();
        return found.size() == 1
                        && !found.getFirst().getId().equals(answers.typed(Field.TIME_ZONE).strip())
                ? Phrase.of("set-up.note.zone-is", new Phrase.Id(found.getFirst().getId()))
                : Phrase.of("set-up.note.zone");
    }

    private static Phrase linkNote(Field link, Optional<Offered> model) {
        return model.isEmpty()
                ? Phrase.of(
                        link == Field.PRINTER_LINK
                                ? "set-up.note.no-printer"
                                : "set-up.note.no-terminal")
                : Phrase.of("set-up.note.link", SetUpChecks.examples(link, model));
    }

    private List<Line> summary() {
        var station = answers.station();
        List<Line> lines = new ArrayList<>();
        lines.add(line("set-up.till-name", new Phrase.Id(station.name())));
        lines.add(line("set-up.currency", new Phrase.Id(station.currency())));
        lines.add(line("set-up.zone", new Phrase.Id(station.timeZone().getId())));
        lines.add(line("set-up.header", String.join(" · ", station.header())));
        lines.add(
                new Line(
                        Phrase.of("set-up.head-office"),
                        station.headOffice()
                                .map(address -> asIs(new Phrase.Id(address.toString())))
                                .orElse(Phrase.of("set-up.alone"))));
        lines.add(device("set-up.printer", answers.printer(), answers.link(Field.PRINTER_LINK)));
        lines.add(device("set-up.drawer", answers.drawer(), ""));
        lines.add(device("set-up.terminal", answers.terminal(), answers.link(Field.TERMINAL_LINK)));
        lines.add(
                new Line(
                        Phrase.of("set-up.manager"),
                        answers.displayName()
                                .map(shown ->
                                        Phrase.of(
                                                "set-up.manager-is",
                                                new Phrase.Id(answers.name()),
                                                shown))
                                .orElse(asIs(new Phrase.Id(answers.name())))));
        publicKey.ifPresent(key -> lines.add(line("set-up.key", new Phrase.Id(key))));
        lines.add(line("set-up.place", new Phrase.Id(around.place())));
        return lines;
    }

    private static Line line(String label, Object value) {
        return new Line(Phrase.of(label), asIs(value));
    }

    private static Line device(String label, Optional<Offered> model, String link) {
        return new Line(
                Phrase.of(label),
                model.map(it ->
                                link.isEmpty()
                                        ? asIs(new Phrase.Id(it.model()))
                                        : Phrase.of(
                                                "set-up.device-is",
                                                new Phrase.Id(it.model()),
                                                new Phrase.Id(link)))
                        .orElse(Phrase.of("set-up.none")));
    }

    private static Phrase asIs(Object value) {
        return Phrase.of("screen.as-is", Objects.requireNonNull(value));
    }
}
