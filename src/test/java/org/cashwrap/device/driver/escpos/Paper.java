package org.cashwrap.device.driver.escpos;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

/// What a printer makes of a job's bytes, read by itself from the manual: text as bytes in its code page, dots as they fall.
/// It refuses what it does not know, and whatever would be lost beside the paper.
///
/// Source: Epson, ESC/POS for TM printers.
final class Paper {
    /// @param page    of `ESC t` before it, or -1
    /// @param letters a byte each
    record Text(int page, boolean bold, int size, String letters) {
        byte[] bytes() {
            return letters.getBytes(StandardCharsets.ISO_8859_1);
        }
    }

    private static final int ESC = 0x1B;
    private static final int FS = 0x1C;
    private static final int GS = 0x1D;
    private static final int LF = 0x0A;
    private static final int LINE = 34;

    final List<Text> texts = new ArrayList<>();
    final List<String> cuts = new ArrayList<>();
    final List<Integer> strips = new ArrayList<>();
    private final int dots;
    private final byte[] job;
    private final List<boolean[]> rows = new ArrayList<>();
    private final List<Byte> line = new ArrayList<>();
    private int at;
    private int page = -1;
    private boolean bold;
    private int size;
    private int justified;
    private int lineFeed = LINE;
    private boolean hasDots;
    private int stored = -1;
    private int lineTop;

    private Paper(int dots, byte[] job) {
        this.dots = dots;
        this.job = job;
    }

    static Paper of(PrintJob job, int dots) {
        // Each element alone is whole: the next begins at the start of a command.
        var paper = new Paper(dots, job.bytes());
        var ends = new ArrayList<Integer>();
        var end = 0;
        for (var command : job.commands()) {
            end += command.length;
            ends.add(end);
        }
        for (var each : ends) {
            while (paper.at < each) {
                paper.command();
            }
            if (paper.at != each) {
                throw new IllegalStateException("an element ends inside a command");
            }
        }
        return paper;
    }

    int height() {
        return rows.size();
    }

    boolean isBlack(int x, int y) {
        return y < rows.size() && rows.get(y)[x];
    }

    List<String> lines() {
        return texts.stream().map(Text::letters).toList();
    }

    private int next() {
        return job[at++] & 0xFF;
    }

    private int number() {
        return next() | next() << 8;
    }

    private void command() {
        var first = next();
        switch (first) {
            case LF -> lineFeed();
            case ESC -> escape();
            case FS -> must(next(), '.');
            case GS -> group();
            default -> {
                if (first < 0x20 || first == 0x7F) {
                    throw new IllegalStateException("control " + first + " at " + (at - 1));
                }
                line.add((byte) first);
            }
        }
    }

    private void escape() {
        var command = next();
        switch (command) {
            case '@' -> page = 0;
            case 'R' -> must(next(), 0);
            case 't' -> page = next();
            case 'E' -> bold = (next() & 1) == 1;
            case 'a' -> {
                atLineStart();
                justified = next() & 0x0F;
            }
            case '2' -> lineFeed = LINE;
            case '3' -> lineFeed = next();
            case 'J' -> {
                atLineStart();
                feed(next());
            }
            case '*' -> star();
            default -> throw new IllegalStateException("ESC " + (char) command);
        }
    }

    private void group() {
        var command = next();
        switch (command) {
            case '!' -> size = next();
            case 'P' -> at += 2;
            case 'v' -> rasterV();
            case '(' -> rasterL();
            case 'V' -> {
                atLineStart();
                var how = next();
                cuts.add(how == 66 ? "66 " + next() : "" + how);
            }
            default -> throw new IllegalStateException("GS " + (char) command);
        }
    }

    private void lineFeed() {
        if (!hasDots) {
            var bytes = new byte[line.size()];
            for (var n = 0; n < bytes.length; n++) {
                bytes[n] = line.get(n);
            }
            texts.add(new Text(page, bold, size, new String(bytes, StandardCharsets.ISO_8859_1)));
        }
        line.clear();
        hasDots = false;
        feed(lineFeed);
        lineTop = rows.size();
    }

    private void rasterV() {
        must(next(), '0');
        must(next(), 0);
        var wide = number() * 8;
        raster(wide, number());
    }

    private void rasterL() {
        must(next(), 'L');
        var length = number();
        var from = at;
        must(next(), 48);
        if (next() == 50) {
            must(length, 2);
            if (stored < 0) {
                throw new IllegalStateException("nothing stored");
            }
            stored = -1;
            return;
        }
        for (var expected : new int[] {48, 1, 1, 49}) {
            must(next(), expected);
        }
        var wide = number();
        raster(wide, number());
        stored = length;
        must(at - from, length);
    }

    private void raster(int wide, int high) {
        atLineStart();
        strips.add(high);
        var left = left(wide);
        for (var y = 0; y < high; y++) {
            var row = new boolean[dots];
            for (var x = 0; x < (wide + 7) / 8; x++) {
                var eight = next();
                for (var bit = 0; bit < 8; bit++) {
                    if ((eight & 0x80 >> bit) != 0) {
                        row[left + x * 8 + bit] = true;
                    }
                }
            }
            rows.add(row);
        }
        lineTop = rows.size();
    }

    private void star() {
        must(next(), 33);
        var wide = number();
        var left = left(wide);
        strips.add(24);
        while (rows.size() < lineTop + 24) {
            rows.add(new boolean[dots]);
        }
        for (var x = 0; x < wide; x++) {
            for (var y = 0; y < 24; y += 8) {
                var eight = next();
                for (var bit = 0; bit < 8; bit++) {
                    if ((eight & 0x80 >> bit) != 0) {
                        rows.get(lineTop + y + bit)[left + x] = true;
                    }
                }
            }
        }
        // The line feed moves the paper; what is drawn stands already.
        must(lineFeed, 24);
        must(next(), LF);
        lineTop = rows.size();
    }

    private int left(int wide) {
        return switch (justified) {
            case 0 -> 0;
            case 1 -> (dots - wide) / 2;
            default -> dots - wide;
        };
    }

    private void feed(int height) {
        for (var n = 0; n < height; n++) {
            rows.add(new boolean[dots]);
        }
        lineTop = rows.size();
    }

    private void atLineStart() {
        if (!line.isEmpty()) {
            throw new IllegalStateException("in the middle of a line at " + at);
        }
    }

    private static void must(int there, int expected) {
        if (there != expected) {
            throw new IllegalStateException("expected " + expected + ", not " + there);
        }
    }

    /// For looking at: `target/paper/name.png`. What was sent as text is blank.
    void save(String name) {
        var image = new BufferedImage(dots, Math.max(1, height()), BufferedImage.TYPE_BYTE_GRAY);
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < dots; x++) {
                image.setRGB(x, y, isBlack(x, y) ? 0 : 0xFFFFFF);
            }
        }
        try {
            var folder = Files.createDirectories(Path.of("target", "paper"));
            ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
        } catch (IOException cannotWrite) {
            throw new UncheckedIOException(cannotWrite);
        }
    }

    /// First and last row of dots with ink of each group of rows that blank rows part.
    List<int[]> bands() {
        var bands = new ArrayList<int[]>();
        var from = -1;
        for (var y = 0; y <= height(); y++) {
            var hasInk = y < height() && anyInk(rows.get(y));
            if (hasInk && from < 0) {
                from = y;
            } else if (!hasInk && from >= 0) {
                bands.add(new int[] {from, y - 1});
                from = -1;
            }
        }
        return bands;
    }

    private static boolean anyInk(boolean[] row) {
        for (var dot : row) {
            if (dot) {
                return true;
            }
        }
        return false;
    }

    /// Columns of dots.
    record Ink(int first, int last) {}

    Ink ink(int fromRow, int toRow) {
        return ink(fromRow, toRow, dots);
    }

    Ink inkLeftOf(int column, int[] band) {
        return ink(band[0], band[1] + 1, column);
    }

    private Ink ink(int fromRow, int toRow, int toColumn) {
        var first = dots;
        var last = -1;
        for (var x = 0; x < toColumn; x++) {
            if (hasInk(x, fromRow, toRow)) {
                first = Math.min(first, x);
                last = x;
            }
        }
        return new Ink(first, last);
    }

    /// How many signs stand side by side, parted by columns without ink.
    int groups(int[] band) {
        var groups = 0;
        for (var x = 0; x < dots; x++) {
            var before = x > 0 && hasInk(x - 1, band[0], band[1] + 1);
            groups += !before && hasInk(x, band[0], band[1] + 1) ? 1 : 0;
        }
        return groups;
    }

    private boolean hasInk(int x, int fromRow, int toRow) {
        for (var y = fromRow; y < toRow; y++) {
            if (isBlack(x, y)) {
                return true;
            }
        }
        return false;
    }

    /// The dots, for comparing.
    String picture() {
        return draw(0, dots);
    }

    String crop() {
        var ink = ink(0, height());
        return draw(ink.first(), ink.last() + 1);
    }

    private String draw(int fromColumn, int toColumn) {
        var text = new StringBuilder();
        for (var row : rows) {
            for (var x = fromColumn; x < toColumn; x++) {
                text.append(row[x] ? '#' : ' ');
            }
            text.append('\n');
        }
        return text.toString().stripTrailing();
    }
}
