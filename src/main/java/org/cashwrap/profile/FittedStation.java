package org.cashwrap.profile;

import org.cashwrap.core.bill.Stubs;

import java.util.List;
import java.util.Optional;

/// A station with what is known of the devices on it.
///
/// @param drawer only with a printer
/// @param stubs  the forms of bill that are scanned here
public record FittedStation(
        Station station,
        Optional<FittedTerminal> terminal,
        Optional<FittedPrinter> printer,
        Optional<FittedDrawer> drawer,
        Optional<FittedScanner> scanner,
        List<Profile<StubProfile>> stubs) {
    public FittedStation {
        stubs = List.copyOf(stubs);
    }

    /// As the station file orders them.
    public Stubs grammars() {
        return new Stubs(stubs.stream().map(form -> form.facts().grammar(form.id())).toList());
    }
}
