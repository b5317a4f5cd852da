package org.cashwrap.screen;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What holds for every screen, looked for in the laid-out nodes. Each answers with what is wrong, so that a test fails with
/// all of it at once. To be called on the FX thread.
public final class Guards {
    private static final double TARGET_MIN = 48;
    private static final double GAP_MIN = 8;
    private static final double TEXT_CONTRAST = 4.5;
    private static final double SHAPE_CONTRAST = 3;

    /// Between what stands on a key and its edge.
    private static final double EDGE = 4;

    private static final double LINE_AIR = 0.1;

    /// Rounding of a layout to whole pixels.
    private static final double SLACK = 1;

    private Guards() {}

    /// Nothing is cut, no text has an ellipsis, every target is large enough and far enough from the next.
    public static List<String> fit(Scene scene) {
        var wrong = new ArrayList<String>();
        var targets = new ArrayList<Node>();
        for (var node : visible(scene.getRoot())) {
            var bounds = node.localToScene(node.getLayoutBounds());
            if (isLeaf(node) && !within(bounds, 0, 0, scene.getWidth(), scene.getHeight())) {
                wrong.add("outside of the window: " + name(node) + " " + shown(bounds));
            }
            cutBy(node, bounds, wrong);
            if (node instanceof Labeled labeled) {
                cut(labeled, wrong);
            }
            if (node instanceof TextField field) {
                prompt(field, wrong);
            }
            if (node instanceof ButtonBase key) {
                crowded(key, wrong);
            }
            if (isTarget(node)) {
                targets.add(node);
                if (bounds.getWidth() < TARGET_MIN - SLACK / 2
                        || bounds.getHeight() < TARGET_MIN - SLACK / 2) {
                    wrong.add("target too small: " + name(node) + " " + shown(bounds));
                }
            }
        }
        for (var i = 0; i < targets.size(); i++) {
            for (var j = i + 1; j < targets.size(); j++) {
                apart(targets.get(i), targets.get(j), wrong);
            }
        }
        return wrong;
    }

    /// Text 4.5 : 1 (large text 3 : 1) on what is behind it, pictures and the edges of keys and fields 3 : 1.
    public static List<String> contrast(Scene scene) {
        var wrong = new ArrayList<String>();
        for (var node : visible(scene.getRoot())) {
            if (isFaded(node)) {
                continue;
            }
            if (node instanceof Text text
                    && !text.getText().isBlank()
                    && text.getFill() instanceof Color ink) {
                var large =
                        text.getFont().getSize() >= 24
                                || (text.getFont().getSize() >= 18.66
                                        && text.getFont().getStyle().contains("Bold"));
                check(
                        ink,
                        behind(node),
                        large ? SHAPE_CONTRAST : TEXT_CONTRAST,
                        "text '" + text.getText() + "' in " + name(text.getParent()),
                        wrong);
            }
            if (node instanceof Region region && region.getStyleClass().contains("icon")) {
                check(
                        paint(region),
                        behind(node),
                        SHAPE_CONTRAST,
                        "picture " + region.getStyleClass() + " in " + name(region.getParent()),
                        wrong);
            }
            if (isTarget(node)
                    && node instanceof Region region
                    && !region.getStyleClass().contains("key-frame")) {
                check(edge(region), behind(node), SHAPE_CONTRAST, "edge of " + name(node), wrong);
            }
        }
        return wrong;
    }

    /// The ring of whatever has the focus.
    public static List<String> focusSeen(Scene scene) {
        var wrong = new ArrayList<String>();
        var owner = scene.getFocusOwner();
        if (owner == null) {
            wrong.add("nothing has the focus");
        } else if (owner instanceof Region region && isTarget(owner)) {
            check(edge(region), behind(owner), SHAPE_CONTRAST, "focus of " + name(owner), wrong);
        }
        return wrong;
    }

    /// Tab reaches every target that takes the focus, and the focus is never nowhere.
    public static List<String> reachedByTab(Driver driver) {
        var wrong = new ArrayList<String>();
        Set<Node> reached = new LinkedHashSet<>();
        var all =
                Driver.onFx(() ->
                        visible(driver.scene().getRoot()).stream()
                                .filter(node ->
                                        isTarget(node)
                                                && node.isFocusTraversable()
                                                && !node.isDisabled())
                                .toList());
        for (var i = 0; i < all.size() + 2; i++) {
            driver.press(javafx.scene.input.KeyCode.TAB);
            var owner = Driver.onFx(() -> new Node[] {driver.scene().getFocusOwner()})[0];
            if (owner == null) {
                wrong.add("after " + (i + 1) + " tabs nothing has the focus");
            } else {
                reached.add(owner);
                wrong.addAll(Driver.onFx(() -> focusSeen(driver.scene())));
            }
        }
        all.stream()
                .filter(node -> !reached.contains(node))
                .forEach(node -> wrong.add("Tab does not reach " + name(node)));
        return wrong;
    }

    static double ratio(Color one, Color other) {
        var a = luminance(one) + 0.05;
        var b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    /// What can be seen, children after their parents.
    static List<Node> visible(Node root) {
        var all = new ArrayList<Node>();
        collect(root, all);
        return all;
    }

    private static void collect(Node node, List<Node> all) {
        if (!node.isVisible() || node.getOpacity() == 0) {
            return;
        }
        all.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, all));
        }
    }

    private static boolean isTarget(Node node) {
        return node instanceof ButtonBase || node instanceof TextInputControl;
    }

    private static boolean isLeaf(Node node) {
        // No words, as in the free cells of a list, cannot be cut.
        return (node instanceof Text text && !text.getText().isEmpty())
                || isTarget(node)
                || node.getStyleClass().contains("icon");
    }

    /// A parent that is smaller than its child overflows into what is beside it.
    private static void cutBy(Node node, Bounds bounds, List<String> wrong) {
        var parent = node.getParent();
        if (!isLeaf(node) || !(parent instanceof Region) || inField(node)) {
            return;
        }
        var around = parent.localToScene(parent.getLayoutBounds());
        // A line of text has room of its own above and below its letters.
        var air = node instanceof Text text ? text.getFont().getSize() * LINE_AIR : 0;
        if (!within(
                bounds,
                around.getMinX(),
                around.getMinY() - air,
                around.getMaxX(),
                around.getMaxY() + air)) {
            wrong.add(
                    "sticks out: "
                            + name(node)
                            + " "
                            + shown(bounds)
                            + " of "
                            + name(parent)
                            + " "
                            + shown(around));
        }
    }

    private static boolean inField(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof TextInputControl) {
                return true;
            }
        }
        return false;
    }

    /// What stands on a key keeps off its edge.
    private static void crowded(ButtonBase key, List<String> wrong) {
        var edge = key.localToScene(key.getLayoutBounds());
        for (var node : visible(key)) {
            var it = node.localToScene(node.getLayoutBounds());
            if (node instanceof Text text
                    && !text.getText().isEmpty()
                    && !within(
                            it,
                            edge.getMinX() + EDGE,
                            edge.getMinY(),
                            edge.getMaxX() - EDGE,
                            edge.getMaxY())) {
                wrong.add("on the edge: '" + text.getText() + "' of " + name(key));
            }
            if (node.getStyleClass().contains("cap")
                    && !within(
                            it,
                            edge.getMinX() + EDGE,
                            edge.getMinY() + EDGE,
                            edge.getMaxX() - EDGE,
                            edge.getMaxY() - EDGE)) {
                wrong.add("on the edge: a cap of " + name(key));
            }
        }
    }

    private static void cut(Labeled labeled, List<String> wrong) {
        for (var child : labeled.getChildrenUnmodifiable()) {
            if (child instanceof Text text
                    && !text.getText().replace("\n", "").equals(labeled.getText().replace("\n", ""))
                    && !text.getText().isEmpty()) {
                wrong.add(
                        "cut: '"
                                + labeled.getText()
                                + "' to '"
                                + text.getText()
                                + "' in "
                                + name(labeled));
            }
        }
        if (labeled instanceof Label
                && labeled.getText() != null
                && !labeled.getText().isEmpty()
                && labeled.getHeight() + SLACK < labeled.prefHeight(labeled.getWidth())
                && labeled.isWrapText()) {
            wrong.add(
                    "too low for its lines: '"
                            + labeled.getText()
                            + "' in "
                            + name(labeled.getParent()));
        }
    }

    private static void prompt(TextField field, List<String> wrong) {
        var prompt = field.getPromptText();
        if (prompt == null || prompt.isEmpty() || !field.getText().isEmpty()) {
            return;
        }
        var text = new Text(prompt);
        text.setFont(field.getFont());
        var room = field.getWidth() - field.getInsets().getLeft() - field.getInsets().getRight();
        if (text.getLayoutBounds().getWidth() > room) {
            wrong.add("prompt cut: '" + prompt + "' in " + name(field));
        }
    }

    private static void apart(Node one, Node other, List<String> wrong) {
        var a = one.localToScene(one.getLayoutBounds());
        var b = other.localToScene(other.getLayoutBounds());
        var x = Math.max(a.getMinX(), b.getMinX()) - Math.min(a.getMaxX(), b.getMaxX());
        var y = Math.max(a.getMinY(), b.getMinY()) - Math.min(a.getMaxY(), b.getMaxY());
        if (Math.max(x, y) < GAP_MIN - SLACK / 2) {
            wrong.add(
                    "too close: "
                            + name(one)
                            + " and "
                            + name(other)
                            + ", "
                            + Math.round(Math.max(x, y))
                            + " px");
        }
    }

    private static boolean within(Bounds it, double minX, double minY, double maxX, double maxY) {
        return it.getMinX() >= minX - SLACK
                && it.getMinY() >= minY - SLACK
                && it.getMaxX() <= maxX + SLACK
                && it.getMaxY() <= maxY + SLACK;
    }

    /// Disabled keys are exempt, as in WCAG 1.4.3.
    private static boolean isFaded(Node node) {
        for (Node up = node; up != null; up = up.getParent()) {
            if (up.isDisabled()) {
                return true;
            }
        }
        return false;
    }

    private static void check(
            @Nullable Color front, Color back, double least, String what, List<String> wrong) {
        if (front == null) {
            return;
        }
        var ratio = ratio(front, back);
        if (ratio < least) {
            wrong.add(
                    String.format(
                            Locale.ROOT,
                            "%.2f : 1 is less than %.1f for %s (%s on %s)",
                            ratio,
                            least,
                            what,
                            front,
                            back));
        }
    }

    /// The nearest filled thing behind it.
    private static Color behind(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof Region region) {
                var paint = paint(region);
                if (paint != null && paint.getOpacity() > 0.99) {
                    return paint;
                }
            }
        }
        return node.getScene().getFill() instanceof Color fill ? fill : Color.WHITE;
    }

    private static @Nullable Color paint(Region region) {
        Background background = region.getBackground();
        return background == null || background.getFills().isEmpty()
                ? null
                : background.getFills().getLast().getFill() instanceof Color color
                                && color.getOpacity() > 0
                        ? color
                        : null;
    }

    /// The outermost ring.
    private static @Nullable Color edge(Region region) {
        Background background = region.getBackground();
        return background == null || background.getFills().isEmpty()
                ? null
                : background.getFills().getFirst().getFill() instanceof Color color ? color : null;
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed())
                + 0.7152 * linear(color.getGreen())
                + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static String name(@Nullable Node node) {
        return node == null
                ? "nothing"
                : node.getId() != null
                        ? "#" + node.getId()
                        : node.getClass().getSimpleName()
                                + node.getStyleClass()
                                + " in "
                                + name(node.getParent());
    }

    private static String shown(Bounds bounds) {
        return String.format(
                Locale.ROOT,
                "[%.0f,%.0f %.0f×%.0f]",
                bounds.getMinX(),
                bounds.getMinY(),
                bounds.getWidth(),
                bounds.getHeight());
    }
}
