package org.cashwrap.device.simulator;

import java.time.Duration;

/// How long the terminal waits, all scaled alike. Source: PA00P016 rev. 04, chapter 3.3.
///
/// @param scale 1 is the terminal's own time, 0.05 a twentieth of it
record Timers(double scale) {
    /// A real cable and a busy machine leave gaps of their own between two bytes.
    private static final Duration GAP_MIN = Duration.ofMillis(100);

    Duration millis(long ms) {
        return Duration.ofNanos((long) (ms * 1_000_000 * scale));
    }

    /// T1: between two bytes of a message.
    Duration gap() {
        var scaled = millis(200);
        return scaled.compareTo(GAP_MIN) < 0 ? GAP_MIN : scaled;
    }

    /// T2: from the end of a message to its acknowledge.
    Duration acknowledge() {
        return millis(5_000);
    }

    /// T3: from a message to its answer.
    Duration answer() {
        return millis(5_000);
    }

    /// T4: what the till waits for our next word.
    Duration word() {
        return millis(180_000);
    }
}
