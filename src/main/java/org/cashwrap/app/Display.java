package org.cashwrap.app;

import java.util.Locale;

/// Whether there is something to open a window on.
final class Display {
    private Display() {}

    /// Where there is always one, or nobody can know, it is taken to be there.
    static boolean isThere() {
        return !System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
                || isNamed("DISPLAY")
                || isNamed("WAYLAND_DISPLAY");
    }

    private static boolean isNamed(String variable) {
        var value = System.getenv(variable);
        return value != null && !value.isBlank();
    }
}
