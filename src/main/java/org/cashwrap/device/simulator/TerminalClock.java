package org.cashwrap.device.simulator;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// The terminal's own clock, which a till may set.
final class TerminalClock {
    private final Clock clock;
    private Duration ahead = Duration.ZERO;

    TerminalClock(Clock clock) {
        this.clock = clock;
    }

    ZoneId zone() {
        return clock.getZone();
    }

    Instant now() {
        return clock.instant().plus(ahead);
    }

    void set(LocalDateTime to) {
        ahead = Duration.between(clock.instant(), to.atZone(zone()).toInstant());
    }
}
