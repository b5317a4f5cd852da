package org.cashwrap.core.money;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What becomes of the last cents of a payment in cash where one-cent coins are no longer given out.
public enum CashRounding {
    /// Cents are paid and given back.
    EXACT,
    /// To the nearest five cents, up or down.
    ROUND,
    /// Never in the store's favour: cents that cannot be given back are the customer's credit.
    CREDIT;

    /// `exact`, as in files and scripts.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<CashRounding> ofWord(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }
}
