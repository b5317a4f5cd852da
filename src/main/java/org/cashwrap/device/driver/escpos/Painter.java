package org.cashwrap.device.driver.escpos;

import org.cashwrap.core.receipt.Direction;
import org.cashwrap.core.receipt.Layout;
import org.cashwrap.core.receipt.Line;
import org.cashwrap.core.receipt.Line.Big;
import org.cashwrap.core.receipt.Line.Blank;
import org.cashwrap.core.receipt.Line.Centered;
import org.cashwrap.core.receipt.Line.Detail;
import org.cashwrap.core.receipt.Line.Ends;
import org.cashwrap.core.receipt.Line.Pair;
import org.cashwrap.core.receipt.Line.Rule;
import org.cashwrap.core.receipt.Line.Text;
import org.cashwrap.core.receipt.Line.Total;
import org.cashwrap.core.receipt.Line.Verbatim;
import org.cashwrap.core.receipt.Row;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Draws lines that no printer can set: those of Persian receipts, and single ones with letters that it lacks. Letters
/// differ in width here, so what stands in columns is measured, not counted.
final class Painter {
    /// Black is 1, as for the printer.
    private static final IndexColorModel PAPER =
            new IndexColorModel(
                    1,
                    2,
                    new byte[] {(byte) 0xFF, 0},
                    new byte[] {(byte) 0xFF, 0},
                    new byte[] {(byte) 0xFF, 0});

    private static final double MM_PER_INCH = 25.4;

    /// The height of letters: 25 dots at 203 dpi.
    private static final double EM_MM = 3.13;

    /// From line to line, and down to where the letters stand, in their heights.
    private static final double PITCH = 1.36;

    private static final double ASCENT = 0.98;
    private static final double BIG = 1.6;
    private static final double DETAIL = 0.84;
    private static final double BLANK = 0.7;
    private static final double GAP = 0.8;
    private static final double INDENT = 1;
    private static final double RULE_MM = 0.25;

    /// With less room than this beside it, an amount stands on a line of its own.
    private static final double LABEL_MIN = 5;

    /// Of a letter in columns of equal width, against the column; wider ones are made narrow.
    private static final double COLUMN_EM = 1.6;

    /// One sign with all that is joined to it.
    private static final Pattern SIGN = Pattern.compile("\\X");

    private enum Place {
        START,
        CENTER,
        END
    }

    private final int dots;
    private final int columns;
    private final Direction direction;
    private final double ruleDots;
    private final Font body;
    private final Font bold;
    private final Font big;
    private final Font detail;
    private final double amountColumn;
    private final List<Shape> ink = new ArrayList<>();
    private double top;

    private Painter(List<Line> lines, Direction direction, EscPosSettings settings) {
        this.dots = settings.dots();
        this.columns = settings.columns();
        this.direction = direction;
        var em = (float) Math.round(settings.dpi() / MM_PER_INCH * EM_MM);
        this.ruleDots = Math.max(1, Math.round(settings.dpi() / MM_PER_INCH * RULE_MM));
        this.body = Fonts.REGULAR.deriveFont(em);
        this.bold = Fonts.BOLD.deriveFont(em);
        this.big = Fonts.BOLD.deriveFont((float) Math.round(em * BIG));
        this.detail = Fonts.REGULAR.deriveFont((float) Math.round(em * DETAIL));
        this.amountColumn =
                lines.stream()
                        .flatMap(this::amountOf)
                        .mapToDouble(TextLayout::getAdvance)
                        .max()
                        .orElse(0);
    }

    /// @return as wide as the paper, and at least one dot high
    static Picture paint(List<Line> lines, Direction direction, EscPosSettings settings) {
        var painter = new Painter(lines, direction, settings);
        lines.forEach(painter::add);
        return painter.picture();
    }

    private void add(Line line) {
        switch (line) {
            case Text(var text) -> paragraph(text, body, Place.START, 0);
            case Detail(var text) -> paragraph(text, detail, Place.START, body.getSize() * INDENT);
            case Centered(var text) -> paragraph(text, body, Place.CENTER, 0);
            case Big(var text) -> paragraph(text, big, Place.CENTER, 0);
            case Ends(var start, var end) -> ends(start, end);
            case Pair(var label, var amount) -> pair(label, amount, body);
            case Total(var label, var amount) -> pair(label, amount, bold);
            case Verbatim verbatim -> verbatim(verbatim);
            case Rule() -> rule();
            case Blank() -> top += body.getSize() * BLANK;
        }
    }

    private void paragraph(String text, Font font, Place place, double indent) {
        paragraph(text, font, place, indent, direction);
    }

    private void paragraph(String text, Font font, Place place, double indent, Direction towards) {
        var lines = Paragraph.lines(text, font, towards, (int) (dots - indent));
        for (var line : lines) {
            put(line, font, place, indent, towards);
            feed(font);
        }
        if (lines.isEmpty()) {
            feed(font);
        }
    }

    private void ends(String start, String end) {
        var first = Paragraph.lines(start, body, direction, dots);
        var last = Paragraph.lines(end, body, direction, dots);
        if (first.size() == 1
                && last.size() == 1
                && first.getFirst().getAdvance() + last.getFirst().getAdvance() <= dots - gap()) {
            put(first.getFirst(), body, Place.START, 0, direction);
            put(last.getFirst(), body, Place.END, 0, direction);
            feed(body);
        } else {
            paragraph(start, body, Place.START, 0);
            paragraph(end, body, Place.START, 0);
        }
    }

    private void pair(String label, String amount, Font font) {
        var sum = amount(amount, font);
        var room = dots - gap() - (sum.isEmpty() ? 0 : columnOf(sum.getFirst()));
        var beside = room >= body.getSize() * LABEL_MIN;
        var labels = Paragraph.lines(label, font, direction, (int) (beside ? room : dots));
        for (var at = 0; at < labels.size(); at++) {
            put(labels.get(at), font, Place.START, 0, direction);
            if (at < labels.size() - 1 || !beside) {
                feed(font);
            }
        }
        // From right to left the points of the amounts are below each other although they end at
        // the paper's edge.
        sum.forEach(layout ->
                put(layout, font, Place.END, columnOf(layout) - layout.getAdvance(), direction));
        feed(font);
    }

    private double columnOf(TextLayout amount) {
        return switch (direction) {
            case LEFT_TO_RIGHT -> amount.getAdvance();
            case RIGHT_TO_LEFT -> Math.max(amountColumn, amount.getAdvance());
        };
    }

    /// In one piece whatever it takes: one that is wider than the paper is made smaller.
    private List<TextLayout> amount(String amount, Font font) {
        var whole = Paragraph.lines(amount, font, direction, Integer.MAX_VALUE);
        if (whole.isEmpty() || whole.getFirst().getAdvance() <= dots) {
            return whole;
        }
        var size = (float) Math.floor(font.getSize2D() * dots / whole.getFirst().getAdvance());
        return Paragraph.lines(
                amount, font.deriveFont(Math.max(1, size)), direction, Integer.MAX_VALUE);
    }

    private Stream<TextLayout> amountOf(Line line) {
        return switch (line) {
            case Pair(_, var amount) -> amount(amount, body).stream();
            case Total(_, var amount) -> amount(amount, bold).stream();
            case Text _, Detail _, Centered _, Big _, Ends _, Verbatim _, Rule _, Blank _ ->
                    Stream.empty();
        };
    }

    private void rule() {
        var y = Math.rint(top + body.getSize() * BLANK / 2);
        ink.add(new Rectangle2D.Double(0, y, dots, ruleDots));
        top += body.getSize() * BLANK;
    }

    /// A letter in each of the paper's columns, as it was set by somebody else. Letters that join cannot be set so.
    private void verbatim(Verbatim line) {
        if (CodePages.runsRightToLeft(line.text())) {
            var place = line.centred() ? Place.CENTER : Place.START;
            paragraph(line.text(), line.tall() ? big : body, place, 0, Direction.RIGHT_TO_LEFT);
            return;
        }
        Layout.rows(List.of(line), columns, Direction.LEFT_TO_RIGHT)
                .getFirst()
                .forEach(this::inColumns);
    }

    private void inColumns(Row row) {
        var column = (double) dots / columns * (row.look().isWide() ? 2 : 1);
        var high = row.look().isTall() ? 2 : 1;
        var font = body.deriveFont((float) ((double) dots / columns * COLUMN_EM));
        var signs = SIGN.matcher(row.text()).results().map(MatchResult::group).toList();
        for (var at = 0; at < signs.size(); at++) {
            for (var layout : Paragraph.lines(signs.get(at), font, Direction.LEFT_TO_RIGHT, dots)) {
                var wide = Math.min(row.look().isWide() ? 2 : 1, column / layout.getAdvance());
                var x = at * column + (column - layout.getAdvance() * wide) / 2;
                var shape =
                        new AffineTransform(
                                wide, 0, 0, high, x, top + font.getSize2D() * ASCENT * high);
                ink.add(layout.getOutline(shape));
            }
        }
        top += font.getSize2D() * PITCH * high;
    }

    private void feed(Font font) {
        top += font.getSize2D() * PITCH;
    }

    private double gap() {
        return body.getSize2D() * GAP;
    }

    /// @param indent from the edge of the paper where it is placed
    private void put(TextLayout line, Font font, Place place, double indent, Direction towards) {
        var atLeft = (place == Place.START) == (towards == Direction.LEFT_TO_RIGHT);
        double x;
        if (place == Place.CENTER) {
            x = (dots - line.getAdvance()) / 2;
        } else {
            x = atLeft ? indent : dots - indent - line.getAdvance();
        }
        var y = Math.rint(top + font.getSize2D() * ASCENT);
        var shape = line.getOutline(AffineTransform.getTranslateInstance(Math.rint(x), y));
        // Some letters reach out of their own room.
        var bounds = shape.getBounds2D();
        var out = Math.max(0, -bounds.getMinX()) - Math.max(0, bounds.getMaxX() - dots);
        ink.add(
                AffineTransform.getTranslateInstance(Math.rint(out), 0)
                        .createTransformedShape(shape));
    }

    private Picture picture() {
        var above =
                ink.stream().mapToDouble(shape -> -shape.getBounds2D().getMinY()).max().orElse(0);
        var down = (int) Math.ceil(Math.max(0, above));
        var bottom =
                ink.stream().mapToDouble(shape -> shape.getBounds2D().getMaxY()).max().orElse(0);
        var height = Math.max(1, (int) Math.ceil(Math.max(top, bottom)) + down);
        var image = new BufferedImage(dots, height, BufferedImage.TYPE_BYTE_BINARY, PAPER);
        var pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(Color.BLACK);
        pen.translate(0, down);
        ink.forEach(pen::fill);
        pen.dispose();
        return new Picture(
                dots, height, ((DataBufferByte) image.getRaster().getDataBuffer()).getData());
    }
}
