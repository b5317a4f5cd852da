package org.cashwrap.core.payment;

import static org.cashwrap.core.payment.Samples.APPROVED_ALL;
import static org.cashwrap.core.payment.Samples.CUSTOMER;
import static org.cashwrap.core.payment.Samples.ID;
import static org.cashwrap.core.payment.Samples.MARK;
import static org.cashwrap.core.payment.Samples.amounts;
import static org.cashwrap.core.payment.Samples.approval;
import static org.cashwrap.core.payment.Samples.atTerminal;
import static org.cashwrap.core.payment.Samples.bill;
import static org.cashwrap.core.payment.Samples.cash;
import static org.cashwrap.core.payment.Samples.doubt;
import static org.cashwrap.core.payment.Samples.drafting;
import static org.cashwrap.core.payment.Samples.due;
import static org.cashwrap.core.payment.Samples.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.Payment.Abandoned;
import org.cashwrap.core.payment.Payment.AtTerminal;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.Payment.InDoubt;
import org.cashwrap.core.payment.Payment.Tendering;
import org.cashwrap.core.payment.PaymentEvent.AmountsChosen;
import org.cashwrap.core.payment.PaymentEvent.ApprovalSeen;
import org.cashwrap.core.payment.PaymentEvent.AskTerminalPressed;
import org.cashwrap.core.payment.PaymentEvent.CancelPressed;
import org.cashwrap.core.payment.PaymentEvent.CardAnswered;
import org.cashwrap.core.payment.PaymentEvent.CardChosen;
import org.cashwrap.core.payment.PaymentEvent.CashGiven;
import org.cashwrap.core.payment.PaymentEvent.CashGivenBack;
import org.cashwrap.core.payment.PaymentEvent.DoubtEnded;
import org.cashwrap.core.payment.PaymentEvent.HolderIdentified;
import org.cashwrap.core.payment.PaymentEvent.Parked;
import org.cashwrap.core.payment.PaymentEvent.SettlePressed;
import org.cashwrap.core.payment.Step.Next;
import org.cashwrap.core.payment.Step.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Currency;
import java.util.List;
import java.util.Optional;

class PaymentRulesTest {
    private static final CardAnswered SILENT = new CardAnswered("ref-1", new CardAnswer.Silent());
    private static final CardAnswered DECLINED =
            new CardAnswered("ref-1", new CardAnswer.Declined("no funds"));

    @Test
    void exactCashPaysItWithoutChange() {
        var committed = committed(due(79_30), 0, new Tender.Cash(usd(79_30)));
        assertEquals(
                new Next(committed, new Task.OpenDrawer(), new Task.PrintReceipt(ID)),
                PaymentRules.next(due(79_30), new CashGiven(usd(79_30))));
    }

    @Test
    void cashAboveTheTotalPaysItAndGivesChange() {
        var committed = committed(due(79_30), 20_70, new Tender.Cash(usd(100_00)));
        assertEquals(
                new Next(committed, new Task.OpenDrawer(), new Task.PrintReceipt(ID)),
                PaymentRules.next(due(79_30), new CashGiven(usd(100_00))));
        assertEquals(usd(79_30), committed.paid());
    }

    @Test
    void lessCashLeavesARestAndGoesIntoTheDrawer() {
        assertEquals(
                new Next(due(79_30, cash(50_00)), new Task.OpenDrawer()),
                PaymentRules.next(due(79_30), new CashGiven(usd(50_00))));
        assertEquals(usd(29_30), due(79_30, cash(50_00)).left());
    }

    @Test
    void theCardTakesAllThatIsLeft() {
        var request = new CardRequest(usd(29_30), "ref-1", MARK);
        assertEquals(
                new Next(
                        new AtTerminal(due(79_30, cash(50_00)), request, Optional.empty(), false),
                        new Task.ChargeCard(ID, request)),
                PaymentRules.next(
                        due(79_30, cash(50_00)),
                        new CardChosen("ref-1", usd(29_30), Optional.of(MARK))));
    }

    @Test
    void noCardIsChargedWhileTheTerminalHasNotTold() {
        assertEquals(
                new Refused(Refusal.TERMINAL_NOT_READY),
                PaymentRules.next(
                        due(79_30), new CardChosen("ref-1", usd(79_30), Optional.empty())));
    }

    @Test
    void anApprovalPaysItAndADrawerStaysShutWithoutCash() {
        var committed = committed(due(79_30), 0, new Tender.Card(approval(79_30)));
        assertEquals(
                new Next(committed, new Task.PrintSlips(ID), new Task.PrintReceipt(ID)),
                PaymentRules.next(atTerminal(due(79_30)), APPROVED_ALL));
    }

    @Test
    void anApprovalSeenIsNotYetPaid() {
        assertEquals(
                new Next(
                        new AtTerminal(
                                due(79_30),
                                atTerminal(due(79_30)).request(),
                                Optional.of(approval(79_30)),
                                false)),
                PaymentRules.next(
                        atTerminal(due(79_30)), new ApprovalSeen("ref-1", approval(79_30))));
    }

    @Test
    void whatIsApprovedIsBookedEvenIfItIsLess() {
        var step =
                PaymentRules.next(
                        atTerminal(due(79_30)),
                        new CardAnswered("ref-1", new CardAnswer.Approved(approval(50_00))));
        assertEquals(
                new Next(due(79_30, new Tender.Card(approval(50_00))), new Task.PrintSlips(ID)),
                step);
    }

    @Test
    void whatIsApprovedBeyondTheBillIsCreditAndNotChange() {
        var step =
                (Next)
                        PaymentRules.next(
                                atTerminal(due(79_30)),
                                new CardAnswered(
                                        "ref-1", new CardAnswer.Approved(approval(80_00))));
        var committed = (Committed) step.payment();
        assertEquals(usd(0), committed.change());
        assertEquals(usd(80_00), committed.paid());
        assertEquals(usd(70), committed.credit());
        assertEquals(usd(80_00), committed.applied().getFirst().amount());
    }

    @Test
    void cashAfterACardThatGaveLessGivesChange() {
        var tendering = due(79_30, new Tender.Card(approval(50_00)));
        var step = (Next) PaymentRules.next(tendering, new CashGiven(usd(30_00)));
        assertEquals(usd(70), ((Committed) step.payment()).change());
    }

    @Test
    void anApprovalInAnotherCurrencyIsDoubt() {
        var euros = CardApproval.ofSlip(new Money(79_30, Currency.getInstance("EUR")), "1");
        var at = atTerminal(due(79_30));
        assertEquals(
                new Next(
                        new InDoubt(at.before(), at.request(), Optional.empty(), false),
                        new Task.AskTerminal(ID, at.request())),
                PaymentRules.next(at, new CardAnswered("ref-1", new CardAnswer.Approved(euros))));
        assertEquals(
                new Next(doubt(due(79_30), false)),
                PaymentRules.next(
                        doubt(due(79_30), false),
                        new CardAnswered("ref-1", new CardAnswer.Approved(euros))));
    }

    @Test
    void aDeclinedCardLeavesThePaymentWhereItWas() {
        assertEquals(
                new Next(due(79_30, cash(50_00))),
                PaymentRules.next(atTerminal(due(79_30, cash(50_00))), DECLINED));
    }

    @Test
    void silenceIsDoubtAndTheTerminalIsAsked() {
        var at = atTerminal(due(79_30));
        assertEquals(
                new Next(
                        new InDoubt(at.before(), at.request(), Optional.empty(), false),
                        new Task.AskTerminal(ID, at.request())),
                PaymentRules.next(at, SILENT));
    }

    @Test
    void stillSilentIsStillDoubtAndAsksNobody() {
        assertEquals(
                new Next(doubt(due(79_30), false)),
                PaymentRules.next(doubt(due(79_30), false), SILENT));
    }

    @Test
    void theTerminalsRecordEndsTheDoubtEitherWay() {
        assertEquals(
                new Next(
                        committed(due(79_30), 0, new Tender.Card(approval(79_30))),
                        new Task.PrintSlips(ID),
                        new Task.PrintReceipt(ID)),
                PaymentRules.next(doubt(due(79_30), false), APPROVED_ALL));
        assertEquals(new Next(due(79_30)), PaymentRules.next(doubt(due(79_30), false), DECLINED));
    }

    @Test
    void theSlipEndsTheDoubtEitherWay() {
        assertEquals(
                new Next(
                        committed(due(79_30), 0, new Tender.Card(approval(79_30))),
                        new Task.PrintSlips(ID),
                        new Task.PrintReceipt(ID)),
                PaymentRules.next(
                        doubt(due(79_30), false),
                        new DoubtEnded("ref-1", Optional.of(approval(79_30)))));
        assertEquals(
                new Next(due(79_30)),
                PaymentRules.next(
                        doubt(due(79_30), false), new DoubtEnded("ref-1", Optional.empty())));
    }

    @Test
    void aParkedDoubtThatWasNotPaidEndsWithWhatIsInTheDrawer() {
        assertEquals(
                new Next(new Abandoned(ID, Abandoned.Why.NOT_PAID)),
                PaymentRules.next(doubt(due(79_30), true), DECLINED));
        var withCash = doubt(due(79_30, cash(50_00)), true);
        assertEquals(
                new Next(committed(due(79_30), 0, cash(50_00)), new Task.PrintReceipt(ID)),
                PaymentRules.next(withCash, DECLINED));
    }

    @Test
    void aParkedDoubtApprovedForLessIsAPartPayment() {
        var step =
                (Next)
                        PaymentRules.next(
                                doubt(due(79_30), true),
                                new CardAnswered(
                                        "ref-1", new CardAnswer.Approved(approval(50_00))));
        var committed = (Committed) step.payment();
        assertEquals(usd(50_00), committed.paid());
        assertEquals(usd(29_30), committed.left());
    }

    @Test
    void theClerkCannotEndADoubt() {
        var doubt = doubt(due(79_30), false);
        assertEquals(
                new Refused(Refusal.WAIT_FOR_TERMINAL),
                PaymentRules.next(doubt, new CancelPressed()));
        for (var event :
                List.of(
                        new CashGiven(usd(1)),
                        new CashGivenBack(usd(50_00)),
                        new CardChosen("ref-2", usd(19_30), Optional.of(MARK)),
                        new SettlePressed(),
                        new HolderIdentified(),
                        amounts(1))) {
            assertEquals(
                    new Refused(Refusal.IN_DOUBT),
                    PaymentRules.next(doubt, event),
                    event::toString);
        }
    }

    @Test
    void theClerkAsksAgainAsOftenAsHeLikes() {
        var doubt = doubt(due(79_30), false);
        assertEquals(
                new Next(doubt, new Task.AskTerminal(ID, doubt.request())),
                PaymentRules.next(doubt, new AskTerminalPressed()));
    }

    @Test
    void cancelAtTheTerminalAsksItToStopOnce() {
        var at = atTerminal(due(79_30));
        var stopping = new AtTerminal(at.before(), at.request(), Optional.empty(), true);
        assertEquals(
                new Next(stopping, new Task.StopTerminal(ID)),
                PaymentRules.next(at, new CancelPressed()));
        assertEquals(
                new Refused(Refusal.WAIT_FOR_TERMINAL),
                PaymentRules.next(stopping, new CancelPressed()));
        // The terminal was faster: what it says counts.
        assertEquals(
                committed(due(79_30), 0, new Tender.Card(approval(79_30))),
                ((Next) PaymentRules.next(stopping, APPROVED_ALL)).payment());
    }

    @Test
    void cashGoesBackBeforeAPaymentIsCancelled() {
        var withCash = due(79_30, cash(50_00));
        assertEquals(
                new Refused(Refusal.CASH_TAKEN), PaymentRules.next(withCash, new CancelPressed()));
        assertEquals(
                new Next(due(79_30), new Task.OpenDrawer()),
                PaymentRules.next(withCash, new CashGivenBack(usd(50_00))));
        assertEquals(
                new Next(new Abandoned(ID, Abandoned.Why.CANCELLED)),
                PaymentRules.next(due(79_30), new CancelPressed()));
        assertEquals(
                new Refused(Refusal.NO_CASH_TAKEN),
                PaymentRules.next(due(79_30), new CashGivenBack(usd(50_00))));
    }

    @Test
    void anApprovedCardPinsThePayment() {
        var withCard = due(79_30, cash(10_00), new Tender.Card(approval(50_00)));
        for (var event :
                List.of(
                        new CancelPressed(),
                        new CashGivenBack(usd(50_00)),
                        new CardChosen("ref-2", usd(19_30), Optional.of(MARK)),
                        amounts(1))) {
            assertEquals(
                    new Refused(Refusal.CARD_TAKEN),
                    PaymentRules.next(withCard, event),
                    event::toString);
        }
    }

    @Test
    void whatWasTakenCanBeAPartPayment() {
        assertEquals(
                new Next(committed(due(79_30), 0, cash(50_00)), new Task.PrintReceipt(ID)),
                PaymentRules.next(due(79_30, cash(50_00)), new SettlePressed()));
        assertEquals(
                new Refused(Refusal.NOTHING_TAKEN),
                PaymentRules.next(due(79_30), new SettlePressed()));
    }

    @Test
    void theHolderIsIdentifiedBeforeAnAmount() {
        assertEquals(
                Privacy.HOLDER,
                ((Payment.Drafting)
                                ((Next) PaymentRules.next(drafting(), new HolderIdentified()))
                                        .payment())
                        .customer()
                        .privacy());
        assertEquals(
                new Refused(Refusal.TOO_LATE_FOR_HOLDER),
                PaymentRules.next(due(79_30), new HolderIdentified()));
    }

    @Test
    void theHolderOfOneAccountIsAThirdPartyToOthers() {
        var holder = new Payment.Customer(Privacy.HOLDER, Language.EN);
        var draft = new Payment.Drafting(ID, Samples.ACCOUNT, Samples.balance(), holder);
        var other = new Bill(List.of(new BillItem(Samples.OTHER, usd(5_00), Samples.balance())));
        var both = new Bill(List.of(bill(79_30).items().getFirst(), other.items().getFirst()));

        assertEquals(holder, customerOf(PaymentRules.next(draft, amounts(79_30))));
        assertEquals(
                CUSTOMER,
                customerOf(PaymentRules.next(draft, new AmountsChosen(other, CashRounding.EXACT))));
        assertEquals(
                CUSTOMER,
                customerOf(PaymentRules.next(draft, new AmountsChosen(both, CashRounding.EXACT))));
        var tendering = new Tendering(ID, bill(79_30), CashRounding.EXACT, holder, List.of());
        assertEquals(holder, customerOf(PaymentRules.next(tendering, amounts(1_00))));
        assertEquals(
                CUSTOMER,
                customerOf(
                        PaymentRules.next(
                                tendering, new AmountsChosen(other, CashRounding.EXACT))));
    }

    private static Payment.Customer customerOf(Step step) {
        return ((Tendering) ((Next) step).payment()).customer();
    }

    @Test
    void theAmountCanBeChangedUntilSomethingIsTaken() {
        assertEquals(new Next(due(20_00)), PaymentRules.next(due(79_30), amounts(20_00)));
        assertEquals(
                new Refused(Refusal.CASH_TAKEN),
                PaymentRules.next(due(79_30, cash(1_00)), amounts(20_00)));
    }

    @Test
    void cashOfAnotherCurrencyIsNotTaken() {
        var euros = new Money(79_30, Currency.getInstance("EUR"));
        assertEquals(
                new Refused(Refusal.BAD_AMOUNT),
                PaymentRules.next(due(79_30), new CashGiven(euros)));
    }

    @Test
    void aLateWordOnAnotherRequestIsNotThisOnes() {
        var at = atTerminal(due(79_30));
        var doubt = doubt(due(79_30), false);
        for (var event :
                List.of(
                        new CardAnswered("ref-0", new CardAnswer.Declined("late")),
                        new CardAnswered("ref-0", new CardAnswer.Approved(approval(79_30))),
                        new CardAnswered("ref-0", new CardAnswer.Silent()),
                        new ApprovalSeen("ref-0", approval(79_30)))) {
            assertEquals(
                    new Refused(Refusal.NOT_ASKED), PaymentRules.next(at, event), event::toString);
            assertEquals(
                    new Refused(Refusal.NOT_ASKED),
                    PaymentRules.next(doubt, event),
                    event::toString);
        }
        assertEquals(
                new Refused(Refusal.NOT_ASKED),
                PaymentRules.next(doubt, new DoubtEnded("ref-0", Optional.empty())));
    }

    @Test
    void whatIsSaidOfAmountsMustBeTrue() {
        assertEquals(
                new Refused(Refusal.BAD_AMOUNT),
                PaymentRules.next(due(79_30, cash(50_00)), new CashGivenBack(usd(49_99))));
        assertEquals(
                new Refused(Refusal.BAD_AMOUNT),
                PaymentRules.next(
                        due(79_30), new CardChosen("ref-1", usd(79_29), Optional.of(MARK))));
    }

    @Test
    void aPaymentInCoppersEndsBeforeItsReceiptDoes() {
        var pieces =
                java.util.stream.Stream.generate(() -> cash(1)).limit(49).toArray(Tender[]::new);
        assertEquals(
                new Refused(Refusal.TOO_MANY_TENDERS),
                PaymentRules.next(due(79_30, pieces), new CashGiven(usd(1))));
    }

    @Test
    void oneChargeIsNotBookedForTwoPayments() {
        var parked = doubt(due(79_30), true);
        var next = new PaymentId(java.util.UUID.fromString("019aab00-0000-7000-8000-000000000002"));
        var bill = new Bill(List.of(new BillItem(Samples.OTHER, usd(79_30), Samples.balance())));
        var atTerminal =
                new AtTerminal(
                        new Tendering(next, bill, CashRounding.EXACT, CUSTOMER, List.of()),
                        new CardRequest(usd(79_30), "ref-2", MARK),
                        Optional.empty(),
                        false);
        var payments = new OpenPayments(Optional.of(atTerminal), List.of(parked), List.of());
        var paid =
                (OpenPayments.Outcome.Moved)
                        payments.next(
                                next,
                                new CardAnswered(
                                        "ref-2", new CardAnswer.Approved(approval(79_30))));
        // The terminal's last booking is the next customer's: it must not end the doubt.
        assertEquals(
                new OpenPayments.Outcome.Refused(Refusal.NOT_ASKED),
                paid.now().next(ID, APPROVED_ALL));
    }

    /// The terminal's record may show the younger one's money.
    @Test
    void theTerminalsApprovalOfADoubtWaitsForEveryYoungerRequest() {
        var oldest = doubt(due(79_30), true);
        var parked = other(2, "ref-2", true);
        var shown = other(3, "ref-3", false);
        var all = new OpenPayments(Optional.of(shown), List.of(oldest, parked), List.of());
        assertEquals(List.of(shown, parked, oldest), all.doubts());
        var inDoubt = new OpenPayments.Outcome.Refused(Refusal.IN_DOUBT);
        assertEquals(inDoubt, all.next(ID, APPROVED_ALL));
        assertEquals(inDoubt, all.next(parked.id(), approved("ref-2")));
        var atTerminal = new AtTerminal(shown.before(), shown.request(), Optional.empty(), false);
        assertEquals(
                inDoubt,
                new OpenPayments(Optional.of(atTerminal), List.of(parked), List.of())
                        .next(parked.id(), approved("ref-2")));
        // What says that nothing was charged, and a person with the slip, need not wait.
        assertMoves(all, ID, new CardAnswered("ref-1", new CardAnswer.Declined("no")));
        assertMoves(all, ID, new CardAnswered("ref-1", new CardAnswer.Silent()));
        assertMoves(all, ID, new DoubtEnded("ref-1", Optional.of(approval(79_30))));
        // From the youngest to the oldest.
        var first = assertMoves(all, shown.id(), approved("ref-3"));
        assertEquals(inDoubt, first.next(ID, APPROVED_ALL));
        var second = assertMoves(first, parked.id(), new DoubtEnded("ref-2", Optional.empty()));
        var fresh =
                new CardAnswered(
                        "ref-1", new CardAnswer.Approved(CardApproval.ofSlip(usd(79_30), "1")));
        assertEquals(List.of(), assertMoves(second, ID, fresh).parked());
    }

    private static OpenPayments assertMoves(OpenPayments before, PaymentId id, PaymentEvent event) {
        return assertInstanceOf(OpenPayments.Outcome.Moved.class, before.next(id, event)).now();
    }

    private static CardAnswered approved(String reference) {
        return new CardAnswered(reference, new CardAnswer.Approved(approval(79_30)));
    }

    private static InDoubt other(int number, String reference, boolean parked) {
        var bill = new Bill(List.of(new BillItem(Samples.OTHER, usd(79_30), Samples.balance())));
        return new InDoubt(
                new Tendering(
                        new PaymentId(new java.util.UUID(0, number)),
                        bill,
                        CashRounding.EXACT,
                        CUSTOMER,
                        List.of()),
                new CardRequest(usd(79_30), reference, MARK),
                Optional.empty(),
                parked);
    }

    static List<PaymentEvent> allEvents() {
        return Samples.EVENTS;
    }

    @ParameterizedTest
    @MethodSource("allEvents")
    void aFinishedPaymentNeverMoves(PaymentEvent event) {
        var committed = committed(due(79_30), 0, cash(79_30));
        var abandoned = new Abandoned(ID, Abandoned.Why.CANCELLED);
        assertEquals(new Refused(Refusal.NO_ACCOUNT_OPEN), PaymentRules.next(committed, event));
        assertEquals(new Refused(Refusal.NO_ACCOUNT_OPEN), PaymentRules.next(abandoned, event));
    }

    @ParameterizedTest
    @MethodSource("allEvents")
    void onlyTheTerminalsAnswerAndAStopMoveAPaymentThatIsThere(PaymentEvent event) {
        var step = PaymentRules.next(atTerminal(due(79_30)), event);
        var mayMove =
                event instanceof CardAnswered
                        || event instanceof ApprovalSeen
                        || event instanceof CancelPressed;
        assertEquals(mayMove, !step.equals(new Refused(Refusal.WAIT_FOR_TERMINAL)), step::toString);
    }

    @Test
    void aDoubtIsParkedOnce() {
        assertEquals(
                new Next(doubt(due(79_30), true)),
                PaymentRules.next(doubt(due(79_30), false), new Parked()));
        assertEquals(
                new Refused(Refusal.IN_DOUBT),
                PaymentRules.next(doubt(due(79_30), true), new Parked()));
    }

    private static Committed committed(Tendering before, long change, Tender... tenders) {
        return new Committed(
                ID,
                before.bill(),
                before.rounding(),
                CUSTOMER,
                List.of(tenders),
                usd(change),
                usd(0));
    }
}
