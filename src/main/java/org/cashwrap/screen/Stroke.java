package org.cashwrap.screen;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// A key of the keyboard, alone or with others held down. The keys of the number pad are keys of their own.
///
/// @param code of the key
public record Stroke(KeyCode code, boolean control, boolean alt) {
    public static Stroke of(KeyCode code) {
        return new Stroke(code, false, false);
    }

    public static Stroke control(KeyCode code) {
        return new Stroke(code, true, false);
    }

    public static Stroke alt(KeyCode code) {
        return new Stroke(code, false, true);
    }

    boolean is(KeyEvent event) {
        return event.getCode() == code
                && event.isControlDown() == control
                && event.isAltDown() == alt
                && !event.isMetaDown();
    }

    /// Types something into a field that has the focus, so there it is no shortcut (WCAG 2.1.4). The operators of the
    /// number pad are not meant: no field wants them, and they take money.
    boolean types() {
        return !control
                && !alt
                && (code.isLetterKey() || code.isDigitKey() || code == KeyCode.SPACE);
    }

    /// What is engraved on the key.
    public String legend() {
        return (control ? "Ctrl+" : "") + (alt ? "Alt+" : "") + engraved();
    }

    private String engraved() {
        if (code == KeyCode.ADD) {
            return "+";
        }
        if (code == KeyCode.SUBTRACT) {
            return "−";
        }
        if (code == KeyCode.MULTIPLY) {
            return "×";
        }
        if (code == KeyCode.DIVIDE) {
            return "/";
        }
        return code == KeyCode.ESCAPE ? "Esc" : code.getName();
    }
}
