package org.cashwrap.device.driver.escpos;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.receipt.Direction;
import org.cashwrap.core.receipt.Document;
import org.cashwrap.core.receipt.Layout;
import org.cashwrap.core.receipt.Line;
import org.cashwrap.core.receipt.Line.Big;
import org.cashwrap.core.receipt.Line.Blank;
import org.cashwrap.core.receipt.Line.Centered;
import org.cashwrap.core.receipt.Line.Pair;
import org.cashwrap.core.receipt.Line.Rule;
import org.cashwrap.core.receipt.Line.Text;
import org.cashwrap.core.receipt.Line.Total;
import org.cashwrap.core.receipt.Line.Verbatim;
import org.cashwrap.core.receipt.PaperSamples;
import org.cashwrap.device.driver.escpos.EscPosSettings.Cut;
import org.cashwrap.device.driver.escpos.EscPosSettings.Parameters;
import org.cashwrap.device.driver.escpos.EscPosSettings.Raster.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

class EncoderTest {
    private static final String BEGIN = "1B40 1C2E 1B5200 1D50CBCB 1B7413";
    private static final EscPosSettings NARROW =
            PrinterModels.of(
                    384,
                    203,
                    32,
                    Parameters.DIGITS,
                    Command.GS_V_0,
                    24,
                    Cut.NONE,
                    PrinterModels.pages());

    @Test
    void aReceiptIsLettersLooksAndACut() {
        var job =
                encode(
                        PrinterModels.of(
                                384,
                                203,
                                32,
                                Parameters.BINARY,
                                Command.GS_V_0,
                                24,
                                Cut.FEED_AND_CUT,
                                PrinterModels.pages()),
                        new Centered("Riverside Store"),
                        new Big("COPY 2"),
                        new Blank(),
                        new Pair("Cash", "79.30"),
                        new Total("Paid", "79.30"),
                        new Text("Thank you"));

        assertEquals(
                hex(
                        BEGIN
                                + text("        Riverside Store")
                                + "0A 1D2101"
                                + text("             COPY 2")
                                + "0A 1D2100 0A"
                                + text("Cash                       79.30")
                                + "0A 1B4501"
                                + text("Paid                       79.30")
                                + "0A 1B4500"
                                + text("Thank you")
                                + "0A 0A 1D564200"),
                hex(job.bytes()));
    }

    @Test
    void spanishIsPrintedWithTheFirstCharacterSetThatHoldsIt() {
        var job = encode(NARROW, new Text("€ñáÑ¿¡"), new Total("Total", "1.00"));

        assertEquals(
                hex(
                        BEGIN
                                + "D5A4A0A5A8AD 0A 1B4531"
                                + text("Total                       1.00")
                                + "0A 1B4530 0A0A0A0A0A"),
                hex(job.bytes()));
    }

    @Test
    void theCharacterSetChangesOnlyWhereALineNeedsAnother() {
        var job =
                encode(
                        NARROW,
                        new Text("a€"),
                        new Text("plain"),
                        new Text("“a”"),
                        new Text("plain"),
                        new Text("“b”"),
                        new Text("ñ"),
                        new Text("αβγ"));

        assertEquals(
                hex(
                        BEGIN
                                + "61D50A"
                                + text("plain")
                                + "0A 1B7410 9361940A"
                                + text("plain")
                                + "0A 9362940A 1B7413 A40A 1B742F E1E2E30A 0A0A0A0A0A"),
                hex(job.bytes()));
    }

    @Test
    void aLineThatNoCharacterSetHoldsIsDrawnAndItsNeighboursAreNot() {
        var paper =
                paper(NARROW, new Text("before"), new Pair("Ω ı ł €", "79.30"), new Text("after"));

        assertEquals(List.of("before", "after"), paper.lines().subList(0, 2));
        assertFalse(paper.strips.isEmpty());
        assertEquals(5 + 2, paper.texts.size());
    }

    @Test
    void withoutCharacterSetsOnlyAsciiIsText() {
        var settings =
                PrinterModels.of(
                        576,
                        203,
                        48,
                        Parameters.BINARY,
                        Command.GS_V_0,
                        240,
                        Cut.FULL,
                        new LinkedHashMap<>());

        var job = encode(settings, new Text("plain"));
        assertEquals(
                hex("1B40 1C2E 1B5200 1D50CBCB" + text("plain") + "0A 0A0A0A0A0A 1D5600"),
                hex(job.bytes()));
        assertFalse(Paper.of(encode(settings, new Text("señor")), 576).strips.isEmpty());
    }

    @Test
    void whatOnlySteersNeverGetsToThePrinter() {
        var steering =
                "a\u200E\u200F\u2066b\u2069\u202E\u001B@\u0010\u0004\u0001\u0007\u007F\u0085c\u00A0d";
        var job = encode(NARROW, new Text(steering), new Verbatim(steering, false, true, true));

        var paper = Paper.of(job, 384);
        assertEquals("ab@c d", paper.lines().get(0));
        assertEquals("ab@c d", paper.lines().get(1));
        assertTrue(paper.strips.isEmpty());
    }

    /// windows-1256 holds the letters, but a printer would print them apart and from left to right.
    @Test
    void linesFromRightToLeftAreAlwaysDrawn() {
        var pages = new LinkedHashMap<Charset, Integer>();
        pages.put(Charset.forName("windows-1256"), 50);
        var settings =
                PrinterModels.of(
                        576, 203, 48, Parameters.BINARY, Command.GS_V_0, 240, Cut.FULL, pages);

        var paper = Paper.of(encode(settings, new Text("سلام"), new Text("é")), 576);
        assertFalse(paper.strips.isEmpty());
        assertArrayEquals(new byte[] {(byte) 0xE9}, paper.texts.getFirst().bytes());
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, 0A0A0A0A0A",
        "FEED_AND_CUT, 0A1D564200",
        "PARTIAL, 0A0A0A0A0A1D5601",
        "FULL, 0A0A0A0A0A1D5600"
    })
    void thePaperIsFedAndCutAsThePrinterCan(Cut cut, String end) {
        var job = encode(PrinterModels.with(Command.GS_V_0, cut), new Text("x"));

        assertEquals(end, HexFormat.of().withUpperCase().formatHex(job.commands().getLast()));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everyPieceOfAJobIsWholeAndShort(Language language) {
        for (var command : Command.values()) {
            var job =
                    Encoder.encode(
                            PaperSamples.longReceipt(language),
                            PrinterModels.with(command, Cut.PARTIAL));

            // Reading it piece by piece fails where a command is cut.
            Paper.of(job, 576);
            for (var piece : job.commands()) {
                assertTrue(piece.length > 0 && piece.length <= 4200, () -> piece.length + " bytes");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void theSameDocumentIsTheSameBytesOnAnyThread(Language language) {
        var document = PaperSamples.copy(language);
        var settings = PrinterModels.wide();

        var once = Encoder.encode(document, settings).bytes();
        assertArrayEquals(once, Encoder.encode(document, settings).bytes());
        try (var threads = Executors.newFixedThreadPool(2)) {
            var jobs =
                    List.of(1, 2, 3, 4).stream()
                            .map(_ ->
                                    CompletableFuture.supplyAsync(
                                            () -> Encoder.encode(document, settings).bytes(),
                                            threads))
                            .toList();
            jobs.forEach(job -> assertArrayEquals(once, job.join()));
        }
    }

    @ParameterizedTest
    @CsvSource({"32", "42", "48"})
    void englishAndSpanishAreTheLayoutsLinesAndNoPictures(int columns) {
        for (var language : List.of(Language.EN, Language.ES)) {
            var document = PaperSamples.receipt(language);
            var settings =
                    PrinterModels.of(
                            columns * 12,
                            203,
                            columns,
                            Parameters.BINARY,
                            Command.GS_V_0,
                            240,
                            Cut.FEED_AND_CUT,
                            PrinterModels.pages());

            var paper = Paper.of(Encoder.encode(document, settings), columns * 12);
            var expected = Layout.lines(document.lines(), columns, Direction.LEFT_TO_RIGHT);
            var printed =
                    paper.texts.stream()
                            .map(text -> new String(text.bytes(), Charset.forName("IBM00858")))
                            .toList();
            assertTrue(paper.strips.isEmpty());
            assertEquals(expected, printed.subList(0, expected.size()));
        }
    }

    @Test
    void howMuchPaperItTakesIsKnownBeforehand() {
        var job =
                encode(
                        PrinterModels.wide(),
                        new Text("one"),
                        new Big("two"),
                        new Text("سلام"),
                        new Rule());

        // Three heights of lines, a picture of about two, and five to the cutter, of 4.23 mm each.
        assertTrue(job.heightMm() >= 38 && job.heightMm() <= 48, () -> job.heightMm() + " mm");
    }

    @Test
    void warmingUpLoadsTheFonts() {
        Encoder.warm(PrinterModels.wide());
    }

    private static PrintJob encode(EscPosSettings settings, Line... lines) {
        return Encoder.encode(new Document(List.of(lines), Direction.LEFT_TO_RIGHT), settings);
    }

    private static Paper paper(EscPosSettings settings, Line... lines) {
        return Paper.of(encode(settings, lines), settings.dots());
    }

    private static String text(String ascii) {
        return " "
                + HexFormat.of()
                        .formatHex(ascii.getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                + " ";
    }

    private static String hex(String spaced) {
        return hex(HexFormat.of().parseHex(spaced.replace(" ", "")));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().withDelimiter(" ").formatHex(bytes);
    }
}
