package org.cashwrap.screen;

import java.util.ArrayList;
import java.util.List;

/// Tells a scanner that types ("keyboard wedge") from a person who types. Pure: keys and their times go in, what is to be
/// done comes out.
///
/// Characters are held back until it is clear who types them: a person leaves more than [Settings#gapMs] before the next
/// key, and they go on; a scanner ends a fast row of them with Enter or Tab, and they become a scan, of which no field and
/// no key hears anything. So a field keeps its text, and **a scanner's Enter never takes money**. Where a fast row is too
/// short for a code, its characters are typed but its Enter is swallowed: nobody hits Enter that soon after three others.
///
/// @param <T> what stands for one event of a key, and is given back if a person made it
final class Wedge<T> {
    /// @param gapMs    the longest time between two keys of a scanner
    /// @param charsMin the shortest code that is taken for a scan, without a prefix
    /// @param prefix   what this scanner is set to send before each code; empty if nothing
    record Settings(long gapMs, int charsMin, String prefix) {
        /// Measured scanners leave 1 to 20 ms; fast typists 60 and more.
        static final Settings USUAL = new Settings(35, 8, "");
    }

    /// What is to be done now.
    sealed interface Said<T> {
        /// These go where they were meant to go, in this order.
        record Pass<T>(List<T> events) implements Said<T> {
            public Pass {
                events = List.copyOf(events);
            }
        }

        /// A scanner read this. None of its events may be seen by anybody.
        record Scan<T>(String text, List<T> events) implements Said<T> {
            public Scan {
                events = List.copyOf(events);
            }
        }

        /// These go on, but the Enter or Tab that came with them must not.
        record WithoutEnd<T>(List<T> events) implements Said<T> {
            public WithoutEnd {
                events = List.copyOf(events);
            }
        }
    }

    /// So many characters in a row that a person's fingers do not end it within the gap.
    private static final int CHARS_OF_MACHINE = 3;

    /// With a prefix it is a scanner for certain, and even a slow one may go on.
    private static final int PATIENCE = 6;

    private final Settings settings;
    private final List<T> held = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private long lastMs;

    Wedge(Settings settings) {
        this.settings = settings;
    }

    boolean isHolding() {
        return !held.isEmpty();
    }

    /// How long to wait for the next key before calling [#passed].
    long waitMs() {
        return isPrefixed() ? settings.gapMs() * PATIENCE : settings.gapMs();
    }

    /// A key that makes a character went down.
    ///
    /// @return what was held before, if this comes too late to belong to it
    Said.Pass<T> down(T event, long atMs) {
        var before =
                isHolding() && atMs - lastMs > waitMs() ? passed() : new Said.Pass<T>(List.of());
        held.add(event);
        lastMs = atMs;
        return before;
    }

    /// It made this character.
    void character(String made) {
        text.append(made);
    }

    /// Another event of the same keys: a character typed, a release, a shift.
    void also(T event) {
        held.add(event);
    }

    /// Enter or Tab went down.
    Said<T> end(long atMs) {
        var late = atMs - lastMs > waitMs();
        var code = text.toString();
        var prefixed = isPrefixed();
        var events = passed().events();
        if (events.isEmpty() || late) {
            return new Said.Pass<>(events);
        }
        if (prefixed) {
            return new Said.Scan<>(code.substring(settings.prefix().length()), events);
        }
        if (code.length() >= settings.charsMin()) {
            return new Said.Scan<>(code, events);
        }
        return code.length() >= CHARS_OF_MACHINE
                ? new Said.WithoutEnd<>(events)
                : new Said.Pass<>(events);
    }

    /// Nothing more came in time, or a key that no scanner sends: a person typed what is held.
    Said.Pass<T> passed() {
        var events = new Said.Pass<>(held);
        held.clear();
        text.setLength(0);
        return events;
    }

    private boolean isPrefixed() {
        return !settings.prefix().isEmpty() && text.indexOf(settings.prefix()) == 0;
    }
}
