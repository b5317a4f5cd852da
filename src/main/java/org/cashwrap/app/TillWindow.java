package org.cashwrap.app;

import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;

import org.cashwrap.checkout.CounterView;
import org.cashwrap.checkout.News;
import org.cashwrap.checkout.Reply;
import org.cashwrap.checkout.Request;
import org.cashwrap.core.till.Till;
import org.cashwrap.screen.Looks;
import org.cashwrap.screen.Notices;
import org.cashwrap.screen.Page;
import org.cashwrap.screen.Phrase;
import org.cashwrap.screen.Shell;
import org.cashwrap.screen.Sounds;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.Window;
import org.cashwrap.screen.counter.CounterPage;
import org.cashwrap.screen.counter.CounterScreen;
import org.cashwrap.screen.counter.CounterViewModel;
import org.cashwrap.screen.office.OpenTillPage;
import org.cashwrap.screen.office.OpenTillViewModel;
import org.cashwrap.screen.office.SignInPage;
import org.cashwrap.screen.office.SignInScreen;
import org.cashwrap.screen.office.SignInViewModel;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// The window of one till: which page is shown by where everything stands, and what is around them. All of it is on the FX
/// thread but for [#open], [#await] and [#close].
final class TillWindow implements AutoCloseable {
    /// How long nobody may touch the till before it locks itself.
    private static final Duration IDLE = Duration.ofMinutes(5);

    private static final String LOCKS_SOON = "idle";

    private final OpenStation station;
    private final RunningTill till;
    private final Shell shell;
    private final Stage stage;
    private final CounterViewModel counter;
    private final SignInViewModel signIn;
    private final SignInPage signInPage;
    private final OpenTillPage openTillPage;
    private final CounterPage counterPage;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final IdleLock idle;
    private final Sounds sounds = new Sounds(Sounds.Loudness.LOW);
    private volatile String page = "";

    private TillWindow(Stage stage, OpenStation station, RunningTill till, CounterView first) {
        this.stage = stage;
        this.station = station;
        this.till = till;
        var spoken = new Spoken(station.station().language());
        var zone = station.station().timeZone();
        var looks = new Looks(Looks.Theme.LIGHT, Looks.Size.NORMAL);
        this.shell =
                new Shell(
                        spoken,
                        looks,
                        new Shell.Around(
                                () -> LocalTime.now(zone),
                                () -> System.nanoTime() / 1_000_000,
                                this::scanned),
                        Window.WIDTH,
                        Window.HEIGHT);
        this.counter =
                new CounterViewModel(
                        new CounterViewModel.Around(
                                this::ask,
                                Platform::runLater,
                                Clock.systemUTC(),
                                zone,
                                till.counter()::officeTime,
                                station.currency()),
                        spoken.language().get(),
                        first);
        this.counterPage =
                new CounterPage(
                        counter,
                        new CounterPage.Around(
                                shell,
                                spoken,
                                Clock.systemUTC(),
                                station.folder().journal().toString(),
                                sounds::play));
        var names =
                station.staff().people().stream()
                        .filter(person -> !person.disabled())
                        .map(person ->
                                new SignInScreen.Name(
                                        person.name(), person.displayName().orElse(person.name())))
                        .toList();
        this.signIn =
                new SignInViewModel(
                        names,
                        till.counter()::submit,
                        Platform::runLater,
                        answer -> stands(answer.now()));
        this.signInPage =
                new SignInPage(
                        signIn,
                        spoken,
                        station.station().header().getFirst(),
                        station.station().name());
        this.openTillPage =
                new OpenTillPage(
                        new OpenTillViewModel(
                                station.currency(),
                                till.counter()::submit,
                                Platform::runLater,
                                answer -> stands(answer.now())),
                        spoken);
        this.idle = new IdleLock(IDLE, this::warnOfLock, this::lock);
        shell.scene().addEventFilter(InputEvent.ANY, _ -> idle.used());
        if (station.station().training()) {
            shell.training();
        }
        if (station.station().headOffice().isEmpty()) {
            till.knowsNobody()
                    .thenAccept(nobody -> {
                        if (nobody) {
                            Platform.runLater(() -> heard(noAccounts(first)));
                        }
                    });
        }
        Window.open(stage, shell, "Cashwrap " + station.station().name());
        stage.setOnCloseRequest(this::closing);
        turnTo(first);
    }

    /// Starts the till and shows its window. The toolkit runs already. Not for the FX thread.
    static TillWindow open(OpenStation station, boolean withoutAnchor) throws Unusable {
        return open(Optional.empty(), station, withoutAnchor);
    }

    /// @param in a window that is open already, which goes on as this one; if the till does not start it is as it was
    static TillWindow open(Optional<Stage> in, OpenStation station, boolean withoutAnchor)
            throws Unusable {
        var shown = new AtomicReference<Optional<TillWindow>>(Optional.empty());
        // In the order of the counter: the window is made before the first news is shown in it.
        var till =
                RunningTill.open(
                        station,
                        withoutAnchor,
                        Optional.of(
                                new NewestScan(
                                        Platform::runLater,
                                        text -> shown.get().ifPresent(it -> it.read(text)))),
                        news ->
                                Platform.runLater(
                                        () -> shown.get().ifPresent(window -> window.heard(news))),
                        () -> {});
        var ready = new CountDownLatch(1);
        try {
            till.start(view ->
                    Platform.runLater(() -> {
                        try {
                            shown.set(
                                    Optional.of(
                                            new TillWindow(
                                                    in.orElseGet(Stage::new),
                                                    station,
                                                    till,
                                                    view)));
                        } finally {
                            ready.countDown();
                        }
                    }));
            ready.await();
        } catch (Unusable | RuntimeException failed) {
            till.close();
            throw failed;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return shown.get().orElseThrow(() -> new IllegalStateException("no window was made"));
    }

    private static News noAccounts(CounterView now) {
        return new News.Told(
                now.sequence(),
                "no-accounts",
                Optional.empty(),
                "notice.no-accounts",
                List.of("cashwrap station load-accounts"));
    }

    // ---- which page ----

    private void heard(News news) {
        counter.heard(news);
        switch (news) {
            case News.Moved(var now) -> turnTo(now);
            case News.Around(var now) -> turnTo(now);
            case News.Uploaded(var now, _) -> turnTo(now);
            case News.Told _,
                    News.Prompted _,
                    News.Found _,
                    News.BatchClosed _,
                    News.PaperOut _ -> {}
        }
    }

    private void stands(CounterView now) {
        counter.stands(now);
        turnTo(now);
    }

    /// After every answer the window may have to turn: the clerk may have locked the till.
    private void ask(Request request, Consumer<Reply.Answer> tell) {
        till.counter()
                .submit(
                        request,
                        answer -> {
                            tell.accept(answer);
                            Platform.runLater(() -> turnTo(answer.now()));
                        });
    }

    private void turnTo(CounterView now) {
        if (now.clerk().isEmpty() || now.away()) {
            // Once: what the till tells meanwhile must not wipe out a PIN that is being typed.
            if (turn(signInPage) && now.away()) {
                now.clerk()
                        .ifPresent(name ->
                                signIn.locked(name, LocalTime.now(station.station().timeZone())));
            }
        } else if (!(now.till() instanceof Till.Open)) {
            turn(openTillPage);
        } else {
            turn(counterPage);
        }
    }

    /// @return false if it is shown already
    private boolean turn(Page to) {
        if (page.equals(to.id())) {
            return false;
        }
        page = to.id();
        shell.stripKeys(to == signInPage ? List.of() : counterPage.stripKeys());
        shell.show(to);
        return true;
    }

    /// By a scanner on a cable of its own. It takes the way of one that types, and is as good as a key: somebody is there,
    /// and what was typed before it stays where it was typed.
    private void read(String text) {
        if (page.equals(counterPage.id())) {
            idle.used();
            shell.notices().remove(LOCKS_SOON);
            shell.settleKeys();
            scanned(text);
        }
    }

    private void scanned(String text) {
        if (page.equals(counterPage.id())) {
            counterPage.scanned(text);
        }
    }

    // ---- the lock ----

    /// Of no use where nobody is signed in.
    private void warnOfLock() {
        if (page.equals(counterPage.id())) {
            shell.notices()
                    .add(
                            new Notices.Shown(
                                    LOCKS_SOON,
                                    Notices.Weight.WAITING,
                                    Phrase.of("lock.soon"),
                                    List.of()));
        }
    }

    private void lock() {
        if (page.equals(counterPage.id())) {
            ask(new Request.Lock(), answer -> counter.stands(answer.now()));
        }
    }

    // ---- the end ----

    /// Not while a card is at the terminal: its answer must be seen.
    private void closing(WindowEvent event) {
        if (counter.screen().card().filter(card -> !card.doubt()).isPresent()) {
            event.consume();
            shell.notices()
                    .add(
                            new Notices.Shown(
                                    "closing",
                                    Notices.Weight.STOP,
                                    Phrase.of("refused.wait-for-terminal"),
                                    List.of()));
        } else {
            closed.countDown();
        }
    }

    // ---- for a walk-through ----

    Scene scene() {
        return shell.scene();
    }

    Shell shell() {
        return shell;
    }

    String page() {
        return page;
    }

    CounterScreen counterScreen() {
        return counter.screen();
    }

    /// Until somebody closes the window.
    void await() {
        try {
            closed.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops the till in order. Not for the FX thread.
    @Override
    public void close() {
        Platform.runLater(() -> {
            idle.stop();
            sounds.close();
            stage.hide();
        });
        till.close();
    }
}
