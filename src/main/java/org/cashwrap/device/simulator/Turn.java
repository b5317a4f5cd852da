package org.cashwrap.device.simulator;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// One entry of the script while it is played.
final class Turn {
    private final ScriptedPayment entry;
    private Optional<Fault> fault;

    Turn(ScriptedPayment entry) {
        this.entry = entry;
        this.fault = entry.fault();
    }

    ScriptedPayment entry() {
        return entry;
    }

    Set<Quirk> quirks() {
        return entry.oddities();
    }

    /// Those that the result is not needed for.
    Set<Quirk> quirksFromTheStart() {
        var some = EnumSet.noneOf(Quirk.class);
        some.addAll(quirks());
        some.remove(Quirk.BYTE_GAP);
        some.remove(Quirk.CUT_MESSAGE);
        return some;
    }

    boolean has(Quirk quirk) {
        return quirks().contains(quirk);
    }

    /// What goes wrong at this point; once.
    Optional<Fault> at(Fault.Point point) {
        var here = fault.filter(its -> its.at() == point);
        if (here.isPresent()) {
            fault = Optional.empty();
        }
        return here;
    }
}
