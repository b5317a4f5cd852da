package org.cashwrap.screen.counter;

import static org.cashwrap.checkout.TestTill.ALI;
import static org.cashwrap.checkout.TestTill.MARIA;
import static org.cashwrap.checkout.TestTill.TOLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.cashwrap.checkout.CounterView;
import org.cashwrap.checkout.Lamp;
import org.cashwrap.checkout.Lamps;
import org.cashwrap.checkout.News;
import org.cashwrap.checkout.OfficeStanding;
import org.cashwrap.checkout.OfficeView;
import org.cashwrap.checkout.Request;
import org.cashwrap.checkout.TestTill;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.CashPolicy;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.screen.Driver;
import org.cashwrap.screen.Guards;
import org.cashwrap.screen.Looking;
import org.cashwrap.screen.Looks;
import org.cashwrap.screen.Looks.Size;
import org.cashwrap.screen.Looks.Theme;
import org.cashwrap.screen.Shell;
import org.cashwrap.screen.Sounds.Sound;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.counter.HeldKeysAndScansTest.Place;
import org.cashwrap.screen.counter.Press.Named;
import org.cashwrap.screen.counter.Press.Sign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// The counter in a window, in front of a whole till.
class CounterPageTest {
    @TempDir private Path folder;
    private TillScreen till;

    @BeforeEach
    void open() {
        till = new TillScreen(folder);
    }

    @AfterEach
    void close() {
        till.close();
    }

    private final List<Sound> sounds = new ArrayList<>();
    private @Nullable CounterPage shown;

    private void show(Shell shell, Spoken spoken) {
        var page =
                new CounterPage(
                        till.screen,
                        new CounterPage.Around(
                                shell,
                                spoken,
                                () -> till.clock.now,
                                "/var/lib/cashwrap",
                                sounds::add));
        shown = page;
        shell.show(page);
        shell.stripKeys(page.stripKeys());
    }

    /// Everything that the counter has told meanwhile, on the screen's thread.
    private void settle(Driver driver) {
        driver.run(till::settle);
    }

    @ParameterizedTest
    @EnumSource
    void looksRightEverywhere(Place place) {
        place.reach(till);
        if (place == Place.TERMINAL) {
            till.hear(
                    new News.Prompted(
                            1,
                            till.screen.work().payment().map(each -> each.id()),
                            "insert-card",
                            "prompt.insert-card",
                            List.of()));
            till.settle();
            till.clock.pass(14_000);
        }
        Looking.everywhere("counter-" + Shown.word(place), this::show);
    }

    @Test
    void looksRightWithNoticesAMatchlessSearchAndTheLastPayment() {
        till.bill(ALI).key(Named.QUICK_2);
        till.type("824");
        till.hear(
                new News.Told(
                        1,
                        "paper-out",
                        Optional.empty(),
                        "notice.not-printed",
                        List.of(new org.cashwrap.text.TextKey("printer.paper-out"))));
        till.settle();
        Looking.everywhere("counter-notice", this::show);
    }

    @Test
    void looksRightWithAQuestionAndWithSomethingSaid() {
        till.bill(MARIA).type("8500").key(Named.ENTER);
        Looking.everywhere("counter-question", this::show);
        till.keys(Named.ESCAPE, Named.EXACT_CASH);
        Looking.everywhere("counter-said", this::show);
    }

    /// What has to be read before money is taken, with the two ways out.
    @Test
    void looksRightWhereSomebodyHasPaidAlready() {
        till.bill(MARIA).key(Named.EXACT_CASH);
        till.bill(MARIA).key(Named.EXACT_CASH);
        Looking.everywhere("counter-stop-first", this::show);
    }

    @Test
    void looksRightWithoutTheHeadOffice() {
        till.bill(MARIA).key(Named.EXACT_CASH);
        till.bill(ALI);
        var view = till.till.must(new Request.Status());
        till.hear(
                new News.Around(
                        new CounterView(
                                view.sequence(),
                                view.till(),
                                view.clerk(),
                                false,
                                view.account(),
                                view.payments(),
                                view.receipt(),
                                0,
                                new Lamps(Lamp.WELL, Lamp.TROUBLE, Lamp.WELL, Lamp.TROUBLE),
                                Optional.of(
                                        new OfficeView(
                                                new OfficeStanding.Away(),
                                                9,
                                                12,
                                                TestTill.usd("1249.60"),
                                                Optional.of(till.clock.now.minusSeconds(2400)))),
                                false,
                                Optional.empty(),
                                Optional.empty(),
                                CashPolicy.EXACT)));
        till.hear(
                new News.Told(
                        1, "office-away", Optional.empty(), "notice.office-away", List.of(12)));
        till.settle();
        Looking.everywhere("counter-away", this::show);
    }

    /// Nobody may take it for a real one.
    @Test
    void looksRightOnATrainingTill() {
        till.bill(MARIA);
        Looking.everywhere(
                "counter-training",
                (shell, spoken) -> {
                    shell.training();
                    show(shell, spoken);
                });
    }

    @Test
    void looksRightForTheHolder() {
        till.bill(MARIA).key(Named.HOLDER);
        Looking.everywhere("counter-holder", this::show);
    }

    /// All that a biller can say of one account still has its place, in every language.
    @Test
    void looksRightWithAllThatTheBillerCanSay() {
        till.bill(TOLD).key(Named.HOLDER).key(Named.TOWARDS).key(Named.TOWARDS);
        assertEquals("364.97", till.now().bill().orElseThrow().toPay());
        Looking.everywhere("counter-told", this::show);
    }

    @Test
    void looksRightWhereCentsAreRounded() {
        till.till.cash = _ -> new CashPolicy(CashRounding.ROUND, true);
        till.bill(MARIA);
        assertEquals(
                "In cash 209.95, rounded",
                till.now().bill().orElseThrow().cents().orElseThrow().text());
        till.key(Named.CENTS);
        Looking.everywhere("counter-cents", this::show);
        till.key(Named.EXACT_CASH);
        assertEquals(
                "209.97",
                till.till
                        .must(new Request.Status())
                        .payments()
                        .active()
                        .filter(Payment.Committed.class::isInstance)
                        .map(Payment.Committed.class::cast)
                        .orElseThrow()
                        .bill()
                        .due()
                        .plain());
    }

    /// Old by nature: what is owed today stands large beside it.
    @Test
    void looksRightWithWhatTheScannedBillSaid() {
        till.scan(TestNumbers.stub(MARIA));
        till.settle();
        assertEquals(
                "On the scanned bill: 79.30, due 15 Dec 2026",
                till.now().bill().orElseThrow().stub());
        assertEquals("209.97", till.now().bill().orElseThrow().toPay());
        Looking.everywhere("counter-stub", this::show);
    }

    @Test
    void looksRightWithChange() {
        till.bill(ALI).key(Named.QUICK_2);
        Looking.everywhere("counter-change", this::show);
    }

    /// What stands on the page stays on it: below it is the bar that speaks.
    @ParameterizedTest
    @EnumSource
    void nothingReachesIntoTheNotices(Place place) {
        place.reach(till);
        if (place == Place.TYPED) {
            till.type("00000").key(Named.ENTER);
        }
        var spoken = new Spoken(Language.EN);
        var looks = new Looks(Theme.LIGHT, Size.NORMAL);
        try (var driver = new Driver(spoken, looks, 1024, 768)) {
            driver.run(() -> show(driver.shell(), spoken));
            for (var size : List.of(Size.NORMAL, Size.LARGEST)) {
                for (var language : Language.values()) {
                    driver.run(() -> {
                        looks.setSize(size);
                        spoken.speak(language);
                    });
                    var over =
                            Driver.onFx(() -> {
                                var body = driver.shell().page().orElseThrow().body();
                                var end = body.localToScene(body.getLayoutBounds()).getMaxY();
                                return body.lookupAll(".key").stream()
                                        .filter(CounterPageTest::isSeen)
                                        .filter(key ->
                                                key.localToScene(key.getLayoutBounds()).getMaxY()
                                                        > end + 0.5)
                                        .map(Node::getId)
                                        .toList();
                            });
                    assertEquals(List.of(), over, place + " " + size + " " + language);
                }
            }
        }
    }

    private static boolean isSeen(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return true;
    }

    // ---- work done in the window ----

    private Driver driver() {
        var spoken = new Spoken(Language.EN);
        var driver = new Driver(spoken, new Looks(Theme.LIGHT, Size.NORMAL), 1366, 768);
        driver.run(() -> show(driver.shell(), spoken));
        driver.onScan(Objects.requireNonNull(shown)::scanned);
        return driver;
    }

    private static String text(Driver driver, String id) {
        return Driver.onFx(() -> ((Label) driver.find(id)).getText());
    }

    @Test
    void aScanAndOneKeyServeACustomer() {
        try (var driver = driver()) {
            driver.scan(ALI, 8);
            settle(driver);
            assertEquals("79.30", text(driver, "to-pay"));
            assertTrue(driver.find("amount").isFocused());
            driver.press(KeyCode.F8);
            settle(driver);
            assertEquals("No change", text(driver, "change"));
            driver.scan(MARIA, 8);
            settle(driver);
            assertEquals("209.97", text(driver, "to-pay"));
        }
    }

    @Test
    void anOddSumIsTypedOnTheKeyboard() {
        try (var driver = driver()) {
            driver.scan(ALI, 8);
            settle(driver);
            driver.type("85");
            driver.press(KeyCode.ENTER);
            settle(driver);
            assertEquals("5.70", text(driver, "change"));
            // The next customer's first digit goes to the search.
            driver.type("8");
            settle(driver);
            assertTrue(driver.find("find").isFocused());
            assertEquals("8", ((TextField) driver.find("find")).getText());
        }
    }

    @Test
    void fingersAloneServeACustomer() {
        try (var driver = driver()) {
            driver.scan(ALI, 8);
            settle(driver);
            driver.click("pad-5");
            driver.click("pad-0");
            driver.click("cash");
            settle(driver);
            driver.click("answer-enter");
            settle(driver);
            assertEquals(Situation.DONE, till.situation());
            assertEquals("50.00 cash", text(driver, "done-paid"));
        }
    }

    @Test
    void thePadsOwnKeysTakeMoney() {
        try (var driver = driver()) {
            driver.scan(ALI, 8);
            settle(driver);
            driver.press(KeyCode.ADD);
            settle(driver);
            assertEquals(Situation.DONE, till.situation());
        }
    }

    @Test
    void aHeldKeyPaysOnceInTheWindow() {
        try (var driver = driver()) {
            driver.scan(ALI, 8);
            settle(driver);
            driver.hold(KeyCode.F8, 30);
            settle(driver);
            assertEquals(1, till.asked.stream().filter(Request.Cash.class::isInstance).count());
        }
    }

    @Test
    void twentyScansIntoTheAmountLeaveItAlone() {
        try (var driver = driver()) {
            driver.scan(ALI, 8);
            settle(driver);
            driver.type("85");
            till.asked.clear();
            for (var scan = 0; scan < 20; scan++) {
                driver.scan("5901234123457", 8);
            }
            settle(driver);
            assertEquals("85", till.screen.work().paying().typed().text());
            assertFalse(
                    till.asked.stream()
                            .anyMatch(one ->
                                    one instanceof Request.Cash || one instanceof Request.Pay));
        }
    }

    @Test
    void aNameIsTypedAndChosenByArrows() {
        try (var driver = driver()) {
            till.screen.scanned("Nowak");
            settle(driver);
            driver.press(KeyCode.DOWN);
            driver.press(KeyCode.ENTER);
            settle(driver);
            // Two Nowaks in one street: the customer's digit opens the right one, another opens
            // none.
            assertEquals("", text(driver, "to-pay"));
            driver.type("1");
            settle(driver);
            assertTrue(till.now().said().orElseThrow().startsWith("That is not this account"));
            driver.press(KeyCode.ENTER);
            settle(driver);
            driver.type("0");
            settle(driver);
            assertEquals("10.00", text(driver, "to-pay"));
        }
    }

    /// Esc goes back to the list, and no other key than a digit answers.
    @Test
    void whoIsAskedWhichOfTwoCanGoBack() {
        till.screen.scanned("Nowak");
        till.settle();
        till.key(Named.ENTER);
        assertTrue(till.now().find().asked().isPresent());
        till.screen.tapped(Sign.of('x'));
        till.key(Named.ENTER);
        assertTrue(till.now().find().asked().isPresent());
        assertEquals(Optional.empty(), till.now().bill());
        till.key(Named.ESCAPE);
        assertEquals(Optional.empty(), till.now().find().asked());
        assertEquals(2, till.now().find().rows().size());
        till.key(Named.DOWN).key(Named.ENTER);
        till.screen.tapped(Sign.of('۰'));
        till.settle();
        assertEquals("10.00", till.now().bill().orElseThrow().toPay());
    }

    @Test
    void looksRightWhereOneIsEasilyTakenForAnother() {
        till.screen.scanned("Nowak");
        till.settle();
        till.key(Named.ENTER);
        Looking.everywhere("counter-alike", this::show);
    }

    @Test
    void everyKeyIsReachedByTab() {
        till.bill(ALI);
        try (var driver = driver()) {
            assertEquals(List.of(), Guards.reachedByTab(driver));
        }
    }

    /// A number pasted or dragged into a field is typed by nobody.
    @Test
    void aFieldTakesNothingPastTheKeys() {
        till.bill(ALI);
        try (var driver = driver()) {
            driver.run(() -> ((TextField) driver.find("amount")).replaceSelection("99"));
            driver.press(KeyCode.ENTER);
            settle(driver);
            assertEquals(Situation.BILL, till.situation());
            assertEquals("", ((TextField) driver.find("amount")).getText());
        }
    }

    @Test
    void whereNoMoneyMayBeTakenTheWholeWindowSaysSo() {
        try (var driver = driver()) {
            var view = till.till.must(new Request.Status());
            var locked =
                    new CounterView(
                            view.sequence(),
                            view.till(),
                            view.clerk(),
                            false,
                            view.account(),
                            view.payments(),
                            view.receipt(),
                            0,
                            view.lamps(),
                            view.office(),
                            true,
                            Optional.empty(),
                            Optional.empty(),
                            CashPolicy.EXACT);
            till.hear(new News.Moved(locked));
            settle(driver);
            assertTrue(driver.find("stop-screen").isVisible());
        }
    }

    @Test
    void paidAndRefusedSoundApart() {
        try (var driver = driver()) {
            driver.scan(ALI, 8);
            settle(driver);
            driver.type("85");
            driver.press(KeyCode.F8);
            settle(driver);
            driver.press(KeyCode.ENTER);
            settle(driver);
            till.hear(
                    new News.Told(1, "paper-low", Optional.empty(), "notice.paper-low", List.of()));
            settle(driver);

            assertEquals(
                    List.of(Sound.SCANNED, Sound.REFUSED, Sound.PAID, Sound.NEEDS_YOU), sounds);
        }
    }

    /// Nothing is sent from here, and so nothing is all sent.
    @Test
    void aTillThatStandsAloneShowsNoQueue() {
        try (var driver = driver()) {
            driver.scan(ALI, 8);
            settle(driver);
            var strip = driver.find("lamp-head-office").getParent();
            assertFalse(
                    strip.getChildrenUnmodifiable().stream()
                            .anyMatch(lamp -> "lamp-queue".equals(lamp.getId())));
        }
    }

    /// Of a payment towards several accounts none is shown as if it were the only one.
    @Test
    void severalAccountsAreShownAsSeveral() {
        var amount = TestTill.usd("5.00");
        till.bill(ALI);
        till.till.must(
                new Request.PayItems(
                        List.of(
                                new Request.PayItems.Towards(new AccountNumber(ALI), amount),
                                new Request.PayItems.Towards(new AccountNumber(MARIA), amount))));
        till.hear(new News.Moved(till.till.must(new Request.Status())));
        till.settle();
        var bill = till.now().bill().orElseThrow();
        assertEquals("2 accounts", bill.name());
        assertEquals("9990 · 3458", bill.number());
        assertEquals("10.00", bill.toPay());
    }

    /// This till has no printer: a key that could only be refused is not offered.
    @Test
    void theReceiptBearsItsNumberAsOnPaperAndIsNotPrintedWithoutAPrinter() {
        try (var driver = driver()) {
            driver.scan(ALI, 8);
            settle(driver);
            driver.press(KeyCode.F8);
            settle(driver);
            assertFalse(driver.find("print-again").isVisible());
            driver.press(KeyCode.F3);
            settle(driver);
            assertEquals("Receipt 000001", ((Label) driver.find("receipt-title")).getText());
        }
    }

    /// Wherever a key is refused, it is said where the clerk looks.
    @Test
    void whyAKeyDidNothingIsSeenInEveryPlace() {
        try (var driver = driver()) {
            driver.scan(ALI, 8);
            settle(driver);
            driver.press(KeyCode.F8);
            settle(driver);
            // The printer still has the receipt.
            driver.press(KeyCode.P);
            settle(driver);
            assertTrue(isSeen(driver.find("done-said")));
            driver.press(KeyCode.F3);
            settle(driver);
            assertFalse(isSeen(driver.find("receipt-said")));
            driver.press(KeyCode.P);
            settle(driver);
            assertTrue(isSeen(driver.find("receipt-said")));
        }
    }

    @Test
    void whatIsPastedGoesToTheSearchOnly() {
        till.bill(ALI);
        try (var driver = driver()) {
            driver.run(() -> till.screen.pasted("50\n"));
            assertEquals("", till.screen.work().paying().typed().text());
            driver.press(KeyCode.F2);
            driver.run(() -> till.screen.pasted("Nowak\n"));
            settle(driver);
            assertEquals(2, till.now().find().rows().size());
        }
    }
}
