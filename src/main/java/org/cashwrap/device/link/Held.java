package org.cashwrap.device.link;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A device or file that this program has open, so that it is not opened twice. The operating system would not see to it:
/// it lets the administrator in a second time, and knows nothing of files. One that a stuck thread still holds is given
/// back when that thread comes to its end.
final class Held {
    /// For a device that is being closed, before it is called stuck.
    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final ConcurrentMap<String, Held> ALL = new ConcurrentHashMap<>();

    private final String device;
    private final CountDownLatch free = new CountDownLatch(1);
    private volatile boolean leaving;

    private Held(String device) {
        this.device = device;
    }

    /// Takes it, unless it is taken. Waits a little for one that is just being closed.
    static Optional<Held> take(String device) {
        var ours = new Held(device);
        var other = ALL.putIfAbsent(device, ours);
        if (other != null && other.leaving && other.awaitFree()) {
            other = ALL.putIfAbsent(device, ours);
        }
        return other == null ? Optional.of(ours) : Optional.empty();
    }

    /// Why it could not be taken, and what to do.
    static String why(String device) {
        var holder = ALL.get(device);
        if (holder != null && holder.leaving) {
            return device
                    + " is still held by an earlier try to open it or write to it, which never came"
                    + " to its end. Pull its cable out and put it back, or switch the device off"
                    + " and on; if that does not help, restart Cashwrap";
        }
        return device
                + " is in use: Cashwrap has it open already. Name it for one device only in the"
                + " station file";
    }

    /// It is no longer used, but whoever works on it has yet to come back.
    void leaving() {
        leaving = true;
    }

    void release() {
        ALL.remove(device, this);
        free.countDown();
    }

    /// Waits a little for its release.
    boolean awaitFree() {
        var deadline = Deadline.in(WAIT);
        var interrupted = false;
        try {
            while (true) {
                try {
                    return free.await(Math.max(0, deadline.leftNanos()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
