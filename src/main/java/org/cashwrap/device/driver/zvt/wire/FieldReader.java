package org.cashwrap.device.driver.zvt.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Takes the data of a message apart. What cannot be read ends the reading, and what came before it stays.
///
/// Source: PA00P015 rev. 13.08, chapters 1 to 3 (what stands where), 7 (bitmaps), 9 (container).
final class FieldReader {
    /// Deeper than any manual's objects.
    private static final int DEPTH_MAX = 8;

    private final byte[] data;
    private final List<Field> fields = new ArrayList<>();
    private Optional<Fields.Problem> problem = Optional.empty();
    private Alphabet alphabet;
    private int at;

    FieldReader(byte[] data, Alphabet alphabet) {
        this.data = data;
        this.alphabet = alphabet;
    }

    Fields done(int control) {
        return new Fields(control, fields, problem);
    }

    boolean isGood() {
        return problem.isEmpty();
    }

    int left() {
        return data.length - at;
    }

    /// Of the next byte in the data.
    int offset() {
        return at;
    }

    /// The next byte, 0 to 255; only while there is one.
    int next() {
        return data[at] & 0xFF;
    }

    /// A field that only the message gives a meaning. Nothing if there is no data left at all: all of them may be absent.
    void position(String word, String name, Form form, int length) {
        if (!isGood() || left() == 0) {
            return;
        }
        if (left() < length) {
            wrong(Fields.Problem.Kind.TRUNCATED, at);
            return;
        }
        add(new Place.OfPosition(word), name, form, at, at + length);
        at += length;
    }

    /// All that is left, up to a place, as one text; also if it is empty.
    void text(String word, String name, int to) {
        add(new Place.OfPosition(word), name, Form.TEXT, at, to);
        at = to;
    }

    /// The software's version: counted by three bytes, without a number.
    void version() {
        var length = counted(at, 3);
        if (length < 0 || left() < 3 + length) {
            wrong(Fields.Problem.Kind.TRUNCATED, at);
            return;
        }
        at += 3;
        text("version", "software-version", at + length);
    }

    /// How many bytes a length of `Fx` bytes says, or -1.
    int counted(int from, int digits) {
        if (from + digits > data.length) {
            return -1;
        }
        var length = 0;
        for (int i = from; i < from + digits; i++) {
            var digit = (data[i] & 0xFF) - 0xF0;
            if (digit < 0 || digit > 9) {
                return -1;
            }
            length = 10 * length + digit;
        }
        return length;
    }

    /// Is the rest a container, and nothing more?
    boolean isContainer(int from) {
        if (from >= data.length || data[from] != Bitmap.CONTAINER) {
            return false;
        }
        var value = valueAt(from + 1);
        return value > 0 && value + lengthAt(from + 1) == data.length;
    }

    /// Where a container that ends a text begins, if its objects can be read and name a kind of receipt: older terminals put
    /// one behind a printed line.
    int tail() {
        for (int from = at; from < data.length; from++) {
            if (isContainer(from)) {
                var tail = new FieldReader(Arrays.copyOfRange(data, from, data.length), alphabet);
                tail.bitmaps();
                if (tail.isGood() && tail.fields.stream().anyMatch(Fields::isReceiptKind)) {
                    return from;
                }
            }
        }
        return data.length;
    }

    /// Bitmaps to the end.
    void bitmaps() {
        while (isGood() && left() > 0) {
            if (next() == Bitmap.CONTAINER) {
                container();
            } else {
                bitmap();
            }
        }
    }

    private void bitmap() {
        var bitmap = Names.bitmap(next());
        if (bitmap == null) {
            wrong(Fields.Problem.Kind.BITMAP, at);
            return;
        }
        var length = bitmap.counted() == 0 ? bitmap.length() : counted(at + 1, bitmap.counted());
        var from = at + 1 + bitmap.counted();
        if (from > data.length || length > data.length - from) {
            wrong(Fields.Problem.Kind.TRUNCATED, at);
        } else if (length < 0) {
            wrong(Fields.Problem.Kind.BITMAP, at);
        } else {
            add(
                    new Place.OfBitmap(bitmap.number()),
                    bitmap.name(),
                    bitmap.form(),
                    from,
                    from + length);
            at = from + length;
        }
    }

    private void container() {
        var from = valueAt(at + 1);
        if (from < 0 || lengthAt(at + 1) > data.length - from) {
            wrong(Fields.Problem.Kind.TLV, at);
            return;
        }
        var to = from + lengthAt(at + 1);
        if (from == to) {
            add(new Place.OfBitmap(Bitmap.CONTAINER), "container", Form.BYTES, from, to);
        }
        objects(from, to, "06", 1);
        at = to;
    }

    private void objects(int from, int to, String path, int depth) {
        var here = from;
        while (isGood() && here < to) {
            var lengthFrom = afterTag(here, to);
            var value = lengthFrom < 0 ? -1 : valueAt(lengthFrom);
            if (depth > DEPTH_MAX || value < 0 || value > to || lengthAt(lengthFrom) > to - value) {
                wrong(Fields.Problem.Kind.TLV, here);
                return;
            }
            var end = value + lengthAt(lengthFrom);
            object(here, lengthFrom, value, end, path, depth);
            here = end;
        }
    }

    private void object(int from, int lengthFrom, int value, int end, String path, int depth) {
        var number = 0;
        for (int i = from; i < lengthFrom; i++) {
            number = number << 8 | (data[i] & 0xFF);
        }
        var objectPath = path + "/" + Tag.hex(number);
        var tag = Names.tag(number);
        if (tag.holdsObjects() && value < end) {
            objects(value, end, objectPath, depth + 1);
            return;
        }
        add(new Place.OfTag(number, objectPath), tag.name(), tag.form(), value, end);
        if (objectPath.equals("06/14") && value < end) {
            alphabet = Alphabet.of(data[value] & 0xFF).orElse(alphabet);
        }
    }

    /// Where the length begins behind a tag, or -1.
    private int afterTag(int from, int to) {
        if ((data[from] & 0x1F) != 0x1F) {
            return from + 1;
        }
        for (int i = from + 1; i < Math.min(to, from + 3); i++) {
            if ((data[i] & 0x80) == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /// Where the value begins behind a length, or -1.
    private int valueAt(int lengthFrom) {
        if (lengthFrom >= data.length) {
            return -1;
        }
        var after =
                switch (data[lengthFrom] & 0xFF) {
                    case 0x81 -> lengthFrom + 2;
                    case 0x82 -> lengthFrom + 3;
                    default -> data[lengthFrom] < 0 ? -1 : lengthFrom + 1;
                };
        return after > data.length ? -1 : after;
    }

    /// Only where [#valueAt] found one.
    private int lengthAt(int lengthFrom) {
        return switch (data[lengthFrom] & 0xFF) {
            case 0x81 -> data[lengthFrom + 1] & 0xFF;
            case 0x82 -> (data[lengthFrom + 1] & 0xFF) << 8 | (data[lengthFrom + 2] & 0xFF);
            default -> data[lengthFrom];
        };
    }

    private void add(Place place, String name, Form form, int from, int to) {
        fields.add(
                Field.of(
                        place,
                        name,
                        form,
                        alphabet,
                        form == Form.SECRET ? new byte[0] : Arrays.copyOfRange(data, from, to)));
    }

    private void wrong(Fields.Problem.Kind kind, int where) {
        problem = Optional.of(new Fields.Problem(kind, where));
    }
}
