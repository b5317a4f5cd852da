package org.cashwrap.device.driver.zvt;

import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.ApduReader;
import org.cashwrap.device.link.Link;

import java.time.Duration;

/// Bare messages on a connection: no frame, no acknowledge, no repeat. Source: PA00P016 rev. 04, TCP/IP.
final class TcpLine implements ZvtLine {
    private final Link link;
    private final Timing timing;
    private final ApduReader reader = new ApduReader();
    private boolean gone;

    TcpLine(Link link, Timing timing) {
        this.link = link;
        this.timing = timing;
    }

    @Override
    public Delivery send(Apdu apdu, Repeat repeat) {
        return switch (link.write(apdu.bytes())) {
            // The network may still lose it, but that shows as silence.
            case DONE -> Delivery.DELIVERED;
            case NOTHING -> {
                gone = true;
                yield Delivery.NOT_DELIVERED;
            }
            case UNSURE -> {
                gone = true;
                yield Delivery.UNSURE;
            }
        };
    }

    @Override
    public Heard next(Duration wait) {
        var deadline = timing.in(wait);
        while (true) {
            var b = link.next(deadline.left());
            if (b == Link.BROKEN) {
                gone = true;
                return new Heard.Gone();
            }
            if (b == Link.NOTHING) {
                return new Heard.Nothing();
            }
            var apdu = reader.feed(b);
            if (apdu.isPresent()) {
                return new Heard.Message(apdu.get());
            }
        }
    }

    @Override
    public boolean isGone() {
        return gone;
    }

    @Override
    public void close() {
        gone = true;
        // A payment command that is still under way must not arrive after we have asked what became
        // of it.
        link.abandon();
    }
}
