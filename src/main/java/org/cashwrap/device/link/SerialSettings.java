package org.cashwrap.device.link;

/// How a serial line is set: always 8 data bits, no parity, no handshake.
///
/// @param baud     bits a second
/// @param stopBits 1 or 2
public record SerialSettings(int baud, int stopBits) {
    public SerialSettings {
        if (baud <= 0 || stopBits < 1 || stopBits > 2) {
            throw new IllegalArgumentException("no such serial line: " + baud + " " + stopBits);
        }
    }
}
