package org.cashwrap.device.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cashwrap.device.link.Link.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class LoopBackTest {
    @ParameterizedTest
    @CsvSource({"0, NOTHING", "1, UNSURE", "4, UNSURE", "5, DONE"})
    void aCutLetsThroughExactlySoManyBytes(int bytes, Sent sent) {
        var cable = new LoopBack();
        cable.cutAfterFromA(bytes);

        assertEquals(sent, cable.a().write(new byte[] {0, 1, 2, 3, 4}));

        for (var i = 0; i < bytes; i++) {
            assertEquals(i, cable.b().next(Duration.ZERO));
        }
        assertBothBroken(cable);
    }

    @Test
    void aCutCountsOverSeveralWritesAndOnlyOneDirection() {
        var cable = new LoopBack();
        cable.cutAfterFromB(3);
        assertEquals(Sent.DONE, cable.a().write(new byte[10]));
        assertEquals(Sent.DONE, cable.b().write(new byte[] {1, 2}));
        assertEquals(Sent.UNSURE, cable.b().write(new byte[] {3, 4}));

        assertArrayEquals(new byte[10], Ends.read(cable.b(), 10));
        assertArrayEquals(new byte[] {1, 2, 3}, Ends.read(cable.a(), 3));
        assertBothBroken(cable);
    }

    @Test
    void aCutHereAndNowCutsBothDirections() {
        var cable = new LoopBack();
        cable.cutAfterFromA(0);
        assertBothBroken(cable);
    }

    @Test
    void uncutItCarriesAnyNumberOfBytes() {
        var cable = new LoopBack();
        for (var i = 0; i < 10; i++) {
            assertEquals(Sent.DONE, cable.a().write(new byte[50_000]));
            assertArrayEquals(new byte[50_000], Ends.read(cable.b(), 50_000));
        }
    }

    @Test
    void lessThanNothingCannotPass() {
        assertThrows(IllegalArgumentException.class, () -> new LoopBack().cutAfterFromA(-1));
    }

    private static void assertBothBroken(LoopBack cable) {
        assertEquals(Link.BROKEN, cable.a().next(Duration.ZERO));
        assertEquals(Link.BROKEN, cable.b().next(Duration.ZERO));
        assertEquals(Sent.NOTHING, cable.a().write(new byte[] {9}));
        assertEquals(Sent.NOTHING, cable.b().write(new byte[] {9}));
    }
}
