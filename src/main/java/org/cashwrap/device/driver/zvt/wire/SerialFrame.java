package org.cashwrap.device.driver.zvt.wire;

import java.io.ByteArrayOutputStream;
import java.util.stream.IntStream;

/// A message as it goes over a serial line: `10 02`, the message with every `10` doubled, `10 03`, checksum low and high
/// byte. The checksum's own bytes are not doubled.
///
/// Source: PA00P016 rev. 04, chapter 3; its text calls the checksum XModem, but every recorded frame has the reflected one
/// with start value 0 (catalogued as CRC-16/KERMIT), over the undoubled message and one byte `03`.
public final class SerialFrame {
    public static final int DLE = 0x10;
    public static final int STX = 0x02;
    public static final int ETX = 0x03;
    public static final int ACK = 0x06;
    public static final int NAK = 0x15;

    private static final int POLYNOMIAL = 0x8408;
    private static final int[] REMAINDERS =
            IntStream.range(0, 256).map(SerialFrame::remainder).toArray();

    private SerialFrame() {}

    public static byte[] of(Apdu apdu) {
        var message = apdu.bytes();
        var frame = new ByteArrayOutputStream(message.length + 8);
        frame.write(DLE);
        frame.write(STX);
        for (var b : message) {
            if (b == DLE) {
                frame.write(DLE);
            }
            frame.write(b);
        }
        frame.write(DLE);
        frame.write(ETX);
        var crc = crc(message, message.length);
        frame.write(crc);
        frame.write(crc >> 8);
        return frame.toByteArray();
    }

    /// Over the first `length` bytes and the closing `03`.
    static int crc(byte[] message, int length) {
        var crc = 0;
        for (int i = 0; i < length; i++) {
            crc = crc(crc, message[i] & 0xFF);
        }
        return crc(crc, ETX);
    }

    private static int crc(int before, int b) {
        return before >> 8 ^ REMAINDERS[(before ^ b) & 0xFF];
    }

    private static int remainder(int b) {
        var crc = b;
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc & 1) == 1 ? (crc >> 1) ^ POLYNOMIAL : crc >> 1;
        }
        return crc;
    }
}
