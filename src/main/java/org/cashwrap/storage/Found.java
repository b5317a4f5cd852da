package org.cashwrap.storage;

/// What looking something up in a journal came to.
///
/// @param <T> what was looked for
public sealed interface Found<T> {
    record Here<T>(T value) implements Found<T> {}

    /// The journal was read and holds no such thing.
    record Nowhere<T>() implements Found<T> {}

    /// The journal could not be read there, which says nothing about what it holds.
    ///
    /// @param code for the telephone
    /// @param why  for the log
    record Unreadable<T>(String code, String why) implements Found<T> {}
}
