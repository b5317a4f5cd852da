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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SerialCableTest {
    @Test
    void aLineLeftInAnyStateIsSetForBytesAsTheyAre() throws Exception {
        try (var pair = PtyPair.open()) {
            for (var path : List.of(pair.a(), pair.b())) {
                // As a terminal: it echoes, makes line ends of its own, and stops at control-S.
                run("stty", "-F", path, "sane");
            }
            try (var a = Ends.serial(pair.a(), Porter.PATIENCE);
                    var b = Ends.serial(pair.b(), Porter.PATIENCE)) {
                var special = new byte[] {3, 4, 10, 13, 17, 19, 26, 28, 127, 0, -1, -1, 'a'};
                a.write(special);
                assertArrayEquals(special, Ends.read(b, special.length));
                assertEquals(Link.NOTHING, b.next(Duration.ofMillis(50)));
                assertEquals(Link.NOTHING, a.next(Duration.ofMillis(50)));
            }
        }
    }

    @Test
    void pulledWhileItIsReadItIsBrokenAndWhatCameBeforeIsReadFirst() throws Exception {
        try (var pair = PtyPair.open();
                var a = Ends.serial(pair.a(), Porter.PATIENCE);
                var b = Ends.serial(pair.b(), Porter.PATIENCE)) {
            b.write(new byte[] {1, 2, 3});
            assertEquals(1, a.next(Ends.HANG_GUARD));
            // The reading thread has them all by now, or the system still has.
            while (a.next(Duration.ZERO) != 2) {
                Thread.sleep(1);
            }
            pair.cut();
            assertArrayEquals(new byte[] {3}, Ends.readToTheBreak(a));
            assertEquals(Link.BROKEN, a.next(Ends.HANG_GUARD));
            assertEquals(Sent.NOTHING, a.write(new byte[] {1}));
        }
    }

    @Test
    void putBackItOpensAgainUnderItsNameThoughThePortHasAnotherNumber() throws Exception {
        try (var pair = PtyPair.open();
                var inTheWay = PtyPair.open()) {
            var before = Path.of(pair.a()).toRealPath();
            var cable = Cables.to(new LinkName.Serial(pair.a()), Ends.SETTINGS);
            try (var a = Ends.opened(cable)) {
                pair.cut();
                assertEquals(Link.BROKEN, a.next(Ends.HANG_GUARD));
                assertTrue(Ends.whyNot(cable).startsWith("there is no port " + pair.a()));
            }
            inTheWay.cut();
            inTheWay.plugIn();
            pair.plugIn();
            assertFalse(before.equals(Path.of(pair.a()).toRealPath()), "another number");
            try (var a = Ends.opened(cable);
                    var b = Ends.serial(pair.b(), Porter.PATIENCE)) {
                a.write(new byte[] {7});
                assertEquals(7, b.next(Ends.HANG_GUARD));
            }
        }
    }

    /// jSSC's read may go round and round when this happens between its look and its read.
    @Test
    void pulledInTheMiddleOfAFloodItIsBrokenEveryTimeAndNoThreadIsLeft() throws Exception {
        try (var pair = PtyPair.open()) {
            for (var run = 0; run < 15; run++) {
                var a = Ends.serial(pair.a(), Porter.PATIENCE);
                var b = Ends.serial(pair.b(), Porter.PATIENCE);
                var flood =
                        Thread.ofPlatform()
                                .start(() -> {
                                    while (b.write(new byte[997]) == Sent.DONE) {
                                        Thread.onSpinWait();
                                    }
                                });
                Ends.read(a, 1000 + run * 100);
                pair.cut();
                Ends.readToTheBreak(a);
                flood.join();
                a.close();
                b.close();
                pair.plugIn();
            }
            awaitNoThreadOf(pair.a());
            awaitNoThreadOf(pair.b());
        }
    }

    @Test
    void aWriteThatIsStuckGivesUpAndItsPortSaysSoUntilTheDeviceLetsGo() throws Exception {
        try (var pair = PtyPair.open()) {
            var stuck = Ends.serial(pair.a(), Duration.ofMillis(300));
            assertEquals(Sent.UNSURE, stuck.write(new byte[1_000_000]));
            assertEquals(Link.BROKEN, stuck.next(Duration.ZERO));
            stuck.close();

            var cable = Cables.to(new LinkName.Serial(pair.a()), Ends.SETTINGS);
            assertEquals(
                    Path.of(pair.a()).toRealPath()
                            + " is still held by an earlier try to open it or write to it, which"
                            + " never came to its end. Pull its cable out and put it back, or"
                            + " switch the device off and on; if that does not help, restart"
                            + " Cashwrap",
                    Ends.whyNot(cable));

            pair.cut();
            pair.plugIn();
            awaitNoThreadOf(pair.a());
            Ends.opened(cable).close();
        }
    }

    @Test
    void aStuckWriteSendsNothingMoreOnceTheDeviceReadsAgain() throws Exception {
        try (var pair = PtyPair.open()) {
            var stuck = Ends.serial(pair.a(), Duration.ofMillis(300));
            assertEquals(Sent.UNSURE, stuck.write(new byte[1_000_000]));
            stuck.close();
            try (var b = Ends.serial(pair.b(), Porter.PATIENCE)) {
                var late = 0;
                while (b.next(Duration.ofMillis(500)) >= 0) {
                    late++;
                }
                assertTrue(late < 200_000, late + " bytes came");
            }
            // Its thread has come back, and given the port back with it.
            Ends.serial(pair.a(), Porter.PATIENCE).close();
        }
    }

    @Test
    void aWriteUnderWayWhenTheCableIsPulledIsNeverSaidToBeDone() throws Exception {
        try (var pair = PtyPair.open();
                var a = Ends.serial(pair.a(), Ends.HANG_GUARD)) {
            var done = new AtomicInteger();
            var writer =
                    Thread.ofPlatform()
                            .start(() -> {
                                while (a.write(new byte[64]) == Sent.DONE) {
                                    done.incrementAndGet();
                                }
                            });
            var before = -1;
            while (before != done.get()) {
                before = done.get();
                Thread.sleep(300);
            }
            pair.cut();
            writer.join();
            assertEquals(before, done.get());
        }
    }

    @Test
    void aPortIsOpenedOnceWhateverItIsCalled(@TempDir Path folder) throws Exception {
        try (var pair = PtyPair.open()) {
            var otherName = Files.createSymbolicLink(folder.resolve("adapter"), Path.of(pair.a()));
            var other = Cables.to(new LinkName.Serial(otherName.toString()), Ends.SETTINGS);
            try (var a = Ends.serial(pair.a(), Porter.PATIENCE)) {
                assertEquals(
                        Path.of(pair.a()).toRealPath()
                                + " is in use: Cashwrap has it open already. Name it for one device"
                                + " only in the station file",
                        Ends.whyNot(other));
                assertEquals(Sent.DONE, a.write(new byte[] {1}));
            }
            Ends.opened(other).close();
        }
    }

    @Test
    void whatIsNoPortSaysSo(@TempDir Path folder) throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        for (var path : List.of(file.toString(), "/dev/null", "/dev/full")) {
            assertTrue(
                    whyNot(path).startsWith(path + " is no serial port. This machine has"), path);
        }
        for (var path : List.of("/dev/ttyUSB77", "ttyUSB77", "/dev/null/x", "é/ü")) {
            assertTrue(
                    whyNot(path)
                            .startsWith("there is no port " + path + ". Is the device plugged in?"),
                    path);
        }
        assertTrue(whyNot(folder.toString()).contains("nothing is connected behind it"));
    }

    @Test
    void whatCouldNotBeOpenedIsNotHeld(@TempDir Path folder) throws Exception {
        var file = Files.createFile(folder.resolve("file")).toString();
        assertEquals(whyNot(file), whyNot(file));
    }

    @Test
    void aBaudRateThatTheLineCannotTakeIsSaid() throws Exception {
        try (var pair = PtyPair.open()) {
            var name = new LinkName.Serial(pair.a());
            assertTrue(
                    Ends.whyNot(Cables.to(name, new SerialSettings(12_345, 1)))
                            .contains("does not take 12345 baud with 8 data bits and 1 stop bits"));
            Ends.opened(Cables.to(name, new SerialSettings(115_200, 1))).close();
        }
    }

    @Test
    void aDeviceThatHoldsUpItsHandByAByteIsWaitedForAndTheByteIsNotRead() throws Exception {
        try (var pair = PtyPair.open()) {
            var hard = new SerialSettings(9600, 1, SerialSettings.Flow.XON_XOFF);
            try (var till = Ends.opened(Cables.to(new LinkName.Serial(pair.a()), hard));
                    var printer = Ends.serial(pair.b(), Porter.PATIENCE)) {
                printer.write(new byte[] {XOFF, 'a'});
                assertArrayEquals(new byte[] {'a'}, Ends.read(till, 1));

                var writer = Thread.ofPlatform().start(() -> till.write(new byte[] {'r'}));
                assertEquals(Link.NOTHING, printer.next(Duration.ofMillis(200)));
                printer.write(new byte[] {XON, 'b'});
                assertEquals('r', printer.next(Ends.HANG_GUARD));
                writer.join();
                assertArrayEquals(new byte[] {'b'}, Ends.read(till, 1));
                assertEquals(Link.NOTHING, till.next(Duration.ofMillis(50)));
            }
        }
    }

    @Test
    void everyHandshakeLeavesTheBytesThatAreNotItsOwn() throws Exception {
        for (var flow : SerialSettings.Flow.values()) {
            try (var pair = PtyPair.open();
                    var a =
                            Ends.opened(
                                    Cables.to(
                                            new LinkName.Serial(pair.a()),
                                            new SerialSettings(115_200, 1, flow)));
                    var b = Ends.serial(pair.b(), Porter.PATIENCE)) {
                for (var c = 0; c < 256; c++) {
                    if (c == XON || c == XOFF) {
                        continue;
                    }
                    b.write(new byte[] {(byte) c});
                    assertEquals(c, a.next(Ends.HANG_GUARD), flow + " " + c);
                    a.write(new byte[] {(byte) c});
                    assertEquals(c, b.next(Ends.HANG_GUARD), flow + " " + c);
                }
            }
        }
    }

    private static final byte XON = 0x11;
    private static final byte XOFF = 0x13;

    @Test
    void closingWhileAnotherThreadWritesEndsThatWait() throws Exception {
        try (var pair = PtyPair.open()) {
            var a = Ends.serial(pair.a(), Duration.ofDays(1));
            var ended = new AtomicBoolean();
            var writer =
                    Thread.ofPlatform()
                            .start(() -> ended.set(a.write(new byte[1_000_000]) == Sent.UNSURE));
            Thread.sleep(300);
            a.close();
            writer.join();
            assertTrue(ended.get());
        }
    }

    private static String whyNot(String path) {
        return Ends.whyNot(Cables.to(new LinkName.Serial(path), Ends.SETTINGS));
    }

    private static void awaitNoThreadOf(String path) throws InterruptedException {
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(each -> each.getName().contains(path))) {
            Thread.sleep(10);
        }
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }
}
