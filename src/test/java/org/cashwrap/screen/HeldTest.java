package org.cashwrap.screen;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Which presses are new.
class HeldTest {
    private final Held<String> held = new Held<>();

    @Test
    void aKeyThatStaysDownIsPressedOnce() {
        assertFalse(held.repeats("F8", 0));
        for (var ms = 660; ms < 60_000; ms += 33) {
            assertTrue(held.repeats("F8", ms));
        }
    }

    @Test
    void aReleasedKeyIsPressedAnew() {
        held.repeats("F8", 0);
        held.released("F8");

        assertFalse(held.repeats("F8", 50));
    }

    @Test
    void anotherKeyIsAnother() {
        held.repeats("F8", 0);

        assertFalse(held.repeats("F9", 10));
    }

    @Test
    void aReleaseThatNobodyHeardIsMadeUpForByTime() {
        held.repeats("F8", 0);

        assertTrue(held.repeats("F8", Held.LOST_MS - 1));
        assertFalse(held.repeats("F8", 2 * Held.LOST_MS));
    }
}
