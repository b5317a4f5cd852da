package org.cashwrap.core.payment;

import org.cashwrap.core.money.Money;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// What the card terminal, or its slip, says of an approved charge: all we ever hold of a card. A terminal's texts are not
/// ours to trust: what looks like a card number is not kept.
///
/// @param amount          approved; need not be what was asked for; always positive
/// @param approval        the issuer's approval code, as printed; at most 16 characters, may be empty
/// @param lastFour        the last four digits of the card, or empty
/// @param brand           as the terminal names it; at most 32 characters, may be empty
/// @param terminal        the terminal's id (TID); at most 16 characters, may be empty
/// @param terminalReceipt the terminal's receipt number, 0 or more
/// @param trace           the terminal's trace number, 0 or more
/// @param terminalAt      by the terminal's own clock, to the second
public record CardApproval(
        Money amount,
        String approval,
        String lastFour,
        String brand,
        String terminal,
        OptionalInt terminalReceipt,
        OptionalInt trace,
        Optional<LocalDateTime> terminalAt) {
    private static final Pattern LAST_FOUR = Pattern.compile("([0-9]{4})?");

    public CardApproval {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("an approved amount is positive: " + amount);
        }
        if (!LAST_FOUR.matcher(lastFour).matches()) {
            throw new IllegalArgumentException("the last four digits of a card, or nothing");
        }
        if (terminalReceipt.orElse(0) < 0 || trace.orElse(0) < 0) {
            throw new IllegalArgumentException("a terminal's numbers are not negative");
        }
        approval = TerminalText.kept(approval, 16);
        brand = TerminalText.kept(brand, 32);
        terminal = TerminalText.kept(terminal, 16);
        terminalAt = terminalAt.map(at -> at.truncatedTo(ChronoUnit.SECONDS));
    }

    /// As a second person reads it off a slip.
    public static CardApproval ofSlip(Money amount, String approval) {
        return new CardApproval(
                amount,
                approval,
                "",
                "",
                "",
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }

    /// Do both speak of one booking of one terminal? Only where a number of the terminal's own is known.
    boolean isTheSameBookingAs(CardApproval other) {
        return (terminalReceipt.isPresent() || trace.isPresent())
                && terminal.equals(other.terminal)
                && terminalReceipt.equals(other.terminalReceipt)
                && trace.equals(other.trace);
    }
}
