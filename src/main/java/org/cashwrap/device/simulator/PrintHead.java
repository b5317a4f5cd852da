package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.escpos.wire.Command;
import org.cashwrap.device.driver.escpos.wire.CommandKind;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;

/// What prints: letters and pictures of a line, and where the line goes. Knows no time and no trouble; those are
/// [SimulatedPrinter]'s.
///
/// Source: Epson, ESC/POS command reference, standard mode.
final class PrintHead {
    private static final int MM_PER_INCH_TENTHS = 254;
    private static final int TAB = 8;

    private final Paper paper;
    private final int dpi;
    private final int motionUnit;
    private final SortedMap<Integer, Charset> codePages;
    private final Consumer<String> odd;
    private final PrinterFont fontA;
    private final PrinterFont fontB;

    // What ESC @ sets back.
    private Style style = Style.USUAL;
    private int justify;
    private int spacing;
    private int leftMargin;
    private int printWidth;
    private int unitX;
    private int unitY;
    private int letterSpacing;
    private Optional<Charset> page = Optional.empty();
    private List<Integer> tabs = List.of();
    private boolean selected = true;
    private int barHeight;
    private int barWidth;

    private final List<Cell> line = new ArrayList<>();
    private int x;
    private Optional<Dots> stored = Optional.empty();
    private byte[] symbol = new byte[0];
    private int linesDone;

    /// @param wide one to eight
    /// @param high one to eight
    private record Style(
            boolean small, boolean bold, int underline, boolean inverse, int wide, int high) {
        private static final Style USUAL = new Style(false, false, 0, false, 1, 1);
    }

    /// A piece of a line.
    ///
    /// @param text what it says
    private record Cell(int x, Dots dots, String text) {
        private int width() {
            return dots.width();
        }

        private int height() {
            return dots.height();
        }
    }

    /// @param motionUnit how many make an inch until `GS P` says otherwise
    /// @param odd        is told what no printer expects
    PrintHead(
            Paper paper,
            int columns,
            int dpi,
            int motionUnit,
            SortedMap<Integer, Charset> codePages,
            Consumer<String> odd) {
        this.paper = paper;
        this.dpi = dpi;
        this.motionUnit = motionUnit;
        this.codePages = codePages;
        this.odd = odd;
        var width = paper.dots() / columns;
        this.fontA = new PrinterFont(width, 2 * width);
        this.fontB = new PrinterFont(width * 3 / 4, width * 17 / 12);
        initialise();
    }

    Paper paper() {
        return paper;
    }

    /// Lines and pictures printed so far; a picture counts for one each 24 rows begun.
    int linesDone() {
        return linesDone;
    }

    /// Forgets what is on its way, as power off does.
    void restart() {
        line.clear();
        stored = Optional.empty();
        initialise();
    }

    /// Does it put ink on paper or move it?
    static boolean prints(Command command) {
        return switch (command.kind()) {
            case TEXT,
                    LF,
                    ESC_J,
                    ESC_SMALL_D,
                    ESC_STAR,
                    GS_V_0,
                    GS_PAREN_L,
                    GS_8_L,
                    GS_PAREN_SMALL_K,
                    GS_SMALL_K,
                    GS_V,
                    ESC_SMALL_I,
                    ESC_SMALL_M,
                    FS_P ->
                    true;
            default -> false;
        };
    }

    /// Obeys, but for cuts and whatever needs an answer.
    ///
    /// @return how many rows the paper moved
    int obey(Command command) {
        if (!selected
                && command.kind() != CommandKind.ESC_EQUALS
                && command.kind() != CommandKind.ESC_AT) {
            return 0;
        }
        var n = command.parameter("n");
        return switch (command.kind()) {
            case TEXT -> letters(command.data());
            case LF -> feedLine();
            case HT -> {
                x = nextTab();
                yield 0;
            }
            case ESC_AT -> {
                line.clear();
                initialise();
                yield 0;
            }
            case ESC_J -> end(n * dpi / unitY, false);
            case ESC_SMALL_D -> feedLines(n);
            case GS_V_0 -> raster(command);
            case GS_PAREN_L, GS_8_L -> graphics(command);
            case ESC_STAR -> columns(command);
            case GS_PAREN_SMALL_K -> symbol(command);
            case GS_SMALL_K -> barCode(command);
            case FS_P, GS_SLASH -> {
                odd.accept("there is no picture stored in it");
                yield 0;
            }
            case ESC_L -> {
                odd.accept("page mode is not known");
                yield 0;
            }
            case UNKNOWN -> {
                odd.accept("unknown command " + hex(command.bytes()));
                yield 0;
            }
            default -> {
                set(command, n);
                yield 0;
            }
        };
    }

    /// So that what was printed last is above the cutter, and so many motion units more.
    int feedToCutter(int units) {
        return end(paper.toCutter() + units * dpi / unitY, false);
    }

    /// Forgets the letters of a line that has not ended.
    void clearLine() {
        line.clear();
        x = 0;
        stored = Optional.empty();
    }

    /// A cut, wherever the line is: what stands in it is printed first.
    int flushLine() {
        return line.isEmpty() ? 0 : feedLine();
    }

    private void initialise() {
        style = Style.USUAL;
        justify = 0;
        leftMargin = 0;
        printWidth = paper.dots();
        unitX = dpi;
        unitY = motionUnit;
        spacing = usualSpacing();
        letterSpacing = 0;
        page = Optional.ofNullable(codePages.get(0));
        tabs = List.of();
        selected = true;
        barHeight = 162;
        barWidth = 3;
        x = 0;
    }

    /// 3.75 mm.
    private int usualSpacing() {
        return 375 * dpi / (10 * MM_PER_INCH_TENTHS);
    }

    private void set(Command command, int n) {
        var old = style;
        switch (command.kind()) {
            case ESC_EXCLAMATION ->
                    style =
                            new Style(
                                    (n & 1) != 0,
                                    (n & 8) != 0,
                                    (n & 0x80) != 0 ? 1 : 0,
                                    old.inverse(),
                                    (n & 0x20) != 0 ? 2 : 1,
                                    (n & 0x10) != 0 ? 2 : 1);
            case GS_EXCLAMATION ->
                    style =
                            new Style(
                                    old.small(),
                                    old.bold(),
                                    old.underline(),
                                    old.inverse(),
                                    ((n >> 4) & 7) + 1,
                                    (n & 7) + 1);
            case ESC_M ->
                    style =
                            new Style(
                                    (n & 1) != 0,
                                    old.bold(),
                                    old.underline(),
                                    old.inverse(),
                                    old.wide(),
                                    old.high());
            case ESC_E, ESC_G ->
                    style =
                            new Style(
                                    old.small(),
                                    (n & 1) != 0,
                                    old.underline(),
                                    old.inverse(),
                                    old.wide(),
                                    old.high());
            case ESC_MINUS ->
                    style =
                            new Style(
                                    old.small(),
                                    old.bold(),
                                    n % 48 > 2 ? 0 : n % 48,
                                    old.inverse(),
                                    old.wide(),
                                    old.high());
            case GS_B ->
                    style =
                            new Style(
                                    old.small(),
                                    old.bold(),
                                    old.underline(),
                                    (n & 1) != 0,
                                    old.wide(),
                                    old.high());
            case ESC_SMALL_A -> {
                // Only where a line begins.
                if (line.isEmpty()) {
                    justify = n % 48 > 2 ? justify : n % 48;
                }
            }
            case ESC_2 -> spacing = usualSpacing();
            case ESC_3 -> spacing = n * dpi / unitY;
            case ESC_SP -> letterSpacing = n * dpi / unitX;
            case ESC_SMALL_T -> {
                page = Optional.ofNullable(codePages.get(n));
                if (page.isEmpty()) {
                    odd.accept("there is no code page " + n);
                }
            }
            case GS_P -> {
                unitX = command.parameter("x") == 0 ? dpi : command.parameter("x");
                unitY = command.parameter("y") == 0 ? motionUnit : command.parameter("y");
            }
            case GS_L -> leftMargin = Math.min(n * dpi / unitX, paper.dots() - fontA.width());
            case GS_W -> printWidth = Math.clamp(n * dpi / unitX, fontA.width(), paper.dots());
            case ESC_DOLLAR -> x = n * dpi / unitX;
            case ESC_D -> {
                var stops = command.data();
                tabs = new ArrayList<>();
                for (var stop : stops) {
                    tabs.add(Byte.toUnsignedInt(stop) * fontA.width());
                }
                Collections.sort(tabs);
            }
            case ESC_EQUALS -> selected = (n & 1) != 0;
            case GS_SMALL_H -> barHeight = Math.max(1, n);
            case GS_SMALL_W -> barWidth = Math.clamp(n, 1, 6);
            default -> {
                // It changes nothing that we show.
            }
        }
    }

    private int nextTab() {
        if (tabs.isEmpty()) {
            var step = TAB * fontA.width();
            return (x / step + 1) * step;
        }
        return tabs.stream().filter(stop -> stop > x).findFirst().orElse(x);
    }

    private int width() {
        return Math.min(printWidth, paper.dots() - leftMargin);
    }

    // Letters

    private int letters(byte... bytes) {
        var moved = 0;
        for (var letter : decoded(bytes).toCharArray()) {
            var font = style.small() ? fontB : fontA;
            var wide = font.width() * style.wide() + letterSpacing;
            if (x + wide > width() && x > 0) {
                moved += feedLine();
            }
            line.add(new Cell(x, dots(font, letter, wide), String.valueOf(letter)));
            x += wide;
        }
        return moved;
    }

    private String decoded(byte... bytes) {
        if (page.isPresent()) {
            return new String(bytes, page.get());
        }
        var ascii = new String(bytes, StandardCharsets.ISO_8859_1);
        return ascii.replaceAll("[^ -~]", "\uFFFD");
    }

    private Dots dots(PrinterFont font, char letter, int width) {
        var from = font.dots(letter);
        var dots = new Dots(width, font.height() * style.high());
        for (var y = 0; y < dots.height(); y++) {
            for (var x = 0; x < width; x++) {
                var column = x / style.wide();
                var row = y / style.high();
                var isBlack =
                        from.isBlack(column, row)
                                || (style.bold() && from.isBlack(column - 1, row))
                                || y >= dots.height() - style.underline();
                dots.set(x, y, isBlack != style.inverse());
            }
        }
        return dots;
    }

    // Lines

    private int feedLine() {
        return end(spacing, true);
    }

    private int feedLines(int n) {
        var moved = n == 0 ? end(0, true) : feedLine();
        for (var i = 1; i < n; i++) {
            moved += feedLine();
        }
        return moved;
    }

    /// Prints what stands in the line, and feeds.
    ///
    /// @param blank leaves a line in the text even if it is empty
    private int end(int rows, boolean blank) {
        var height = line.stream().mapToInt(Cell::height).max().orElse(0);
        var used = line.stream().mapToInt(cell -> cell.x() + cell.width()).max().orElse(0);
        var offset = leftMargin + indent(used);
        for (var cell : line) {
            for (var row = 0; row < cell.height(); row++) {
                for (var column = 0; column < cell.width(); column++) {
                    if (cell.dots().isBlack(column, row)) {
                        paper.dot(offset + cell.x() + column, height - cell.height() + row);
                    }
                }
            }
        }
        var moved = Math.max(rows, height);
        paper.feed(moved);
        if (!line.isEmpty() || blank) {
            paper.line(text(offset));
            linesDone++;
        }
        line.clear();
        x = 0;
        return moved;
    }

    private int indent(int used) {
        var free = Math.max(0, width() - used);
        return switch (justify) {
            case 1 -> free / 2;
            case 2 -> free;
            default -> 0;
        };
    }

    private String text(int offset) {
        var text = new StringBuilder();
        var end = 0;
        var last = line.isEmpty() ? 0 : fontA.width();
        for (var cell : line) {
            var from = offset + cell.x();
            text.repeat(' ', Math.max(0, (from - end) / last));
            text.append(cell.text());
            end = from + cell.width();
            last = Math.max(1, cell.width() / Math.max(1, cell.text().length()));
        }
        return text.toString().stripTrailing();
    }

    // Pictures

    private int raster(Command command) {
        var m = command.parameter("m");
        var width = 8 * command.parameter("x");
        return print(
                bits(
                        command.data(),
                        0,
                        width,
                        command.parameter("y"),
                        (m & 1) + 1,
                        ((m >> 1) & 1) + 1));
    }

    /// `GS ( L` and `GS 8 L`: functions 112 (store) and 50 (print).
    private int graphics(Command command) {
        var data = command.data();
        return switch (command.function().orElse(-1)) {
            case 112 -> {
                if (data.length < 10) {
                    odd.accept("a picture without its size");
                } else {
                    var width = Byte.toUnsignedInt(data[6]) | (Byte.toUnsignedInt(data[7]) << 8);
                    var height = Byte.toUnsignedInt(data[8]) | (Byte.toUnsignedInt(data[9]) << 8);
                    var wide = Math.clamp(data[3], 1, 2);
                    stored =
                            Optional.of(
                                    bits(data, 10, width, height, wide, Math.clamp(data[4], 1, 2)));
                }
                yield 0;
            }
            case 2, 50 -> {
                var moved = stored.map(this::print).orElse(0);
                stored = Optional.empty();
                yield moved;
            }
            default -> {
                odd.accept("no picture function " + command.function().orElse(-1));
                yield 0;
            }
        };
    }

    private static Dots bits(byte[] data, int from, int width, int height, int wide, int high) {
        var stride = (width + 7) / 8;
        var rows = stride == 0 ? 0 : Math.min(height, (data.length - from) / stride);
        var dots = new Dots(width * wide, rows * high);
        for (var y = 0; y < dots.height(); y++) {
            for (var x = 0; x < dots.width(); x++) {
                var column = x / wide;
                var at = from + y / high * stride + column / 8;
                dots.set(x, y, (data[at] & (0x80 >> (column % 8))) != 0);
            }
        }
        return dots;
    }

    private int print(Dots picture) {
        if (!line.isEmpty()) {
            odd.accept("a picture behind letters of the same line; they are printed first");
        }
        var moved = flushLine();
        var offset = leftMargin + indent(Math.min(width(), picture.width()));
        for (var row = 0; row < picture.height(); row++) {
            for (var column = 0; column < Math.min(width(), picture.width()); column++) {
                if (picture.isBlack(column, row)) {
                    paper.dot(offset + column, row);
                }
            }
        }
        paper.feed(picture.height());
        paper.line("[picture " + picture.width() + "x" + picture.height() + "]");
        linesDone += (picture.height() + 23) / 24;
        return moved + picture.height();
    }

    /// `ESC *`: columns of 8 or 24 dots, in the line.
    private int columns(Command command) {
        var m = command.parameter("m");
        var bytes = m == 32 || m == 33 ? 3 : 1;
        var wide = m == 1 || m == 33 ? 1 : 2;
        var high = bytes == 3 ? 1 : 3;
        var n = command.parameter("n");
        var data = command.data();
        var width = Math.min(n * wide, Math.max(0, width() - x));
        var dots = new Dots(width, 24);
        for (var row = 0; row < 24; row++) {
            for (var column = 0; column < width; column++) {
                var bit = row / high;
                var at = column / wide * bytes + bit / 8;
                dots.set(column, row, (data[at] & (0x80 >> (bit % 8))) != 0);
            }
        }
        line.add(new Cell(x, dots, "[picture " + width + "x24]"));
        x += width;
        return 0;
    }

    /// A two-dimensional code: a frame of its size, and what it holds in words.
    private int symbol(Command command) {
        var data = command.data();
        switch (command.function().orElse(-1)) {
            case 80 -> symbol = Arrays.copyOfRange(data, Math.min(3, data.length), data.length);
            case 81 -> {
                var said = new String(symbol, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", "?");
                return frame(160, 160, "[code " + said + "]");
            }
            default -> {
                // Its size and the like.
            }
        }
        return 0;
    }

    private int barCode(Command command) {
        var said =
                new String(command.data(), StandardCharsets.US_ASCII).replaceAll("\\p{Cntrl}", "?");
        return frame(
                Math.min(width(), barWidth * 11 * (said.length() + 3)),
                barHeight,
                "[bar code " + said + "]");
    }

    private int frame(int width, int height, String said) {
        var moved = flushLine();
        var offset = leftMargin + indent(width);
        for (var row = 0; row < height; row++) {
            for (var column = 0; column < width; column++) {
                var isEdge = row < 3 || row >= height - 3 || column < 3 || column >= width - 3;
                var isCross =
                        column * height / width == row
                                || column * height / width == height - 1 - row;
                if (isEdge || isCross) {
                    paper.dot(offset + column, row);
                }
            }
        }
        paper.feed(height);
        paper.line(said);
        linesDone += (height + 23) / 24;
        return moved + height;
    }

    private static String hex(byte... bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
