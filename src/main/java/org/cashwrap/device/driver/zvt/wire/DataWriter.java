package org.cashwrap.device.driver.zvt.wire;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.Locale;

/// Builds the data of a message: bytes at fixed places, bitmaps, containers.
///
/// Source: PA00P015 rev. 13.08, chapter 1 (BCD, LLVAR, LLLVAR), chapter 9 (TLV).
public final class DataWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public DataWriter bytes(int... values) {
        for (var value : values) {
            out.write(value);
        }
        return this;
    }

    public DataWriter raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    /// Packed decimal digits, two in a byte, leading zeros.
    ///
    /// @param value 0 or more, of at most twice as many digits as there are bytes
    public DataWriter bcd(long value, int bytes) {
        var digits = String.format(Locale.ROOT, "%0" + 2 * bytes + "d", value);
        if (value < 0 || digits.length() > 2 * bytes) {
            throw new IllegalArgumentException("does not fit " + bytes + " bytes of digits");
        }
        return raw(HexFormat.of().parseHex(digits));
    }

    /// A bitmap with a number and packed digits: `bitmap(0x04, 8437, 6)` is an amount of 84.37.
    public DataWriter bitmap(int number, long value, int bytes) {
        out.write(number);
        return bcd(value, bytes);
    }

    /// A bitmap whose length comes first in two bytes `Fx Fy`.
    public DataWriter llvar(int number, byte... value) {
        return counted(number, value, 2);
    }

    /// A bitmap whose length comes first in three bytes `Fx Fy Fz`.
    public DataWriter lllvar(int number, byte... value) {
        return counted(number, value, 3);
    }

    private DataWriter counted(int number, byte[] value, int digits) {
        var length = String.format(Locale.ROOT, "%0" + digits + "d", value.length);
        if (length.length() > digits) {
            throw new IllegalArgumentException("too long for " + digits + " digits of length");
        }
        out.write(number);
        length.chars().forEach(digit -> out.write(0xF0 | (digit - '0')));
        return raw(value);
    }

    /// A tagged object: in a container (bitmap 06), or inside another object.
    ///
    /// @param tag as it is written, 1 to 3 bytes: `0x1F10`
    public DataWriter tlv(int tag, byte... value) {
        for (int shift = 16; shift >= 0; shift -= 8) {
            if (tag >> shift != 0 || shift == 0) {
                out.write(tag >> shift);
            }
        }
        return tlvLength(value.length).raw(value);
    }

    /// The container, bitmap 06, around tagged objects.
    public DataWriter container(DataWriter objects) {
        out.write(0x06);
        var value = objects.done();
        return tlvLength(value.length).raw(value);
    }

    private DataWriter tlvLength(int length) {
        if (length > 0xFFFF) {
            throw new IllegalArgumentException("too long for a container");
        }
        if (length > 0xFF) {
            return bytes(0x82, length >> 8, length & 0xFF);
        }
        return length > 0x7F ? bytes(0x81, length) : bytes(length);
    }

    public byte[] done() {
        return out.toByteArray();
    }

    public Apdu as(int control) {
        return Apdu.of(control, done());
    }
}
