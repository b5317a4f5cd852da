package org.cashwrap.storage;

import org.cashwrap.core.ledger.Hash;

/// The end of a journal.
///
/// @param sequence of the last entry; 0 when there is none
/// @param hash     of that entry; [Hash#ZERO] when there is none
public record Head(long sequence, Hash hash) {
    /// Of a journal without entries.
    public static final Head NONE = new Head(0, Hash.ZERO);
}
