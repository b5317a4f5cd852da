package org.cashwrap.device.driver.escpos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import org.cashwrap.device.driver.escpos.EscPosSettings.Completion;
import org.cashwrap.device.driver.escpos.EscPosSettings.Drawer;
import org.cashwrap.device.driver.escpos.EscPosSettings.Status;
import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Cables;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;
import org.cashwrap.device.link.LoopBack;
import org.cashwrap.device.link.SerialSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// The driver against another end by hand, which answers as it is told.
@Timeout(120)
class EscPosPrinterTest {
    private static final Document RECEIPT =
            new Document(
                    List.of(new Line.Text("one"), new Line.Text("two"), new Line.Text("three")),
                    Direction.LEFT_TO_RIGHT);

    /// Short where a test waits for the end of it, long where it must not come.
    private static final Patience PATIENCE = new Patience(ms(400), ms(20), ms(500), ms(30), 0.1);

    private static final Status ALL = new Status(true, true, Completion.PROCESS_ID, true, true);
    private static final Status POOR = new Status(true, false, Completion.GS_R, false, false);
    private static final Status GS_R = new Status(true, true, Completion.GS_R, true, false);
    private static final Status BLIND = new Status(true, false, Completion.NONE, false, false);
    private static final Status AUTO = new Status(false, true, Completion.PROCESS_ID, false, true);

    private static final Drawer NOW = new Drawer(2, 200, 200, true, Optional.of(true), 300);
    private static final Drawer IN_TURN = new Drawer(5, 100, 500, false, Optional.of(true), 300);

    private static Duration ms(int ms) {
        return Duration.ofMillis(ms);
    }

    private static EscPosSettings settings(Status status) {
        var wide = PrinterModels.wide();
        return new EscPosSettings(
                wide.dots(),
                wide.dpi(),
                wide.columns(),
                wide.speedMmPerS(),
                wide.text(),
                wide.raster(),
                wide.cut(),
                status);
    }

    private static PrintJob job() {
        return Encoder.encode(RECEIPT, settings(ALL));
    }

    private static FarPrinter far() {
        return far(FarPrinter.SERIAL);
    }

    private static FarPrinter far(LinkName name) {
        return new FarPrinter(name, job());
    }

    private static EscPosPrinter driver(FarPrinter far, Status status) {
        return new EscPosPrinter(far, settings(status), PATIENCE);
    }

    private static PrintAnswer print(FarPrinter far, Status status) {
        try (var printer = driver(far, status)) {
            return printer.print(() -> Optional.of(RECEIPT), PrinterNews.none());
        }
    }

    private static List<String> document() {
        return IntStream.range(0, job().commands().size()).mapToObj(i -> "doc " + i).toList();
    }

    private static List<String> heardOf(FarPrinter far, String what) {
        return far.heard().stream().filter(each -> each.startsWith(what)).toList();
    }

    /// In order: what stands before the document, the document with what stands behind its first command, the question.
    private static List<String> inOrder(String before, String behindFirst, String question) {
        var all = new ArrayList<String>();
        if (!before.isEmpty()) {
            all.add(before);
        }
        all.addAll(document());
        if (!behindFirst.isEmpty()) {
            all.add(before.isEmpty() ? 1 : 2, behindFirst);
        }
        all.add(question);
        return all;
    }

    private static void assertNothingOfItWasSent(FarPrinter far) {
        assertEquals(List.of(), heardOf(far, "doc"));
    }

    // ---- printed ----

    @Test
    void theDocumentIsSentOnceAndNamedBehindItsCut() {
        var far = far();

        assertEquals(new Printed(), print(far, ALL));

        var heard = far.heardInTurn();
        assertEquals(inOrder("clear", "asb 15", heard.getLast()), heard);
        assertTrue(heard.getLast().startsWith("id "), heard::toString);
        assertEquals(
                List.of("eot 1", "eot 2", "eot 3", "eot 4", "clear"), far.heard().subList(0, 5));
    }

    @Test
    void theNextDocumentIsNamedOtherwiseAndNothingIsClearedBeforeIt() {
        var far = far();
        try (var printer = driver(far, ALL)) {
            assertEquals(
                    new Printed(), printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
            var first = far.heardInTurn().getLast();
            far.forget();

            assertEquals(
                    new Printed(), printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));

            var heard = far.heardInTurn();
            assertEquals(inOrder("", "asb 15", heard.getLast()), heard);
            assertNotEquals(first, heard.getLast());
        }
        assertEquals(1, far.opened());
    }

    /// Changes are not told where one byte of them could be taken for the proof.
    @Test
    void aReplyInItsTurnProvesToo() {
        var far = far();

        assertEquals(new Printed(), print(far, GS_R));

        assertEquals(inOrder("clear", "asb 0", "gsr 1"), far.heardInTurn());
    }

    @Test
    void aPrinterWithoutStatusByItselfIsAskedOnly() {
        var far = far();

        assertEquals(new Printed(), print(far, POOR));

        var heard = far.heardInTurn();
        assertEquals("zeros 16", heard.getFirst());
        assertEquals("zeros 4112", heard.get(1));
        assertEquals(document(), heard.subList(2, heard.size() - 2));
        assertEquals(List.of("gsr 1", "gsr 1"), heard.subList(heard.size() - 2, heard.size()));
    }

    @Test
    void onePrinterThatCannotBeAskedTellsItsChanges() {
        var far = far();

        assertEquals(new Printed(), print(far, AUTO));

        var heard = far.heard();
        assertEquals(List.of("zeros 4112", "asb 15"), heard.subList(0, 2));
        assertEquals(inOrder("", "asb 15", heard.getLast()), heard.subList(2, heard.size()));
    }

    @Test
    void theWordThatItIsPrintedMayComeWhileSomethingElseIsAsked() {
        var lateId = new ArrayList<String>();
        // The proof comes just before the reply to the next question, never else.
        var far =
                far().reacting((end, noted) -> {
                    if (noted.startsWith("id")) {
                        lateId.add(noted);
                    } else if (noted.startsWith("eot") && !lateId.isEmpty()) {
                        end.sayPrinted(lateId.getFirst());
                        end.say("12");
                    } else {
                        end.well(noted);
                    }
                });

        assertEquals(new Printed(), print(far, ALL));
    }

    @Test
    void somePrintersAreSlowToAnswerAndStillAnswer() {
        var far =
                far().reacting((end, noted) -> {
                    pause(noted.startsWith("eot") ? 300 : 0);
                    end.well(noted);
                });

        assertEquals(new Printed(), print(far, ALL));
    }

    @Test
    void flowControlAndStatusUnaskedDisturbNothing() {
        var far =
                far().reacting((end, noted) -> {
                    end.say("13 11");
                    if (noted.startsWith("eot")) {
                        // In front of the reply, and cut in two by XOFF.
                        end.say("10 00 13 00 0F 11");
                    }
                    end.well(noted);
                });

        assertEquals(new Printed(), print(far, ALL));
    }

    private static void pause(int ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- not proven ----

    @Test
    void anotherDocumentsNameProvesNothing() {
        var far = far().saying("id", "3722 41414141 00 3725 00 5F 22 00");

        assertEquals(new Unknown(PrinterTrouble.NOT_UNDERSTOOD), print(far, ALL));
    }

    @Test
    void aReplyToAnEarlierDocumentsQuestionProvesNothing() {
        var questions = new AtomicInteger();
        var far =
                far().reacting((end, noted) -> {
                    if (noted.startsWith("gsr")) {
                        // One reply only, to the question that the last run left in it.
                        if (questions.getAndIncrement() == 0) {
                            end.say("00");
                        }
                    } else {
                        end.well(noted);
                    }
                });

        assertInstanceOf(Unknown.class, print(far, POOR));
    }

    @Test
    void anEarlierDocumentsReplyThatComesLateIsNotTheNextOnes() {
        var isMute = new AtomicInteger(1);
        var asked = new AtomicInteger();
        var far =
                far().reacting((end, noted) -> {
                    if (noted.startsWith("gsr")) {
                        asked.incrementAndGet();
                        if (isMute.get() == 0) {
                            end.say("00");
                        }
                    } else {
                        end.well(noted);
                    }
                });
        try (var printer = driver(far, POOR)) {
            assertInstanceOf(
                    Unknown.class, printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
            far.forget();
            var owed = asked.getAndSet(0);
            isMute.set(2);
            // All those it owes come now, and none to what is asked now.
            var news = new PrintNews();
            var once = new AtomicInteger();
            news.doing(() -> {
                if (asked.get() > 0 && once.getAndIncrement() == 0) {
                    for (var i = 0; i < owed; i++) {
                        far.say("00");
                    }
                }
            });
            assertInstanceOf(Unknown.class, printer.print(() -> Optional.of(RECEIPT), news));
            far.forget();
            isMute.set(0);

            assertEquals(
                    new Printed(), printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
            far.forget();
            // Then it owes nothing, and one question will do.
            assertEquals(
                    new Printed(), printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
            assertEquals(List.of("gsr 1"), heardOf(far, "gsr"));
        }
    }

    @Test
    void oneByteAmongGarbageProvesNothing() {
        var far = far().saying("gsr", "FF 00 9F 00");

        assertEquals(new Unknown(PrinterTrouble.NOT_UNDERSTOOD), print(far, POOR));
    }

    @Test
    void whoCannotTellIsAskedNothingInItsTurn() {
        var far = far();

        assertEquals(new Unknown(PrinterTrouble.CANNOT_TELL), print(far, BLIND));

        assertEquals("doc " + (job().commands().size() - 1), far.heardInTurn().getLast());
    }

    @Test
    void aFileGetsTheDocumentAndNobodyIsAsked(@TempDir Path folder) throws IOException {
        var file = folder.resolve("paper");
        Files.createFile(file);
        var cable = Cables.to(new LinkName.File(file.toString()), new SerialSettings(9600, 1));
        try (var printer = new EscPosPrinter(cable, settings(ALL), PATIENCE)) {
            assertEquals(Optional.empty(), printer.ready());
            for (var i = 0; i < 2; i++) {
                var answer = printer.print(() -> Optional.of(RECEIPT), PrinterNews.none());
                assertEquals(new Unknown(PrinterTrouble.CANNOT_TELL), answer);
            }
            assertEquals(new DrawerAnswer.Kicked(), printer.drawer(IN_TURN).open());
        }
        var expected = new ByteArrayOutputStream();
        expected.writeBytes(new byte[4112]);
        expected.writeBytes(job().bytes());
        expected.writeBytes(job().bytes());
        expected.writeBytes(new byte[] {0x1B, 0x70, 1, 50, (byte) 250});
        assertEquals(
                java.util.HexFormat.of().formatHex(expected.toByteArray()),
                java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
    }

    @Test
    void aPrinterThatTakesEverythingAndSaysNothingMoreIsUnknown() {
        var isGone = new AtomicInteger();
        var far =
                far().reacting((end, noted) -> {
                    isGone.compareAndSet(0, noted.equals("doc 1") ? 1 : 0);
                    if (isGone.get() == 0) {
                        end.well(noted);
                    }
                });

        assertEquals(new Unknown(PrinterTrouble.SILENT), print(far, ALL));
    }

    @Test
    void oneThatWasSwitchedOffWhileItStoodStillIsNotWaitedForForEver() {
        var news = new PrintNews().doing(() -> pause(25));
        var off = new AtomicInteger();
        var far =
                far().reacting((end, noted) -> {
                    if (noted.equals("doc 1")) {
                        end.say("18000C00");
                        off.set(1);
                    } else if (off.get() == 0) {
                        end.well(noted);
                    }
                });
        try (var printer = driver(far, ALL)) {
            assertEquals(
                    new Unknown(PrinterTrouble.SILENT),
                    printer.print(() -> Optional.of(RECEIPT), news));
        }
        assertEquals(List.of("PAPER_OUT"), news.told());
        assertEquals(List.of("doc 0", "doc 1"), heardOf(far, "doc"));
    }

    // ---- not printed ----

    @ParameterizedTest
    @CsvSource({
        "eot 2, 16, COVER_OPEN",
        "eot 4, 7E, PAPER_OUT",
        "eot 3, 1A, CUTTER",
        "eot 3, 32, BROKEN",
        "eot 3, 52, OFFLINE",
        "eot 1, 1A, OFFLINE",
        "eot 1, 99, NOT_UNDERSTOOD",
        "eot 3, '', SILENT"
    })
    void whatIsInTheWayBeforeIsSaidAndNothingIsSent(String to, String says, PrinterTrouble why) {
        var far = far().saying(to, says);
        try (var printer = driver(far, ALL)) {
            assertEquals(Optional.of(why), printer.ready());
            assertEquals(
                    new NotPrinted(why),
                    printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
        }
        assertNothingOfItWasSent(far);
        assertEquals(List.of(), far.heardInTurn());
    }

    @Test
    void aPrinterThatIsOffGetsNothingOfIt() {
        for (var status : List.of(ALL, POOR, AUTO, GS_R)) {
            var far = far().reacting((_, _) -> {});
            assertEquals(new NotPrinted(PrinterTrouble.SILENT), print(far, status));
            assertNothingOfItWasSent(far);
        }
    }

    @Test
    void aCableThatCannotBeOpenedIsNoCable() {
        var far = far();
        far.unplug(true);
        try (var printer = driver(far, ALL)) {
            assertEquals(Optional.of(PrinterTrouble.NO_CABLE), printer.ready());
            var answer = printer.print(() -> Optional.of(RECEIPT), PrinterNews.none());
            assertEquals(new NotPrinted(PrinterTrouble.NO_CABLE), answer);
            var kicked = printer.drawer(NOW).open();
            assertEquals(new DrawerAnswer.NotKicked(PrinterTrouble.NO_CABLE), kicked);
            far.unplug(false);
            assertEquals(
                    new Printed(), printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
            far.unplug(true);
            far.unplug(false);
            far.forget();
            // It was unplugged while nobody looked.
            assertEquals(
                    new Printed(), printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
        }
        assertEquals(2, far.opened());
    }

    @Test
    void readyPrintsNothingAndClearsNothing() {
        var far = far();
        try (var printer = driver(far, ALL)) {
            assertEquals(Optional.empty(), printer.ready());
        }
        assertEquals(List.of("eot 1", "eot 2", "eot 3", "eot 4"), far.heard());
    }

    @Test
    void paperThatIsNearlyOutIsRememberedBehindTheCable() {
        var far = far(FarPrinter.TCP).saying("eot 4", "1E");
        try (var printer = driver(far, ALL)) {
            assertFalse(printer.isPaperLow());
            assertEquals(Optional.empty(), printer.ready());
            assertTrue(printer.isPaperLow());
        }
    }

    @Test
    void aLateReplyIsNotTakenForAnother() {
        // With a drawer that is open the reply to 1 looks like an open cover to 2.
        var asked = new AtomicInteger();
        var far =
                far().reacting((end, noted) -> {
                    if (!noted.startsWith("eot")) {
                        end.well(noted);
                    } else if (asked.incrementAndGet() == 1) {
                        // Nothing, in time.
                        pause(0);
                    } else if (asked.get() == 2) {
                        end.say("16");
                        pause(100);
                        end.say("16");
                    } else {
                        end.say(noted.equals("eot 1") ? "16" : "12");
                    }
                });
        try (var printer = driver(far, ALL)) {
            assertEquals(Optional.of(PrinterTrouble.SILENT), printer.ready());
            assertEquals(Optional.empty(), printer.ready());
        }
    }

    // ---- in the middle ----

    @ParameterizedTest
    @CsvSource({"18000C00, 1A 32 12 7E, PAPER_OUT", "38000000, 1A 16 12 12, COVER_OPEN"})
    void itIsWaitedForAndNothingIsSentMeanwhile(String tells, String answers, PrinterTrouble why) {
        for (var status : List.of(ALL, POOR)) {
            var stopped = new AtomicInteger();
            var whileStopped = new ArrayList<String>();
            var far =
                    far().reacting((end, noted) -> {
                        if (noted.equals("doc 1")) {
                            stopped.set(1);
                            if (status.auto()) {
                                end.say(tells);
                            }
                        } else if (stopped.get() == 1 && noted.startsWith("eot")) {
                            var n = Integer.parseInt(noted.substring(4));
                            end.say(answers.split(" ", 4)[n - 1]);
                        } else {
                            if (stopped.get() == 1) {
                                whileStopped.add(noted);
                            }
                            end.well(noted);
                        }
                    });
            var gaps = new AtomicInteger();
            var news = new PrintNews();
            news.doing(() -> {
                // Slow enough for a question between two commands.
                pause(25);
                if (!news.told().isEmpty() && gaps.incrementAndGet() == 5) {
                    stopped.set(2);
                    if (status.auto()) {
                        far.say("10000000");
                    }
                }
            });
            try (var printer = driver(far, status)) {
                assertEquals(new Printed(), printer.print(() -> Optional.of(RECEIPT), news));
            }
            assertEquals(List.of(why.name(), "on"), news.told());
            assertTrue(whileStopped.size() <= (status.auto() ? 0 : 1), whileStopped::toString);
            assertEquals(document(), heardOf(far, "doc"));
        }
    }

    @Test
    void whatStandsStillBehindTheLastCommandIsWaitedForToo() {
        var asked = new AtomicInteger();
        var id = new ArrayList<String>();
        var far =
                far().reacting((end, noted) -> {
                    if (noted.startsWith("id")) {
                        id.add(noted);
                        end.say("18000C00");
                    } else if (id.isEmpty() || !noted.startsWith("eot")) {
                        end.well(noted);
                    } else if (asked.incrementAndGet() <= 160) {
                        end.say(
                                switch (noted) {
                                    case "eot 1" -> "1A";
                                    case "eot 3" -> "12";
                                    default -> "32";
                                });
                    } else {
                        // It goes on, and is not at its end at once.
                        if (asked.get() == 165) {
                            end.sayPrinted(id.getFirst());
                        }
                        end.say("12");
                    }
                });
        var news = new PrintNews();
        // 40 times four questions, 20 ms apart: longer than it would be waited for, if it were
        // well.
        try (var printer = driver(far, ALL)) {
            assertEquals(new Printed(), printer.print(() -> Optional.of(RECEIPT), news));
        }
        assertEquals(List.of("PAPER_OUT", "on"), news.told());
    }

    /// The proof may be the first that is heard of it.
    @Test
    void itIsToldThatItGoesOnWhenTheProofComesToo() {
        var id = new ArrayList<String>();
        var asked = new AtomicInteger();
        var far =
                far().reacting((end, noted) -> {
                    if (noted.startsWith("id")) {
                        id.add(noted);
                        end.say("18000C00");
                    } else if (id.isEmpty() || !noted.startsWith("eot")) {
                        end.well(noted);
                    } else {
                        end.say(
                                switch (noted) {
                                    case "eot 1" -> "1A";
                                    case "eot 3" -> "12";
                                    default -> "32";
                                });
                        if (asked.incrementAndGet() == 8) {
                            end.sayPrinted(id.getFirst());
                        }
                    }
                });
        var news = new PrintNews();
        try (var printer = driver(far, ALL)) {
            assertEquals(new Printed(), printer.print(() -> Optional.of(RECEIPT), news));
        }
        assertEquals(List.of("PAPER_OUT", "on"), news.told());
    }

    @ParameterizedTest
    @EnumSource(names = {"PAPER_OUT", "COVER_OPEN"})
    void whatIsGivenUpIsClearedAndUnknown(PrinterTrouble why) {
        var isOut = new AtomicInteger();
        var tells = why == PrinterTrouble.PAPER_OUT ? "18000C00" : "38000000";
        var far =
                far().reacting((end, noted) -> {
                    if (noted.equals("doc 1") && isOut.compareAndSet(0, 1)) {
                        end.say(tells);
                    } else if (isOut.get() == 1 && noted.startsWith("eot")) {
                        var offline = noted.equals("eot 1");
                        var paper = why == PrinterTrouble.PAPER_OUT;
                        end.say(
                                offline
                                        ? "1A"
                                        : noted.equals("eot 3")
                                                ? "12"
                                                : paper
                                                        ? "32"
                                                        : noted.equals("eot 2") ? "16" : "12");
                    } else {
                        end.well(noted);
                    }
                });
        var news = new PrintNews();
        news.doing(() -> {
            pause(25);
            if (!news.told().isEmpty()) {
                news.giveUp();
            }
        });
        try (var printer = driver(far, ALL)) {
            assertEquals(new Unknown(why), printer.print(() -> Optional.of(RECEIPT), news));
            assertEquals("clear", far.heardInTurn().getLast());
            assertEquals(List.of(why.name()), news.told());
            assertEquals(
                    new NotPrinted(why),
                    printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
            isOut.set(2);
            far.forget();
            assertEquals(
                    new Printed(), printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
            assertEquals("clear", far.heardInTurn().getFirst());
        }
        assertEquals(0, far.abandoned());
    }

    @Test
    void whereNothingCanBeClearedTheCableIsAbandonedAndZerosComeBeforeTheNext() {
        var isOut = new AtomicInteger();
        var far =
                far(FarPrinter.TCP)
                        .reacting((end, noted) -> {
                            isOut.compareAndSet(0, noted.equals("doc 1") ? 1 : 0);
                            if (isOut.get() == 1 && noted.startsWith("eot")) {
                                end.say(
                                        noted.equals("eot 1")
                                                ? "1A"
                                                : noted.equals("eot 3") ? "12" : "32");
                            } else {
                                end.well(noted);
                            }
                        });
        var news = new PrintNews();
        news.doing(() -> {
            pause(25);
            if (!news.told().isEmpty()) {
                news.giveUp();
            }
        });
        try (var printer = driver(far, POOR)) {
            assertEquals(
                    new Unknown(PrinterTrouble.PAPER_OUT),
                    printer.print(() -> Optional.of(RECEIPT), news));
            assertEquals(1, far.abandoned());
            isOut.set(2);
            far.forget();
            assertEquals(
                    new Printed(), printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
            assertEquals("zeros 4112", far.heardInTurn().get(1));
        }
    }

    @Test
    void aMistakeInTheMiddleLeavesItToBeClearedBeforeTheNext() {
        var far = far(FarPrinter.TCP);
        try (var printer = driver(far, ALL)) {
            assertEquals(
                    new Printed(), printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
            far.forget();
            var news =
                    new PrintNews()
                            .doing(() -> {
                                throw new IllegalStateException("ours");
                            });
            org.junit.jupiter.api.Assertions.assertThrows(
                    IllegalStateException.class,
                    () -> printer.print(() -> Optional.of(RECEIPT), news));
            assertEquals(2, far.closed());
            far.forget();
            assertEquals(
                    new Printed(), printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
            assertEquals("clear", far.heardInTurn().getFirst());
        }
    }

    /// The cable is cut at every byte of either direction. Here what is heard whole comes out at once.
    @Test
    void aCableCutAtAnyByteMakesNobodySayWhatIsNotSo() {
        var size = 3 * 4 + 10 + job().size() + 3 + 11;
        for (var status : List.of(ALL, GS_R)) {
            var printed = 0;
            for (var cut = 1; cut <= size + 10; cut++) {
                var at = cut;
                printed += cutOnce(status, loop -> loop.cutAfterFromA(at)) ? 1 : 0;
            }
            assertTrue(printed > 0, "nothing is ever printed");
            for (var cut = 1; cut <= 4 + 3 + 4 + 8 + 10; cut++) {
                var at = cut;
                printed += cutOnce(status, loop -> loop.cutAfterFromB(at)) ? 1 : 0;
            }
        }
    }

    private static boolean cutOnce(Status status, java.util.function.Consumer<LoopBack> cut) {
        var far = far().atOpening(cut);
        var answer = print(far, status);
        // What comes out is a line, or the cut.
        var out = heardOf(far, "doc").stream().filter(each -> !each.equals("doc 0")).toList();
        var all = document().subList(1, document().size());
        switch (answer) {
            case Printed() -> assertEquals(all, out);
            case NotPrinted _ -> assertEquals(List.of(), out);
            case Unknown _ -> {}
        }
        return answer instanceof Printed;
    }

    @Test
    void onANetworkTheCableIsLeftAfterEachJobAndNothingIsUnread() {
        var far =
                far(FarPrinter.TCP)
                        .reacting((end, noted) -> {
                            end.well(noted);
                            if (noted.startsWith("id")) {
                                // It has more to say.
                                end.say("1000000F 1000000F");
                            }
                        });
        try (var printer = driver(far, ALL)) {
            for (var i = 1; i <= 3; i++) {
                assertEquals(
                        new Printed(),
                        printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
                assertEquals(i, far.closed());
                assertEquals(0, far.unreadAtClose());
                far.forget();
            }
        }
    }

    @Test
    void whoNeverStopsTalkingIsNotListenedToForEver() {
        var cable =
                new Cable() {
                    @Override
                    public LinkName name() {
                        return FarPrinter.TCP;
                    }

                    @Override
                    public Opening open() {
                        return new Opening.Opened(new Babble());
                    }
                };
        try (var printer = new EscPosPrinter(cable, settings(ALL), PATIENCE)) {
            assertEquals(Optional.of(PrinterTrouble.NOT_UNDERSTOOD), printer.ready());
            assertEquals(
                    new NotPrinted(PrinterTrouble.NOT_UNDERSTOOD),
                    printer.print(() -> Optional.of(RECEIPT), PrinterNews.none()));
        }
    }

    /// Faster than anybody reads.
    private static final class Babble implements Link {
        @Override
        public int next(Duration wait) {
            return 0xFF;
        }

        @Override
        public Sent write(byte[] bytes) {
            return Sent.DONE;
        }

        @Override
        public void close() {}
    }

    // ---- the drawer ----

    /// A printer whose drawer opens at a kick, or stays shut.
    private static FarPrinter withDrawer(LinkName name, boolean opens) {
        var isOpen = new AtomicInteger();
        return far(name)
                .reacting((end, noted) -> {
                    if (noted.startsWith("kick")) {
                        isOpen.set(opens ? 1 : 0);
                    }
                    if (noted.equals("eot 1") && isOpen.get() == 1) {
                        end.say("16");
                    } else {
                        end.well(noted);
                    }
                });
    }

    @ParameterizedTest
    @CsvSource({
        "2, 100, kick now 0 1, kick 0 50 250",
        "5, 101, kick now 1 2, kick 1 51 250",
        "5, 500, kick now 1 5, kick 1 250 250",
        "2, 900, kick now 0 8, kick 0 255 250",
        "2, 1, kick now 0 1, kick 0 1 250"
    })
    void thePulseIsAsLongAsTheDrawerNeeds(int pin, int onMs, String now, String inTurn) {
        for (var realTime : List.of(true, false)) {
            var far = far();
            var drawer = new Drawer(pin, onMs, 500, realTime, Optional.empty(), 300);
            try (var printer = driver(far, ALL)) {
                assertEquals(new DrawerAnswer.Kicked(), printer.drawer(drawer).open());
                assertEquals(Optional.empty(), printer.ready());
            }
            assertEquals(List.of(realTime ? now : inTurn), heardOf(far, "kick"));
        }
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void theSensorSaysWhetherItOpened(boolean opens, boolean realTime) {
        var far = withDrawer(FarPrinter.TCP, opens);
        try (var printer = driver(far, ALL)) {
            var answer = printer.drawer(realTime ? NOW : IN_TURN).open();
            assertEquals(opens ? new DrawerAnswer.Opened() : new DrawerAnswer.StayedShut(), answer);
            // And the next till may call the printer.
            assertEquals(1, far.closed());
        }
        assertEquals(1, heardOf(far, "kick").size());
    }

    @Test
    void aDrawerThatIsOpenAlreadyIsKickedAndOpen() {
        var far = far().saying("eot 1", "16");
        try (var printer = driver(far, ALL)) {
            assertEquals(new DrawerAnswer.Opened(), printer.drawer(NOW).open());
            assertEquals(Optional.empty(), printer.ready());
        }
        assertEquals(1, heardOf(far, "kick").size());
    }

    @Test
    void whatIsNotHeardOfADrawerIsNotSaid() {
        var kicked = new AtomicInteger();
        var far =
                far().reacting((end, noted) -> {
                    kicked.compareAndSet(0, noted.startsWith("kick") ? 1 : 0);
                    if (kicked.get() == 0) {
                        end.well(noted);
                    }
                });
        try (var printer = driver(far, ALL)) {
            assertEquals(new DrawerAnswer.Kicked(), printer.drawer(NOW).open());
        }
    }

    @Test
    void aPrinterThatIsOffOpensNoDrawer() {
        var far = far().reacting((_, _) -> {});
        try (var printer = driver(far, ALL)) {
            var silent = new DrawerAnswer.NotKicked(PrinterTrouble.SILENT);
            assertEquals(silent, printer.drawer(NOW).open());
            assertEquals(silent, printer.drawer(IN_TURN).open());
        }
        assertEquals(List.of(), heardOf(far, "kick"));
    }

    @Test
    void withoutPaperAKickAtOnceComesAndOneInItsTurnIsNotSent() {
        var far =
                far().reacting((end, noted) -> {
                    if (noted.startsWith("eot")) {
                        end.say(noted.equals("eot 1") ? "1A" : noted.equals("eot 3") ? "12" : "32");
                    } else {
                        end.well(noted);
                    }
                });
        var blind = new Drawer(2, 200, 200, true, Optional.empty(), 300);
        try (var printer = driver(far, ALL)) {
            assertEquals(
                    new DrawerAnswer.NotKicked(PrinterTrouble.PAPER_OUT),
                    printer.drawer(IN_TURN).open());
            assertEquals(new DrawerAnswer.Kicked(), printer.drawer(blind).open());
            assertEquals(Optional.of(PrinterTrouble.PAPER_OUT), printer.ready());
        }
        assertEquals(List.of("kick now 0 2"), heardOf(far, "kick"));
    }

    /// Between any two commands of a print, and never inside one: the other end would not know what it hears.
    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aKickInTheMiddleOfAPrintDisturbsNothing(boolean realTime) {
        var far = withDrawer(FarPrinter.TCP, true);
        try (var printer = driver(far, ALL)) {
            var drawer = printer.drawer(realTime ? NOW : IN_TURN);
            var answers = new ArrayList<DrawerAnswer>();
            var news = new PrintNews().doing(() -> answers.add(drawer.open()));
            assertEquals(new Printed(), printer.print(() -> Optional.of(RECEIPT), news));
            assertTrue(answers.size() >= document().size(), answers::toString);
            assertEquals(List.of(new DrawerAnswer.Opened()), answers.stream().distinct().toList());
            assertEquals(answers.size(), heardOf(far, "kick").size());
        }
        assertEquals(document(), heardOf(far, "doc"));
        assertEquals(List.of(), heardOf(far, "?"));
        assertEquals(1, far.opened());
        assertEquals(1, far.closed());
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void aKickWhileItStandsStillComesAtOnceOrNotAtAll(boolean realTime) {
        var isOut = new AtomicInteger();
        var kicksWhileOut = new AtomicInteger();
        var isOpen = new AtomicInteger();
        var far =
                far().reacting((end, noted) -> {
                    if (noted.startsWith("kick")) {
                        isOpen.set(1);
                        kicksWhileOut.addAndGet(isOut.get() == 1 ? 1 : 0);
                    }
                    var drawer = isOpen.get() == 1 ? 4 : 0;
                    if (noted.equals("doc 1")) {
                        isOut.set(1);
                        end.say("18000C00");
                    } else if (noted.equals("eot 1")) {
                        end.say("%02X".formatted((isOut.get() == 1 ? 0x1A : 0x12) | drawer));
                    } else if (isOut.get() == 1 && noted.startsWith("eot")) {
                        end.say(noted.equals("eot 3") ? "12" : "32");
                    } else {
                        end.well(noted);
                    }
                });
        try (var printer = driver(far, ALL)) {
            var drawer = printer.drawer(realTime ? NOW : IN_TURN);
            var answers = new ArrayList<DrawerAnswer>();
            var news = new PrintNews();
            news.doing(() -> {
                pause(25);
                if (!news.told().isEmpty() && answers.isEmpty()) {
                    answers.add(drawer.open());
                    isOut.set(2);
                }
            });
            assertEquals(new Printed(), printer.print(() -> Optional.of(RECEIPT), news));
            assertEquals(
                    List.of(
                            realTime
                                    ? new DrawerAnswer.Opened()
                                    : new DrawerAnswer.NotKicked(PrinterTrouble.PAPER_OUT)),
                    answers);
            assertEquals(List.of("PAPER_OUT", "on"), news.told());
        }
        assertEquals(realTime ? 1 : 0, kicksWhileOut.get());
        assertEquals(realTime ? 1 : 0, heardOf(far, "kick").size());
        assertEquals(document(), heardOf(far, "doc"));
    }
}
