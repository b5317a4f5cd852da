package org.cashwrap.screen;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/// Something that lies over the whole page and takes all keys until it is gone.
///
/// @param closes whether Escape takes it away
record Cover(Node node, Keys keys, Node focus, boolean closes) {
    static Cover of(Node content, String id, Keys keys, Node focus, boolean closes) {
        var pane = new StackPane(content);
        pane.setId(id);
        pane.getStyleClass().add("cover");
        return new Cover(pane, keys, focus, closes);
    }
}
