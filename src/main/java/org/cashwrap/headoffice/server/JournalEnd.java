package org.cashwrap.headoffice.server;

import org.cashwrap.core.ledger.Hash;

/// How far the head office's copy of a journal reaches.
///
/// @param sequence of its last entry; 0 if it has none
/// @param hash     of that entry, or [Hash#ZERO]
record JournalEnd(long sequence, Hash hash) {
    static final JournalEnd NOTHING = new JournalEnd(0, Hash.ZERO);
}
