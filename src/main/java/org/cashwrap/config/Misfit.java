package org.cashwrap.config;

import java.util.List;

/// Something wrong with a value that could be read, found by whoever knows more than the file does: what it names is not
/// there, or does not fit another value.
///
/// @param why  what is wrong and what to write instead
/// @param path the way down from the record, as in [BadValueException]
public record Misfit(String why, List<String> path) {
    public Misfit {
        path = List.copyOf(path);
    }

    public static Misfit at(String why, String... path) {
        return new Misfit(why, List.of(path));
    }
}
