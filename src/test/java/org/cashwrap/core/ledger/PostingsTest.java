package org.cashwrap.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.ledger.Postings.Account;
import org.cashwrap.core.ledger.Postings.Line;
import org.cashwrap.core.ledger.Postings.Side;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.Samples;
import org.cashwrap.core.payment.Tender;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

class PostingsTest {
    private static final BillItem KNOWN =
            new BillItem(Samples.ACCOUNT, Samples.usd(10_03), Samples.balance());

    @Test
    void roundedUpTheStoreHasMore() {
        assertEquals(
                List.of(
                        new Line(new Account.Till(), Side.DEBIT, Samples.usd(10_05)),
                        new Line(
                                new Account.Receivable(Samples.ACCOUNT),
                                Side.CREDIT,
                                Samples.usd(10_03)),
                        new Line(new Account.CashRounding(), Side.CREDIT, Samples.usd(2))),
                Postings.of(
                        paid(CashRounding.ROUND, 9_95, 2, List.of(KNOWN), Samples.cash(20_00))));
    }

    @Test
    void roundedDownTheStoreHasLess() {
        var item = new BillItem(Samples.ACCOUNT, Samples.usd(10_02), Samples.balance());
        assertEquals(
                List.of(
                        new Line(new Account.Till(), Side.DEBIT, Samples.usd(10_00)),
                        new Line(new Account.CashRounding(), Side.DEBIT, Samples.usd(2)),
                        new Line(
                                new Account.Receivable(Samples.ACCOUNT),
                                Side.CREDIT,
                                Samples.usd(10_02))),
                Postings.of(paid(CashRounding.ROUND, 0, -2, List.of(item), Samples.cash(10_00))));
    }

    @Test
    void creditedCentsAreTheCustomers() {
        assertEquals(
                List.of(
                        new Line(new Account.Till(), Side.DEBIT, Samples.usd(10_05)),
                        new Line(
                                new Account.Receivable(Samples.ACCOUNT),
                                Side.CREDIT,
                                Samples.usd(10_05))),
                Postings.of(
                        paid(CashRounding.CREDIT, 9_95, 0, List.of(KNOWN), Samples.cash(20_00))));
    }

    @Test
    void aCardIsTheAcquirersDebtAndAnUnknownAccountIsInSuspense() {
        var unknown = new BillItem(Samples.OTHER, Samples.usd(5_00), Optional.empty());
        var card = new Tender.Card(Samples.approval(5_03));
        assertEquals(
                List.of(
                        new Line(new Account.Till(), Side.DEBIT, Samples.usd(10_00)),
                        new Line(new Account.CardClearing(), Side.DEBIT, Samples.usd(5_03)),
                        new Line(
                                new Account.Receivable(Samples.ACCOUNT),
                                Side.CREDIT,
                                Samples.usd(10_03)),
                        new Line(
                                new Account.Suspense(Samples.OTHER),
                                Side.CREDIT,
                                Samples.usd(5_00))),
                Postings.of(
                        paid(
                                CashRounding.ROUND,
                                0,
                                0,
                                List.of(KNOWN, unknown),
                                Samples.cash(10_00),
                                card)));
    }

    @Test
    void aChequeIsOnHandUntilABankPaysIt() {
        var cheque = Samples.cheque(6_00, "1042");
        var order = Samples.moneyOrder(4_03, "7");
        assertEquals(
                List.of(
                        new Line(new Account.ChequesOnHand(), Side.DEBIT, Samples.usd(10_03)),
                        new Line(
                                new Account.Receivable(Samples.ACCOUNT),
                                Side.CREDIT,
                                Samples.usd(10_03))),
                Postings.of(paid(CashRounding.ROUND, 0, 0, List.of(KNOWN), cheque, order)));
    }

    /// I-20, over days of random events.
    @Test
    void debitIsCreditWithoutABalancingLine() {
        var rounded = 0;
        var onHand = 0;
        for (int seed = 0; seed < 400; seed++) {
            for (var entry : Scenario.random(seed, 80, "ab".repeat(32)).entries) {
                if (entry.body() instanceof Body.PaymentCommitted(_, _, var payment)) {
                    var lines = Postings.of(payment);
                    assertEquals(
                            sum(lines, Side.DEBIT), sum(lines, Side.CREDIT), payment::toString);
                    var rounds =
                            lines.stream()
                                    .anyMatch(
                                            line -> line.account() instanceof Account.CashRounding);
                    assertTrue(!rounds || payment.way() == CashRounding.ROUND);
                    rounded += rounds ? 1 : 0;
                    onHand +=
                            lines.stream()
                                            .anyMatch(line ->
                                                    line.account() instanceof Account.ChequesOnHand)
                                    ? 1
                                    : 0;
                }
            }
        }
        assertTrue(rounded > 20, "rounded only " + rounded);
        assertTrue(onHand > 20, "on hand only " + onHand);
    }

    private static long sum(List<Line> lines, Side side) {
        return lines.stream()
                .filter(line -> line.side() == side)
                .mapToLong(line -> line.amount().minor())
                .sum();
    }

    private static Committed paid(
            CashRounding way, long change, long rounding, List<BillItem> items, Tender... tenders) {
        return new Committed(
                Samples.ID,
                new Bill(items),
                way,
                Samples.CUSTOMER,
                List.of(tenders),
                Samples.usd(change),
                Samples.usd(rounding));
    }
}
