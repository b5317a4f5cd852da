package org.cashwrap.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.DeviceWorker.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

@Timeout(60)
class DeviceWorkerTest {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch running = new CountDownLatch(1);
    private final DeviceWorker worker = new DeviceWorker("test terminal", resting(NEVER));

    @AfterEach
    void letGo() {
        stuck.countDown();
        worker.close(() -> {}, LONG);
    }

    private Job<String> job(String name, Supplier<String> work) {
        return new Job<>(work, name + " not started", code -> name + " broken " + code, told::add);
    }

    private Job<String> job(String name) {
        return job(name, () -> name + " done");
    }

    private Job<String> stuckJob() {
        return job(
                "stuck",
                () -> {
                    running.countDown();
                    await(stuck);
                    return "stuck done";
                });
    }

    private String next() throws InterruptedException {
        var answer = told.poll(30, TimeUnit.SECONDS);
        assertNotEquals(null, answer, "an answer");
        return String.valueOf(answer);
    }

    @Test
    void jobsRunOneAfterTheOtherOnOneNamedDaemonThread() throws Exception {
        var threads = Collections.synchronizedSet(new HashSet<Thread>());
        var inside = new AtomicInteger();
        for (int i = 0; i < 10; i++) {
            var name = "job " + i;
            worker.ask(
                    job(
                            name,
                            () -> {
                                threads.add(Thread.currentThread());
                                var alone = inside.incrementAndGet() == 1;
                                Thread.onSpinWait();
                                inside.decrementAndGet();
                                return name + (alone ? "" : " not alone");
                            }));
        }
        for (int i = 0; i < 10; i++) {
            assertEquals("job " + i, next());
        }
        assertEquals(1, threads.size());
        var thread = threads.iterator().next();
        assertEquals("test terminal", thread.getName());
        assertTrue(thread.isDaemon() && !thread.isVirtual());
    }

    @Test
    void aJobThatFindsTheQueueFullIsToldSoAtOnce() throws Exception {
        worker.ask(stuckJob());
        await(running);
        for (int i = 0; i < DeviceWorker.JOBS_WAITING_MAX; i++) {
            worker.ask(job("waiting"));
        }
        assertTrue(told.isEmpty());
        worker.ask(job("one too many"));
        assertEquals("one too many not started", told.poll());
        stuck.countDown();
        assertEquals("stuck done", next());
        for (int i = 0; i < DeviceWorker.JOBS_WAITING_MAX; i++) {
            assertEquals("waiting done", next());
        }
    }

    @Test
    void aMistakeIsAnsweredWithItsCodeAndTheNextJobRuns() throws Exception {
        worker.ask(
                job(
                        "bad",
                        () -> {
                            throw new IllegalStateException("test");
                        }));
        worker.ask(
                job(
                        "worse",
                        () -> {
                            throw new StackOverflowError("test");
                        }));
        worker.ask(job("good"));
        assertTrue(next().matches("bad broken E-[0-9A-F]{8}"));
        assertTrue(next().matches("worse broken E-[0-9A-F]{8}"));
        assertEquals("good done", next());
    }

    @Test
    void whoIsToldMayFailAndIsToldOnce() throws Exception {
        var times = new AtomicInteger();
        worker.ask(
                new Job<>(
                        () -> "done",
                        "not started",
                        code -> "broken",
                        answer -> {
                            times.incrementAndGet();
                            throw new IllegalStateException(answer);
                        }));
        worker.ask(job("next"));
        assertEquals("next done", next());
        assertEquals(1, times.get());
    }

    @Test
    void aJobThatLeavesAnInterruptBehindEndsNothing() throws Exception {
        worker.ask(
                job(
                        "interrupting",
                        () -> {
                            Thread.currentThread().interrupt();
                            return "interrupting done";
                        }));
        assertEquals("interrupting done", next());
        worker.ask(job("next"));
        assertEquals("next done", next());
    }

    @Test
    void closingAnswersWhatWaitsLetsWhatRunsEndAndThenSaysGoodbye() throws Exception {
        worker.ask(stuckJob());
        await(running);
        worker.ask(job("first waiting"));
        worker.ask(job("second waiting"));
        var closing =
                Thread.ofPlatform()
                        .start(() ->
                                told.add(
                                        "closed " + worker.close(() -> told.add("goodbye"), LONG)));
        assertEquals("first waiting not started", next());
        assertEquals("second waiting not started", next());
        worker.ask(job("late"));
        assertEquals("late not started", next());
        stuck.countDown();
        assertEquals("stuck done", next());
        assertEquals("goodbye", next());
        assertEquals("closed true", next());
        closing.join();
    }

    @Test
    void closingDoesNotWaitForEverForAJobThatIsStuck() throws Exception {
        worker.ask(stuckJob());
        await(running);
        worker.ask(job("waiting"));
        assertFalse(worker.close(() -> told.add("goodbye"), Duration.ofMillis(20)));
        assertEquals("waiting not started", told.poll());
        assertTrue(told.isEmpty());
        worker.ask(job("late"));
        assertEquals("late not started", told.poll());
        // Whenever it comes free, it still says goodbye, once, whoever closed it how often.
        assertFalse(worker.close(() -> told.add("goodbye twice"), Duration.ofMillis(20)));
        stuck.countDown();
        assertEquals("stuck done", next());
        assertEquals("goodbye", next());
        assertTrue(worker.close(() -> told.add("goodbye twice"), LONG));
        assertTrue(told.isEmpty());
    }

    @Test
    void aGoodbyeThatFailsEndsTheThreadAllTheSame() {
        assertTrue(
                worker.close(
                        () -> {
                            throw new IllegalStateException("test");
                        },
                        LONG));
    }

    /// However many ask while it closes: each is answered once.
    @Test
    void everyJobHasExactlyOneAnswerWhileItCloses() throws Exception {
        for (int round = 0; round < 50; round++) {
            var answers = new LinkedBlockingQueue<Integer>();
            var device = new DeviceWorker("round", resting(NEVER));
            var begin = new CountDownLatch(1);
            var askers = new ArrayList<Thread>();
            for (int asker = 0; asker < 4; asker++) {
                var first = asker * 25;
                askers.add(
                        Thread.ofPlatform()
                                .start(() -> {
                                    await(begin);
                                    for (int i = first; i < first + 25; i++) {
                                        var number = i;
                                        device.ask(
                                                new Job<>(
                                                        () -> number,
                                                        number,
                                                        code -> -1,
                                                        answers::add));
                                    }
                                }));
            }
            begin.countDown();
            assertTrue(device.close(() -> {}, LONG));
            for (var asker : askers) {
                asker.join();
            }
            var counted = new HashMap<Integer, Integer>();
            answers.forEach(number -> counted.merge(number, 1, Integer::sum));
            assertEquals(100, counted.size());
            assertEquals(List.of(1), counted.values().stream().distinct().toList());
        }
    }

    @Test
    void itRestsWhenNothingComesAndAMistakeThereIsToldToo() throws Exception {
        var times = new AtomicInteger();
        var resting =
                new DeviceWorker(
                        "resting",
                        new DeviceWorker.Idle() {
                            @Override
                            public Duration after() {
                                return times.get() < 3 ? Duration.ofMillis(1) : NEVER;
                            }

                            @Override
                            public void run() {
                                if (times.incrementAndGet() == 2) {
                                    throw new IllegalStateException("test");
                                }
                                told.add("rested");
                            }

                            @Override
                            public void broken(String code) {
                                told.add(code);
                            }
                        });
        assertEquals("rested", next());
        assertTrue(next().matches("E-[0-9A-F]{8}"));
        assertEquals("rested", next());
        resting.ask(job("job"));
        assertEquals("job done", next());
        assertTrue(resting.close(() -> {}, LONG));
        assertEquals(3, times.get());
    }

    private static DeviceWorker.Idle resting(Duration after) {
        return new DeviceWorker.Idle() {
            @Override
            public Duration after() {
                return after;
            }

            @Override
            public void run() {
                throw new AssertionError("nothing to rest for");
            }

            @Override
            public void broken(String code) {
                throw new AssertionError(code);
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let go");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
