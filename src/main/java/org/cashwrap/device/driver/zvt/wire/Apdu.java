package org.cashwrap.device.driver.zvt.wire;

import java.util.Arrays;
import java.util.HexFormat;

/// One message of either side: two bytes that say what it is, and its data.
///
/// On the wire: control field (2 bytes), length (1 byte 00 to FE, or FF and two bytes, the low one first), data.
/// Source: PA00P015 rev. 13.08, chapter 1.
public final class Apdu {
    /// The longest data that the extended length can name.
    public static final int DATA_MAX = 0xFFFF;

    private static final int SHORT_MAX = 0xFE;

    private final int control;
    private final byte[] data;

    private Apdu(int control, byte[] data) {
        this.control = control;
        this.data = data;
    }

    /// @param control class and instruction, or the two bytes of an answer: 0 to FFFF, see [Control]
    /// @param data    at most [#DATA_MAX] bytes
    public static Apdu of(int control, byte... data) {
        if (control < 0 || control > 0xFFFF || data.length > DATA_MAX) {
            throw new IllegalArgumentException("no such message");
        }
        return new Apdu(control, data.clone());
    }

    public int control() {
        return control;
    }

    public boolean is(int expected) {
        return control == expected;
    }

    /// A copy.
    public byte[] data() {
        return data.clone();
    }

    /// How many bytes of data.
    public int length() {
        return data.length;
    }

    /// One byte of the data, 0 to 255.
    public int at(int index) {
        return data[index] & 0xFF;
    }

    /// As it goes over TCP, and into a serial frame.
    public byte[] bytes() {
        var header = data.length <= SHORT_MAX ? 3 : 5;
        var bytes = new byte[header + data.length];
        bytes[0] = (byte) (control >> 8);
        bytes[1] = (byte) control;
        if (data.length <= SHORT_MAX) {
            bytes[2] = (byte) data.length;
        } else {
            bytes[2] = (byte) 0xFF;
            bytes[3] = (byte) data.length;
            bytes[4] = (byte) (data.length >> 8);
        }
        System.arraycopy(data, 0, bytes, header, data.length);
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Apdu apdu
                && apdu.control == control
                && Arrays.equals(apdu.data, data);
    }

    @Override
    public int hashCode() {
        return 31 * control + Arrays.hashCode(data);
    }

    /// What it is and how long: never the data, which may hold a card number.
    @Override
    public String toString() {
        return HexFormat.of().withUpperCase().toHexDigits(control, 4) + "+" + data.length;
    }
}
