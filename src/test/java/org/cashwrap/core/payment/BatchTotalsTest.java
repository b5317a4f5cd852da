package org.cashwrap.core.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cashwrap.core.payment.BatchTotals.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

class BatchTotalsTest {
    private static final Group VISA = new Group("Visa", 3, Samples.usd(120_00));

    @Test
    void aTerminalsTextsAreCutAndHoldNoCardsNumber() {
        var totals = totals("52000001 and much more", 1, List.of(VISA));
        assertEquals("52000001 and muc", totals.terminal());
        assertEquals("…", totals("4111111111111111", 1, List.of()).terminal());
        assertEquals("Visa …", new Group("Visa 4111 1111 1111 1111", 1, Samples.usd(1)).name());
        assertEquals("x".repeat(32), new Group("x".repeat(40), 1, Samples.usd(1)).name());
    }

    @Test
    void aGroupHasANameAndACount() {
        assertThrows(IllegalArgumentException.class, () -> new Group("", 1, Samples.usd(1)));
        assertThrows(IllegalArgumentException.class, () -> new Group("Visa", -1, Samples.usd(1)));
        assertEquals(0, new Group("Visa", 0, Samples.usd(-5_00)).count());
    }

    @Test
    void thereIsAnEndToTheGroups() {
        assertEquals(20, totals("", 1, Collections.nCopies(20, VISA)).groups().size());
        assertThrows(
                IllegalArgumentException.class, () -> totals("", 1, Collections.nCopies(21, VISA)));
    }

    @Test
    void receiptNumbersAreNotNegative() {
        assertEquals(OptionalInt.of(0), totals("", 0, List.of()).lastReceipt());
        assertThrows(IllegalArgumentException.class, () -> totals("", -1, List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new BatchTotals(
                                "",
                                OptionalInt.of(-1),
                                OptionalInt.empty(),
                                Optional.empty(),
                                List.of()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1_000_000_000_000L, -1_000_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE})
    void noTerminalCountsFurtherThanTwelveDigits(long minor) {
        assertThrows(
                IllegalArgumentException.class, () -> new Group("Visa", 1, Samples.usd(minor)));
        assertThrows(IllegalArgumentException.class, () -> total(minor));
    }

    @Test
    void twelveDigitsItCounts() {
        assertEquals(Optional.of(Samples.usd(-999_999_999_999L)), total(-999_999_999_999L).total());
    }

    private static BatchTotals total(long minor) {
        return new BatchTotals(
                "",
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.of(Samples.usd(minor)),
                List.of());
    }

    private static BatchTotals totals(String terminal, int last, List<Group> groups) {
        return new BatchTotals(
                terminal, OptionalInt.of(0), OptionalInt.of(last), Optional.empty(), groups);
    }
}
