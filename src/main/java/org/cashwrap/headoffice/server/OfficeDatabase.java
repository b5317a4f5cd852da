package org.cashwrap.headoffice.server;

import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.StoredEntry;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// One connection to `office.db`. It belongs to one thread and is good until its first error; after that it is closed and
/// a new one opened, which begins by making durable what it can read.
///
/// `BEGIN IMMEDIATE` and `COMMIT` are statements of their own. JDBI's `inTransaction` must not be used here, because it
/// ends in JDBC's `setAutoCommit(false)` and `commit`: when SQLite ends a transaction by itself after an I/O error the
/// driver does not notice, goes on without one, and stores half of it (sqlite-jdbc 3.54.1.0, decision 0002).
final class OfficeDatabase implements AutoCloseable {
    static final String NAME = "office.db";

    /// How long another process, as `headoffice enroll`, may be writing before we give up.
    private static final int BUSY_MS = 5000;

    /// What is set, and how it is read back: a misspelt name or value raises no error.
    private static final List<String[]> SETTINGS =
            List.of(
                    new String[] {"busy_timeout", "" + BUSY_MS, "" + BUSY_MS},
                    new String[] {"trusted_schema", "OFF", "0"},
                    new String[] {"cell_size_check", "ON", "1"},
                    new String[] {"foreign_keys", "ON", "1"},
                    // A plain sync does not reach the disk on macOS; elsewhere these two say
                    // nothing.
                    new String[] {"fullfsync", "ON", "1"},
                    new String[] {"checkpoint_fullfsync", "ON", "1"},
                    new String[] {"synchronous", "FULL", "2"},
                    new String[] {"journal_mode", "WAL", "wal"});

    private final Handle handle;

    private OfficeDatabase(Handle handle) {
        this.handle = handle;
    }

    /// Opens the database of a folder to write, or begins it; for the one server of the folder.
    ///
    /// @param folder there already
    static OfficeDatabase open(Path folder) throws StoreTroubleException {
        var file = folder.resolve(NAME);
        makePrivate(file);
        var database = new OfficeDatabase(connect(file, "mode=rw"));
        return database.orClosed(() -> {
            database.prepare();
            database.checkStructure();
            database.force();
            return database;
        });
    }

    /// Opens or begins it to write a little, while a server may be at work on it.
    ///
    /// @param folder there already
    static OfficeDatabase openBeside(Path folder) throws StoreTroubleException {
        var file = folder.resolve(NAME);
        makePrivate(file);
        var database = new OfficeDatabase(connect(file, "mode=rw"));
        return database.orClosed(() -> {
            database.prepare();
            return database;
        });
    }

    /// Opens it to read only; a server may be writing meanwhile.
    static OfficeDatabase openToRead(Path folder) throws StoreTroubleException {
        var file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            throw new StoreTroubleException(
                    folder + " is not the folder of a head office: it has no " + NAME);
        }
        var database = new OfficeDatabase(connect(file, "mode=ro"));
        return database.orClosed(() -> {
            database.handle.execute("PRAGMA busy_timeout=" + BUSY_MS);
            database.handle.execute("PRAGMA query_only=ON");
            database.checkOurs(false);
            database.checkTables();
            return database;
        });
    }

    private static Handle connect(Path file, String mode) throws StoreTroubleException {
        // The driver is told not to ask for the row id after each INSERT.
        var url = "jdbc:sqlite:" + file.toUri() + "?" + mode + "&jdbc.get_generated_keys=false";
        return connect(url);
    }

    private static Handle connect(String url) throws StoreTroubleException {
        try {
            var jdbi = Jdbi.create(() -> DriverManager.getConnection(url));
            // Our statements are plain SQL; a < in them begins no template.
            jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
            return jdbi.open();
        } catch (JdbiException failed) {
            throw new StoreTroubleException(why(failed));
        }
    }

    private OfficeDatabase orClosed(Supplier<OfficeDatabase> opening) throws StoreTroubleException {
        var opened = false;
        try {
            var database = opening.get();
            opened = true;
            return database;
        } catch (JdbiException | IllegalStateException failed) {
            throw new StoreTroubleException(why(failed));
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    /// What SQLite makes by itself is open to all.
    private static void makePrivate(Path file) throws StoreTroubleException {
        try {
            if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
            } else {
                Files.createFile(file);
            }
        } catch (FileAlreadyExistsException there) {
            // Whoever made it decided who may read it.
        } catch (IOException failed) {
            throw new StoreTroubleException(file + " cannot be made: " + failed);
        }
    }

    private void prepare() {
        // Before anything is written, so that another program's file stays as it is.
        checkOurs(true);
        SETTINGS.forEach(this::set);
        makeTables();
        checkTables();
    }

    private void checkOurs(boolean mayBeNew) {
        var application = number("PRAGMA application_id");
        var version = number("PRAGMA user_version");
        if (application == 0
                && version == 0
                && mayBeNew
                && number("SELECT count(*) FROM sqlite_schema") == 0) {
            return;
        }
        if (application != OfficeTables.APPLICATION_ID) {
            throw new IllegalStateException(NAME + " is not a head office's");
        }
        if (version != OfficeTables.VERSION) {
            throw new IllegalStateException(
                    NAME + " is of version " + version + ", made by another program version");
        }
    }

    private void set(String[] setting) {
        handle.execute("PRAGMA " + setting[0] + "=" + setting[1]);
        var found = word("PRAGMA " + setting[0]).toLowerCase(Locale.ROOT);
        if (!found.equals(setting[2])) {
            throw new IllegalStateException(setting[0] + " is " + found + ", not " + setting[2]);
        }
    }

    private void makeTables() {
        handle.execute("BEGIN IMMEDIATE");
        if (number("PRAGMA user_version") == 0) {
            OfficeTables.make(handle);
            handle.execute("PRAGMA application_id=" + OfficeTables.APPLICATION_ID);
            handle.execute("PRAGMA user_version=" + OfficeTables.VERSION);
        }
        handle.execute("COMMIT");
    }

    private void checkTables() {
        try (var ideal = connect("jdbc:sqlite::memory:")) {
            OfficeTables.make(ideal);
            if (!OfficeTables.seen(ideal).equals(OfficeTables.seen(handle))) {
                throw new IllegalStateException(
                        "tables or triggers of " + NAME + " are not those of this program");
            }
        } catch (StoreTroubleException memoryFailed) {
            throw new IllegalStateException(memoryFailed.getMessage());
        }
    }

    private void checkStructure() {
        var found = word("PRAGMA quick_check(1)");
        if (!found.equals("ok")) {
            throw new IllegalStateException(NAME + " is damaged: " + found);
        }
    }

    /// Makes what can be read now what will be read after a power cut: after a failed sync a kernel calls pages clean
    /// that never reached the disk, so a row that can be read proves nothing. The log is written into the database and
    /// synced, then one commit that changes nothing is written over it (decision 0002).
    private void force() {
        var busy = number("PRAGMA wal_checkpoint(TRUNCATE)");
        if (busy != 0) {
            throw new IllegalStateException(
                    "the log of " + NAME + " cannot be written back, somebody is reading");
        }
        handle.execute("BEGIN IMMEDIATE");
        handle.execute("PRAGMA user_version=" + OfficeTables.VERSION);
        handle.execute("COMMIT");
    }

    /// Runs `work` in one transaction. When this returns, what was written is on the disk; when it throws anything, this
    /// database must be closed, and nobody knows yet what was stored.
    <T> T write(Supplier<T> work) {
        handle.execute("BEGIN IMMEDIATE");
        var done = work.get();
        handle.execute("COMMIT");
        return done;
    }

    /// Runs `work` on one picture of the database, whatever is written meanwhile.
    <T> T read(Supplier<T> work) {
        handle.execute("BEGIN");
        var done = work.get();
        handle.execute("COMMIT");
        return done;
    }

    /// The key that the till must sign with.
    Optional<String> keyOf(String till) {
        return handle.createQuery(
                        "SELECT public_key FROM enrolment WHERE till = :till ORDER BY id DESC LIMIT"
                                + " 1")
                .bind("till", till)
                .mapTo(String.class)
                .findOne();
    }

    /// @param how `command` or `first-contact`
    void enrol(String till, String key, String how, Instant at) {
        handle.createUpdate(
                        "INSERT INTO enrolment(till, public_key, how, at)"
                                + " VALUES(:till, :key, :how, :at)")
                .bind("till", till)
                .bind("key", key)
                .bind("how", how)
                .bind("at", at.toString())
                .execute();
    }

    /// The epoch of the journal that the till began with this key.
    Optional<String> epochOf(String till, String key) {
        return handle.createQuery(
                        "SELECT epoch FROM journal WHERE till = :till AND public_key = :key")
                .bind("till", till)
                .bind("key", key)
                .mapTo(String.class)
                .findOne();
    }

    /// The key that the journal was begun with.
    Optional<String> keyOf(String till, String epoch) {
        return handle.createQuery(
                        "SELECT public_key FROM journal WHERE till = :till AND epoch = :epoch")
                .bind("till", till)
                .bind("epoch", epoch)
                .mapTo(String.class)
                .findOne();
    }

    JournalEnd end(String till, String epoch) {
        return handle.createQuery(
                        "SELECT seq, hash FROM entry WHERE till = :till AND epoch = :epoch"
                                + " ORDER BY seq DESC LIMIT 1")
                .bind("till", till)
                .bind("epoch", epoch)
                .map((row, _) -> new JournalEnd(row.getLong(1), Hash.of(row.getBytes(2))))
                .findOne()
                .orElse(JournalEnd.NOTHING);
    }

    Optional<Hash> hashAt(String till, String epoch, long sequence) {
        return handle.createQuery(
                        "SELECT hash FROM entry WHERE till = :till AND epoch = :epoch AND seq ="
                                + " :seq")
                .bind("till", till)
                .bind("epoch", epoch)
                .bind("seq", sequence)
                .map((row, _) -> Hash.of(row.getBytes(1)))
                .findOne();
    }

    void begin(String till, String epoch, String key, Instant at) {
        handle.createUpdate("INSERT INTO journal VALUES(:till, :epoch, :key, :at)")
                .bind("till", till)
                .bind("epoch", epoch)
                .bind("key", key)
                .bind("at", at.toString())
                .execute();
    }

    void append(String till, String epoch, StoredEntry entry, Instant at) {
        handle.createUpdate("INSERT INTO entry VALUES(:till, :epoch, :seq, :text, :hash, :at)")
                .bind("till", till)
                .bind("epoch", epoch)
                .bind("seq", entry.sequence())
                .bind("text", entry.text())
                .bind("hash", entry.hash().bytes())
                .bind("at", at.toString())
                .execute();
    }

    boolean isSigned(String till, String epoch, long sequence) {
        return handle.createQuery(
                                "SELECT count(*) FROM head_signature WHERE till = :till AND epoch ="
                                        + " :epoch AND seq = :seq")
                        .bind("till", till)
                        .bind("epoch", epoch)
                        .bind("seq", sequence)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    void sign(String till, HeadSignature signature, Instant at) {
        handle.createUpdate("INSERT INTO head_signature VALUES(:till, :epoch, :seq, :sig, :at)")
                .bind("till", till)
                .bind("epoch", signature.epoch())
                .bind("seq", signature.sequence())
                .bind("sig", signature.signature())
                .bind("at", at.toString())
                .execute();
    }

    /// A till that is enrolled, and a journal of its, if it has sent one.
    ///
    /// @param key that the journal was begun with, or that the till is enrolled with
    record Journal(String till, String key, Optional<String> epoch) {}

    /// All journals, by till and by age, and the tills that have not sent any yet.
    List<Journal> journals() {
        return handle.createQuery(
                        "SELECT e.till, e.public_key, j.epoch FROM (SELECT till, public_key,"
                                + " min(id) AS id FROM enrolment GROUP BY till, public_key) e LEFT"
                                + " JOIN journal j ON j.till = e.till AND j.public_key ="
                                + " e.public_key ORDER BY e.till, e.id")
                .map((row, _) ->
                        new Journal(
                                row.getString(1),
                                row.getString(2),
                                Optional.ofNullable(row.getString(3))))
                .list();
    }

    /// In their order.
    void entries(String till, String epoch, Consumer<StoredEntry> each) {
        try (var entries =
                handle
                        .createQuery(
                                "SELECT seq, text, hash FROM entry WHERE till = :till AND epoch ="
                                        + " :epoch ORDER BY seq")
                        .bind("till", till)
                        .bind("epoch", epoch)
                        .map((row, _) ->
                                new StoredEntry(
                                        row.getLong(1), row.getString(2), Hash.of(row.getBytes(3))))
                        .stream()) {
            entries.forEach(each);
        }
    }

    /// In the order of what they sign.
    List<HeadSignature> signatures(String till, String epoch) {
        return handle.createQuery(
                        "SELECT s.seq, e.hash, s.signature FROM head_signature s JOIN entry e"
                                + " USING(till, epoch, seq) WHERE till = :till AND epoch = :epoch"
                                + " ORDER BY s.seq")
                .bind("till", till)
                .bind("epoch", epoch)
                .map((row, _) ->
                        new HeadSignature(
                                epoch, row.getLong(1), Hash.of(row.getBytes(2)), row.getString(3)))
                .list();
    }

    private int number(String sql) {
        return handle.createQuery(sql).mapTo(Integer.class).findFirst().orElse(0);
    }

    private String word(String sql) {
        return handle.createQuery(sql).mapTo(String.class).findFirst().orElse("");
    }

    /// The driver's words only: JDBI's hold the statement with its values.
    static String why(RuntimeException failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return String.valueOf(sql.getMessage());
            }
        }
        return failed instanceof IllegalStateException
                ? String.valueOf(failed.getMessage())
                : failed.getClass().getSimpleName();
    }

    /// Closes, whatever it takes; a transaction that is not over ends with it.
    @Override
    public void close() {
        try {
            handle.close();
        } catch (RuntimeException goneAnyway) {
            // If it is not gone, it still has the file locked, and the next connection says so.
        }
    }
}
