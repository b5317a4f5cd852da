package org.cashwrap.headoffice.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/// A line for each request, in `access-0.log` of the head office's folder: when, who, which path, what came of it, how
/// long it took. Of the request itself nothing: no body, no query, no path that is not ours.
final class AccessLog implements AutoCloseable {
    private static final int FILE_BYTES_MAX = 10 << 20;
    private static final int FILES = 5;

    private final FileHandler file;

    private AccessLog(FileHandler file) {
        this.file = file;
    }

    static AccessLog open(Path folder) throws IOException {
        // In the handler's pattern a percent sign begins a word of its own.
        var pattern = folder.toString().replace("%", "%%") + "/access-%g.log";
        var file = new FileHandler(pattern, FILE_BYTES_MAX, FILES, true);
        file.setEncoding("UTF-8");
        file.setFormatter(
                new Formatter() {
                    @Override
                    public String format(LogRecord record) {
                        return record.getMessage() + "\n";
                    }
                });
        return new AccessLog(file);
    }

    /// @param who  the till, once its signature is known to be right; else `-`
    /// @param path one of ours; else `-`
    /// @param word `ok`, or the refusal
    void line(Instant at, String who, String path, int status, String word, long ms) {
        file.publish(
                new LogRecord(
                        Level.INFO,
                        String.join(
                                " ",
                                at.truncatedTo(ChronoUnit.MILLIS).toString(),
                                who,
                                path,
                                Integer.toString(status),
                                word,
                                ms + "ms")));
    }

    @Override
    public void close() {
        file.close();
    }
}
