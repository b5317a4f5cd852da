package org.cashwrap.storage;

import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// The journal on the disk, to go on with: what it calls stored survives a power cut, what it calls not stored never
/// comes back, and when it cannot know it says so and takes nothing more.
///
/// It knows bytes and rows. Composing entries, chaining their hashes and understanding them is done elsewhere; here it
/// is only seen to that each comes right after the last.
///
/// ## When SQLite reports an error
///
/// An error does not say what is on the disk. A COMMIT that failed may have happened; one that failed in its sync is
/// invisible now and back after a crash. So after any error of any statement:
///
/// 1. the connection is thrown away and a new one opened and told all settings, each read back;
/// 2. what can be read is made durable again ([Session#force]) and the file's structure checked;
/// 3. the change is looked up, and the answer is what is found: all of it is [Appended.Stored], nothing of it is
///    [Appended.NotStored]; half of it, something else in its place, or an earlier entry missing is none of the two.
///
/// If a step of these fails, the answer is [Appended.Unknown] and the file is closed for good: the next start, with a
/// process and perhaps a disk of its own, looks again. One exception: on a full disk nothing can be made durable, but an
/// entry that did not fit and is not found was never whole in the log and cannot come back, so it is not stored, and the
/// journal stays usable for when there is room again.
public final class JournalFile extends JournalReading {
    /// The database in the journal's folder. Never to be opened or copied by anything but SQLite while it is in use.
    public static final String FILE = "journal.db";

    private final Path database;
    private final FolderLock lock;
    private final ConnectionSource source;

    /// The last entry known to be durable.
    private Head head;

    /// Null once closed; then `refusal` says why.
    private @Nullable Session session;

    private Trouble refusal = new Trouble(Trouble.CLOSED, "the journal was closed");

    private JournalFile(
            Path database, FolderLock lock, ConnectionSource source, Session session, Head head) {
        this.database = database;
        this.lock = lock;
        this.source = source;
        this.session = session;
        this.head = head;
    }

    /// Opens the journal in a folder, and makes folder and journal if they are not there: whether an empty journal is
    /// right or a loss is for the [Anchor] to say. Never waits, never throws. The calling thread owns the journal.
    public static Opening<JournalFile> open(Path folder) {
        return open(folder, ConnectionSource.SQLITE);
    }

    /// @param source the way to SQLite, for tests that let it fail
    public static Opening<JournalFile> open(Path folder, ConnectionSource source) {
        return open(folder, source, Schema.CURRENT);
    }

    static Opening<JournalFile> open(Path folder, ConnectionSource source, Schema schema) {
        try {
            Durable.makePrivateFolder(folder);
            return switch (FolderLock.take(folder)) {
                case FolderLock.Taking.Held(var who) -> new Opening.InUse<>(who);
                case FolderLock.Taking.Taken(var lock) -> openHeld(folder, lock, source, schema);
            };
        } catch (IOException | RuntimeException failed) {
            return new Opening.Broken<>(Trouble.FOLDER, failed.toString());
        }
    }

    private static Opening<JournalFile> openHeld(
            Path folder, FolderLock lock, ConnectionSource source, Schema schema) {
        Opening<JournalFile> opening;
        try {
            opening = lookThenOpen(folder.resolve(FILE), lock, source, schema);
        } catch (SQLException | RuntimeException | LinkageError failed) {
            // A LinkageError is SQLite's native library not loading.
            opening = Trouble.of(failed).asOpening();
        } catch (IOException failed) {
            opening = new Opening.Broken<>(Trouble.FOLDER, failed.toString());
        }
        if (!(opening instanceof Opening.Opened)) {
            lock.close();
        }
        return opening;
    }

    /// Looks without touching first: a file that is not ours to write must not be changed by finding that out.
    private static Opening<JournalFile> lookThenOpen(
            Path database, FolderLock lock, ConnectionSource source, Schema schema)
            throws SQLException, IOException {
        if (ReadOnlyDatabase.isEmpty(database)) {
            var log = ReadOnlyDatabase.beside(database, "-wal");
            // SQLite would delete it as left over, and with it the last entries there are.
            if (!ReadOnlyDatabase.isEmpty(log)) {
                return new Opening.Broken<>(
                        Trouble.LOST, "journal.db is empty or gone, but its -wal file is not");
            }
            Durable.makePrivateFileIfAbsent(database);
            return openOurs(database, "mode=rw", lock, source, schema);
        }
        ReadOnlyDatabase.Looks looks;
        try (var look = ReadOnlyDatabase.open(source, database)) {
            looks = look.looks(schema);
        }
        return switch (looks) {
            case ReadOnlyDatabase.Looks.Ours _ ->
                    openOurs(database, "mode=rw", lock, source, schema);
            case ReadOnlyDatabase.Looks.Newer(var version) -> new Opening.Newer<>(version);
            case ReadOnlyDatabase.Looks.Foreign _ -> Trouble.foreign().asOpening();
        };
    }

    private static Opening<JournalFile> openOurs(
            Path database, String mode, FolderLock lock, ConnectionSource source, Schema schema)
            throws SQLException, IOException {
        var connection = source.open(Sql.url(database, mode));
        var opened = false;
        try {
            Settings.apply(connection);
            Session.checkStructure(connection);
            schema.migrate(connection, database);
            schema.check(connection);
            // The last process may have died of a disk that did not sync.
            Session.force(connection);
            var head = Rows.head(connection);
            var journal = new JournalFile(database, lock, source, new Session(connection), head);
            opened = true;
            return new Opening.Opened<>(journal);
        } finally {
            if (!opened) {
                Sql.discard(connection);
            }
        }
    }

    /// Writes one entry, and with it the projection of the payment it commits; both or neither.
    ///
    /// @param entry right after the [#head]
    /// @param row   of the payment this entry commits; null for all other entries
    public Appended append(StoredEntry entry, @Nullable PaymentRow row) {
        mine();
        if (session != null && entry.sequence() != head.sequence() + 1) {
            throw new IllegalArgumentException(
                    "entry %d cannot follow %d".formatted(entry.sequence(), head.sequence()));
        }
        if (row != null && row.sequence() != entry.sequence()) {
            throw new IllegalArgumentException(
                    "payment row of %d with entry %d".formatted(row.sequence(), entry.sequence()));
        }
        // The driver would write a question mark, and what is hashed would not be what is stored.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(entry.text())) {
            throw new IllegalArgumentException("an entry's text must be Unicode");
        }
        return write(new Change.Entry(entry, row));
    }

    /// Keeps the till's signature over a head. Writing the same one again is [Appended.Stored] and changes nothing;
    /// another one for the same head is [Appended.NotStored].
    public Appended sign(HeadSignature signature) {
        mine();
        return write(new Change.Signature(signature));
    }

    /// The last entry known to be durable, from memory.
    public Head head() {
        mine();
        return head;
    }

    public JournalState state() {
        mine();
        return session == null
                ? new JournalState.ClosedForGood(refusal.code(), refusal.why())
                : new JournalState.Usable();
    }

    public boolean usable() {
        mine();
        return session != null;
    }

    /// Writes the log back into the database and empties it: for idle moments and the end of a day, so that neither a
    /// payment nor the next start pays for it.
    ///
    /// @return whether it was done; if not, [#state] tells whether the journal is still usable
    public boolean checkpoint() {
        mine();
        return maintain(Session::checkpoint) == null;
    }

    /// Copies the journal as it stands, without stopping it; a minute of payments waits for some seconds of copying.
    ///
    /// @param target is replaced, once the copy is whole and on the disk
    public BackedUp backupTo(Path target) {
        mine();
        var trouble = maintain(connection -> copy(connection, target));
        return trouble == null
                ? new BackedUp.Copied(target)
                : new BackedUp.NotCopied(trouble.code(), trouble.why());
    }

    private void copy(Connection connection, Path target) throws SQLException, IOException {
        if (Files.exists(target) && Files.isSameFile(target, database)) {
            throw new IOException("a journal is not copied over itself: " + target);
        }
        Copies.make(connection, target);
    }

    /// Gives connection and folder back, the folder last. Idempotent.
    @Override
    public void close() {
        mine();
        disconnect();
        lock.close();
    }

    private Appended write(Change change) {
        var current = session;
        if (current == null) {
            return unknown();
        }
        var answered = false;
        try {
            var answer = write(current, change);
            answered = true;
            return answer;
        } finally {
            if (!answered) {
                // An Error went through, such as a full heap: nobody knows what is on the disk.
                shut(new Trouble(Trouble.DRIVER, "an error of the Java machine in a commit"));
            }
        }
    }

    private Appended write(Session current, Change change) {
        Trouble trouble;
        try {
            current.begin();
            change.make(current);
            current.commit();
            head = change.headAfter(head);
            return new Appended.Stored();
        } catch (SQLException | RuntimeException failed) {
            trouble = Trouble.of(failed);
        }
        try {
            var forced = reconnect(trouble);
            return judge(change, forced, trouble);
        } catch (SQLException | RuntimeException again) {
            shut(Trouble.of(again).after(trouble));
            return unknown();
        }
    }

    /// The answer by what is found.
    private Appended judge(Change change, boolean forced, Trouble trouble) throws SQLException {
        var current = connected();
        var after = change.headAfter(head);
        var traces = change.traces(current);
        var found = Rows.head(current.connection());
        checkStillThere(current);
        if (traces == Change.Traces.ALL && forced && found.equals(after)) {
            head = after;
            return new Appended.Stored();
        }
        var refused = change instanceof Change.Signature && traces == Change.Traces.OTHER;
        if ((traces == Change.Traces.NONE || refused) && found.equals(head)) {
            return new Appended.NotStored(trouble.code(), trouble.why());
        }
        throw traces == Change.Traces.ALL && !forced
                ? new Trouble.Fault(Trouble.NOT_FORCED, "it is there, but may not be on the disk")
                : new Trouble.Fault(
                        Trouble.DIFFERS,
                        "found %s of it, and the journal ends at %d, not at %d or %d"
                                .formatted(
                                        traces,
                                        found.sequence(),
                                        head.sequence(),
                                        after.sequence()));
    }

    /// Something done to the whole file.
    @FunctionalInterface
    private interface Upkeep {
        void on(Connection connection) throws SQLException, IOException;
    }

    /// @return what went wrong, or null
    private @Nullable Trouble maintain(Upkeep upkeep) {
        var current = session;
        if (current == null) {
            return refusal;
        }
        Trouble trouble;
        try {
            upkeep.on(current.connection());
            return null;
        } catch (IOException failed) {
            // A file beside the database; SQLite is not concerned.
            return new Trouble(Trouble.FOLDER, failed.toString());
        } catch (SQLException | RuntimeException failed) {
            trouble = Trouble.of(failed);
        }
        recover(trouble);
        return trouble;
    }

    /// After trouble in which nothing was written.
    private void recover(Trouble trouble) {
        try {
            reconnect(trouble);
            checkStillThere(connected());
            if (!Rows.head(connected().connection()).equals(head)) {
                throw new Trouble.Fault(Trouble.DIFFERS, "the journal ends elsewhere than before");
            }
        } catch (SQLException | RuntimeException again) {
            shut(Trouble.of(again).after(trouble));
        }
    }

    /// Steps 1 and 2.
    ///
    /// @return whether what can be read now is known to be on the disk; false only if the disk is full
    private boolean reconnect(Trouble trouble) throws SQLException {
        disconnect();
        connect();
        var forced = true;
        try {
            Session.force(connected().connection());
        } catch (SQLException again) {
            if (!trouble.isFull() || !Trouble.of(again).isFull()) {
                throw again;
            }
            forced = false;
            disconnect();
            connect();
        }
        Session.checkStructure(connected().connection());
        return forced;
    }

    /// Never makes a file: one that is gone must be missed.
    private void connect() throws SQLException {
        var connection = source.open(Sql.url(database, "mode=rw"));
        try {
            Settings.apply(connection);
            session = new Session(connection);
        } finally {
            if (session == null) {
                Sql.discard(connection);
            }
        }
    }

    /// What was durable before an error must be there after it.
    private void checkStillThere(Session current) throws SQLException {
        if (head.sequence() == 0) {
            return;
        }
        var last = Rows.entryAt(current.connection(), head.sequence());
        if (last == null || !last.hash().equals(head.hash())) {
            throw new Trouble.Fault(
                    Trouble.LOST, "entry %d is no longer there".formatted(head.sequence()));
        }
    }

    private Session connected() throws SQLException {
        var current = session;
        if (current == null) {
            throw new Trouble.Fault(refusal.code(), refusal.why());
        }
        return current;
    }

    private void disconnect() {
        var current = session;
        session = null;
        if (current != null) {
            Sql.discard(current.connection());
        }
    }

    /// For good: the folder stays held, so that nobody goes on with a file nobody understands, until [#close].
    private void shut(Trouble trouble) {
        disconnect();
        refusal = trouble;
    }

    private Appended unknown() {
        return new Appended.Unknown(refusal.code(), refusal.why());
    }

    @Override
    Connection connection() throws SQLException {
        return connected().connection();
    }

    @Override
    void readingFailed(Trouble trouble) {
        if (session != null) {
            recover(trouble);
        }
    }
}
