package org.cashwrap.screen.office;

import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.HPos;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cashwrap.core.money.Money;
import org.cashwrap.screen.Icon;
import org.cashwrap.screen.KeyButton;
import org.cashwrap.screen.KeyButton.Kind;
import org.cashwrap.screen.Keypad;
import org.cashwrap.screen.Keys;
import org.cashwrap.screen.Page;
import org.cashwrap.screen.Phrase;
import org.cashwrap.screen.SaidLine;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.Steps;
import org.cashwrap.screen.Stroke;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The float is counted, and the till opens. Enter goes to the next field, round and round; F8 opens.
public final class OpenTillPage implements Page {
    private static final int ROWS = 5;

    private final OpenTillViewModel model;
    private final Spoken spoken;
    private final Keys keys = new Keys();
    private final Map<Long, TextField> pieces = new LinkedHashMap<>();
    private final TextField sum = new TextField();
    private final GridPane counting = new GridPane();
    private final VBox summing = new VBox();
    private final Steps head;
    private final HBox body;

    public OpenTillPage(OpenTillViewModel model, Spoken spoken) {
        this.model = model;
        this.spoken = spoken;
        head =
                new Steps(
                        spoken,
                        List.of(
                                Phrase.of("open-till.step-count"),
                                Phrase.of("open-till.step-serve")),
                        new ReadOnlyObjectWrapper<>(0));
        body = new HBox(count(), side());
        body.getStyleClass().addAll("page", "open-till");
        keys.on(Stroke.of(KeyCode.ENTER), spoken.text("open-till.next"), this::next);
        model.screen().subscribe(this::draw);
    }

    private Node count() {
        counting.getStyleClass().add("counting");
        var denominations = model.screen().get().denominations();
        for (var i = 0; i < denominations.size(); i++) {
            piece(denominations.get(i), i);
        }
        var sumLabel = new Label();
        sumLabel.textProperty().bind(spoken.text("open-till.sum"));
        sum.setId("sum");
        sum.getStyleClass().add("amount-field");
        sum.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        sum.textProperty().subscribe((_, typed) -> model.sumTyped(typed));
        summing.getChildren().setAll(sumLabel, sum);
        summing.getStyleClass().add("summing");
        var either = new StackPane(counting, summing);
        either.setAlignment(Pos.TOP_LEFT);
        VBox.setVgrow(either, Priority.ALWAYS);
        var column = new VBox(either, counted(), said());
        column.getStyleClass().add("count");
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private void piece(long denomination, int index) {
        var name = new Label();
        name.getStyleClass().add("piece");
        name.textProperty().bind(spoken.text("open-till.piece", shown(denomination)));
        name.setMinWidth(Region.USE_PREF_SIZE);
        var field = new TextField();
        field.setId("pieces-" + denomination);
        field.getStyleClass().addAll("amount-field", "pieces-field");
        field.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        field.accessibleTextProperty()
                .bind(
                        spoken.text(
                                "open-till.pieces-of", new Money(denomination, model.currency())));
        field.textProperty().subscribe((_, typed) -> model.piecesTyped(denomination, typed));
        pieces.put(denomination, field);
        var column = index / ROWS * 2;
        counting.add(name, column, index % ROWS);
        counting.add(field, column + 1, index % ROWS);
        if (index % ROWS == 0) {
            var words = new ColumnConstraints();
            words.setHalignment(HPos.RIGHT);
            counting.getColumnConstraints().addAll(words, new ColumnConstraints());
        }
    }

    /// `100` and not `100.00`: it is a note, not a sum.
    private Object shown(long denomination) {
        var units = pow10(model.currency().getDefaultFractionDigits());
        return denomination % units == 0
                ? (Object) (denomination / units)
                : new Money(denomination, model.currency());
    }

    private static long pow10(int digits) {
        return digits <= 0 ? 1 : 10 * pow10(digits - 1);
    }

    private Node said() {
        return new SaidLine(
                "open-till-said",
                Icon.STOP,
                "said-wrong",
                spoken,
                model.screen().map(OpenTillScreen::said));
    }

    private Node counted() {
        var label = new Label();
        label.textProperty().bind(spoken.text("open-till.counted"));
        label.setMinWidth(Region.USE_PREF_SIZE);
        var counted = new Label();
        counted.setId("counted");
        counted.getStyleClass().add("sum");
        counted.setMinWidth(Region.USE_PREF_SIZE);
        counted.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        counted.textProperty()
                .bind(
                        spoken.text(
                                model.screen()
                                        .map(now ->
                                                now.counted()
                                                        .map(money ->
                                                                Phrase.of("screen.as-is", money))
                                                        .orElse(Phrase.of("open-till.no-sum")))));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var line = new HBox(label, counted, space, turnKey());
        line.getStyleClass().add("counted-line");
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }

    private KeyButton turnKey() {
        var turn =
                new KeyButton(
                                "turn",
                                Kind.PLAIN,
                                spoken.text(
                                        model.screen()
                                                .map(now ->
                                                        Phrase.of(
                                                                now.byPieces()
                                                                        ? "open-till.by-sum"
                                                                        : "open-till.by-pieces"))),
                                this::turn)
                        .at(Stroke.of(KeyCode.F4));
        turn.setVisible(!model.screen().get().denominations().isEmpty());
        keys.on(turn);
        return turn;
    }

    private Node side() {
        var keypad = new Keypad(Keypad.Kind.FULL, spoken, Keypad.intoFocus(counting, this::next));
        VBox.setVgrow(keypad, Priority.ALWAYS);
        var open =
                new KeyButton("open-till", Kind.PRIMARY, spoken.text("open-till.open"), model::open)
                        .at(Stroke.of(KeyCode.F8));
        open.disableProperty().bind(model.screen().map(OpenTillScreen::asking));
        open.setMaxWidth(Double.MAX_VALUE);
        keys.on(open);
        var space = new Region();
        VBox.setVgrow(space, Priority.SOMETIMES);
        var side = new VBox(keypad, space, open);
        side.getStyleClass().add("side");
        return side;
    }

    private void turn() {
        model.turn();
        focus();
    }

    private List<TextField> fields() {
        return model.screen().get().byPieces() ? new ArrayList<>(pieces.values()) : List.of(sum);
    }

    private void next() {
        var fields = fields();
        var at = -1;
        for (var i = 0; i < fields.size(); i++) {
            if (fields.get(i).isFocused()) {
                at = i;
            }
        }
        var next = fields.get((at + 1) % fields.size());
        next.requestFocus();
        next.selectAll();
    }

    private void draw(OpenTillScreen screen) {
        counting.setVisible(screen.byPieces());
        summing.setVisible(!screen.byPieces());
        pieces.forEach((denomination, field) -> mark(field, screen.wrong().contains(denomination)));
        mark(sum, !screen.byPieces() && screen.counted().isEmpty());
    }

    private static void mark(TextField field, boolean wrong) {
        field.getStyleClass().remove("wrong");
        if (wrong) {
            field.getStyleClass().add("wrong");
        }
    }

    @Override
    public String id() {
        return "open-till";
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
        fields().getFirst().requestFocus();
    }
}
