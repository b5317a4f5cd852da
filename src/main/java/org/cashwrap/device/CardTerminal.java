package org.cashwrap.device;

import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardRequest;
import org.cashwrap.core.payment.TerminalMark;

import java.util.Optional;

/// Takes the money of a card. All of it is blocking and for the device's own thread, but for [#stop].
///
/// The rules of money that every driver keeps: a charge is sent once and never again; an approval is durable before the
/// terminal is told that we have it; silence is [CardAnswer.Silent], and only the terminal's own record ends it.
public interface CardTerminal extends AutoCloseable {
    /// Makes it ready: opens the cable, registers, asks how it is, and where its record stands. Repeating it is harmless.
    ///
    /// @return what is in the way, if anything is
    Optional<TerminalTrouble> ready(TerminalNews news);

    /// Where its record stands since the last call of anything here; none while that is not known for certain, and while a
    /// request is unanswered. Then nothing may be charged.
    Optional<TerminalMark> mark();

    /// Charges a card. May last minutes, while the customer looks for it.
    CardAnswer charge(CardRequest request, TerminalNews news);

    /// Asks the terminal's record what became of a request, and charges nothing. May last minutes, while the terminal is
    /// away or busy.
    ///
    /// @return [CardAnswer.Silent] if its record does not tell
    CardAnswer ask(CardRequest request, TerminalNews news);

    /// Closes the batch: the terminal's own end of day.
    BatchAnswer closeBatch(TerminalNews news);

    /// Asks the charge that runs to stop, at the next moment the terminal can hear it. Its answer alone says what became of
    /// it. From any thread; never waits.
    void stop();

    /// Leaves the terminal as a terminal likes to be left, and the cable. Never fails.
    @Override
    void close();
}
