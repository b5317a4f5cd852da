package org.cashwrap.device.link;

/// How a serial line is set: always 8 data bits and no parity.
///
/// @param baud     bits a second
/// @param stopBits 1 or 2
/// @param flow     how the device makes us wait
public record SerialSettings(int baud, int stopBits, Flow flow) {
    public SerialSettings {
        if (baud <= 0 || stopBits < 1 || stopBits > 2) {
            throw new IllegalArgumentException("no such serial line: " + baud + " " + stopBits);
        }
    }

    /// Without a handshake.
    public SerialSettings(int baud, int stopBits) {
        this(baud, stopBits, Flow.NONE);
    }

    /// How one end of a serial line makes the other wait. DTR is on in every case: a printer that waits for its host says
    /// nothing without it.
    public enum Flow {
        NONE,
        /// By the wires RTS and CTS. A wire that is not there is one that says *wait*, and then nothing is sent.
        RTS_CTS,
        /// By the bytes 11 (go on) and 13 (wait), which the system obeys and keeps for itself: they are never read, and
        /// must not be written.
        XON_XOFF
    }
}
