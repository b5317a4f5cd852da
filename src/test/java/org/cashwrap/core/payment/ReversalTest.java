package org.cashwrap.core.payment;

import static org.cashwrap.core.payment.Samples.CUSTOMER;
import static org.cashwrap.core.payment.Samples.ID;
import static org.cashwrap.core.payment.Samples.approval;
import static org.cashwrap.core.payment.Samples.bill;
import static org.cashwrap.core.payment.Samples.cash;
import static org.cashwrap.core.payment.Samples.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.Reversal.Answer;
import org.cashwrap.core.payment.Reversal.Leg;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Exactly what was kept goes back, however it is cut up; the examples of `docs/cash-rounding.md`.
class ReversalTest {
    private static final Committed ROUNDED_UP = paid(CashRounding.ROUND, 10_03, cash(20_00));
    private static final Committed ROUNDED_DOWN = paid(CashRounding.ROUND, 10_02, cash(10_00));
    private static final Committed WITH_CARD =
            paid(CashRounding.ROUND, 10_08, new Tender.Card(approval(4_00)), cash(20_00));
    private static final Committed CREDITED = paid(CashRounding.CREDIT, 10_03, cash(20_00));

    @Test
    void aVoidGivesBackWhatWasKept() {
        assertEquals(List.of(leg(10_03, 0, 10_05)), legs(ROUNDED_UP, 10_03));
        assertEquals(List.of(leg(10_02, 0, 10_00)), legs(ROUNDED_DOWN, 10_02));
        assertEquals(List.of(leg(10_08, 4_00, 6_10)), legs(WITH_CARD, 10_08));
        assertEquals(List.of(leg(10_05, 0, 10_05)), legs(CREDITED, 10_05));
    }

    @Test
    void theLastLegCarriesTheRounding() {
        assertEquals(List.of(leg(4_00, 0, 4_00), leg(6_03, 0, 6_05)), legs(ROUNDED_UP, 4_00, 6_03));
        assertEquals(
                List.of(leg(4_00, 0, 4_00), leg(6_02, 0, 6_00)), legs(ROUNDED_DOWN, 4_00, 6_02));
    }

    @Test
    void theCardGetsItsMoneyBackFirst() {
        assertEquals(
                List.of(leg(3_00, 3_00, 0), leg(2_00, 1_00, 1_00), leg(5_08, 0, 5_10)),
                legs(WITH_CARD, 3_00, 2_00, 5_08));
    }

    @Test
    void noLegGivesBackMoreThanIsLeftOfWhatWasKept() {
        assertEquals(List.of(leg(10_01, 0, 10_00), leg(1, 0, 0)), legs(ROUNDED_DOWN, 10_01, 1));
    }

    @Test
    void anInstrumentIsHandedBackItselfAndNeverAPartOfIt() {
        var cheque = Samples.cheque(30_00, "1042");
        var order = Samples.moneyOrder(20_00, "7");
        var mixed = paid(CashRounding.EXACT, 79_30, cheque, order, cash(40_00));
        assertEquals(
                List.of(new Leg(usd(79_30), usd(0), usd(29_30), List.of(cheque, order))),
                legs(mixed, 79_30));
        assertEquals(
                List.of(
                        new Leg(usd(25_00), usd(0), usd(5_00), List.of(order)),
                        new Leg(usd(54_30), usd(0), usd(24_30), List.of(cheque))),
                legs(mixed, 25_00, 54_30));
        assertEquals(
                List.of(leg(20_00 - 1, 0, 20_00 - 1), leg(9_31, 0, 9_31)),
                legs(mixed, 20_00 - 1, 9_31, 50_00).subList(0, 2));
        assertEquals(
                new Answer.NotDivided(cheque),
                Reversal.next(
                        paid(CashRounding.EXACT, 35_00, cheque, cash(5_00)),
                        List.of(),
                        usd(10_00)));
    }

    @Test
    void theRoundingStaysWithTheCashBesideAnInstrument() {
        var cheque = Samples.cheque(5_00, "1042");
        var down = paid(CashRounding.ROUND, 10_02, cheque, cash(5_00));
        assertEquals(
                List.of(new Leg(usd(10_02), usd(0), usd(5_00), List.of(cheque))),
                legs(down, 10_02));
        assertEquals(
                List.of(new Leg(usd(10_01), usd(0), usd(5_00), List.of(cheque)), leg(1, 0, 0)),
                legs(down, 10_01, 1));
    }

    @Test
    void moreThanWasAppliedIsNotUndone() {
        assertEquals(
                new Answer.TooMuch(usd(10_03)), Reversal.next(ROUNDED_UP, List.of(), usd(10_04)));
        assertEquals(
                new Answer.TooMuch(usd(0)),
                Reversal.next(ROUNDED_UP, legs(ROUNDED_UP, 4_00, 6_03), usd(1)));
        assertThrows(
                IllegalArgumentException.class, () -> Reversal.next(ROUNDED_UP, List.of(), usd(0)));
    }

    @Test
    void howeverItIsCutTheLegsAddUpToWhatWasKept() {
        var random = new Random(3);
        for (int run = 0; run < 20_000; run++) {
            var due = 1 + random.nextLong(30_00);
            var way = List.of(CashRounding.values()).get(random.nextInt(3));
            var paper = random.nextLong(due);
            var cash = cash(due - paper + 5 + random.nextLong(20_00));
            var payment =
                    paper == 0
                            ? paid(way, due, cash)
                            : paid(way, due, Samples.cheque(paper, "1042"), cash);
            var legs = new ArrayList<Leg>();
            while (Reversal.left(payment, legs).isPositive()) {
                var amount = usd(1 + random.nextLong(Reversal.left(payment, legs).minor()));
                if (!(Reversal.next(payment, legs, amount) instanceof Answer.Back back)) {
                    continue;
                }
                assertFalse(back.leg().cash().isNegative());
                legs.add(back.leg());
                assertEquals(Reversal.left(payment, legs).isZero(), back.last());
            }
            assertEquals(
                    payment.cashKept(),
                    legs.stream().map(Leg::cash).reduce(usd(0), (a, b) -> a.plus(b)));
            assertEquals(
                    payment.instrumentsKept(),
                    legs.stream().flatMap(leg -> leg.instruments().stream()).toList());
        }
    }

    private static Committed paid(CashRounding way, long due, Tender... tenders) {
        var settled = Tenders.settled(bill(due), way, List.of(tenders));
        return new Committed(
                ID,
                bill(due),
                way,
                CUSTOMER,
                List.of(tenders),
                settled.change(),
                settled.rounding());
    }

    private static List<Leg> legs(Committed payment, long... amounts) {
        var legs = new ArrayList<Leg>();
        for (int at = 0; at < amounts.length; at++) {
            var back = (Answer.Back) Reversal.next(payment, legs, usd(amounts[at]));
            assertEquals(at == amounts.length - 1, back.last());
            legs.add(back.leg());
        }
        return legs;
    }

    private static Leg leg(long applied, long card, long cash) {
        return new Leg(usd(applied), usd(card), usd(cash));
    }
}
