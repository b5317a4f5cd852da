package org.cashwrap.storage;

import org.cashwrap.core.ledger.Hash;

import java.time.Instant;

/// What the world outside the journal's file has seen of it. A journal that ends before its anchor, or has another hash
/// there, has lost entries or had them changed: the one damage that no look at the file alone can find.
///
/// @param epoch    of the journal, 32 lower-case hex digits
/// @param sequence that was seen, from 1
/// @param hash     of that entry
/// @param what     who has seen it
/// @param at       when
public record Anchor(String epoch, long sequence, Hash hash, What what, Instant at) {
    /// How an anchor came about.
    public enum What {
        /// The till signed this head.
        SIGNED,
        /// The head office acknowledged everything up to here.
        ACKNOWLEDGED
    }

    /// What a journal says to an anchor.
    public enum Standing {
        /// The journal holds that entry.
        HELD,
        /// The journal ends before it: entries are lost, or an old copy was put in its place.
        AHEAD,
        /// Something else stands there, or nothing where there should be something: the journal was changed.
        DIFFERS,
        /// The journal could not be read there.
        UNREADABLE
    }

    public Anchor {
        if (!epoch.matches("[0-9a-f]{32}")) {
            throw new IllegalArgumentException("an epoch is 32 lower-case hex digits: " + epoch);
        }
        if (sequence < 1) {
            throw new IllegalArgumentException("an anchor needs an entry: " + sequence);
        }
    }
}
