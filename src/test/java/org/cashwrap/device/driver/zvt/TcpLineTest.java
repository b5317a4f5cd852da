package org.cashwrap.device.driver.zvt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.device.driver.zvt.VirtualCable.Cut;
import org.cashwrap.device.driver.zvt.VirtualCable.Direction;
import org.cashwrap.device.driver.zvt.ZvtLine.Delivery;
import org.cashwrap.device.driver.zvt.ZvtLine.Heard;
import org.cashwrap.device.driver.zvt.ZvtLine.Repeat;
import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.link.Cable.Opening;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Bare messages on a connection: where a segment ends means nothing.
class TcpLineTest {
    private static final Apdu PAYMENT = Apdu.of(0x0601, TestTerminal.bytes("04 00 00 00 00 84 37"));
    private static final String PAY = "06 01 07 04 00 00 00 00 84 37";

    private final VirtualTime time = new VirtualTime();
    private final ScriptedFar far = new ScriptedFar(time);
    private final VirtualCable cable =
            new VirtualCable(VirtualCable.tcp(), time, far, new ArrayList<>());
    private final TcpLine line =
            new TcpLine(assertInstanceOf(Opening.Opened.class, cable.open()).link(), time);

    private Heard next() {
        return line.next(Duration.ofSeconds(30));
    }

    private static Heard heard(int control, String data) {
        return new Heard.Message(Apdu.of(control, TestTerminal.bytes(data)));
    }

    @Test
    void aCommandIsSentBareAndOnce() {
        assertEquals(Delivery.DELIVERED, line.send(PAYMENT, Repeat.ALWAYS));
        assertEquals(List.of(PAY), cable.written);
    }

    @Test
    void twoMessagesInOneSegmentAreTwo() {
        far.at(10, "80 00 00 06 0F 00");

        assertEquals(heard(0x8000, ""), next());
        assertEquals(heard(0x060F, ""), next());
        assertEquals(List.of(), cable.written);
    }

    @Test
    void aMessageInPiecesIsOne() {
        far.slowly = true;
        far.at(10, "04 0F 03 27 10 03 80 00 00");

        assertEquals(heard(0x040F, "27 10 03"), next());
        assertEquals(heard(0x8000, ""), next());
    }

    @Test
    void halfAMessageIsNothingUntilTheOtherHalfComes() {
        far.at(10, "04 0F 02 27");

        assertEquals(new Heard.Nothing(), line.next(Duration.ofSeconds(1)));
        far.at(10, "00");
        assertEquals(heard(0x040F, "27 00"), next());
    }

    @Test
    void anExtendedLengthHasItsLowByteFirst() {
        far.at(10, "06 D3 FF 2C 01" + "41".repeat(300) + "80 00 00");

        assertEquals(heard(0x06D3, "41".repeat(300)), next());
        assertEquals(heard(0x8000, ""), next());
    }

    @Test
    void whatCameBeforeTheConnectionClosedIsHeard() {
        far.at(10, "06 1E 01 6C");
        time.pause(Duration.ofMillis(50));
        cable.cut(Direction.TO_TILL, 0, Cut.NOTICED, Duration.ofDays(1));

        assertEquals(heard(0x061E, "6C"), next());
        assertEquals(new Heard.Gone(), next());
        assertTrue(line.isGone());
    }

    @Test
    void aCommandIntoAClosedConnectionIsNotDelivered() {
        cable.cut(Direction.TO_TILL, 0, Cut.NOTICED, Duration.ofDays(1));

        assertEquals(Delivery.NOT_DELIVERED, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
        assertTrue(line.isGone());
    }

    @Test
    void aCommandThatBreaksOffIsUnsure() {
        cable.cut(Direction.TO_TERMINAL, 9, Cut.NOTICED, Duration.ofDays(1));

        assertEquals(Delivery.UNSURE, line.send(PAYMENT, Repeat.ONLY_IF_REFUSED));
        assertTrue(line.isGone());
    }

    @Test
    void closingEndsEverything() {
        line.close();

        assertEquals(Delivery.NOT_DELIVERED, line.send(PAYMENT, Repeat.ALWAYS));
        assertEquals(new Heard.Gone(), next());
        assertEquals(List.of(), cable.written);
    }
}
