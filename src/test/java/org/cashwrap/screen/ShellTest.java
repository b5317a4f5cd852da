package org.cashwrap.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import org.cashwrap.core.bill.Language;
import org.cashwrap.screen.Looks.Size;
import org.cashwrap.screen.Looks.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The frame of all screens: its keys, its notices, what covers it, and the way of every key press.
class ShellTest {
    private final Spoken spoken = new Spoken(Language.EN);
    private final Looks looks = new Looks(Theme.LIGHT, Size.NORMAL);
    private final List<String> done = new ArrayList<>();

    /// A page with a field and a key that takes money.
    private final class PayPage implements Page {
        private final TextField field = new TextField();
        private final Keys keys = new Keys();
        private final Steps head;
        private final VBox body;

        PayPage(Spoken spoken) {
            var cash = key(spoken, "cash", KeyCode.F8, KeyCode.ADD);
            var again = key(spoken, "again", KeyCode.P);
            keys.on(cash)
                    .on(again)
                    .on(
                            Stroke.of(KeyCode.ENTER),
                            spoken.text("screen.enter"),
                            () -> done.add("enter"));
            head =
                    new Steps(
                            spoken,
                            List.of(
                                    Phrase.of("open-till.step-count"),
                                    Phrase.of("open-till.step-serve"),
                                    Phrase.of("sign-in.pin")),
                            new ReadOnlyObjectWrapper<>(1));
            body = new VBox(20, field, cash, again);
            body.getStyleClass().add("page");
        }

        private KeyButton key(Spoken spoken, String id, KeyCode... codes) {
            var strokes = List.of(codes).stream().map(Stroke::of).toArray(Stroke[]::new);
            return new KeyButton(
                            id,
                            KeyButton.Kind.TENDER,
                            spoken.text("open-till.open"),
                            () -> done.add(id))
                    .with(Icon.CASH)
                    .showing(spoken.text("screen.as-is", "79.30"))
                    .at(strokes);
        }

        @Override
        public String id() {
            return "pay";
        }

        @Override
        public Node head() {
            return head;
        }

        @Override
        public Node body() {
            return body;
        }

        @Override
        public Keys keys() {
            return keys;
        }

        @Override
        public void focus() {
            field.requestFocus();
        }
    }

    private Driver driver() {
        var driver = new Driver(spoken, looks, 1366, 768);
        driver.run(() -> driver.shell().show(new PayPage(spoken)));
        return driver;
    }

    private static String text(Driver driver) {
        return ((TextField) driver.find("field")).getText();
    }

    @Test
    void aHeldKeyActsOnceUntilItIsReleased() {
        try (var driver = driver()) {
            driver.hold(KeyCode.F8, 30);
            assertEquals(List.of("cash"), done);

            driver.press(KeyCode.F8);
            assertEquals(List.of("cash", "cash"), done);
        }
    }

    @Test
    void aHeldDigitIsTypedOnce() {
        try (var driver = fieldDriver()) {
            driver.hold(KeyCode.DIGIT8, 30);

            assertEquals("8", text(driver));
        }
    }

    @Test
    void aKeyOfTheNumberPadActsAndTypesNothing() {
        try (var driver = fieldDriver()) {
            driver.type("50");
            driver.press(KeyCode.ADD);

            assertEquals(List.of("cash"), done);
            assertEquals("50", text(driver));
        }
    }

    @Test
    void aLetterIsNoShortcutWhileItIsTyped() {
        try (var driver = fieldDriver()) {
            driver.type("p");

            assertEquals("p", text(driver));
            assertTrue(done.isEmpty());
        }
    }

    @Test
    void aLetterIsAShortcutElsewhere() {
        try (var driver = fieldDriver()) {
            driver.run(() -> driver.find("cash").requestFocus());
            driver.type("p");

            assertEquals(List.of("again"), done);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "10", "35"})
    void aScanLeavesAFieldAloneAndTakesNoMoney(long gapMs) {
        try (var driver = fieldDriver()) {
            driver.type("79.30");
            for (var i = 0; i < 20; i++) {
                driver.scan("4021778812", gapMs);
            }

            assertEquals("79.30", text(driver));
            assertEquals(20, driver.scans().size());
            assertTrue(done.isEmpty());
        }
    }

    @Test
    void aScanThatEndsInTabMovesNoFocus() {
        try (var driver = fieldDriver()) {
            driver.scan("4021778812", 10, KeyCode.TAB);

            assertEquals(List.of("4021778812"), driver.scans());
            assertTrue(driver.find("field").isFocused());
        }
    }

    @Test
    void theEnterOfACodeThatIsTooShortTakesNoMoney() {
        try (var driver = fieldDriver()) {
            driver.scan("12345", 10);

            assertTrue(done.isEmpty());
            assertEquals("12345", text(driver));
            driver.press(KeyCode.ENTER);
            assertEquals(List.of("enter"), done);
        }
    }

    @Test
    void aPersonMayTypeFastAndEnter() {
        try (var driver = fieldDriver()) {
            driver.type("50");
            driver.press(KeyCode.ENTER);

            assertEquals("50", text(driver));
            assertEquals(List.of("enter"), done);
        }
    }

    @Test
    void aFingerOnAKeyLeavesTheFocusInTheField() {
        try (var driver = fieldDriver()) {
            driver.click("cash");

            assertEquals(List.of("cash"), done);
            assertTrue(driver.find("field").isFocused());
        }
    }

    @Test
    void aDisabledKeyIsDeadForTheKeyboardToo() {
        try (var driver = fieldDriver()) {
            driver.run(() -> driver.find("cash").setDisable(true));
            driver.press(KeyCode.F8);
            driver.click("cash");

            assertTrue(done.isEmpty());
        }
    }

    @Test
    void languageAndDirectionTurnByOneKey() {
        try (var driver = fieldDriver()) {
            driver.press(KeyCode.L, KeyCode.CONTROL);
            driver.press(KeyCode.L, KeyCode.CONTROL);

            assertEquals(Language.FA, spoken.language().get());
            assertEquals(
                    NodeOrientation.RIGHT_TO_LEFT, driver.scene().getEffectiveNodeOrientation());
        }
    }

    @Test
    void lightAndDarkTurnByOneKey() {
        try (var driver = fieldDriver()) {
            driver.press(KeyCode.T, KeyCode.CONTROL);

            assertEquals(Theme.DARK, looks.theme().get());
        }
    }

    @Test
    void helpCoversThePageAndGoesByEscape() {
        try (var driver = fieldDriver()) {
            driver.press(KeyCode.F1);
            driver.press(KeyCode.F8);
            assertTrue(done.isEmpty());

            driver.press(KeyCode.ESCAPE);
            driver.press(KeyCode.F8);
            assertEquals(List.of("cash"), done);
            assertTrue(driver.find("field").isFocused());
        }
    }

    @Test
    void aQuestionMarkHelpsUnlessItIsTyped() {
        try (var driver = fieldDriver()) {
            driver.type("?");
            assertEquals("?", text(driver));
            driver.run(() -> driver.find("cash").requestFocus());
            driver.type("?");

            driver.find("help");
        }
    }

    @Test
    void nothingWorksOnceNoMoneyMayBeTaken() {
        try (var driver = fieldDriver()) {
            driver.run(() -> driver.shell().stop(stop()));
            driver.press(KeyCode.F8);
            driver.press(KeyCode.ESCAPE);
            driver.press(KeyCode.F1);
            driver.press(KeyCode.ENTER);

            assertTrue(done.isEmpty());
            assertTrue(driver.find("stop-screen").isVisible());
        }
    }

    @Test
    void aNoticeThatNeedsAKeyStays() {
        try (var driver = fieldDriver()) {
            driver.run(() -> {
                driver.shell().notices().add(notice("printer", "printer.paper-out", true));
                driver.shell().notices().add(notice("other", "notice.printer-ready", false));
            });
            assertEquals("The receipt printer is ready again.", noticeText(driver));

            driver.press(KeyCode.F8);
            assertEquals("The paper is out: put in a new roll.", noticeText(driver));
            driver.press(KeyCode.B, KeyCode.CONTROL);
            assertEquals(List.of("cash", "printer"), done);
        }
    }

    @Test
    void theHelpLooksRightEverywhere() {
        Looking.everywhere(
                "help",
                (shell, said) -> {
                    shell.show(new PayPage(said));
                    shell.showHelp();
                });
    }

    @Test
    void theStopScreenLooksRightEverywhere() {
        Looking.everywhere(
                "stop",
                (shell, said) -> {
                    shell.show(new PayPage(said));
                    shell.stop(stop());
                });
    }

    @Test
    void theFrameWithAllOnItLooksRightEverywhere() {
        Looking.everywhere(
                "frame",
                (shell, said) -> {
                    shell.show(new PayPage(said));
                    shell.strip()
                            .show(
                                    new Strip(
                                            List.of(
                                                    Strip.Lamp.headOffice(Strip.State.TROUBLE),
                                                    Strip.Lamp.queue(112, 1046),
                                                    Strip.Lamp.printer(Strip.State.TROUBLE),
                                                    Strip.Lamp.drawer(Strip.State.TROUBLE),
                                                    Strip.Lamp.card(Strip.State.TROUBLE)),
                                            Optional.of("Anna K.")));
                    shell.stripKeys(
                            List.of(
                                    stripKey("drawer", "strip.drawer", KeyCode.F11, said),
                                    stripKey("lock", "sign-in.enter", KeyCode.F12, said)));
                    shell.notices().add(notice("doubt", "notice.terminal-currency", true));
                    shell.notices().add(notice("batch", "notice.batch-unknown", true));
                });
    }

    private static KeyButton stripKey(String id, String text, KeyCode code, Spoken said) {
        return new KeyButton("strip-" + id, KeyButton.Kind.PLAIN, said.text(text), () -> {})
                .at(Stroke.of(code));
    }

    private Notices.Shown notice(String id, String text, boolean stays) {
        var key =
                new Notices.Key(
                        "do-" + id,
                        Phrase.of("help.close"),
                        Stroke.control(KeyCode.B),
                        () -> done.add(id));
        return new Notices.Shown(
                id, Notices.Weight.STOP, Phrase.of(text), stays ? List.of(key) : List.of());
    }

    private static String noticeText(Driver driver) {
        return ((Prose) driver.find("notice-text")).getText();
    }

    private static StopScreen stop() {
        return new StopScreen(
                Phrase.of("refused.storage-unknown"),
                Optional.of("E-0A1B2C3D"),
                "/var/lib/cashwrap/main-3/journal/journal.db");
    }

    private Driver fieldDriver() {
        var driver = driver();
        driver.run(() -> ((PayPage) driver.shell().page().orElseThrow()).field.setId("field"));
        assertFalse(driver.find("field").isDisabled());
        return driver;
    }
}
