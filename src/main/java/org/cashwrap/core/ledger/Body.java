package org.cashwrap.core.ledger;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Slip;
import org.cashwrap.core.till.TillEvent;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What an entry says, apart from its envelope. The kinds and their keys are listed in `docs/journal-format.md`.
public sealed interface Body {
    /// Entry 1 of every journal.
    ///
    /// @param publicKey Ed25519, 64 lower-case hex digits: what the heads are signed with
    record JournalStarted(String store, String publicKey) implements Body {
        public JournalStarted {
            if (!isHex64(publicKey)) {
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
            mustBeSha256(roles);
        }

        /// @param role as in the staff file
        public record Member(String person, String role, boolean disabled) {
            public Member {
                mustBeRole(role);
            }
        }
    }

    /// What hangs on the till in this run of the program, right after its [ProgramStarted]; none if nothing does.
    ///
    /// @param devices 1 to [#DEVICES_MAX]
    record DevicesUsed(List<Device> devices) implements Body {
        public static final int DEVICES_MAX = 20;

        public DevicesUsed {
            devices = List.copyOf(devices);
            if (devices.isEmpty() || devices.size() > DEVICES_MAX) {
                throw new IllegalArgumentException("1 to " + DEVICES_MAX + " devices");
            }
        }

        /// @param role    `card-terminal`, `printer`, `drawer` or `scanner`
        /// @param profile id of the device profile: 1 to 64 of `a-z 0-9 . -`
        /// @param hash    SHA-256 of the profile's file, 64 lower-case hex digits
        /// @param local   the profile did not come with the program
        /// @param link    where its cable leads, 1 to 200 characters without controls
        public record Device(String role, String profile, String hash, boolean local, String link) {
            private static final Pattern PROFILE = Pattern.compile("[a-z0-9.-]{1,64}");
            private static final Pattern LINK = Pattern.compile("[^\\p{Cc}\\p{Cs}]{1,200}");

            public Device {
                if (!List.of("card-terminal", "printer", "drawer", "scanner").contains(role)) {
                    throw new IllegalArgumentException("not a role of a device");
                }
                if (!PROFILE.matcher(profile).matches()) {
                    throw new IllegalArgumentException("not the id of a device profile");
                }
                mustBeSha256(hash);
                if (!LINK.matcher(link).matches()) {
                    throw new IllegalArgumentException("not the name of a link");
                }
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

    /// What the card terminal wants printed; durable before the terminal is told that we have it.
    ///
    /// @param payment that it is about, open or ended; none for the terminal's own business
    record SlipSpooled(Optional<PaymentId> payment, Slip slip) implements Body {}

    /// The card terminal says that the customer must sign for the payment's last request; once for each request.
    record SignatureNeeded(PaymentId payment) implements Body {}

    /// The clerk compared the signature with the card's. An answer to every [SignatureNeeded] of the payment so far.
    record SignatureChecked(PaymentId payment, boolean matches) implements Body {}

    /// The clerk has the card terminal asked to close its batch. Durable before it is asked: if the till dies before its word is
    /// written, the next start says that there may be totals which the journal does not have.
    record BatchClosing() implements Body {}

    /// The card terminal closed its batch. In the envelope stands the clerk who asked, unless he has signed out.
    ///
    /// @param totals of the journal's currency
    record BatchClosed(BatchTotals totals) implements Body {}

    /// A printer is about to be given this paper. Durable before its first byte, so that a power cut leaves no doubt which papers
    /// may have come out.
    ///
    /// @param copy 0 for the original; n if n of the same paper may have come out before
    record PrintingStarted(Paper paper, int copy) implements Body {
        public PrintingStarted {
            mustBeCopy(copy);
        }
    }

    /// What became of it. Without a [PrintingStarted] before it, the printer was not given anything of it.
    ///
    /// @param why a short word, empty if it was printed
    record PrintingEnded(Paper paper, int copy, Outcome outcome, String why) implements Body {
        public PrintingEnded {
            mustBeCopy(copy);
            mustBeWord(why);
            if ((outcome == Outcome.PRINTED) != why.isEmpty()) {
                throw new IllegalArgumentException("whatever was not printed has a reason");
            }
        }

        /// It can only have happened after the printer was given the paper.
        boolean isAfterStart() {
            return outcome != Outcome.NOT_PRINTED;
        }

        /// What the printer's driver knows of a paper.
        public enum Outcome {
            PRINTED,
            /// Nothing of it came out, and nothing will.
            NOT_PRINTED,
            UNKNOWN
        }
    }

    /// A clerk has looked for a paper of which the printer could not say whether it came out.
    record PaperSeen(Paper paper, int copy, boolean cameOut) implements Body {
        public PaperSeen {
            mustBeCopy(copy);
        }
    }

    /// The drawer was to spring open.
    ///
    /// @param payment that it was for
    /// @param why     a short word if no pulse was sent, else empty
    record DrawerKicked(Optional<PaymentId> payment, Result result, String why) implements Body {
        public DrawerKicked {
            mustBeWord(why);
            if ((result == Result.NOT_KICKED) == why.isEmpty()) {
                throw new IllegalArgumentException("a pulse that was not sent has a reason");
            }
        }

        public enum Result {
            /// Its sensor says that it opened.
            OPENED,
            /// The pulse was sent, and nothing can say more.
            KICKED,
            /// The pulse was sent, and its sensor says that it stayed shut.
            STAYED_SHUT,
            NOT_KICKED
        }
    }

    /// An event that leaves its payment open.
    record PaymentMoved(PaymentId payment, PaymentEvent event) implements Body {}

    /// The event that ended a payment with money.
    ///
    /// @param receipt gapless per till, from 1
    record PaymentCommitted(PaymentEvent event, long receipt, Payment.Committed payment)
            implements Body {}

    /// The event that ended a payment without money.
    record PaymentAbandoned(PaymentEvent event, Payment.Abandoned payment) implements Body {}

    private static boolean isHex64(String text) {
        return text.matches("[0-9a-f]{64}");
    }

    private static void mustBeSha256(String hash) {
        if (!isHex64(hash)) {
            throw new IllegalArgumentException("a SHA-256 is 64 hex digits");
        }
    }

    private static void mustBeCopy(int copy) {
        if (copy < 0) {
            throw new IllegalArgumentException("a copy is numbered from 1, the original is 0");
        }
    }

    private static void mustBeWord(String word) {
        if (!word.matches("[a-z-]{0,32}")) {
            throw new IllegalArgumentException("not a word for a reason");
        }
    }

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
