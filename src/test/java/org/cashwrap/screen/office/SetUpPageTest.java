package org.cashwrap.screen.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.NodeOrientation;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.cashwrap.core.bill.Language;
import org.cashwrap.profile.StationDrawer;
import org.cashwrap.profile.StationPrinter;
import org.cashwrap.screen.Driver;
import org.cashwrap.screen.Guards;
import org.cashwrap.screen.KeyButton;
import org.cashwrap.screen.Looking;
import org.cashwrap.screen.Looks;
import org.cashwrap.screen.Looks.Size;
import org.cashwrap.screen.Looks.Theme;
import org.cashwrap.screen.Prose;
import org.cashwrap.screen.Shell;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.office.SetUpScreen.Field;
import org.cashwrap.screen.office.SetUpScreen.Step;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Setting a till up as people do: by keys, by fingers, in every look.
class SetUpPageTest {
    private SettingUp up = new SettingUp();

    /// What a person does to it, by the nodes a person sees.
    private static final class Hand {
        private final Shell shell;

        Hand(Shell shell) {
            this.shell = shell;
        }

        void put(Field field, String text) {
            ((TextField) shell.scene().lookup("#" + id(field))).setText(text);
        }

        void choose(Field field, int row) {
            ((ListView<?>) shell.scene().lookup("#" + id(field))).getSelectionModel().select(row);
        }

        void next() {
            ((KeyButton) shell.scene().lookup("#set-up-next")).press();
        }

        void toDevices() {
            put(Field.STORE, "RIVERSIDE");
            next();
        }

        void toManager() {
            toDevices();
            next();
        }

        void manager() {
            put(Field.NAME, "lia");
            put(Field.DISPLAY_NAME, "لیا María Tan");
            put(Field.PIN, SettingUp.PIN);
            put(Field.PIN_AGAIN, SettingUp.PIN);
        }
    }

    private static String id(Field field) {
        return "answer-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void look(String name, Consumer<Hand> how) {
        Looking.atUsualSize(
                name,
                (shell, spoken) -> {
                    up = new SettingUp();
                    up.ports =
                            List.of(
                                    "/dev/serial/by-id/usb-FTDI_FT232R_USB_UART_A50285BI-if00-port0");
                    show(shell, spoken);
                    how.accept(new Hand(shell));
                });
    }

    private void show(Shell shell, Spoken spoken) {
        shell.show(new SetUpPage(up.model, spoken, shell.notices()));
    }

    // ---- what it looks like ----

    @Test
    void theStoreLooksRight() {
        look(
                "set-up-1-store",
                it -> {
                    it.put(Field.STORE, "RIVERSIDE");
                    it.put(Field.HEADER_1, "Riverside Cable");
                    it.put(Field.HEADER_2, "1 Harbor Street, Riverside");
                });
    }

    @Test
    void theStoreLooksRightAtFirst() {
        look("set-up-1-store-empty", _ -> {});
    }

    @Test
    void theStoreLooksRightWhenAllIsWrong() {
        look(
                "set-up-1-store-wrong",
                it -> {
                    it.put(Field.STORE, "Riverside store");
                    it.put(Field.TILL, "0");
                    it.put(Field.CURRENCY, "DOLLAR");
                    it.put(Field.TIME_ZONE, "america");
                    it.put(Field.HEADER_2, "Riverside\u202e");
                    it.put(Field.HEAD_OFFICE, "office.example");
                    it.next();
                });
    }

    @Test
    void theDevicesLookRight() {
        look(
                "set-up-2-devices",
                it -> {
                    it.toDevices();
                    it.choose(Field.PRINTER, 3);
                    it.choose(Field.DRAWER, 1);
                    it.put(Field.PRINTER_LINK, "tcp:192.0.2.8:9100");
                });
    }

    @Test
    void theDevicesLookRightWhenAllIsWrong() {
        look(
                "set-up-2-devices-wrong",
                it -> {
                    it.toDevices();
                    it.choose(Field.PRINTER, 3);
                    it.choose(Field.TERMINAL, 3);
                    it.put(Field.TERMINAL_LINK, "serial:/dev/ttyUSB0");
                    it.next();
                });
    }

    @Test
    void aDrawerWithoutAPrinterLooksRight() {
        look(
                "set-up-2-devices-drawer",
                it -> {
                    it.toDevices();
                    it.choose(Field.DRAWER, 1);
                    it.next();
                });
    }

    @Test
    void theManagerLooksRight() {
        look(
                "set-up-3-manager",
                it -> {
                    it.toManager();
                    it.manager();
                });
    }

    @Test
    void theManagerLooksRightWhenAllIsWrong() {
        look(
                "set-up-3-manager-wrong",
                it -> {
                    it.toManager();
                    it.put(Field.NAME, "María");
                    it.put(Field.DISPLAY_NAME, "x".repeat(65));
                    it.put(Field.PIN, "123456");
                    it.next();
                });
    }

    @Test
    void theLastLookLooksRight() {
        look(
                "set-up-4-check",
                it -> {
                    it.toDevices();
                    it.choose(Field.PRINTER, 3);
                    it.choose(Field.DRAWER, 1);
                    it.choose(Field.TERMINAL, 2);
                    it.put(Field.PRINTER_LINK, "tcp:192.0.2.8:9100");
                    up.model.nextPort(Field.TERMINAL_LINK);
                    it.next();
                    it.manager();
                    it.next();
                });
    }

    @Test
    void theLastLookLooksRightWhenWritingFailed() {
        look(
                "set-up-4-check-failed",
                it -> {
                    it.toManager();
                    it.manager();
                    it.next();
                    it.next();
                    up.waiting
                            .getFirst()
                            .accept(
                                    new SetUpViewModel.Answer.NotMade(
                                            "/home/till/.local/share/cashwrap/station could not be"
                                                    + " made: No space left on device"));
                });
    }

    @Test
    void theKeyForTheHeadOfficeLooksRight() {
        look(
                "set-up-5-key",
                it -> {
                    it.put(Field.HEAD_OFFICE, "https://office.example");
                    it.toManager();
                    it.manager();
                    it.next();
                    it.next();
                    up.waiting.getFirst().accept(new SetUpViewModel.Answer.Made("0f".repeat(32)));
                });
    }

    @Test
    void practisingIsExplained() {
        look("set-up-practise", _ -> up.model.practise());
    }

    // ---- what its keys do ----

    @Test
    void aTillIsSetUpByKeysAlone() {
        try (var driver = driver()) {
            driver.type("riverside");
            driver.press(KeyCode.ENTER);
            // The first printer below "none".
            driver.press(KeyCode.DOWN);
            driver.press(KeyCode.TAB);
            driver.press(KeyCode.DOWN);
            driver.press(KeyCode.TAB);
            driver.press(KeyCode.TAB);
            driver.run(() -> field(driver, "answer-printer-link").setText("file:/dev/usb/lp0"));
            driver.press(KeyCode.ENTER);
            driver.type("lia");
            driver.press(KeyCode.TAB);
            driver.press(KeyCode.TAB);
            driver.type(SettingUp.PIN);
            driver.press(KeyCode.TAB);
            driver.type(SettingUp.PIN);
            driver.press(KeyCode.ENTER);
            assertTrue(up.wishes.isEmpty());
            driver.press(KeyCode.ENTER);

            var wish = up.wishes.getFirst();
            assertEquals("riverside-1", wish.station().name());
            assertEquals(
                    Optional.of(
                            new StationPrinter(
                                    "epson-tm-m30iii", "file:/dev/usb/lp0", Optional.empty())),
                    wish.station().printer());
            assertEquals(Optional.of(new StationDrawer("generic-24v")), wish.station().drawer());
            assertEquals("lia", wish.name());
        }
    }

    @Test
    void escapeGoesBackAndKeepsWhatWasTyped() {
        try (var driver = driver()) {
            driver.type("riverside");
            driver.press(KeyCode.ENTER);
            driver.press(KeyCode.ESCAPE);

            assertEquals(Step.STORE, up.model.screen().get().step());
            assertEquals("riverside", field(driver, "answer-store").getText());
            assertTrue(driver.find("answer-store").isFocused());
        }
    }

    @Test
    void theLanguageTurnsThePageAtOnce() {
        try (var driver = driver()) {
            driver.click("language-fa");

            assertEquals("فروشگاه", ((Prose) driver.find("answer-store-label")).getText());
            assertEquals(
                    NodeOrientation.RIGHT_TO_LEFT,
                    driver.find("answer-store-label").getEffectiveNodeOrientation());
            // A code is written from the left in every language.
            assertEquals(
                    NodeOrientation.LEFT_TO_RIGHT,
                    driver.find("answer-store").getEffectiveNodeOrientation());
            driver.type("shop");
            driver.press(KeyCode.ENTER);
            driver.press(KeyCode.ENTER);
            driver.run(() -> {
                up.model.typed(Field.NAME, "lia");
                up.model.pinTyped(SettingUp.PIN);
                up.model.pinAgainTyped(SettingUp.PIN);
                up.model.next();
                up.model.next();
            });
            assertEquals(Language.FA, up.wishes.getFirst().station().language());
        }
    }

    @Test
    void theFocusGoesToTheFirstThingThatIsWrong() {
        try (var driver = driver()) {
            driver.type("riverside");
            driver.run(() -> field(driver, "answer-currency").setText("DOLLAR"));
            driver.press(KeyCode.ENTER);

            assertTrue(driver.find("answer-currency").isFocused());
            assertTrue(driver.find("answer-currency").getStyleClass().contains("wrong"));
            assertEquals(
                    "No currency of this code. Write three letters, as USD or EUR.",
                    ((Prose) driver.find("answer-currency-wrong")).getText());
        }
    }

    @Test
    void aFingerTypesThePin() {
        try (var driver = driver()) {
            driver.run(() -> {
                up.toManager();
                up.model.typed(Field.NAME, "lia");
                field(driver, "answer-pin").requestFocus();
            });
            SettingUp.PIN.chars().forEach(digit -> driver.click("pad-" + (char) digit));
            driver.click("pad-enter");
            SettingUp.PIN.chars().forEach(digit -> driver.click("pad-" + (char) digit));
            driver.click("pad-enter");

            assertEquals(Step.SUMMARY, up.model.screen().get().step());
        }
    }

    @Test
    void aPortThatWasFoundIsPutIntoTheLink() {
        up.ports = List.of("/dev/serial/by-id/usb-one", "/dev/serial/by-id/usb-two");
        try (var driver = driver()) {
            driver.run(() -> {
                up.toDevices();
                up.model.printerChosen(up.printer("epson-tm-t88vi"));
            });
            driver.press(KeyCode.F4);
            driver.press(KeyCode.F4);

            assertEquals(
                    "serial:/dev/serial/by-id/usb-two",
                    field(driver, "answer-printer-link").getText());
        }
    }

    @Test
    void onceTheTillIsThereNothingSaysThatItIsNot() {
        try (var driver = driver()) {
            driver.run(() -> up.model.typed(Field.HEAD_OFFICE, "https://office.example"));
            driver.run(() -> {
                up.toSummary();
                field(driver, "answer-pin").setText(SettingUp.PIN);
                up.model.next();
                up.waiting.getFirst().accept(new SetUpViewModel.Answer.Made("0f".repeat(32)));
            });

            assertEquals(
                    "The till is made. Have it enrolled at the head office by this name and key.",
                    ((Prose) driver.find("check-title")).getText());
            assertEquals("", field(driver, "answer-pin").getText());
            assertTrue(driver.find("set-up-back").isDisabled());
            driver.press(KeyCode.F8);
            assertEquals(
                    "RIVERSIDE-1 " + "0f".repeat(32),
                    Driver.onFx(() -> Clipboard.getSystemClipboard().getString()));
            driver.press(KeyCode.ENTER);
            assertEquals(1, up.wentOn);
        }
    }

    @Test
    void aHeldEnterGoesOnOnce() {
        try (var driver = driver()) {
            driver.type("riverside");
            driver.hold(KeyCode.ENTER, 30);

            assertEquals(Step.DEVICES, up.model.screen().get().step());
        }
    }

    @Test
    void thePinsLeaveTheirFields() {
        try (var driver = driver()) {
            var page = Driver.onFx(() -> (SetUpPage) driver.shell().page().orElseThrow());
            driver.run(() -> {
                field(driver, "answer-pin").setText(SettingUp.PIN);
                field(driver, "answer-pin-again").setText(SettingUp.PIN);
                page.forget();
            });

            assertEquals("", field(driver, "answer-pin").getText());
            assertEquals("", field(driver, "answer-pin-again").getText());
        }
    }

    @Test
    void everyKeyIsReachedByTabAtEveryStep() {
        try (var driver = driver()) {
            assertEquals(List.of(), Guards.reachedByTab(driver));
            driver.run(() -> {
                up.toDevices();
                up.model.printerChosen(up.printer("epson-tm-t88vi"));
                up.model.terminalChosen(up.terminal("zvt-tcp"));
            });
            assertEquals(List.of(), Guards.reachedByTab(driver));
            driver.run(() -> {
                up.model.printerChosen(Optional.empty());
                up.model.terminalChosen(Optional.empty());
                up.model.next();
            });
            assertEquals(List.of(), Guards.reachedByTab(driver));
            assertFalse(driver.find("answer-name").isDisabled());
        }
    }

    private static TextField field(Driver driver, String id) {
        return (TextField) driver.scene().lookup("#" + id);
    }

    private Driver driver() {
        var spoken = new Spoken(Language.EN);
        var driver = new Driver(spoken, new Looks(Theme.LIGHT, Size.NORMAL), 1024, 768);
        driver.run(() -> show(driver.shell(), spoken));
        return driver;
    }
}
