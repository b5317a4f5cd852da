package org.cashwrap.checkout;

import java.time.Instant;

/// The till's two clocks.
public interface TillClock {
    /// What the wall clock says; it may jump.
    Instant now();

    /// Milliseconds since some moment of this run; never goes back, and stands for nothing outside this run.
    long monotonicMs();

    static TillClock system() {
        return new TillClock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long monotonicMs() {
                return System.nanoTime() / 1_000_000;
            }
        };
    }
}
