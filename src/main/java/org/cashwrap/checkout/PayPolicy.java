package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.RulePack;
import org.cashwrap.core.bill.RulePacks;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.Payment;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether an amount, or so much cash, may be taken: by the rules of the account's region, and by what was taken before.
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

    /// @param despite the stops that were shown and passed
    /// @return why not, or what has to be read first; none if it may be
    Optional<Reply> whyNot(List<Towards> bill, Set<Stop.Kind> despite) {
        for (var item : bill) {
            var refused = item.known().flatMap(account -> bounds(account, item.amount()));
            if (refused.isPresent()) {
                return refused;
            }
        }
        var stops = new ArrayList<Reply.StopFirst.At>();
        for (var item : bill) {
            for (var stop : stops(item)) {
                stops.add(new Reply.StopFirst.At(item.number(), stop));
            }
        }
        return first(stops, despite);
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
                now.atZone(zone(item.known())).toLocalDate(),
                now,
                desk.books().recent().last(item.number(), since),
                numbers);
    }

    private ZoneId zone(Optional<Account> account) {
        return account.flatMap(known -> known.facts().zone())
                .or(() -> pack(account).map(RulePack::zone))
                .orElseGet(() -> desk.journal().zone());
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
    Optional<Reply> whyNotCash(
            Payment.Tendering tendering, Money received, Set<Stop.Kind> despite) {
        var account = desk.openedAccount().filter(known -> tendering.isFor(known.number()));
        var above = policy(account).flatMap(RulePack.Policy::currencyReportAbove);
        if (above.isEmpty() || !received.currency().equals(tendering.left().currency())) {
            return Optional.empty();
        }
        var numbers =
                tendering.bill().items().stream()
                        .map(BillItem::account)
                        .collect(Collectors.toUnmodifiableSet());
        var before =
                desk.books()
                        .recent()
                        .cash(
                                numbers,
                                desk.journal().now().minus(REPORTED_TOGETHER),
                                Money.zero(received.currency()));
        return first(
                Stop.ofCurrency(before.plus(kept(tendering, received)), above).stream()
                        .map(stop ->
                                new Reply.StopFirst.At(
                                        tendering.bill().items().getFirst().account(), stop))
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
    Optional<Reply> whyNotSettle(Payment.Tendering tendering) {
        return tendering.bill().items().size() == 1
                        && tendering.takenSum().isPositive()
                        && !tendering.isCardTaken()
                ? desk.openedAccount()
                        .filter(known -> tendering.isFor(known.number()))
                        .flatMap(known -> tooSmall(known, tendering.takenSum()))
                : Optional.empty();
    }

    private static Optional<Reply> first(List<Reply.StopFirst.At> stops, Set<Stop.Kind> despite) {
        var left =
                stops.stream()
                        .filter(at ->
                                at.stop().kind().isFinal() || !despite.contains(at.stop().kind()))
                        .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of(new Reply.StopFirst(left));
    }
}
