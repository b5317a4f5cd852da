package org.cashwrap.screen;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import java.util.List;

/// What every key does here and now, over the page that it is about.
final class KeysHelp {
    private KeysHelp() {}

    /// @param shown those that work now, the page's before the frame's
    static Cover cover(Spoken spoken, List<Keys> shown, Runnable close) {
        var title = new Label();
        title.getStyleClass().add("title");
        title.textProperty().bind(spoken.text("help.title"));
        var entries = new FlowPane();
        entries.getStyleClass().add("help-keys");
        shown.stream()
                .flatMap(keys -> keys.entries().stream())
                .filter(entry -> entry.inHelp() && !entry.strokes().isEmpty())
                .forEach(entry -> entries.getChildren().add(row(entry)));
        var done =
                new KeyButton(
                                "help-close",
                                KeyButton.Kind.PRIMARY,
                                spoken.text("help.close"),
                                close)
                        .at(Stroke.of(KeyCode.ESCAPE));
        var foot = new HBox(done);
        foot.getStyleClass().add("foot");
        var sheet = new VBox(title, entries, foot);
        sheet.getStyleClass().add("sheet");
        VBox.setVgrow(entries, Priority.ALWAYS);
        return Cover.of(sheet, "help", new Keys().on(done), done, true);
    }

    private static HBox row(Keys.Entry entry) {
        var caps = new HBox();
        caps.getStyleClass().add("help-caps");
        entry.strokes().forEach(stroke -> caps.getChildren().add(KeyButton.cap(stroke)));
        var words = new Prose();
        words.textProperty().bind(entry.label());
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(caps, words);
        row.getStyleClass().add("help-row");
        return row;
    }
}
