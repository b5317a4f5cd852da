package org.cashwrap.screen.counter;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.NodeOrientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cashwrap.screen.Icon;
import org.cashwrap.screen.KeyButton;
import org.cashwrap.screen.KeyButton.Kind;
import org.cashwrap.screen.Keys;
import org.cashwrap.screen.Prose;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.Stroke;
import org.cashwrap.screen.counter.CounterScreen.BillPanel;
import org.cashwrap.screen.counter.CounterScreen.Choice;
import org.cashwrap.screen.counter.CounterScreen.Hint;
import org.cashwrap.screen.counter.Paying.Towards;
import org.cashwrap.screen.counter.Press.Named;
import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What is to be paid, and whatever has to be answered about it.
final class BillPane extends VBox {
    private static final double DUE_LETTERS = 3.111;

    private final CounterViewModel model;
    private final Label title = Shown.label("to-pay-title", "subtitle");
    private final Label toPay = Shown.label("to-pay", "amount-due");
    private final Map<Towards, ChoiceRow> choices = new EnumMap<>(Towards.class);
    private final TypedField other = new TypedField("other-amount").ofAmount();
    private final HBox head = new HBox();
    private final Prose cents = Shown.prose("cents", "cents");
    private final KeyButton centsKey;
    private final VBox list = new VBox();
    private final KeyButton turn;
    private final Prose asked = Shown.prose("asked", "asked");
    private final VBox answers = new VBox();
    private final FactsColumn effects = new FactsColumn("effects");
    private final SaidNote said = new SaidNote("said");
    private final VBox asking = new VBox(asked, answers);
    private final StringProperty centsText = new SimpleStringProperty("");
    private List<Hint> answersShown = List.of();

    BillPane(CounterViewModel model, Spoken spoken, Keys keys, Label letters) {
        this.model = model;
        setId("bill-pane");
        getStyleClass().add("bill-pane");
        title.textProperty().bind(spoken.text("screen.counter.view.to-pay"));
        toPay.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        for (var towards : Towards.values()) {
            var row = new ChoiceRow(towards);
            choices.put(towards, row);
            list.getChildren().add(row);
        }
        list.getStyleClass().add("choices");
        other.setFocusTraversable(false);
        other.accessibleTextProperty().bind(spoken.text("screen.counter.towards.other"));
        turn =
                new KeyButton(
                                "towards",
                                Kind.PLAIN,
                                spoken.text("screen.counter.view.towards"),
                                () -> model.tapped(Named.TOWARDS))
                        .only(Icon.SHORT)
                        .at(Stroke.of(KeyCode.F4));
        keys.on(
                Stroke.of(KeyCode.SUBTRACT),
                spoken.text("screen.counter.view.towards"),
                () -> model.tapped(Named.TOWARDS));
        turn.setMinSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        var due = new VBox(title, toPay);
        due.setMinWidth(0);
        Shown.fits(toPay, due, DUE_LETTERS, letters);
        HBox.setHgrow(due, Priority.ALWAYS);
        // Beside the sum that it changes: below it there is no room to lose.
        head.getStyleClass().add("due-head");
        head.setMinHeight(Region.USE_PREF_SIZE);
        head.getChildren().addAll(due, turn);
        keys.on(turn);
        centsKey =
                new KeyButton("cents-key", Kind.PLAIN, centsText, () -> model.tapped(Named.CENTS))
                        .at(Stroke.alt(KeyCode.C));
        centsKey.setMaxWidth(Double.MAX_VALUE);
        centsKey.setFocusTraversable(false);
        keys.on(centsKey);
        asking.setId("asking");
        asking.getStyleClass().add("asking");
        answers.getStyleClass().add("answers");
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(head, cents, centsKey, list, effects, space, said, asking);
    }

    TypedField other() {
        return other;
    }

    void draw(CounterScreen screen) {
        var bill = screen.bill();
        Shown.there(title, bill.isPresent());
        Shown.say(toPay, bill.map(BillPanel::toPay).orElse(""));
        var offered = bill.map(BillPanel::choices).orElse(List.of());
        choices.forEach((towards, row) ->
                row.draw(
                        offered.stream()
                                .filter(one -> one.towards() == towards)
                                .findFirst()
                                .orElse(null)));
        // While something is asked it is dead, and its room is wanted.
        Shown.there(turn, !offered.isEmpty() && screen.question().isEmpty());
        var offer = bill.flatMap(BillPanel::cents);
        cents.textProperty().set(offer.map(CounterScreen.Cents::text).orElse(""));
        centsText.set(offer.flatMap(CounterScreen.Cents::key).orElse(""));
        Shown.there(
                centsKey,
                offer.flatMap(CounterScreen.Cents::key).isPresent() && screen.question().isEmpty());
        // What has to be answered has the room.
        effects.draw(
                screen.question().isPresent()
                        ? List.of()
                        : bill.map(BillPanel::effects).orElse(List.of()));
        drawAsked(screen);
        said.draw(screen);
    }

    private void drawAsked(CounterScreen screen) {
        var question = screen.question();
        var part = screen.pay().flatMap(CounterScreen.PayPanel::part);
        asked.textProperty()
                .set(
                        question.map(CounterScreen.Question::text)
                                .or(() -> part.map(CounterScreen.Part::text))
                                .orElse(""));
        var hints =
                question.map(CounterScreen.Question::keys)
                        .or(() -> part.map(CounterScreen.Part::keys))
                        .orElse(List.of());
        if (!hints.equals(answersShown)) {
            answersShown = hints;
            answers.getChildren().setAll(hints.stream().map(this::answer).toList());
        }
        Shown.there(asking, !hints.isEmpty());
    }

    private KeyButton answer(Hint hint) {
        return Shown.key("answer-", hint, () -> model.tapped(hint.press()));
    }

    /// One thing that can be paid; the chosen one has a dot in its ring.
    private final class ChoiceRow extends VBox {
        private final Label name = new Label();
        private final Label amount = new Label();
        private final Prose detail = Shown.prose("", "hint-prose");
        private final HBox line = new HBox();

        ChoiceRow(Towards towards) {
            setId("towards-" + Shown.word(towards));
            getStyleClass().add("choice");
            setAccessibleRole(AccessibleRole.RADIO_BUTTON);
            amount.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            amount.setMinWidth(Region.USE_PREF_SIZE);
            name.setMinWidth(Region.USE_PREF_SIZE);
            var space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            line.getStyleClass().add("choice-line");
            line.getChildren().addAll(name, space, towards == Towards.OTHER ? other : amount);
            detail.getStyleClass().add("choice-detail");
            getChildren().addAll(line, detail);
            setOnMouseClicked(_ -> model.towardsTapped(towards));
        }

        void draw(@Nullable Choice choice) {
            Shown.there(this, choice != null);
            if (choice == null) {
                return;
            }
            name.setText(choice.label());
            detail.textProperty().set(choice.detail());
            setAccessibleText(
                    (choice.label() + " " + choice.amount() + " " + choice.detail()).strip());
            name.setGraphic((choice.selected() ? Icon.ON : Icon.OFF).node());
            if (choice.towards() == Towards.OTHER) {
                other.show(choice.amount());
                Shown.there(other, choice.selected());
            } else {
                amount.setText(choice.amount());
            }
            Shown.look(
                    this,
                    List.of("choice-here", "choice-there"),
                    choice.selected() ? "choice-here" : "choice-there");
        }
    }
}
