package org.cashwrap.device;

/// What a scanner's driver tells.
public sealed interface ScannerNews {
    /// Somebody scanned a code.
    ///
    /// @param text 1 to [#TEXT_MAX] characters that can all be seen, but for blanks and separators between them
    record Read(String text) implements ScannerNews {
        public static final int TEXT_MAX = 4_096;

        public Read {
            if (text.isBlank() || text.length() > TEXT_MAX || !isSeen(text)) {
                throw new IllegalArgumentException("not the text of a code");
            }
        }

        /// Between the parts of a code with several (ASCII 1D and 1E), which control nothing else.
        private static boolean isSeparator(int sign) {
            return sign == 0x1D || sign == 0x1E;
        }

        /// Nothing in it controls anything, turns the rest round or hides in it, and all of it is text. A private or unknown
        /// character is none: nobody can say what it shows.
        public static boolean isSeen(String text) {
            return text.codePoints()
                    .filter(sign -> !isSeparator(sign))
                    .allMatch(sign ->
                            switch (Character.getType(sign)) {
                                case Character.CONTROL,
                                        Character.FORMAT,
                                        Character.LINE_SEPARATOR,
                                        Character.PARAGRAPH_SEPARATOR,
                                        Character.SURROGATE,
                                        Character.PRIVATE_USE,
                                        Character.UNASSIGNED ->
                                        false;
                                default -> true;
                            });
        }

        /// Without the text: it may be the number of a card, and this may stand in a log.
        @Override
        public String toString() {
            return "Read[" + text.length() + " characters]";
        }
    }

    /// Something came that is not handed on.
    record Unusable(Why why) implements ScannerNews {
        /// For the log: whoever scans is told to scan again, whatever it was.
        public enum Why {
            /// It stopped in the middle of a code, or is not set to send what ends one.
            CUT_SHORT,
            /// Longer than a code may be, or without an end.
            TOO_LONG,
            /// It lacks what begins every code.
            NO_PREFIX,
            /// Its bytes are not text in the scanner's character set.
            NOT_TEXT,
            /// There is something in it that cannot be seen.
            HIDDEN
        }
    }

    /// Nothing can be scanned now; told once, until it is [Ready].
    record Trouble(ScannerTrouble why) implements ScannerNews {}

    /// The trouble that was told is over.
    record Ready() implements ScannerNews {}
}
