package org.cashwrap.device.driver.scanner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.cashwrap.device.ScannerNews;
import org.cashwrap.device.ScannerNews.Read;
import org.cashwrap.device.ScannerNews.Ready;
import org.cashwrap.device.ScannerNews.Trouble;
import org.cashwrap.device.ScannerNews.Unusable;
import org.cashwrap.device.ScannerNews.Unusable.Why;
import org.cashwrap.device.ScannerTrouble;
import org.cashwrap.device.driver.scanner.SerialScanner.Retry;
import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Cables;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.Listening;
import org.cashwrap.device.link.LoopBack;
import org.cashwrap.device.link.PtyPair;
import org.cashwrap.device.link.SerialSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// The scanner's thread and its cable: a loop-back that is cut, a real serial line that is pulled and put back, a socket.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SerialScannerTest {
    private static final int HANG_GUARD_S = 30;
    private static final Retry SOON = new Retry(Duration.ofMillis(5), Duration.ofMillis(20));

    /// So long that no busy machine makes it within a code.
    private static final ScannerSettings SETTINGS = settings(Duration.ofMillis(500));

    private static final Trouble GONE = new Trouble(ScannerTrouble.NO_CABLE);

    private final BlockingQueue<ScannerNews> news = new LinkedBlockingQueue<>();

    private static ScannerSettings settings(Duration gap) {
        return new ScannerSettings("", "0D", 128, gap, StandardCharsets.UTF_8, false);
    }

    private ScannerNews told() throws InterruptedException {
        var told = news.poll(HANG_GUARD_S, TimeUnit.SECONDS);
        assertNotNull(told, "nothing was told");
        return told;
    }

    /// Whatever is told before it.
    private void awaitTold(ScannerNews awaited) throws InterruptedException {
        while (!told().equals(awaited)) {
            // What was scanned more than once until it was read.
        }
    }

    /// A cable of loop-backs, each opened once; where there is none it cannot be opened.
    private static final class Loops implements Cable {
        final BlockingQueue<LoopBack> plugged = new LinkedBlockingQueue<>();
        final BlockingQueue<LoopBack> opened = new LinkedBlockingQueue<>();
        final List<Long> triedAt = new ArrayList<>();

        @Override
        public LinkName name() {
            return new LinkName.Serial("/dev/ttyTEST");
        }

        @Override
        public Opening open() {
            synchronized (triedAt) {
                triedAt.add(System.nanoTime());
            }
            var loop = plugged.poll();
            if (loop == null) {
                return new Opening.NotOpened("there is no port");
            }
            opened.add(loop);
            return new Opening.Opened(loop.a());
        }

        int tries() {
            synchronized (triedAt) {
                return triedAt.size();
            }
        }
    }

    private static void scan(Link from, String line) {
        assertEquals(Link.Sent.DONE, from.write(line.getBytes(StandardCharsets.UTF_8)));
    }

    /// What comes in the first moments after an opening is the rest of a code: scanned until one is read.
    private ScannerNews scanUntilRead(Link from, String text) throws InterruptedException {
        for (var tries = 0; tries < 200; tries++) {
            from.write((text + "\r").getBytes(StandardCharsets.UTF_8));
            var told = news.poll(100, TimeUnit.MILLISECONDS);
            if (told != null) {
                return told;
            }
        }
        return fail("never read");
    }

    @Test
    void whatIsScannedIsTold() throws Exception {
        var loops = new Loops();
        var loop = new LoopBack();
        loops.plugged.add(loop);
        try (var scanner = new SerialScanner(loops, SETTINGS, SOON)) {
            scanner.start(news::add);

            assertEquals(new Read("8245123450123458"), scanUntilRead(loop.b(), "8245123450123458"));
            scan(loop.b(), "40217788\r");
            awaitTold(new Read("40217788"));
        }
        assertNull(news.poll());
        assertEquals(Link.Sent.NOTHING, loop.b().write(new byte[1]), "it has left the cable");
    }

    @Test
    void halfACodeIsLeftOutOnceNothingMoreComes() throws Exception {
        var loops = new Loops();
        var loop = new LoopBack();
        loops.plugged.add(loop);
        try (var scanner = new SerialScanner(loops, settings(Duration.ofMillis(20)), SOON)) {
            scanner.start(news::add);
            scanUntilRead(loop.b(), "1");

            scan(loop.b(), "82451234");
            awaitTold(new Unusable(Why.CUT_SHORT));
        }
    }

    /// Of a line with the wrong speed, or of a scanner somebody plays with.
    @Test
    void aLineThatIsNeverSilentIsComplainedOfOnce() throws Exception {
        var loops = new Loops();
        var loop = new LoopBack();
        // There before it is opened, so that nothing on the way can make a pause in it.
        scan(loop.b(), "\r" + "\u0001\r".repeat(10_000) + "8245\r");
        loops.plugged.add(loop);
        try (var scanner = new SerialScanner(loops, SETTINGS, SOON)) {
            scanner.start(news::add);

            assertEquals(new Unusable(Why.HIDDEN), told());
            assertEquals(new Read("8245"), told());
        }
    }

    @Test
    void aCableThatIsGoneIsToldOnceAndOpenedAgainUntilItIsBack() throws Exception {
        var loops = new Loops();
        var first = new LoopBack();
        loops.plugged.add(first);
        try (var scanner = new SerialScanner(loops, SETTINGS, SOON)) {
            scanner.start(news::add);
            scanUntilRead(first.b(), "1");

            scan(first.b(), "8245");
            first.cutAfterFromB(0);
            awaitTold(GONE);
            while (loops.tries() < 5) {
                Thread.sleep(1);
            }
            assertNull(news.poll(), "told once");
            var second = new LoopBack();
            loops.plugged.add(second);
            assertEquals(new Ready(), told());
            // The first half went with its cable.
            assertEquals(new Read("3458"), scanUntilRead(second.b(), "3458"));
        }
    }

    @Test
    void aScannerThatWasNeverThereIsTroubleFromTheStart() throws Exception {
        try (var scanner = new SerialScanner(new Loops(), SETTINGS, SOON)) {
            scanner.start(news::add);
            assertEquals(GONE, told());
        }
    }

    @Test
    void whoIsToldMayFail() throws Exception {
        var loops = new Loops();
        var loop = new LoopBack();
        loops.plugged.add(loop);
        try (var scanner = new SerialScanner(loops, SETTINGS, SOON)) {
            scanner.start(told -> {
                news.add(told);
                throw new IllegalStateException("somebody else's mistake");
            });
            scanUntilRead(loop.b(), "1");
            scan(loop.b(), "22\r");
            awaitTold(new Read("22"));
        }
    }

    @Test
    void aMistakeOfOursIsTroubleAndItGoesOn() throws Exception {
        var loops = new Loops();
        var broken =
                new Cable() {
                    private boolean fails = true;

                    @Override
                    public LinkName name() {
                        return loops.name();
                    }

                    @Override
                    public Opening open() {
                        if (fails) {
                            fails = false;
                            throw new IllegalStateException("ours");
                        }
                        return loops.open();
                    }
                };
        loops.plugged.add(new LoopBack());
        try (var scanner = new SerialScanner(broken, SETTINGS, SOON)) {
            scanner.start(news::add);
            assertEquals(new Trouble(ScannerTrouble.MISTAKE), told());
            assertEquals(new Ready(), told());
        }
    }

    @Test
    void itIsTriedALittleLaterEachTime() {
        var retry = new Retry(Duration.ofSeconds(1), Duration.ofSeconds(5));

        assertEquals(
                List.of(1L, 2L, 3L, 4L, 5L, 5L, 5L),
                List.of(1, 2, 3, 4, 5, 6, Integer.MAX_VALUE).stream()
                        .map(inVain -> retry.after(inVain).toSeconds())
                        .toList());
    }

    @Test
    void closedWhileItWaitsForACableItEndsAtOnceAndTellsNothingMore() throws Exception {
        var scanner =
                new SerialScanner(
                        new Loops(), SETTINGS, new Retry(Duration.ofDays(1), Duration.ofDays(1)));
        scanner.start(news::add);
        assertEquals(GONE, told());
        scanner.close();
        scanner.close();

        assertFalse(
                Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(thread -> thread.getName().equals("scanner")));
        assertNull(news.poll());
    }

    @Test
    void closedBeforeItBeganItIsClosed() {
        new SerialScanner(new Loops(), SETTINGS, SOON).close();
        assertTrue(news.isEmpty());
    }

    /// As of an adapter from USB: the port vanishes, and comes back under its name with another number.
    @Test
    void pulledAndPutBackASerialScannerIsReadAgain() throws Exception {
        try (var pair = PtyPair.open();
                var scanner =
                        new SerialScanner(
                                Cables.to(
                                        new LinkName.Serial(pair.a()), new SerialSettings(9600, 1)),
                                SETTINGS,
                                SOON)) {
            scanner.start(news::add);
            try (var far = opened(pair.b())) {
                assertEquals(new Read("8245123450123458"), scanUntilRead(far, "8245123450123458"));
            }
            pair.cut();
            awaitTold(GONE);
            pair.plugIn();
            assertEquals(new Ready(), told());
            try (var far = opened(pair.b())) {
                assertEquals(new Read("40217788"), scanUntilRead(far, "40217788"));
            }
        }
    }

    private static Link opened(String path) {
        return switch (Cables.to(new LinkName.Serial(path), new SerialSettings(9600, 1)).open()) {
            case Cable.Opening.Opened(var link) -> link;
            case Cable.Opening.NotOpened(var why) -> fail(why);
        };
    }

    /// A box that puts a serial port on the network, and is switched off and on.
    @Test
    void aScannerOnTheNetworkIsReadAgainAfterItHungUp() throws Exception {
        try (var box = listening();
                var scanner =
                        new SerialScanner(
                                Cables.to(box.name(), new SerialSettings(9600, 1)),
                                SETTINGS,
                                SOON)) {
            scanner.start(news::add);
            try (var far = called(box)) {
                assertEquals(new Read("8245"), scanUntilRead(far, "8245"));
            }
            awaitTold(GONE);
            try (var far = called(box)) {
                assertEquals(new Ready(), told());
                assertEquals(new Read("3458"), scanUntilRead(far, "3458"));
            }
        }
    }

    private static Listening listening() {
        return switch (Listening.on(new LinkName.Tcp("127.0.0.1", 0))) {
            case Listening.Start.Listens(var at) -> at;
            case Listening.Start.NotListening(var why) -> fail(why);
        };
    }

    private static Link called(Listening box) {
        return switch (box.accept(Duration.ofSeconds(HANG_GUARD_S)).orElseThrow()) {
            case Cable.Opening.Opened(var link) -> link;
            case Cable.Opening.NotOpened(var why) -> fail(why);
        };
    }
}
