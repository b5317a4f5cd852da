package org.cashwrap.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

class SignInTest {
    @Test
    void theRightPinIsThatPerson() {
        assertEquals(
                new SignIn.Right(Fixtures.ANNA),
                SignIn.of(Fixtures.STAFF, "anna", Pin.typed("482915")));
    }

    @Test
    void anotherPinIsWrong() {
        assertEquals(new SignIn.Wrong(), SignIn.of(Fixtures.STAFF, "anna", Pin.typed("482916")));
    }

    @Test
    void whoIsNotThereOrLeftIsUnknownEvenWithTheRightPin() {
        for (var name : new String[] {"nobody", "left", "ANNA", "anna ", "", "*"}) {
            assertEquals(
                    new SignIn.Unknown(), SignIn.of(Fixtures.STAFF, name, Pin.typed("482915")));
        }
    }

    @Test
    void aNameCannotBeFoundOutByTheWorkItTakes() {
        var known = workNs("anna");
        for (var name : new String[] {"nobody", "left"}) {
            var unknown = workNs(name);
            // Without the hash of nobody it is some ten thousand times less.
            assertTrue(
                    unknown > known / 3 && unknown < known * 3,
                    name + " takes " + unknown + " ns, anna " + known);
        }
    }

    /// The least of some tries, in time of this thread's processor: other programs on the machine do not count.
    private static long workNs(String name) {
        var threads = ManagementFactory.getThreadMXBean();
        return LongStream.range(0, 4)
                .map(_ -> {
                    var before = threads.getCurrentThreadCpuTime();
                    SignIn.of(Fixtures.STAFF, name, Pin.typed("000000"));
                    return threads.getCurrentThreadCpuTime() - before;
                })
                .min()
                .orElseThrow();
    }
}
