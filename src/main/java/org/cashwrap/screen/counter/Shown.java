package org.cashwrap.screen.counter;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

import org.cashwrap.screen.Fitting;
import org.cashwrap.screen.KeyButton;
import org.cashwrap.screen.Prose;
import org.cashwrap.screen.Stroke;
import org.cashwrap.screen.counter.CounterScreen.Hint;
import org.cashwrap.screen.counter.Press.Named;

import java.util.List;
import java.util.Locale;

/// Small things that all panes do alike.
final class Shown {
    private Shown() {}

    static Label label(String id, String... styles) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().addAll(styles);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Prose prose(String id, String... styles) {
        var prose = new Prose();
        prose.setId(id);
        prose.getStyleClass().addAll(styles);
        prose.visibleProperty().bind(prose.textProperty().isNotEmpty());
        return prose;
    }

    /// What it says; nothing is not there at all.
    static void say(Label label, String text) {
        label.setText(text);
        there(label, !text.isEmpty());
    }

    /// What an enumerated thing is called in ids.
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// A key for what the view-model offers just now. Its key on the keyboard is the page's.
    static KeyButton key(String prefix, Hint hint, Runnable act) {
        var key =
                new KeyButton(
                                prefix + word(hint.press()),
                                KeyButton.Kind.PLAIN,
                                new ReadOnlyStringWrapper(hint.label()),
                                act)
                        .at(stroke(hint.press()));
        key.setMaxWidth(Double.MAX_VALUE);
        key.setFocusTraversable(false);
        return key;
    }

    /// The key of the keyboard.
    static Stroke stroke(Named named) {
        return switch (named) {
            case FIND -> Stroke.of(KeyCode.F2);
            case LAST_RECEIPT -> Stroke.of(KeyCode.F3);
            case TOWARDS -> Stroke.of(KeyCode.F4);
            case QUICK_1 -> Stroke.of(KeyCode.F5);
            case QUICK_2 -> Stroke.of(KeyCode.F6);
            case QUICK_3 -> Stroke.of(KeyCode.F7);
            case EXACT_CASH -> Stroke.of(KeyCode.F8);
            case CARD -> Stroke.of(KeyCode.F9);
            case OTHER -> Stroke.of(KeyCode.F10);
            case LOCK -> Stroke.of(KeyCode.F12);
            case HOLDER -> Stroke.alt(KeyCode.H);
            case CENTS -> Stroke.alt(KeyCode.C);
            case ENTER -> Stroke.of(KeyCode.ENTER);
            case ESCAPE -> Stroke.of(KeyCode.ESCAPE);
            case BACKSPACE -> Stroke.of(KeyCode.BACK_SPACE);
            case UP -> Stroke.of(KeyCode.UP);
            case DOWN -> Stroke.of(KeyCode.DOWN);
            // On the screen's keypad only; no keyboard that we know has it.
            case DOUBLE_ZERO -> Stroke.of(KeyCode.UNDEFINED);
        };
    }

    /// There, or not there at all.
    static void there(Node node, boolean isThere) {
        node.setVisible(isThere);
        node.setManaged(isThere);
    }

    /// One of these style classes, and none of the others.
    static void look(Node node, List<String> all, String now) {
        node.getStyleClass().removeAll(all);
        node.getStyleClass().add(now);
    }

    /// A label whose letters become smaller where it has no room.
    ///
    /// @param largest its letters' size to begin with, as part of those around
    /// @param letters in the size of the letters around
    static void fits(Label label, Region in, double largest, Label letters) {
        Runnable fit =
                () -> {
                    var insets = in.getInsets();
                    var room = in.getWidth() - insets.getLeft() - insets.getRight();
                    if (room > 0 && label.getScene() != null) {
                        Fitting.shrink(
                                label,
                                largest,
                                letters.getFont().getSize(),
                                () -> label.prefWidth(-1),
                                room);
                    }
                };
        in.widthProperty().subscribe(fit);
        label.textProperty().subscribe(fit);
        letters.fontProperty().subscribe(fit);
    }
}
