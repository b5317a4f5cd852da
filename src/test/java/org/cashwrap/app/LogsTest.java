package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

class LogsTest {
    @TempDir private Path folder;

    @AfterEach
    void backToStderr() {
        var root = Logger.getLogger("");
        for (var handler : root.getHandlers()) {
            root.removeHandler(handler);
            handler.close();
        }
        root.addHandler(new ConsoleHandler());
    }

    private static String line(String message) {
        var event = new LogRecord(Level.WARNING, message);
        event.setLoggerName("org.cashwrap.checkout.Desk");
        event.setInstant(Instant.parse("2026-11-28T04:05:06.789123Z"));
        return new Logs.OneLine().format(event);
    }

    @Test
    void anEventIsALineOfItsOwnWhateverStandsInIt() {
        assertEquals(
                "2026-11-28T04:05:06.789Z WARNING "
                        + Thread.currentThread().getName()
                        + " Desk: a | b\\u001b[31m\\u202e c\n",
                line("a\nb\u001b[31m\u202e\tc"));
    }

    @Test
    void whatLooksLikeACardNumberIsWithheldWithAllThatStandsBesideIt() {
        assertFalse(line("typed 4111 1111 1111 1111 by anna").contains("1111"));
        assertTrue(line("entry 4111111111111112").contains("4111111111111112"));
    }

    @Test
    void theTraceOfAMistakeStandsInItsLine() {
        var event = new LogRecord(Level.SEVERE, "failed");
        event.setThrown(new IllegalStateException("with 5500005555555559"));

        var line = new Logs.OneLine().format(event);

        assertFalse(line.contains("5500005555555559"));
        assertEquals(1, line.lines().count());
    }

    @Test
    void fullFilesAreTurnedOverAndTheOldestGo() throws IOException {
        var logs = folder.resolve("100% logs");
        assertEquals(Optional.empty(), Logs.into(logs, 2_000, 3));
        for (var i = 0; i < 200; i++) {
            System.getLogger("org.cashwrap.Test").log(System.Logger.Level.WARNING, "event {0}", i);
        }
        backToStderr();

        List<Path> files;
        try (var all = Files.list(logs)) {
            files = all.sorted().toList();
        }
        assertEquals(
                List.of("cashwrap.0.log", "cashwrap.1.log", "cashwrap.2.log"),
                files.stream().map(file -> file.getFileName().toString()).toList());
        assertTrue(Files.readString(files.getFirst()).endsWith("event 199\n"));
        for (var file : files) {
            assertTrue(Files.size(file) < 2_200, file + " has " + Files.size(file));
        }
        assertEquals(
                PosixFilePermissions.fromString("rwx------"), Files.getPosixFilePermissions(logs));
    }

    @Test
    void aFolderThatCannotBeMadeLeavesTheLogWhereItWas() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertTrue(Logs.into(file.resolve("logs")).isPresent());
        assertEquals(1, Logger.getLogger("").getHandlers().length);
    }
}
