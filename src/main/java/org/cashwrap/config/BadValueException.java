package org.cashwrap.config;

import java.util.List;

/// Thrown by the constructor of a record that is read from a file, when one of its values is wrong and the human should
/// be sent to that value's line. Any other [IllegalArgumentException] is reported at the line of the record itself.
@SuppressWarnings("serial") // Never written anywhere.
public final class BadValueException extends IllegalArgumentException {
    private final transient List<String> path;

    /// @param why  what is wrong and what to write instead
    /// @param path the way down from the record, one step each: a key as it stands in the file, or the index of an item
    public BadValueException(String why, String... path) {
        super(why);
        this.path = List.of(path);
    }

    /// `time-zone`, or `header.2`.
    public String key() {
        return String.join(".", path);
    }

    List<String> path() {
        return path;
    }
}
