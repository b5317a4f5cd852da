package org.cashwrap.device.driver.escpos.wire;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Takes apart what a printer is sent, one byte at a time. Where the bytes were cut into pieces means nothing. What a printer
/// obeys at once is told with its last byte, also in the middle of another command, whose bytes it remains.
///
/// Declared lengths are believed, as a printer believes them: it waits for its bytes. No more than [#KEPT_MAX] of them are
/// kept.
public final class CommandReader {
    /// Of one command, in bytes. No printer has so much room.
    public static final int KEPT_MAX = 1 << 20;

    private static final int LISTED_MAX = 256;
    private static final long UNTIL_ZERO = -1;
    private static final int DEL = 0x7F;
    private static final int FIRST_LETTER = 0x20;

    private final RealTimeScanner scanner = new RealTimeScanner();

    private final byte[] last = new byte[10];
    private long count;

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long begunAt;
    private long length;
    private boolean text;
    private Optional<CommandKind> kind = Optional.empty();
    private List<String> names = List.of();
    private final List<Integer> head = new ArrayList<>();
    private boolean inData;
    private long dataLeft;
    private int dataAt;

    private final List<Command> done = new ArrayList<>();

    /// A command whose rest is missing.
    ///
    /// @param kind    if so much of it came that it can be told
    /// @param at      where its first byte stands
    /// @param length  how much of it came, in bytes
    /// @param missing how much is missing at least
    public record Unfinished(Optional<CommandKind> kind, long at, long length, long missing) {}

    /// @param b 0 to 255
    /// @return what this byte completes, mostly nothing
    public List<Command> feed(int b) {
        last[(int) (count % last.length)] = (byte) b;
        count++;
        done.clear();
        var nowLength = scanner.feed(b);
        var nowAt = count - nowLength;
        // The command that the byte belongs to, before it may complete it.
        take(b);
        if (nowLength > 0) {
            tellNow(nowAt, nowLength);
        }
        return done.isEmpty() ? List.of() : List.copyOf(done);
    }

    /// The letters that came so far, as a command of their own: nothing more is to come.
    public List<Command> flush() {
        done.clear();
        endText();
        return List.copyOf(done);
    }

    /// What has been begun, but for letters.
    public Optional<Unfinished> unfinished() {
        if (text || length == 0) {
            return Optional.empty();
        }
        var missing = inData && dataLeft != UNTIL_ZERO ? dataLeft : 1;
        return Optional.of(new Unfinished(kind, begunAt, length, missing));
    }

    /// The bytes of what has been begun, letters too.
    public byte[] pending() {
        return kept.toByteArray();
    }

    /// How many bytes have been begun, letters too.
    public long pendingLength() {
        return length;
    }

    /// Drops what is under way; the next byte begins a command.
    public void drop() {
        kept.reset();
        length = 0;
        text = false;
        kind = Optional.empty();
        head.clear();
        inData = false;
    }

    /// What is obeyed at once was either read as a command where commands stand, or it stands inside another.
    private void tellNow(long at, int size) {
        for (var i = 0; i < done.size(); i++) {
            var command = done.get(i);
            if (command.at() == at && command.length() == size && command.kind().isRealTime()) {
                done.set(i, read(command.kind(), at, size, Optional.empty()));
                return;
            }
        }
        var outer =
                length > 0
                        ? kind.orElse(CommandKind.UNKNOWN)
                        : done.isEmpty() ? CommandKind.UNKNOWN : done.getLast().kind();
        var bytes = lastBytes(size);
        var found =
                CommandKind.of(2, bytes)
                        .or(() -> CommandKind.of(3, bytes))
                        .orElse(CommandKind.UNKNOWN);
        done.addFirst(read(found, at, size, Optional.of(outer)));
    }

    private Command read(CommandKind found, long at, int size, Optional<CommandKind> inside) {
        var bytes = lastBytes(size);
        SequencedMap<String, Long> values = new LinkedHashMap<>();
        var more = new ArrayList<>(found.parameters());
        for (var i = found.prefixLength(); i < size; i++) {
            var name =
                    i - found.prefixLength() < more.size()
                            ? more.get(i - found.prefixLength())
                            : "a";
            values.put(name, (long) Byte.toUnsignedInt(bytes[i]));
        }
        return new Command(found, values, bytes, size, size, at, size, true, inside);
    }

    private byte[] lastBytes(int size) {
        var bytes = new byte[size];
        for (var i = 0; i < size; i++) {
            bytes[i] = last[(int) ((count - size + i) % last.length)];
        }
        return bytes;
    }

    private void take(int b) {
        if (length == 0 || text) {
            if (b >= FIRST_LETTER && b != DEL) {
                begin();
                text = true;
                keep(b);
                if (length == KEPT_MAX) {
                    endText();
                }
                return;
            }
            endText();
        }
        begin();
        keep(b);
        if (inData) {
            takeData(b);
        } else if (kind.isPresent()) {
            head.add(b);
            takeHead();
        } else {
            takePrefix();
        }
    }

    private void begin() {
        if (length == 0) {
            begunAt = count - 1;
        }
    }

    private void keep(int b) {
        if (length < KEPT_MAX) {
            kept.write(b);
        }
        length++;
    }

    private void endText() {
        if (text) {
            end(CommandKind.TEXT, 0, kept.size());
        }
    }

    private void takePrefix() {
        var bytes = kept.toByteArray();
        var found = CommandKind.of(bytes.length, bytes);
        if (found.isEmpty() && bytes.length == 3 && bytes[0] == 0x1D && bytes[1] == '(') {
            kind = Optional.of(CommandKind.GS_PAREN);
            names = CommandKind.GS_PAREN.parameters();
            head.add(Byte.toUnsignedInt(bytes[2]));
            return;
        }
        if (found.isPresent()) {
            kind = found;
            names = found.get().parameters();
            takeHead();
        } else if (!CommandKind.isBegun(bytes.length, bytes)) {
            passOver(bytes);
        }
    }

    /// An introducer and the letter behind it are passed over, as printers do. Anything else behind it is read anew.
    private void passOver(byte... bytes) {
        var isLetter =
                bytes.length > 1
                        && bytes[0] != 0x10
                        && Byte.toUnsignedInt(bytes[1]) >= FIRST_LETTER;
        var passed = bytes.length == 1 ? 1 : isLetter ? 2 : 1;
        var rest = Arrays.copyOfRange(bytes, passed, bytes.length);
        kept.reset();
        kept.write(bytes, 0, passed);
        length = passed;
        end(CommandKind.UNKNOWN, passed, passed);
        var now = count;
        for (var i = 0; i < rest.length; i++) {
            count = now - rest.length + i + 1;
            take(Byte.toUnsignedInt(rest[i]));
        }
        count = now;
    }

    private void takeHead() {
        var found = kind.orElseThrow();
        if (head.size() < width(names)) {
            return;
        }
        var values = values();
        if (names.size() == found.parameters().size()) {
            var more = more(found, values);
            if (!more.isEmpty()) {
                names = new ArrayList<>(names);
                names.addAll(more);
                return;
            }
        }
        dataAt = kept.size();
        dataLeft = dataLength(found, values);
        inData = true;
        if (dataLeft == 0) {
            end(found, dataAt, dataAt);
        }
    }

    private void takeData(int b) {
        var found = kind.orElseThrow();
        if (dataLeft == UNTIL_ZERO) {
            if (b == 0 || kept.size() - dataAt == LISTED_MAX) {
                end(found, dataAt, kept.size() - 1);
            }
            return;
        }
        dataLeft--;
        if (dataLeft == 0) {
            end(found, dataAt, kept.size());
        }
    }

    private void end(CommandKind found, int from, int to) {
        var bytes = kept.toByteArray();
        var values =
                found == CommandKind.TEXT || found == CommandKind.UNKNOWN
                        ? new LinkedHashMap<String, Long>()
                        : values();
        done.add(
                new Command(
                        found, values, bytes, from, to, begunAt, length, false, Optional.empty()));
        drop();
    }

    private static int width(List<String> names) {
        return names.stream().mapToInt(CommandReader::width).sum();
    }

    private static int width(String name) {
        var colon = name.indexOf(':');
        return colon < 0 ? 1 : name.charAt(colon + 1) - '0';
    }

    private SequencedMap<String, Long> values() {
        SequencedMap<String, Long> values = new LinkedHashMap<>();
        var at = 0;
        for (var name : names) {
            var value = 0L;
            for (var i = 0; i < width(name); i++) {
                value |= (long) head.get(at++) << (8 * i);
            }
            var colon = name.indexOf(':');
            values.put(colon < 0 ? name : name.substring(0, colon), value);
        }
        return values;
    }

    private static List<String> more(CommandKind found, SequencedMap<String, Long> values) {
        var first = values.isEmpty() ? 0 : (int) (long) values.firstEntry().getValue();
        return switch (found.body()) {
            case STATUS -> first == 7 || first == 8 || first == 0x12 ? List.of("a") : List.of();
            case CUT ->
                    switch (first) {
                        case 65, 66, 97, 98, 103, 104 -> List.of("n");
                        default -> List.of();
                    };
            case BAR_CODE -> first >= 65 && first <= 79 ? List.of("n") : List.of();
            case NONE, UNTIL_ZERO, COLUMNS, DEFINED, RASTER, BLOCK -> List.of();
        };
    }

    private static long dataLength(CommandKind found, SequencedMap<String, Long> values) {
        return switch (found.body()) {
            case NONE, STATUS, CUT -> 0;
            case BAR_CODE -> {
                var m = values.getOrDefault("m", 0L);
                yield m <= 6 ? UNTIL_ZERO : values.getOrDefault("n", 0L);
            }
            case UNTIL_ZERO -> UNTIL_ZERO;
            case COLUMNS -> {
                var m = values.getOrDefault("m", 0L);
                yield values.getOrDefault("n", 0L) * (m == 32 || m == 33 ? 3 : 1);
            }
            case DEFINED -> 8 * values.getOrDefault("x", 0L) * values.getOrDefault("y", 0L);
            case RASTER -> values.getOrDefault("x", 0L) * values.getOrDefault("y", 0L);
            case BLOCK -> values.getOrDefault("p", 0L);
        };
    }
}
