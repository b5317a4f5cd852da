package org.cashwrap.storage;

import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Reading a journal: the same for the one who writes it and for the one who only looks at it. Nothing here is checked
/// against the hash chain; what is handed over is what stands in the rows.
///
/// All calls belong to one thread, the one that opened it. While rows are handed over one by one, the journal must not
/// be called again.
public abstract sealed class JournalReading implements AutoCloseable
        permits JournalFile, JournalEvidence {
    private volatile Thread owner = Thread.currentThread();
    private boolean handingOver;

    JournalReading() {}

    /// The calling thread gives the journal away; from now on only `next` may call it.
    public final void handTo(Thread next) {
        mine();
        owner = next;
    }

    /// The last entry there is.
    public final Found<StoredEntry> last() {
        return find(Rows.ENTRIES + "ORDER BY seq DESC LIMIT 1", Rows.Binding.NONE, Rows::entry);
    }

    public final Found<StoredEntry> entry(long sequence) {
        return find(
                Rows.ENTRIES + "WHERE seq = ?",
                statement -> statement.setLong(1, sequence),
                Rows::entry);
    }

    /// Hands over all entries from one on, in order, without holding them in memory.
    public final ReadThrough forEach(long fromSequence, Consumer<StoredEntry> tell) {
        return each(
                Rows.ENTRIES + "WHERE seq >= ? ORDER BY seq",
                statement -> statement.setLong(1, fromSequence),
                Rows::entry,
                tell);
    }

    /// A batch of entries in order; fewer than `max` only at the end of the journal.
    public final Found<List<StoredEntry>> read(long fromSequence, int max) {
        var entries = new ArrayList<StoredEntry>();
        var through =
                each(
                        Rows.ENTRIES + "WHERE seq >= ? ORDER BY seq LIMIT ?",
                        statement -> {
                            statement.setLong(1, fromSequence);
                            statement.setInt(2, max);
                        },
                        Rows::entry,
                        entries::add);
        return all(through, entries);
    }

    /// The last entry, from this one back, whose text holds these words: a look at every entry on the way.
    public final Found<StoredEntry> lastWith(String words, long upTo) {
        return find(
                Rows.ENTRIES + "WHERE seq <= ? AND instr(text, ?) > 0 ORDER BY seq DESC LIMIT 1",
                statement -> {
                    statement.setLong(1, upTo);
                    statement.setString(2, words);
                },
                Rows::entry);
    }

    /// All entries from one on whose text holds these words, in order: a look at every one of them.
    public final Found<List<StoredEntry>> allWith(String words, long from) {
        var entries = new ArrayList<StoredEntry>();
        var through =
                each(
                        Rows.ENTRIES + "WHERE seq >= ? AND instr(text, ?) > 0 ORDER BY seq",
                        statement -> {
                            statement.setLong(1, from);
                            statement.setString(2, words);
                        },
                        Rows::entry,
                        entries::add);
        return all(through, entries);
    }

    private static <T> Found<List<T>> all(ReadThrough through, List<T> rows) {
        return switch (through) {
            case ReadThrough.Complete _ -> new Found.Here<>(List.copyOf(rows));
            case ReadThrough.CutShort(_, var code, var why) -> new Found.Unreadable<>(code, why);
        };
    }

    public final Found<PaymentRow> payment(UUID id) {
        return find(
                Rows.PAYMENTS + "WHERE id = ?",
                statement -> statement.setBytes(1, Rows.bytesOf(id)),
                Rows::payment);
    }

    /// Hands over all payments in the order they were committed.
    public final ReadThrough payments(Consumer<PaymentRow> tell) {
        return each(Rows.PAYMENTS + "ORDER BY seq", Rows.Binding.NONE, Rows::payment, tell);
    }

    /// Hands over all signatures in the order of what they sign.
    public final ReadThrough signatures(Consumer<HeadSignature> tell) {
        return each(
                Rows.SIGNATURES + "ORDER BY seq, epoch", Rows.Binding.NONE, Rows::signature, tell);
    }

    /// The last signatures of heads up to an entry, the newest first.
    public final Found<List<HeadSignature>> signatures(long through, int max) {
        var signatures = new ArrayList<HeadSignature>();
        var read =
                each(
                        Rows.SIGNATURES + "WHERE seq <= ? ORDER BY seq DESC LIMIT ?",
                        statement -> {
                            statement.setLong(1, through);
                            statement.setInt(2, max);
                        },
                        Rows::signature,
                        signatures::add);
        return all(read, signatures);
    }

    /// The payments committed after an entry, in order. A look at every payment there is.
    public final Found<List<PaymentRow>> paymentsAfter(long sequence) {
        var payments = new ArrayList<PaymentRow>();
        var read =
                each(
                        Rows.PAYMENTS + "WHERE seq > ? ORDER BY seq",
                        statement -> statement.setLong(1, sequence),
                        Rows::payment,
                        payments::add);
        return all(read, payments);
    }

    /// Compares the journal with what was seen of it from outside. The epoch stands in the entries, whose meaning is
    /// not known here: whoever asks compares it.
    public final Anchor.Standing standing(Anchor anchor) {
        return switch (entry(anchor.sequence())) {
            case Found.Here(var entry) ->
                    entry.hash().equals(anchor.hash())
                            ? Anchor.Standing.HELD
                            : Anchor.Standing.DIFFERS;
            case Found.Unreadable<StoredEntry> _ -> Anchor.Standing.UNREADABLE;
            case Found.Nowhere<StoredEntry> _ ->
                    switch (last()) {
                        case Found.Here(var last) ->
                                last.sequence() < anchor.sequence()
                                        ? Anchor.Standing.AHEAD
                                        : Anchor.Standing.DIFFERS;
                        case Found.Nowhere<StoredEntry> _ -> Anchor.Standing.AHEAD;
                        case Found.Unreadable<StoredEntry> _ -> Anchor.Standing.UNREADABLE;
                    };
        };
    }

    /// Gives the file back. Idempotent.
    @Override
    public abstract void close();

    /// The connection to read from, or a [Trouble.Fault] if there is none any more.
    abstract Connection connection() throws SQLException;

    /// Told of trouble while reading.
    abstract void readingFailed(Trouble trouble);

    /// Refuses a call of a thread that does not own the journal, or out of the middle of another call.
    final void mine() {
        if (!Thread.currentThread().equals(owner)) {
            throw new IllegalStateException(
                    "the journal belongs to %s, not to %s"
                            .formatted(owner.getName(), Thread.currentThread().getName()));
        }
        if (handingOver) {
            throw new IllegalStateException("the journal is handing over rows");
        }
    }

    private <T> Found<T> find(String sql, Rows.Binding binding, Rows.Reading<T> reading) {
        mine();
        Trouble trouble;
        try {
            var value = Rows.first(connection(), sql, binding, reading);
            return value == null ? new Found.Nowhere<>() : new Found.Here<>(value);
        } catch (SQLException | RuntimeException failed) {
            trouble = Trouble.of(failed);
        }
        readingFailed(trouble);
        return new Found.Unreadable<>(trouble.code(), trouble.why());
    }

    private <T> ReadThrough each(
            String sql, Rows.Binding binding, Rows.Reading<T> reading, Consumer<T> tell) {
        mine();
        var count = 0L;
        var telling = false;
        Trouble trouble;
        handingOver = true;
        try (var statement = connection().prepareStatement(sql)) {
            binding.on(statement);
            try (var rows = statement.executeQuery()) {
                for (var value = next(rows, reading); value != null; value = next(rows, reading)) {
                    telling = true;
                    tell.accept(value);
                    telling = false;
                    count++;
                }
            }
            return new ReadThrough.Complete(count);
        } catch (SQLException failed) {
            trouble = Trouble.of(failed);
        } catch (RuntimeException failed) {
            if (telling) {
                // The receiver's own, and none of ours.
                throw failed;
            }
            trouble = Trouble.of(failed);
        } finally {
            handingOver = false;
        }
        readingFailed(trouble);
        return new ReadThrough.CutShort(count, trouble.code(), trouble.why());
    }

    /// The next row, or null at the end. A row that no value can be made of is trouble like a page that cannot be read.
    private static <T> @Nullable T next(ResultSet rows, Rows.Reading<T> reading)
            throws SQLException {
        try {
            return rows.next() ? reading.of(rows) : null;
        } catch (RuntimeException unreadable) {
            throw new Trouble.Fault(Trouble.DAMAGED, unreadable.toString());
        }
    }
}
