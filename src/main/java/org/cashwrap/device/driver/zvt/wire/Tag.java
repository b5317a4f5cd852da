package org.cashwrap.device.driver.zvt.wire;

import java.util.Locale;

/// A tagged object of the container.
record Tag(int number, Form form, String name) {
    /// Tags are as long as their first byte says: `1F10` has two.
    static String hex(int number) {
        return String.format(Locale.ROOT, "%02X", number);
    }

    /// The first byte says it.
    boolean holdsObjects() {
        var first = number;
        while (first > 0xFF) {
            first >>= 8;
        }
        return (first & 0x20) != 0;
    }
}
