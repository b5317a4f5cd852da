package org.cashwrap.core.receipt;

/// One row of letters on paper, as [Layout] sets them.
///
/// @param text at most as many columns as the paper has, or half as many where its look is wide
public record Row(String text, Look look) {

    /// How the letters look, where the paper comes from a printer that can.
    public enum Look {
        PLAIN,
        BOLD,
        /// Twice as high.
        TALL,
        /// Twice as wide.
        WIDE,
        /// Twice as wide and twice as high.
        LARGE;

        public boolean isTall() {
            return this == TALL || this == LARGE;
        }

        public boolean isWide() {
            return this == WIDE || this == LARGE;
        }

        static Look of(boolean wide, boolean tall) {
            if (wide) {
                return tall ? LARGE : WIDE;
            }
            return tall ? TALL : PLAIN;
        }
    }
}
