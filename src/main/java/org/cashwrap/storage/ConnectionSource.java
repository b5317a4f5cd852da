package org.cashwrap.storage;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Opens a connection to the journal's database: the one door through which storage reaches SQLite, so that a test can
/// stand in it and let any statement fail.
@FunctionalInterface
public interface ConnectionSource {
    /// The real thing.
    ConnectionSource SQLITE = DriverManager::getConnection;

    /// @param url a JDBC URL that names the file
    Connection open(String url) throws SQLException;
}
