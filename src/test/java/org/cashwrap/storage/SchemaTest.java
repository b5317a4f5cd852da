package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

class SchemaTest {
    /// A version 2 that does what real ones will: adds a column, and changes rows that no trigger lets be changed.
    private static final Schema NEXT =
            new Schema(
                    List.of(
                            Schema.CURRENT.steps().getFirst(),
                            List.of(
                                    "DROP TRIGGER payment_update",
                                    "ALTER TABLE payment ADD COLUMN note TEXT NOT NULL DEFAULT ''",
                                    "UPDATE payment SET note = 'was here before'",
                                    """
                                    CREATE TRIGGER payment_update BEFORE UPDATE ON payment
                                    BEGIN SELECT RAISE(ABORT, 'payment: UPDATE is refused'); END\
                                    """)));

    @TempDir Path home;
    private Path folder;
    private int folders;

    @BeforeEach
    void aJournalOfVersionOne() {
        folder = home.resolve("journal-" + folders++);
        try (var journal = Sample.open(folder)) {
            Sample.fill(journal, 3);
        }
    }

    @Test
    void aJournalIsBroughtToTheNextVersionAndTheOldOneKeptBesideIt() throws SQLException {
        try (var journal = Sample.opened(JournalFile.open(folder, ConnectionSource.SQLITE, NEXT))) {
            assertEquals(3, journal.head().sequence());
            Sample.fill(journal, 4);
        }
        assertEquals(2, version());
        assertEquals(4, Sample.soundEntries(folder).size());
        var kept = folder.resolve("journal.before-2.db");
        try (var copy = ConnectionSource.SQLITE.open("jdbc:sqlite:" + kept.toUri())) {
            assertEquals(1, Sql.number(copy, "PRAGMA user_version"));
            assertEquals(3, Sql.number(copy, "SELECT count(*) FROM journal"));
        }
        assertEquals(new Opening.Newer<>(2), JournalFile.open(folder));
    }

    @Test
    void aNewJournalTakesAllStepsAndNeedsNoCopy() {
        folder = home.resolve("new");
        Sample.opened(JournalFile.open(folder, ConnectionSource.SQLITE, NEXT)).close();
        assertFalse(Files.exists(folder.resolve("journal.before-2.db")));
        Sample.opened(JournalFile.open(folder, ConnectionSource.SQLITE, NEXT)).close();
    }

    @ParameterizedTest
    @EnumSource
    void aMigrationThatIsCutShortLeavesTheOldOrTheNewVersionWhole(FaultyConnections.Kind kind)
            throws SQLException {
        var versions = new int[3];
        for (var n = 1; ; n++) {
            aJournalOfVersionOne();
            var nth = n;
            var source = new FaultyConnections();
            source.arm(
                    kind,
                    () -> new SQLiteException("made by a test", SQLiteErrorCode.SQLITE_IOERR),
                    call -> call == nth);
            var opening = JournalFile.open(folder, source, NEXT);
            source.disarm();
            if (opening instanceof Opening.Opened<JournalFile>(var journal)) {
                journal.close();
            }
            source.closeAll();
            if (source.failed() == 0) {
                assertInstanceOf(Opening.Opened.class, opening);
                break;
            }
            var version = version();
            versions[version]++;
            var columns = columns();
            assertEquals(version == 2, columns.contains("note"), columns);
            assertEquals(3, Sample.soundEntries(folder).size());
            try (var again =
                    Sample.opened(JournalFile.open(folder, ConnectionSource.SQLITE, NEXT))) {
                Sample.fill(again, 4);
            }
        }
        assertTrue(versions[1] > 10 && versions[2] > 0, versions[1] + " and " + versions[2]);
    }

    private int version() throws SQLException {
        try (var tool = Sample.tool(folder)) {
            return Sql.number(tool, "PRAGMA user_version");
        }
    }

    private String columns() throws SQLException {
        try (var tool = Sample.tool(folder)) {
            return Sql.table(tool, "SELECT name FROM pragma_table_info('payment')");
        }
    }
}
