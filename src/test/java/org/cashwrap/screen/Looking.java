package org.cashwrap.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.bill.Language;
import org.cashwrap.screen.Looks.Size;
import org.cashwrap.screen.Looks.Theme;

import java.util.ArrayList;
import java.util.List;

/// One screen in every language, theme, size and window: looked at by the [Guards], and left as pictures.
public final class Looking {
    private record Room(int width, int height) {}

    private static final List<Room> ROOMS = List.of(new Room(1024, 768), new Room(1366, 768));
    private static final List<Size> SIZES = List.of(Size.NORMAL, Size.LARGEST);

    private Looking() {}

    /// Light in all of them; dark, which moves nothing, in the main window at the usual size. Pictures are left of that one
    /// and of the tightest.
    ///
    /// @param name of the pictures
    /// @param show puts the screen into the window
    public static void everywhere(String name, Show show) {
        var wrong = new ArrayList<String>();
        for (var room : ROOMS) {
            var spoken = new Spoken(Language.EN);
            var looks = new Looks(Theme.LIGHT, Size.NORMAL);
            try (var driver = new Driver(spoken, looks, room.width(), room.height())) {
                driver.run(() -> show.in(driver.shell(), spoken));
                for (var size : SIZES) {
                    driver.run(() -> looks.setSize(size));
                    var pictured = (size == Size.NORMAL) == (room.width() == Window.WIDTH);
                    for (var language : Language.values()) {
                        driver.run(() -> spoken.speak(language));
                        var where =
                                name
                                        + "-"
                                        + room.width()
                                        + "-"
                                        + size.percent()
                                        + "-"
                                        + language.code();
                        look(driver, where, pictured, wrong);
                        if (pictured && size == Size.NORMAL) {
                            driver.run(looks::turnTheme);
                            look(driver, where + "-dark", true, wrong);
                            driver.run(looks::turnTheme);
                        }
                    }
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    /// For what is only ever seen at the usual size, before anybody could have set another: in every language and theme, with
    /// pictures of the tightest window.
    public static void atUsualSize(String name, Show show) {
        var wrong = new ArrayList<String>();
        for (var room : ROOMS) {
            var spoken = new Spoken(Language.EN);
            var looks = new Looks(Theme.LIGHT, Size.NORMAL);
            try (var driver = new Driver(spoken, looks, room.width(), room.height())) {
                driver.run(() -> show.in(driver.shell(), spoken));
                for (var theme : Theme.values()) {
                    for (var language : Language.values()) {
                        driver.run(() -> spoken.speak(language));
                        var where =
                                name
                                        + "-"
                                        + room.width()
                                        + "-"
                                        + language.code()
                                        + (theme == Theme.DARK ? "-dark" : "");
                        look(driver, where, room.width() == Window.WIDTH_MIN, wrong);
                    }
                    driver.run(looks::turnTheme);
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static void look(Driver driver, String where, boolean pictured, List<String> wrong) {
        if (pictured) {
            driver.picture(where);
        }
        Driver.onFx(() -> Guards.fit(driver.scene()))
                .forEach(what -> wrong.add(where + ": " + what));
        Driver.onFx(() -> Guards.contrast(driver.scene()))
                .forEach(what -> wrong.add(where + ": " + what));
    }

    /// Puts a screen into a window.
    @FunctionalInterface
    public interface Show {
        void in(Shell shell, Spoken spoken);
    }
}
