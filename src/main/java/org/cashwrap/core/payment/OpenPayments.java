package org.cashwrap.core.payment;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.payment.Payment.Abandoned;
import org.cashwrap.core.payment.Payment.AtTerminal;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.Payment.Drafting;
import org.cashwrap.core.payment.Payment.InDoubt;
import org.cashwrap.core.payment.Payment.Tendering;
import org.cashwrap.core.payment.PaymentEvent.AccountChosen;
import org.cashwrap.core.payment.PaymentEvent.AmountsChosen;
import org.cashwrap.core.payment.PaymentEvent.CardAnswered;
import org.cashwrap.core.payment.PaymentEvent.DoubtEnded;
import org.cashwrap.core.payment.PaymentEvent.Parked;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The payments a till has on hand: the one on screen and the doubts parked beside it. While a doubt is open its own bill
/// is blocked; the next customer is not.
///
/// @param active the one on screen, finished or not; none before the first
/// @param parked all in doubt, in the order they were parked
/// @param booked approvals of other payments since the first of them was parked: none of these ends a doubt
public record OpenPayments(
        Optional<Payment> active, List<InDoubt> parked, List<CardApproval> booked) {
    public static final OpenPayments NONE =
            new OpenPayments(Optional.empty(), List.of(), List.of());

    public OpenPayments {
        parked = List.copyOf(parked);
        booked = parked.isEmpty() ? List.of() : List.copyOf(booked);
    }

    /// What follows from an event.
    public sealed interface Outcome {
        /// @param now     the payments on hand afterwards
        /// @param payment the one that the event was about, as it stands now
        /// @param tasks   what is due once the event is durable
        record Moved(OpenPayments now, Payment payment, List<Task> tasks) implements Outcome {}

        record Refused(Refusal why) implements Outcome {}
    }

    /// @param id of the payment that the event is about; a new one begins a payment
    public Outcome next(PaymentId id, PaymentEvent event) {
        if (isBlocked(id, event)) {
            return new Outcome.Refused(Refusal.IN_DOUBT);
        }
        if (isTerminalsApproval(event) && isYoungerOpen(id)) {
            return new Outcome.Refused(Refusal.IN_DOUBT);
        }
        if (find(id).filter(InDoubt.class::isInstance).isPresent() && isBooked(event)) {
            return new Outcome.Refused(Refusal.NOT_ASKED);
        }
        var at = find(id);
        if (at.isEmpty()) {
            return begin(id, event);
        }
        return switch (PaymentRules.next(at.get(), event)) {
            case Step.Refused(var why) -> new Outcome.Refused(why);
            case Step.Next(var payment, var tasks) ->
                    new Outcome.Moved(with(payment, event), payment, tasks);
        };
    }

    /// The payment of that id, if it is on hand.
    public Optional<Payment> find(PaymentId id) {
        return active.filter(payment -> payment.id().equals(id))
                .or(() ->
                        parked.stream()
                                .filter(doubt -> doubt.id().equals(id))
                                .map(Payment.class::cast)
                                .findFirst());
    }

    /// All of them, the youngest request first. A payment on screen makes its request after every parked one has made its
    /// own, and those are parked in the order in which they were asked for.
    public List<InDoubt> doubts() {
        var doubts = new ArrayList<InDoubt>();
        if (active.orElse(null) instanceof InDoubt shown) {
            doubts.add(shown);
        }
        doubts.addAll(parked.reversed());
        return List.copyOf(doubts);
    }

    /// Is a request still open that the terminal was given after this payment's?
    public boolean isYoungerOpen(PaymentId id) {
        var isParked = parked.stream().anyMatch(doubt -> doubt.id().equals(id));
        var isLastParked = isParked && parked.getLast().id().equals(id);
        var isShownOpen =
                active.filter(shown -> shown instanceof AtTerminal || shown instanceof InDoubt)
                        .isPresent();
        return isParked && (!isLastParked || isShownOpen);
    }

    /// Without the one on screen, if it is finished: its clerk has left.
    public OpenPayments cleared() {
        return isBusy() ? this : new OpenPayments(Optional.empty(), parked, booked);
    }

    /// Is a payment on screen that is not finished?
    public boolean isBusy() {
        return active.filter(
                        payment -> !(payment instanceof Committed || payment instanceof Abandoned))
                .isPresent();
    }

    private Outcome begin(PaymentId id, PaymentEvent event) {
        if (!(event instanceof AccountChosen chosen)) {
            return new Outcome.Refused(Refusal.NO_ACCOUNT_OPEN);
        }
        var drafting = PaymentRules.begin(id, chosen);
        return switch (active.orElse(null)) {
            case null -> begun(drafting);
            case Committed _, Abandoned _ -> begun(drafting);
            // Another account of the same customer goes on with the same payment.
            case Drafting _, Tendering _ -> new Outcome.Refused(Refusal.PAYMENT_OPEN);
            case AtTerminal _ -> new Outcome.Refused(Refusal.WAIT_FOR_TERMINAL);
            // It has to be parked first, by an event of its own.
            case InDoubt _ -> new Outcome.Refused(Refusal.IN_DOUBT);
        };
    }

    private Outcome begun(Drafting drafting) {
        return new Outcome.Moved(
                new OpenPayments(Optional.of(drafting), parked, booked), drafting, List.of());
    }

    private OpenPayments with(Payment payment, PaymentEvent event) {
        if (event instanceof Parked && payment instanceof InDoubt doubt) {
            var more = new ArrayList<>(parked);
            more.add(doubt);
            return new OpenPayments(Optional.empty(), more, booked);
        }
        var approvals = new ArrayList<>(booked);
        approvalIn(event).filter(_ -> !(payment instanceof InDoubt)).ifPresent(approvals::add);
        if (active.filter(shown -> shown.id().equals(payment.id())).isPresent()) {
            return new OpenPayments(Optional.of(payment), parked, approvals);
        }
        var rest = new ArrayList<InDoubt>();
        for (var doubt : parked) {
            if (!doubt.id().equals(payment.id())) {
                rest.add(doubt);
            } else if (payment instanceof InDoubt still) {
                rest.add(still);
            }
        }
        return new OpenPayments(active, rest, approvals);
    }

    private boolean isBooked(PaymentEvent event) {
        return approvalIn(event)
                .filter(approval -> booked.stream().anyMatch(approval::isTheSameBookingAs))
                .isPresent();
    }

    /// What the terminal has stored last may be the answer to its last request: while that one is open, an older one must
    /// not have it. A person who has read the slip may say so all the same.
    private static boolean isTerminalsApproval(PaymentEvent event) {
        return event instanceof CardAnswered(_, CardAnswer.Approved _);
    }

    private static Optional<CardApproval> approvalIn(PaymentEvent event) {
        return switch (event) {
            case CardAnswered(_, CardAnswer.Approved(var approval)) -> Optional.of(approval);
            case DoubtEnded(_, var charged) -> charged;
            default -> Optional.empty();
        };
    }

    /// Is that account's bill blocked by a doubt?
    public boolean isInDoubt(AccountNumber account) {
        return parked.stream().anyMatch(doubt -> doubt.isFor(account))
                || active.filter(InDoubt.class::isInstance)
                        .filter(doubt -> doubt.isFor(account))
                        .isPresent();
    }

    private boolean isBlocked(PaymentId id, PaymentEvent event) {
        return switch (event) {
            case AccountChosen(var account, _, _) -> isInDoubt(id, account);
            case AmountsChosen(var bill, _, _) ->
                    bill.items().stream()
                            .map(BillItem::account)
                            .anyMatch(account -> isInDoubt(id, account));
            default -> false;
        };
    }

    private boolean isInDoubt(PaymentId id, AccountNumber account) {
        return parked.stream().anyMatch(doubt -> !doubt.id().equals(id) && doubt.isFor(account))
                || active.filter(InDoubt.class::isInstance)
                        .filter(doubt -> !doubt.id().equals(id) && doubt.isFor(account))
                        .isPresent();
    }
}
