package org.cashwrap.core.ledger;

import org.cashwrap.core.ledger.Body.JournalStarted;
import org.cashwrap.core.ledger.Body.PaymentAbandoned;
import org.cashwrap.core.ledger.Body.PaymentCommitted;
import org.cashwrap.core.ledger.Body.PaymentMoved;
import org.cashwrap.core.ledger.Body.ProgramStarted;
import org.cashwrap.core.ledger.Body.TillMoved;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.OpenPayments;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.till.Till;
import org.cashwrap.core.till.TillRules;

import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/// Where a journal stands: the fold of its entries from the first. The same rules that let an event happen are asked
/// again for every entry read, so an entry that could not have happened is found, whoever wrote it.
///
/// @param identity of the journal
/// @param sequence of the last entry; 0 before the first
/// @param started  entry 1
/// @param run      the program's, as far as it has come
/// @param till     the session
/// @param payments on hand
/// @param hands    who was signed in at the events of each open payment: none of them may approve it
/// @param booked   the last requests whose approval was booked: their money has a bill
/// @param signed   what the card terminal wants signed
/// @param closing  the card terminal was asked to close its batch, and no totals came since
/// @param papers   what became of the last papers that were due
/// @param taken    cheques and money orders that may come a second time
/// @param totals   numbers and sums so far
/// @param recent   payments of the last weeks
public record Books(
        Identity identity,
        long sequence,
        Optional<JournalStarted> started,
        Run run,
        Till till,
        OpenPayments payments,
        Map<PaymentId, Set<String>> hands,
        List<String> booked,
        Signatures signed,
        boolean closing,
        Papers papers,
        InstrumentsTaken taken,
        Totals totals,
        Recent recent) {
    /// A terminal repeats itself soon or never.
    private static final int BOOKED_MAX = 200;

    public Books {
        hands = Map.copyOf(hands);
        booked = List.copyOf(booked);
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
                Run.NONE,
                new Till.Closed(0),
                OpenPayments.NONE,
                Map.of(),
                List.of(),
                Signatures.NONE,
                false,
                Papers.NONE,
                InstrumentsTaken.NONE,
                new Totals(0, OptionalLong.empty(), zero, zero),
                Recent.NONE);
    }

    /// The last start of the program; its header stands on receipts.
    public Optional<ProgramStarted> program() {
        return run.program();
    }

    /// What came of folding one more entry.
    public sealed interface Folded {
        record Good(Books books) implements Folded {}

        /// @param why in English, for the engineer; it quotes no value of the entry but its own numbers
        record Impossible(String why) implements Folded {}
    }

    /// Never throws: an entry with amounts beyond reckoning is impossible too.
    public Folded fold(Entry entry) {
        try {
            return foldOrThrow(entry);
        } catch (ArithmeticException | IllegalArgumentException beyond) {
            return impossible("amounts that cannot be: " + beyond.getMessage());
        }
    }

    private Folded foldOrThrow(Entry entry) {
        var envelope = entry.envelope();
        var wrong =
                wrongEnvelope(envelope, entry.body())
                        .or(() -> run.whyNot(envelope, entry.body(), sequence == 0))
                        .or(() -> papers.whyNot(entry.body()));
        if (wrong.isPresent()) {
            return impossible(wrong.get());
        }
        return switch (fold(entry.body())) {
            case Folded.Impossible no -> no;
            case Folded.Good(var books) ->
                    books.agreesWith(envelope)
                            ? new Folded.Good(books.after(entry))
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

    /// What follows from the envelope: the run goes on, and the clerk of an open payment is remembered as long as it is
    /// open. What the terminal says is nobody's doing.
    private Books after(Entry entry) {
        var now = new HashMap<PaymentId, Set<String>>();
        hands.forEach((id, names) -> {
            if (isOnHand(id)) {
                now.put(id, names);
            }
        });
        paymentOf(entry.body())
                .filter(id -> isOnHand(id) && involvesClerk(entry.body()))
                .ifPresent(id ->
                        entry.envelope()
                                .clerk()
                                .ifPresent(clerk -> now.merge(id, Set.of(clerk), Books::union)));
        return new Books(
                identity,
                sequence,
                started,
                run.after(entry.envelope(), entry.body()),
                till,
                payments,
                now,
                bookedWith(entry.body()),
                signed.after(entry.body()),
                closingAfter(entry.body()),
                papersAfter(entry),
                taken.after(entry.envelope().at(), entry.body()),
                totals,
                recentAfter(entry));
    }

    private Recent recentAfter(Entry entry) {
        return entry.body() instanceof PaymentCommitted(_, _, var payment)
                ? recent.with(entry.envelope().at(), payment)
                : recent;
    }

    private Papers papersAfter(Entry entry) {
        return entry.body() instanceof Body.SlipSpooled(var payment, _)
                ? papers.afterSlip(entry.envelope().sequence(), payment)
                : papers.after(entry.body());
    }

    private boolean closingAfter(Body body) {
        return switch (body) {
            case Body.BatchClosing() -> true;
            case Body.BatchClosed _ -> false;
            default -> closing;
        };
    }

    private boolean isOnHand(PaymentId id) {
        return payments.find(id).filter(Books::isOpen).isPresent();
    }

    private static boolean involvesClerk(Body body) {
        return eventOf(body).filter(PaymentEvent::involvesClerk).isPresent();
    }

    private static Optional<PaymentEvent> eventOf(Body body) {
        return switch (body) {
            case PaymentMoved(_, var event) -> Optional.of(event);
            case PaymentCommitted(var event, _, _) -> Optional.of(event);
            case PaymentAbandoned(var event, _) -> Optional.of(event);
            default -> Optional.empty();
        };
    }

    /// The request whose approval this entry books, if it does.
    private Optional<String> bookedBy(Body body) {
        var stillInDoubt =
                paymentOf(body)
                        .flatMap(payments::find)
                        .filter(Payment.InDoubt.class::isInstance)
                        .isPresent();
        return stillInDoubt
                ? Optional.empty()
                : eventOf(body)
                        .flatMap(event ->
                                switch (event) {
                                    case PaymentEvent.CardAnswered(
                                                    var reference,
                                                    CardAnswer.Approved _) ->
                                            Optional.of(reference);
                                    case PaymentEvent.DoubtEnded(var reference, var charged) ->
                                            charged.map(_ -> reference);
                                    default -> Optional.empty();
                                });
    }

    private List<String> bookedWith(Body body) {
        return bookedBy(body)
                .map(reference -> {
                    var more = new ArrayList<>(booked);
                    more.add(reference);
                    return List.copyOf(
                            more.subList(Math.max(0, more.size() - BOOKED_MAX), more.size()));
                })
                .orElse(booked);
    }

    /// Is the payment's request of that name open, so that its approval would find a bill?
    public boolean awaits(PaymentId payment, String reference) {
        return switch (payments.find(payment).orElse(null)) {
            case Payment.AtTerminal at -> at.request().reference().equals(reference);
            case Payment.InDoubt doubt -> doubt.request().reference().equals(reference);
            case null, default -> false;
        };
    }

    /// The payments whose signature waits to be compared, in the order in which the card terminal asked for them.
    public List<PaymentId> unsigned() {
        return signed.unsigned();
    }

    /// May the card terminal say now that this payment's customer must sign? Once for each request.
    public boolean awaitsSignatureWord(PaymentId payment) {
        return signed.mayBeNeeded(payment);
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
            case JournalStarted first ->
                    identity.till().startsWith(first.store() + "-")
                            ? good(Optional.of(first), till, payments, totals)
                            : impossible("the store is not the till's");
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
            case Body.CardUnclaimed(var id, var reference, _) ->
                    awaits(id, reference)
                            ? impossible(
                                    "an approval is called unclaimed that its payment waits for")
                            : good(payments, totals);
            case Body.SignatureNeeded(var id) ->
                    awaitsSignatureWord(id)
                            ? good(payments, totals)
                            : impossible(
                                    "a signature is asked for twice, or for no request of the last"
                                            + " ones");
            case Body.SignatureChecked(var id, _) ->
                    unsigned().contains(id)
                            ? good(payments, totals)
                            : impossible("a signature is checked that was not asked for");
            case Body.BatchClosed(var batch) ->
                    isOurs(batch)
                            ? good(payments, totals)
                            : impossible("a batch in another currency than the journal's");
            case ProgramStarted _,
                    Body.DevicesUsed _,
                    Body.SlipSpooled _,
                    Body.PrintingStarted _,
                    Body.PrintingEnded _,
                    Body.PaperSeen _,
                    Body.DrawerKicked _,
                    Body.BatchClosing _,
                    Body.ProgramStopped _,
                    Body.ClockJumped _,
                    Body.SignedIn _,
                    Body.SignInFailed _,
                    Body.StaffChanged _ ->
                    good(payments, totals);
        };
    }

    private boolean isOurs(BatchTotals batch) {
        return Stream.concat(
                        batch.total().stream(), batch.groups().stream().map(BatchTotals.Group::sum))
                .allMatch(amount -> amount.currency().equals(identity.currency()));
    }

    private Folded tillMoved(Till next) {
        var drawer =
                next instanceof Till.Open(_, _, var openingFloat) ? openingFloat : totals.drawer();
        return good(
                started,
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
                ? good(step.get().now(), totals.into(cash(event), step.get().now()))
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
                        totals.drawer().plus(cash(event)).minus(payment.change()),
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
    private Money cash(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.CashGiven(var amount, _) -> amount;
            case PaymentEvent.CashGivenBack(var amount, _) ->
                    Money.zero(identity.currency()).minus(amount);
            case PaymentEvent.InstrumentGiven _,
                    PaymentEvent.AccountChosen _,
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

    private Folded good(OpenPayments now, Totals then) {
        return good(started, till, now, then);
    }

    private Folded good(
            Optional<JournalStarted> first, Till session, OpenPayments now, Totals then) {
        return new Folded.Good(
                new Books(
                        identity,
                        sequence + 1,
                        first,
                        run,
                        session,
                        now,
                        hands,
                        booked,
                        signed,
                        closing,
                        papers,
                        taken,
                        then,
                        recent));
    }

    private static Folded notPossible() {
        return impossible("the event was not possible where its payment stood");
    }

    private static Folded impossible(String why) {
        return new Folded.Impossible(why);
    }
}
