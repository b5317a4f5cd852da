package org.cashwrap.device.driver.escpos.wire;

import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;

/// One thing that a printer was told.
public final class Command {
    private final CommandKind kind;
    private final SequencedMap<String, Long> parameters;
    private final byte[] bytes;
    private final int dataAt;
    private final int dataEnd;
    private final long at;
    private final long length;
    private final boolean now;
    private final Optional<CommandKind> inside;

    Command(
            CommandKind kind,
            SequencedMap<String, Long> parameters,
            byte[] bytes,
            int dataAt,
            int dataEnd,
            long at,
            long length,
            boolean now,
            Optional<CommandKind> inside) {
        this.kind = kind;
        this.parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        this.bytes = bytes;
        this.dataAt = dataAt;
        this.dataEnd = dataEnd;
        this.at = at;
        this.length = length;
        this.now = now;
        this.inside = inside;
    }

    public CommandKind kind() {
        return kind;
    }

    /// By their names in the manual, in their order.
    public SequencedMap<String, Long> parameters() {
        return parameters;
    }

    /// @return 0 if it has no such parameter
    public int parameter(String name) {
        return (int) (long) parameters.getOrDefault(name, 0L);
    }

    /// What follows its parameters: letters, dots, the content of a function.
    public byte[] data() {
        return Arrays.copyOfRange(bytes, dataAt, dataEnd);
    }

    public int dataLength() {
        return dataEnd - dataAt;
    }

    /// All of it, as it was sent, but at most [CommandReader#KEPT_MAX].
    public byte[] bytes() {
        return bytes.clone();
    }

    /// Where its first byte stands, counted from the reader's first.
    public long at() {
        return at;
    }

    /// How long it was, in bytes.
    public long length() {
        return length;
    }

    /// Must a printer obey it at once, before what was sent earlier is printed?
    public boolean isNow() {
        return now;
    }

    /// The command in whose bytes it stands, where nobody may have meant it; printers obey it there as well.
    public Optional<CommandKind> inside() {
        return inside;
    }

    /// Of commands with functions: which.
    public OptionalInt function() {
        var place =
                switch (kind) {
                    case GS_PAREN_L, GS_8_L, GS_PAREN_SMALL_K -> 1;
                    case GS_PAREN_H, GS_PAREN_D -> 0;
                    default -> Integer.MAX_VALUE;
                };
        return place < dataLength()
                ? OptionalInt.of(Byte.toUnsignedInt(bytes[dataAt + place]))
                : OptionalInt.empty();
    }

    /// What it is for, in a word: of commands with functions, of the function.
    public String word() {
        return functionWord().orElse(kind.word());
    }

    private Optional<String> functionWord() {
        if (function().isEmpty()) {
            return Optional.empty();
        }
        var function = function().getAsInt();
        return Optional.ofNullable(
                switch (kind) {
                    case GS_PAREN_L, GS_8_L ->
                            switch (function) {
                                case 2, 50 -> "print-picture";
                                case 67 -> "store-logo";
                                case 69 -> "print-logo";
                                case 112 -> "store-picture";
                                case 113 -> "store-picture-in-columns";
                                default -> null;
                            };
                    case GS_PAREN_H ->
                            switch (function) {
                                case 48 -> "tell-when-printed";
                                case 49 -> "tell-when-off-line";
                                default -> null;
                            };
                    case GS_PAREN_D -> function == 20 ? "permit-real-time-commands" : null;
                    case GS_PAREN_SMALL_K -> symbolWord(bytes[dataAt], function);
                    default -> null;
                });
    }

    @SuppressWarnings("NullAway") // Null is "none" to the only caller.
    private static String symbolWord(int symbol, int function) {
        var of =
                switch (symbol) {
                    case 48 -> "pdf417";
                    case 49 -> "qr";
                    case 50 -> "maxicode";
                    case 51 -> "gs1";
                    case 54 -> "data-matrix";
                    case 55 -> "aztec";
                    default -> "symbol";
                };
        return switch (function) {
            case 80 -> of + "-data";
            case 81 -> of + "-print";
            case 65 -> of + (symbol == 49 ? "-model" : "-columns");
            case 67 -> of + (symbol == 49 ? "-size" : "-width");
            case 69 -> of + "-correction";
            default -> null;
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Command that
                && kind == that.kind
                && parameters.equals(that.parameters)
                && Arrays.equals(bytes, that.bytes)
                && dataAt == that.dataAt
                && dataEnd == that.dataEnd
                && at == that.at
                && length == that.length
                && now == that.now
                && inside.equals(that.inside);
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, at, length);
    }

    @Override
    public String toString() {
        return kind.sign()
                + parameters
                + (dataLength() > 0 && dataLength() <= 64
                        ? " " + HexFormat.of().withUpperCase().formatHex(bytes, dataAt, dataEnd)
                        : dataLength() > 64 ? " +" + dataLength() : "")
                + (now ? " now" : "")
                + inside.map(outer -> " in " + outer.sign()).orElse("");
    }
}
