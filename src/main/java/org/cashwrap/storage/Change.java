package org.cashwrap.storage;

import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;
import org.jspecify.annotations.Nullable;

import java.sql.SQLException;

/// Something to be written in one transaction, and how to recognise afterwards whether it was.
sealed interface Change {
    /// Writes it, between begin and commit.
    void make(Session session) throws SQLException;

    /// Looks for it.
    Traces traces(Session session) throws SQLException;

    /// Where the journal ends once it is written.
    Head headAfter(Head before);

    /// What is found of a change.
    enum Traces {
        ALL,
        NONE,
        /// Half of it, or something else in its place: what must never be.
        OTHER
    }

    /// An entry, with the projection of the payment it commits if it does.
    record Entry(StoredEntry entry, @Nullable PaymentRow row) implements Change {
        @Override
        public void make(Session session) throws SQLException {
            session.insert(entry);
            if (row != null) {
                session.insert(row);
            }
        }

        @Override
        public Traces traces(Session session) throws SQLException {
            var foundEntry = Rows.entryAt(session.connection(), entry.sequence());
            // Looked up by sequence too: a payment of that id that stands with an earlier entry is
            // not a trace of this.
            var foundRow =
                    row == null
                            ? null
                            : Rows.first(
                                    session.connection(),
                                    Rows.PAYMENTS + "WHERE id = ? AND seq = ?",
                                    statement -> {
                                        statement.setBytes(1, Rows.bytesOf(row.payment()));
                                        statement.setLong(2, entry.sequence());
                                    },
                                    Rows::payment);
            if (foundEntry == null && foundRow == null) {
                return Traces.NONE;
            }
            var whole = entry.equals(foundEntry) && (row == null || row.equals(foundRow));
            return whole ? Traces.ALL : Traces.OTHER;
        }

        @Override
        public Head headAfter(Head before) {
            return new Head(entry.sequence(), entry.hash());
        }
    }

    /// A signature over a head; writing the same one again changes nothing.
    record Signature(HeadSignature signature) implements Change {
        @Override
        public void make(Session session) throws SQLException {
            switch (traces(session)) {
                case ALL -> {}
                case NONE -> session.insert(signature);
                case OTHER ->
                        throw new Trouble.Fault(
                                Trouble.DIFFERS,
                                "another signature stands at sequence " + signature.sequence());
            }
        }

        @Override
        public Traces traces(Session session) throws SQLException {
            var found =
                    Rows.first(
                            session.connection(),
                            Rows.SIGNATURES + "WHERE epoch = ? AND seq = ?",
                            statement -> {
                                statement.setString(1, signature.epoch());
                                statement.setLong(2, signature.sequence());
                            },
                            Rows::signature);
            if (found == null) {
                return Traces.NONE;
            }
            return found.equals(signature) ? Traces.ALL : Traces.OTHER;
        }

        @Override
        public Head headAfter(Head before) {
            return before;
        }
    }
}
