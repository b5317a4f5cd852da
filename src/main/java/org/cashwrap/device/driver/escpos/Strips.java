package org.cashwrap.device.driver.escpos;

import com.github.anastaciocintra.escpos.EscPosConst;
import com.github.anastaciocintra.escpos.image.BitImageWrapper;
import com.github.anastaciocintra.escpos.image.BitonalThreshold;
import com.github.anastaciocintra.escpos.image.EscPosImage;
import com.github.anastaciocintra.escpos.image.GraphicsImageWrapper;
import com.github.anastaciocintra.escpos.image.RasterBitImageWrapper;

import org.cashwrap.device.driver.escpos.EscPosSettings.Raster.Command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A picture as commands: strips of a few rows, of no more than their ink is wide, and feeds where there is no ink. What is
/// sent is what a slow cable makes a customer wait for, and what a printer cannot lose in one piece.
///
/// They begin and end at the start of a line, at the left edge and with the usual line spacing.
final class Strips {
    private static final int BITS = 8;

    /// Of one command's picture. The smallest buffers of printers hold 4 KiB.
    private static final int DATA_MAX = 4096;

    /// Fewer blank rows than these are sent rather than fed: each strip makes some printers stop and go.
    private static final int FEED_MIN = 4;

    private static final int FEED_MAX = 255;

    /// Rows of dots of one `ESC *` in its highest mode.
    private static final int STAR_ROWS = 24;

    /// What the library puts before a picture, and does not undo: justification, here chosen before; for `ESC *` a line
    /// spacing that fits no dots.
    private static final int JUSTIFICATION = 3;

    private static final int STAR_SPACING = 3;
    private static final int STAR_HEADER = 5;
    private static final int GS_V_HEADER = 8;
    private static final int GS_L_HEADER = 15;

    /// What `GS ( L` counts as its length beside the picture.
    private static final int GS_L_COUNTED = 10;

    /// The library's way from colours to dots, without the way: these are dots.
    private static final class Dots extends EscPosImage {
        private final Picture picture;

        Dots(Picture picture) {
            super(picture, new BitonalThreshold());
            this.picture = picture;
        }

        @Override
        protected int getBitonalVal(int x, int y) {
            return picture.isBlack(x, y) ? 1 : 0;
        }
    }

    /// Where a strip stands on the paper; the number is of `ESC a`.
    private enum Edge {
        LEFT(0),
        CENTER(1),
        RIGHT(2);

        private final int number;

        Edge(int number) {
            this.number = number;
        }
    }

    /// The columns of dots that hold a band's ink.
    private record Span(Edge edge, int left, int width) {}

    private final Picture picture;
    private final EscPosSettings settings;
    private final List<byte[]> commands = new ArrayList<>();
    private Edge edge = Edge.LEFT;

    private Strips(Picture picture, EscPosSettings settings) {
        this.picture = picture;
        this.settings = settings;
    }

    static List<byte[]> of(Picture picture, EscPosSettings settings) {
        var strips = new Strips(picture, settings);
        if (settings.raster().command() == Command.ESC_STAR) {
            strips.stars();
        } else {
            strips.rasters();
        }
        return strips.commands;
    }

    private void rasters() {
        var at = 0;
        for (var top = inkFrom(0); top < picture.getHeight(); top = inkFrom(at)) {
            feed(top - at);
            var bottom = bandEnd(top);
            var span = span(top, bottom, BITS);
            stand(span.edge());
            at = top;
            while (at < bottom) {
                var rows = rows(span.width(), bottom - at);
                commands.add(raster(picture.part(span.left(), at, span.width(), rows)));
                at += rows;
            }
        }
        feed(picture.getHeight() - at);
        stand(Edge.LEFT);
    }

    private void stars() {
        // As far apart as a slice is high, so that slices touch; in the units that feed is in.
        commands.add(new byte[] {EscPosConst.ESC, '3', STAR_ROWS});
        var at = 0;
        for (var top = inkFrom(0); top < picture.getHeight(); top = inkFrom(at)) {
            feed(top - at);
            at = top + STAR_ROWS;
            var span = span(top, Math.min(at, picture.getHeight()), 1);
            stand(span.edge());
            commands.add(star(picture.part(span.left(), top, span.width(), STAR_ROWS)));
        }
        feed(picture.getHeight() - at);
        stand(Edge.LEFT);
        commands.add(new byte[] {EscPosConst.ESC, '2'});
    }

    private int inkFrom(int row) {
        var ink = row;
        while (ink < picture.getHeight() && picture.isBlank(ink)) {
            ink++;
        }
        return ink;
    }

    /// Behind the last row with ink before a gap that is worth a feed.
    private int bandEnd(int top) {
        var end = top + 1;
        while (true) {
            var next = inkFrom(end);
            if (next == picture.getHeight() || next - end >= FEED_MIN) {
                return end;
            }
            end = next + 1;
        }
    }

    /// The narrowest that starts at the left edge, or ends at the right, or has as much paper at both sides. All strips of
    /// a band share it: a printer that is wider than its profile says must not tear a letter.
    ///
    /// @param unit the width is a multiple of it
    private Span span(int top, int bottom, int unit) {
        var dots = picture.getWidth();
        var ink = picture.rowOf(top, bottom);
        var first = 0;
        while (first < dots - 1 && !ink.isBlack(first, 0)) {
            first++;
        }
        var last = dots - 1;
        while (last > first && !ink.isBlack(last, 0)) {
            last--;
        }
        var left = upTo(last + 1, unit);
        var right = upTo(dots - first, unit);
        var beside = Math.min(first, dots - 1 - last);
        var center = upTo(dots - 2 * beside, unit);
        var isCentral = center <= dots && (dots - center) % 2 == 0;
        if (isCentral && center < left && center < right) {
            return new Span(Edge.CENTER, (dots - center) / 2, center);
        }
        if (right < left && right <= dots) {
            return new Span(Edge.RIGHT, dots - right, right);
        }
        return new Span(Edge.LEFT, 0, left);
    }

    private static int upTo(int number, int unit) {
        return (number + unit - 1) / unit * unit;
    }

    /// As many as one command takes, and such that no number in it reads like a real-time command.
    private int rows(int width, int left) {
        var bytes = width / BITS;
        var rows = Math.min(Math.min(left, settings.raster().stripRows()), DATA_MAX / bytes);
        rows = Math.max(1, rows);
        while (RealTime.isNumber(rows) || RealTime.isNumber(rows * bytes + GS_L_COUNTED)) {
            rows--;
        }
        return rows;
    }

    /// `ESC a n`: it holds for pictures as for text.
    private void stand(Edge next) {
        if (next != edge) {
            var number = LookChange.parameter(next.number, settings.text().parameters());
            commands.add(new byte[] {EscPosConst.ESC, 'a', (byte) number});
            edge = next;
        }
    }

    /// `ESC J n`, in dots.
    private void feed(int rows) {
        for (var left = rows; left > 0; left -= FEED_MAX) {
            commands.add(new byte[] {EscPosConst.ESC, 'J', (byte) Math.min(left, FEED_MAX)});
        }
    }

    private byte[] raster(Picture strip) {
        while (true) {
            var image = new Dots(strip);
            var isGsV = settings.raster().command() == Command.GS_V_0;
            var all =
                    isGsV
                            ? new RasterBitImageWrapper().getBytes(image)
                            : new GraphicsImageWrapper().getBytes(image);
            var command = Arrays.copyOfRange(all, JUSTIFICATION, all.length);
            var at = RealTime.find(command);
            if (at < 0) {
                return command;
            }
            var data = at - (isGsV ? GS_V_HEADER : GS_L_HEADER);
            Blemish.inRows(strip, data);
        }
    }

    /// `ESC * 33`: 24 dots high, as dense as the paper is wide; then a line feed.
    private byte[] star(Picture strip) {
        while (true) {
            var all = new BitImageWrapper().getBytes(new Dots(strip));
            var command = Arrays.copyOfRange(all, JUSTIFICATION + STAR_SPACING, all.length);
            var at = RealTime.find(command);
            if (at < 0) {
                return command;
            }
            Blemish.inColumns(strip, at - STAR_HEADER);
        }
    }
}
