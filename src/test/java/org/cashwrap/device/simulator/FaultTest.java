package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.driver.zvt.wire.SerialReader.Damage;
import org.cashwrap.device.driver.zvt.wire.SerialReader.Event;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.simulator.SimulatedTerminal.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Every fault at every point, as a till at the other end meets it, and what the books say then.
class FaultTest {
    private static final String STATUS = "05 01 05 00 00 00 03 02";

    @TempDir private Path folder;

    private static String fault(String at, String what, int times) {
        return "payments: [{fault: {at: " + at + ", do: " + what + ", times: " + times + "}}]";
    }

    /// What the till has heard when the cable is gone, and what the books say.
    @ParameterizedTest
    @CsvSource({
        "SERIAL, after-0601, '', ''",
        "TCP, after-0601, '', ''",
        "SERIAL, after-8000, 8000, declined",
        "TCP, after-8000, 8000, declined",
        "SERIAL, before-040f, 8000 04FF 04FF, undone",
        "TCP, before-040f, 8000 04FF 04FF, undone",
        "SERIAL, after-040f, 8000 04FF 04FF 040F, undone",
        "TCP, after-040f, 8000 04FF 04FF 040F, undone",
        "SERIAL, after-ack, 8000 04FF 04FF 040F, undone",
        "TCP, after-ack, 8000 04FF 04FF 040F, undone",
        "SERIAL, printing, 8000 04FF 04FF 040F 06D1, undone",
        "TCP, printing, 8000 04FF 04FF 040F 06D1, undone"
    })
    void drop(Transport transport, String at, String heard, String what) {
        try (var bench = new Bench(folder, transport, fault(at, "drop", 1))) {
            var till = bench.registered();
            till.put(TestTill.apdu(TestTill.PAY));
            assertEquals(heard, heardUntilGone(till));
            bench.ended();
            assertEquals(
                    what.isEmpty() ? List.of() : List.of(what + " null 84.37"), bench.booked());
            // The cable comes back, and the fault does not: it was of that payment only.
            assertEquals("06 0F 00", bench.registered("3E").pay().getLast());
        }
    }

    private static String heardUntilGone(TestTill till) {
        var heard = new ArrayList<String>();
        for (var apdu = till.heard(); apdu.isPresent(); apdu = till.heard()) {
            heard.add(TestTill.hex(apdu.get()).substring(0, 5).replace(" ", ""));
            if (!Control.isAnswer(apdu.get().control())) {
                till.put(TestTill.OK);
            }
        }
        return String.join(" ", heard);
    }

    /// Where nothing is printed through the till, its answer to the result was all that was missing.
    @ParameterizedTest
    @CsvSource({"SERIAL", "TCP"})
    void aCableThatIsGoneAfterTheLastAnswerFindsItBooked(Transport transport) {
        try (var bench = new Bench(folder, transport, fault("after-ack", "drop", 1))) {
            var till = bench.registered("3E");
            till.put(TestTill.apdu(TestTill.PAY));
            assertEquals("8000 04FF 04FF 040F", heardUntilGone(till));
            bench.ended();
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void furtherDropsMeetTheNextCommands() {
        try (var bench = new Bench(folder, Transport.TCP, fault("before-040f", "drop", 3))) {
            var till = bench.registered();
            till.put(TestTill.apdu(TestTill.PAY));
            heardUntilGone(till);
            assertEquals(List.of("gone"), bench.plugIn().run(STATUS));
            assertEquals(List.of("gone"), bench.plugIn().run(STATUS));
            assertEquals(List.of("80 00 00", "06 0F 01 00"), bench.plugIn().run(STATUS));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERIAL, after-0601, '', ''",
        "SERIAL, after-8000, 8000, declined",
        "SERIAL, before-040f, 8000 04FF 04FF, undone",
        "SERIAL, after-040f, 8000 04FF 04FF 040F, undone",
        "SERIAL, after-ack, 8000 04FF 04FF 040F, undone",
        "SERIAL, printing, 8000 04FF 04FF 040F 06D1, undone",
        "TCP, after-8000, 8000, declined",
        "TCP, before-040f, 8000 04FF 04FF, undone",
        "TCP, after-040f, 8000 04FF 04FF 040F, undone",
        "TCP, after-ack, 8000 04FF 04FF 040F, undone",
        "TCP, printing, 8000 04FF 04FF 040F 06D1, undone"
    })
    void silent(Transport transport, String at, String heard, String what) {
        var script = fault(at, "silent", 1);
        try (var bench = new Bench(folder, transport, script, Bench.HURRIED)) {
            var till = bench.registered();
            till.put(TestTill.apdu(TestTill.PAY));
            assertEquals(heard, heardUntilDecided(till, bench));
            assertEquals(
                    what.isEmpty() ? List.of() : List.of(what + " null 84.37"), bench.booked());
            // The cable was there all the time, and so is the terminal again.
            assertEquals(List.of("80 00 00", "06 0F 01 00"), till.run(STATUS));
        }
    }

    /// Until the books say what became of it, or until the terminal has tried three times in vain to answer at all.
    private static String heardUntilDecided(TestTill till, Bench bench) {
        var heard = new ArrayList<String>();
        var end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (bench.booked().isEmpty() && System.nanoTime() < end) {
            var apdu = till.heardWithin(Duration.ofMillis(100));
            apdu.ifPresent(said -> {
                heard.add(TestTill.hex(said).substring(0, 5).replace(" ", ""));
                if (!Control.isAnswer(said.control())) {
                    till.put(TestTill.OK);
                }
            });
        }
        return String.join(" ", heard);
    }

    @ParameterizedTest
    @EnumSource
    void furtherSilencesMeetTheNextMessages(Transport transport) {
        var script = fault("before-040f", "silent", 3);
        try (var bench = new Bench(folder, transport, script, Bench.HURRIED)) {
            var till = bench.registered();
            till.put(TestTill.apdu(TestTill.PAY));
            heardUntilDecided(till, bench);
            for (int lost = 0; lost < 2; lost++) {
                till.put(TestTill.apdu(STATUS));
                assertEquals(Link.NOTHING, till.next(Duration.ofSeconds(1)));
            }
            assertEquals(List.of("80 00 00", "06 0F 01 00"), till.run(STATUS));
        }
    }

    /// What the till says at that point is refused, and good the next time.
    @ParameterizedTest
    @CsvSource({
        "after-8000, 04FF",
        "before-040f, 040F",
        "after-040f, 040F",
        "after-ack, 06D1",
        "printing, 06D1"
    })
    void nak(String at, String refused) {
        try (var bench = new Bench(folder, Transport.SERIAL, fault(at, "nak", 2))) {
            var till = bench.registered();
            till.send(TestTill.apdu(TestTill.PAY));
            assertEquals(TestTill.OK, till.hear());
            var naks = 0;
            while (true) {
                var said = till.hear();
                till.put(TestTill.OK);
                while (till.event() instanceof Event.NotAcknowledged) {
                    naks++;
                    assertEquals(refused, TestTill.hex(said).substring(0, 5).replace(" ", ""));
                    till.put(TestTill.OK);
                }
                if (said.is(Control.COMPLETION)) {
                    break;
                }
            }
            assertEquals(2, naks);
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void aRequestThatIsRefusedTwiceIsStartedOnce() {
        try (var bench = new Bench(folder, Transport.SERIAL, fault("after-0601", "nak", 2))) {
            var till = bench.registered("3E");
            till.put(TestTill.apdu(TestTill.PAY));
            assertInstanceOf(Event.NotAcknowledged.class, till.event());
            till.put(TestTill.apdu(TestTill.PAY));
            assertInstanceOf(Event.NotAcknowledged.class, till.event());
            assertEquals("06 0F 00", till.pay().getLast());
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void aRequestThatIsNotAcknowledgedIsStartedWhenItComesAgain() {
        try (var bench = new Bench(folder, Transport.SERIAL, fault("after-0601", "no-ack", 2))) {
            var till = bench.registered("3E");
            for (int lost = 0; lost < 2; lost++) {
                till.put(TestTill.apdu(TestTill.PAY));
                assertEquals(Link.NOTHING, till.next(Duration.ofSeconds(1)));
            }
            assertEquals("06 0F 00", till.pay().getLast());
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void anAnswerThatIsNeverAcknowledgedIsNoAnswer() {
        var script = fault("before-040f", "no-ack", 3);
        try (var bench = new Bench(folder, Transport.SERIAL, script, Bench.HURRIED)) {
            var till = bench.registered("36");
            till.send(TestTill.apdu(TestTill.PAY));
            assertEquals(TestTill.OK, till.hear());
            assertTrue(till.hear().is(Control.STATUS_INFORMATION));
            for (int lost = 0; lost < 3; lost++) {
                till.put(TestTill.OK);
            }
            assertEquals(Link.NOTHING, till.next(Duration.ofSeconds(2)));
            assertEquals(List.of("undone null 84.37"), bench.booked());
        }
    }

    /// What the terminal says next is damaged twice, and good the third time.
    @ParameterizedTest
    @CsvSource({
        "after-0601, 0",
        "after-8000, 1",
        "before-040f, 3",
        "after-040f, 4",
        "after-ack, 4",
        "printing, 5"
    })
    void badCrc(String at, int goodBefore) {
        try (var bench = new Bench(folder, Transport.SERIAL, fault(at, "bad-crc", 2))) {
            var till = bench.registered();
            till.send(TestTill.apdu(TestTill.PAY));
            var good = 0;
            var damaged = new ArrayList<Integer>();
            while (bench.booked().isEmpty()) {
                switch (till.event()) {
                    case Event.Damaged(var damage) -> {
                        assertEquals(Damage.CRC, damage);
                        damaged.add(good);
                        till.write("15");
                    }
                    case Event.Message(var apdu) -> {
                        till.write("06");
                        good++;
                        if (!Control.isAnswer(apdu.control())) {
                            till.put(TestTill.OK);
                        }
                    }
                    case Event.Acknowledged _, Event.NotAcknowledged _, Event.Nothing _ -> {
                        // Of our answer.
                    }
                }
            }
            assertEquals(List.of(goodBefore, goodBefore), damaged);
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void aResultThatComesDamagedThreeTimesIsTakenBack() {
        try (var bench = new Bench(folder, Transport.SERIAL, fault("before-040f", "bad-crc", 3))) {
            var till = bench.registered("36");
            till.send(TestTill.apdu(TestTill.PAY));
            assertEquals(TestTill.OK, till.hear());
            for (int damaged = 0; damaged < 3; damaged++) {
                assertInstanceOf(Event.Damaged.class, till.event());
                till.write("15");
            }
            assertEquals(Link.NOTHING, till.next(Duration.ofSeconds(2)));
            assertEquals(List.of("undone null 84.37"), bench.booked());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SERIAL, after-0601, 8000",
        "SERIAL, after-8000, 04FF",
        "SERIAL, before-040f, 040F",
        "SERIAL, after-ack, 06D1",
        "TCP, after-0601, 8000",
        "TCP, before-040f, 040F",
        "TCP, after-ack, 06D1"
    })
    void duplicate(Transport transport, String at, String twice) {
        try (var bench = new Bench(folder, transport, fault(at, "duplicate", 1))) {
            var till = bench.registered();
            var said = new ArrayList<String>();
            till.send(TestTill.apdu(TestTill.PAY));
            while (said.isEmpty() || !said.getLast().equals("06 0F 00")) {
                var apdu = till.hear();
                said.add(TestTill.hex(apdu));
                if (!Control.isAnswer(apdu.control())) {
                    // Each of the two is answered.
                    till.put(TestTill.OK);
                }
            }
            var first =
                    said.stream()
                            .filter(each -> each.replace(" ", "").startsWith(twice))
                            .findFirst()
                            .orElseThrow();
            var index = said.indexOf(first);
            assertEquals(first, said.get(index + 1));
            assertEquals(List.of("booked 1 84.37"), bench.booked());
            // The slips have lines that are alike, and none of them is lost.
            assertEquals(till.pay().size() + 1, said.size());
        }
    }

    @Test
    void aTillThatAnswersADuplicateOnceOnlyIsGoodToo() {
        try (var bench =
                new Bench(folder, Transport.SERIAL, fault("before-040f", "duplicate", 2))) {
            var till = bench.registered("36");
            till.send(TestTill.apdu(TestTill.PAY));
            assertEquals(TestTill.OK, till.hear());
            var result = till.hear();
            assertEquals(result, till.hear());
            assertEquals(result, till.hear());
            till.send(TestTill.OK);
            assertEquals("06 0F 00", TestTill.hex(till.hear()));
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void aFaultIsOfItsPaymentAndOfNoOther() {
        var script =
                """
                payments:
                  - {}
                  - {fault: {at: after-040f, do: drop}}
                  - {}
                """;
        try (var bench = new Bench(folder, Transport.TCP, script)) {
            var till = bench.registered("3E");
            assertEquals("06 0F 00", till.pay().getLast());
            assertEquals("gone", till.pay().getLast());
            assertEquals("06 0F 00", bench.registered("3E").pay().getLast());
            assertEquals(
                    List.of("booked 1 84.37", "undone null 84.37", "booked 2 84.37"),
                    bench.booked());
        }
    }

    @Test
    void whatCannotHappenOnANetworkDoesNot() {
        for (var what : List.of("nak", "no-ack", "bad-crc")) {
            var books = folder.resolve(what);
            assertTrue(books.toFile().mkdir());
            try (var bench = new Bench(books, Transport.TCP, fault("before-040f", what, 3))) {
                assertEquals("06 0F 00", bench.registered("3E").pay().getLast());
            }
        }
    }
}
