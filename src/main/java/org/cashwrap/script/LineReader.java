package org.cashwrap.script;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads UTF-8 lines whatever the locale, and never more of one than a line may be long.
final class LineReader {
    static final int BYTES_MAX = 65_536;

    private final InputStream in;

    LineReader(InputStream in) {
        this.in = in;
    }

    /// @param tooLong the line was longer than a line may be: `text` is empty, the rest was skipped
    record Line(String text, boolean tooLong) {}

    /// @return none at the end
    Optional<Line> next() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var length = 0;
        for (int read = in.read(); ; read = in.read()) {
            if (read < 0 && length == 0) {
                return Optional.empty();
            }
            if (read < 0 || read == '\n') {
                return Optional.of(
                        length > BYTES_MAX
                                ? new Line("", true)
                                : new Line(bytes.toString(StandardCharsets.UTF_8), false));
            }
            if (++length <= BYTES_MAX) {
                bytes.write(read);
            }
        }
    }
}
