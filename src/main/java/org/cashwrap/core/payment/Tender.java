package org.cashwrap.core.payment;

import org.cashwrap.core.money.Money;

/// What the customer has given towards a payment.
public sealed interface Tender permits Tender.Cash, Tender.Card, Instrument {
    Money amount();

    /// @param amount as handed over, before change; always positive
    record Cash(Money amount) implements Tender {
        public Cash {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("cash handed over is positive: " + amount);
            }
        }
    }

    record Card(CardApproval approval) implements Tender {
        /// What was approved.
        @Override
        public Money amount() {
            return approval.amount();
        }
    }
}
