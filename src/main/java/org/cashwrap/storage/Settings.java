package org.cashwrap.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/// How SQLite is told to keep money safe. Every setting is read back, because a misspelt value or name raises no error:
/// `synchronous=EXTRAA` silently means `NORMAL`, which loses acknowledged payments in a power cut.
final class Settings {
    /// In this order: exclusive before the write-ahead log is first touched, so that no shared memory is used.
    private static final List<Setting> ALL =
            List.of(
                    new Setting("busy_timeout", "0", "0"),
                    new Setting("locking_mode", "EXCLUSIVE", "exclusive"),
                    new Setting("trusted_schema", "OFF", "0"),
                    new Setting("cell_size_check", "ON", "1"),
                    new Setting("foreign_keys", "ON", "1"),
                    // A plain sync does not reach the disk on macOS; elsewhere these two say
                    // nothing.
                    new Setting("fullfsync", "ON", "1"),
                    new Setting("checkpoint_fullfsync", "ON", "1"),
                    new Setting("synchronous", "FULL", "2"),
                    new Setting("journal_mode", "WAL", "wal"),
                    new Setting("wal_autocheckpoint", "1000", "1000"));

    private Settings() {}

    /// @param readBack what SQLite answers when asked, in lower case
    private record Setting(String name, String value, String readBack) {}

    /// Sets all, then reads all back; a difference is a [Trouble.Fault].
    static void apply(Connection connection) throws SQLException {
        for (var setting : ALL) {
            Sql.run(connection, "PRAGMA " + setting.name + "=" + setting.value);
        }
        for (var setting : ALL) {
            var found = Sql.word(connection, "PRAGMA " + setting.name).toLowerCase(Locale.ROOT);
            if (!found.equals(setting.readBack)) {
                throw new Trouble.Fault(
                        Trouble.PRAGMA,
                        "%s is %s and not %s".formatted(setting.name, found, setting.readBack));
            }
        }
    }
}
