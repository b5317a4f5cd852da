package org.cashwrap.core.ledger;

import org.cashwrap.core.ledger.Body.JournalStarted;
import org.cashwrap.core.ledger.Body.PaymentAbandoned;
import org.cashwrap.core.ledger.Body.PaymentCommitted;
import org.cashwrap.core.ledger.Body.PaymentMoved;
import org.cashwrap.core.ledger.Body.ProgramStarted;
import org.cashwrap.core.ledger.Body.TillMoved;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.OpenPayments;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.core.till.Till;
import org.cashwrap.core.till.TillRules;

import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// Where a journal stands: the fold of its entries from the first. The same rules that let an event happen are asked
/// again for every entry read, so an entry that could not have happened is found, whoever wrote it.
///
/// @param identity of the journal
/// @param sequence of the last entry; 0 before the first
/// @param started  entry 1
/// @param program  the last start of the program
/// @param till     the session
/// @param payments on hand
/// @param hands    who was signed in at the events of each open payment: none of them may approve it
/// @param totals   numbers and sums so far
public record Books(
        Identity identity,
        long sequence,
        Optional<JournalStarted> started,
        Optional<ProgramStarted> program,
        Till till,
        OpenPayments payments,
        Map<PaymentId, Set<String>> hands,
        Totals totals) {
    public Books {
        hands = Map.copyOf(hands);
    }

    /// What every entry of one journal has in common.
    ///
    /// @param till  `STORE-N`
    /// @param epoch 32 lower-case hex digits, drawn when the journal was created
    public record Identity(String till, String epoch, boolean training, Currency currency) {}

    /// @param lastReceipt number of the last receipt; 0 before the first
    /// @param onScreen    receipt number of the active payment, once it is committed
    /// @param drawer      cash that should be in the drawer; never shown to the clerk before a count
    /// @param received    everything ever applied to accounts: a perpetual total that never falls
    public record Totals(long lastReceipt, OptionalLong onScreen, Money drawer, Money received) {
        Totals into(Money cash, OpenPayments now) {
            var shown =
                    now.active().filter(Payment.Committed.class::isInstance).isPresent()
                            ? onScreen
                            : OptionalLong.empty();
            return new Totals(lastReceipt, shown, drawer.plus(cash), received);
        }
    }

    /// Before the first entry.
    public static Books empty(Identity identity) {
        var zero = Money.zero(identity.currency());
        return new Books(
                identity,
                0,
                Optional.empty(),
                Optional.empty(),
                new Till.Closed(0),
                OpenPayments.NONE,
                Map.of(),
                new Totals(0, OptionalLong.empty(), zero, zero));
    }

    /// What came of folding one more entry.
    public sealed interface Folded {
        record Good(Books books) implements Folded {}

        /// @param why in English, for the engineer; it quotes no value of the entry but its own numbers
        record Impossible(String why) implements Folded {}
    }

    public Folded fold(Entry entry) {
        var envelope = entry.envelope();
        var wrong = wrongEnvelope(envelope, entry.body());
        if (wrong.isPresent()) {
            return new Folded.Impossible(wrong.get());
        }
        return switch (fold(entry.body())) {
            case Folded.Impossible no -> no;
            case Folded.Good(var books) ->
                    books.agreesWith(envelope)
                            ? new Folded.Good(
                                    books.touched(paymentOf(entry.body()), envelope.clerk()))
                            : impossible("session or business date is not the open session's");
        };
    }

    private static Optional<PaymentId> paymentOf(Body body) {
        return switch (body) {
            case PaymentMoved(var id, _) -> Optional.of(id);
            case PaymentCommitted(_, _, var payment) -> Optional.of(payment.id());
            case PaymentAbandoned(_, var payment) -> Optional.of(payment.id());
            default -> Optional.empty();
        };
    }

    /// Remembers the clerk of an open payment, and forgets those of payments that are not open any more.
    private Books touched(Optional<PaymentId> payment, Optional<String> clerk) {
        if (payment.isEmpty()) {
            return this;
        }
        var now = new HashMap<PaymentId, Set<String>>();
        hands.forEach((id, names) -> {
            if (payments.find(id).filter(Books::isOpen).isPresent()) {
                now.put(id, names);
            }
        });
        if (clerk.isPresent() && payments.find(payment.get()).filter(Books::isOpen).isPresent()) {
            now.merge(payment.get(), Set.of(clerk.get()), Books::union);
        }
        return new Books(identity, sequence, started, program, till, payments, now, totals);
    }

    private static Set<String> union(Set<String> some, Set<String> more) {
        var all = new HashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }

    private boolean approvesHisOwn(Envelope envelope, Body body) {
        var own = paymentOf(body).map(id -> hands.getOrDefault(id, Set.of())).orElse(Set.of());
        return envelope.approver().filter(own::contains).isPresent();
    }

    private Optional<String> wrongEnvelope(Envelope envelope, Body body) {
        if (envelope.sequence() != sequence + 1) {
            return Optional.of("sequence " + envelope.sequence() + " follows " + sequence);
        }
        if (!identity.equals(identityOf(envelope))) {
            return Optional.of("till, epoch, currency or training is another journal's");
        }
        if (envelope.approver().isPresent()
                && (envelope.approver().equals(envelope.clerk())
                        || approvesHisOwn(envelope, body))) {
            return Optional.of("the approver had a hand in it");
        }
        if (endsDoubt(body) && envelope.approver().isEmpty()) {
            return Optional.of("a doubt ended by a slip without a second person");
        }
        if ((sequence == 0) != (body instanceof JournalStarted)) {
            return Optional.of("JournalStarted is the first entry, once");
        }
        return Optional.empty();
    }

    private static boolean endsDoubt(Body body) {
        return switch (body) {
            case PaymentMoved(_, var event) -> event instanceof PaymentEvent.DoubtEnded;
            case PaymentCommitted(var event, _, _) -> event instanceof PaymentEvent.DoubtEnded;
            case PaymentAbandoned(var event, _) -> event instanceof PaymentEvent.DoubtEnded;
            default -> false;
        };
    }

    static Identity identityOf(Envelope envelope) {
        return new Identity(
                envelope.till(), envelope.epoch(), envelope.training(), envelope.currency());
    }

    private boolean agreesWith(Envelope envelope) {
        return switch (till) {
            case Till.Open(var session, var date, _) ->
                    envelope.session().equals(OptionalInt.of(session))
                            && envelope.businessDate().equals(Optional.of(date));
            case Till.Closed _ -> envelope.session().isEmpty() && envelope.businessDate().isEmpty();
        };
    }

    private Folded fold(Body body) {
        return switch (body) {
            case JournalStarted first -> good(Optional.of(first), program, till, payments, totals);
            case ProgramStarted start -> good(started, Optional.of(start), till, payments, totals);
            case TillMoved(var event) ->
                    TillRules.next(till, event)
                            .map(this::tillMoved)
                            .orElseGet(() -> impossible("the till cannot open now"));
            case PaymentMoved(var id, var event) -> moved(id, event);
            case PaymentCommitted(var event, var receipt, var payment) ->
                    committed(event, receipt, payment);
            case PaymentAbandoned(var event, var payment) -> abandoned(event, payment);
            case Body.SignedOut() ->
                    good(
                            payments.cleared(),
                            totals.into(Money.zero(identity.currency()), payments.cleared()));
            case Body.ProgramStopped _,
                    Body.ClockJumped _,
                    Body.SignedIn _,
                    Body.SignInFailed _,
                    Body.StaffChanged _ ->
                    good(started, program, till, payments, totals);
        };
    }

    private Folded tillMoved(Till next) {
        var drawer =
                next instanceof Till.Open(_, _, var openingFloat) ? openingFloat : totals.drawer();
        return good(
                started,
                program,
                next,
                payments,
                new Totals(totals.lastReceipt(), totals.onScreen(), drawer, totals.received()));
    }

    private Folded moved(PaymentId id, PaymentEvent event) {
        var step = next(id, event);
        if (step.isEmpty()) {
            return notPossible();
        }
        return isOpen(step.get().payment())
                ? good(step.get().now(), totals.into(cash(id, event), step.get().now()))
                : impossible("the event ends its payment, and its entry does not say so");
    }

    private Folded committed(PaymentEvent event, long receipt, Payment.Committed payment) {
        if (receipt != totals.lastReceipt() + 1) {
            return impossible("I-7: receipt " + receipt + " follows " + totals.lastReceipt());
        }
        var step = next(payment.id(), event);
        if (step.isEmpty()) {
            return notPossible();
        }
        if (!step.get().payment().equals(payment)) {
            return impossible("the payment is not what its events lead to");
        }
        var shown = step.get().now().active().equals(Optional.of(payment));
        return good(
                step.get().now(),
                new Totals(
                        receipt,
                        shown ? OptionalLong.of(receipt) : totals.onScreen(),
                        totals.drawer().plus(cash(payment.id(), event)).minus(payment.change()),
                        totals.received().plus(payment.paid())));
    }

    private Folded abandoned(PaymentEvent event, Payment.Abandoned payment) {
        var step = next(payment.id(), event);
        if (step.isEmpty()) {
            return notPossible();
        }
        return step.get().payment().equals(payment)
                ? good(
                        step.get().now(),
                        totals.into(Money.zero(identity.currency()), step.get().now()))
                : impossible("the payment is not what its events lead to");
    }

    private record Step(OpenPayments now, Payment payment) {}

    private Optional<Step> next(PaymentId id, PaymentEvent event) {
        if (!(till instanceof Till.Open)) {
            return Optional.empty();
        }
        return switch (payments.next(id, event)) {
            case OpenPayments.Outcome.Moved(var now, var payment, _) ->
                    Optional.of(new Step(now, payment));
            case OpenPayments.Outcome.Refused _ -> Optional.empty();
        };
    }

    private static boolean isOpen(Payment payment) {
        return !(payment instanceof Payment.Committed || payment instanceof Payment.Abandoned);
    }

    /// What the event itself puts into the drawer, or takes out of it; change apart.
    private Money cash(PaymentId id, PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.CashGiven(var amount) -> amount;
            case PaymentEvent.CashGivenBack() ->
                    Money.zero(identity.currency()).minus(cashTaken(id));
            case PaymentEvent.AccountChosen _,
                    PaymentEvent.HolderIdentified _,
                    PaymentEvent.AmountsChosen _,
                    PaymentEvent.CardChosen _,
                    PaymentEvent.ApprovalSeen _,
                    PaymentEvent.CardAnswered _,
                    PaymentEvent.AskTerminalPressed _,
                    PaymentEvent.DoubtEnded _,
                    PaymentEvent.Parked _,
                    PaymentEvent.SettlePressed _,
                    PaymentEvent.CancelPressed _ ->
                    Money.zero(identity.currency());
        };
    }

    private Money cashTaken(PaymentId id) {
        var taken =
                payments.find(id).orElse(null) instanceof Payment.Tendering tendering
                        ? tendering.taken()
                        : List.<Tender>of();
        return taken.stream()
                .filter(Tender.Cash.class::isInstance)
                .map(Tender::amount)
                .reduce(Money.zero(identity.currency()), Money::plus);
    }

    private Folded good(OpenPayments now, Totals then) {
        return good(started, program, till, now, then);
    }

    private Folded good(
            Optional<JournalStarted> first,
            Optional<ProgramStarted> start,
            Till session,
            OpenPayments now,
            Totals then) {
        return new Folded.Good(
                new Books(identity, sequence + 1, first, start, session, now, hands, then));
    }

    private static Folded notPossible() {
        return impossible("the event was not possible where its payment stood");
    }

    private static Folded impossible(String why) {
        return new Folded.Impossible(why);
    }
}
