package org.cashwrap.app;

import static org.cashwrap.app.ScannerWindowTest.begin;
import static org.cashwrap.app.ScannerWindowTest.run;
import static org.cashwrap.app.ScannerWindowTest.type;
import static org.cashwrap.app.ScannerWindowTest.until;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;

import org.cashwrap.demo.PlayedDevices;
import org.cashwrap.screen.Driver;
import org.cashwrap.screen.counter.CounterScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Logger;

/// A whole till with its window, and a card terminal at the other end of a real cable.
@Timeout(value = 3, threadMode = Timeout.ThreadMode.SEPARATE_THREAD, unit = TimeUnit.MINUTES)
class TillWindowTest {
    @TempDir private Path temp;

    @AfterEach
    void logsBackToStderr() {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
            handler.close();
        }
        root.addHandler(new ConsoleHandler());
    }

    private PlayedDevices devices(String terminal) throws Exception {
        var scripts =
                new PlayedDevices.Scripts(
                        temp.resolve("terminal.yaml"), temp.resolve("printer.yaml"));
        Files.writeString(scripts.terminal(), terminal);
        Files.writeString(scripts.printer(), "receipts: [{}]\n");
        return switch (PlayedDevices.start(
                scripts, temp.resolve("books.jsonl"), temp.resolve("papers"))) {
            case PlayedDevices.Start.Ready(var played) -> played;
            case PlayedDevices.Start.NotReady(var why) -> throw new IllegalStateException(why);
        };
    }

    /// @return whether the window refused to be closed
    private static boolean isKeptOpen(TillWindow window) throws Exception {
        var answer = new CompletableFuture<Boolean>();
        Platform.runLater(() -> {
            var stage = window.scene().getWindow();
            var asked = new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST);
            stage.getOnCloseRequest().handle(asked);
            answer.complete(asked.isConsumed());
        });
        return answer.get(60, TimeUnit.SECONDS);
    }

    /// Its answer must be seen by somebody.
    @Test
    void aWindowIsNotClosedWhileACardIsAtTheTerminal() throws Exception {
        var folder = temp.resolve("station").toString();
        Driver.start();
        Platform.setImplicitExit(false);
        try (var played =
                devices(
                        """
                        payments:
                          - {card: visa-1234, answer: approve, delayMs: 4000}
                        terminal: {currencies: [USD]}
                        """)) {
            run(
                    "station",
                    "init",
                    folder,
                    "--sample-staff",
                    "--terminal",
                    "simulated-zvt@" + played.terminalLink());
            run("station", "load-accounts", "--station", folder, "docs/scripts/accounts.csv");
            try (var window = TillWindow.open(OpenStation.read(Path.of(folder)), false)) {
                var robot = new FxRobot();
                begin(robot, window);
                for (var digit : "8245123450999990".toCharArray()) {
                    type(robot, KeyCode.getKeyCode(String.valueOf(digit)));
                }
                until(() -> window.counterScreen().bill().isPresent());
                until(() ->
                        window.counterScreen().strip().terminal().light()
                                == CounterScreen.Light.WELL);
                type(robot, KeyCode.F9);
                until(() -> window.counterScreen().card().isPresent());
                assertTrue(isKeptOpen(window));

                until(() -> window.counterScreen().done().isPresent());
                assertFalse(isKeptOpen(window));
                window.await();
            }
        }
        var shown = Cashwrap.run("journal", "show", "--station", folder).out();
        assertEquals(1, shown.split("Committed", -1).length - 1, shown);
    }
}
