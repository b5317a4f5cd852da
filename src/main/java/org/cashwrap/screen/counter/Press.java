package org.cashwrap.screen.counter;

/// Something that was pressed, on a keyboard or on the screen. What it means is said by [KeyTable].
public sealed interface Press {
    /// Keys that write nothing.
    enum Named implements Press {
        /// F2
        FIND,
        /// F3
        LAST_RECEIPT,
        /// F4, and `-` where no text is typed
        TOWARDS,
        /// F5 to F7
        QUICK_1,
        QUICK_2,
        QUICK_3,
        /// F8, and `+` where no text is typed
        EXACT_CASH,
        /// F9, and `*` where no text is typed
        CARD,
        /// F10, and `/` where no text is typed
        OTHER,
        /// F12
        LOCK,
        /// Alt+H
        HOLDER,
        /// Alt+C
        CENTS,
        ENTER,
        ESCAPE,
        BACKSPACE,
        UP,
        DOWN,
        /// On the screen's keypad only.
        DOUBLE_ZERO
    }

    /// A key that writes a sign.
    ///
    /// @param written the sign itself, in any script
    /// @param key     the upper-case Latin letter on the key, whatever the keyboard's language; else 0
    record Sign(int written, char key) implements Press {
        /// Where no keyboard tells more than what was written.
        public static Sign of(int written) {
            var upper = Character.toUpperCase(written);
            return new Sign(written, upper >= 'A' && upper <= 'Z' ? (char) upper : 0);
        }

        boolean isDigit() {
            return Character.digit(written, 10) >= 0;
        }

        /// What does not print is nobody's text.
        boolean isText() {
            return !Character.isISOControl(written)
                    && Character.isDefined(written)
                    && Character.getType(written) != Character.FORMAT;
        }
    }
}
