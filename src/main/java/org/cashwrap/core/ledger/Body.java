package org.cashwrap.core.ledger;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.till.TillEvent;

import java.util.List;

/// What an entry says, apart from its envelope. The kinds and their keys are listed in `docs/journal-format.md`.
public sealed interface Body {
    /// Entry 1 of every journal.
    ///
    /// @param publicKey Ed25519, 64 lower-case hex digits: what the heads are signed with
    record JournalStarted(String store, String publicKey) implements Body {}

    /// The program began to run: monotonic time starts anew.
    ///
    /// @param header   the store's lines at the head of receipts
    /// @param language of the store, for texts that no customer chose
    record ProgramStarted(List<String> header, Language language, String java, String system)
            implements Body {
        public ProgramStarted {
            header = List.copyOf(header);
        }
    }

    /// The program ended of its own will; after a crash there is none.
    record ProgramStopped() implements Body {}

    /// The wall clock and the monotonic clock disagree since the entry before, or since the last run.
    ///
    /// @param byMs how far the wall clock jumped; negative is back
    record ClockJumped(long byMs) implements Body {}

    record SignedIn(String role) implements Body {}

    record SignedOut() implements Body {}

    /// A wrong PIN, or one tried while locked out.
    ///
    /// @param person a name of the staff file, or `*` for any other: what was typed may be a secret
    /// @param locked tried while locked out, so the PIN was not looked at
    record SignInFailed(String person, boolean locked) implements Body {}

    /// @param change `added`, `reset` or `disabled`
    record StaffChanged(String person, String role, String change) implements Body {}

    record TillMoved(TillEvent event) implements Body {}

    /// An event that leaves its payment open.
    record PaymentMoved(PaymentId payment, PaymentEvent event) implements Body {}

    /// The event that ended a payment with money.
    ///
    /// @param receipt gapless per till, from 1
    record PaymentCommitted(PaymentEvent event, long receipt, Payment.Committed payment)
            implements Body {}

    /// The event that ended a payment without money.
    record PaymentAbandoned(PaymentEvent event, Payment.Abandoned payment) implements Body {}

    /// Its kind, as the entry names it.
    default String kind() {
        return switch (this) {
            case TillMoved(TillEvent.Opened _) -> "TillOpened";
            case PaymentMoved(_, var event) -> event.getClass().getSimpleName();
            default -> getClass().getSimpleName();
        };
    }
}
