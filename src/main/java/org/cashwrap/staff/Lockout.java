package org.cashwrap.staff;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Who has typed too many wrong PINs: after [#TRIES] in a row a person is locked for [#LOCK_MS]. A pure fold over what
/// the journal holds, without a clock of its own.
///
/// Only time that the program was seen running counts. It is read from the monotonic times of the journal's entries,
/// within one run: a clock set ten years ahead changes nothing, nor does a restart or `kill -9`, after which the same
/// entries give the same lock. What passed after a run's last entry nobody has witnessed, so it is not counted.
///
/// @param servedMs running time witnessed so far, over all runs
/// @param lastMs   the latest monotonic time of this run; empty before the first
/// @param people   who has typed wrong since they last typed right
public record Lockout(long servedMs, OptionalLong lastMs, Map<String, Tries> people) {
    public static final int TRIES = 5;
    public static final long LOCK_MS = 30 * 60 * 1000L;

    /// Stands for every name that nobody has, see [Staff#lockoutName]. It cannot be a person's name.
    public static final String NOBODY = "*";

    public static final Lockout NONE = new Lockout(0, OptionalLong.empty(), Map.of());

    public Lockout {
        people = Map.copyOf(people);
    }

    /// @param wrong     1 to [#TRIES]
    /// @param freeAtMs when [#TRIES] is reached: locked until [Lockout#servedMs] is this much
    public record Tries(int wrong, long freeAtMs) {}

    /// How somebody stands who wants to type a PIN.
    public sealed interface State {
        /// @param triesLeft 1 to [#TRIES]
        record Open(int triesLeft) implements State {}

        /// @param remainingMs running time still to go, 1 to [#LOCK_MS]
        record Locked(long remainingMs) implements State {}
    }

    /// A new run of the program begins; its monotonic time has nothing to do with the last run's.
    public Lockout started(long monoMs) {
        return new Lockout(servedMs, OptionalLong.of(monoMs), people);
    }

    /// Some entry of this run bears this time, whatever it is about.
    ///
    /// A time before one already seen counts as no time passed, and is made up for before any counts again: nothing
    /// is ever served twice.
    public Lockout passed(long monoMs) {
        var latest =
                lastMs.isPresent() && lastMs.getAsLong() > monoMs
                        ? lastMs
                        : OptionalLong.of(monoMs);
        return new Lockout(servedMs + sinceLast(monoMs), latest, people);
    }

    /// A wrong PIN for this name. While locked it changes nothing: the lock is neither longer nor counted anew.
    public Lockout wrongTry(String person, long monoMs) {
        var now = passed(monoMs);
        var name = counted(person);
        return switch (now.check(name, monoMs)) {
            case State.Locked _ -> now;
            case State.Open(var triesLeft) -> {
                var wrong = TRIES - triesLeft + 1;
                var more = new HashMap<>(now.people);
                more.put(name, new Tries(wrong, wrong == TRIES ? now.servedMs + LOCK_MS : 0));
                yield new Lockout(now.servedMs, now.lastMs, more);
            }
        };
    }

    /// The right PIN for this name: all tries are free again. While locked it changes nothing, and the counter should
    /// not have asked.
    public Lockout rightTry(String person, long monoMs) {
        var now = passed(monoMs);
        var name = counted(person);
        return switch (now.check(name, monoMs)) {
            case State.Locked _ -> now;
            case State.Open _ -> {
                var fewer = new HashMap<>(now.people);
                fewer.remove(name);
                yield new Lockout(now.servedMs, now.lastMs, fewer);
            }
        };
    }

    /// How this name stands at a moment of the present run.
    public State check(String person, long monoMs) {
        var tries = people.get(counted(person));
        if (tries == null) {
            return new State.Open(TRIES);
        }
        if (tries.wrong() < TRIES) {
            return new State.Open(TRIES - tries.wrong());
        }
        var remainingMs = tries.freeAtMs() - servedMs - sinceLast(monoMs);
        return remainingMs > 0 ? new State.Locked(remainingMs) : new State.Open(TRIES);
    }

    /// More than a whole lock at once adds nothing; the limit keeps the sum from overflowing, whatever a journal says.
    private long sinceLast(long monoMs) {
        if (lastMs.isEmpty() || monoMs <= lastMs.getAsLong()) {
            return 0;
        }
        var passedMs = monoMs - lastMs.getAsLong();
        return passedMs < 0 ? LOCK_MS : Math.min(passedMs, LOCK_MS);
    }

    private static String counted(String person) {
        return Person.isName(person) ? person : NOBODY;
    }
}
