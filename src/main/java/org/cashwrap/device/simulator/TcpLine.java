package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.ApduReader;
import org.cashwrap.device.link.Link;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/// Bare messages over TCP. Source: PA00P016 rev. 04, chapter 4.
final class TcpLine implements Line {
    private final Wire wire;
    private final Mischief mischief;
    private final ApduReader reader = new ApduReader();
    private int copiesSaid;

    TcpLine(Wire wire, Mischief mischief) {
        this.wire = wire;
        this.mischief = mischief;
    }

    @Override
    public Heard hear(Duration wait, Arrival arrival) {
        var end = System.nanoTime() + wait.toNanos();
        while (true) {
            var b = wire.next(Duration.ofNanos(end - System.nanoTime()));
            if (b == Link.BROKEN) {
                return new Heard.Gone();
            }
            if (b == Link.NOTHING) {
                return new Heard.Nothing();
            }
            var apdu = reader.feed(b);
            if (apdu.isPresent() && !mischief.takeLost()) {
                arrival.of(apdu.get());
                // The fault at this very point: it was heard by nobody.
                if (wire.isGone()) {
                    return new Heard.Gone();
                }
                return new Heard.Message(apdu.get());
            }
        }
    }

    @Override
    public Optional<Apdu> standing(Duration wait) {
        return hear(wait, _ -> {}) instanceof Heard.Message(var apdu)
                ? Optional.of(apdu)
                : Optional.empty();
    }

    @Override
    public Said say(Apdu apdu) {
        var bytes = apdu.bytes();
        if (mischief.take(Quirk.CUT_MESSAGE)) {
            wire.write(Arrays.copyOf(bytes, bytes.length / 2));
            wire.cut();
            return Said.GONE;
        }
        copiesSaid = mischief.takeCopies();
        for (var copy = 0; copy <= copiesSaid; copy++) {
            if (!write(bytes)) {
                return Said.GONE;
            }
        }
        return Said.DELIVERED;
    }

    private boolean write(byte[] bytes) {
        if (!mischief.has(Quirk.BYTE_BY_BYTE)) {
            return wire.write(bytes);
        }
        for (var b : bytes) {
            if (!wire.write(b)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int copiesSaid() {
        return copiesSaid;
    }

    @Override
    public boolean endsWithSilence() {
        return true;
    }
}
