package org.cashwrap.screen.counter;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.cashwrap.screen.counter.CounterScreen.Standing;
import org.cashwrap.text.Ids;

import java.util.ArrayList;
import java.util.List;

/// Lines with a light, the most urgent on top: what the biller said of an account, or what an amount does. What there is no room for is left out from the bottom, and their
/// number is shown: a line never lies over something else.
final class FactsColumn extends VBox {
    private static final List<String> LIGHTS =
            List.of("light-none", "light-well", "light-waiting", "light-trouble");

    private final Label more = Shown.label("", "hint");
    private List<Standing> shown = List.of();

    FactsColumn(String id) {
        setId(id);
        more.setId(id + "-more");
        getStyleClass().add("facts");
        setMinHeight(0);
        more.setManaged(false);
    }

    void draw(List<Standing> facts) {
        if (!facts.equals(shown)) {
            shown = facts;
            var lines = new ArrayList<Node>(facts.stream().map(FactsColumn::line).toList());
            lines.add(more);
            getChildren().setAll(lines);
        }
        Shown.there(this, !facts.isEmpty());
    }

    private static HBox line(Standing fact) {
        var text = Shown.prose("", "fact");
        text.textProperty().set(fact.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        var line = new HBox(FindPane.icon(fact.light()).node(), text);
        line.getStyleClass().add("fact-line");
        Shown.look(line, LIGHTS, FindPane.light(fact.light()));
        return line;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        var lines = getManagedChildren();
        var room = getHeight() + 0.5;
        var fit = lines.stream().filter(line -> bottom(line) <= room).count();
        var isAll = fit == lines.size();
        more.setText(Ids.show("+" + (lines.size() - fit)));
        var foot = more.prefHeight(-1);
        // The count takes the room of a line itself.
        while (!isAll && fit > 0 && bottom(lines.get((int) fit - 1)) + foot > room) {
            fit--;
            more.setText(Ids.show("+" + (lines.size() - fit)));
        }
        for (var at = 0; at < lines.size(); at++) {
            lines.get(at).setVisible(at < fit);
        }
        more.setVisible(!isAll);
        if (!isAll) {
            var top = fit == 0 ? 0 : bottom(lines.get((int) fit - 1));
            more.resizeRelocate(0, top, getWidth(), foot);
        }
    }

    private static double bottom(Node line) {
        return line.getLayoutY() + line.getLayoutBounds().getHeight();
    }
}
