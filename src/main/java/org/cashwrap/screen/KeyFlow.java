package org.cashwrap.screen;

import javafx.animation.PauseTransition;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// The way of every key press through the window, before any page sees it:
///
/// 1. A key that is held down and repeats itself is heard once ([Held]), but for those that move or erase.
/// 2. What a scanner types becomes a scan ([Wedge]).
/// 3. A shortcut does its work, and nobody else hears of it.
/// 4. Whatever is left goes to the focus, as ever.
final class KeyFlow {
    private static final Set<KeyCode> MAY_REPEAT =
            EnumSet.of(
                    KeyCode.UP,
                    KeyCode.DOWN,
                    KeyCode.LEFT,
                    KeyCode.RIGHT,
                    KeyCode.BACK_SPACE,
                    KeyCode.DELETE,
                    KeyCode.PAGE_UP,
                    KeyCode.PAGE_DOWN);

    /// A scanner types none of the number pad's operators, so they act without waiting.
    private static final Set<KeyCode> OPERATORS =
            EnumSet.of(KeyCode.ADD, KeyCode.SUBTRACT, KeyCode.MULTIPLY, KeyCode.DIVIDE);

    private final Scene scene;
    private final Supplier<List<Keys>> keys;
    private final Consumer<String> scans;
    private final LongSupplier clockMs;
    private final Held<KeyCode> held = new Held<>();
    private final Wedge<KeyEvent> wedge;
    private final PauseTransition wait = new PauseTransition();

    /// Keys whose press nobody heard: nor may their release be.
    private final Set<KeyCode> swallowed = EnumSet.noneOf(KeyCode.class);

    private boolean swallowCharacter;
    private boolean passing;

    /// What is passed on has done its work as a shortcut: the rest of the same press goes nowhere.
    private boolean spent;

    /// @param keys    that act now, the innermost first
    /// @param scans   is told what a scanner read
    /// @param clockMs any clock that only goes forward
    KeyFlow(
            Scene scene,
            Supplier<List<Keys>> keys,
            Consumer<String> scans,
            Wedge.Settings scanner,
            LongSupplier clockMs) {
        this.scene = scene;
        this.keys = keys;
        this.scans = scans;
        this.wedge = new Wedge<>(scanner);
        this.clockMs = clockMs;
    }

    void install() {
        scene.addEventFilter(KeyEvent.ANY, this::heard);
        // A finger may move the focus: what was typed before goes where it was typed.
        scene.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> settle());
        wait.setOnFinished(_ -> settle());
    }

    /// Nobody waits any longer for more of what is held back.
    void settle() {
        wait.stop();
        pass(wedge.passed().events());
    }

    private void heard(KeyEvent event) {
        if (passing) {
            if (event.getEventType() == KeyEvent.KEY_PRESSED) {
                shortcut(event);
            }
        } else if (event.getEventType() == KeyEvent.KEY_PRESSED) {
            pressed(event);
        } else if (event.getEventType() == KeyEvent.KEY_TYPED) {
            typed(event);
        } else {
            released(event);
        }
    }

    private void pressed(KeyEvent event) {
        var code = event.getCode();
        var atMs = clockMs.getAsLong();
        swallowCharacter = false;
        if (held.repeats(code, atMs) && !MAY_REPEAT.contains(code)) {
            swallowCharacter = true;
            event.consume();
        } else if (isEnd(event)) {
            ended(event, atMs);
        } else if (makesCharacter(event)) {
            var before = wedge.down(event, atMs);
            event.consume();
            pass(before.events());
            waitOn();
        } else if (code.isModifierKey()) {
            if (wedge.isHolding()) {
                wedge.also(event);
                event.consume();
            }
        } else {
            settle();
            shortcut(event);
        }
    }

    private void typed(KeyEvent event) {
        if (swallowCharacter) {
            event.consume();
        } else if (wedge.isHolding()) {
            wedge.character(event.getCharacter());
            wedge.also(event);
            event.consume();
            waitOn();
        }
    }

    private void released(KeyEvent event) {
        held.released(event.getCode());
        if (swallowed.remove(event.getCode())) {
            event.consume();
        } else if (wedge.isHolding()) {
            wedge.also(event);
            event.consume();
        }
    }

    private void ended(KeyEvent event, long atMs) {
        wait.stop();
        switch (wedge.end(atMs)) {
            case Wedge.Said.Pass<KeyEvent>(var events) -> {
                pass(events);
                shortcut(event);
            }
            case Wedge.Said.WithoutEnd<KeyEvent>(var events) -> {
                swallow(event);
                pass(events);
            }
            case Wedge.Said.Scan<KeyEvent>(var text, var events) -> {
                swallow(event);
                events.forEach(this::forget);
                scans.accept(text);
            }
        }
    }

    private void forget(KeyEvent event) {
        if (event.getEventType() == KeyEvent.KEY_PRESSED) {
            swallowed.add(event.getCode());
        } else if (event.getEventType() == KeyEvent.KEY_RELEASED) {
            swallowed.remove(event.getCode());
        }
    }

    private void swallow(KeyEvent event) {
        swallowed.add(event.getCode());
        swallowCharacter = true;
        event.consume();
    }

    /// To whoever has the focus by now: the first may have moved it.
    private void pass(List<KeyEvent> events) {
        spent = false;
        for (var event : events) {
            if (event.getEventType() == KeyEvent.KEY_PRESSED) {
                spent = false;
            } else if (spent) {
                continue;
            }
            EventTarget target =
                    Optional.<EventTarget>ofNullable(scene.getFocusOwner()).orElse(scene);
            passing = true;
            try {
                Event.fireEvent(target, event.copyFor(event.getSource(), target));
            } finally {
                passing = false;
            }
        }
    }

    private void shortcut(KeyEvent event) {
        var inField = scene.getFocusOwner() instanceof TextInputControl;
        for (var each : keys.get()) {
            var entry = each.find(event);
            if (entry.isPresent() && !(inField && entry.get().types(event))) {
                swallow(event);
                spent = passing;
                entry.get().act().run();
                return;
            }
        }
    }

    private void waitOn() {
        wait.setDuration(Duration.millis((double) (wedge.waitMs() + 1)));
        wait.playFromStart();
    }

    private static boolean isEnd(KeyEvent event) {
        return (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.TAB)
                && !event.isControlDown()
                && !event.isAltDown()
                && !event.isShiftDown();
    }

    private static boolean makesCharacter(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return false;
        }
        var code = event.getCode();
        if (OPERATORS.contains(code)) {
            return false;
        }
        var text = event.getText();
        return code.isLetterKey()
                || code.isDigitKey()
                || (!text.isEmpty() && !Character.isISOControl(text.charAt(0)));
    }
}
