package org.cashwrap.device;

import org.cashwrap.text.ErrorCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The one thread of a device. It runs one job at a time, so that drivers need no locks, and every job gets exactly one
/// answer, whatever becomes of it.
///
/// A platform thread: a virtual one inside native code (a serial port) keeps its carrier, and a till has as few carriers as
/// cores. A daemon: a device that is stuck for good must not keep the program from ending.
public final class DeviceWorker {
    private static final System.Logger LOG = System.getLogger(DeviceWorker.class.getName());

    /// Nobody presses this many keys while one answer is awaited: whoever does is told that nothing was started.
    public static final int JOBS_WAITING_MAX = 16;

    /// What a device is asked, and the three answers that can come of it.
    ///
    /// @param work       runs on the device's thread
    /// @param notStarted the answer if it never will
    /// @param whenBroken the answer after a mistake of ours in it, of which it is told the short code
    /// @param tell       gets the one answer: on the device's thread, or here and now if it is not started
    public record Job<A>(
            Supplier<A> work, A notStarted, Function<String, A> whenBroken, Consumer<A> tell) {
        private void run(String device) {
            tell(device, answer(device));
        }

        private A answer(String device) {
            try {
                return work.get();
            } catch (RuntimeException | Error ours) {
                return whenBroken.apply(logged(device, ours));
            }
        }

        private void refuse(String device) {
            tell(device, notStarted);
        }

        /// Who is told may fail; the device goes on.
        private void tell(String device, A answer) {
            try {
                tell.accept(answer);
            } catch (RuntimeException | Error theirs) {
                logged(device, theirs);
            }
        }
    }

    /// What a device does when nobody asks anything of it. Both on its thread.
    public interface Idle {
        /// How long nothing must have come.
        Duration after();

        void run();

        /// After a mistake of ours in [#run()].
        ///
        /// @param code to read out on the telephone
        void broken(String code);
    }

    private final String name;
    private final Idle idle;
    private final BlockingQueue<Job<?>> waiting = new ArrayBlockingQueue<>(JOBS_WAITING_MAX);
    private final Thread thread;
    private final Object door = new Object();

    /// Guarded by the door: nothing more is let in.
    private boolean closed;

    /// The device's thread's own.
    private boolean ended;

    /// @param name of the thread, and of the device in the log
    public DeviceWorker(String name, Idle idle) {
        this.name = name;
        this.idle = idle;
        this.thread = Thread.ofPlatform().daemon().name(name).start(this::work);
    }

    /// Never waits.
    public void ask(Job<?> job) {
        if (!isTaken(job)) {
            LOG.log(System.Logger.Level.WARNING, "{0}: a job was not started", name);
            job.refuse(name);
        }
    }

    private boolean isTaken(Job<?> job) {
        synchronized (door) {
            return !closed && waiting.offer(job);
        }
    }

    /// Answers the jobs still waiting, lets the one that runs end, and then runs `goodbye` on the device's thread.
    ///
    /// @param patience how long this waits for all that; a job that is stuck stays stuck, and its thread with it
    /// @return whether all of it is done
    public boolean close(Runnable goodbye, Duration patience) {
        var left = new ArrayList<Job<?>>();
        synchronized (door) {
            if (!closed) {
                closed = true;
                waiting.drainTo(left);
                waiting.add(end(goodbye));
            }
        }
        left.forEach(job -> job.refuse(name));
        try {
            var isDone = thread.join(patience);
            if (!isDone) {
                LOG.log(System.Logger.Level.WARNING, "{0}: still busy after {1}", name, patience);
            }
            return isDone;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Job<String> end(Runnable goodbye) {
        return new Job<>(
                () -> {
                    ended = true;
                    goodbye.run();
                    return "";
                },
                "",
                code -> code,
                _ -> {});
    }

    private void work() {
        while (!ended) {
            next().ifPresentOrElse(job -> job.run(name), this::rest);
        }
    }

    private Optional<Job<?>> next() {
        while (true) {
            try {
                return Optional.ofNullable(
                        waiting.poll(idle.after().toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException leftByAJob) {
                // It was meant for what ran before. Only closing ends this thread, or jobs would
                // wait for ever.
                LOG.log(System.Logger.Level.WARNING, "{0}: interrupted", name);
            }
        }
    }

    private void rest() {
        try {
            idle.run();
        } catch (RuntimeException | Error ours) {
            idle.broken(logged(name, ours));
        }
    }

    private static String logged(String device, Throwable ours) {
        var code = ErrorCode.of(ours);
        LOG.log(System.Logger.Level.ERROR, device + ": a mistake of ours, " + code, ours);
        return code;
    }
}
