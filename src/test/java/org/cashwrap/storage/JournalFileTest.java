package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

class JournalFileTest {
    @TempDir Path home;
    private Path folder;
    private Path database;

    @BeforeEach
    void place() {
        // A path may hold what a URL may not.
        folder = home.resolve("till 3 ?mode=memory&x#%20é");
        database = folder.resolve(JournalFile.FILE);
    }

    @Test
    void aNewJournalIsEmptyAndItsFolderPrivate() throws IOException {
        try (var journal = Sample.open(folder)) {
            assertEquals(Head.NONE, journal.head());
            assertEquals(new Found.Nowhere<>(), journal.last());
            assertEquals(new JournalState.Usable(), journal.state());
        }
        assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
    }

    @Test
    void whatIsAppendedIsReadBackByteForByte() {
        var entries = new ArrayList<StoredEntry>();
        var rows = new ArrayList<PaymentRow>();
        try (var journal = Sample.open(folder)) {
            for (var what : List.of("open", "payment", "no sale", "payment")) {
                var entry = Sample.entryAfter(journal.head(), what);
                var row = what.equals("payment") ? Sample.paymentOf(entry) : null;
                assertEquals(new Appended.Stored(), journal.append(entry, row));
                entries.add(entry);
                if (row != null) {
                    rows.add(row);
                }
            }
        }
        try (var journal = Sample.open(folder)) {
            assertEquals(Sample.headAt(entries.getLast()), journal.head());
            var read = new ArrayList<StoredEntry>();
            assertEquals(new ReadThrough.Complete(4), journal.forEach(1, read::add));
            assertEquals(entries, read);
            assertEquals(new Found.Here<>(entries.subList(1, 3)), journal.read(2, 2));
            assertEquals(new Found.Here<>(entries.get(2)), journal.entry(3));
            assertEquals(new Found.Nowhere<>(), journal.entry(5));
            assertEquals(new Found.Here<>(entries.getLast()), journal.last());
            var readRows = new ArrayList<PaymentRow>();
            assertEquals(new ReadThrough.Complete(2), journal.payments(readRows::add));
            assertEquals(rows, readRows);
            assertEquals(
                    new Found.Here<>(rows.getLast()), journal.payment(rows.getLast().payment()));
            assertEquals(new Found.Nowhere<>(), journal.payment(new UUID(1, 2)));
        }
    }

    @Test
    void anEntryComesRightAfterTheLast() {
        try (var journal = Sample.open(folder)) {
            var third = Sample.entryAfter(new Head(2, Hash.ZERO), "too early");
            assertThrows(IllegalArgumentException.class, () -> journal.append(third, null));
            Sample.fill(journal, 1);
            var second = Sample.entryAfter(journal.head(), "payment");
            var ofAnother = Sample.paymentOf(third);
            assertThrows(IllegalArgumentException.class, () -> journal.append(second, ofAnother));
            var halfACharacter = new StoredEntry(2, "\ud83d", Hash.ZERO);
            assertThrows(
                    IllegalArgumentException.class, () -> journal.append(halfACharacter, null));
            Sample.fill(journal, 2);
        }
    }

    @Test
    void aPaymentThatIsAlreadyThereIsNotStoredTwice() throws SQLException {
        try (var journal = Sample.open(folder)) {
            Sample.fill(journal, 1);
            var first = new AtomicReference<PaymentRow>();
            journal.payments(first::set);
            var entry = Sample.entryAfter(journal.head(), "again");
            var row =
                    new PaymentRow(
                            first.get().payment(), 2, 2, first.get().businessDate(), 1, 5, 5, 0);
            assertInstanceOf(Appended.NotStored.class, journal.append(entry, row));
            assertTrue(journal.usable());
            Sample.fill(journal, 2);
        }
        assertEquals(2, Sample.soundEntries(folder).size());
    }

    @Test
    void aHeadIsSignedOnce() {
        var signature = new HeadSignature("a".repeat(32), 1, Hash.ZERO, "ab".repeat(64));
        var other = new HeadSignature("a".repeat(32), 1, Hash.ZERO, "cd".repeat(64));
        try (var journal = Sample.open(folder)) {
            Sample.fill(journal, 1);
            assertEquals(new Appended.Stored(), journal.sign(signature));
            assertEquals(new Appended.Stored(), journal.sign(signature));
            assertEquals(
                    Trouble.DIFFERS,
                    assertInstanceOf(Appended.NotStored.class, journal.sign(other)).code());
            var kept = new ArrayList<HeadSignature>();
            assertEquals(new ReadThrough.Complete(1), journal.signatures(kept::add));
            assertEquals(List.of(signature), kept);
            Sample.fill(journal, 2);
        }
    }

    @Test
    void onlyTheThreadThatOwnsTheJournalMayUseIt() throws InterruptedException {
        var journal = Sample.open(folder);
        var refused = new AtomicReference<Throwable>();
        var other = Thread.ofPlatform().unstarted(() -> refused.set(thrownBy(journal::head)));
        other.start();
        other.join();
        assertInstanceOf(IllegalStateException.class, refused.get());

        var next = Thread.ofPlatform().unstarted(journal::close);
        journal.handTo(next);
        assertThrows(IllegalStateException.class, journal::head);
        next.start();
        next.join();
        Sample.open(folder).close();
    }

    private static Throwable thrownBy(Runnable call) {
        try {
            call.run();
            return new AssertionError("nothing thrown");
        } catch (IllegalStateException thrown) {
            return thrown;
        }
    }

    @Test
    void whoReadsRowByRowCannotWriteInBetween() {
        try (var journal = Sample.open(folder)) {
            Sample.fill(journal, 2);
            assertThrows(
                    IllegalStateException.class,
                    () -> journal.forEach(1, entry -> journal.append(entry, null)));
            Sample.fill(journal, 3);
        }
    }

    @Test
    void whatTheReceiverOfRowsThrowsIsItsOwn() {
        try (var journal = Sample.open(folder)) {
            Sample.fill(journal, 2);
            assertThrows(
                    ArithmeticException.class,
                    () ->
                            journal.forEach(
                                    1,
                                    _ -> {
                                        throw new ArithmeticException();
                                    }));
            Sample.fill(journal, 3);
        }
    }

    @Test
    void aSecondJournalInTheSameProcessIsRefusedAndTheFirstKeepsItsLock()
            throws IOException, InterruptedException {
        try (var journal = Sample.open(folder)) {
            var sameFolder = folder.resolve("..").resolve(folder.getFileName());
            var inUse = assertInstanceOf(Opening.InUse.class, JournalFile.open(sameFolder));
            assertTrue(inUse.who().contains("" + ProcessHandle.current().pid()));
            assertInstanceOf(Opening.InUse.class, JournalEvidence.open(folder));
            // What must not have happened: that trying it dropped the lock towards other processes.
            assertTrue(OtherTill.triesToOpen(folder).startsWith("InUse"));
            Sample.fill(journal, 1);
        }
        assertTrue(OtherTill.triesToOpen(folder).startsWith("Opened"));
    }

    @Test
    void aSecondJournalInAnotherProcessIsRefusedAndNamesTheHolder()
            throws IOException, InterruptedException {
        try (var other = OtherTill.holding(folder)) {
            var began = System.nanoTime();
            var inUse = assertInstanceOf(Opening.InUse.class, JournalFile.open(folder));
            assertTrue(System.nanoTime() - began < 1_000_000_000L, "must not wait");
            assertTrue(inUse.who().startsWith("process " + other.pid() + ", started "), inUse::who);
            assertInstanceOf(Opening.InUse.class, JournalEvidence.open(folder));
        }
        // The process was killed; the system has given its lock back.
        Sample.open(folder).close();
    }

    @Test
    void aDatabaseToolThatHoldsTheFileIsSaidAtOnce() throws SQLException {
        Sample.open(folder).close();
        try (var tool = Sample.tool(folder)) {
            Sql.run(tool, "PRAGMA locking_mode=EXCLUSIVE");
            Sql.run(tool, "BEGIN EXCLUSIVE");
            var began = System.nanoTime();
            assertInstanceOf(Opening.InUse.class, JournalFile.open(folder));
            assertTrue(System.nanoTime() - began < 1_000_000_000L, "must not wait");
        }
        Sample.open(folder).close();
    }

    @ParameterizedTest
    @CsvSource({
        "busy_timeout=0, busy_timeout=3000",
        "locking_mode=EXCLUSIVE, locking_mode=NORMAL",
        "trusted_schema=OFF, trusted_schema=ON",
        "cell_size_check=ON, cell_size_chek=ON",
        "foreign_keys=ON, foreign_key=ON",
        "fullfsync=ON, fullfsynk=ON",
        "checkpoint_fullfsync=ON, checkpoint_fullfsync=OFF",
        "synchronous=FULL, synchronous=NORMAL",
        "synchronous=FULL, synchronous=EXTRAA",
        "journal_mode=WAL, journal_mode=DELETE",
        "wal_autocheckpoint=1000, wal_autocheckpoint=0"
    })
    void noPaymentsWithASettingThatDoesNotHold(String meant, String said) {
        var source = new FaultyConnections();
        source.reword(sql -> sql.equals("PRAGMA " + meant) ? "PRAGMA " + said : sql);
        var broken = assertInstanceOf(Opening.Broken.class, JournalFile.open(folder, source));
        assertEquals(Trouble.PRAGMA, broken.code(), broken::why);
        Sample.open(folder).close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE journal SET text = '{}'",
                "DELETE FROM journal",
                "INSERT OR REPLACE INTO journal SELECT seq, '{}', hash FROM journal WHERE seq = 2",
                "INSERT INTO journal SELECT 4, text, hash FROM journal WHERE seq = 2",
                "INSERT INTO journal SELECT 0, text, hash FROM journal WHERE seq = 2",
                "INSERT INTO journal SELECT 3, text, x'00' FROM journal WHERE seq = 2",
                "INSERT INTO journal(text, hash) SELECT text, hash FROM journal WHERE seq = 2",
                "UPDATE payment SET paid = 1",
                "DELETE FROM payment",
                "INSERT OR REPLACE INTO payment SELECT id, 2, 2, business_date, 1, 0, 0, 0 FROM"
                        + " payment",
                "INSERT INTO payment SELECT zeroblob(16), 1, 2, business_date, 1, 0, 0, 0 FROM"
                        + " payment",
                "INSERT INTO payment SELECT zeroblob(16), 2, 'x', business_date, 1, 0, 0, 0 FROM"
                        + " payment",
                "UPDATE head_signature SET signature = ''",
                "DELETE FROM head_signature",
                "INSERT OR REPLACE INTO head_signature SELECT epoch, seq, hash, '' FROM"
                        + " head_signature"
            })
    void whatIsWrittenIsRefusedToBeChanged(String sql) throws SQLException {
        try (var journal = Sample.open(folder)) {
            Sample.fill(journal, 2);
            journal.sign(new HeadSignature("a".repeat(32), 1, Hash.ZERO, "ab".repeat(64)));
        }
        try (var tool = Sample.tool(folder)) {
            var all = "SELECT quote(text), hex(hash), paid FROM journal NATURAL JOIN payment";
            var before = Sql.table(tool, all);
            assertThrows(SQLException.class, () -> Sql.run(tool, sql));
            assertEquals(before, Sql.table(tool, all));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TRIGGER journal_update",
                "CREATE TRIGGER more AFTER INSERT ON payment BEGIN SELECT 1; END",
                "CREATE TABLE more(a)"
            })
    void tablesOrTriggersThatAreNotOursMeanNoPayments(String sql) throws SQLException {
        Sample.open(folder).close();
        try (var tool = Sample.tool(folder)) {
            Sql.run(tool, sql);
        }
        assertEquals(Trouble.SCHEMA, broken(JournalFile.open(folder)).code());
    }

    @Test
    void aNewerVersionIsRefusedAndLeftAlone() throws Exception {
        Sample.open(folder).close();
        try (var tool = Sample.tool(folder)) {
            Sql.run(tool, "PRAGMA user_version=99");
        }
        assertUntouched(() -> {
            assertEquals(new Opening.Newer<>(99), JournalFile.open(folder));
            assertEquals(new Opening.Newer<>(99), JournalEvidence.open(folder));
        });
    }

    @Test
    void aNewerVersionThatCrashedIsLeftAloneWithItsLog() throws Exception {
        try (var journal = Sample.open(folder.resolve("running"))) {
            Sample.fill(journal, 3);
            crashInto(folder, folder.resolve("running"));
        }
        try (var tool = Sample.tool(folder)) {
            Sql.run(tool, "PRAGMA wal_autocheckpoint=0");
            Sql.run(tool, "PRAGMA user_version=99");
            crashInto(home.resolve("newer"), folder);
        }
        folder = home.resolve("newer");
        database = folder.resolve(JournalFile.FILE);
        assertUntouched(() -> assertEquals(new Opening.Newer<>(99), JournalFile.open(folder)));
    }

    @Test
    void theDatabaseOfAnotherProgramIsRefusedAndLeftAlone() throws Exception {
        Files.createDirectory(folder);
        try (var tool = Sample.tool(folder)) {
            Sql.run(tool, "CREATE TABLE customers(name)");
        }
        assertUntouched(
                () -> assertEquals(Trouble.FOREIGN, broken(JournalFile.open(folder)).code()));
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws Exception {
        Files.createDirectory(folder);
        var garbage = new byte[9000];
        new Random(1).nextBytes(garbage);
        Files.write(database, garbage);
        assertUntouched(() -> {
            assertEquals("SQLITE_NOTADB", broken(JournalFile.open(folder)).code());
            assertInstanceOf(Opening.Broken.class, JournalEvidence.open(folder));
        });
    }

    @Test
    void aFolderInPlaceOfTheDatabaseIsRefused() throws IOException {
        Files.createDirectories(database.resolve("something"));
        assertInstanceOf(Opening.Broken.class, JournalFile.open(folder));
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Files.writeString(folder, "not a folder");
        assertEquals(Trouble.FOLDER, broken(JournalFile.open(folder)).code());
    }

    @Test
    void aLogWhoseDatabaseIsGoneIsNotThrownAway() throws Exception {
        try (var journal = Sample.open(home.resolve("running"))) {
            Sample.fill(journal, 3);
            crashInto(folder, home.resolve("running"));
        }
        Files.delete(database);
        assertUntouched(() -> assertEquals(Trouble.LOST, broken(JournalFile.open(folder)).code()));
    }

    @Test
    void aDamagedPageIsFoundWhenOpening() throws Exception {
        try (var journal = Sample.open(folder)) {
            Sample.fill(journal, 50);
        }
        damage();
        assertInstanceOf(Opening.Broken.class, JournalFile.open(folder));
    }

    /// Overwrites a page in the middle.
    private void damage() throws IOException {
        try (var file = Files.newByteChannel(database, StandardOpenOption.WRITE)) {
            file.position(Files.size(database) / 2 / 4096 * 4096);
            file.write(ByteBuffer.wrap(new byte[4096]));
        }
    }

    @Test
    void evidenceIsReadAsFarAsItGoesAndNotChanged() throws Exception {
        try (var journal = Sample.open(folder)) {
            Sample.fill(journal, 50);
        }
        damage();
        assertUntouched(() -> {
            try (var evidence = Sample.opened(JournalEvidence.open(folder))) {
                var read = new ArrayList<StoredEntry>();
                var cut =
                        assertInstanceOf(
                                ReadThrough.CutShort.class, evidence.forEach(1, read::add));
                assertTrue(cut.count() > 5, cut::toString);
                assertEquals(cut.count(), read.size());
                assertInstanceOf(Found.Here.class, evidence.last());
            }
        });
    }

    @Test
    void evidenceIncludesWhatIsInTheLogOnlyAndChangesNeither() throws Exception {
        try (var journal = Sample.open(home.resolve("running"))) {
            Sample.fill(journal, 7);
            crashInto(folder, home.resolve("running"));
        }
        assertTrue(Files.size(folder.resolve("journal.db-wal")) > 0);
        assertUntouched(() -> {
            try (var evidence = Sample.opened(JournalEvidence.open(folder))) {
                assertEquals(
                        7,
                        assertInstanceOf(Found.Here.class, evidence.last()).value()
                                        instanceof StoredEntry entry
                                ? entry.sequence()
                                : 0);
                assertInstanceOf(Opening.InUse.class, JournalFile.open(folder));
            }
        });
        try (var journal = Sample.open(folder)) {
            assertEquals(7, journal.head().sequence());
        }
    }

    @Test
    void evidenceThatIsNotThereIsSaid() {
        assertEquals(Trouble.ABSENT, broken(JournalEvidence.open(folder)).code());
        assertFalse(Files.exists(folder));
    }

    @Test
    void aDeletedLogIsFoundByTheAnchor() throws Exception {
        Anchor anchor;
        try (var journal = Sample.open(home.resolve("running"))) {
            Sample.fill(journal, 3);
            assertTrue(journal.checkpoint());
            Sample.fill(journal, 9);
            crashInto(folder, home.resolve("running"));
            anchor = anchorAt(journal.head());
            assertEquals(Anchor.Standing.HELD, journal.standing(anchor));
        }
        Files.delete(folder.resolve("journal.db-wal"));
        // SQLite has nothing to say about it; without the anchor six entries would be gone unseen.
        try (var journal = Sample.open(folder)) {
            assertEquals(3, journal.head().sequence());
            assertEquals(Anchor.Standing.AHEAD, journal.standing(anchor));
            // An anchor at an entry that is still there, but another one.
            Sample.fill(journal, 8);
            var other = Sample.entryAfter(journal.head(), "not what was anchored");
            assertEquals(new Appended.Stored(), journal.append(other, null));
            assertEquals(Anchor.Standing.DIFFERS, journal.standing(anchor));
        }
    }

    @Test
    void anEmptyJournalIsBehindEveryAnchor() {
        try (var journal = Sample.open(folder)) {
            assertEquals(Anchor.Standing.AHEAD, journal.standing(anchorAt(new Head(1, Hash.ZERO))));
        }
    }

    private static Anchor anchorAt(Head head) {
        return new Anchor(
                "0".repeat(32),
                head.sequence(),
                head.hash(),
                Anchor.What.SIGNED,
                Instant.parse("2026-11-23T09:30:00Z"));
    }

    @Test
    void aCheckpointEmptiesTheLog() throws IOException {
        try (var journal = Sample.open(folder)) {
            Sample.fill(journal, 5);
            assertTrue(Files.size(folder.resolve("journal.db-wal")) > 0);
            assertTrue(journal.checkpoint());
            assertEquals(0, Files.size(folder.resolve("journal.db-wal")));
            Sample.fill(journal, 6);
        }
    }

    @Test
    void aBackupIsAWholeJournal() throws IOException, SQLException {
        var target = home.resolve("backup").resolve(JournalFile.FILE);
        Files.createDirectory(home.resolve("backup"));
        try (var journal = Sample.open(folder)) {
            Sample.fill(journal, 5);
            assertEquals(new BackedUp.Copied(target), journal.backupTo(target));
            Sample.fill(journal, 6);
            assertEquals(new BackedUp.Copied(target), journal.backupTo(target));
            assertInstanceOf(
                    BackedUp.NotCopied.class,
                    journal.backupTo(home.resolve("nowhere").resolve("journal.db")));
            assertInstanceOf(BackedUp.NotCopied.class, journal.backupTo(database));
            Sample.fill(journal, 7);
        }
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(target)));
        assertEquals(6, Sample.soundEntries(home.resolve("backup")).size());
        Sample.open(home.resolve("backup")).close();
    }

    @Test
    void whatIsClosedStaysClosedAndMayBeClosedAgain() {
        var journal = Sample.open(folder);
        Sample.fill(journal, 1);
        journal.close();
        var again = Sample.open(folder);
        journal.close();
        assertInstanceOf(Opening.InUse.class, JournalFile.open(folder));
        again.close();

        var entry = Sample.entryAfter(journal.head(), "late");
        assertEquals(
                new Appended.Unknown(Trouble.CLOSED, "the journal was closed"),
                journal.append(entry, null));
        assertInstanceOf(Found.Unreadable.class, journal.last());
        assertInstanceOf(ReadThrough.CutShort.class, journal.forEach(1, _ -> {}));
        assertFalse(journal.checkpoint());
        assertInstanceOf(BackedUp.NotCopied.class, journal.backupTo(home.resolve("backup.db")));
        assertFalse(journal.usable());
    }

    private static Opening.Broken<?> broken(Opening<?> opening) {
        return assertInstanceOf(Opening.Broken.class, opening);
    }

    /// What a process that dies leaves behind. Copying drops SQLite's locks on the source, which nobody else wants here.
    private static void crashInto(Path target, Path source) throws IOException {
        Files.createDirectories(target);
        for (var name : List.of("journal.db", "journal.db-wal")) {
            Files.copy(
                    source.resolve(name),
                    target.resolve(name),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /// Something that may throw.
    @FunctionalInterface
    private interface Act {
        void run() throws Exception;
    }

    /// Runs something that must not change, add or take away a file in the journal's folder, but for its lock file.
    private void assertUntouched(Act act) throws Exception {
        var before = files();
        act.run();
        assertEquals(before, files());
    }

    private Map<String, String> files() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith(FolderLock.FILE)) {
                    contents.put(
                            file.getFileName().toString(),
                            HexFormat.of().formatHex(Files.readAllBytes(file)));
                }
            }
        }
        return contents;
    }
}
