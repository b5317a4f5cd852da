package org.cashwrap.core.payment;

/// An errand that is due after an event is durable. Never repeated by itself; a replay ignores them all.
public sealed interface Task {
    /// Cash goes in or out.
    record OpenDrawer() implements Task {}

    record PrintReceipt(PaymentId payment) implements Task {}

    /// What the card terminal wants printed of a payment whose card was charged.
    record PrintSlips(PaymentId payment) implements Task {}

    record ChargeCard(PaymentId payment, CardRequest request) implements Task {}

    /// Asks the terminal to stop; its own answer still decides.
    record StopTerminal(PaymentId payment) implements Task {}

    /// Asks the terminal's record what became of the request. Charges nothing.
    record AskTerminal(PaymentId payment, CardRequest request) implements Task {}
}
