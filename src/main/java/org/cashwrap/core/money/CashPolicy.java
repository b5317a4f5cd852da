package org.cashwrap.core.money;

/// What a store may do about the last cents of cash payments on a day.
///
/// @param standard  for whoever asks for nothing else; `EXACT` or `ROUND`
/// @param mayCredit a customer may ask for `CREDIT`
public record CashPolicy(CashRounding standard, boolean mayCredit) {
    /// Cents are paid and given back.
    public static final CashPolicy EXACT = new CashPolicy(CashRounding.EXACT, false);

    public CashPolicy {
        if (standard == CashRounding.CREDIT) {
            throw new IllegalArgumentException("credit is the customer's wish, never a standard");
        }
    }

    /// May a payment be taken that way, as far as the store is concerned?
    public boolean allows(CashRounding way) {
        return way == standard || (way == CashRounding.CREDIT && mayCredit);
    }
}
