package org.cashwrap.device.driver.zvt.wire;

import java.util.Optional;

/// Puts messages together from the bytes of a TCP connection, one byte at a time: where a segment ends means nothing there.
///
/// Source: PA00P016 rev. 04, chapter 4 (TCP/IP); length: PA00P015 rev. 13.08, chapter 1.
public final class ApduReader {
    private final byte[] header = new byte[5];
    private byte[] data = new byte[0];
    private int seen;

    /// @param b 0 to 255
    /// @return a message that this byte completes
    public Optional<Apdu> feed(int b) {
        if (seen < headerLength()) {
            header[seen++] = (byte) b;
            if (seen < headerLength()) {
                return Optional.empty();
            }
            data = new byte[dataLength()];
        } else {
            data[seen++ - headerLength()] = (byte) b;
        }
        if (seen < headerLength() + data.length) {
            return Optional.empty();
        }
        var apdu = Apdu.of((header[0] & 0xFF) << 8 | (header[1] & 0xFF), data);
        drop();
        return Optional.of(apdu);
    }

    /// Is a message under way?
    public boolean isInMessage() {
        return seen > 0;
    }

    /// Drops what is under way.
    public void drop() {
        seen = 0;
        data = new byte[0];
    }

    private int headerLength() {
        return seen > 2 && (header[2] & 0xFF) == 0xFF ? 5 : 3;
    }

    private int dataLength() {
        return headerLength() == 3
                ? header[2] & 0xFF
                : (header[3] & 0xFF) | (header[4] & 0xFF) << 8;
    }
}
