package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;

import org.cashwrap.config.Read;
import org.cashwrap.screen.Driver;
import org.cashwrap.screen.Page;
import org.cashwrap.screen.Prose;
import org.cashwrap.screen.Shell;
import org.cashwrap.staff.Role;
import org.cashwrap.staff.Staff;
import org.cashwrap.staff.StaffFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Handler;
import java.util.logging.Logger;

/// The window from nothing on, with the real files, by its keys.
class WindowStartTest {
    private static final long HANG_GUARD_S = 60;
    private static final String PIN = "730264";

    @TempDir private Path temp;
    private List<Handler> handlers = List.of();

    @BeforeEach
    void keepTheLog() {
        Driver.start();
        handlers = Arrays.asList(Logger.getLogger("").getHandlers());
    }

    /// A till logs into its folder, which is gone after the test.
    @AfterEach
    void bringTheLogBack() {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        handlers.forEach(root::addHandler);
    }

    private Path station() {
        return temp.resolve("station");
    }

    /// A window that runs, and somebody before it.
    private static final class Running {
        private final WindowStart start;
        private final FutureTask<Integer> exit;

        Running(Path station, Path practice) {
            start = new WindowStart(station, false, practice);
            exit = new FutureTask<>(start::run);
            Thread.ofPlatform().daemon().name("main").start(exit);
        }

        /// Waits until it shows that page.
        Driver at(String page) throws InterruptedException {
            var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(HANG_GUARD_S);
            while (System.nanoTime() < until) {
                var shell = Driver.onFx(start::shell);
                if (shell.flatMap(Shell::page).map(Page::id).equals(Optional.of(page))) {
                    return new Driver(shell.get());
                }
                if (exit.isDone()) {
                    break;
                }
                Thread.sleep(20);
            }
            throw new AssertionError("no page " + page);
        }

        void close() {
            Driver.onFx(() -> {
                var stage = start.stage().orElseThrow();
                Event.fireEvent(stage, new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
                return true;
            });
        }

        int exit() throws InterruptedException, ExecutionException, TimeoutException {
            return exit.get(HANG_GUARD_S, TimeUnit.SECONDS);
        }
    }

    private Running run() {
        return new Running(station(), temp.resolve("practice"));
    }

    private static void answer(Driver driver) {
        driver.type("main");
        driver.press(KeyCode.ENTER);
        driver.press(KeyCode.ENTER);
        driver.type("lia");
        driver.press(KeyCode.TAB);
        driver.press(KeyCode.TAB);
        driver.type(PIN);
        driver.press(KeyCode.TAB);
        driver.type(PIN);
        driver.press(KeyCode.ENTER);
    }

    @Test
    void fromNothingToAManagerWhoIsSignedIn() throws Exception {
        var running = run();
        var driver = running.at("set-up");
        answer(driver);
        assertTrue(Files.notExists(station()));
        driver.press(KeyCode.ENTER);

        var signIn = running.at("sign-in");
        signIn.type(PIN);
        signIn.press(KeyCode.ENTER);
        running.at("open-till");
        running.close();

        assertEquals(Exit.WELL, running.exit());
        var staff =
                assertInstanceOf(Read.Good.class, StaffFile.read(station().resolve("staff.yaml")));
        var lia = ((Staff) staff.value()).find("lia").orElseThrow();
        assertEquals(Role.MANAGER, lia.role());
        var open = OpenStation.read(station());
        assertEquals("main-1", open.station().name());
        assertEquals(List.of(), open.folder().exposed());
        assertEquals(
                List.of("station"),
                Arrays.stream(temp.toFile().list())
                        .filter(name -> !name.equals("practice"))
                        .toList());
        assertPinIsNowhere();
    }

    private void assertPinIsNowhere() throws IOException {
        try (var files = Files.walk(temp)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var text =
                        new String(
                                Files.readAllBytes(file),
                                java.nio.charset.StandardCharsets.ISO_8859_1);
                assertFalse(text.contains(PIN), file::toString);
            }
        }
    }

    @Test
    void whatCannotBeWrittenIsSaidAndTriedAgain() throws Exception {
        var blocked = temp.resolve("blocked");
        Files.writeString(blocked, "a file where a folder should be");
        var running = new Running(blocked.resolve("station"), temp.resolve("practice"));
        var driver = running.at("set-up");
        answer(driver);
        driver.press(KeyCode.ENTER);
        await(() ->
                Driver.onFx(() ->
                        driver.scene().lookup("#notice-text") instanceof Prose said
                                && said.getText().contains("nothing is left of this try")));
        assertEquals(List.of("blocked"), Arrays.stream(temp.toFile().list()).sorted().toList());

        Files.delete(blocked);
        driver.press(KeyCode.ENTER);
        running.at("sign-in");
        running.close();
        assertEquals(Exit.WELL, running.exit());
    }

    private interface Asked {
        boolean isSo();
    }

    private static void await(Asked asked) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(HANG_GUARD_S);
        while (!asked.isSo()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("never so");
            }
            Thread.sleep(20);
        }
    }

    @Test
    void aWindowThatIsClosedBeforeTheEndLeavesNothing() throws Exception {
        var running = run();
        answer(running.at("set-up"));
        running.close();

        assertEquals(Exit.WELL, running.exit());
        assertEquals(0, temp.toFile().list().length);
    }

    @Test
    void aWrongStationFileIsShownMendedAndTriedAgain() throws Exception {
        var made = run();
        var driver = made.at("set-up");
        answer(driver);
        driver.press(KeyCode.ENTER);
        made.at("sign-in");
        made.close();
        assertEquals(Exit.WELL, made.exit());
        var file = station().resolve("station.yaml");
        var good = Files.readString(file);
        Files.writeString(
                file, good.replace("till: 1", "till: 0").replace("\"main\"", "\"ma in\""));

        var running = run();
        var wrong = running.at("wrong-set-up");
        assertEquals(
                2,
                Driver.onFx(() ->
                        ((javafx.scene.layout.VBox) wrong.scene().lookup("#wrong-rows"))
                                .getChildren()
                                .size()));
        Files.writeString(file, good);
        wrong.press(KeyCode.F5);
        running.at("sign-in");
        running.close();
        assertEquals(Exit.WELL, running.exit());

        // A journal that is gone, with its anchor still there: not a word that nothing is lost.
        Files.delete(station().resolve("journal").resolve("journal.db"));
        var lost = run();
        var page = lost.at("wrong-set-up");
        assertTrue(
                ((Prose) page.find("wrong-set-up-meaning")).getText().contains("Delete nothing"));
        page.press(KeyCode.ESCAPE);
        assertEquals(Exit.UNUSABLE, lost.exit());
    }

    @Test
    void aFolderThatHoldsSomethingElseIsNoPlaceForATill() throws Exception {
        Files.createDirectory(station());
        Files.writeString(station().resolve("letter.txt"), "mine");
        var running = run();
        running.at("wrong-set-up").press(KeyCode.ESCAPE);

        assertEquals(Exit.UNUSABLE, running.exit());
        assertEquals(1, station().toFile().list().length);
    }

    @Test
    void practisingOpensATillOfWhichNothingCounts() throws Exception {
        var running = run();
        var driver = running.at("set-up");
        driver.press(KeyCode.F7);
        driver.press(KeyCode.F7);
        // It is not this window's own till, so only its stage is known here.
        await(() ->
                Driver.onFx(() ->
                        running.start
                                .stage()
                                .orElseThrow()
                                .getTitle()
                                .equals("Cashwrap RIVERSIDE-3")));
        running.close();

        assertEquals(Exit.WELL, running.exit());
        assertTrue(Files.notExists(station()));
        assertTrue(Files.exists(temp.resolve("practice").resolve("station")));
    }
}
