package org.cashwrap.screen.counter;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.cashwrap.screen.Icon;
import org.cashwrap.screen.Prose;

/// Why the last key did nothing, beside the keys of whatever is in front.
final class SaidNote extends HBox {
    private final Prose text;

    /// @param id of the words
    SaidNote(String id) {
        text = Shown.prose(id);
        getStyleClass().addAll("said", "said-note");
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(Icon.NOTE.node(), text);
        Shown.there(this, false);
    }

    void draw(CounterScreen screen) {
        text.textProperty().set(screen.said().orElse(""));
        Shown.there(this, screen.said().isPresent());
    }
}
