package org.cashwrap.checkout;

import org.cashwrap.core.money.Money;

import java.time.Instant;
import java.util.Optional;

/// What a clerk may see of the head office and of the queue to it.
///
/// @param acknowledged the last entry that it has
/// @param waiting      payments that it does not have yet
/// @param sum          of what they paid
/// @param oldest       when the first of them was taken
public record OfficeView(
        OfficeStanding standing,
        long acknowledged,
        int waiting,
        Money sum,
        Optional<Instant> oldest) {}
