package org.cashwrap.device.driver.zvt;

import static org.cashwrap.device.driver.zvt.Told.DONE;
import static org.cashwrap.device.driver.zvt.Told.YES;
import static org.cashwrap.device.driver.zvt.Told.abort;
import static org.cashwrap.device.driver.zvt.Told.approved;
import static org.cashwrap.device.driver.zvt.Told.booking;
import static org.cashwrap.device.driver.zvt.Told.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardAnswer.Approved;
import org.cashwrap.core.payment.CardAnswer.Declined;
import org.cashwrap.core.payment.CardAnswer.Silent;
import org.cashwrap.core.payment.CardRequest;
import org.cashwrap.core.payment.TerminalMark;
import org.cashwrap.device.TerminalTrouble;
import org.cashwrap.device.driver.zvt.Counter.Over;
import org.cashwrap.device.driver.zvt.VirtualCable.Cut;
import org.cashwrap.device.driver.zvt.VirtualCable.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What became of a request whose answer was lost: the terminal's own record, against where it stood before.
class AskTest {
    private static final String NOTHING_STORED = "the terminal has stored nothing";

    private static CardRequest since(String mark) {
        return new CardRequest(Counter.usd(84_37), "ref-1", new TerminalMark(mark));
    }

    /// Before the request the record stood at receipt 41, turnover 141, trace 1141, at 14:05 on 20 August.
    private static final CardRequest REQUEST = since("zvt1:12345678:41:141:1141:334925");

    private static String record(String changes) {
        var fields = booking("00", 84_37, 42);
        for (var change : changes.split(",", -1)) {
            var sides = change.split(">", -1);
            assertTrue(fields.replace(" ", "").contains(sides[0].replace(" ", "")), change);
            fields = fields.replace(" ", "").replace(sides[0].replace(" ", ""), sides[1]);
        }
        return status(fields);
    }

    /// Asks a terminal whose record says that, as often as it is asked.
    private static Counter recordSays(Over over, String... dialogue) {
        var counter = over.counter();
        for (int i = 0; i < 200; i++) {
            counter.terminal.script(0x0620, dialogue);
        }
        return counter;
    }

    private static CardAnswer asked(CardRequest request, Over over, String... dialogue) {
        var counter = recordSays(over, dialogue);
        var answer = counter.driver.ask(request, counter.news);
        assertEquals(0, counter.payments());
        return answer;
    }

    private static void assertApproved(CardAnswer answer) {
        assertEquals(
                Counter.usd(84_37), assertInstanceOf(Approved.class, answer).approval().amount());
    }

    // ---- the table ----

    @ParameterizedTest
    @EnumSource
    void anUnchangedRecordMeansNotPaid(Over over) {
        assertEquals(
                new Declined(NOTHING_STORED),
                asked(
                        REQUEST,
                        over,
                        YES,
                        record("870042>870041,88000142>88000141,0B001142>0B001141"),
                        DONE));
    }

    @ParameterizedTest
    @EnumSource
    void oneMoreWithOurAmountIsOurs(Over over) {
        assertApproved(asked(REQUEST, over, YES, approved(84_37, 42), DONE));
    }

    @ParameterizedTest
    @EnumSource
    void after9999Comes1(Over over) {
        var request = since("zvt1:12345678:9999:141:1141:334925");
        assertApproved(asked(request, over, YES, approved(84_37, 1), DONE));
        assertEquals(new Silent(), asked(request, over, YES, approved(84_37, 2), DONE));
        assertEquals(new Silent(), asked(request, over, YES, approved(84_37, 0), DONE));
        assertEquals(
                new Silent(),
                asked(
                        since("zvt1:12345678:9998:141:1141:334925"),
                        over,
                        YES,
                        approved(84_37, 1),
                        DONE));
    }

    @ParameterizedTest
    @EnumSource
    void twoMoreNeedAPerson(Over over) {
        assertEquals(new Silent(), asked(REQUEST, over, YES, approved(84_37, 43), DONE));
        assertEquals(new Silent(), asked(REQUEST, over, YES, approved(84_37, 40), DONE));
    }

    @ParameterizedTest
    @EnumSource
    void oneMoreThatWasNotApprovedMeansNotPaid(Over over) {
        assertEquals(
                new Declined("cancelled (6C)"),
                asked(REQUEST, over, YES, status(booking("6C", 84_37, 42)), DONE));
        assertEquals(new Silent(), asked(REQUEST, over, YES, record("2700>"), DONE), "no result");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "040000 00008437>0400 0000008438",
                "040000 00008437>",
                "490840>490978",
                "490840>490123",
                "2912345678>2912345679",
                "0D0820>0D0819",
                "0D0820>0D0301",
                "0C140509>0C103400",
            })
    void whatDoesNotFitNeedsAPerson(String change) {
        for (var over : Over.values()) {
            assertEquals(new Silent(), asked(REQUEST, over, YES, record(change), DONE), change);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A clock put back in autumn, or set a little.
                "0C140509>0C130509",
                "0D0820>0D0821",
                "0D0820>,0C140509>",
                "88000142>,0B001142>",
                "490840>",
                "2912345678>"
            })
    void whatIsNotToldOrAlmostFitsIsOursAllTheSame(String change) {
        for (var over : Over.values()) {
            assertApproved(asked(REQUEST, over, YES, record(change), DONE));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"88000141>88000142", "0B001141>0B001142"})
    void theSameReceiptWithOtherNumbersNeedsAPerson(String change) {
        var same = "870042>870041,88000142>88000141,0B001142>0B001141,";
        for (var over : Over.values()) {
            assertEquals(
                    new Silent(), asked(REQUEST, over, YES, record(same + change), DONE), change);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anotherTerminalCannotTell(Over over) {
        var counter = over.counter();
        counter.terminal.tid = "87654321";

        assertEquals(new Silent(), counter.driver.ask(REQUEST, counter.news));
        assertEquals(List.of(TerminalTrouble.OTHER_TERMINAL), counter.news.troubles);
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatTellsNothingCannotTell(Over over) {
        for (var dialogue :
                List.of(
                        List.of(YES, DONE),
                        List.of("84 83 00"),
                        List.of(YES, abort("83")),
                        List.of(YES, abort("")),
                        List.of(YES, status("27 00"), DONE),
                        List.of(YES, status("27 05 29 12345678"), DONE),
                        List.of(YES, approved(84_37, 42), abort("6C")),
                        List.of(YES, approved(84_37, 42)),
                        List.of(approved(84_37, 42), DONE),
                        List.<String>of())) {
            var counter = recordSays(over, dialogue.toArray(String[]::new));
            // Its batch is not empty.
            counter.terminal.books.add(new TestTerminal.Booking(41, 141, 10_00, "00"));

            assertEquals(
                    new Silent(), counter.driver.ask(REQUEST, counter.news), dialogue::toString);
            assertTrue(
                    counter.news.troubles.contains(TerminalTrouble.NO_RECORD), dialogue::toString);
            assertTrue(counter.time.passed().toMinutes() < 20, () -> "" + counter.time.passed());
            assertTrue(counter.driver.mark().isEmpty());
        }
    }

    // ---- a terminal that has nothing stored yet ----

    /// Taken from a terminal with nothing in it, at 14:05 on 20 August.
    private static final CardRequest FIRST = since("zvt1:12345678:-:-:-:334925");

    private static Counter empty(Over over) {
        var counter = over.counter();
        counter.terminal.receipt = 0;
        return counter;
    }

    @ParameterizedTest
    @EnumSource
    void anEmptyTerminalHasAMarkToo(Over over) {
        var counter = empty(over).ready();

        assertEquals("zvt1:12345678:-:-:-:334925", counter.driver.mark().orElseThrow().value());
        assertInstanceOf(Approved.class, counter.charge());
    }

    @ParameterizedTest
    @EnumSource
    void thatItIsStillEmptyProvesNothing(Over over) {
        // It may have stored it, closed its batch by itself, and forgotten.
        var counter = empty(over);
        assertEquals(new Silent(), counter.driver.ask(FIRST, counter.news));
        assertTrue(counter.driver.mark().isPresent());
    }

    /// A void at the terminal is approved, too, and has the amount of what it takes back.
    @ParameterizedTest
    @EnumSource
    void aReversalIsNotOurs(Over over) {
        var reversal = status("37 000122" + booking("00", 84_37, 42));
        assertEquals(new Silent(), asked(REQUEST, over, YES, reversal, DONE));
        var none = status("37 000000" + booking("00", 84_37, 42));
        assertApproved(asked(REQUEST, over, YES, none, DONE));
    }

    @ParameterizedTest
    @EnumSource
    void theFirstItStoresIsOursIfItFits(Over over) {
        assertApproved(asked(FIRST, over, YES, approved(84_37, 1), DONE));
        assertApproved(asked(FIRST, over, YES, approved(84_37, 42), DONE));
        assertEquals(new Silent(), asked(FIRST, over, YES, approved(84_38, 1), DONE));
    }

    @ParameterizedTest
    @EnumSource
    void whatItRemembersFromBeforeIsNotOurs(Over over) {
        assertEquals(new Silent(), asked(FIRST, over, YES, record("0D0820>0D0819"), DONE));
    }

    @ParameterizedTest
    @EnumSource
    void oneThatHadSomethingAndIsEmptyNowCannotTell(Over over) {
        var counter = empty(over);
        assertEquals(new Silent(), counter.driver.ask(REQUEST, counter.news));
    }

    // ---- marks ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pax:41",
                "zvt1:12345678:41",
                "zvt2:12345678:41:141:1141:334925",
                "zvt1:12345678:41:141:99999999999:334925",
                "zvt1:12345678:41:141:1141:334925:1"
            })
    void aMarkOfAnotherFormCannotBeCompared(String mark) {
        for (var over : Over.values()) {
            var counter = over.counter();
            assertEquals(new Silent(), counter.driver.ask(since(mark), counter.news));
            assertEquals(0, counter.cable.opened);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0B001142>0B00000006081F2B052000000000", "2912345678>291234567E"})
    void everyMarkThatIsGivenCanBeComparedAgain(String change) {
        var counter = recordSays(Over.TCP, YES, record(change), DONE).ready();
        var request = counter.request();

        assertEquals(
                new Declined(NOTHING_STORED), counter.driver.ask(request, counter.news), change);
    }

    @ParameterizedTest
    @EnumSource
    void theRecordIsTheMarkAfterwards(Over over) {
        var counter = over.counter();
        counter.driver.ask(REQUEST, counter.news);

        assertEquals(
                "zvt1:12345678:41:141:1141:334925", counter.driver.mark().orElseThrow().value());
    }

    // ---- away and busy ----

    @ParameterizedTest
    @EnumSource
    void aBusyTerminalIsAskedUntilItHasTime(Over over) {
        var counter = over.counter();
        for (int i = 0; i < 20; i++) {
            counter.terminal.script(0x0501, YES, "06 0F 01 9C");
        }

        assertEquals(new Declined(NOTHING_STORED), counter.driver.ask(REQUEST, counter.news));
        assertEquals(21, counter.terminal.count("05 01"));
        assertEquals(List.of(TerminalTrouble.BUSY), counter.news.troubles);
        assertTrue(counter.time.passed().toSeconds() >= 60);
    }

    @ParameterizedTest
    @EnumSource
    void aRecordThatIsToldTooLateIsNoApprovalAndNoOtherAnswer(Over over) {
        for (long late = 5_100; late < 12_000; late += 300) {
            var counter = over.counter();
            counter.terminal.script(
                    0x0620,
                    "pause " + late,
                    YES,
                    record("870042>870041,88000142>88000141,0B001142>0B001141"),
                    DONE);

            assertEquals(new Declined(NOTHING_STORED), counter.driver.ask(REQUEST, counter.news));
            assertEquals(List.of(), counter.news.approvals);
            assertEquals(2, counter.cable.opened);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatStaysBusyIsGivenUp(Over over) {
        var counter = over.counter();
        for (int i = 0; i < 500; i++) {
            counter.terminal.script(0x0501, YES, "06 0F 01 9C");
        }

        assertEquals(new Silent(), counter.driver.ask(REQUEST, counter.news));
        var asked = counter.time.passed().toSeconds();
        assertTrue(asked >= 180 && asked < 200, () -> "asked for " + asked);
    }

    @ParameterizedTest
    @CsvSource({"SERIAL,100", "TCP,100", "SERIAL,170", "TCP,170"})
    void aTerminalThatIsAwayIsAskedWhenItIsBack(Over over, long seconds) {
        var counter = over.counter();
        counter.cable.cut(Direction.TO_TILL, 0, Cut.NOTICED, Duration.ofSeconds(seconds));

        assertEquals(new Declined(NOTHING_STORED), counter.driver.ask(REQUEST, counter.news));
        assertEquals(List.of(TerminalTrouble.NO_CABLE), counter.news.troubles);
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatStaysAwayIsGivenUp(Over over) {
        for (var cut : List.of(Cut.NOTICED, Cut.SILENT)) {
            var counter = over.counter();
            counter.cable.cut(Direction.TO_TILL, 0, cut, Duration.ofDays(1));

            assertEquals(new Silent(), counter.driver.ask(REQUEST, counter.news));
            var asked = counter.time.passed().toSeconds();
            assertTrue(asked >= 180 && asked < 240, () -> cut + " asked for " + asked);
            assertEquals(1, counter.news.troubles.size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatRefusesAndHangsUpIsNotAskedAtFullSpeed(Over over) {
        var counter = over.counter();
        for (int i = 0; i < 500; i++) {
            counter.terminal.script(0x0600, "84 6F 00", "pause 5", "hang up");
        }

        assertEquals(new Silent(), counter.driver.ask(REQUEST, counter.news));
        assertTrue(counter.cable.opened <= 62, () -> "opened " + counter.cable.opened);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverWaitsForAnAnswerMayStopWaiting(Over over) {
        var counter = over.counter();
        counter.cable.cut(Direction.TO_TILL, 0, Cut.NOTICED, Duration.ofDays(1));
        counter.time.later(Duration.ofSeconds(20), counter.driver::stop);

        assertEquals(new Silent(), counter.driver.ask(REQUEST, counter.news));
        assertTrue(counter.time.passed().toSeconds() < 30);
    }

    @ParameterizedTest
    @CsvSource({"F0", "CC", "DF"})
    void aTerminalThatWantsAPersonCanTellAllTheSame(String state) {
        for (var over : Over.values()) {
            var counter = over.counter();
            counter.terminal.script(0x0501, YES, "06 0F 01 " + state);

            assertEquals(new Declined(NOTHING_STORED), counter.driver.ask(REQUEST, counter.news));
        }
    }

    // ---- an approval that still waits for our word ----

    @Test
    void anApprovalThatWaitsIsKeptBeforeItIsAnsweredLate() {
        var counter = Over.SERIAL.counter().ready();
        var request = counter.request();
        var approval = approved(84_37, 42);
        counter.terminal.script(0x0601, YES, "pause 190000", approval, "book", DONE);

        assertEquals(new Silent(), counter.driver.charge(request, counter.news));
        counter.journal.clear();
        counter.wait(Duration.ofSeconds(8));
        assertApproved(counter.driver.ask(request, counter.news));

        assertEquals(List.of("approval", YES, YES), counter.said().subList(0, 3));
    }

    @ParameterizedTest
    @EnumSource
    void anApprovalThatComesInsteadOfAnAnswerIsKeptFirst(Over over) {
        var counter = over.counter();
        var approval = approved(84_37, 42);
        counter.terminal.script(0x0600, approval, "book", DONE);
        counter.terminal.script(0x0600);

        assertApproved(counter.driver.ask(REQUEST, counter.news));
        assertEquals(List.of("approval", YES, YES), counter.said().subList(1, 4));
    }

    @ParameterizedTest
    @EnumSource
    void anApprovalWithinAStatusEnquiryIsKeptFirst(Over over) {
        var counter = over.counter();
        counter.terminal.script(0x0501, YES, approved(84_37, 42), "book", DONE);

        assertApproved(counter.driver.ask(REQUEST, counter.news));
        assertEquals(1, counter.news.approvals.size());
    }

    @ParameterizedTest
    @EnumSource
    void anApprovalThatNobodyKeepsIsNotAnsweredLateEither(Over over) {
        var counter = over.counter();
        counter.news.keepsApproval = _ -> false;
        counter.terminal.script(0x0501, YES, approved(84_37, 42), "book", DONE);

        counter.driver.ask(REQUEST, counter.news);
        var said = counter.said();
        assertTrue(
                said.get(said.indexOf("approval") + 1).startsWith("06 00"),
                () -> "the line is closed and opened anew: " + said);
    }

    @ParameterizedTest
    @EnumSource
    void anApprovalThatNobodyWaitsForIsNotAnswered(Over over) {
        var counter = over.counter();
        counter.terminal.script(0x0501, YES, approved(84_37, 42), "book", DONE);

        assertEquals(TerminalTrouble.SILENT, counter.driver.ready(counter.news).orElseThrow());
        assertEquals(List.of(), counter.news.approvals);
        assertEquals(List.of(), counter.terminal.books);
        // And is nobody's when the terminal is asked again.
        counter.ready();
    }

    @Test
    void slipsOfTheOldDialogueAreKeptWhileItIsHeardToItsEnd() {
        var counter = Over.SERIAL.counter().ready();
        var request = counter.request();
        counter.terminal.script(
                0x0601,
                YES,
                "pause 190000",
                approved(84_37, 42),
                "book",
                Told.line("VISA"),
                Told.END,
                DONE);
        counter.driver.charge(request, counter.news);
        counter.wait(Duration.ofSeconds(8));

        assertApproved(counter.driver.ask(request, counter.news));
        assertEquals(1, counter.news.slips.size());
        assertEquals(0, counter.terminal.count("06 20 05 12 34 56 03 00"));
    }

    // ---- slips that were lost with the answer ----

    @ParameterizedTest
    @EnumSource
    void theSlipsAreAskedForIfNoneCame(Over over) {
        var counter = over.counter();
        counter.terminal.prints = List.of(Told.line("VISA 84.37"), Told.END);
        counter.terminal.receipt = 42;
        counter.terminal.turnover = 142;
        counter.terminal.books.add(new TestTerminal.Booking(42, 142, 84_37, "00"));

        assertApproved(counter.driver.ask(REQUEST, counter.news));
        assertEquals(1, counter.terminal.count("06 20 05 12 34 56 03 00"));
        assertEquals(1, counter.news.slips.size());
    }

    @ParameterizedTest
    @EnumSource
    void theSlipsAreNotAskedForAgainIfTheyCame(Over over) {
        var counter = over.counter().ready();
        var request = counter.request();
        counter.terminal.script(
                0x0601,
                YES,
                approved(84_37, 42),
                Told.line("VISA 84.37"),
                Told.END,
                "book",
                abort("6C"));

        assertEquals(new Silent(), counter.driver.charge(request, counter.news));
        assertApproved(counter.driver.ask(request, counter.news));
        assertEquals(1, counter.news.slips.size());
        assertEquals(0, counter.terminal.count("06 20 05 12 34 56 03 00"));
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatPrintsNothingAgainHasChargedAllTheSame(Over over) {
        var counter = over.counter();
        counter.terminal.script(0x0620, YES, approved(84_37, 42), DONE);
        counter.terminal.script(0x0620, YES);
        var began = counter.time.passed();

        assertApproved(counter.driver.ask(REQUEST, counter.news));
        assertTrue(counter.time.passed().minus(began).toSeconds() < 15);
    }

    @ParameterizedTest
    @EnumSource
    void askingTwiceIsAskingTwice(Over over) {
        var counter = recordSays(over, YES, approved(84_37, 42), DONE);
        var answers = new ArrayList<CardAnswer>();
        for (int i = 0; i < 3; i++) {
            answers.add(counter.driver.ask(REQUEST, counter.news));
        }

        assertEquals(List.of(answers.getFirst(), answers.getFirst(), answers.getFirst()), answers);
        assertEquals(0, counter.payments());
    }
}
