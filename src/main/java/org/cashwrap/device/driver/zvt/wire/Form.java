package org.cashwrap.device.driver.zvt.wire;

/// How the bytes of a field are to be read, and what of them may be seen.
enum Form {
    /// Packed digits: an amount in minor units.
    AMOUNT,
    /// Packed digits.
    DIGITS,
    /// Neither digits nor text.
    BYTES,
    /// In the alphabet agreed upon.
    TEXT,
    /// Packed digits of a card number: only the last four are kept.
    CARD,
    /// Nothing of it is kept.
    SECRET
}
