package org.cashwrap.screen.counter;

import static org.cashwrap.checkout.TestTill.ALI;
import static org.cashwrap.checkout.TestTill.MARIA;
import static org.cashwrap.checkout.TestTill.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.checkout.Request;
import org.cashwrap.checkout.TestTill;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.TerminalMark;
import org.cashwrap.screen.counter.Press.Named;
import org.cashwrap.screen.counter.Press.Sign;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A key that is held or hit twice pays once, and nothing that a scanner sends is ever an amount.
class HeldKeysAndScansTest {
    @TempDir private Path folder;
    private TillScreen screen;

    @BeforeEach
    void open() {
        screen = new TillScreen(folder);
    }

    @AfterEach
    void close() {
        screen.close();
    }

    private long times(Class<? extends Request> kind) {
        return screen.asked.stream().filter(kind::isInstance).count();
    }

    @ParameterizedTest
    @EnumSource(
            value = Named.class,
            names = {"EXACT_CASH", "QUICK_1", "QUICK_2", "QUICK_3", "CARD"})
    void aKeyHeldForASecondActsOnce(Named key) {
        screen.bill(ALI);
        for (var repeat = 0; repeat < 30; repeat++) {
            screen.screen.pressed(key);
            screen.settle();
        }
        assertEquals(1, times(Request.Cash.class) + times(Request.Card.class));
        // Nor for the next customer, as long as it is down.
        screen.till.terminalSays(new CardAnswer.Declined("no"));
        screen.settle();
        screen.screen.pressed(key);
        screen.settle();
        assertEquals(1, times(Request.Cash.class) + times(Request.Card.class));
    }

    /// The first press takes the part; it must be let go before another settles it.
    @Test
    void aHeldEnterTakesAPartAndDoesNotSettleIt() {
        screen.bill(ALI).type("50");
        for (var repeat = 0; repeat < 30; repeat++) {
            screen.screen.pressed(Named.ENTER);
            screen.settle();
        }
        assertEquals(1, times(Request.Cash.class));
        assertEquals(0, times(Request.Settle.class));
        screen.screen.released(Named.ENTER);
        screen.key(Named.ENTER);
        assertEquals(1, times(Request.Settle.class));
    }

    @ParameterizedTest
    @EnumSource(
            value = Named.class,
            names = {"EXACT_CASH", "QUICK_1", "QUICK_2", "QUICK_3", "CARD"})
    void twoPressesBeforeTheCounterAnswersAreOne(Named key) {
        screen.bill(ALI);
        screen.screen.tapped(key);
        screen.screen.tapped(key);
        screen.settle();
        screen.key(key);

        assertEquals(1, times(Request.Cash.class) + times(Request.Card.class));
    }

    @Test
    void aKeyThatIsDownWhenTheWindowLosesTheKeyboardWorksAgain() {
        screen.bill(ALI);
        screen.screen.pressed(Named.EXACT_CASH);
        screen.settle();
        screen.screen.releasedAll();
        screen.bill(MARIA).key(Named.EXACT_CASH);

        assertEquals(Situation.DONE, screen.situation());
        assertEquals(1, times(Request.Cash.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n"})
    void enterOnAnEmptyAmountDoesNothing(String ignored) {
        screen.bill(ALI).keys(Named.ENTER, Named.ENTER, Named.ENTER);

        assertEquals(List.of(), screen.asked);
        assertEquals(Situation.BILL, screen.situation());
    }

    /// A scanner whose signs were taken for keys: a number and Enter.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8245123450123458",
                "40217788",
                "4006381333931",
                "824512345012345812152600000000000079302"
            })
    void aLongNumberTypedIntoTheAmountGoesToTheSearch(String number) {
        screen.bill(ALI).type(number);
        assertEquals(0, times(Request.Pay.class) + times(Request.Cash.class));
        screen.key(Named.ENTER);

        assertEquals(0, times(Request.Pay.class) + times(Request.Cash.class));
        assertEquals(0, times(Request.Card.class));
        assertEquals("", screen.now().pay().map(CounterScreen.PayPanel::typed).orElse(""));
    }

    /// A short one is a plausible amount, but no plausible cash: Enter asks before it takes.
    @Test
    void aShortNumberAndEnterIsAskedAbout() {
        screen.bill(ALI).type("402177").key(Named.ENTER);

        assertEquals(0, times(Request.Cash.class));
        assertEquals(
                "Received 402,177.00? The change would be 402,097.70. Nothing is taken yet.",
                screen.now().question().orElseThrow().text());
        screen.key(Named.ESCAPE);
        assertEquals("402177", screen.now().pay().orElseThrow().typed());
        screen.keys(Named.ENTER, Named.ENTER);
        assertEquals(1, times(Request.Cash.class));
    }

    /// Every place that a scan can reach, and how the clerk comes there.
    enum Place {
        FREE,
        BILL,
        TYPED,
        OTHER_AMOUNT,
        SEARCHING,
        PART,
        GIVING_BACK,
        TERMINAL,
        DOUBT,
        FORM,
        DONE,
        LAST_RECEIPT;

        void reach(TillScreen screen) {
            switch (this) {
                case FREE -> {}
                case BILL -> screen.bill(ALI);
                case TYPED -> screen.bill(ALI).type("85");
                case OTHER_AMOUNT -> screen.bill(ALI).key(Named.TOWARDS).type("12.5");
                case SEARCHING -> screen.bill(ALI).key(Named.FIND).type("Now");
                case PART -> screen.bill(ALI).type("50").key(Named.ENTER);
                case GIVING_BACK -> screen.bill(ALI).type("50").keys(Named.ENTER, Named.ESCAPE);
                case TERMINAL -> screen.bill(ALI).key(Named.CARD);
                case DOUBT -> {
                    screen.bill(ALI).key(Named.CARD);
                    screen.till.terminalSays(new CardAnswer.Silent());
                    screen.settle();
                }
                case FORM -> {
                    DOUBT.reach(screen);
                    screen.key(Named.OTHER).type("1");
                }
                case DONE -> screen.bill(ALI).key(Named.EXACT_CASH);
                case LAST_RECEIPT -> screen.bill(ALI).keys(Named.EXACT_CASH, Named.LAST_RECEIPT);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void twentyScansTakeNoMoneyAndChangeNoAmount(Place place) {
        place.reach(screen);
        var typed = screen.screen.work().paying().typed();
        var other = screen.screen.work().paying().other();
        var before = screen.now();
        screen.asked.clear();
        for (var scan = 0; scan < 20; scan++) {
            // What nobody knows, and the bill that is on screen already.
            screen.screen.scanned(scan % 2 == 0 ? "5901234123457" : ALI);
        }
        screen.settle();

        assertTrue(
                screen.asked.stream()
                        .allMatch(request ->
                                request instanceof Request.Find
                                        || request instanceof Request.Choose
                                        || request instanceof Request.ShowReceipt),
                () -> screen.asked.toString());
        if (screen.situation() != Situation.FREE && before.bill().isPresent()) {
            assertEquals(typed, screen.screen.work().paying().typed());
            assertEquals(other, screen.screen.work().paying().other());
        }
    }

    @Test
    void aScanAtTheCardTerminalGoesNowhere() {
        screen.bill(ALI).key(Named.CARD).scan(MARIA);

        assertEquals("", screen.now().find().text());
        assertEquals(Situation.TERMINAL, screen.situation());
    }

    @Test
    void aScanWhileTheCounterThinksIsNotLost() {
        screen.bill(ALI);
        screen.screen.tapped(Named.EXACT_CASH);
        screen.screen.scanned(MARIA);
        screen.settle();

        assertEquals("209.97", screen.now().bill().orElseThrow().toPay());
        assertEquals(1, times(Request.Cash.class));
    }

    @Test
    void theAmountOnTheScreenIsWhatIsAskedForFirst() {
        screen.bill(ALI).key(Named.QUICK_1);

        assertEquals(
                List.of(new Request.Pay(Optional.of(usd("79.30"))), new Request.Cash(usd("80"))),
                screen.asked.subList(0, 2));
    }

    @Test
    void aCardForATypedAmountPaysThatPart() {
        screen.bill(ALI).type("50*");
        assertEquals(
                List.of(new Request.Pay(Optional.of(usd("50"))), new Request.Card()), screen.asked);
        screen.till.terminalSays(new CardAnswer.Declined("no"));
        screen.settle();

        assertEquals("50.00", screen.now().bill().orElseThrow().toPay());
    }

    /// The tender is asked for only when the amount was taken, and what went wrong is said.
    @Test
    void aRefusedTenderIsSaidAndTakesNothing() {
        screen.till.mark = Optional.empty();
        screen.bill(ALI).key(Named.CARD);

        assertTrue(screen.now().said().orElseThrow().startsWith("The card terminal is not ready."));
        assertEquals("79.30", screen.now().bill().orElseThrow().toPay());
        screen.till.mark = Optional.of(new TerminalMark("1"));
        screen.key(Named.CARD);
        assertEquals(Situation.TERMINAL, screen.situation());
    }

    @Test
    void aRefusedAmountSendsNoTender() {
        screen.bill(ALI);
        screen.till.ask(new Request.Lock());
        screen.key(Named.EXACT_CASH);

        assertEquals(0, times(Request.Cash.class));
        assertTrue(screen.now().said().isPresent());
    }

    @Test
    void digitsOfAnyScriptAreTaken() {
        screen.bill(ALI);
        screen.key(new Sign('۸', (char) 0)).key(new Sign('٥', (char) 0)).key(Named.ENTER);

        assertEquals("5.70", screen.now().done().orElseThrow().change());
    }

    @Test
    void moneyThatWasTakenIsGivenBackOnlyWhenThatIsAnswered() {
        screen.bill(ALI).type("50").keys(Named.ENTER, Named.ESCAPE);
        assertEquals(
                "Give back 50.00? The drawer opens.", screen.now().question().orElseThrow().text());
        screen.key(Named.ESCAPE);
        assertEquals(Situation.PART, screen.situation());
        screen.keys(Named.ESCAPE, Named.ENTER);
        assertEquals(1, times(Request.GiveBack.class));
        assertEquals(Situation.BILL, screen.situation());
        assertEquals("79.30", screen.now().bill().orElseThrow().toPay());
        // Nothing is taken any more: one step back leaves the bill.
        screen.key(Named.ESCAPE);
        assertEquals(Situation.FREE, screen.situation());
    }

    @Test
    void theNextCustomerIsBegunByADigitAndTheChangeStays() {
        screen.bill(ALI).key(Named.QUICK_1).type("8");
        assertEquals("Change 0.70", screen.now().last().orElseThrow().change());
        screen.scan(MARIA);
        assertEquals("Change 0.70", screen.now().last().orElseThrow().change());
        screen.type("50").key(Named.ENTER);
        assertEquals("", screen.now().last().orElseThrow().change());
    }

    @Test
    void anotherClerksHandsAreEmpty() {
        screen.bill(ALI).key(Named.EXACT_CASH);
        screen.key(Named.LOCK);
        assertTrue(screen.now().shut());
        screen.screen.stands(screen.till.must(new Request.SignIn("lia", "730264")));
        screen.settle();

        assertEquals(Situation.FREE, screen.situation());
        assertEquals(Optional.empty(), screen.now().bill());
    }

    @Test
    void workThatWasBegunIsThereAfterTheLock() {
        screen.bill(ALI).type("50").key(Named.LOCK);
        assertEquals(Situation.SHUT, screen.situation());
        screen.keys(Named.ENTER, Named.EXACT_CASH);
        assertEquals(0, times(Request.Cash.class));
        screen.screen.stands(screen.till.must(new Request.SignIn("anna", "482915")));
        screen.settle();

        assertEquals("50", screen.now().pay().orElseThrow().typed());
        assertEquals(TestTill.USD, screen.screen.work().currency());
    }

    /// The card terminal has charged less than it was asked for: that stays, and is not offered back.
    @Test
    void aCardThatWasChargedIsNotOfferedBack() {
        screen.bill(ALI).key(Named.CARD);
        screen.till.terminalSays(
                new CardAnswer.Approved(CardApproval.ofSlip(usd("50.00"), "123456")));
        screen.settle();
        var part = screen.now().pay().orElseThrow().part().orElseThrow();

        assertEquals("Received 50.00 · 29.30 left", part.text());
        assertEquals(
                List.of("Part payment"),
                part.keys().stream().map(CounterScreen.Hint::label).toList());
        screen.keys(Named.ESCAPE, Named.ESCAPE);
        assertEquals(0, times(Request.GiveBack.class));
        assertTrue(screen.now().said().orElseThrow().startsWith("The card was charged"));
        screen.key(Named.EXACT_CASH);
        assertEquals(Situation.DONE, screen.situation());
    }
}
