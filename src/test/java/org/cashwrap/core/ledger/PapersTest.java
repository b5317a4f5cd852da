package org.cashwrap.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cashwrap.core.ledger.Body.PrintingEnded.Outcome;
import org.cashwrap.core.ledger.Papers.Printing;
import org.cashwrap.core.ledger.Papers.Where;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Samples;
import org.cashwrap.core.payment.Slip;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// Which copy of a paper comes next, and what is known of the last one.
class PapersTest {
    private final Scenario scenario = Scenario.started("ab".repeat(32));

    @Test
    void aCommittedPaymentOwesItsReceipt() {
        var paper = paid();
        assertEquals(new Printing(paper, 0, Where.DUE), found(paper));
    }

    @Test
    void whatWasPrintedIsACopyTheNextTime() {
        var paper = paid();
        start(paper, 0);
        assertEquals(new Printing(paper, 0, Where.AT_PRINTER), found(paper));
        end(paper, 0, Outcome.PRINTED);
        assertEquals(new Printing(paper, 1, Where.PRINTED), found(paper));
        start(paper, 1);
        end(paper, 1, Outcome.PRINTED);
        assertEquals(new Printing(paper, 2, Where.PRINTED), found(paper));
    }

    @Test
    void whatMayHaveComeOutIsACopyTheNextTimeWhateverAClerkSays() {
        var paper = paid();
        start(paper, 0);
        end(paper, 0, Outcome.UNKNOWN);
        assertEquals(new Printing(paper, 1, Where.UNKNOWN), found(paper));
        scenario.add(new Body.PaperSeen(paper, 0, false));
        assertEquals(new Printing(paper, 1, Where.NOT_PRINTED), found(paper));
        start(paper, 1);
    }

    @Test
    void whatCertainlyDidNotComeOutIsTheOriginalStill() {
        var paper = paid();
        end(paper, 0, Outcome.NOT_PRINTED);
        start(paper, 0);
        end(paper, 0, Outcome.NOT_PRINTED);
        assertEquals(new Printing(paper, 0, Where.NOT_PRINTED), found(paper));
        start(paper, 0);
    }

    @Test
    void aPaperThatThePrinterHadWhenTheProgramDiedIsUnknown() {
        var paper = paid();
        var other = paid();
        start(paper, 0);
        scenario.add(Scenario.RUN);
        assertEquals(new Printing(paper, 1, Where.UNKNOWN), found(paper));
        assertEquals(new Printing(other, 0, Where.DUE), found(other));
    }

    @Test
    void thePrinterSaysNothingThatCannotBe() {
        var paper = paid();
        refused(new Body.PrintingStarted(paper, 1), "a copy is misnumbered");
        refused(ended(paper, 0, Outcome.PRINTED), "a printing ends that never started");
        refused(ended(paper, 1, Outcome.NOT_PRINTED), "the printing of another copy ends");
        refused(new Body.PaperSeen(paper, 0, true), "a paper was looked for that nobody missed");
        start(paper, 0);
        refused(new Body.PrintingStarted(paper, 0), "a paper is given to a printer that is at one");
        refused(ended(paper, 1, Outcome.UNKNOWN), "the printing of another copy ends");
        end(paper, 0, Outcome.PRINTED);
        refused(ended(paper, 1, Outcome.PRINTED), "a printing ends that never started");
        refused(new Body.PaperSeen(paper, 0, true), "a paper was looked for that nobody missed");
        var never = new Paper.Receipt(scenario.newPayment());
        refused(ended(never, 0, Outcome.UNKNOWN), "a printing ends that never started");
    }

    @Test
    void aPersonLooksForItAndIsNamed() {
        var paper = paid();
        start(paper, 0);
        end(paper, 0, Outcome.UNKNOWN);
        var nobody =
                assertThrows(
                        IllegalStateException.class,
                        () -> scenario.add(new Body.PaperSeen(paper, 0, true), false));
        assertEquals("nobody is signed in", nobody.getMessage());
    }

    @Test
    void slipsAreDueInTheirOrderUntilAPrinterHasThem() {
        var id = scenario.newPayment();
        var slip = new Slip(Slip.Copy.CUSTOMER, false, true, List.of(Slip.Line.of("x")));
        scenario.add(new Body.SlipSpooled(Optional.of(id), slip));
        scenario.add(new Body.SlipSpooled(Optional.empty(), slip));
        scenario.add(new Body.SlipSpooled(Optional.of(id), slip));
        var first = new Paper.TerminalSlip(5, Optional.of(id));
        var second = new Paper.TerminalSlip(7, Optional.of(id));
        assertEquals(List.of(first, second), scenario.books.papers().slipsDue(id));
        start(first, 0);
        assertEquals(List.of(second), scenario.books.papers().slipsDue(id));
    }

    @Test
    void aPaperThatThePrinterHasIsNotForgottenHoweverManyFollow() {
        var held = paid();
        start(held, 0);
        for (var i = 0; i < Papers.RECENT_MAX + 5; i++) {
            paid();
        }
        assertEquals(Papers.RECENT_MAX, scenario.books.papers().recent().size());
        end(held, 0, Outcome.PRINTED);
        assertEquals(new Printing(held, 1, Where.PRINTED), found(held));
    }

    /// What is counted from the journal for a paper of long ago is what the books would say.
    @RepeatedTest(20)
    void theNextCopyIsTheSameFromTheJournal(RepetitionInfo info) {
        var random = Scenario.random(info.getCurrentRepetition(), 300, "ab".repeat(32));
        for (var one : random.books.papers().recent()) {
            var bodies =
                    random.entries.stream()
                            .map(Entry::body)
                            .filter(body ->
                                    body instanceof Body.PrintingStarted
                                            || body instanceof Body.PrintingEnded
                                            || body instanceof Body.PaperSeen)
                            .toList();
            assertEquals(
                    one.where() == Where.AT_PRINTER ? one.copy() + 1 : one.copy(),
                    Papers.nextCopy(one.paper(), bodies),
                    one::toString);
        }
    }

    @Test
    void aPaperIsOwedBeforeItIsPrinted() {
        start(new Paper.Receipt(scenario.newPayment()), 0);
        assertEquals(Optional.of(new Verifier.Problem(5, "a paper that nobody owes")), verified());
    }

    @Test
    void aSlipIsOfItsOwnPayment() {
        var slip = new Slip(Slip.Copy.CUSTOMER, false, true, List.of(Slip.Line.of("x")));
        scenario.add(new Body.SlipSpooled(Optional.empty(), slip));
        start(new Paper.TerminalSlip(5, Optional.of(scenario.newPayment())), 0);
        assertEquals(Optional.of(new Verifier.Problem(6, "a paper that nobody owes")), verified());
    }

    /// The books have forgotten it; who verifies has not.
    @Test
    void aCopyOfLongAgoIsNumberedRightToo() {
        var old = paid();
        start(old, 0);
        end(old, 0, Outcome.PRINTED);
        for (var i = 0; i < Papers.RECENT_MAX; i++) {
            paid();
        }
        assertEquals(Optional.empty(), scenario.books.papers().find(old));
        start(old, 2);
        assertEquals(
                Optional.of(
                        new Verifier.Problem(scenario.books.sequence(), "a copy is misnumbered")),
                verified());
    }

    private Optional<Verifier.Problem> verified() {
        var verifier = new Verifier(_ -> {});
        scenario.stored.forEach(verifier::feed);
        scenario.rows.forEach(verifier::feed);
        return verifier.finish();
    }

    private Paper paid() {
        PaymentId id = scenario.newPayment();
        scenario.pay(
                id,
                new PaymentEvent.AccountChosen(
                        Samples.ACCOUNT, Optional.empty(), org.cashwrap.core.bill.Language.EN));
        scenario.pay(id, Samples.amounts(5_00));
        Money five = Samples.usd(5_00);
        scenario.pay(id, new PaymentEvent.CashGiven(five));
        return new Paper.Receipt(id);
    }

    private Printing found(Paper paper) {
        return scenario.books.papers().find(paper).orElseThrow();
    }

    private void start(Paper paper, int copy) {
        scenario.add(new Body.PrintingStarted(paper, copy), false);
    }

    private void end(Paper paper, int copy, Outcome outcome) {
        scenario.add(ended(paper, copy, outcome), false);
    }

    private static Body ended(Paper paper, int copy, Outcome outcome) {
        return new Body.PrintingEnded(
                paper, copy, outcome, outcome == Outcome.PRINTED ? "" : "silent");
    }

    private void refused(Body body, String why) {
        var refused =
                assertThrows(
                        IllegalStateException.class,
                        () -> scenario.add(body, body instanceof Body.PaperSeen));
        assertEquals(why, refused.getMessage());
    }
}
