package org.cashwrap.core.payment;

import org.cashwrap.core.money.Money;

import java.util.OptionalInt;

/// What the card terminal, or its slip, says of an approved charge: all we ever hold of a card.
///
/// @param amount          approved; need not be what was asked for; always positive
/// @param approval        the issuer's approval code, as printed; may be empty
/// @param lastFour        the last four digits of the card, or empty
/// @param brand           as the terminal names it, or empty
/// @param terminalReceipt the terminal's receipt number, 0 to 9999
public record CardApproval(
        Money amount, String approval, String lastFour, String brand, OptionalInt terminalReceipt) {
    public CardApproval {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("an approved amount is positive: " + amount);
        }
        if (!lastFour.matches("([0-9]{4})?")) {
            throw new IllegalArgumentException("the last four digits of a card, or nothing");
        }
        if (approval.length() > 16 || brand.length() > 32) {
            throw new IllegalArgumentException("approval code or brand is too long");
        }
    }
}
