package org.cashwrap.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.EntryCodec;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Samples;
import org.cashwrap.core.payment.Slip;
import org.cashwrap.core.till.Till;
import org.cashwrap.device.DrawerAnswer;
import org.cashwrap.device.PrintAnswer;
import org.cashwrap.device.PrinterTrouble;
import org.cashwrap.storage.Appended;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;

/// What becomes of papers and of the drawer, from the counter to a printer and back, on a real journal.
class PaperTest {
    private static final Devices.Times TIMES =
            new Devices.Times(
                    Duration.ofSeconds(5),
                    Duration.ofMillis(20),
                    Duration.ofMillis(20),
                    Duration.ofSeconds(2));

    @TempDir private Path temp;
    private final FakePrinter printer = new FakePrinter();
    private final FakeTerminal terminal = new FakeTerminal();
    private final CountDownLatch go = new CountDownLatch(1);
    private final TestTill.Clock clock = new TestTill.Clock();
    private final List<Runnable> leave = new ArrayList<>();

    @AfterEach
    void letGo() {
        go.countDown();
        leave.reversed().forEach(Runnable::run);
    }

    // ---- the way of a receipt ----

    @Test
    void theDrawerIsKickedBeforeTheReceiptIsPrinted() {
        var till = open();
        var id = paidInCash(till);
        printed(till);
        assertEquals(List.of("kick", "print"), printer.calls);
        assertEquals(
                List.of(
                        "PaymentCommitted",
                        "DrawerKicked opened",
                        "PrintingStarted 0",
                        "PrintingEnded 0 PRINTED"),
                since(till, "PaymentCommitted"));
        var out = till.news.stream().filter(News.PaperOut.class::isInstance).toList();
        assertEquals(1, out.size());
        var paper = (News.PaperOut) out.getFirst();
        assertTrue(paper.known());
        assertEquals(Optional.of(id), paper.paper().of());
        assertTrue(printer.papers.getFirst().contains("Receipt 000001"), printer.papers::toString);
    }

    @Test
    void aCardPaymentLeavesTheDrawerShut() {
        var till = open();
        terminal.charges.add((request, news) -> approved(request.amount().minor()));
        paidByCard(till);
        printed(till);
        assertEquals(List.of("print"), printer.calls);
    }

    @Test
    void aReprintIsACopyAndCountsUp() {
        var till = open();
        paidInCash(till);
        printed(till);
        till.must(new Request.PrintAgain(Optional.empty()));
        printed(till);
        till.must(new Request.PrintAgain(Optional.empty()));
        printed(till);
        assertFalse(printer.papers.getFirst().contains("COPY"));
        assertTrue(printer.papers.get(1).contains("COPY 1"));
        assertTrue(printer.papers.get(2).contains("COPY 2"));
    }

    @Test
    void aReceiptFromBeforeIsPrintedAgainByItsPayment() {
        var till = open();
        var first = paidInCash(till);
        paidInCash(till);
        printed(till);
        till.must(new Request.PrintAgain(Optional.of(first)));
        printed(till);
        assertTrue(printer.papers.getLast().contains("Receipt 000001"));
        assertTrue(printer.papers.getLast().contains("COPY 1"));
    }

    /// So many payments later the books have forgotten how often it was printed, but the journal has not.
    @Test
    void aReceiptOfLongAgoIsStillNumberedRight() {
        var till = open();
        var first = paidInCash(till);
        printed(till);
        till.must(new Request.PrintAgain(Optional.empty()));
        printed(till);
        for (var i = 0; i < 201; i++) {
            paidInCash(till);
            printed(till);
        }
        till.must(new Request.PrintAgain(Optional.of(first)));
        printed(till);
        assertTrue(printer.papers.getLast().contains("COPY 2"), printer.papers.getLast());
    }

    @Test
    void whatIsNotPrintedIsToldAndIsTheOriginalTheNextTime() {
        var till = open();
        printer.trouble = Optional.of(PrinterTrouble.PAPER_OUT);
        var id = paidInCash(till);
        printed(till);
        assertEquals(List.of("kick"), printer.calls);
        assertEquals(
                List.of(
                        "PaymentCommitted",
                        "DrawerKicked opened",
                        "PrintingEnded 0 NOT_PRINTED paper-out"),
                since(till, "PaymentCommitted"));
        assertTrue(told(till).contains("paper-out notice.not-printed " + id), told(till)::toString);
        printer.trouble = Optional.empty();
        till.must(new Request.PrintAgain(Optional.empty()));
        printed(till);
        assertFalse(printer.papers.getFirst().contains("COPY"));
    }

    @Test
    void whatMayHaveComeOutIsAskedForAndACopyTheNextTime() {
        var till = open();
        printer.plays.add((document, news) -> new PrintAnswer.Unknown(PrinterTrouble.CUT_OFF));
        var id = paidInCash(till);
        printed(till);
        assertTrue(told(till).contains("print-unknown notice.print-unknown " + id));
        till.must(new Request.PaperSeen(Optional.empty(), false));
        assertEquals("not-allowed", till.refused(new Request.PaperSeen(Optional.empty(), true)));
        till.must(new Request.PrintAgain(Optional.empty()));
        printed(till);
        assertTrue(printer.papers.getLast().contains("COPY 1"));
    }

    @Test
    void aPrinterThatCannotTellIsNotComplainedOf() {
        var till = open();
        printer.plays.add((document, news) -> new PrintAnswer.Unknown(PrinterTrouble.CANNOT_TELL));
        paidInCash(till);
        printed(till);
        assertEquals(List.of(), told(till));
        assertTrue(
                till.news.stream()
                        .anyMatch(news -> news instanceof News.PaperOut out && !out.known()));
    }

    @Test
    void thePrinterThatStandsStillHoldsNobodyUp() {
        var till = open();
        printer.plays.add((document, news) -> {
            news.standsStill(PrinterTrouble.PAPER_OUT);
            while (go.getCount() > 0 && !news.isGivenUp()) {
                news.meanwhile();
                pause();
            }
            news.goesOn();
            return new PrintAnswer.Printed();
        });
        var first = paidInCash(till);
        until(() -> told(till).contains("paper-out notice.printer-stands " + first));
        assertEquals("not-allowed", till.refused(new Request.PrintAgain(Optional.of(first))));
        // The next customer pays, the drawer opens, and nobody waits for paper; nor does his
        // receipt
        // wait, to fall into the hands of a third.
        var second = paidInCash(till);
        until(() -> printer.calls.equals(List.of("kick", "print", "kick")));
        until(() -> told(till).contains("paper-out notice.not-printed " + second));
        assertEquals(1, view(till).printing());
        go.countDown();
        printed(till);
        assertEquals(1, printer.papers.size());
        assertTrue(told(till).contains("printer-ready notice.printer-ready"));
        till.must(new Request.PrintAgain(Optional.empty()));
        printed(till);
        assertTrue(printer.papers.getLast().contains("Receipt 000002"));
        assertFalse(printer.papers.getLast().contains("COPY"));
    }

    @Test
    void aPaperThatStandsStillCanBeGivenUp() {
        var till = open();
        assertEquals("not-allowed", till.refused(new Request.GiveUpPaper()));
        printer.plays.add((document, news) -> {
            news.standsStill(PrinterTrouble.CUTTER);
            while (!news.isGivenUp()) {
                pause();
            }
            return new PrintAnswer.Unknown(PrinterTrouble.CUTTER);
        });
        paidInCash(till);
        until(() -> told(till).stream().anyMatch(each -> each.contains("printer-stands")));
        till.must(new Request.GiveUpPaper());
        printed(till);
        assertEquals("PrintingEnded 0 UNKNOWN cutter", since(till, "PaymentCommitted").getLast());
        assertEquals("not-allowed", till.refused(new Request.GiveUpPaper()));
        till.must(new Request.PrintAgain(Optional.empty()));
        printed(till);
        assertTrue(printer.papers.getLast().contains("COPY 1"));
    }

    @Test
    void aTryThatCameToNothingLeavesTheDoubtAboutTheCopyBefore() {
        var till = open();
        printer.plays.add((document, news) -> new PrintAnswer.Unknown(PrinterTrouble.CUT_OFF));
        paidInCash(till);
        printed(till);
        printer.trouble = Optional.of(PrinterTrouble.SILENT);
        till.must(new Request.PrintAgain(Optional.empty()));
        printed(till);
        till.must(new Request.PaperSeen(Optional.empty(), true));
    }

    @Test
    void twentyCustomersInARowAllGetTheirReceipts() {
        var till = open();
        for (var i = 0; i < 20; i++) {
            paidInCash(till);
        }
        printed(till);
        assertEquals(20, printer.papers.size() + notPrinted(till));
        assertEquals(0, notPrinted(till));
    }

    private static long notPrinted(TestTill till) {
        return told(till).stream().filter(each -> each.contains("not-printed")).count();
    }

    @Test
    void aMistakeOfOursMayHavePrintedIt() {
        var till = open();
        printer.plays.add((document, news) -> {
            throw new IllegalStateException("test");
        });
        paidInCash(till);
        printed(till);
        assertEquals("PrintingEnded 0 UNKNOWN mistake", since(till, "PaymentCommitted").getLast());
        paidInCash(till);
        printed(till);
        assertEquals(2, printer.papers.size());
    }

    @Test
    void whatTheJournalDoesNotTakeIsNotPrinted() {
        var till = open();
        // The receipt's start, and that alone: the payment itself is there.
        paidInCash(till);
        printed(till);
        till.store.fail(2, Optional.of(new Appended.NotStored("E1", "test")));
        till.must(new Request.PrintAgain(Optional.empty()));
        printed(till);
        assertEquals(1, printer.papers.size());
        assertTrue(
                told(till).stream().anyMatch(notice -> notice.startsWith("printer-not-kept")),
                told(till)::toString);
    }

    /// Before the printer was given anything there is no doubt about paper, and the journal would refuse to hear of one.
    @Test
    void aMistakeBeforeTheStartIsNoDoubt() {
        var till = open();
        printer.broken = true;
        paidInCash(till);
        printed(till);
        assertEquals(
                "PrintingEnded 0 NOT_PRINTED mistake", since(till, "PaymentCommitted").getLast());
        printer.broken = false;
        till.must(new Request.PrintAgain(Optional.empty()));
        printed(till);
        assertFalse(printer.papers.getLast().contains("COPY"));
    }

    @Test
    void anEndThatTheJournalDidNotTakeLeavesADoubtAndNoDeadCounter() {
        var till = open();
        printer.plays.add((document, news) -> {
            till.store.fail(2, Optional.of(new Appended.NotStored("E1", "test")));
            return new PrintAnswer.Printed();
        });
        paidInCash(till);
        printed(till);
        assertEquals("PrintingStarted 0", since(till, "PaymentCommitted").getLast());
        till.must(new Request.PrintAgain(Optional.empty()));
        printed(till);
        assertEquals(
                List.of(
                        "PrintingStarted 0",
                        "PrintingEnded 0 UNKNOWN not-kept",
                        "PrintingStarted 1",
                        "PrintingEnded 1 PRINTED"),
                since(till, "PrintingStarted 0"));
        paidInCash(till);
        printed(till);
        assertEquals(3, printer.papers.size());
    }

    @Test
    void aReceiptThatWaitsForThePrinterIsNotAskedForTwice() {
        var till = open();
        printer.plays.add((document, news) -> {
            await(go);
            return new PrintAnswer.Printed();
        });
        paidInCash(till);
        until(() -> printer.calls.contains("print"));
        paidInCash(till);
        assertEquals("not-allowed", till.refused(new Request.PrintAgain(Optional.empty())));
        go.countDown();
        printed(till);
        assertEquals(2, printer.papers.size());
    }

    // ---- over a restart ----

    @Test
    void aReceiptThatWasNeverPrintedIsOfferedAndNotPrintedByItself() {
        var till = open();
        printer.plays.add((document, news) -> {
            await(go);
            return new PrintAnswer.Printed();
        });
        paidInCash(till);
        until(() -> printer.calls.contains("print"));
        var second = paidInCash(till);
        // As kill -9 does: the second receipt waits for the first, which is half out.
        till.close();
        clock.newRun(5_000);
        var again = open();
        until(() -> told(again).contains("receipt-due notice.receipt-due " + second));
        assertEquals(1, printer.papers.size());
        again.must(new Request.SignIn("anna", "482915"));
        again.must(new Request.PrintAgain(Optional.empty()));
        printed(again);
        assertFalse(printer.papers.getLast().contains("COPY"));
    }

    @Test
    void aReceiptThatWasAtThePrinterIsACopyAfterACrash() {
        var till = open();
        printer.plays.add((document, news) -> {
            await(go);
            return new PrintAnswer.Printed();
        });
        var id = paidInCash(till);
        until(() -> printer.calls.contains("print"));
        till.close();
        clock.newRun(5_000);
        var again = open();
        until(() -> told(again).contains("print-unknown notice.print-unknown " + id));
        again.must(new Request.SignIn("anna", "482915"));
        again.must(new Request.PrintAgain(Optional.empty()));
        printed(again);
        assertTrue(printer.papers.getLast().contains("COPY 1"));
    }

    @Test
    void whoStopsTheProgramIsNotHeldUpByPaper() {
        var till = open();
        printer.plays.add((document, news) -> {
            while (!news.isGivenUp()) {
                pause();
            }
            return new PrintAnswer.Unknown(PrinterTrouble.PAPER_OUT);
        });
        paidInCash(till);
        until(() -> printer.calls.contains("print"));
        paidInCash(till);
        leave.clear();
        till.stop();
        assertEquals("close", printer.calls.getLast());
        assertEquals(1, printer.papers.size());
        assertEquals(
                List.of(
                        "PrintingEnded 0 NOT_PRINTED not-started",
                        "PrintingEnded 0 UNKNOWN paper-out"),
                texts(till).stream()
                        .filter(text -> text.startsWith("PrintingEnded"))
                        .sorted()
                        .toList());
    }

    @Test
    void whoStopsTheProgramStillGetsHisReceipts() {
        var till = open();
        printer.plays.add((document, news) -> {
            pause();
            return news.isGivenUp()
                    ? new PrintAnswer.Unknown(PrinterTrouble.NOT_STARTED)
                    : new PrintAnswer.Printed();
        });
        paidInCash(till);
        paidInCash(till);
        leave.clear();
        till.stop();
        assertEquals(2, printer.papers.size());
        assertEquals(2, texts(till).stream().filter("PrintingEnded 0 PRINTED"::equals).count());
    }

    @Test
    void allThatIsMissingIsCountedAtTheNextStart() {
        var till = open();
        printer.trouble = Optional.of(PrinterTrouble.PAPER_OUT);
        paidInCash(till);
        paidInCash(till);
        var last = paidInCash(till);
        printed(till);
        leave.clear();
        till.stop();
        clock.newRun(5_000);
        var again = open();
        until(() -> told(again).contains("papers-due notice.papers-due"));
        assertTrue(told(again).contains("receipt-due notice.receipt-due " + last));
    }

    /// The terminal answers for the last run's payment while nobody is at the counter.
    @Test
    void whatEndsWhenNobodyIsThereOpensNoDrawerAndPrintsNothing() {
        var till = open();
        terminal.charges.add((request, news) -> {
            await(go);
            return new CardAnswer.Silent();
        });
        till.must(new Request.Choose(TestTill.MARIA));
        till.must(
                new Request.Pay(Optional.of(TestTill.usd("50.00")), false, TestTill.ALL_THE_SAME));
        till.must(new Request.Cash(TestTill.usd("10.00")));
        until(() -> till.ask(new Request.Card()).reply() instanceof Reply.Done);
        until(() -> terminal.calls.stream().anyMatch(call -> call.startsWith("charge")));
        till.close();
        go.countDown();
        clock.newRun(5_000);
        printer.calls.clear();
        terminal.asks.add((request, news) -> approved(request.amount().minor()));
        var again = open();
        until(() -> told(again).stream().anyMatch(each -> each.startsWith("receipt-due")));
        assertEquals(List.of(), printer.calls);
        again.must(new Request.SignIn("anna", "482915"));
        again.must(new Request.PrintAgain(Optional.empty()));
        printed(again);
        assertFalse(printer.papers.getLast().contains("COPY"));
    }

    @Test
    void theReceiptOfADoubtThatEndsBesideTheNextCustomerIsOffered() {
        var till = open();
        terminal.charges.add((request, news) -> new CardAnswer.Silent());
        terminal.asks.add((request, news) -> {
            await(go);
            return approved(request.amount().minor());
        });
        choose(till);
        until(() -> till.ask(new Request.Card()).reply() instanceof Reply.Done);
        until(() -> view(till).payments().active().orElseThrow() instanceof Payment.InDoubt);
        var parked = view(till).payments().active().orElseThrow().id();
        till.must(new Request.Choose(TestTill.ALI));
        go.countDown();
        until(() -> told(till).contains("receipt-due notice.receipt-due " + parked));
        assertEquals(List.of(), printer.calls);
        till.must(new Request.PrintAgain(Optional.of(parked)));
        printed(till);
        assertEquals(1, printer.papers.size());
    }

    // ---- slips ----

    private static final Slip CUSTOMER = slip(Slip.Copy.CUSTOMER, false, "VISA 84.37");
    private static final Slip MERCHANT = slip(Slip.Copy.MERCHANT, false, "MERCHANT");
    private static final Slip TO_SIGN = slip(Slip.Copy.MERCHANT, true, "SIGN HERE");

    @Test
    void slipsAreOnPaperOnceTheCardIsChargedAndBeforeTheReceipt() {
        var till = open();
        terminal.charges.add((request, news) -> {
            news.slip(TO_SIGN);
            news.slip(CUSTOMER);
            assertEquals(List.of(), printer.papers);
            return approved(request.amount().minor());
        });
        paidByCard(till);
        printed(till);
        assertEquals(3, printer.papers.size());
        assertTrue(printer.papers.get(0).contains("SIGN HERE"));
        assertTrue(printer.papers.get(0).contains("TRAINING"));
        assertTrue(printer.papers.get(1).contains("VISA 84.37"));
        assertTrue(printer.papers.get(2).contains("Receipt 000001"));
    }

    @Test
    void theMerchantsCopyIsPrintedOnlyToBeSigned() {
        var till = open();
        terminal.charges.add((request, news) -> {
            news.slip(MERCHANT);
            return approved(request.amount().minor());
        });
        paidByCard(till);
        printed(till);
        assertEquals(1, printer.papers.size());
        terminal.charges.add((request, news) -> {
            news.slip(MERCHANT);
            news.signatureNeeded();
            return approved(request.amount().minor());
        });
        paidByCard(till);
        printed(till);
        assertEquals(3, printer.papers.size());
        assertTrue(printer.papers.get(1).contains("MERCHANT"));
    }

    /// A slip may say APPROVED for a charge that the terminal then undid.
    @Test
    void theSlipOfAChargeThatWasNotMadeStaysOffPaper() {
        var till = open();
        terminal.charges.add((request, news) -> {
            news.slip(CUSTOMER);
            return new CardAnswer.Declined("undone");
        });
        choose(till);
        till.must(new Request.Card());
        until(() -> view(till).payments().active().orElseThrow() instanceof Payment.Tendering);
        till.must(new Request.Cash(TestTill.usd("50.00")));
        printed(till);
        assertEquals(1, printer.papers.size());
        assertTrue(printer.papers.getFirst().contains("Receipt 000001"));
    }

    @Test
    void theSlipOfADoubtWaitsForItsEnd() {
        var till = open();
        terminal.charges.add((request, news) -> {
            news.slip(CUSTOMER);
            return new CardAnswer.Silent();
        });
        terminal.asks.add((request, news) -> {
            assertEquals(List.of(), printer.papers);
            return approved(request.amount().minor());
        });
        paidByCard(till);
        printed(till);
        assertEquals(2, printer.papers.size());
    }

    @Test
    void aSlipThatDidNotComeOutIsPrintedAgainByItself() {
        var till = open();
        terminal.charges.add((request, news) -> {
            news.slip(TO_SIGN);
            return approved(request.amount().minor());
        });
        printer.plays.add((document, news) -> new PrintAnswer.NotPrinted(PrinterTrouble.PAPER_OUT));
        var id = paidByCard(till);
        printed(till);
        assertTrue(told(till).contains("paper-out notice.slip-not-printed " + id));
        assertEquals(2, printer.papers.size());
        till.must(new Request.PrintAgain(Optional.empty()));
        printed(till);
        // The receipt is there: the slip alone is missing.
        assertEquals(3, printer.papers.size());
        assertTrue(printer.papers.getLast().contains("SIGN HERE"));
        assertFalse(printer.papers.getLast().contains("COPY"));
    }

    @Test
    void anySlipOfTheJournalIsPrintedByItsEntry() {
        var till = open();
        terminal.charges.add((request, news) -> {
            news.slip(MERCHANT);
            return approved(request.amount().minor());
        });
        paidByCard(till);
        printed(till);
        var entry =
                till.store.written.stream()
                        .filter(stored -> text(stored).equals("SlipSpooled"))
                        .findFirst()
                        .orElseThrow()
                        .sequence();
        till.must(new Request.PrintAgain(Optional.empty(), OptionalLong.of(entry)));
        printed(till);
        assertTrue(printer.papers.getLast().contains("MERCHANT"));
        assertEquals(
                "not-allowed",
                till.refused(new Request.PrintAgain(Optional.empty(), OptionalLong.of(1))));
    }

    // ---- the drawer, and when nobody asks ----

    @Test
    void aDrawerThatStaysShutIsTold() {
        var till = open();
        printer.drawer = new DrawerAnswer.StayedShut();
        var id = paidInCash(till);
        printed(till);
        assertTrue(told(till).contains("drawer-stayed-shut notice.drawer-stayed-shut " + id));
        printer.drawer = new DrawerAnswer.NotKicked(PrinterTrouble.SILENT);
        var next = paidInCash(till);
        printed(till);
        assertTrue(told(till).contains("drawer-not-kicked notice.drawer-not-kicked " + next));
        assertTrue(texts(till).contains("DrawerKicked not-kicked silent"));
    }

    @Test
    void troubleIsToldOnceAndWhenItIsOver() {
        printer.trouble = Optional.of(PrinterTrouble.COVER_OPEN);
        var till = open();
        until(() -> told(till).contains("cover-open notice.printer-trouble"));
        pause();
        pause();
        assertEquals(1, told(till).stream().filter(each -> each.startsWith("cover-open")).count());
        printer.low = true;
        printer.trouble = Optional.empty();
        until(() -> told(till).contains("paper-low notice.paper-low"));
        assertEquals(
                List.of(
                        "cover-open notice.printer-trouble",
                        "printer-ready notice.printer-ready",
                        "paper-low notice.paper-low"),
                told(till));
    }

    @Test
    void withoutAPrinterNothingIsOwed() {
        var till = TestTill.open(temp, clock, Devices.none());
        leave.add(till::close);
        till.signedInAndOpen();
        paidInCash(till);
        assertEquals(0, view(till).printing());
        assertEquals("not-allowed", till.refused(new Request.PrintAgain(Optional.empty())));
        assertEquals(List.of("PaymentCommitted"), since(till, "PaymentCommitted"));
    }

    // ---- what the tests have in common ----

    private TestTill open() {
        var devices =
                Devices.none().with(terminal, TIMES).with(printer, Optional.of(printer), TIMES);
        var till = TestTill.open(temp, clock, devices);
        leave.add(() -> {
            till.close();
            go.countDown();
            devices.stop();
        });
        if (till.must(new Request.Status()).till() instanceof Till.Closed) {
            till.signedInAndOpen();
        }
        return till;
    }

    private static void choose(TestTill till) {
        till.must(new Request.Choose(TestTill.MARIA));
        till.must(
                new Request.Pay(Optional.of(TestTill.usd("50.00")), false, TestTill.ALL_THE_SAME));
    }

    private static PaymentId paidInCash(TestTill till) {
        choose(till);
        return till.must(new Request.Cash(TestTill.usd("50.00"), TestTill.ALL_THE_SAME))
                .payments()
                .active()
                .orElseThrow()
                .id();
    }

    private static PaymentId paidByCard(TestTill till) {
        choose(till);
        until(() -> till.ask(new Request.Card()).reply() instanceof Reply.Done);
        until(() -> view(till).payments().active().orElseThrow() instanceof Payment.Committed);
        return assertInstanceOf(
                        Payment.Committed.class, view(till).payments().active().orElseThrow())
                .id();
    }

    private static CardAnswer approved(long minor) {
        return new CardAnswer.Approved(Samples.approval(minor));
    }

    private static Slip slip(Slip.Copy copy, boolean signature, String text) {
        return new Slip(copy, signature, true, List.of(Slip.Line.of(text)));
    }

    private static void printed(TestTill till) {
        until(() -> view(till).printing() == 0);
    }

    private static CounterView view(TestTill till) {
        return till.must(new Request.Status());
    }

    private static List<String> told(TestTill till) {
        return till.news.stream()
                .filter(News.Told.class::isInstance)
                .map(News.Told.class::cast)
                .filter(told -> !told.kind().startsWith("terminal"))
                .filter(told -> !told.kind().startsWith("card"))
                .filter(told -> !told.kind().startsWith("doubt"))
                .map(told ->
                        told.kind()
                                + " "
                                + told.text()
                                + told.payment().map(id -> " " + id).orElse(""))
                .toList();
    }

    /// The journal from the last entry of that kind on, in short words.
    private static List<String> since(TestTill till, String kind) {
        view(till);
        var texts = texts(till);
        return texts.subList(texts.lastIndexOf(kind), texts.size());
    }

    private static List<String> texts(TestTill till) {
        return till.store.written.stream().map(PaperTest::text).toList();
    }

    private static String text(StoredEntry stored) {
        var body = EntryCodec.read(stored.text()).body();
        return switch (body) {
            case Body.PrintingStarted(_, var copy) -> "PrintingStarted " + copy;
            case Body.PrintingEnded(_, var copy, var outcome, var why) ->
                    ("PrintingEnded " + copy + " " + outcome + " " + why).strip();
            case Body.DrawerKicked(_, var result, var why) ->
                    ("DrawerKicked "
                                    + result.name().toLowerCase(Locale.ROOT).replace('_', '-')
                                    + " "
                                    + why)
                            .strip();
            default -> body.kind();
        };
    }

    private static void until(BooleanSupplier reached) {
        var guard = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!reached.getAsBoolean()) {
            assertTrue(System.nanoTime() < guard, "nothing happened");
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
