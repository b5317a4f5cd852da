package org.cashwrap.screen.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.cashwrap.checkout.Request;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.Pieces;
import org.cashwrap.screen.Driver;
import org.cashwrap.screen.Guards;
import org.cashwrap.screen.Looking;
import org.cashwrap.screen.Looks;
import org.cashwrap.screen.Looks.Size;
import org.cashwrap.screen.Looks.Theme;
import org.cashwrap.screen.Shell;
import org.cashwrap.screen.Spoken;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Opening the till as people use it.
class OpenTillPageTest {
    private static final Currency USD = Currency.getInstance("USD");

    private final List<Request> asked = new ArrayList<>();
    private final FakeCounter counter = new FakeCounter();
    private OpenTillViewModel model = model(USD);

    private OpenTillViewModel model(Currency currency) {
        return new OpenTillViewModel(
                currency,
                (request, tell) -> {
                    asked.add(request);
                    counter.answer(request, tell);
                },
                Runnable::run,
                _ -> {});
    }

    private void show(Shell shell, Spoken spoken) {
        shell.strip().show(FakeCounter.strip("Anna Kowalska"));
        shell.show(new OpenTillPage(model, spoken));
    }

    /// Of all currencies that are known, the euro has the most notes and coins.
    @Test
    void looksRightEverywhere() {
        model = model(Currency.getInstance("EUR"));
        Looking.everywhere(
                "open-till",
                (shell, spoken) -> {
                    show(shell, spoken);
                    field(shell, "pieces-2000").setText("7");
                    field(shell, "pieces-1000").setText("1o");
                    model.open();
                });
    }

    @Test
    void looksRightWhenTheSumIsTyped() {
        Looking.everywhere(
                "open-till-sum",
                (shell, spoken) -> {
                    model = model(USD);
                    show(shell, spoken);
                    model.turn();
                    field(shell, "sum").setText("200.00");
                });
    }

    @Test
    void aClerkCountsByKeysAlone() {
        try (var driver = driver()) {
            driver.press(KeyCode.ENTER);
            driver.press(KeyCode.ENTER);
            driver.type("7");
            driver.press(KeyCode.ENTER);
            driver.type("6");
            driver.press(KeyCode.F8);

            assertEquals(List.of(opening(Map.of(20_00L, 7, 10_00L, 6))), asked);
        }
    }

    @Test
    void aClerkCountsByFingersAlone() {
        try (var driver = driver()) {
            driver.click("pad-enter");
            driver.click("pad-1");
            driver.click("pad-0");
            driver.click("pad-erase");
            driver.click("pad-2");
            driver.click("open-till");

            assertEquals(List.of(opening(Map.of(50_00L, 12))), asked);
        }
    }

    @Test
    void aSumIsTypedInstead() {
        try (var driver = driver()) {
            driver.press(KeyCode.F4);
            driver.type("199.50");
            driver.press(KeyCode.F8);

            assertEquals(
                    List.of(new Request.OpenTill(new Money(199_50, USD), Optional.empty())), asked);
        }
    }

    @Test
    void persianDigitsCountToo() {
        try (var driver = driver()) {
            driver.run(() -> field(driver.shell(), "pieces-2000").setText("۷"));
            driver.press(KeyCode.F8);

            assertEquals(List.of(opening(Map.of(20_00L, 7))), asked);
        }
    }

    @Test
    void anEmptyDrawerIsAskedAboutOnce() {
        try (var driver = driver()) {
            driver.press(KeyCode.F8);
            assertTrue(asked.isEmpty());
            driver.press(KeyCode.F8);

            assertEquals(List.of(opening(Map.of())), asked);
        }
    }

    @Test
    void aHeldKeyOpensOnceAndDoesNotConfirmTheEmptyDrawer() {
        try (var driver = driver()) {
            driver.hold(KeyCode.F8, 30);

            assertTrue(asked.isEmpty());
        }
    }

    @Test
    void aScanLeavesTheCountAlone() {
        try (var driver = driver()) {
            driver.type("3");
            for (var i = 0; i < 20; i++) {
                driver.scan("4021778812", 10);
            }

            assertEquals(20, driver.scans().size());
            assertEquals("3", field(driver.shell(), "pieces-10000").getText());
            assertTrue(driver.find("pieces-10000").isFocused());
        }
    }

    @Test
    void whatIsNoNumberIsMarkedAndKept() {
        try (var driver = driver()) {
            driver.type("1o");
            driver.press(KeyCode.F8);

            assertTrue(asked.isEmpty());
            assertTrue(driver.find("pieces-10000").getStyleClass().contains("wrong"));
            assertEquals("1o", field(driver.shell(), "pieces-10000").getText());
        }
    }

    @Test
    void theSumGrowsWhileItIsCounted() {
        try (var driver = driver()) {
            driver.type("2");

            assertEquals("200.00", ((Label) driver.find("counted")).getText());
        }
    }

    @Test
    void everyKeyIsReachedByTab() {
        try (var driver = driver()) {
            assertEquals(List.of(), Guards.reachedByTab(driver));
        }
    }

    private static Request opening(Map<Long, Integer> counts) {
        var pieces = new Pieces(USD, new TreeMap<>(counts));
        return new Request.OpenTill(pieces.sum(), Optional.of(pieces));
    }

    private static TextField field(Shell shell, String id) {
        return (TextField) shell.scene().lookup("#" + id);
    }

    private Driver driver() {
        var spoken = new Spoken(Language.EN);
        var driver = new Driver(spoken, new Looks(Theme.LIGHT, Size.NORMAL), 1366, 768);
        driver.run(() -> show(driver.shell(), spoken));
        return driver;
    }
}
