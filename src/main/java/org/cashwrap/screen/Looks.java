package org.cashwrap.screen;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// How the window looks: light or dark, and how large. Colours and measures stand in the style sheets beside this class's
/// resources: `light.css` and `dark.css` give each colour a role, the others use the roles.
public final class Looks {
    /// Bright shops have light ones.
    public enum Theme {
        LIGHT,
        DARK
    }

    /// Everything is measured in the size of the letters, so all of it grows with them.
    public enum Size {
        NORMAL(100),
        LARGER(115),
        LARGE(130),
        LARGEST(150);

        private final int percent;

        Size(int percent) {
            this.percent = percent;
        }

        public int percent() {
            return percent;
        }

        double letters() {
            return LETTERS * percent / 100;
        }
    }

    /// Pixels of a letter at 100 %: to be read from an arm's length.
    private static final double LETTERS = 18;

    /// Of the field in the table `head` that says how wide offsets in `loca` are.
    private static final int LOCA_FORMAT = 50;

    private static final List<String> SHEETS =
            List.of("text.css", "keys.css", "fields.css", "frame.css", "office.css");

    private final ReadOnlyObjectWrapper<Theme> theme;
    private final ReadOnlyObjectWrapper<Size> size;

    public Looks(Theme theme, Size size) {
        this.theme = new ReadOnlyObjectWrapper<>(theme);
        this.size = new ReadOnlyObjectWrapper<>(size);
    }

    public ReadOnlyObjectProperty<Theme> theme() {
        return theme.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Size> size() {
        return size.getReadOnlyProperty();
    }

    public void turnTheme() {
        theme.set(theme.get() == Theme.LIGHT ? Theme.DARK : Theme.LIGHT);
    }

    public void setSize(Size next) {
        size.set(next);
    }

    /// From now on the scene looks so, and changes with it.
    public void dress(Scene scene) {
        loadFonts();
        theme.subscribe(now -> paint(scene, now));
        size.subscribe(now -> scene.getRoot().setStyle("-fx-font-size: " + now.letters() + "px"));
    }

    private static void paint(Scene scene, Theme theme) {
        var sheet =
                switch (theme) {
                    case LIGHT -> {
                        scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
                        yield "light.css";
                    }
                    case DARK -> {
                        scene.setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
                        yield "dark.css";
                    }
                };
        var sheets = new ArrayList<String>();
        sheets.add(resource(sheet));
        SHEETS.forEach(name -> sheets.add(resource(name)));
        scene.getStylesheets().setAll(sheets);
    }

    private static String resource(String name) {
        URL found = Looks.class.getResource(name);
        return Objects.requireNonNull(found, () -> "not in the program: " + name).toString();
    }

    /// For paper the font's sign for what it lacks is a box. Pango, which sets our letters on Linux, asks for the same sign
    /// where nothing is to be seen, as between the parts of a Persian word and at the ends of an identifier. So here it is
    /// made empty: its outline ends where it begins. What the font lacks comes from another one.
    private static InputStream withoutBox(byte[] font) {
        var bytes = ByteBuffer.wrap(font);
        var head = table(bytes, "head");
        var loca = table(bytes, "loca");
        if (bytes.getShort(head + LOCA_FORMAT) == 0) {
            bytes.putShort(loca, bytes.getShort(loca + Short.BYTES));
        } else {
            bytes.putInt(loca, bytes.getInt(loca + Integer.BYTES));
        }
        return new ByteArrayInputStream(font);
    }

    /// Where a table begins. Source: OpenType specification 1.9, "Organization of an OpenType font", "head", "loca".
    private static int table(ByteBuffer font, String tag) {
        var wanted = ByteBuffer.wrap(tag.getBytes(StandardCharsets.US_ASCII)).getInt();
        for (var i = 0; i < font.getShort(4); i++) {
            var entry = 12 + 16 * i;
            if (font.getInt(entry) == wanted) {
                return font.getInt(entry + 8);
            }
        }
        throw new IllegalStateException("the program's font has no table " + tag);
    }

    /// The system's own letters are never used: they may lack Persian, and then signs of direction show as boxes.
    private static void loadFonts() {
        for (var weight : List.of("Regular", "Bold")) {
            try (var file =
                    Looks.class.getResourceAsStream(
                            "/org/cashwrap/font/VazirmatnTab-" + weight + ".ttf")) {
                if (file == null
                        || Font.loadFont(withoutBox(file.readAllBytes()), LETTERS) == null) {
                    throw new IllegalStateException("the program's font is missing: " + weight);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }
}
