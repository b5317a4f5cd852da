package org.cashwrap.screen;

import javafx.geometry.NodeOrientation;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

import java.util.Locale;

/// The pictures on keys and lamps. Each is drawn in a square of 24, filled, in the colour of the letters around it; the
/// sheet `text.css` knows only the class `icon`. A picture never stands for a state alone: its word is beside it, or in
/// `accessibleText`.
public enum Icon {
    // States: each has a shape of its own, so that colour only repeats it.
    DONE("M9 20 2 13 4.5 10.5 9 15 19.5 4.5 22 7Z"),
    STOP("M4 4H20V20H4Z"),
    OVER("M12 3 22 21H2Z"),
    SHORT("M12 21 2 3H22Z"),
    WAITING(
            "M12 1A11 11 0 1 0 12 23A11 11 0 1 0 12 1ZM12 3.5A8.5 8.5 0 1 1 12 20.5A8.5 8.5 0 1 1"
                    + " 12 3.5ZM11 5V13.2L16.2 16.4 17.4 14.6 13.2 12V5Z"),
    NONE("M3 11H21V13.6H3Z"),
    ON("M12 3A9 9 0 1 0 12 21A9 9 0 1 0 12 3Z"),
    OFF(
            "M12 2A10 10 0 1 0 12 22A10 10 0 1 0 12 2ZM12 4.5A7.5 7.5 0 1 1 12 19.5A7.5 7.5 0 1 1"
                    + " 12 4.5Z"),
    NOTE("M12 1A11 11 0 1 1 12 23A11 11 0 1 1 12 1ZM10.6 10V18.5H13.4V10ZM10.6 5.5V8.3H13.4V5.5Z"),

    // Keys.
    ERASE(
            "M8 4H23V20H8L1 12ZM11 8.6 14.4 12 11 15.4 12.6 17 16 13.6 19.4 17 21 15.4 17.6 12 21"
                    + " 8.6 19.4 7 16 10.4 12.6 7Z"),
    ENTER("M19 4H22V15H8V20L1 13.5 8 7V12H19Z"),
    NEXT("M8 2 18 12 8 22 5.5 19.5 13 12 5.5 4.5Z", true),
    BACK("M16 2 6 12 16 22 18.5 19.5 11 12 18.5 4.5Z", true),
    THEME("M12 1A11 11 0 1 0 12 23A11 11 0 1 0 12 1ZM12 3.5V20.5A8.5 8.5 0 1 1 12 3.5Z"),
    LANGUAGE(
            "M12 1A11 11 0 1 0 12 23A11 11 0 1 0 12 1ZM11 3.9V7.2H8.6C9.2 5.6 10 4.4 11 3.9ZM13"
                + " 3.9C14 4.4 14.8 5.6 15.4 7.2H13ZM6.3 7.2H4.9C5.7 5.9 6.8 4.9 8.1 4.2 7.4 5 6.8"
                + " 6 6.3 7.2ZM17.7 7.2C17.2 6 16.6 5 15.9 4.2 17.2 4.9 18.3 5.9 19.1 7.2ZM3.9"
                + " 9.4H5.7C5.4 11 5.4 13 5.7 14.6H3.9C3.3 13 3.3 11 3.9 9.4ZM8 9.4H11V14.6H8C7.7"
                + " 13 7.7 11 8 9.4ZM13 9.4H16C16.3 11 16.3 13 16 14.6H13ZM18.3 9.4H20.1C20.7 11"
                + " 20.7 13 20.1 14.6H18.3C18.6 13 18.6 11 18.3 9.4ZM4.9 16.8H6.3C6.8 18 7.4 19 8.1"
                + " 19.8 6.8 19.1 5.7 18.1 4.9 16.8ZM8.6 16.8H11V20.1C10 19.6 9.2 18.4 8.6 16.8ZM13"
                + " 16.8H15.4C14.8 18.4 14 19.6 13 20.1ZM17.7 16.8H19.1C18.3 18.1 17.2 19.1 15.9"
                + " 19.8 16.6 19 17.2 18 17.7 16.8Z"),
    HELP(
            "M12 1A11 11 0 1 1 12 23A11 11 0 1 1 12 1ZM10.7 16.4V19H13.4V16.4ZM10.8 15H13.2C13.2"
                + " 13.4 13.6 13.1 14.8 12.1 15.9 11.2 16.6 10.4 16.6 8.9 16.6 6.6 14.9 5 12.1 5"
                + " 9.5 5 7.7 6.5 7.4 9.1L9.9 9.5C10.1 8.1 10.9 7.3 12 7.3 13.2 7.3 14 8 14 9 14"
                + " 9.8 13.6 10.2 12.7 10.9 11.3 12 10.8 12.7 10.8 15Z"),
    LOCK("M6 10V7A6 6 0 0 1 18 7V10H20V22H4V10ZM8.6 10H15.4V7A3.4 3.4 0 0 0 8.6 7Z"),
    PERSON("M12 2A5 5 0 1 0 12 12A5 5 0 1 0 12 2ZM2 22C2 17 6 14 12 14S22 17 22 22Z"),
    SEARCH(
            "M10 2A8 8 0 1 0 14.6 16.5L20.5 22.4 22.4 20.5 16.5 14.6A8 8 0 0 0 10 2ZM10 4.6A5.4 5.4"
                    + " 0 1 1 10 15.4A5.4 5.4 0 1 1 10 4.6Z"),
    CASH(
            "M1 5H23V19H1ZM12 8A4 4 0 1 1 12 16A4 4 0 1 1 12 8ZM4 10.5V13.5H6.5V10.5ZM17.5"
                    + " 10.5V13.5H20V10.5Z"),
    CARD("M1 4H23V20H1ZM1 8V11.5H23V8ZM4 14.5V17H10V14.5Z"),
    OTHER(
            "M4 9.5A2.5 2.5 0 1 0 4 14.5A2.5 2.5 0 1 0 4 9.5ZM12 9.5A2.5 2.5 0 1 0 12 14.5A2.5 2.5"
                    + " 0 1 0 12 9.5ZM20 9.5A2.5 2.5 0 1 0 20 14.5A2.5 2.5 0 1 0 20 9.5Z"),
    DRAWER("M2 3H22V11H2ZM1 13H23V21H1ZM8.5 15.7V18.3H15.5V15.7Z"),
    RECEIPT(
            "M4 1 6.7 3 9.3 1 12 3 14.7 1 17.3 3 20 1V23L17.3 21 14.7 23 12 21 9.3 23 6.7 21 4"
                    + " 23ZM7.5 7V9.2H16.5V7ZM7.5 11V13.2H16.5V11ZM7.5 15V17.2H13V15Z"),
    PRINTER("M6 2H18V7H6ZM2 8.5H22V18H18V15H6V18H2ZM8 16.8H16V22H8Z"),
    UNDO("M9 3V8H14A7 7 0 0 1 14 22H7V19.2H14A4.2 4.2 0 0 0 14 10.8H9V16L1.5 9.5Z", true),
    HEAD_OFFICE(
            "M3 2H15V22H11V18H7V22H3ZM17 8H21V22H17ZM6 5V7.4H8V5ZM10 5V7.4H12V5ZM6"
                    + " 9.5V11.9H8V9.5ZM10 9.5V11.9H12V9.5ZM6 14V16H8V14ZM10 14V16H12V14Z"),
    SOUND_OFF(
            "M2 8.5H6.5L12 3V21L6.5 15.5H2ZM15 9.5 17.5 12 15 14.5 16.5 16 19 13.5 21.5 16 23 14.5"
                    + " 20.5 12 23 9.5 21.5 8 19 10.5 16.5 8Z"),
    SOUND_ON(
            "M2 8.5H6.5L12 3V21L6.5 15.5H2ZM15 7.5A6 6 0 0 1 15 16.5L16.6 18.2A8.4 8.4 0 0 0 16.6"
                    + " 5.8Z");

    private static final double SQUARE = 24;

    private final String path;
    private final boolean turns;

    Icon(String path) {
        this(path, false);
    }

    /// @param turns shows a direction, so it turns with the language's
    Icon(String path, boolean turns) {
        this.path = path;
        this.turns = turns;
    }

    /// A new node of it, as high as the letters around it at most.
    public Region node() {
        var shape = new SVGPath();
        shape.setContent(path);
        var bounds = shape.getLayoutBounds();
        var node = new Region();
        node.setShape(shape);
        node.getStyleClass().addAll("icon", "icon-" + name().toLowerCase(Locale.ROOT));
        node.setStyle(
                String.format(
                        Locale.ROOT,
                        "-fx-min-width: %1$.3fem; -fx-pref-width: %1$.3fem; -fx-max-width:"
                                + " %1$.3fem; -fx-min-height: %2$.3fem; -fx-pref-height: %2$.3fem;"
                                + " -fx-max-height: %2$.3fem;",
                        bounds.getWidth() / SQUARE,
                        bounds.getHeight() / SQUARE));
        if (!turns) {
            node.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        }
        return node;
    }
}
