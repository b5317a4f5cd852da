package org.cashwrap.device.driver.escpos;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.UncheckedIOException;

/// The letters of pictures: one face with Persian, Latin and both kinds of digits, because a font from a file has no other
/// to fall back on. What it lacks is drawn as a box. Loaded once, which takes a moment.
final class Fonts {
    static final Font REGULAR = load("VazirmatnTab-Regular.ttf");
    static final Font BOLD = load("VazirmatnTab-Bold.ttf");

    private Fonts() {}

    private static Font load(String name) {
        try (var file = Fonts.class.getResourceAsStream("/org/cashwrap/font/" + name)) {
            if (file == null) {
                throw new IllegalStateException("the program's font is missing: " + name);
            }
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (FontFormatException broken) {
            throw new IllegalStateException("the program's font is broken: " + name, broken);
        }
    }
}
