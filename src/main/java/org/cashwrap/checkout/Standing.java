package org.cashwrap.checkout;

import org.cashwrap.core.payment.TerminalMark;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How a till stands with its card terminal, and so whether a card may be charged: only if the terminal's record is known,
/// nothing is open with it, and no doubt waits for it to come back. From any thread.
final class Standing {
    private final Set<String> unasked = new LinkedHashSet<>();
    private Optional<TerminalMark> record = Optional.empty();
    private int open;

    synchronized Optional<TerminalMark> mark() {
        return open == 0 && unasked.isEmpty() ? record : Optional.empty();
    }

    /// @param now what the driver says of the record after a call
    synchronized void record(Optional<TerminalMark> now) {
        record = now;
    }

    /// A request is the terminal's from the moment it is handed out …
    synchronized void opened() {
        open++;
    }

    /// … until the counter has its answer.
    synchronized void closed() {
        open--;
    }

    synchronized boolean isAtRest() {
        return open == 0;
    }

    /// Nobody has the terminal's answer about that request: it was not there to be asked, or the journal did not take it.
    synchronized void notAsked(String reference) {
        unasked.add(reference);
    }

    synchronized boolean isToBeAskedAgain() {
        return !unasked.isEmpty();
    }

    /// Whoever takes them holds the terminal until [#closed()]: between two words of the counter no card slips in.
    synchronized List<String> takeUnasked() {
        open++;
        var taken = List.copyOf(unasked);
        unasked.clear();
        return taken;
    }
}
