package org.cashwrap.screen;

import java.util.List;

/// Something to be said, in no language yet. [Spoken] says it, again whenever the language changes.
///
/// @param key    of the text
/// @param values for its places: amounts and numbers as they are, an identifier as [Id], a time of day as
///               `LocalTime`, another text as [Phrase]
public record Phrase(String key, List<Object> values) {
    public Phrase {
        values = List.copyOf(values);
    }

    public static Phrase of(String key, Object... values) {
        return new Phrase(key, List.of(values));
    }

    /// An account number, a till's name, a code: isolated where the language runs from right to left.
    public record Id(String text) {}
}
