package org.cashwrap.device.driver.zvt.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.driver.zvt.wire.SerialReader.Event;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/// Whatever the bytes: no exception, no card number, and both readers of a serial line agree. The bytes are the examples
/// and messages with a card number in every field, with bits turned, bytes put in, taken out and cut off, and two messages
/// grown together. `-Dzvt.mutations=N` says how many.
class AnyBytesTest {
    private static final int MUTATIONS = Integer.getInteger("zvt.mutations", 1_000_000);

    private static final String CARD = "4111111111111111";
    private static final String CARD_IN_ASCII = "34" + "31".repeat(15);
    private static final int WAYS = 7;
    private static final HexFormat HEX = HexFormat.of();

    /// Where a card number could stand, as packed digits and as text.
    private static final List<String> PLANTED =
            List.of(
                    "040F 22 F0F8" + CARD + " 27 00",
                    "040F 27 00 04 000000008437 22 F0F8" + CARD + " 0E 2712 29 12345678",
                    "040F 23 F1F6 " + CARD + "D27122010000000F 87 0042",
                    "040F 24 F0F0F8" + CARD + " 27 05",
                    "040F 2D F1F7" + CARD_IN_ASCII + "5E",
                    "040F 27 05 3C F0F2F1" + "4361726420" + CARD_IN_ASCII,
                    "040F 8B F1F6" + CARD_IN_ASCII + " A7 F0F8" + CARD,
                    "040F 06 1E 1F08 08" + CARD + " 1F09 10" + CARD_IN_ASCII,
                    "040F 06 1C 5A 08" + CARD + " 1F0A 08" + CARD + " 70 05 0102030405",
                    "040F AF F0F0F8" + CARD + " 2E F0F0F8" + CARD,
                    "040F 06 16 24 14 07 12 2A2A" + CARD_IN_ASCII,
                    "06D1 00 4E6F2E20" + CARD_IN_ASCII,
                    "06D3 06 19 1F07 01 02 25 13 07 10" + CARD_IN_ASCII + " 09",
                    "04FF FF 02 06 12 07 10" + CARD_IN_ASCII,
                    "061E 6C 06 15 1F17 12 3A20" + CARD_IN_ASCII,
                    "06E0 F1 F1F6" + CARD_IN_ASCII,
                    "060F F0F1F6" + CARD_IN_ASCII + "00",
                    "7777 22 F0F8" + CARD);

    private final Random random = new Random(41_11);
    private final List<byte[]> messages = new ArrayList<>();

    @Test
    void nothingBreaksAndNoCardNumberIsShown() {
        Examples.all().forEach(example -> messages.add(example.apduBytes()));
        for (var planted : PLANTED) {
            var hex = planted.replace(" ", "");
            messages.add(
                    Examples.apdu(Integer.parseInt(hex.substring(0, 4), 16), hex.substring(4))
                            .bytes());
        }
        var good = 0;
        for (var message : messages) {
            for (int way = 0; way < WAYS; way++) {
                read(way, message);
            }
        }
        for (int i = 0; i < MUTATIONS; i++) {
            good += read(random.nextInt(WAYS), mutated(any())) ? 1 : 0;
        }
        assertTrue(good > MUTATIONS / 20, "most of what is tried must not be refused at once");
        assertTrue(good < MUTATIONS, "nothing was broken");
    }

    private byte[] any() {
        return messages.get(random.nextInt(messages.size()));
    }

    /// Half of them as they would come over a network with a wrong byte in them, half with the length put right again, so
    /// that their content is looked at.
    private byte[] mutated(byte... message) {
        var mutated = message;
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            mutated = mutatedOnce(mutated);
        }
        if (random.nextBoolean() && mutated.length > 2 && mutated.length < 0xFE) {
            mutated[2] = (byte) (mutated.length - 3);
        }
        return mutated;
    }

    private byte[] mutatedOnce(byte... message) {
        if (message.length == 0) {
            return any();
        }
        var at = random.nextInt(message.length);
        return switch (random.nextInt(5)) {
            case 0 -> {
                var flipped = message.clone();
                flipped[at] ^= (byte) (1 << random.nextInt(8));
                yield flipped;
            }
            case 1 -> joined(Arrays.copyOf(message, at), one(), rest(message, at));
            case 2 -> joined(Arrays.copyOf(message, at), rest(message, at + 1));
            case 3 -> Arrays.copyOf(message, at);
            default -> {
                var other = any();
                yield joined(Arrays.copyOf(message, at), rest(other, random.nextInt(other.length)));
            }
        };
    }

    private byte[] one() {
        var special = new int[] {0x10, 0x02, 0x03, 0x06, 0x15, 0xFF, 0xF0, 0x1F, 0x82};
        return new byte[] {
            (byte)
                    (random.nextBoolean()
                            ? special[random.nextInt(special.length)]
                            : random.nextInt(256))
        };
    }

    private static byte[] rest(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /// As it came over a network, in a frame that is broken sometimes, or as the end of a status enquiry.
    ///
    /// @return was it good?
    private boolean read(int way, byte... message) {
        return switch (way) {
            case 0, 1, 2 -> {
                var bare = Trace.of(HEX.formatHex(message), Alphabet.CP437);
                showsNoCard(bare);
                yield bare instanceof Traced.Message;
            }
            case 3, 4, 5 -> {
                var wire = random.nextInt(4) == 0 ? mutatedOnce(framed(message)) : framed(message);
                var serial = Trace.of(HEX.formatHex(wire), Alphabet.ASCII);
                showsNoCard(serial);
                agrees(serial, wire);
                yield serial instanceof Traced.Message;
            }
            default -> {
                var completion = Apdu.of(Control.COMPLETION, message);
                var fields = Fields.ofStatusAnswer(completion, Alphabet.LATIN1);
                showsNoCard(fields);
                yield fields.problem().isEmpty();
            }
        };
    }

    /// Unlike [SerialFrame#of], also around what is no message.
    private static byte[] framed(byte... message) {
        var out = new ByteArrayOutputStream();
        out.write(0x10);
        out.write(0x02);
        for (var b : message) {
            out.write(b);
            if (b == 0x10) {
                out.write(b);
            }
        }
        var crc = SerialFrame.crc(message, message.length);
        out.writeBytes(new byte[] {0x10, 0x03, (byte) crc, (byte) (crc >> 8)});
        return out.toByteArray();
    }

    /// What the one reads as a message is one for the other.
    private static void agrees(Traced traced, byte... wire) {
        var reader = new SerialReader();
        var last = (Event) new Event.Nothing();
        for (var b : wire) {
            last = reader.feed(b & 0xFF);
        }
        if (traced instanceof Traced.Message message && message.frame() == Traced.Frame.SERIAL) {
            assertTrue(last instanceof Event.Message, () -> HEX.formatHex(wire));
        }
        if (traced instanceof Traced.Bad bad && bad.fault() == Traced.Fault.CRC) {
            assertFalse(last instanceof Event.Message, () -> HEX.formatHex(wire));
        }
    }

    private static void showsNoCard(Traced traced) {
        switch (traced) {
            case Traced.Acknowledge _ -> {}
            case Traced.Bad bad -> bad.kept().forEach(AnyBytesTest::showsNoCard);
            case Traced.Message message -> showsNoCard(message.fields());
        }
    }

    /// All that drivers can ask for, too.
    private static void showsNoCard(Fields fields) {
        fields.all().forEach(AnyBytesTest::showsNoCard);
        var numbers =
                List.of(
                        fields.result(),
                        fields.amount(),
                        fields.currency(),
                        fields.receipt(),
                        fields.turnover(),
                        fields.trace(),
                        fields.verification(),
                        fields.registrationStatus(),
                        fields.terminalStatus(),
                        fields.batch());
        assertEquals(10, numbers.size());
        hidden(
                String.join(
                        "|",
                        fields.terminal().orElse(""),
                        fields.time().orElse(""),
                        fields.date().orElse(""),
                        fields.approval(),
                        fields.cardName(),
                        fields.text(),
                        fields.softwareVersion(),
                        fields.transactionId().orElse(""),
                        fields.intermediateStatus().text(),
                        fields.printLines().toString(),
                        fields.printBlock().toString(),
                        fields.toString()));
        assertTrue(fields.lastFour().length() <= 4);
    }

    private static void showsNoCard(Field field) {
        hidden(field.hex().orElse(""));
        if (field.value() instanceof Field.Value.Words(var text)) {
            hidden(text);
        }
        hidden(field.toString());
        assertTrue(field.meaning().orElse("").length() < 60);
    }

    private static void hidden(String said) {
        assertFalse(said.contains(CARD), said);
        assertFalse(said.contains(CARD_IN_ASCII), said);
    }

    @Test
    void thePlantedNumbersWouldBeSeen() {
        assertEquals(
                PLANTED.size(),
                PLANTED.stream()
                        .filter(each -> each.contains(CARD) || each.contains(CARD_IN_ASCII))
                        .count());
    }
}
