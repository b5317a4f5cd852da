package org.cashwrap.screen.office;

import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cashwrap.screen.Icon;
import org.cashwrap.screen.KeyButton;
import org.cashwrap.screen.KeyButton.Kind;
import org.cashwrap.screen.Keys;
import org.cashwrap.screen.Page;
import org.cashwrap.screen.Prose;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.Stroke;

/// A till that cannot start says why, a row for each thing to mend, and what that means for the money. What is said stands in
/// English in every language: it is what stderr and the manual say, to be looked up and read out.
public final class WrongSetUpPage implements Page {
    private final Keys keys = new Keys();
    private final Label head = new Label();
    private final VBox body;
    private final KeyButton again;

    /// @param again the files are looked at anew
    /// @param close the program ends
    public WrongSetUpPage(WrongSetUp wrong, Spoken spoken, Runnable again, Runnable close) {
        head.getStyleClass().add("subtitle");
        head.setMinWidth(Region.USE_PREF_SIZE);
        head.textProperty().bind(spoken.text("wrong-set-up.title"));
        var sign = Icon.STOP.node();
        var meaning = new Prose();
        meaning.setId("wrong-set-up-meaning");
        meaning.textProperty()
                .bind(
                        spoken.text(
                                switch (wrong.kind()) {
                                    case FILES -> "wrong-set-up.file";
                                    case JOURNAL -> "wrong-set-up.journal";
                                }));
        HBox.setHgrow(meaning, Priority.ALWAYS);
        var top = new HBox(sign, meaning);
        top.getStyleClass().addAll("wrong-meaning", "said-wrong");
        var rows = new VBox();
        rows.setId("wrong-rows");
        rows.getStyleClass().add("wrong-rows");
        rows.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        wrong.rows().forEach(row -> rows.getChildren().add(row(row)));
        var scroll = new ScrollPane(rows);
        scroll.setId("wrong-scroll");
        scroll.getStyleClass().add("wrong-scroll");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        this.again =
                new KeyButton("try-again", Kind.PRIMARY, spoken.text("wrong-set-up.again"), again)
                        .at(Stroke.of(KeyCode.F5), Stroke.of(KeyCode.ENTER));
        var end =
                new KeyButton("wrong-close", Kind.PLAIN, spoken.text("wrong-set-up.close"), close)
                        .at(Stroke.of(KeyCode.ESCAPE));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var foot = new HBox(space, end, this.again);
        foot.getStyleClass().add("set-up-foot");
        keys.on(this.again).on(end);
        body = new VBox(top, scroll, foot);
        body.getStyleClass().addAll("page", "wrong-set-up");
    }

    private static Node row(WrongSetUp.Row row) {
        var lines = new VBox();
        lines.getStyleClass().add("wrong-row");
        row.where()
                .ifPresent(place -> {
                    var where = new Prose();
                    where.getStyleClass().add("wrong-where");
                    where.textProperty().set(place);
                    lines.getChildren().add(where);
                });
        var why = new Prose();
        why.getStyleClass().add("wrong-why");
        why.textProperty().set(row.why());
        lines.getChildren().add(why);
        return lines;
    }

    @Override
    public String id() {
        return "wrong-set-up";
    }

    @Override
    public Node head() {
        return head;
    }

    @Override
    public Node body() {
        return body;
    }

    @Override
    public Keys keys() {
        return keys;
    }

    @Override
    public void focus() {
        again.requestFocus();
    }
}
