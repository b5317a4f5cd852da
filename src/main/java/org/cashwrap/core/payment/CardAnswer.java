package org.cashwrap.core.payment;

/// What the card terminal said about a [CardRequest].
public sealed interface CardAnswer {
    /// The money is ours: the approved amount, which need not be what we asked for.
    record Approved(CardApproval approval) implements CardAnswer {}

    /// The money stays with the customer.
    ///
    /// @param reason the terminal's own wording, for the clerk and the log; no card data
    record Declined(String reason) implements CardAnswer {}

    /// Nothing was heard that settles it. The card may or may not have been charged.
    record Silent() implements CardAnswer {}
}
