package org.cashwrap.profile;

import org.cashwrap.config.ConfigProblem;
import org.cashwrap.config.Words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Reads many hardware profiles, used or not, and gathers all that is wrong with them.
public final class ProfileCheck {
    private final List<ConfigProblem> problems = new ArrayList<>();
    private final Reader reader;
    private int good;

    private ProfileCheck(Reader reader) {
        this.reader = reader;
    }

    private interface Reader {
        Profiles.Found<?> read(ProfileKind<?> kind, String id, Path file);
    }

    /// Of everything a station can name.
    public static ProfileCheck of(Profiles profiles) {
        var check = new ProfileCheck((kind, id, file) -> profiles.readLocal(kind, id, file));
        for (var kind : ProfileKind.ALL) {
            profiles.shippedIds(kind).forEach(id -> check.read(profiles.readShipped(kind, id)));
        }
        check.problems.addAll(profiles.strays());
        profiles.local().ifPresent(check::kinds);
        return check;
    }

    /// Of one file, of a folder named after a kind of device, or of a folder of such folders.
    public static ProfileCheck of(Path path) {
        var check = new ProfileCheck((kind, id, file) -> Profiles.read(kind, id, file));
        var whole = path.toAbsolutePath().normalize();
        var isFolder = Files.isDirectory(whole);
        var kind = ProfileKind.ofFolder(isFolder ? whole : whole.resolveSibling("").normalize());
        if (isFolder) {
            kind.ifPresentOrElse(found -> check.kind(found, path), () -> check.kinds(path));
        } else {
            kind.ifPresentOrElse(
                    found -> check.file(found, path),
                    () ->
                            check.wrong(
                                    path,
                                    "lies in no folder that says what kind of device it is of; put"
                                            + " it into one named "
                                            + kinds()));
        }
        return check;
    }

    private static String kinds() {
        return ProfileKind.ALL.stream().map(ProfileKind::folder).collect(Collectors.joining(", "));
    }

    /// How many can be used.
    public int good() {
        return good;
    }

    public List<ConfigProblem> problems() {
        return List.copyOf(problems);
    }

    private void kinds(Path folder) {
        profileFiles(folder)
                .forEach(file -> wrong(file, "lies beside the folders; move it into " + kinds()));
        for (var inside : entries(folder).stream().filter(Files::isDirectory).toList()) {
            ProfileKind.ofFolder(inside)
                    .ifPresentOrElse(
                            kind -> kind(kind, inside),
                            () -> wrong(inside, "is no kind of device; known here: " + kinds()));
        }
    }

    private void kind(ProfileKind<?> kind, Path folder) {
        if (!Files.isReadable(folder)) {
            wrong(folder, "may not be read; its owner must run this, or be given it by chown");
        }
        profileFiles(folder).forEach(file -> file(kind, file));
    }

    private void file(ProfileKind<?> kind, Path file) {
        ProfileKind.idOf(file)
                .ifPresentOrElse(
                        id -> read(reader.read(kind, id, file)),
                        () ->
                                wrong(
                                        file,
                                        "is not named as a profile is; write 1 to 40 small letters,"
                                                + " digits, dashes and dots, then .yaml"));
    }

    private void read(Profiles.Found<?> found) {
        switch (found) {
            case Profiles.Found.Good<?> _ -> good++;
            case Profiles.Found.Bad<?>(var why) -> problems.addAll(why);
            case Profiles.Found.Unknown<?> _ ->
                    throw new IllegalStateException("a file that was there is not known");
        }
    }

    private void wrong(Path file, String why) {
        problems.add(ofFile(file, why));
    }

    /// Something that is wrong with a file as a whole.
    static ConfigProblem ofFile(Path file, String why) {
        return new ConfigProblem(Words.escaped(file.toString()), 1, "-", Words.escaped(why));
    }

    /// What looks like a profile, in a folder. What else lies there is nobody's business.
    static List<Path> profileFiles(Path folder) {
        return entries(folder).stream()
                .filter(file -> file.toString().toLowerCase(Locale.ROOT).matches(".*\\.ya?ml"))
                .filter(Files::isRegularFile)
                .toList();
    }

    private static List<Path> entries(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
