package org.cashwrap.device;

import org.cashwrap.core.payment.BatchTotals;

/// What became of closing a batch.
public sealed interface BatchAnswer {
    record Closed(BatchTotals totals) implements BatchAnswer {}

    /// Still open.
    ///
    /// @param reason the terminal's own wording
    record NotClosed(String reason) implements BatchAnswer {}

    /// Nobody said whether. It may be closed once more: an empty batch closes with nothing in it.
    record Silent() implements BatchAnswer {}
}
