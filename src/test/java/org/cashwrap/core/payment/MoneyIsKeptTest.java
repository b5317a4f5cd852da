package org.cashwrap.core.payment;

import static org.cashwrap.core.payment.Samples.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.OpenPayments.Outcome;
import org.cashwrap.core.payment.Payment.Abandoned;
import org.cashwrap.core.payment.Payment.AtTerminal;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.Payment.InDoubt;
import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Random;
import java.util.UUID;

/// Random events against the rules, with a purse per payment that is kept apart: what went in is what was booked.
class MoneyIsKeptTest {
    /// What a bystander counts.
    private static final class Purse {
        long cash;
        long card;
        long paper;
        int papers;

        long total() {
            return cash + card + paper;
        }
    }

    @Test
    void whateverHappensNoMoneyAppearsOrVanishes() {
        var committed = 0;
        var doubts = 0;
        var onPaper = 0;
        for (int seed = 0; seed < 36_000; seed++) {
            var random = new Random(seed);
            var payments = OpenPayments.NONE;
            var purses = new HashMap<PaymentId, Purse>();
            for (int step = 0; step < 80; step++) {
                var id = someId(random, payments);
                var before = payments.find(id);
                var event = Samples.anyEvent(random, before);
                if (!(payments.next(id, event) instanceof Outcome.Moved moved)) {
                    continue;
                }
                var purse = purses.computeIfAbsent(id, _ -> new Purse());
                count(purse, event);
                payments = moved.now();
                switch (moved.payment()) {
                    case Committed done -> {
                        committed++;
                        onPaper += purse.papers > 0 ? 1 : 0;
                        check(purse, done);
                    }
                    case Abandoned _ -> assertEquals(0, purse.total(), "seed " + seed);
                    case InDoubt _ -> doubts++;
                    default -> {}
                }
                // Nobody charges a card while another request of the payment is out.
                for (var task : moved.tasks()) {
                    if (task instanceof Task.ChargeCard) {
                        assertFalse(
                                before.orElseThrow() instanceof AtTerminal
                                        || before.orElseThrow() instanceof InDoubt,
                                "seed " + seed);
                    }
                }
            }
        }
        // The walk is worth nothing if it does not get there.
        assertTrue(committed > 10_000, "committed only " + committed);
        assertTrue(onPaper > 2_000, "on paper only " + onPaper);
        assertTrue(doubts > 5_000, "in doubt only " + doubts);
    }

    private static PaymentId someId(Random random, OpenPayments payments) {
        if (random.nextInt(8) == 0 || payments.active().isEmpty()) {
            return new PaymentId(new UUID(0x7000, 0x8000_0000_0000_0000L | random.nextInt()));
        }
        return random.nextInt(4) == 0 && !payments.parked().isEmpty()
                ? payments.parked().getFirst().id()
                : payments.active().get().id();
    }

    private static void count(Purse purse, PaymentEvent event) {
        switch (event) {
            case PaymentEvent.CashGiven(var amount, _) -> purse.cash += amount.minor();
            case PaymentEvent.InstrumentGiven(var instrument) -> {
                purse.paper += instrument.amount().minor();
                purse.papers++;
            }
            case PaymentEvent.CashGivenBack(var amount, var instruments) -> {
                purse.cash -= amount.minor();
                assertEquals(purse.papers, instruments, "every paper goes back");
                purse.paper = 0;
                purse.papers = 0;
            }
            case PaymentEvent.CardAnswered(_, CardAnswer.Approved(var approval)) ->
                    purse.card += approval.amount().minor();
            case PaymentEvent.DoubtEnded(_, var charged) ->
                    purse.card += charged.map(each -> each.amount().minor()).orElse(0L);
            default -> {}
        }
    }

    private static void check(Purse purse, Committed done) {
        assertEquals(
                purse.total(),
                done.paid().minor() + done.change().minor() + done.rounding().minor());
        assertTrue(done.change().minor() <= purse.cash, "change comes out of cash");
        assertEquals(purse.paper, done.instrumentsSum().minor());
        assertTrue(
                purse.paper <= done.bill().due().minor(), "no paper pays more than was asked for");
        assertTrue(
                done.credit().isZero()
                        || purse.card > 0
                        || (done.way() == CashRounding.CREDIT && done.credit().minor() <= 4),
                "only a card pays more than is due, or cents are credited");
        assertTrue(
                done.rounding().isZero()
                        || (done.way() == CashRounding.ROUND
                                && purse.cash > 0
                                && Math.abs(done.rounding().minor()) <= 2
                                && done.left().isZero()),
                "a little, of cash, of what is paid in full");
        assertEquals(
                done.paid(),
                done.applied().stream().map(BillItem::amount).reduce(usd(0), Money::plus));
        assertEquals(
                done.bill().due().minor(),
                done.paid().minor() + done.left().minor() - done.credit().minor());
    }
}
