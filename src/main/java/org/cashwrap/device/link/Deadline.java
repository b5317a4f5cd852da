package org.cashwrap.device.link;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/// When waiting ends, by the clock that nobody sets.
record Deadline(long atNanos) {
    /// Far enough for any wait, and near enough to be reckoned with.
    private static final long LONGEST_NANOS = Long.MAX_VALUE / 4;

    static Deadline in(Duration wait) {
        // convert() keeps to the largest long where toNanos() would throw.
        var nanos = Math.min(TimeUnit.NANOSECONDS.convert(wait), LONGEST_NANOS);
        return new Deadline(System.nanoTime() + Math.max(0, nanos));
    }

    /// Zero or less once it has passed.
    long leftNanos() {
        return atNanos - System.nanoTime();
    }
}
