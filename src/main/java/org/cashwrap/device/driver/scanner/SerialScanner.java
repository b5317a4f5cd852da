package org.cashwrap.device.driver.scanner;

import org.cashwrap.device.Scanner;
import org.cashwrap.device.ScannerNews;
import org.cashwrap.device.ScannerTrouble;
import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Link;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A scanner that sends what it reads as bytes. It is only listened to: nothing is ever sent to it.
///
/// A platform thread, for a serial port is native code; a daemon, for a port that is stuck must not keep the program.
public final class SerialScanner implements Scanner {
    private static final System.Logger LOG = System.getLogger(SerialScanner.class.getName());

    /// Any time would do: closing the link ends the wait.
    private static final Duration UNTIL_SOMEBODY_SCANS = Duration.ofMinutes(1);

    /// For the thread to end. Opening a port may last longer; then it closes what it has opened by itself.
    private static final Duration GOODBYE = Duration.ofSeconds(2);

    /// How soon a cable that is gone is tried again: a little later each time.
    ///
    /// @param first   after the first try that failed
    /// @param longest between two tries, however long it is gone
    public record Retry(Duration first, Duration longest) {
        public static final Retry SHOP = new Retry(Duration.ofSeconds(1), Duration.ofSeconds(5));

        Duration after(int inVain) {
            var wait = first.multipliedBy(Math.clamp(inVain, 1, 1_000));
            return wait.compareTo(longest) > 0 ? longest : wait;
        }
    }

    private final Cable cable;
    private final ScannerSettings settings;
    private final Retry retry;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Object door = new Object();

    /// Both guarded by the door.
    private Optional<Thread> thread = Optional.empty();

    private Optional<Link> open = Optional.empty();

    /// The thread's own: it was told, and is not over.
    private boolean isTroubled;

    /// The thread's own: what cannot be used was told, and the line has not been silent since. A line that sends garbage
    /// without end is complained of once.
    private boolean hasComplained;

    public SerialScanner(Cable cable, ScannerSettings settings, Retry retry) {
        this.cable = cable;
        this.settings = settings;
        this.retry = retry;
    }

    @Override
    public void start(Consumer<ScannerNews> news) {
        synchronized (door) {
            if (thread.isPresent()) {
                throw new IllegalStateException("started already");
            }
            thread =
                    Optional.of(
                            Thread.ofPlatform()
                                    .daemon()
                                    .name("scanner")
                                    .start(() -> work(told -> tell(news, told))));
        }
    }

    /// Whoever is told may fail; the scanner goes on.
    private static void tell(Consumer<ScannerNews> news, ScannerNews told) {
        try {
            news.accept(told);
        } catch (RuntimeException | Error theirs) {
            LOG.log(System.Logger.Level.ERROR, "a scanner's news could not be told", theirs);
        }
    }

    private void work(Consumer<ScannerNews> tell) {
        var inVain = 0;
        do {
            inVain = hasHeard(tell) ? 1 : inVain + 1;
        } while (!isClosedWithin(retry.after(inVain)));
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private boolean isClosedWithin(Duration wait) {
        try {
            return closed.await(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException nobodyDoes) {
            return isClosed();
        }
    }

    /// Opens the cable once and listens until it is gone.
    ///
    /// @return whether anything came over it; a cable that only opens is not worth trying at once
    private boolean hasHeard(Consumer<ScannerNews> tell) {
        try {
            return switch (cable.open()) {
                case Cable.Opening.NotOpened(var why) -> {
                    isInTheWay(why, tell);
                    yield false;
                }
                case Cable.Opening.Opened(var link) -> hasHeard(link, tell);
            };
        } catch (RuntimeException | Error ours) {
            LOG.log(System.Logger.Level.ERROR, cable.name() + ": a mistake of ours", ours);
            trouble(ScannerTrouble.MISTAKE, tell);
            return false;
        }
    }

    private void isInTheWay(String why, Consumer<ScannerNews> tell) {
        if (!isClosed()) {
            // Once: it is tried every few seconds, for as long as it takes.
            var level = isTroubled ? System.Logger.Level.DEBUG : System.Logger.Level.WARNING;
            LOG.log(level, "{0}: {1}", cable.name(), why);
            trouble(ScannerTrouble.NO_CABLE, tell);
        }
    }

    private void trouble(ScannerTrouble why, Consumer<ScannerNews> tell) {
        if (!isTroubled) {
            isTroubled = true;
            tell.accept(new ScannerNews.Trouble(why));
        }
    }

    private boolean hasHeard(Link link, Consumer<ScannerNews> tell) {
        try (link) {
            synchronized (door) {
                open = Optional.of(link);
            }
            if (isClosed()) {
                return false;
            }
            if (isTroubled) {
                isTroubled = false;
                LOG.log(System.Logger.Level.INFO, "{0}: is back", cable.name());
                tell.accept(new ScannerNews.Ready());
            }
            var heard = listen(link, tell);
            isInTheWay("is gone", tell);
            return heard;
        } finally {
            synchronized (door) {
                open = Optional.empty();
            }
        }
    }

    private boolean listen(Link link, Consumer<ScannerNews> tell) {
        var reader = new CodeReader(settings);
        var heard = false;
        hasComplained = false;
        while (true) {
            var listensForSilence = reader.isWaiting() || hasComplained;
            var next = link.next(listensForSilence ? settings.gap() : UNTIL_SOMEBODY_SCANS);
            if (next == Link.BROKEN) {
                return heard;
            }
            if (next == Link.NOTHING) {
                hasComplained = false;
                reader.silence().ifPresent(told -> weigh(told, tell));
            } else {
                heard = true;
                reader.next(next).ifPresent(told -> weigh(told, tell));
            }
        }
    }

    private void weigh(ScannerNews told, Consumer<ScannerNews> tell) {
        if (!(told instanceof ScannerNews.Unusable(var why))) {
            tell.accept(told);
        } else if (!hasComplained) {
            hasComplained = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0}: a code was left out, {1}",
                    cable.name(),
                    why);
            tell.accept(told);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        Optional<Link> ends;
        Optional<Thread> worker;
        synchronized (door) {
            ends = open;
            worker = thread.filter(each -> !each.equals(Thread.currentThread()));
        }
        ends.ifPresent(Link::close);
        try {
            if (worker.isPresent() && !worker.get().join(GOODBYE)) {
                LOG.log(System.Logger.Level.WARNING, "{0}: still being opened", cable.name());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
