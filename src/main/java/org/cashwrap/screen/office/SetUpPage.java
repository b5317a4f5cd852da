package org.cashwrap.screen.office;

import javafx.geometry.NodeOrientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.cashwrap.core.bill.Language;
import org.cashwrap.profile.Profiles.Offered;
import org.cashwrap.screen.Icon;
import org.cashwrap.screen.KeyButton;
import org.cashwrap.screen.KeyButton.Kind;
import org.cashwrap.screen.Keypad;
import org.cashwrap.screen.Keys;
import org.cashwrap.screen.NoticeBar;
import org.cashwrap.screen.Notices;
import org.cashwrap.screen.Page;
import org.cashwrap.screen.Phrase;
import org.cashwrap.screen.Prose;
import org.cashwrap.screen.SaidLine;
import org.cashwrap.screen.Spoken;
import org.cashwrap.screen.Steps;
import org.cashwrap.screen.Stroke;
import org.cashwrap.screen.office.SetUpScreen.Field;
import org.cashwrap.screen.office.SetUpScreen.Said;
import org.cashwrap.screen.office.SetUpScreen.Step;
import org.cashwrap.text.Texts;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// A till is set up in three steps and a last look. Enter goes on, Escape goes back, Tab goes through the fields.
public final class SetUpPage implements Page {
    private static final String NOTICE = "set-up";

    private final SetUpViewModel model;
    private final Spoken spoken;
    private final NoticeBar notices;
    private final Keys keys = new Keys();
    private final Map<Field, TextField> fields = new EnumMap<>(Field.class);
    private final Map<Field, ListView<Optional<Offered>>> lists = new EnumMap<>(Field.class);
    private final Map<Step, Node> panes = new EnumMap<>(Step.class);
    private final Map<Field, KeyButton> portKeys = new EnumMap<>(Field.class);
    private final GridPane summary = new GridPane();
    private final Steps head;
    private final VBox body;
    private Step step = Step.STORE;

    /// @param notices where what concerns no field is said
    public SetUpPage(SetUpViewModel model, Spoken spoken, NoticeBar notices) {
        this.model = model;
        this.spoken = spoken;
        this.notices = notices;
        head =
                new Steps(
                        spoken,
                        List.of(
                                Phrase.of("set-up.step-store"),
                                Phrase.of("set-up.step-devices"),
                                Phrase.of("set-up.step-manager"),
                                Phrase.of("set-up.step-check")),
                        model.screen().map(SetUpPage::at));
        panes.put(Step.STORE, store());
        panes.put(Step.DEVICES, devices());
        panes.put(Step.MANAGER, manager());
        panes.put(Step.SUMMARY, check());
        var steps = new StackPane();
        steps.getChildren().addAll(panes.values());
        VBox.setVgrow(steps, Priority.ALWAYS);
        body = new VBox(steps, foot());
        body.getStyleClass().addAll("page", "set-up");
        spoken.language().subscribe(model::languageChosen);
        model.screen().subscribe(this::draw);
    }

    /// Behind the last step when the till is there.
    private static int at(SetUpScreen now) {
        return now.made().isPresent()
                ? SetUpScreen.STEPS.size()
                : SetUpScreen.STEPS.indexOf(now.step());
    }

    // ---- the store ----

    private Node store() {
        var left = grid("set-up-store");
        row(left, 0, label("set-up.language"), languages());
        row(left, 1, label("set-up.store"), noted(Field.STORE, code(Field.STORE)));
        row(left, 2, label("set-up.till"), noted(Field.TILL, code(Field.TILL)));
        row(left, 3, label("set-up.currency"), noted(Field.CURRENCY, code(Field.CURRENCY)));
        row(left, 4, label("set-up.zone"), noted(Field.TIME_ZONE, code(Field.TIME_ZONE)));
        var lines = new VBox();
        lines.getStyleClass().add("header-lines");
        SetUpAnswers.headerFields().forEach(field -> lines.getChildren().add(field(field)));
        lines.getChildren().add(note(SetUpAnswers.headerFields().toList()));
        var right = grid("set-up-paper");
        row(right, 0, label("set-up.header"), lines);
        row(
                right,
                1,
                label("set-up.head-office"),
                noted(Field.HEAD_OFFICE, code(Field.HEAD_OFFICE)));
        return columns(left, right);
    }

    private static Node columns(Node left, Node right) {
        var both = new GridPane();
        both.getStyleClass().add("columns");
        for (var i = 0; i < 2; i++) {
            var half = new ColumnConstraints();
            half.setPercentWidth(50);
            both.getColumnConstraints().add(half);
        }
        both.addRow(0, left, right);
        return both;
    }

    private Node languages() {
        var row = new HBox();
        row.getStyleClass().add("languages");
        for (var language : Language.values()) {
            var name = Texts.of(language).text("set-up.language-name");
            var key =
                    new KeyButton(
                                    "language-" + language.code(),
                                    Kind.PLAIN,
                                    spoken.text("screen.as-is", name),
                                    () -> spoken.speak(language))
                            .choosing(spoken.language().map(now -> now == language));
            HBox.setHgrow(key, Priority.ALWAYS);
            key.setMaxWidth(Double.MAX_VALUE);
            row.getChildren().add(key);
        }
        return row;
    }

    // ---- the devices ----

    private Node devices() {
        var models = new GridPane();
        models.getStyleClass().add("models");
        // Wide enough for the longest name of a model that ships.
        for (var percent : List.of(33, 24, 43)) {
            var column = new ColumnConstraints();
            column.setPercentWidth(percent);
            models.getColumnConstraints().add(column);
        }
        models.add(
                list(
                        Field.PRINTER,
                        "set-up.printer",
                        model.profiles().printers(),
                        model::printerChosen),
                0,
                0);
        models.add(
                list(
                        Field.DRAWER,
                        "set-up.drawer",
                        model.profiles().drawers(),
                        model::drawerChosen),
                1,
                0);
        models.add(
                list(
                        Field.TERMINAL,
                        "set-up.terminal",
                        model.profiles().terminals(),
                        model::terminalChosen),
                2,
                0);
        var links = grid("set-up-links");
        row(links, 0, label("set-up.printer-link"), link(Field.PRINTER_LINK, KeyCode.F4));
        row(links, 1, label("set-up.terminal-link"), link(Field.TERMINAL_LINK, KeyCode.F6));
        VBox.setVgrow(models, Priority.ALWAYS);
        var pane = new VBox(models, links);
        pane.getStyleClass().add("devices");
        return pane;
    }

    private Node list(
            Field field, String label, List<Offered> models, Consumer<Optional<Offered>> chosen) {
        var list = new ListView<Optional<Offered>>();
        list.setId(id(field));
        list.getStyleClass().add("model-list");
        list.getItems().add(Optional.empty());
        models.forEach(model -> list.getItems().add(Optional.of(model)));
        list.setCellFactory(_ -> new ModelCell(spoken));
        list.getSelectionModel().select(0);
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(now -> chosen.accept(now == null ? Optional.empty() : now));
        list.accessibleTextProperty().bind(spoken.text(label));
        list.setMinHeight(0);
        lists.put(field, list);
        // Over the free room at the end of the list, and only while something is wrong with what
        // was chosen.
        var note = note(List.of(field));
        note.setMouseTransparent(true);
        note.visibleProperty().bind(model.screen().map(now -> now.wrong().containsKey(field)));
        var both = new StackPane(list, note);
        both.getStyleClass().add("model-choice");
        both.setMinHeight(0);
        VBox.setVgrow(both, Priority.ALWAYS);
        var column = new VBox(label(label), both);
        column.getStyleClass().add("model-column");
        return column;
    }

    /// A model's name, which its maker gave it in Latin letters; or that there is none.
    private static final class ModelCell extends ListCell<Optional<Offered>> {
        private final Spoken spoken;

        ModelCell(Spoken spoken) {
            this.spoken = spoken;
        }

        @Override
        protected void updateItem(Optional<Offered> item, boolean empty) {
            super.updateItem(item, empty);
            textProperty().unbind();
            if (empty || item == null) {
                setText("");
            } else {
                textProperty()
                        .bind(
                                spoken.text(
                                        item.map(model ->
                                                        Phrase.of(
                                                                "screen.as-is",
                                                                new Phrase.Id(model.model())))
                                                .orElse(Phrase.of("set-up.none"))));
            }
        }
    }

    private Node link(Field field, KeyCode at) {
        var typed = code(field);
        HBox.setHgrow(typed, Priority.ALWAYS);
        var port =
                new KeyButton(
                                id(field) + "-port",
                                Kind.PLAIN,
                                spoken.text(
                                        model.screen()
                                                .map(now -> Phrase.of("set-up.port", now.ports()))),
                                () -> model.nextPort(field).ifPresent(typed::setText))
                        .at(Stroke.of(at));
        keys.on(port);
        port.setMinWidth(Region.USE_PREF_SIZE);
        portKeys.put(field, port);
        var row = new HBox(typed, port);
        row.getStyleClass().add("link-row");
        return noted(field, row);
    }

    // ---- the manager ----

    private Node manager() {
        var grid = grid("set-up-manager");
        row(grid, 0, label("set-up.name"), noted(Field.NAME, code(Field.NAME)));
        row(
                grid,
                1,
                label("set-up.display-name"),
                noted(Field.DISPLAY_NAME, field(Field.DISPLAY_NAME)));
        var pin = secret(Field.PIN);
        pin.textProperty().subscribe((_, typed) -> model.pinTyped(typed));
        row(grid, 2, label("set-up.pin"), noted(Field.PIN, pin));
        var again = secret(Field.PIN_AGAIN);
        again.textProperty().subscribe((_, typed) -> model.pinAgainTyped(typed));
        row(grid, 3, label("set-up.pin-again"), noted(Field.PIN_AGAIN, again));
        HBox.setHgrow(grid, Priority.ALWAYS);
        var keypad = new Keypad(Keypad.Kind.DIGITS, spoken, Keypad.intoFocus(grid, this::enter));
        var pad = new VBox(keypad);
        pad.getStyleClass().add("set-up-pad");
        VBox.setVgrow(keypad, Priority.ALWAYS);
        var pane = new HBox(grid, pad);
        pane.getStyleClass().add("manager");
        return pane;
    }

    private PasswordField secret(Field field) {
        var secret = new PasswordField();
        prepare(field, secret);
        secret.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return secret;
    }

    /// On the keypad: from the PIN to the same once more, and then on.
    private void enter() {
        var again = fields.get(Field.PIN_AGAIN);
        if (again != null && !again.isFocused()) {
            again.requestFocus();
        } else {
            next();
        }
    }

    // ---- the last look ----

    private Node check() {
        summary.setId("summary");
        summary.getStyleClass().add("summary");
        var words = new ColumnConstraints();
        words.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        summary.getColumnConstraints().addAll(words, values);
        var title = new Prose();
        title.setId("check-title");
        title.textProperty()
                .bind(
                        spoken.text(
                                model.screen()
                                        .map(now ->
                                                Phrase.of(
                                                        now.made().isPresent()
                                                                ? "set-up.made"
                                                                : "set-up.check"))));
        title.getStyleClass().add("subtitle-prose");
        var pane = new VBox(title, summary);
        pane.getStyleClass().add("check");
        return pane;
    }

    private void summarize(List<SetUpScreen.Line> lines) {
        summary.getChildren().clear();
        for (var i = 0; i < lines.size(); i++) {
            var label = new Prose();
            label.getStyleClass().add("summary-label");
            label.textProperty().bind(spoken.text(lines.get(i).label()));
            var value = new Prose();
            value.setId("summary-" + i);
            value.getStyleClass().add("summary-value");
            value.textProperty().bind(spoken.text(lines.get(i).value()));
            GridPane.setHgrow(value, Priority.ALWAYS);
            summary.addRow(i, label, value);
        }
    }

    // ---- the keys ----

    private Node foot() {
        var practise =
                new KeyButton(
                                "practise",
                                Kind.PLAIN,
                                spoken.text("set-up.practise"),
                                model::practise)
                        .at(Stroke.of(KeyCode.F7));
        var back =
                new KeyButton("set-up-back", Kind.PLAIN, spoken.text("set-up.back"), model::back)
                        .with(Icon.BACK)
                        .at(Stroke.of(KeyCode.ESCAPE));
        var next =
                new KeyButton(
                                "set-up-next",
                                Kind.PRIMARY,
                                spoken.text(model.screen().map(now -> Phrase.of(onwards(now)))),
                                this::next)
                        .at(Stroke.of(KeyCode.ENTER));
        practise.disableProperty()
                .bind(model.screen().map(now -> now.asking() || now.made().isPresent()));
        var copy =
                new KeyButton("copy-key", Kind.PLAIN, spoken.text("set-up.copy"), this::copy)
                        .at(Stroke.of(KeyCode.F8));
        copy.visibleProperty().bind(model.screen().map(now -> now.made().isPresent()));
        copy.managedProperty().bind(copy.visibleProperty());
        back.disableProperty()
                .bind(
                        model.screen()
                                .map(now ->
                                        now.asking()
                                                || now.made().isPresent()
                                                || now.step() == Step.STORE));
        next.disableProperty().bind(model.screen().map(SetUpScreen::asking));
        for (var key : List.of(practise, copy, back, next)) {
            key.setMinWidth(Region.USE_PREF_SIZE);
            keys.on(key);
        }
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var foot = new HBox(practise, space, copy, back, next);
        foot.getStyleClass().add("set-up-foot");
        foot.setMinHeight(Region.USE_PREF_SIZE);
        return foot;
    }

    private static String onwards(SetUpScreen now) {
        if (now.made().isPresent()) {
            return "set-up.go-on";
        }
        return now.step() == Step.SUMMARY ? "set-up.make" : "set-up.next";
    }

    /// Nobody types 64 hex digits twice.
    private void copy() {
        model.screen()
                .get()
                .made()
                .ifPresent(named ->
                        Clipboard.getSystemClipboard()
                                .setContent(Map.of(DataFormat.PLAIN_TEXT, named)));
    }

    /// In the bar that has its place below every page.
    private void say(Optional<Said> said) {
        said.ifPresentOrElse(
                now ->
                        notices.add(
                                new Notices.Shown(
                                        NOTICE,
                                        now.trouble() ? Notices.Weight.STOP : Notices.Weight.NOTE,
                                        now.text(),
                                        List.of())),
                () -> notices.remove(NOTICE));
    }

    /// To the next step, where the focus follows; or to what is wrong with this one.
    private void next() {
        model.next();
        if (!model.screen().get().wrong().isEmpty()) {
            focus();
        }
    }

    // ---- fields ----

    private static GridPane grid(String id) {
        var grid = new GridPane();
        grid.setId(id);
        grid.getStyleClass().add("answers");
        var labels = new ColumnConstraints();
        var answers = new ColumnConstraints();
        answers.setHgrow(Priority.ALWAYS);
        answers.setFillWidth(true);
        grid.getColumnConstraints().addAll(labels, answers);
        return grid;
    }

    private static void row(GridPane grid, int row, Node label, Node answer) {
        GridPane.setValignment(label, VPos.TOP);
        GridPane.setFillHeight(label, false);
        label.getStyleClass().add("answer-label");
        grid.addRow(row, label, answer);
    }

    private Prose label(String key) {
        var label = new Prose();
        label.setId(key.replace("set-up.", "answer-") + "-label");
        label.textProperty().bind(spoken.text(key));
        return label;
    }

    /// An answer in Latin letters and digits, whatever the language around it.
    private TextField code(Field field) {
        var made = field(field);
        made.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return made;
    }

    private TextField field(Field field) {
        var made = new TextField(model.typed(field));
        prepare(field, made);
        made.textProperty().subscribe((_, typed) -> model.typed(field, typed));
        return made;
    }

    private void prepare(Field field, TextField made) {
        made.setId(id(field));
        made.accessibleTextProperty().bind(spoken.text(spokenAs(field)));
        fields.put(field, made);
    }

    /// What a field is called, for those who hear it.
    private static String spokenAs(Field field) {
        return switch (field) {
            case STORE -> "set-up.store";
            case TILL -> "set-up.till";
            case CURRENCY -> "set-up.currency";
            case TIME_ZONE -> "set-up.zone";
            case HEADER_1, HEADER_2, HEADER_3, HEADER_4 -> "set-up.header";
            case HEAD_OFFICE -> "set-up.head-office";
            case PRINTER -> "set-up.printer";
            case DRAWER -> "set-up.drawer";
            case TERMINAL -> "set-up.terminal";
            case PRINTER_LINK -> "set-up.printer-link";
            case TERMINAL_LINK -> "set-up.terminal-link";
            case NAME -> "set-up.name";
            case DISPLAY_NAME -> "set-up.display-name";
            case PIN -> "set-up.pin";
            case PIN_AGAIN -> "set-up.pin-again";
        };
    }

    private static String id(Field field) {
        return "answer-" + field.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Node noted(Field field, Node answer) {
        var box = new VBox(answer, note(List.of(field)));
        box.getStyleClass().add("noted");
        return box;
    }

    /// Below an answer: what is wrong with it, else what is meant. It has its room always, so nothing moves.
    private StackPane note(List<Field> of) {
        var wrong =
                new SaidLine(
                        id(of.getFirst()) + "-wrong",
                        Icon.STOP,
                        "said-wrong",
                        spoken,
                        model.screen().map(now -> first(of, now.wrong())));
        var words = new Prose();
        words.textProperty()
                .bind(
                        spoken.text(
                                model.screen()
                                        .map(now ->
                                                first(of, now.notes())
                                                        .orElse(Phrase.of("screen.as-is", "")))));
        words.visibleProperty().bind(model.screen().map(now -> first(of, now.wrong()).isEmpty()));
        words.setMaxHeight(Region.USE_PREF_SIZE);
        var note = new StackPane(words, wrong);
        note.getStyleClass().add("note");
        return note;
    }

    private static Optional<Phrase> first(List<Field> of, Map<Field, Phrase> said) {
        return of.stream().flatMap(field -> Stream.ofNullable(said.get(field))).findFirst();
    }

    private void draw(SetUpScreen screen) {
        panes.forEach((step, pane) -> pane.setVisible(step == screen.step()));
        fields.forEach((field, node) -> mark(node, screen.wrong().containsKey(field)));
        lists.forEach((field, node) -> mark(node, screen.wrong().containsKey(field)));
        link(Field.PRINTER_LINK, screen.devices().printer());
        link(Field.TERMINAL_LINK, screen.devices().terminal());
        summarize(screen.summary());
        say(screen.said());
        if (screen.made().isPresent()) {
            clearPins();
        }
        if (step != screen.step()) {
            step = screen.step();
            focus();
        }
    }

    private void link(Field field, boolean there) {
        Stream.of(fields.get(field), portKeys.get(field))
                .filter(node -> node != null)
                .forEach(node -> node.setDisable(!there));
    }

    private static void mark(Region node, boolean wrong) {
        node.getStyleClass().remove("wrong");
        if (wrong) {
            node.getStyleClass().add("wrong");
        }
    }

    /// The PINs leave the fields, once nobody needs them any more.
    public void forget() {
        clearPins();
        model.forget();
    }

    private void clearPins() {
        for (var field : List.of(Field.PIN, Field.PIN_AGAIN)) {
            var node = fields.get(field);
            if (node != null && !node.getText().isEmpty()) {
                node.clear();
            }
        }
    }

    @Override
    public String id() {
        return "set-up";
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

    /// At the first thing that is wrong; else where the step begins.
    @Override
    public void focus() {
        var screen = model.screen().get();
        var wrong = new ArrayList<>(screen.wrong().keySet());
        wrong.sort(null);
        var first =
                switch (screen.step()) {
                    case STORE -> Field.STORE;
                    case DEVICES -> Field.PRINTER;
                    case MANAGER -> Field.NAME;
                    case SUMMARY -> Field.STORE;
                };
        var at = wrong.isEmpty() ? first : wrong.getFirst();
        if (screen.step() == Step.SUMMARY) {
            var next = body.lookup("#set-up-next");
            if (next != null) {
                next.requestFocus();
            }
            return;
        }
        var node = fields.containsKey(at) ? fields.get(at) : lists.get(at);
        if (node != null) {
            node.requestFocus();
        }
    }
}
