package org.cashwrap.screen.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.profile.Station;
import org.cashwrap.profile.StationDrawer;
import org.cashwrap.profile.StationPrinter;
import org.cashwrap.profile.StationTerminal;
import org.cashwrap.screen.Phrase;
import org.cashwrap.screen.office.SetUpScreen.Field;
import org.cashwrap.screen.office.SetUpScreen.Step;
import org.cashwrap.screen.office.SetUpViewModel.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Setting a till up, without pixels: what is refused and why, and what comes of what is not.
class SetUpViewModelTest {
    private static final String KEY = "0f".repeat(32);

    private final SettingUp up = new SettingUp();
    private final SetUpViewModel model = up.model;

    private Map<Field, String> wrong() {
        return model.screen().get().wrong().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, it -> it.getValue().key()));
    }

    private Step step() {
        return model.screen().get().step();
    }

    private Optional<String> said() {
        return model.screen().get().said().map(it -> it.text().key());
    }

    // ---- the store ----

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STORE       | ''                   | set-up.wrong.store",
                "STORE       | Riverside store      | set-up.wrong.store",
                "STORE       | TWENTY.ONE.LETTERS.XX | set-up.wrong.store",
                "TILL        | ''                   | set-up.wrong.till",
                "TILL        | 0                    | set-up.wrong.till",
                "TILL        | 1000                 | set-up.wrong.till",
                "TILL        | -1                   | set-up.wrong.till",
                "TILL        | 99999999999999       | set-up.wrong.till",
                "TILL        | one                  | set-up.wrong.till",
                "CURRENCY    | ''                   | set-up.wrong.currency",
                "CURRENCY    | DOLLAR               | set-up.wrong.currency",
                "CURRENCY    | XAU                  | set-up.wrong.currency",
                "CURRENCY    | UYW                  | set-up.wrong.currency",
                "TIME_ZONE   | ''                   | set-up.wrong.zone",
                "TIME_ZONE   | Atlantis             | set-up.wrong.zone",
                "TIME_ZONE   | indiana              | set-up.wrong.zones",
                "HEAD_OFFICE | office.example       | set-up.wrong.head-office",
                "HEAD_OFFICE | http://office.example | set-up.wrong.head-office",
                "HEAD_OFFICE | ftp://office.example | set-up.wrong.head-office",
                "HEAD_OFFICE | https://off ice      | set-up.wrong.head-office"
            })
    void anAnswerAboutTheStoreIsRefusedWithItsCure(Field field, String typed, String why) {
        model.typed(Field.STORE, "RIVERSIDE");
        model.typed(field, typed);
        model.next();

        assertEquals(Map.of(field, why), wrong());
        assertEquals(Step.STORE, step());
    }

    @Test
    void aLineOfTheHeadIsRefusedWhereItStands() {
        model.typed(Field.STORE, "RIVERSIDE");
        model.typed(Field.HEADER_1, "x".repeat(65));
        model.typed(Field.HEADER_3, "Riverside\u001b@");
        model.next();

        assertEquals(
                Map.of(
                        Field.HEADER_1, "set-up.wrong.header-long",
                        Field.HEADER_3, "set-up.wrong.header-unseen"),
                wrong());
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        model.typed(Field.TILL, "x");
        model.typed(Field.CURRENCY, "x");
        model.typed(Field.TIME_ZONE, "x,y");
        model.typed(Field.HEAD_OFFICE, "x");
        model.next();

        assertEquals(
                List.of(
                        Field.STORE,
                        Field.TILL,
                        Field.CURRENCY,
                        Field.TIME_ZONE,
                        Field.HEAD_OFFICE),
                wrong().keySet().stream().sorted().toList());
    }

    @Test
    void aMarkGoesAsSoonAsItsFieldIsTypedIn() {
        model.typed(Field.TILL, "x");
        model.next();
        model.typed(Field.STORE, "R");

        assertEquals(Map.of(Field.TILL, "set-up.wrong.till"), wrong());
    }

    @ParameterizedTest
    @CsvSource({
        "America/Bogota, America/Bogota",
        "america/bogota, America/Bogota",
        "bogota, America/Bogota",
        "new york, America/New_York",
        "tehran, Asia/Tehran",
        "UTC, UTC"
    })
    void aTimeZoneIsFoundByItsCity(String typed, String found) {
        model.typed(Field.TIME_ZONE, typed);
        up.toSummary();
        model.next();

        assertEquals(ZoneId.of(found), up.wishes.getFirst().station().timeZone());
    }

    @Test
    void theCityThatIsMeantIsShownWhileItIsTyped() {
        model.typed(Field.TIME_ZONE, "bogota");

        assertEquals(
                Phrase.of("set-up.note.zone-is", new Phrase.Id("America/Bogota")),
                model.screen().get().notes().get(Field.TIME_ZONE));
    }

    // ---- the devices ----

    @ParameterizedTest
    @CsvSource({
        "'', set-up.wrong.link-none",
        "192.0.2.8, set-up.wrong.link",
        "tcp:192.0.2.8, set-up.wrong.link",
        "tcp:192.0.2.8:99999, set-up.wrong.link",
        "serial:, set-up.wrong.link",
        "usb:1, set-up.wrong.link"
    })
    void aPrintersLinkIsRefusedAsInitRefusesIt(String link, String why) {
        up.toDevices();
        model.printerChosen(up.printer("epson-tm-t88vi"));
        model.typed(Field.PRINTER_LINK, link);
        model.next();

        assertEquals(Map.of(Field.PRINTER_LINK, why), wrong());
        assertEquals(Step.DEVICES, step());
    }

    @ParameterizedTest
    @CsvSource({
        "zvt-tcp, serial:/dev/ttyUSB0",
        "zvt-serial, tcp:192.0.2.7:20007",
        "zvt-tcp, file:/tmp/terminal"
    })
    void aLinkMustFitTheModel(String model, String link) {
        up.toDevices();
        this.model.terminalChosen(up.terminal(model));
        this.model.typed(Field.TERMINAL_LINK, link);
        this.model.next();

        assertEquals(Map.of(Field.TERMINAL_LINK, "set-up.wrong.link"), wrong());
    }

    @Test
    void theCureNamesWhatTheModelUnderstands() {
        up.toDevices();
        model.terminalChosen(up.terminal("zvt-tcp"));
        model.next();

        assertEquals(
                Phrase.of(
                        "set-up.wrong.link-none",
                        Phrase.of("screen.as-is", new Phrase.Id("tcp:192.0.2.7:20007"))),
                model.screen().get().wrong().get(Field.TERMINAL_LINK));
    }

    @Test
    void twoDevicesCannotShareACable() {
        up.toDevices();
        model.printerChosen(up.printer("epson-tm-t88vi"));
        model.terminalChosen(up.terminal("zvt-tcp"));
        model.typed(Field.PRINTER_LINK, "tcp:192.0.2.7:20007");
        model.typed(Field.TERMINAL_LINK, "tcp:192.0.2.7:20007");
        model.next();

        assertEquals(Map.of(Field.PRINTER_LINK, "set-up.wrong.link-same"), wrong());
    }

    @Test
    void aDrawerNeedsAPrinter() {
        up.toDevices();
        model.drawerChosen(up.drawer());
        model.next();

        assertEquals(Map.of(Field.DRAWER, "set-up.wrong.drawer-alone"), wrong());
    }

    @Test
    void simulatorsAreNotOffered() {
        var offered = model.profiles();

        assertTrue(offered.printers().stream().noneMatch(it -> it.id().startsWith("simulated")));
        assertTrue(offered.drawers().stream().noneMatch(it -> it.id().startsWith("simulated")));
        assertTrue(offered.terminals().stream().noneMatch(it -> it.id().startsWith("simulated")));
        assertFalse(offered.printers().isEmpty());
    }

    @Test
    void portsThatAreFoundComeRoundAndRound() {
        up.ports = List.of("/dev/one", "/dev/two");

        assertEquals(Optional.of("serial:/dev/one"), model.nextPort(Field.PRINTER_LINK));
        assertEquals(Optional.of("serial:/dev/two"), model.nextPort(Field.PRINTER_LINK));
        assertEquals(Optional.of("serial:/dev/one"), model.nextPort(Field.PRINTER_LINK));
        assertEquals(2, model.screen().get().ports());
    }

    @Test
    void withoutAPortItIsSaidWhatToDo() {
        assertEquals(Optional.empty(), model.nextPort(Field.PRINTER_LINK));
        assertEquals(Optional.of("set-up.no-port"), said());
    }

    // ---- the manager ----

    @ParameterizedTest
    @CsvSource({
        "'', NAME, set-up.wrong.name",
        "maría, NAME, set-up.wrong.name",
        "-lia, NAME, set-up.wrong.name",
        "lia tan, NAME, set-up.wrong.name",
        "abcdefghijklmnopqrstuvwxyz1234567, NAME, set-up.wrong.name"
    })
    void aNameIsRefusedAsStaffAddRefusesIt(String name, Field field, String why) {
        up.toManager();
        model.typed(Field.NAME, name);
        model.pinTyped(SettingUp.PIN);
        model.pinAgainTyped(SettingUp.PIN);
        model.next();

        assertEquals(Map.of(field, why), wrong());
    }

    @Test
    void aDisplayNameThatIsTooLongIsRefused() {
        up.toManager();
        model.typed(Field.NAME, "lia");
        model.typed(Field.DISPLAY_NAME, "x".repeat(65));
        model.pinTyped(SettingUp.PIN);
        model.pinAgainTyped(SettingUp.PIN);
        model.next();

        assertEquals(Map.of(Field.DISPLAY_NAME, "set-up.wrong.display-name"), wrong());
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', PIN, set-up.wrong.pin-short",
        "73026, 73026, PIN, set-up.wrong.pin-short",
        "7302647302641, 7302647302641, PIN, set-up.wrong.pin-long",
        "73o264, 73o264, PIN, set-up.wrong.pin-digits",
        "123456, 123456, PIN, set-up.wrong.pin-easy",
        "111111, 111111, PIN, set-up.wrong.pin-easy",
        "241987, 241987, PIN, set-up.wrong.pin-easy",
        "730264, '', PIN_AGAIN, set-up.wrong.pin-once",
        "730264, 730265, PIN_AGAIN, set-up.wrong.pin-differs"
    })
    void aPinIsRefusedAsStaffAddRefusesIt(String pin, String again, Field field, String why) {
        up.toManager();
        model.typed(Field.NAME, "lia");
        model.pinTyped(pin);
        model.pinAgainTyped(again);
        model.next();

        assertEquals(Map.of(field, why), wrong());
        assertEquals(Step.MANAGER, step());
    }

    @Test
    void persianDigitsAreDigits() {
        model.typed(Field.TILL, "۷");
        up.toManager();
        model.typed(Field.NAME, "lia");
        model.pinTyped("۷۳۰۲۶۴");
        model.pinAgainTyped("730264");
        model.next();
        model.next();

        assertEquals(7, up.wishes.getFirst().station().till());
    }

    // ---- the last step ----

    @Test
    void nothingIsWrittenBeforeTheLastKey() {
        up.toSummary();

        assertEquals(Step.SUMMARY, step());
        assertTrue(up.wishes.isEmpty());
    }

    @Test
    void whatWasAnsweredIsWhatIsWished() {
        model.languageChosen(Language.FA);
        model.typed(Field.STORE, " RIVERSIDE ");
        model.typed(Field.TILL, "3");
        model.typed(Field.CURRENCY, "eur");
        model.typed(Field.TIME_ZONE, "Berlin");
        model.typed(Field.HEADER_2, "Hauptstraße 1");
        model.typed(Field.HEAD_OFFICE, "https://office.example");
        model.next();
        model.printerChosen(up.printer("epson-tm-t88vi"));
        model.drawerChosen(up.drawer());
        model.terminalChosen(up.terminal("zvt-tcp"));
        model.typed(Field.PRINTER_LINK, "serial:/dev/ttyUSB0");
        model.typed(Field.TERMINAL_LINK, "tcp:192.0.2.7:20007");
        model.next();
        model.typed(Field.NAME, "Lia");
        model.typed(Field.DISPLAY_NAME, "Lia Tan");
        model.pinTyped(SettingUp.PIN);
        model.pinAgainTyped(SettingUp.PIN);
        model.next();
        model.next();

        var wish = up.wishes.getFirst();
        assertEquals(
                new Station(
                        "RIVERSIDE",
                        3,
                        "EUR",
                        ZoneId.of("Europe/Berlin"),
                        Language.FA,
                        List.of("Hauptstraße 1"),
                        false,
                        Optional.of(URI.create("https://office.example")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(
                                new StationTerminal(
                                        "zvt-tcp",
                                        "tcp:192.0.2.7:20007",
                                        Optional.empty(),
                                        Optional.empty())),
                        Optional.of(
                                new StationPrinter(
                                        "epson-tm-t88vi", "serial:/dev/ttyUSB0", Optional.empty())),
                        Optional.of(new StationDrawer("generic-24v")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                wish.station());
        assertEquals("lia", wish.name());
        assertEquals(Optional.of("Lia Tan"), wish.displayName());
    }

    @Test
    void theReceiptsHeadIsTheStoreUnlessSaidOtherwise() {
        up.toSummary();
        model.next();

        assertEquals(List.of("RIVERSIDE"), up.wishes.getFirst().station().header());
    }

    @Test
    void noScreenAndNoWishShowsThePin() {
        up.toSummary();
        assertFalse(model.screen().get().toString().contains(SettingUp.PIN));
        model.next();

        assertFalse(up.wishes.getFirst().toString().contains(SettingUp.PIN));
        assertFalse(model.screen().get().toString().contains(SettingUp.PIN));
    }

    @Test
    void whileTheTillIsMadeNoKeyDoesAnything() {
        up.toSummary();
        model.next();
        model.next();
        model.back();
        model.practise();

        assertEquals(1, up.wishes.size());
        assertEquals(Step.SUMMARY, step());
        assertTrue(model.screen().get().asking());
    }

    @Test
    void whenItCannotBeWrittenItIsSaidAndTriedAgain() {
        up.toSummary();
        model.next();
        up.waiting.getFirst().accept(new Answer.NotMade("No space left on device"));

        assertEquals(Optional.of("set-up.not-made"), said());
        assertFalse(model.screen().get().asking());
        model.next();
        assertEquals(2, up.wishes.size());
    }

    @Test
    void onceItIsMadeThePinIsForgotten() {
        up.toSummary();
        model.next();
        up.waiting.getFirst().accept(new Answer.Made(KEY));
        up.waiting.getFirst().accept(new Answer.NotMade("as if it had failed"));
        model.back();
        model.next();

        assertEquals(Map.of(Field.PIN, "set-up.wrong.pin-short"), wrong());
    }

    @Test
    void aTillThatStandsAloneGoesOnAtOnce() {
        up.toSummary();
        model.next();
        up.waiting.getFirst().accept(new Answer.Made(KEY));

        assertEquals(1, up.wentOn);
    }

    @Test
    void aTillWithAHeadOfficeShowsTheKeyThatMustBeEnrolledThere() {
        model.typed(Field.HEAD_OFFICE, "https://office.example");
        up.toSummary();
        model.next();
        up.waiting.getFirst().accept(new Answer.Made(KEY));

        assertEquals(Optional.of("RIVERSIDE-1 " + KEY), model.screen().get().made());
        assertEquals(0, up.wentOn);
        model.back();
        model.practise();
        model.next();
        model.next();
        assertEquals(List.of(1, 1, 0), List.of(up.wentOn, up.wishes.size(), up.practised));
    }

    @Test
    void backKeepsWhatWasTyped() {
        up.toSummary();
        model.back();
        model.back();
        model.back();
        assertEquals(Step.STORE, step());
        model.back();
        assertEquals(Step.STORE, step());
        model.next();
        model.next();
        model.next();

        assertEquals(Step.SUMMARY, step());
    }

    @Test
    void practisingIsExplainedBeforeItBegins() {
        model.practise();
        assertEquals(Optional.of("set-up.practise.what"), said());
        assertEquals(0, up.practised);
        model.practise();

        assertEquals(1, up.practised);
    }

    @Test
    void anotherKeyBetweenTakesThePractisingBack() {
        model.practise();
        model.typed(Field.STORE, "R");
        model.practise();

        assertEquals(0, up.practised);
    }
}
