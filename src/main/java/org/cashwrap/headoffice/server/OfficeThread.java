package org.cashwrap.headoffice.server;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// One platform thread that does all the work on one file, piece after piece, for requests that wait for it on threads of
/// their own. Platform, because a virtual thread inside SQLite keeps its carrier.
final class OfficeThread {
    private static final System.Logger LOG = System.getLogger(OfficeThread.class.getName());

    /// More waiting than this means that the disk cannot keep up: the tills are told `busy` and come again.
    private static final int WAITING_MAX = 256;

    private static final int CLOSE_S = 30;

    private final ThreadPoolExecutor thread;
    private final String name;

    OfficeThread(String name) {
        this.name = name;
        thread =
                new ThreadPoolExecutor(
                        1,
                        1,
                        0,
                        TimeUnit.SECONDS,
                        new ArrayBlockingQueue<>(WAITING_MAX),
                        Thread.ofPlatform().daemon().name(name).factory());
    }

    /// Waits for the answer.
    <T> T ask(Callable<T> work) throws StoreTroubleException {
        var task = new FutureTask<>(work);
        try {
            thread.execute(task);
            return task.get();
        } catch (RejectedExecutionException tooMany) {
            throw new StoreTroubleException(name + ": too many are waiting, or it is closing");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new StoreTroubleException(name + ": it is closing");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof StoreTroubleException trouble) {
                throw trouble;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /// Finishes what was begun, then closes the file on its own thread. Closing twice does nothing.
    void close(Runnable file) {
        if (thread.isShutdown()) {
            return;
        }
        try {
            thread.execute(file);
        } catch (RejectedExecutionException full) {
            LOG.log(System.Logger.Level.WARNING, "{0} has too much to do to close its file", name);
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(CLOSE_S, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "{0} is still busy; not closed", name);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
