package org.cashwrap.headoffice;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;

/// Time and chance: the machine's in the shop, a test's in a test.
interface Pace {
    Pace SHOP =
            new Pace() {
                private final Random random = new SecureRandom();

                @Override
                public Instant now() {
                    return Instant.now();
                }

                @Override
                public long nanos() {
                    return System.nanoTime();
                }

                @Override
                public double chance() {
                    return random.nextDouble();
                }

                @Override
                public void rest(Bell bell, Set<Bell.Ring> until, Duration atMost)
                        throws InterruptedException {
                    bell.await(until, atMost);
                }
            };

    Instant now();

    /// Counts on evenly from anywhere.
    long nanos();

    /// From 0 up to 1, evenly: tills that lost the head office together must not come back together.
    double chance();

    /// Waits on the head office's thread, until the bell rings for one of these reasons or for the time given.
    void rest(Bell bell, Set<Bell.Ring> until, Duration atMost) throws InterruptedException;
}
