package org.cashwrap.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.config.Config;
import org.cashwrap.config.Keys;
import org.cashwrap.config.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a card terminal's profile may say.
class CardTerminalProfileTest {
    private static final Path SHIPPED = Path.of("hardware-profiles", "card-terminal");

    private static String simulated() throws IOException {
        return Files.readString(SHIPPED.resolve("simulated-zvt.yaml"));
    }

    private static Read<CardTerminalProfile> read(byte[] bytes) {
        return Config.read("p", bytes, CardTerminalProfile.class, Sourced::misfits);
    }

    private static String problems(String text) {
        return switch (read(text.getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<CardTerminalProfile> _ -> "good";
            case Read.Bad<CardTerminalProfile>(var problems) ->
                    problems.stream()
                            .map(problem -> problem.key() + ": " + problem.why())
                            .collect(Collectors.joining("\n"));
        };
    }

    @Test
    void everyFactIsReadAsItStands() throws IOException {
        var text =
                simulated()
                        .replace("simulator: true\n", "")
                        .replace("[9600]", "[115200, 9600]")
                        .replace("stop-bits: 2", "stop-bits: 1")
                        .replace("t1-ms: 200", "t1-ms: 201")
                        .replace("t2-ms: 5000", "t2-ms: 5002")
                        .replace("transmissions: 3", "transmissions: 2")
                        .replace("port: 20007", "port: 22000")
                        .replace("byte: BE", "byte: 38")
                        .replace("charset: cp437", "charset: latin1")
                        .replace("\"000000\"", "012345")
                        .replace("t3-ms: 5000", "t3-ms: 5003")
                        .replace("t4-ms: 180000", "t4-ms: 180004")
                        .replace("print-blocks: true", "print-blocks: false")
                        .replace("width: 42", "width: 24")
                        .replace("poll-s: 60", "poll-s: 61")
                        .replace("paying: true", "paying: false");
        if (!(read(text.getBytes(StandardCharsets.UTF_8))
                instanceof Read.Good<CardTerminalProfile>(var profile, _))) {
            throw new AssertionError(problems(text));
        }
        assertEquals(
                new CardTerminalProfile(
                        "Simulated ZVT card terminal",
                        CardTerminalProfile.Driver.ZVT,
                        Optional.empty(),
                        Optional.of(
                                new CardTerminalProfile.Serial(
                                        List.of(115_200, 9_600), 1, 201, 5_002, 2)),
                        Optional.of(new CardTerminalProfile.Tcp(22_000)),
                        "38",
                        CardTerminalProfile.Charset.LATIN1,
                        "012345",
                        5_003,
                        180_004,
                        false,
                        24,
                        61,
                        false,
                        profile.sources()),
                profile);
        assertEquals(0x38, profile.config());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `driver: zvt`          | `driver: opi`            | driver: "opi" is not one of these; known here: zvt
                    `driver: zvt\n`        | ``                       | -: "driver" is missing; add it here
                    `driver: zvt`          | `driver: zvt\ncolour: red` | colour: unknown key; known here: model, driver, simulator, serial, tcp, config-byte, charset, factory-password, t3-ms, t4-ms, print-blocks, printer-width, idle-poll-s, abort-while-paying, sources
                    `driver: zvt`          | `driver: zvt\nt3-ms: 5000` | t3-ms: stands in line 5 already; keep one of the two
                    `simulator: true`      | `simulator: yes`         | simulator: "yes" is neither true nor false; write true or false, without quotes
                    `model: Simulated ZVT card terminal` | `model: ""` | model: write 1 to 100 characters
                    `[9600]`               | `[]`                     | serial.baud: names no speed; write one at least, as in [9600]
                    `[9600]`               | `[9600, 4800]`           | serial.baud[1]: is not a speed of ZVT; write 9600, 19200, 57600 or 115200
                    `[9600]`               | `[9600, 9600]`           | serial.baud[1]: stands here already; one try at each speed is enough
                    `[9600]`               | `["9600"]`               | serial.baud[0]: "9600" is a text; write the number without quotes
                    `stop-bits: 2`         | `stop-bits: 0`           | serial.stop-bits: is not a number of stop bits; write 1 or 2
                    `stop-bits: 2`         | `stop-bits: 3`           | serial.stop-bits: is not a number of stop bits; write 1 or 2
                    `t1-ms: 200`           | `t1-ms: 199`             | serial.t1-ms: is not a gap between bytes; write 200 to 1000 milliseconds
                    `t1-ms: 200`           | `t1-ms: 1001`            | serial.t1-ms: is not a gap between bytes; write 200 to 1000 milliseconds
                    `t2-ms: 5000`          | `t2-ms: 999`             | serial.t2-ms: is not a wait for an acknowledgement; write 1000 to 30000 milliseconds
                    `t2-ms: 5000`          | `t2-ms: 30001`           | serial.t2-ms: is not a wait for an acknowledgement; write 1000 to 30000 milliseconds
                    `transmissions: 3`     | `transmissions: 0`       | serial.transmissions: is not a number of transmissions; write 1 to 3
                    `transmissions: 3`     | `transmissions: 4`       | serial.transmissions: is not a number of transmissions; write 1 to 3
                    `port: 20007`          | `port: 0`                | tcp.port: is not a port; write 1 to 65535
                    `port: 20007`          | `port: 65536`            | tcp.port: is not a port; write 1 to 65535
                    `config-byte: BE`      | `config-byte: be`        | config-byte: is not a byte; write two hex digits in capitals, as BE
                    `config-byte: BE`      | `config-byte: 0xBE`      | config-byte: is not a byte; write two hex digits in capitals, as BE
                    `config-byte: BE`      | `config-byte: BF`        | config-byte: sets a reserved bit; leave bits 01 and 40 unset, as in BE
                    `config-byte: BE`      | `config-byte: FE`        | config-byte: sets a reserved bit; leave bits 01 and 40 unset, as in BE
                    `config-byte: BE`      | `config-byte: B6`        | config-byte: leaves bit 08 unset, and then a customer slow at the PIN looks like a dead terminal; set it, as in BE
                    `config-byte: BE`      | `config-byte: 8E`        | config-byte: leaves bit 10 unset, and then payments keyed in at the terminal mix with the till's in its record; set it, as in BE
                    `config-byte: BE`      | `config-byte: 3E`        | config-byte: lets the till print (bits 02, 04) without bit 80, and slips must come ready-made from the terminal; set bit 80, as in BE
                    `config-byte: BE`      | `config-byte: 1A`        | config-byte: lets the till print (bits 02, 04) without bit 80, and slips must come ready-made from the terminal; set bit 80, as in BE
                    `config-byte: BE`      | `config-byte: 1C`        | config-byte: lets the till print (bits 02, 04) without bit 80, and slips must come ready-made from the terminal; set bit 80, as in BE
                    `config-byte: BE`      | `config-byte: B8`        | config-byte: sets bit 80, which means nothing unless the till prints; set bits 02 and 04 as in BE, or none of the three as in 38
                    `charset: cp437`       | `charset: cp473`       | charset: "cp473" is not one of these; did you mean "cp437"?
                    `charset: cp437`       | `charset: ebcdic`        | charset: "ebcdic" is not one of these; known here: cp437, latin1, ascii, utf8
                    `"000000"`             | `"00000"`                | factory-password: is not a terminal's password; write its 6 digits
                    `"000000"`             | `"00000a"`               | factory-password: is not a terminal's password; write its 6 digits
                    `t3-ms: 5000`          | `t3-ms: 999`             | t3-ms: is not a wait for an answer; write 1000 to 60000 milliseconds
                    `t3-ms: 5000`          | `t3-ms: 60001`           | t3-ms: is not a wait for an answer; write 1000 to 60000 milliseconds
                    `t4-ms: 180000`        | `t4-ms: 29999`           | t4-ms: is not a wait for a payment; write 30000 to 900000 milliseconds
                    `t4-ms: 180000`        | `t4-ms: 900001`          | t4-ms: is not a wait for a payment; write 30000 to 900000 milliseconds
                    `printer-width: 42`    | `printer-width: 15`      | printer-width: is not a width of paper; write 16 to 99 characters
                    `printer-width: 42`    | `printer-width: 100`     | printer-width: is not a width of paper; write 16 to 99 characters
                    `idle-poll-s: 60`      | `idle-poll-s: 9`         | idle-poll-s: is not a time between questions; write 10 to 3600 seconds
                    `idle-poll-s: 60`      | `idle-poll-s: 3601`      | idle-poll-s: is not a time between questions; write 10 to 3600 seconds
                    `known: documented`    | `known: maybe`           | sources[0].known: "maybe" is not one of these; known here: tried, documented, assumed
                    `"the simulator takes these as they are"` | `""`  | sources[2].source: write 1 to 300 characters
                    `[factory-password, printer-width, idle-poll-s]` | `[factory-password, idle-poll-s]` | sources: names no source for printer-width; add it, with "known: assumed" if nobody has checked it
                    `[factory-password, printer-width, idle-poll-s]` | `[idle-poll-s]`                   | sources: names no source for factory-password, printer-width; add it, with "known: assumed" if nobody has checked it
                    `[factory-password, printer-width, idle-poll-s]` | `[factory-password, printer-width, idle-poll-s, charset]` | sources[2].keys[3]: "charset" has a source already; keep one of the two
                    `[factory-password, printer-width, idle-poll-s]` | `[factory-password, printer-width, idle-poll-s, model]` | sources[2].keys[3]: "model" is no fact of this file; known here: serial.baud, serial.stop-bits, serial.t1-ms, serial.t2-ms, serial.transmissions, tcp.port, config-byte, charset, factory-password, t3-ms, t4-ms, print-blocks, printer-width, idle-poll-s, abort-while-paying
                    `printer-width: 42\n`  | ``                       | -: "printer-width" is missing; add it here
                    `tcp:\n  port: 20007\n` | ``                      | sources[0].keys[5]: "tcp.port" is no fact of this file; known here: serial.baud, serial.stop-bits, serial.t1-ms, serial.t2-ms, serial.transmissions, config-byte, charset, factory-password, t3-ms, t4-ms, print-blocks, printer-width, idle-poll-s, abort-while-paying
                    """)
    void whatCannotBeIsRefusedAtItsKey(String good, String bad, String problem) throws IOException {
        var text = simulated();
        assertTrue(text.contains(good), good);

        assertEquals(
                problem, problems(text.replaceFirst(Pattern.quote(good), bad == null ? "" : bad)));
    }

    @Test
    void aTerminalIsReachedBySomeCable() throws IOException {
        var text =
                Files.readString(SHIPPED.resolve("zvt-tcp.yaml"))
                        .replace("tcp:\n  port: 20007\n", "")
                        .replace("tcp.port, ", "");

        assertEquals(
                "-: says neither how to talk over a serial cable nor over a network; add serial: or"
                        + " tcp:",
                problems(text));
    }

    @Test
    void manyMistakesAreSaidAtOnceInTheOrderOfTheFile() throws IOException {
        var text =
                simulated()
                        .replace("stop-bits: 2", "stop-bits: 9")
                        .replace("port: 20007", "port: x")
                        .replace("config-byte: BE", "config-byte: Q")
                        .replace("t4-ms: 180000", "t4-ms: 1");

        assertEquals(
                """
                serial.stop-bits: is not a number of stop bits; write 1 or 2
                tcp.port: "x" is not a whole number; write digits only, without leading zeros
                config-byte: is not a byte; write two hex digits in capitals, as BE
                t4-ms: is not a wait for a payment; write 30000 to 900000 milliseconds\
                """,
                problems(text));
    }

    @Test
    void everyKeyIsExplainedInTheManual() throws IOException {
        if (!(read(simulated().getBytes(StandardCharsets.UTF_8))
                instanceof Read.Good<CardTerminalProfile>(var profile, _))) {
            throw new AssertionError("it is not read");
        }
        var manual = Files.readString(Path.of("docs", "hardware.md"));

        for (var key : Keys.of(profile)) {
            assertTrue(manual.contains("\n| `" + key + "` | "), key);
        }
    }

    /// Against the meaning of the bits, written down once more.
    @Test
    void exactlyTheBytesATillCanWorkWithAreTaken() {
        var taken = new TreeSet<String>();
        for (var config = 0; config <= 0xFF; config++) {
            if (ConfigByte.whyNot(config).isEmpty()) {
                taken.add("%02X".formatted(config));
            }
        }
        assertEquals("[18, 38, 9A, 9C, 9E, BA, BC, BE]", taken.toString());
    }

    @Test
    void whateverTheBytesAProfileIsReadOrRefusedAndWhatIsReadHolds() throws IOException {
        var random = new Random(20261123);
        var good = simulated().getBytes(StandardCharsets.UTF_8);
        var spice =
                " :-#[]{}\"'\n\t0123456789abcdefABCDEF\u0000~&*!%".getBytes(StandardCharsets.UTF_8);
        var read = 0;
        for (var round = 0; round < 5_000; round++) {
            var bytes = good.clone();
            for (var change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = spice[random.nextInt(spice.length)];
            }
            if (read(bytes) instanceof Read.Good<CardTerminalProfile>(var profile, _)) {
                read++;
                assertEquals(Optional.empty(), ConfigByte.whyNot(profile.config()));
                assertTrue(profile.factoryPassword().matches("[0-9]{6}"));
                assertTrue(profile.t3Ms() >= 1_000 && profile.t4Ms() <= 900_000);
                profile.serial()
                        .ifPresent(line -> assertTrue(line.t1Ms() >= 200 && line.stopBits() <= 2));
            }
        }
        assertNotEquals(0, read);
        assertNotEquals(5_000, read);
    }
}
