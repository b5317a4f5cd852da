package org.cashwrap.core.ledger;

/// One entry as it stands in the journal: the text that was hashed, never written a second time from its meaning.
///
/// @param sequence its place in the journal; 1 for the first, without gaps
/// @param text     compact JSON; its UTF-8 bytes are what is hashed
/// @param hash     SHA-256 of the previous entry's hash and those bytes
public record StoredEntry(long sequence, String text, Hash hash) {
    public StoredEntry {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence starts at 1: " + sequence);
        }
    }
}
