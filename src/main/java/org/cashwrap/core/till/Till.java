package org.cashwrap.core.till;

import org.cashwrap.core.money.Money;

import java.time.LocalDate;

/// Where the till's session stands.
public sealed interface Till {
    /// @param lastSession the number of the last session; 0 before the first
    record Closed(int lastSession) implements Till {}

    /// @param session      its number, from 1, without gaps
    /// @param businessDate the store's accounting day: a state, not the clock
    /// @param openingFloat the money the drawer began with; zero or more
    record Open(int session, LocalDate businessDate, Money openingFloat) implements Till {
        public Open {
            if (openingFloat.isNegative()) {
                throw new IllegalArgumentException("a float cannot be negative: " + openingFloat);
            }
        }
    }
}
