package org.cashwrap.device.driver.zvt.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.driver.zvt.wire.SerialReader.Damage;
import org.cashwrap.device.driver.zvt.wire.SerialReader.Event;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// Messages on a serial line and on a network: framing, checksum, length.
class SerialLineTest {
    private static final Event ACK = new Event.Acknowledged();
    private static final Event NAK = new Event.NotAcknowledged();

    private final SerialReader reader = new SerialReader();

    static List<Examples.Example> examples() {
        return Examples.all();
    }

    private List<Event> heard(byte... bytes) {
        var heard = new ArrayList<Event>();
        for (var b : bytes) {
            var event = reader.feed(b & 0xFF);
            if (!(event instanceof Event.Nothing)) {
                heard.add(event);
            }
        }
        return heard;
    }

    private List<Event> heard(String hex) {
        return heard(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static Event message(Apdu apdu) {
        return new Event.Message(apdu);
    }

    private static Event damaged(Damage damage) {
        return new Event.Damaged(damage);
    }

    @Test
    void theChecksumIsTheCataloguedOne() {
        var digits = "123456789".getBytes(StandardCharsets.US_ASCII);
        assertEquals(0x1FF5, SerialFrame.crc(new byte[] {(byte) 0x80, 0, 0}, 3));
        // The catalogue's check value. On a line the closing 03 counts, too.
        assertEquals(0x2189, kermit(digits));
        var closed = new ByteArrayOutputStream();
        closed.writeBytes(digits);
        closed.write(3);
        assertEquals(kermit(closed.toByteArray()), SerialFrame.crc(digits, digits.length));
    }

    /// Written a second time, bit by bit.
    private static int kermit(byte... bytes) {
        var crc = 0;
        for (var b : bytes) {
            for (int bit = 0; bit < 8; bit++) {
                var top = (crc ^ (b >> bit)) & 1;
                crc = crc >> 1 ^ (top == 1 ? 0x8408 : 0);
            }
        }
        return crc;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aMessageIsWrittenAsInTheExample(Examples.Example example) {
        var apdu = Examples.apdu(example.apdu());
        assertArrayEquals(example.apduBytes(), apdu.bytes());
        assertArrayEquals(example.wireBytes(), SerialFrame.of(apdu));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aMessageIsHeardAtItsLastByteAndNotBefore(Examples.Example example) {
        var wire = example.wireBytes();
        for (int cut = 2; cut < wire.length; cut++) {
            assertEquals(List.of(), heard(Arrays.copyOf(wire, cut)));
            assertTrue(reader.isInMessage());
            reader.drop();
            assertFalse(reader.isInMessage());
        }
        assertEquals(List.of(message(Examples.apdu(example.apdu()))), heard(wire));
        assertFalse(reader.isInMessage());
    }

    @Test
    void messagesAcknowledgesAndNoiseAreToldApart() {
        var random = new Random(20_260_820);
        for (int round = 0; round < 200; round++) {
            var line = new ByteArrayOutputStream();
            var expected = new ArrayList<Event>();
            for (var example : Examples.all()) {
                noise(line, random);
                if (random.nextBoolean()) {
                    line.write(0x06);
                    expected.add(ACK);
                } else if (random.nextBoolean()) {
                    line.write(0x15);
                    expected.add(NAK);
                }
                line.writeBytes(example.wireBytes());
                expected.add(message(Examples.apdu(example.apdu())));
            }
            assertEquals(expected, heard(line.toByteArray()));
        }
    }

    /// Any bytes but an acknowledge and the beginning of a message.
    private static void noise(ByteArrayOutputStream line, Random random) {
        for (int i = random.nextInt(4); i > 0; i--) {
            var b = random.nextInt(256);
            line.write(b == 0x06 || b == 0x15 || b == 0x02 ? 0x10 : b);
        }
        if (random.nextInt(4) == 0) {
            line.write(0x10);
        }
    }

    @Test
    void aWholePaymentIsReadFromOneLine() {
        var line = new StringBuilder();
        var expected = new ArrayList<Event>();
        for (var name : List.of("E6", "E2", "E7", "E2", "E9", "E2", "E28", "E2", "E12", "E2")) {
            line.append(Examples.named(name).wire()).append("06");
            expected.add(message(Examples.apdu(Examples.named(name).apdu())));
            expected.add(ACK);
        }
        assertEquals(expected, heard(line.toString()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 0xFD, 0xFE, 0xFF, 0x100, 0x012C, 0x1000, 0x1010, 0xFFFE, 0xFFFF})
    void everyLengthGoesAndComesBack(int length) {
        // The escape byte at every place: all of it is doubled.
        var data = new byte[length];
        Arrays.fill(data, (byte) 0x10);
        var apdu = Apdu.of(0x1010, data);
        assertEquals(List.of(message(apdu)), heard(SerialFrame.of(apdu)));
        assertEquals(apdu, Examples.apdu(apdu.bytes()));
    }

    @Test
    void theLongLengthHasItsLowByteFirst() {
        var bytes = Apdu.of(0x06D3, new byte[300]).bytes();
        assertEquals("06D3FF2C01", HexFormat.of().withUpperCase().formatHex(bytes, 0, 5));
        assertEquals(305, bytes.length);
    }

    @Test
    void aLongLengthMayAlsoSayAShortOne() {
        assertEquals(Apdu.of(0x06D1, (byte) 0, (byte) 'A'), Examples.apdu("06D1 FF 0200 0041"));
    }

    /// Enough messages that the checksum's bytes are any two, also those that mean something between messages.
    @Test
    void theChecksumMayBeAnyTwoBytes() {
        var low = new boolean[256];
        var high = new boolean[256];
        for (int amount = 0; amount < 5000; amount++) {
            var apdu = new DataWriter().bitmap(0x04, amount, 6).as(Control.PAYMENT);
            var wire = SerialFrame.of(apdu);
            low[wire[wire.length - 2] & 0xFF] = true;
            high[wire[wire.length - 1] & 0xFF] = true;
            assertEquals(List.of(message(apdu), ACK), heard(HexFormat.of().formatHex(wire) + "06"));
        }
        for (var special : new int[] {0x10, 0x02, 0x03, 0x06, 0x15}) {
            assertTrue(low[special] && high[special], Integer.toHexString(special));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // One bit of the data, one of the checksum.
        "1002 8000 01 1003 F51F, CRC",
        "1002 8000 00 1003 F41F, CRC",
        // Wrong lengths; the test puts the right sums behind them.
        "1002 8000 01 1003 0000, LENGTH",
        "1002 8000 00 00 1003 0000, LENGTH",
        "1002 1003 0000, CRC",
        // 10 followed by what may not follow it; the 06 in its data is no acknowledge.
        "1002 8010 04 06 15 00 1003 F51F, ESCAPE",
    })
    void aDamagedMessageIsHeardAtItsEnd(String wire, Damage damage) {
        var bytes = HexFormat.of().parseHex(wire.replace(" ", ""));
        if (damage == Damage.LENGTH) {
            var message = Arrays.copyOfRange(bytes, 2, bytes.length - 4);
            var crc = SerialFrame.crc(message, message.length);
            bytes[bytes.length - 2] = (byte) crc;
            bytes[bytes.length - 1] = (byte) (crc >> 8);
        }
        assertEquals(List.of(damaged(damage)), heard(bytes));
        assertFalse(reader.isInMessage());
        assertEquals(List.of(ACK), heard("06"));
    }

    @Test
    void aMessageThatBeginsAnewIsRead() {
        assertEquals(
                List.of(message(Apdu.of(Control.OK))), heard("1002 0601 0A04 1002 8000001003F51F"));
    }

    @Test
    void aMessageThatNeverEndsIsNoGoodAndTakesNoMoreRoom() {
        reader.feed(0x10);
        reader.feed(0x02);
        for (int i = 0; i < 1_000_000; i++) {
            assertEquals(new Event.Nothing(), reader.feed(0x41));
        }
        assertEquals(List.of(damaged(Damage.LENGTH)), heard("1003 0000"));
        assertEquals(List.of(message(Apdu.of(Control.OK))), heard("1002 8000001003F51F"));
    }

    @Test
    void aLoneEscapeIsNoMessageAndHidesNoAcknowledge() {
        assertEquals(List.of(), heard("10"));
        assertFalse(reader.isInMessage());
        assertEquals(List.of(ACK), heard("06"));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aNetworkMayCutAnywhere(Examples.Example example) {
        var network = new ApduReader();
        var bytes = example.apduBytes();
        // Twice, one right behind the other.
        for (int time = 0; time < 2; time++) {
            for (int i = 0; i < bytes.length; i++) {
                var apdu = network.feed(bytes[i] & 0xFF);
                assertEquals(i == bytes.length - 1, apdu.isPresent());
                assertEquals(i < bytes.length - 1, network.isInMessage());
                apdu.ifPresent(whole -> assertArrayEquals(bytes, whole.bytes()));
            }
        }
    }

    @Test
    void whatIsDroppedIsForgotten() {
        var network = new ApduReader();
        for (var b : HexFormat.of().parseHex("06D3FF2C0100")) {
            network.feed(b & 0xFF);
        }
        network.drop();
        assertFalse(network.isInMessage());
        assertTrue(network.feed(0x80).isEmpty());
        assertTrue(network.feed(0x00).isEmpty());
        assertEquals(Apdu.of(Control.OK), network.feed(0x00).orElseThrow());
    }
}
