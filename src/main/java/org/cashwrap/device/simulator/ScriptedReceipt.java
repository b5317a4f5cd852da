package org.cashwrap.device.simulator;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.Key;

import java.util.Optional;

/// What goes wrong with one receipt.
///
/// @param afterLines     lines of it that are printed before, 0 if it is not said; a picture counts for one each 24 rows begun
/// @param forMs          how long it lasts, by the printer's clock; for ever if it is not said
/// @param linesPerSecond of [Fault#SLOW]
record ScriptedReceipt(
        Optional<Fault> fault,
        @Key("afterLines")
                Optional<
                                @Min(value = 0, message = LINES_RULE)
                                @Max(value = 10_000, message = LINES_RULE) Integer>
                        afterLines,
        @Key("forMs")
                Optional<
                                @Min(value = 1, message = MS_RULE)
                                @Max(value = 3_600_000, message = MS_RULE) Integer>
                        forMs,
        @Key("linesPerSecond")
                Optional<
                                @Min(value = 1, message = SPEED_RULE)
                                @Max(value = 1000, message = SPEED_RULE) Integer>
                        linesPerSecond) {
    static final String LINES_RULE = "write a number from 0 to 10000";
    static final String MS_RULE = "write milliseconds from 1 to 3600000, or leave it out: for ever";
    static final String SPEED_RULE = "write a number from 1 to 1000";

    /// What every receipt without a script is.
    static final ScriptedReceipt USUAL =
            new ScriptedReceipt(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    ScriptedReceipt {
        if (fault.equals(Optional.of(Fault.SLOW)) != linesPerSecond.isPresent()) {
            throw new BadValueException(
                    "\"slow\" and linesPerSecond belong together", "linesPerSecond");
        }
        if (fault.isEmpty() && (afterLines.isPresent() || forMs.isPresent())) {
            throw new BadValueException(
                    "say which: paper-end, cover-open, off, slow, silent or stall", "fault");
        }
        if (forMs.isPresent()
                && (fault.equals(Optional.of(Fault.SLOW))
                        || fault.equals(Optional.of(Fault.SILENT)))) {
            throw new BadValueException("it lasts for the whole receipt; leave it out", "forMs");
        }
    }

    /// What may go wrong.
    enum Fault {
        /// The roll is at its end. A new one comes when the time is over, and printing goes on.
        PAPER_END,
        /// Somebody opens the cover, and closes it when the time is over.
        COVER_OPEN,
        /// Its mains plug is pulled, and put in again when the time is over: what it has not printed is lost.
        OFF,
        /// It prints slowly.
        SLOW,
        /// It prints, and does not say a word.
        SILENT,
        /// It takes nothing off the cable until the time is over.
        STALL
    }

    int lines() {
        return afterLines.orElse(0);
    }

    boolean has(Fault which) {
        return fault.equals(Optional.of(which));
    }
}
