package org.cashwrap.profile;

import org.cashwrap.config.SafeFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The folder in which one station keeps all it has: who it is, who works at it, and its journal. For its owner only:
/// the folder and those in it 0700, files 0600.
public record StationFolder(Path path) {
    private static final Set<PosixFilePermission> OTHERS =
            Set.copyOf(
                    EnumSet.range(
                            PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_EXECUTE));
    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    /// The name of [#givenCa].
    public static final String GIVEN_CA = "head-office-ca.pem";

    public Path station() {
        return path.resolve("station.yaml");
    }

    public Path staff() {
        return path.resolve("staff.yaml");
    }

    /// May be missing: then the rules that ship with the program hold.
    public Path roles() {
        return path.resolve("roles.yaml");
    }

    /// The station's own hardware profiles, in folders by kind. May be missing.
    public Path hardwareProfiles() {
        return path.resolve(ShippedProfiles.FOLDER);
    }

    public Path tillKey() {
        return path.resolve("till.key");
    }

    /// Where the station says, or `anchor.json` here. A journal put back from an old copy of this folder brings its
    /// old anchor along, so a second medium is the better place.
    public Path anchor(Station station) {
        return path.resolve(station.anchor().orElse("anchor.json"));
    }

    /// The certificates that prove the head office, if the station names some.
    public Optional<Path> ca(Station station) {
        return station.ca().map(path::resolve);
    }

    /// Where `station init` puts them.
    public Path givenCa() {
        return path.resolve(GIVEN_CA);
    }

    /// How far the head office has the journal, as it was last acknowledged. Without it the head office is asked.
    public Path acknowledged() {
        return path.resolve("acknowledged.json");
    }

    public Path journal() {
        return path.resolve("journal").resolve("journal.db");
    }

    public Path accounts() {
        return path.resolve("accounts").resolve("accounts.db");
    }

    /// Whether the folder was made.
    public sealed interface Created {
        record Done(StationFolder folder) implements Created {}

        /// @param why in plain English, with the cure
        record NotDone(String why) implements Created {}
    }

    /// Makes the folder and those in it, for its owner only. One that exists must be empty.
    public static Created create(Path path) {
        var folder = new StationFolder(path);
        try {
            if (Files.isDirectory(path) && !isEmpty(path)) {
                return new Created.NotDone(
                        path + " is not empty; name a new folder or an empty one");
            }
            make(path);
            make(path.resolve("journal"));
            make(path.resolve("accounts"));
            return new Created.Done(folder);
        } catch (IOException | UnsupportedOperationException failed) {
            return new Created.NotDone(path + " could not be made: " + failed);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void make(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (SafeFile.hasPermissions(folder)) {
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        }
    }

    /// Something in the folder that others can get at.
    ///
    /// @param path the file or folder
    /// @param why  what is wrong
    /// @param cure the command that mends it
    public record Exposed(Path path, String why, String cure) {
        @Override
        public String toString() {
            return path + ": " + why + "; run: " + cure;
        }
    }

    /// Everything here that somebody else than its owner could read or change. Empty also where the file system knows
    /// no permissions, and for what is not there. What a link in the folder leads to is not looked at.
    public List<Exposed> exposed() {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        List<Exposed> exposed = new ArrayList<>();
        try (var files = Files.walk(path.toRealPath())) {
            files.filter(file -> !Files.isSymbolicLink(file)).forEach(file -> check(file, exposed));
        } catch (IOException | UncheckedIOException unreadable) {
            exposed.add(
                    new Exposed(
                            path,
                            "cannot be looked through (" + unreadable.getMessage() + ")",
                            "chmod -R u+rwX,go= " + quoted(path)));
        }
        return List.copyOf(exposed);
    }

    private static void check(Path file, List<Exposed> exposed) {
        try {
            if (!SafeFile.hasPermissions(file)) {
                return;
            }
            var permissions = Files.getPosixFilePermissions(file);
            if (permissions.stream().noneMatch(OTHERS::contains)) {
                return;
            }
            var isFolder = Files.isDirectory(file);
            var written = PosixFilePermissions.toString(permissions);
            exposed.add(
                    new Exposed(
                            file,
                            "is open to others (" + written + ")",
                            "chmod " + (isFolder ? "700 " : "600 ") + quoted(file)));
        } catch (IOException gone) {
            // A file that was deleted while we looked cannot be read by others either.
        }
    }

    private static String quoted(Path file) {
        var text = file.toString();
        return text.matches("[A-Za-z0-9_./-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
