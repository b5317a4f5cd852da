package org.cashwrap.profile;

import org.cashwrap.config.ConfigProblem;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipFile;

/// The hardware profiles that ship. They are read from within the program, so that they are found from everywhere, are
/// signed with it, and change only with it. The same files lie beside the program for people to read; one that was
/// changed there is not obeyed but reported, for somebody expects the change to work.
final class ShippedProfiles {
    static final String FOLDER = "hardware-profiles";

    /// By `card-terminal/zvt-tcp.yaml`.
    private final SortedMap<String, byte[]> files;

    private final Optional<Path> copies;

    private ShippedProfiles(SortedMap<String, byte[]> files, Optional<Path> copies) {
        this.files = files;
        this.copies = copies;
    }

    static ShippedProfiles ofThisProgram() {
        var home = Optional.ofNullable(System.getProperty("cashwrap.home")).map(Path::of);
        try {
            var code = ShippedProfiles.class.getProtectionDomain().getCodeSource().getLocation();
            return in(Path.of(code.toURI()), home);
        } catch (URISyntaxException everyLocationIsOne) {
            throw new IllegalStateException(everyLocationIsOne);
        }
    }

    /// @param program its jar, or the folder it was compiled into
    /// @param home    where it is installed, if it is
    static ShippedProfiles in(Path program, Optional<Path> home) {
        try {
            var files = Files.isDirectory(program) ? inFolder(program) : inJar(program);
            return new ShippedProfiles(files, home.map(path -> path.resolve(FOLDER)));
        } catch (IOException broken) {
            throw new UncheckedIOException("the program cannot be read", broken);
        }
    }

    private static SortedMap<String, byte[]> inFolder(Path classes) throws IOException {
        var top = classes.resolve(FOLDER);
        var files = new TreeMap<String, byte[]>();
        try (var found = Files.walk(top)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                files.put(name(top.relativize(file)), Files.readAllBytes(file));
            }
        }
        return files;
    }

    private static String name(Path relative) {
        return relative.toString().replace('\\', '/');
    }

    private static SortedMap<String, byte[]> inJar(Path jar) throws IOException {
        var files = new TreeMap<String, byte[]>();
        try (var zip = new ZipFile(jar.toFile())) {
            for (var entry : zip.stream().toList()) {
                if (entry.getName().startsWith(FOLDER + "/") && !entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        files.put(
                                entry.getName().substring(FOLDER.length() + 1), in.readAllBytes());
                    }
                }
            }
        }
        return files;
    }

    SortedMap<String, byte[]> files() {
        return files;
    }

    /// How a message names this file: where people find it.
    String shown(String name) {
        return copy(name).map(Path::toString).orElse(FOLDER + "/" + name);
    }

    private Optional<Path> copy(String name) {
        return copies.map(path -> path.resolve(name)).filter(Files::isRegularFile);
    }

    /// What is wrong with the copy of this file, if there is one.
    Optional<ConfigProblem> stray(String name) {
        return copy(name)
                .filter(copy -> !isSame(copy, files.get(name)))
                .map(copy ->
                        ProfileCheck.ofFile(
                                copy,
                                (files.containsKey(name)
                                                ? "was changed, and the change is not read: what"
                                                        + " lies here is a copy of what is in the"
                                                        + " program. Bring the old file back"
                                                : "is not read: what lies here is a copy of what is"
                                                        + " in the program. Move it")
                                        + "; a profile of your own belongs in the station folder,"
                                        + " under "
                                        + FOLDER
                                        + ", with a name that does not ship"));
    }

    private static boolean isSame(Path copy, byte @Nullable [] shipped) {
        try {
            return shipped != null && Arrays.equals(Files.readAllBytes(copy), shipped);
        } catch (IOException unreadable) {
            // What nobody can read misleads nobody.
            return true;
        }
    }

    /// All that is wrong with the copies.
    List<ConfigProblem> strays() {
        List<ConfigProblem> strays = new ArrayList<>();
        for (var kind : ProfileKind.ALL) {
            copies.map(path -> ProfileCheck.profileFiles(path.resolve(kind.folder())))
                    .orElse(List.of())
                    .forEach(file ->
                            stray(kind.folder() + "/" + file.getFileName()).ifPresent(strays::add));
        }
        return strays;
    }
}
