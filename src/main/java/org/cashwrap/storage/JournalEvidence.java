package org.cashwrap.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// A journal to look at: for showing, verifying and exporting, also when it is damaged. Neither the database nor its
/// write-ahead log is changed by a byte; entries that a crash left in the log only are read from there. Damage is not
/// looked for when opening: reading goes as far as it can and says where it ends.
///
/// It takes the same lock as the till that writes, so that nobody writes while somebody verifies. Only a folder that
/// cannot be written at all, such as a copy on a read-only medium, is read without.
public final class JournalEvidence extends JournalReading {
    private final FolderLock lock;
    private final ReadOnlyDatabase database;
    private boolean closed;

    private JournalEvidence(FolderLock lock, ReadOnlyDatabase database) {
        this.lock = lock;
        this.database = database;
    }

    /// Never waits, never throws.
    public static Opening<JournalEvidence> open(Path folder) {
        return open(folder, ConnectionSource.SQLITE);
    }

    static Opening<JournalEvidence> open(Path folder, ConnectionSource source) {
        var file = folder.resolve(JournalFile.FILE);
        if (!Files.isRegularFile(file)) {
            return new Opening.Broken<>(Trouble.ABSENT, "there is no " + file);
        }
        try {
            return switch (FolderLock.takeToRead(folder)) {
                case FolderLock.Taking.Held(var who) -> new Opening.InUse<>(who);
                case FolderLock.Taking.Taken(var lock) -> look(lock, file, source);
            };
        } catch (IOException | RuntimeException failed) {
            return new Opening.Broken<>(Trouble.FOLDER, failed.toString());
        }
    }

    private static Opening<JournalEvidence> look(
            FolderLock lock, Path file, ConnectionSource source) {
        Opening<JournalEvidence> opening;
        try {
            var database = ReadOnlyDatabase.open(source, file);
            opening = judge(lock, database);
            if (!(opening instanceof Opening.Opened)) {
                database.close();
            }
        } catch (SQLException | RuntimeException | LinkageError failed) {
            opening = Trouble.of(failed).asOpening();
        } catch (IOException failed) {
            opening = new Opening.Broken<>(Trouble.FOLDER, failed.toString());
        }
        if (!(opening instanceof Opening.Opened)) {
            lock.close();
        }
        return opening;
    }

    private static Opening<JournalEvidence> judge(FolderLock lock, ReadOnlyDatabase database) {
        try {
            return switch (database.looks(Schema.CURRENT)) {
                case ReadOnlyDatabase.Looks.Ours _ ->
                        new Opening.Opened<>(new JournalEvidence(lock, database));
                case ReadOnlyDatabase.Looks.Newer(var version) -> new Opening.Newer<>(version);
                case ReadOnlyDatabase.Looks.Foreign _ -> Trouble.foreign().asOpening();
            };
        } catch (SQLException | RuntimeException failed) {
            return Trouble.of(failed).asOpening();
        }
    }

    @Override
    Connection connection() throws SQLException {
        if (closed) {
            throw new Trouble.Fault(Trouble.CLOSED, "the journal was closed");
        }
        return database.connection();
    }

    /// Evidence is read on: the next row asked for may be a good one.
    @Override
    void readingFailed(Trouble trouble) {}

    @Override
    public void close() {
        mine();
        if (!closed) {
            closed = true;
            database.close();
            lock.close();
        }
    }
}
