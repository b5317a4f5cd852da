package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.profile.Station;
import org.cashwrap.profile.StationFolder;
import org.cashwrap.staff.Staff;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/// A till's folder is made whole, or not at all.
class NewTillTest {
    private static final NewTill.More FAILS =
            _ -> {
                throw new Unusable("the disk is full");
            };

    @TempDir private Path temp;

    private static Station station() {
        return new Station(
                "MAIN",
                1,
                "USD",
                ZoneOffset.UTC,
                Language.EN,
                List.of("MAIN"),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static void make(Path place, NewTill.More more) throws Unusable {
        NewTill.make(place, station(), Staff.NOBODY, Optional.empty(), more);
    }

    private static List<String> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void itTakesItsPlaceWhenAllIsThere() throws Unusable, IOException {
        make(temp.resolve("till"), _ -> {});

        assertEquals(List.of("till"), in(temp));
        assertEquals(
                List.of("accounts", "journal", "staff.yaml", "station.yaml", "till.key"),
                in(temp.resolve("till")));
        assertEquals(List.of(), new StationFolder(temp.resolve("till")).exposed());
    }

    @Test
    void untilThenNothingStandsInItsPlace() throws Unusable {
        make(
                temp.resolve("till"),
                made -> {
                    assertTrue(Files.exists(made.station()));
                    assertTrue(Files.notExists(temp.resolve("till")));
                });
    }

    @Test
    void whatFailsMidwayLeavesNothingAndDoesNotStopTheNextTry() throws Unusable, IOException {
        assertThrows(Unusable.class, () -> make(temp.resolve("till"), FAILS));

        assertEquals(List.of(), in(temp));
        make(temp.resolve("till"), _ -> {});
        assertEquals(List.of("till"), in(temp));
    }

    @Test
    void anEmptyFolderThatSomebodyPreparedIsFilledAndEmptiedAgain() throws Unusable, IOException {
        var place = Files.createDirectory(temp.resolve("till"));
        assertThrows(Unusable.class, () -> make(place, FAILS));

        assertEquals(List.of(), in(place));
        make(place, _ -> {});
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
        assertTrue(Files.exists(place.resolve("station.yaml")));
    }

    @Test
    void aFolderWithSomethingInItIsNotTouched() throws IOException {
        var place = Files.createDirectory(temp.resolve("till"));
        Files.writeString(place.resolve("letter.txt"), "mine");
        var refused = assertThrows(Unusable.class, () -> make(place, _ -> {}));

        assertTrue(refused.lines().getFirst().contains("is not empty"));
        assertEquals(List.of("letter.txt"), in(place));
    }

    @Test
    void whoComesSecondDoesNotPushTheFirstAway() throws IOException {
        var refused =
                assertThrows(
                        Unusable.class,
                        () ->
                                make(
                                        temp.resolve("till"),
                                        _ -> {
                                            try {
                                                Files.createDirectory(temp.resolve("till"));
                                                Files.writeString(
                                                        temp.resolve("till").resolve("other"), "");
                                            } catch (IOException failed) {
                                                throw new AssertionError(failed);
                                            }
                                        }));

        assertTrue(refused.lines().getFirst().contains("not"), refused.lines()::toString);
        assertEquals(List.of("till"), in(temp));
        assertEquals(List.of("other"), in(temp.resolve("till")));
    }
}
