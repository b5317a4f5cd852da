package org.cashwrap.checkout;

/// How a device stands, as far as it has said.
public enum Lamp {
    /// This till has none.
    NONE,
    /// It has said nothing else.
    WELL,
    /// A notice says what it is.
    TROUBLE
}
