package org.cashwrap.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.profile.StationFolder.Created;
import org.cashwrap.profile.StationFolder.Exposed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

class StationFolderTest {
    @TempDir Path temp;

    private Path at;
    private StationFolder folder;

    @BeforeEach
    void aNewFolder() throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"));
        at = temp.toRealPath().resolve("a till's");
        folder = new StationFolder(at);
        assertEquals(new Created.Done(folder), StationFolder.create(at));
    }

    @Test
    void aNewFolderIsForItsOwnerOnly() throws IOException {
        for (var made : List.of(at, folder.journal().getParent(), folder.accounts().getParent())) {
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        }
        assertEquals(List.of(), folder.exposed());
    }

    @Test
    void anEmptyFolderIsTakenAndClosed() throws IOException {
        var empty = Files.createDirectory(temp.resolve("empty"));
        chmod(empty, "rwxrwxrwx");

        assertEquals(new Created.Done(new StationFolder(empty)), StationFolder.create(empty));
        assertEquals(List.of(), new StationFolder(empty).exposed());
    }

    @Test
    void aFolderWithSomethingInItAndAFileAreRefused() throws IOException {
        var file = Files.writeString(folder.staff(), "x");

        assertEquals(
                new Created.NotDone(at + " is not empty; name a new folder or an empty one"),
                StationFolder.create(at));
        assertInstanceOf(Created.NotDone.class, StationFolder.create(file));
        assertEquals("x", Files.readString(file));
    }

    @Test
    void whatOthersCanGetAtIsNamedWithItsCure() throws IOException {
        chmod(at, "rwxr-x--x");
        chmod(Files.createFile(folder.staff()), "rw-r--r--");
        chmod(Files.createFile(folder.station()), "rw-------");
        chmod(Files.createFile(folder.journal()), "rw--w----");
        chmod(Files.createFile(folder.journal().resolveSibling("journal.db-wal")), "r--------");

        var whole = at.toString().replace("'", "'\\''");
        assertEquals(
                Map.of(
                        at,
                        new Exposed(
                                at, "is open to others (rwxr-x--x)", "chmod 700 '" + whole + "'"),
                        folder.staff(),
                        new Exposed(
                                folder.staff(),
                                "is open to others (rw-r--r--)",
                                "chmod 600 '" + whole + "/staff.yaml'"),
                        folder.journal(),
                        new Exposed(
                                folder.journal(),
                                "is open to others (rw--w----)",
                                "chmod 600 '" + whole + "/journal/journal.db'")),
                folder.exposed().stream().collect(Collectors.toMap(Exposed::path, found -> found)));
    }

    @Test
    void theCureCures() throws Exception {
        chmod(at, "rwxrwxrwx");
        chmod(Files.createFile(folder.tillKey()), "rw-rw-rw-");
        for (var found : folder.exposed()) {
            assertEquals(
                    0,
                    new ProcessBuilder("sh", "-c", found.cure()).start().waitFor(),
                    found.cure());
        }
        assertEquals(List.of(), folder.exposed());
    }

    @Test
    void aFolderNamedByALinkIsLookedThrough() throws IOException {
        chmod(Files.createFile(folder.staff()), "rw-r--r--");
        var link = Files.createSymbolicLink(temp.resolve("link"), at);

        assertEquals(folder.exposed(), new StationFolder(link).exposed());
        assertEquals(1, folder.exposed().size());
    }

    @Test
    void aFolderThatIsNotThereIsNotComplainedAbout() {
        assertEquals(List.of(), new StationFolder(temp.resolve("none")).exposed());
    }

    @Test
    void aFileSystemWithoutPermissionsIsNotComplainedAbout() throws IOException {
        var zip = URI.create("jar:" + temp.resolve("till.zip").toUri());
        try (var files = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
            var inZip = files.getPath("/till");
            assertInstanceOf(Created.Done.class, StationFolder.create(inZip));
            Files.writeString(new StationFolder(inZip).staff(), "x");

            assertEquals(List.of(), new StationFolder(inZip).exposed());
        }
    }

    @Test
    void theAnchorIsHereOrWhereTheStationSays() {
        assertEquals(at.resolve("anchor.json"), folder.anchor(station(Optional.empty())));
        assertEquals(at.resolve("w/a.json"), folder.anchor(station(Optional.of("w/a.json"))));
        var elsewhere = temp.resolve("stick").toAbsolutePath();
        assertEquals(elsewhere, folder.anchor(station(Optional.of(elsewhere.toString()))));
        assertTrue(elsewhere.isAbsolute());
    }

    private static Station station(Optional<String> anchor) {
        return new Station(
                "N",
                1,
                "USD",
                ZoneId.of("UTC"),
                Language.EN,
                List.of("a"),
                false,
                Optional.empty(),
                Optional.empty(),
                anchor,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void chmod(Path file, String permissions) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
