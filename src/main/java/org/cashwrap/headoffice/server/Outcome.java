package org.cashwrap.headoffice.server;

/// What came of a piece of work in the head office's folder.
public sealed interface Outcome {
    /// @param said for a person; may be empty
    record Done(String said) implements Outcome {}

    /// Nothing was changed.
    ///
    /// @param why for a person
    record NotDone(String why) implements Outcome {}
}
