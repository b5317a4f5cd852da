package org.cashwrap.screen;

import javafx.application.Platform;
import javafx.stage.Stage;

import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The toolkit and the one window.
public final class Window {
    public static final int WIDTH_MIN = 1024;
    public static final int HEIGHT_MIN = 768;
    public static final int WIDTH = 1366;
    public static final int HEIGHT = 768;

    private Window() {}

    /// Starts the toolkit once; returns when it runs. Before it: whether windows need a display.
    ///
    /// @param headless draws into memory, without a display
    public static void startToolkit(boolean headless) {
        if (headless) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
        }
        // It would warn, each time, that its jars are on the class path, where they are meant to
        // be.
        var words = Logger.getLogger("javafx");
        words.setLevel(Level.SEVERE);
        var running = new CountDownLatch(1);
        Platform.startup(running::countDown);
        try {
            running.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            words.setLevel(null);
        }
    }

    /// On the FX thread.
    public static Stage open(Shell shell, String title) {
        return open(new Stage(), shell, title);
    }

    /// The same window with something else in it: it keeps its place and size. On the FX thread.
    public static Stage open(Stage stage, Shell shell, String title) {
        stage.setTitle(title);
        stage.setScene(shell.scene());
        stage.setMinWidth(WIDTH_MIN);
        stage.setMinHeight(HEIGHT_MIN);
        stage.show();
        return stage;
    }
}
