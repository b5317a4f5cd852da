package org.cashwrap.screen;

import javafx.scene.Node;

/// One screen's part of the window: what stands between the head and the notices. The frame around it stays.
public interface Page {
    /// Names it, for tests and for a helpdesk.
    String id();

    /// At the head of the window: the [Steps], or where one is.
    Node head();

    Node body();

    /// What the keyboard does here.
    Keys keys();

    /// Puts the focus where typing begins; called when the page is shown, and again when something that covered it is gone.
    void focus();
}
