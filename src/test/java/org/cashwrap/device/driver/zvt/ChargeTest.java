package org.cashwrap.device.driver.zvt;

import static org.cashwrap.device.driver.zvt.Told.DONE;
import static org.cashwrap.device.driver.zvt.Told.INSERT_CARD;
import static org.cashwrap.device.driver.zvt.Told.YES;
import static org.cashwrap.device.driver.zvt.Told.abort;
import static org.cashwrap.device.driver.zvt.Told.amount;
import static org.cashwrap.device.driver.zvt.Told.approved;
import static org.cashwrap.device.driver.zvt.Told.booking;
import static org.cashwrap.device.driver.zvt.Told.declined;
import static org.cashwrap.device.driver.zvt.Told.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardAnswer.Approved;
import org.cashwrap.core.payment.CardAnswer.Declined;
import org.cashwrap.core.payment.CardAnswer.Silent;
import org.cashwrap.core.payment.CardApproval;
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

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What a payment's dialogue means for the money, on both transports: its last result and its last word together.
class ChargeTest {
    private static final String PAY = "06 01 0C 04 00 00 00 00 84 37 49 08 40 19 40";

    private static CardApproval approval(Money amount) {
        return new CardApproval(
                amount,
                "A1B2C3",
                "1234",
                "VISA",
                TestTerminal.TID,
                OptionalInt.of(42),
                OptionalInt.of(1142),
                Optional.of(LocalDateTime.of(2026, 8, 20, 14, 5, 9)));
    }

    private static CardAnswer charged(Over over, String... dialogue) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0601, dialogue);
        var answer = counter.charge();
        assertEquals(1, counter.payments());
        return answer;
    }

    // ---- the table ----

    @ParameterizedTest
    @EnumSource
    void approvedAndCompletedIsApproved(Over over) {
        var answer = charged(over, YES, INSERT_CARD, approved(84_37, 42), DONE);

        assertEquals(new Approved(approval(Counter.usd(84_37))), answer);
    }

    @ParameterizedTest
    @EnumSource
    void anotherAmountIsApprovedAsItIsReported(Over over) {
        assertEquals(
                new Approved(approval(Counter.usd(50_00))),
                charged(over, YES, approved(50_00, 42), DONE));
        assertEquals(
                new Approved(approval(Counter.usd(90_00))),
                charged(over, YES, approved(90_00, 42), DONE));
    }

    @ParameterizedTest
    @EnumSource
    void approvedAndBrokenOffIsNotKnown(Over over) {
        assertEquals(new Silent(), charged(over, YES, approved(84_37, 42), abort("6C")));
        assertEquals(new Silent(), charged(over, YES, approved(84_37, 42), abort("")));
        assertEquals(new Silent(), charged(over, YES, status("29 12345678"), abort("6C")));
    }

    @ParameterizedTest
    @EnumSource
    void aResultThatIsNoneIsDeclinedHoweverItEnds(Over over) {
        assertEquals(new Declined("DECLINED"), charged(over, YES, declined("05"), DONE));
        assertEquals(new Declined("DECLINED"), charged(over, YES, declined("05"), abort("05")));
        assertEquals(
                new Declined("cancelled (6C)"), charged(over, YES, status("27 6C"), abort("6C")));
        assertEquals(new Declined("DECLINED"), charged(over, YES, declined("FF"), abort("")));
    }

    @ParameterizedTest
    @EnumSource
    void brokenOffWithoutAResultIsDeclined(Over over) {
        assertEquals(new Declined("cancelled (6C)"), charged(over, YES, INSERT_CARD, abort("6C")));
        assertEquals(new Declined("no reason given"), charged(over, YES, abort("")));
    }

    @ParameterizedTest
    @EnumSource
    void completedWithoutAResultIsNotKnown(Over over) {
        assertEquals(new Silent(), charged(over, YES, INSERT_CARD, DONE));
        assertEquals(new Silent(), charged(over, YES, DONE));
        assertEquals(new Silent(), charged(over, YES, status("29 12345678"), DONE));
        assertEquals(new Silent(), charged(over, YES, "04 0F 00", DONE));
    }

    @ParameterizedTest
    @EnumSource
    void refusedBeforeItBeganIsDeclined(Over over) {
        assertEquals(new Declined("function not possible (83)"), charged(over, "84 83 00"));
        assertEquals(new Declined("please wait (9C)"), charged(over, "84 9C 00"));
    }

    @ParameterizedTest
    @EnumSource
    void anotherPositiveAnswerBeginsItToo(Over over) {
        assertInstanceOf(Approved.class, charged(over, "84 00 00", approved(84_37, 42), DONE));
        assertInstanceOf(Approved.class, charged(over, "80 00 01 AA", approved(84_37, 42), DONE));
    }

    @ParameterizedTest
    @EnumSource
    void anEndBeforeTheBeginningIsAnEarlierOnes(Over over) {
        // The answer to our command is still to come: nothing says that it was refused.
        assertInstanceOf(
                Approved.class,
                charged(over, abort("6C"), YES, INSERT_CARD, approved(84_37, 42), DONE));
        assertEquals(new Silent(), charged(over, abort("6C")));
        assertEquals(new Silent(), charged(over, DONE, YES, DONE));
        assertEquals(new Silent(), charged(over, declined("05"), YES, DONE));
    }

    @ParameterizedTest
    @EnumSource
    void anApprovalBeforeTheBeginningIsNotAcknowledged(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0601, approved(84_37, 42), YES, DONE);

        assertEquals(new Silent(), counter.charge());
        assertEquals(List.of(PAY), counter.said());
    }

    @ParameterizedTest
    @CsvSource({"SERIAL,84 83 00", "TCP,84 83 00", "SERIAL,80 00 00", "TCP,80 00 00"})
    void anAnswerThatLayThereIsNotTheAnswerToTheCharge(Over over, String old) {
        var counter = over.counter().ready();
        counter.terminal.blurt(old);
        counter.wait(Duration.ofSeconds(1));
        counter.terminal.script(0x0601, "pause 1000", "84 F0 00");
        var refused = counter.charge();
        assertEquals(List.of(TerminalTrouble.END_OF_DAY_DUE), counter.news.troubles);
        assertInstanceOf(Declined.class, refused);

        counter.terminal.blurt(old);
        counter.wait(Duration.ofSeconds(1));
        counter.terminal.script(0x0601, "pause 1000", YES, approved(84_37, 42), DONE);
        assertInstanceOf(Approved.class, counter.charge());
    }

    // ---- silence ----

    @ParameterizedTest
    @EnumSource
    void noAnswerToTheCommandIsSilence(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0601);
        var began = counter.time.passed();

        assertEquals(new Silent(), counter.charge());
        assertEquals(1, counter.payments());
        var waited = counter.time.passed().minus(began);
        assertEquals(5, waited.toSeconds());
    }

    @Test
    void noAcknowledgeIsSilenceAndTheCommandIsNotRepeated() {
        var counter = Over.SERIAL.counter().ready();
        counter.cable.cut(Direction.TO_TERMINAL, 0, Cut.SILENT, Duration.ofDays(1));

        assertEquals(new Silent(), counter.charge());
        assertEquals(1, counter.payments());
    }

    @ParameterizedTest
    @EnumSource
    void aTerminalThatStopsSpeakingIsSilentAfterT4(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0601, YES, INSERT_CARD);
        var began = counter.time.passed();

        assertEquals(new Silent(), counter.charge());
        assertEquals(180, counter.time.passed().minus(began).toSeconds());
    }

    @ParameterizedTest
    @EnumSource
    void everyMessageOfTheTerminalBeginsT4Anew(Over over) {
        assertInstanceOf(
                Approved.class,
                charged(
                        over,
                        YES,
                        "pause 170000",
                        INSERT_CARD,
                        "pause 170000",
                        approved(84_37, 42),
                        "pause 170000",
                        DONE));
    }

    @ParameterizedTest
    @CsvSource({
        "SERIAL,05,290000,true",
        "TCP,05,290000,true",
        "SERIAL,01,70000,false",
        "TCP,05,310000,false",
        "SERIAL,00,170000,true",
        "TCP,AA,170000,true",
        "SERIAL,99,890000,true",
        "TCP,99,910000,false"
    })
    void theTerminalMayAskForAnotherT4(Over over, String minutes, long pause, boolean inTime) {
        var answer =
                charged(
                        over,
                        YES,
                        "04 FF 02 17 " + minutes,
                        "pause " + pause,
                        approved(84_37, 42),
                        DONE);

        assertEquals(inTime, answer instanceof Approved);
        assertEquals(!inTime, answer instanceof Silent);
    }

    @ParameterizedTest
    @EnumSource
    void aSilentPinPhaseOfAMinuteIsNoSilence(Over over) {
        assertInstanceOf(
                Approved.class,
                charged(over, "pause 4000", YES, "pause 60000", approved(84_37, 42), DONE));
    }

    // ---- the last result counts ----

    @ParameterizedTest
    @EnumSource
    void ofSeveralResultsTheLastCounts(Over over) {
        assertInstanceOf(
                Approved.class, charged(over, YES, status("27 37"), approved(84_37, 42), DONE));
        assertEquals(
                new Declined("DECLINED"),
                charged(over, YES, approved(84_37, 42), declined("05"), DONE));
        assertEquals(
                new Silent(), charged(over, YES, declined("05"), approved(84_37, 42), abort("6C")));
        assertEquals(
                new Silent(), charged(over, YES, approved(84_37, 42), status("29 12345678"), DONE));
    }

    @ParameterizedTest
    @EnumSource
    void aRepeatedResultIsAnsweredEachTime(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0601, YES, approved(84_37, 42), approved(84_37, 42), DONE);

        assertInstanceOf(Approved.class, counter.charge());
        assertEquals(List.of(PAY, "approval", YES, "approval", YES, YES), counter.said());
    }

    @ParameterizedTest
    @EnumSource
    void totalsInTheMiddleAreNoResult(Over over) {
        var totals = status("27 00" + amount(309_30) + "60 F0F5F3 0001 0042" + "00".repeat(49));
        var counter = over.counter().ready();
        counter.terminal.script(0x0601, YES, "04 FF 01 0F", totals, approved(84_37, 1), DONE);
        assertEquals(
                Counter.usd(84_37),
                assertInstanceOf(Approved.class, counter.charge()).approval().amount());
        assertEquals(1, counter.news.approvals.size());

        assertEquals(new Silent(), charged(over, YES, totals, DONE));
        assertInstanceOf(Approved.class, charged(over, YES, approved(84_37, 42), totals, DONE));
    }

    // ---- amounts and currencies ----

    @ParameterizedTest
    @EnumSource
    void anotherCurrencyIsReportedAsItIs(Over over) {
        var euro = Currency.getInstance("EUR");
        var answer = charged(over, YES, status("27 00" + amount(84_37) + "49 0978 87 0042"), DONE);

        assertEquals(
                new Money(84_37, euro),
                assertInstanceOf(Approved.class, answer).approval().amount());
    }

    @ParameterizedTest
    @EnumSource
    void noCurrencyIsOurs(Over over) {
        var answer = charged(over, YES, status("27 00" + amount(84_37) + "87 0042"), DONE);

        assertEquals(
                Counter.usd(84_37), assertInstanceOf(Approved.class, answer).approval().amount());
    }

    @ParameterizedTest
    @CsvSource({
        "a currency that is none, 27 00 04 000000008437 49 0123 87 0042",
        "a currency that is no number, 27 00 04 000000008437 49 0A23 87 0042",
        "gold, 27 00 04 000000008437 49 0959 87 0042",
        "the currency 0000, 27 00 04 000000008437 49 0000 87 0042",
        "two currencies, 27 00 04 000000008437 49 0840 49 0978 87 0042",
        "no amount, 27 00 49 0840 87 0042",
        "an amount of zero, 27 00 04 000000000000 49 0840 87 0042",
        "an amount that is no number, 27 00 04 0000000084E7 49 0840 87 0042",
        "two amounts, 27 00 04 000000008437 04 000000008438 49 0840 87 0042",
        "two results, 27 00 27 05 04 000000008437 49 0840 87 0042",
        "an unknown field first, 92 27 00 04 000000008437",
        "cut off, 27 00 04 0000"
    })
    void whatCannotBeReadIsAnsweredAllTheSameAndNotKnown(String what, String data) {
        for (var over : Over.values()) {
            var counter = over.counter().ready();
            counter.terminal.script(0x0601, YES, status(data), DONE);

            assertEquals(new Silent(), counter.charge(), what);
            assertEquals(List.of(PAY, YES, YES), counter.said(), what);
            assertTrue(counter.driver.mark().isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatFollowsAnUnknownFieldIsLostAndWhatCameBeforeItCounts(Over over) {
        var answer = charged(over, YES, status("27 00" + amount(84_37) + "92 FFFFFF"), DONE);

        assertEquals(
                Counter.usd(84_37), assertInstanceOf(Approved.class, answer).approval().amount());
    }

    // ---- when nothing is sent ----

    private static void assertNotStarted(Counter counter, CardRequest request) {
        assertEquals(new Declined("not started"), counter.driver.charge(request, counter.news));
        assertEquals(0, counter.payments());
        assertEquals(List.of(), counter.news.approvals);
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsChargedBeforeTheTerminalIsReady(Over over) {
        assertNotStarted(
                over.counter(),
                new CardRequest(
                        Counter.usd(84_37), "ref", new TerminalMark("zvt1:12345678:41:-:-:-")));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsChargedOnAnotherMarkThanTheRecordsOwn(Over over) {
        var counter = over.counter().ready();
        assertNotStarted(
                counter,
                new CardRequest(
                        Counter.usd(84_37), "ref", new TerminalMark("zvt1:12345678:40:-:-:-")));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsChargedInAnotherCurrency(Over over) {
        var counter = over.counter().ready();
        var euro = new Money(84_37, Currency.getInstance("EUR"));
        assertNotStarted(
                counter, new CardRequest(euro, "ref", counter.driver.mark().orElseThrow()));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsChargedThatDoesNotFitTheCommand(Over over) {
        var counter = over.counter().ready();
        assertNotStarted(
                counter,
                new CardRequest(
                        Counter.usd(1_000_000_000_000L),
                        "ref",
                        counter.driver.mark().orElseThrow()));
        counter.driver.charge(
                new CardRequest(
                        Counter.usd(999_999_999_999L), "ref", counter.driver.mark().orElseThrow()),
                counter.news);
        assertEquals(
                List.of("06 01 0C 04 99 99 99 99 99 99 49 08 40 19 40"), counter.terminal.commands);
    }

    @ParameterizedTest
    @EnumSource
    void aCableThatIsGoneBeforeChargesNothing(Over over) {
        var counter = over.counter().ready();
        var request = counter.request();
        counter.cable.cut(Direction.TO_TILL, 0, Cut.NOTICED, Duration.ofSeconds(2));

        assertInstanceOf(Declined.class, counter.driver.charge(request, counter.news));
        assertEquals(0, counter.payments());
        assertTrue(counter.driver.mark().isEmpty());
    }

    @Test
    void aCommandThatArrivedDamagedThreeTimesWasNotCharged() {
        var counter = Over.SERIAL.counter().ready();
        var mark = counter.driver.mark();
        ((FarSerial) counter.far).deaf = 3;

        assertEquals(new Declined("not sent"), counter.charge());
        assertEquals(3, counter.payments());
        assertEquals(List.of(), counter.terminal.commands);
        assertEquals(mark, counter.driver.mark());
    }

    @Test
    void aCommandThatArrivedDamagedTwiceIsChargedOnce() {
        var counter = Over.SERIAL.counter().ready();
        ((FarSerial) counter.far).deaf = 2;

        assertInstanceOf(Approved.class, counter.charge());
        assertEquals(3, counter.payments());
        assertEquals(1, counter.terminal.books.size());
    }

    // ---- what the terminal is told ----

    @ParameterizedTest
    @EnumSource
    void theApprovalIsKeptBeforeTheTerminalIsToldSo(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0601, YES, INSERT_CARD, approved(84_37, 42), DONE);

        counter.charge();

        assertEquals(List.of(PAY, YES, "approval", YES, YES), counter.said());
        assertEquals(List.of(approval(Counter.usd(84_37))), counter.news.approvals);
    }

    @ParameterizedTest
    @EnumSource
    void aDeclineIsNoApprovalToKeep(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0601, YES, declined("05"), abort("05"));

        counter.charge();

        assertEquals(List.of(PAY, YES, YES), counter.said());
    }

    @ParameterizedTest
    @EnumSource
    void anApprovalThatCannotBeKeptIsNotAcknowledged(Over over) {
        var counter = over.counter().ready();
        counter.news.keepsApproval = _ -> false;
        var request = counter.request();

        assertEquals(new Silent(), counter.driver.charge(request, counter.news));
        assertEquals(List.of(PAY, YES, "approval"), counter.said());
        assertTrue(counter.cable.isClosed());
        assertTrue(counter.driver.mark().isEmpty());

        // It has undone what nobody wanted.
        counter.news.keepsApproval = _ -> true;
        counter.wait(Duration.ofMinutes(1));
        assertEquals(
                new Declined("the terminal has stored nothing"),
                counter.driver.ask(request, counter.news));
        assertEquals(List.of(), counter.terminal.books);
    }

    @ParameterizedTest
    @EnumSource
    void anApprovalThatTheTerminalKeepsAllTheSameIsFoundLater(Over over) {
        var counter = over.counter().ready();
        counter.terminal.habit = TestTerminal.Habit.KEEPS;
        counter.news.keepsApproval = _ -> false;
        var request = counter.request();

        assertEquals(new Silent(), counter.driver.charge(request, counter.news));
        counter.news.keepsApproval = _ -> true;
        var answer = counter.driver.ask(request, counter.news);

        assertEquals(
                Counter.usd(84_37), assertInstanceOf(Approved.class, answer).approval().amount());
        assertTrue(counter.terminal.hasBooked());
    }

    @ParameterizedTest
    @EnumSource
    void whatWeDoNotKnowIsAnsweredSo(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(
                0x0601,
                YES,
                "04 01 08 AA 26 08 20 0C 14 05 09",
                "06 D8 00",
                "04 0D 00",
                "06 E4 00",
                approved(84_37, 42),
                DONE);

        assertInstanceOf(Approved.class, counter.charge());
        assertEquals(
                List.of(PAY, YES, "84 83 00", "84 83 00", "84 83 00", "approval", YES, YES),
                counter.said());
    }

    // ---- the mark ----

    @ParameterizedTest
    @EnumSource
    void theMarkIsAwayDuringAChargeAndNewAfterIt(Over over) {
        var counter = over.counter().ready();
        var before = counter.driver.mark();
        counter.news.keepsApproval = _ -> counter.driver.mark().isEmpty();

        assertInstanceOf(Approved.class, counter.charge());

        assertEquals(Optional.of(new TerminalMark("zvt1:12345678:41:141:1141:334925")), before);
        assertEquals(
                Optional.of(new TerminalMark("zvt1:12345678:42:142:1142:334925")),
                counter.driver.mark());
        // It is the one that the terminal tells, too.
        var after = counter.driver.mark();
        counter.driver.ready(counter.news);
        assertEquals(after, counter.driver.mark());
    }

    @ParameterizedTest
    @EnumSource
    void theMarkIsTheSameAfterADecline(Over over) {
        var counter = over.counter().ready();
        var before = counter.driver.mark();
        counter.terminal.script(0x0601, YES, declined("05"), abort("05"));
        counter.charge();
        assertEquals(before, counter.driver.mark());

        counter.terminal.script(0x0601, "84 83 00");
        counter.charge();
        assertEquals(before, counter.driver.mark());
    }

    @ParameterizedTest
    @EnumSource
    void aDeclineThatUsedUpAReceiptNumberLeavesNoMark(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0601, YES, status(booking("05", 84_37, 42)), abort("05"));

        assertInstanceOf(Declined.class, counter.charge());
        assertTrue(counter.driver.mark().isEmpty());
        assertEquals(Optional.empty(), counter.driver.ready(counter.news));
        assertTrue(counter.driver.mark().isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void thereIsNoMarkAfterSilenceUntilTheTerminalIsAskedAnew(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0601, YES, DONE);
        assertEquals(new Silent(), counter.charge());

        assertTrue(counter.driver.mark().isEmpty());
        assertEquals(Optional.empty(), counter.driver.ready(counter.news));
        assertTrue(counter.driver.mark().isPresent());
    }

    @ParameterizedTest
    @EnumSource
    void anApprovalWithoutAReceiptNumberLeavesNoMark(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0601, YES, status("27 00" + amount(84_37)), DONE);

        assertInstanceOf(Approved.class, counter.charge());
        assertTrue(counter.driver.mark().isEmpty());
    }

    // ---- trouble ----

    @ParameterizedTest
    @EnumSource
    void aTerminalThatWantsItsBatchClosedSaysSo(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0601, YES, abort("F0"));

        assertInstanceOf(Declined.class, counter.charge());
        assertEquals(List.of(TerminalTrouble.END_OF_DAY_DUE), counter.news.troubles);
        assertTrue(counter.driver.mark().isPresent());
    }

    @ParameterizedTest
    @CsvSource({"84 6B 00", "84 1E 01 6B"})
    void aTerminalThatHasForgottenUsIsRegisteredAnew(String no) {
        for (var over : Over.values()) {
            var counter = over.counter().ready();
            counter.terminal.script(0x0601, no);

            assertInstanceOf(Declined.class, counter.charge());
            assertTrue(counter.driver.mark().isEmpty());
            assertEquals(Optional.empty(), counter.driver.ready(counter.news));
            assertEquals(1, counter.terminal.count("06 00"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureOfTheCompletionUndoesNothing(Over over) {
        var counter = over.counter().ready();
        counter.terminal.script(0x0601, YES, approved(84_37, 42), DONE);
        counter.news.keepsApproval =
                _ -> {
                    // After the answer to the approval nothing of ours arrives any more.
                    counter.cable.cut(
                            Direction.TO_TERMINAL,
                            over == Over.SERIAL ? 11 : 3,
                            Cut.ONE_WAY,
                            Duration.ofDays(1));
                    return true;
                };

        assertInstanceOf(Approved.class, counter.charge());
    }
}
