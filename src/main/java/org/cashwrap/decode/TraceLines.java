package org.cashwrap.decode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The messages of a trace in hexadecimal, one a line: without blank lines and comments, and never more of one than a
/// message may be long.
final class TraceLines {
    private static final String BYTE_ORDER_MARK = "ï»¿";

    private final InputStream in;
    private final int lengthMax;
    private boolean first = true;

    /// @param lengthMax of a line, in characters
    TraceLines(InputStream in, int lengthMax) {
        this.in = in;
        this.lengthMax = lengthMax;
    }

    /// @param tooLong the line was longer than any message: `text` is empty, the rest was skipped
    record Line(String text, boolean tooLong) {}

    /// @return none at the end
    Optional<Line> next() throws IOException {
        for (var line = raw(); line.isPresent(); line = raw()) {
            if (line.get().tooLong() || !line.get().text().isEmpty()) {
                return line;
            }
        }
        return Optional.empty();
    }

    private Optional<Line> raw() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var comment = false;
        var tooLong = false;
        var read = in.read();
        if (read < 0) {
            return Optional.empty();
        }
        for (; read >= 0 && read != '\n'; read = in.read()) {
            comment |= read == '#';
            if (!comment) {
                tooLong |= bytes.size() == lengthMax;
                if (!tooLong) {
                    bytes.write(read);
                }
            }
        }
        // Hexadecimal digits and nothing else: any other letter is wrong whatever it is.
        var text = bytes.toString(StandardCharsets.ISO_8859_1);
        if (first && text.startsWith(BYTE_ORDER_MARK)) {
            text = text.substring(BYTE_ORDER_MARK.length());
        }
        first = false;
        return Optional.of(tooLong ? new Line("", true) : new Line(text.strip(), false));
    }
}
