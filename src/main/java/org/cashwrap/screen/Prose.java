package org.cashwrap.screen;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Words that may need more than one line. **No `Label` of ours wraps**: where JavaFX 26.0.2 breaks a line of Persian by
/// itself, it reads the letters of the whole text for those of the first line, and fails with an
/// `ArrayIndexOutOfBoundsException` in `PrismTextLayout` or draws it wrong. So lines are broken here, between words, and it
/// is handed lines that need no breaking.
public final class Prose extends Region {
    private static final double SINK = 0.07;

    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final Text drawn = new Text();
    private final Text ruler = new Text();
    private boolean centred;

    public Prose() {
        getStyleClass().add("prose");
        drawn.getStyleClass().add("prose-text");
        getChildren().add(drawn);
        text.subscribe(_ -> requestLayout());
        drawn.fontProperty().subscribe(_ -> requestLayout());
        // Without words it takes no room either.
        managedProperty().bind(text.isNotEmpty());
    }

    public StringProperty textProperty() {
        return text;
    }

    public String getText() {
        return text.get();
    }

    void setText(String next) {
        text.set(next);
    }

    /// In the middle of its room; otherwise where reading begins.
    Prose centred() {
        centred = true;
        drawn.setTextAlignment(TextAlignment.CENTER);
        return this;
    }

    Font font() {
        return drawn.getFont();
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double height) {
        return across() + Math.ceil(width(text.get()));
    }

    /// The longest word.
    @Override
    protected double computeMinWidth(double height) {
        var widest = pieces(text.get()).stream().mapToDouble(each -> width(each.strip())).max();
        return across() + Math.ceil(widest.orElse(0));
    }

    @Override
    protected double computePrefHeight(double width) {
        var room = width < 0 ? Double.MAX_VALUE : width - across();
        return down() + Math.ceil(height(lines(room)));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computeMaxWidth(double height) {
        return Double.MAX_VALUE;
    }

    @Override
    protected void layoutChildren() {
        var insets = getInsets();
        var room = getWidth() - across();
        drawn.setText(String.join("\n", lines(room)));
        var bounds = drawn.getLayoutBounds();
        var y = insets.getTop() + (getHeight() - down() - bounds.getHeight()) / 2;
        var x = insets.getLeft() + (centred ? (room - bounds.getWidth()) / 2 : 0);
        // Our letters stand high on their line: more room below them is free than above.
        var sink = drawn.getFont().getSize() * SINK;
        drawn.relocate(snapPositionX(x), snapPositionY(y + sink));
    }

    /// As many words on a line as it has room for, at least one.
    private List<String> lines(double room) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (var piece : pieces(text.get())) {
            if (!line.isEmpty() && width((line + piece).stripTrailing()) > room) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            line.append(piece);
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /// Between what may stand at the end of a line and what may begin the next.
    private static List<String> pieces(String text) {
        var breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        var pieces = new ArrayList<String>();
        var from = breaks.first();
        for (var to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            pieces.add(text.substring(from, to));
        }
        return pieces;
    }

    private double width(String line) {
        ruler.setFont(drawn.getFont());
        ruler.setText(line);
        return ruler.getLayoutBounds().getWidth();
    }

    private double height(List<String> lines) {
        ruler.setFont(drawn.getFont());
        ruler.setLineSpacing(drawn.getLineSpacing());
        ruler.setText(String.join("\n", lines));
        var height = ruler.getLayoutBounds().getHeight();
        ruler.setLineSpacing(0);
        return height;
    }

    private double across() {
        return getInsets().getLeft() + getInsets().getRight();
    }

    private double down() {
        return getInsets().getTop() + getInsets().getBottom();
    }
}
