package org.cashwrap.config;

/// A value that a file gives as one word, or as a table where a word does not say enough: `answer: approve`, or
/// `answer: {amount: "50.00"}`.
///
/// @param <W> what the word is read as
/// @param <T> what the table is read as
public sealed interface WordOr<W, T> {
    record Word<W, T>(W word) implements WordOr<W, T> {}

    record Table<W, T>(T table) implements WordOr<W, T> {}
}
