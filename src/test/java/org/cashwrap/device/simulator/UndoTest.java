package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.driver.zvt.wire.SerialReader;
import org.cashwrap.device.simulator.SimulatedTerminal.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The money rule of the standard: an approved payment is stored when the till has answered the result and all slips, and
/// not before; what is missing takes it back, and what fails later does not.
class UndoTest {
    private static final List<String> UNDONE = List.of("undone null 84.37");
    private static final List<String> BOOKED = List.of("booked 1 84.37");

    @TempDir private Path folder;

    /// Answers with this, where the terminal says that; everything else positively.
    private static Function<Apdu, Optional<Apdu>> answering(int control, String answer) {
        return said -> Optional.of(said.is(control) ? TestTill.apdu(answer) : TestTill.OK);
    }

    /// Leaves the dialogue where the terminal says that.
    private static Function<Apdu, Optional<Apdu>> leavingAt(int control) {
        return said -> said.is(control) ? Optional.empty() : Optional.of(TestTill.OK);
    }

    @ParameterizedTest
    @EnumSource
    void aResultThatIsNotAnsweredIsTakenBack(Transport transport) {
        try (var bench = new Bench(folder, transport, "payments: []", Bench.HURRIED)) {
            var till = bench.registered();
            till.run(TestTill.PAY, leavingAt(Control.STATUS_INFORMATION));
            // It has been heard, acknowledged even; only the answer stays away.
            if (transport == Transport.TCP) {
                // The side that waits in vain hangs up.
                assertEquals(Optional.empty(), till.heard());
            } else {
                assertEquals("undone null 84.37", awaitLine(bench));
                // It is master no more, and says nothing of it to a till that is not there.
                assertEquals(
                        List.of("80 00 00", "06 0F 01 00"), till.run("05 01 05 00 00 00 03 02"));
            }
            bench.cable().cutAfterFromA(0);
            bench.ended();
            assertEquals(UNDONE, bench.booked());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerTooManyIsNoneToTheResult(Transport transport) {
        try (var bench = new Bench(folder, transport, "payments: []", Bench.HURRIED)) {
            var till = bench.registered("3E");
            till.run(
                    TestTill.PAY,
                    said -> {
                        if (said.is(Control.STATUS_INFORMATION)) {
                            return Optional.empty();
                        }
                        // Not the same again: on a serial line that would be a repeat.
                        till.put(TestTill.apdu("84 00 00"));
                        return Optional.of(TestTill.OK);
                    });
            assertEquals("undone null 84.37", awaitLine(bench));
            assertTrue(
                    bench.shown().contains("an answer too many is dropped: 80 00 00"),
                    bench.shown()::toString);
            bench.cable().cutAfterFromA(0);
            bench.ended();
            assertEquals(UNDONE, bench.booked());
        }
    }

    private static String awaitLine(Bench bench) {
        while (bench.booked().isEmpty()) {
            Thread.onSpinWait();
        }
        return bench.booked().getFirst();
    }

    @Test
    void aResultThatIsNotAcknowledgedIsSaidThreeTimesAndTakenBack() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []", Bench.HURRIED)) {
            var till = bench.registered("36");
            till.send(TestTill.apdu(TestTill.PAY));
            assertEquals(TestTill.OK, till.hear());
            till.acknowledgeNothing();
            var first = till.hear();
            assertTrue(first.is(Control.STATUS_INFORMATION));
            assertEquals(first, till.hear());
            assertEquals(List.of(), bench.booked());
            assertEquals(first, till.hear());
            assertEquals("undone null 84.37", awaitLine(bench));
            till.hangUp();
            bench.ended();
            assertEquals(UNDONE, bench.booked());
        }
    }

    @Test
    void aResultThatIsAnsweredTheThirdTimeIsBooked() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            var till = bench.registered("36");
            till.send(TestTill.apdu(TestTill.PAY));
            assertEquals(TestTill.OK, till.hear());
            assertInstanceOf(SerialReader.Event.Message.class, till.event());
            till.write("15");
            assertInstanceOf(SerialReader.Event.Message.class, till.event());
            till.write("15");
            assertTrue(till.hear().is(Control.STATUS_INFORMATION));
            till.send(TestTill.OK);
            assertEquals("06 0F 00", TestTill.hex(till.hear()));
            assertEquals(BOOKED, bench.booked());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLinkThatEndsAfterTheResultTakesItBack(Transport transport) {
        try (var bench = new Bench(folder, transport, "payments: []")) {
            var till = bench.registered();
            till.run(TestTill.PAY, leavingAt(Control.STATUS_INFORMATION));
            till.hangUp();
            bench.ended();
            assertEquals(UNDONE, bench.booked());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"84 83 00", "84 01 00", "84 9D 07 04 00 00 00 00 10 00", "84 CC 00"})
    void aResultThatIsRefusedIsTakenBackAndTheTillIsTold(String answer) {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            var till = bench.registered();
            var said = till.run(TestTill.PAY, answering(Control.STATUS_INFORMATION, answer));
            assertEquals(List.of("04 FF 01 05", "06 1E 01 9A"), said.subList(4, said.size()));
            assertEquals(UNDONE, bench.booked());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"80 00 00", "84 00 00"})
    void bothPositiveAnswersAreGoodOnes(String answer) {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            bench.registered().run(TestTill.PAY, answering(Control.STATUS_INFORMATION, answer));
            assertEquals(BOOKED, bench.booked());
        }
    }

    @Test
    void aTillThatIsNotReadyHearsTheResultAgain() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []", Bench.HURRIED)) {
            var results = new int[1];
            var said =
                    bench.registered()
                            .run(
                                    TestTill.PAY,
                                    apdu -> {
                                        if (apdu.is(Control.STATUS_INFORMATION)
                                                && ++results[0] < 3) {
                                            return Optional.of(TestTill.apdu("84 9C 00"));
                                        }
                                        return Optional.of(TestTill.OK);
                                    });
            assertEquals(3, said.stream().filter(each -> each.startsWith("04 0F")).count());
            assertEquals(BOOKED, bench.booked());
        }
    }

    @Test
    void aTillThatIsNeverReadyIsToldAsOftenAsItAskedFor() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []", Bench.HURRIED)) {
            var said =
                    bench.registered()
                            .run(
                                    "06 01 0C 04 00 00 00 00 84 37 49 08 40 02 02",
                                    answering(Control.STATUS_INFORMATION, "84 9C 00"));
            assertEquals(3, said.stream().filter(each -> each.startsWith("04 0F")).count());
            assertEquals("06 1E 01 9A", said.getLast());
            assertEquals(UNDONE, bench.booked());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLinkThatEndsWhilePrintingTakesItBack(Transport transport) {
        try (var bench = new Bench(folder, transport, "payments: []")) {
            var till = bench.registered();
            till.run(TestTill.PAY, leavingAt(Control.PRINT_LINE));
            till.hangUp();
            bench.ended();
            assertEquals(UNDONE, bench.booked());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 12, 13, 14, 27, 28})
    void everyLineOfBothSlipsMustBeAnswered(int refused) {
        try (var bench = new Bench(folder, Transport.TCP, "payments: []")) {
            var lines = new int[1];
            var said =
                    bench.registered()
                            .run(
                                    TestTill.PAY,
                                    apdu ->
                                            apdu.is(Control.PRINT_LINE) && ++lines[0] == refused
                                                    ? Optional.of(TestTill.apdu("84 CC 00"))
                                                    : Optional.of(TestTill.OK));
            assertEquals("06 1E 01 9A", said.getLast());
            assertEquals(refused, lines[0]);
            assertEquals(UNDONE, bench.booked());
        }
    }

    @Test
    void aTextBlockThatIsRefusedTakesItBack() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            var till = bench.plugIn();
            till.registerForBlocks("BE");
            till.run(TestTill.PAY, answering(Control.PRINT_BLOCK, "84 CC 00"));
            assertEquals(UNDONE, bench.booked());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatFailsAtTheCompletionTakesNothingBack(Transport transport) {
        try (var bench = new Bench(folder, transport, "payments: []")) {
            var till = bench.registered();
            till.run(TestTill.PAY, leavingAt(Control.COMPLETION));
            till.hangUp();
            bench.ended();
            assertEquals(BOOKED, bench.booked());
        }
    }

    /// What the till is told stands on the disk already.
    @Test
    void theBooksSayItBeforeTheTillHearsIt() {
        var script = "payments: [{}, {answer: decline}]";
        try (var bench = new Bench(folder, Transport.SERIAL, script)) {
            var booked = new ArrayList<List<String>>();
            Function<Apdu, Optional<Apdu>> looking =
                    apdu -> {
                        if (apdu.is(Control.COMPLETION)
                                || apdu.is(Control.ABORT_BY_TERMINAL)
                                || apdu.is(Control.STATUS_INFORMATION)) {
                            booked.add(bench.booked());
                        }
                        return Optional.of(TestTill.OK);
                    };
            var till = bench.registered("3E");
            till.run(TestTill.PAY, looking);
            till.run(TestTill.PAY, looking);
            var declined = List.of("booked 1 84.37", "declined null 84.37");
            assertEquals(List.of(List.of(), BOOKED, declined, declined), booked);
        }
    }

    @Test
    void anythingSaidToTheCompletionTakesNothingBack() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            bench.registered().run(TestTill.PAY, answering(Control.COMPLETION, "84 83 00"));
            assertEquals(BOOKED, bench.booked());
        }
    }

    /// The cable breaks after any byte that the terminal sends: it is booked or taken back, and the next payment's
    /// number shows which.
    @ParameterizedTest
    @EnumSource
    void wheneverTheCableBreaksTheBooksSayWhatBecameOfIt(Transport transport) {
        for (int bytes = 1; bytes < 900; bytes += 23) {
            var books = folder.resolve("cut-" + bytes);
            assertTrue(books.toFile().mkdir());
            try (var bench = new Bench(books, transport, "payments: []", 0.02)) {
                var till = bench.registered("BE");
                bench.cable().cutAfterFromB(bytes);
                var said = List.<String>of();
                try {
                    said = till.run(TestTill.PAY);
                } catch (AssertionError noAcknowledge) {
                    // Cut while the request was on its way.
                }
                till.hangUp();
                bench.ended();
                var completed = said.stream().anyMatch(each -> each.equals("06 0F 00"));
                var lines = bench.booked();
                assertTrue(lines.size() <= 1, () -> "lines: " + lines);
                if (completed) {
                    assertEquals(BOOKED, lines);
                }
                if (lines.equals(BOOKED)) {
                    // Not before the last line of the second slip.
                    assertEquals(
                            2, said.stream().filter(each -> each.equals("06 D1 01 81")).count());
                }
                var again = bench.registered("3E");
                var last = again.run(TestTill.LAST).get(1);
                assertTrue(last.contains(lines.equals(BOOKED) ? "87 00 01" : "87 00 00"), last);
            }
        }
    }

    @Test
    void anUndonePaymentUsesUpNoReceiptNumber() {
        var script = "payments: [{quirks: [abort-after-approval]}, {}]";
        try (var bench = new Bench(folder, Transport.SERIAL, script)) {
            var till = bench.registered("3E");
            assertEquals("06 1E 01 9A", till.pay().getLast());
            till.pay();
            assertEquals(List.of("undone null 84.37", "booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void reversalsAndRefundsAreTakenBackAlike() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            var till = bench.registered("3E");
            till.pay();
            var refusing = answering(Control.STATUS_INFORMATION, "84 83 00");
            till.run("06 30 06 00 00 00 87 00 01", refusing);
            till.run("06 31 0D 00 00 00 04 00 00 00 00 10 00 49 08 40", refusing);
            assertEquals(
                    List.of(
                            "booked 1 84.37",
                            "reversal-undone null 84.37",
                            "refund-undone null 10.00"),
                    bench.booked());
            // Nothing has been taken back, so it still can be.
            assertEquals("06 0F 00", till.run("06 30 06 00 00 00 87 00 01").getLast());
        }
    }

    @Test
    void anEndOfDayThatIsNotAnsweredClosesNothing() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            var till = bench.registered();
            till.pay();
            var refused =
                    till.run(
                            "06 50 03 00 00 00", answering(Control.STATUS_INFORMATION, "84 83 00"));
            assertEquals("06 1E 01 77", refused.getLast());
            var unprinted =
                    till.run("06 50 03 00 00 00", answering(Control.PRINT_LINE, "84 CC 00"));
            assertEquals("06 1E 01 77", unprinted.getLast());
            assertEquals("06 0F 00", till.run("06 50 03 00 00 00").getLast());
            assertEquals(
                    List.of(
                            "booked 1 84.37",
                            "batch-not-closed null 84.37",
                            "batch-not-closed null 84.37",
                            "batch-closed null 84.37"),
                    bench.booked());
        }
    }
}
