package org.cashwrap.screen.counter;

import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cashwrap.core.receipt.Line;
import org.cashwrap.screen.Fitting;
import org.cashwrap.screen.Prose;
import org.cashwrap.screen.counter.CounterScreen.ReceiptPanel;

import java.util.Optional;

/// A receipt as on paper, in the screen's letters: small, and smaller where it is long. It runs as its customer's language
/// does, whatever the screen's.
final class ReceiptNode extends VBox {
    private static final double LETTERS = 0.8;

    private final Label letters;
    private Optional<ReceiptPanel> shown = Optional.empty();

    ReceiptNode(String id, Label letters) {
        this.letters = letters;
        setId(id);
        getStyleClass().add("receipt");
        setMinHeight(0);
        heightProperty().subscribe(this::fit);
        widthProperty().subscribe(this::fit);
        letters.fontProperty().subscribe(this::fit);
    }

    void draw(Optional<ReceiptPanel> receipt) {
        if (receipt.equals(shown)) {
            return;
        }
        shown = receipt;
        Shown.there(this, receipt.isPresent());
        receipt.ifPresent(one -> {
            setNodeOrientation(
                    switch (one.direction()) {
                        case LEFT_TO_RIGHT -> NodeOrientation.LEFT_TO_RIGHT;
                        case RIGHT_TO_LEFT -> NodeOrientation.RIGHT_TO_LEFT;
                    });
            getChildren().setAll(one.lines().stream().map(ReceiptNode::node).toList());
        });
        fit();
    }

    private static Node node(Line line) {
        return switch (line) {
            case Line.Text(var text) -> prose(text, "receipt-text");
            case Line.Detail(var text) -> prose(text, "receipt-detail");
            case Line.Centered(var text) -> centred(text, "receipt-text");
            case Line.Big(var text) -> centred(text, "receipt-big");
            case Line.Ends(var start, var end) -> pair(start, end, "receipt-text");
            case Line.Pair(var left, var right) -> pair(left, right, "receipt-text");
            case Line.Total(var left, var right) -> pair(left, right, "receipt-total");
            case Line.Verbatim(var text, _, _, _) -> prose(text, "receipt-text");
            case Line.Rule() -> styled(new Region(), "receipt-rule");
            case Line.Blank() -> styled(new Region(), "receipt-blank");
        };
    }

    private static <N extends Node> N styled(N node, String style) {
        node.getStyleClass().add(style);
        return node;
    }

    private static Prose prose(String text, String style) {
        var prose = styled(new Prose(), style);
        prose.textProperty().set(text);
        return prose;
    }

    private static Node centred(String text, String style) {
        var box = new HBox(prose(text, style));
        box.setAlignment(Pos.CENTER);
        return box;
    }

    private static Node pair(String left, String right, String style) {
        var what = prose(left, style);
        HBox.setHgrow(what, Priority.ALWAYS);
        var much = styled(new Label(right), style);
        much.setMinWidth(Region.USE_PREF_SIZE);
        var box = styled(new HBox(what, much), "receipt-pair");
        return box;
    }

    private void fit() {
        if (getScene() != null && getHeight() > 0 && getWidth() > 0 && !getChildren().isEmpty()) {
            Fitting.shrink(
                    this,
                    LETTERS,
                    letters.getFont().getSize(),
                    () -> prefHeight(getWidth()),
                    getHeight());
        }
    }
}
