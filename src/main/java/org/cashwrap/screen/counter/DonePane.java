package org.cashwrap.screen.counter;

import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cashwrap.screen.Icon;
import org.cashwrap.screen.KeyButton;
import org.cashwrap.screen.KeyButton.Kind;
import org.cashwrap.screen.Prose;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.Stroke;
import org.cashwrap.screen.counter.CounterScreen.DonePanel;
import org.cashwrap.screen.counter.Heard.PaperState;
import org.cashwrap.screen.counter.Press.Sign;

import java.util.List;
import java.util.Optional;

/// The payment is taken: how much goes back, to be read from two metres, and what the receipt says.
final class DonePane extends HBox {
    private static final double CHANGE_LETTERS = 5.333;
    private static final List<String> LIGHTS =
            List.of("light-none", "light-well", "light-waiting", "light-trouble");

    private final Label paid = Shown.label("done-paid", "done-paid");
    private final Label changeTitle = Shown.label("change-title", "title");
    private final Label change = Shown.label("change", "change-due");
    private final Label pieces = Shown.label("change-pieces", "sum");
    private final Prose open = Shown.prose("done-open", "done-open");
    private final Label paper = Shown.label("done-paper");
    private final Prose next = Shown.prose("done-next", "hint-prose");
    private final ReceiptNode receipt;
    private final KeyButton again;
    private final VBox left = new VBox();
    private final SaidNote said = new SaidNote("done-said");

    DonePane(CounterViewModel model, Spoken spoken, Label letters) {
        setId("done-pane");
        getStyleClass().add("done-pane");
        setFocusTraversable(true);
        paid.setGraphic(Icon.DONE.node());
        pieces.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        receipt = new ReceiptNode("receipt-preview", letters);
        again =
                new KeyButton(
                                "print-again",
                                Kind.PLAIN,
                                spoken.text("screen.counter.act.print"),
                                () -> model.tapped(Sign.of('P')))
                        .at(Stroke.of(KeyCode.P));
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        var foot = new HBox(again);
        foot.setMinHeight(Region.USE_PREF_SIZE);
        left.getStyleClass().add("done-left");
        left.getChildren()
                .addAll(paid, open, changeTitle, change, pieces, space, said, paper, next, foot);
        HBox.setHgrow(left, Priority.ALWAYS);
        Shown.fits(change, left, CHANGE_LETTERS, letters);
        getChildren().addAll(left, receipt);
    }

    /// @param done none while a sheet is in its place
    void draw(CounterScreen screen, Optional<DonePanel> done) {
        said.draw(screen);
        Shown.there(this, done.isPresent());
        receipt.draw(done.flatMap(DonePanel::receipt));
        done.ifPresent(this::draw);
    }

    private void draw(DonePanel done) {
        paid.setText(done.paid());
        Shown.there(changeTitle, done.hasChange());
        changeTitle.setText(done.changeTitle());
        change.setText(done.change());
        change.setNodeOrientation(
                done.hasChange() ? NodeOrientation.LEFT_TO_RIGHT : NodeOrientation.INHERIT);
        Shown.say(pieces, done.pieces());
        open.textProperty().set(done.open());
        paper.setText(done.paper());
        paper.setGraphic(icon(done.paperState()).node());
        Shown.look(paper, LIGHTS, look(done.paperState()));
        next.textProperty().set(done.next());
        Shown.there(again, done.paperState() != PaperState.NO_PRINTER);
    }

    private static Icon icon(PaperState state) {
        return switch (state) {
            case NO_PRINTER -> Icon.NONE;
            case PRINTING -> Icon.WAITING;
            case PRINTED -> Icon.DONE;
            case UNKNOWN, NOT_PRINTED -> Icon.STOP;
        };
    }

    private static String look(PaperState state) {
        return switch (state) {
            case NO_PRINTER -> "light-none";
            case PRINTING -> "light-waiting";
            case PRINTED -> "light-well";
            case UNKNOWN, NOT_PRINTED -> "light-trouble";
        };
    }
}
