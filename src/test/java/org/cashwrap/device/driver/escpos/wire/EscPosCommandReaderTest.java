package org.cashwrap.device.driver.escpos.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

class EscPosCommandReaderTest {
    private static final int MUTATIONS = Integer.getInteger("escpos.mutations", 200_000);

    /// One of each kind, as the manuals write them.
    private static final String EVERYTHING =
            "1B40 1C2E 1B5200 1B7413 1B2114 1B4D01 1B4501 1B4700 1B2D02 1B6101 1B32 1B331E 1B4A18"
                + " 1B6404 48656C6C6F 0D 0A 09 0C 00 07 1B3D01 1B633300 1B633402 1B633501"
                + " 1B700032FA 1B7001 19 19 1B2A210200 AABBCCDDEEFF 1B2A000300 010203 1D2111 1D4201"
                + " 1D50CBCB 1D4C1000 1D574002 1D5600 1D5631 1D564200 1D564103 1D610F 1D7201 1D4943"
                + " 1D763000 0200 0300 F0F1F2F3F4F5 1D284C 0200 3032 1D284C 0B00 3070300101310800"
                + " 0100 AA 1D286B 0400 31413200 1D2848 0600 3030 41424344 1D2844 0500 1401000200"
                + " 1D2845 0200 0102 1D384C 02000000 3032 1D6B04 313233 00 1D6B49 03 7B4241 1D6832"
                + " 1D7702 1D4802 1D6600 1C26 1C700100 100401 100402 10040701 100501 1014010002"
                + " 1014020108 10140300 01020304 10140701 10140801031401060208 1B440810 00 1B9F 10"
                + " 1B63FF 1D2A0101 0102030405060708";

    private static List<Command> read(byte... bytes) {
        return read(new CommandReader(), bytes);
    }

    private static List<Command> read(CommandReader reader, byte... bytes) {
        var read = new ArrayList<Command>();
        for (var b : bytes) {
            read.addAll(reader.feed(Byte.toUnsignedInt(b)));
        }
        return read;
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static String told(String hex) {
        var reader = new CommandReader();
        var read = read(reader, hex(hex));
        read.addAll(reader.flush());
        return read.stream().map(Command::toString).collect(Collectors.joining(", "))
                + reader.unfinished()
                        .map(rest ->
                                "; unfinished "
                                        + rest.kind().map(CommandKind::sign).orElse("?")
                                        + " missing "
                                        + rest.missing())
                        .orElse("");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1B 40                        | ESC @{}
                    48 69 0A                     | text{} 4869, LF{}
                    1B 70 00 32 FA               | ESC p{m=0, t1=50, t2=250}
                    1B 74 13 D5                  | ESC t{n=19}, text{} D5
                    1D 56 42 00                  | GS V{m=66, n=0}
                    1D 56 00                     | GS V{m=0}
                    1D 76 30 00 02 00 01 00 0A 1B | GS v 0{m=0, x=2, y=1} 0A1B
                    1D 28 4C 02 00 30 32         | GS ( L{p=2} 3032
                    1D 28 41 02 00 00 02         | GS ({x=65, p=2} 0002
                    1D 28 48 06 00 30 30 41 42 43 44 | GS ( H{p=6} 303041424344
                    1D 38 4C 02 00 00 00 30 32   | GS 8 L{p=2} 3032
                    1B 2A 21 01 00 FF 00 FF      | ESC *{m=33, n=1} FF00FF
                    1D 6B 04 31 32 00            | GS k{m=4} 3132
                    1D 6B 49 02 31 32            | GS k{m=73, n=2} 3132
                    1D 61 0F                     | GS a{n=15}
                    10 04 04                     | DLE EOT{n=4} now
                    10 14 01 00 02               | DLE DC4 1{m=0, t=2} now
                    10 14 08 01 03 14 01 06 02 08 | DLE DC4 8{d1=1, d2=3, d3=20, d4=1, d5=6, d6=2, d7=8} now
                    10 14 08 01 03 14 01 06 02 09 | DLE DC4 8{d1=1, d2=3, d3=20, d4=1, d5=6, d6=2, d7=9}
                    41 10 04 01 42               | text{} 41, DLE EOT{n=1} now, text{} 42
                    1D 76 30 00 04 00 01 00 AA 10 04 01 | DLE EOT{n=1} now in GS v 0, GS v 0{m=0, x=4, y=1} AA100401
                    1D 76 30 00 06 00 01 00 10 10 14 01 01 08 | DLE DC4 1{m=1, t=8} now in GS v 0, GS v 0{m=0, x=6, y=1} 101014010108
                    1B 33 10 04 01               | ESC 3{n=16}, unknown{}, DLE EOT{n=1} now in unknown, unknown{}
                    1B 9F 41                     | unknown{}, text{} 41
                    1B 1B 40                     | unknown{}, ESC @{}
                    1B 63 41                     | unknown{}, text{} 41
                    10 41                        | unknown{}, text{} 41
                    7F                           | unknown{}
                    1B 44 08 10 00               | ESC D{} 0810
                    1D 76 30 00 FF FF FF FF 01   | ; unfinished GS v 0 missing 4294836224
                    1B                           | ; unfinished ? missing 1
                    1D 56 42                     | ; unfinished GS V missing 1
                    """)
    void eachCommandByHand(String bytes, String told) {
        assertEquals(told, told(bytes));
    }

    @ParameterizedTest
    @CsvSource({
        "1D284C02003032, print-picture",
        "1D286B0400314131 00, qr-model",
        "1D28480600303041424344, tell-when-printed",
        "1D28440500 1401000200, permit-real-time-commands",
        "1D284502000102, function",
        "1B40, initialise"
    })
    void functionsHaveNames(String bytes, String word) {
        assertEquals(word, read(hex(bytes)).getFirst().word());
    }

    @Test
    void everythingIsReadToItsEndAndNothingIsLost() {
        var bytes = hex(EVERYTHING);
        var reader = new CommandReader();
        var read = read(reader, bytes);
        assertEquals(Optional.empty(), reader.unfinished());
        var put = new ByteArrayOutputStream();
        read.stream()
                .filter(each -> each.inside().isEmpty())
                .forEach(each -> put.writeBytes(each.bytes()));
        assertEquals(HexFormat.of().formatHex(bytes), HexFormat.of().formatHex(put.toByteArray()));
        assertEquals(9, read.stream().filter(Command::isNow).count());
        assertEquals(
                List.of("unknown", "unknown", "unknown"),
                read.stream().map(Command::word).filter("unknown"::equals).toList());
    }

    /// A run of letters may be told early at the end of a piece, and nothing else may differ.
    @Test
    void whereTheBytesAreCutMeansNothing() {
        var bytes = hex(EVERYTHING);
        var whole = read(bytes);
        for (var size = 1; size <= bytes.length; size++) {
            var reader = new CommandReader();
            var read = new ArrayList<Command>();
            for (var from = 0; from < bytes.length; from += size) {
                read.addAll(
                        read(
                                reader,
                                Arrays.copyOfRange(
                                        bytes, from, Math.min(bytes.length, from + size))));
            }
            assertEquals(whole, read);
        }
        for (var cut = 0; cut <= bytes.length; cut++) {
            var reader = new CommandReader();
            var read = read(reader, Arrays.copyOf(bytes, cut));
            read.addAll(reader.flush());
            var told =
                    read.stream()
                            .filter(each -> each.inside().isEmpty())
                            .mapToLong(Command::length)
                            .sum();
            assertEquals(cut, told + reader.pendingLength());
        }
    }

    /// What is obeyed at once is found wherever it stands: before, between and within all others.
    @Test
    void whatIsObeyedAtOnceIsFoundWhereverItStands() {
        var bytes =
                hex(
                        "1D763000 0400 0800"
                                + "AA".repeat(32)
                                + "48656C6C6F 0A 1D284C 0A00"
                                + "33".repeat(10));
        for (var at = 0; at <= bytes.length; at++) {
            var put = new ByteArrayOutputStream();
            put.write(bytes, 0, at);
            put.writeBytes(hex("10 04 02"));
            put.write(bytes, at, bytes.length - at);
            var now = read(put.toByteArray()).stream().filter(Command::isNow).toList();
            assertEquals(1, now.size(), "at " + at);
            assertEquals(CommandKind.DLE_EOT, now.getFirst().kind());
            assertEquals(2, now.getFirst().parameter("n"));
            assertEquals(at, now.getFirst().at());
        }
    }

    @Test
    void noMoreThanAPrinterHasRoomForIsKept() {
        var reader = new CommandReader();
        read(reader, hex("1D384C FFFFFFFF"));
        for (var i = 0; i < 3 * CommandReader.KEPT_MAX; i++) {
            assertEquals(List.of(), reader.feed(0xAA));
        }
        assertEquals(CommandReader.KEPT_MAX, reader.pending().length);
        assertEquals(
                0xFFFFFFFFL - 3 * CommandReader.KEPT_MAX,
                reader.unfinished().orElseThrow().missing());
        reader.drop();
        assertEquals(CommandKind.LF, reader.feed(0x0A).getFirst().kind());
    }

    @Test
    void nothingBreaksIt() {
        var random = new Random(20_07);
        var bytes = hex(EVERYTHING);
        var introducers = hex("1B 1D 1C 10 28 4C 04 14 08 01 00 FF");
        var named = 0L;
        for (var i = 0; i < MUTATIONS; i++) {
            var from = random.nextInt(bytes.length);
            var mutated =
                    Arrays.copyOfRange(
                            bytes, from, Math.min(bytes.length, from + 4 + random.nextInt(60)));
            for (var times = 1 + random.nextInt(4); times > 0; times--) {
                mutated[random.nextInt(mutated.length)] =
                        random.nextBoolean()
                                ? (byte) random.nextInt()
                                : introducers[random.nextInt(introducers.length)];
            }
            var reader = new CommandReader();
            var read = read(reader, mutated);
            read.addAll(reader.flush());
            var told =
                    read.stream()
                            .filter(each -> each.inside().isEmpty())
                            .mapToLong(Command::length)
                            .sum();
            assertEquals(mutated.length, told + reader.pendingLength());
            for (var each : read) {
                named += each.word().equals("unknown") ? 0 : 1;
                assertTrue(!each.toString().isEmpty() && each.data().length == each.dataLength());
            }
        }
        assertTrue(named > MUTATIONS, "most of what is tried must be read");
    }
}
