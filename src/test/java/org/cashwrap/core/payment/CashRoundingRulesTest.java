package org.cashwrap.core.payment;

import static org.cashwrap.core.payment.Samples.CUSTOMER;
import static org.cashwrap.core.payment.Samples.ID;
import static org.cashwrap.core.payment.Samples.MARK;
import static org.cashwrap.core.payment.Samples.approval;
import static org.cashwrap.core.payment.Samples.bill;
import static org.cashwrap.core.payment.Samples.cash;
import static org.cashwrap.core.payment.Samples.drafting;
import static org.cashwrap.core.payment.Samples.due;
import static org.cashwrap.core.payment.Samples.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.Payment.Tendering;
import org.cashwrap.core.payment.PaymentEvent.AmountsChosen;
import org.cashwrap.core.payment.PaymentEvent.CardAnswered;
import org.cashwrap.core.payment.PaymentEvent.CardChosen;
import org.cashwrap.core.payment.PaymentEvent.CashGiven;
import org.cashwrap.core.payment.PaymentEvent.CashGivenBack;
import org.cashwrap.core.payment.PaymentEvent.SettlePressed;
import org.cashwrap.core.payment.Step.Next;
import org.cashwrap.core.payment.Step.Refused;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

/// Rounding happens once a payment, on its cash part, when cash completes it; the examples of `docs/cash-rounding.md`.
class CashRoundingRulesTest {
    @Test
    void lessThanIsDueIsEnoughWhereItIsRoundedDown() {
        var committed = paid(due(CashRounding.ROUND, 10_02), cash(10_00));

        assertEquals(usd(-2), committed.rounding());
        assertEquals(usd(10_02), committed.paid());
        assertEquals(usd(0), committed.left());
    }

    @Test
    void cashInPortionsIsRoundedOnce() {
        var before = tendering(due(CashRounding.ROUND, 10_08), cash(5_03));

        assertEquals(usd(5_07), before.cashAsked());
        assertEquals(usd(5_05), before.left());
        var committed = paid(before, cash(5_10));
        assertEquals(usd(5), committed.change());
        assertEquals(usd(0), committed.rounding());
        var rounded = paid(before, cash(6_01));
        assertEquals(usd(95), rounded.change());
        assertEquals(usd(1), rounded.rounding());
    }

    @Test
    void theCardTakesTheExactRestAndNothingIsRounded() {
        var before = tendering(due(CashRounding.ROUND, 84_37), cash(50_00));
        var committed = charged(before, 34_37);

        assertEquals(usd(0), committed.change());
        assertEquals(usd(0), committed.rounding());
        assertEquals(usd(84_37), committed.paid());
    }

    @Test
    void aCardThatApprovesLessLeavesARestThatIsRounded() {
        var rest = assertInstanceOf(Tendering.class, asked(due(CashRounding.ROUND, 10_08), 4_00));

        assertEquals(usd(6_10), rest.cashAsked());
        var committed = paid(rest, cash(20_00));
        assertEquals(usd(13_90), committed.change());
        assertEquals(usd(2), committed.rounding());
    }

    @Test
    void aRestOfACentOrTwoAfterTheCardWaitsForCash() {
        var before = tendering(due(CashRounding.ROUND, 10_02), cash(5_00));
        var rest = assertInstanceOf(Tendering.class, asked(before, 5_00));

        assertEquals(usd(2), rest.left());
        assertEquals(usd(2), rest.cashAsked());
        assertEquals(usd(-1), paid(rest, cash(1)).rounding());
        assertEquals(usd(0), settled(rest).rounding());
        assertEquals(usd(2), settled(rest).left());
    }

    @Test
    void aPartPaymentIsNeverRounded() {
        for (var way : CashRounding.values()) {
            var part = settled(tendering(due(way, 84_37), cash(50_01)));
            assertEquals(usd(0), part.rounding());
            assertEquals(usd(0), part.change());
            assertEquals(usd(50_01), part.paid());
        }
    }

    @Test
    void creditedCentsGoToTheFirstAccount() {
        var items =
                List.of(
                        new BillItem(Samples.ACCOUNT, usd(5_01), Samples.balance()),
                        new BillItem(Samples.OTHER, usd(5_02), Samples.balance()));
        var before = new Tendering(ID, new Bill(items), CashRounding.CREDIT, CUSTOMER, List.of());
        var committed = paid(before, cash(20_00));

        assertEquals(usd(9_95), committed.change());
        assertEquals(usd(0), committed.rounding());
        assertEquals(usd(2), committed.credit());
        assertEquals(
                List.of(usd(5_03), usd(5_02)),
                committed.applied().stream().map(BillItem::amount).toList());
    }

    @Test
    void whoWantsCreditPaysAtLeastWhatIsDue() {
        var before = tendering(due(CashRounding.CREDIT, 10_02), cash(10_00));

        assertEquals(usd(5), before.cashAsked());
        assertEquals(usd(3), paid(before, cash(5)).credit());
        assertEquals(usd(0), paid(before, cash(2)).credit());
    }

    @Test
    void anAccountNobodyCouldBeAskedAboutTakesNoCredit() {
        var unknown = new BillItem(Samples.OTHER, usd(10_00), Optional.empty());
        var known = new BillItem(Samples.ACCOUNT, usd(10_00), Samples.balance());
        var both = new Bill(List.of(known, unknown));
        var wish = new AmountsChosen(both, CashRounding.CREDIT);

        assertEquals(new Refused(Refusal.CREDIT_NOT_ALLOWED), PaymentRules.next(drafting(), wish));
        assertEquals(new Refused(Refusal.CREDIT_NOT_ALLOWED), PaymentRules.next(due(10_00), wish));
        assertInstanceOf(
                Next.class,
                PaymentRules.next(drafting(), new AmountsChosen(both, CashRounding.ROUND)));
    }

    @Test
    void chosenAgainTheWayIsTheLastOne() {
        var again = new AmountsChosen(bill(10_02), CashRounding.ROUND);
        var step = (Next) PaymentRules.next(due(CashRounding.CREDIT, 10_02), again);

        assertEquals(due(CashRounding.ROUND, 10_02), step.payment());
    }

    @Test
    void cashGivenBackAndTakenAnewKeepsItsWay() {
        var before = tendering(due(CashRounding.ROUND, 10_08), cash(5_00));
        var back = (Next) PaymentRules.next(before, new CashGivenBack(usd(5_00)));

        assertEquals(due(CashRounding.ROUND, 10_08), back.payment());
    }

    @Test
    void aRoundingThatDoesNotFollowFromTheTendersIsNoPayment() {
        var tenders = List.<Tender>of(cash(20_00));
        for (var wrong : List.of(usd(-1), usd(1), usd(2))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> committed(CashRounding.ROUND, 10_00, wrong, tenders));
            assertThrows(
                    IllegalArgumentException.class,
                    () -> committed(CashRounding.EXACT, 9_97 - wrong.minor(), wrong, tenders));
        }
        assertEquals(usd(10_03), committed(CashRounding.ROUND, 9_95, usd(2), tenders).paid());
        assertThrows(
                IllegalArgumentException.class,
                () -> committed(CashRounding.ROUND, 0, usd(0), List.of()));
    }

    @Test
    void whatIsEnoughIsNoOpenPayment() {
        assertThrows(
                IllegalArgumentException.class, () -> due(CashRounding.ROUND, 10_02, cash(10_00)));
        assertEquals(usd(2), due(CashRounding.CREDIT, 10_02, cash(10_00)).left());
    }

    private static Committed committed(
            CashRounding way, long change, Money rounding, List<Tender> tenders) {
        return new Committed(ID, bill(10_03), way, CUSTOMER, tenders, usd(change), rounding);
    }

    private static Payment cashGiven(Tendering before, Tender.Cash cash) {
        return ((Next) PaymentRules.next(before, new CashGiven(cash.amount()))).payment();
    }

    private static Tendering tendering(Tendering before, Tender.Cash cash) {
        return assertInstanceOf(Tendering.class, cashGiven(before, cash));
    }

    private static Committed paid(Tendering before, Tender.Cash cash) {
        return assertInstanceOf(Committed.class, cashGiven(before, cash));
    }

    private static Committed settled(Tendering before) {
        return (Committed) ((Next) PaymentRules.next(before, new SettlePressed())).payment();
    }

    private static Committed charged(Tendering before, long approved) {
        return assertInstanceOf(Committed.class, asked(before, approved));
    }

    private static Payment asked(Tendering before, long approved) {
        var chosen = new CardChosen("ref-1", before.left(), Optional.of(MARK));
        var at = ((Next) PaymentRules.next(before, chosen)).payment();
        var answer = new CardAnswered("ref-1", new CardAnswer.Approved(approval(approved)));
        return ((Next) PaymentRules.next(at, answer)).payment();
    }
}
