package org.cashwrap.device.simulator;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The printer's own letters as dots. A letter that it lacks is a box. For one thread.
final class PrinterFont {
    private static final String FILE = "/org/cashwrap/font/DejaVuSansMono.ttf";

    /// Grey from here on is black, 0 to 255.
    private static final int DARK = 110;

    private final int width;
    private final int height;
    private final Map<Character, Dots> letters = new HashMap<>();

    /// @param width  of a cell in dots
    /// @param height of a cell in dots
    PrinterFont(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /// Read when the first letter is printed: a station without fonts has printers nevertheless.
    private static final class Face {
        private static final Font FONT = read();

        private static Font read() {
            try (var in = PrinterFont.class.getResourceAsStream(FILE)) {
                if (in == null) {
                    throw new IllegalStateException("no " + FILE);
                }
                return Font.createFont(Font.TRUETYPE_FONT, in);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            } catch (FontFormatException spoiled) {
                throw new IllegalStateException(spoiled);
            }
        }
    }

    /// Can letters be drawn on this machine?
    ///
    /// @return why not, in plain English, with the cure
    static Optional<String> missing() {
        try {
            new PrinterFont(12, 24).dots('A');
            return Optional.empty();
        } catch (LinkageError | RuntimeException noFonts) {
            return Optional.of(
                    "this machine cannot draw letters; install libfontconfig1 and fontconfig-config"
                            + " ("
                            + noFonts
                            + ")");
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    Dots dots(char letter) {
        return letters.computeIfAbsent(letter, this::drawn);
    }

    private Dots drawn(char letter) {
        var dots = new Dots(width, height);
        if (!Face.FONT.canDisplay(letter) || letter == '\uFFFD') {
            for (var x = 1; x < width - 1; x++) {
                dots.set(x, 3, true);
                dots.set(x, height - 5, true);
            }
            for (var y = 3; y <= height - 5; y++) {
                dots.set(1, y, true);
                dots.set(width - 2, y, true);
            }
            return dots;
        }
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var pen = image.createGraphics();
        pen.setColor(Color.WHITE);
        pen.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        // An advance of 0.602 of its size fills the cell; ascent and descent are 0.93 and 0.24 of
        // it.
        var size = Math.min(width / 0.602f, height / 1.17f);
        var font = Face.FONT.deriveFont(size);
        pen.setFont(font);
        var text = String.valueOf(letter);
        var advance = font.getStringBounds(text, pen.getFontRenderContext()).getWidth();
        pen.drawString(text, (float) ((width - advance) / 2), height - 0.24f * size - 0.5f);
        pen.dispose();
        var raster = image.getRaster();
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                dots.set(x, y, raster.getSample(x, y, 0) >= DARK);
            }
        }
        return dots;
    }
}
