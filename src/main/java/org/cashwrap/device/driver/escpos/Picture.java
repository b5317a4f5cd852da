package org.cashwrap.device.driver.escpos;

import com.github.anastaciocintra.escpos.image.CoffeeImage;

/// Black dots on white paper.
final class Picture implements CoffeeImage {
    private static final int BLACK = 0xFF00_0000;
    private static final int WHITE = 0xFFFF_FFFF;
    private static final int BITS = 8;

    private final int width;
    private final int height;
    private final int stride;
    private final byte[] bits;

    /// @param bits row by row, each of whole bytes, the upper bit left; black is 1
    Picture(int width, int height, byte[] bits) {
        this.width = width;
        this.height = height;
        this.stride = (width + BITS - 1) / BITS;
        this.bits = bits;
        if (width < 1 || height < 1 || bits.length < stride * height) {
            throw new IllegalArgumentException(width + " x " + height + " in " + bits.length);
        }
    }

    @Override
    public int getWidth() {
        return width;
    }

    @Override
    public int getHeight() {
        return height;
    }

    boolean isBlack(int x, int y) {
        return x >= 0
                && x < width
                && y >= 0
                && y < height
                && (bits[y * stride + x / BITS] >> (BITS - 1 - x % BITS) & 1) != 0;
    }

    void flip(int x, int y) {
        bits[y * stride + x / BITS] ^= (byte) (1 << (BITS - 1 - x % BITS));
    }

    boolean isBlank(int y) {
        for (var at = y * stride; at < (y + 1) * stride; at++) {
            if (bits[at] != 0) {
                return false;
            }
        }
        return true;
    }

    /// One row that is black wherever one of these rows is.
    Picture rowOf(int fromRow, int toRow) {
        var row = new Picture(width, 1, new byte[stride]);
        for (var at = fromRow * stride; at < toRow * stride; at++) {
            row.bits[at % stride] |= bits[at];
        }
        return row;
    }

    /// A copy of a part; what of it lies outside is white.
    Picture part(int left, int top, int wide, int high) {
        var part = new Picture(wide, high, new byte[(wide + BITS - 1) / BITS * high]);
        for (var y = 0; y < high && top + y < height; y++) {
            if (left % BITS == 0) {
                copyBytes(part, left / BITS, top + y, y);
            } else {
                copyDots(part, left, top + y, y);
            }
        }
        return part;
    }

    private void copyBytes(Picture part, int from, int fromRow, int row) {
        var count = Math.min(part.stride, stride - from);
        System.arraycopy(bits, fromRow * stride + from, part.bits, row * part.stride, count);
        var surplus = part.stride * BITS - part.width;
        part.bits[(row + 1) * part.stride - 1] &= (byte) (0xFF << surplus);
    }

    private void copyDots(Picture part, int left, int fromRow, int row) {
        for (var x = 0; x < part.width; x++) {
            if (isBlack(left + x, fromRow)) {
                part.flip(x, row);
            }
        }
    }

    @Override
    public CoffeeImage getSubimage(int x, int y, int w, int h) {
        return part(x, y, w, h);
    }

    @Override
    public int getRGB(int x, int y) {
        return isBlack(x, y) ? BLACK : WHITE;
    }
}
