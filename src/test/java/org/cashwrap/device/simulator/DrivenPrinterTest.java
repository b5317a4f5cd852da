package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.receipt.Direction;
import org.cashwrap.core.receipt.Document;
import org.cashwrap.core.receipt.Line;
import org.cashwrap.device.DrawerAnswer;
import org.cashwrap.device.PrintAnswer;
import org.cashwrap.device.PrintAnswer.NotPrinted;
import org.cashwrap.device.PrintAnswer.Printed;
import org.cashwrap.device.PrintAnswer.Unknown;
import org.cashwrap.device.PrinterNews;
import org.cashwrap.device.PrinterTrouble;
import org.cashwrap.device.driver.escpos.Encoder;
import org.cashwrap.device.driver.escpos.EscPosPrinter;
import org.cashwrap.device.driver.escpos.EscPosSettings;
import org.cashwrap.device.driver.escpos.EscPosSettings.Completion;
import org.cashwrap.device.driver.escpos.EscPosSettings.Status;
import org.cashwrap.device.driver.escpos.Patience;
import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Cables;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.SerialSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The driver against the simulated printer, over a real network connection: what the driver says is held against the paper
/// in the tray.
@Timeout(240)
class DrivenPrinterTest {
    private static final SerialSettings SERIAL = new SerialSettings(38400, 1);
    private static final PrinterMake FAST = new PrinterMake(576, 48, 203, 250, 0.01);
    private static final Patience PATIENCE =
            new Patience(
                    Duration.ofMillis(500),
                    Duration.ofMillis(20),
                    Duration.ofMillis(800),
                    Duration.ofMillis(30),
                    0.01);
    private static final Document RECEIPT =
            new Document(
                    List.of(new Line.Text("one"), new Line.Text("two"), new Line.Text("three")),
                    Direction.LEFT_TO_RIGHT);

    /// The empty line is what stands before a cut.
    private static final String PAPER = "one\ntwo\nthree\n\n";

    private static final Document DRAWN =
            new Document(List.of(new Line.Big("گرم"), new Line.Rule()), Direction.RIGHT_TO_LEFT);

    @TempDir private Path folder;

    private static EscPosSettings settings(Completion completion, boolean clear) {
        var pages = new LinkedHashMap<Charset, Integer>();
        pages.put(Charset.forName("IBM00858"), 19);
        return new EscPosSettings(
                576,
                203,
                48,
                250,
                new EscPosSettings.Text(true, EscPosSettings.Parameters.BINARY, pages),
                new EscPosSettings.Raster(EscPosSettings.Raster.Command.GS_V_0, 240, true),
                EscPosSettings.Cut.FEED_AND_CUT,
                new Status(true, completion == Completion.PROCESS_ID, completion, clear, true));
    }

    /// A cable that can be cut at a byte; what was sent before has been sent.
    private record Cut(Cable cable, int sentMax, int heardMax) implements Cable {
        @Override
        public LinkName name() {
            return cable.name();
        }

        @Override
        public Opening open() {
            return switch (cable.open()) {
                case Opening.Opened(var link) ->
                        new Opening.Opened(new CutLink(link, sentMax, heardMax));
                case Opening.NotOpened notOpened -> notOpened;
            };
        }
    }

    private static final class CutLink implements Link {
        private final Link link;
        private int sendLeft;
        private int hearLeft;

        private CutLink(Link link, int sentMax, int heardMax) {
            this.link = link;
            this.sendLeft = sentMax;
            this.hearLeft = heardMax;
        }

        @Override
        public int next(Duration wait) {
            if (hearLeft == 0) {
                link.close();
            }
            var next = link.next(wait);
            hearLeft -= next >= 0 ? 1 : 0;
            return next;
        }

        @Override
        public Sent write(byte[] bytes) {
            if (sendLeft >= bytes.length) {
                sendLeft -= bytes.length;
                return link.write(bytes);
            }
            var part = Arrays.copyOf(bytes, sendLeft);
            sendLeft = 0;
            if (part.length > 0) {
                link.write(part);
            }
            link.close();
            return part.length == 0 ? Sent.NOTHING : Sent.UNSURE;
        }

        @Override
        public void close() {
            link.close();
        }
    }

    /// A printer that stands and prints, and the driver that calls it.
    private final class Shop implements AutoCloseable {
        private final Path tray;
        private final PrinterTray open;
        private final PrinterAtLink printer;
        private final Thread running;
        private final List<String> told = new ArrayList<>();

        private Shop(String name, String script) {
            tray = folder.resolve(name);
            open = PrinterBench.tray(tray);
            var start =
                    PrinterAtLink.plugIn(
                            new SimulatedPrinter(PrinterBench.script(script), FAST, open),
                            new LinkName.Tcp("127.0.0.1", 0),
                            SERIAL);
            printer = assertInstanceOf(PrinterAtLink.Start.Ready.class, start).printer();
            running = Thread.ofPlatform().daemon().start(printer::run);
        }

        private Cable cable() {
            var port = Integer.parseInt(printer.name().substring("tcp:".length()));
            return Cables.to(new LinkName.Tcp("127.0.0.1", port), SERIAL);
        }

        private PrinterNews news() {
            return new PrinterNews() {
                @Override
                public void standsStill(PrinterTrouble why) {
                    told.add(why.name());
                }

                @Override
                public void goesOn() {
                    told.add("on");
                }

                @Override
                public void meanwhile() {}

                @Override
                public boolean isGivenUp() {
                    return false;
                }
            };
        }

        /// Until what has come is worked off.
        @Override
        public void close() {
            printer.finish();
            try {
                running.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            open.close();
        }

        private List<String> papers() {
            try (var names = Files.list(tray)) {
                return names.map(each -> String.valueOf(each.getFileName()))
                        .filter(each -> each.endsWith(".bin"))
                        .sorted()
                        .toList();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        private String text(String name) {
            try {
                return Files.readString(tray.resolve(name));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCESS_ID", "GS_R"})
    void whatIsPrintedLiesInTheTray(Completion completion) throws IOException {
        var settings = settings(completion, completion == Completion.PROCESS_ID);
        try (var shop = new Shop("a", "");
                var driver = new EscPosPrinter(shop.cable(), settings, PATIENCE)) {
            assertEquals(Optional.empty(), driver.ready());
            for (var i = 1; i <= 3; i++) {
                assertEquals(new Printed(), driver.print(() -> Optional.of(RECEIPT), shop.news()));
                assertEquals(i, shop.papers().size());
                assertEquals(PAPER, shop.text("000" + i + ".txt"));
            }
            assertEquals(new Printed(), driver.print(() -> Optional.of(DRAWN), shop.news()));
            assertTrue(shop.text("0004.txt").startsWith("[picture"));
            assertEquals(List.of(), shop.told);
            if (completion == Completion.PROCESS_ID) {
                // In front of it stand a question and what clears.
                var job = Encoder.encode(RECEIPT, settings);
                var behindFirst =
                        Arrays.copyOfRange(
                                job.bytes(), job.commands().getFirst().length, job.size());
                var bytes = Files.readAllBytes(shop.tray.resolve("0001.bin"));
                assertArrayEquals(
                        behindFirst,
                        Arrays.copyOfRange(bytes, bytes.length - behindFirst.length, bytes.length));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PROCESS_ID", "GS_R"})
    void paperThatEndsInTheMiddleIsWaitedFor(Completion completion) {
        try (var shop =
                        new Shop(
                                "a",
                                "receipts: [{fault: paper-end, afterLines: 1, forMs: 100000}]");
                var driver =
                        new EscPosPrinter(shop.cable(), settings(completion, true), PATIENCE)) {
            assertEquals(new Printed(), driver.print(() -> Optional.of(RECEIPT), shop.news()));
            assertEquals(List.of("PAPER_OUT", "on"), shop.told);
            assertEquals(PAPER, shop.text("0001.txt"));
            assertEquals(1, shop.papers().size());
        }
    }

    @Test
    void aCoverThatIsOpenedInTheMiddleIsWaitedFor() {
        try (var shop =
                        new Shop(
                                "a",
                                "receipts: [{fault: cover-open, afterLines: 1, forMs: 60000}]");
                var driver =
                        new EscPosPrinter(
                                shop.cable(), settings(Completion.PROCESS_ID, true), PATIENCE)) {
            assertEquals(new Printed(), driver.print(() -> Optional.of(RECEIPT), shop.news()));
            assertEquals(List.of("COVER_OPEN", "on"), shop.told);
        }
    }

    @Test
    void aRollThatIsEmptyBeforeIsSaidAndNothingComesOutLater() {
        try (var shop = new Shop("a", "receipts: [{fault: paper-end, forMs: 20000}]");
                var driver =
                        new EscPosPrinter(
                                shop.cable(), settings(Completion.PROCESS_ID, true), PATIENCE)) {
            assertEquals(
                    new NotPrinted(PrinterTrouble.PAPER_OUT),
                    driver.print(() -> Optional.of(RECEIPT), shop.news()));
            PrintAnswer answer;
            do {
                answer = driver.print(() -> Optional.of(RECEIPT), shop.news());
            } while (answer instanceof NotPrinted);
            assertEquals(new Printed(), answer);
            assertEquals(List.of("0001.bin"), shop.papers());
        }
    }

    @Test
    void powerThatGoesInTheMiddleLeavesItUnknownAndTheNextComesOutWhole() {
        try (var shop = new Shop("a", "receipts: [{fault: off, afterLines: 1, forMs: 20000}]");
                var driver =
                        new EscPosPrinter(
                                shop.cable(), settings(Completion.PROCESS_ID, true), PATIENCE)) {
            assertInstanceOf(Unknown.class, driver.print(() -> Optional.of(RECEIPT), shop.news()));
            PrintAnswer answer;
            do {
                answer = driver.print(() -> Optional.of(RECEIPT), shop.news());
            } while (answer instanceof NotPrinted);
            assertEquals(new Printed(), answer);
            assertEquals(PAPER, shop.text("0002.txt"));
        }
    }

    @Test
    void aSlowPrinterIsWaitedForAndATooSlowOneIsUnknown() {
        try (var shop =
                        new Shop(
                                "a",
                                """
                                receipts:
                                  - {fault: slow, linesPerSecond: 1}
                                  - {fault: silent, afterLines: 1}
                                """);
                var driver =
                        new EscPosPrinter(
                                shop.cable(), settings(Completion.PROCESS_ID, true), PATIENCE)) {
            assertEquals(new Printed(), driver.print(() -> Optional.of(RECEIPT), shop.news()));
            // A while after it, it speaks again; but not of this one.
            assertInstanceOf(Unknown.class, driver.print(() -> Optional.of(RECEIPT), shop.news()));
        }
    }

    /// A picture cut in two would swallow the next receipt.
    @Test
    void whatWasCutInsideAPictureDoesNotSwallowTheNextReceipt() {
        for (var clear : List.of(true, false)) {
            var settings = settings(Completion.PROCESS_ID, clear);
            var job = Encoder.encode(DRAWN, settings);
            var before = (clear ? 10 : 16 + 4112) + 4 * 3 + 3;
            for (var inside : List.of(1, 3, 5, 6, 7, 9, 40)) {
                var strip = 0;
                var at = before;
                while (job.commands().get(strip).length < 60) {
                    at += job.commands().get(strip++).length;
                }
                try (var shop = new Shop(clear + " " + inside, "")) {
                    var cut = new Cut(shop.cable(), at + inside, Integer.MAX_VALUE);
                    try (var driver = new EscPosPrinter(cut, settings, PATIENCE)) {
                        assertEquals(
                                new Unknown(PrinterTrouble.CUT_OFF),
                                driver.print(() -> Optional.of(DRAWN), shop.news()));
                    }
                    try (var driver = new EscPosPrinter(shop.cable(), settings, PATIENCE)) {
                        assertEquals(
                                new Printed(),
                                driver.print(() -> Optional.of(RECEIPT), shop.news()));
                    }
                    var last = shop.papers().getLast().replace(".bin", ".txt");
                    assertTrue(shop.text(last).endsWith(PAPER), shop.text(last));
                }
            }
        }
    }

    /// Both directions, against what lies in the tray when the printer has worked off what it got.
    @Test
    void aCableCutAtAnyByteMakesNobodySayWhatIsNotSo() {
        var settings = settings(Completion.PROCESS_ID, true);
        var sent = 12 + 10 + Encoder.encode(RECEIPT, settings).size() + 3 + 11;
        var printed = 0;
        for (var cut = 1; cut <= sent + 1; cut++) {
            printed += isPrintedThough("s" + cut, settings, cut, Integer.MAX_VALUE) ? 1 : 0;
        }
        assertTrue(printed > 0);
        // Four replies, one that it is cleared, one status, the proof.
        var heard = 4 + 3 + 4 + 7;
        for (var cut = 1; cut <= heard; cut++) {
            isPrintedThough("h" + cut, settings, Integer.MAX_VALUE, cut);
        }
    }

    private boolean isPrintedThough(String name, EscPosSettings settings, int sent, int heard) {
        PrintAnswer answer;
        Shop shop = new Shop(name, "");
        try (shop;
                var driver =
                        new EscPosPrinter(new Cut(shop.cable(), sent, heard), settings, PATIENCE)) {
            answer = driver.print(() -> Optional.of(RECEIPT), shop.news());
            settle();
        }
        switch (answer) {
            case Printed() -> assertEquals(PAPER, shop.text("0001.txt"));
            case NotPrinted _ -> assertEquals(List.of(), shop.papers(), name);
            case Unknown _ -> {}
        }
        return answer instanceof Printed;
    }

    /// What is in the cable arrives, and is printed.
    private static void settle() {
        try {
            Thread.sleep(40);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theDrawerOpensWithoutPaperToo() {
        var now = new EscPosSettings.Drawer(2, 200, 200, true, Optional.of(true), 500);
        var inTurn = new EscPosSettings.Drawer(2, 100, 500, false, Optional.of(true), 500);
        var script = "{receipts: [{fault: paper-end}], drawer: {closesAfterMs: 3600000}}";
        try (var shop = new Shop("a", script);
                var driver =
                        new EscPosPrinter(
                                shop.cable(), settings(Completion.PROCESS_ID, true), PATIENCE)) {
            assertEquals(
                    new DrawerAnswer.NotKicked(PrinterTrouble.PAPER_OUT),
                    driver.drawer(inTurn).open());
            assertEquals(new DrawerAnswer.Opened(), driver.drawer(now).open());
            assertTrue(shop.text("events.jsonl").contains("\"by\":\"DLE DC4 1\""));
            assertFalse(shop.text("events.jsonl").contains("\"by\":\"ESC p\""));
        }
        try (var shop = new Shop("b", "drawer: {stuck: true}");
                var driver =
                        new EscPosPrinter(
                                shop.cable(), settings(Completion.PROCESS_ID, true), PATIENCE)) {
            assertEquals(new DrawerAnswer.StayedShut(), driver.drawer(inTurn).open());
        }
    }
}
