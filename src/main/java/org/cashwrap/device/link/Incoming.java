package org.cashwrap.device.link;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Bytes on their way to whoever reads them. What came in first goes out first, and a break is met after the last of them.
/// For any thread; interrupting one that waits here does not end its wait.
final class Incoming {
    /// More than any device says in one breath. A full one makes whoever brings bytes wait.
    static final int ROOM = 64 * 1024;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final byte[] ring = new byte[ROOM];
    private int first;
    private int count;
    private boolean broken;

    /// As [Link#next].
    int next(Duration wait) {
        var deadline = Deadline.in(wait);
        lock.lock();
        try {
            awaitUnless(() -> count > 0 || broken, deadline);
            if (count == 0) {
                return broken ? Link.BROKEN : Link.NOTHING;
            }
            var next = Byte.toUnsignedInt(ring[first]);
            first = (first + 1) % ROOM;
            count--;
            changed.signalAll();
            return next;
        } finally {
            lock.unlock();
        }
    }

    /// Brings bytes, and waits for room while there is none.
    ///
    /// @param patience how long to wait for room, from when it last got some
    /// @return how many found room; fewer than all after a break or when patience ended
    int put(byte[] bytes, int offset, int length, Duration patience) {
        lock.lock();
        try {
            for (var done = 0; done < length; done++) {
                if (count == ROOM) {
                    awaitUnless(() -> count < ROOM || broken, Deadline.in(patience));
                }
                if (broken || count == ROOM) {
                    return done;
                }
                ring[(first + count) % ROOM] = bytes[offset + done];
                count++;
                changed.signalAll();
            }
            return length;
        } finally {
            lock.unlock();
        }
    }

    /// Nothing comes any more; what is here can still be read.
    void breakOff() {
        lock.lock();
        try {
            broken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Nothing comes any more, and what is here is forgotten.
    void discard() {
        lock.lock();
        try {
            count = 0;
            breakOff();
        } finally {
            lock.unlock();
        }
    }

    boolean isBroken() {
        lock.lock();
        try {
            return broken;
        } finally {
            lock.unlock();
        }
    }

    private void awaitUnless(java.util.function.BooleanSupplier met, Deadline deadline) {
        var interrupted = false;
        while (!met.getAsBoolean()) {
            var left = deadline.leftNanos();
            if (left <= 0) {
                break;
            }
            try {
                var _ = changed.awaitNanos(left);
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
