package org.cashwrap.storage;

/// Whether a journal still takes entries.
public sealed interface JournalState {
    /// It does.
    record Usable() implements JournalState {}

    /// It does not, and will not before it is opened anew: every further call answers with this trouble.
    ///
    /// @param code for the telephone; `JOURNAL_CLOSED` when nothing is wrong and it was simply closed
    /// @param why  for the log
    record ClosedForGood(String code, String why) implements JournalState {}
}
