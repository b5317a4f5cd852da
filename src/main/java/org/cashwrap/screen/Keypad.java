package org.cashwrap.screen;

import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;

import java.util.function.Consumer;

/// Digits for fingers, in the places of a number pad. It never turns with the language, and its keys never take the focus.
public final class Keypad extends GridPane {
    /// What is on it.
    public enum Kind {
        /// Digits, erase, Enter: four rows of three.
        DIGITS,
        /// Digits, two noughts at once, the point: four rows of three. Erase and Enter are elsewhere.
        AMOUNT,
        /// The same with erase and Enter in a fourth column.
        FULL
    }

    /// What was pressed.
    public sealed interface Press {
        /// @param text one or two ASCII digits, or a point
        record Text(String text) implements Press {}

        record Erase() implements Press {}

        record Enter() implements Press {}
    }

    private static final int ROWS = 4;

    private final Spoken spoken;
    private final Consumer<Press> pressed;

    public Keypad(Kind kind, Spoken spoken, Consumer<Press> pressed) {
        this.spoken = spoken;
        this.pressed = pressed;
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        getStyleClass().add("keypad");
        for (var digit = 1; digit <= 9; digit++) {
            add(digit(digit), (digit - 1) % 3, 2 - (digit - 1) / 3);
        }
        for (var row = 0; row < ROWS; row++) {
            var tall = new RowConstraints();
            tall.setVgrow(Priority.ALWAYS);
            getRowConstraints().add(tall);
        }
        switch (kind) {
            case DIGITS -> {
                var enter = enter();
                enter.getStyleClass().add("key-main");
                addRow(3, erase(), digit(0), enter);
            }
            case AMOUNT -> addRow(3, noughts(), digit(0), point());
            case FULL -> {
                addRow(3, noughts(), digit(0), point());
                var enter = enter();
                enter.getStyleClass().add("key-tall");
                add(erase(), 3, 0, 1, 2);
                add(enter, 3, 2, 1, 2);
            }
        }
    }

    /// What is pressed goes to the field with the focus, if that is one; Enter goes to `enter`.
    public static Consumer<Press> intoFocus(Node anywhere, Runnable enter) {
        return press -> {
            var owner = anywhere.getScene() == null ? null : anywhere.getScene().getFocusOwner();
            switch (press) {
                case Press.Text(var text) -> {
                    if (owner instanceof TextInputControl field && field.isEditable()) {
                        field.replaceSelection(text);
                    }
                }
                case Press.Erase() -> {
                    if (owner instanceof TextInputControl field && field.isEditable()) {
                        field.deletePreviousChar();
                    }
                }
                case Press.Enter() -> enter.run();
            }
        };
    }

    private KeyButton digit(int digit) {
        return text("pad-" + digit, Phrase.of("screen.number", digit), Integer.toString(digit));
    }

    private KeyButton noughts() {
        return text("pad-00", Phrase.of("screen.noughts"), "00");
    }

    private KeyButton point() {
        return text("pad-point", Phrase.of("screen.point"), ".");
    }

    private KeyButton text(String id, Phrase label, String text) {
        return pad(id, label, new Press.Text(text));
    }

    private KeyButton erase() {
        return pad("pad-erase", Phrase.of("screen.erase"), new Press.Erase()).only(Icon.ERASE);
    }

    private KeyButton enter() {
        return pad("pad-enter", Phrase.of("screen.enter"), new Press.Enter()).only(Icon.ENTER);
    }

    private KeyButton pad(String id, Phrase label, Press press) {
        var key =
                new KeyButton(
                        id, KeyButton.Kind.PAD, spoken.text(label), () -> pressed.accept(press));
        key.setFocusTraversable(false);
        return key;
    }
}
