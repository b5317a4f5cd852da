package org.cashwrap.core.payment;

import java.util.List;

/// What the card terminal wants printed, in its own words. Durable before the terminal is told that we have it.
///
/// @param signature the customer must sign it, and the clerk compare
/// @param complete  it ended as a slip does; false if the terminal broke off, or where a very long one is cut in parts
/// @param lines     1 to [#LINES_MAX]
public record Slip(Copy copy, boolean signature, boolean complete, List<Line> lines) {
    public static final int LINES_MAX = 200;

    public Slip {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.size() > LINES_MAX) {
            throw new IllegalArgumentException("a slip has 1 to " + LINES_MAX + " lines");
        }
    }

    /// Who it is for.
    public enum Copy {
        MERCHANT,
        CUSTOMER,
        /// Of no payment: an end of day, a registration.
        ADMINISTRATION
    }

    /// @param text of it at most [#TEXT_MAX] characters, without controls; a number that could be a card's is stars and its
    ///             last four digits, but one that is broken over two lines is not seen
    public record Line(String text, boolean centred, boolean wide, boolean tall) {
        public static final int TEXT_MAX = 100;

        public Line {
            text = TerminalText.slip(text, TEXT_MAX);
        }

        public static Line of(String text) {
            return new Line(text, false, false, false);
        }
    }
}
