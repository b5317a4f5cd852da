package org.cashwrap.screen.counter;

import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cashwrap.screen.Icon;
import org.cashwrap.screen.KeyButton;
import org.cashwrap.screen.KeyButton.Kind;
import org.cashwrap.screen.Keys;
import org.cashwrap.screen.Prose;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.Stroke;
import org.cashwrap.screen.counter.CounterScreen.BillPanel;
import org.cashwrap.screen.counter.CounterScreen.FindPanel;
import org.cashwrap.screen.counter.CounterScreen.Light;
import org.cashwrap.screen.counter.CounterScreen.Row;
import org.cashwrap.screen.counter.CounterScreen.Span;
import org.cashwrap.screen.counter.Press.Named;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The search, what it found, and whose bill is on screen.
final class FindPane extends VBox {
    /// As many as there is room for in the smallest window. More are reached by the arrows.
    private static final int ROWS = 5;

    private final CounterViewModel model;
    private final TypedField field = new TypedField("find");
    private final VBox rows = new VBox();
    private final List<FoundRow> rowNodes = new ArrayList<>();
    private final Label more = Shown.label("find-more", "hint");
    private final Prose said = Shown.prose("find-said", "find-said");
    private final VBox found = new VBox();
    private final VBox account = new VBox();
    private final Prose name = Shown.prose("account-name", "account-name");
    private final Label number = Shown.label("account-number");
    private final Prose address = Shown.prose("account-address");
    private final FactsColumn facts = new FactsColumn("account-facts");
    private final Label asOf = Shown.label("as-of", "hint");
    private final Prose stub = Shown.prose("stub", "hint-prose");
    private final Prose remark = Shown.prose("account-remark", "remark");
    private final KeyButton holder;
    private final Prose hint = Shown.prose("find-hint", "hint-prose");
    private final VBox hinting = new VBox(hint);

    /// @param foot below it, always in the same place
    FindPane(CounterViewModel model, Spoken spoken, Keys keys, Region foot) {
        this.model = model;
        setId("find-pane");
        getStyleClass().add("find-pane");
        field.promptTextProperty().bind(spoken.text("screen.counter.view.find-prompt"));
        field.accessibleTextProperty().bind(spoken.text("screen.counter.view.find-name"));
        field.focusedProperty()
                .subscribe(is -> {
                    if (is) {
                        model.focusTapped(Work.Focus.FIND);
                    }
                });
        HBox.setHgrow(field, Priority.ALWAYS);
        var key =
                new KeyButton(
                                "find-key",
                                Kind.PLAIN,
                                spoken.text("screen.counter.view.find-name"),
                                () -> model.tapped(Named.FIND))
                        .only(Icon.SEARCH)
                        .at(Stroke.of(KeyCode.F2));
        key.setFocusTraversable(false);
        key.getStyleClass().add("find-key");
        keys.on(key);
        var line = new HBox(field, key);
        line.getStyleClass().add("find-line");
        line.setMinHeight(Region.USE_PREF_SIZE);
        holder =
                new KeyButton(
                                "holder",
                                Kind.PLAIN,
                                spoken.text("screen.counter.view.holder"),
                                () -> model.tapped(Named.HOLDER))
                        .at(Stroke.alt(KeyCode.H));
        holder.setMaxWidth(Double.MAX_VALUE);
        keys.on(holder);
        hint.textProperty().bind(spoken.text("screen.counter.view.find-hint"));
        build();
        var middle = new StackPane(hinting, account, found);
        VBox.setVgrow(middle, Priority.ALWAYS);
        middle.setMinHeight(0);
        middle.setAlignment(Pos.TOP_LEFT);
        getChildren().addAll(line, middle, foot);
    }

    private void build() {
        for (var at = 0; at < ROWS; at++) {
            var row = new FoundRow(at);
            rowNodes.add(row);
            rows.getChildren().add(row);
        }
        rows.getStyleClass().add("found-rows");
        found.getStyleClass().add("found");
        found.getChildren().addAll(rows, more, said);
        number.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        number.setMinHeight(Region.USE_PREF_SIZE);
        asOf.setMinHeight(Region.USE_PREF_SIZE);
        holder.setMinHeight(Region.USE_PREF_SIZE);
        account.setMinHeight(0);
        account.getStyleClass().add("account");
        account.getChildren().addAll(name, number, address, asOf, stub, remark, facts, holder);
    }

    TypedField field() {
        return field;
    }

    void draw(CounterScreen screen) {
        var find = screen.find();
        field.show(find.text());
        var isSearching = !find.text().isEmpty();
        Shown.there(found, isSearching);
        Shown.there(account, !isSearching && screen.bill().isPresent());
        Shown.there(hinting, !isSearching && screen.bill().isEmpty());
        drawFound(find);
        screen.bill().ifPresent(this::drawAccount);
    }

    private void drawFound(FindPanel find) {
        var selected = selected(find);
        var first = Math.max(0, Math.min(selected - ROWS / 2, find.rows().size() - ROWS));
        for (var at = 0; at < ROWS; at++) {
            var place = first + at;
            rowNodes.get(at)
                    .draw(
                            place,
                            place < find.rows().size()
                                    ? Optional.of(find.rows().get(place))
                                    : Optional.empty());
        }
        Shown.there(more, find.rows().size() > ROWS);
        more.setText((selected + 1) + " / " + find.rows().size());
        said.textProperty().set(find.asked().or(find::said).or(find::offer).orElse(""));
        said.getStyleClass().remove("find-offer");
        if (find.offer().isPresent() || find.asked().isPresent()) {
            said.getStyleClass().add("find-offer");
        }
    }

    private static int selected(FindPanel find) {
        for (var at = 0; at < find.rows().size(); at++) {
            if (find.rows().get(at).selected()) {
                return at;
            }
        }
        return 0;
    }

    private void drawAccount(BillPanel bill) {
        name.textProperty().set(bill.name());
        Shown.say(number, bill.number());
        address.textProperty().set(bill.address());
        facts.draw(bill.facts());
        Shown.say(asOf, bill.asOf());
        stub.textProperty().set(bill.stub());
        asOf.setGraphic(bill.fresh() ? Icon.DONE.node() : null);
        remark.textProperty().set(bill.remark().orElse(""));
        Shown.there(holder, bill.mayHold());
    }

    static Icon icon(Light light) {
        return switch (light) {
            case NONE -> Icon.NONE;
            case WELL -> Icon.DONE;
            case WAITING -> Icon.WAITING;
            case TROUBLE -> Icon.STOP;
        };
    }

    static String light(Light light) {
        return switch (light) {
            case NONE -> "light-none";
            case WELL -> "light-well";
            case WAITING -> "light-waiting";
            case TROUBLE -> "light-trouble";
        };
    }

    /// One match, as large as a finger needs.
    private final class FoundRow extends HBox {
        private final Label who = Shown.label("", "found-name");
        private final HBox which = new HBox();
        private List<Span> spans = List.of();
        private final Label owes = Shown.label("", "found-amount");
        private int place;

        FoundRow(int at) {
            setId("found-" + at);
            getStyleClass().add("found-row");
            setAccessibleRole(AccessibleRole.LIST_ITEM);
            which.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            which.setMaxWidth(Region.USE_PREF_SIZE);
            owes.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            owes.setMinWidth(Region.USE_PREF_SIZE);
            var words = new VBox(who, which);
            HBox.setHgrow(words, Priority.ALWAYS);
            getChildren().addAll(words, owes);
            setOnMouseClicked(_ -> model.matchTapped(place));
        }

        private void drawNumber(List<Span> now) {
            if (!now.equals(spans)) {
                spans = now;
                which.getChildren().setAll(now.stream().map(FoundRow::span).toList());
            }
        }

        private static Label span(Span span) {
            var label = Shown.label("", "found-number");
            label.setText(span.text());
            label.setMinWidth(Region.USE_PREF_SIZE);
            if (span.differs()) {
                label.getStyleClass().add("found-differs");
            }
            return label;
        }

        void draw(int now, Optional<Row> row) {
            place = now;
            Shown.there(this, row.isPresent());
            row.ifPresent(one -> {
                who.setText(
                        one.detail().isEmpty() ? one.name() : one.name() + " · " + one.detail());
                drawNumber(one.spans());
                setAccessibleText(one.name() + " " + one.number() + " " + one.toPay());
                owes.setText(one.toPay());
                Shown.look(
                        this,
                        List.of("found-here", "found-there"),
                        one.selected() ? "found-here" : "found-there");
            });
        }
    }
}
