package org.cashwrap.device.driver.zvt;

import org.cashwrap.device.TerminalTrouble;
import org.cashwrap.device.driver.zvt.wire.Alphabet;
import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.driver.zvt.wire.Fields;
import org.cashwrap.device.driver.zvt.wire.Names;

import java.util.Locale;
import java.util.Optional;

/// A terminal's no: it would not begin (84 xx), or broke off (06 1E).
///
/// @param code its result code, or -1 where it names none
/// @param text its own words, or empty
record Refusal(int code, String text) {
    private static final int NO_CODE = -1;
    private static final int WITH_REASON = 0x841E;

    /// `84 yy`: yy says why, but in `84 1E` the first byte of the data does. Source: PA00P015 rev. 13.08, chapters 1 and 2.1.
    static Refusal of(Apdu no, Alphabet alphabet) {
        var first = no.length() > 0 ? no.at(0) : NO_CODE;
        if (no.is(Control.ABORT_BY_TERMINAL)) {
            return new Refusal(first, Fields.of(no, alphabet).text());
        }
        return new Refusal(
                no.is(WITH_REASON) && first != NO_CODE ? first : no.control() & 0xFF, "");
    }

    Optional<TerminalTrouble> trouble() {
        return Wording.trouble(code);
    }

    String reason() {
        return text.isEmpty() ? words(code) : text;
    }

    /// What a result code means, for a person: `time-out or cancel key (6C)`.
    static String words(int code) {
        return code == NO_CODE
                ? "no reason given"
                : Names.ofResult(code).replace('-', ' ')
                        + String.format(Locale.ROOT, " (%02X)", code);
    }
}
