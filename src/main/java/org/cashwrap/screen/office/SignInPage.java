package org.cashwrap.screen.office;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;

import org.cashwrap.screen.Icon;
import org.cashwrap.screen.KeyButton;
import org.cashwrap.screen.KeyButton.Kind;
import org.cashwrap.screen.Keypad;
import org.cashwrap.screen.Keys;
import org.cashwrap.screen.Page;
import org.cashwrap.screen.Phrase;
import org.cashwrap.screen.SaidLine;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.Stroke;
import org.cashwrap.staff.Pin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who is here, and their PIN. Names are keys; digits go to the PIN wherever the focus is.
public final class SignInPage implements Page {
    /// With *Other…* they fill three rows of two.
    private static final int NAMES_MAX = 5;

    private static final int ROWS = 3;

    private static final List<KeyCode> NAME_KEYS =
            List.of(KeyCode.F2, KeyCode.F3, KeyCode.F4, KeyCode.F5, KeyCode.F6, KeyCode.F7);

    private final SignInViewModel model;
    private final Spoken spoken;
    private final Keys keys = new Keys();
    private final List<KeyButton> names = new ArrayList<>();
    private final TextField typedName = new TextField();
    private final Label head = new Label();
    private final HBox body;

    /// @param store what its people call it
    /// @param till  its name
    public SignInPage(SignInViewModel model, Spoken spoken, String store, String till) {
        this.model = model;
        this.spoken = spoken;
        head.setId("place");
        head.getStyleClass().add("subtitle");
        head.textProperty().bind(spoken.text("sign-in.place", store, new Phrase.Id(till)));
        head.setMinWidth(Region.USE_PREF_SIZE);
        body = new HBox(people(), pinPad());
        body.getStyleClass().addAll("page", "sign-in");
        digits();
        model.screen().subscribe(this::draw);
    }

    private Node people() {
        var title = new Label();
        title.getStyleClass().add("title");
        title.textProperty().bind(spoken.text("sign-in.who"));
        title.setMinHeight(Region.USE_PREF_SIZE);
        var grid = new GridPane();
        grid.getStyleClass().add("names");
        for (var i = 0; i < 2; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(50);
            grid.getColumnConstraints().add(column);
        }
        for (var i = 0; i < ROWS; i++) {
            var row = new RowConstraints();
            row.setVgrow(Priority.ALWAYS);
            grid.getRowConstraints().add(row);
        }
        VBox.setVgrow(grid, Priority.ALWAYS);
        model.screen().get().names().stream().limit(NAMES_MAX).forEach(this::nameKey);
        var other =
                new KeyButton("name-other", Kind.PLAIN, spoken.text("sign-in.other"), this::other)
                        .choosing(model.screen().map(SignInScreen::typing));
        names.add(other.at(Stroke.of(NAME_KEYS.get(names.size()))));
        for (var i = 0; i < names.size(); i++) {
            grid.add(names.get(i), i % 2, i / 2);
            keys.on(names.get(i));
        }
        typedName.setId("name-typed");
        typedName.promptTextProperty().bind(spoken.text("sign-in.type-name"));
        typedName.textProperty().subscribe((_, typed) -> model.nameTyped(typed));
        var column = new VBox(title, grid, typedName, left(), said());
        column.getStyleClass().add("people");
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private void nameKey(SignInScreen.Name name) {
        var key =
                new KeyButton(
                                "name-" + name.name(),
                                Kind.PLAIN,
                                spoken.text("screen.as-is", name.shown()),
                                () -> model.choose(name))
                        .choosing(
                                model.screen()
                                        .map(now ->
                                                !now.typing()
                                                        && now.chosen().equals(Optional.of(name))))
                        .at(Stroke.of(NAME_KEYS.get(names.size())));
        names.add(key);
    }

    /// In the place of what is said, while nothing is: at the largest size there is no room for both.
    private Node left() {
        return new SaidLine(
                "sign-in-left",
                Icon.NOTE,
                "said-note",
                spoken,
                model.screen().map(now -> now.said().isPresent() ? Optional.empty() : now.left()));
    }

    private Node said() {
        return new SaidLine(
                "sign-in-said",
                Icon.STOP,
                "said-wrong",
                spoken,
                model.screen().map(SignInScreen::said));
    }

    private Node pinPad() {
        var who = new Label();
        who.setId("pin-who");
        who.getStyleClass().add("subtitle");
        who.textProperty()
                .bind(
                        spoken.text(
                                model.screen()
                                        .map(now ->
                                                now.asking()
                                                        ? Phrase.of("sign-in.asking")
                                                        : now.chosen()
                                                                .map(name ->
                                                                        Phrase.of(
                                                                                "sign-in.pin-of",
                                                                                name.shown()))
                                                                .orElse(
                                                                        Phrase.of(
                                                                                "sign-in.pin")))));
        who.setMinHeight(Region.USE_PREF_SIZE);
        var dots = new HBox();
        dots.setId("pin-dots");
        dots.getStyleClass().add("dots");
        model.screen()
                .map(SignInScreen::digits)
                .subscribe(count -> dots.getChildren().setAll(dots(count)));
        var keypad = new Keypad(Keypad.Kind.DIGITS, spoken, this::padPressed);
        VBox.setVgrow(keypad, Priority.ALWAYS);
        var pad = new VBox(who, dots, keypad);
        pad.getStyleClass().add("pin-pad");
        return pad;
    }

    /// As many places as a PIN has at least, and no hint of how many this one has.
    private static List<Node> dots(int typed) {
        var dots = new ArrayList<Node>();
        for (var i = 0; i < Math.max(typed, Pin.DIGITS_MIN); i++) {
            dots.add((i < typed ? Icon.ON : Icon.OFF).node());
        }
        return dots;
    }

    private void digits() {
        for (var digit = 0; digit <= 9; digit++) {
            var text = Integer.toString(digit);
            var label = spoken.text("sign-in.digit", digit);
            keys.silently(
                    Stroke.of(KeyCode.valueOf("DIGIT" + digit)), label, () -> model.digit(text));
            keys.silently(
                    Stroke.of(KeyCode.valueOf("NUMPAD" + digit)), label, () -> model.digit(text));
        }
        keys.on(Stroke.of(KeyCode.ENTER), spoken.text("sign-in.enter"), this::enter);
        keys.silently(Stroke.of(KeyCode.BACK_SPACE), spoken.text("screen.erase"), model::erase);
    }

    private void padPressed(Keypad.Press press) {
        switch (press) {
            case Keypad.Press.Text(var text) -> model.digit(text);
            case Keypad.Press.Erase _ -> model.erase();
            case Keypad.Press.Enter _ -> enter();
        }
    }

    /// From the name typed to its PIN, or from the PIN to the counter.
    private void enter() {
        if (typedName.isFocused() && !typedName.getText().isBlank()) {
            names.getLast().requestFocus();
        } else {
            model.enter();
        }
    }

    private void other() {
        model.other();
        typedName.requestFocus();
    }

    private void draw(SignInScreen screen) {
        typedName.setVisible(screen.typing());
        typedName.setManaged(screen.typing());
        if (!screen.typing() && !typedName.getText().isEmpty()) {
            typedName.setText("");
        }
    }

    @Override
    public String id() {
        return "sign-in";
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
        names.getFirst().requestFocus();
    }
}
