package org.cashwrap.device.driver.escpos;

import org.cashwrap.device.PrinterTrouble;
import org.cashwrap.device.driver.escpos.EscPosSettings.Status;
import org.cashwrap.device.driver.escpos.wire.PrinterState;
import org.cashwrap.device.driver.escpos.wire.PrinterWord;
import org.cashwrap.device.driver.escpos.wire.StatusReader;
import org.cashwrap.device.link.Link;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// What goes back and forth over an open cable to a printer, and how the printer is by its last word. For the device's
/// thread.
///
/// Nothing that is heard while another thing is waited for is lost: it counts, and can be looked at afterwards.
final class Talk {
    private static final byte[] TELL_CHANGES = {0x1D, 0x61, 0x0F};
    private static final byte[] TELL_NO_CHANGES = {0x1D, 0x61, 0x00};
    private static final byte[] CLEAR = {
        0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08
    };

    /// What a printer says when it has forgotten everything.
    private static final String CLEARED = "%";

    private static final byte DLE = 0x10;
    private static final byte EOT = 0x04;
    private static final int QUESTIONS = 4;

    /// Replies that are remembered until somebody looks for them.
    private static final int REPLIES_MAX = 8;

    /// Bytes that are read beyond a wait, for they have come within it: somebody who never stops talking is no printer.
    private static final int LATE_MAX = 4_096;

    private static final int LEAVE_MAX = 20;

    private final Link link;
    private final Status status;
    private final Patience patience;
    private final StatusReader reader = new StatusReader();
    private final ArrayDeque<String> replies = new ArrayDeque<>();
    private PrinterState state = PrinterState.UNKNOWN;
    private boolean broken;
    private boolean garbled;
    private long heardAt = System.nanoTime();

    /// Replies to `DLE EOT`: how many there were, how many are missing, the last.
    private long realTimes;

    private int missing;
    private PrinterWord.RealTime lastRealTime = new PrinterWord.RealTime(0);

    private long autos;
    private long inTurns;

    /// Replies to `GS r` that may still come, at most.
    private int owed;

    /// @param owed replies to `GS r` that may still come from before this cable was opened
    Talk(Link link, Status status, Patience patience, int owed) {
        this.link = link;
        this.status = status;
        this.patience = patience;
        this.owed = owed;
    }

    // ---- speaking and hearing ----

    Link.Sent send(byte[] bytes) {
        var sent = broken ? Link.Sent.NOTHING : link.write(bytes);
        broken |= sent != Link.Sent.DONE;
        return sent;
    }

    /// Takes in what comes within the wait; with none, what has come.
    void listen(Duration wait) {
        var _ = until(() -> false, wait);
    }

    /// Listens until it is so, or the wait is over, or the cable broken.
    ///
    /// @return whether it is so
    boolean until(BooleanSupplier met, Duration wait) {
        var end = System.nanoTime() + wait.toNanos();
        var late = 0;
        while (!met.getAsBoolean()) {
            var left = Math.max(0, end - System.nanoTime());
            if (broken || (left == 0 && late++ == LATE_MAX)) {
                return false;
            }
            var next = link.next(Duration.ofNanos(left));
            if (next == Link.NOTHING) {
                return false;
            } else if (next == Link.BROKEN) {
                broken = true;
            } else {
                heardAt = System.nanoTime();
                reader.feed(next).ifPresent(this::heard);
            }
        }
        return true;
    }

    private void heard(PrinterWord word) {
        switch (word) {
            case PrinterWord.RealTime reply -> {
                realTimes++;
                missing = Math.max(0, missing - 1);
                lastRealTime = reply;
            }
            case PrinterWord.Auto auto -> {
                autos++;
                state = state.after(auto);
            }
            case PrinterWord.InTurn _ -> {
                inTurns++;
                owed = Math.max(0, owed - 1);
            }
            case PrinterWord.Block(var header, var text) -> {
                if (header == PrinterWord.Block.REPLY) {
                    replies.addLast(text);
                }
                if (replies.size() > REPLIES_MAX) {
                    replies.removeFirst();
                }
            }
            case PrinterWord.Garbled _ -> garbled = true;
            case PrinterWord.Busy _, PrinterWord.NotBusy _ -> {}
        }
    }

    boolean isBroken() {
        return broken;
    }

    /// It has said something that no printer says, since this was last forgotten.
    boolean isGarbled() {
        return garbled;
    }

    void forgetGarbled() {
        garbled = false;
    }

    /// How long it has not said a word.
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - heardAt);
    }

    /// @param reply the text of a block that answers something
    boolean hasReplied(String reply) {
        return replies.contains(reply);
    }

    /// Replies to `GS r`, those that nobody waited for too.
    long inTurns() {
        return inTurns;
    }

    int owed() {
        return owed;
    }

    void owe(int more) {
        owed += more;
    }

    void owesNothing() {
        owed = 0;
    }

    // ---- how it is ----

    PrinterState state() {
        return state;
    }

    /// What is in the way, by its last word.
    Optional<PrinterTrouble> trouble() {
        if (state.broken()) {
            return Optional.of(PrinterTrouble.BROKEN);
        }
        if (state.coverOpen()) {
            return Optional.of(PrinterTrouble.COVER_OPEN);
        }
        if (state.paperOut()) {
            return Optional.of(PrinterTrouble.PAPER_OUT);
        }
        if (state.cutter()) {
            return Optional.of(PrinterTrouble.CUTTER);
        }
        return state.offline() || state.otherError()
                ? Optional.of(PrinterTrouble.OFFLINE)
                : Optional.empty();
    }

    /// Asks everything there is to ask.
    Optional<PrinterTrouble> look() {
        garbled = false;
        if (status.realTime()) {
            // One question more than needed would do no harm, one less would.
            for (var n = 1; n <= QUESTIONS; n++) {
                if (!ask(n)) {
                    return Optional.of(unanswered());
                }
            }
        } else if (status.auto()) {
            var before = autos;
            // One that has stopped may keep the question for later, but it has said why it stopped.
            if ((send(TELL_CHANGES) != Link.Sent.DONE
                            || !until(() -> autos > before, patience.answer()))
                    && trouble().isEmpty()) {
                return Optional.of(unanswered());
            }
        }
        return trouble();
    }

    /// Asks how it is, and what is in the way if something is.
    ///
    /// @return whether it has answered
    boolean askWhy() {
        if (!ask(1)) {
            return false;
        }
        for (var n = 2; state.offline() && n <= QUESTIONS; n++) {
            if (!ask(n)) {
                return false;
            }
        }
        return true;
    }

    /// Asks `DLE EOT` n. A reply does not say to which n, and one to an earlier question may be late or lost: so as many
    /// replies are awaited as there were questions, and the last of those that come is the one to this.
    boolean ask(int n) {
        if (send(new byte[] {DLE, EOT, (byte) n}) != Link.Sent.DONE) {
            return false;
        }
        missing++;
        var before = realTimes;
        boolean more;
        do {
            var seen = realTimes;
            more = until(() -> realTimes > seen, patience.answer());
        } while (more && missing > 0);
        if (realTimes == before) {
            return false;
        }
        missing = 0;
        state = state.after(n, lastRealTime);
        return true;
    }

    PrinterTrouble unanswered() {
        if (broken) {
            return PrinterTrouble.NO_CABLE;
        }
        return garbled ? PrinterTrouble.NOT_UNDERSTOOD : PrinterTrouble.SILENT;
    }

    /// Whether it is to tell its changes by itself: at best yes. But where a single byte (`GS r`) proves a document, one
    /// that is lost of the four of a change would make the others look like it; then it is asked instead.
    void wishForChanges() {
        if (status.auto()) {
            var isAskedInstead =
                    status.realTime() && status.completion() == EscPosSettings.Completion.GS_R;
            send(isAskedInstead ? TELL_NO_CHANGES : TELL_CHANGES);
        }
    }

    /// Makes it forget what it has not printed yet.
    ///
    /// @return whether it says that it has
    boolean clear() {
        replies.clear();
        var isCleared =
                status.realTime()
                        && status.clear()
                        && send(CLEAR) == Link.Sent.DONE
                        && until(() -> hasReplied(CLEARED), patience.answer());
        if (isCleared) {
            owed = 0;
        }
        return isCleared;
    }

    // ---- the end ----

    /// Reads until nothing has come for a while, so that nothing unread makes the network drop what was sent.
    void leave() {
        for (var i = 0; i < LEAVE_MAX; i++) {
            var before = heardAt;
            if (!until(() -> heardAt != before, patience.quiet())) {
                break;
            }
        }
        close();
    }

    /// What has not arrived yet never shall.
    void abandon() {
        broken = true;
        link.abandon();
    }

    void close() {
        broken = true;
        link.close();
    }
}
