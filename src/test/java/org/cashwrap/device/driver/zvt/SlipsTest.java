package org.cashwrap.device.driver.zvt;

import static org.cashwrap.device.driver.zvt.Told.DONE;
import static org.cashwrap.device.driver.zvt.Told.END;
import static org.cashwrap.device.driver.zvt.Told.YES;
import static org.cashwrap.device.driver.zvt.Told.abort;
import static org.cashwrap.device.driver.zvt.Told.approved;
import static org.cashwrap.device.driver.zvt.Told.booking;
import static org.cashwrap.device.driver.zvt.Told.line;
import static org.cashwrap.device.driver.zvt.Told.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.payment.CardAnswer.Approved;
import org.cashwrap.core.payment.CardAnswer.Silent;
import org.cashwrap.core.payment.Slip;
import org.cashwrap.core.payment.Slip.Copy;
import org.cashwrap.device.driver.zvt.Counter.Over;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Slips in the terminal's own words: whole, durable before the terminal is told that we have them, and no card number.
class SlipsTest {
    private static Slip slip(Copy copy, String... texts) {
        return new Slip(copy, false, true, Arrays.stream(texts).map(Slip.Line::of).toList());
    }

    /// A payment that prints this.
    private static Counter printed(Over over, String... prints) {
        var counter = over.counter().ready();
        var dialogue = new ArrayList<>(List.of(YES, approved(84_37, 42)));
        dialogue.addAll(List.of(prints));
        dialogue.add(DONE);
        counter.terminal.script(0x0601, dialogue.toArray(String[]::new));
        assertInstanceOf(Approved.class, counter.charge());
        return counter;
    }

    private static String block(String objects) {
        return TestTerminal.message("06D3", "06" + tlv(objects));
    }

    private static String tlv(String value) {
        var bytes = TestTerminal.bytes(value);
        var length =
                bytes.length > 0xFF
                        ? String.format(Locale.ROOT, "82%04X", bytes.length)
                        : bytes.length > 0x7F
                                ? String.format(Locale.ROOT, "81%02X", bytes.length)
                                : String.format(Locale.ROOT, "%02X", bytes.length);
        return length + TestTerminal.hex(bytes).replace(" ", "");
    }

    private static String texts(String... texts) {
        var lines = new StringBuilder();
        for (var text : texts) {
            lines.append("07")
                    .append(
                            tlv(
                                    TestTerminal.hex(
                                            text.getBytes(
                                                    java.nio.charset.StandardCharsets
                                                            .ISO_8859_1))));
        }
        return "25" + tlv(lines.toString());
    }

    private static final String LAST = "25 03 09 01 81";

    // ---- lines ----

    @ParameterizedTest
    @EnumSource
    void linesBecomeSlipsTheFirstForTheMerchant(Over over) {
        var counter =
                printed(
                        over,
                        line("MERCHANT"),
                        line("84.37"),
                        line("84.37"),
                        END,
                        line("CUSTOMER"),
                        END);

        assertEquals(
                List.of(
                        slip(Copy.MERCHANT, "MERCHANT", "84.37", "84.37"),
                        slip(Copy.CUSTOMER, "CUSTOMER")),
                counter.news.slips);
    }

    @Test
    void howALineIsPrintedIsKept() {
        var counter =
                printed(
                        Over.TCP,
                        "06 D1 03 40 41 42",
                        "06 D1 03 20 41 42",
                        "06 D1 03 10 41 42",
                        "06 D1 03 04 41 42",
                        "06 D1 01 00",
                        "06 D1 02 FF 02",
                        "06 D1 04 81 45 4E 44");

        assertEquals(
                List.of(
                        new Slip(
                                Copy.MERCHANT,
                                false,
                                true,
                                List.of(
                                        new Slip.Line("AB", true, false, false),
                                        new Slip.Line("AB", false, true, false),
                                        new Slip.Line("AB", false, false, true),
                                        Slip.Line.of("    AB"),
                                        Slip.Line.of(""),
                                        Slip.Line.of(""),
                                        Slip.Line.of(""),
                                        Slip.Line.of("END")))),
                counter.news.slips);
    }

    @ParameterizedTest
    @EnumSource
    void equalNeighboursAreBothPrinted(Over over) {
        var many = new String[6];
        Arrays.fill(many, line("=========="));
        many[5] = END;

        assertEquals(5, printed(over, many).news.slips.getFirst().lines().size());
    }

    @ParameterizedTest
    @EnumSource
    void aSlipIsKeptBeforeItsLastLineIsAnswered(Over over) {
        var counter = printed(over, line("A"), END);

        var said = counter.said();
        assertEquals(List.of("approval", YES, YES, "slip", YES, YES), said.subList(1, said.size()));
    }

    @ParameterizedTest
    @EnumSource
    void aSlipThatCannotBeKeptIsNotTaken(Over over) {
        assertNotTaken(over, List.of(line("A"), END));
        assertNotTaken(over, List.of(block("1F07 01 01" + texts("A") + LAST)));
    }

    private static void assertNotTaken(Over over, List<String> prints) {
        var counter = over.counter().ready();
        counter.terminal.prints = prints;
        counter.news.keepsSlip = _ -> false;
        var request = counter.request();

        assertEquals(new Silent(), counter.driver.charge(request, counter.news));

        assertTrue(counter.said().contains("84 CC 00"));
        counter.news.keepsSlip = _ -> true;
        assertInstanceOf(
                org.cashwrap.core.payment.CardAnswer.Declined.class,
                counter.driver.ask(request, counter.news));
        assertEquals(List.of(), counter.terminal.books);
    }

    // ---- blocks ----

    @ParameterizedTest
    @CsvSource({"01,MERCHANT", "02,CUSTOMER", "03,ADMINISTRATION", "09,MERCHANT"})
    void aBlockSaysWhoItIsFor(String kind, Copy copy) {
        for (var over : Over.values()) {
            var counter = printed(over, block("1F07 01 " + kind + texts("VISA", "84.37") + LAST));
            assertEquals(List.of(slip(copy, "VISA", "84.37")), counter.news.slips);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSlipInSeveralBlocksIsOne(Over over) {
        var counter =
                printed(
                        over,
                        block("1F07 01 02" + texts("ONE")),
                        block("1F07 01 02" + texts("TWO")),
                        block("1F07 01 02" + texts("THREE") + LAST),
                        block("1F07 01 01" + texts("FOUR") + LAST));

        assertEquals(
                List.of(slip(Copy.CUSTOMER, "ONE", "TWO", "THREE"), slip(Copy.MERCHANT, "FOUR")),
                counter.news.slips);
    }

    @ParameterizedTest
    @EnumSource
    void aBlockOfExtendedLengthIsOne(Over over) {
        var texts = new String[40];
        Arrays.setAll(texts, i -> "LINE " + i + " " + "-".repeat(12));
        var long40 = block("1F07 01 01" + texts(texts) + LAST);
        assertTrue(long40.startsWith("06 D3 FF"), long40);

        assertEquals(List.of(slip(Copy.MERCHANT, texts)), printed(over, long40).news.slips);
    }

    @ParameterizedTest
    @EnumSource
    void aBlockThatEndsASlipIsKeptBeforeItIsAnswered(Over over) {
        var said = printed(over, block("1F07 01 01" + texts("A") + LAST)).said();
        assertEquals(List.of("approval", YES, "slip", YES, YES), said.subList(1, said.size()));
    }

    @Test
    void aBlockThatCannotBeReadIsAnsweredAllTheSame() {
        for (var over : Over.values()) {
            var counter = printed(over, "06 D3 03 06 05 25", "06 D3 00", "06 D1 00", "06 D1 01 FF");
            assertTrue(counter.news.slips.size() <= 1);
        }
    }

    // ---- what the terminal does not end ----

    @ParameterizedTest
    @EnumSource
    void aSlipWithoutAnEndIsHandedOnWhenTheTerminalHasDone(Over over) {
        var counter = printed(over, line("A"), line("B"));

        assertEquals(
                List.of(
                        new Slip(
                                Copy.MERCHANT,
                                false,
                                false,
                                List.of(Slip.Line.of("A"), Slip.Line.of("B")))),
                counter.news.slips);
        var said = counter.said();
        assertEquals(List.of("slip", YES), said.subList(said.size() - 2, said.size()));
    }

    @ParameterizedTest
    @EnumSource
    void aSlipThatBreaksOffIsHandedOnAsItIs(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0601, YES, approved(84_37, 42), line("A"));

        assertEquals(new Silent(), counter.charge());
        assertEquals(
                List.of(new Slip(Copy.MERCHANT, false, false, List.of(Slip.Line.of("A")))),
                counter.news.slips);
    }

    @ParameterizedTest
    @ValueSource(ints = {199, 200, 201, 399, 400, 401, 450})
    void aVeryLongSlipComesInParts(int lines) {
        var prints = new String[lines + 1];
        Arrays.fill(prints, line("X"));
        prints[lines] = END;

        var slips = printed(Over.TCP, prints).news.slips;

        assertEquals(lines, slips.stream().mapToInt(slip -> slip.lines().size()).sum());
        assertTrue(slips.stream().allMatch(slip -> slip.copy() == Copy.MERCHANT));
        assertEquals(lines % 200 == 0 ? 0 : 1, slips.stream().filter(Slip::complete).count());
    }

    @Test
    void lineFeedsCannotMakeTooLongASlip() {
        var prints = new String[5];
        Arrays.fill(prints, "06 D1 02 FF FF");
        prints[4] = END;

        var slips = printed(Over.TCP, prints).news.slips;
        assertEquals(4 * 255, slips.stream().mapToInt(slip -> slip.lines().size()).sum());
    }

    @Test
    void aBlockOfVeryManyLinesComesInParts() {
        var many = new String[450];
        Arrays.fill(many, "X");

        var slips = printed(Over.TCP, block("1F07 01 02" + texts(many) + LAST)).news.slips;

        assertEquals(450, slips.stream().mapToInt(slip -> slip.lines().size()).sum());
        assertTrue(slips.stream().allMatch(slip -> slip.copy() == Copy.CUSTOMER));
        assertTrue(slips.getLast().complete());
    }

    // ---- signature ----

    private static int signatures(Over over, String verification, String info) {
        var counter = over.counter().ready();
        counter.terminal.script(
                0x0601,
                YES,
                status(
                        booking("00", 84_37, 42)
                                + (verification.isEmpty()
                                        ? ""
                                        : "06 06 2F 04 1F10 01" + verification)),
                block("1F07 01 01 1F37 01" + info + texts("A") + LAST),
                block("1F07 01 02 1F37 01 01" + texts("B") + LAST),
                DONE);
        assertInstanceOf(Approved.class, counter.charge());
        assertEquals(
                List.of(info.equals("02") || info.equals("03"), false),
                counter.news.slips.stream().map(Slip::signature).toList());
        return counter.news.signatures;
    }

    @ParameterizedTest
    @EnumSource
    void theSignatureIsAskedForOncePerCharge(Over over) {
        assertEquals(0, signatures(over, "", "01"));
        for (var by : List.of("01", "05", "06", "07")) {
            assertEquals(1, signatures(over, by, "01"), by);
            assertEquals(1, signatures(over, by, "03"), by);
        }
        for (var by : List.of("00", "02", "03", "04", "FF")) {
            assertEquals(0, signatures(over, by, "01"), by);
        }
        assertEquals(1, signatures(over, "", "02"));
        assertEquals(1, signatures(over, "02", "03"));
    }

    @ParameterizedTest
    @EnumSource
    void theSignatureIsAskedForOnceAfterALostAnswer(Over over) {
        var verified = booking("00", 84_37, 42) + "06 06 2F 04 1F10 01 01";
        var slip = block("1F07 01 01 1F37 01 02" + texts("SIGN") + LAST);
        var counter = over.counter().ready();
        var request = counter.request();
        counter.terminal.script(0x0601, YES, status(verified), abort("FF"));
        counter.terminal.script(0x0620, YES, status(verified), DONE);
        counter.terminal.script(0x0620, YES, slip, DONE);

        assertEquals(new Silent(), counter.driver.charge(request, counter.news));
        assertInstanceOf(Approved.class, counter.driver.ask(request, counter.news));

        assertEquals(1, counter.news.signatures);
        assertEquals(1, counter.news.slips.size());
    }

    @ParameterizedTest
    @EnumSource
    void aSignatureOnASlipOfAChargeThatWasLostIsStillAskedFor(Over over) {
        var counter = over.counter().ready();
        var request = counter.request();
        counter.terminal.script(
                0x0601,
                YES,
                approved(84_37, 42),
                block("1F07 01 01 1F37 01 02" + texts("SIGN") + LAST),
                "book",
                abort("FF"));

        assertEquals(new Silent(), counter.driver.charge(request, counter.news));
        assertInstanceOf(Approved.class, counter.driver.ask(request, counter.news));

        assertTrue(counter.news.slips.getFirst().signature());
        assertEquals(1, counter.news.signatures);
    }

    // ---- card numbers ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4111111111111111",
                "CARD 4111 1111 1111 1111 VISA",
                "5500-0000-0000-0004",
                "No. 378282246310005"
            })
    void aCardNumberOnASlipIsStarsAndItsLastFour(String text) {
        var last = text.replaceAll("[^0-9]", "");
        last = last.substring(last.length() - 4);
        for (var over : Over.values()) {
            var counter = printed(over, line(text), END, block("1F07 01 02" + texts(text) + LAST));
            for (var slip : counter.news.slips) {
                var printed = slip.lines().getFirst().text();
                assertTrue(printed.contains(last), printed);
                assertTrue(printed.contains("*****"), printed);
                assertEquals(4, printed.replaceAll("[^0-9]", "").length(), printed);
            }
            assertEquals(2, counter.news.slips.size());
        }
    }
}
