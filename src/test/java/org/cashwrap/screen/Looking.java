package org.cashwrap.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.bill.Language;
import org.cashwrap.screen.Looks.Size;
import org.cashwrap.screen.Looks.Theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// One screen in every language, theme, size and window: looked at by the [Guards], and left as pictures.
public final class Looking {
    private record Room(int width, int height) {}

    private static final List<Room> ROOMS = List.of(new Room(1024, 768), new Room(1366, 768));
    private static final List<Size> SIZES = List.of(Size.NORMAL, Size.LARGEST);

    private Looking() {}

    /// @param name of the pictures
    /// @param show puts the screen into the window; in the language of its [Spoken]
    public static void everywhere(String name, Show show) {
        var wrong = new ArrayList<String>();
        for (var room : ROOMS) {
            var spoken = new Spoken(Language.EN);
            var looks = new Looks(Theme.LIGHT, Size.NORMAL);
            try (var driver = new Driver(spoken, looks, room.width(), room.height())) {
                driver.run(() -> show.in(driver.shell(), spoken));
                for (var size : SIZES) {
                    for (var language : Language.values()) {
                        for (var theme : Theme.values()) {
                            driver.run(() -> {
                                looks.setSize(size);
                                spoken.speak(language);
                                if (looks.theme().get() != theme) {
                                    looks.turnTheme();
                                }
                            });
                            var where = name + "-" + room.width() + "-" + size.percent() + "-"
                                    + language.code() + "-" + theme.name().toLowerCase(Locale.ROOT);
                            driver.picture(where);
                            Consumer<String> add = what -> wrong.add(where + ": " + what);
                            Driver.onFx(() -> Guards.fit(driver.scene())).forEach(add);
                            Driver.onFx(() -> Guards.contrast(driver.scene())).forEach(add);
                        }
                    }
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    /// Puts a screen into a window.
    @FunctionalInterface
    public interface Show {
        void in(Shell shell, Spoken spoken);
    }
}
