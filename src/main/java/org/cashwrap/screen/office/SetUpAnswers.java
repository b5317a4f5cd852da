package org.cashwrap.screen.office;

import org.cashwrap.core.bill.Language;
import org.cashwrap.profile.Profiles.Offered;
import org.cashwrap.profile.Station;
import org.cashwrap.profile.StationDrawer;
import org.cashwrap.profile.StationPrinter;
import org.cashwrap.profile.StationTerminal;
import org.cashwrap.screen.Typed;
import org.cashwrap.screen.office.SetUpScreen.Field;

import java.net.URI;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What was typed and chosen so far, right or not. PINs are not among it.
final class SetUpAnswers {
    private static final List<Field> HEADER =
            List.of(Field.HEADER_1, Field.HEADER_2, Field.HEADER_3, Field.HEADER_4);

    private final Map<Field, String> typed = new EnumMap<>(Field.class);
    private Language language;
    private Optional<Offered> printer = Optional.empty();
    private Optional<Offered> drawer = Optional.empty();
    private Optional<Offered> terminal = Optional.empty();

    SetUpAnswers(Language language) {
        this.language = language;
    }

    void type(Field field, String text) {
        typed.put(field, text);
    }

    String typed(Field field) {
        return typed.getOrDefault(field, "");
    }

    private String plain(Field field) {
        return Typed.plain(typed(field).strip());
    }

    void language(Language chosen) {
        language = chosen;
    }

    Language language() {
        return language;
    }

    void printer(Optional<Offered> chosen) {
        printer = chosen;
    }

    Optional<Offered> printer() {
        return printer;
    }

    void drawer(Optional<Offered> chosen) {
        drawer = chosen;
    }

    Optional<Offered> drawer() {
        return drawer;
    }

    void terminal(Optional<Offered> chosen) {
        terminal = chosen;
    }

    Optional<Offered> terminal() {
        return terminal;
    }

    // ---- as they are meant ----

    String store() {
        return typed(Field.STORE).strip();
    }

    /// 0, which is none, if it is no number.
    int till() {
        var plain = plain(Field.TILL);
        return plain.matches("[0-9]{1,9}") ? Integer.parseInt(plain) : 0;
    }

    String currency() {
        return typed(Field.CURRENCY).strip().toUpperCase(Locale.ROOT);
    }

    List<ZoneId> zones() {
        return Zones.like(typed(Field.TIME_ZONE));
    }

    /// The lines that have something on them; if none has, the store's name.
    List<String> header() {
        var lines =
                HEADER.stream().map(field -> typed(field).strip()).filter(line -> !line.isEmpty());
        var all = lines.toList();
        return all.isEmpty() ? List.of(store()) : all;
    }

    boolean standsAlone() {
        return typed(Field.HEAD_OFFICE).isBlank();
    }

    /// @throws IllegalArgumentException if it is no address of any kind
    Optional<URI> headOffice() {
        return standsAlone()
                ? Optional.empty()
                : Optional.of(URI.create(typed(Field.HEAD_OFFICE).strip()));
    }

    String link(Field field) {
        return plain(field);
    }

    String name() {
        return typed(Field.NAME).strip().toLowerCase(Locale.ROOT);
    }

    Optional<String> displayName() {
        var shown = typed(Field.DISPLAY_NAME).strip();
        return shown.isEmpty() ? Optional.empty() : Optional.of(shown);
    }

    /// @throws IllegalArgumentException if an answer is not right
    Station station() {
        return with(
                new Station(
                        store(),
                        till(),
                        currency(),
                        zones().getFirst(),
                        language,
                        header(),
                        false,
                        headOffice(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /// The same with the devices that were chosen.
    Station with(Station bare) {
        return new Station(
                bare.store(),
                bare.till(),
                bare.currency(),
                bare.timeZone(),
                bare.language(),
                bare.header(),
                bare.training(),
                bare.headOffice(),
                bare.ca(),
                bare.anchor(),
                terminal.map(it ->
                        new StationTerminal(
                                it.id(),
                                link(Field.TERMINAL_LINK),
                                Optional.empty(),
                                Optional.empty())),
                printer.map(it ->
                        new StationPrinter(it.id(), link(Field.PRINTER_LINK), Optional.empty())),
                drawer.map(it -> new StationDrawer(it.id())),
                Optional.empty(),
                Optional.empty(),
                bare.region());
    }

    static Stream<Field> headerFields() {
        return HEADER.stream();
    }

    /// Time zones found by what people type of them.
    private static final class Zones {
        private Zones() {}

        /// The one that is called so; else those with the words in their names: `new york` is America/New_York.
        static List<ZoneId> like(String typed) {
            var wanted = typed.strip().replace(' ', '_');
            if (wanted.isEmpty()) {
                return List.of();
            }
            var exact = exact(wanted);
            if (exact.isPresent()) {
                return List.of(exact.get());
            }
            var folded = wanted.toLowerCase(Locale.ROOT);
            var cities =
                    regions()
                            .filter(id -> city(id).toLowerCase(Locale.ROOT).equals(folded))
                            .toList();
            var like =
                    cities.isEmpty()
                            ? regions()
                                    .filter(id -> id.toLowerCase(Locale.ROOT).contains(folded))
                                    .toList()
                            : cities;
            return like.stream().map(ZoneId::of).toList();
        }

        private static Optional<ZoneId> exact(String wanted) {
            return ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.equalsIgnoreCase(wanted))
                    .map(ZoneId::of)
                    .findFirst();
        }

        private static Stream<String> regions() {
            return ZoneId.getAvailableZoneIds().stream()
                    .filter(id -> id.contains("/") && !id.startsWith("SystemV/"))
                    .sorted();
        }

        private static String city(String id) {
            return id.substring(id.lastIndexOf("/") + 1);
        }
    }
}
