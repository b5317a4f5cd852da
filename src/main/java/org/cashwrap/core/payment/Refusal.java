package org.cashwrap.core.payment;

import java.util.Locale;

/// Why an event changes nothing just now. Each has a text in every language; scripts see the [#code()], which is of a
/// closed list.
public enum Refusal {
    NO_ACCOUNT_OPEN("no-account"),
    NO_AMOUNT_YET("bad-amount"),
    /// The amount is of another currency.
    BAD_AMOUNT("bad-amount"),
    /// The customer asks for credit in place of cents, on an account that nobody could be asked about.
    CREDIT_NOT_ALLOWED("not-allowed"),
    /// Cash was taken for this payment: give it back, or settle.
    CASH_TAKEN("stop-first"),
    /// Somebody is signed in: sign out first.
    SIGNED_IN("stop-first"),
    /// Another payment is open: finish or cancel it.
    PAYMENT_OPEN("stop-first"),
    /// The cheque or money order is for more than is left, and no change is given on it.
    INSTRUMENT_TOO_MUCH("bad-amount"),
    NO_CASH_TAKEN("not-allowed"),
    NOTHING_TAKEN("not-allowed"),
    NOT_IN_DOUBT("not-allowed"),
    /// The holder is identified before an amount is chosen.
    TOO_LATE_FOR_HOLDER("stop-first"),
    /// As many tenders as a receipt can hold: give them back, or settle.
    TOO_MANY_TENDERS("stop-first"),
    /// The word is about a request that is not open: not this payment's, or another payment has it already.
    NOT_ASKED("not-allowed"),
    CARD_TAKEN("card-taken"),
    WAIT_FOR_TERMINAL("wait-for-terminal"),
    TERMINAL_NOT_READY("terminal-not-ready"),
    IN_DOUBT("in-doubt");

    private final String code;

    Refusal(String code) {
        this.code = code;
    }

    /// As scripts see it.
    public String code() {
        return code;
    }

    /// As the text files name it: `refused.cash-taken`.
    public String textKey() {
        return "refused." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
