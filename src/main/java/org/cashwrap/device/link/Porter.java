package org.cashwrap.device.link;

import org.cashwrap.device.link.Link.Sent;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The one thread of a cable that may get stuck: it opens the cable and writes to it, while whoever asked waits no longer
/// than the watchdog allows. A porter that does not come back is left behind, a daemon thread, until the operating system
/// lets go of it; then it writes nothing more and does its last job.
///
/// A platform thread: a virtual one that is stuck in native code would keep a core from all others.
final class Porter {
    /// How long a write may stand still. A device that takes nothing for so long is out of paper, off or unplugged.
    static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ExecutorService thread;
    private final Duration patience;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile @Nullable CompletableFuture<?> underWay;

    /// Takes a piece of the bytes.
    interface Sink {
        /// @return [Sent#NOTHING] only if for certain none of this piece was taken
        Sent take(byte[] bytes, int offset, int length);
    }

    Porter(String name, Duration patience) {
        this.patience = patience;
        thread =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name(name + " writer").factory());
    }

    /// Does a job, if that can be done in time.
    ///
    /// @param tooLate undoes what was done when nobody waits for it any more
    /// @return nothing if it was not done in time; then the porter may be stuck
    <T> Optional<T> within(Duration wait, Supplier<T> job, Consumer<T> tooLate) {
        return carryOut(wait, new AtomicInteger(), job, tooLate);
    }

    /// Hands bytes over piece by piece; the watchdog counts from the last piece that was taken.
    ///
    /// @return [Sent#UNSURE] also if the porter is stuck
    Sent write(byte[] bytes, int pieceMax, Sink sink) {
        if (ended.get()) {
            return Sent.NOTHING;
        }
        // Whoever asked may use its array again, while a porter left behind still holds this one.
        var ours = bytes.clone();
        var taken = new AtomicInteger();
        return carryOut(patience, taken, () -> inPieces(ours, pieceMax, sink, taken), tooLate -> {})
                .orElse(Sent.UNSURE);
    }

    /// Ends the wait of whoever waits, takes no more jobs, does this last one when the one under way has ended, and goes
    /// home.
    ///
    /// @return false if it had been told to end before, and will not do this job
    boolean end(Runnable last) {
        if (!ended.compareAndSet(false, true)) {
            return false;
        }
        thread.execute(last);
        thread.shutdown();
        var waitedFor = underWay;
        if (waitedFor != null) {
            waitedFor.cancel(false);
        }
        return true;
    }

    private Sent inPieces(byte[] bytes, int pieceMax, Sink sink, AtomicInteger taken) {
        while (taken.get() < bytes.length) {
            var offset = taken.get();
            if (ended.get()) {
                return soFar(offset);
            }
            var length = Math.min(pieceMax, bytes.length - offset);
            switch (sink.take(bytes, offset, length)) {
                case DONE -> taken.addAndGet(length);
                case NOTHING -> {
                    return soFar(offset);
                }
                case UNSURE -> {
                    return Sent.UNSURE;
                }
            }
        }
        return Sent.DONE;
    }

    private static Sent soFar(int taken) {
        return taken == 0 ? Sent.NOTHING : Sent.UNSURE;
    }

    private <T> Optional<T> carryOut(
            Duration wait, AtomicInteger progress, Supplier<T> job, Consumer<T> tooLate) {
        var answer = new CompletableFuture<T>();
        underWay = answer;
        try {
            thread.execute(() -> {
                try {
                    var done = job.get();
                    if (!answer.complete(done)) {
                        tooLate.accept(done);
                    }
                } catch (RuntimeException | Error ours) {
                    answer.completeExceptionally(ours);
                }
            });
        } catch (RejectedExecutionException endedBefore) {
            return Optional.empty();
        }
        if (ended.get()) {
            // It may have been told to end before it knew of this wait.
            answer.cancel(false);
        }
        awaitWhileItMoves(answer, wait, progress);
        answer.cancel(false);
        return answer.isCancelled() ? Optional.empty() : Optional.of(answer.join());
    }

    private static void awaitWhileItMoves(
            CompletableFuture<?> answer, Duration wait, AtomicInteger progress) {
        var interrupted = false;
        var seen = progress.get();
        var deadline = Deadline.in(wait);
        while (!answer.isDone()) {
            try {
                answer.get(Math.max(0, deadline.leftNanos()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException late) {
                if (progress.get() == seen) {
                    break;
                }
                seen = progress.get();
                deadline = Deadline.in(wait);
            } catch (InterruptedException later) {
                interrupted = true;
            } catch (java.util.concurrent.ExecutionException
                    | java.util.concurrent.CancellationException over) {
                break;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
