package org.cashwrap.headoffice;

import org.cashwrap.core.bill.OracleClock;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// The head office's time, from what it says in every answer, and how far it may be wrong: half of what the answer took on its
/// way, and what this machine's clock may have drifted since.
///
/// Between two answers it is carried on by the clock that only counts. That one may stand still while a machine sleeps, and the
/// wall clock may be set: if the two do not agree on how long ago the last answer was, the time is not known until the next one.
///
/// For any thread.
final class OfficeClock {
    /// Five hundred millionths: more than the quartz of a bad board drifts, and as much as a clock is slewed.
    private static final long DRIFT_OF = 2_000;

    /// What two clocks of one machine may differ by with nobody having touched either.
    private static final Duration DISAGREE_MAX = Duration.ofSeconds(1);

    /// The head office says a whole millisecond.
    private static final Duration READING = Duration.ofMillis(1);

    private final Pace pace;
    private final AtomicReference<Optional<Heard>> heard = new AtomicReference<>(Optional.empty());

    /// @param office its time, in the middle of the answer's way
    /// @param nanos  when that was, by the clock that counts
    /// @param wall   the same by the wall clock
    /// @param error  half the way
    private record Heard(Instant office, long nanos, Instant wall, Duration error) {
        Duration since(long nanosNow) {
            return Duration.ofNanos(nanosNow - nanos);
        }

        Duration errorAt(long nanosNow) {
            return error.plus(since(nanosNow).dividedBy(DRIFT_OF));
        }
    }

    OfficeClock(Pace pace) {
        this.pace = pace;
    }

    /// @param at   what the answer says
    /// @param sent when the question was sent, by [Pace#nanos]; the answer has just come
    void heard(Instant at, long sent) {
        var now = pace.nanos();
        var way = Duration.ofNanos(Math.max(0, now - sent));
        var half = way.dividedBy(2);
        var next = new Heard(at.plus(half), now, pace.now(), half.plus(READING));
        // A slow answer says less than a quick one of a moment ago.
        heard.updateAndGet(before ->
                before.filter(old -> agrees(old, now))
                        .filter(old -> old.errorAt(now).compareTo(next.error()) <= 0)
                        .filter(old -> isOneWithin(old, next, now))
                        .or(() -> Optional.of(next)));
    }

    OracleClock now() {
        var nanos = pace.nanos();
        return heard.get()
                .filter(one -> agrees(one, nanos))
                .map(one ->
                        OracleClock.known(
                                one.office().plus(one.since(nanos)),
                                one.errorAt(nanos).plus(disagreement(one, nanos))))
                .orElseGet(() -> OracleClock.unknown(pace.now()));
    }

    /// Could both be right? If the head office's clock was set meanwhile, its newest word counts.
    private static boolean isOneWithin(Heard old, Heard next, long nanos) {
        var apart = Duration.between(old.office().plus(old.since(nanos)), next.office()).abs();
        return apart.compareTo(old.errorAt(nanos).plus(next.error())) <= 0;
    }

    private boolean agrees(Heard one, long nanos) {
        return disagreement(one, nanos).compareTo(DISAGREE_MAX) <= 0;
    }

    /// What this machine's clocks do not agree about may be wrong.
    private Duration disagreement(Heard one, long nanos) {
        return Duration.between(one.wall(), pace.now()).minus(one.since(nanos)).abs();
    }
}
