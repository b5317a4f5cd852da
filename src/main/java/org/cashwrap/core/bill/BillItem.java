package org.cashwrap.core.bill;

import org.cashwrap.core.money.Money;

import java.util.Optional;

/// An amount towards one account.
///
/// @param account which
/// @param amount  always positive
/// @param balance what the account owed when it was opened; none if nobody could be asked
public record BillItem(AccountNumber account, Money amount, Optional<Balance> balance) {
    public BillItem {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException(
                    "an amount towards an account is positive: " + amount);
        }
    }
}
