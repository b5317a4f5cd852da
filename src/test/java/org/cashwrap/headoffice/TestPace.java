package org.cashwrap.headoffice;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// Waits only as long as the test wants: for work until it is there, and after a failure until another try is allowed.
final class TestPace implements Pace {
    /// How long would have been waited after each failure.
    final List<Duration> waits = new CopyOnWriteArrayList<>();

    private final Semaphore tries = new Semaphore(0);
    private final Semaphore looks = new Semaphore(0);
    volatile double chance = 1.0;
    volatile Duration ahead = Duration.ZERO;
    private final AtomicLong passed = new AtomicLong();

    /// As if so many waits were over.
    void tryAgain(int times) {
        tries.release(times);
    }

    /// As if it had been idle for long.
    void lookAgain() {
        looks.release();
    }

    void pass(Duration time) {
        passed.addAndGet(time.toNanos());
    }

    @Override
    public Instant now() {
        return Instant.now().plus(ahead);
    }

    @Override
    public long nanos() {
        return passed.get();
    }

    @Override
    public double chance() {
        return chance;
    }

    @Override
    public void rest(Bell bell, Set<Bell.Ring> until, Duration atMost) throws InterruptedException {
        var idle = until.contains(Bell.Ring.NEW);
        if (!idle) {
            waits.add(atMost);
        }
        while (until.stream().noneMatch(bell::isRung)) {
            if ((idle ? looks : tries).tryAcquire()) {
                return;
            }
            bell.await(until, Duration.ofMillis(2));
        }
    }
}
