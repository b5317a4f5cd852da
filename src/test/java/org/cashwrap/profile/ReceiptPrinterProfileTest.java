package org.cashwrap.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.config.Config;
import org.cashwrap.config.Keys;
import org.cashwrap.config.Read;
import org.cashwrap.device.driver.escpos.EscPosSettings;
import org.cashwrap.device.link.SerialSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a receipt printer's profile may say.
class ReceiptPrinterProfileTest {
    private static final Path SHIPPED = Path.of("hardware-profiles", "receipt-printer");

    private static String simulated() throws IOException {
        return Files.readString(SHIPPED.resolve("simulated-escpos.yaml"));
    }

    private static Read<ReceiptPrinterProfile> read(byte[] bytes) {
        return Config.read("p", bytes, ReceiptPrinterProfile.class, Sourced::misfits);
    }

    private static String problems(String text) {
        return switch (read(text.getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<ReceiptPrinterProfile> _ -> "good";
            case Read.Bad<ReceiptPrinterProfile>(var problems) ->
                    problems.stream()
                            .map(problem -> problem.key() + ": " + problem.why())
                            .collect(Collectors.joining("\n"));
        };
    }

    private static ReceiptPrinterProfile valueOf(String text) {
        return switch (read(text.getBytes(StandardCharsets.UTF_8))) {
            case Read.Good<ReceiptPrinterProfile>(var profile, _) -> profile;
            case Read.Bad<ReceiptPrinterProfile>(var problems) ->
                    throw new AssertionError(problems);
        };
    }

    @Test
    void everyFactIsReadAsItStands() throws IOException {
        var profile =
                valueOf(
                        simulated()
                                .replace("simulator: true\n", "")
                                .replace("dots: 576", "dots: 640")
                                .replace("dpi: 203", "dpi: 300")
                                .replace("columns: 48", "columns: 44")
                                .replace("-s: 250", "-s: 251")
                                .replace("kanji: true", "kanji: false")
                                .replace("parameters: binary", "parameters: digits")
                                .replace("windows-1252: 16", "IBM437: 0\n    cp850: 255")
                                .replace("command: gs-v-0", "command: gs-paren-l")
                                .replace("rows: 48", "rows: 49")
                                .replace("units: true", "units: false")
                                .replace("cut: feed-and-cut", "cut: partial")
                                .replace("auto: true", "auto: false")
                                .replace("completion: process-id", "completion: gs-r")
                                .replace("clear: true", "clear: false")
                                .replace("near-end: true", "near-end: false")
                                .replace("[2, 5]", "[5]")
                                .replace("kick: true", "kick: false")
                                .replace("baud: 115200", "baud: 19200")
                                .replace("stop-bits: 1", "stop-bits: 2")
                                .replace("flow: none", "flow: xon-xoff")
                                .replace("port: 9100", "port: 9101"));

        var pages = new LinkedHashMap<String, Integer>();
        pages.put("IBM00858", 19);
        pages.put("IBM437", 0);
        pages.put("cp850", 255);
        assertEquals(
                new ReceiptPrinterProfile(
                        "Simulated ESC/POS printer",
                        ReceiptPrinterProfile.Driver.ESCPOS,
                        Optional.empty(),
                        new ReceiptPrinterProfile.Paper(640, 300, 44, 251),
                        new ReceiptPrinterProfile.Text(
                                false, EscPosSettings.Parameters.DIGITS, pages),
                        new ReceiptPrinterProfile.Raster(
                                EscPosSettings.Raster.Command.GS_PAREN_L, 49, false),
                        EscPosSettings.Cut.PARTIAL,
                        new ReceiptPrinterProfile.Status(
                                true, false, EscPosSettings.Completion.GS_R, false, false),
                        Optional.of(new ReceiptPrinterProfile.Drawer(List.of(5), false, true)),
                        Optional.of(
                                new ReceiptPrinterProfile.Serial(
                                        19_200, 2, SerialSettings.Flow.XON_XOFF)),
                        Optional.of(new ReceiptPrinterProfile.Tcp(9_101)),
                        profile.sources()),
                profile);
    }

    @Test
    void theCodePagesKeepTheOrderOfTheFile() throws IOException {
        var profile =
                valueOf(simulated().replace("IBM00858: 19", "x-IBM1098: 41\n    IBM00858: 19"));

        assertEquals(
                List.of("x-IBM1098", "IBM00858", "windows-1252"),
                List.copyOf(profile.text().codePages().sequencedKeySet()));
    }

    @Test
    void aPrinterMayHaveNoCodePageAtAll() throws IOException {
        var profile =
                valueOf(
                        simulated()
                                .replace(
                                        "code-pages:\n    IBM00858: 19\n    windows-1252: 16",
                                        "code-pages: {}"));

        assertTrue(profile.text().codePages().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    `driver: escpos`       | `driver: star`           | driver: "star" is not one of these; known here: escpos
                    `driver: escpos`       | `driver: escpos\ncolour: red` | colour: unknown key; known here: model, driver, simulator, paper, text, raster, cut, status, drawer, serial, tcp, sources
                    `driver: escpos`       | `driver: escpos\ncut: full` | cut: stands in line 5 already; keep one of the two
                    `Simulated ESC/POS printer` | `""`                | model: write 1 to 100 characters
                    `dots: 576`            | `dots: 199`              | paper.dots: is not a printable width; write 200 to 832 dots
                    `dots: 576`            | `dots: 833`              | paper.dots: is not a printable width; write 200 to 832 dots
                    `dots: 576`            | `dots: 383`              | paper.columns: does not go into 383 dots; a character of font A is 12 dots wide on most printers
                    `dots: 576`            | `dots: 200`              | paper.columns: does not go into 200 dots; a character of font A is 12 dots wide on most printers
                    `dpi: 203`             | `dpi: 204`               | paper.dpi: is not a density of dots; write 180, 203 or 300 dots an inch
                    `columns: 48`          | `columns: 31`            | paper.columns: is not a length of line; write 32 to 64 characters
                    `columns: 48`          | `columns: 65`            | paper.columns: is not a length of line; write 32 to 64 characters
                    `-s: 250`              | `-s: 9`                  | paper.speed-mm-per-s: is not a speed of paper; write 10 to 1000 millimetres a second
                    `-s: 250`              | `-s: 1001`               | paper.speed-mm-per-s: is not a speed of paper; write 10 to 1000 millimetres a second
                    `parameters: binary`   | `parameters: ascii`      | text.parameters: "ascii" is not one of these; known here: binary, digits
                    `IBM00858: 19`         | `IBM00858: 300`          | text.code-pages.IBM00858: is not the number of a code page; write 0 to 255
                    `IBM00858: 19`         | `IBM00858: -1`           | text.code-pages.IBM00858: is not the number of a code page; write 0 to 255
                    `IBM00858: 19`         | `IBM00858: "19"`         | text.code-pages.IBM00858: "19" is a text; write the number without quotes
                    `IBM00858: 19`         | `page858: 19`            | text.code-pages.page858: is not a character set of Java; write one like IBM437, IBM00858 (which is code page 858), windows-1252 or ISO-8859-15
                    `IBM00858: 19`         | `"no such": 19`          | text.code-pages."no such": is not a character set of Java; write one like IBM437, IBM00858 (which is code page 858), windows-1252 or ISO-8859-15
                    `IBM00858: 19`         | `"": 19`                 | text.code-pages."": is not a character set of Java; write one like IBM437, IBM00858 (which is code page 858), windows-1252 or ISO-8859-15
                    `IBM00858: 19`         | `UTF-8: 19`              | text.code-pages.UTF-8: has characters of more than one byte, which no code page has; write one like IBM00858 or windows-1252
                    `IBM00858: 19`         | `Shift_JIS: 19`          | text.code-pages.Shift_JIS: has characters of more than one byte, which no code page has; write one like IBM00858 or windows-1252
                    `IBM00858: 19`         | `IBM1047: 19`            | text.code-pages.IBM1047: writes digits and letters in bytes of its own, which no code page does; write one like IBM00858 or windows-1252
                    `windows-1252: 16`     | `cp00858: 16`            | text.code-pages.cp00858: is another name of IBM00858; keep one of the two
                    `windows-1252: 16`     | `windows-1252: 19`       | text.code-pages.windows-1252: has the number of IBM00858; a code page holds one character set, so keep the right one
                    `windows-1252: 16`     | `IBM00858: 16`           | text.code-pages.IBM00858: stands in line 17 already; keep one of the two
                    `  code-pages:\n    IBM00858: 19\n    windows-1252: 16\n` | `  code-pages:\n` | text.code-pages: has no value; write {} for none
                    `command: gs-v-0`      | `command: gs-v-1`        | raster.command: "gs-v-1" is not one of these; did you mean "gs-v-0"?
                    `rows: 48`             | `rows: 7`                | raster.strip-rows: is not a height of a strip; write 8 to 2303 rows of dots
                    `rows: 48`             | `rows: 2304`             | raster.strip-rows: is not a height of a strip; write 8 to 2303 rows of dots
                    `gs-v-0\n  strip-rows: 48` | `gs-paren-l\n  strip-rows: 911` | raster.strip-rows: is more than one GS ( L holds at 576 dots; write at most 910
                    `cut: feed-and-cut`    | `cut: maybe`             | cut: "maybe" is not one of these; known here: none, feed-and-cut, partial, full
                    `completion: process-id` | `completion: asb`      | status.completion: "asb" is not one of these; known here: process-id, gs-r, none
                    `real-time: true\n  auto: true` | `real-time: false\n  auto: false` | status.near-end: is learned by a status, and the printer tells none; set real-time or auto, or write false
                    `[2, 5]`               | `[]`                     | drawer.connectors: names none; write [2] or [2, 5], or leave drawer: out
                    `[2, 5]`               | `[2, 3]`                 | drawer.connectors[1]: is not a pin that kicks a drawer; write 2 or 5
                    `[2, 5]`               | `[2, 2]`                 | drawer.connectors[1]: stands here already; once is enough
                    `baud: 115200`         | `baud: 14400`            | serial.baud: is not a speed of a serial line; write 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200
                    `stop-bits: 1`         | `stop-bits: 0`           | serial.stop-bits: is not a number of stop bits; write 1 or 2
                    `stop-bits: 1`         | `stop-bits: 3`           | serial.stop-bits: is not a number of stop bits; write 1 or 2
                    `flow: none`           | `flow: dtr-dsr`          | serial.flow: "dtr-dsr" is not one of these; known here: none, rts-cts, xon-xoff
                    `port: 9100`           | `port: 0`                | tcp.port: is not a port; write 1 to 65535
                    `port: 9100`           | `port: 65536`            | tcp.port: is not a port; write 1 to 65535
                    `[paper.dots, `        | `[`                      | sources: names no source for paper.dots; add it, with "known: assumed" if nobody has checked it
                    `[paper.dots, `        | `[paper.dots, driver, `  | sources[0].keys[1]: "driver" is no fact of this file; known here: paper.dots, paper.dpi, paper.columns, paper.speed-mm-per-s, text.cancel-kanji, text.parameters, text.code-pages, raster.command, raster.strip-rows, raster.motion-units, cut, status.real-time, status.auto, status.completion, status.clear, status.near-end, drawer.connectors, drawer.real-time-kick, drawer.sense, serial.baud, serial.stop-bits, serial.flow, tcp.port
                    """)
    void whatCannotBeIsRefusedAtItsKey(String good, String bad, String problem) throws IOException {
        var text = simulated();
        assertTrue(text.contains(good), good);

        assertEquals(problem, problems(text.replaceFirst(Pattern.quote(good), bad)));
    }

    @Test
    void aDrawersSwitchIsLearnedByAStatus() throws IOException {
        assertEquals(
                "drawer.sense: is learned by a status, and the printer tells none; set"
                        + " status.real-time or status.auto, or write false",
                problems(
                        simulated()
                                .replace("real-time: true", "real-time: false")
                                .replace("auto: true", "auto: false")
                                .replace("near-end: true", "near-end: false")));
    }

    /// Nothing is read from a file, and without a serial cable or a network there is nothing else.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    real-time: false   | real-time: true        | status.real-time: needs an answer, and the profile names no cable that brings one; add serial: or tcp:, or write false
                    auto: false        | auto: true             | status.auto: needs an answer, and the profile names no cable that brings one; add serial: or tcp:, or write false
                    completion: none   | completion: process-id | status.completion: needs an answer, and the profile names no cable that brings one; add serial: or tcp:, or write none
                    completion: none   | completion: gs-r       | status.completion: needs an answer, and the profile names no cable that brings one; add serial: or tcp:, or write none
                    clear: false       | clear: true            | status.clear: needs an answer, and the profile names no cable that brings one; add serial: or tcp:, or write false
                    clear: false       | clear: false           | good
                    """)
    void aPrinterThatIsOnlyWrittenToAnswersNothing(String good, String bad, String problem)
            throws IOException {
        var silent = Files.readString(SHIPPED.resolve("generic-58mm.yaml"));
        silent =
                silent.replaceFirst("(?s)serial:\n.*?tcp:.*?\n\n", "")
                        .replaceFirst("(?s)  - keys: \\[serial.*", "");

        assertEquals(problem, problems(silent.replaceFirst(good, bad)));
    }

    @Test
    void manyMistakesAreSaidAtOnceWithFileLineAndKey(@TempDir Path folder) throws IOException {
        var file =
                Files.writeString(
                        Files.createDirectories(folder.resolve("receipt-printer"))
                                .resolve("acme.yaml"),
                        simulated()
                                .replace("dpi: 203", "dpi: 72")
                                .replace("IBM00858: 19", "IBM858: 19")
                                .replace("windows-1252: 16", "windows-1252: 300")
                                .replace("cut: feed-and-cut", "cut: feed-and-cut\nfold: true"));

        assertEquals(
                """
                FILE:9:paper.dpi: is not a density of dots; write 180, 203 or 300 dots an inch
                FILE:18:text.code-pages.windows-1252: is not the number of a code page; write 0 to 255
                FILE:26:fold: unknown key; known here: model, driver, simulator, paper, text, raster, cut, status, drawer, serial, tcp, sources\
                """,
                ProfileCheck.of(file).problems().stream()
                        .map(problem -> problem.toString().replace(file.toString(), "FILE"))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void aFileTooLargeForASettingIsNotRead(@TempDir Path folder) throws IOException {
        var file =
                Files.writeString(
                        Files.createDirectories(folder.resolve("receipt-printer"))
                                .resolve("acme.yaml"),
                        simulated() + "#".repeat(Config.SIZE_MAX));

        assertEquals(
                List.of(file + ":1:-: larger than 1 MiB; a settings file is a few pages"),
                ProfileCheck.of(file).problems().stream().map(Object::toString).toList());
    }

    @Test
    void everyKeyIsExplainedInTheManual() throws IOException {
        var manual = Files.readString(Path.of("docs", "hardware.md"));

        for (var key : Keys.of(valueOf(simulated()))) {
            assertTrue(manual.contains("\n| `" + key + "` | "), key);
        }
    }

    @Test
    void whateverTheBytesAProfileIsReadOrRefusedAndWhatIsReadHolds() throws IOException {
        var random = new Random(20261128);
        var good = simulated().getBytes(StandardCharsets.UTF_8);
        var spice =
                " :-#[]{}\"'\n\t0123456789abcdefABCDEF\u0000~&*!%".getBytes(StandardCharsets.UTF_8);
        var read = 0;
        for (var round = 0; round < 5_000; round++) {
            var bytes = good.clone();
            for (var change = random.nextInt(4); change >= 0; change--) {
                bytes[random.nextInt(bytes.length)] = spice[random.nextInt(spice.length)];
            }
            if (read(bytes) instanceof Read.Good<ReceiptPrinterProfile>(var profile, _)) {
                read++;
                var settings = Printers.settings(profile);
                assertTrue(settings.columns() >= 32 && settings.columns() <= 64);
                assertTrue(settings.dots() >= settings.columns() * 8);
                settings.text()
                        .codePages()
                        .forEach((_, number) -> assertTrue(number >= 0 && number <= 255));
            }
        }
        assertNotEquals(0, read);
        assertNotEquals(5_000, read);
    }
}
