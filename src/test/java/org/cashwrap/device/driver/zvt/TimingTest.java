package org.cashwrap.device.driver.zvt;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class TimingTest {
    @Test
    void aPauseIsAPauseAlsoForAThreadThatWasInterrupted() {
        var timing = Timing.system();
        var end = timing.in(Duration.ofMillis(20));
        Thread.currentThread().interrupt();

        timing.pause(Duration.ofMillis(20));

        assertTrue(end.isPast());
        assertTrue(Thread.interrupted(), "the interruption is still known");
    }

    @Test
    void aDeadlineIsPastWhenItsTimeIsOver() {
        var time = new VirtualTime();
        var end = time.in(Duration.ofSeconds(1));
        assertFalse(end.isPast());

        time.pause(Duration.ofSeconds(1));
        assertTrue(end.isPast());
        assertTrue(end.left().isZero());
    }
}
