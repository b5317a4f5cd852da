package org.cashwrap.profile;

import java.util.Optional;

/// The byte of a ZVT registration that says who prints and who is in control, and which values of it a till can work with.
///
/// | bit | meaning |
/// | --- | --- |
/// | 01, 40 | reserved, 0 |
/// | 02 | the till prints slips of payments |
/// | 04 | the till prints slips of everything else |
/// | 08 | the terminal tells what it is doing |
/// | 10 | payments can be begun by the till only |
/// | 20 | administration can be begun by the till only |
/// | 80 | slips come ready-made; only with 02 or 04 |
///
/// Source: ZVT, PA00P015 rev. 13.08 (2018), registration (06 00).
final class ConfigByte {
    private static final int RESERVED = 0x41;
    private static final int TILL_PRINTS = 0x06;
    private static final int TELLS = 0x08;
    private static final int TILL_STARTS = 0x10;
    private static final int READY_MADE = 0x80;

    private ConfigByte() {}

    static Optional<String> whyNot(int config) {
        if ((config & RESERVED) != 0) {
            return Optional.of("sets a reserved bit; leave bits 01 and 40 unset, as in BE");
        }
        if ((config & TELLS) == 0) {
            return Optional.of(
                    "leaves bit 08 unset, and then a customer slow at the PIN looks like a dead"
                            + " terminal; set it, as in BE");
        }
        if ((config & TILL_STARTS) == 0) {
            return Optional.of(
                    "leaves bit 10 unset, and then payments keyed in at the terminal mix with the"
                            + " till's in its record; set it, as in BE");
        }
        var tillPrints = (config & TILL_PRINTS) != 0;
        var readyMade = (config & READY_MADE) != 0;
        if (tillPrints && !readyMade) {
            return Optional.of(
                    "lets the till print (bits 02, 04) without bit 80, and slips must come"
                            + " ready-made from the terminal; set bit 80, as in BE");
        }
        if (readyMade && !tillPrints) {
            return Optional.of(
                    "sets bit 80, which means nothing unless the till prints; set bits 02 and 04 as"
                            + " in BE, or none of the three as in 38");
        }
        return Optional.empty();
    }
}
