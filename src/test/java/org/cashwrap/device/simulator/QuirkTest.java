package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LoopBack;
import org.cashwrap.device.simulator.SimulatedTerminal.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/// Every word of a script that makes a terminal odd, as a till meets it.
class QuirkTest {
    private static final String STATUS = "05 01 05 00 00 00 03 02";

    @TempDir private Path folder;

    private static String quirk(String word) {
        return "payments: [{quirks: [" + word + "]}, {}]";
    }

    private Bench bench(String script) {
        return new Bench(folder, Transport.SERIAL, script);
    }

    // How its bytes come

    @Test
    void aGapInTheResultIsRefusedAndTheResultComesAgain() {
        try (var bench = bench(quirk("byte-gap"))) {
            var till = bench.registered("36");
            till.send(TestTill.apdu(TestTill.PAY));
            assertEquals(TestTill.OK, till.hear());
            // Half of it, and nothing for longer than T1.
            var gap = 0;
            for (var b = till.next(Duration.ofSeconds(10)); b >= 0; ) {
                b = till.next(Duration.ofMillis(150));
                gap++;
            }
            assertTrue(gap > 10, "bytes before the gap: " + gap);
            till.write("15");
            assertTrue(till.hear().is(Control.STATUS_INFORMATION));
            till.send(TestTill.OK);
            assertEquals("06 0F 00", TestTill.hex(till.hear()));
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void halfAResultIsFollowedByAWholeOne() {
        try (var bench = bench(quirk("cut-message"))) {
            var till = bench.registered("36");
            till.send(TestTill.apdu(TestTill.PAY));
            assertEquals(TestTill.OK, till.hear());
            while (till.next(Duration.ofMillis(300)) >= 0) {
                // The half.
            }
            till.write("15");
            assertTrue(till.hear().is(Control.STATUS_INFORMATION));
            till.send(TestTill.OK);
            assertEquals("06 0F 00", TestTill.hex(till.hear()));
        }
    }

    @Test
    void halfAResultEndsAConnectionAndIsTakenBack() {
        try (var bench = new Bench(folder, Transport.TCP, quirk("cut-message"))) {
            assertEquals(List.of("80 00 00", "gone"), bench.registered("36").pay());
            bench.ended();
            assertEquals(List.of("undone null 84.37"), bench.booked());
        }
    }

    /// The writes of the terminal, one by one, while a payment runs.
    private List<String> writes(String script) {
        var books = Books.none();
        var terminal = new SimulatedTerminal(Bench.script(script), books, Bench.CLOCK, 1, _ -> {});
        var cable = new LoopBack();
        var inner = cable.b();
        var writes = new java.util.concurrent.CopyOnWriteArrayList<String>();
        var watched =
                new Link() {
                    @Override
                    public int next(Duration wait) {
                        return inner.next(wait);
                    }

                    @Override
                    public Sent write(byte[] bytes) {
                        writes.add(HexFormat.of().withUpperCase().formatHex(bytes));
                        return inner.write(bytes);
                    }

                    @Override
                    public void close() {
                        inner.close();
                    }
                };
        Thread.ofPlatform().daemon().start(() -> terminal.serve(watched, Transport.SERIAL));
        var till = new TestTill(cable.a(), Transport.SERIAL);
        till.register("BE");
        writes.clear();
        assertEquals("06 0F 00", till.pay().getLast());
        till.hangUp();
        return writes;
    }

    @Test
    void byteByByte() {
        var usual = writes("payments: []");
        var bytes = writes(quirk("byte-by-byte"));
        assertTrue(usual.stream().anyMatch(write -> write.length() > 100));
        assertTrue(bytes.stream().allMatch(write -> write.length() == 2));
        assertEquals(String.join("", usual), String.join("", bytes));
    }

    @Test
    void theAcknowledgeAndTheNextMessageInOneWrite() {
        var usual = writes("payments: []");
        var glued = writes(quirk("glued-ack"));
        assertTrue(usual.contains("06"));
        assertTrue(glued.contains("0610028000001003F51F"), "" + glued);
        // Alone only where the customer is waited for, and at the end.
        assertEquals(2, glued.stream().filter(write -> write.equals("06")).count());
        assertEquals(String.join("", usual), String.join("", glued));
    }

    // What it says before the result

    @Test
    void aRequestRefusedWithAReasonInTheData() {
        try (var bench = bench(quirk("refused-1e"))) {
            var till = bench.registered("3E");
            assertEquals(List.of("84 1E 01 A0"), till.pay());
            assertEquals("06 0F 00", till.pay().getLast());
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void anEndOfDayThatIsDueStopsPaymentsUntilItIsDone() {
        try (var bench = bench(quirk("end-of-day-due"))) {
            var till = bench.registered("3E");
            var refused = List.of("80 00 00", "06 1E 01 F0");
            assertEquals(refused, till.pay());
            assertEquals(refused, till.pay());
            assertEquals("06 0F 01 F0", till.run(STATUS).getLast());
            assertEquals("06 0F 00", till.run("06 50 03 00 00 00").getLast());
            assertEquals("06 0F 01 00", till.run(STATUS).getLast());
            assertEquals("06 0F 00", till.pay().getLast());
        }
    }

    @Test
    void anotherTimeLimitIsAnnounced() {
        try (var bench = bench(quirk("t4-change"))) {
            assertEquals("04 FF 02 17 05", bench.registered("3E").pay().get(1));
        }
    }

    @Test
    void aLongWaitIsToldEveryMinuteUnlessItIsSilent() {
        var slow = "payments: [{delayMs: 200000}, {delayMs: 200000, quirks: [silent-pin]}]";
        try (var bench = new Bench(folder, Transport.TCP, slow, 0.02)) {
            var till = bench.registered("3E");
            assertEquals(4, insertCard(till.pay()));
            assertEquals(1, insertCard(till.pay()));
            assertEquals(List.of("booked 1 84.37", "booked 2 84.37"), bench.booked());
        }
    }

    private static long insertCard(List<String> said) {
        return said.stream().filter(each -> each.equals("04 FF 01 0A")).count();
    }

    @Test
    void aWrongPinIsAResultThatIsNotTheLast() {
        try (var bench = bench(quirk("wrong-pin"))) {
            var said = bench.registered("3E").pay();
            assertEquals("04 0F 07 27 37 29 12 34 56 78", said.get(3));
            assertTrue(said.get(5).startsWith("04 0F 49 27 00"), said.get(5));
            assertEquals("06 0F 00", said.getLast());
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    // Stopping it

    @ParameterizedTest
    @EnumSource
    void aPaymentCanBeStoppedWhileItWaitsForTheCustomer(Transport transport) {
        var script = "payments: [{delayMs: 60000}]";
        try (var bench = new Bench(folder, transport, script)) {
            var till = bench.registered("3E");
            insertCardShown(till);
            till.send(TestTill.apdu("06 B0 00"));
            assertEquals(TestTill.OK, till.hear());
            assertEquals("04 0F 07 27 6C 29 12 34 56 78", TestTill.hex(till.hear()));
            till.send(TestTill.OK);
            assertEquals("06 1E 01 6C", TestTill.hex(till.hear()));
            till.send(TestTill.OK);
            assertEquals(List.of("declined null 84.37"), bench.booked());
            assertEquals("6C", bench.lines().getFirst().get("result").asString());
        }
    }

    private static void insertCardShown(TestTill till) {
        till.send(TestTill.apdu(TestTill.PAY));
        assertEquals(TestTill.OK, till.hear());
        assertEquals("04 FF 01 0A", TestTill.hex(till.hear()));
        till.send(TestTill.OK);
    }

    @Test
    void atTheHostItIsTooLateToStop() {
        try (var bench = bench("payments: []")) {
            var till = bench.registered("3E");
            insertCardShown(till);
            assertEquals("04 FF 01 04", TestTill.hex(till.hear()));
            till.send(TestTill.apdu("06 B0 00"));
            assertEquals("84 83 00", TestTill.hex(till.hear()));
            till.send(TestTill.OK);
            assertTrue(till.hear().is(Control.STATUS_INFORMATION));
            till.send(TestTill.apdu("06 B0 00"));
            assertEquals("84 83 00", TestTill.hex(till.hear()));
            till.send(TestTill.OK);
            assertEquals("06 0F 00", TestTill.hex(till.hear()));
            till.send(TestTill.OK);
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    payments: [{delayMs: 1000, quirks: [no-abort]}]
                    {payments: [{delayMs: 1000}], terminal: {quirks: [no-abort]}}
                    """)
    void aTerminalThatCannotBeStoppedGoesOn(String script) {
        try (var bench = bench(script)) {
            var till = bench.registered("3E");
            insertCardShown(till);
            till.send(TestTill.apdu("06 B0 00"));
            assertEquals("84 83 00", TestTill.hex(till.hear()));
            assertEquals("04 FF 01 04", TestTill.hex(till.hear()));
        }
    }

    @Test
    void anotherCommandInTheMiddleIsToldToWait() {
        try (var bench = bench("payments: [{delayMs: 60000}]")) {
            var till = bench.registered("3E");
            insertCardShown(till);
            for (var command : List.of(STATUS, TestTill.PAY, "06 00 06 00 00 00 3E 08 40")) {
                till.send(TestTill.apdu(command));
                assertEquals("84 9C 00", TestTill.hex(till.hear()));
            }
            till.send(TestTill.apdu("06 B0 00"));
            assertEquals(TestTill.OK, till.hear());
        }
    }

    @Test
    void whenNothingRunsThereIsNothingToStop() {
        try (var bench = bench("payments: []")) {
            var till = bench.plugIn();
            till.send(TestTill.apdu("06 B0 00"));
            assertEquals(TestTill.OK, till.hear());
        }
    }

    // How it says the result

    @ParameterizedTest
    @CsvSource({
        "unknown-bitmap, 3E, 56 49 53 41 00 92 01 02 03",
        "unknown-bitmap-first, 3E, 27 00 92 01 02 03 04 00 00 00 00 84 37",
        "latin-1, 3E, 56 49 53 41 20 C4 D6 FC DF 00",
        "extended-length, 3E, 04 0F FF 65 01 27 00 04"
    })
    void theResultHoldsSomethingOdd(String word, String config, String odd) {
        try (var bench = bench(quirk(word))) {
            var till = bench.registered(config);
            var result = till.pay().get(3);
            assertTrue(result.contains(odd), result);
            assertFalse(till.pay().get(3).contains(odd));
            assertEquals(List.of("booked 1 84.37", "booked 2 84.37"), bench.booked());
        }
    }

    @ParameterizedTest
    @CsvSource({"tlv-82, 06 82 00 0E 2F 0C 1F 10 01 02", "signature, 06 0E 2F 0C 1F 10 01 01"})
    void theContainerHoldsSomethingOdd(String word, String odd) {
        try (var bench = bench(quirk(word))) {
            var till = bench.plugIn();
            till.registerForBlocks("3E");
            var result = till.pay().get(3);
            assertTrue(result.endsWith(odd + " 1F 11 01 01 1F 12 01 01"), result);
            assertFalse(till.pay().get(3).contains(odd));
        }
    }

    @Test
    void aSlipToBeSignedSaysSoAndHasALineForIt() {
        try (var bench = bench(quirk("signature"))) {
            var till = bench.plugIn();
            till.registerForBlocks("BE");
            var blocks = till.pay().stream().filter(each -> each.startsWith("06 D3")).toList();
            var line =
                    HexFormat.ofDelimiter(" ")
                            .withUpperCase()
                            .formatHex(
                                    "SIGNATURE"
                                            .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            assertTrue(blocks.getFirst().contains("1F 07 01 01 1F 37 01 03"), blocks.getFirst());
            assertTrue(blocks.getFirst().contains(line));
            // The customer's copy is not signed.
            assertTrue(blocks.getLast().contains("1F 07 01 02 1F 37 01 01"), blocks.getLast());
            assertFalse(blocks.getLast().contains(line));
        }
    }

    @Test
    void aSlipWithUmlauts() {
        try (var bench = bench(quirk("latin-1"))) {
            var said = bench.registered("BE").pay();
            assertTrue(
                    said.contains("06 D1 10 40 48 C4 4E 44 4C 45 52 20 4D DC 4E 43 48 45 4E"),
                    "" + said);
        }
    }

    @Test
    void aDeclineMayEndWithACompletion() {
        try (var bench = bench("payments: [{answer: decline, quirks: [decline-completed]}]")) {
            var said = bench.registered("3E").pay();
            assertTrue(said.get(3).startsWith("04 0F 13 27 05"), said.get(3));
            assertEquals("06 0F 00", said.getLast());
            assertEquals(List.of("declined null 84.37"), bench.booked());
        }
    }

    @Test
    void aDeclineMayEndWithoutAResult() {
        try (var bench = bench("payments: [{answer: decline, quirks: [no-result]}]")) {
            assertEquals(
                    List.of("80 00 00", "04 FF 01 0A", "04 FF 01 04", "06 1E 01 05"),
                    bench.registered("3E").pay());
        }
    }

    @Test
    void anApprovalWithoutAResultIsBookedAndFoundByItsRecord() {
        try (var bench = bench(quirk("no-result"))) {
            var till = bench.registered("3E");
            assertEquals(List.of("80 00 00", "04 FF 01 0A", "04 FF 01 04", "06 0F 00"), till.pay());
            assertEquals(List.of("booked 1 84.37"), bench.booked());
            assertTrue(till.run(TestTill.LAST).get(1).contains("87 00 01"));
        }
    }

    @Test
    void anApprovalMayBeAbortedAndIsTakenBackThen() {
        try (var bench = bench(quirk("abort-after-approval"))) {
            var till = bench.registered("3E");
            var said = till.pay();
            assertTrue(said.get(3).startsWith("04 0F 49 27 00"), said.get(3));
            assertEquals("06 1E 01 9A", said.getLast());
            assertEquals(List.of("undone null 84.37"), bench.booked());
            assertTrue(till.run(TestTill.LAST).get(1).contains("87 00 00"));
        }
    }

    // What it tells of itself

    @Test
    void busyForSomePolls() {
        try (var bench = bench("payments: [{busyPolls: 2}]")) {
            var till = bench.registered("3E");
            till.pay();
            assertEquals("06 0F 01 9C", till.run(STATUS).getLast());
            assertEquals(List.of("84 9C 00"), till.pay());
            assertEquals(List.of("84 9C 00"), till.run(TestTill.LAST));
            assertEquals("06 0F 01 9C", till.run(STATUS).getLast());
            assertEquals("06 0F 01 00", till.run(STATUS).getLast());
            assertEquals("06 0F 00", till.pay().getLast());
            assertEquals(List.of("booked 1 84.37", "booked 2 84.37"), bench.booked());
        }
    }

    @Test
    void busyFromTheStart() {
        try (var bench = bench("terminal: {busyPolls: 1}")) {
            var till = bench.plugIn();
            assertEquals("06 0F 01 9C", till.run(STATUS).getLast());
            assertEquals("06 0F 01 00", till.run(STATUS).getLast());
        }
    }

    @Test
    void aRecordThatIsNotToldUntilTheNextTransaction() {
        try (var bench = bench(quirk("no-record"))) {
            var till = bench.registered("3E");
            till.pay();
            assertEquals(List.of("80 00 00", "06 0F 00"), till.run(TestTill.LAST));
            till.pay();
            assertTrue(till.run(TestTill.LAST).get(1).contains("87 00 02"));
        }
    }

    @Test
    void aTerminalThatNeverTellsItsRecord() {
        try (var bench = bench("terminal: {quirks: [no-record]}")) {
            assertEquals(
                    List.of("80 00 00", "06 0F 00"), bench.registered("3E").run(TestTill.LAST));
        }
    }

    @Test
    void aCurrencyRefusedAtRegistration() {
        try (var bench = bench("terminal: {quirks: [refuses-currency]}")) {
            var till = bench.plugIn();
            assertEquals(List.of("84 1E 03 6F 08 40"), till.register("3E"));
            assertEquals("06 1E 01 6B", till.pay().getLast());
        }
        try (var bench = bench("terminal: {currencies: [EUR]}")) {
            assertEquals(List.of("84 1E 03 6F 09 78"), bench.plugIn().register("3E"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "needs-initialisation, 06 0F 0A 19 01, 51, 06 93 03 00 00 00",
        "needs-diagnosis, 06 0F 0A 19 02, C2, 06 70 00",
        "needs-time, 06 0F 0A 19 00, 62, 06 91 0B 00 00 00 AA 26 08 20 0C 14 05 09",
        "needs-end-of-day, 06 0F 0A 19 00, F0, 06 50 03 00 00 00"
    })
    void aLockedTerminalSaysWhatItNeeds(String word, String bits, String code, String cure) {
        try (var bench = bench("terminal: {quirks: [" + word + "]}")) {
            var till = bench.plugIn();
            assertTrue(till.register("3E").getLast().startsWith(bits));
            assertEquals("06 0F 01 " + code, till.run(STATUS).getLast());
            assertEquals("06 1E 01 " + code, till.pay().getLast());
            assertEquals("06 0F 00", till.run(cure).getLast());
            assertEquals("06 0F 01 00", till.run(STATUS).getLast());
            assertEquals("06 0F 00", till.pay().getLast());
        }
    }

    @Test
    void aFullBatchMustBeClosed() {
        try (var bench = bench("terminal: {batchMax: 2}")) {
            var till = bench.registered("3E");
            till.pay();
            till.pay();
            assertEquals("06 1E 01 F0", till.pay().getLast());
            till.run("06 50 03 00 00 00");
            assertEquals("06 0F 00", till.pay().getLast());
        }
    }
}
