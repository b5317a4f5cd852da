package org.cashwrap.app;

import javafx.application.Platform;
import javafx.stage.Stage;

import org.cashwrap.core.bill.Language;
import org.cashwrap.device.link.Cables;
import org.cashwrap.profile.Profiles;
import org.cashwrap.profile.TillKey;
import org.cashwrap.screen.Looks;
import org.cashwrap.screen.Page;
import org.cashwrap.screen.Shell;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.Window;
import org.cashwrap.screen.office.SetUpPage;
import org.cashwrap.screen.office.SetUpViewModel;
import org.cashwrap.screen.office.SetUpWish;
import org.cashwrap.screen.office.WrongSetUp;
import org.cashwrap.screen.office.WrongSetUpPage;
import org.cashwrap.staff.PinHash;
import org.cashwrap.staff.Role;
import org.cashwrap.staff.Staff;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/// What the one window shows from its start until it is closed: the pages that set a till up if there is none, why it cannot
/// start if it cannot, and the counter. One after the other on the thread that calls [#run], which is not the toolkit's.
final class WindowStart {
    /// How the pages that set a till up came to their end.
    private enum SetUp {
        MADE,
        PRACTISE,
        CLOSED
    }

    private final Path folder;
    private final boolean withoutAnchor;
    private final Path practiceFolder;
    private Optional<Stage> stage = Optional.empty();
    private Language language = systemsLanguage();
    private volatile Optional<Shell> shell = Optional.empty();
    private volatile Optional<TillWindow> till = Optional.empty();

    /// @param practiceFolder of the till on which one practises
    WindowStart(Path folder, boolean withoutAnchor, Path practiceFolder) {
        this.folder = folder;
        this.withoutAnchor = withoutAnchor;
        this.practiceFolder = practiceFolder;
    }

    /// Nobody has ever set a till up there. A folder in which there is something else is not touched.
    static boolean isNew(Path folder) {
        if (!Files.exists(folder)) {
            return true;
        }
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException unreadable) {
            return false;
        }
    }

    /// Until the window is closed. The toolkit runs already.
    int run() {
        try {
            return begun();
        } finally {
            Platform.runLater(() -> stage.ifPresent(Stage::hide));
        }
    }

    private int begun() {
        if (isNew(folder)) {
            switch (setUp()) {
                case MADE -> {}
                case PRACTISE -> {
                    return practise();
                }
                case CLOSED -> {
                    return Exit.WELL;
                }
            }
        }
        while (true) {
            var wrong = serve();
            if (wrong.isEmpty()) {
                return Exit.WELL;
            }
            if (!tryAgain(wrong.get())) {
                return Exit.UNUSABLE;
            }
        }
    }

    // ---- for tests ----

    Optional<Shell> shell() {
        return till.map(TillWindow::shell).or(() -> shell);
    }

    Optional<Stage> stage() {
        return stage;
    }

    Optional<TillWindow> till() {
        return till;
    }

    // ---- a new till ----

    private SetUp setUp() {
        var done = new CompletableFuture<SetUp>();
        var model =
                new SetUpViewModel(
                        new SetUpViewModel.First(
                                language, systemsCurrency(), ZoneId.systemDefault().getId()),
                        new SetUpViewModel.Around(
                                Profiles.shipped(),
                                folder.toString(),
                                Cables::serialPorts,
                                (wish, tell) -> make(wish, tell, done),
                                () -> done.complete(SetUp.MADE),
                                () -> done.complete(SetUp.PRACTISE),
                                Platform::runLater));
        var page = new AtomicReference<Optional<SetUpPage>>(Optional.empty());
        show(
                (spoken, frame) -> {
                    var made = new SetUpPage(model, spoken, frame.notices());
                    page.set(Optional.of(made));
                    return made;
                },
                () -> done.complete(SetUp.CLOSED));
        var how = until(done, SetUp.CLOSED);
        Platform.runLater(() -> page.get().ifPresent(SetUpPage::forget));
        return how;
    }

    /// On a thread of its own: a PIN is hashed, and files are written.
    private void make(
            SetUpWish wish, Consumer<SetUpViewModel.Answer> tell, CompletableFuture<SetUp> done) {
        Thread.ofPlatform()
                .daemon()
                .name("set-up")
                .start(() -> {
                    try {
                        var key = make(wish);
                        tell.accept(new SetUpViewModel.Answer.Made(key.publicKey()));
                    } catch (Unusable unusable) {
                        tell.accept(
                                new SetUpViewModel.Answer.NotMade(
                                        String.join(" ", unusable.lines())));
                    } catch (RuntimeException ours) {
                        done.completeExceptionally(ours);
                    }
                });
    }

    private TillKey make(SetUpWish wish) throws Unusable {
        return NewTill.make(
                folder,
                wish.station(),
                Staff.NOBODY,
                Optional.empty(),
                made -> {
                    var hash = PinHash.of(wish.pin());
                    StaffChange.make(
                            OpenStation.read(made.path()),
                            staff -> staff.add(wish.name(), wish.displayName(), Role.MANAGER, hash),
                            "added",
                            why -> StaffCommand.Change.refused(why, wish.name()));
                });
    }

    // ---- the counter ----

    /// Until its window is closed.
    ///
    /// @return why it does not start, if it does not
    private Optional<WrongSetUp> serve() {
        OpenStation open;
        try {
            open = OpenStation.read(folder);
        } catch (Unusable unusable) {
            return Optional.of(said(WrongSetUp.Kind.FILES, unusable));
        }
        language = open.station().language();
        try (var window = TillWindow.open(stage, open, withoutAnchor)) {
            till = Optional.of(window);
            window.await();
            return Optional.empty();
        } catch (Unusable unusable) {
            return Optional.of(said(WrongSetUp.Kind.JOURNAL, unusable));
        } finally {
            till = Optional.empty();
        }
    }

    private int practise() {
        try {
            return DemoCommand.practise(stage, practiceFolder);
        } catch (Unusable unusable) {
            tryAgain(said(WrongSetUp.Kind.FILES, unusable));
            return Exit.UNUSABLE;
        }
    }

    // ---- what is wrong ----

    /// On stderr too, as every command does: a service's log has it, or whoever started the window from a terminal.
    private static WrongSetUp said(WrongSetUp.Kind kind, Unusable unusable) {
        unusable.lines().forEach(System.err::println);
        return WrongSetUp.of(kind, unusable.lines());
    }

    private boolean tryAgain(WrongSetUp wrong) {
        var again = new CompletableFuture<Boolean>();
        show(
                (spoken, _) ->
                        new WrongSetUpPage(
                                wrong,
                                spoken,
                                () -> again.complete(true),
                                () -> again.complete(false)),
                () -> again.complete(false));
        return until(again, false);
    }

    // ---- the window ----

    @FunctionalInterface
    private interface Makes {
        Page page(Spoken spoken, Shell frame);
    }

    /// @param closed somebody has closed the window
    private void show(Makes makes, Runnable closed) {
        var shown = new CountDownLatch(1);
        var failed = new AtomicReference<Optional<RuntimeException>>(Optional.empty());
        Platform.runLater(() -> {
            try {
                var spoken = new Spoken(language);
                var frame =
                        new Shell(
                                spoken,
                                new Looks(Looks.Theme.LIGHT, Looks.Size.NORMAL),
                                new Shell.Around(
                                        LocalTime::now,
                                        () -> System.nanoTime() / 1_000_000,
                                        _ -> {}),
                                Window.WIDTH,
                                Window.HEIGHT);
                var in = stage.orElseGet(Stage::new);
                Window.open(in, frame, "Cashwrap");
                in.setOnCloseRequest(_ -> closed.run());
                frame.show(makes.page(spoken, frame));
                stage = Optional.of(in);
                shell = Optional.of(frame);
            } catch (RuntimeException ours) {
                failed.set(Optional.of(ours));
            } finally {
                shown.countDown();
            }
        });
        try {
            shown.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        failed.get()
                .ifPresent(ours -> {
                    throw ours;
                });
    }

    private static <T> T until(CompletableFuture<T> done, T interruptedMeans) {
        try {
            return done.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return interruptedMeans;
        } catch (ExecutionException ours) {
            throw new IllegalStateException(ours.getCause());
        }
    }

    // ---- what the machine says ----

    private static Language systemsLanguage() {
        return Language.ofCode(Locale.getDefault().getLanguage()).orElse(Language.EN);
    }

    private static String systemsCurrency() {
        try {
            var found = Currency.getInstance(Locale.getDefault());
            return found == null ? "USD" : found.getCurrencyCode();
        } catch (IllegalArgumentException noCountry) {
            return "USD";
        }
    }
}
