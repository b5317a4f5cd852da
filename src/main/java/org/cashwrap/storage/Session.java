package org.cashwrap.storage;

import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/// One connection that was told how to keep money safe, with the statements of an append ready. It is good until its
/// first error; after that it is thrown away, never repaired.
///
/// Transactions are begun and ended by statements of their own. JDBC's `setAutoCommit(false)` and `commit` must not be
/// used here: when SQLite ends a transaction by itself after an I/O error, the driver does not notice, goes on without
/// one, and stores half a payment (seen in sqlite-jdbc 3.54.1.0).
final class Session {
    private final Connection connection;
    private final PreparedStatement begin;
    private final PreparedStatement commit;
    private final PreparedStatement insertEntry;
    private final PreparedStatement insertPayment;

    /// @param connection of a migrated database, with the [Settings]
    Session(Connection connection) throws SQLException {
        this.connection = connection;
        begin = connection.prepareStatement("BEGIN IMMEDIATE");
        commit = connection.prepareStatement("COMMIT");
        insertEntry =
                connection.prepareStatement("INSERT INTO journal(seq, text, hash) VALUES(?, ?, ?)");
        insertPayment =
                connection.prepareStatement(
                        "INSERT INTO payment(id, seq, receipt, business_date, session, paid, cash,"
                                + " card) VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
    }

    Connection connection() {
        return connection;
    }

    void begin() throws SQLException {
        begin.execute();
    }

    /// When this returns, what was written since [#begin] has been synced to the disk.
    void commit() throws SQLException {
        commit.execute();
    }

    void insert(StoredEntry entry) throws SQLException {
        insertEntry.setLong(1, entry.sequence());
        insertEntry.setString(2, entry.text());
        insertEntry.setBytes(3, entry.hash().bytes());
        insertEntry.executeUpdate();
    }

    void insert(PaymentRow row) throws SQLException {
        insertPayment.setBytes(1, Rows.bytesOf(row.payment()));
        insertPayment.setLong(2, row.sequence());
        insertPayment.setLong(3, row.receipt());
        insertPayment.setString(4, row.businessDate().toString());
        insertPayment.setInt(5, row.session());
        insertPayment.setLong(6, row.paid());
        insertPayment.setLong(7, row.cash());
        insertPayment.setLong(8, row.card());
        insertPayment.executeUpdate();
    }

    void insert(HeadSignature signature) throws SQLException {
        try (var insert =
                connection.prepareStatement(
                        "INSERT INTO head_signature(epoch, seq, hash, signature) VALUES(?, ?,"
                                + " ?, ?)")) {
            insert.setString(1, signature.epoch());
            insert.setLong(2, signature.sequence());
            insert.setBytes(3, signature.hash().bytes());
            insert.setString(4, signature.signature());
            insert.executeUpdate();
        }
    }

    /// Writes all that is in the write-ahead log into the database and syncs it.
    static void checkpoint(Connection connection) throws SQLException {
        var result = Sql.table(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
        if (!result.equals("0|0|0")) {
            throw new Trouble.Fault(Trouble.NOT_FORCED, "wal_checkpoint answered " + result);
        }
    }

    /// Makes what can be read now what will be read after a power cut. Needed wherever an error or an unknown past lies
    /// behind: after a failed sync a kernel calls pages clean that never reached the disk, so a row that can be read
    /// proves nothing. The checkpoint writes every page of the log again, into the database, and syncs that. The log it
    /// leaves behind is emptied or unlinked but not synced; a power cut could bring it back, and with it an entry that
    /// was reported as not stored. So one commit that changes nothing is written over it, and synced.
    static void force(Connection connection) throws SQLException {
        checkpoint(connection);
        var version = Sql.number(connection, "PRAGMA user_version");
        Sql.run(connection, "BEGIN IMMEDIATE");
        Sql.run(connection, "PRAGMA user_version=" + version);
        Sql.run(connection, "COMMIT");
    }

    /// Sees damaged pages and rows that break the tables' rules. Does not see changed values: the hash chain does.
    static void checkStructure(Connection connection) throws SQLException {
        var found = Sql.table(connection, "PRAGMA quick_check(10)");
        if (!found.equals("ok")) {
            throw new Trouble.Fault(Trouble.DAMAGED, found);
        }
    }
}
