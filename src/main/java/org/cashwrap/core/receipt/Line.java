package org.cashwrap.core.receipt;

/// One line of a receipt before anybody knows how wide the paper is. Texts are in logical order: as they are read, not as
/// they are seen.
public sealed interface Line {
    /// Breaks between words where it has to.
    record Text(String text) implements Line {}

    /// A remark on the line above: set in a little, and smaller where a printer can.
    record Detail(String text) implements Line {}

    record Centered(String text) implements Line {}

    /// Nobody may overlook it: centred and twice as high, but no wider, so that it fits wherever a centred line fits.
    record Big(String text) implements Line {}

    /// Two facts at the two ends of a line, or below each other if they do not fit.
    record Ends(String start, String end) implements Line {}

    /// What, and how much. The amounts of a receipt stand in one column at the far end, their points below each other;
    /// an amount is never cut, what it is for breaks between words.
    record Pair(String left, String right) implements Line {}

    /// The pair a customer looks for first: bold where a printer can.
    record Total(String left, String right) implements Line {}

    /// Set by somebody else in columns of his own, as a card terminal's slip: its blanks stay as they are. Where it is wider
    /// than the paper it is broken after any sign.
    ///
    /// @param wide twice as wide where a printer can, and the line still fits
    /// @param tall twice as high where a printer can
    record Verbatim(String text, boolean centred, boolean wide, boolean tall) implements Line {}

    record Rule() implements Line {}

    record Blank() implements Line {}
}
