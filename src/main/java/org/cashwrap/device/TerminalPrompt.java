package org.cashwrap.device;

import org.cashwrap.core.payment.TerminalText;

/// What the card terminal shows or waits for, as far as it tells.
///
/// @param words the terminal's own, or empty; at most [#WORDS_MAX] characters, without controls; of a number that could be a
///              card's, the last four digits
public record TerminalPrompt(Kind kind, String words) {
    public static final int WORDS_MAX = 100;

    public TerminalPrompt {
        words = TerminalText.slip(words.strip(), WORDS_MAX).strip();
    }

    public static TerminalPrompt of(Kind kind) {
        return new TerminalPrompt(kind, "");
    }

    /// In the order in which a payment usually meets them.
    public enum Kind {
        SENT,
        CONFIRM_AMOUNT,
        INSERT_CARD,
        CHOOSE_ON_TERMINAL,
        ENTER_PIN,
        WRONG_PIN,
        PIN_TRIES_EXCEEDED,
        WAIT,
        WAITING_FOR_BANK,
        APPROVED,
        DECLINED,
        CARD_NOT_ACCEPTED,
        CARD_EXPIRED,
        CARD_UNREADABLE,
        REMOVE_CARD,
        CANCELLED,
        STOPPING,
        STOP_REFUSED,
        UNDOING,
        CLOSING_BATCH,
        SERVICE,
        LOOK_AT_TERMINAL,
        /// The terminal's own words are all there is.
        OTHER
    }
}
