package org.cashwrap.device.driver.escpos;

import java.util.function.IntFunction;

/// One dot of a picture turned over where its bytes read like a real-time command: the dot that is seen least.
final class Blemish {
    private static final int BITS = 8;
    private static final int BYTES_A_COLUMN = 3;
    private static final int NEIGHBOURS = 8;

    private record Dot(int x, int y) {}

    private Blemish() {}

    /// @param at of the first of the two bytes, counted row by row
    static void inRows(Picture strip, int at) {
        var stride = (strip.getWidth() + BITS - 1) / BITS;
        turn(
                strip,
                at,
                stride * strip.getHeight(),
                bit -> new Dot(bit / BITS % stride * BITS + bit % BITS, bit / BITS / stride));
    }

    /// @param at of the first of the two bytes, counted column by column of 24 dots
    static void inColumns(Picture strip, int at) {
        turn(
                strip,
                at,
                BYTES_A_COLUMN * strip.getWidth(),
                bit ->
                        new Dot(
                                bit / BITS / BYTES_A_COLUMN,
                                bit / BITS % BYTES_A_COLUMN * BITS + bit % BITS));
    }

    private static void turn(Picture strip, int at, int size, IntFunction<Dot> dotOf) {
        if (at < 0) {
            throw new IllegalStateException("a real-time command before the picture");
        }
        var least = Integer.MAX_VALUE;
        var best = new Dot(0, 0);
        for (var bit = at * BITS; bit < (at + 2) * BITS; bit++) {
            var dot = dotOf.apply(bit);
            if (isHarmless(strip, dot, at, size, dotOf) && seen(strip, dot) < least) {
                least = seen(strip, dot);
                best = dot;
            }
        }
        if (least == Integer.MAX_VALUE) {
            throw new IllegalStateException("no dot of a picture can be turned");
        }
        strip.flip(best.x(), best.y());
    }

    /// Neither these two bytes nor they and their neighbours read like a command when the dot is turned.
    private static boolean isHarmless(
            Picture strip, Dot dot, int at, int size, IntFunction<Dot> dotOf) {
        var from = Math.max(0, at - 1);
        var bytes = new byte[Math.min(size, at + 3) - from];
        strip.flip(dot.x(), dot.y());
        for (var bit = 0; bit < bytes.length * BITS; bit++) {
            var each = dotOf.apply(from * BITS + bit);
            if (strip.isBlack(each.x(), each.y())) {
                bytes[bit / BITS] |= (byte) (1 << (BITS - 1 - bit % BITS));
            }
        }
        strip.flip(dot.x(), dot.y());
        return RealTime.find(bytes) < 0;
    }

    /// A dot more at the edge of ink is seen least; a dot less in the middle of it, or alone on white, most.
    private static int seen(Picture strip, Dot dot) {
        var black = 0;
        for (var near = 0; near < NEIGHBOURS + 1; near++) {
            var x = dot.x() + near % 3 - 1;
            var y = dot.y() + near / 3 - 1;
            black += strip.isBlack(x, y) ? 1 : 0;
        }
        return strip.isBlack(dot.x(), dot.y()) ? NEIGHBOURS / 2 + black : NEIGHBOURS - black;
    }
}
