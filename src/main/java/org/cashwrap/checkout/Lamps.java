package org.cashwrap.checkout;

/// The devices' lamps of a till.
public record Lamps(Lamp terminal, Lamp printer, Lamp drawer, Lamp scanner) {
    Lamps terminal(Lamp now) {
        return new Lamps(now, printer, drawer, scanner);
    }

    Lamps printer(Lamp now) {
        return new Lamps(terminal, now, drawer, scanner);
    }

    Lamps drawer(Lamp now) {
        return new Lamps(terminal, printer, now, scanner);
    }

    Lamps scanner(Lamp now) {
        return new Lamps(terminal, printer, drawer, now);
    }
}
