package org.cashwrap.profile;

import org.cashwrap.config.Config;
import org.cashwrap.config.ConfigProblem;
import org.cashwrap.config.Read;
import org.cashwrap.config.Words;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// The hardware profiles a station can name: those that ship, and its own, which lie in its folder under
/// `hardware-profiles/` and may not take a name that ships.
public final class Profiles {
    private final ShippedProfiles shipped;
    private final Optional<Path> local;

    Profiles(ShippedProfiles shipped, Optional<Path> local) {
        this.shipped = shipped;
        this.local = local;
    }

    /// Only those that ship.
    public static Profiles shipped() {
        return new Profiles(ShippedProfiles.ofThisProgram(), Optional.empty());
    }

    /// Those that ship, and those of this station.
    public static Profiles of(StationFolder station) {
        return new Profiles(
                ShippedProfiles.ofThisProgram(), Optional.of(station.hardwareProfiles()));
    }

    /// What came of looking for a profile.
    public sealed interface Found<T extends Record> {
        record Good<T extends Record>(Profile<T> profile) implements Found<T> {}

        /// @param cure which was meant, or which there are
        record Unknown<T extends Record>(String cure) implements Found<T> {}

        /// It is there, and cannot be used.
        record Bad<T extends Record>(List<ConfigProblem> problems) implements Found<T> {
            public Bad {
                problems = List.copyOf(problems);
            }
        }
    }

    public <T extends Record & Sourced> Found<T> find(ProfileKind<T> kind, String id) {
        if (!ProfileKind.isId(id)) {
            return unknown(kind, id);
        }
        var own = local.map(folder -> folder.resolve(kind.file(id))).filter(Files::exists);
        if (own.isPresent()) {
            return readLocal(kind, id, own.get());
        }
        var stray = shipped.stray(kind.file(id));
        if (stray.isPresent()) {
            return new Found.Bad<>(List.of(stray.get()));
        }
        return shipped.files().containsKey(kind.file(id))
                ? readShipped(kind, id)
                : unknown(kind, id);
    }

    /// @param file of the station; with a name that ships it is refused
    <T extends Record & Sourced> Found<T> readLocal(ProfileKind<T> kind, String id, Path file) {
        return shipped.files().containsKey(kind.file(id))
                ? new Found.Bad<>(
                        List.of(
                                ProfileCheck.ofFile(
                                        file,
                                        Words.shown(id)
                                                + " is the name of a profile that ships; give this"
                                                + " file another, and name that in station.yaml")))
                : read(kind, id, file);
    }

    /// @param file that does not ship
    static <T extends Record & Sourced> Found<T> read(ProfileKind<T> kind, String id, Path file) {
        return found(id, true, Config.read(file, kind.facts(), Sourced::misfits));
    }

    /// @param id of a profile that ships
    <T extends Record & Sourced> Found<T> readShipped(ProfileKind<T> kind, String id) {
        var bytes = Objects.requireNonNull(shipped.files().get(kind.file(id)));
        var name = shipped.shown(kind.file(id));
        return found(id, false, Config.read(name, bytes, kind.facts(), Sourced::misfits));
    }

    private static <T extends Record> Found<T> found(String id, boolean local, Read<T> read) {
        return switch (read) {
            case Read.Good<T>(var facts, var sha256) ->
                    new Found.Good<>(new Profile<>(id, facts, sha256, local));
            case Read.Bad<T>(var problems) -> new Found.Bad<>(problems);
        };
    }

    private <T extends Record & Sourced> Found<T> unknown(ProfileKind<T> kind, String id) {
        var ids = new TreeSet<>(shippedIds(kind));
        local
                .map(folder -> ProfileCheck.profileFiles(folder.resolve(kind.folder())))
                .orElse(List.of())
                .stream()
                .flatMap(file -> ProfileKind.idOf(file).stream())
                .forEach(ids::add);
        return new Found.Unknown<>(Words.meantOrKnown(id, ids));
    }

    /// A model that a station may be given, without the simulators, which only a training station may name.
    ///
    /// @param model      for people
    /// @param overSerial its profile says how to talk to it over a serial cable
    /// @param overTcp    its profile says how to talk to it over a network
    public record Offered(String id, String model, boolean overSerial, boolean overTcp) {}

    /// The receipt printers that ship, in the order of their ids.
    public List<Offered> printers() {
        return good(ProfileKind.RECEIPT_PRINTER).stream()
                .filter(it -> !it.facts().isSimulator())
                .map(it ->
                        new Offered(
                                it.id(),
                                it.facts().model(),
                                it.facts().serial().isPresent(),
                                it.facts().tcp().isPresent()))
                .toList();
    }

    /// The card terminals that ship.
    public List<Offered> terminals() {
        return good(ProfileKind.CARD_TERMINAL).stream()
                .filter(it -> !it.facts().isSimulator())
                .map(it ->
                        new Offered(
                                it.id(),
                                it.facts().model(),
                                it.facts().serial().isPresent(),
                                it.facts().tcp().isPresent()))
                .toList();
    }

    /// The cash drawers that ship; they have no cable but the printer's.
    public List<Offered> drawers() {
        return good(ProfileKind.CASH_DRAWER).stream()
                .filter(it -> !it.facts().isSimulator())
                .map(it -> new Offered(it.id(), it.facts().model(), false, false))
                .toList();
    }

    private <T extends Record & Sourced> List<Profile<T>> good(ProfileKind<T> kind) {
        List<Profile<T>> good = new ArrayList<>();
        for (var id : shippedIds(kind)) {
            if (find(kind, id) instanceof Found.Good<T>(var profile)) {
                good.add(profile);
            }
        }
        return good;
    }

    List<String> shippedIds(ProfileKind<?> kind) {
        return shipped.files().keySet().stream()
                .map(Path::of)
                .filter(file -> Path.of(kind.folder()).equals(file.getParent()))
                .flatMap(file -> ProfileKind.idOf(file).stream())
                .toList();
    }

    /// Profiles beside the program that are not what ships.
    List<ConfigProblem> strays() {
        return shipped.strays();
    }

    /// Where the station's own lie, if there are any.
    Optional<Path> local() {
        return local.filter(Files::isDirectory);
    }
}
