package org.cashwrap.storage;

import org.cashwrap.core.ledger.Hash;

import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;

/// Keeps the [Anchor] in a small file of its own, which belongs outside the journal's folder: whoever loses or swaps
/// that folder should not take the anchor with it.
///
/// The form is `{"epoch":"…","seq":12,"hash":"…","what":"signed","at":"2026-11-23T09:30:00Z"}`.
public final class AnchorFile {
    /// Its usual name.
    public static final String FILE = "anchor.json";

    /// More than any anchor needs; a longer file is not one.
    private static final long BYTES_MAX = 4096;

    private static final Set<String> KEYS = Set.of("epoch", "seq", "hash", "what", "at");

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private final Path file;

    public AnchorFile(Path file) {
        this.file = file;
    }

    /// What reading came to.
    public sealed interface Reading {
        /// There is no such file: nothing was anchored yet, or it was taken away.
        record Absent() implements Reading {}

        record Read(Anchor anchor) implements Reading {}

        /// There is one, but it does not say what an anchor says.
        record Garbled(String why) implements Reading {}
    }

    /// What writing came to.
    public sealed interface Writing {
        record Written() implements Writing {}

        /// The former anchor is still there, or the new one may be lost in a power cut.
        record NotWritten(String why) implements Writing {}
    }

    public Reading read() {
        try {
            if (Files.size(file) > BYTES_MAX) {
                return new Reading.Garbled("longer than " + BYTES_MAX + " bytes");
            }
            return new Reading.Read(anchorOf(JSON.readTree(Files.readAllBytes(file))));
        } catch (NoSuchFileException absent) {
            return new Reading.Absent();
        } catch (IOException | RuntimeException garbled) {
            return new Reading.Garbled(garbled.toString());
        }
    }

    /// Replaces the anchor in one step: a power cut leaves the former or the new one.
    public Writing write(Anchor anchor) {
        try {
            var node =
                    JSON.createObjectNode()
                            .put("epoch", anchor.epoch())
                            .put("seq", anchor.sequence())
                            .put("hash", anchor.hash().toString())
                            .put("what", word(anchor.what()))
                            .put("at", anchor.at().toString());
            Durable.write(file, JSON.writeValueAsBytes(node));
            return new Writing.Written();
        } catch (IOException | RuntimeException failed) {
            return new Writing.NotWritten(failed.toString());
        }
    }

    private static Anchor anchorOf(JsonNode node) {
        if (!node.isObject() || !Set.copyOf(node.propertyNames()).equals(KEYS)) {
            throw new IllegalArgumentException("not an object of exactly " + KEYS);
        }
        var sequence = node.get("seq");
        if (!sequence.isIntegralNumber() || !sequence.canConvertToLong()) {
            throw new IllegalArgumentException("seq is not a whole number: " + sequence);
        }
        return new Anchor(
                text(node, "epoch"),
                sequence.longValue(),
                Hash.ofHex(text(node, "hash")),
                whatOf(text(node, "what")),
                instantOf(text(node, "at")));
    }

    private static String text(JsonNode node, String key) {
        var value = node.get(key);
        if (!value.isString()) {
            throw new IllegalArgumentException(key + " is not text: " + value);
        }
        return value.stringValue();
    }

    private static Anchor.What whatOf(String word) {
        for (var what : Anchor.What.values()) {
            if (word(what).equals(word)) {
                return what;
            }
        }
        throw new IllegalArgumentException("what is neither signed nor acknowledged: " + word);
    }

    private static String word(Anchor.What what) {
        return what.name().toLowerCase(Locale.ROOT);
    }

    private static Instant instantOf(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException("at is not a time: " + text, notATime);
        }
    }
}
