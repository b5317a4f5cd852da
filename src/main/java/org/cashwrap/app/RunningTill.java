package org.cashwrap.app;

import org.cashwrap.checkout.Counter;
import org.cashwrap.checkout.CounterView;
import org.cashwrap.checkout.Devices;
import org.cashwrap.checkout.News;
import org.cashwrap.checkout.Parts;
import org.cashwrap.checkout.TillClock;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.money.CashPolicy;
import org.cashwrap.device.driver.escpos.Encoder;
import org.cashwrap.device.driver.escpos.EscPosPrinter;
import org.cashwrap.device.driver.escpos.Patience;
import org.cashwrap.headoffice.OfficeAddress;
import org.cashwrap.headoffice.OfficeClient;
import org.cashwrap.headoffice.RequestSigner;
import org.cashwrap.profile.CardTerminals;
import org.cashwrap.profile.FittedScanner;
import org.cashwrap.profile.Printers;
import org.cashwrap.profile.Profile;
import org.cashwrap.profile.Scanners;
import org.cashwrap.profile.TillKey;
import org.cashwrap.staff.Pin;
import org.cashwrap.staff.SignIn;
import org.cashwrap.storage.FreeSpace;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A till with all that belongs to it, from the station folder: journal, accounts, devices, head office, and the counter in
/// their midst. The same behind the window, behind a script and in a walk-through.
final class RunningTill implements AutoCloseable {
    private final OpenStation station;
    private final AccountsThread accounts;
    private final ExecutorService pins =
            Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("pins").factory());
    private final Counter counter;
    private final FutureTask<Boolean> ending;

    private RunningTill(
            OpenStation station,
            JournalStart journal,
            Optional<Consumer<String>> scans,
            Consumer<News> news,
            Runnable last) {
        this.station = station;
        this.accounts = AccountsThread.open(station);
        this.counter = new Counter(parts(station, journal, accounts, pins, scans, news));
        journal.file().handTo(counter.thread());
        this.ending =
                new FutureTask<>(() -> {
                    counter.stop(() -> {
                        journal.acknowledged().end();
                        journal.file().close();
                    });
                    last.run();
                    return true;
                });
    }

    /// Opens what there is, and takes no money yet. From here on it is stopped in order however the program ends, but by a
    /// kill or a crash.
    ///
    /// @param withoutAnchor somebody has said that the anchor is missing for a good reason
    /// @param scans         told what the scanner reads, on its thread; if nobody wants to be told, it is left alone
    /// @param news          what the counter tells unasked, on its thread
    /// @param last          runs when all else has stopped
    static RunningTill open(
            OpenStation station,
            boolean withoutAnchor,
            Optional<Consumer<String>> scans,
            Consumer<News> news,
            Runnable last)
            throws Unusable {
        if (station.staff().people().isEmpty()) {
            throw new Unusable(
                    "Nobody can sign in yet. Add a manager; the PIN is read from standard input:",
                    "  cashwrap staff add NAME --role manager --station "
                            + station.folder().path());
        }
        Logs.into(station.folder().logs())
                .ifPresent(why -> System.err.println("Logging here: " + why));
        var till =
                new RunningTill(
                        station,
                        JournalStart.open(station, TillClock.system(), withoutAnchor),
                        scans,
                        news,
                        last);
        // A service that is stopped ends like one that was asked to.
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(till::stop));
        return till;
    }

    Counter counter() {
        return counter;
    }

    /// Has this till no account of its own?
    CompletionStage<Boolean> knowsNobody() {
        return accounts.isEmpty();
    }

    /// Begins this run of the program.
    ///
    /// @param opened told first, on the counter's thread
    /// @return where everything stands
    CounterView start(Consumer<CounterView> opened) throws Unusable {
        var ready = new CompletableFuture<CounterView>();
        counter.start(
                station.programStarted(),
                view -> {
                    if (!view.locked()) {
                        opened.accept(view);
                    }
                    ready.complete(view);
                });
        var view = ready.join();
        if (view.locked()) {
            throw new Unusable(
                    station.folder().journal() + " cannot be written.", JournalStart.NO_MONEY);
        }
        return view;
    }

    /// Once, whoever comes first; and who comes second waits, or the machine ends before it is done.
    void stop() {
        ending.run();
        try {
            ending.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException ours) {
            throw new IllegalStateException(ours);
        }
    }

    @Override
    public void close() {
        stop();
        accounts.close();
        pins.shutdownNow();
    }

    private static Parts parts(
            OpenStation open,
            JournalStart journal,
            AccountsThread accounts,
            ExecutorService pins,
            Optional<Consumer<String>> scans,
            Consumer<News> news) {
        var scanner = open.scanner().filter(_ -> scans.isPresent());
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
                open.fitted().grammars(),
                day -> cash(open, day),
                new Parts.Rules(open.rules(), open.station().region()),
                () -> FreeSpace.at(open.journalFolder()).level() != FreeSpace.Level.STOP,
                scanner.map(Scanners::of)
                        .map(it -> errands(open).with(it, scans.orElseThrow()))
                        .orElseGet(() -> errands(open)),
                devices(open, scanner),
                news,
                journal::anchor,
                open.station().headOffice().map(address -> office(open, journal, address)));
    }

    private static CashPolicy cash(OpenStation open, LocalDate day) {
        return open.rules()
                .inForce(open.station().region(), day)
                .map(filed -> filed.pack().policy())
                .map(policy -> new CashPolicy(policy.cashRounding(), policy.cashCredit()))
                .orElse(CashPolicy.EXACT);
    }

    private static Parts.Office office(OpenStation open, JournalStart journal, URI address) {
        var client =
                new OfficeClient(
                        new OfficeAddress(address),
                        open.trust(),
                        open.station().name(),
                        open.currency(),
                        signer(open.key()));
        return new Parts.Office(client, journal.queue(), journal.acknowledged(), Parts.Waits.SHOP);
    }

    private static RequestSigner signer(TillKey key) {
        return new RequestSigner() {
            @Override
            public String publicKey() {
                return key.publicKey();
            }

            @Override
            public String sign(byte[] message) {
                return key.sign(message);
            }
        };
    }

    private static Devices errands(OpenStation open) {
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

    private static List<Body.DevicesUsed.Device> devices(
            OpenStation open, Optional<FittedScanner> scanner) {
        return Stream.of(
                        open.terminal().map(it -> device("card-terminal", it.profile(), it.link())),
                        open.printer().map(it -> device("printer", it.profile(), it.link())),
                        open.drawer().map(it -> device("drawer", it.profile(), "printer")),
                        scanner.map(it -> device("scanner", it.profile(), it.link())))
                .flatMap(Optional::stream)
                .toList();
    }

    /// @param link its cable, or the device whose cable it is on
    private static Body.DevicesUsed.Device device(String role, Profile<?> profile, Object link) {
        return new Body.DevicesUsed.Device(
                role, profile.id(), profile.sha256(), profile.local(), link.toString());
    }
}
