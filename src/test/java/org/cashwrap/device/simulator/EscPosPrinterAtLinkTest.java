package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Cables;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.LoopBack;
import org.cashwrap.device.link.SerialSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/// The simulated printer at its cable, in real time.
@Timeout(60)
class EscPosPrinterAtLinkTest {
    private static final SerialSettings SERIAL = new SerialSettings(38400, 1);
    private static final PrinterMake FAST = new PrinterMake(576, 48, 203, 250, 0.01);

    @TempDir private Path folder;

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static String hear(Link link, int count) {
        var heard = new StringBuilder();
        for (var i = 0; i < count; i++) {
            var b = link.next(Duration.ofSeconds(20));
            heard.append(b < 0 ? "gone" : HexFormat.of().withUpperCase().toHexDigits(b, 2));
        }
        return heard.toString();
    }

    private static Link call(PrinterAtLink printer) {
        var port = Integer.parseInt(printer.name().substring("tcp:".length()));
        var opening = Cables.to(new LinkName.Tcp("127.0.0.1", port), SERIAL).open();
        return assertInstanceOf(Cable.Opening.Opened.class, opening).link();
    }

    private PrinterAtLink printer(PrinterTray tray, String script) {
        var printer = new SimulatedPrinter(PrinterBench.script(script), FAST, tray);
        var start = PrinterAtLink.plugIn(printer, new LinkName.Tcp("127.0.0.1", 0), SERIAL);
        return assertInstanceOf(PrinterAtLink.Start.Ready.class, start).printer();
    }

    private void awaitFile(String name) throws IOException, InterruptedException {
        while (Files.notExists(folder.resolve(name))) {
            Thread.sleep(5);
        }
    }

    /// One end of a loopback, once.
    private static final class LoopPlug implements Plug {
        private Optional<Link> link;

        private LoopPlug(Link link) {
            this.link = Optional.of(link);
        }

        @Override
        public String name() {
            return "loop";
        }

        @Override
        public boolean isCalled() {
            return true;
        }

        @Override
        public Optional<Link> next(Duration wait) {
            var given = link;
            link = Optional.empty();
            return given;
        }

        @Override
        public void baud(int baud) {
            // It has none.
        }

        @Override
        public boolean power(boolean on) {
            return true;
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    @Test
    void printsThroughALoopBack() throws IOException, InterruptedException {
        var loop = new LoopBack();
        try (var tray = PrinterBench.tray(folder)) {
            var printer =
                    new PrinterAtLink(
                            new SimulatedPrinter(PrinterScript.NONE, FAST, tray),
                            new LoopPlug(loop.b()));
            var running = Thread.ofPlatform().start(printer::run);
            loop.a().write(hex("1B40 48690A" + PrinterBench.CUT + PrinterBench.PRINTED));
            assertEquals("37223132333400", hear(loop.a(), 7));
            assertEquals("Hi\n", Files.readString(folder.resolve("0001.txt")));
            loop.a().write(hex("486F0A"));
            loop.cutAfterFromA(0);
            awaitFile("0002.part.bin");
            printer.finish();
            running.join();
        }
    }

    @Test
    void printsOverTcpOneCallerAfterTheOther() throws IOException, InterruptedException {
        try (var tray = PrinterBench.tray(folder);
                var printer = printer(tray, "")) {
            var running = Thread.ofPlatform().start(printer::run);
            var first = call(printer);
            first.write(hex("100401"));
            assertEquals("12", hear(first, 1));
            var second = call(printer);
            second.write(hex("410A" + PrinterBench.CUT + PrinterBench.PRINTED));
            // He waits.
            assertEquals(Link.NOTHING, second.next(Duration.ofMillis(200)));
            first.close();
            assertEquals("37223132333400", hear(second, 7));
            second.close();
            printer.finish();
            running.join();
        }
    }

    @Test
    void powerOffDropsTheCallerAndNobodyCanCallUntilItIsBack()
            throws IOException, InterruptedException {
        try (var tray = PrinterBench.tray(folder);
                var printer =
                        printer(tray, "receipts: [{fault: off, afterLines: 1, forMs: 60000}]")) {
            var running = Thread.ofPlatform().start(printer::run);
            var till = call(printer);
            till.write(hex("410A 420A"));
            assertEquals("gone", hear(till, 1));
            awaitFile("0001.part.bin");
            var port = Integer.parseInt(printer.name().substring("tcp:".length()));
            var name = new LinkName.Tcp("127.0.0.1", port);
            assertInstanceOf(Cable.Opening.NotOpened.class, Cables.to(name, SERIAL).open());
            Cable.Opening again;
            do {
                Thread.sleep(20);
                again = Cables.to(name, SERIAL).open();
            } while (again instanceof Cable.Opening.NotOpened);
            var link = assertInstanceOf(Cable.Opening.Opened.class, again).link();
            link.write(hex("100401"));
            assertEquals("12", hear(link, 1));
            link.close();
            printer.finish();
            running.join();
        }
    }

    @Test
    void aFullBufferStopsTheCableAndNothingIsLost() throws IOException, InterruptedException {
        try (var tray = PrinterBench.tray(folder);
                var printer =
                        printer(
                                tray,
                                "{receipts: [{fault: paper-end, afterLines: 1, forMs: 50000}],"
                                        + " bufferBytes: 256}")) {
            var running = Thread.ofPlatform().start(printer::run);
            var till = call(printer);
            var lines = "0123456789\n".repeat(300);
            till.write(lines.getBytes(StandardCharsets.US_ASCII));
            till.write(hex(PrinterBench.CUT + PrinterBench.PRINTED));
            assertEquals(Link.NOTHING, till.next(Duration.ofMillis(200)));
            assertEquals("37223132333400", hear(till, 7));
            assertEquals(lines, Files.readString(folder.resolve("0001.txt")));
            till.close();
            printer.finish();
            running.join();
        }
    }

    @Test
    void aFolderHasOnePrinter() {
        try (var tray = PrinterBench.tray(folder)) {
            var second = PrinterTray.open(folder, PrinterBench.CLOCK);
            var why = assertInstanceOf(PrinterTray.Opening.NotOpened.class, second).why();
            assertTrue(why.contains("in use"), why);
            assertEquals(folder, folder.resolve("x").getParent());
            tray.event("x", _ -> {});
        }
    }
}
