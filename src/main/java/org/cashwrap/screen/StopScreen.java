package org.cashwrap.screen;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import java.util.Optional;

/// Nobody may take money here any more: the whole window says so, and no key takes it away. What can be read out to
/// support is on it.
///
/// @param why     what happened, and what it means for the money
/// @param code    of the mistake, if it was one of ours
/// @param journal where the journal is, for whoever rescues it
public record StopScreen(Phrase why, Optional<String> code, String journal) {
    Cover cover(Spoken spoken) {
        var sign = Icon.STOP.node();
        var title = new Label();
        title.setId("stop-title");
        title.getStyleClass().add("stop-title");
        title.textProperty().bind(spoken.text("stop.title"));
        title.setGraphic(sign);
        var text = new Prose();
        text.setId("stop-why");
        text.getStyleClass().add("stop-why");
        text.textProperty().bind(spoken.text(why));
        var box = new VBox(title, text);
        code.ifPresent(mistake ->
                box.getChildren()
                        .add(
                                line(
                                        spoken,
                                        "stop-code",
                                        Phrase.of("stop.code", new Phrase.Id(mistake)))));
        box.getChildren()
                .add(
                        line(
                                spoken,
                                "stop-journal",
                                Phrase.of("stop.journal", new Phrase.Id(journal))));
        box.getStyleClass().add("stop");
        box.setFocusTraversable(true);
        var cover = Cover.of(box, "stop-screen", new Keys(), box, false);
        cover.node().getStyleClass().add("cover-all");
        return cover;
    }

    private static Prose line(Spoken spoken, String id, Phrase phrase) {
        var line = new Prose();
        line.setId(id);
        line.getStyleClass().add("stop-line");
        line.textProperty().bind(spoken.text(phrase));
        return line;
    }
}
