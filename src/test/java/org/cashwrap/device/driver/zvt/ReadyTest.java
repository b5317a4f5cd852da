package org.cashwrap.device.driver.zvt;

import static org.cashwrap.device.driver.zvt.Told.DONE;
import static org.cashwrap.device.driver.zvt.Told.YES;
import static org.cashwrap.device.driver.zvt.Told.abort;
import static org.cashwrap.device.driver.zvt.Told.amount;
import static org.cashwrap.device.driver.zvt.Told.line;
import static org.cashwrap.device.driver.zvt.Told.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.payment.CardAnswer.Approved;
import org.cashwrap.core.payment.CardAnswer.Silent;
import org.cashwrap.device.TerminalTrouble;
import org.cashwrap.device.driver.zvt.Counter.Over;
import org.cashwrap.device.driver.zvt.VirtualCable.Cut;
import org.cashwrap.device.driver.zvt.VirtualCable.Direction;
import org.cashwrap.device.driver.zvt.ZvtSettings.Timers;
import org.cashwrap.device.driver.zvt.wire.Alphabet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// From an unopened cable to a terminal that may be charged, and away from it again.
class ReadyTest {
    private static final String REGISTER =
            "06 00 17 12 34 56 BE 08 40 03 01 06 0D 12 01 32 1A 02 04 00 26 04 0A 02 06 D3";
    private static final String ENQUIRE = "05 01 05 12 34 56 03 02";
    private static final String TELL = "06 20 05 12 34 56 03 03";

    private static Optional<TerminalTrouble> ready(Counter counter) {
        return counter.driver.ready(counter.news);
    }

    private static void assertTrouble(TerminalTrouble trouble, Counter counter) {
        assertEquals(Optional.of(trouble), ready(counter));
        assertTrue(counter.driver.mark().isEmpty());
        assertEquals(0, counter.payments());
    }

    // ---- the usual way ----

    @ParameterizedTest
    @EnumSource
    void itRegistersAsksHowItIsAndWhereItsRecordStands(Over over) {
        var counter = over.counter();
        assertTrue(counter.driver.mark().isEmpty());

        assertEquals(Optional.empty(), ready(counter));

        assertEquals(List.of(REGISTER, ENQUIRE, TELL), counter.terminal.commands);
        assertTrue(counter.driver.mark().isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void whatTheSettingsSayIsWhatIsRegistered(Over over) {
        var settings =
                new ZvtSettings(
                        Counter.USD, 7, 0x3E, false, 42, Alphabet.LATIN1, Timers.STANDARD, 3, true);
        var counter = over.counter(settings);

        assertEquals(Optional.empty(), ready(counter));
        assertEquals(
                List.of(
                        "06 00 11 00 00 07 3E 08 40 03 01 06 07 12 01 42 1A 02 04 00",
                        "05 01 05 00 00 07 03 02",
                        "06 20 05 00 00 07 03 03"),
                counter.terminal.commands);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsRegisteredIsNotRegisteredAgain(Over over) {
        var counter = over.counter().ready();

        assertEquals(Optional.empty(), ready(counter));
        assertEquals(List.of(ENQUIRE, TELL), counter.terminal.commands);
        assertEquals(1, counter.cable.opened);
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCutIsOpenedAndRegisteredAnew(Over over) {
        var counter = over.counter().ready();
        counter.cable.cut(Direction.TO_TILL, 0, Cut.NOTICED, Duration.ofSeconds(1));
        ready(counter);
        counter.wait(Duration.ofSeconds(2));

        assertEquals(Optional.empty(), ready(counter));
        assertEquals(1, counter.terminal.count("06 00"));
        assertTrue(counter.driver.mark().isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void thereIsNoMarkWhileItIsNotReady(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0501, YES, "06 0F 01 9C");

        assertTrouble(TerminalTrouble.BUSY, counter);
        assertEquals(Optional.empty(), ready(counter));
        assertTrue(counter.driver.mark().isPresent());
    }

    // ---- refused ----

    @ParameterizedTest
    @CsvSource({
        "84 1E 01 6F, CURRENCY",
        "84 1E 03 6F 09 78, CURRENCY",
        "84 6F 00, CURRENCY",
        "84 37 00, PASSWORD",
        "84 1E 01 37, PASSWORD",
        "84 83 00, NOT_UNDERSTOOD",
        "84 9C 00, BUSY"
    })
    void aTerminalThatRefusesItsRegistrationSaysWhy(String no, TerminalTrouble trouble) {
        for (var over : Over.values()) {
            var counter = over.counter();
            counter.terminal.script(0x0600, no);
            assertTrouble(trouble, counter);
            assertEquals(List.of(REGISTER), counter.terminal.commands);
            assertEquals(Optional.empty(), ready(counter));
        }
    }

    @ParameterizedTest
    @CsvSource({"6F 09 78, CURRENCY", "37, PASSWORD", "'', NOT_UNDERSTOOD", "6C, NOT_UNDERSTOOD"})
    void aTerminalThatBreaksItsRegistrationOffSaysWhy(String code, TerminalTrouble trouble) {
        for (var over : Over.values()) {
            var counter = over.counter();
            counter.terminal.script(0x0600, YES, abort(code));
            assertTrouble(trouble, counter);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatIsNotThereIsSilent(Over over) {
        var counter = over.counter();
        counter.terminal.script(0x0600);

        assertTrouble(TerminalTrouble.SILENT, counter);
        assertEquals(Optional.empty(), ready(counter));
    }

    @ParameterizedTest
    @EnumSource
    void aCableThatCannotBeOpenedIsSaidSo(Over over) {
        var counter = over.counter();
        counter.cable.cut(Direction.TO_TILL, 0, Cut.NOTICED, Duration.ofSeconds(5));

        assertTrouble(TerminalTrouble.NO_CABLE, counter);
        counter.wait(Duration.ofSeconds(6));
        assertEquals(Optional.empty(), ready(counter));
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatDoesNotTellItsRecordIsNotReady(Over over) {
        for (var dialogue :
                List.of(
                        List.of("84 83 00"),
                        List.of(YES, DONE),
                        List.of(YES, abort("9C")),
                        List.of(YES, status("27 00"), DONE))) {
            var counter = over.counter();
            counter.terminal.books.add(new TestTerminal.Booking(41, 141, 10_00, "00"));
            counter.terminal.script(0x0620, dialogue.toArray(String[]::new));

            assertTrouble(TerminalTrouble.NO_RECORD, counter);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatTellsHalfIsNotEmpty(Over over) {
        var counter = over.counter();
        counter.terminal.receipt = 0;
        counter.terminal.script(0x0620, YES, status("27 05"), abort("05"));

        assertTrouble(TerminalTrouble.NO_RECORD, counter);
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalWhoseTotalsCannotBeReadIsNotEmpty(Over over) {
        for (var totals :
                List.of(
                        List.of("84 83 00"),
                        List.of(YES, abort("9C")),
                        List.of(YES, DONE),
                        List.of(YES, status("27 00" + amount(0)), DONE),
                        List.of(YES, status("27 00 60 F0F5F3 0000 0000 AA"), DONE))) {
            var counter = over.counter();
            counter.terminal.receipt = 0;
            counter.terminal.script(0x0610, totals.toArray(String[]::new));

            assertTrouble(TerminalTrouble.NO_RECORD, counter);
        }
    }

    // ---- how it is ----

    @ParameterizedTest
    @CsvSource({
        "01,06 93 03 12 34 56",
        "02,06 70 00",
        "03,06 93 03 12 34 56;06 70 00",
        "00,''",
        "04,''"
    })
    void whatARegistrationSaysIsNeededFirstIsDone(String bits, String commands) {
        for (var over : Over.values()) {
            var counter = over.counter();
            counter.terminal.script(
                    0x0600, YES, "06 0F 0A 19 " + bits + " 29 12 34 56 78 49 08 40");

            assertEquals(Optional.empty(), ready(counter));
            var between =
                    counter.terminal.commands.subList(1, counter.terminal.commands.size() - 2);
            assertEquals(commands, String.join(";", between));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "51,06 93 03 12 34 56",
        "C2,06 70 00",
        "62,06 91 0B 12 34 56 AA 26 08 20 0C 14 05 09"
    })
    void whatATillCanMendItMends(String state, String cure) {
        for (var over : Over.values()) {
            var mended = over.counter();
            mended.terminal.script(0x0501, YES, "06 0F 01 " + state);
            assertEquals(Optional.empty(), ready(mended));
            assertEquals(List.of(REGISTER, ENQUIRE, cure, ENQUIRE, TELL), mended.terminal.commands);

            var broken = over.counter();
            broken.terminal.script(0x0501, YES, "06 0F 01 " + state);
            broken.terminal.script(0x0501, YES, "06 0F 01 " + state);
            assertTrouble(TerminalTrouble.SERVICE_NEEDED, broken);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "9C,BUSY",
        "F0,END_OF_DAY_DUE",
        "B1,END_OF_DAY_DUE",
        "CC,PRINTER",
        "DC,CARD_INSIDE",
        "E1,CARD_INSIDE",
        "B2,SERVICE_NEEDED",
        "DF,SERVICE_NEEDED",
        "E0,SERVICE_NEEDED",
        "C4,SERVICE_NEEDED",
        "99,SERVICE_NEEDED"
    })
    void anotherStateNeedsAPerson(String state, TerminalTrouble trouble) {
        for (var over : Over.values()) {
            var counter = over.counter();
            counter.terminal.script(0x0501, YES, "06 0F 01 " + state);
            assertTrouble(trouble, counter);

            counter.terminal.script(0x0501, YES, "06 0F 06 F0 F0 F2 31 32 " + state);
            assertTrouble(trouble, counter);

            counter.terminal.script(0x0501, YES, abort(state));
            assertTrouble(trouble, counter);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatDoesNotKnowTheQuestionIsReady(Over over) {
        var counter = over.counter();
        counter.terminal.script(0x0501, "84 83 00");
        assertEquals(Optional.empty(), ready(counter));

        counter.terminal.script(0x0501, "84 9C 00");
        assertTrouble(TerminalTrouble.BUSY, counter);
        counter.terminal.script(0x0501, YES, abort(""));
        assertTrouble(TerminalTrouble.SERVICE_NEEDED, counter);
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatDoesNotAnswerAnyMoreIsOpenedAnew(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0501);
        assertTrouble(TerminalTrouble.SILENT, counter);

        assertEquals(Optional.empty(), ready(counter));
        assertEquals(1, counter.terminal.count("06 00"));
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatUsesTheOccasionForItsOwnWorkIsServed(Over over) {
        var counter = over.counter();
        counter.terminal.script(
                0x0501,
                YES,
                "04 FF 01 0F",
                status("27 00" + amount(309_30) + "60 F0F5F3 0001 0042" + "00".repeat(49)),
                line("END OF DAY"),
                Told.END,
                "06 D8 00",
                "06 0F 01 00");

        assertEquals(Optional.empty(), ready(counter));
        assertEquals(1, counter.news.slips.size());
        assertEquals(0, counter.news.approvals.size());
        assertTrue(counter.said().contains("84 83 00"));
    }

    @ParameterizedTest
    @EnumSource
    void aLateAnswerIsNotTakenForTheNext(Over over) {
        var counter = over.counter();
        counter.terminal.script(0x0501, "pause 5500", YES, "06 0F 01 F0");

        assertTrouble(TerminalTrouble.SILENT, counter);
        assertEquals(Optional.empty(), ready(counter));
        assertEquals(1, counter.terminal.count("06 20"));
    }

    @ParameterizedTest
    @EnumSource
    void anEarlierDialogueIsHeardToItsEndBeforeAnythingIsAsked(Over over) {
        var counter = over.counter().ready();
        counter.terminal.blurt(
                "04 FF 01 17", "pause 2000", line("A"), "pause 2000", Told.END, "pause 2000", DONE);
        counter.wait(Duration.ofSeconds(1));

        assertEquals(Optional.empty(), ready(counter));
        assertEquals(List.of(YES, YES, "slip", YES, YES, ENQUIRE), counter.said().subList(0, 6));
    }

    // ---- several speeds ----

    @Test
    void theSpeedAtWhichSomebodyAnswersIsTaken() {
        var counter = Over.SERIAL.counter();
        var elsewhere =
                new VirtualCable(
                        VirtualCable.serial(),
                        counter.time,
                        new ScriptedFar(counter.time).when("10 02", "F8 00 80 15 15"),
                        counter.journal);
        var driver =
                new ZvtTerminal(
                        List.of(elsewhere, counter.cable, elsewhere),
                        Counter.SETTINGS,
                        counter.time);

        assertEquals(Optional.empty(), driver.ready(counter.news));
        assertEquals(1, elsewhere.opened);
        assertTrue(driver.mark().isPresent());
    }

    @Test
    void whenNobodyAnswersAtAnySpeedTheTerminalIsSilent() {
        var counter = Over.SERIAL.counter();
        var elsewhere =
                new VirtualCable(
                        VirtualCable.serial(),
                        counter.time,
                        new ScriptedFar(counter.time),
                        counter.journal);
        var driver = new ZvtTerminal(List.of(elsewhere, elsewhere), Counter.SETTINGS, counter.time);

        assertEquals(Optional.of(TerminalTrouble.SILENT), driver.ready(counter.news));
        assertEquals(2, elsewhere.opened);
    }

    // ---- leaving ----

    @ParameterizedTest
    @EnumSource
    void itLogsOffAndLeavesTheCable(Over over) {
        var counter = over.counter().ready();

        counter.driver.close();

        assertEquals(List.of("06 02 00"), counter.terminal.commands);
        assertTrue(counter.cable.isClosed());
        counter.driver.close();
        assertEquals(List.of("06 02 00"), counter.terminal.commands);
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void leavingADeadLineTakesNotLong(Cut cut) {
        for (var over : Over.values()) {
            var counter = over.counter().ready();
            counter.cable.cut(Direction.TO_TERMINAL, 0, cut, Duration.ofDays(1));
            counter.cable.cut(Direction.TO_TILL, 0, cut, Duration.ofDays(1));
            var began = counter.time.passed();

            counter.driver.close();

            var took = counter.time.passed().minus(began);
            assertTrue(took.toSeconds() <= 6, () -> over + " took " + took);
            assertTrue(counter.cable.isClosed());
        }
    }

    @ParameterizedTest
    @EnumSource
    void anApprovalThatComesWhileWeLeaveIsNotAnswered(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0602, Told.approved(84_37, 42), "book", DONE);

        counter.driver.close();
        counter.wait(Duration.ofMinutes(1));

        assertEquals(List.of(), counter.terminal.books);
    }

    @Test
    void leavingWhatWasNeverOpenedIsNothing() {
        var counter = Over.SERIAL.counter();
        counter.driver.close();
        assertEquals(0, counter.cable.opened);
    }

    @ParameterizedTest
    @EnumSource
    void afterLeavingNothingIsChargedButItMayBeMadeReadyAnew(Over over) {
        var counter = over.counter().ready();
        var request = counter.request();
        counter.driver.close();
        assertInstanceOf(
                org.cashwrap.core.payment.CardAnswer.Declined.class,
                counter.driver.charge(request, counter.news));
        assertEquals(0, counter.payments());

        assertEquals(Optional.empty(), ready(counter));
        assertInstanceOf(Approved.class, counter.charge());
    }

    /// Bytes of all kinds, where an answer should be.
    @ParameterizedTest
    @EnumSource
    void whateverATerminalSaysNothingIsThrown(Over over) {
        var random = new java.util.Random(84_37);
        for (int run = 0; run < 400; run++) {
            var counter = over.counter();
            if (run % 2 == 0) {
                counter.ready();
            }
            for (int i = 0; i < 30; i++) {
                var data = new byte[random.nextInt(i < 3 ? 300 : 40)];
                random.nextBytes(data);
                var control = List.of("040F", "04FF", "06D1", "06D3", "060F", "061E", "8000");
                var message =
                        TestTerminal.message(
                                control.get(random.nextInt(control.size())),
                                TestTerminal.hex(data));
                for (int command : new int[] {0x0600, 0x0501, 0x0601, 0x0620, 0x0610, 0x0650}) {
                    counter.terminal.script(command, YES, message, message, DONE);
                }
            }
            if (run % 2 == 0) {
                var request = counter.request();
                var answer = counter.driver.charge(request, counter.news);
                if (answer instanceof Silent) {
                    counter.driver.ask(request, counter.news);
                }
            } else {
                counter.driver.ready(counter.news);
                counter.driver.closeBatch(counter.news);
            }
            counter.driver.close();
            assertTrue(counter.payments() <= 1);
        }
    }
}
