package org.cashwrap.storage;

/// How far reading one after the other came.
public sealed interface ReadThrough {
    /// How many were handed over.
    long count();

    /// All there are.
    record Complete(long count) implements ReadThrough {}

    /// The next one could not be read; those before it were handed over.
    ///
    /// @param code for the telephone
    /// @param why  for the log
    record CutShort(long count, String code, String why) implements ReadThrough {}
}
