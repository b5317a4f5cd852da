package org.cashwrap.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.ledger.Body.DevicesUsed;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Samples;
import org.cashwrap.core.payment.Slip;
import org.junit.jupiter.api.Test;

import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// When devices may say something, and what the books make of it.
class DeviceEntriesTest {
    private static final Slip SLIP =
            new Slip(Slip.Copy.MERCHANT, true, true, List.of(Slip.Line.of("x")));

    private final Scenario scenario = Scenario.started("ab".repeat(32));

    @Test
    void devicesAreNamedRightAfterTheProgramBegan() {
        var begun = Scenario.begun("ab".repeat(32));
        begun.add(new Body.ClockJumped(1));
        begun.add(Slips.DEVICES);
        refused(begun, Slips.DEVICES, "middle of a run");
        begun.add(new Body.SignedIn("clerk"));
        refused(begun, Slips.DEVICES, "middle of a run");
        begun.add(Scenario.RUN);
        begun.add(Slips.DEVICES);
    }

    @Test
    void devicesAreNamedBeforeAnythingElse() {
        var begun = Scenario.begun("ab".repeat(32));
        begun.add(new Body.SignInFailed("*", false));
        refused(begun, Slips.DEVICES, "middle of a run");
    }

    @Test
    void thereIsADeviceOrNoWordOfThem() {
        assertEquals(20, new DevicesUsed(Collections.nCopies(20, Slips.PRINTER)).devices().size());
        assertThrows(IllegalArgumentException.class, () -> new DevicesUsed(List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new DevicesUsed(Collections.nCopies(21, Slips.PRINTER)));
    }

    @Test
    void whateverADeviceSaysTheTillAndItsMoneyStayAsTheyWere() {
        var id = asked();
        var before = scenario.books;
        scenario.add(new Body.SlipSpooled(Optional.of(id), SLIP));
        scenario.add(new Body.SignatureNeeded(id));
        scenario.add(new Body.SignatureChecked(id, false));
        scenario.add(new Body.BatchClosed(totals(Samples.usd(5))));
        var after = scenario.books;
        assertEquals(before.payments(), after.payments());
        assertEquals(before.totals(), after.totals());
        assertEquals(before.hands(), after.hands());
        assertEquals(before.till(), after.till());
        assertEquals(before.sequence() + 4, after.sequence());
    }

    @Test
    void slipsSignaturesAndBatchesAreTheTerminalsWhoeverIsSignedIn() {
        var id = asked();
        scenario.add(new Body.SlipSpooled(Optional.of(id), SLIP), false);
        scenario.add(new Body.SignatureNeeded(id), false);
        scenario.add(new Body.BatchClosed(totals(Samples.usd(5))), false);
        assertEquals(List.of(id), scenario.books.unsigned());
        // But a clerk compares.
        var nobody =
                assertThrows(
                        IllegalStateException.class,
                        () -> scenario.add(new Body.SignatureChecked(id, true), false));
        assertEquals("nobody is signed in", nobody.getMessage());
        scenario.add(new Body.SignatureChecked(id, true), true);
        assertEquals(List.of(), scenario.books.unsigned());
    }

    @Test
    void aBatchIsClosingFromTheQuestionToTheTotals() {
        assertFalse(scenario.books.closing());
        scenario.add(new Body.BatchClosing());
        assertTrue(scenario.books.closing());
        // Asked in vain, or the till died: the next one may be the first that is answered.
        scenario.add(new Body.BatchClosing());
        scenario.add(Scenario.RUN);
        assertTrue(scenario.books.closing());
        scenario.add(new Body.BatchClosed(totals(Samples.usd(5))), false);
        assertFalse(scenario.books.closing());
        // A terminal may close by itself.
        scenario.add(new Body.BatchClosed(totals(Samples.usd(5))), false);
        var nobody =
                assertThrows(
                        IllegalStateException.class,
                        () -> scenario.add(new Body.BatchClosing(), false));
        assertEquals("nobody is signed in", nobody.getMessage());
    }

    @Test
    void slipsAndBatchesComeWhileTheTillIsClosedToo() {
        var begun = Scenario.begun("ab".repeat(32));
        begun.add(new Body.SlipSpooled(Optional.empty(), SLIP));
        begun.add(new Body.BatchClosed(totals(Samples.usd(5))));
        assertEquals(4, begun.books.sequence());
    }

    @Test
    void aSignatureIsNeededForACardRequestOnly() {
        var id = scenario.newPayment();
        refused(new Body.SignatureNeeded(id), "no request");
        begin(id);
        scenario.pay(id, new PaymentEvent.CashGiven(Samples.usd(1)));
        refused(new Body.SignatureNeeded(id), "no request");
        refused(new Body.SignatureChecked(id, true), "not asked for");
    }

    @Test
    void aSignatureIsNeededOnceForEachRequest() {
        var id = asked();
        scenario.add(new Body.SignatureNeeded(id));
        refused(new Body.SignatureNeeded(id), "twice");
        scenario.add(new Body.SignatureChecked(id, true));
        refused(new Body.SignatureNeeded(id), "twice");
        refused(new Body.SignatureChecked(id, true), "not asked for");
        answer("ref-1", new CardAnswer.Declined("no"));
        refused(new Body.SignatureNeeded(id), "twice");
        ask("ref-2");
        scenario.add(new Body.SignatureNeeded(id));
        assertEquals(List.of(id), scenario.books.unsigned());
    }

    @Test
    void aPaymentWaitsOnceHoweverOftenTheTerminalAsks() {
        var id = asked();
        scenario.add(new Body.SignatureNeeded(id));
        answer("ref-1", new CardAnswer.Declined("no"));
        ask("ref-2");
        scenario.add(new Body.SignatureNeeded(id));
        assertEquals(List.of(id), scenario.books.unsigned());
        scenario.add(new Body.SignatureChecked(id, true));
        assertEquals(List.of(), scenario.books.unsigned());
    }

    @Test
    void aSignatureIsNeededAndCheckedAfterThePaymentEndedToo() {
        var first = asked();
        answer("ref-1", new CardAnswer.Approved(Samples.approval(79_30)));
        var second = scenario.newPayment();
        begin(second);
        scenario.add(new Body.SignatureNeeded(first));
        scenario.pay(
                second,
                new PaymentEvent.CardChosen(
                        "ref-2", Samples.usd(79_30), Optional.of(Samples.MARK)));
        scenario.add(new Body.SignatureNeeded(second));
        assertEquals(List.of(first, second), scenario.books.unsigned());
        scenario.add(Scenario.RUN);
        scenario.add(new Body.SignedIn("clerk"));
        assertEquals(List.of(first, second), scenario.books.unsigned(), "over a restart");
        scenario.add(new Body.SignatureChecked(first, false));
        assertEquals(List.of(second), scenario.books.unsigned());
    }

    @Test
    void aRequestLongAgoIsNotSignedForAnyMore() {
        var first = asked();
        answer("ref-1", new CardAnswer.Declined("no"));
        for (int more = 2; more <= 200; more++) {
            ask("ref-" + more);
            answer("ref-" + more, new CardAnswer.Declined("no"));
        }
        scenario.pay(first, new PaymentEvent.CancelPressed());
        var second = scenario.newPayment();
        begin(second);
        assertFalse(scenario.books.awaitsSignatureWord(second), "not asked for yet");
        for (int more = 201; more <= 400; more++) {
            scenario.pay(
                    second,
                    new PaymentEvent.CardChosen(
                            "ref-" + more, Samples.usd(79_30), Optional.of(Samples.MARK)));
            assertEquals(more < 400, scenario.books.awaitsSignatureWord(first), "" + more);
            scenario.pay(
                    second,
                    new PaymentEvent.CardAnswered("ref-" + more, new CardAnswer.Declined("no")));
        }
        refused(new Body.SignatureNeeded(first), "last ones");
    }

    @Test
    void aBatchIsOfTheJournalsCurrency() {
        var euro = new Money(5, Currency.getInstance("EUR"));
        refused(new Body.BatchClosed(totals(euro)), "another currency");
        refused(
                new Body.BatchClosed(
                        new BatchTotals(
                                "",
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                Optional.empty(),
                                List.of(new BatchTotals.Group("Visa", 1, euro)))),
                "another currency");
    }

    @Test
    void aSlipIsOfAPaymentThatBegan() {
        var id = scenario.newPayment();
        scenario.add(new Body.SlipSpooled(Optional.of(id), SLIP));
        assertEquals(
                Optional.of(new Verifier.Problem(5, "the slip is of a payment that never began")),
                verified());
    }

    @Test
    void aSlipOfAPaymentThatEndedLongAgoIsGood() {
        var first = scenario.newPayment();
        begin(first);
        scenario.pay(first, new PaymentEvent.CancelPressed());
        begin(scenario.newPayment());
        scenario.add(new Body.SlipSpooled(Optional.of(first), SLIP));
        assertEquals(Optional.empty(), verified());
    }

    private Optional<Verifier.Problem> verified() {
        var verifier = new Verifier(_ -> {});
        scenario.stored.forEach(verifier::feed);
        return verifier.finish();
    }

    /// A payment at the card terminal, by a request named `ref-1`.
    private PaymentId asked() {
        var id = scenario.newPayment();
        begin(id);
        ask("ref-1");
        return id;
    }

    private void begin(PaymentId id) {
        scenario.pay(
                id,
                new PaymentEvent.AccountChosen(Samples.ACCOUNT, Samples.balance(), Language.EN));
        scenario.pay(id, Samples.amounts(79_30));
    }

    private void ask(String reference) {
        scenario.pay(
                active(),
                new PaymentEvent.CardChosen(
                        reference, Samples.usd(79_30), Optional.of(Samples.MARK)));
    }

    private void answer(String reference, CardAnswer answer) {
        scenario.pay(active(), new PaymentEvent.CardAnswered(reference, answer));
    }

    private PaymentId active() {
        return scenario.books.payments().active().orElseThrow().id();
    }

    private static BatchTotals totals(Money total) {
        return new BatchTotals(
                "52000001",
                OptionalInt.of(1),
                OptionalInt.of(2),
                Optional.of(total),
                List.of(new BatchTotals.Group("Visa", 2, total)));
    }

    private void refused(Body body, String why) {
        refused(scenario, body, why);
    }

    private static void refused(Scenario scenario, Body body, String why) {
        var before = scenario.books;
        var said = assertThrows(IllegalStateException.class, () -> scenario.add(body));
        assertTrue(said.toString().contains(why), said::toString);
        assertEquals(before, scenario.books);
    }
}
