package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.simulator.SimulatedTerminal.End;
import org.cashwrap.device.simulator.SimulatedTerminal.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What the terminal tells of its books, what takes a payment back on purpose, and what closes a batch; and the commands
/// that move no money.
class ReportTest {
    private static final String STATUS = "05 01 05 00 00 00 03 02";
    private static final String END_OF_DAY = "06 50 03 00 00 00";

    @TempDir private Path folder;

    private Bench bench(String script) {
        return new Bench(folder, Transport.SERIAL, script);
    }

    @Test
    void theLastRecordIsToldInEveryState() {
        var script = "payments: [{}, {answer: decline}, {quirks: [abort-after-approval]}]";
        try (var bench = bench(script)) {
            var till = bench.plugIn();
            assertEquals("06 1E 01 6B", till.run(TestTill.LAST).getLast());

            till.register("3E");
            // Nothing yet: number 0, by the terminal's own id.
            assertEquals(
                    List.of(
                            "80 00 00",
                            "04 0F 12 27 00 0B 00 00 00 29 12 34 56 78 87 00 00 88 00 00 00",
                            "06 0F 00"),
                    till.run(TestTill.LAST));

            var paid = till.pay().get(3);
            var record = List.of("80 00 00", paid, "06 0F 00");
            assertEquals(record, till.run(TestTill.LAST));
            // A decline, a payment taken back, a registration and an end of day change nothing.
            till.pay();
            assertEquals(record, till.run(TestTill.LAST));
            till.pay();
            assertEquals(record, till.run(TestTill.LAST));
            till.register("3E");
            assertEquals(record, till.run(TestTill.LAST));
            till.run(END_OF_DAY);
            assertEquals(record, till.run(TestTill.LAST));

            till.pay();
            assertTrue(till.run(TestTill.LAST).get(1).contains("87 00 02 88 00 00 02"));
        }
    }

    @Test
    void aTerminalThatForgetsAtTheEndOfDayTellsNothingOfTheBatch() {
        try (var bench = bench("terminal: {quirks: [forgets-at-end-of-day]}")) {
            var till = bench.registered("3E");
            var paid = till.pay().get(3);
            assertEquals(List.of("80 00 00", paid, "06 0F 00"), till.run(TestTill.LAST));
            till.run(END_OF_DAY);
            assertEquals(List.of("80 00 00", "06 0F 00"), till.run(TestTill.LAST));
            var next = till.pay().get(3);
            assertEquals(List.of("80 00 00", next, "06 0F 00"), till.run(TestTill.LAST));
        }
    }

    @Test
    void aTerminalThatClosesOnStatusSaysTheTotalsBeforeItsStatus() {
        try (var bench = bench("terminal: {quirks: [closes-on-status]}")) {
            var till = bench.registered("8E");
            till.pay();
            var said = till.run(STATUS).stream().map(each -> each.substring(0, 5)).toList();
            assertEquals(List.of("80 00", "04 FF", "04 0F", "06 D1"), said.subList(0, 4));
            assertEquals("06 0F", said.getLast());
            assertEquals(List.of("booked 1 84.37", "batch-closed null 84.37"), bench.booked());
            // An empty batch is not closed again.
            assertEquals(List.of("80 00 00", "06 0F 01 00"), till.run(STATUS));
        }
    }

    @Test
    void aBatchWhoseTotalsAreRefusedOnStatusStaysOpen() {
        try (var bench = bench("terminal: {quirks: [closes-on-status]}")) {
            var till = bench.registered("8E");
            till.pay();
            var said =
                    till.run(
                            STATUS,
                            message ->
                                    Optional.of(
                                            message.is(Control.STATUS_INFORMATION)
                                                    ? TestTill.apdu("84 83 00")
                                                    : TestTill.OK));
            assertEquals("06 0F 01 00", said.getLast());
            assertEquals(List.of("booked 1 84.37", "batch-not-closed null 84.37"), bench.booked());
        }
    }

    @Test
    void aDeclineMayUseUpAReceiptNumberUnsaid() {
        var script =
                "{payments: [{}, {answer: decline}, {answer: cancel}],"
                        + " terminal: {quirks: [declines-use-numbers]}}";
        try (var bench = bench(script)) {
            var till = bench.registered("3E");
            till.pay();
            assertTrue(till.pay().stream().noneMatch(said -> said.contains(" 87 00 02")));
            assertTrue(till.run(TestTill.LAST).get(1).contains("87 00 01 88 00 00 01"));
            till.pay();
            till.pay();
            assertTrue(till.run(TestTill.LAST).get(1).contains("87 00 03 88 00 00 02"));
            assertEquals(
                    List.of(
                            "booked 1 84.37",
                            "declined null 84.37",
                            "declined null 84.37",
                            "booked 3 84.37"),
                    bench.booked());
        }
    }

    @Test
    void aTerminalMayTellOfADeclineToo() {
        var script =
                "{payments: [{}, {answer: decline}], terminal: {quirks: [tells-last-executed]}}";
        try (var bench = bench(script)) {
            var till = bench.registered("8E");
            till.pay();
            till.pay();
            // Declined, for so much, trace 2; and no receipt number.
            var record = till.run(TestTill.LAST);
            assertTrue(
                    record.get(1).contains("27 05 04 00 00 00 00 84 37 0B 00 00 02"),
                    record::toString);
            assertFalse(record.get(1).contains("87 00"), record::toString);
            assertEquals("06 0F 00", record.getLast());
            assertTrue(
                    till.run("06 20 03 00 00 00").stream()
                            .anyMatch(each -> each.startsWith("06 D1")));
            var paid = till.pay().stream().filter(each -> each.startsWith("04 0F")).findFirst();
            assertEquals(paid.orElseThrow(), till.run(TestTill.LAST).get(1));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Print only, as the default is; status only; both; neither.
        "06 20 03 00 00 00, false, true",
        "06 20 05 00 00 00 03 00, false, true",
        "06 20 05 00 00 00 03 03, true, false",
        "06 20 05 00 00 00 03 01, true, true",
        "06 20 05 00 00 00 03 02, false, false"
    })
    void theServiceByteSaysWhatARepeatIs(String command, boolean status, boolean print) {
        try (var bench = bench("payments: []")) {
            var till = bench.registered("8E");
            till.pay();
            var said = till.run(command);
            assertEquals(status, said.stream().anyMatch(each -> each.startsWith("04 0F")));
            assertEquals(print, said.stream().anyMatch(each -> each.startsWith("06 D1")));
            assertEquals("06 0F 00", said.getLast());
        }
    }

    @Test
    void aReversalTakesAPaymentBackOnce() {
        try (var bench = bench("payments: []")) {
            var till = bench.registered("3E");
            till.pay();
            var reversal = "06 30 06 00 00 00 87 00 01";
            var said = till.run(reversal);
            // The trace of the payment, and a number of its own.
            assertTrue(said.get(3).contains("37 00 00 01"), said.get(3));
            assertTrue(said.get(3).contains("87 00 02"), said.get(3));
            assertEquals("06 1E 01 B4", till.run(reversal).getLast());
            assertEquals("06 1E 01 B5", till.run("06 30 06 00 00 00 87 00 02").getLast());
            assertEquals("06 1E 01 B5", till.run("06 30 06 00 00 00 87 00 77").getLast());
            assertEquals(List.of("booked 1 84.37", "reversal-booked 2 84.37"), bench.booked());
            assertEquals(1, bench.lines().getLast().get("original").asInt());
            assertTrue(till.run(TestTill.LAST).get(1).contains("37 00 00 01"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "06 30 0D 00 00 00 87 00 01 04 00 00 00 00 84 37, 06 0F 00",
        "06 30 0D 00 00 00 87 00 01 04 00 00 00 00 84 36, 06 1E 01 B7",
        "06 30 09 00 00 00 87 00 01 49 08 40, 06 0F 00",
        "06 30 09 00 00 00 87 00 01 49 09 78, 06 1E 01 B7"
    })
    void whatAReversalSaysOfItsPaymentMustBeSo(String command, String end) {
        try (var bench = bench("payments: []")) {
            var till = bench.registered("3E");
            till.pay();
            assertEquals(end, till.run(command).getLast());
        }
    }

    @Test
    void aClosedBatchCannotBeReversed() {
        try (var bench = bench("payments: []")) {
            var till = bench.registered("3E");
            till.pay();
            till.run(END_OF_DAY);
            assertEquals("06 1E 01 B5", till.run("06 30 06 00 00 00 87 00 01").getLast());
        }
    }

    @Test
    void reversalsAndRefundsHaveScriptsOfTheirOwn() {
        var script =
                """
                reversals: [{answer: decline}]
                refunds: [{card: mastercard-5678}, {answer: cancel}]
                """;
        try (var bench = bench(script)) {
            var till = bench.registered("3E");
            till.pay();
            till.run("06 30 06 00 00 00 87 00 01");
            var refund = "06 31 0D 00 00 00 04 00 00 00 00 10 00 49 08 40";
            till.run(refund);
            till.run(refund);
            assertEquals(
                    List.of(
                            "booked 1 84.37",
                            "reversal-declined null 84.37",
                            "refund-booked 2 10.00",
                            "refund-declined null 10.00"),
                    bench.booked());
            assertEquals("MASTERCARD", bench.lines().get(2).get("brand").asString());
        }
    }

    @Test
    void anEndOfDayCountsByGroupAndLeavesOutWhatWasReversed() {
        var script =
                """
                payments:
                  - {card: visa-1234}
                  - {card: mastercard-1234}
                  - {card: maestro-1234}
                  - {card: discover-1234}
                  - {card: visa-1234}
                terminal: {receipt: 41}
                """;
        try (var bench = bench(script)) {
            var till = bench.registered("8E");
            for (int payment = 0; payment < 5; payment++) {
                till.pay();
            }
            till.run("06 30 06 00 00 00 87 00 42");
            till.run("06 31 0D 00 00 00 04 00 00 00 00 10 00 49 08 40");
            var said = till.run(END_OF_DAY);
            var none = "00 00 00 00 00 00 00";
            assertEquals(
                    String.join(
                            " ",
                            "04 0F 4D 27 00 04 00 00 00 03 37 48 0B 00 00 08 0C 14 05 09 0D 08 20",
                            "60 F0 F5 F3 00 42 00 48",
                            none,
                            none,
                            "02 00 00 00 01 68 74",
                            none,
                            "01 00 00 00 00 84 37",
                            none,
                            "01 00 00 00 00 84 37"),
                    said.get(2));
            assertTrue(said.contains("06 D1 01 81"));
            assertEquals("06 0F 00", said.getLast());
            assertEquals("batch-closed null 337.48", bench.booked().getLast());
            // The next batch is empty.
            var empty = till.run(END_OF_DAY).get(2);
            assertTrue(
                    empty.startsWith("04 0F 4D 27 00 04 00 00 00 00 00 00")
                            && empty.contains("60 F0 F5 F3 00 00 00 00 00"),
                    empty);
        }
    }

    @Test
    void totalsCloseNothing() {
        try (var bench = bench("payments: []")) {
            var till = bench.registered("8E");
            till.pay();
            var first = till.run("06 10 03 00 00 00");
            assertTrue(first.get(1).contains("60 F0 F5 F3 00 01 00 01"), first.get(1));
            assertEquals(first, till.run("06 10 03 00 00 00"));
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void slipsCanBePrintedAgain() {
        try (var bench = bench("payments: []")) {
            var till = bench.registered("8E");
            till.pay();
            till.pay();
            var copies = till.run("06 12 07 00 00 00 00 01 00 02");
            assertEquals(4, copies.stream().filter(each -> each.equals("06 D1 01 81")).count());
            assertTrue(copies.contains("06 D1 05 40 43 4F 50 59"), "" + copies);
            assertEquals(
                    2,
                    till.run("06 12 05 00 00 00 00 02").stream()
                            .filter(each -> each.equals("06 D1 01 81"))
                            .count());
            assertEquals("06 1E 01 83", till.run("06 12 05 00 00 00 00 09").getLast());
        }
    }

    @Test
    void theSlipOfTheLastEndOfDayCanBePrintedAgain() {
        try (var bench = bench("payments: []")) {
            var till = bench.registered("8E");
            till.pay();
            var first = till.run(END_OF_DAY).stream().filter(this::isPrint).toList();
            var again =
                    till.run("06 20 09 00 00 00 06 04 1F 01 01 04").stream()
                            .filter(this::isPrint)
                            .toList();
            assertTrue(first.size() > 5, "" + first);
            assertEquals(first, again);
        }
    }

    private boolean isPrint(String said) {
        return said.startsWith("06 D1");
    }

    @Test
    void theStatusHasAVersionUnlessItIsNotWanted() {
        try (var bench = bench("payments: []")) {
            var till = bench.plugIn();
            assertEquals(
                    List.of("80 00 00", "06 0F 0C F0 F0 F8 53 49 4D 20 31 2E 30 30 00"),
                    till.run("05 01 00"));
            assertEquals(List.of("80 00 00", "06 0F 01 00"), till.run("05 01 05 00 00 00 03 02"));
        }
    }

    @Test
    void aDiagnosisSetsTheTillsClock() {
        try (var bench = bench("payments: []")) {
            assertEquals(
                    List.of(
                            "80 00 00",
                            "04 FF 01 04",
                            "04 01 08 AA 26 08 20 0C 14 05 09",
                            "06 0F 00"),
                    bench.registered("3E").run("06 70 00"));
        }
    }

    @Test
    void theClockCanBeSetAndNotToADayThatDoesNotExist() {
        try (var bench = bench("payments: []")) {
            var till = bench.registered("3E");
            var wrong = "06 91 0B 00 00 00 AA 26 02 30 0C 14 05 09";
            assertEquals("06 1E 01 62", till.run(wrong).getLast());
            till.run("06 91 0B 00 00 00 AA 27 12 24 0C 18 30 00");
            assertTrue(till.pay().get(3).contains("0C 18 30 00 0D 12 24"));
            assertEquals("2027-12-24T18:30:00Z", bench.lines().getFirst().get("at").asString());
        }
    }

    @Test
    void aCardCanBeReadWithoutAPayment() {
        try (var bench = bench("payments: [{card: visa-9999}]")) {
            var till = bench.registered("36");
            till.send(TestTill.apdu("06 C0 01 1E"));
            assertEquals(TestTill.OK, till.hear());
            assertEquals(
                    "04 0F 17 27 00 22 F0 F8 EE EE EE EE EE EE 99 99 8A 0A 8B F0 F5 56 49 53 41 00",
                    TestTill.hex(till.hear()));
            till.send(TestTill.OK);
            assertEquals("06 0F 00", till.pay().getLast());
            assertEquals("9999", bench.lines().getFirst().get("last4").asString());
        }
    }

    @Test
    void aResetForgetsTheRegistrationAndNothingElse() {
        try (var bench = bench("payments: []")) {
            var till = bench.registered("3E");
            till.pay();
            assertEquals(List.of("80 00 00", "06 0F 00"), till.run("06 18 00"));
            assertEquals(new End.Restarting(Duration.ofSeconds(2)), bench.ended());
            var again = bench.plugIn();
            assertEquals("06 1E 01 6B", again.pay().getLast());
            again.register("3E");
            assertTrue(again.run(TestTill.LAST).get(1).contains("87 00 01"));
        }
    }

    @Test
    void anotherSpeedIsAnsweredAtTheOldOne() {
        try (var bench = bench("payments: []")) {
            var till = bench.registered("3E");
            assertEquals(List.of("84 FD 00"), till.run("08 40 01 55"));
            till.send(TestTill.apdu("08 40 01 07"));
            assertEquals(TestTill.OK, till.hear());
            assertEquals(new End.OtherBaud(115_200, Duration.ofSeconds(2)), bench.ended());
        }
        try (var bench = new Bench(folder, Transport.TCP, "payments: []")) {
            assertEquals(List.of("84 83 00"), bench.plugIn().run("08 40 01 07"));
        }
    }
}
