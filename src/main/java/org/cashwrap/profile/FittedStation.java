package org.cashwrap.profile;

import java.util.Optional;

/// A station with what is known of the devices on it.
public record FittedStation(Station station, Optional<FittedTerminal> terminal) {}
