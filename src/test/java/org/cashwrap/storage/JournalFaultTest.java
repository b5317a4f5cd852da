package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.ledger.HeadSignature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Every call to SQLite fails once, in every way, and the answers must still be true: `Stored` means all of it is
/// there, `NotStored` that nothing of it is and it does not come back, and never is there half of it.
class JournalFaultTest {
    private static final HeadSignature SIGNATURE =
            new HeadSignature("0".repeat(32), 1, Head.NONE.hash(), "ab".repeat(64));

    @TempDir Path home;
    private int folders;

    /// How a call fails and with what.
    record Fault(FaultyConnections.Kind kind, Supplier<Exception> failure, String name) {
        @Override
        public String toString() {
            return name + " " + kind;
        }
    }

    static List<Fault> faults() {
        return Stream.of(FaultyConnections.Kind.values())
                .flatMap(kind ->
                        Stream.of(
                                new Fault(
                                        kind,
                                        error(SQLiteErrorCode.SQLITE_IOERR_FSYNC),
                                        "I/O error"),
                                new Fault(kind, error(SQLiteErrorCode.SQLITE_FULL), "disk full"),
                                new Fault(kind, IllegalStateException::new, "driver's mistake")))
                .toList();
    }

    private static Supplier<Exception> error(SQLiteErrorCode code) {
        return () -> new SQLiteException("made by a test", code);
    }

    /// What happened when a payment was appended while calls failed.
    private record Outcome(Appended answer, List<String> calls, int failed) {}

    @ParameterizedTest
    @MethodSource("faults")
    void aCallThatFailsOnceDoesNotMakeTheAnswerWrong(Fault fault) throws SQLException {
        var answers = new ArrayList<Appended>();
        for (var n = 1; ; n++) {
            var nth = n;
            var outcome = payWhile(fault, call -> call == nth);
            if (outcome.failed == 0) {
                break;
            }
            answers.add(outcome.answer);
        }
        // Begin, entry, payment, commit; and one failure is always got over.
        assertEquals(4, answers.size());
        assertEquals(
                List.of(), answers.stream().filter(Appended.Unknown.class::isInstance).toList());
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whenEverythingFailsFromSomeCallOnTheAnswerIsUnknown(Fault fault) throws SQLException {
        for (var n = 1; ; n++) {
            var nth = n;
            var outcome = payWhile(fault, call -> call >= nth);
            if (outcome.failed == 0) {
                break;
            }
            assertInstanceOf(Appended.Unknown.class, outcome.answer);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSecondFailureWhileGettingOverTheFirstDoesNotMakeTheAnswerWrong(
            FaultyConnections.Kind kind) throws SQLException {
        var fault = new Fault(kind, error(SQLiteErrorCode.SQLITE_IOERR), "I/O error");
        for (var first = 1; first <= 4; first++) {
            for (var second = first + 1; ; second++) {
                var one = first;
                var two = second;
                var outcome = payWhile(fault, call -> call == one || call == two);
                if (outcome.failed < 2) {
                    break;
                }
                var whatFailed = outcome.calls.get(two - 1);
                // Nothing depends on a connection that is being thrown away.
                if (!whatFailed.equals("close")) {
                    assertInstanceOf(Appended.Unknown.class, outcome.answer, whatFailed);
                }
            }
        }
    }

    /// The first failure is always at COMMIT and lets it take effect, the second is where a recovery makes sure.
    @ParameterizedTest
    @CsvSource({
        "PRAGMA wal_checkpoint(TRUNCATE)",
        "PRAGMA user_version=1",
        "PRAGMA quick_check(10)",
        "PRAGMA synchronous"
    })
    void whatIsThereButCannotBeMadeDurableIsNotCalledStored(String call) throws SQLException {
        var source = new FaultyConnections();
        var journal = Sample.open(folder(), source);
        Sample.fill(journal, 1);
        source.arm(
                FaultyConnections.Kind.AFTER,
                error(SQLiteErrorCode.SQLITE_IOERR_FSYNC),
                _ -> {
                    var now = source.calls().getLast();
                    return now.equals(call) || (now.equals("COMMIT") && source.failed() == 0);
                });
        var entry = Sample.entryAfter(journal.head(), "payment");
        var answer = journal.append(entry, Sample.paymentOf(entry));
        source.disarm();
        assertInstanceOf(Appended.Unknown.class, answer);
        assertTrue(source.calls().contains(call), "is done: " + call);
        assertFalse(journal.usable());
        journal.close();
        source.closeAll();
    }

    @Test
    void aCommitWhoseAnswerIsLostIsMadeDurableBeforeItIsCalledStored() throws SQLException {
        var fault =
                new Fault(
                        FaultyConnections.Kind.AFTER,
                        error(SQLiteErrorCode.SQLITE_IOERR_FSYNC),
                        "I/O error");
        var outcome = payWhile(fault, call -> call == 4);
        assertEquals(new Appended.Stored(), outcome.answer);
        var calls = outcome.calls;
        var checkpoint = calls.indexOf("PRAGMA wal_checkpoint(TRUNCATE)");
        var rewritten = calls.indexOf("PRAGMA user_version=1");
        var looked = calls.indexOf("SELECT seq, text, hash FROM journal WHERE seq = ?");
        assertTrue(0 < checkpoint && checkpoint < rewritten && rewritten < looked, calls::toString);
        assertEquals(
                List.of("BEGIN IMMEDIATE", "COMMIT"),
                List.of(calls.get(rewritten - 1), calls.get(rewritten + 1)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anEntryWithoutAPaymentIsTreatedTheSame(Fault fault) throws SQLException {
        for (var n = 1; ; n++) {
            var nth = n;
            var folder = folder();
            var source = new FaultyConnections();
            var journal = Sample.open(folder, source);
            Sample.fill(journal, 1);
            source.arm(fault.kind, fault.failure, call -> call == nth);
            var entry = Sample.entryAfter(journal.head(), "no sale");
            var answer = journal.append(entry, null);
            source.disarm();
            journal.close();
            source.closeAll();
            var stored = Sample.soundEntries(folder).contains(entry);
            assertEquals(
                    stored ? Appended.Stored.class : Appended.NotStored.class, answer.getClass());
            if (source.failed() == 0) {
                break;
            }
        }
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aSignatureIsTreatedTheSame(Fault fault) throws SQLException {
        for (var n = 1; ; n++) {
            var nth = n;
            var folder = folder();
            var source = new FaultyConnections();
            var journal = Sample.open(folder, source);
            Sample.fill(journal, 1);
            source.arm(fault.kind, fault.failure, call -> call == nth);
            var answer = journal.sign(SIGNATURE);
            source.disarm();
            var kept = new ArrayList<HeadSignature>();
            assertEquals(
                    answer instanceof Appended.Stored ? 1 : 0,
                    journal.signatures(kept::add).count(),
                    answer::toString);
            assertFalse(answer instanceof Appended.Unknown);
            Sample.fill(journal, 2);
            journal.close();
            source.closeAll();
            if (source.failed() == 0) {
                break;
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureWhileReadingIsSaidAndGotOver(FaultyConnections.Kind kind) {
        var source = new FaultyConnections();
        var journal = Sample.open(folder(), source);
        Sample.fill(journal, 3);
        source.arm(kind, error(SQLiteErrorCode.SQLITE_IOERR_READ), call -> call == 2);
        assertInstanceOf(Found.Unreadable.class, journal.entry(2));
        assertInstanceOf(Found.Here.class, journal.entry(2));
        Sample.fill(journal, 4);
        journal.close();
        source.closeAll();
    }

    @ParameterizedTest
    @EnumSource
    void aJournalBeingMadeIsThereWholeOrNotAtAll(FaultyConnections.Kind kind) throws SQLException {
        for (var n = 1; ; n++) {
            var nth = n;
            var folder = folder();
            if (!openWhile(kind, folder, call -> call == nth)) {
                break;
            }
            try (var journal = Sample.open(folder)) {
                Sample.fill(journal, 2);
            }
            assertEquals(2, Sample.soundEntries(folder).size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aJournalThatCannotBeOpenedKeepsWhatItHas(FaultyConnections.Kind kind) throws SQLException {
        var folder = folder();
        try (var journal = Sample.open(folder)) {
            Sample.fill(journal, 3);
        }
        for (var n = 1; ; n++) {
            var nth = n;
            if (!openWhile(kind, folder, call -> call == nth)) {
                break;
            }
            assertEquals(3, Sample.soundEntries(folder).size());
        }
    }

    /// Opening while calls fail never throws, and what it holds it gives back.
    ///
    /// @return whether one failed
    private static boolean openWhile(FaultyConnections.Kind kind, Path folder, IntPredicate fails) {
        var source = new FaultyConnections();
        source.arm(kind, error(SQLiteErrorCode.SQLITE_IOERR), fails);
        switch (JournalFile.open(folder, source)) {
            case Opening.Opened(var journal) -> {
                assertTrue(source.failed() == 0 || source.calls().contains("close"));
                source.disarm();
                journal.close();
            }
            case Opening.Broken(var code, var why) -> assertEquals("SQLITE_IOERR", code, why);
            // A connection that could not be closed is one that somebody else has open.
            case Opening.InUse<JournalFile> _ -> assertTrue(source.calls().contains("close"));
            case Opening.Newer<JournalFile> newer -> throw new AssertionError(newer);
        }
        source.closeAll();
        return source.failed() > 0;
    }

    @Test
    void aSettingThatNoLongerHoldsAfterAnErrorClosesTheJournal() {
        var source = new FaultyConnections();
        var journal = Sample.open(folder(), source);
        Sample.fill(journal, 1);
        source.reword(sql -> sql.replace("synchronous=FULL", "synchronous=NORMAL"));
        source.arm(
                FaultyConnections.Kind.BEFORE,
                error(SQLiteErrorCode.SQLITE_IOERR),
                call -> call == 4);
        var entry = Sample.entryAfter(journal.head(), "payment");
        var answer = journal.append(entry, Sample.paymentOf(entry));
        assertEquals(Trouble.PRAGMA, assertInstanceOf(Appended.Unknown.class, answer).code());
        journal.close();
        source.closeAll();
    }

    @Test
    void anEntryLostInAnErrorClosesTheJournal() throws SQLException {
        var folder = folder();
        var source = new FaultyConnections();
        var journal = Sample.open(folder, source);
        Sample.fill(journal, 3);
        // After the failed commit somebody, or a disk, takes the last two entries away.
        source.arm(
                FaultyConnections.Kind.BEFORE,
                error(SQLiteErrorCode.SQLITE_IOERR),
                _ -> {
                    if (source.calls().getLast().equals("open")) {
                        cutAfter(folder, 1);
                    }
                    return source.calls().size() == 4;
                });
        var entry = Sample.entryAfter(journal.head(), "payment");
        var answer = journal.append(entry, Sample.paymentOf(entry));
        assertEquals(Trouble.LOST, assertInstanceOf(Appended.Unknown.class, answer).code());
        assertEquals(answer, journal.append(entry, Sample.paymentOf(entry)));
        journal.close();
    }

    private static void cutAfter(Path folder, long sequence) {
        try (var tool = Sample.tool(folder)) {
            Sql.run(tool, "DROP TRIGGER journal_delete");
            Sql.run(tool, "DROP TRIGGER payment_delete");
            Sql.run(tool, "DELETE FROM payment WHERE seq > " + sequence);
            Sql.run(tool, "DELETE FROM journal WHERE seq > " + sequence);
        } catch (SQLException failed) {
            throw new AssertionError(failed);
        }
    }

    /// Appends a payment to a journal of one entry while calls fail, goes on with the journal as its answer says, and
    /// checks with a clean connection that the answer was true.
    private Outcome payWhile(Fault fault, IntPredicate fails) throws SQLException {
        var folder = folder();
        var source = new FaultyConnections();
        var journal = Sample.open(folder, source);
        Sample.fill(journal, 1);
        var before = journal.head();
        var entry = Sample.entryAfter(before, "payment");

        source.arm(fault.kind, fault.failure, fails);
        var answer = journal.append(entry, Sample.paymentOf(entry));
        source.disarm();
        var calls = source.calls();
        var failed = source.failed();
        var message = "%s at %s: %s".formatted(fault, calls, answer);

        switch (answer) {
            case Appended.Stored _ -> {
                assertEquals(Sample.headAt(entry), journal.head(), message);
                Sample.fill(journal, 3);
            }
            case Appended.NotStored _ -> {
                assertEquals(before, journal.head(), message);
                var other = Sample.entryAfter(before, "another payment");
                assertEquals(
                        new Appended.Stored(),
                        journal.append(other, Sample.paymentOf(other)),
                        message);
            }
            case Appended.Unknown unknown -> {
                assertFalse(journal.usable(), message);
                assertEquals(
                        new JournalState.ClosedForGood(unknown.code(), unknown.why()),
                        journal.state(),
                        message);
                assertEquals(unknown, journal.append(entry, null), message);
            }
        }
        journal.close();
        source.closeAll();

        var entries = Sample.soundEntries(folder);
        switch (answer) {
            case Appended.Stored _ -> assertEquals(entry, entries.get(1), message);
            case Appended.NotStored _ -> assertFalse(entries.contains(entry), message);
            case Appended.Unknown _ -> {
                assertTrue(entries.size() == 1 || entries.get(1).equals(entry), message);
                try (var again = Sample.open(folder)) {
                    Sample.fill(again, 3);
                }
            }
        }
        return new Outcome(answer, calls, failed);
    }

    private Path folder() {
        return home.resolve("journal-" + folders++);
    }
}
