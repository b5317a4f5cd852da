package org.cashwrap.device.driver.zvt;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// The driver's only clocks and its only way to do nothing, so that a simulation can bring its own.
public interface Timing {
    /// Goes up and never back; only differences mean anything.
    long nanos();

    void pause(Duration time);

    /// By the store's wall clock.
    LocalDateTime now();

    static Timing system() {
        return new Timing() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(Duration time) {
                var end = in(time);
                var interrupted = false;
                while (!end.isPast()) {
                    try {
                        Thread.sleep(end.left());
                    } catch (InterruptedException hurry) {
                        // Whoever asks a terminal again and again must not do so at full speed.
                        interrupted = true;
                    }
                }
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public LocalDateTime now() {
                return LocalDateTime.now(ZoneId.systemDefault());
            }
        };
    }

    /// A moment that comes, and how far away it is.
    record Deadline(Timing timing, long at) {
        /// How long until then; zero once it is past.
        Duration left() {
            return Duration.ofNanos(Math.max(0, at - timing.nanos()));
        }

        boolean isPast() {
            return at - timing.nanos() <= 0;
        }
    }

    default Deadline in(Duration time) {
        return new Deadline(this, nanos() + time.toNanos());
    }
}
