package org.cashwrap.device.simulator;

import java.util.Currency;
import java.util.Optional;

/// What the till and the terminal have agreed on.
///
/// @param config     the configuration byte
/// @param currency   of the till, if it named one
/// @param containers the till understands containers (bitmap 06)
/// @param blocks     the till accepts text blocks (06 D3)
/// @param columns    of the till's printer
/// @param dataMax    how long the data of a message to the till may be
record Registration(
        boolean registered,
        int config,
        Optional<Currency> currency,
        boolean containers,
        boolean blocks,
        int columns,
        int dataMax) {
    /// After a start, and after a log-off: the terminal is in the hands of nobody.
    static final Registration NONE =
            new Registration(false, 0x86, Optional.empty(), false, false, 24, 254);

    boolean wantsStatus() {
        return (config & 0x08) != 0;
    }

    /// Payment slips go to the till, line by line as we make them.
    boolean printsPayments() {
        return (config & 0x82) == 0x82;
    }

    /// All other slips go to the till.
    boolean printsAdministration() {
        return (config & 0x84) == 0x84;
    }
}
