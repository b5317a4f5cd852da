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
import java.util.Optional;
import java.util.OptionalInt;

/// Where a journal stands: the fold of its entries from the first. The same rules that let an event happen are asked
/// again for every entry read, so an entry that could not have happened is found, whoever wrote it.
///
/// @param name        of the till; empty before entry 1
/// @param sequence    of the last entry; 0 before the first
/// @param started     entry 1
/// @param program     the last start of the program
/// @param till        the session
/// @param payments    on hand
/// @param lastReceipt number of the last receipt; 0 before the first
/// @param drawer      cash that should be in the drawer; never shown to the clerk before a count
/// @param received    everything ever applied to accounts: a perpetual total that never falls
public record Books(
        String name,
        String epoch,
        boolean training,
        Currency currency,
        long sequence,
        Optional<JournalStarted> started,
        Optional<ProgramStarted> program,
        Till till,
        OpenPayments payments,
        long lastReceipt,
        Money drawer,
        Money received) {

    /// Before the first entry.
    public static Books empty(String name, String epoch, boolean training, Currency currency) {
        return new Books(
                name,
                epoch,
                training,
                currency,
                0,
                Optional.empty(),
                Optional.empty(),
                new Till.Closed(0),
                OpenPayments.NONE,
                0,
                Money.zero(currency),
                Money.zero(currency));
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
        var folded = fold(entry.body());
        if (folded instanceof Folded.Good(var books) && !books.agreesWith(envelope)) {
            return new Folded.Impossible("session or business date is not the open session's");
        }
        return folded;
    }

    private Optional<String> wrongEnvelope(Envelope envelope, Body body) {
        if (envelope.sequence() != sequence + 1) {
            return Optional.of("sequence " + envelope.sequence() + " follows " + sequence);
        }
        if (!envelope.till().equals(name) || !envelope.epoch().equals(epoch)) {
            return Optional.of("till or epoch is another's");
        }
        if (envelope.training() != training) {
            return Optional.of("training and live entries in one journal");
        }
        if (!envelope.currency().equals(currency)) {
            return Optional.of("another currency");
        }
        if (envelope.approver().isPresent() && envelope.approver().equals(envelope.clerk())) {
            return Optional.of("the approver is the clerk");
        }
        if ((sequence == 0) != (body instanceof JournalStarted)) {
            return Optional.of("JournalStarted is the first entry, once");
        }
        return Optional.empty();
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
            case JournalStarted first -> good(with(Optional.of(first), program));
            case ProgramStarted start -> good(with(started, Optional.of(start)));
            case TillMoved(var event) ->
                    TillRules.next(till, event)
                            .map(next -> good(opened(next)))
                            .orElseGet(() -> impossible("the till cannot open now"));
            case PaymentMoved(var id, var event) -> moved(id, event);
            case PaymentCommitted(var event, var receipt, var payment) ->
                    committed(event, receipt, payment);
            case PaymentAbandoned(var event, var payment) -> abandoned(event, payment);
            case Body.ProgramStopped _,
                    Body.ClockJumped _,
                    Body.SignedIn _,
                    Body.SignedOut _,
                    Body.SignInFailed _,
                    Body.StaffChanged _ ->
                    good(this);
        };
    }

    private Folded moved(PaymentId id, PaymentEvent event) {
        return switch (next(id, event)) {
            case Step(var now, var payment) when isOpen(payment) ->
                    good(with(now, lastReceipt, drawer.plus(intoDrawer(id, event)), received));
            case Step _ -> impossible("the event ends its payment, and its entry does not say so");
            case null -> impossible("the event was not possible where its payment stood");
        };
    }

    private Folded committed(PaymentEvent event, long receipt, Payment.Committed payment) {
        if (receipt != lastReceipt + 1) {
            return impossible("receipt " + receipt + " follows " + lastReceipt);
        }
        return switch (next(payment.id(), event)) {
            case Step(var now, var reached) when reached.equals(payment) ->
                    good(
                            with(
                                    now,
                                    receipt,
                                    drawer.plus(intoDrawer(payment.id(), event))
                                            .minus(payment.change()),
                                    received.plus(payment.paid())));
            case Step _ -> impossible("the payment is not what its events lead to");
            case null -> impossible("the event was not possible where its payment stood");
        };
    }

    private Folded abandoned(PaymentEvent event, Payment.Abandoned payment) {
        return switch (next(payment.id(), event)) {
            case Step(var now, var reached) when reached.equals(payment) ->
                    good(with(now, lastReceipt, drawer, received));
            case Step _ -> impossible("the payment is not what its events lead to");
            case null -> impossible("the event was not possible where its payment stood");
        };
    }

    private record Step(OpenPayments now, Payment payment) {}

    private @org.jspecify.annotations.Nullable Step next(PaymentId id, PaymentEvent event) {
        if (!(till instanceof Till.Open)) {
            return null;
        }
        return switch (payments.next(id, event)) {
            case OpenPayments.Outcome.Moved(var now, var payment, _) -> new Step(now, payment);
            case OpenPayments.Outcome.Refused _ -> null;
        };
    }

    private static boolean isOpen(Payment payment) {
        return !(payment instanceof Payment.Committed || payment instanceof Payment.Abandoned);
    }

    /// What the event itself puts into the drawer, or takes out of it; change apart.
    private Money intoDrawer(PaymentId id, PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.CashGiven(var amount) -> amount;
            case PaymentEvent.CashGivenBack() ->
                    cashTaken(id)
                            .map(cash -> Money.zero(currency).minus(cash))
                            .orElse(Money.zero(currency));
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
                    Money.zero(currency);
        };
    }

    private Optional<Money> cashTaken(PaymentId id) {
        return payments.find(id)
                .filter(Payment.Tendering.class::isInstance)
                .map(Payment.Tendering.class::cast)
                .map(tendering ->
                        tendering.taken().stream()
                                .filter(Tender.Cash.class::isInstance)
                                .map(Tender::amount)
                                .reduce(Money.zero(currency), Money::plus));
    }

    private Books with(Optional<JournalStarted> first, Optional<ProgramStarted> start) {
        return new Books(
                name,
                epoch,
                training,
                currency,
                sequence,
                first,
                start,
                till,
                payments,
                lastReceipt,
                drawer,
                received);
    }

    private Books with(OpenPayments now, long receipt, Money cash, Money total) {
        return new Books(
                name, epoch, training, currency, sequence, started, program, till, now, receipt,
                cash, total);
    }

    private Books opened(Till next) {
        var cash = next instanceof Till.Open(_, _, var openingFloat) ? openingFloat : drawer;
        return new Books(
                name,
                epoch,
                training,
                currency,
                sequence,
                started,
                program,
                next,
                payments,
                lastReceipt,
                cash,
                received);
    }

    private static Folded good(Books books) {
        return new Folded.Good(
                new Books(
                        books.name,
                        books.epoch,
                        books.training,
                        books.currency,
                        books.sequence + 1,
                        books.started,
                        books.program,
                        books.till,
                        books.payments,
                        books.lastReceipt,
                        books.drawer,
                        books.received));
    }

    private static Folded impossible(String why) {
        return new Folded.Impossible(why);
    }
}
