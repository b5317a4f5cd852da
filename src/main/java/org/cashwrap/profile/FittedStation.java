package org.cashwrap.profile;

import java.util.Optional;

/// A station with what is known of the devices on it.
///
/// @param drawer only with a printer
public record FittedStation(
        Station station,
        Optional<FittedTerminal> terminal,
        Optional<FittedPrinter> printer,
        Optional<FittedDrawer> drawer,
        Optional<FittedScanner> scanner) {}
