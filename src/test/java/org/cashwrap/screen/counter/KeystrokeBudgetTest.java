package org.cashwrap.screen.counter;

import static org.cashwrap.checkout.TestTill.ALI;
import static org.cashwrap.checkout.TestTill.MARIA;
import static org.cashwrap.checkout.TestTill.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.checkout.Request;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.Task;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.device.PrintAnswer;
import org.cashwrap.screen.counter.Press.Named;
import org.cashwrap.screen.counter.Press.Sign;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/// How many keys the commonest jobs may take, from the bill on screen to ready for the next customer with the receipt on its
/// way. Ready means: a digit or a scan begins the next customer, and no other key has to be pressed before it.
class KeystrokeBudgetTest {
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

    /// @param keys that were pressed since the bill was on screen
    private Payment.Committed ready(int keys) {
        assertEquals(keys, screen.keys);
        assertEquals(Situation.DONE, screen.situation());
        var paid = (Payment.Committed) screen.screen.work().payment().orElseThrow();
        assertTrue(screen.till.tasks.contains(new Task.PrintReceipt(paid.id())));
        assertEquals(paid.id(), screen.now().done().orElseThrow().payment());
        assertTrue(!screen.now().done().orElseThrow().receipt().orElseThrow().lines().isEmpty());
        screen.type("8");
        assertEquals("8", screen.now().find().text());
        return paid;
    }

    private static List<Tender> cash(String amount) {
        return List.of(new Tender.Cash(usd(amount)));
    }

    @Test
    void exactCashTakesOneKey() {
        screen.bill(ALI).keys(Named.EXACT_CASH);

        assertEquals("No change", screen.now().done().orElseThrow().change());
        assertEquals(cash("79.30"), ready(1).tenders());
    }

    @Test
    void exactCashTakesOneKeyOfTheNumberPad() {
        screen.bill(ALI).type("+");

        assertEquals(cash("79.30"), ready(1).tenders());
    }

    @Test
    void aLikelyNoteTakesOneKey() {
        screen.bill(ALI);
        assertEquals(List.of("80", "100", "120"), screen.now().pay().orElseThrow().quick());
        screen.keys(Named.QUICK_2);

        assertEquals("20.70", screen.now().done().orElseThrow().change());
        assertEquals("20 + 2 × 0.25 + 2 × 0.10", screen.now().done().orElseThrow().pieces());
        assertEquals(cash("100.00"), ready(1).tenders());
    }

    @Test
    void anOddSumTakesItsDigitsAndEnter() {
        screen.bill(ALI).type("85").keys(Named.ENTER);

        assertEquals("5.70", screen.now().done().orElseThrow().change());
        assertEquals(cash("85.00"), ready(3).tenders());
    }

    @Test
    void aCardTakesOneKeyAndThenOnlyTheCustomerActs() {
        screen.bill(ALI).keys(Named.CARD);
        assertEquals(Situation.TERMINAL, screen.situation());
        approved("79.30");

        assertEquals("79.30 card", screen.now().done().orElseThrow().paid());
        ready(1);
    }

    private void approved(String amount) {
        screen.till.terminalSays(
                new CardAnswer.Approved(CardApproval.ofSlip(usd(amount), "123456")));
        screen.settle();
    }

    @Test
    void aPartPaymentTakesFour() {
        screen.bill(ALI).type("50").keys(Named.ENTER);
        assertEquals(
                "Received 50.00 · 29.30 left",
                screen.now().pay().orElseThrow().part().orElseThrow().text());
        screen.keys(Named.ENTER);

        assertEquals(cash("50.00"), ready(4).tenders());
    }

    @Test
    void fiftyInCashAndTheRestByCardTakesFour() {
        screen.bill(ALI).type("50").keys(Named.ENTER, Named.CARD);
        approved("29.30");

        assertEquals(usd("79.30"), ready(4).paid());
    }

    @Test
    void printingTheLastReceiptAgainTakesTwo() {
        screen.bill(ALI).keys(Named.EXACT_CASH);
        screen.till.printerSays(new PrintAnswer.Printed());
        screen.settle();
        screen.keys = 0;
        screen.keys(Named.LAST_RECEIPT, Sign.of('p'));

        assertEquals(2, screen.keys);
        assertEquals(2, screen.till.papers.size());
    }

    @Test
    void aWholeVisitWithAScannedBillAndExactCashIsTheScanAndOneKey() {
        screen.bill(ALI).keys(Named.EXACT_CASH);
        ready(1);
        screen.scan(TestNumbers.stub(MARIA));
        screen.keys = 0;
        screen.keys(Named.EXACT_CASH);
        assertEquals(cash("209.97"), ready(1).tenders());
    }

    @Test
    void aTypedNumberOpensItselfAtItsLastDigit() {
        screen.type(ALI);

        assertEquals(ALI.length(), screen.keys);
        assertEquals(Situation.BILL, screen.situation());
        assertEquals("79.30", screen.now().bill().orElseThrow().toPay());
        // No digit of the number has become an amount.
        assertEquals("", screen.now().pay().orElseThrow().typed());
        assertTrue(screen.asked.contains(new Request.Choose(ALI)));
    }
}
