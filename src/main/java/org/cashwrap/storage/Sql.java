package org.cashwrap.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.StringJoiner;

/// The few words spoken to SQLite outside of prepared statements.
final class Sql {
    private Sql() {}

    /// The JDBC URL of a file, whatever characters its path has. The driver is told not to ask for the row id after
    /// each INSERT: it costs a statement, and leaves it open, which stops VACUUM INTO.
    ///
    /// @param parameters SQLite's own, such as `mode=rw`
    static String url(Path database, String parameters) {
        return "jdbc:sqlite:"
                + database.toUri()
                + "?"
                + parameters
                + "&jdbc.get_generated_keys=false";
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of the only row; empty when there is none.
    static String word(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var word = row.next() ? row.getString(1) : null;
            return word == null ? "" : word;
        }
    }

    static int number(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /// All columns of all rows, one row a line.
    static String table(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            var lines = new StringJoiner("\n");
            var columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                var line = new StringJoiner("|");
                for (var column = 1; column <= columns; column++) {
                    line.add(row.getString(column));
                }
                lines.add(line.toString());
            }
            return lines.toString();
        }
    }

    /// Closes, whatever it takes; what a connection still wanted to say is no longer of interest.
    static void discard(Connection connection) {
        try {
            connection.close();
        } catch (SQLException | RuntimeException goneAnyway) {
            // If it is not gone, it still has the file locked, and the next connection says so.
        }
    }
}
