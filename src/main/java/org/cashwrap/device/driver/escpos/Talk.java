package org.cashwrap.device.driver.escpos;

import org.cashwrap.device.driver.escpos.wire.PrinterState;
import org.cashwrap.device.driver.escpos.wire.PrinterWord;
import org.cashwrap.device.driver.escpos.wire.StatusReader;
import org.cashwrap.device.link.Link;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;

/// What goes back and forth over an open cable to a printer, and how the printer is by its last word. For the device's
/// thread.
final class Talk implements AutoCloseable {
    private static final byte DLE = 0x10;
    private static final byte EOT = 0x04;

    private final Link link;
    private final StatusReader reader = new StatusReader();
    private PrinterState state = PrinterState.UNKNOWN;
    private boolean broken;
    private boolean garbled;
    private int asked;

    Talk(Link link) {
        this.link = link;
    }

    PrinterState state() {
        return state;
    }

    boolean isBroken() {
        return broken;
    }

    /// It has said something that no printer says.
    boolean isGarbled() {
        return garbled;
    }

    Link.Sent send(byte[] bytes) {
        var sent = broken ? Link.Sent.NOTHING : link.write(bytes);
        broken |= sent != Link.Sent.DONE;
        return sent;
    }

    /// Takes in what has come, without waiting.
    void listen() {
        var _ = await(_ -> false, Duration.ZERO);
    }

    /// Asks `DLE EOT` n, of a printer that answers at once.
    ///
    /// @return whether it has answered in time
    boolean ask(int n, Duration wait) {
        asked = n;
        if (send(new byte[] {DLE, EOT, (byte) n}) != Link.Sent.DONE) {
            return false;
        }
        return await(PrinterWord.RealTime.class::isInstance, wait).isPresent();
    }

    /// The next word of that kind; every word on the way counts for the state.
    ///
    /// @return nothing if it did not come in time, or the cable is broken
    Optional<PrinterWord> await(Predicate<PrinterWord> wanted, Duration wait) {
        var end = System.nanoTime() + wait.toNanos();
        while (!broken) {
            var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            var next = link.next(left);
            if (next == Link.BROKEN) {
                broken = true;
            } else if (next == Link.NOTHING) {
                return Optional.empty();
            } else {
                var word = reader.feed(next);
                word.ifPresent(this::heard);
                if (word.filter(wanted).isPresent()) {
                    return word;
                }
            }
        }
        return Optional.empty();
    }

    private void heard(PrinterWord word) {
        switch (word) {
            case PrinterWord.RealTime reply -> {
                if (asked > 0) {
                    state = state.after(asked, reply);
                }
            }
            case PrinterWord.Auto auto -> state = state.after(auto);
            case PrinterWord.Garbled _ -> garbled = true;
            case PrinterWord.InTurn _,
                    PrinterWord.Block _,
                    PrinterWord.Busy _,
                    PrinterWord.NotBusy _ -> {}
        }
    }

    /// Reads until nothing has come for a while, so that nothing unread makes the network drop what was sent.
    void leave(Duration quiet) {
        while (!broken && await(_ -> true, quiet).isPresent()) {
            // Go on.
        }
        close();
    }

    @Override
    public void close() {
        broken = true;
        link.close();
    }
}
