package org.cashwrap.device.simulator;

import java.util.EnumSet;
import java.util.Set;

/// What is to go wrong with the next messages, counted down as it does.
final class Mischief {
    private final Set<Quirk> quirks = EnumSet.noneOf(Quirk.class);
    private int naks;
    private int ignored;
    private int lost;
    private int spoiled;
    private int copies;

    void quirks(Set<Quirk> wanted) {
        quirks.clear();
        quirks.addAll(wanted);
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    /// Once.
    boolean take(Quirk quirk) {
        return quirks.remove(quirk);
    }

    void nakNext(int times) {
        naks = times;
    }

    void ignoreNext(int times) {
        ignored = times;
    }

    /// Messages that never arrive, whatever the cable.
    void loseNext(int times) {
        lost = times;
    }

    void spoilNext(int times) {
        spoiled = times;
    }

    void copyNext(int times) {
        copies = times;
    }

    boolean takeNak() {
        return naks > 0 && naks-- > 0;
    }

    boolean takeIgnored() {
        return ignored > 0 && ignored-- > 0;
    }

    boolean takeLost() {
        return lost > 0 && lost-- > 0;
    }

    boolean takeSpoiled() {
        return spoiled > 0 && spoiled-- > 0;
    }

    /// How often more the next message is sent.
    int takeCopies() {
        var taken = copies;
        copies = 0;
        return taken;
    }

    void none() {
        quirks.clear();
        naks = 0;
        ignored = 0;
        lost = 0;
        spoiled = 0;
        copies = 0;
    }
}
