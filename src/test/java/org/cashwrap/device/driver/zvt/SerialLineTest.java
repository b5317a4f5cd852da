package org.cashwrap.device.driver.zvt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.driver.zvt.VirtualCable.Cut;
import org.cashwrap.device.driver.zvt.VirtualCable.Direction;
import org.cashwrap.device.driver.zvt.ZvtLine.Delivery;
import org.cashwrap.device.driver.zvt.ZvtLine.Heard;
import org.cashwrap.device.driver.zvt.ZvtLine.Repeat;
import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.link.Cable.Opening;
import org.cashwrap.device.link.Link;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Acknowledge, repeat, and nothing lost: PA00P016 rev. 04, chapter 3. The frames are worked examples and recordings.
class SerialLineTest {
    private static final String PAY =
            "10 02 06 01 0C 04 00 00 00 00 84 37 49 08 40 19 40 10 03 3A B4";
    private static final String YES = "10 02 80 00 00 10 03 F5 1F";
    private static final String INSERT_CARD = "10 02 04 FF 01 0A 10 03 F5 7D";
    private static final String LINE = "10 02 06 D1 04 81 45 4E 44 10 03 1B 9A";
    private static final String DONE = "10 02 06 0F 00 10 03 C6 33";
    private static final String ACK = "06";
    private static final String NAK = "15";

    private static final Apdu PAYMENT = apdu("06 01", "04 00 00 00 00 84 37 49 08 40 19 40");
    private static final Apdu OK = apdu("80 00", "");
    private static final Apdu ENQUIRY = apdu("05 01", "");

    private final VirtualTime time = new VirtualTime();
    private final ScriptedFar far = new ScriptedFar(time);
    private final VirtualCable cable =
            new VirtualCable(VirtualCable.serial(), time, far, new ArrayList<>());
    private final SerialLine line = open();

    private SerialLine open() {
        return new SerialLine(
                assertInstanceOf(Opening.Opened.class, cable.open()).link(),
                Counter.SETTINGS,
                time);
    }

    private static Apdu apdu(String control, String data) {
        var bytes = TestTerminal.bytes(data);
        return Apdu.of(HexFormat.fromHexDigits(control.replace(" ", "")), bytes);
    }

    private static Heard heard(String control, String data) {
        return new Heard.Message(apdu(control, data));
    }

    private Heard next() {
        return line.next(Duration.ofSeconds(30));
    }

    private long framesSent() {
        return cable.written.stream().filter(write -> write.startsWith("10 02")).count();
    }

    // ---- sending ----

    @Test
    void whatIsAcknowledgedIsDeliveredAndSentOnce() {
        far.when(PAY, ACK);

        assertEquals(Delivery.DELIVERED, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
        assertEquals(List.of(PAY), cable.written);
    }

    @Test
    void thePaymentIsNeverSentAgainAfterSilence() {
        assertEquals(Delivery.UNSURE, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));

        assertEquals(List.of(PAY), cable.written);
        assertEquals(5, time.passed().toSeconds());
    }

    @Test
    void thePaymentIsSentAgainWhenTheTerminalGotItDamaged() {
        far.when(PAY, NAK).when(PAY, NAK).when(PAY, ACK);

        assertEquals(Delivery.DELIVERED, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
        assertEquals(List.of(PAY, PAY, PAY), cable.written);
    }

    @Test
    void whatWasRefusedThreeTimesIsNotDelivered() {
        far.when(PAY, NAK).when(PAY, NAK).when(PAY, NAK);

        assertEquals(Delivery.NOT_DELIVERED, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
        assertEquals(3, framesSent());
    }

    @Test
    void silenceAfterARefusalIsUnsureAndEndsTheTrying() {
        far.when(PAY, NAK);

        assertEquals(Delivery.UNSURE, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
        assertEquals(2, framesSent());
    }

    @Test
    void whatMovesNoMoneyIsSentThreeTimesIntoSilence() {
        assertEquals(Delivery.UNSURE, line.send(ENQUIRY, Repeat.ALWAYS));

        assertEquals(3, framesSent());
        assertEquals(15, time.passed().toSeconds());
    }

    @Test
    void aWriteOfWhichNothingLeftIsNotDelivered() {
        cable.cut(Direction.TO_TILL, 0, Cut.NOTICED, Duration.ofDays(1));

        assertEquals(Delivery.NOT_DELIVERED, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
        assertTrue(line.isGone());
    }

    @Test
    void aWriteThatBrokeOffIsUnsure() {
        cable.cut(Direction.TO_TERMINAL, 20, Cut.NOTICED, Duration.ofDays(1));

        assertEquals(Delivery.UNSURE, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
        assertTrue(line.isGone());
    }

    @Test
    void whatLeftWholeBeforeTheCableWentIsUnsure() {
        cable.cut(Direction.TO_TERMINAL, 21, Cut.NOTICED, Duration.ofDays(1));

        assertEquals(Delivery.UNSURE, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
        assertEquals(Delivery.NOT_DELIVERED, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
    }

    @Test
    void aCableThatGoesWhileWeSendAgainLeavesUnsureWhatMayHaveArrivedBefore() {
        cable.cut(Direction.TO_TERMINAL, 9, Cut.SILENT, Duration.ofDays(1));
        time.later(Duration.ofSeconds(7), line::close);

        // 05 01 is sent once whole into silence, and once more before the line is closed.
        assertEquals(Delivery.UNSURE, line.send(ENQUIRY, Repeat.ALWAYS));
        assertEquals(2, framesSent());
    }

    @Test
    void aCableThatGoesBeforeTheRepeatLeavesUnsureWhatMayHaveArrivedBefore() {
        var writes = new ArrayList<String>();
        var once =
                new Link() {
                    @Override
                    public int next(Duration wait) {
                        time.pause(wait);
                        return NOTHING;
                    }

                    @Override
                    public Sent write(byte[] bytes) {
                        writes.add(TestTerminal.hex(bytes));
                        return writes.size() == 1 ? Sent.DONE : Sent.NOTHING;
                    }

                    @Override
                    public void close() {}
                };

        assertEquals(
                Delivery.UNSURE,
                new SerialLine(once, Counter.SETTINGS, time).send(ENQUIRY, Repeat.ALWAYS));
        assertEquals(2, writes.size());
    }

    @Test
    void aTerminalThatSpeaksHasHeardUs() {
        far.when(PAY, YES + LINE.substring(0, 0));

        assertEquals(Delivery.DELIVERED, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
        assertEquals(heard("80 00", ""), next());
        assertEquals(List.of(PAY, ACK), cable.written);
    }

    @Test
    void anAcknowledgeGluedToTheNextMessageIsBoth() {
        far.when(PAY, ACK + YES);

        assertEquals(Delivery.DELIVERED, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
        assertEquals(heard("80 00", ""), next());
    }

    @Test
    void noiseBeforeTheAcknowledgeIsNoise() {
        far.when(PAY, "FF 00 42" + ACK);

        assertEquals(Delivery.DELIVERED, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
    }

    @Test
    void aDamagedMessageIsNoAcknowledge() {
        far.when(PAY, "10 02 80 00 00 10 03 00 00").when(NAK, YES);

        assertEquals(Delivery.DELIVERED, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
        assertEquals(List.of(PAY, NAK, ACK), cable.written);
        assertEquals(heard("80 00", ""), next());
    }

    // ---- hearing ----

    @Test
    void aMessageIsAcknowledgedBeforeAnybodyLooksIntoIt() {
        far.at(10, INSERT_CARD);

        assertEquals(heard("04 FF", "0A"), next());
        assertEquals(List.of(ACK), cable.written);
    }

    @Test
    void bytesThatComeOneByOneAreTheSameMessage() {
        far.slowly = true;
        far.at(10, "06" + INSERT_CARD);

        assertEquals(heard("04 FF", "0A"), next());
        assertEquals(List.of(ACK), cable.written);
    }

    @Test
    void twoMessagesInOneGoAreTwo() {
        far.at(10, YES + DONE);

        assertEquals(heard("80 00", ""), next());
        assertEquals(heard("06 0F", ""), next());
        assertEquals(List.of(ACK, ACK), cable.written);
    }

    @Test
    void aChecksumMayLookLikeAnything() {
        far.at(10, "10 02 05 01 00 10 03 10 06")
                .at(20, "10 02 06 01 0C 04 00 00 00 01 63 43 49 08 40 19 40 10 03 10 03")
                .at(30, "10 02 06 01 0C 04 00 00 00 00 38 44 49 08 40 19 40 10 03 10 10")
                .at(40, "10 02 06 01 0C 04 00 00 00 00 80 82 49 08 40 19 40 10 03 10 02");

        assertEquals(heard("05 01", ""), next());
        assertEquals(heard("06 01", "04 00 00 00 01 63 43 49 08 40 19 40"), next());
        assertEquals(heard("06 01", "04 00 00 00 00 38 44 49 08 40 19 40"), next());
        assertEquals(heard("06 01", "04 00 00 00 00 80 82 49 08 40 19 40"), next());
        assertEquals(List.of(ACK, ACK, ACK, ACK), cable.written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10 02 04 FF 01 0A 10 03 F5 7C",
                "10 02 04 FF 01 0B 10 03 F5 7D",
                "10 02 04 FF 02 0A 10 03 1C 57",
                "10 02 04 FF 01 10 04 0A 10 03 F5 7D",
                "10 02 04 FF 01"
            })
    void whatIsDamagedIsRefusedAndItsRepeatTaken(String damaged) {
        far.at(10, damaged).when(NAK, INSERT_CARD);

        assertEquals(heard("04 FF", "0A"), next());
        assertEquals(List.of(NAK, ACK), cable.written);
    }

    @Test
    void aMessageThatBreaksOffIsRefusedWhenTheGapIsTooLong() {
        far.at(10, "10 02 04 FF").when(NAK, INSERT_CARD);

        assertEquals(heard("04 FF", "0A"), next());
        assertEquals(212, time.passed().toMillis() - 20);
    }

    @Test
    void aMessageThatHasBegunIsHeardToItsEndWhateverTheWait() {
        far.slowly = true;
        far.at(90, INSERT_CARD);

        assertEquals(heard("04 FF", "0A"), line.next(Duration.ofMillis(100)));
    }

    @Test
    void nothingIsSaidWhenTheWaitIsOver() {
        assertEquals(new Heard.Nothing(), line.next(Duration.ofMillis(700)));
        assertEquals(720, time.passed().toMillis());
        assertEquals(List.of(), cable.written);
    }

    @Test
    void noiseAndStrayAcknowledgesMakeNoWaitLonger() {
        for (int ms = 0; ms < 2_000; ms += 50) {
            far.at(ms, ms % 100 == 0 ? "FF 42" : "06 15");
        }

        assertEquals(new Heard.Nothing(), line.next(Duration.ofMillis(700)));
        assertEquals(720, time.passed().toMillis());
    }

    @ParameterizedTest
    @ValueSource(strings = {"FF", "06", "15", "10 02 04 FF 01 0A 10 03 00 00", "10 02", "10 41"})
    void aLineThatBabblesHoldsNobodyForEver(String babble) {
        for (int ms = 0; ms < 400_000; ms += 4) {
            far.at(ms, babble);
        }

        assertEquals(new Heard.Nothing(), line.next(Duration.ofMillis(700)));
        assertTrue(time.passed().toSeconds() < 60, () -> "waited " + time.passed());
        assertEquals(Delivery.UNSURE, sentAmidst(babble));
        assertTrue(time.passed().toSeconds() < 120, () -> "waited " + time.passed());
    }

    /// An acknowledge of a line that says nothing else would be believed.
    private Delivery sentAmidst(String babble) {
        return babble.equals("06") || babble.equals("15")
                ? Delivery.UNSURE
                : line.send(PAYMENT, Repeat.ONLY_IF_REFUSED);
    }

    @Test
    void aPileOfNoiseIsNotLookedAtForEver() {
        far.at(10, "FF".repeat(100_000));

        assertEquals(new Heard.Nothing(), line.next(Duration.ofMillis(100)));
    }

    @Test
    void anOldMessageBehindStrayAcknowledgesIsHeardWithoutAWait() {
        far.at(0, "06 06 15 FF" + INSERT_CARD);
        time.pause(Duration.ofSeconds(1));

        assertEquals(heard("04 FF", "0A"), line.next(Duration.ZERO));
    }

    @Test
    void aCableThatIsGoneIsGone() {
        cable.cut(Direction.TO_TILL, 0, Cut.NOTICED, Duration.ofDays(1));

        assertEquals(new Heard.Gone(), next());
        assertTrue(line.isGone());
        assertTrue(time.passed().toMillis() < 100);
    }

    @Test
    void whatCameBeforeTheCableWentIsHeard() {
        far.at(10, INSERT_CARD);
        time.pause(Duration.ofMillis(50));
        cable.cut(Direction.TO_TILL, 0, Cut.NOTICED, Duration.ofDays(1));

        assertEquals(heard("04 FF", "0A"), next());
        assertEquals(new Heard.Gone(), next());
    }

    // ---- repeats after a lost acknowledge ----

    @Test
    void aRepeatIsDroppedWhileTheAnswerToTheFirstIsNotAcknowledged() {
        far.at(10, LINE).when(YES, LINE).when(ACK, ACK);
        assertEquals(heard("06 D1", "81 45 4E 44"), next());

        assertEquals(Delivery.DELIVERED, line.send(OK, Repeat.ALWAYS));

        assertEquals(List.of(ACK, YES, ACK), cable.written);
        assertEquals(new Heard.Nothing(), line.next(Duration.ofSeconds(1)));
    }

    @Test
    void anEqualLineAfterTheAnswerWasAcknowledgedIsAnotherLine() {
        far.at(10, LINE).when(YES, ACK + LINE).when(YES, ACK);
        assertEquals(heard("06 D1", "81 45 4E 44"), next());
        assertEquals(Delivery.DELIVERED, line.send(OK, Repeat.ALWAYS));

        assertEquals(heard("06 D1", "81 45 4E 44"), next());
        assertEquals(Delivery.DELIVERED, line.send(OK, Repeat.ALWAYS));
        assertEquals(List.of(ACK, YES, ACK, YES), cable.written);
    }

    @Test
    void anotherMessageWhileTheAnswerIsNotAcknowledgedIsTheAcknowledge() {
        far.at(10, INSERT_CARD).when(YES, LINE);
        assertEquals(heard("04 FF", "0A"), next());

        assertEquals(Delivery.DELIVERED, line.send(OK, Repeat.ALWAYS));

        assertEquals(heard("06 D1", "81 45 4E 44"), next());
        assertEquals(List.of(ACK, YES, ACK), cable.written);
    }

    @Test
    void anEqualMessageWhileACommandOfOursWaitsIsNoRepeat() {
        // A terminal that says twice in a row that it waits for the card, and our wish to stop in
        // between.
        far.at(10, INSERT_CARD).when(YES, ACK).when("10 02 06 B0 00 10 03 43 F3", INSERT_CARD);
        assertEquals(heard("04 FF", "0A"), next());
        assertEquals(Delivery.DELIVERED, line.send(OK, Repeat.ALWAYS));

        assertEquals(Delivery.DELIVERED, line.send(apdu("06 B0", ""), Repeat.ONLY_IF_REFUSED));

        assertEquals(heard("04 FF", "0A"), next());
    }

    @ParameterizedTest
    @EnumSource(Cut.class)
    void closingEndsEverything(Cut cut) {
        if (cut != Cut.STALLED) {
            cable.cut(Direction.TO_TERMINAL, 3, cut, Duration.ofDays(1));
        }
        line.close();

        assertEquals(Delivery.NOT_DELIVERED, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
        assertEquals(new Heard.Gone(), next());
        assertEquals(List.of(), cable.written);
        assertFalse(far.isDone() && !line.isGone());
    }
}
