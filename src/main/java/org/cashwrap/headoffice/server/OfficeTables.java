package org.cashwrap.headoffice.server;

import org.jdbi.v3.core.Handle;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The tables of `office.db`. What is in them is only ever added to: the triggers refuse anything else to our own
/// mistakes and to a hand with a database tool; against a determined hand stands the hash chain.
///
/// | table | a row is |
/// | --- | --- |
/// | `enrolment` | a till's key; of a till's rows the last one counts |
/// | `journal` | a till's epoch, and the key that its entry 1 names |
/// | `entry` | an entry as the till stored it |
/// | `head_signature` | the till's signature over the head at one entry |
final class OfficeTables {
    /// Marks a database as a head office's: "CWO1" in ASCII.
    static final int APPLICATION_ID = 0x43574F31;

    static final int VERSION = 1;

    static final List<String> VERSION_1 =
            Stream.concat(
                            Stream.of(
                                    """
                                    CREATE TABLE enrolment(
                                        id INTEGER PRIMARY KEY,
                                        till TEXT NOT NULL,
                                        public_key TEXT NOT NULL CHECK(length(public_key) = 64),
                                        how TEXT NOT NULL,
                                        at TEXT NOT NULL
                                    ) STRICT\
                                    """,
                                    "CREATE INDEX enrolment_till ON enrolment(till, id)",
                                    """
                                    CREATE TABLE journal(
                                        till TEXT NOT NULL,
                                        epoch TEXT NOT NULL,
                                        public_key TEXT NOT NULL,
                                        at TEXT NOT NULL,
                                        PRIMARY KEY(till, epoch),
                                        UNIQUE(till, public_key)
                                    ) STRICT\
                                    """,
                                    """
                                    CREATE TABLE entry(
                                        till TEXT NOT NULL,
                                        epoch TEXT NOT NULL,
                                        seq INTEGER NOT NULL,
                                        text TEXT NOT NULL,
                                        hash BLOB NOT NULL CHECK(length(hash) = 32),
                                        at TEXT NOT NULL,
                                        PRIMARY KEY(till, epoch, seq),
                                        FOREIGN KEY(till, epoch) REFERENCES journal(till, epoch)
                                    ) STRICT\
                                    """,
                                    """
                                    CREATE TABLE head_signature(
                                        till TEXT NOT NULL,
                                        epoch TEXT NOT NULL,
                                        seq INTEGER NOT NULL,
                                        signature TEXT NOT NULL,
                                        at TEXT NOT NULL,
                                        PRIMARY KEY(till, epoch, seq),
                                        FOREIGN KEY(till, epoch, seq)
                                            REFERENCES entry(till, epoch, seq)
                                    ) STRICT\
                                    """,
                                    // The four on INSERT also stop INSERT OR REPLACE, which deletes
                                    // without asking a DELETE trigger.
                                    """
                                    CREATE TRIGGER enrolment_insert BEFORE INSERT ON enrolment
                                    WHEN EXISTS(SELECT 1 FROM enrolment WHERE id = NEW.id)
                                    BEGIN SELECT RAISE(ABORT, 'enrolments are added'); END\
                                    """,
                                    """
                                    CREATE TRIGGER journal_insert BEFORE INSERT ON journal
                                    WHEN EXISTS(SELECT 1 FROM journal WHERE till = NEW.till
                                        AND (epoch = NEW.epoch OR public_key = NEW.public_key))
                                    BEGIN SELECT RAISE(ABORT, 'a key begins one journal'); END\
                                    """,
                                    """
                                    CREATE TRIGGER entry_insert BEFORE INSERT ON entry
                                    WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1
                                        FROM entry WHERE till = NEW.till AND epoch = NEW.epoch)
                                    BEGIN SELECT RAISE(ABORT, 'a journal grows at its end'); END\
                                    """,
                                    """
                                    CREATE TRIGGER head_signature_insert
                                    BEFORE INSERT ON head_signature
                                    WHEN EXISTS(SELECT 1 FROM head_signature WHERE till = NEW.till
                                        AND epoch = NEW.epoch AND seq = NEW.seq)
                                    BEGIN SELECT RAISE(ABORT, 'a head is signed once'); END\
                                    """),
                            Stream.of("enrolment", "journal", "entry", "head_signature")
                                    .flatMap(table ->
                                            Stream.of(
                                                    refuse("UPDATE", table),
                                                    refuse("DELETE", table))))
                    .toList();

    private OfficeTables() {}

    private static String refuse(String what, String table) {
        return """
        CREATE TRIGGER %1$s_%3$s BEFORE %2$s ON %1$s
        BEGIN SELECT RAISE(ABORT, '%1$s: %2$s is refused'); END\
        """
                .formatted(table, what, what.toLowerCase(Locale.ROOT));
    }

    static void make(Handle handle) {
        VERSION_1.forEach(handle::execute);
    }

    /// Tables and triggers as they are, to be compared with those of a new database: a trigger taken away would let
    /// entries be changed, one added could change them while they are written.
    static List<String> seen(Handle handle) {
        return handle.createQuery(
                        "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '')"
                                + " FROM sqlite_schema ORDER BY type, name")
                .mapTo(String.class)
                .list();
    }
}
