package org.cashwrap.screen.counter;

import org.cashwrap.core.payment.Payment;

/// Where the clerk stands, as far as the meaning of a key depends on it.
enum Situation {
    /// The journal takes no more: nobody may take money.
    STOPPED,
    /// Nobody is signed in, or the clerk has locked the till.
    SHUT,
    /// A card is at the terminal.
    TERMINAL,
    /// What was asked about money is not answered yet.
    BUSY,
    /// The form in which a second person ends a doubt.
    FORM,
    /// The last receipt is looked at.
    RECEIPT,
    /// Something has to be answered before money moves.
    QUESTION,
    /// No bill is on screen.
    FREE,
    /// A bill is on screen and nothing is taken for it.
    BILL,
    /// Cash was taken, and not enough for the bill.
    PART,
    /// Nobody knows whether the card was charged.
    DOUBT,
    /// The payment is taken.
    DONE;

    static Situation of(Work work) {
        var view = work.view();
        if (view.locked()) {
            return STOPPED;
        }
        if (work.payment().orElse(null) instanceof Payment.AtTerminal) {
            return work.isShut() ? SHUT : TERMINAL;
        }
        if (work.isShut()) {
            return SHUT;
        }
        if (work.busy()) {
            return BUSY;
        }
        if (work.form().isPresent()) {
            return FORM;
        }
        if (work.receipt().isPresent()) {
            return RECEIPT;
        }
        return work.paying().question().isPresent() ? QUESTION : ofPayment(work);
    }

    /// As it is beneath what lies over it.
    static Situation ofPayment(Work work) {
        return switch (work.payment().orElse(null)) {
            case Payment.Drafting _ -> BILL;
            case Payment.Tendering tendering -> tendering.taken().isEmpty() ? BILL : PART;
            case Payment.AtTerminal _ -> TERMINAL;
            case Payment.InDoubt _ -> DOUBT;
            case Payment.Committed _ -> DONE;
            case Payment.Abandoned _ -> FREE;
            case null -> FREE;
        };
    }
}
