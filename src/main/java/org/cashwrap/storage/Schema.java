package org.cashwrap.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/// The tables of a journal, as the ordered steps that make them. Step n leads from version n - 1 to version n; a step
/// that was ever released is never changed, a new version is one more element.
///
/// @param steps each a list of statements
record Schema(List<List<String>> steps) {
    /// Marks a database as a journal of ours: "CWJ1" in ASCII.
    static final int APPLICATION_ID = 0x43574A31;

    /// Entries are facts: rows are added at the end, and nothing is ever changed or taken away. The triggers refuse it
    /// to our own mistakes and to a hand with a database tool; against a determined hand stands the hash chain.
    private static final List<String> VERSION_1 =
            List.of(
                    """
                    CREATE TABLE journal(
                        seq INTEGER PRIMARY KEY,
                        text TEXT NOT NULL,
                        hash BLOB NOT NULL CHECK(length(hash) = 32)
                    ) STRICT\
                    """,
                    """
                    CREATE TABLE payment(
                        id BLOB PRIMARY KEY CHECK(length(id) = 16),
                        seq INTEGER NOT NULL REFERENCES journal(seq),
                        receipt INTEGER NOT NULL,
                        business_date TEXT NOT NULL,
                        session INTEGER NOT NULL,
                        paid INTEGER NOT NULL,
                        cash INTEGER NOT NULL,
                        card INTEGER NOT NULL
                    ) STRICT, WITHOUT ROWID\
                    """,
                    """
                    CREATE TABLE head_signature(
                        epoch TEXT NOT NULL,
                        seq INTEGER NOT NULL,
                        hash BLOB NOT NULL CHECK(length(hash) = 32),
                        signature TEXT NOT NULL,
                        PRIMARY KEY(epoch, seq)
                    ) STRICT, WITHOUT ROWID\
                    """,
                    // The three on INSERT also stop INSERT OR REPLACE, which deletes without asking
                    // a DELETE trigger.
                    """
                    CREATE TRIGGER journal_insert BEFORE INSERT ON journal
                    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM journal)
                    BEGIN SELECT RAISE(ABORT, 'the journal grows at its end only'); END\
                    """,
                    """
                    CREATE TRIGGER payment_insert BEFORE INSERT ON payment
                    WHEN NEW.seq IS NOT (SELECT max(seq) FROM journal)
                        OR EXISTS(SELECT 1 FROM payment WHERE id = NEW.id)
                    BEGIN SELECT RAISE(ABORT, 'a payment comes once, with the last entry'); END\
                    """,
                    """
                    CREATE TRIGGER head_signature_insert BEFORE INSERT ON head_signature
                    WHEN EXISTS(SELECT 1 FROM head_signature
                                WHERE epoch = NEW.epoch AND seq = NEW.seq)
                    BEGIN SELECT RAISE(ABORT, 'a head is signed once'); END\
                    """,
                    refuse("UPDATE", "journal"),
                    refuse("DELETE", "journal"),
                    refuse("UPDATE", "payment"),
                    refuse("DELETE", "payment"),
                    refuse("UPDATE", "head_signature"),
                    refuse("DELETE", "head_signature"));

    /// What this program writes.
    static final Schema CURRENT = new Schema(List.of(VERSION_1));

    private static String refuse(String what, String table) {
        return """
        CREATE TRIGGER %1$s_%3$s BEFORE %2$s ON %1$s
        BEGIN SELECT RAISE(ABORT, '%1$s: %2$s is refused'); END\
        """
                .formatted(table, what, what.toLowerCase(Locale.ROOT));
    }

    int version() {
        return steps.size();
    }

    /// Brings a database to [#version] in one transaction, so that a power cut leaves the old or the new one, whole. A
    /// journal that already holds something is copied first, to `journal.before-VERSION.db` beside it.
    void migrate(Connection connection, Path database) throws SQLException, IOException {
        var from = Sql.number(connection, "PRAGMA user_version");
        if (from == version()) {
            return;
        }
        if (from > 0) {
            Copies.make(connection, database.resolveSibling("journal.before-" + version() + ".db"));
        }
        Sql.run(connection, "BEGIN IMMEDIATE");
        for (var step : steps.subList(from, version())) {
            for (var statement : step) {
                Sql.run(connection, statement);
            }
        }
        Sql.run(connection, "PRAGMA application_id=" + APPLICATION_ID);
        Sql.run(connection, "PRAGMA user_version=" + version());
        Sql.run(connection, "COMMIT");
    }

    /// Compares tables and triggers with those of a new journal: a trigger taken away would let entries be changed, one
    /// added could change them while they are written.
    void check(Connection connection) throws SQLException {
        var all =
                "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY type,"
                        + " name";
        try (var ideal = ConnectionSource.SQLITE.open("jdbc:sqlite::memory:")) {
            for (var step : steps) {
                for (var statement : step) {
                    Sql.run(ideal, statement);
                }
            }
            if (!Sql.table(ideal, all).equals(Sql.table(connection, all))) {
                throw new Trouble.Fault(
                        Trouble.SCHEMA, "tables or triggers are not those of version " + version());
            }
        }
    }
}
