package org.cashwrap.core.ledger;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.payment.CardApproval;
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
    record JournalStarted(String store, String publicKey) implements Body {
        public JournalStarted {
            if (!publicKey.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("a public key is 64 hex digits");
            }
        }
    }

    /// The program began to run: monotonic time starts anew, and nobody is signed in.
    ///
    /// @param header   the store's lines at the head of receipts
    /// @param language of the store, for texts that no customer chose
    /// @param staff    who worked here then
    /// @param roles    SHA-256 of the file that says who may do what, 64 lower-case hex digits
    record ProgramStarted(
            List<String> header,
            Language language,
            List<Member> staff,
            String roles,
            String java,
            String system)
            implements Body {
        public ProgramStarted {
            header = List.copyOf(header);
            staff = List.copyOf(staff);
            if (!roles.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("a SHA-256 is 64 hex digits");
            }
        }

        /// @param role as in the staff file
        public record Member(String person, String role, boolean disabled) {
            public Member {
                mustBeRole(role);
            }
        }
    }

    /// The program ended of its own will; after a crash there is none.
    record ProgramStopped() implements Body {}

    /// The wall clock and the monotonic clock disagree since the entry before, or since the last run.
    ///
    /// @param byMs how far the wall clock jumped; negative is back
    record ClockJumped(long byMs) implements Body {}

    record SignedIn(String role) implements Body {
        public SignedIn {
            mustBeRole(role);
        }
    }

    record SignedOut() implements Body {}

    /// A wrong PIN, or one tried while locked out.
    ///
    /// @param person a name of the staff file, or `*` for any other: what was typed may be a secret
    /// @param locked tried while locked out, so the PIN was not looked at
    record SignInFailed(String person, boolean locked) implements Body {}

    /// @param change `added`, `reset` or `disabled`
    record StaffChanged(String person, String role, String change) implements Body {
        public StaffChanged {
            mustBeRole(role);
            if (!List.of("added", "reset", "disabled").contains(change)) {
                throw new IllegalArgumentException("not a change of the staff");
            }
        }
    }

    record TillMoved(TillEvent event) implements Body {}

    /// The terminal approved a request that no payment waits for any more: money without a bill, for a person to clear up.
    record CardUnclaimed(PaymentId payment, String reference, CardApproval approval)
            implements Body {}

    /// An event that leaves its payment open.
    record PaymentMoved(PaymentId payment, PaymentEvent event) implements Body {}

    /// The event that ended a payment with money.
    ///
    /// @param receipt gapless per till, from 1
    record PaymentCommitted(PaymentEvent event, long receipt, Payment.Committed payment)
            implements Body {}

    /// The event that ended a payment without money.
    record PaymentAbandoned(PaymentEvent event, Payment.Abandoned payment) implements Body {}

    private static void mustBeRole(String role) {
        if (!List.of("clerk", "manager").contains(role)) {
            throw new IllegalArgumentException("not a role");
        }
    }

    /// Its kind, as the entry names it.
    default String kind() {
        return switch (this) {
            case TillMoved(TillEvent.Opened _) -> "TillOpened";
            case PaymentMoved(_, var event) -> event.getClass().getSimpleName();
            default -> getClass().getSimpleName();
        };
    }
}
