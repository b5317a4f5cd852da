package org.cashwrap.checkout;

import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.StoredEntry;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The counter's side of uploading: the entries that the head office has not acknowledged, and what it says of them. May be
/// called on any thread and never waits; answers come on the counter's thread, or here and now once it has ended.
public interface Upload {
    /// No batch is larger.
    int ENTRIES_MAX = 100;

    /// Nor has more characters in its entries together, unless it is a single one: as JSON in UTF-8 they stay below the 4 MiB
    /// that the head office takes.
    int CHARACTERS_MAX = 1 << 20;

    /// Whose journal is uploaded.
    ///
    /// @param till  `STORE-N`
    /// @param epoch 32 lower-case hex digits
    record Journal(String till, String epoch) {}

    Journal journal();

    /// Entries in order, right after the last acknowledged one.
    ///
    /// @param before     the hash of the entry before the first, or [Hash#ZERO]
    /// @param entries    1 to [#ENTRIES_MAX]
    /// @param signatures of heads in this batch or before it
    record Batch(Hash before, List<StoredEntry> entries, List<HeadSignature> signatures) {
        public Batch {
            entries = List.copyOf(entries);
            signatures = List.copyOf(signatures);
        }
    }

    /// @param tell gets nothing if nothing waits, or if the counter takes no more
    void next(Consumer<Optional<Batch>> tell);

    /// How far the head office has this journal: its answer to a batch, or where its copy ends when it was asked.
    ///
    /// @param sequence of the last entry it has; 0 for none
    /// @param hash     of that entry, or [Hash#ZERO]
    void reaches(long sequence, Hash hash, Consumer<Verdict> heard);

    /// What the counter makes of that.
    enum Verdict {
        /// The queue is what comes after it.
        TAKEN,
        /// It has entries that this journal has not, or others: this journal lost some, or was changed. No more money is taken
        /// here.
        NOT_OURS,
        /// The counter has ended, or cannot read its journal.
        NOT_HEARD
    }

    /// How it stands with the head office now; the same again says nothing new.
    void stands(OfficeStanding standing);
}
