package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Field;
import org.cashwrap.device.driver.zvt.wire.Fields;
import org.cashwrap.device.driver.zvt.wire.Place;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/// What a till asks, taken as strictly as the standard lets a terminal be: a bitmap that this command does not have or that
/// stands twice, digits that are none, and anything cut off make it impossible.
final class Request {
    private static final int CONTAINER = 0x06;

    private final Fields fields;

    private Request(Fields fields) {
        this.fields = fields;
    }

    /// @param known the bitmaps that this command may have
    static Optional<Request> read(Apdu apdu, Integer... known) {
        var fields = Fields.of(apdu);
        var allowed = Set.of(known);
        var seen = new HashSet<Place>();
        for (var field : fields.all()) {
            var good =
                    switch (field.place()) {
                        case Place.OfBitmap(var number) ->
                                allowed.contains(number) && seen.add(field.place());
                        case Place.OfTag _ -> allowed.contains(CONTAINER);
                        case Place.OfPosition _ -> true;
                    };
            if (!good) {
                return Optional.empty();
            }
        }
        return fields.problem().isEmpty() ? Optional.of(new Request(fields)) : Optional.empty();
    }

    Optional<String> password() {
        return position("password").flatMap(Field::hex);
    }

    boolean has(int bitmap) {
        return one(at(bitmap)).isPresent();
    }

    /// The digits of a bitmap; none if it is missing, or holds something else.
    OptionalLong digits(int bitmap) {
        return digits(one(at(bitmap)));
    }

    /// The digits at a place that has no number.
    OptionalLong digits(String position) {
        return digits(position(position));
    }

    /// A byte at a place that has no number.
    OptionalInt single(String position) {
        return single(position(position));
    }

    /// A bitmap of one byte.
    OptionalInt single(int bitmap) {
        return single(one(at(bitmap)));
    }

    /// The text of a bitmap, or empty.
    String text(int bitmap) {
        return one(at(bitmap)).map(Field::value).stream()
                .flatMap(value ->
                        value instanceof Field.Value.Words(var text)
                                ? java.util.stream.Stream.of(text)
                                : java.util.stream.Stream.empty())
                .findFirst()
                .orElse("");
    }

    /// Is there a container, even an empty one?
    boolean hasContainer() {
        return fields.all().stream()
                .anyMatch(field ->
                        switch (field.place()) {
                            case Place.OfBitmap(var number) -> number == CONTAINER;
                            case Place.OfTag _ -> true;
                            case Place.OfPosition _ -> false;
                        });
    }

    /// What stands under a tag, wherever in the container, in hexadecimal digits.
    List<String> tag(int tag) {
        return fields.all().stream()
                .filter(field -> field.place() instanceof Place.OfTag(var its, _) && its == tag)
                .flatMap(field -> field.hex().stream())
                .toList();
    }

    private static Predicate<Field> at(int bitmap) {
        return field -> field.place() instanceof Place.OfBitmap(var its) && its == bitmap;
    }

    private Optional<Field> position(String word) {
        return one(field -> field.place() instanceof Place.OfPosition(var its) && its.equals(word));
    }

    private Optional<Field> one(Predicate<Field> wanted) {
        return fields.all().stream().filter(wanted).findFirst();
    }

    private static OptionalLong digits(Optional<Field> field) {
        return field.flatMap(Field::hex).filter(hex -> hex.matches("[0-9]{1,18}")).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private static OptionalInt single(Optional<Field> field) {
        return field.flatMap(Field::hex).filter(hex -> hex.length() == 2).stream()
                .mapToInt(hex -> Integer.parseInt(hex, 16))
                .findFirst();
    }
}
