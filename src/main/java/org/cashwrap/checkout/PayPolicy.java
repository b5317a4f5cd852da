package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.RulePack;
import org.cashwrap.core.bill.RulePacks;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.Instrument;
import org.cashwrap.core.payment.Payment;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether an amount, or a tender, may be taken: by the rules of the accounts' regions, and by what was taken before.
/// Owned by the counter's thread.
final class PayPolicy {
    private static final Duration REPORTED_TOGETHER = Duration.ofHours(24);

    private final Desk desk;

    PayPolicy(Desk desk) {
        this.desk = desk;
    }

    /// One account of a bill that is being chosen.
    ///
    /// @param known none if nobody could be asked about it
    record Towards(AccountNumber number, Money amount, Optional<Account> known) {}

    /// What came of asking.
    sealed interface Answer {
        /// @param despite the stops that hold, and that were passed
        record May(Set<Stop.Kind> despite) implements Answer {}

        /// Or what has to be read first.
        record No(Reply why) implements Answer {}
    }

    /// @param despite the stops that may be passed
    Answer of(List<Towards> bill, Set<Stop.Kind> despite) {
        for (var item : bill) {
            var refused = item.known().flatMap(account -> bounds(account, item.amount()));
            if (refused.isPresent()) {
                return new Answer.No(refused.get());
            }
        }
        var stops = new ArrayList<Reply.StopFirst.At>();
        for (var item : bill) {
            for (var stop : stops(item)) {
                stops.add(new Reply.StopFirst.At(item.number(), stop));
            }
        }
        return passed(stops, despite);
    }

    /// Neither less than the region lets anybody pay, nor more credit than it lets grow.
    private Optional<Reply> bounds(Account account, Money amount) {
        var policy = policy(Optional.of(account));
        var due = account.balance().totalDue();
        var owed = due.isNegative() ? Money.zero(due.currency()) : due;
        var most = policy.flatMap(RulePack.Policy::overpaymentMax).map(owed::plus);
        if (most.filter(ceiling -> amount.compareTo(ceiling) > 0).isPresent()) {
            return Optional.of(
                    new Reply.Refused(
                            "bad-amount",
                            "refused.overpayment",
                            List.of(most.get(), account.number().lastFour())));
        }
        return amount.compareTo(owed) < 0 ? tooSmall(account, amount) : Optional.empty();
    }

    private Optional<Reply> tooSmall(Account account, Money amount) {
        return least(account)
                .filter(least -> amount.compareTo(least.money()) < 0)
                .map(least ->
                        new Reply.Refused(
                                "bad-amount",
                                "refused.part-too-small",
                                List.of(
                                        least.money(),
                                        account.number().lastFour(),
                                        least.reason())));
    }

    private record Least(Money money, String reason) {}

    /// Never more than is due.
    private Optional<Least> least(Account account) {
        var due = account.balance().totalDue();
        return policy(Optional.of(account))
                .map(policy -> policy.partPaymentMin().get(account.status()))
                .map(part -> new Least(part.of(due).min(due), part.reason()));
    }

    private List<Stop> stops(Towards item) {
        var policy = policy(item.known());
        var usual = Stop.Policy.USUAL;
        var numbers =
                new Stop.Policy(
                        policy.map(one -> one.autopayDays().orElse(usual.autopayDays()))
                                .orElse(usual.autopayDays()),
                        policy.map(one -> one.sameAccountHours().orElse(usual.sameAccountHours()))
                                .orElse(usual.sameAccountHours()));
        var now = desk.journal().now();
        var since = now.minus(Duration.ofHours(numbers.sameAccountHours()));
        return Stop.of(
                item.known(),
                today(item.known()),
                now,
                desk.books().recent().last(item.number(), since),
                numbers);
    }

    /// Where the account is; where the store is, if that is not known.
    private LocalDate today(Optional<Account> account) {
        return account.flatMap(known -> known.facts().zone())
                .or(() -> pack(account).map(RulePack::zone))
                .map(zone -> LocalDate.ofInstant(desk.journal().now(), zone))
                .orElseGet(() -> desk.journal().businessDateNow());
    }

    private Optional<RulePack.Policy> policy(Optional<Account> account) {
        return pack(account).map(RulePack::policy);
    }

    /// By the store's region for an account of which nothing is known.
    private Optional<RulePack> pack(Optional<Account> account) {
        var rules = desk.parts().rules();
        var day = desk.journal().businessDateNow();
        return account.map(known -> rules.inForce(known, day))
                .orElseGet(() -> rules.inForce(day))
                .map(RulePacks.Filed::pack);
    }

    /// What is handed over now, with the cash of a day before it that was paid towards one of the same accounts.
    ///
    /// @param received positive
    Answer ofCash(
            Payment.Tendering tendering,
            List<Account> known,
            Money received,
            Set<Stop.Kind> despite) {
        var zero = Money.zero(tendering.left().currency());
        if (!received.currency().equals(zero.currency())) {
            return new Answer.May(Set.of());
        }
        var numbers = numbers(tendering);
        var above =
                packs(numbers, known)
                        .flatMap(pack -> pack.policy().currencyReportAbove().stream())
                        .min(Money::compareTo);
        var before =
                desk.books()
                        .recent()
                        .cash(
                                Set.copyOf(numbers),
                                desk.journal().now().minus(REPORTED_TOGETHER),
                                zero);
        return passed(
                Stop.ofCurrency(before.plus(kept(tendering, received)), above).stream()
                        .map(stop -> new Reply.StopFirst.At(numbers.getFirst(), stop))
                        .toList(),
                despite);
    }

    /// Change is not received.
    private static Money kept(Payment.Tendering tendering, Money received) {
        var handed = tendering.cashTaken().plus(received);
        return tendering.settled(received) instanceof CashRounding.Settled.Enough enough
                ? handed.minus(enough.change())
                : handed;
    }

    /// A part payment is a choice of the amount that is made last. Where a card is booked it stands, for a card is not given
    /// back.
    Optional<Reply> whyNotSettle(Payment.Tendering tendering, List<Account> known) {
        return tendering.bill().items().size() == 1
                        && tendering.takenSum().isPositive()
                        && !tendering.cardTaken()
                ? known.stream()
                        .findFirst()
                        .flatMap(account -> tooSmall(account, tendering.takenSum()))
                : Optional.empty();
    }

    /// Who may pay with such a paper, and up to what it may say; of several accounts the strictest counts.
    Optional<Reply> whyNotInstrument(
            Instrument instrument, Payment.Tendering tendering, List<Account> known) {
        return cashOnly(instrument, known)
                .or(() -> faceLimit(instrument, packs(numbers(tendering), known)));
    }

    /// Money orders and cashier's cheques are paid by whoever issued them, and stay good where a cheque is not. To the end of its
    /// last day, where the account is.
    private Optional<Reply> cashOnly(Instrument instrument, List<Account> known) {
        if (instrument.kind() != TenderKind.CHEQUE) {
            return Optional.empty();
        }
        record Until(Account account, LocalDate day) {}
        return known.stream()
                .flatMap(account ->
                        account
                                .facts()
                                .cashOnlyUntil()
                                .filter(last -> !today(Optional.of(account)).isAfter(last))
                                .map(last -> new Until(account, last))
                                .stream())
                .max(Comparator.comparing(Until::day))
                .map(until ->
                        new Reply.Refused(
                                "not-allowed",
                                "refused.cheque.cash-only",
                                List.of(until.account().number().lastFour(), until.day())));
    }

    private static Optional<Reply> faceLimit(Instrument instrument, Stream<RulePack> packs) {
        return packs.flatMap(pack ->
                        Optional.ofNullable(pack.policy().faceLimits().get(instrument.kind()))
                                .stream())
                .min(Money::compareTo)
                .filter(limit -> instrument.amount().compareTo(limit) > 0)
                .map(limit ->
                        new Reply.Refused(
                                "not-allowed", limitKey(instrument.kind()), List.of(limit)));
    }

    private static String limitKey(TenderKind kind) {
        return switch (kind) {
            case CHEQUE -> "refused.face-limit.cheque";
            case MONEY_ORDER -> "refused.face-limit.money-order";
            case CASHIERS_CHECK -> "refused.face-limit.cashiers-check";
            case CASH, CARD, CARD_STORED -> throw new IllegalStateException(kind.word());
        };
    }

    private static List<AccountNumber> numbers(Payment.Tendering tendering) {
        return tendering.bill().items().stream().map(BillItem::account).toList();
    }

    /// Those in force for any of the accounts.
    private Stream<RulePack> packs(List<AccountNumber> numbers, List<Account> known) {
        return numbers.stream()
                .flatMap(number ->
                        pack(known.stream().filter(one -> one.number().equals(number)).findFirst())
                                .stream());
    }

    private static Answer passed(List<Reply.StopFirst.At> stops, Set<Stop.Kind> despite) {
        var left =
                stops.stream()
                        .filter(at ->
                                at.stop().kind().isFinal() || !despite.contains(at.stop().kind()))
                        .toList();
        return left.isEmpty()
                ? new Answer.May(
                        stops.stream()
                                .map(at -> at.stop().kind())
                                .collect(Collectors.toUnmodifiableSet()))
                : new Answer.No(new Reply.StopFirst(left));
    }
}
