package org.cashwrap.core.ledger;

/// The till's signature over the head of its journal at one sequence.
///
/// @param epoch     the journal's epoch, 32 lower-case hex digits
/// @param sequence  of the entry that was the head
/// @param hash      of that entry
/// @param signature Ed25519, 64 bytes as 128 lower-case hex digits
public record HeadSignature(String epoch, long sequence, Hash hash, String signature) {}
