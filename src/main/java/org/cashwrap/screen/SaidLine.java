package org.cashwrap.screen;

import javafx.beans.value.ObservableValue;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import java.util.Optional;

/// What was said to the last key, beside the place it is about: a picture and a few sentences, or nothing.
public final class SaidLine extends HBox {
    /// @param style one of `said-wrong`, `said-waiting`, `said-note`
    public SaidLine(
            String id,
            Icon icon,
            String style,
            Spoken spoken,
            ObservableValue<Optional<Phrase>> said) {
        var words = new Prose();
        words.setId(id);
        words.textProperty()
                .bind(spoken.text(said.map(now -> now.orElse(Phrase.of("screen.as-is", "")))));
        HBox.setHgrow(words, Priority.ALWAYS);
        getStyleClass().addAll("said", style);
        getChildren().addAll(icon.node(), words);
        visibleProperty().bind(said.map(Optional::isPresent));
        managedProperty().bind(visibleProperty());
    }
}
