package org.cashwrap.device.driver.zvt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.device.driver.zvt.Counter.Over;
import org.cashwrap.device.driver.zvt.TestTerminal.Habit;
import org.cashwrap.device.driver.zvt.TestTerminal.Manner;
import org.cashwrap.device.driver.zvt.VirtualCable.Cut;
import org.cashwrap.device.driver.zvt.VirtualCable.Direction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// The cable is cut after every single byte of a payment, and what the driver says in the end must be what stands in the
/// terminal's own books: whatever the terminal does with an unanswered approval, and however it takes being asked meanwhile.
class CutTest {
    /// How long it stays cut, in turn: shorter than any timer, longer than some, longer than a whole dialogue.
    private static final List<Integer> AWAY_SECONDS = List.of(1, 12, 70);

    private static final List<String> SLIPS =
            List.of(
                    TestTerminal.message("06D1", "00" + "564953412031302E3030"),
                    TestTerminal.message("06D1", "81"),
                    TestTerminal.message(
                            "06D3", "06 10 1F07 01 02 25 0A 07 05 38342E3337 09 01 81"));

    static List<Arguments> cuts() {
        var all = new ArrayList<Arguments>();
        for (var habit : Habit.values()) {
            for (var manner : Manner.values()) {
                for (var cut :
                        List.of(Cut.NOTICED, Cut.SILENT, Cut.ONE_WAY, Cut.DROPPED, Cut.CHANGED)) {
                    all.add(Arguments.of(Over.SERIAL, habit, manner, cut));
                }
                for (var cut : List.of(Cut.NOTICED, Cut.SILENT, Cut.STALLED)) {
                    all.add(Arguments.of(Over.TCP, habit, manner, cut));
                }
            }
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("cuts")
    void theAnswerIsWhatTheTerminalBooked(Over over, Habit habit, Manner manner, Cut cut) {
        var wrong = new ArrayList<String>();
        var tried = 0;
        for (var direction : Direction.values()) {
            for (int at : IntStream.rangeClosed(0, bytes(over, habit, direction)).toArray()) {
                tried++;
                var away = AWAY_SECONDS.get(at % AWAY_SECONDS.size());
                var counter = counter(over, habit, manner);
                counter.cable.cut(direction, at, cut, Duration.ofSeconds(away));
                try {
                    check(counter, cut);
                } catch (AssertionError | RuntimeException failed) {
                    wrong.add(direction + " " + at + " away " + away + ": " + failed);
                }
            }
        }
        assertTrue(
                wrong.isEmpty(),
                () ->
                        wrong.size()
                                + " wrong: "
                                + String.join("\n", wrong.subList(0, Math.min(12, wrong.size()))));
        assertTrue(tried > 100, "only " + tried + " cuts");
    }

    private static Counter counter(Over over, Habit habit, Manner manner) {
        var counter = over.counter();
        counter.terminal.habit = habit;
        counter.terminal.manner = manner;
        counter.terminal.prints = SLIPS;
        return counter.ready();
    }

    private static int bytes(Over over, Habit habit, Direction direction) {
        var whole = counter(over, habit, Manner.SAYS_BUSY);
        whole.cable.cut(direction, Integer.MAX_VALUE, Cut.SILENT, Duration.ZERO);
        assertTrue(whole.charge() instanceof CardAnswer.Approved);
        return whole.cable.passed(direction);
    }

    private static void check(Counter counter, Cut cut) {
        var request = counter.request();
        var answer = counter.driver.charge(request, counter.news);
        if (!(answer instanceof CardAnswer.Silent) && !counter.cable.wasCut) {
            assertTrue(counter.driver.mark().isPresent(), "no mark");
        }
        if (answer instanceof CardAnswer.Silent) {
            assertTrue(counter.driver.mark().isEmpty(), "marked while silent");
            answer = counter.driver.ask(request, counter.news);
        }
        // Whatever the terminal still does, it must not change what we said.
        counter.wait(Duration.ofMinutes(10));
        var booked = counter.terminal.hasBooked();
        switch (answer) {
            case CardAnswer.Approved(var approval) -> {
                assertTrue(booked, "approved, and not booked");
                assertEquals(Counter.usd(84_37), approval.amount());
                assertEquals(42, approval.terminalReceipt().orElse(-1));
            }
            case CardAnswer.Declined(var why) -> assertFalse(booked, "declined and booked: " + why);
            case CardAnswer.Silent() ->
                    throw new AssertionError("silent; booked: " + counter.terminal.books);
        }
        assertTrue(counter.terminal.begun <= 1, "charged again");
        assertFalse(counter.terminal.doubled);
        // Only what arrived damaged is sent again.
        assertTrue(
                counter.payments() <= 1 || cut == Cut.DROPPED || cut == Cut.CHANGED, "sent again");
    }
}
