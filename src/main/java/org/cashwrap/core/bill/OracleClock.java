package org.cashwrap.core.bill;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// The head office's time, as well as the till knows it.
///
/// @param at    to the millisecond
/// @param error how far the true moment may be from it, either way, in whole milliseconds; none if the head office was never
///              heard, and so nothing can be said of the hour
public record OracleClock(Instant at, Optional<Duration> error) {
    public OracleClock {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        error = error.map(OracleClock::upToMillis);
        if (error.filter(Duration::isNegative).isPresent()) {
            throw new IllegalArgumentException("an error is never negative: " + error);
        }
    }

    public static OracleClock known(Instant at, Duration error) {
        return new OracleClock(at, Optional.of(error));
    }

    public static OracleClock unknown(Instant at) {
        return new OracleClock(at, Optional.empty());
    }

    /// Up, because an error that was cut off would promise too much.
    private static Duration upToMillis(Duration error) {
        var whole = error.truncatedTo(ChronoUnit.MILLIS);
        return whole.compareTo(error) < 0 ? whole.plusMillis(1) : whole;
    }
}
