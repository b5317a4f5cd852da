package org.cashwrap.device;

/// What became of a document that was to be printed.
public sealed interface PrintAnswer {
    /// The printer says that it has come out, whole.
    record Printed() implements PrintAnswer {}

    /// Nothing of it has come out, and nothing of it will.
    record NotPrinted(PrinterTrouble why) implements PrintAnswer {}

    /// All of it may have come out, a part, or nothing; some may still come. Only a person can look.
    record Unknown(PrinterTrouble why) implements PrintAnswer {}
}
