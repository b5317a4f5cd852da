package org.cashwrap.device.driver.zvt;

import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.driver.zvt.wire.SerialFrame;
import org.cashwrap.device.driver.zvt.wire.SerialReader;
import org.cashwrap.device.driver.zvt.wire.SerialReader.Event;
import org.cashwrap.device.link.Link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Framed messages on a serial line. Source: PA00P016 rev. 04, chapter 3: acknowledge at once, repeat after a NAK or after
/// T2, three transmissions in all, NAK for what is damaged or breaks off.
final class SerialLine implements ZvtLine {
    private static final byte[] ACK = {SerialFrame.ACK};
    private static final byte[] NAK = {SerialFrame.NAK};

    /// How much of what has piled up is still looked at when a wait is over: a line that babbles must not hold us for ever.
    private static final int LATE_MAX = 100;

    private static final int NOISE_MAX = 1000;

    /// The longest message that anybody sends takes some 25 seconds at 9600 baud.
    private static final Duration MESSAGE_TIME_MAX = Duration.ofSeconds(30);

    private final Link link;
    private final ZvtSettings settings;
    private final Timing timing;
    private final SerialReader reader = new SerialReader();

    /// Heard while we waited for an acknowledge: for the next who listens.
    private final Deque<Apdu> waiting = new ArrayDeque<>();

    private Optional<Apdu> lastHeard = Optional.empty();
    private boolean gone;

    SerialLine(Link link, ZvtSettings settings, Timing timing) {
        this.link = link;
        this.settings = settings;
        this.timing = timing;
    }

    @Override
    public Delivery send(Apdu apdu, Repeat repeat) {
        var frame = SerialFrame.of(apdu);
        var answered = Control.isAnswer(apdu.control()) ? lastHeard : Optional.<Apdu>empty();
        for (int sent = 0; sent < settings.transmissions(); sent++) {
            switch (link.write(frame)) {
                case DONE -> {}
                case NOTHING -> {
                    gone = true;
                    // What was sent before was refused, or it would not be sent again here.
                    return sent == 0 || repeat == Repeat.ONLY_IF_REFUSED
                            ? Delivery.NOT_DELIVERED
                            : Delivery.UNSURE;
                }
                case UNSURE -> {
                    gone = true;
                    return Delivery.UNSURE;
                }
            }
            var acknowledged = acknowledged(answered);
            if (acknowledged == Acknowledged.YES) {
                return Delivery.DELIVERED;
            }
            if (acknowledged == Acknowledged.SILENCE
                    && (gone || repeat == Repeat.ONLY_IF_REFUSED)) {
                return Delivery.UNSURE;
            }
        }
        return repeat == Repeat.ONLY_IF_REFUSED ? Delivery.NOT_DELIVERED : Delivery.UNSURE;
    }

    private enum Acknowledged {
        YES,
        REFUSED,
        SILENCE
    }

    /// @param answered what our message answers, if it is an answer
    private Acknowledged acknowledged(Optional<Apdu> answered) {
        var deadline = timing.in(settings.timers().acknowledge());
        for (int late = 0; late < LATE_MAX; late += deadline.isPast() ? 1 : 0) {
            switch (event(deadline.left())) {
                case Event.Acknowledged() -> {
                    return Acknowledged.YES;
                }
                case Event.NotAcknowledged() -> {
                    return Acknowledged.REFUSED;
                }
                // The other side missed our acknowledge of its last message and says it once more:
                // heard already, and no word about ours.
                case Event.Message(var apdu) when answered.filter(apdu::equals).isPresent() ->
                        write(ACK);
                // It speaks already, so it has heard us.
                case Event.Message(var apdu) -> {
                    heard(apdu);
                    waiting.add(apdu);
                    return Acknowledged.YES;
                }
                case Event.Damaged _ -> write(NAK);
                case Event.Nothing() -> {
                    if (gone || deadline.isPast()) {
                        return Acknowledged.SILENCE;
                    }
                }
            }
        }
        return Acknowledged.SILENCE;
    }

    @Override
    public Heard next(Duration wait) {
        if (!waiting.isEmpty()) {
            return new Heard.Message(waiting.remove());
        }
        var deadline = timing.in(wait);
        for (int late = 0; late < LATE_MAX; late += deadline.isPast() ? 1 : 0) {
            switch (event(deadline.left())) {
                case Event.Message(var apdu) -> {
                    heard(apdu);
                    return new Heard.Message(apdu);
                }
                case Event.Damaged _ -> write(NAK);
                // An acknowledge that nobody waits for.
                case Event.Acknowledged(), Event.NotAcknowledged() -> {}
                case Event.Nothing() -> {
                    if (gone) {
                        return new Heard.Gone();
                    }
                    if (deadline.isPast()) {
                        return new Heard.Nothing();
                    }
                }
            }
        }
        return new Heard.Nothing();
    }

    private void heard(Apdu apdu) {
        write(ACK);
        lastHeard = Optional.of(apdu);
    }

    private void write(byte[] acknowledge) {
        if (link.write(acknowledge) != Link.Sent.DONE) {
            gone = true;
        }
    }

    /// The next thing on the line; nothing once the wait is over. A message that has begun is waited for to its end, byte by
    /// byte within T1, whatever the wait.
    private Event event(Duration wait) {
        var first = wait;
        var end = timing.in(wait.plus(MESSAGE_TIME_MAX));
        for (int noise = 0; !gone && noise < NOISE_MAX; ) {
            var inMessage = reader.isInMessage();
            var b = link.next(inMessage ? settings.timers().gap() : first);
            if (b == Link.BROKEN) {
                gone = true;
            } else if (b == Link.NOTHING) {
                if (!inMessage) {
                    return new Event.Nothing();
                }
                reader.drop();
                return new Event.Damaged(SerialReader.Damage.LENGTH);
            } else if (end.isPast()) {
                untilQuiet();
                return new Event.Damaged(SerialReader.Damage.LENGTH);
            } else {
                var event = reader.feed(b);
                if (event instanceof Event.Damaged) {
                    untilQuiet();
                    return event;
                }
                if (!(event instanceof Event.Nothing)) {
                    return event;
                }
                if (!reader.isInMessage()) {
                    // Noise: it must not make the wait longer. But a 10 may be the beginning of a
                    // message.
                    first = b == SerialFrame.DLE ? settings.timers().gap() : Duration.ZERO;
                    noise++;
                }
            }
        }
        return new Event.Nothing();
    }

    /// What is left of a damaged message is not the beginning of another.
    private void untilQuiet() {
        reader.drop();
        var deadline = timing.in(settings.timers().acknowledge());
        while (!gone && !deadline.isPast()) {
            var b = link.next(settings.timers().gap());
            if (b == Link.NOTHING) {
                return;
            }
            gone = b == Link.BROKEN;
        }
    }

    @Override
    public boolean isGone() {
        return gone;
    }

    @Override
    public void close() {
        gone = true;
        link.close();
    }
}
