package org.cashwrap.screen;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the keyboard does on a page, and what the help says about it.
public final class Keys {
    /// @param label what it does, in words
    /// @param act   does nothing while it is not possible
    record Entry(
            List<Stroke> strokes, ObservableValue<String> label, Runnable act, boolean inHelp) {
        boolean is(KeyEvent event) {
            return strokes.stream().anyMatch(stroke -> stroke.is(event));
        }

        boolean types(KeyEvent event) {
            return strokes.stream().anyMatch(stroke -> stroke.is(event) && stroke.types());
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    /// The key on the screen and its keys on the keyboard are one.
    public Keys on(KeyButton button) {
        entries.add(new Entry(button.strokes(), button.label(), button::press, true));
        return this;
    }

    /// A key of the keyboard that has none on the screen.
    public Keys on(Stroke stroke, ObservableValue<String> label, Runnable act) {
        entries.add(new Entry(List.of(stroke), label, act, true));
        return this;
    }

    /// One that everybody expects: the help does not waste a line on it.
    public Keys silently(Stroke stroke, ObservableValue<String> label, Runnable act) {
        entries.add(new Entry(List.of(stroke), label, act, false));
        return this;
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    Optional<Entry> find(KeyEvent event) {
        return entries.stream().filter(entry -> entry.is(event)).findFirst();
    }
}
