package org.cashwrap.screen;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The lowest line of every screen: how head office and devices stand, who serves, the keys that work everywhere, the time.
public final class StatusStrip extends HBox {
    private final Spoken spoken;
    private final Looks looks;
    private final Label clock = new Label();
    private final Region space = new Region();
    private Strip strip = new Strip(List.of(), Optional.empty());
    private List<KeyButton> keys = List.of();
    private LocalTime time = LocalTime.MIDNIGHT;

    StatusStrip(Spoken spoken, Looks looks) {
        this.spoken = spoken;
        this.looks = looks;
        setId("status-strip");
        getStyleClass().add("status-strip");
        // It shrinks its letters rather than stretch the window.
        setMinWidth(0);
        clock.setId("clock");
        clock.getStyleClass().add("clock");
        clock.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(space, Priority.ALWAYS);
        widthProperty().subscribe(this::fit);
        spoken.language().subscribe(_ -> build());
    }

    public void show(Strip next) {
        strip = next;
        build();
    }

    /// Keys that work while somebody is signed in: the drawer, the lock.
    void show(List<KeyButton> next) {
        keys = next;
        keys.forEach(key -> key.setMinWidth(Region.USE_PREF_SIZE));
        build();
    }

    void show(LocalTime now) {
        time = now;
        clock.setText(spoken.now(Phrase.of("screen.time", now)));
    }

    private void build() {
        var all = new ArrayList<Node>();
        strip.lamps().forEach(lamp -> all.add(lamp(lamp)));
        all.add(space);
        strip.clerk().ifPresent(name -> all.add(clerk(name)));
        all.addAll(keys);
        all.add(clock);
        show(time);
        getChildren().setAll(all);
        fit();
    }

    private Node clerk(String name) {
        var clerk = new Label(name);
        clerk.setId("clerk");
        clerk.setMinWidth(Region.USE_PREF_SIZE);
        clerk.setGraphic(Icon.PERSON.node());
        return clerk;
    }

    private Node lamp(Strip.Lamp lamp) {
        var node = new Label(spoken.now(lamp.text()));
        node.setId("lamp-" + lamp.id());
        node.getStyleClass().addAll("lamp", "lamp-" + lamp.state().name().toLowerCase(Locale.ROOT));
        node.setGraphic(icon(lamp.state()));
        node.setMinWidth(Region.USE_PREF_SIZE);
        return node;
    }

    private static Region icon(Strip.State state) {
        return switch (state) {
            case GOOD -> Icon.DONE.node();
            case WAITING -> Icon.WAITING.node();
            case TROUBLE -> Icon.STOP.node();
            case NONE -> Icon.NONE.node();
        };
    }

    /// Called again when the letters around change.
    void fit() {
        if (getScene() == null || getWidth() <= 0) {
            return;
        }
        var around = looks.size().get().letters();
        Fitting.shrink(this, Fitting.HINT, around, () -> prefWidth(-1), getWidth());
    }
}
