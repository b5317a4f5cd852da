package org.cashwrap.device.driver.zvt.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.cashwrap.device.driver.zvt.wire.Traced.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// A line of a trace, good or bad.
class TraceTest {
    static List<Examples.Example> examples() {
        return Examples.all();
    }

    private static Traced traced(String line) {
        return Trace.of(line, Alphabet.CP437);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleIsReadWithItsFrameAndWithout(Examples.Example example) {
        var apdu = Examples.apdu(example.apdu());
        var serial = assertInstanceOf(Traced.Message.class, traced(example.wire()));
        var bare = assertInstanceOf(Traced.Message.class, traced(example.apdu()));
        assertEquals(Traced.Frame.SERIAL, serial.frame());
        assertEquals(Traced.Frame.APDU, bare.frame());
        for (var message : List.of(serial, bare)) {
            assertEquals(apdu.control(), message.control());
            assertEquals(apdu.length(), message.length());
            assertEquals(Fields.of(apdu).all().toString(), message.fields().all().toString());
        }
    }

    @Test
    void anAcknowledgeIsOneByte() {
        assertEquals(new Traced.Acknowledge(true), traced("06"));
        assertEquals(new Traced.Acknowledge(false), traced(" 15 "));
    }

    @Test
    void blanksAndSmallLettersDoNotMatter() {
        assertInstanceOf(Traced.Message.class, traced(" 10 02 80 00 0010 03\tf5 1F\r"));
        assertInstanceOf(Traced.Message.class, traced("8 0 0 0 0 0"));
    }

    @ParameterizedTest
    @CsvSource({
        "80 00 0G, HEX, 2, 0",
        "80 00 0, HEX, 2, 0",
        "8, HEX, 0, 0",
        "0x800000, HEX, 0, 0",
        // Digits of another script are no hexadecimal ones.
        "८० 00 00, HEX, 0, 0",
        "10 02 80 00 00 10 03 F5 1E, CRC, 7, 0",
        "10 02 04 0F 02 27 00 10 03 00 00, CRC, 9, 1",
        "10, TRUNCATED, 1, 0",
        "10 02, TRUNCATED, 2, 0",
        "10 02 04 0F 07 27 00 29, TRUNCATED, 8, 1",
        "10 02 04 0F 07 27 00 29 10, TRUNCATED, 9, 1",
        "10 02 80 00 00 10 03 F5, TRUNCATED, 8, 0",
        "04 0F, TRUNCATED, 2, 0",
        "04 0F 07 27 00 29, TRUNCATED, 6, 1",
        "04 0F FF 07, TRUNCATED, 4, 0",
        // A doubled 10 counts twice in the line.
        "10 02 04 0F 10 10 27 10 04, ESCAPE, 8, 0",
        "10 02 04 0F 02 27 00 10 02, ESCAPE, 8, 1",
        // A right sum over a wrong length, and something behind the end.
        "10 02 04 0F 05 27 00 10 03 A2 A9, LENGTH, 4, 1",
        "10 02 80 00 00 10 03 F5 1F 06, LENGTH, 9, 0",
        "80 00 00 06, LENGTH, 3, 0",
        "04 0F 02 27 00 04 0F 00, LENGTH, 5, 1",
        "04 0F 04 27 00 92 01, BITMAP, 5, 1",
        "04 0F FF 04 00 27 00 92 01, BITMAP, 7, 1",
        "04 0F 06 27 00 06 02 12 05, TLV, 7, 1",
        "04 0F 05 27 00 04 00 00, TRUNCATED, 5, 1",
    })
    void aBadLineSaysWhereAndKeepsWhatCameBefore(String line, Fault fault, int at, int kept) {
        var bad = assertInstanceOf(Traced.Bad.class, traced(line));
        assertEquals(List.of(fault, at, kept), List.of(bad.fault(), bad.at(), bad.kept().size()));
    }

    @Test
    void theOffsetCountsDoubledBytesTwice() {
        var apdu = Examples.apdu(Control.STATUS_INFORMATION, "04 000000101010 92");
        var line = HexFormat.of().formatHex(SerialFrame.of(apdu));
        var bad = assertInstanceOf(Traced.Bad.class, traced(line));
        // 10 02, control field and length, bitmap 04 with its 6 bytes of which 3 are doubled.
        assertEquals(2 + 3 + 7 + 3, bad.at());
    }

    @Test
    void theLongestMessageIsReadAndNoLongerOne() {
        var data = new byte[Apdu.DATA_MAX];
        Arrays.fill(data, (byte) 0x10);
        var line = HexFormat.of().formatHex(SerialFrame.of(Apdu.of(0x06D1, data)));
        assertInstanceOf(Traced.Message.class, traced(line));
        var longer = assertInstanceOf(Traced.Bad.class, traced("00".repeat(Trace.BYTES_MAX + 1)));
        assertEquals(Fault.LENGTH, longer.fault());
    }

    @ParameterizedTest
    @CsvSource({
        // Of a completion only its bytes are known.
        "06 0F 01 F0, position status F0",
        "06 0F 07 F0F0F3 312E32 9C, position version 312E32 position status 9C",
        "06 0F 02 27 00, bmp 27 00",
        "06 0F 0A F0F0F3 312E32 9C 29 12, position version 312E32 position status 9C",
        "06 12 05 000000 0012, position password 000000 position first 0012",
        "06 12 07 000000 0012 0014,"
                + " position password 000000 position first 0012 position last 0014",
        "06 C0 01 1E, position timeout 1E",
        "08 40 01 07, position rate 07",
        "08 02 01 02, position protocol 02",
        "06 1E 03 6F 0978, position result 6F position currency 0978",
        "06 1E 04 B8 87 FFFF, position result B8 bmp 87 FFFF",
        "84 83 08 06 06 1F73 03 000001, tlv 06/1F73 000001",
        "06 50 03 123456, position password 123456",
        "06 D1 02 FF 03, position attribute FF position count 03",
        "06 00 04 123456 BE, position password 123456 position config BE",
        // An empty container is seen: it switches containers on.
        "06 00 08 123456 BE 0978 06 00,"
                + " position password 123456 position config BE position currency 0978 bmp 06 ''",
        "77 77 02 27 00, bmp 27 00",
    })
    void everyMessageHasItsLayout(String line, String fields) {
        var read =
                switch (traced(line)) {
                    case Traced.Message message -> message.fields().all();
                    case Traced.Bad bad -> bad.kept();
                    case Traced.Acknowledge _ -> List.<Field>of();
                };
        assertEquals(
                fields,
                String.join(" ", read.stream().map(TraceTest::shown).toList())
                        .replaceAll(" $", " ''"));
    }

    private static String shown(Field field) {
        return switch (field.place()) {
                    case Place.OfBitmap(var number) -> "bmp " + Tag.hex(number);
                    case Place.OfTag(_, var path) -> "tlv " + path;
                    case Place.OfPosition(var word) -> "position " + word;
                }
                + " "
                + field.hex().orElse("withheld");
    }
}
