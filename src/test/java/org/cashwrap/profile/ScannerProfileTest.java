package org.cashwrap.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.config.Config;
import org.cashwrap.config.Keys;
import org.cashwrap.config.Read;
import org.cashwrap.device.link.SerialSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a scanner's profile may say.
class ScannerProfileTest {
    private static String shipped() throws IOException {
        return Files.readString(Path.of("hardware-profiles", "scanner", "serial-scanner.yaml"));
    }

    private static Read<ScannerProfile> read(String text) {
        return Config.read(
                "p", text.getBytes(StandardCharsets.UTF_8), ScannerProfile.class, Sourced::misfits);
    }

    private static ScannerProfile valueOf(String text) {
        return switch (read(text)) {
            case Read.Good<ScannerProfile>(var profile, _) -> profile;
            case Read.Bad<ScannerProfile>(var problems) -> throw new AssertionError(problems);
        };
    }

    private static String problems(String text) {
        return switch (read(text)) {
            case Read.Good<ScannerProfile> _ -> "good";
            case Read.Bad<ScannerProfile>(var problems) ->
                    problems.stream()
                            .map(problem -> problem.key() + ": " + problem.why())
                            .collect(Collectors.joining("\n"));
        };
    }

    @Test
    void everyFactIsReadAsItStands() throws IOException {
        var profile =
                valueOf(
                        shipped()
                                .replace("baud: 9600", "baud: 57600")
                                .replace("prefix: \"\"", "prefix: \"02\"")
                                .replace("suffix: \"0D\"", "suffix: 0D0A")
                                .replace("bytes: 1000", "bytes: 129")
                                .replace("byte-ms: 100", "byte-ms: 101")
                                .replace("UTF-8", "ISO-8859-1")
                                .replace("aim-prefix: false", "aim-prefix: true"));

        assertEquals(
                new ScannerProfile(
                        "Any bar code scanner on a serial port",
                        ScannerProfile.Link.SERIAL,
                        new ReceiptPrinterProfile.Serial(57_600, 1, SerialSettings.Flow.NONE),
                        new ScannerProfile.Frame("02", "0D0A", 129, 101),
                        "ISO-8859-1",
                        List.of(
                                ScannerProfile.Symbology.CODE_128,
                                ScannerProfile.Symbology.QR,
                                ScannerProfile.Symbology.PDF417),
                        true,
                        profile.sources()),
                profile);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `link: serial`    | `link: keyboard`        | link: "keyboard" is not one of these; known here: serial
                    `prefix: ""`      | `prefix: "2"`           | frame.prefix: is not what begins a code; write up to 8 bytes, each as two hex digits in capitals, as "02", or "" for none
                    `suffix: "0D"`    | `suffix: ""`            | frame.suffix: is not what ends a code; write 1 to 8 bytes, each as two hex digits in capitals, as "0D" or "0D0A"
                    `suffix: "0D"`    | `suffix: "0d"`          | frame.suffix: is not what ends a code; write 1 to 8 bytes, each as two hex digits in capitals, as "0D" or "0D0A"
                    `bytes: 1000`      | `bytes: 0`              | frame.max-bytes: is not a length of code; write 1 to 4096 bytes
                    `bytes: 1000`      | `bytes: 4097`           | frame.max-bytes: is not a length of code; write 1 to 4096 bytes
                    `byte-ms: 100`    | `byte-ms: 9`            | frame.inter-byte-ms: is not a gap between bytes; write 10 to 1000 milliseconds
                    `byte-ms: 100`    | `byte-ms: 1001`         | frame.inter-byte-ms: is not a gap between bytes; write 10 to 1000 milliseconds
                    `charset: UTF-8`  | `charset: UTF-9`        | charset: is not a character set of Java; write one like UTF-8 or ISO-8859-1
                    `charset: UTF-8`  | `charset: "?"`          | charset: is not a character set of Java; write one like UTF-8 or ISO-8859-1
                    `[code-128, qr, pdf417]` | `[]`             | symbologies: names no kind of code; write one at least, as in [code-128]
                    `[code-128, qr, pdf417]` | `[qr, code-128, qr]` | symbologies[2]: qr stands here already; once is enough
                    `[code-128, qr, pdf417]` | `[code128]`      | symbologies[0]: "code128" is not one of these; did you mean "code-128"?
                    """)
    void whatCannotBeIsRefusedAtItsKey(String good, String bad, String problem) throws IOException {
        var text = shipped();
        assertTrue(text.contains(good), good);

        assertEquals(problem, problems(text.replaceFirst(Pattern.quote(good), bad)));
    }

    @Test
    void everyKeyIsExplainedInTheManual() throws IOException {
        var manual = Files.readString(Path.of("docs", "hardware.md"));

        for (var key : Keys.of(valueOf(shipped()))) {
            assertTrue(manual.contains("\n| `" + key + "` | "), key);
        }
    }
}
