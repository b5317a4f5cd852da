package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Entries to store, and a look at what is stored that shares no code with what stores it.
final class Sample {
    /// About what a committed payment takes.
    private static final String FILLING = "x".repeat(600);

    private Sample() {}

    static StoredEntry entryAfter(Head head, String what) {
        var sequence = head.sequence() + 1;
        var text =
                "{\"seq\":%d,\"what\":\"%s\",\"name\":\"Łukasz مریم 😀\",\"filling\":\"%s\"}"
                        .formatted(sequence, what, FILLING);
        return new StoredEntry(sequence, text, hashAfter(head.hash(), text));
    }

    static Head headAt(StoredEntry entry) {
        return new Head(entry.sequence(), entry.hash());
    }

    static PaymentRow paymentOf(StoredEntry entry) {
        var sequence = entry.sequence();
        var id = UUID.nameUUIDFromBytes(entry.hash().bytes());
        return new PaymentRow(
                id, sequence, sequence, LocalDate.of(2026, 11, 23), 1, 84_37, 0, 84_37);
    }

    static Hash hashAfter(Hash before, String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(before.bytes());
            return Hash.of(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static JournalFile open(Path folder) {
        return opened(JournalFile.open(folder));
    }

    static JournalFile open(Path folder, ConnectionSource source) {
        return opened(JournalFile.open(folder, source));
    }

    static <J extends JournalReading> J opened(Opening<J> opening) {
        if (opening instanceof Opening.Opened<J>(var journal)) {
            return journal;
        }
        throw new AssertionError("not opened: " + opening);
    }

    /// Appends payments until there are `count` entries.
    static void fill(JournalFile journal, long count) {
        while (journal.head().sequence() < count) {
            var entry = entryAfter(journal.head(), "payment");
            assertInstanceOf(Appended.Stored.class, journal.append(entry, paymentOf(entry)));
        }
    }

    /// A connection of no particular settings, as any database tool would have.
    static Connection tool(Path folder) throws SQLException {
        return ConnectionSource.SQLITE.open(
                "jdbc:sqlite:" + folder.resolve(JournalFile.FILE).toUri());
    }

    private static UUID uuid(byte[] bytes) {
        var buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    /// Everything in the file, checked for what must hold whatever happened: the entries are chained without a gap, and
    /// every payment entry has its row and no other row is there.
    static List<StoredEntry> soundEntries(Path folder) throws SQLException {
        var entries = new ArrayList<StoredEntry>();
        var payments = new HashMap<Long, UUID>();
        try (var connection = tool(folder);
                var statement = connection.createStatement()) {
            try (var row = statement.executeQuery("SELECT seq, id FROM payment")) {
                while (row.next()) {
                    payments.put(row.getLong(1), uuid(row.getBytes(2)));
                }
            }
            var head = Head.NONE;
            try (var row =
                    statement.executeQuery("SELECT seq, text, hash FROM journal ORDER BY seq")) {
                while (row.next()) {
                    var entry =
                            new StoredEntry(
                                    row.getLong(1), row.getString(2), Hash.of(row.getBytes(3)));
                    assertEquals(head.sequence() + 1, entry.sequence());
                    assertEquals(hashAfter(head.hash(), entry.text()), entry.hash());
                    if (entry.text().contains("payment")) {
                        assertEquals(
                                paymentOf(entry).payment(),
                                payments.remove(entry.sequence()),
                                "half a payment");
                    }
                    entries.add(entry);
                    head = headAt(entry);
                }
            }
        }
        assertEquals(Map.of(), payments, "rows without their entry");
        return entries;
    }
}
