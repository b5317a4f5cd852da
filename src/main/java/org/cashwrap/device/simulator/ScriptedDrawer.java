package org.cashwrap.device.simulator;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.Key;

import java.util.Optional;

/// The drawer at the printer's connector, and whoever pushes it shut.
///
/// @param wired         is its switch connected? If not the printer reads a high level, always
/// @param openLevel     of the switch while it is open
/// @param stuck         it does not open
/// @param pin           2 or 5; if it is not said, a kick on either opens it
/// @param needsMs       a shorter pulse does not open it
/// @param closesAfterMs how long it stays open
record ScriptedDrawer(
        Optional<Boolean> wired,
        @Key("openLevel") Optional<Level> openLevel,
        Optional<Boolean> stuck,
        Optional<Integer> pin,
        @Key("needsMs")
                Optional<
                                @Min(value = 0, message = MS_RULE)
                                @Max(value = 3_600_000, message = MS_RULE) Integer>
                        needsMs,
        @Key("closesAfterMs")
                Optional<
                                @Min(value = 0, message = MS_RULE)
                                @Max(value = 3_600_000, message = MS_RULE) Integer>
                        closesAfterMs) {
    static final String MS_RULE = "write milliseconds from 0 to 3600000";

    static final ScriptedDrawer USUAL =
            new ScriptedDrawer(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    private static final int CLOSES_AFTER_MS = 3000;

    ScriptedDrawer {
        if (pin.isPresent() && pin.get() != 2 && pin.get() != 5) {
            throw new BadValueException("write 2 or 5", "pin");
        }
    }

    enum Level {
        HIGH,
        LOW
    }

    boolean opensAt(int kickedPin, int onMs) {
        return !stuck.orElse(false)
                && pin.orElse(kickedPin) == kickedPin
                && onMs >= needsMs.orElse(0);
    }

    boolean isHigh(boolean open) {
        return !wired.orElse(true) || open == (openLevel.orElse(Level.HIGH) == Level.HIGH);
    }

    int staysOpenMs() {
        return closesAfterMs.orElse(CLOSES_AFTER_MS);
    }
}
