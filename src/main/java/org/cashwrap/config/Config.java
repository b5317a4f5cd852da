package org.cashwrap.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads a settings file into a record, strictly, and says everything that is wrong with it at once. Never throws on
/// bad input, whatever the bytes.
///
/// A record component `timeZone` is the key `time-zone`, unless its [Key] says otherwise. What a component's type means in the file:
///
/// | type | in the file |
/// | --- | --- |
/// | `String` | the text as it is written, with or without quotes: `007` stays `007` |
/// | `int`, `long` | decimal digits without quotes |
/// | `BigDecimal` | decimal digits with or without a dot, without quotes: `0.05` |
/// | `boolean` | `true` or `false`, without quotes |
/// | enum | the constant's name, `WITH_APPROVER` as `with-approver` |
/// | `ZoneId`, `LocalDate`, `URI` | `America/New_York`, `2026-11-22`, `https://host/` |
/// | `Optional<T>` | may be left out; a key without a value is an error nevertheless |
/// | `List<T>`, `Map<String, T>` | a list, a table; may be empty, may not be left out |
/// | `SequencedMap<String, T>` | the same, where the order of the file counts |
/// | `Map<E, T>` by an enum | a table that names every constant of the enum |
/// | a record | a table |
/// | `WordOr<W, T>` | one word, or a list or table |
///
/// Constraints (`jakarta.validation`) on components and on the elements of lists and maps are checked. What the
/// record's constructor refuses by an [IllegalArgumentException] is a problem too, see [BadValueException].
/// A component of any other type is our mistake and throws [IllegalStateException].
public final class Config {
    public static final int SIZE_MAX = 1 << 20;

    private Config() {}

    public static <T extends Record> Read<T> read(Path file, Class<T> type) {
        return read(file, type, _ -> List.of());
    }

    /// @param check is asked about each record that could be read, the inner ones first, and says what is wrong with it
    ///              beside what the record itself refuses
    public static <T extends Record> Read<T> read(
            Path file, Class<T> type, Function<Record, List<Misfit>> check) {
        try (var in = Files.newInputStream(file)) {
            return read(file.toString(), in.readNBytes(SIZE_MAX + 1), type, check);
        } catch (NoSuchFileException missing) {
            return bad(file, "there is no such file");
        } catch (AccessDeniedException denied) {
            return bad(file, "may not be read; its owner must run this, or be given it by chown");
        } catch (IOException | UnsupportedOperationException unreadable) {
            return bad(
                    file,
                    Files.isDirectory(file)
                            ? "is a folder; name the file in it"
                            : "cannot be read: " + unreadable.getMessage());
        }
    }

    /// @param name what the problems call the text
    public static <T extends Record> Read<T> read(String name, String text, Class<T> type) {
        return read(name, text.getBytes(StandardCharsets.UTF_8), type);
    }

    /// @param name what the problems call the bytes
    public static <T extends Record> Read<T> read(String name, byte[] bytes, Class<T> type) {
        return read(name, bytes, type, _ -> List.of());
    }

    /// @param name  what the problems call the bytes
    /// @param check as for a file
    public static <T extends Record> Read<T> read(
            String name, byte[] bytes, Class<T> type, Function<Record, List<Misfit>> check) {
        var problems = new Problems(name);
        var value =
                decoded(bytes, problems)
                        .flatMap(text -> YamlReader.read(text, problems))
                        .flatMap(yaml -> new Binder(problems, check).bind(yaml, type));
        if (value.isPresent() && problems.none()) {
            return new Read.Good<>(value.get(), sha256(bytes));
        }
        if (problems.none()) {
            problems.add(1, "", "the file is empty; " + Binder.needs(type));
        }
        return new Read.Bad<>(problems.all());
    }

    private static <T> Read<T> bad(Path file, String why) {
        var problems = new Problems(file.toString());
        problems.add(1, "", why);
        return new Read.Bad<>(problems.all());
    }

    private static Optional<String> decoded(byte[] bytes, Problems problems) {
        if (bytes.length > SIZE_MAX) {
            problems.add(1, "", "larger than 1 MiB; a settings file is a few pages");
            return Optional.empty();
        }
        var in = ByteBuffer.wrap(bytes);
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(in).toString();
            // Some editors put a byte order mark in front, which no human can see or take out.
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            var line = 1;
            for (var i = 0; i < in.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            problems.add(line, "", "not UTF-8; save the file as UTF-8");
            return Optional.empty();
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
