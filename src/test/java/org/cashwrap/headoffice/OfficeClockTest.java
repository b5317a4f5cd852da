package org.cashwrap.headoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.bill.OracleClock;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/// What a till may say of the hour.
class OfficeClockTest {
    private static final Instant OFFICE = Instant.parse("2026-11-28T20:00:00Z");

    private final FakePace pace = new FakePace();
    private final OfficeClock clock = new OfficeClock(pace);

    @Test
    void beforeTheFirstAnswerNothingIsKnown() {
        assertEquals(OracleClock.unknown(pace.now()), clock.now());
    }

    @Test
    void anAnswerIsHalfItsWayOldAndMayBeAsMuchWrong() {
        var sent = pace.nanos();
        pace.passes(Duration.ofMillis(200));
        clock.heard(OFFICE, sent);

        assertEquals(
                OracleClock.known(OFFICE.plusMillis(100), Duration.ofMillis(101)), clock.now());
    }

    @Test
    void theHourGoesOnAndTheErrorGrows() {
        clock.heard(OFFICE, pace.nanos());
        pace.passes(Duration.ofHours(1));

        assertEquals(
                OracleClock.known(OFFICE.plus(Duration.ofHours(1)), Duration.ofMillis(1801)),
                clock.now());
    }

    @Test
    void aSlowAnswerDoesNotReplaceAQuickOneOfAMomentAgo() {
        clock.heard(OFFICE, pace.nanos());
        var sent = pace.nanos();
        pace.passes(Duration.ofSeconds(2));
        clock.heard(OFFICE.plusSeconds(1), sent);
        assertEquals(OFFICE.plusSeconds(2), clock.now().at());

        // After two hours the quick one is worth less.
        pace.passes(Duration.ofHours(2));
        sent = pace.nanos();
        pace.passes(Duration.ofSeconds(2));
        clock.heard(OFFICE.plusSeconds(9000), sent);
        assertEquals(OFFICE.plusSeconds(9001), clock.now().at());
    }

    /// Its newest word counts if it cannot be reconciled with an older one.
    @Test
    void anOfficeThatWasSetIsBelieved() {
        clock.heard(OFFICE, pace.nanos());
        pace.passes(Duration.ofSeconds(10));
        var sent = pace.nanos();
        pace.passes(Duration.ofSeconds(2));
        clock.heard(OFFICE.plusSeconds(100), sent);
        assertEquals(OFFICE.plusSeconds(101), clock.now().at());
    }

    @Test
    void whatTheTwoClocksDoNotAgreeAboutMayBeWrong() {
        clock.heard(OFFICE, pace.nanos());
        pace.wallJumps(Duration.ofMillis(-400));
        assertEquals(OracleClock.known(OFFICE, Duration.ofMillis(401)), clock.now());
    }

    /// The clock that counts stood still while the machine slept, or somebody has set the other.
    @Test
    void whereTheTwoClocksDisagreeNothingIsKnownUntilTheNextAnswer() {
        clock.heard(OFFICE, pace.nanos());
        pace.wallJumps(Duration.ofSeconds(2));
        assertEquals(OracleClock.unknown(pace.now()), clock.now());

        clock.heard(OFFICE.plusSeconds(9), pace.nanos());
        assertEquals(OracleClock.known(OFFICE.plusSeconds(9), Duration.ofMillis(1)), clock.now());
    }

    /// Time goes on only when it is told to.
    private static final class FakePace implements Pace {
        private Instant wall = Instant.parse("2026-11-28T19:58:00Z");
        private long nanos = 77;

        void passes(Duration time) {
            wall = wall.plus(time);
            nanos += time.toNanos();
        }

        void wallJumps(Duration by) {
            wall = wall.plus(by);
        }

        @Override
        public Instant now() {
            return wall;
        }

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public double chance() {
            return 1;
        }

        @Override
        public void rest(Bell bell, Set<Bell.Ring> until, Duration atMost) {}
    }
}
