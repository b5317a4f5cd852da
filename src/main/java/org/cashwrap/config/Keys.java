package org.cashwrap.config;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Which keys of a file a value came from.
public final class Keys {
    private Keys() {}

    /// The keys that are set, each as a problem names it: `till`, `terminal.link`. A list is one key.
    public static List<String> of(Record value) {
        return below("", value).toList();
    }

    private static Stream<String> below(String prefix, Record value) {
        return Stream.of(value.getClass().getRecordComponents())
                .flatMap(component ->
                        key(
                                prefix + Words.ofComponent(component.getName()),
                                read(component, value)));
    }

    private static Stream<String> key(String key, Object value) {
        return switch (value) {
            case Optional<?> maybe ->
                    maybe.isPresent() ? key(key, maybe.get()) : Stream.<String>empty();
            case Record table -> below(key + ".", table);
            default -> Stream.of(key);
        };
    }

    private static Object read(RecordComponent component, Record value) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(value);
        } catch (ReflectiveOperationException ours) {
            throw new IllegalStateException(component + " cannot be read", ours);
        }
    }
}
