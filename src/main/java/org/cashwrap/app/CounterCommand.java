package org.cashwrap.app;

import org.cashwrap.checkout.Counter;
import org.cashwrap.checkout.Devices;
import org.cashwrap.checkout.Errands;
import org.cashwrap.checkout.News;
import org.cashwrap.checkout.Parts;
import org.cashwrap.checkout.TillClock;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.device.driver.escpos.Encoder;
import org.cashwrap.device.driver.escpos.EscPosPrinter;
import org.cashwrap.device.driver.escpos.Patience;
import org.cashwrap.profile.CardTerminals;
import org.cashwrap.profile.Printers;
import org.cashwrap.profile.Profile;
import org.cashwrap.script.Script;
import org.cashwrap.staff.Pin;
import org.cashwrap.staff.SignIn;
import org.cashwrap.storage.FreeSpace;
import org.cashwrap.text.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;

@Command(
        name = "counter",
        description = "The counter without a window: JSON lines in, JSON lines out.",
        mixinStandardHelpOptions = true)
final class CounterCommand implements Callable<Integer> {
    @Mixin private final StationOption station = new StationOption();

    @Option(
            names = "--without-anchor",
            description = "Start although the anchor file is missing; it is written anew.")
    private boolean withoutAnchor;

    @Override
    public Integer call() throws Unusable, IOException {
        var open = station.open();
        if (open.staff().people().isEmpty()) {
            throw new Unusable(
                    "Nobody can sign in yet. Add a manager; the PIN is read from standard input:",
                    "  cashwrap staff add NAME --role manager --station " + station.path());
        }
        Logs.into(open.folder().logs())
                .ifPresent(why -> System.err.println("Logging here: " + why));
        var clock = TillClock.system();
        var journal = JournalStart.open(open, clock, withoutAnchor);
        var texts = Texts.of(open.station().language());
        var script =
                new Script(
                        open.currency(),
                        (key, values) -> texts.text(key, values.toArray()),
                        System.out);
        var pins =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("pins").factory());
        try (var accounts = AccountsThread.open(open)) {
            var counter = new Counter(parts(open, journal, accounts, pins, script::news));
            journal.file().handTo(counter.thread());
            var ending =
                    new FutureTask<>(() -> {
                        counter.stop(() -> journal.file().close());
                        script.close();
                        return true;
                    });
            // Once, whoever comes first; and who comes second waits, or the machine ends before it
            // is done.
            Runnable stop =
                    () -> {
                        ending.run();
                        waitFor(ending);
                    };
            // A service that is stopped ends like one that was asked to.
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(stop));
            if (!start(counter, open, script)) {
                throw new Unusable(
                        open.folder().journal() + " cannot be written.", JournalStart.NO_MONEY);
            }
            var finished = script.run(counter, System.in);
            stop.run();
            return finished ? Exit.WELL : Exit.PROBLEM;
        } finally {
            pins.shutdownNow();
        }
    }

    private static void waitFor(FutureTask<Boolean> ending) {
        try {
            ending.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException ours) {
            throw new IllegalStateException(ours);
        }
    }

    private static Parts parts(
            OpenStation open,
            JournalStart journal,
            AccountsThread accounts,
            ExecutorService pins,
            Consumer<News> news) {
        return new Parts(
                journal.writer(),
                open.key()::sign,
                journal.lockout(),
                open.staff(),
                open.roles(),
                (name, pin) ->
                        CompletableFuture.supplyAsync(
                                () -> SignIn.of(open.staff(), name, Pin.typed(pin)), pins),
                accounts,
                () -> FreeSpace.at(open.journalFolder()).level() != FreeSpace.Level.STOP,
                errands(open),
                devices(open),
                news,
                journal::anchor,
                Optional.empty());
    }

    private static Errands errands(OpenStation open) {
        var devices = Devices.none();
        if (open.terminal().isPresent()) {
            var fitted = open.terminal().get();
            devices =
                    devices.with(
                            CardTerminals.of(fitted, open.currency()),
                            times(
                                    Duration.ofSeconds(fitted.profile().facts().idlePollS()),
                                    fitted.timeScale()));
        }
        if (open.printer().isPresent()) {
            var fitted = open.printer().get();
            var settings = Printers.settings(fitted);
            // Loading letters takes as long as a receipt may take; the first customer does not
            // wait for it.
            Thread.ofPlatform().daemon().name("letters").start(() -> Encoder.warm(settings));
            var printer =
                    new EscPosPrinter(
                            Printers.cable(fitted),
                            settings,
                            Patience.SHOP.scaled(fitted.timeScale()));
            var drawer =
                    open.drawer()
                            .flatMap(hangs -> Printers.drawer(fitted, hangs))
                            .map(printer::drawer);
            devices =
                    devices.with(
                            printer, drawer, times(Devices.Times.SHOP.quiet(), fitted.timeScale()));
        }
        return devices;
    }

    private static Devices.Times times(Duration quiet, double scale) {
        var shop = Devices.Times.SHOP;
        return new Devices.Times(shop.durable(), shop.retry(), quiet, shop.close()).scaled(scale);
    }

    private static List<Body.DevicesUsed.Device> devices(OpenStation open) {
        return Stream.of(
                        open.terminal().map(it -> device("card-terminal", it.profile(), it.link())),
                        open.printer().map(it -> device("printer", it.profile(), it.link())),
                        open.drawer().map(it -> device("drawer", it.profile(), "printer")))
                .flatMap(Optional::stream)
                .toList();
    }

    /// @param link its cable, or the device whose cable it is on
    private static Body.DevicesUsed.Device device(String role, Profile<?> profile, Object link) {
        return new Body.DevicesUsed.Device(
                role, profile.id(), profile.sha256(), profile.local(), link.toString());
    }

    /// @return false if the journal does not take the start of this run
    private static boolean start(Counter counter, OpenStation open, Script script) {
        var ready = new CompletableFuture<Boolean>();
        counter.start(
                open.programStarted(),
                view -> {
                    if (!view.locked()) {
                        script.opened(view);
                    }
                    ready.complete(!view.locked());
                });
        return ready.join();
    }
}
