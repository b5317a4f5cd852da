package org.cashwrap.core.payment;

/// What the card terminal said about a [CardRequest].
public sealed interface CardAnswer {
    /// The money is ours: the approved amount, which need not be what we asked for.
    record Approved(CardApproval approval) implements CardAnswer {}

    /// The money stays with the customer.
    ///
    /// @param reason the terminal's own wording, for the clerk and the log; at most 200 characters, and of a longer number
    ///               nothing but dots: a terminal's text is not ours to trust
    record Declined(String reason) implements CardAnswer {
        public static final int REASON_MAX = 200;

        public Declined {
            reason = TerminalText.masked(reason, REASON_MAX);
        }
    }

    /// Nothing was heard that settles it. The card may or may not have been charged.
    record Silent() implements CardAnswer {}
}
