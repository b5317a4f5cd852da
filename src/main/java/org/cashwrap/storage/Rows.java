package org.cashwrap.storage;

import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;
import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;

/// The journal's rows as values, both ways.
final class Rows {
    static final String ENTRIES = "SELECT seq, text, hash FROM journal ";
    static final String PAYMENTS =
            "SELECT id, seq, receipt, business_date, session, paid, cash, card FROM payment ";
    static final String SIGNATURES = "SELECT epoch, seq, hash, signature FROM head_signature ";

    private Rows() {}

    /// A row as a value.
    @FunctionalInterface
    interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// What a statement is given.
    @FunctionalInterface
    interface Binding {
        Binding NONE = _ -> {};

        void on(PreparedStatement statement) throws SQLException;
    }

    /// The first row, or null.
    static <T> @Nullable T first(
            Connection connection, String sql, Binding binding, Reading<T> reading)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            binding.on(statement);
            try (var row = statement.executeQuery()) {
                return row.next() ? reading.of(row) : null;
            }
        }
    }

    static Head head(Connection connection) throws SQLException {
        var last =
                first(connection, ENTRIES + "ORDER BY seq DESC LIMIT 1", Binding.NONE, Rows::entry);
        return last == null ? Head.NONE : new Head(last.sequence(), last.hash());
    }

    static @Nullable StoredEntry entryAt(Connection connection, long sequence) throws SQLException {
        return first(
                connection,
                ENTRIES + "WHERE seq = ?",
                statement -> statement.setLong(1, sequence),
                Rows::entry);
    }

    static StoredEntry entry(ResultSet row) throws SQLException {
        return new StoredEntry(row.getLong(1), row.getString(2), Hash.of(row.getBytes(3)));
    }

    static PaymentRow payment(ResultSet row) throws SQLException {
        var id = ByteBuffer.wrap(row.getBytes(1));
        return new PaymentRow(
                new UUID(id.getLong(), id.getLong()),
                row.getLong(2),
                row.getLong(3),
                LocalDate.parse(row.getString(4)),
                row.getInt(5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }

    static HeadSignature signature(ResultSet row) throws SQLException {
        return new HeadSignature(
                row.getString(1), row.getLong(2), Hash.of(row.getBytes(3)), row.getString(4));
    }

    static byte[] bytesOf(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
