package org.cashwrap.device.driver.zvt;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.PriorityQueue;

/// A clock that goes on only while somebody waits, and then at once: hours of waiting take no time, and nothing is left to
/// chance. It ends a test that does nothing but look, and one that waits for ever.
final class VirtualTime implements Timing {
    static final LocalDateTime START = LocalDateTime.of(2026, 8, 20, 14, 5, 9);

    private static final int LOOKS_MAX = 300_000;
    private static final Duration LONGEST = Duration.ofDays(2);

    private record Due(long at, long order, Runnable what) {}

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private long nanos;
    private long order;
    private int looks;

    @Override
    public long nanos() {
        if (++looks > LOOKS_MAX) {
            throw new AssertionError("looks at the clock again and again, and never waits");
        }
        return nanos;
    }

    @Override
    public LocalDateTime now() {
        return START.plusNanos(nanos);
    }

    Duration passed() {
        return Duration.ofNanos(nanos);
    }

    @Override
    public void pause(Duration time) {
        var until = nanos + time.toNanos();
        while (step(until)) {
            // One after the other.
        }
    }

    /// Something happens at the other end, unless the test is over first.
    void later(Duration time, Runnable what) {
        due.add(new Due(nanos + time.toNanos(), order++, what));
    }

    void laterMs(long time, Runnable what) {
        later(Duration.ofMillis(time), what);
    }

    /// Lets the next thing happen that is due until then.
    ///
    /// @return false if nothing is: it is that late now
    boolean step(long until) {
        var next = due.peek();
        if (next == null || next.at() > until) {
            advance(until);
            return false;
        }
        due.remove();
        advance(next.at());
        next.what().run();
        return true;
    }

    private void advance(long to) {
        if (to > nanos) {
            nanos = to;
            looks = 0;
        }
        if (nanos > LONGEST.toNanos()) {
            throw new AssertionError("waits for ever");
        }
    }
}
