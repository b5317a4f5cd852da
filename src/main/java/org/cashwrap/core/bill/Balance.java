package org.cashwrap.core.bill;

import org.cashwrap.core.money.Money;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// What an account owed at one moment. Old by nature: it is never shown or printed without its `asOf`, and the till never
/// claims a balance after a payment, only this one "less this payment".
///
/// @param totalDue everything asked for; negative is a credit
/// @param pastDue  the part that should have been paid already; 0 to the total
/// @param asOf     when the biller said so, to the millisecond
public record Balance(Money totalDue, Money pastDue, Instant asOf) {
    public Balance {
        asOf = asOf.truncatedTo(ChronoUnit.MILLIS);
        if (pastDue.isNegative()) {
            throw new IllegalArgumentException("past due cannot be negative: " + pastDue);
        }
        if (pastDue.isPositive() && pastDue.compareTo(totalDue) > 0) {
            throw new IllegalArgumentException(
                    "past due " + pastDue + " is above the total " + totalDue);
        }
    }
}
