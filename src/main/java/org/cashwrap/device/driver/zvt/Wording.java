package org.cashwrap.device.driver.zvt;

import org.cashwrap.device.TerminalPrompt;
import org.cashwrap.device.TerminalPrompt.Kind;
import org.cashwrap.device.TerminalTrouble;
import org.cashwrap.device.driver.zvt.wire.IntermediateStatus;

import java.util.Optional;

/// What a terminal's codes mean to the clerk.
final class Wording {
    /// The results that mean something to us; all of them with their names in `docs/zvt-names.md`.
    static final int APPROVED = 0x00;

    static final int NOT_REGISTERED = 0x6B;
    static final int INITIALISATION_NEEDED = 0x51;
    static final int CLOCK_WRONG = 0x62;
    static final int DIAGNOSIS_NEEDED = 0xC2;

    private Wording() {}

    /// Source: PA00P015 rev. 13.08, Intermediate-Status-Information (04 FF); 40 is added where the card must be removed, too.
    static TerminalPrompt prompt(IntermediateStatus status) {
        return new TerminalPrompt(kind(status.code()), status.text());
    }

    private static Kind kind(int code) {
        return switch (code) {
            case 0x00 -> Kind.CONFIRM_AMOUNT;
            case 0x01, 0x02, 0x6A, 0x6B, 0x6C, 0x6D, 0xCC -> Kind.ENTER_PIN;
            case 0x03, 0x07, 0x08, 0x10, 0x13, 0x14, 0x16, 0x19 -> Kind.CARD_NOT_ACCEPTED;
            case 0x04, 0xD2, 0xD3, 0xF2 -> Kind.WAITING_FOR_BANK;
            case 0x05 -> Kind.UNDOING;
            case 0x06, 0x0E, 0x17, 0x5E -> Kind.WAIT;
            case 0x09 -> Kind.CARD_EXPIRED;
            case 0x0A, 0x2A -> Kind.INSERT_CARD;
            case 0x0B, 0x4B -> Kind.REMOVE_CARD;
            case 0x0C -> Kind.CARD_UNREADABLE;
            case 0x0D, 0xA2, 0xA3 -> Kind.CANCELLED;
            case 0x0F -> Kind.CLOSING_BATCH;
            case 0x12, 0x1A, 0xC9, 0xCA, 0xCB, 0xE2 -> Kind.SERVICE;
            case 0x15 -> Kind.WRONG_PIN;
            case 0x18 -> Kind.PIN_TRIES_EXCEEDED;
            case 0x1B, 0x1C, 0xA0, 0xA1 -> Kind.APPROVED;
            case 0x1D -> Kind.DECLINED;
            case 0xA4, 0xA5 -> Kind.STOP_REFUSED;
            case 0x26, 0x27, 0x28, 0x29, 0x2C, 0x69, 0xE0, 0xE1 -> Kind.CHOOSE_ON_TERMINAL;
            case 0xC8 -> Kind.LOOK_AT_TERMINAL;
            default ->
                    (code > 0x40 && code < 0x5E) || code == 0x66 || code == 0x67
                            ? kind(code - 0x40)
                            : Kind.OTHER;
        };
    }

    /// What has to be done before the terminal can be used again, for a result code or a terminal status.
    ///
    /// Source: PA00P015 rev. 13.08, error codes, and the terminal states of Status-Enquiry (05 01).
    static Optional<TerminalTrouble> trouble(int code) {
        return Optional.ofNullable(
                switch (code) {
                    case 0xF0, 0x6A, 0xB1 -> TerminalTrouble.END_OF_DAY_DUE;
                    case 0x9C, 0xA0 -> TerminalTrouble.BUSY;
                    case 0xCC -> TerminalTrouble.PRINTER;
                    case 0xDC, 0xE1 -> TerminalTrouble.CARD_INSIDE;
                    case 0x6F, 0xC6, 0xCB -> TerminalTrouble.CURRENCY;
                    case 0x37 -> TerminalTrouble.PASSWORD;
                    case INITIALISATION_NEEDED,
                            0x57,
                            CLOCK_WRONG,
                            0x85,
                            0x89,
                            0xB2,
                            0xBF,
                            0xC0,
                            0xC1,
                            DIAGNOSIS_NEEDED,
                            0xC4,
                            0xDF,
                            0xE0,
                            0xE2,
                            0xE3,
                            0xE4,
                            0xED,
                            0xF5,
                            0xF6,
                            0xFB,
                            0xFC ->
                            TerminalTrouble.SERVICE_NEEDED;
                    default -> null;
                });
    }
}
