package org.cashwrap.device.driver.escpos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.receipt.Direction;
import org.cashwrap.core.receipt.Document;
import org.cashwrap.core.receipt.Line;
import org.cashwrap.core.receipt.Line.Centered;
import org.cashwrap.core.receipt.Line.Detail;
import org.cashwrap.core.receipt.Line.Ends;
import org.cashwrap.core.receipt.Line.Pair;
import org.cashwrap.core.receipt.Line.Rule;
import org.cashwrap.core.receipt.Line.Text;
import org.cashwrap.core.receipt.Line.Verbatim;
import org.cashwrap.core.receipt.PaperSamples;
import org.cashwrap.device.driver.escpos.EscPosSettings.Cut;
import org.cashwrap.device.driver.escpos.EscPosSettings.Parameters;
import org.cashwrap.device.driver.escpos.EscPosSettings.Raster.Command;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// What is drawn, seen on paper. The pictures are kept in `target/paper`, because no test sees whether they are beautiful.
class PictureTest {
    private static final Direction RTL = Direction.RIGHT_TO_LEFT;
    private static final Direction LTR = Direction.LEFT_TO_RIGHT;

    @ParameterizedTest
    @CsvSource({
        "576, 48, 203, GS_V_0",
        "512, 42, 180, GS_V_0",
        "384, 32, 203, GS_V_0",
        "500, 41, 180, GS_PAREN_L",
        "576, 48, 203, ESC_STAR"
    })
    void persianReceiptsAreWrittenFromEdgeToEdgeAndAreShort(
            int dots, int columns, int dpi, Command command) {
        var settings = settings(dots, columns, dpi, command);
        var longest = PaperSamples.longReceipt(Language.FA);
        see("fa-receipt-", PaperSamples.receipt(Language.FA), settings);
        see("fa-copy-", PaperSamples.copy(Language.FA), settings);
        var job = Encoder.encode(longest, settings);
        var paper = see("fa-long-", longest, settings);

        assertTrue(paper.lines().stream().allMatch(String::isEmpty));
        var whole = (dots + 7) / 8 * paper.height();
        assertTrue(job.size() < whole * 0.65, () -> job.size() + " of " + whole + " bytes");
        // The last letter of what it is for at the right, the last digit of how much at the left.
        var ink = paper.ink(0, paper.height());
        assertTrue(ink.first() <= 8 && ink.last() >= dots - 4, ink::toString);
    }

    @Test
    void threeWaysToSendAPictureAreOnePicture() {
        var document = PaperSamples.copy(Language.FA);
        var pictures = new TreeSet<String>();
        for (var command : Command.values()) {
            var settings = settings(576, 48, 203, command);
            pictures.add(Paper.of(Encoder.encode(document, settings), 576).picture());
        }

        assertEquals(1, pictures.size());
    }

    @Test
    void anEnglishReceiptUnderAPersianHeadIsLettersUnderOnePicture() {
        var settings = settings(576, 48, 203, Command.GS_V_0);
        var receipt = PaperSamples.receipt(Language.EN);
        var plain = Paper.of(Encoder.encode(receipt, settings), 576);

        var paper =
                see(
                        "en-under-persian-",
                        PaperSamples.under("\u2067فروشگاه رودخانه (۲)\u2069", receipt),
                        settings);
        assertEquals(plain.texts, paper.texts);
        var ink = paper.ink(0, 40);
        assertTrue(Math.abs(ink.first() + ink.last() - 576) <= 4, ink::toString);
    }

    @Test
    void aNumberIsReadFromLeftToRightInALineFromRightToLeft() {
        var number = drawn(LTR, new Text("4021-7788")).split("\n", -1);

        assertTrue(endsWith(number, new Text("حساب \u20664021-7788\u2069")));
        // Without the isolate its groups change places.
        assertFalse(endsWith(number, new Text("حساب 4021-7788")));
    }

    /// The line from right to left has these rows of dots at its left end.
    private static boolean endsWith(String[] end, Line line) {
        var whole = drawn(RTL, line).split("\n", -1);
        return IntStream.range(0, end.length)
                .allMatch(row -> whole[row].startsWith(end[row].stripTrailing()));
    }

    @Test
    void lettersAreJoined() {
        var joined = width(new Text("سلام"));
        var apart = width(new Text("س\u200Cل\u200Cا\u200Cم"));

        assertTrue(joined < apart, joined + " against " + apart);
    }

    @Test
    void digitsAreOfOneWidthSoThatAmountsStandInAColumn() {
        var context = new FontRenderContext(null, false, true);
        for (var font : List.of(Fonts.REGULAR, Fonts.BOLD)) {
            for (var zero : List.of('0', '۰', '٠')) {
                var widths = new TreeSet<Double>();
                for (var digit = 0; digit < 10; digit++) {
                    var text = String.valueOf((char) (zero + digit));
                    widths.add(font.deriveFont(25f).getStringBounds(text, context).getWidth());
                }
                assertEquals(1, widths.size(), () -> font.getName() + widths);
            }
        }
        // What differs in length ends at the same dot, in both directions.
        var paper =
                Paper.of(encode(RTL, new Pair("نقد", "۱٬۲۰۰٫۸۰"), new Pair("بقیه", "۲۰٫۸۰")), 576);
        var bands = paper.bands();
        assertEquals(
                paper.inkLeftOf(288, bands.getFirst()).last(),
                paper.inkLeftOf(288, bands.getLast()).last());
    }

    @ParameterizedTest
    @ValueSource(strings = {"92,233,720,368,547,758.07", "۹۲٬۲۳۳٬۷۲۰٬۳۶۸٬۵۴۷٬۷۵۸٫۰۷"})
    void anAmountIsNeverCut(String amount) {
        var narrow = settings(384, 32, 203, Command.GS_V_0);
        var broad = settings(832, 64, 203, Command.GS_V_0);
        for (var direction : Direction.values()) {
            var signs = new TreeSet<Integer>();
            for (var settings : List.of(narrow, broad)) {
                var picture = Painter.paint(List.of(new Pair("", amount)), direction, settings);
                var job = new PrintJob(Strips.of(picture, settings), 0);
                var paper = Paper.of(job, settings.dots());
                signs.add(paper.groups(paper.bands().getLast()));
            }
            assertEquals(1, signs.size(), () -> direction + ": " + signs);
        }
    }

    @Test
    void longLinesBreakBetweenWordsAndNothingIsBesideThePaper() {
        var words = "پرداخت شما بیش از بدهی بود و مازاد آن به حساب شما افزوده شد ".repeat(3);
        for (var dots : List.of(384, 512, 576)) {
            var settings = settings(dots, dots / 12, 203, Command.GS_V_0);
            // Reading fails where a dot lies beside the paper.
            see(
                    "fa-long-lines-",
                    new Document(
                            List.of(
                                    new Text(words),
                                    new Detail(words),
                                    new Centered(words),
                                    new Line.Big(words),
                                    new Ends(words, words),
                                    new Pair(words, "۱٬۲۳۴٫۵۶"),
                                    new Text("\u2066" + "A1-".repeat(40) + "\u2069"),
                                    new Text("ع".repeat(200)),
                                    new Text(""),
                                    new Pair("", ""),
                                    new Rule()),
                            RTL),
                    settings);
        }
    }

    @Test
    void aTerminalsSlipKeepsItsColumns() {
        var settings = settings(576, 48, 203, Command.GS_V_0);
        List<Line> lines =
                List.of(
                        new Verbatim("  Händler  EUR   12,30", false, false, false),
                        new Verbatim("  TA-Nr         000042", false, false, false),
                        new Verbatim("ZAHLUNG ERFOLGT", true, true, true),
                        new Verbatim("مبلغ ۱۲٫۳۰", false, false, false));

        var paper = see("slip-", new Document(lines, RTL), settings);
        var bands = paper.bands();
        var last = paper.ink(bands.getFirst()[0], bands.getFirst()[1] + 1).last();
        assertTrue(last > 20 * 12 && last < 22 * 12, () -> last + " is not the end of column 22");
    }

    @Test
    void everyTextHasItsLetters() throws IOException {
        for (var language : List.of("en", "es", "fa")) {
            var texts = new Properties();
            var file = "/org/cashwrap/text/words_" + language + ".properties";
            try (var words =
                    new InputStreamReader(
                            Objects.requireNonNull(PictureTest.class.getResourceAsStream(file)),
                            StandardCharsets.UTF_8)) {
                texts.load(words);
            }
            for (var text : texts.values()) {
                assertHas(Fonts.REGULAR, text.toString());
                assertHas(Fonts.BOLD, text.toString());
            }
        }
        var marks =
                "\u200C\u200D\u200E\u200F\u061C\u2066\u2067\u2068\u2069\u202A\u202B\u202C\u202D\u202E";
        assertHas(Fonts.REGULAR, marks + "0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥٦٧٨٩٫٬−؟،؛«»€ñáÑ¿¡");
        assertEquals(width(new Text("ab")), width(new Text("a\u2066\u2069\u200Eb")));
    }

    @Test
    void whatTheFontLacksIsABox() {
        var box = drawn(LTR, new Text("\uE123"));

        assertNotEquals("", box);
        assertEquals(box, drawn(LTR, new Text("日")));
        assertEquals(box, drawn(RTL, new Text("𒀀")));
    }

    @ParameterizedTest
    @EnumSource(Command.class)
    void aPictureOfNothingIsPaper(Command command) {
        var settings = settings(384, 32, 203, command);
        var document = new Document(List.of(new Line.Blank(), new Text("\u200F")), RTL);

        assertTrue(Paper.of(Encoder.encode(document, settings), 384).bands().isEmpty());
        assertTrue(Encoder.encode(new Document(List.of(), RTL), settings).size() > 0);
    }

    private static void assertHas(Font font, String text) {
        assertEquals(-1, font.canDisplayUpTo(text), text);
    }

    private static Paper see(String name, Document document, EscPosSettings settings) {
        var paper = Paper.of(Encoder.encode(document, settings), settings.dots());
        paper.save(
                name
                        + settings.raster().command().toString().toLowerCase(Locale.ROOT)
                        + "-"
                        + settings.dots());
        return paper;
    }

    /// Only the ink, wherever it stands.
    private static String drawn(Direction direction, Line line) {
        return Paper.of(encode(direction, line), 576).crop();
    }

    private static int width(Line line) {
        var paper = Paper.of(encode(RTL, line), 576);
        var ink = paper.ink(0, paper.height());
        return ink.last() - ink.first();
    }

    private static PrintJob encode(Direction direction, Line... lines) {
        var settings =
                PrinterModels.of(
                        576,
                        203,
                        48,
                        Parameters.BINARY,
                        Command.GS_V_0,
                        240,
                        Cut.FEED_AND_CUT,
                        new LinkedHashMap<>());
        // As they are drawn, also where the printer has the letters.
        var picture = Painter.paint(List.of(lines), direction, settings);
        return new PrintJob(Strips.of(picture, settings), 0);
    }

    private static EscPosSettings settings(int dots, int columns, int dpi, Command command) {
        return PrinterModels.of(
                dots,
                dpi,
                columns,
                Parameters.BINARY,
                command,
                240,
                Cut.FEED_AND_CUT,
                PrinterModels.pages());
    }
}
