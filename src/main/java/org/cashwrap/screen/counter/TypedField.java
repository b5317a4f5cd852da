package org.cashwrap.screen.counter;

import javafx.geometry.NodeOrientation;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextField;

/// A field that shows what the view-model has of it, and takes nothing by itself: every key goes to the [CounterViewModel],
/// which knows what it means. Its caret stands at the end, where the next sign comes.
final class TypedField extends TextField {
    TypedField(String id) {
        setId(id);
        setContextMenu(new ContextMenu());
    }

    /// An amount: its digits never turn.
    TypedField ofAmount() {
        getStyleClass().add("amount-field");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return this;
    }

    void show(String text) {
        if (!text.equals(getText())) {
            setText(text);
        }
        end();
    }

    /// What a clerk changes with keys or a mouse changes nothing here.
    @Override
    public void replaceText(int start, int end, String text) {}

    @Override
    public void replaceSelection(String replacement) {}

    /// A field is entered as if one had just typed there.
    @Override
    public void selectRange(int anchor, int caret) {
        super.selectRange(getLength(), getLength());
    }
}
