package org.cashwrap.headoffice.server;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// One JSON object of a request, read strictly: each key is asked for by type, and [#end] refuses what nobody asked for.
/// All its complaints are refusals as `malformed` that name the key and quote nothing.
final class StrictJson {
    /// 2^53 - 1: what a reader with floating-point numbers still reads exactly.
    static final long INTEGER_MAX = (1L << 53) - 1;

    private static final int DEPTH_MAX = 64;

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH_MAX)
                                                    .maxStringLength(Intake.REQUEST_MAX)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final JsonNode node;
    private final String path;
    private final Set<String> asked = new HashSet<>();

    private StrictJson(JsonNode node, String path) {
        if (!node.isObject()) {
            throw malformed((path.isEmpty() ? "the body" : path) + " is not an object");
        }
        this.node = node;
        this.path = path;
    }

    /// @param body must be UTF-8: no other encoding is guessed at
    static StrictJson ofBody(byte[] body) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return new StrictJson(tree(text.toString()), "");
        } catch (CharacterCodingException notUtf8) {
            throw malformed("the body is not UTF-8");
        } catch (JacksonException notJson) {
            throw malformed("the body is not JSON, or has a key twice");
        }
    }

    /// Whatever JSON it is.
    ///
    /// @throws JacksonException if it is none, or has a key twice
    static JsonNode tree(String text) {
        return JSON.readTree(text);
    }

    String text(String key) {
        var value = required(key);
        if (!value.isString()) {
            throw bad(key, "is not a text");
        }
        return value.stringValue();
    }

    /// @param form what it must look like, as a regular expression
    String text(String key, String form) {
        var text = text(key);
        if (!text.matches(form)) {
            throw bad(key, "is not of its form");
        }
        return text;
    }

    long integer(String key, long min, long max) {
        var value = required(key);
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.longValue() < min
                || value.longValue() > max) {
            throw bad(key, "is not an integer from " + min + " to " + max);
        }
        return value.longValue();
    }

    <T> List<T> objects(String key, int min, int max, Function<StrictJson, T> each) {
        var value = required(key);
        if (!value.isArray() || value.size() < min || value.size() > max) {
            throw bad(key, "is not a list of " + min + " to " + max);
        }
        var items = new ArrayList<T>();
        for (var item : value) {
            var object = new StrictJson(item, path + "/" + key);
            items.add(each.apply(object));
            object.end();
        }
        return items;
    }

    void end() {
        if (node.propertyNames().stream().anyMatch(key -> !asked.contains(key))) {
            throw malformed((path.isEmpty() ? "the body" : path) + " has a key that is not known");
        }
    }

    private JsonNode required(String key) {
        asked.add(key);
        var value = node.get(key);
        if (value == null) {
            throw bad(key, "is missing");
        }
        return value;
    }

    private RefusedException bad(String key, String why) {
        return malformed(path + "/" + key + " " + why);
    }

    private static RefusedException malformed(String why) {
        return new RefusedException(Refusal.MALFORMED, why);
    }
}
