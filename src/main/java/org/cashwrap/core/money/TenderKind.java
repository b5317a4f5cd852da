package org.cashwrap.core.money;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a customer pays with.
public enum TenderKind {
    CASH,
    /// Approved by the bank while the customer waited.
    CARD,
    /// Taken by the terminal while the bank could not be asked; it may still be declined.
    CARD_STORED,
    CHEQUE,
    MONEY_ORDER,
    CASHIERS_CHECK;

    /// `card-stored`, as in files and scripts.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Is it a paper that a bank pays later?
    public boolean isInstrument() {
        return switch (this) {
            case CHEQUE, MONEY_ORDER, CASHIERS_CHECK -> true;
            case CASH, CARD, CARD_STORED -> false;
        };
    }

    public static Optional<TenderKind> ofWord(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
