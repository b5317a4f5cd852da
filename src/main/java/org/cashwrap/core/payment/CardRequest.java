package org.cashwrap.core.payment;

import org.cashwrap.core.money.Money;

/// What the card terminal is asked to charge. Journalled before it is sent.
///
/// @param amount    always positive
/// @param reference our own name for this request, unique for ever
/// @param before    where the terminal's record stood before this request
public record CardRequest(Money amount, String reference, TerminalMark before) {
    public CardRequest {
        if (!reference.matches("[!-~]{1,64}")) {
            throw new IllegalArgumentException("a reference is 1 to 64 printable characters");
        }
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("card amount must be positive: " + amount);
        }
    }
}
