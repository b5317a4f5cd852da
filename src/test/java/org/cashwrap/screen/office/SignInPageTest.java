package org.cashwrap.screen.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.input.KeyCode;

import org.cashwrap.checkout.Request;
import org.cashwrap.core.bill.Language;
import org.cashwrap.screen.Driver;
import org.cashwrap.screen.Guards;
import org.cashwrap.screen.Looking;
import org.cashwrap.screen.Looks;
import org.cashwrap.screen.Looks.Size;
import org.cashwrap.screen.Looks.Theme;
import org.cashwrap.screen.Notices;
import org.cashwrap.screen.Phrase;
import org.cashwrap.screen.Shell;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.Stroke;
import org.cashwrap.screen.office.SignInScreen.Name;
import org.junit.jupiter.api.Test;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/// The sign-in page as people use it: by keys, by fingers, in every look.
class SignInPageTest {
    private static final List<Name> PEOPLE =
            List.of(
                    new Name("anna", "Anna Kowalska"),
                    new Name("reza", "رضا محمدی"),
                    new Name("lia", "Lia Tan"),
                    new Name("jo", "Jo"),
                    new Name("maria-jose", "María José Fernández"),
                    new Name("omid", "Omid"));

    private final List<Request> asked = new ArrayList<>();
    private final FakeCounter counter = new FakeCounter();
    private final SignInViewModel model =
            new SignInViewModel(
                    PEOPLE,
                    (request, tell) -> {
                        asked.add(request);
                        counter.answer(request, tell);
                    },
                    Runnable::run,
                    _ -> {});

    private void show(Shell shell, Spoken spoken) {
        shell.strip().show(FakeCounter.strip());
        shell.show(new SignInPage(model, spoken, "Riverside", "MAIN-3"));
    }

    @Test
    void looksRightEverywhere() {
        Looking.everywhere("sign-in", this::show);
    }

    @Test
    void looksRightWithEverythingOnIt() {
        counter.refuse("locked-out", 30);
        Looking.everywhere(
                "sign-in-locked",
                (shell, spoken) -> {
                    show(shell, spoken);
                    model.locked("anna", LocalTime.of(10, 31));
                    "482915".chars().forEach(c -> model.digit(Character.toString(c)));
                    model.enter();
                    shell.notices()
                            .add(
                                    new Notices.Shown(
                                            "printer",
                                            Notices.Weight.STOP,
                                            Phrase.of(
                                                    "notice.print-unknown",
                                                    Phrase.of("printer.silent")),
                                            List.of(
                                                    new Notices.Key(
                                                            "print-again",
                                                            Phrase.of("help.close"),
                                                            Stroke.control(KeyCode.P),
                                                            () -> {}))));
                });
    }

    @Test
    void aClerkSignsInByKeysAlone() {
        try (var driver = driver()) {
            driver.press(KeyCode.F2);
            driver.type("482915");
            driver.press(KeyCode.ENTER);

            assertEquals(List.of(new Request.SignIn("anna", "482915")), asked);
        }
    }

    @Test
    void aClerkSignsInByFingersAlone() {
        try (var driver = driver()) {
            driver.click("name-lia");
            "730264".chars().forEach(digit -> driver.click("pad-" + (char) digit));
            driver.click("pad-enter");

            assertEquals(List.of(new Request.SignIn("lia", "730264")), asked);
        }
    }

    @Test
    void aNameWithoutAKeyIsTyped() {
        try (var driver = driver()) {
            driver.click("name-other");
            driver.type("bob");
            driver.press(KeyCode.ENTER);
            driver.type("482915");
            driver.press(KeyCode.ENTER);

            assertEquals(List.of(new Request.SignIn("bob", "482915")), asked);
        }
    }

    @Test
    void aHeldEnterTriesOnce() {
        counter.refuse("wrong-pin", 4);
        try (var driver = driver()) {
            driver.press(KeyCode.F2);
            driver.type("482915");
            driver.hold(KeyCode.ENTER, 30);

            assertEquals(1, asked.size());
        }
    }

    @Test
    void aScanIsNoPin() {
        try (var driver = driver()) {
            driver.press(KeyCode.F2);
            driver.scan("4021778812", 10);

            assertEquals(List.of("4021778812"), driver.scans());
            assertEquals(0, model.screen().get().digits());
            assertTrue(asked.isEmpty());
        }
    }

    @Test
    void everyKeyIsReachedByTab() {
        try (var driver = driver()) {
            assertEquals(List.of(), Guards.reachedByTab(driver));
        }
    }

    private Driver driver() {
        var spoken = new Spoken(Language.EN);
        var driver = new Driver(spoken, new Looks(Theme.LIGHT, Size.NORMAL), 1366, 768);
        driver.run(() -> show(driver.shell(), spoken));
        return driver;
    }
}
