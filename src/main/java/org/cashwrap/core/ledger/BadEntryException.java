package org.cashwrap.core.ledger;

/// A text that is not an entry of ours. The message names the key and what is wrong with it, and quotes no value
/// but amounts.
@SuppressWarnings("serial") // Never written anywhere.
public final class BadEntryException extends RuntimeException {
    public BadEntryException(String message) {
        super(message);
    }
}
