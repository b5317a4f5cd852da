package org.cashwrap.checkout;

/// The devices' lamps of a till.
public record Lamps(Lamp terminal, Lamp printer, Lamp drawer) {
    Lamps terminal(Lamp now) {
        return new Lamps(now, printer, drawer);
    }

    Lamps printer(Lamp now) {
        return new Lamps(terminal, now, drawer);
    }

    Lamps drawer(Lamp now) {
        return new Lamps(terminal, printer, now);
    }
}
