package org.cashwrap.device.driver.zvt;

import static org.cashwrap.device.driver.zvt.Told.DONE;
import static org.cashwrap.device.driver.zvt.Told.END;
import static org.cashwrap.device.driver.zvt.Told.YES;
import static org.cashwrap.device.driver.zvt.Told.abort;
import static org.cashwrap.device.driver.zvt.Told.amount;
import static org.cashwrap.device.driver.zvt.Told.line;
import static org.cashwrap.device.driver.zvt.Told.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.BatchTotals.Group;
import org.cashwrap.core.payment.CardAnswer.Approved;
import org.cashwrap.core.payment.Slip;
import org.cashwrap.device.BatchAnswer;
import org.cashwrap.device.BatchAnswer.Closed;
import org.cashwrap.device.BatchAnswer.NotClosed;
import org.cashwrap.device.BatchAnswer.Silent;
import org.cashwrap.device.TerminalTrouble;
import org.cashwrap.device.driver.zvt.Counter.Over;
import org.cashwrap.device.driver.zvt.VirtualCable.Cut;
import org.cashwrap.device.driver.zvt.VirtualCable.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The terminal's own end of day.
class BatchTest {
    /// Receipts 1 to 42: 7 Mastercard, 1 American Express, 3 Visa, 309.30 together.
    private static final String TOTALS =
            "04 0F 4D 27 00 04 00 00 00 03 09 30 0B 00 01 24 0C 20 00 00 0D 08 20 60 F0 F5 F3 00 01"
                    + " 00 42 00 00 00 00 00 00 00 00 00 00 00 00 00 00 07 00 00 00 01 99 93 01 00"
                    + " 00 00 00 25 00 03 00 00 00 00 84 37 00 00 00 00 00 00 00 00 00 00 00 00 00"
                    + " 00";

    private static BatchAnswer closed(Over over, String... dialogue) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0650, dialogue);
        var answer = counter.driver.closeBatch(counter.news);
        assertEquals(1, counter.terminal.count("06 50 03 12 34 56"));
        return answer;
    }

    private static BatchTotals nothing() {
        return new BatchTotals(
                TestTerminal.TID,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                List.of());
    }

    @ParameterizedTest
    @EnumSource
    void itIsClosedWithItsTotals(Over over) {
        assertEquals(
                new Closed(
                        new BatchTotals(
                                TestTerminal.TID,
                                OptionalInt.of(1),
                                OptionalInt.of(42),
                                Optional.of(Counter.usd(309_30)),
                                List.of(
                                        new Group("Mastercard", 7, Counter.usd(199_93)),
                                        new Group("American Express", 1, Counter.usd(25_00)),
                                        new Group("Visa", 3, Counter.usd(84_37))))),
                closed(over, YES, "04 FF 01 04", TOTALS, line("END OF DAY"), END, DONE));
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyBatchIsClosedWithNothingInIt(Over over) {
        assertEquals(
                new Closed(
                        new BatchTotals(
                                TestTerminal.TID,
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                Optional.of(Counter.usd(0)),
                                List.of())),
                closed(
                        over,
                        YES,
                        status("27 00" + amount(0) + "60 F0F5F3" + "00".repeat(53)),
                        DONE));
    }

    @ParameterizedTest
    @EnumSource
    void totalsThatCannotBeReadAreLeftOut(Over over) {
        assertEquals(new Closed(nothing()), closed(over, YES, status("27 00 60 F0F5F3 AA"), DONE));
    }

    /// The word given back says nothing of the money.
    @ParameterizedTest
    @EnumSource
    void anEndWithoutAResultProvesNothing(Over over) {
        assertEquals(new Silent(), closed(over, YES, DONE));
        assertEquals(new Silent(), closed(over, YES, "06 0F 02 27 E0"));
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatCannotCloseItSaysWhy(Over over) {
        assertEquals(new NotClosed("end of day not possible (77)"), closed(over, YES, abort("77")));
        assertEquals(
                new NotClosed("end of day not possible (77)"),
                closed(over, YES, status("27 77"), DONE));
        assertEquals(new NotClosed("function not possible (83)"), closed(over, "84 83 00"));
        assertInstanceOf(NotClosed.class, closed(over, YES, abort("F0")));
    }

    @ParameterizedTest
    @EnumSource
    void itsSlipsAreOfNoPayment(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(
                0x0650, YES, TOTALS, line("END OF DAY"), END, line("MORE"), END, DONE);

        assertInstanceOf(Closed.class, counter.driver.closeBatch(counter.news));
        assertEquals(
                List.of(Slip.Copy.ADMINISTRATION, Slip.Copy.ADMINISTRATION),
                counter.news.slips.stream().map(Slip::copy).toList());
        assertEquals(List.of(), counter.news.approvals);
    }

    @ParameterizedTest
    @EnumSource
    void silenceIsSilenceAndTheCommandIsNotRepeated(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0650);
        assertEquals(new BatchAnswer.Silent(), counter.driver.closeBatch(counter.news));
        assertEquals(1, counter.terminal.count("06 50"));
        assertTrue(counter.driver.mark().isEmpty());

        assertEquals(Optional.empty(), counter.driver.ready(counter.news));
        assertInstanceOf(Closed.class, counter.driver.closeBatch(counter.news));
    }

    @Test
    void noAcknowledgeIsSilenceTooAndTheCommandIsNotRepeated() {
        var counter = Over.SERIAL.counter().ready();
        counter.cable.cut(Direction.TO_TERMINAL, 0, Cut.SILENT, Duration.ofDays(1));

        assertEquals(new BatchAnswer.Silent(), counter.driver.closeBatch(counter.news));
        assertEquals(1, counter.cable.written.size());
    }

    @ParameterizedTest
    @EnumSource
    void aCableThatIsCutIsSilenceOrNothing(Over over) {
        for (int at = 0; at < 8; at++) {
            var counter = over.counter().ready();
            counter.cable.cut(Direction.TO_TERMINAL, at, Cut.NOTICED, Duration.ofSeconds(1));

            var answer = counter.driver.closeBatch(counter.news);
            assertTrue(
                    at == 0 ? answer instanceof NotClosed : answer instanceof BatchAnswer.Silent,
                    () -> answer.toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatIsNotThereHasNotClosedIt(Over over) {
        var counter = over.counter();
        counter.cable.cut(Direction.TO_TILL, 0, Cut.NOTICED, Duration.ofDays(1));

        assertEquals(new NotClosed("not reached"), counter.driver.closeBatch(counter.news));
        assertEquals(List.of(TerminalTrouble.NO_CABLE), counter.news.troubles);
    }

    @ParameterizedTest
    @EnumSource
    void afterwardsItMayBeCharged(Over over) {
        var counter = over.counter().ready();
        counter.driver.closeBatch(counter.news);

        assertInstanceOf(Approved.class, counter.charge());
    }

    @ParameterizedTest
    @EnumSource
    void aSilentHostIsWaitedFor(Over over) {
        assertInstanceOf(Closed.class, closed(over, YES, "pause 170000", TOTALS, DONE));
    }
}
