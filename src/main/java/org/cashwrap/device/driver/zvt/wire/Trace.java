package org.cashwrap.device.driver.zvt.wire;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Reads a line of a trace: one message in hexadecimal, as it went over a serial cable or a network. Unlike
/// [SerialReader], which only has to be right, it says where a message goes wrong and what can be read of it nevertheless.
public final class Trace {
    /// The longest message of all, in a frame where every byte is doubled.
    public static final int BYTES_MAX = 2 * (5 + Apdu.DATA_MAX) + 6;

    private final byte[] line;
    private final Alphabet alphabet;

    private Trace(byte[] line, Alphabet alphabet) {
        this.line = line;
        this.alphabet = alphabet;
    }

    /// @param text hexadecimal digits, blanks anywhere
    public static Traced of(String text, Alphabet alphabet) {
        var bytes = new byte[text.length() / 2];
        var digits = 0;
        for (int i = 0; i < text.length(); i++) {
            var letter = text.charAt(i);
            if (!Character.isWhitespace(letter)) {
                var digit = letter < 128 ? Character.digit(letter, 16) : -1;
                if (digit < 0 || digits / 2 == bytes.length) {
                    return new Traced.Bad(Traced.Fault.HEX, digits / 2, List.of());
                }
                bytes[digits / 2] = (byte) (bytes[digits / 2] << 4 | digit);
                digits++;
            }
        }
        if (digits % 2 != 0) {
            return new Traced.Bad(Traced.Fault.HEX, digits / 2, List.of());
        }
        bytes = Arrays.copyOf(bytes, digits / 2);
        return bytes.length > BYTES_MAX
                ? new Traced.Bad(Traced.Fault.LENGTH, BYTES_MAX, List.of())
                : new Trace(bytes, alphabet).read();
    }

    private Traced read() {
        if (line.length == 1 && line[0] == SerialFrame.ACK) {
            return new Traced.Acknowledge(true);
        }
        if (line.length == 1 && line[0] == SerialFrame.NAK) {
            return new Traced.Acknowledge(false);
        }
        if (line.length >= 2 && line[0] == SerialFrame.DLE && line[1] == SerialFrame.STX) {
            return serial();
        }
        return new Content(Traced.Frame.APDU, line, IntStream.range(0, line.length).toArray())
                .read();
    }

    private Traced serial() {
        var message = new byte[line.length];
        var places = new int[line.length];
        var length = 0;
        var here = 2;
        while (here < line.length && (line[here] != SerialFrame.DLE || isDoubled(here))) {
            places[length] = here;
            message[length++] = line[here];
            here += line[here] == SerialFrame.DLE ? 2 : 1;
        }
        var content =
                new Content(
                        Traced.Frame.SERIAL,
                        Arrays.copyOf(message, length),
                        Arrays.copyOf(places, length));
        if (here + 1 < line.length && line[here + 1] != SerialFrame.ETX) {
            return content.bad(Traced.Fault.ESCAPE, here + 1);
        }
        if (here + 4 > line.length) {
            return content.bad(Traced.Fault.TRUNCATED, line.length);
        }
        var crc = (line[here + 2] & 0xFF) | (line[here + 3] & 0xFF) << 8;
        if (crc != SerialFrame.crc(message, length)) {
            return content.bad(Traced.Fault.CRC, here + 2);
        }
        return here + 4 < line.length ? content.bad(Traced.Fault.LENGTH, here + 4) : content.read();
    }

    private boolean isDoubled(int dle) {
        return dle + 1 < line.length && line[dle + 1] == SerialFrame.DLE;
    }

    /// A message without its frame, or what there is of it.
    private final class Content {
        private final Traced.Frame frame;
        private final byte[] message;

        /// Where each byte stands in the line.
        private final int[] places;

        Content(Traced.Frame frame, byte[] message, int... places) {
            this.frame = frame;
            this.message = message;
            this.places = places;
        }

        Traced read() {
            var data = message.length - header();
            if (data < 0 || data < named()) {
                return frame == Traced.Frame.APDU
                        ? bad(Traced.Fault.TRUNCATED, line.length)
                        : bad(Traced.Fault.LENGTH, message.length > 2 ? places[2] : line.length);
            }
            if (data > named()) {
                return bad(Traced.Fault.LENGTH, places[header() + named()]);
            }
            var fields = fields();
            return fields.problem()
                    .<Traced>map(problem ->
                            new Traced.Bad(
                                    fault(problem.kind()),
                                    places[header() + problem.at()],
                                    fields.all()))
                    .orElseGet(() -> new Traced.Message(frame, control(), data, fields));
        }

        /// With what can be read of it.
        Traced bad(Traced.Fault fault, int at) {
            return new Traced.Bad(
                    fault, at, message.length < header() ? List.of() : fields().all());
        }

        private Fields fields() {
            var end = Math.min(message.length, header() + named());
            return Fields.of(
                    Apdu.of(control(), Arrays.copyOfRange(message, header(), end)), alphabet);
        }

        private int control() {
            return byteAt(0) << 8 | byteAt(1);
        }

        private int header() {
            return message.length > 2 && byteAt(2) == 0xFF ? 5 : 3;
        }

        /// How long the data is, as the message says.
        private int named() {
            return header() == 3 ? byteAt(2) : byteAt(3) | byteAt(4) << 8;
        }

        private int byteAt(int index) {
            return message[index] & 0xFF;
        }

        private static Traced.Fault fault(Fields.Problem.Kind kind) {
            return switch (kind) {
                case TRUNCATED -> Traced.Fault.TRUNCATED;
                case BITMAP -> Traced.Fault.BITMAP;
                case TLV -> Traced.Fault.TLV;
            };
        }
    }
}
