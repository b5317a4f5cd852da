package org.cashwrap.headoffice;

import org.cashwrap.core.ledger.Hash;

import java.util.Optional;

/// What came of one request.
sealed interface Heard<T> {
    record Answered<T>(T answer) implements Heard<T> {}

    /// @param reach where the head office's copy ends, if it says so
    record Refused<T>(RefusalCode code, Optional<Reach> reach) implements Heard<T> {}

    /// Nobody was there, or what came was no answer of the contract.
    ///
    /// @param why for the log; holds nothing of what was asked or answered
    record Lost<T>(String why) implements Heard<T> {}

    /// How far the head office has the till's journal.
    record Reach(long sequence, Hash hash) {}
}
