package org.cashwrap.device.simulator;

import java.util.BitSet;

/// A small picture: black where a dot is set.
final class Dots {
    private final int width;
    private final int height;
    private final BitSet black;

    Dots(int width, int height) {
        this.width = width;
        this.height = height;
        this.black = new BitSet(width * height);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isBlack(int x, int y) {
        return x >= 0 && x < width && black.get(y * width + x);
    }

    void set(int x, int y, boolean isBlack) {
        black.set(y * width + x, isBlack);
    }
}
