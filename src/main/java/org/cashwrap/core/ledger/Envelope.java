package org.cashwrap.core.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/// Who, where, when: the part that every entry has, frozen from the first one on.
///
/// @param till         `STORE-N`
/// @param epoch        of this journal: 32 lower-case hex digits, drawn when it was created
/// @param sequence     from 1, without gaps; `(till, epoch, sequence)` is the entry's identity and its order
/// @param id           a name (UUIDv7), never an order
/// @param at           UTC, to the millisecond
/// @param offset       of the till's clock from UTC at that moment
/// @param zone         the store's
/// @param monotonicMs  of this run of the program; only differences within a run mean anything
/// @param clockOffset  head office's clock less ours in milliseconds, if known
/// @param businessDate the store's accounting day; none while no session is open
/// @param session      the till session, or none (start, failed sign-in)
/// @param clerk        signed in, or none
/// @param approver     the second person, never the clerk
/// @param reason       from a list
/// @param training     no money: never mixed with live entries in any total
/// @param rulePack     the rules the entry was made under, if any were used
/// @param build        of the program
/// @param linked       the entry this one is about, if it corrects or completes one
/// @param currency     of every amount in the entry, in its minor units
public record Envelope(
        String till,
        String epoch,
        long sequence,
        UUID id,
        Instant at,
        ZoneOffset offset,
        ZoneId zone,
        long monotonicMs,
        OptionalLong clockOffset,
        Optional<LocalDate> businessDate,
        OptionalInt session,
        Optional<String> clerk,
        Optional<String> approver,
        Optional<String> reason,
        boolean training,
        Optional<RulePack> rulePack,
        String build,
        Optional<EntryRef> linked,
        Currency currency) {

    /// The version of the entry's form. A later one is read by its own rules; old entries are never rewritten.
    public static final int VERSION = 1;

    public record RulePack(String id, String hash) {}

    public record EntryRef(String till, String epoch, long sequence) {}
}
