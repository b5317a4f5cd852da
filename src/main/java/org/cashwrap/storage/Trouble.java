package org.cashwrap.storage;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

import java.sql.SQLException;

/// What went wrong below, as a code to read out on the telephone and a reason for the log. Storage's own codes are
/// here; all others are SQLite's names.
///
/// @param code upper case
/// @param why  in English
record Trouble(String code, String why) {
    /// The folder or the lock file cannot be made or used.
    static final String FOLDER = "JOURNAL_FOLDER";

    /// A setting of SQLite that keeps money safe does not hold.
    static final String PRAGMA = "JOURNAL_PRAGMA";

    /// There is no journal to look at.
    static final String ABSENT = "JOURNAL_ABSENT";

    /// The file is a database, but of another program.
    static final String FOREIGN = "JOURNAL_FOREIGN";

    /// Tables or triggers are not those this program made.
    static final String SCHEMA = "JOURNAL_SCHEMA";

    /// SQLite finds the file's structure damaged.
    static final String DAMAGED = "JOURNAL_DAMAGED";

    /// Something that was durable is no longer there.
    static final String LOST = "JOURNAL_LOST";

    /// Something else stands where the entry should stand.
    static final String DIFFERS = "JOURNAL_DIFFERS";

    /// It was closed.
    static final String CLOSED = "JOURNAL_CLOSED";

    /// The write-ahead log could not be written back, because somebody else is reading.
    static final String NOT_FORCED = "JOURNAL_NOT_FORCED";

    /// The driver threw something that is not an SQLException.
    static final String DRIVER = "JOURNAL_DRIVER";

    static Trouble of(Throwable cause) {
        return switch (cause) {
            case Fault fault -> fault.trouble;
            case SQLiteException sqlite ->
                    new Trouble(sqlite.getResultCode().name(), words(sqlite));
            case SQLException sql ->
                    new Trouble(
                            SQLiteErrorCode.getErrorCode(sql.getErrorCode()).name(), words(sql));
            default -> new Trouble(DRIVER, cause.toString());
        };
    }

    static Trouble foreign() {
        return new Trouble(FOREIGN, "journal.db is a database, but not a journal of Cashwrap");
    }

    /// As the answer to somebody who wanted the journal open.
    <J extends JournalReading> Opening<J> asOpening() {
        return isBusy()
                ? new Opening.InUse<>("another program that has journal.db open")
                : new Opening.Broken<>(code, why);
    }

    private static String words(SQLException cause) {
        var message = cause.getMessage();
        return message == null ? cause.toString() : message;
    }

    /// No room: on the disk, or up to a limit set on the file.
    boolean isFull() {
        return code.equals(SQLiteErrorCode.SQLITE_FULL.name());
    }

    /// Another connection has the database locked.
    boolean isBusy() {
        return code.startsWith(SQLiteErrorCode.SQLITE_BUSY.name());
    }

    /// This trouble, met while getting over an earlier one.
    Trouble after(Trouble earlier) {
        return new Trouble(
                code, why + "; while recovering from " + earlier.code + ": " + earlier.why);
    }

    /// A trouble that storage itself finds, on the way of an SQLException so that both are handled in one place.
    @SuppressWarnings("serial") // Never written anywhere.
    static final class Fault extends SQLException {
        private final transient Trouble trouble;

        Fault(String code, String why) {
            super(why);
            this.trouble = new Trouble(code, why);
        }
    }
}
