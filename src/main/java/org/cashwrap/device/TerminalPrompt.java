package org.cashwrap.device;

/// What the card terminal shows or waits for, as far as it tells.
///
/// @param words the terminal's own, or empty; at most 100 characters, without controls
public record TerminalPrompt(Kind kind, String words) {
    public TerminalPrompt {
        words = words.replaceAll("[\\p{Cc}\\p{Cs}]", " ").strip();
        words = words.substring(0, Math.min(100, words.length()));
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
