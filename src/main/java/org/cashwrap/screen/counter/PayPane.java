package org.cashwrap.screen.counter;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cashwrap.screen.Icon;
import org.cashwrap.screen.KeyButton;
import org.cashwrap.screen.KeyButton.Kind;
import org.cashwrap.screen.Keypad;
import org.cashwrap.screen.Keys;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.Stroke;
import org.cashwrap.screen.counter.CounterScreen.PayPanel;
import org.cashwrap.screen.counter.Press.Named;
import org.cashwrap.screen.counter.Press.Sign;

import java.util.ArrayList;
import java.util.List;

/// The amount and the keys that take money: always in the same place, whether they act just now or not.
final class PayPane extends VBox {
    private final CounterViewModel model;
    private final TypedField amount = new TypedField("amount").ofAmount();
    private final List<KeyButton> quick = new ArrayList<>();
    private final List<StringProperty> sums = new ArrayList<>();
    private final KeyButton exact;
    private final KeyButton card;
    private final KeyButton cash;

    PayPane(CounterViewModel model, Spoken spoken, Keys keys) {
        this.model = model;
        setId("pay-pane");
        getStyleClass().add("pay-pane");
        amount.promptTextProperty().bind(spoken.text("screen.counter.view.received"));
        amount.accessibleTextProperty().bind(spoken.text("screen.counter.view.received"));
        amount.focusedProperty()
                .subscribe(is -> {
                    if (is) {
                        model.focusTapped(Work.Focus.AMOUNT);
                    }
                });
        var keypad = new Keypad(Keypad.Kind.AMOUNT, spoken, this::padPressed);
        HBox.setHgrow(keypad, Priority.ALWAYS);
        var pads = new HBox(keypad, quickKeys(spoken, keys));
        pads.getStyleClass().add("pads");
        VBox.setVgrow(pads, Priority.ALWAYS);
        exact =
                tender(
                        "exact-cash",
                        spoken,
                        "screen.counter.view.exact",
                        Named.EXACT_CASH,
                        Icon.CASH,
                        Stroke.of(KeyCode.F8),
                        Stroke.of(KeyCode.ADD));
        card =
                tender(
                        "card",
                        spoken,
                        "screen.counter.view.card",
                        Named.CARD,
                        Icon.CARD,
                        Stroke.of(KeyCode.F9),
                        Stroke.of(KeyCode.MULTIPLY));
        cash =
                new KeyButton(
                                "cash",
                                Kind.PRIMARY,
                                spoken.text("screen.counter.view.take-cash"),
                                () -> model.tapped(Named.ENTER))
                        .at(Stroke.of(KeyCode.ENTER));
        keys.on(exact).on(card);
        for (var key : List.of(exact, card, cash)) {
            key.setMaxWidth(Double.MAX_VALUE);
        }
        getChildren().addAll(amount, pads, exact, card, cash);
    }

    private KeyButton tender(
            String id, Spoken spoken, String text, Named named, Icon icon, Stroke... strokes) {
        return new KeyButton(id, Kind.TENDER, spoken.text(text), () -> model.tapped(named))
                .with(icon)
                .at(strokes);
    }

    private VBox quickKeys(Spoken spoken, Keys keys) {
        var column = new VBox();
        column.getStyleClass().add("quick");
        var named = List.of(Named.QUICK_1, Named.QUICK_2, Named.QUICK_3);
        for (var each : named) {
            var sum = new SimpleStringProperty("");
            var key =
                    new KeyButton(
                                    Shown.word(each),
                                    Kind.TENDER,
                                    sum.map(now -> now.isEmpty() ? "–" : now),
                                    () -> model.tapped(each))
                            .at(Shown.stroke(each));
            keys.on(key);
            sums.add(sum);
            quick.add(key);
            column.getChildren().add(key);
        }
        var erase =
                new KeyButton(
                                "pay-erase",
                                Kind.TENDER,
                                spoken.text("screen.erase"),
                                () -> model.tapped(Named.BACKSPACE))
                        .only(Icon.ERASE);
        erase.setFocusTraversable(false);
        column.getChildren().add(erase);
        for (var key : column.getChildren()) {
            VBox.setVgrow(key, Priority.ALWAYS);
            ((KeyButton) key).setMaxWidth(Double.MAX_VALUE);
        }
        return column;
    }

    private void padPressed(Keypad.Press press) {
        switch (press) {
            case Keypad.Press.Text(var text) ->
                    model.tapped(
                            text.length() > 1 ? Named.DOUBLE_ZERO : Sign.of(text.codePointAt(0)));
            case Keypad.Press.Erase() -> model.tapped(Named.BACKSPACE);
            case Keypad.Press.Enter() -> model.tapped(Named.ENTER);
        }
    }

    TypedField amount() {
        return amount;
    }

    void draw(CounterScreen screen) {
        var pay = screen.pay();
        amount.show(pay.map(PayPanel::typed).orElse(""));
        amount.setDisable(pay.isEmpty());
        var shown = pay.map(PayPanel::quick).orElse(List.of());
        for (var at = 0; at < quick.size(); at++) {
            var isThere = at < shown.size();
            sums.get(at).set(isThere ? shown.get(at) : "");
            quick.get(at).setDisable(!isThere);
        }
        exact.setDisable(pay.isEmpty());
        card.setDisable(!pay.map(PayPanel::card).orElse(false));
        cash.setDisable(pay.isEmpty());
    }
}
