package org.cashwrap.screen.counter;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cashwrap.screen.KeyButton;
import org.cashwrap.screen.KeyButton.Kind;
import org.cashwrap.screen.Prose;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.Stroke;
import org.cashwrap.screen.counter.CounterScreen.FormField;
import org.cashwrap.screen.counter.CounterScreen.FormPanel;
import org.cashwrap.screen.counter.DoubtForm.Field;
import org.cashwrap.screen.counter.Press.Named;
import org.cashwrap.screen.counter.Press.Sign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The form of the second person, over the counter.
final class FormPane extends VBox {
    private final Label title = Shown.label("form-title", "title");
    private final List<Row> rows = new ArrayList<>();
    private final Prose hint = Shown.prose("form-hint", "hint-prose");
    private final Prose said = Shown.prose("form-said", "asked");

    FormPane(CounterViewModel model, Spoken spoken) {
        setId("form-pane");
        getStyleClass().addAll("sheet", "form-pane");
        var grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        for (var field : Field.values()) {
            var row = new Row(field, new Label(), new TypedField("form-" + Shown.word(field)));
            row.typed().setFocusTraversable(false);
            if (field == Field.AMOUNT) {
                row.typed().ofAmount();
            }
            GridPane.setHgrow(row.typed(), Priority.ALWAYS);
            grid.addRow(rows.size(), row.name(), row.typed());
            rows.add(row);
        }
        var charged =
                choice(
                        "form-charged",
                        spoken,
                        "screen.counter.form.charged",
                        KeyCode.DIGIT1,
                        model,
                        '1');
        var not =
                choice(
                        "form-not-charged",
                        spoken,
                        "screen.counter.form.not-charged",
                        KeyCode.DIGIT2,
                        model,
                        '2');
        var back =
                new KeyButton(
                                "form-back",
                                Kind.PLAIN,
                                spoken.text("screen.counter.view.back"),
                                () -> model.tapped(Named.ESCAPE))
                        .at(Stroke.of(KeyCode.ESCAPE));
        var on =
                new KeyButton(
                                "form-on",
                                Kind.PRIMARY,
                                spoken.text("screen.counter.view.on"),
                                () -> model.tapped(Named.ENTER))
                        .at(Stroke.of(KeyCode.ENTER));
        var space = new HBox();
        HBox.setHgrow(space, Priority.ALWAYS);
        var foot = new HBox(charged, not, space, back, on);
        foot.getStyleClass().add("form-foot");
        getChildren().addAll(title, grid, hint, said, foot);
    }

    private static KeyButton choice(
            String id,
            Spoken spoken,
            String text,
            KeyCode code,
            CounterViewModel model,
            char sign) {
        var key =
                new KeyButton(id, Kind.PLAIN, spoken.text(text), () -> model.tapped(Sign.of(sign)))
                        .at(Stroke.of(code));
        key.setFocusTraversable(false);
        return key;
    }

    /// Where signs go.
    Optional<TypedField> focused(Optional<FormPanel> form) {
        return form.flatMap(one ->
                one.fields().stream()
                        .filter(FormField::focused)
                        .findFirst()
                        .flatMap(field ->
                                rows.stream()
                                        .filter(row -> row.field() == field.field())
                                        .map(Row::typed)
                                        .findFirst()));
    }

    void draw(CounterScreen screen) {
        var form = screen.form();
        Shown.there(this, form.isPresent());
        form.ifPresent(one -> {
            title.setText(one.title());
            hint.textProperty().set(one.hint());
            said.textProperty().set(screen.said().orElse(""));
            rows.forEach(row ->
                    row.draw(
                            one.fields().stream()
                                    .filter(it -> it.field() == row.field())
                                    .findFirst()));
        });
    }

    /// One line of it.
    private record Row(Field field, Label name, TypedField typed) {
        void draw(Optional<FormField> shown) {
            Shown.there(name, shown.isPresent());
            Shown.there(typed, shown.isPresent());
            name.setText(shown.map(FormField::label).orElse(""));
            typed.show(shown.map(FormField::value).orElse(""));
        }
    }
}
