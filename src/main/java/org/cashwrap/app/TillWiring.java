package org.cashwrap.app;

import org.cashwrap.checkout.Counter;
import org.cashwrap.checkout.CounterView;
import org.cashwrap.checkout.Devices;
import org.cashwrap.checkout.Errands;
import org.cashwrap.checkout.News;
import org.cashwrap.checkout.Parts;
import org.cashwrap.checkout.TillClock;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.device.driver.escpos.Encoder;
import org.cashwrap.device.driver.escpos.EscPosPrinter;
import org.cashwrap.device.driver.escpos.Patience;
import org.cashwrap.headoffice.OfficeAddress;
import org.cashwrap.headoffice.OfficeClient;
import org.cashwrap.headoffice.RequestSigner;
import org.cashwrap.profile.CardTerminals;
import org.cashwrap.profile.Printers;
import org.cashwrap.profile.Profile;
import org.cashwrap.profile.TillKey;
import org.cashwrap.staff.Pin;
import org.cashwrap.staff.SignIn;
import org.cashwrap.storage.FreeSpace;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The till of one station, put together: what window, script and demo have in common. Whoever looks at it gets its news, and
/// speaks to its counter.
final class TillWiring implements AutoCloseable {
    private final OpenStation open;
    private final Counter counter;
    private final AccountsThread accounts;
    private final ExecutorService pins;
    private final FutureTask<Boolean> ending;

    private TillWiring(OpenStation open, JournalStart journal, Consumer<News> news) {
        this.open = open;
        this.pins =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("pins").factory());
        this.accounts = AccountsThread.open(open);
        this.counter = new Counter(parts(open, journal, accounts, pins, news));
        journal.file().handTo(counter.thread());
        this.ending =
                new FutureTask<>(() -> {
                    counter.stop(() -> {
                        journal.acknowledged().end();
                        journal.file().close();
                    });
                    return true;
                });
    }

    /// Opens the journal and puts the till together. Nothing runs before [#start].
    ///
    /// @param withoutAnchor somebody has said that the anchor is missing for a good reason
    /// @param news          on the counter's thread
    static TillWiring of(OpenStation open, boolean withoutAnchor, Consumer<News> news)
            throws Unusable {
        if (open.staff().people().isEmpty()) {
            throw new Unusable(
                    "Nobody can sign in yet. Add a manager; the PIN is read from standard input:",
                    "  cashwrap staff add NAME --role manager --station " + open.folder().path());
        }
        return new TillWiring(
                open, JournalStart.open(open, TillClock.system(), withoutAnchor), news);
    }

    Counter counter() {
        return counter;
    }

    /// Begins this run of the till, and waits until it has begun.
    ///
    /// @param opened told where everything stands, on the counter's thread, before any news
    void start(Consumer<CounterView> opened) throws Unusable {
        var ready = new CompletableFuture<Boolean>();
        counter.start(
                open.programStarted(),
                view -> {
                    if (!view.locked()) {
                        opened.accept(view);
                    }
                    ready.complete(!view.locked());
                });
        if (!ready.join()) {
            throw new Unusable(
                    open.folder().journal() + " cannot be written.", JournalStart.NO_MONEY);
        }
    }

    /// Stops the devices, writes so, uploads what is left if there is time, and gives the journal back. Once, whoever comes first;
    /// and who comes second waits, or the machine ends before it is done.
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

    /// Lets go of what is of use to a running till only. Does not [#stop] it.
    @Override
    public void close() {
        accounts.close();
        pins.shutdownNow();
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
                open.station().headOffice().map(address -> office(open, journal, address)));
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
}
