package org.cashwrap.core.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.money.CashRounding.Settled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Currency;
import java.util.Optional;

/// The examples of `docs/cash-rounding.md`, and what holds for any amount.
class CashRoundingTest {
    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest(name = "{0}: {1} due, {2} handed over")
    @CsvSource({
        "EXACT,  1003, 2000, 997, 0",
        "EXACT,  1003, 1003, 0, 0",
        "EXACT,  1, 5, 4, 0",
        // The last digits of what is due, with a note.
        "ROUND,  1000, 2000, 1000, 0",
        "ROUND,  1001, 2000, 1000, -1",
        "ROUND,  1002, 2000, 1000, -2",
        "ROUND,  1003, 2000, 995, 2",
        "ROUND,  1004, 2000, 995, 1",
        "ROUND,  1005, 2000, 995, 0",
        "ROUND,  1006, 2000, 995, -1",
        "ROUND,  1007, 2000, 995, -2",
        "ROUND,  1008, 2000, 990, 2",
        "ROUND,  1009, 2000, 990, 1",
        // Around what is due.
        "ROUND,  1002, 1000, 0, -2",
        "ROUND,  1002, 1001, 0, -1",
        "ROUND,  1002, 1002, 0, 0",
        "ROUND,  1002, 1003, 0, 1",
        "ROUND,  1002, 1004, 0, 2",
        "ROUND,  1002, 1005, 5, -2",
        "ROUND,  1003, 1003, 0, 0",
        "ROUND,  1003, 1004, 0, 1",
        "ROUND,  1003, 1005, 0, 2",
        "ROUND,  1003, 1006, 5, -2",
        // A cent or two never become nothing, nor five; three become five.
        "ROUND,  1, 5, 4, 0",
        "ROUND,  2, 2, 0, 0",
        "ROUND,  3, 5, 0, 2",
        "CREDIT, 1003, 2000, 995, 0",
        "CREDIT, 1001, 1005, 0, 0",
        "CREDIT, 1001, 1001, 0, 0",
        "CREDIT, 2, 5, 0, 0",
        "CREDIT, 2, 10, 5, 0"
    })
    void whatIsEnoughGivesItsChange(
            CashRounding way, long due, long handed, long change, long rounding) {
        assertEquals(
                new Settled.Enough(usd(change), usd(rounding)), way.settle(usd(due), usd(handed)));
    }

    @ParameterizedTest(name = "{0}: {1} due, {2} handed over")
    @CsvSource({
        "EXACT,  1003, 1002, 1",
        "ROUND,  1002, 999, 1",
        "ROUND,  1002, 500, 500",
        "ROUND,  1003, 1002, 3",
        "ROUND,  1003, 1000, 5",
        "ROUND,  2, 1, 1",
        "ROUND,  3, 2, 3",
        "CREDIT, 1002, 1000, 5",
        "CREDIT, 1002, 1001, 4",
        "CREDIT, 1, 0, 5"
    })
    void whatIsTooLittleGivesNothingBack(CashRounding way, long due, long handed, long asked) {
        assertEquals(new Settled.TooLittle(usd(asked)), way.settle(usd(due), usd(handed)));
    }

    @Test
    void aRestThatRoundingWouldGiveAwayIsAskedForToTheCent() {
        // 5.00 in cash, then a card that approved so much that 5.02 is due in cash.
        assertEquals(usd(2), CashRounding.ROUND.asked(usd(502), usd(500)));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLostAndNobodyLosesMoreThanHisWayAllows(CashRounding way) {
        var roundings = 0L;
        for (long due = 1; due <= 2_000; due++) {
            for (long handed = Math.max(0, due - 7); handed <= due + 120; handed++) {
                switch (way.settle(usd(due), usd(handed))) {
                    case Settled.TooLittle(var asked) -> {
                        assertTrue(handed < due);
                        assertTrue(asked.isPositive());
                        // Whoever brings what is asked for has paid.
                        assertInstanceOf(
                                Settled.Enough.class,
                                way.settle(usd(due), usd(handed).plus(asked)));
                    }
                    case Settled.Enough(var change, var rounding) -> {
                        assertFalse(change.isNegative());
                        assertTrue(change.minor() <= handed);
                        var applied = handed - change.minor() - rounding.minor();
                        switch (way) {
                            case EXACT -> assertTrue(applied == due && rounding.isZero());
                            case ROUND ->
                                    assertTrue(
                                            applied == due && Math.abs(rounding.minor()) <= 2,
                                            due + " " + handed);
                            case CREDIT ->
                                    assertTrue(
                                            applied >= due
                                                    && applied <= due + 4
                                                    && rounding.isZero());
                        }
                    }
                }
            }
            // Over all last digits, with notes.
            if (due > 10
                    && way.settle(usd(due), usd(5_000))
                            instanceof Settled.Enough(_, var rounding)) {
                roundings += rounding.minor();
            }
        }
        assertEquals(0, roundings);
    }

    @Test
    void nothingIsDueInCashWhereNothingIsDue() {
        assertThrows(
                IllegalArgumentException.class, () -> CashRounding.ROUND.settle(usd(0), usd(5)));
    }

    @Test
    void aStoreMayWhatItsPolicySays() {
        assertTrue(CashPolicy.EXACT.allows(CashRounding.EXACT));
        assertFalse(CashPolicy.EXACT.allows(CashRounding.ROUND));
        assertFalse(CashPolicy.EXACT.allows(CashRounding.CREDIT));
        assertTrue(new CashPolicy(CashRounding.ROUND, true).allows(CashRounding.CREDIT));
        assertFalse(new CashPolicy(CashRounding.ROUND, true).allows(CashRounding.EXACT));
        assertThrows(
                IllegalArgumentException.class, () -> new CashPolicy(CashRounding.CREDIT, true));
    }

    @Test
    void everyWayHasItsWord() {
        for (var way : CashRounding.values()) {
            assertEquals(Optional.of(way), CashRounding.ofWord(way.word()));
        }
        assertEquals(Optional.empty(), CashRounding.ofWord("Round"));
    }

    private static Money usd(long minor) {
        return new Money(minor, USD);
    }
}
