package org.cashwrap.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.config.SafeFile.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

class SafeFileTest {
    @Test
    void theNewFileStandsInThePlaceOfTheOldForTheOwnerOnly(@TempDir Path folder)
            throws IOException {
        var file = Files.writeString(folder.resolve("staff.yaml"), "old");
        if (isPosix(folder)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        }
        assertEquals(new Written.Done(), SafeFile.replace(file, bytes("new")));

        assertEquals("new", Files.readString(file));
        assertEquals(List.of(file), list(folder));
        if (isPosix(folder)) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void whatCannotBeReplacedStandsAsBeforeAndNothingIsLeftBeside(@TempDir Path folder)
            throws IOException {
        var occupied = Files.createDirectory(folder.resolve("staff.yaml"));
        var inside = Files.writeString(occupied.resolve("x"), "old");

        assertInstanceOf(Written.NotDone.class, SafeFile.replace(occupied, bytes("new")));

        assertEquals("old", Files.readString(inside));
        assertEquals(List.of(occupied), list(folder));
    }

    @Test
    void aFolderThatIsGoneIsAnAnswer(@TempDir Path folder) {
        var file = folder.resolve("gone").resolve("staff.yaml");

        var notDone = assertInstanceOf(Written.NotDone.class, SafeFile.replace(file, bytes("new")));
        assertTrue(notDone.why().startsWith(file + " could not be written"), notDone.why());
    }

    @Test
    void createNeverWritesOverAFile(@TempDir Path folder) throws IOException {
        var file = folder.resolve("till.key");

        assertEquals(new Written.Done(), SafeFile.create(file, bytes("first")));
        assertEquals(
                new Written.NotDone(
                        file + " exists already; move it away if it is really not needed"),
                SafeFile.create(file, bytes("second")));

        assertEquals("first", Files.readString(file));
        assertEquals(List.of(file), list(folder));
    }

    @Test
    void aKillAtAnyMomentLeavesOneWholeFile(@TempDir Path folder) throws Exception {
        var file = folder.resolve("staff.yaml");
        var random = new Random(64);
        SafeFile.replace(file, Writer.page(0));
        for (var round = 0; round < 5; round++) {
            var writer =
                    new ProcessBuilder(
                                    ProcessHandle.current().info().command().orElseThrow(),
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    Writer.class.getName(),
                                    file.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            try {
                assertEquals('.', writer.getInputStream().read(), "the writer did not start");
                TimeUnit.MILLISECONDS.sleep(random.nextInt(100));
            } finally {
                writer.destroyForcibly().waitFor();
            }
            var left = Files.readAllBytes(file);
            assertArrayEquals(Writer.page(left[0]), left);
        }
    }

    /// Writes one page after the other until it is killed.
    static final class Writer {
        private Writer() {}

        static byte[] page(int number) {
            var page = new byte[200_000];
            Arrays.fill(page, (byte) number);
            return page;
        }

        public static void main(String[] args) {
            for (var number = 1; ; number++) {
                SafeFile.replace(Path.of(args[0]), page(number));
                System.out.print('.');
                System.out.flush();
            }
        }
    }

    private static boolean isPosix(Path folder) throws IOException {
        return SafeFile.hasPermissions(folder);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
