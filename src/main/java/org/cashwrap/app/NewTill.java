package org.cashwrap.app;

import org.cashwrap.config.SafeFile;
import org.cashwrap.profile.Profiles;
import org.cashwrap.profile.Station;
import org.cashwrap.profile.StationFile;
import org.cashwrap.profile.StationFolder;
import org.cashwrap.profile.TillKey;
import org.cashwrap.staff.Staff;
import org.cashwrap.staff.StaffFile;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/// Makes the folder of a new till: all of it, or nothing. The same behind `cashwrap station init` and the pages that set a till
/// up.
///
/// It is made beside its place, under a name of its own, and takes its place when all is there; so neither a full disk nor a
/// power cut leaves half a till that stops the next try. In an empty folder that exists already, whose place somebody has
/// chosen and prepared, it is made where it is, and taken out again if something fails.
final class NewTill {
    private NewTill() {}

    /// What more belongs to it before it takes its place.
    @FunctionalInterface
    interface More {
        void in(StationFolder folder) throws Unusable;
    }

    /// @param path         a new folder, or an empty one
    /// @param certificates of the head office, if the station names some
    /// @return the key the till signs with
    static TillKey make(
            Path path, Station station, Staff staff, Optional<byte[]> certificates, More more)
            throws Unusable {
        var place = path.toAbsolutePath().normalize();
        var inPlace = Files.exists(place);
        var work = inPlace ? place : draft(place);
        return switch (StationFolder.create(work)) {
            case StationFolder.Created.NotDone(var why) -> {
                if (!inPlace) {
                    takeOut(work, false);
                }
                throw new Unusable(why);
            }
            case StationFolder.Created.Done(var folder) -> {
                var whole = false;
                try {
                    var key = write(folder, station, staff, certificates);
                    more.in(folder);
                    if (!inPlace) {
                        move(work, place);
                    }
                    whole = true;
                    yield key;
                } finally {
                    if (!whole) {
                        takeOut(work, inPlace);
                    }
                }
            }
        };
    }

    private static TillKey write(
            StationFolder folder, Station station, Staff staff, Optional<byte[]> certificates)
            throws Unusable {
        must(StationFile.write(folder.station(), station, Profiles.shipped()), folder.station());
        if (certificates.isPresent()) {
            must(SafeFile.create(folder.givenCa(), certificates.get()), folder.givenCa());
        }
        must(StaffFile.write(folder.staff(), staff), folder.staff());
        var key = TillKey.generate();
        must(key.write(folder.tillKey()), folder.tillKey());
        return key;
    }

    private static Path draft(Path place) {
        return place.resolveSibling("." + place.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    private static void move(Path work, Path place) throws Unusable {
        try {
            Files.move(work, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException taken) {
            throw new Unusable(
                    place
                            + " could not take its place: "
                            + taken.getReason()
                            + "; nothing is left of"
                            + " this try");
        } catch (IOException failed) {
            throw new Unusable(place + " could not be made: " + failed);
        }
    }

    /// Only what this try has made: the folder was not there before, or empty.
    private static void takeOut(Path work, boolean keepFolder) {
        if (!Files.exists(work)) {
            return;
        }
        try (var made = Files.walk(work)) {
            for (var file : made.sorted(Comparator.reverseOrder()).toList()) {
                if (!(keepFolder && file.equals(work))) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException failed) {
            System.getLogger("org.cashwrap")
                    .log(System.Logger.Level.WARNING, "{0} was left behind: {1}", work, failed);
        }
    }

    static void must(SafeFile.Written written, Path file) throws Unusable {
        if (written instanceof SafeFile.Written.NotDone(var why)) {
            throw new Unusable(file + " was not written: " + why);
        }
    }
}
