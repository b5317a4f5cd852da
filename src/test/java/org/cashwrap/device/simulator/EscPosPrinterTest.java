package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import javax.imageio.ImageIO;

/// The simulated printer by the book, and its troubles.
class EscPosPrinterTest {
    private static final String ALL_STATUS = "100401 100402 100403 100404";
    private static final String KICK = "1B700032FA";

    /// The margin of the paper and of the desk around it.
    private static final int MARGIN = 24 + 32;

    /// 15 mm from the head to the cutter.
    private static final int HEAD = 24 + 120;

    @TempDir private Path folder;

    private PrinterBench printer(String script) {
        return new PrinterBench(folder, script);
    }

    // Receipts

    @Test
    void aReceiptFallsOutWhenItIsCutAndIsProvenWhenItIsPrinted() throws IOException {
        try (var bench = printer("")) {
            bench.send("1B40");
            bench.type("one\ntwo\n");
            bench.send(PrinterBench.CUT + PrinterBench.PRINTED);
            assertEquals("", bench.said());
            bench.pass(1000);
            assertEquals("37223132333400", bench.said());
            assertEquals(
                    List.of("0001.bin", "0001.png", "0001.txt", "events.jsonl"), bench.files());
            assertEquals("one\ntwo\n", bench.text("0001.txt"));
            assertEquals("\u001B@one\ntwo\n\u001DVB\0", bench.text("0001.bin"));
            assertEquals(
                    List.of(
                            "{\"what\":\"status\",\"power\":true,\"online\":true,\"cover_open\":false,"
                                + "\"paper\":\"good\"}",
                            "{\"what\":\"receipt\",\"name\":\"0001\",\"part\":false}"),
                    bench.events());
            var picture = ImageIO.read(folder.resolve("0001.png").toFile());
            assertEquals(576 + 2 * MARGIN, picture.getWidth());
            assertEquals(HEAD + 2 * 29 + 24, picture.getHeight());
        }
    }

    @Test
    void whatIsBelowTheCutterWhenItCutsHangsOutOfTheNextReceipt() {
        try (var bench = printer("")) {
            bench.type("a\nb\nc\nd\ne\nf\n");
            bench.send("1D5600");
            bench.pass(2000);
            // 15 mm are four lines of 29 dots and a bit.
            assertEquals("a\n", bench.text("0001.txt"));
            bench.send(PrinterBench.CUT);
            bench.pass(2000);
            assertEquals("b\nc\nd\ne\nf\n", bench.text("0002.txt"));
        }
    }

    @Test
    void theNumbersGoOnBehindWhatLiesThere() throws IOException {
        Files.writeString(folder.resolve("0041.part.bin"), "");
        try (var bench = printer("")) {
            bench.type("x\n");
            bench.send(PrinterBench.CUT);
            bench.pass(1000);
            assertTrue(bench.files().contains("0042.bin"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    1B6101 48690A               | '                       Hi'
                    1B6102 48690A               | '                                              Hi'
                    1B6102 1D2111 48690A        | '                                            Hi'
                    1D2111 48690A               | Hi
                    41 09 42 0A                 | 'A       B'
                    1B440500 41 09 42 0A        | 'A    B'
                    1B7413 D5 A4 0A             | €ñ
                    1B7410 80 F1 0A             | €ñ
                    1B7463 41 80 0A             | 'A\uFFFD'
                    1B4D01 48690A               | Hi
                    1B24 3C00 48690A            | '     Hi'
                    1D4C 3C00 48690A            | '     Hi'
                    1B2A21 0200 FF0000 0000FF 0A | [picture 2x24]
                    1D763000 01000200 FF00      | [picture 8x2]
                    1D763003 01000200 FF00      | [picture 16x4]
                    1D284C 0C00 3070 30 0101 31 0800 0200 FF00 1D284C 0200 3032 | [picture 8x2]
                    1D6B04 313233 00            | [bar code 123]
                    1D286B 0500 3150304142 1D286B 0300 315130 | [code AB]
                    1B3D02 41 1B3D01 420A       | B
                    """)
    void whatStandsOnThePaper(String bytes, String line) {
        try (var bench = printer("")) {
            bench.send(bytes);
            bench.send(PrinterBench.CUT);
            bench.pass(3000);
            assertEquals(line + "\n", bench.text("0001.txt"));
        }
    }

    @Test
    void aLineThatIsTooLongGoesOnInTheNext() {
        try (var bench = printer("")) {
            bench.type("x".repeat(50) + "\n");
            bench.send(PrinterBench.CUT);
            bench.pass(1000);
            assertEquals("x".repeat(48) + "\nxx\n", bench.text("0001.txt"));
        }
    }

    @Test
    void everyDotOfAPictureIsWhereItWasSent() throws IOException {
        try (var bench = printer("")) {
            bench.send("1D763000 02000200 8001 4002" + PrinterBench.CUT);
            bench.pass(1000);
            var picture = ImageIO.read(folder.resolve("0001.png").toFile());
            var seen = new StringBuilder();
            for (var y = 0; y < 2; y++) {
                for (var x = 0; x < 16; x++) {
                    var isBlack = (picture.getRGB(MARGIN + x, HEAD + y) & 0xFF) < 128;
                    seen.append(isBlack ? '#' : '.');
                }
            }
            assertEquals("#..............#.#............#.", seen.toString());
        }
    }

    @Test
    void spacingIsInItsOwnUnits() throws IOException {
        try (var bench = printer("motionUnit: 406")) {
            bench.send("1B4A64" + "1D50CBCB" + "1B4A64");
            bench.type("x\n");
            bench.send(PrinterBench.CUT);
            bench.pass(1000);
            var picture = ImageIO.read(folder.resolve("0001.png").toFile());
            assertEquals(HEAD + 50 + 100 + 29 + 24, picture.getHeight());
        }
    }

    @Test
    void whatIsLeftWhenTheCableGoesIsTornOff() {
        try (var bench = printer("")) {
            bench.type("half\nrest");
            bench.printer().cableGone();
            bench.pass(1000);
            assertEquals("half\n", bench.text("0001.part.txt"));
            assertEquals("half\n", bench.text("0001.part.bin"));
            bench.type("ing\n");
            bench.send(PrinterBench.CUT);
            bench.pass(1000);
            assertEquals("resting\n", bench.text("0002.txt"));
        }
    }

    @Test
    void aCommandThatWasCutOffSwallowsTheNextReceipt() {
        try (var bench = printer("")) {
            bench.send("1D763000 0A000400 FFFF");
            bench.printer().cableGone();
            bench.type("A receipt that is eaten by the picture\n");
            bench.send(PrinterBench.CUT);
            bench.pass(2000);
            assertTrue(bench.text("0001.txt").startsWith("[picture 80x4]\n"));
            assertFalse(bench.text("0001.txt").contains("eaten"));
        }
    }

    // Answers

    @Test
    void statusIsAnsweredAtOnce() {
        try (var bench = printer("")) {
            assertEquals("12121212", bench.ask(ALL_STATUS));
            assertEquals("00", bench.ask("1D7201"));
            assertEquals("00", bench.ask("1D7202"));
            assertEquals("5F4361736877726170005F53696D756C61746F7200", bench.ask("1D4942 1D4943"));
            assertEquals("200201", bench.ask("1D4901 1D4902 1D4903"));
        }
        try (var bench = printer("paperLow: true")) {
            assertEquals("1212121E", bench.ask(ALL_STATUS));
            assertEquals("03", bench.ask("1D7201"));
        }
    }

    @Test
    void changesAreToldAsLongAsTheTillWantsThem() {
        try (var bench = printer("receipts: [{fault: cover-open, afterLines: 1, forMs: 1000}]")) {
            assertEquals("1000000F", bench.ask("1D610F"));
            bench.type("x\n");
            bench.pass(500);
            assertEquals("3800000F", bench.said());
            assertEquals("1A161212", bench.ask(ALL_STATUS));
            bench.pass(1000);
            assertEquals("1000000F", bench.said());
            bench.send("1B40" + KICK);
            bench.pass(500);
            assertEquals("", bench.said());
        }
    }

    @Test
    void aPoorPrinterSaysLess() {
        try (var bench =
                printer("answers: {realTime: false, asb: false, processId: false, gsR: false}")) {
            assertEquals("", bench.ask(ALL_STATUS + "1D610F 1D7201" + PrinterBench.PRINTED));
        }
    }

    // Trouble

    @Test
    void paperThatEndsInTheMiddleHoldsWhatFollowsUntilThereIsANewRoll() {
        try (var bench =
                printer(
                        "{receipts: [{fault: paper-end, afterLines: 2, forMs: 3000}], bufferBytes:"
                                + " 64}")) {
            bench.type("one\ntwo\nthree\n");
            bench.send("1D7201" + PrinterBench.PRINTED);
            bench.pass(500);
            assertEquals("1A32127E", bench.ask(ALL_STATUS));
            assertTrue(bench.type("x".repeat(100)) < 100);
            assertFalse(bench.printer().takesMore());
            bench.pass(2000);
            assertEquals("", bench.said());
            bench.pass(1000);
            assertEquals("0037223132333400", bench.said());
            bench.send("0A" + PrinterBench.CUT);
            bench.pass(1000);
            assertTrue(bench.text("0001.txt").startsWith("one\ntwo\nthree\nxxx"));
        }
    }

    @Test
    void aRollThatWasEmptyBeforeIsSeenBeforeAnythingIsSent() {
        try (var bench =
                printer("receipts: [{fault: paper-end, forMs: 1000}, {fault: paper-end}]")) {
            bench.pass(60_000);
            assertEquals("32", bench.ask("100402"));
            bench.pass(1100);
            assertEquals("12", bench.ask("100402"));
            bench.type("x\n");
            bench.send(PrinterBench.CUT + PrinterBench.PRINTED);
            bench.pass(900);
            assertEquals("37223132333400", bench.said());
            // Some time behind the receipt.
            assertEquals("32", bench.ask("100402"));
            bench.pass(600_000);
            assertEquals("32", bench.ask("100402"));
        }
    }

    @Test
    void powerOffLosesWhatIsNotPrinted() {
        try (var bench = printer("receipts: [{fault: off, afterLines: 1, forMs: 1000}]")) {
            bench.type("one\ntwo\nthree\n");
            bench.pass(200);
            assertTrue(bench.printer().isOff());
            assertEquals("", bench.ask(ALL_STATUS));
            assertEquals("one\n", bench.text("0001.part.txt"));
            bench.pass(1000);
            assertFalse(bench.printer().isOff());
            bench.type("again\n");
            bench.send(PrinterBench.CUT);
            bench.pass(1000);
            assertEquals("again\n", bench.text("0002.txt"));
        }
    }

    @Test
    void slowIsSlowSilentIsSilentAndAStalledOneTakesNothing() {
        try (var bench =
                printer(
                        """
                        receipts:
                          - {fault: slow, linesPerSecond: 1}
                          - {fault: silent}
                          - {fault: stall, forMs: 1000}
                        """)) {
            bench.type("a\nb\nc\n");
            bench.send(PrinterBench.CUT + PrinterBench.PRINTED);
            bench.pass(2900);
            assertFalse(bench.files().contains("0001.bin"));
            bench.pass(1500);
            assertEquals("37223132333400", bench.said());
            bench.pass(500);
            assertEquals("", bench.ask("100401"));
            bench.type("a\n");
            bench.send(PrinterBench.CUT + PrinterBench.PRINTED);
            bench.pass(800);
            assertEquals("", bench.said());
            bench.pass(200);
            assertEquals(0, bench.type("z"));
            bench.pass(1000);
            assertEquals("12", bench.ask("100401"));
            assertTrue(bench.files().contains("0002.bin"));
        }
    }

    @Test
    void whatIsObeyedAtOnceIsObeyedInAPictureToo() {
        try (var bench = printer("")) {
            bench.send("1D763000 0A000100 AA AA 10140100 02 100401 AA" + PrinterBench.CUT);
            assertEquals("12", bench.said());
            bench.pass(1000);
            assertEquals(
                    List.of(
                            "{\"what\":\"surprise\",\"command\":\"DLE DC4"
                                    + " 1\",\"name\":\"kick-now\",\"inside\":\"GS v 0\"}",
                            "{\"what\":\"kick\",\"pin\":2,\"on_ms\":200,\"off_ms\":200,\"by\":\"DLE"
                                    + " DC4 1\"}",
                            "{\"what\":\"surprise\",\"command\":\"DLE"
                                    + " EOT\",\"name\":\"status-now\",\"inside\":\"GS v 0\"}"),
                    bench.events().subList(1, 4));
            // Such kicks can be forbidden.
            bench.send("1D2844 0500 1401000200" + "1D763000 05000100 10140100 02");
            assertEquals(
                    1, bench.events().stream().filter(each -> each.contains("\"kick\"")).count());
        }
    }

    @Test
    void itForgetsWhatItHasNotPrintedWhenItIsTold() {
        try (var bench = printer("receipts: [{fault: paper-end, afterLines: 1}]")) {
            bench.type("one\ntwo\nthree\n");
            bench.pass(500);
            assertEquals("372500", bench.ask("10140801031401060208"));
            assertTrue(
                    bench.events().contains("{\"what\":\"clear\",\"bytes\":10}"),
                    bench.events()::toString);
        }
    }

    // The drawer

    @Test
    void theDrawerOpensAndItsSwitchSaysSo() {
        try (var bench = printer("drawer: {openLevel: low, closesAfterMs: 1000}")) {
            assertEquals("1400000F", bench.ask("1D61FF"));
            assertEquals("1601", bench.ask("100401 1D7202"));
            bench.send(KICK);
            bench.pass(200);
            assertEquals("1000000F", bench.said());
            assertEquals("1200", bench.ask("100401 1D7202"));
            bench.pass(1000);
            assertEquals("1400000F", bench.said());
            assertEquals(
                    List.of(
                            "{\"what\":\"kick\",\"pin\":2,\"on_ms\":100,\"off_ms\":500,\"by\":\"ESC"
                                    + " p\"}",
                            "{\"what\":\"drawer\",\"open\":true}",
                            "{\"what\":\"drawer\",\"open\":false}"),
                    bench.events().subList(1, 4));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stuck: true, 12",
        "wired: false, 16",
        "pin: 5, 12",
        "needsMs: 200, 12",
        "pin: 2, 16"
    })
    void someDrawersDoNotOpenOrCannotBeSeen(String drawer, String status) {
        try (var bench = printer("drawer: {" + drawer + "}")) {
            bench.send(KICK);
            bench.pass(500);
            assertEquals(status, bench.ask("100401"));
        }
    }

    @Test
    void aKickWaitsBehindPaperThatHasEndedAndAKickAtOnceDoesNot() {
        try (var bench = printer("receipts: [{fault: paper-end}]")) {
            bench.send(KICK + "1014010102");
            bench.pass(100);
            assertEquals(
                    List.of(
                            "{\"what\":\"kick\",\"pin\":5,\"on_ms\":200,\"off_ms\":200,\"by\":\"DLE"
                                    + " DC4 1\"}"),
                    bench.events().stream().filter(each -> each.contains("\"kick\"")).toList());
        }
    }

    @Test
    void nothingBreaksIt() {
        var random = new Random(20_07);
        var introducers =
                new int[] {
                    0x1B, 0x1D, 0x1C, 0x10, 0x0A, 0x76, 0x30, 0x4C, 0x28, 0x56, 0x2A, 0x00, 0x01
                };
        try (var bench = printer("")) {
            for (var i = 0; i < 30_000; i++) {
                var b =
                        random.nextInt(3) == 0
                                ? random.nextInt(256)
                                : introducers[random.nextInt(introducers.length)];
                bench.send((byte) b);
                if (i % 50 == 0) {
                    bench.printer().receive(0x0A);
                    bench.pass(200);
                }
                if (i % 1000 == 0) {
                    bench.printer().cableGone();
                }
            }
        }
    }
}
