package org.cashwrap.app;

import java.util.List;

/// What a command was given cannot be used: said on stderr, a line each, with the cure; exit code 2.
@SuppressWarnings("serial") // Never written anywhere.
final class Unusable extends Exception {
    private final transient List<String> lines;

    Unusable(String... lines) {
        this(List.of(lines));
    }

    Unusable(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }
}
