package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.driver.zvt.wire.SerialFrame;
import org.cashwrap.device.driver.zvt.wire.SerialReader;
import org.cashwrap.device.driver.zvt.wire.SerialReader.Damage;
import org.cashwrap.device.driver.zvt.wire.SerialReader.Event;
import org.cashwrap.device.link.Link;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Frames over a serial line, each acknowledged, and sent again if it is not. Source: PA00P016 rev. 04, chapter 3.
final class SerialLine implements Line {
    private static final int TRANSMISSIONS = 3;

    private final Wire wire;
    private final Mischief mischief;
    private final Timers timers;
    private final SerialReader reader = new SerialReader();

    /// What came last, as long as nothing was said since: the same again is no second message but a repeat of this one,
    /// because its acknowledge was lost.
    private Optional<Apdu> lastHeard = Optional.empty();

    /// An answer that came where its message's acknowledge was awaited.
    private Optional<Apdu> early = Optional.empty();

    private boolean acknowledgeOwed;
    private int copiesSaid;

    SerialLine(Wire wire, Mischief mischief, Timers timers) {
        this.wire = wire;
        this.mischief = mischief;
        this.timers = timers;
    }

    @Override
    public Heard hear(Duration wait, Arrival arrival) {
        if (early.isPresent()) {
            var heard = new Heard.Message(early.get());
            early = Optional.empty();
            return heard;
        }
        payAcknowledge();
        return heard(wait, arrival);
    }

    @Override
    public Optional<Apdu> standing(Duration wait) {
        if (early.isPresent()) {
            var standing = early;
            early = Optional.empty();
            return standing;
        }
        // An acknowledge that is owed goes out with the next message.
        return heard(wait, _ -> {}) instanceof Heard.Message(var apdu)
                ? Optional.of(apdu)
                : Optional.empty();
    }

    private Heard heard(Duration wait, Arrival arrival) {
        var end = System.nanoTime() + wait.toNanos();
        while (true) {
            var event = next(end);
            if (event.isEmpty()) {
                return wire.isGone() ? new Heard.Gone() : new Heard.Nothing();
            }
            switch (event.get()) {
                case Event.Message(var apdu) -> {
                    if (received(apdu, arrival)) {
                        return new Heard.Message(apdu);
                    }
                }
                case Event.Damaged(var damage) -> refuse(damage);
                case Event.Nothing _, Event.Acknowledged _, Event.NotAcknowledged _ -> {
                    // Nobody waits for one.
                }
            }
        }
    }

    @Override
    public Said say(Apdu apdu) {
        copiesSaid = mischief.takeCopies();
        var copies = copiesSaid;
        for (var transmission = 0; transmission < TRANSMISSIONS; transmission++) {
            for (var copy = 0; copy <= copies; copy++) {
                transmit(apdu);
            }
            copies = 0;
            if (acknowledged()) {
                lastHeard = early;
                return Said.DELIVERED;
            }
            if (wire.isGone()) {
                return Said.GONE;
            }
        }
        return Said.NOT_DELIVERED;
    }

    @Override
    public int copiesSaid() {
        return copiesSaid;
    }

    @Override
    public boolean endsWithSilence() {
        return false;
    }

    // Hearing

    /// The next event before the end, or once a message has begun, before its bytes stop coming.
    private Optional<Event> next(long end) {
        while (true) {
            var wait =
                    reader.isInMessage()
                            ? timers.gap()
                            : Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            var b = wire.next(wait);
            if (b == Link.BROKEN) {
                return Optional.empty();
            }
            if (b == Link.NOTHING && reader.isInMessage()) {
                reader.drop();
                return Optional.of(new Event.Damaged(Damage.LENGTH));
            }
            if (b == Link.NOTHING) {
                return Optional.empty();
            }
            var event = reader.feed(b);
            if (!(event instanceof Event.Nothing)) {
                return Optional.of(event);
            }
        }
    }

    /// @return false if it counts as not received
    private boolean received(Apdu apdu, Arrival arrival) {
        if (mischief.takeLost()) {
            return false;
        }
        arrival.of(apdu);
        if (mischief.takeNak()) {
            wire.write((byte) SerialFrame.NAK);
            return false;
        }
        if (mischief.takeIgnored()) {
            return false;
        }
        acknowledge();
        lastHeard = Optional.of(apdu);
        // The fault at this very point: it was heard by nobody.
        return !wire.isGone();
    }

    private void acknowledge() {
        if (mischief.has(Quirk.GLUED_ACK)) {
            acknowledgeOwed = true;
        } else {
            wire.write((byte) SerialFrame.ACK);
        }
    }

    private void payAcknowledge() {
        if (acknowledgeOwed) {
            acknowledgeOwed = false;
            wire.write((byte) SerialFrame.ACK);
        }
    }

    private void refuse(Damage damage) {
        if (damage == Damage.ESCAPE) {
            // Its rest is still coming: the refusal would be lost in it.
            while (wire.next(timers.gap()) >= 0) {
                // Until the line is quiet.
            }
        }
        wire.write((byte) SerialFrame.NAK);
    }

    // Saying

    private boolean acknowledged() {
        var end = System.nanoTime() + timers.acknowledge().toNanos();
        while (true) {
            var event = next(end);
            if (event.isEmpty()) {
                return false;
            }
            switch (event.get()) {
                case Event.Acknowledged _ -> {
                    return true;
                }
                case Event.NotAcknowledged _ -> {
                    return false;
                }
                case Event.Message(var apdu) -> {
                    if (lastHeard.equals(Optional.of(apdu))) {
                        // Our acknowledge of it was lost.
                        wire.write((byte) SerialFrame.ACK);
                    } else if (Control.isAnswer(apdu.control())) {
                        // Nobody answers what he has not got: its own acknowledge was lost.
                        if (received(apdu, _ -> {})) {
                            early = Optional.of(apdu);
                            return true;
                        }
                    }
                    // Else both spoke at once. Neither is heard; whoever repeats it later is.
                }
                case Event.Damaged _, Event.Nothing _ -> {
                    // The acknowledge may still come.
                }
            }
        }
    }

    private void transmit(Apdu apdu) {
        var frame = SerialFrame.of(apdu);
        if (mischief.takeSpoiled()) {
            frame[frame.length - 1] ^= 0x55;
        }
        if (acknowledgeOwed) {
            acknowledgeOwed = false;
            var glued = new ByteArrayOutputStream();
            glued.write(SerialFrame.ACK);
            glued.writeBytes(frame);
            frame = glued.toByteArray();
        }
        var half = frame.length / 2;
        if (mischief.take(Quirk.CUT_MESSAGE)) {
            wire.write(Arrays.copyOf(frame, half));
        } else if (mischief.take(Quirk.BYTE_GAP)) {
            wire.write(Arrays.copyOf(frame, half));
            pause(timers.gap().multipliedBy(2));
            wire.write(Arrays.copyOfRange(frame, half, frame.length));
        } else if (mischief.has(Quirk.BYTE_BY_BYTE)) {
            for (var b : frame) {
                wire.write(b);
            }
        } else {
            wire.write(frame);
        }
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
