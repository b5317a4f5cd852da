package org.cashwrap.device;

import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.TerminalText;

/// What became of closing a batch.
public sealed interface BatchAnswer {
    record Closed(BatchTotals totals) implements BatchAnswer {}

    /// Still open.
    ///
    /// @param reason the terminal's own wording, as of a [CardAnswer.Declined]
    record NotClosed(String reason) implements BatchAnswer {
        public NotClosed {
            reason = TerminalText.masked(reason, CardAnswer.Declined.REASON_MAX);
        }
    }

    /// Nobody said whether. If it is closed once more and was closed already, the first totals stand on the terminal's slip
    /// alone.
    record Silent() implements BatchAnswer {}
}
