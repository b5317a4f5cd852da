package org.cashwrap.device.simulator;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The paper in the printer: rows of dots, from the edge where it was cut last down to the row under the print head, with the
/// lines of text and pictures that stand on it. The cutter sits above the head: a cut without feeding goes through what was
/// printed before.
final class Paper {
    /// Two and a half metres of it; what is printed beyond is not kept.
    private static final int ROWS_MAX = 20_000;

    /// Of the paper on both sides of what can be printed.
    private static final int MARGIN = 32;

    private static final int DESK = 24;
    private static final int TOOTH = 8;

    private static final int WHITE = 0xFF;
    private static final int BLACK = 0x18;
    private static final int DESK_GREY = 0xC8;
    private static final int SHADOW = 0xA8;

    private final int dots;
    private final int toCutter;
    private byte[] rows;
    private int head;
    private List<Line> lines = new ArrayList<>();

    /// @param bottom the row below it
    private record Line(int bottom, String text) {}

    /// What falls out: a piece of paper.
    ///
    /// @param text one line each
    record Piece(List<String> text, BufferedImage picture) {}

    /// @param dots     a row, what can be printed of it
    /// @param toCutter rows from the head up to the cutter
    Paper(int dots, int toCutter) {
        this.dots = dots;
        this.toCutter = toCutter;
        this.head = toCutter;
        this.rows = new byte[dots * (toCutter + 256)];
    }

    int dots() {
        return dots;
    }

    int toCutter() {
        return toCutter;
    }

    /// Burns a dot.
    ///
    /// @param down rows below the head
    void dot(int x, int down) {
        var y = head + down;
        if (x >= 0 && x < dots && y >= 0 && y < ROWS_MAX) {
            if (y * dots + x >= rows.length) {
                rows = Arrays.copyOf(rows, Math.max(rows.length * 2, (y + 1) * dots));
            }
            rows[y * dots + x] = 1;
        }
    }

    /// Moves on.
    void feed(int rowsDown) {
        head = Math.min(ROWS_MAX, head + Math.max(0, rowsDown));
    }

    /// A line of text, or words for a picture, which ends at the head.
    void line(String text) {
        lines.add(new Line(head, text));
    }

    boolean isBlank() {
        return lines.isEmpty();
    }

    /// Cuts it above the head; what is below stays.
    Piece cut() {
        var cut = Math.max(1, head - toCutter);
        var text = lines.stream().filter(line -> line.bottom() <= cut).map(Line::text).toList();
        var piece = new Piece(text, picture(cut, false));
        lines =
                new ArrayList<>(
                        lines.stream()
                                .filter(line -> line.bottom() > cut)
                                .map(line -> new Line(line.bottom() - cut, line.text()))
                                .toList());
        var left = new byte[Math.max(rows.length - cut * dots, dots * toCutter)];
        if (cut * dots < rows.length) {
            System.arraycopy(rows, cut * dots, left, 0, rows.length - cut * dots);
        }
        rows = left;
        head -= cut;
        return piece;
    }

    /// What there is of it so far, as if torn off behind the last row.
    Piece torn() {
        return new Piece(lines.stream().map(Line::text).toList(), picture(head + TOOTH, true));
    }

    /// Somebody tore it off.
    void tear() {
        lines = new ArrayList<>();
        head = toCutter;
        rows = new byte[dots * (toCutter + 256)];
    }

    private BufferedImage picture(int height, boolean torn) {
        var width = dots + 2 * MARGIN;
        var image =
                new BufferedImage(
                        width + 2 * DESK, height + 2 * DESK, BufferedImage.TYPE_BYTE_GRAY);
        var raster = image.getRaster();
        for (var y = 0; y < image.getHeight(); y++) {
            for (var x = 0; x < image.getWidth(); x++) {
                raster.setSample(x, y, 0, shade(x - DESK, y - DESK, width, height, torn));
            }
        }
        return image;
    }

    private int shade(int x, int y, int width, int height, boolean torn) {
        if (isPaper(x, y, width, height, torn)) {
            var at = y * dots + x - MARGIN;
            var isPrinted = x >= MARGIN && x < MARGIN + dots && at < rows.length && rows[at] != 0;
            return isPrinted ? BLACK : WHITE;
        }
        return isPaper(x - 4, y - 4, width, height, torn) ? SHADOW : DESK_GREY;
    }

    /// A cutter leaves a straight edge and a bridge in its middle, tearing leaves teeth.
    private static boolean isPaper(int x, int y, int width, int height, boolean torn) {
        if (x < 0 || x >= width || y < 0) {
            return false;
        }
        var edge = torn ? height - Math.abs(x % (2 * TOOTH) - TOOTH) : height;
        var bridge = !torn && Math.abs(2 * x - width) < TOOTH ? 3 : 0;
        return y < edge + bridge;
    }
}
