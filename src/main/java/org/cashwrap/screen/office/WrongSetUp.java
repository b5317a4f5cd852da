package org.cashwrap.screen.office;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Why a till cannot start, as its page shows it.
///
/// @param rows one for each thing that is wrong, in the order in which they were found
public record WrongSetUp(Kind kind, List<Row> rows) {
    public WrongSetUp {
        rows = List.copyOf(rows);
    }

    /// What cannot be used, which decides what may be said of the money.
    public enum Kind {
        /// The files somebody writes: who the till is, its devices, its people.
        FILES,
        /// What was taken: it is not claimed here that nothing is lost.
        JOURNAL
    }

    /// @param where file, line and key, if the line names them
    /// @param why   in plain English, as on stderr
    public record Row(Optional<String> where, String why) {}

    /// `FILE:LINE:KEY: WHY`.
    private static final Pattern AT = Pattern.compile("(.+?:[0-9]+:[^: ]+): (.+)");

    /// @param lines as on stderr
    public static WrongSetUp of(Kind kind, List<String> lines) {
        return new WrongSetUp(kind, lines.stream().map(WrongSetUp::row).toList());
    }

    private static Row row(String line) {
        var at = AT.matcher(line);
        return at.matches()
                ? new Row(Optional.of(at.group(1)), at.group(2))
                : new Row(Optional.empty(), line.strip());
    }
}
