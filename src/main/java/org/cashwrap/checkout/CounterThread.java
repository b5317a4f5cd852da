package org.cashwrap.checkout;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The one thread that owns the counter's state. A mistake of ours on it ends the taking of money: better to stop than to
/// go on wrong.
final class CounterThread {
    private static final System.Logger LOG = System.getLogger(CounterThread.class.getName());
    private static final int END_WAIT_S = 30;

    private final ThreadPoolExecutor executor;
    private final AtomicReference<Thread> thread = new AtomicReference<>();
    private final Runnable onMistake;

    CounterThread(Runnable onMistake) {
        this.onMistake = onMistake;
        executor =
                new ThreadPoolExecutor(
                        1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::newThread);
        executor.prestartCoreThread();
    }

    /// One for good: jobs never throw, so the executor never asks for a second.
    private Thread newThread(Runnable jobs) {
        var counter = Thread.ofPlatform().name("counter").unstarted(jobs);
        thread.set(counter);
        return counter;
    }

    /// The thread itself, to own what only it may touch.
    Thread thread() {
        return thread.get();
    }

    /// Never waits.
    ///
    /// @param otherwise runs instead if the thread is closed, or after a mistake of ours in the job
    void run(Runnable job, Runnable otherwise) {
        try {
            executor.execute(() -> {
                try {
                    job.run();
                } catch (RuntimeException | Error ours) {
                    LOG.log(System.Logger.Level.ERROR, "the counter takes no more money", ours);
                    onMistake.run();
                    otherwise.run();
                }
            });
        } catch (RejectedExecutionException closed) {
            otherwise.run();
        }
    }

    /// Goes on here with what another thread found out.
    <T> void after(CompletionStage<T> elsewhere, Consumer<T> then, Runnable otherwise) {
        elsewhere.whenComplete((value, failed) ->
                run(
                        () -> {
                            if (failed == null) {
                                then.accept(value);
                                return;
                            }
                            // Trouble elsewhere is no reason to stop taking money.
                            LOG.log(System.Logger.Level.ERROR, "could not be found out", failed);
                            otherwise.run();
                        },
                        otherwise));
    }

    /// Lets what was handed in finish, and waits for it.
    void close() {
        executor.shutdown();
        try {
            if (!executor.awaitTermination(END_WAIT_S, TimeUnit.SECONDS)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the counter's thread did not end in {0} s",
                        END_WAIT_S);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
