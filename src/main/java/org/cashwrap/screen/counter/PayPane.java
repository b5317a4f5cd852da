package org.cashwrap.screen.counter;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
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
        addQuickKeys(keypad, spoken, keys);
        VBox.setVgrow(keypad, Priority.ALWAYS);
        exact =
                tender(
                        "exact-cash",
                        spoken,
                        "screen.counter.view.exact",
                        Named.EXACT_CASH,
                        Icon.CASH,
                        Stroke.of(KeyCode.F8));
        card =
                tender(
                        "card",
                        spoken,
                        "screen.counter.view.card",
                        Named.CARD,
                        Icon.CARD,
                        Stroke.of(KeyCode.F9));
        cash =
                new KeyButton(
                                "cash",
                                Kind.PRIMARY,
                                spoken.text("screen.counter.view.take-cash"),
                                () -> model.tapped(Named.ENTER))
                        .at(Stroke.of(KeyCode.ENTER));
        keys.on(exact).on(card);
        // The number pad has no room on the keys themselves: the help says it.
        keys.on(
                Stroke.of(KeyCode.ADD),
                spoken.text("screen.counter.view.exact"),
                () -> model.tapped(Named.EXACT_CASH));
        keys.on(
                Stroke.of(KeyCode.MULTIPLY),
                spoken.text("screen.counter.view.card"),
                () -> model.tapped(Named.CARD));
        var tenders = new HBox(exact, card);
        tenders.getStyleClass().add("tenders");
        HBox.setHgrow(exact, Priority.ALWAYS);
        HBox.setHgrow(card, Priority.ALWAYS);
        for (var key : List.of(exact, card, cash)) {
            key.setMaxWidth(Double.MAX_VALUE);
        }
        getChildren().addAll(amount, keypad, tenders, cash);
    }

    private KeyButton tender(
            String id, Spoken spoken, String text, Named named, Icon icon, Stroke stroke) {
        return new KeyButton(id, Kind.TENDER, spoken.text(text), () -> model.tapped(named))
                .with(icon)
                .at(stroke);
    }

    /// A fourth column, so that each stands in a row of the pad.
    private void addQuickKeys(Keypad keypad, Spoken spoken, Keys keys) {
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
            addQuickKey(keypad, key, quick.size() - 1);
        }
        var erase =
                new KeyButton(
                                "pay-erase",
                                Kind.TENDER,
                                spoken.text("screen.erase"),
                                () -> model.tapped(Named.BACKSPACE))
                        .only(Icon.ERASE);
        erase.setFocusTraversable(false);
        addQuickKey(keypad, erase, named.size());
    }

    private static void addQuickKey(Keypad keypad, KeyButton key, int row) {
        key.getStyleClass().add("quick-key");
        key.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(key, Priority.ALWAYS);
        keypad.add(key, 3, row);
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
