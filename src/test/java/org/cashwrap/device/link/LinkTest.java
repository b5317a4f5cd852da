package org.cashwrap.device.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.cashwrap.device.link.Ends.Kind;
import org.cashwrap.device.link.Link.Sent;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// What every cable does, whatever it is made of.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LinkTest {
    @ParameterizedTest
    @EnumSource
    void everyByteArrivesAsItIsInBothDirections(Kind kind) throws Exception {
        var all = new byte[256];
        for (var i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        try (var ends = Ends.of(kind)) {
            assertEquals(Sent.DONE, ends.a().write(all));
            assertEquals(Sent.DONE, ends.b().write(all));
            assertArrayEquals(all, Ends.read(ends.b(), all.length));
            assertArrayEquals(all, Ends.read(ends.a(), all.length));
            assertEquals(Link.NOTHING, ends.a().next(Duration.ZERO));
            assertEquals(Link.NOTHING, ends.b().next(Duration.ofMillis(30)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLongWriteArrivesWholeWhileItIsRead(Kind kind) throws Exception {
        var much = new byte[200_000];
        new Random(7).nextBytes(much);
        try (var ends = Ends.of(kind)) {
            var read = CompletableFuture.supplyAsync(() -> Ends.read(ends.b(), much.length));
            assertEquals(Sent.DONE, ends.a().write(much));
            assertArrayEquals(much, read.get());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whoeverWritesMayUseTheArrayAgain(Kind kind) throws Exception {
        try (var ends = Ends.of(kind)) {
            var bytes = new byte[] {1, 2};
            ends.a().write(bytes);
            bytes[0] = 9;
            ends.a().write(bytes);
            assertArrayEquals(new byte[] {1, 2, 9, 2}, Ends.read(ends.b(), 4));
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingFromAnotherThreadEndsAWait(Kind kind) throws Exception {
        try (var ends = Ends.of(kind)) {
            var waiting = waitingIn(() -> ends.a().next(Duration.ofDays(100_000_000)));
            ends.a().close();
            assertEquals(Link.BROKEN, waiting.get());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClosedLinkStaysClosed(Kind kind) throws Exception {
        try (var ends = Ends.of(kind)) {
            ends.b().write(new byte[] {1, 2, 3});
            assertEquals(1, ends.a().next(Ends.HANG_GUARD));
            ends.a().close();
            ends.a().close();
            assertEquals(Link.BROKEN, ends.a().next(Duration.ZERO));
            assertEquals(Sent.NOTHING, ends.a().write(new byte[] {1}));
        }
    }

    @ParameterizedTest
    @EnumSource
    void anInterruptNeitherEndsAWaitNorIsLost(Kind kind) throws Exception {
        try (var ends = Ends.of(kind)) {
            var said = new AtomicReference<String>();
            var waiter =
                    Thread.ofPlatform()
                            .start(() -> {
                                Thread.currentThread().interrupt();
                                var next = ends.a().next(Ends.HANG_GUARD);
                                var sent = ends.a().write(new byte[] {5});
                                said.set(next + " " + sent + " " + Thread.interrupted());
                            });
            ends.b().write(new byte[] {4});
            waiter.join();
            assertEquals("4 DONE true", said.get());
            assertEquals(5, ends.b().next(Ends.HANG_GUARD));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aWriterWhoseReaderNeverReadsIsToldThatItIsUnsure(Kind kind) throws Exception {
        try (var ends = Ends.of(kind, Duration.ofMillis(300))) {
            // More than all the buffers between the ends hold.
            var sent = ends.a().write(new byte[32 * 1024 * 1024]);
            assertEquals(Sent.UNSURE, sent);
            assertEquals(Sent.NOTHING, ends.a().write(new byte[] {1}));
            assertEquals(Link.BROKEN, ends.a().next(Duration.ZERO));
        }
    }

    /// A thread's answer, once it surely waits.
    private static CompletableFuture<Integer> waitingIn(java.util.function.Supplier<Integer> job)
            throws InterruptedException, ExecutionException {
        var answer = new CompletableFuture<Integer>();
        var waiter = Thread.ofPlatform().start(() -> answer.complete(job.get()));
        while (waiter.getState() == Thread.State.NEW) {
            Thread.onSpinWait();
        }
        Thread.sleep(50);
        assertFalse(answer.isDone());
        return answer;
    }
}
