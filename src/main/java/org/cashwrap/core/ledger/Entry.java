package org.cashwrap.core.ledger;

/// One entry of the journal, read or about to be written.
public record Entry(Envelope envelope, Body body) {}
