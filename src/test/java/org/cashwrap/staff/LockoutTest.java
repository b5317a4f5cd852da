package org.cashwrap.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.staff.Lockout.State.Locked;
import org.cashwrap.staff.Lockout.State.Open;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

class LockoutTest {
    private static final long MINUTE = 60_000;
    private static final long HALF_HOUR = 30 * MINUTE;

    private static Lockout wrongTries(Lockout lockout, String person, int times, long monoMs) {
        for (var i = 0; i < times; i++) {
            lockout = lockout.wrongTry(person, monoMs);
        }
        return lockout;
    }

    private static final Lockout LOCKED_AT_0 = wrongTries(Lockout.NONE.started(0), "anna", 5, 0);

    @Test
    void fiveWrongTriesInARowLockForHalfAnHour() {
        var lockout = Lockout.NONE.started(1_000);
        for (var left = 5; left > 0; left--) {
            assertEquals(new Open(left), lockout.check("anna", 2_000));
            lockout = lockout.wrongTry("anna", 2_000);
        }
        assertEquals(new Locked(HALF_HOUR), lockout.check("anna", 2_000));
        assertEquals(new Locked(1), lockout.check("anna", 2_000 + HALF_HOUR - 1));
        assertEquals(new Open(5), lockout.check("anna", 2_000 + HALF_HOUR));
        assertEquals(new Open(5), lockout.check("lia", 2_000));
    }

    @Test
    void aRightPinMakesAllTriesFreeAgain() {
        var four = wrongTries(Lockout.NONE.started(0), "anna", 4, 10);

        assertEquals(new Open(1), four.check("anna", 10));
        assertEquals(new Open(5), four.rightTry("anna", 20).check("anna", 20));
        assertEquals(new Open(1), four.rightTry("lia", 20).check("anna", 20));
    }

    @Test
    void triesFarApartAreStillInARow() {
        var lockout = Lockout.NONE.started(0);
        for (var hour = 1; hour <= 5; hour++) {
            lockout = lockout.wrongTry("anna", hour * 60L * MINUTE);
        }
        assertEquals(new Locked(HALF_HOUR), lockout.check("anna", 5 * 60 * MINUTE));
    }

    @Test
    void triesWhileLockedChangeNothing() {
        var wrong = wrongTries(LOCKED_AT_0, "anna", 7, 10 * MINUTE);
        var right = LOCKED_AT_0.rightTry("anna", 10 * MINUTE);

        assertEquals(new Locked(20 * MINUTE), wrong.check("anna", 10 * MINUTE));
        assertEquals(new Open(5), wrong.check("anna", HALF_HOUR));
        assertEquals(new Locked(20 * MINUTE), right.check("anna", 10 * MINUTE));
    }

    @Test
    void afterTheLockThereAreFiveTriesAgain() {
        var again = LOCKED_AT_0.wrongTry("anna", HALF_HOUR);
        assertEquals(new Open(4), again.check("anna", HALF_HOUR));
        assertEquals(
                new Locked(HALF_HOUR),
                wrongTries(again, "anna", 4, HALF_HOUR).check("anna", HALF_HOUR));
    }

    @Test
    void aRestartKeepsTheLockAndWhatWasWitnessedOfIt() {
        var beforeTheKill = LOCKED_AT_0.passed(10 * MINUTE);

        // The next run's monotonic time may be anything.
        for (var start :
                new long[] {0, 7 * MINUTE, 10_000 * MINUTE, -5 * MINUTE, Long.MIN_VALUE / 2}) {
            var next = beforeTheKill.started(start);
            assertEquals(new Locked(20 * MINUTE), next.check("anna", start));
            assertEquals(new Locked(5 * MINUTE), next.check("anna", start + 15 * MINUTE));
            assertEquals(new Open(5), next.check("anna", start + 20 * MINUTE));
        }
    }

    @Test
    void whatNoEntryWitnessedBeforeARestartIsNotServed() {
        // The program ran for 29 minutes, wrote nothing, and was killed.
        var next = LOCKED_AT_0.started(29 * MINUTE);

        assertEquals(new Locked(HALF_HOUR), next.check("anna", 29 * MINUTE));
    }

    @Test
    void triesAreCountedOverARestart() {
        var four = wrongTries(Lockout.NONE.started(0), "anna", 4, 0).started(99);

        assertInstanceOf(Locked.class, four.wrongTry("anna", 99).check("anna", 99));
    }

    @Test
    void restartingOverAndOverServesNothing() {
        var lockout = LOCKED_AT_0;
        for (var run = 0; run < 10_000; run++) {
            lockout = lockout.started(run * HALF_HOUR);
        }
        assertEquals(new Locked(HALF_HOUR), lockout.check("anna", 9_999 * HALF_HOUR));
    }

    @Test
    void timeThatRunsBackwardsServesNothingAndNothingTwice() {
        var back = LOCKED_AT_0.passed(10 * MINUTE).passed(4 * MINUTE);

        assertEquals(new Locked(20 * MINUTE), back.check("anna", 4 * MINUTE));
        assertEquals(new Locked(20 * MINUTE), back.check("anna", 10 * MINUTE));
        assertEquals(new Locked(19 * MINUTE), back.passed(9 * MINUTE).check("anna", 11 * MINUTE));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 1, Long.MAX_VALUE})
    void absurdTimesDoNotOverflow(long start) {
        var lockout = wrongTries(Lockout.NONE.started(start), "anna", 5, start);
        for (var i = 0; i < 100; i++) {
            lockout = lockout.passed(Long.MAX_VALUE).started(Long.MIN_VALUE);
        }
        lockout = wrongTries(lockout.started(start), "lia", 5, start);

        assertEquals(new Locked(HALF_HOUR), lockout.check("lia", start));
        assertEquals(new Open(5), lockout.check("anna", start));
    }

    @Test
    void namesThatNobodyCanHaveShareOnePlace() {
        var lockout = Lockout.NONE.started(0);
        for (var i = 0; i < 1_000; i++) {
            lockout = lockout.wrongTry("Not a name " + i, i);
        }
        assertEquals(1, lockout.people().size());
        assertInstanceOf(Locked.class, lockout.check("*", 0));
        assertInstanceOf(Locked.class, lockout.check("ANNA", 0));
        assertEquals(new Open(5), lockout.check("anna", 0));
    }

    @Test
    void beforeTheFirstStartNoTimePasses() {
        assertEquals(
                new Locked(HALF_HOUR), wrongTries(Lockout.NONE, "anna", 5, 77).check("anna", 77));
        assertEquals(new Open(5), Lockout.NONE.check("anna", 5));
    }

    /// One entry of a journal, as the fold sees it.
    private record Entry(String what, String person, long monoMs) {
        private Lockout foldInto(Lockout lockout) {
            return switch (what) {
                case "started" -> lockout.started(monoMs);
                case "passed" -> lockout.passed(monoMs);
                case "wrong" -> lockout.wrongTry(person, monoMs);
                case "right" -> lockout.rightTry(person, monoMs);
                default -> throw new AssertionError(what);
            };
        }
    }

    /// The same rules told as a story: everybody has a number of tries and an hour-glass, and the sand of all glasses
    /// runs down together by the steps between entries of one run.
    private static final class Model {
        private final Map<String, Integer> wrong = new HashMap<>();
        private final Map<String, Long> sand = new HashMap<>();
        private long latest;

        private void see(Entry entry) {
            if (!entry.what().equals("started")) {
                var step = Math.max(0, entry.monoMs() - latest);
                sand.replaceAll((_, left) -> left - step);
                sand.values().removeIf(left -> left <= 0);
            }
            latest =
                    entry.what().equals("started")
                            ? entry.monoMs()
                            : Math.max(latest, entry.monoMs());
            if (sand.containsKey(entry.person())) {
                return;
            }
            if (entry.what().equals("right")) {
                wrong.remove(entry.person());
            }
            if (entry.what().equals("wrong") && wrong.merge(entry.person(), 1, Integer::sum) == 5) {
                wrong.remove(entry.person());
                sand.put(entry.person(), HALF_HOUR);
            }
        }

        private Lockout.State check(String person, long monoMs) {
            var left = sand.getOrDefault(person, 0L) - Math.max(0, monoMs - latest);
            return left > 0 ? new Locked(left) : new Open(5 - wrong.getOrDefault(person, 0));
        }
    }

    @Test
    void anyJournalGivesWhatTheStorySays() {
        var people = List.of("anna", "lia", "*");
        var random = new Random(44);
        var locked = 0;
        for (var round = 0; round < 300; round++) {
            var model = new Model();
            var lockout = Lockout.NONE;
            var clock = random.nextLong(-HALF_HOUR, HALF_HOUR);
            List<Entry> journal = new ArrayList<>();
            for (var i = 0; i < 200; i++) {
                var entry = i == 0 ? new Entry("started", "", clock) : next(random, people, clock);
                clock = entry.monoMs();
                journal.add(entry);
                model.see(entry);
                lockout = entry.foldInto(lockout);
                for (var person : people) {
                    var later = clock + random.nextLong(-MINUTE, HALF_HOUR);
                    assertEquals(
                            model.check(person, later),
                            lockout.check(person, later),
                            journal::toString);
                    locked += lockout.check(person, later) instanceof Locked ? 1 : 0;
                }
            }
            // After kill -9 nothing is left but the journal.
            UnaryOperator<Lockout> refold =
                    from -> journal.stream().reduce(from, (l, e) -> e.foldInto(l), (_, b) -> b);
            assertEquals(lockout, refold.apply(Lockout.NONE));
        }
        assertTrue(locked > 10_000, "locked: " + locked);
    }

    private static Entry next(Random random, List<String> people, long clock) {
        var person = people.get(random.nextInt(people.size()));
        var later = clock + random.nextLong(8 * MINUTE);
        return switch (random.nextInt(20)) {
            case 0 -> new Entry("started", "", random.nextLong(-HALF_HOUR, 100 * HALF_HOUR));
            case 1 -> new Entry("passed", "", clock - random.nextLong(MINUTE));
            case 2, 3 -> new Entry("passed", "", later);
            case 4 -> new Entry("right", person, later);
            default -> new Entry("wrong", person, clock + random.nextLong(MINUTE));
        };
    }

    @Test
    void nobodyIsFreeBeforeTheProgramHasReallyRunHalfAnHour() {
        var random = new Random(9);
        for (var round = 0; round < 2_000; round++) {
            // Runs of any length, with entries at some moments only and downtime between.
            var lockout = LOCKED_AT_0;
            var ranMs = 0L;
            var clock = 0L;
            while (lockout.check("anna", clock) instanceof Locked(var remainingMs)) {
                assertTrue(remainingMs >= HALF_HOUR - ranMs, "free too early");
                var step = random.nextLong(10 * MINUTE);
                ranMs += step;
                clock += step;
                if (random.nextInt(3) == 0) {
                    clock += random.nextLong(-HALF_HOUR, 100 * HALF_HOUR);
                    lockout = lockout.started(clock);
                } else if (random.nextBoolean()) {
                    lockout = lockout.passed(clock);
                }
            }
            assertTrue(ranMs >= HALF_HOUR, "free after " + ranMs);
        }
    }
}
