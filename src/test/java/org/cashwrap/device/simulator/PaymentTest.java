package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.simulator.SimulatedTerminal.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.List;

/// Payments as they should go, and those that are refused.
class PaymentTest {
    @TempDir private Path folder;

    private static final String APPROVED =
            "04 0F 49 27 00 04 00 00 00 00 84 37 0B 00 00 01 0C 14 05 09 0D 08 20 0E 27 12 17 00 01"
                + " 19 70 22 F0 F8 EE EE EE EE EE EE 12 34 29 12 34 56 78 3B 41 30 30 30 30 31 00"
                + " 00 49 08 40 87 00 01 88 00 00 01 8A 0A 8B F0 F5 56 49 53 41 00";

    @ParameterizedTest
    @EnumSource
    void anApprovedPaymentIsBookedWhenTheTillHasAnsweredTheResult(Transport transport) {
        try (var bench = new Bench(folder, transport, "payments: []")) {
            // The till composes its own receipts.
            var till = bench.registered("3E");

            assertEquals(
                    List.of("80 00 00", "04 FF 01 0A", "04 FF 01 04", APPROVED, "06 0F 00"),
                    till.pay());
            assertEquals(
                    """
                    {"what":"booked","at":"2026-08-20T14:05:09Z","receipt":1,"trace":1,"turnover":1,\
                    "amount":"84.37","currency":"USD","result":"00","approval":"A00001",\
                    "last4":"1234","brand":"VISA","tid":"12345678"}\
                    """,
                    bench.lines().getFirst().toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aDeclinedPaymentHasNoReceiptNumberAndASlipForTheCustomer(Transport transport) {
        var script = "payments: [{card: girocard-9876, answer: decline}]";
        try (var bench = new Bench(folder, transport, script)) {
            var said = bench.registered("8E").pay();

            assertEquals(
                    "04 0F 13 27 05 29 12 34 56 78 3C F0 F0 F8 44 45 43 4C 49 4E 45 44",
                    said.get(3));
            assertEquals("06 D1 0D 40 2A 2A 20 53 41 4D 50 4C 45 20 2A 2A", said.get(4));
            assertEquals("06 D1 01 81", said.get(said.size() - 2));
            assertEquals("06 1E 01 05", said.getLast());
            assertEquals(List.of("declined null 84.37"), bench.booked());
            var line = bench.lines().getFirst();
            assertEquals("05", line.get("result").asString());
            assertEquals("9876", line.get("last4").asString());
            assertEquals("GIROCARD", line.get("brand").asString());
            assertTrue(line.get("approval").isNull());
            assertEquals(0, line.get("turnover").asInt());
            assertEquals(1, line.get("trace").asInt());
        }
    }

    @Test
    void aCancelledPaymentEndsAsTheStandardSays() {
        var script = "payments: [{answer: cancel}]";
        try (var bench = new Bench(folder, Transport.SERIAL, script)) {
            assertEquals(
                    List.of(
                            "80 00 00",
                            "04 FF 01 0A",
                            "04 0F 07 27 6C 29 12 34 56 78",
                            "06 1E 01 6C"),
                    bench.registered().pay());
            assertEquals(List.of("declined null 84.37"), bench.booked());
        }
    }

    @Test
    void anotherAmountIsBookedAsItWasApproved() {
        var script = "payments: [{answer: {amount: \"50.00\"}}]";
        try (var bench = new Bench(folder, Transport.TCP, script)) {
            var said = bench.registered("3E").pay();
            assertTrue(said.get(3).startsWith("04 0F 49 27 00 04 00 00 00 00 50 00"), said.get(3));
            assertEquals(List.of("booked 1 50.00"), bench.booked());
        }
    }

    @Test
    void aUsedUpScriptApprovesAndNumbersGoOn() {
        var script = "payments: [{answer: decline}, {card: amex-4321}]";
        try (var bench = new Bench(folder, Transport.TCP, script)) {
            var till = bench.registered("3E");
            till.pay();
            till.pay();
            till.pay();
            assertEquals(
                    List.of("declined null 84.37", "booked 1 84.37", "booked 2 84.37"),
                    bench.booked());
            assertEquals(
                    List.of("VISA 1234 1 0", "AMEX 4321 2 1", "VISA 1234 3 2"),
                    bench.lines().stream()
                            .map(line ->
                                    line.get("brand").asString()
                                            + " "
                                            + line.get("last4").asString()
                                            + " "
                                            + line.get("trace")
                                            + " "
                                            + line.get("turnover"))
                            .toList());
        }
    }

    @Test
    void anOddNumberOfCardDigitsIsPadded() {
        var script = "payments: [{card: amex-4321}]";
        try (var bench = new Bench(folder, Transport.TCP, script)) {
            var result = bench.registered("3E").pay().get(3);
            assertTrue(result.contains("22 F0 F8 EE EE EE EE EE E4 32 1F 29"), result);
        }
    }

    @ParameterizedTest
    @CsvSource({"3E, true", "36, false"})
    void intermediateStatusComesOnlyIfItIsAskedFor(String config, boolean asked) {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            var said = bench.registered(config).pay();
            assertEquals(asked, said.stream().anyMatch(each -> each.startsWith("04 FF")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Through the till, ready-made; through the till, from the result; by the terminal itself.
        "BE, true",
        "3E, false",
        "BC, false",
        "08, false"
    })
    void slipsComeOnlyIfTheTillPrintsThemAsTheyAre(String config, boolean come) {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            var said = bench.registered(config).pay();
            assertEquals(come, said.stream().anyMatch(each -> each.startsWith("06 D1")));
            assertFalse(said.stream().anyMatch(each -> each.startsWith("06 D3")));
            // The customer's and the merchant's.
            assertEquals(
                    come ? 2 : 0, said.stream().filter(each -> each.equals("06 D1 01 81")).count());
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void textBlocksComeOnlyIfTheyArePermitted() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            var till = bench.plugIn();
            till.registerForBlocks("BE");
            var said = till.pay();
            var blocks = said.stream().filter(each -> each.startsWith("06 D3")).toList();
            assertEquals(2, blocks.size());
            assertTrue(blocks.getFirst().contains("1F 07 01 01 1F 37 01 01"), blocks.getFirst());
            assertTrue(blocks.getLast().contains("1F 07 01 02 1F 37 01 01"), blocks.getLast());
            assertTrue(blocks.stream().allMatch(each -> each.endsWith("09 01 81")));
            assertFalse(said.stream().anyMatch(each -> each.startsWith("06 D1")));
        }
    }

    @Test
    void containersComeOnlyIfTheTillShowedOne() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            var till = bench.registered("3E");
            assertFalse(till.pay().get(3).contains("2F 0C 1F 10"));
            // An empty one is enough.
            till.run("06 00 08 00 00 00 3E 08 40 06 00");
            assertTrue(till.pay().get(3).contains("2F 0C 1F 10 01 02 1F 11 01 01 1F 12 01 01"));
        }
    }

    @Test
    void aLongSlipComesInBlocksThatTheTillCanTake() {
        try (var bench = new Bench(folder, Transport.TCP, "payments: []")) {
            var till = bench.plugIn();
            // Messages of at most 100 bytes.
            till.run("06 00 12 00 00 00 BE 08 40 06 0A 1A 02 00 64 26 04 0A 02 06 D3");
            var blocks = till.pay().stream().filter(each -> each.startsWith("06 D3")).toList();
            assertTrue(blocks.size() > 4, "blocks: " + blocks.size());
            assertTrue(blocks.stream().allMatch(each -> each.length() <= 3 * 100));
            // Each says anew how its lines are printed.
            assertTrue(
                    blocks.stream().allMatch(each -> each.matches(".* 1F 37 01 01 25 .. 09 01 .*")),
                    "" + blocks);
            assertEquals(2, blocks.stream().filter(each -> each.endsWith("09 01 81")).count());
        }
    }

    @Test
    void withoutARegistrationNothingIsPaid() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            var till = bench.plugIn();
            var refused = List.of("80 00 00", "06 1E 01 6B");
            assertEquals(refused, till.pay());
            till.register("3E");
            assertEquals("06 0F 00", till.pay().getLast());
            till.send(Apdu.of(Control.LOG_OFF));
            assertEquals("80 00 00", TestTill.hex(till.hear()));
            assertEquals(refused, till.pay());
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void aRegistrationEndsWithItsConnection() {
        try (var bench = new Bench(folder, Transport.TCP, "payments: []")) {
            bench.registered("3E").hangUp();
            assertEquals(List.of("80 00 00", "06 1E 01 6B"), bench.plugIn().pay());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "06 00 06 00 00 01 BE 08 40",
        "05 01 05 12 34 56 03 02",
        "06 10 03 12 34 56",
        "06 12 05 12 34 56 00 01",
        "06 20 05 12 34 56 03 03",
        "06 30 06 12 34 56 87 00 01",
        "06 31 0A 12 34 56 04 00 00 00 00 84 37",
        "06 50 03 12 34 56",
        "06 91 0B 12 34 56 AA 26 08 20 0C 14 05 09",
        "06 93 03 12 34 56",
        // None at all.
        "06 50 00",
        "06 20 00"
    })
    void aWrongPasswordIsRefused(String command) {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            assertEquals(List.of("84 37 00"), bench.registered().run(command));
            assertEquals(List.of(), bench.booked());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "06 03 00",
        "06 22 0A 04 00 00 00 00 84 37 49 08 40",
        "0F FF 00",
        // Bitmaps that this command does not have, that are none, or that stand twice.
        "06 01 03 87 00 01",
        "06 01 02 92 01",
        "06 01 0E 04 00 00 00 00 84 37 04 00 00 00 00 84 37",
        // Cut off.
        "06 01 06 04 00 00 00 00 84",
        "06 00 03 00 00 00",
        "08 40 00"
    })
    void whatCannotBeDoneIsRefused(String command) {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            assertEquals(List.of("84 83 00"), bench.registered().run(command));
            assertEquals(List.of(), bench.booked());
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Yen, euros by omission where there are none, no amount, an amount of nothing, no digits.
        "06 01 0A 04 00 00 00 00 84 37 49 03 92, 06 1E 03 6F 08 40",
        "06 01 07 04 00 00 00 00 84 37, 06 1E 03 6F 08 40",
        "06 01 03 49 08 40, 06 1E 01 B7",
        "06 01 0A 04 00 00 00 00 00 00 49 08 40, 06 1E 01 B7",
        "06 01 0A 04 00 00 00 00 0A 00 49 08 40, 06 1E 01 B7"
    })
    void whatCannotBePaidIsAborted(String command, String end) {
        var script = "terminal: {currencies: [USD]}";
        try (var bench = new Bench(folder, Transport.SERIAL, script)) {
            assertEquals(List.of("80 00 00", end), bench.registered().run(command));
            assertEquals(List.of(), bench.booked());
        }
    }

    @Test
    void whoNamesNoCurrencyPaysInEurosAndIsToldNone() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            var said = bench.registered("3E").run("06 01 07 04 00 00 00 00 84 37");
            assertFalse(said.get(3).contains("49 09 78"), said.get(3));
            assertEquals("EUR", bench.lines().getFirst().get("currency").asString());
        }
    }

    @Test
    void aBatchIsOfOneCurrency() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            var till = bench.registered("3E");
            till.pay();
            assertEquals(
                    "06 1E 03 6F 08 40",
                    till.run("06 01 0A 04 00 00 00 00 84 37 49 09 78").getLast());
            assertEquals(List.of("booked 1 84.37"), bench.booked());
        }
    }

    @Test
    void theCustomerSeesWhatHappens() {
        try (var bench = new Bench(folder, Transport.SERIAL, "payments: []")) {
            var till = bench.registered("3E");
            till.pay();
            till.send(TestTill.apdu("06 E0 05 F1 F0 F2 48 49"));
            assertEquals(TestTill.OK, till.hear());
            assertEquals(
                    List.of("INSERT CARD 84.37 USD", "PLEASE WAIT", "APPROVED", "HI"),
                    bench.shown());
        }
    }
}
