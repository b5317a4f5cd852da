package org.cashwrap.core.till;

import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.Pieces;

import java.time.LocalDate;
import java.util.Optional;

/// What happened to a till session.
public sealed interface TillEvent {
    /// @param openingFloat counted by the clerk
    /// @param pieces       by denomination, if counted so; then they add up to the float
    record Opened(LocalDate businessDate, Money openingFloat, Optional<Pieces> pieces)
            implements TillEvent {
        public Opened {
            if (pieces.isPresent() && !pieces.get().sum().equals(openingFloat)) {
                throw new IllegalArgumentException(
                        "the pieces add up to " + pieces.get().sum() + ", not to " + openingFloat);
            }
        }
    }
}
