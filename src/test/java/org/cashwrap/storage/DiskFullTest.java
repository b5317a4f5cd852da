package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cashwrap.core.ledger.StoredEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;

/// A disk without room, or that cannot be written, takes no payment and loses none.
class DiskFullTest {
    @TempDir Path home;

    @Test
    void aPaymentThatFindsNoRoomIsNotStoredAndTheNextOneIsOnceThereIsRoom() throws SQLException {
        var limit = new PageLimit(40);
        var folder = home.resolve("journal");
        long stored;
        try (var journal = Sample.open(folder, limit)) {
            var refused = fillUntilRefused(journal);
            assertEquals("SQLITE_FULL", refused.code());
            assertTrue(journal.head().sequence() > 20, () -> journal.head().toString());
            assertEquals(new JournalState.Usable(), journal.state());
            assertEquals("SQLITE_FULL", fillUntilRefused(journal).code());

            limit.pages = 1000;
            // The limit is one of the connection; any error makes a new one.
            assertInstanceOf(Appended.NotStored.class, appendTo(journal));
            Sample.fill(journal, journal.head().sequence() + 3);
            stored = journal.head().sequence();
        }
        assertEquals(stored, Sample.soundEntries(folder).size());
    }

    /// Every connection may use so many pages of 4 KiB.
    private static final class PageLimit implements ConnectionSource {
        private int pages;

        PageLimit(int pages) {
            this.pages = pages;
        }

        @Override
        public Connection open(String url) throws SQLException {
            var connection = SQLITE.open(url);
            if (url.contains("mode=rw")) {
                Sql.run(connection, "PRAGMA max_page_count=" + pages);
            }
            return connection;
        }
    }

    @Test
    void aFullDiskTakesNoPaymentLosesNoneAndIsUsableWhenThereIsRoomAgain() throws Exception {
        onADiskOf(
                900,
                disk -> {
                    var folder = disk.resolve("journal");
                    var ballast = disk.resolve("ballast");
                    Files.write(ballast, new byte[200 << 10]);
                    var stored = new ArrayList<StoredEntry>();
                    try (var journal = Sample.open(folder)) {
                        for (var round = 1; round <= 5; round++) {
                            assertEquals("SQLITE_FULL", fillUntilRefused(journal).code());
                            assertEquals(new JournalState.Usable(), journal.state());
                        }
                        assertTrue(FreeSpace.at(folder).level() == FreeSpace.Level.STOP);
                        journal.forEach(1, stored::add);
                        assertEquals(journal.head().sequence(), stored.size());
                        Files.delete(ballast);
                        Sample.fill(journal, stored.size() + 5L);
                    }
                    assertEquals(stored, Sample.soundEntries(folder).subList(0, stored.size()));
                    try (var journal = Sample.open(folder)) {
                        assertEquals(stored.size() + 5L, journal.head().sequence());
                    }
                });
    }

    @Test
    void aDiskThatBecomesReadOnlyIsSaidAndTheEntriesCanStillBeRead() throws Exception {
        onADiskOf(
                4000,
                disk -> {
                    var folder = disk.resolve("journal");
                    try (var journal = Sample.open(folder)) {
                        Sample.fill(journal, 3);
                    }
                    run("mount", "-o", "remount,ro", disk.toString());
                    var broken = assertInstanceOf(Opening.Broken.class, JournalFile.open(folder));
                    assertEquals(Trouble.FOLDER, broken.code());
                    assertInstanceOf(
                            Opening.Broken.class, JournalFile.open(disk.resolve("another")));
                    try (var evidence = Sample.opened(JournalEvidence.open(folder))) {
                        assertEquals(new ReadThrough.Complete(3), evidence.forEach(1, _ -> {}));
                    }
                });
    }

    private static Appended.NotStored fillUntilRefused(JournalFile journal) {
        while (true) {
            var answer = appendTo(journal);
            if (!(answer instanceof Appended.Stored)) {
                return assertInstanceOf(Appended.NotStored.class, answer);
            }
        }
    }

    private static Appended appendTo(JournalFile journal) {
        var entry = Sample.entryAfter(journal.head(), "payment");
        return journal.append(entry, Sample.paymentOf(entry));
    }

    /// Something to be done on a disk.
    @FunctionalInterface
    private interface OnDisk {
        void run(Path disk) throws Exception;
    }

    /// A small disk in memory, which only root can have; on all other machines the test says that it did not run.
    private void onADiskOf(int kibibytes, OnDisk act) throws Exception {
        var disk = Files.createDirectory(home.resolve("disk"));
        var mounted =
                run(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=" + kibibytes + "k",
                        "tmpfs",
                        disk.toString());
        if (!mounted) {
            System.out.println(
                    "NOT RUN, mount is refused here (needs root): a full or read-only disk");
        }
        assumeTrue(mounted, "mount is refused here (needs root)");
        try {
            act.run(disk);
        } finally {
            run("umount", "-l", disk.toString());
        }
    }

    private static boolean run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
