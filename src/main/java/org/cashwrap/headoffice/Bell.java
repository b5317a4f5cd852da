package org.cashwrap.headoffice;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What the head office's thread is woken by. It remembers what rang until it is silenced.
final class Bell {
    enum Ring {
        /// There is something new to upload.
        NEW,
        /// Somebody else has just heard from the head office.
        HEARD,
        /// Somebody else has just not.
        LOST,
        /// The till stops. Never silenced.
        STOP
    }

    private final Set<Ring> rung = EnumSet.noneOf(Ring.class);

    synchronized void ring(Ring why) {
        rung.add(why);
        notifyAll();
    }

    synchronized boolean isRung(Ring why) {
        return rung.contains(why);
    }

    synchronized void silence() {
        rung.retainAll(EnumSet.of(Ring.STOP));
    }

    synchronized void await(Set<Ring> until, Duration atMost) throws InterruptedException {
        var deadline = System.nanoTime() + atMost.toNanos();
        while (Collections.disjoint(rung, until)) {
            var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return;
            }
            wait(left);
        }
    }
}
