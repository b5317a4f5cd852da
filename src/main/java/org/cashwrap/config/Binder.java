package org.cashwrap.config;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Turns [Yaml] into records as [Config] promises, and notes every place where it cannot. Goes on after a problem, so
/// that one reading finds them all; `null` stands for a value that has been reported.
final class Binder {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,30})");

    private static final Pattern DECIMAL =
            Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?");

    private final Problems problems;
    private final Function<Record, List<Misfit>> check;

    Binder(Problems problems, Function<Record, List<Misfit>> check) {
        this.problems = problems;
        this.check = check;
    }

    <T extends Record> Optional<T> bind(Yaml yaml, Class<T> type) {
        return Optional.ofNullable(type.cast(record(type, new Place(yaml, yaml.line(), ""))));
    }

    /// What a file for this record must hold, in words.
    static String needs(Class<?> type) {
        var needed = names(type, component -> !isOptional(component.getGenericType()));
        return needed.isEmpty() ? "it may hold " + names(type, _ -> true) : "it needs " + needed;
    }

    private static String names(Class<?> type, Predicate<RecordComponent> which) {
        return Stream.of(type.getRecordComponents())
                .filter(which)
                .map(Words::ofComponent)
                .collect(Collectors.joining(", "));
    }

    /// A value, with what a message about it needs.
    ///
    /// @param line where the human should look: of the key, or of the item
    private record Place(Yaml yaml, int line, String key) {
        Place item(int index, Yaml item) {
            return new Place(item, item.line(), key + "[" + index + "]");
        }

        Place under(Yaml.Pair pair) {
            var word = Words.shown(pair.key());
            var step =
                    pair.key().matches("[\\p{L}\\p{N}._-]+")
                            ? word.substring(1, word.length() - 1)
                            : word;
            return new Place(pair.value(), pair.line(), key.isEmpty() ? step : key + "." + step);
        }

        /// As far down as the file goes: a constructor may blame a key that was left out.
        Place down(List<String> path) {
            if (path.isEmpty()) {
                return this;
            }
            var step = path.getFirst();
            var rest = path.subList(1, path.size());
            return switch (yaml) {
                case Yaml.Table(_, var pairs) ->
                        pairs.stream()
                                .filter(pair -> pair.key().equals(step))
                                .findFirst()
                                .map(pair -> under(pair).down(rest))
                                .orElse(this);
                case Yaml.Items(_, var items) -> {
                    var index = Integer.parseInt(step);
                    yield item(index, items.get(index)).down(rest);
                }
                case Yaml.Text _, Yaml.Refused _ -> this;
            };
        }
    }

    private void wrong(Place place, String why) {
        if (!(place.yaml() instanceof Yaml.Refused)) {
            problems.add(place.line(), place.key(), why);
        }
    }

    private @Nullable Object value(Type type, Place place) {
        return switch (type) {
            case ParameterizedType generic -> generic(generic, place);
            case Class<?> plain when plain.isRecord() -> record(plain, place);
            case Class<?> plain -> ofText(plain, place);
            default -> throw cannotBind(type);
        };
    }

    private @Nullable Object generic(ParameterizedType type, Place place) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            var value = value(arguments[0], place);
            return value == null ? null : Optional.of(value);
        }
        if (type.getRawType() == List.class) {
            return list(arguments[0], place);
        }
        if (type.getRawType() == WordOr.class) {
            return wordOr(arguments[0], arguments[1], place);
        }
        if (type.getRawType() == SequencedMap.class && arguments[0] instanceof Class<?> key) {
            return map(key, arguments[1], place);
        }
        if (type.getRawType() == Map.class && arguments[0] instanceof Class<?> key) {
            return key.isEnum() ? tableBy(key, arguments[1], place) : map(key, arguments[1], place);
        }
        throw cannotBind(type);
    }

    private @Nullable Object wordOr(Type word, Type table, Place place) {
        if (place.yaml() instanceof Yaml.Text) {
            var value = value(word, place);
            return value == null ? null : new WordOr.Word<>(value);
        }
        var value = value(table, place);
        return value == null ? null : new WordOr.Table<>(value);
    }

    private static IllegalStateException cannotBind(Type type) {
        return new IllegalStateException("no settings file can hold a " + type.getTypeName());
    }

    // Tables and lists

    private @Nullable Object record(Class<?> type, Place place) {
        if (!(place.yaml() instanceof Yaml.Table table)) {
            wrong(place, notATable(place.yaml(), needs(type)));
            return null;
        }
        var components = type.getRecordComponents();
        var known = Stream.of(components).map(Words::ofComponent).toList();
        var given = pairs(place, table);
        given.forEach((key, pair) -> refuseUnknown(place.under(pair), key, known));
        var values = new @Nullable Object[components.length];
        var whole = true;
        for (var i = 0; i < components.length; i++) {
            values[i] = component(components[i], known.get(i), given.get(known.get(i)), place);
            whole &= values[i] != null;
        }
        return whole ? construct(type, components, values, place) : null;
    }

    private @Nullable Object component(
            RecordComponent component, String key, Yaml.@Nullable Pair pair, Place table) {
        var type = component.getGenericType();
        if (pair == null) {
            if (isOptional(type)) {
                return Optional.empty();
            }
            problems.add(table.line(), table.key(), Words.shown(key) + " is missing; add it here");
            return null;
        }
        var place = table.under(pair);
        var value = value(type, place);
        if (value != null) {
            var violations = Constraints.violations(component, value);
            violations.forEach(found -> wrong(place.down(found.path()), found.why()));
            return violations.isEmpty() ? value : null;
        }
        return null;
    }

    private static boolean isOptional(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == Optional.class;
    }

    private @Nullable Object construct(
            Class<?> type, RecordComponent[] components, @Nullable Object[] values, Place place) {
        try {
            var canonical =
                    type.getDeclaredConstructor(
                            Stream.of(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
            canonical.setAccessible(true);
            var built = (Record) canonical.newInstance(values);
            // Handed on even so, that the record around it is looked at as well.
            check.apply(built).forEach(found -> wrong(place.down(found.path()), found.why()));
            return built;
        } catch (InvocationTargetException refused) {
            switch (refused.getCause()) {
                case BadValueException bad ->
                        wrong(place.down(bad.path()), String.valueOf(bad.getMessage()));
                case IllegalArgumentException bad -> wrong(place, String.valueOf(bad.getMessage()));
                case RuntimeException other -> wrong(place, "is not accepted: " + other);
                case null, default -> throw new IllegalStateException(refused);
            }
            return null;
        } catch (ReflectiveOperationException ours) {
            throw new IllegalStateException(type + " cannot be built", ours);
        }
    }

    /// The first of each key; the others are reported.
    private Map<String, Yaml.Pair> pairs(Place place, Yaml.Table table) {
        Map<String, Yaml.Pair> first = new LinkedHashMap<>();
        for (var pair : table.pairs()) {
            var before = first.putIfAbsent(pair.key(), pair);
            if (before != null) {
                problems.add(
                        pair.line(),
                        place.under(pair).key(),
                        "stands in line " + before.line() + " already; keep one of the two");
            }
        }
        return first;
    }

    private void refuseUnknown(Place place, String word, Collection<String> known) {
        if (!known.contains(word)) {
            problems.add(
                    place.line(), place.key(), "unknown key; " + Words.meantOrKnown(word, known));
        }
    }

    private @Nullable Object map(Class<?> key, Type type, Place place) {
        if (key != String.class) {
            throw cannotBind(key);
        }
        if (!(place.yaml() instanceof Yaml.Table table)) {
            wrong(place, notATable(place.yaml(), "write {} for none"));
            return null;
        }
        var map = new LinkedHashMap<String, Object>();
        var whole = true;
        for (var pair : pairs(place, table).values()) {
            var value = value(type, place.under(pair));
            whole &= value != null;
            if (value != null) {
                map.put(pair.key(), value);
            }
        }
        return whole ? Collections.unmodifiableSequencedMap(map) : null;
    }

    private @Nullable Object tableBy(Class<?> key, Type type, Place place) {
        var constants = constants(key);
        if (!(place.yaml() instanceof Yaml.Table table)) {
            wrong(
                    place,
                    notATable(place.yaml(), "it needs " + String.join(", ", constants.keySet())));
            return null;
        }
        var given = pairs(place, table);
        given.forEach((word, pair) -> refuseUnknown(place.under(pair), word, constants.keySet()));
        Map<Object, Object> map = new LinkedHashMap<>();
        constants.forEach((word, constant) -> {
            var pair = given.get(word);
            var value = pair == null ? null : value(type, place.under(pair));
            if (pair == null) {
                problems.add(
                        place.line(), place.key(), Words.shown(word) + " is missing; add it here");
            } else if (value != null) {
                map.put(constant, value);
            }
        });
        return map.size() == constants.size() ? Collections.unmodifiableMap(map) : null;
    }

    private @Nullable Object list(Type type, Place place) {
        if (!(place.yaml() instanceof Yaml.Items(_, var items))) {
            wrong(
                    place,
                    isNull(place.yaml())
                            ? "has no value; write [] for an empty list"
                            : "a list belongs here; begin each of its lines with a dash");
            return null;
        }
        List<Object> list = new ArrayList<>();
        for (var i = 0; i < items.size(); i++) {
            var value = value(type, place.item(i, items.get(i)));
            if (value != null) {
                list.add(value);
            }
        }
        return list.size() == items.size() ? List.copyOf(list) : null;
    }

    private static boolean isNull(Yaml yaml) {
        return yaml instanceof Yaml.Text text && text.isNull();
    }

    private static String notATable(Yaml yaml, String cure) {
        return (isNull(yaml) ? "has no value" : "lines of the form \"key: value\" belong here")
                + "; "
                + cure;
    }

    // Single values

    private @Nullable Object ofText(Class<?> type, Place place) {
        if (!(place.yaml() instanceof Yaml.Text text)) {
            wrong(
                    place,
                    "one value belongs here, not a list or a table; quote a text with brackets");
            return null;
        }
        if (text.isNull()) {
            wrong(place, "has no value; write one, or take the key out if it may be missing");
            return null;
        }
        if (type == String.class) {
            return text.text();
        }
        if (type == int.class || type == Integer.class) {
            return number(text, place, Integer.MIN_VALUE, Integer.MAX_VALUE) instanceof Long number
                    ? number.intValue()
                    : null;
        }
        if (type == long.class || type == Long.class) {
            return number(text, place, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == BigDecimal.class) {
            return decimal(text, place);
        }
        if (type == boolean.class || type == Boolean.class) {
            return truth(text, place);
        }
        if (type.isEnum()) {
            var constants = constants(type);
            var constant = constants.get(text.text());
            return constant == null
                    ? nothing(
                            place,
                            text,
                            "is not one of these",
                            Words.meantOrKnown(text.text(), constants.keySet()))
                    : constant;
        }
        if (type == ZoneId.class) {
            return zone(text, place);
        }
        if (type == LocalDate.class) {
            return date(text, place);
        }
        if (type == URI.class) {
            return uri(text, place);
        }
        throw cannotBind(type);
    }

    /// Reports the value and stands for it.
    private @Nullable Object nothing(Place place, Yaml.Text text, String what, String cure) {
        wrong(place, Words.shown(text.text()) + " " + what + "; " + cure);
        return null;
    }

    private @Nullable Object number(Yaml.Text text, Place place, long min, long max) {
        if (!WHOLE_NUMBER.matcher(text.text()).matches()) {
            return nothing(
                    place,
                    text,
                    "is not a whole number",
                    "write digits only, without leading zeros");
        }
        if (!text.plain()) {
            return nothing(place, text, "is a text", "write the number without quotes");
        }
        var number = new BigInteger(text.text());
        if (number.compareTo(BigInteger.valueOf(min)) < 0
                || number.compareTo(BigInteger.valueOf(max)) > 0) {
            return nothing(
                    place, text, "is out of range", "write a number from " + min + " to " + max);
        }
        return number.longValue();
    }

    private @Nullable Object decimal(Yaml.Text text, Place place) {
        if (!DECIMAL.matcher(text.text()).matches()) {
            return nothing(place, text, "is not a number", "write one like 2 or 0.05");
        }
        if (!text.plain()) {
            return nothing(place, text, "is a text", "write the number without quotes");
        }
        return new BigDecimal(text.text());
    }

    private @Nullable Object truth(Yaml.Text text, Place place) {
        if (text.plain() && text.text().equals("true")) {
            return true;
        }
        if (text.plain() && text.text().equals("false")) {
            return false;
        }
        return nothing(
                place, text, "is neither true nor false", "write true or false, without quotes");
    }

    private @Nullable Object zone(Yaml.Text text, Place place) {
        try {
            return ZoneId.of(text.text());
        } catch (DateTimeException unknown) {
            var cure =
                    Words.closest(text.text(), ZoneId.getAvailableZoneIds())
                            .map(meant -> "did you mean " + Words.shown(meant) + "?")
                            .orElse("write one like America/New_York or Asia/Tehran");
            return nothing(place, text, "is not a known time zone", cure);
        }
    }

    private @Nullable Object date(Yaml.Text text, Place place) {
        try {
            return LocalDate.parse(text.text());
        } catch (DateTimeException notADate) {
            return nothing(place, text, "is not a date", "write year-month-day, as 2026-11-22");
        }
    }

    private @Nullable Object uri(Yaml.Text text, Place place) {
        try {
            return new URI(text.text());
        } catch (URISyntaxException notAnAddress) {
            return nothing(
                    place, text, "is not an address", "write one like https://host.example/path");
        }
    }

    private static Map<String, Object> constants(Class<?> type) {
        Map<String, Object> constants = new LinkedHashMap<>();
        for (var constant : type.getEnumConstants()) {
            constants.put(Words.ofConstant((Enum<?>) constant), constant);
        }
        return constants;
    }
}
