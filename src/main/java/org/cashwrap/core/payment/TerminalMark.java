package org.cashwrap.core.payment;

/// Where the card terminal's own record stood before a request: if it has not moved when an answer is lost, nothing was
/// charged. Only the driver that made it can read it; it holds what the driver needs to know its terminal again, too.
///
/// @param value printable ASCII, at most 64 characters; no card data
public record TerminalMark(String value) {
    public TerminalMark {
        if (value.isEmpty()
                || value.length() > 64
                || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("a terminal mark is 1 to 64 printable characters");
        }
    }
}
