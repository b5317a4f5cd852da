package org.cashwrap.screen;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.List;
import java.util.Locale;

/// A key on the screen: what it does, the keys of the keyboard that do the same, and sometimes an amount.
///
/// It acts once per press: by finger or mouse when let go, by the keyboard when pressed, and then not again before that
/// key has come up ([KeyFlow]). A finger on it takes the focus from nobody, so a field that is being typed in stays so.
public final class KeyButton extends Button {
    /// What it is for decides how it looks; the measures stand in `keys.css`.
    public enum Kind {
        /// The one that goes on: bottom right, bottom left in Persian.
        PRIMARY,
        /// Takes money.
        TENDER,
        /// Of a keypad.
        PAD,
        PLAIN,
        /// In the frame, always there and seldom used.
        FRAME
    }

    private static final PseudoClass STRUCK = PseudoClass.getPseudoClass("struck");
    private static final String CHOSEN = "key-chosen";
    private static final Duration STRUCK_FOR = Duration.millis(120);

    private final ObservableValue<String> label;
    private final Prose words = new Prose();
    private final VBox middle = new VBox(words);
    private final HBox row = new HBox(middle);
    private final PauseTransition up = new PauseTransition(STRUCK_FOR);
    private List<Stroke> strokes = List.of();
    private boolean byFinger;

    public KeyButton(String id, Kind kind, ObservableValue<String> label, Runnable act) {
        this.label = label;
        setId(id);
        getStyleClass().addAll("key", "key-" + kind.name().toLowerCase(Locale.ROOT));
        words.getStyleClass().add("key-label");
        words.textProperty().bind(label);
        if (kind != Kind.TENDER && kind != Kind.FRAME) {
            words.centred();
        }
        middle.getStyleClass().add("key-middle");
        row.getStyleClass().add("key-row");
        HBox.setHgrow(middle, Priority.ALWAYS);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setGraphic(row);
        accessibleTextProperty().bind(label);
        setOnAction(_ -> act.run());
        // Enter belongs to the field or the page; a key with the focus is struck with the space
        // bar.
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> byFinger = true);
        addEventFilter(MouseEvent.MOUSE_RELEASED, _ -> byFinger = false);
        up.setOnFinished(_ -> pseudoClassStateChanged(STRUCK, false));
    }

    /// With a picture before the words.
    public KeyButton with(Icon icon) {
        row.getChildren().addFirst(icon.node());
        return this;
    }

    /// With a picture instead of the words, which are still spoken.
    public KeyButton only(Icon icon) {
        row.getChildren().setAll(icon.node());
        return this;
    }

    /// One of several of which one is chosen: a mark before the words, full or empty.
    public KeyButton choosing(ObservableValue<Boolean> chosen) {
        var on = Icon.ON.node();
        var off = Icon.OFF.node();
        row.getChildren().addFirst(new StackPane(off, on));
        setAccessibleRole(AccessibleRole.RADIO_BUTTON);
        chosen.subscribe(now -> {
            on.setVisible(now);
            off.setVisible(!now);
            getStyleClass().remove(CHOSEN);
            if (now) {
                getStyleClass().add(CHOSEN);
            }
        });
        return this;
    }

    /// The keys of the keyboard that do the same, shown as they are engraved. They work once the page hands this to its
    /// [Keys].
    public KeyButton at(Stroke... these) {
        strokes = List.of(these);
        for (var stroke : strokes) {
            row.getChildren().add(cap(stroke));
        }
        return this;
    }

    /// With an amount after the words.
    public KeyButton showing(ObservableValue<String> value) {
        var shown = new Label();
        shown.getStyleClass().add("key-value");
        shown.textProperty().bind(value);
        shown.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        shown.managedProperty().bind(shown.textProperty().isNotEmpty());
        shown.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().add(shown);
        return this;
    }

    /// A key of the keyboard as a small picture of it.
    static Label cap(Stroke stroke) {
        var cap = new Label(stroke.legend());
        cap.getStyleClass().add("cap");
        cap.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        cap.setMinWidth(Region.USE_PREF_SIZE);
        return cap;
    }

    public ObservableValue<String> label() {
        return label;
    }

    List<Stroke> strokes() {
        return strokes;
    }

    /// As if a finger had done it; shows that it was.
    public void press() {
        if (isDisabled()) {
            return;
        }
        pseudoClassStateChanged(STRUCK, true);
        up.playFromStart();
        fire();
    }

    @Override
    public void requestFocus() {
        if (!byFinger) {
            super.requestFocus();
        }
    }
}
