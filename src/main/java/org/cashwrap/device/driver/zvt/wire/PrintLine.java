package org.cashwrap.device.driver.zvt.wire;

/// A line that the terminal wants printed.
///
/// Source: PA00P015 rev. 13.08, message 06 D1.
///
/// @param attribute 00 to FF: how it is printed, or that the receipt ends with it
/// @param text      without controls of its own; empty for a blank line
public record PrintLine(int attribute, String text) {
    /// Line feeds, as many as the next byte says.
    static final int LINE_FEEDS = 0xFF;

    private static final int RESERVED = 0x80;

    /// The receipt ends with this line. If it has no text, there is nothing more to print.
    public boolean isLast() {
        return attribute > RESERVED && attribute != LINE_FEEDS;
    }

    public boolean isCentred() {
        return has(0x40);
    }

    public boolean isWide() {
        return has(0x20);
    }

    public boolean isTall() {
        return has(0x10);
    }

    /// Blanks before the text.
    public int indent() {
        return attribute < RESERVED ? attribute & 0x0F : 0;
    }

    private boolean has(int bit) {
        return attribute < RESERVED && (attribute & bit) != 0;
    }
}
