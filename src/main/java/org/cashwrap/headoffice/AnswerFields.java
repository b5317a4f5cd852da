package org.cashwrap.headoffice;

import org.cashwrap.core.ledger.Hash;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads one JSON object of an answer strictly: each key is asked for by type, and [#end] refuses what nobody asked for.
final class AnswerFields {
    private static final int DEPTH_MAX = 8;

    /// 2^53 - 1: what a reader with floating-point numbers still reads exactly.
    private static final long INTEGER_MAX = (1L << 53) - 1;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH_MAX)
                                                    .maxDocumentLength(Wire.BYTES_MAX)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final JsonNode node;
    private final Set<String> asked = new HashSet<>();

    private AnswerFields(JsonNode node) throws NotOfTheContract {
        if (!node.isObject()) {
            throw new NotOfTheContract("not a JSON object");
        }
        this.node = node;
    }

    static AnswerFields of(byte[] body) throws NotOfTheContract {
        try {
            return new AnswerFields(JSON.readTree(body));
        } catch (JacksonException notJson) {
            // Its message would repeat what stands there.
            throw new NotOfTheContract("not JSON");
        }
    }

    private JsonNode required(String key) throws NotOfTheContract {
        asked.add(key);
        var value = node.get(key);
        if (value == null) {
            throw new NotOfTheContract("without " + key);
        }
        return value;
    }

    /// Is there a value of that key? For the few that may be left out.
    boolean has(String key) {
        asked.add(key);
        return node.has(key);
    }

    boolean isNull(String key) throws NotOfTheContract {
        return required(key).isNull();
    }

    String text(String key) throws NotOfTheContract {
        var value = required(key);
        if (!value.isString()) {
            throw new NotOfTheContract(key + " is not a text");
        }
        return value.stringValue();
    }

    Optional<String> maybeText(String key) throws NotOfTheContract {
        return isNull(key) ? Optional.empty() : Optional.of(text(key));
    }

    /// From 0 on.
    long count(String key) throws NotOfTheContract {
        var value = required(key);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < 0
                || value.longValue() > INTEGER_MAX) {
            throw new NotOfTheContract(key + " is not a count");
        }
        return value.longValue();
    }

    Hash hash(String key) throws NotOfTheContract {
        var text = text(key);
        if (!text.matches("[0-9a-f]{64}")) {
            throw new NotOfTheContract(key + " is not a hash");
        }
        return Hash.ofHex(text);
    }

    Instant instant(String key) throws NotOfTheContract {
        try {
            return Instant.parse(text(key));
        } catch (DateTimeException notATime) {
            throw new NotOfTheContract(key + " is not a time");
        }
    }

    /// Each of them stands or falls by itself.
    List<JsonNode> list(String key, int max) throws NotOfTheContract {
        var value = required(key);
        if (!value.isArray() || value.size() > max) {
            throw new NotOfTheContract(key + " is not a list of at most " + max);
        }
        return List.copyOf(value.values());
    }

    JsonNode any(String key) throws NotOfTheContract {
        return required(key);
    }

    static AnswerFields within(JsonNode value) throws NotOfTheContract {
        return new AnswerFields(value);
    }

    void end() throws NotOfTheContract {
        for (var key : node.propertyNames()) {
            if (!asked.contains(key)) {
                throw new NotOfTheContract("with a key that is not of the contract");
            }
        }
    }
}
