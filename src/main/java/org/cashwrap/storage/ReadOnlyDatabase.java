package org.cashwrap.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// The journal's database, opened so that not a byte of it changes, nor of its write-ahead log. What the log holds is
/// taken into account; the index SQLite needs for that is a file that is taken away again.
final class ReadOnlyDatabase implements AutoCloseable {
    private final Connection connection;
    private final List<Path> leftovers;

    private ReadOnlyDatabase(Connection connection, List<Path> leftovers) {
        this.connection = connection;
        this.leftovers = leftovers;
    }

    /// For whoever holds the folder's lock.
    static ReadOnlyDatabase open(ConnectionSource source, Path database)
            throws SQLException, IOException {
        var log = beside(database, "-wal");
        var index = beside(database, "-shm");
        var made = List.of(log, index).stream().filter(Files::notExists).toList();
        try {
            return connect(source, Sql.url(database, "mode=ro"), made);
        } catch (SQLException notSo) {
            if (!isEmpty(log)) {
                throw notSo;
            }
            // On a medium that cannot be written SQLite finds no place for its index; without a log
            // it needs none.
            return connect(source, Sql.url(database, "mode=ro&immutable=1"), made);
        }
    }

    private static ReadOnlyDatabase connect(ConnectionSource source, String url, List<Path> made)
            throws SQLException {
        var database = new ReadOnlyDatabase(source.open(url), made);
        var usable = false;
        try {
            Sql.run(database.connection, "PRAGMA busy_timeout=0");
            Sql.run(database.connection, "PRAGMA trusted_schema=OFF");
            Sql.run(database.connection, "PRAGMA query_only=ON");
            // SQLite opens the file at the first look into it.
            Sql.number(database.connection, "PRAGMA application_id");
            usable = true;
            return database;
        } finally {
            if (!usable) {
                database.close();
            }
        }
    }

    static Path beside(Path database, String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }

    /// True too when there is none.
    static boolean isEmpty(Path file) throws IOException {
        return Files.notExists(file) || Files.size(file) == 0;
    }

    Connection connection() {
        return connection;
    }

    /// Whether it is a journal of ours, of a schema this program knows. A database without anything in it counts as
    /// one: a power cut can leave that of a journal being made.
    Looks looks(Schema schema) throws SQLException {
        var application = Sql.number(connection, "PRAGMA application_id");
        var version = Sql.number(connection, "PRAGMA user_version");
        var blank =
                application == 0
                        && version == 0
                        && Sql.number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!blank && application != Schema.APPLICATION_ID) {
            return new Looks.Foreign();
        }
        return version > schema.version() ? new Looks.Newer(version) : new Looks.Ours();
    }

    /// What a database looks like from outside.
    sealed interface Looks {
        record Ours() implements Looks {}

        record Foreign() implements Looks {}

        record Newer(int version) implements Looks {}
    }

    @Override
    public void close() {
        Sql.discard(connection);
        for (var file : leftovers) {
            try {
                // A log that was not there and is not empty now is not of our making.
                if (file.toString().endsWith("-shm") || isEmpty(file)) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException stays) {
                // An empty log or an index does no harm.
            }
        }
    }
}
