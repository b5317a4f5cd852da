package org.cashwrap.checkout;

/// What came of asking the head office.
public sealed interface Asked<T> {
    record Answered<T>(T answer) implements Asked<T> {}

    /// Nobody was there, or what came back was no answer; why is in the log.
    record NotReached<T>() implements Asked<T> {}
}
