package org.cashwrap.core.payment;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardAnswer.Approved;
import org.cashwrap.core.payment.CardAnswer.Declined;
import org.cashwrap.core.payment.CardAnswer.Silent;
import org.cashwrap.core.payment.Payment.Abandoned;
import org.cashwrap.core.payment.Payment.AtTerminal;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.Payment.Customer;
import org.cashwrap.core.payment.Payment.Drafting;
import org.cashwrap.core.payment.Payment.InDoubt;
import org.cashwrap.core.payment.Payment.Tendering;
import org.cashwrap.core.payment.PaymentEvent.AccountChosen;
import org.cashwrap.core.payment.PaymentEvent.AmountsChosen;
import org.cashwrap.core.payment.PaymentEvent.ApprovalSeen;
import org.cashwrap.core.payment.PaymentEvent.AskTerminalPressed;
import org.cashwrap.core.payment.PaymentEvent.CancelPressed;
import org.cashwrap.core.payment.PaymentEvent.CardAnswered;
import org.cashwrap.core.payment.PaymentEvent.CardChosen;
import org.cashwrap.core.payment.PaymentEvent.CashGiven;
import org.cashwrap.core.payment.PaymentEvent.CashGivenBack;
import org.cashwrap.core.payment.PaymentEvent.DoubtEnded;
import org.cashwrap.core.payment.PaymentEvent.HolderIdentified;
import org.cashwrap.core.payment.PaymentEvent.InstrumentGiven;
import org.cashwrap.core.payment.PaymentEvent.Parked;
import org.cashwrap.core.payment.PaymentEvent.SettlePressed;
import org.cashwrap.core.payment.Step.Next;
import org.cashwrap.core.payment.Step.Refused;
import org.cashwrap.core.payment.Task.AskTerminal;
import org.cashwrap.core.payment.Task.ChargeCard;
import org.cashwrap.core.payment.Task.OpenDrawer;
import org.cashwrap.core.payment.Task.PrintReceipt;
import org.cashwrap.core.payment.Task.PrintSlips;
import org.cashwrap.core.payment.Task.StopTerminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What follows from an event, for one payment: one table per state over all events, so that a new state or event does
/// not compile until every pair has been thought about. What concerns several payments at once is in [OpenPayments].
public final class PaymentRules {
    /// A payment in more pieces than this is no payment: its entry and its receipt have an end.
    public static final int TENDERS_MAX = 50;

    private PaymentRules() {}

    /// A payment begins when an account is opened.
    public static Drafting begin(PaymentId id, AccountChosen chosen) {
        return new Drafting(
                id,
                chosen.account(),
                chosen.balance(),
                new Customer(Privacy.THIRD_PARTY, chosen.language()));
    }

    public static Step next(Payment payment, PaymentEvent event) {
        return switch (payment) {
            case Drafting drafting -> drafting(drafting, event);
            case Tendering tendering -> tendering(tendering, event);
            case AtTerminal atTerminal -> atTerminal(atTerminal, event);
            case InDoubt inDoubt -> inDoubt(inDoubt, event);
            case Committed _, Abandoned _ -> refuse(Refusal.NO_ACCOUNT_OPEN);
        };
    }

    private static Step drafting(Drafting drafting, PaymentEvent event) {
        return switch (event) {
            case AccountChosen chosen -> new Next(begin(drafting.id(), chosen));
            case HolderIdentified() -> new Next(identified(drafting));
            case AmountsChosen chosen -> choose(drafting, chosen);
            case CancelPressed() -> new Next(new Abandoned(drafting.id(), Abandoned.Why.CANCELLED));
            case CashGiven _, InstrumentGiven _, CardChosen _ -> refuse(Refusal.NO_AMOUNT_YET);
            case CashGivenBack _ -> refuse(Refusal.NO_CASH_TAKEN);
            case SettlePressed() -> refuse(Refusal.NOTHING_TAKEN);
            case ApprovalSeen _, CardAnswered _, AskTerminalPressed _, DoubtEnded _, Parked _ ->
                    refuse(Refusal.NOT_IN_DOUBT);
        };
    }

    private static Step tendering(Tendering tendering, PaymentEvent event) {
        return switch (event) {
            case AccountChosen _ -> refuse(Refusal.PAYMENT_OPEN);
            case HolderIdentified() -> refuse(Refusal.TOO_LATE_FOR_HOLDER);
            case AmountsChosen chosen -> chooseAgain(tendering, chosen);
            case CashGiven(var amount, _) -> takeCash(tendering, amount);
            case InstrumentGiven(var instrument) -> takeInstrument(tendering, instrument);
            case CashGivenBack back -> giveBack(tendering, back);
            case CardChosen chosen -> chargeCard(tendering, chosen);
            case SettlePressed() ->
                    tendering.taken().isEmpty()
                            ? refuse(Refusal.NOTHING_TAKEN)
                            : commit(tendering, List.of());
            case CancelPressed() -> cancel(tendering);
            case ApprovalSeen _, CardAnswered _, AskTerminalPressed _, DoubtEnded _, Parked _ ->
                    refuse(Refusal.NOT_IN_DOUBT);
        };
    }

    private static Step atTerminal(AtTerminal at, PaymentEvent event) {
        return switch (event) {
            case ApprovalSeen(var reference, _) when isOther(at.request(), reference) ->
                    refuse(Refusal.NOT_ASKED);
            case CardAnswered(var reference, _) when isOther(at.request(), reference) ->
                    refuse(Refusal.NOT_ASKED);
            case ApprovalSeen(_, var approval) ->
                    new Next(
                            new AtTerminal(
                                    at.before(),
                                    at.request(),
                                    Optional.of(approval),
                                    at.stopping()));
            case CardAnswered(_, Approved(var approval))
                    when sameCurrency(at.request(), approval) ->
                    approved(at.before(), approval, false);
            // An approval in another currency books nothing: what the card was charged is not known
            // in ours.
            case CardAnswered(_, Approved _), CardAnswered(_, Silent()) ->
                    new Next(
                            new InDoubt(at.before(), at.request(), at.seen(), false),
                            new AskTerminal(at.id(), at.request()));
            case CardAnswered(_, Declined _) -> new Next(at.before());
            case CancelPressed() ->
                    at.stopping()
                            ? refuse(Refusal.WAIT_FOR_TERMINAL)
                            : new Next(
                                    new AtTerminal(at.before(), at.request(), at.seen(), true),
                                    new StopTerminal(at.id()));
            case DoubtEnded _, Parked _, AskTerminalPressed _ -> refuse(Refusal.WAIT_FOR_TERMINAL);
            case AccountChosen _,
                    HolderIdentified _,
                    AmountsChosen _,
                    CashGiven _,
                    InstrumentGiven _,
                    CashGivenBack _,
                    CardChosen _,
                    SettlePressed _ ->
                    refuse(Refusal.WAIT_FOR_TERMINAL);
        };
    }

    private static Step inDoubt(InDoubt doubt, PaymentEvent event) {
        return switch (event) {
            case ApprovalSeen(var reference, _) when isOther(doubt.request(), reference) ->
                    refuse(Refusal.NOT_ASKED);
            case CardAnswered(var reference, _) when isOther(doubt.request(), reference) ->
                    refuse(Refusal.NOT_ASKED);
            case DoubtEnded(var reference, _) when isOther(doubt.request(), reference) ->
                    refuse(Refusal.NOT_ASKED);
            case ApprovalSeen(_, var approval) ->
                    new Next(
                            new InDoubt(
                                    doubt.before(),
                                    doubt.request(),
                                    Optional.of(approval),
                                    doubt.parked()));
            case CardAnswered(_, Approved(var approval))
                    when sameCurrency(doubt.request(), approval) ->
                    approved(doubt.before(), approval, doubt.parked());
            case CardAnswered(_, Declined _) -> notCharged(doubt);
            // Still nothing: asking again is a person's decision, or the driver's, never a loop of
            // ours.
            case CardAnswered(_, Approved _), CardAnswered(_, Silent()) -> new Next(doubt);
            case DoubtEnded(_, var charged) ->
                    charged.isEmpty()
                            ? notCharged(doubt)
                            : sameCurrency(doubt.request(), charged.get())
                                    ? approved(doubt.before(), charged.get(), doubt.parked())
                                    : refuse(Refusal.BAD_AMOUNT);
            case AskTerminalPressed() ->
                    new Next(doubt, new AskTerminal(doubt.id(), doubt.request()));
            case Parked() ->
                    doubt.parked()
                            ? refuse(Refusal.IN_DOUBT)
                            : new Next(
                                    new InDoubt(
                                            doubt.before(), doubt.request(), doubt.seen(), true));
            // No key of the clerk may end the wait: only the terminal knows.
            case CancelPressed() -> refuse(Refusal.WAIT_FOR_TERMINAL);
            case AccountChosen _,
                    HolderIdentified _,
                    AmountsChosen _,
                    CashGiven _,
                    InstrumentGiven _,
                    CashGivenBack _,
                    CardChosen _,
                    SettlePressed _ ->
                    refuse(Refusal.IN_DOUBT);
        };
    }

    private static boolean isOther(CardRequest open, String reference) {
        return !open.reference().equals(reference);
    }

    private static Drafting identified(Drafting drafting) {
        return new Drafting(
                drafting.id(),
                drafting.account(),
                drafting.balance(),
                new Customer(Privacy.HOLDER, drafting.customer().language()));
    }

    /// The photo ID was matched with one holder: on a bill that is not for that account alone, he is a third party.
    private static Customer customer(Customer before, AccountNumber identified, Bill bill) {
        return bill.items().size() == 1 && bill.isFor(identified)
                ? before
                : new Customer(Privacy.THIRD_PARTY, before.language());
    }

    private static AccountNumber onlyAccount(Bill bill) {
        return bill.items().getFirst().account();
    }

    private static Step choose(Drafting drafting, AmountsChosen chosen) {
        return chosen(
                drafting.id(),
                chosen,
                customer(drafting.customer(), drafting.account(), chosen.bill()));
    }

    /// Until something is taken the amount can be chosen anew.
    private static Step chooseAgain(Tendering tendering, AmountsChosen chosen) {
        return switch (tendering.taken().size()) {
            case 0 ->
                    chosen(
                            tendering.id(),
                            chosen,
                            customer(
                                    tendering.customer(),
                                    onlyAccount(tendering.bill()),
                                    chosen.bill()));
            default -> refuse(tendering.cardTaken() ? Refusal.CARD_TAKEN : Refusal.CASH_TAKEN);
        };
    }

    /// Money for an account that nobody could be asked about may go back to whoever paid it: no credit grows there.
    private static Step chosen(PaymentId id, AmountsChosen chosen, Customer customer) {
        var isUnknown = chosen.bill().items().stream().anyMatch(item -> item.balance().isEmpty());
        return chosen.rounding() == CashRounding.CREDIT && isUnknown
                ? refuse(Refusal.CREDIT_NOT_ALLOWED)
                : new Next(
                        new Tendering(id, chosen.bill(), chosen.rounding(), customer, List.of()));
    }

    private static Step takeCash(Tendering tendering, Money amount) {
        if (tendering.taken().size() >= TENDERS_MAX - 1) {
            return refuse(Refusal.TOO_MANY_TENDERS);
        }
        return amount.currency().equals(tendering.left().currency())
                ? take(tendering, new Tender.Cash(amount))
                : refuse(Refusal.BAD_AMOUNT);
    }

    /// Never more than is left: nobody knows today whether it will be paid, so nothing goes out on it.
    private static Step takeInstrument(Tendering tendering, Instrument instrument) {
        if (tendering.taken().size() >= TENDERS_MAX - 1) {
            return refuse(Refusal.TOO_MANY_TENDERS);
        }
        if (!instrument.amount().currency().equals(tendering.left().currency())) {
            return refuse(Refusal.BAD_AMOUNT);
        }
        return instrument.amount().compareTo(tendering.left()) > 0
                ? refuse(Refusal.INSTRUMENT_TOO_MUCH)
                : take(tendering, instrument);
    }

    /// All of it, or nothing: what stays would belong to no amount that the customer has agreed to.
    private static Step giveBack(Tendering tendering, CashGivenBack back) {
        if (tendering.cardTaken()) {
            return refuse(Refusal.CARD_TAKEN);
        }
        if (!tendering.taken().isEmpty()
                && !(back.amount().equals(tendering.cashTaken())
                        && back.instruments() == tendering.instrumentsTaken())) {
            return refuse(Refusal.BAD_AMOUNT);
        }
        return tendering.taken().isEmpty()
                ? refuse(Refusal.NO_CASH_TAKEN)
                : new Next(
                        new Tendering(
                                tendering.id(),
                                tendering.bill(),
                                tendering.rounding(),
                                tendering.customer(),
                                List.of()),
                        new OpenDrawer());
    }

    /// The card takes all that is left and comes last, so that a decline never strands cash.
    private static Step chargeCard(Tendering tendering, CardChosen chosen) {
        if (tendering.cardTaken()) {
            return refuse(Refusal.CARD_TAKEN);
        }
        if (chosen.before().isEmpty()) {
            return refuse(Refusal.TERMINAL_NOT_READY);
        }
        if (!chosen.amount().equals(tendering.left())) {
            return refuse(Refusal.BAD_AMOUNT);
        }
        var request = new CardRequest(chosen.amount(), chosen.reference(), chosen.before().get());
        return new Next(
                new AtTerminal(tendering, request, Optional.empty(), false),
                new ChargeCard(tendering.id(), request));
    }

    private static Step cancel(Tendering tendering) {
        if (tendering.cardTaken()) {
            return refuse(Refusal.CARD_TAKEN);
        }
        return tendering.taken().isEmpty()
                ? new Next(new Abandoned(tendering.id(), Abandoned.Why.CANCELLED))
                : refuse(Refusal.CASH_TAKEN);
    }

    /// @param parked nobody is there to bring the rest: what was taken is a part payment
    private static Step approved(Tendering before, CardApproval approval, boolean parked) {
        var card = new Tender.Card(approval);
        return withSlips(parked ? commit(before, List.of(card)) : take(before, card));
    }

    /// A slip may have to be signed while the customer is there: it comes before the receipt. Not before the card is charged
    /// for certain: a terminal may write APPROVED and still undo it.
    private static Step withSlips(Step step) {
        if (!(step instanceof Next(var payment, var tasks))) {
            return step;
        }
        var more = new ArrayList<>(tasks);
        var receipt = more.indexOf(new PrintReceipt(payment.id()));
        more.add(receipt < 0 ? more.size() : receipt, new PrintSlips(payment.id()));
        return new Next(payment, more);
    }

    private static Step notCharged(InDoubt doubt) {
        if (!doubt.parked()) {
            return new Next(doubt.before());
        }
        // The customer has gone. Cash he left is his part payment; nothing left is nothing paid.
        return doubt.before().taken().isEmpty()
                ? new Next(new Abandoned(doubt.id(), Abandoned.Why.NOT_PAID))
                : commit(doubt.before(), List.of());
    }

    private static Step take(Tendering tendering, Tender tender) {
        var taken = new ArrayList<>(tendering.taken());
        taken.add(tender);
        if (Tenders.isEnough(tendering.bill(), tendering.rounding(), taken)) {
            return commit(tendering, List.of(tender));
        }
        var now =
                new Tendering(
                        tendering.id(),
                        tendering.bill(),
                        tendering.rounding(),
                        tendering.customer(),
                        taken);
        return goesIntoDrawer(tender) ? new Next(now, new OpenDrawer()) : new Next(now);
    }

    private static boolean goesIntoDrawer(Tender tender) {
        return switch (tender) {
            case Tender.Cash _, Instrument _ -> true;
            case Tender.Card _ -> false;
        };
    }

    /// Order at commit: journal, drawer, print. The drawer opens whenever cash or an instrument is taken, and then only: a card
    /// that is approved later, perhaps when nobody is there, moves none.
    private static Step commit(Tendering tendering, List<Tender> last) {
        var tenders = new ArrayList<>(tendering.taken());
        tenders.addAll(last);
        var tasks = new ArrayList<Task>();
        if (last.stream().anyMatch(PaymentRules::goesIntoDrawer)) {
            tasks.add(new OpenDrawer());
        }
        tasks.add(new PrintReceipt(tendering.id()));
        return new Next(Committed.of(tendering, tenders), tasks);
    }

    private static boolean sameCurrency(CardRequest request, CardApproval approval) {
        return request.amount().currency().equals(approval.amount().currency());
    }

    private static Step refuse(Refusal why) {
        return new Refused(why);
    }
}
