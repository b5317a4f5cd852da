package org.cashwrap.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/// Copies of a database that is open. Copying the file itself would miss what is still in the write-ahead log.
final class Copies {
    private Copies() {}

    /// Replaces `target` by a whole copy that only its owner can read, or leaves it alone.
    static void make(Connection connection, Path target) throws SQLException, IOException {
        var fresh = target.resolveSibling(target.getFileName() + ".new");
        try {
            Durable.makePrivateFile(fresh);
            try (var copy = connection.prepareStatement("VACUUM INTO ?")) {
                copy.setString(1, fresh.toAbsolutePath().toString());
                copy.execute();
            }
            Durable.replace(fresh, target);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
