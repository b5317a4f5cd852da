package org.cashwrap.device.driver.escpos;

/// Commands that a printer obeys at once wherever they stand, in the middle of a picture too: a picture must not have them
/// by accident, for they ask for status, open the drawer, clear the buffer or switch the printer off.
///
/// | bytes | command |
/// | --- | --- |
/// | `10 04 n` | `DLE EOT`: tell the status |
/// | `10 05 n` | `DLE ENQ`: recover |
/// | `10 14 …` | `DLE DC4`: pulse, clear, switch off |
///
/// Source: Epson, ESC/POS for TM printers, "Real-time commands".
final class RealTime {
    private static final int DLE = 0x10;

    private RealTime() {}

    /// Where the first begins, or -1. The parameter counts for nothing, because what comes next is not known here.
    static int find(byte[] bytes) {
        for (var at = 0; at + 1 < bytes.length; at++) {
            if (isAt(bytes, at)) {
                return at;
            }
        }
        return -1;
    }

    static boolean isAt(byte[] bytes, int at) {
        return at >= 0 && at + 1 < bytes.length && begins(bytes[at], bytes[at + 1]);
    }

    /// A number of two bytes, the low one first, that reads like one.
    static boolean isNumber(int number) {
        return begins((byte) number, (byte) (number >> 8));
    }

    private static boolean begins(byte first, byte second) {
        return first == DLE && (second == 0x04 || second == 0x05 || second == 0x14);
    }
}
