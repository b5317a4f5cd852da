package org.cashwrap.screen;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The frame of all screens: head, page, notices, status strip; and the keys that work everywhere. It is on the FX thread
/// only, as everything here.
public final class Shell {
    /// What is around the window.
    ///
    /// @param time    of day, in the store
    /// @param clockMs any clock that only goes forward, for telling scanners and held keys
    /// @param scans   is told what a scanner that types has read; a scan is never typed anywhere
    public record Around(Supplier<LocalTime> time, LongSupplier clockMs, Consumer<String> scans) {}

    private static final Duration SECOND = Duration.seconds(1);

    private final Spoken spoken;
    private final Looks looks;
    private final Around around;
    private final BorderPane frame = new BorderPane();
    private final HBox head = new HBox();
    private final HBox headSpace = new HBox();
    private final StackPane root = new StackPane(frame);
    private final NoticeBar notices;
    private final StatusStrip strip;
    private final Keys frameKeys = new Keys();
    private final Scene scene;
    private final KeyFlow flow;
    private @Nullable Page page;
    private @Nullable Cover cover;
    private boolean stopped;

    public Shell(Spoken spoken, Looks looks, Around around, double width, double height) {
        this.spoken = spoken;
        this.looks = looks;
        this.around = around;
        this.notices = new NoticeBar(spoken, looks);
        this.strip = new StatusStrip(spoken, looks);
        this.scene = new Scene(root, width, height);
        this.flow =
                new KeyFlow(
                        scene, this::keys, around.scans(), Wedge.Settings.USUAL, around.clockMs());
        build();
    }

    private void build() {
        frame.getStyleClass().add("frame");
        headSpace.setId("head-space");
        headSpace.getStyleClass().add("head-space");
        headSpace.setMinWidth(0);
        HBox.setHgrow(headSpace, Priority.ALWAYS);
        head.getStyleClass().add("head");
        head.getChildren().add(headSpace);
        for (var key : List.of(language(), theme(), help())) {
            head.getChildren().add(key);
            frameKeys.on(key);
        }
        frame.setTop(head);
        frame.setBottom(new VBox(notices, strip));
        scene.nodeOrientationProperty().bind(spoken.orientation());
        looks.dress(scene);
        // The words change with the language, their room with the letters.
        looks.size().subscribe(_ -> Platform.runLater(this::fit));
        spoken.language().subscribe(_ -> Platform.runLater(this::fit));
        headSpace.widthProperty().subscribe(this::fitHead);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, _ -> notices.keyPressed());
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> notices.keyPressed());
        scene.addEventHandler(KeyEvent.KEY_TYPED, this::questionMark);
        flow.install();
        var ticking = new Timeline(new KeyFrame(SECOND, _ -> strip.show(around.time().get())));
        ticking.setCycleCount(Animation.INDEFINITE);
        strip.show(around.time().get());
        ticking.play();
    }

    /// From now on every page says that no money counts here. Whoever practises must never take this till for a real one.
    public void training() {
        var words = new Label();
        words.textProperty().bind(spoken.text("frame.training"));
        var band = new HBox(words);
        band.setId("training");
        band.getStyleClass().add("training");
        frame.setTop(new VBox(band, head));
    }

    private void fit() {
        root.applyCss();
        fitHead();
        notices.fit();
        strip.fit();
    }

    private void fitHead() {
        if (headSpace.getWidth() > 0
                && !headSpace.getChildren().isEmpty()
                && headSpace.getChildren().getFirst() instanceof Region words) {
            Fitting.shrink(
                    words,
                    1,
                    looks.size().get().letters(),
                    () -> words.prefWidth(-1),
                    headSpace.getWidth());
        }
    }

    private KeyButton language() {
        return new KeyButton(
                        "frame-language",
                        KeyButton.Kind.FRAME,
                        spoken.text("frame.language"),
                        spoken::turn)
                .only(Icon.LANGUAGE)
                .at(Stroke.control(KeyCode.L));
    }

    private KeyButton theme() {
        return new KeyButton(
                        "frame-theme",
                        KeyButton.Kind.FRAME,
                        spoken.text("frame.theme"),
                        looks::turnTheme)
                .only(Icon.THEME)
                .at(Stroke.control(KeyCode.T));
    }

    private KeyButton help() {
        return new KeyButton(
                        "frame-help",
                        KeyButton.Kind.FRAME,
                        spoken.text("frame.help"),
                        this::showHelp)
                .only(Icon.HELP)
                .at(Stroke.of(KeyCode.F1));
    }

    public Scene scene() {
        return scene;
    }

    public NoticeBar notices() {
        return notices;
    }

    public StatusStrip strip() {
        return strip;
    }

    /// @param keys that work on every page while somebody is signed in; none of them at sign-in
    public void stripKeys(List<KeyButton> keys) {
        strip.show(keys);
        stripKeys = new Keys();
        keys.forEach(stripKeys::on);
    }

    private Keys stripKeys = new Keys();

    /// Another page in the same frame.
    public void show(Page next) {
        page = next;
        headSpace.getChildren().setAll(next.head());
        fitHead();
        frame.setCenter(next.body());
        frame.setId("page-" + next.id());
        if (cover == null) {
            next.focus();
        }
    }

    public Optional<Page> page() {
        return Optional.ofNullable(page);
    }

    /// For good: the program must be started again.
    public void stop(StopScreen why) {
        uncover();
        stopped = true;
        cover(why.cover(spoken));
    }

    public void showHelp() {
        if (stopped) {
            return;
        }
        if (cover != null) {
            uncover();
            return;
        }
        var shown = new ArrayList<Keys>();
        if (page != null) {
            shown.add(page.keys());
        }
        shown.add(stripKeys);
        shown.add(frameKeys);
        cover(KeysHelp.cover(spoken, shown, this::uncover));
    }

    private void cover(Cover next) {
        cover = next;
        frame.setDisable(true);
        root.getChildren().add(next.node());
        next.focus().requestFocus();
    }

    private void uncover() {
        if (cover == null || stopped) {
            return;
        }
        root.getChildren().remove(cover.node());
        cover = null;
        frame.setDisable(false);
        if (page != null) {
            page.focus();
        }
    }

    /// What a person typed and the scanner's filter still holds goes on at once.
    public void settleKeys() {
        flow.settle();
    }

    /// Those that act now, the innermost first.
    private List<Keys> keys() {
        if (cover != null) {
            return stopped ? List.of(languageOnly()) : List.of(cover.keys());
        }
        var all = new ArrayList<Keys>();
        all.add(notices.shortcuts());
        if (page != null) {
            all.add(page.keys());
        }
        all.add(stripKeys);
        all.add(frameKeys);
        return all;
    }

    /// Whoever stands before it must be able to read it.
    private Keys languageOnly() {
        return new Keys()
                .on(Stroke.control(KeyCode.L), spoken.text("frame.language"), spoken::turn)
                .on(Stroke.control(KeyCode.T), spoken.text("frame.theme"), looks::turnTheme);
    }

    private void questionMark(KeyEvent event) {
        var asked = event.getCharacter().equals("?") || event.getCharacter().equals("؟");
        if (asked && !(scene.getFocusOwner() instanceof TextInputControl)) {
            event.consume();
            showHelp();
        }
    }
}
