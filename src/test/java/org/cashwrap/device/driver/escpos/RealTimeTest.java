package org.cashwrap.device.driver.escpos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.receipt.Direction;
import org.cashwrap.core.receipt.Document;
import org.cashwrap.core.receipt.Line;
import org.cashwrap.device.driver.escpos.EscPosSettings.Cut;
import org.cashwrap.device.driver.escpos.EscPosSettings.Parameters;
import org.cashwrap.device.driver.escpos.EscPosSettings.Raster.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

class RealTimeTest {
    @ParameterizedTest
    @CsvSource({
        "1004, 0",
        "1005, 0",
        "1014, 0",
        "101004, 1",
        "00FF1B1014, 3",
        "1003, -1",
        "1015, -1",
        "0410, -1",
        "10, -1",
        "'', -1"
    })
    void whereACommandBeginsIsFound(String hex, int at) {
        assertEquals(at, RealTime.find(HexFormat.of().parseHex(hex)));
    }

    @Test
    void numbersThatReadLikeOneAreKnown() {
        assertTrue(RealTime.isNumber(0x0410) && RealTime.isNumber(0x0510));
        assertTrue(RealTime.isNumber(0x1410) && !RealTime.isNumber(0x1004));
    }

    /// Shades of grey made of dots are full of bytes with one bit.
    @ParameterizedTest
    @EnumSource(Command.class)
    void aPictureOfDotsObeysNobodyAndLosesAlmostNone(Command command) {
        var random = new Random(4);
        var turned = 0;
        for (var round = 0; round < 60; round++) {
            var dots = 8 * (4 + random.nextInt(60)) + random.nextInt(8);
            var rows = 1 + random.nextInt(200);
            var picture = dithered(random, dots, rows, 0.02 + 0.2 * random.nextDouble());
            turned += send(picture, dots, rows, command, 1 + random.nextInt(255));
        }

        assertTrue(turned > 0, "the test turns nothing");
    }

    /// Nothing but bytes of such commands.
    @ParameterizedTest
    @EnumSource(Command.class)
    void theWorstPictureObeysNobody(Command command) {
        var random = new Random(5);
        var bytes = new byte[] {0x10, 0x04, 0x05, 0x14, 0x10, 0x00};
        for (var round = 0; round < 20; round++) {
            var bits = new byte[24 * 60];
            for (var at = 0; at < bits.length; at++) {
                bits[at] = bytes[random.nextInt(bytes.length)];
            }
            send(new Picture(192, 60, bits), 192, 60, command, 240);
        }
    }

    /// 1040 rows, and 1040 bytes of a picture with its ten of parameters, are `10 04` in a header.
    @ParameterizedTest
    @EnumSource(Command.class)
    void noNumberInAHeaderReadsLikeACommand(Command command) {
        for (var rows = 1035; rows < 1045; rows++) {
            var bits = new byte[rows];
            Arrays.fill(bits, (byte) 0x80);
            assertEquals(0, send(new Picture(8, rows, bits), 8, rows, command, 2303));
        }
        for (var rows = 100; rows < 140; rows++) {
            var bits = new byte[10 * rows];
            Arrays.fill(bits, (byte) 0xFF);
            assertEquals(0, send(new Picture(80, rows, bits), 80, rows, command, 2303));
        }
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void whateverIsWrittenObeysNobody(Command command) {
        var random = new Random(6);
        for (var round = 0; round < 60; round++) {
            var lines = new ArrayList<Line>();
            for (var line = 0; line < 6; line++) {
                lines.add(any(random));
            }
            var settings =
                    PrinterModels.of(
                            384,
                            203,
                            32,
                            random.nextBoolean() ? Parameters.BINARY : Parameters.DIGITS,
                            command,
                            24,
                            List.of(Cut.values()).get(random.nextInt(4)),
                            PrinterModels.pages());
            var direction = List.of(Direction.values()).get(random.nextInt(2));
            var job = Encoder.encode(new Document(lines, direction), settings);

            assertEquals(-1, RealTime.find(job.bytes()));
            Paper.of(job, 384);
        }
    }

    private static Line any(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> new Line.Text(text(random, 60));
            case 1 -> new Line.Detail(text(random, 60));
            case 2 -> new Line.Centered(text(random, 60));
            case 3 -> new Line.Big(text(random, 60));
            case 4 -> new Line.Ends(text(random, 20), text(random, 20));
            case 5 -> new Line.Pair(text(random, 40), text(random, 12));
            case 6 -> new Line.Total(text(random, 40), text(random, 12));
            case 7 ->
                    new Line.Verbatim(
                            text(random, 50),
                            random.nextBoolean(),
                            random.nextBoolean(),
                            random.nextBoolean());
            default -> new Line.Rule();
        };
    }

    private static String text(Random random, int lengthMax) {
        var text = new StringBuilder();
        var length = random.nextInt(lengthMax);
        var kind = random.nextInt(4);
        while (text.length() < length) {
            text.appendCodePoint(
                    switch (kind == 3 ? random.nextInt(6) : kind) {
                        case 0 -> 0x20 + random.nextInt(0x5F);
                        case 1 -> 0xA0 + random.nextInt(0x160);
                        case 2 -> 0x600 + random.nextInt(0x100);
                        case 3 -> random.nextInt(0x20);
                        case 4 -> 0x2000 + random.nextInt(0x100);
                        default -> random.nextInt(0x3000);
                    });
        }
        return text.toString();
    }

    /// @return how many dots are others on paper
    private static int send(Picture picture, int dots, int rows, Command command, int stripRows) {
        var settings =
                PrinterModels.of(
                        dots,
                        203,
                        48,
                        Parameters.BINARY,
                        command,
                        Math.max(8, stripRows),
                        Cut.NONE,
                        PrinterModels.pages());
        var job = new PrintJob(Strips.of(picture, settings), 0);
        var paper = Paper.of(job, dots);
        var turned = 0;
        for (var y = 0; y < rows; y++) {
            for (var x = 0; x < dots; x++) {
                turned += paper.isBlack(x, y) == picture.isBlack(x, y) ? 0 : 1;
            }
        }
        assertEquals(-1, RealTime.find(job.bytes()));
        assertTrue(turned <= dots * rows / 50 + 1 || rows == 60, turned + " dots turned");
        return turned;
    }

    private static Picture dithered(Random random, int dots, int rows, double grey) {
        var picture = new Picture(dots, rows, new byte[(dots + 7) / 8 * rows]);
        for (var y = 0; y < rows; y++) {
            for (var x = 0; x < dots; x++) {
                if (random.nextDouble() < grey) {
                    picture.flip(x, y);
                }
            }
        }
        return picture;
    }
}
