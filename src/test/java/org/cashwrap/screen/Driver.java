package org.cashwrap.screen;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

/// Drives a window for tests: fires keys and mouse presses where the system would, on the FX thread, with a clock of its
/// own; many times faster than a robot. No display is needed.
public final class Driver implements AutoCloseable {
    private static final long HANG_GUARD_S = 60;

    /// Between the keys of a person, in the clock that the window is given.
    private static final long PERSON_MS = 120;

    private static boolean started;

    private final List<String> scans = new ArrayList<>();
    private volatile Consumer<String> onScan = _ -> {};
    private final Shell shell;
    private final @Nullable Stage stage;
    private long nowMs = 1_000_000;

    /// A window of this size, at 10:42.
    public Driver(Spoken spoken, Looks looks, double width, double height) {
        start();
        var around = new Shell.Around(() -> LocalTime.of(10, 42), () -> nowMs, this::scanned);
        shell = onFx(() -> new Shell(spoken, looks, around, width, height));
        stage =
                onFx(() -> {
                    var made = new Stage();
                    made.setScene(shell.scene());
                    made.show();
                    return made;
                });
    }

    /// A window that somebody else has opened; closing this leaves it open.
    public Driver(Shell shell) {
        this.shell = shell;
        this.stage = null;
    }

    /// The toolkit, without a window yet.
    public static synchronized void start() {
        if (!started) {
            started = true;
            try {
                Window.startToolkit(true);
            } catch (IllegalStateException _) {
                // Another test's toolkit runs already.
            }
            Platform.setImplicitExit(false);
        }
    }

    public Shell shell() {
        return shell;
    }

    public Scene scene() {
        return shell.scene();
    }

    private void scanned(String text) {
        scans.add(text);
        onScan.accept(text);
    }

    /// Who is told what a scanner has read, on the FX thread.
    public void onScan(Consumer<String> told) {
        onScan = told;
    }

    /// What the window was told a scanner had read.
    public List<String> scans() {
        return scans;
    }

    public static <T> T onFx(Callable<T> work) {
        var task = new FutureTask<>(work);
        if (Platform.isFxApplicationThread()) {
            task.run();
        } else {
            Platform.runLater(task);
        }
        try {
            return task.get(HANG_GUARD_S, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new AssertionError(failed.getMessage(), failed.getCause());
        } catch (InterruptedException | TimeoutException hung) {
            throw new IllegalStateException("the FX thread hangs", hung);
        }
    }

    /// And what it left for later.
    public void run(Runnable work) {
        onFx(() -> {
            work.run();
            layOut();
            return true;
        });
        onFx(() -> {
            layOut();
            return true;
        });
    }

    /// Styles and measures everything now, several times: what fits its letters to the room changes the room.
    public void layOut() {
        for (var i = 0; i < 3; i++) {
            scene().getRoot().applyCss();
            scene().getRoot().layout();
        }
    }

    public Node find(String id) {
        return onFx(() -> Objects.requireNonNull(scene().lookup("#" + id), () -> "no node " + id));
    }

    /// A key is pressed and let go, the way a person does.
    public void press(KeyCode code, KeyCode... with) {
        nowMs += PERSON_MS;
        run(() -> {
            stroke(code, character(code), with);
            shell.settleKeys();
        });
    }

    /// Digits, letters and points, the way a person types.
    public void type(String text) {
        text.codePoints()
                .forEach(c -> {
                    nowMs += PERSON_MS;
                    run(() -> {
                        stroke(code(c), Character.toString(c));
                        shell.settleKeys();
                    });
                });
    }

    /// The way a scanner types: so many milliseconds between characters, and Enter at the end.
    public void scan(String text, long gapMs) {
        scan(text, gapMs, KeyCode.ENTER);
    }

    public void scan(String text, long gapMs, KeyCode end) {
        nowMs += PERSON_MS;
        run(() -> {
            text.codePoints()
                    .forEach(c -> {
                        nowMs += gapMs;
                        stroke(code(c), Character.toString(c));
                    });
            nowMs += gapMs;
            stroke(end, end == KeyCode.ENTER ? "\r" : "\t");
        });
    }

    /// A key is held: pressed once, repeated by the system so many times, let go.
    public void hold(KeyCode code, int repeats) {
        nowMs += PERSON_MS;
        run(() -> {
            for (var i = 0; i <= repeats; i++) {
                nowMs += i == 1 ? 660 : 33;
                fire(KeyEvent.KEY_PRESSED, code, "");
                fire(KeyEvent.KEY_TYPED, code, character(code));
            }
            fire(KeyEvent.KEY_RELEASED, code, "");
            shell.settleKeys();
        });
    }

    /// A finger or the mouse on a node.
    public void click(String id) {
        var node = find(id);
        nowMs += PERSON_MS;
        run(() -> {
            if (!node.isDisabled()) {
                mouse(MouseEvent.MOUSE_PRESSED, node);
                mouse(MouseEvent.MOUSE_RELEASED, node);
            }
        });
    }

    /// The whole window as a picture under `target/screens`.
    public void picture(String name) {
        var image =
                onFx(() -> {
                    layOut();
                    return scene().snapshot(null);
                });
        write(image, Path.of("target", "screens", name + ".png"));
    }

    @Override
    public void close() {
        if (stage != null) {
            onFx(() -> {
                stage.close();
                return true;
            });
        }
    }

    private void stroke(KeyCode code, String character, KeyCode... with) {
        for (var held : with) {
            fire(KeyEvent.KEY_PRESSED, held, "", with);
        }
        fire(KeyEvent.KEY_PRESSED, code, character, with);
        fire(KeyEvent.KEY_TYPED, code, character, with);
        fire(KeyEvent.KEY_RELEASED, code, character, with);
        for (var held : with) {
            fire(KeyEvent.KEY_RELEASED, held, "");
        }
    }

    private void fire(EventType<KeyEvent> type, KeyCode code, String character, KeyCode... with) {
        var typed = type == KeyEvent.KEY_TYPED;
        if (typed && character.isEmpty()) {
            return;
        }
        var held = List.of(with);
        var focus = scene().getFocusOwner();
        Event.fireEvent(
                focus == null ? scene().getRoot() : focus,
                new KeyEvent(
                        type,
                        typed ? character : KeyEvent.CHAR_UNDEFINED,
                        typed ? "" : character,
                        typed ? KeyCode.UNDEFINED : code,
                        held.contains(KeyCode.SHIFT),
                        held.contains(KeyCode.CONTROL),
                        held.contains(KeyCode.ALT),
                        false));
    }

    private static void mouse(EventType<MouseEvent> type, Node node) {
        var bounds = node.localToScene(node.getLayoutBounds());
        var down = type == MouseEvent.MOUSE_PRESSED;
        Event.fireEvent(
                node,
                new MouseEvent(
                        type,
                        node.getLayoutBounds().getCenterX(),
                        node.getLayoutBounds().getCenterY(),
                        bounds.getCenterX(),
                        bounds.getCenterY(),
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        false,
                        false,
                        down,
                        false,
                        false,
                        false,
                        true,
                        true,
                        null));
    }

    private static KeyCode code(int c) {
        if (c >= '0' && c <= '9') {
            return KeyCode.valueOf("DIGIT" + (char) c);
        }
        if (c == '.') {
            return KeyCode.PERIOD;
        }
        if (c == '?') {
            return KeyCode.SLASH;
        }
        if (c == '-') {
            return KeyCode.MINUS;
        }
        if (c == ' ') {
            return KeyCode.SPACE;
        }
        var found = KeyCode.getKeyCode(Character.toString(c).toUpperCase(Locale.ROOT));
        return found == null ? KeyCode.UNDEFINED : found;
    }

    private static String character(KeyCode code) {
        return switch (code) {
            case ENTER -> "\r";
            case TAB -> "\t";
            case SPACE -> " ";
            case BACK_SPACE -> "\b";
            case ADD -> "+";
            default ->
                    code.isDigitKey() || code.isLetterKey()
                            ? code.getName().replace("Numpad ", "").toLowerCase(Locale.ROOT)
                            : "";
        };
    }

    private static void write(WritableImage image, Path file) {
        var width = (int) image.getWidth();
        var height = (int) image.getHeight();
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }
}
