package org.cashwrap.screen.counter;

import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.cashwrap.screen.KeyButton;
import org.cashwrap.screen.Prose;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.counter.CounterScreen.CardPanel;
import org.cashwrap.screen.counter.CounterScreen.CardStep;
import org.cashwrap.screen.counter.CounterScreen.Hint;
import org.cashwrap.text.Moments;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A card at the terminal, or in doubt: what the terminal says, how far it has come, and for how long.
final class CardPane extends HBox {
    private static final double AMOUNT_LETTERS = 3.111;
    private static final List<String> LIGHTS =
            List.of("light-none", "light-well", "light-waiting", "light-trouble");

    private final CounterViewModel model;
    private final Spoken spoken;
    private final InstantSource clock;
    private final Label title = Shown.label("card-title", "title");
    private final VBox steps = new VBox();
    private final Label waited = Shown.label("card-waited", "sum");
    private final Label amount = Shown.label("card-amount", "amount-due");
    private final Prose words = Shown.prose("card-words", "card-words");
    private final VBox keys = new VBox();
    private final VBox box = new VBox(words, amount);
    private final SaidNote said = new SaidNote("card-said");
    private List<Hint> keysShown = List.of();
    private Optional<Instant> since = Optional.empty();

    CardPane(CounterViewModel model, Spoken spoken, InstantSource clock, Label letters) {
        this.model = model;
        this.spoken = spoken;
        this.clock = clock;
        setId("card-pane");
        getStyleClass().add("card-pane");
        setFocusTraversable(true);
        amount.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        waited.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        steps.getStyleClass().add("card-steps");
        keys.getStyleClass().add("answers");
        box.getStyleClass().add("card-box");
        Shown.fits(amount, box, AMOUNT_LETTERS, letters);
        var left = new VBox(title, steps, waited);
        left.getStyleClass().add("card-left");
        var space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        var right = new VBox(box, space, said, keys);
        right.getStyleClass().add("card-right");
        HBox.setHgrow(right, Priority.ALWAYS);
        getChildren().addAll(left, right);
    }

    void draw(CounterScreen screen) {
        var card = screen.card();
        said.draw(screen);
        Shown.there(this, card.isPresent());
        since = card.map(CardPanel::since);
        card.ifPresent(this::draw);
        tick();
    }

    private void draw(CardPanel card) {
        title.setText(card.title());
        amount.setText(card.amount());
        words.textProperty().set(card.words());
        steps.getChildren().setAll(card.steps().stream().map(CardPane::step).toList());
        Shown.look(
                box, List.of("card-wait", "card-doubt"), card.doubt() ? "card-doubt" : "card-wait");
        if (!keysShown.equals(card.keys())) {
            keysShown = card.keys();
            keys.getChildren().setAll(card.keys().stream().map(this::key).toList());
        }
    }

    private KeyButton key(Hint hint) {
        return Shown.key("card-key-", hint, () -> model.tapped(hint.press()));
    }

    private static Label step(CardStep step) {
        var label = Shown.label("", "card-step");
        label.setText(step.text());
        label.setGraphic(FindPane.icon(step.light()).node());
        Shown.look(label, LIGHTS, FindPane.light(step.light()));
        return label;
    }

    /// Once a second, while somebody waits.
    void tick() {
        Shown.say(
                waited,
                since.map(then -> Duration.between(then, clock.instant()))
                        .map(Moments.of(spoken.language().get())::waited)
                        .orElse(""));
    }
}
