package org.cashwrap.headoffice;

import java.time.Duration;

/// How long to wait after each failure in a row: anything up to a bound that doubles, so that no two tills keep step.
final class Backoff {
    /// Doubling more often says nothing new, and would overflow.
    private static final int DOUBLINGS_MAX = 20;

    private final Limits limits;
    private final Pace pace;
    private int failures;

    Backoff(Limits limits, Pace pace) {
        this.limits = limits;
        this.pace = pace;
    }

    void succeeded() {
        failures = 0;
    }

    Duration failed() {
        var bound = limits.first().multipliedBy(1L << Math.min(failures, DOUBLINGS_MAX));
        failures++;
        var capped = bound.compareTo(limits.last()) < 0 ? bound : limits.last();
        return Duration.ofNanos((long) (capped.toNanos() * pace.chance()));
    }
}
