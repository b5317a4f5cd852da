package org.cashwrap.screen;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.screen.Sounds.Loudness;
import org.cashwrap.screen.Sounds.Sound;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Tones, and machines that have none.
class SoundsTest {
    @ParameterizedTest
    @EnumSource
    void aMachineThatCannotSoundIsSilent(Sound sound) {
        try (var sounds = new Sounds(Loudness.HIGH)) {
            for (var i = 0; i < 10; i++) {
                assertDoesNotThrow(() -> sounds.play(sound));
            }
        }
    }

    @Test
    void aToneBeginsAndEndsInSilenceAndIsLouderWhenHigh() {
        var low = Sounds.samples(Sound.PAID, Loudness.LOW);
        var high = Sounds.samples(Sound.PAID, Loudness.HIGH);

        assertEquals(1764, low.length);
        assertEquals(0, low[0]);
        assertEquals(0, low[low.length - 1]);
        assertTrue(peak(high) > 4 * peak(low), () -> peak(high) + " " + peak(low));
    }

    private static int peak(byte[] samples) {
        var peak = 0;
        for (var sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }
}
