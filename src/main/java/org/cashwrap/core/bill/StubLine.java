package org.cashwrap.core.bill;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;

/// What a bill's stub says: which account, and what was due when it was printed. Old by nature: the account is asked what it
/// owes today.
///
/// @param dueOn         of the bill that the stub is of; none if it does not say
/// @param pastDueMinor  in the account's currency, of which the stub says nothing; none if it does not say
/// @param totalDueMinor likewise
public record StubLine(
        AccountNumber account,
        Optional<LocalDate> dueOn,
        OptionalLong pastDueMinor,
        OptionalLong totalDueMinor) {}
