package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.driver.zvt.wire.SerialReader.Event;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.simulator.SimulatedTerminal.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The rules of a serial line, byte by byte.
class SerialLineTest {
    /// E1 with the usual password: dollars, everything through the till.
    private static final String REGISTRATION = "10 02 06 02 00 10 03 B9 CC";

    private static final String OK = "10 02 80 00 00 10 03 F5 1F";

    @TempDir private Path folder;

    private Bench bench() {
        return new Bench(folder, Transport.SERIAL, "payments: []");
    }

    @Test
    void aFrameIsAcknowledgedAndAnsweredInAFrame() {
        try (var bench = bench()) {
            var till = bench.plugIn();
            till.write(REGISTRATION);
            assertEquals("06 " + OK, till.bytes(10));
            till.write("06");
        }
    }

    /// E4 and E5, E6, E2, E7 and E12, as they stand on the line.
    @Test
    void aWholePaymentOnTheLine() {
        var script = "terminal: {tid: \"12345678\"}";
        try (var bench = new Bench(folder, Transport.SERIAL, script)) {
            var till = bench.plugIn();
            till.write(
                    "10 02 06 00 17 00 00 00 BE 08 40 03 01 06 0D 12 01 42 1A 02 04 00 26 04 0A 02"
                            + " 06 D3 10 03 8F F8");
            assertEquals("06 " + OK, till.bytes(10));
            till.write("06");
            assertEquals(
                    "10 02 06 0F 0A 19 00 29 12 34 56 78 49 08 40 10 03 E9 CD", till.bytes(19));
            till.write("06 " + OK);
            assertEquals("06", till.bytes(1));
            till.write("10 02 06 01 0C 04 00 00 00 00 84 37 49 08 40 19 40 10 03 3A B4");
            assertEquals("06 " + OK, till.bytes(10));
            till.write("06");
            assertEquals("10 02 04 FF 01 0A 10 03 F5 7D", till.bytes(10));
            till.write("06 " + OK);
            assertEquals("06", till.bytes(1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // The checksum, either byte; the length; an escape of nothing.
                "10 02 06 02 00 10 03 B8 CC",
                "10 02 06 02 00 10 03 B9 CD",
                "10 02 06 02 01 10 03 64 D5",
                "10 02 06 10 44 02 00 10 03 B9 CC"
            })
    void aDamagedFrameIsRefused(String frame) {
        try (var bench = bench()) {
            var till = bench.plugIn();
            till.write(frame);
            assertEquals("15", till.bytes(1));
            till.write(REGISTRATION);
            assertEquals("06 " + OK, till.bytes(10));
        }
    }

    @Test
    void aFrameThatStopsIsRefusedAfterAWhile() {
        try (var bench = bench()) {
            var till = bench.plugIn();
            till.write("10 02 06 02");
            assertEquals("15", till.bytes(1));
            till.write(REGISTRATION);
            assertEquals("06 " + OK, till.bytes(10));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00 FF 41 42", "06 06 15", "03 02"})
    void noiseBetweenFramesIsNothing(String noise) {
        try (var bench = bench()) {
            var till = bench.plugIn();
            till.write(noise);
            till.write(REGISTRATION);
            assertEquals("06 " + OK, till.bytes(10));
        }
    }

    @Test
    void aCommandThatComesAgainBeforeItsAnswerIsARepeatAndStartsNothing() {
        try (var bench = bench()) {
            var till = bench.registered("36");
            // Our till's receiver lost the acknowledge.
            till.put(TestTill.apdu(TestTill.PAY));
            till.put(TestTill.apdu(TestTill.PAY));
            assertInstanceOf(Event.Acknowledged.class, till.event());
            assertInstanceOf(Event.Message.class, till.event());
            assertInstanceOf(Event.Acknowledged.class, till.event());
            till.write("06");
            assertTrue(till.hear().is(Control.STATUS_INFORMATION));
            till.send(TestTill.OK);
            assertEquals("06 0F 00", TestTill.hex(till.hear()));
            till.send(TestTill.OK);
            assertEquals(Link.NOTHING, till.next(Duration.ofMillis(300)));
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void anAnswerInPlaceOfItsAcknowledgeIsBoth() {
        try (var bench = bench()) {
            var till = bench.registered("36");
            till.send(TestTill.apdu(TestTill.PAY));
            assertEquals(TestTill.OK, till.hear());
            assertInstanceOf(Event.Message.class, till.event());
            // The acknowledge of the result was lost; the answer to it was not.
            till.put(TestTill.OK);
            assertInstanceOf(Event.Acknowledged.class, till.event());
            assertEquals("06 0F 00", TestTill.hex(till.hear()));
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void anAnswerThatComesAgainIsNoAnswerToTheNextMessage() {
        try (var bench = bench()) {
            var till = bench.registered("3E");
            till.send(TestTill.apdu(TestTill.PAY));
            assertEquals(TestTill.OK, till.hear());
            assertEquals("04 FF 01 0A", TestTill.hex(till.hear()));
            till.put(TestTill.OK);
            assertInstanceOf(Event.Acknowledged.class, till.event());
            assertInstanceOf(Event.Message.class, till.event());
            // The same answer again, as if its acknowledge had been lost; then the one of the new
            // message.
            till.put(TestTill.OK);
            assertInstanceOf(Event.Acknowledged.class, till.event());
            till.write("06");
            till.send(TestTill.OK);
            assertTrue(till.hear().is(Control.STATUS_INFORMATION));
            till.send(TestTill.OK);
            assertEquals("06 0F 00", TestTill.hex(till.hear()));
        }
    }

    @Test
    void whenBothSpeakAtOnceNeitherIsHeardAndBothSpeakAgain() {
        var script = "payments: [{delayMs: 60000}]";
        try (var bench = new Bench(folder, Transport.SERIAL, script, Bench.HURRIED)) {
            var till = bench.registered("3E");
            till.send(TestTill.apdu(TestTill.PAY));
            assertEquals(TestTill.OK, till.hear());
            assertInstanceOf(Event.Message.class, till.event());
            // An abort, while the terminal waits for the acknowledge of its status.
            till.put(TestTill.apdu("06 B0 00"));
            // It says it again, and now it is heard; so is the abort.
            assertEquals("04 FF 01 0A", TestTill.hex(till.hear()));
            till.send(TestTill.OK);
            till.send(TestTill.apdu("06 B0 00"));
            assertEquals(TestTill.OK, till.hear());
            assertEquals("04 0F 07 27 6C 29 12 34 56 78", TestTill.hex(till.hear()));
        }
    }

    @Test
    void anAnswerThatComesTooLateIsAcknowledgedAndNothingElse() {
        var script = "payments: []";
        try (var bench = new Bench(folder, Transport.SERIAL, script, Bench.HURRIED)) {
            var till = bench.registered("36");
            till.send(TestTill.apdu(TestTill.PAY));
            assertEquals(TestTill.OK, till.hear());
            assertTrue(till.hear().is(Control.STATUS_INFORMATION));
            while (bench.booked().isEmpty()) {
                Thread.onSpinWait();
            }
            till.send(TestTill.OK);
            assertEquals(Link.NOTHING, till.next(Duration.ofMillis(300)));
            assertEquals(List.of("undone null 84.37"), bench.booked());
        }
    }

    /// E20, E30, E31 and E32: checksums that look like control characters, and bytes that must be doubled.
    @ParameterizedTest
    @CsvSource({
        "10 02 05 01 00 10 03 10 06",
        "10 02 06 10 10 03 00 00 00 10 03 2A 35",
        "10 02 06 01 0C 04 00 00 00 01 63 43 49 08 40 19 40 10 03 10 03",
        "10 02 06 01 0C 04 00 00 00 00 38 44 49 08 40 19 40 10 03 10 10",
        "10 02 06 01 0C 04 00 00 00 00 80 82 49 08 40 19 40 10 03 10 02"
    })
    void whateverTheBytesTheFrameIsUnderstood(String frame) {
        try (var bench = bench()) {
            var till = bench.registered("3E");
            till.write(frame);
            assertEquals("06 " + OK, till.bytes(10));
        }
    }
}
