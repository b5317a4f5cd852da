package org.cashwrap.device.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.link.Link.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FileCableTest {
    @TempDir private Path folder;

    @Test
    void aFileIsMadeAndAddedTo() throws IOException {
        var file = folder.resolve("receipts.bin");
        var cable = cable(file);
        for (var i = 1; i < 3; i++) {
            try (var link = Ends.opened(cable)) {
                assertEquals(Sent.DONE, link.write(new byte[] {(byte) i, -1}));
            }
        }
        assertArrayEquals(new byte[] {1, -1, 2, -1}, Files.readAllBytes(file));
    }

    @Test
    void aFileThatIsThereKeepsWhatItHas() throws IOException {
        var file = Files.write(folder.resolve("there"), new byte[] {9});
        try (var link = Ends.opened(cable(file))) {
            link.write(new byte[70_000]);
        }
        assertEquals(70_001, Files.size(file));
        assertEquals(9, Files.readAllBytes(file)[0]);
    }

    @Test
    void nothingComesOfItUntilItIsClosed() {
        var link = Ends.opened(cable(folder.resolve("f")));
        assertEquals(Link.NOTHING, link.next(Duration.ofMillis(10)));
        var waiting = CompletableFuture.supplyAsync(() -> link.next(Ends.HANG_GUARD));
        link.close();
        assertEquals(Link.BROKEN, waiting.join());
        assertEquals(Sent.NOTHING, link.write(new byte[] {1}));
    }

    @Test
    void aFolderIsNeverMade() {
        assertEquals(
                "there is no folder " + folder.resolve("no") + ". Make it first",
                Ends.whyNot(cable(folder.resolve("no/file"))));
        assertFalse(Files.exists(folder.resolve("no")));
        assertEquals(folder + " is a folder. Name a file in it", Ends.whyNot(cable(folder)));
    }

    @Test
    void aDeviceThatIsNotThereDoesNotBecomeAFile() {
        assertEquals(
                "there is no device /dev/cashwrap-lp7. Is it plugged in and switched on?",
                Ends.whyNot(cable(Path.of("/dev/cashwrap-lp7"))));
        assertFalse(Files.exists(Path.of("/dev/cashwrap-lp7")));
    }

    @Test
    void aDeviceThatTakesNothingSaysThatNothingWasTaken() {
        try (var link = Ends.opened(cable(Path.of("/dev/full")))) {
            assertEquals(Sent.NOTHING, link.write(new byte[] {1, 2, 3}));
            assertEquals(Link.BROKEN, link.next(Duration.ZERO));
        }
    }

    @Test
    void aDeviceThatStopsTakingIsLeftAndLetGo() throws Exception {
        var pipe = pipe();
        var cable = new FileCable(new LinkName.File(pipe.toString()), Duration.ofMillis(300));
        try (var _ = reader(pipe)) {
            var link = Ends.opened(cable);
            assertEquals(Sent.UNSURE, link.write(new byte[1_000_000]));
            assertEquals(Sent.NOTHING, link.write(new byte[] {1}));
            assertEquals(Link.BROKEN, link.next(Duration.ZERO));
            link.close();
            Ends.opened(cable).close();
        }
    }

    @Test
    void aDeviceThatDoesNotOpenSaysSoAndIsNotWaitedForTwice() throws Exception {
        var pipe = pipe();
        assertTrue(Ends.whyNot(cable(pipe)).startsWith(pipe + " does not open: "));
        assertTrue(Ends.whyNot(cable(pipe)).startsWith(pipe + " is still held by an earlier try"));
        try (var _ = reader(pipe)) {
            while (cable(pipe).open() instanceof Cable.Opening.NotOpened) {
                Thread.sleep(10);
            }
        }
    }

    @Test
    void aFileIsOpenedOnce() {
        var file = folder.resolve("once");
        try (var _ = Ends.opened(cable(file))) {
            assertTrue(
                    Ends.whyNot(cable(folder.resolve("./once"))).startsWith(file + " is in use: "));
        }
        Ends.opened(cable(file)).close();
    }

    private static Cable cable(Path path) {
        return Cables.to(new LinkName.File(path.toString()), Ends.SETTINGS);
    }

    private Path pipe() throws IOException, InterruptedException {
        var pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        return pipe;
    }

    /// Holds the other end open, and reads nothing.
    private static java.io.Closeable reader(Path pipe) throws IOException {
        var shell =
                new ProcessBuilder(
                                "sh",
                                "-c",
                                "exec 3<>\"$0\"; echo open; exec sleep 60",
                                pipe.toString())
                        .start();
        assertEquals("open", shell.inputReader().readLine());
        return () -> shell.destroyForcibly();
    }
}
