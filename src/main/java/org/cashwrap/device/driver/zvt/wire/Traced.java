package org.cashwrap.device.driver.zvt.wire;

import java.util.List;

/// What a line of a trace turned out to be.
public sealed interface Traced {
    /// A byte that says whether the last message came through.
    record Acknowledge(boolean positive) implements Traced {}

    /// @param length of its data, in bytes
    record Message(Frame frame, int control, int length, Fields fields) implements Traced {}

    /// No good.
    ///
    /// @param at    the first byte that is wrong, counted in the line from 0; the line's length where bytes are missing
    /// @param kept  what could be read
    record Bad(Fault fault, int at, List<Field> kept) implements Traced {
        public Bad {
            kept = List.copyOf(kept);
        }
    }

    enum Frame {
        SERIAL,
        APDU
    }

    enum Fault {
        /// Not pairs of hexadecimal digits.
        HEX,
        /// The checksum is another.
        CRC,
        /// The message is longer or shorter than it says.
        LENGTH,
        /// It ends too early.
        TRUNCATED,
        /// A `10` followed by something that may not follow it.
        ESCAPE,
        /// No such bitmap, or its length is not written as one.
        BITMAP,
        /// The container, or an object in it, is not what its length says.
        TLV
    }
}
