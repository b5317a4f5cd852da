package org.cashwrap.app;

import org.cashwrap.core.payment.CardNumbers;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// What the program writes down for the engineer: one event a line, in files that are turned over and have an end. Never what
/// looks like a card number, whoever logged it; texts that came from outside cannot begin a line of their own.
final class Logs {
    /// A file this long is full.
    static final int FILE_BYTES = 2 * 1024 * 1024;

    /// The oldest one goes when there are more.
    static final int FILES = 10;

    private static final String WITHHELD = "(withheld: it held what looks like a card number)";

    private Logs() {}

    /// Into `cashwrap.0.log` (the newest) to `cashwrap.9.log` of that folder from now on, and no longer to stderr.
    ///
    /// @return why it stays with stderr, if it does: no log is a reason to take no money
    static Optional<String> into(Path folder) {
        return into(folder, FILE_BYTES, FILES);
    }

    static Optional<String> into(Path folder, int bytes, int files) {
        try {
            var handler = handler(folder, bytes, files);
            var root = Logger.getLogger("");
            for (var before : root.getHandlers()) {
                root.removeHandler(before);
                before.close();
            }
            root.addHandler(handler);
            return Optional.empty();
        } catch (IOException | UnsupportedOperationException failed) {
            return Optional.of(failed.toString());
        }
    }

    private static Handler handler(Path folder, int bytes, int files) throws IOException {
        Files.createDirectories(folder);
        ownersOnly(folder, "rwx------");
        // The percent sign stands for places of its own in the pattern.
        var pattern = folder.toString().replace("%", "%%") + "/cashwrap.%g.log";
        var handler = new FileHandler(pattern, bytes, files, true);
        handler.setEncoding("UTF-8");
        handler.setFormatter(new OneLine());
        handler.setLevel(Level.INFO);
        try (var made = Files.list(folder)) {
            for (var file : (Iterable<Path>) made::iterator) {
                ownersOnly(file, "rw-------");
            }
        }
        return handler;
    }

    /// Later files are made by the handler, in a folder that nobody else can enter.
    private static void ownersOnly(Path path, String permissions) throws IOException {
        // Not asked of the file's store: in a chroot the system may not find where that is mounted.
        var owners = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (owners != null) {
            owners.setPermissions(PosixFilePermissions.fromString(permissions));
        }
    }

    /// Stderr gets the same lines, for the commands that have no folder of their own.
    static void onStderr() {
        for (var handler : Logger.getLogger("").getHandlers()) {
            handler.setFormatter(new OneLine());
        }
    }

    /// `2026-11-28T04:05:06.789Z WARNING counter Desk: not written: FULL …`
    static final class OneLine extends Formatter {
        private static final DateTimeFormatter TIME =
                DateTimeFormatter.ISO_INSTANT.withZone(ZoneOffset.UTC);

        @Override
        public String format(LogRecord event) {
            var said = formatMessage(event) + thrown(event);
            return TIME.format(event.getInstant().truncatedTo(ChronoUnit.MILLIS))
                    + " "
                    + event.getLevel().getName()
                    + " "
                    + Thread.currentThread().getName()
                    + " "
                    + shortName(event.getLoggerName())
                    + ": "
                    + (CardNumbers.isIn(said) ? WITHHELD : escaped(said))
                    + "\n";
        }

        private static String shortName(@Nullable String logger) {
            return logger == null ? "" : logger.substring(logger.lastIndexOf('.') + 1);
        }

        private static String thrown(LogRecord event) {
            if (event.getThrown() == null) {
                return "";
            }
            var trace = new StringWriter();
            event.getThrown().printStackTrace(new PrintWriter(trace));
            return "\n" + trace;
        }

        /// Line ends, what a terminal would obey, and what turns text round, as `\\u000a`.
        private static String escaped(String said) {
            var line = new StringBuilder(said.length());
            said.strip()
                    .codePoints()
                    .forEach(c -> {
                        if (c == '\n') {
                            line.append(" | ");
                        } else if (c == '\t') {
                            line.append(' ');
                        } else if (isHarmless(c)) {
                            line.appendCodePoint(c);
                        } else {
                            line.append("\\u%04x".formatted(c));
                        }
                    });
            return line.toString();
        }

        private static boolean isHarmless(int c) {
            return switch (Character.getType(c)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.UNASSIGNED ->
                        false;
                default -> true;
            };
        }
    }
}
