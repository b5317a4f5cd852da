package org.cashwrap.screen;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.List;

/// ① Find ② Bill ③ Pay ④ Done: where one is, what is behind and what comes. What is done has a tick, where one is stands
/// out and is underlined, what comes is empty.
public final class Steps extends HBox {
    private static final String DONE = "step-done";
    private static final String NOW = "step-now";
    private static final String TO_COME = "step-to-come";

    /// @param names what the steps are called
    /// @param now   which of them it is, from 0; above the last when all are done
    public Steps(Spoken spoken, List<Phrase> names, ObservableValue<Integer> now) {
        setId("steps");
        getStyleClass().add("steps");
        setAccessibleRole(AccessibleRole.TEXT);
        for (var i = 0; i < names.size(); i++) {
            getChildren().add(step(spoken, names.get(i), i, now));
        }
    }

    private static String where(int index, int now) {
        if (index == now) {
            return NOW;
        }
        return index < now ? DONE : TO_COME;
    }

    private static HBox step(Spoken spoken, Phrase name, int index, ObservableValue<Integer> now) {
        var number = new Label();
        number.getStyleClass().add("step-number");
        number.textProperty().bind(spoken.text("screen.number", index + 1));
        var tick = Icon.DONE.node();
        var mark = new StackPane(number, tick);
        mark.getStyleClass().add("step-mark");
        var words = new Label();
        words.getStyleClass().add("step-name");
        words.textProperty().bind(spoken.text(name));
        words.setMinWidth(Region.USE_PREF_SIZE);
        var step = new HBox(mark, words);
        step.setId("step-" + (index + 1));
        step.getStyleClass().add("step");
        now.subscribe(at -> {
            tick.setVisible(index < at);
            number.setVisible(index >= at);
            step.getStyleClass().removeAll(DONE, NOW, TO_COME);
            step.getStyleClass().add(where(index, at));
        });
        return step;
    }
}
