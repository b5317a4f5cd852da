package org.cashwrap.device.driver.zvt.wire;

import java.util.Arrays;

/// Finds acknowledges and messages in the bytes of a serial line, one byte at a time, whatever they are.
///
/// Source: PA00P016 rev. 04, chapter 3. A state machine and not a search for the end: the checksum may be any two bytes.
public final class SerialReader {
    /// What a byte brought to an end.
    public sealed interface Event {
        /// Nothing yet.
        record Nothing() implements Event {}

        record Acknowledged() implements Event {}

        /// The other side got our last message damaged.
        record NotAcknowledged() implements Event {}

        record Message(Apdu apdu) implements Event {}

        /// A message came to its end and is no good.
        record Damaged(Damage damage) implements Event {}
    }

    /// What is wrong with a message.
    public enum Damage {
        /// The checksum is another.
        CRC,
        /// The length it names is not the length it has.
        LENGTH,
        /// A `10` followed by something that may not follow it.
        ESCAPE
    }

    private enum State {
        IDLE,
        START,
        DATA,
        DATA_DLE,
        CRC_LOW,
        CRC_HIGH
    }

    private static final Event NOTHING = new Event.Nothing();
    private static final int MESSAGE_MAX = 5 + Apdu.DATA_MAX;

    private byte[] message = new byte[64];
    private int length;
    private boolean escapesWrong;
    private int crcLow;
    private State state = State.IDLE;

    /// @param b 0 to 255
    public Event feed(int b) {
        switch (state) {
            case IDLE, START -> {
                return between(b);
            }
            case DATA -> {
                if (b == SerialFrame.DLE) {
                    state = State.DATA_DLE;
                } else {
                    append(b);
                }
            }
            case DATA_DLE -> escaped(b);
            case CRC_LOW -> {
                crcLow = b;
                state = State.CRC_HIGH;
            }
            case CRC_HIGH -> {
                state = State.IDLE;
                return ended(b);
            }
        }
        return NOTHING;
    }

    /// Is a message under way? Then the next byte must follow within T1.
    public boolean isInMessage() {
        return state != State.IDLE && state != State.START;
    }

    /// Drops what is under way: its bytes stopped coming.
    public void drop() {
        state = State.IDLE;
    }

    /// Between two messages everything is noise but their beginning and an acknowledge, also behind a lone `10`: that may
    /// be noise of minutes ago.
    private Event between(int b) {
        if (state == State.START && b == SerialFrame.STX) {
            begin();
            return NOTHING;
        }
        state = b == SerialFrame.DLE ? State.START : State.IDLE;
        return switch (b) {
            case SerialFrame.ACK -> new Event.Acknowledged();
            case SerialFrame.NAK -> new Event.NotAcknowledged();
            default -> NOTHING;
        };
    }

    private void begin() {
        length = 0;
        escapesWrong = false;
        state = State.DATA;
    }

    private void escaped(int b) {
        switch (b) {
            case SerialFrame.DLE -> {
                append(b);
                state = State.DATA;
            }
            case SerialFrame.ETX -> state = State.CRC_LOW;
            // The other side began anew: what came before is lost.
            case SerialFrame.STX -> begin();
            default -> {
                // Read on to its end all the same: its data must not be taken for acknowledges.
                escapesWrong = true;
                state = State.DATA;
            }
        }
    }

    /// One byte more than a message can have is kept, to tell that it is too long.
    private void append(int b) {
        if (length > MESSAGE_MAX) {
            return;
        }
        if (length == message.length) {
            message = Arrays.copyOf(message, 2 * length);
        }
        message[length++] = (byte) b;
    }

    private Event ended(int crcHigh) {
        if (escapesWrong) {
            return new Event.Damaged(Damage.ESCAPE);
        }
        if (length > MESSAGE_MAX) {
            return new Event.Damaged(Damage.LENGTH);
        }
        if (SerialFrame.crc(message, length) != (crcHigh << 8 | crcLow)) {
            return new Event.Damaged(Damage.CRC);
        }
        var reader = new ApduReader();
        for (int i = 0; i < length; i++) {
            var apdu = reader.feed(message[i] & 0xFF);
            if (apdu.isPresent()) {
                return i == length - 1
                        ? new Event.Message(apdu.get())
                        : new Event.Damaged(Damage.LENGTH);
            }
        }
        return new Event.Damaged(Damage.LENGTH);
    }
}
