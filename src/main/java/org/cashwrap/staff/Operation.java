package org.cashwrap.staff;

/// What a person can ask the counter to do, as far as it is a question of who they are.
public enum Operation {
    SIGN_IN,
    OPEN_TILL,
    TAKE_PAYMENT,
    /// Cash taken goes back before the payment is committed.
    GIVE_BACK,
    /// Says by the card terminal's slip what became of a card payment that was never answered.
    END_DOUBT,
    PRINT_AGAIN
}
