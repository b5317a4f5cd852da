package org.cashwrap.device.driver.zvt;

import static org.cashwrap.device.driver.zvt.Told.INSERT_CARD;
import static org.cashwrap.device.driver.zvt.Told.YES;
import static org.cashwrap.device.driver.zvt.Told.abort;
import static org.cashwrap.device.driver.zvt.Told.approved;
import static org.cashwrap.device.driver.zvt.Told.declined;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.payment.CardAnswer.Approved;
import org.cashwrap.core.payment.CardAnswer.Declined;
import org.cashwrap.core.payment.CardAnswer.Silent;
import org.cashwrap.device.TerminalPrompt;
import org.cashwrap.device.driver.zvt.Counter.Over;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;

/// A wish to stop is told between two messages of the terminal, and only the terminal's last word says what became of it.
class StopTest {
    private static final String STOP = "06 B0 00";
    private static final String DONE = Told.DONE;

    private static Counter stopping(Over over, long afterMs) {
        var counter = over.counter().ready();
        counter.time.later(Duration.ofMillis(afterMs), counter.driver::stop);
        return counter;
    }

    private static List<TerminalPrompt.Kind> kinds(Counter counter) {
        return counter.news.prompts.stream().map(TerminalPrompt::kind).toList();
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatStopsSaysSoItself(Over over) {
        var counter = stopping(over, 1_000);
        counter.terminal.abortPossible = true;

        assertEquals(new Declined("cancelled (6C)"), counter.charge());
        assertEquals(1, counter.terminal.count(STOP));
        assertTrue(kinds(counter).contains(TerminalPrompt.Kind.STOPPING));
        assertTrue(counter.driver.mark().isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatCannotStopAnyMoreGoesOn(Over over) {
        var counter = stopping(over, 1_000);

        assertInstanceOf(Approved.class, counter.charge());
        assertEquals(1, counter.terminal.count(STOP));
        assertTrue(kinds(counter).contains(TerminalPrompt.Kind.STOP_REFUSED));
    }

    @ParameterizedTest
    @EnumSource
    void thatItNotedTheWishDoesNotMeanThatItStops(Over over) {
        var counter = stopping(over, 1_000);
        counter.terminal.script(0x0601, YES, INSERT_CARD, "pause 4000", approved(84_37, 42), DONE);
        counter.terminal.script(0x06B0, YES);

        assertInstanceOf(Approved.class, counter.charge());
        assertTrue(kinds(counter).contains(TerminalPrompt.Kind.STOPPING));
    }

    @ParameterizedTest
    @EnumSource
    void aWishThatNobodyAnswersIsSaidThreeTimes(Over over) {
        var counter = stopping(over, 1_000);
        counter.terminal.script(0x0601, YES, "pause 60000", approved(84_37, 42), DONE);
        for (int i = 0; i < 10; i++) {
            counter.terminal.script(0x06B0);
        }

        assertInstanceOf(Silent.class, counter.charge());
        assertEquals(3, counter.terminal.count(STOP));
    }

    @ParameterizedTest
    @EnumSource
    void aWishThatWasAnsweredIsNotSaidAgain(Over over) {
        for (var answer : List.of(YES, "84 83 00")) {
            var counter = stopping(over, 1_000);
            counter.terminal.script(0x0601, YES, "pause 60000", approved(84_37, 42), DONE);
            for (int i = 0; i < 10; i++) {
                counter.terminal.script(0x06B0, answer);
            }

            assertInstanceOf(Approved.class, counter.charge());
            assertEquals(1, counter.terminal.count(STOP));
        }
    }

    @ParameterizedTest
    @EnumSource
    void itIsNotSaidWhileTheTerminalSpeaks(Over over) {
        var counter = stopping(over, 50);
        counter.terminal.script(
                0x0601,
                YES,
                INSERT_CARD,
                INSERT_CARD,
                INSERT_CARD,
                "pause 2000",
                declined("6C"),
                abort("6C"));

        counter.charge();

        var said = counter.said();
        assertEquals(List.of(YES, YES, YES, STOP), said.subList(1, 5));
    }

    @ParameterizedTest
    @EnumSource
    void whenBothSpeakAtOnceNothingIsLost(Over over) {
        // The terminal's result leaves in the very moment in which the wish to stop does.
        for (long ms = 1_900; ms < 2_110; ms += 5) {
            var counter = stopping(over, ms);
            counter.terminal.script(
                    0x0601, YES, "pause 2000", approved(84_37, 42), Told.line("A"), DONE);
            counter.terminal.script(0x06B0, "84 83 00");

            assertInstanceOf(Approved.class, counter.charge(), "at " + ms);
            assertTrue(counter.terminal.count(STOP) <= 1);
            assertEquals(1, counter.news.slips.size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLateAnswerToTheWishIsNotTheAnswerToTheNextCharge(Over over) {
        for (long ms = 1_800; ms < 2_110; ms += 5) {
            var counter = stopping(over, ms);
            counter.terminal.script(0x0601, YES, "pause 2000", abort("6C"));
            counter.terminal.script(0x06B0, "pause 300", "84 83 00");
            assertInstanceOf(Declined.class, counter.charge());

            counter.terminal.script(0x0601, "pause 1000", YES, approved(84_37, 42), DONE);
            assertInstanceOf(Approved.class, counter.charge(), "at " + ms);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatWasStoppedBeforeItBeganIsNotSent(Over over) {
        var counter = over.counter().ready();
        counter.driver.stop();

        assertEquals(new Declined("not started"), counter.charge());
        assertEquals(0, counter.payments());
        assertInstanceOf(Approved.class, counter.charge());
    }

    @ParameterizedTest
    @EnumSource
    void aWishThatCameTooLateStopsNothingElse(Over over) {
        var counter = over.counter().ready();
        counter.charge();
        counter.driver.stop();
        counter.ready();

        assertInstanceOf(Approved.class, counter.charge());
        assertEquals(0, counter.terminal.count(STOP));
        assertFalse(kinds(counter).contains(TerminalPrompt.Kind.STOPPING));
    }
}
