package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import javafx.application.Platform;
import javafx.scene.input.KeyCode;

import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.Listening;
import org.cashwrap.screen.Window;
import org.cashwrap.screen.counter.CounterScreen;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.logging.ConsoleHandler;
import java.util.logging.Logger;

/// A whole till with its window, and a scanner at the other end of a real cable.
@Timeout(
        value = 3,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD,
        unit = java.util.concurrent.TimeUnit.MINUTES)
class ScannerWindowTest {
    private static final String ALI = "8245123450999990";
    private static final String MARIA = "8245123450123458";
    private static final Duration HANG_GUARD = Duration.ofSeconds(60);

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

    static void run(String... command) {
        var out = System.out;
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        try {
            assertEquals(0, Main.run(command));
        } finally {
            System.setOut(out);
        }
    }

    private static Listening listening() {
        return switch (Listening.on(new LinkName.Tcp("127.0.0.1", 0))) {
            case Listening.Start.Listens(var at) -> at;
            case Listening.Start.NotListening(var why) -> fail(why);
        };
    }

    private static Link called(Listening box) {
        return switch (box.accept(HANG_GUARD).orElseThrow()) {
            case Cable.Opening.Opened(var link) -> link;
            case Cable.Opening.NotOpened(var why) -> fail(why);
        };
    }

    static void until(BooleanSupplier met) throws InterruptedException {
        var guard = System.nanoTime() + HANG_GUARD.toNanos();
        while (!met.getAsBoolean()) {
            assertTrue(System.nanoTime() < guard, "never came to be");
            Thread.sleep(10);
        }
    }

    private static void scan(Link scanner, String text) {
        assertEquals(Link.Sent.DONE, scanner.write((text + "\r").getBytes(StandardCharsets.UTF_8)));
    }

    private static void pull(Link scanner, Listening box) {
        box.close();
        scanner.close();
    }

    private static boolean shows(TillWindow window, String account) {
        return window.counterScreen()
                .bill()
                .filter(bill -> bill.number().endsWith(account.substring(account.length() - 4)))
                .isPresent();
    }

    static void type(FxRobot robot, KeyCode... keys) throws InterruptedException {
        for (var key : keys) {
            robot.push(key);
            // Longer than a scanner that types takes between two characters.
            Thread.sleep(60);
        }
    }

    /// Anna is the third of the names; her PIN, and a float of nothing.
    static void begin(FxRobot robot, TillWindow window) throws InterruptedException {
        type(robot, KeyCode.F4);
        type(
                robot,
                KeyCode.DIGIT4,
                KeyCode.DIGIT8,
                KeyCode.DIGIT2,
                KeyCode.DIGIT9,
                KeyCode.DIGIT1,
                KeyCode.DIGIT5,
                KeyCode.ENTER);
        until(() -> window.page().equals("open-till"));
        type(robot, KeyCode.DIGIT1, KeyCode.ENTER, KeyCode.F8);
        until(() -> window.page().equals("counter"));
    }

    @Test
    void aScanOpensTheAccountAndTakesNoMoney() throws Exception {
        var folder = temp.resolve("station");
        try (var box = listening()) {
            run(
                    "station",
                    "init",
                    folder.toString(),
                    "--sample-staff",
                    "--scanner",
                    "serial-scanner@" + box.name());
            run(
                    "station",
                    "load-accounts",
                    "--station",
                    folder.toString(),
                    "docs/scripts/accounts.csv");
            try {
                Window.startToolkit(true);
            } catch (IllegalStateException _) {
                // Another test's toolkit runs already.
            }
            Platform.setImplicitExit(false);
            try (var window = TillWindow.open(OpenStation.read(folder), false);
                    var scanner = called(box)) {
                var robot = new FxRobot();
                // The rest of whatever was being sent; and at the sign-in a scan is nobody's.
                scan(scanner, "");
                scan(scanner, ALI);
                begin(robot, window);
                assertTrue(window.counterScreen().bill().isEmpty());

                scan(scanner, ALI);
                until(() -> shows(window, ALI));
                type(robot, KeyCode.DIGIT8, KeyCode.DIGIT5);
                until(() -> typed(window).equals("85"));
                // Line ends, keys of tenders, an amount: whatever a stranger puts into a code.
                for (var hostile :
                        new String[] {
                            "", "", "100", "\u001b[19~", "+", "*", "85\t", "F8", "-\r\r"
                        }) {
                    scan(scanner, hostile);
                }
                scan(scanner, MARIA);
                until(() -> shows(window, MARIA));
                assertTrue(window.counterScreen().done().isEmpty());
                assertEquals("", typed(window));

                var strip = window.counterScreen().strip();
                assertEquals("Scanner", strip.scanner().orElseThrow().text());
                // Locked over the bill: what the till tells meanwhile leaves the PIN that is being
                // typed alone.
                type(robot, KeyCode.F12);
                until(() -> window.page().equals("sign-in"));
                type(robot, KeyCode.DIGIT4, KeyCode.DIGIT8, KeyCode.DIGIT2);
                pull(scanner, box);
                until(() ->
                        window.counterScreen()
                                .strip()
                                .scanner()
                                .filter(lit -> lit.light() == CounterScreen.Light.TROUBLE)
                                .isPresent());
                type(robot, KeyCode.DIGIT9, KeyCode.DIGIT1, KeyCode.DIGIT5, KeyCode.ENTER);
                until(() -> window.page().equals("counter"));
                assertTrue(shows(window, MARIA));
            }
        }
        var shown = Cashwrap.run("journal", "show", "--station", folder.toString()).out();
        assertTrue(shown.contains("DevicesUsed scanner serial-scanner on tcp:127.0.0.1:"), shown);
        assertTrue(!shown.contains("CashGiven") && !shown.contains("Committed"), shown);
    }

    private static String typed(TillWindow window) {
        return window.counterScreen().pay().map(CounterScreen.PayPanel::typed).orElse("");
    }
}
