package org.cashwrap.screen;

import java.util.List;
import java.util.Optional;

/// What the status strip shows.
///
/// @param lamps from the reading side on: head office, what waits to be sent, then the devices; always in the same order,
///              and one for what this till does not have too, so that none changes its place; but one for a scanner, at the
///              end, only where there is one
/// @param clerk who is signed in, as colleagues call them
public record Strip(List<Lamp> lamps, Optional<String> clerk) {
    public Strip {
        lamps = List.copyOf(lamps);
    }

    /// @param id   of its node: `lamp-` is put before it
    /// @param text short: the device, and what is the matter if something is
    public record Lamp(String id, State state, Phrase text) {
        public static Lamp headOffice(State state) {
            return of("head-office", state);
        }

        /// What is safe on this till and not yet at the head office.
        ///
        /// @param waiting   entries
        /// @param oldestMin minutes that the oldest of them waits
        public static Lamp queue(int waiting, long oldestMin) {
            if (waiting == 0) {
                return new Lamp("queue", State.GOOD, Phrase.of("strip.queue-empty"));
            }
            var text =
                    oldestMin == 0
                            ? Phrase.of("strip.queue", waiting)
                            : Phrase.of("strip.queue-age", waiting, oldestMin);
            return new Lamp("queue", State.WAITING, text);
        }

        public static Lamp printer(State state) {
            return of("printer", state);
        }

        public static Lamp drawer(State state) {
            return of("drawer", state);
        }

        public static Lamp card(State state) {
            return of("card", state);
        }

        private static Lamp of(String id, State state) {
            return new Lamp(id, state, Phrase.of("strip." + id + ending(state)));
        }

        private static String ending(State state) {
            return switch (state) {
                case GOOD, WAITING -> "";
                case TROUBLE -> ".trouble";
                case NONE -> ".none";
            };
        }
    }

    /// Each has a shape of its own.
    public enum State {
        GOOD,
        WAITING,
        TROUBLE,
        /// There is none, or nobody knows yet.
        NONE
    }
}
