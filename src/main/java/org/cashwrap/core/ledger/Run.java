package org.cashwrap.core.ledger;

import org.cashwrap.core.ledger.Body.ClockJumped;
import org.cashwrap.core.ledger.Body.DevicesUsed;
import org.cashwrap.core.ledger.Body.ProgramStarted;
import org.cashwrap.core.ledger.Body.ProgramStopped;
import org.cashwrap.core.ledger.Body.SignedIn;
import org.cashwrap.core.ledger.Body.SignedOut;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One run of the program as its entries tell it: when they were written, and who was signed in.
///
/// @param program     what began it; none before the first
/// @param fresh       nothing was said in it since it began, but perhaps that the clock jumped
/// @param stopped     it said that it ends: the next entry begins another
/// @param clerk       signed in
/// @param at          of the last entry
/// @param monotonicMs of the last entry
public record Run(
        Optional<ProgramStarted> program,
        boolean fresh,
        boolean stopped,
        Optional<String> clerk,
        Instant at,
        long monotonicMs) {
    static final Run NONE =
            new Run(
                    Optional.empty(),
                    false,
                    false,
                    Optional.empty(),
                    Instant.EPOCH,
                    Long.MIN_VALUE);

    /// So far may the wall clock go from the monotonic one between two entries without a word; the writer says so sooner.
    private static final long DRIFT_MAX_MS = 120_000;

    /// @param first the journal's first entry, before any run
    /// @return why the entry cannot come next in this run, if so
    Optional<String> whyNot(Envelope envelope, Body body, boolean first) {
        if (body instanceof ProgramStarted || first) {
            return Optional.empty();
        }
        if (program.isEmpty() || stopped) {
            return Optional.of("the program was not running");
        }
        if (envelope.monotonicMs() < monotonicMs) {
            return Optional.of("monotonic time goes back within a run");
        }
        var drift =
                ChronoUnit.MILLIS.between(at, envelope.at())
                        - (envelope.monotonicMs() - monotonicMs);
        if (Math.abs(drift) > DRIFT_MAX_MS && !(body instanceof ClockJumped)) {
            return Optional.of("the clock jumped without a word");
        }
        if (body instanceof DevicesUsed && !fresh) {
            return Optional.of("devices are named in the middle of a run");
        }
        return whyNotBy(envelope, body);
    }

    private Optional<String> whyNotBy(Envelope envelope, Body body) {
        if (body instanceof SignedIn) {
            return clerk.isEmpty() && envelope.clerk().isPresent()
                    ? Optional.empty()
                    : Optional.of("somebody else is signed in, or nobody signs in");
        }
        if (envelope.clerk().isPresent() && !envelope.clerk().equals(clerk)) {
            return Optional.of("the clerk is not signed in");
        }
        return needsClerk(body) && envelope.clerk().isEmpty()
                ? Optional.of("nobody is signed in")
                : Optional.empty();
    }

    private static boolean needsClerk(Body body) {
        return switch (body) {
            case Body.TillMoved _,
                    SignedOut _,
                    Body.SignatureChecked _,
                    Body.PaperSeen _,
                    Body.BatchClosing _ ->
                    true;
            case Body.PaymentMoved(_, var event) -> !event.isTheTerminals();
            case Body.PaymentCommitted(var event, _, _) -> !event.isTheTerminals();
            case Body.PaymentAbandoned(var event, _) -> !event.isTheTerminals();
            default -> false;
        };
    }

    Run after(Envelope envelope, Body body) {
        return new Run(
                body instanceof ProgramStarted start ? Optional.of(start) : program,
                body instanceof ProgramStarted || (fresh && body instanceof ClockJumped),
                body instanceof ProgramStopped,
                clerkAfter(envelope, body),
                envelope.at(),
                envelope.monotonicMs());
    }

    private Optional<String> clerkAfter(Envelope envelope, Body body) {
        return switch (body) {
            case SignedIn _ -> envelope.clerk();
            case ProgramStarted _, SignedOut _ -> Optional.empty();
            default -> clerk;
        };
    }
}
