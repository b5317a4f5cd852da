package org.cashwrap.config;

import java.util.List;
import java.util.function.Function;

/// What came of reading a file: all of it, or everything that is wrong with it.
public sealed interface Read<T> {
    /// The same reading, with the value seen as something else.
    default <U> Read<U> map(Function<T, U> as) {
        return switch (this) {
            case Good<T>(var value, var sha256) -> new Good<>(as.apply(value), sha256);
            case Bad<T>(var problems) -> new Bad<>(problems);
        };
    }

    /// @param value  the whole file as a value
    /// @param sha256 of the file's bytes, 64 lower-case hex digits: says later which version of the file was in force
    record Good<T>(T value, String sha256) implements Read<T> {}

    /// @param problems at least one, in the order of their lines
    record Bad<T>(List<ConfigProblem> problems) implements Read<T> {
        public Bad {
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("a file is bad for a reason");
            }
            problems = List.copyOf(problems);
        }
    }
}
