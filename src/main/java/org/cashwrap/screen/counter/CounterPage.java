package org.cashwrap.screen.counter;

import org.cashwrap.screen.Keys;
import org.cashwrap.screen.Page;
import org.cashwrap.screen.Shell;
import org.cashwrap.screen.Spoken;

import javafx.scene.Node;
import javafx.scene.layout.HBox;

public final class CounterPage implements Page {
    public CounterPage(Spoken spoken, Shell shell) {
        spoken.now(org.cashwrap.screen.Phrase.of("lock.soon"));
        shell.scene();
    }

    public void show(CounterViewModel model) {
        model.screen();
    }

    public void show(CounterScreen screen) {
        screen.shut();
    }

    @Override
    public String id() {
        return "counter";
    }

    @Override
    public Node head() {
        return new HBox();
    }

    @Override
    public Node body() {
        return new HBox();
    }

    @Override
    public Keys keys() {
        return new Keys();
    }

    @Override
    public void focus() {}
}
