package org.cashwrap.core.ledger;

import tools.jackson.databind.JsonNode;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads one JSON object strictly: each key is asked for by type, and [#end] refuses what nobody asked for. All its
/// complaints are [BadEntryException]s that name the key.
final class JsonFields {
    /// 2^53 - 1: what a reader with floating-point numbers still reads exactly.
    private static final long INTEGER_MAX = (1L << 53) - 1;

    private final JsonNode node;
    private final String path;
    private final Set<String> asked = new HashSet<>();

    JsonFields(JsonNode node, String path) {
        if (!node.isObject()) {
            throw new BadEntryException(path + " is not an object");
        }
        this.node = node;
        this.path = path;
    }

    String text(String key) {
        var value = required(key);
        if (!value.isString()) {
            throw bad(key, "is not a text");
        }
        return value.stringValue();
    }

    long integer(String key) {
        var value = required(key);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw bad(key, "is not an integer");
        }
        var integer = value.longValue();
        if (Math.abs(integer) > INTEGER_MAX) {
            throw bad(key, "is beyond what every language can count exactly");
        }
        return integer;
    }

    OptionalInt maybeInt(String key) {
        return isNull(key)
                ? OptionalInt.empty()
                : OptionalInt.of(checked(key, () -> Math.toIntExact(integer(key))));
    }

    boolean truth(String key) {
        var value = required(key);
        if (!value.isBoolean()) {
            throw bad(key, "is neither true nor false");
        }
        return value.booleanValue();
    }

    /// Present and null is none; absent is an error: every key always stands there.
    boolean isNull(String key) {
        return required(key).isNull();
    }

    /// For the few keys that may be absent.
    boolean has(String key) {
        return node.has(key);
    }

    Optional<String> maybeText(String key) {
        return isNull(key) ? Optional.empty() : Optional.of(text(key));
    }

    JsonFields object(String key) {
        return new JsonFields(required(key), path + "/" + key);
    }

    Optional<JsonFields> maybeObject(String key) {
        return isNull(key) ? Optional.empty() : Optional.of(object(key));
    }

    List<JsonFields> objects(String key) {
        return list(key, item -> new JsonFields(item, path + "/" + key));
    }

    List<String> texts(String key) {
        return list(
                key,
                item -> {
                    if (!item.isString()) {
                        throw bad(key, "holds something that is not a text");
                    }
                    return item.stringValue();
                });
    }

    /// The keys of an object that is a table.
    List<String> keys() {
        return List.copyOf(node.propertyNames());
    }

    /// Reads a value whose own constructor or parser may refuse it.
    <T> T parsed(String key, Function<String, T> parser) {
        var text = text(key);
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeException refused) {
            // Java's own parsers quote what they were given.
            throw bad(key, "is not of its form");
        }
    }

    /// Runs what builds a value of this object, and names the key if it refuses.
    <T> T checked(String key, Supplier<T> build) {
        try {
            return build.get();
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException refused) {
            throw bad(key, "cannot be: " + refused.getMessage());
        }
    }

    void end() {
        node.propertyNames().stream()
                .filter(key -> !asked.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw bad(key, "is not a known key");
                });
    }

    private <T> List<T> list(String key, Function<JsonNode, T> each) {
        var value = required(key);
        if (!value.isArray()) {
            throw bad(key, "is not a list");
        }
        var items = new ArrayList<T>();
        value.forEach(item -> items.add(each.apply(item)));
        return items;
    }

    private JsonNode required(String key) {
        asked.add(key);
        var value = node.get(key);
        if (value == null) {
            throw bad(key, "is missing");
        }
        return value;
    }

    private BadEntryException bad(String key, String why) {
        return new BadEntryException(path + "/" + key + " " + why);
    }
}
