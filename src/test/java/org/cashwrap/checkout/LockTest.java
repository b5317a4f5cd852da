package org.cashwrap.checkout;

import static org.cashwrap.checkout.TestTill.ALI;
import static org.cashwrap.checkout.TestTill.MARIA;
import static org.cashwrap.checkout.TestTill.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.Task;
import org.cashwrap.device.TerminalTrouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The clerk leaves the till for a while; and what a screen shows beside the payment: lamps, a receipt to look at.
class LockTest {
    private static final Request.SignIn ANNA = new Request.SignIn("anna", "482915");

    @TempDir private Path folder;

    private final TestTill.Clock clock = new TestTill.Clock();

    private TestTill openTill() {
        var till = TestTill.open(folder, clock);
        till.signedInAndOpen();
        return till;
    }

    @Test
    void withNothingBegunLockingIsSigningOut() {
        try (var till = openTill()) {
            var view = till.must(new Request.Lock());
            assertEquals(Optional.empty(), view.clerk());
            assertFalse(view.away());
            assertTrue(till.store.written.getLast().text().contains("\"kind\":\"SignedOut\""));
            assertEquals("not-signed-in", till.refused(new Request.Lock()));
            // Somebody else can come.
            till.must(new Request.SignIn("lia", "730264"));
        }
    }

    @Test
    void afterAPaymentLockingIsSigningOut() {
        try (var till = openTill()) {
            pay(till);
            assertEquals(Optional.empty(), till.must(new Request.Lock()).clerk());
        }
    }

    private static void pay(TestTill till) {
        till.must(new Request.Choose(MARIA));
        till.must(new Request.Pay(Optional.of(usd("5.00"))));
        till.must(new Request.Cash(usd("5.00")));
    }

    @Test
    void begunWorkWaitsForTheClerkWhoBeganIt() {
        try (var till = openTill()) {
            till.must(new Request.Choose(MARIA));
            till.must(new Request.Pay(Optional.empty()));
            var before = till.must(new Request.Cash(usd("20.00")));
            var locked = till.must(new Request.Lock());
            assertTrue(locked.away());
            assertEquals(Optional.of("anna"), locked.clerk());
            assertEquals(before.payments().active(), locked.payments().active());

            for (var request :
                    List.of(
                            new Request.Find("Nowak"),
                            new Request.Choose(ALI),
                            new Request.Pay(Optional.empty()),
                            new Request.PayItems(
                                    List.of(
                                            new Request.PayItems.Towards(
                                                    new AccountNumber(ALI), usd("1.00")))),
                            new Request.Cash(usd("189.97")),
                            new Request.Card(),
                            new Request.Settle(),
                            new Request.Cancel(),
                            new Request.GiveBack(),
                            new Request.Hold(),
                            new Request.AskTerminal(),
                            new Request.Signature(Optional.empty(), true),
                            new Request.EndOfDay(),
                            new Request.PrintAgain(Optional.empty()),
                            new Request.ShowReceipt(Optional.empty()),
                            new Request.GiveUpPaper(),
                            new Request.PaperSeen(Optional.empty(), true),
                            new Request.OpenTill(usd("1"), Optional.empty()),
                            new Request.SignOut(),
                            new Request.Lock())) {
                var refused =
                        assertInstanceOf(
                                Reply.Refused.class, till.ask(request).reply(), request::toString);
                assertEquals("not-signed-in", refused.code(), request::toString);
                assertEquals("refused.locked", refused.text(), request::toString);
            }
            // Locking is no event of the journal.
            assertEquals(before.sequence(), till.must(new Request.Status()).sequence());

            assertEquals(
                    "refused.other-clerk",
                    ((Reply.Refused) till.ask(new Request.SignIn("lia", "730264")).reply()).text());
            assertEquals("wrong-pin", till.refused(new Request.SignIn("anna", "000000")));
            assertTrue(till.must(new Request.Status()).away());

            assertEquals(new Reply.SignedIn("anna", "clerk"), till.ask(ANNA).reply());
            var paid = till.must(new Request.Cash(usd("189.97")));
            assertFalse(paid.away());
            assertInstanceOf(Payment.Committed.class, paid.payments().active().orElseThrow());
        }
    }

    @Test
    void whoTriesTooOftenLocksTheNameAsEverywhere() {
        try (var till = openTill()) {
            till.must(new Request.Choose(MARIA));
            till.must(new Request.Lock());
            for (var times = 0; times < 5; times++) {
                till.ask(new Request.SignIn("anna", "000000"));
            }
            assertEquals("locked-out", till.refused(ANNA));
            clock.pass(31 * 60_000);
            till.must(ANNA);
        }
    }

    @Test
    void nobodyLeavesWhileACardIsAtTheTerminal() {
        try (var till = openTill()) {
            till.must(new Request.Choose(MARIA));
            till.must(new Request.Pay(Optional.empty()));
            till.must(new Request.Card());
            assertEquals("wait-for-terminal", till.refused(new Request.Lock()));
            till.terminalSays(new CardAnswer.Silent());
            assertTrue(till.must(new Request.Lock()).away());
        }
    }

    @Test
    void aReceiptThatComesAboutMeanwhileIsOfferedAndNotPrintedForNobody() {
        try (var till = openTill()) {
            till.must(new Request.Choose(MARIA));
            till.must(new Request.Pay(Optional.empty()));
            var payment = till.must(new Request.Card()).payments().active().orElseThrow().id();
            till.terminalSays(new CardAnswer.Silent());
            till.must(new Request.Lock());
            till.terminalSays(CounterTest.approved("209.97"));
            var view = till.must(new Request.Status());
            assertInstanceOf(Payment.Committed.class, view.payments().active().orElseThrow());
            assertFalse(till.tasks.contains(new Task.PrintReceipt(payment)));
            assertTrue(
                    till.news.stream()
                            .anyMatch(news ->
                                    news instanceof News.Told told
                                            && told.kind().equals("receipt-due")));
            till.must(ANNA);
            till.must(new Request.PrintAgain(Optional.empty()));
            assertTrue(till.tasks.contains(new Task.PrintReceipt(payment)));
        }
    }

    @Test
    void aNewRunIsNotLockedAndTheWorkCanBeTakenOver() {
        try (var till = openTill()) {
            till.must(new Request.Choose(MARIA));
            till.must(new Request.Lock());
        }
        clock.newRun(7);
        try (var till = TestTill.open(folder, clock)) {
            assertFalse(till.must(new Request.Status()).away());
            till.must(new Request.SignIn("lia", "730264"));
            till.must(new Request.Cancel());
        }
    }

    @Test
    void aReceiptCanBeLookedAtWithoutPaperAndWithoutAnEntry() {
        try (var till = openTill()) {
            assertEquals("not-allowed", till.refused(new Request.ShowReceipt(Optional.empty())));
            pay(till);
            var view = till.must(new Request.Status());
            var papers = till.papers.size();
            var shown =
                    assertInstanceOf(
                            Reply.ReceiptShown.class,
                            till.ask(new Request.ShowReceipt(Optional.empty())).reply());
            assertEquals(view.payments().active().orElseThrow().id(), shown.payment());
            assertEquals(OptionalLong.of(shown.number()), view.receipt());
            assertFalse(shown.document().lines().isEmpty());
            assertEquals(
                    shown, till.ask(new Request.ShowReceipt(Optional.of(shown.payment()))).reply());
            assertEquals(view.sequence(), till.must(new Request.Status()).sequence());
            assertEquals(papers, till.papers.size());
            till.must(new Request.SignOut());
            assertEquals("not-signed-in", till.refused(new Request.ShowReceipt(Optional.empty())));
        }
    }

    @Test
    void aLampTellsTroubleOnceAndThatItIsOver() {
        try (var till = openTill()) {
            till.must(new Request.Choose(MARIA));
            till.must(new Request.Pay(Optional.empty()));
            till.must(new Request.Card());
            assertEquals(
                    new Lamps(Lamp.NONE, Lamp.NONE, Lamp.NONE, Lamp.NONE),
                    till.must(new Request.Status()).lamps());
            till.terminalSaid(new Said.Trouble(TerminalTrouble.SILENT));
            till.terminalSaid(new Said.Trouble(TerminalTrouble.SILENT));
            assertEquals(Lamp.TROUBLE, till.must(new Request.Status()).lamps().terminal());
            till.terminalSaid(new Said.Ready());
            assertEquals(Lamp.WELL, till.must(new Request.Status()).lamps().terminal());
            assertEquals(2, till.news.stream().filter(News.Around.class::isInstance).count());
        }
    }
}
