package org.cashwrap.screen;

import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.Locale;

/// One bar above the status strip, always there, so that nothing moves when something is said. It shows the newest of
/// [Notices], how many there are, and the keys of the shown one.
public final class NoticeBar extends HBox {
    private static final double LETTERS = 1;

    private final Spoken spoken;
    private final Looks looks;
    private final Prose text = new Prose();
    private final HBox keys = new HBox();
    private Notices notices = Notices.NONE;
    private Keys shortcuts = new Keys();

    NoticeBar(Spoken spoken, Looks looks) {
        this.spoken = spoken;
        this.looks = looks;
        setId("notice-bar");
        getStyleClass().add("notice-bar");
        setMinWidth(0);
        text.setId("notice-text");
        text.getStyleClass().add("notice-text");
        text.setMaxHeight(Double.MAX_VALUE);
        text.setMinHeight(0);
        HBox.setHgrow(text, Priority.ALWAYS);
        keys.getStyleClass().add("notice-keys");
        keys.setMinWidth(Region.USE_PREF_SIZE);
        widthProperty().subscribe(this::fit);
        heightProperty().subscribe(this::fit);
        spoken.language().subscribe(_ -> show(notices));
    }

    public void show(Notices next) {
        notices = next;
        getChildren().clear();
        keys.getChildren().clear();
        shortcuts = new Keys();
        getStyleClass().removeIf(name -> name.startsWith("notice-of-"));
        next.shown().ifPresent(this::show);
        fit();
    }

    public void add(Notices.Shown notice) {
        show(notices.with(notice));
    }

    public void remove(String id) {
        show(notices.without(id));
    }

    Keys shortcuts() {
        return shortcuts;
    }

    void keyPressed() {
        var rest = notices.keyPressed();
        if (!rest.equals(notices)) {
            show(rest);
        }
    }

    private void show(Notices.Shown shown) {
        getStyleClass().add("notice-of-" + shown.weight().name().toLowerCase(Locale.ROOT));
        text.setText(spoken.now(shown.text()));
        for (var key : shown.keys()) {
            keys.getChildren().add(button(key));
        }
        if (notices.standing().size() > 1) {
            keys.getChildren().add(older());
        }
        getChildren().setAll(List.of(icon(shown.weight()), text, keys));
    }

    /// Says how many there are, and shows the next.
    private KeyButton older() {
        var count =
                spoken.text("notice-bar.count", notices.looking() + 1, notices.standing().size());
        var older =
                new KeyButton(
                                "notice-older",
                                KeyButton.Kind.PLAIN,
                                count,
                                () -> show(notices.older()))
                        .at(Stroke.control(KeyCode.N));
        older.accessibleHelpProperty().bind(spoken.text("notice-bar.older"));
        shortcuts.on(older);
        return older;
    }

    private KeyButton button(Notices.Key key) {
        var button =
                new KeyButton(key.id(), KeyButton.Kind.PLAIN, spoken.text(key.label()), key.act())
                        .at(key.stroke());
        shortcuts.on(button);
        return button;
    }

    private static Region icon(Notices.Weight weight) {
        return switch (weight) {
            case STOP -> Icon.STOP.node();
            case WAITING -> Icon.WAITING.node();
            case NOTE -> Icon.NOTE.node();
            case DONE -> Icon.DONE.node();
        };
    }

    /// Called again when the letters around change.
    void fit() {
        if (getScene() == null || getHeight() <= 0 || getChildren().isEmpty()) {
            return;
        }
        applyCss();
        var insets = getInsets();
        var room = getHeight() - insets.getTop() - insets.getBottom();
        var gaps = getSpacing() * (getChildren().size() - 1);
        var others = getChildren().getFirst().prefWidth(-1) + keys.prefWidth(-1);
        var width = getWidth() - insets.getLeft() - insets.getRight() - gaps - others;
        var around = looks.size().get().letters();
        Fitting.shrink(text, LETTERS, around, () -> text.prefHeight(width), room);
    }
}
