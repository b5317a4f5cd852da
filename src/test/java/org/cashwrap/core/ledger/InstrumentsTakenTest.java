package org.cashwrap.core.ledger;

import static org.cashwrap.core.payment.Samples.amounts;
import static org.cashwrap.core.payment.Samples.cheque;
import static org.cashwrap.core.payment.Samples.moneyOrder;
import static org.cashwrap.core.payment.Samples.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.payment.Instrument;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Samples;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Which papers would come a second time.
class InstrumentsTakenTest {
    private final Scenario day = Scenario.started("ab".repeat(32));

    @Test
    void aPaperIsKnownFromItsEntryOnAndItsReceiptOnceThereIsOne() {
        var id = begun();
        give(id, cheque(30_00, "1042"));
        var at = lastAt();
        assertEquals(
                Optional.of(new InstrumentsTaken.Taken(at, id, OptionalLong.empty())),
                find(cheque(1, "001042")));
        assertEquals(Optional.empty(), find(cheque(30_00, "1043")));
        assertEquals(Optional.empty(), find(moneyOrder(30_00, "1042")));

        give(id, moneyOrder(49_30, "7"));
        assertEquals(
                Optional.of(new InstrumentsTaken.Taken(at, id, OptionalLong.of(1))),
                find(cheque(1, "1042")));
        assertEquals(
                Optional.of(new InstrumentsTaken.Taken(lastAt(), id, OptionalLong.of(1))),
                find(moneyOrder(1, "7")));
    }

    @Test
    void whatWasGivenBackMayComeAgainAndNothingElseIsForgotten() {
        var paid = begun();
        give(paid, cheque(79_30, "1041"));
        var open = begun();
        give(open, cheque(30_00, "1042"));
        give(open, moneyOrder(10_00, "7"));
        assertTrue(day.pay(open, new PaymentEvent.CashGivenBack(usd(0), 2)));

        assertEquals(Optional.empty(), find(cheque(1, "1042")));
        assertEquals(Optional.empty(), find(moneyOrder(1, "7")));
        assertEquals(OptionalLong.of(1), find(cheque(1, "1041")).orElseThrow().receipt());
    }

    @Test
    void afterThirteenMonthsNothingIsRemembered() {
        give(begun(), cheque(79_30, "1042"));
        var at = lastAt();
        var almost = at.plus(Duration.ofDays(396)).minusMillis(1);
        assertTrue(day.books.taken().find(cheque(1, "1042"), almost).isPresent());
        assertEquals(
                Optional.empty(), day.books.taken().find(cheque(1, "1042"), almost.plusMillis(1)));
    }

    /// Old days are let go, so that a till of many years does not grow.
    @Test
    void daysLongGoneAreLetGo() {
        var taken = InstrumentsTaken.NONE;
        for (int month = 0; month < 60; month++) {
            taken =
                    given(
                            taken,
                            Instant.parse("2020-01-15T12:00:00Z")
                                    .plus(Duration.ofDays(30L * month)),
                            cheque(1, "" + (1000 + month)));
            assertTrue(taken.days().size() <= 14, "" + taken.days().size());
        }
        assertEquals(14, taken.days().size());
    }

    /// A clock that was two years ahead for a day makes nobody forget, however many papers came on it.
    @Test
    void aClockFarAheadMakesNothingForgotten() {
        var today = Instant.parse("2026-11-28T15:00:00Z");
        var taken = given(InstrumentsTaken.NONE, today, cheque(1, "1042"));
        taken = given(taken, today.plus(Duration.ofDays(730)), moneyOrder(1, "7"));
        taken = given(taken, today.plus(Duration.ofDays(730)), moneyOrder(1, "8"));
        taken = given(taken, today.plusSeconds(60), moneyOrder(1, "9"));
        assertTrue(taken.find(cheque(1, "1042"), today.plusSeconds(90)).isPresent());
    }

    private static InstrumentsTaken given(
            InstrumentsTaken before, Instant at, Instrument instrument) {
        return before.after(
                at,
                new Body.PaymentMoved(Samples.ID, new PaymentEvent.InstrumentGiven(instrument)));
    }

    private PaymentId begun() {
        var id = day.newPayment();
        assertTrue(
                day.pay(
                        id,
                        new PaymentEvent.AccountChosen(
                                Samples.ACCOUNT, Samples.balance(), Language.EN)));
        assertTrue(day.pay(id, amounts(79_30)));
        return id;
    }

    private void give(PaymentId id, Instrument instrument) {
        assertTrue(day.pay(id, new PaymentEvent.InstrumentGiven(instrument)));
    }

    private Instant lastAt() {
        return day.entries.getLast().envelope().at();
    }

    private Optional<InstrumentsTaken.Taken> find(Instrument instrument) {
        return day.books.taken().find(instrument, lastAt());
    }
}
