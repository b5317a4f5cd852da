package org.cashwrap.core.bill;

import org.cashwrap.core.money.Money;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// How somebody who has less than he owes on several accounts spreads it so that the most services are on. What is best, and why
/// the cheapest first is it, stands in [docs/keep-connected.md](../../../../../../../docs/keep-connected.md).
///
/// Pure, and it knows no rules: what a service needs is asked of the oracle by [ServiceThreshold].
public final class KeepConnected {
    /// As many as one payment may be towards.
    public static final int ACCOUNTS_MAX = Bill.ITEMS_MAX;

    /// The most services, then the least money for them, then the accounts that come first.
    private static final Comparator<Choice> BEST_FIRST =
            Comparator.comparingInt((Choice choice) -> Integer.bitCount(choice.set()))
                    .reversed()
                    .thenComparing(Choice::spent)
                    // The first account's bit in front: of two sets of one size, the one with the
                    // first account in which they differ is the greater number.
                    .thenComparing(
                            choice -> Integer.reverse(choice.set()),
                            (one, other) -> Integer.compareUnsigned(other, one));

    private final List<Wanted> accounts;
    private final Money have;
    private final List<Integer> cheapestFirst;

    private KeepConnected(List<Wanted> accounts, Money have) {
        this.accounts = accounts;
        this.have = have;
        this.cheapestFirst =
                IntStream.range(0, accounts.size())
                        .filter(index -> accounts.get(index).threshold().isPresent())
                        .boxed()
                        .sorted(Comparator.comparing(this::needed))
                        .toList();
    }

    /// What enough money does for a service.
    public enum Gain {
        /// It is cut and comes back.
        RESTORES,
        /// It is on and would be cut, and is not.
        KEEPS
    }

    /// An amount from which on a service is on.
    ///
    /// @param needed always positive; may be above what is owed, since coming back may cost a fee
    public record Threshold(Money needed, Gain gain) {
        public Threshold {
            if (!needed.isPositive()) {
                throw new IllegalArgumentException("what costs nothing needs no plan: " + needed);
            }
        }
    }

    /// An account that the money may go to.
    ///
    /// @param owed      everything due; never negative
    /// @param pastDue   of it; 0 to all
    /// @param threshold none if no payment changes whether the service is on
    public record Wanted(
            AccountNumber account, Money owed, Money pastDue, Optional<Threshold> threshold) {
        public Wanted {
            if (pastDue.isNegative() || pastDue.compareTo(owed) > 0) {
                throw new IllegalArgumentException("past due " + pastDue + " of " + owed);
            }
        }
    }

    /// What goes to one account.
    ///
    /// @param amount 0 or more
    public record Share(Wanted wanted, Money amount) {
        public Share {
            if (amount.isNegative()) {
                throw new IllegalArgumentException("a share is never negative: " + amount);
            }
        }

        /// What it does for the service; none if it is too little or there is nothing to gain.
        public Optional<Gain> gain() {
            return wanted.threshold()
                    .filter(threshold -> amount.compareTo(threshold.needed()) >= 0)
                    .map(Threshold::gain);
        }

        /// What a service that is not on yet would need beside it.
        public Optional<Money> more() {
            return wanted.threshold()
                    .map(threshold -> threshold.needed().minus(amount))
                    .filter(Money::isPositive);
        }
    }

    /// One way to spread the money.
    ///
    /// @param shares one for each account, in the accounts' order
    /// @param left   stays with the customer, because everything is paid
    public record Plan(List<Share> shares, Money left) {
        public Plan {
            shares = List.copyOf(shares);
        }

        /// The accounts whose services it brings back or keeps.
        public List<AccountNumber> on() {
            return shares.stream()
                    .filter(share -> share.gain().isPresent())
                    .map(share -> share.wanted().account())
                    .toList();
        }

        /// Everything that is paid.
        public Money paid() {
            return shares.stream().map(Share::amount).reduce(left.minus(left), Money::plus);
        }
    }

    /// @param runnerUp the best of the plans that have a service on which the best has not; none if the money is enough for no
    ///                 such service
    public record Split(Plan best, Optional<Plan> runnerUp) {}

    /// @param accounts 1 to 20, each once; their order decides where all else is equal
    /// @param have     what the customer has, never negative
    public static Split split(List<Wanted> accounts, Money have) {
        if (accounts.isEmpty() || accounts.size() > ACCOUNTS_MAX) {
            throw new IllegalArgumentException(
                    "a split is among 1 to 20 accounts, not " + accounts.size());
        }
        if (have.isNegative()) {
            throw new IllegalArgumentException("nobody has less than nothing: " + have);
        }
        var numbers = new HashSet<AccountNumber>();
        accounts.forEach(wanted -> {
            if (!numbers.add(wanted.account())) {
                throw new IllegalArgumentException("an account stands twice in one split");
            }
        });
        return new KeepConnected(List.copyOf(accounts), have).split();
    }

    /// Services to be on.
    ///
    /// @param set   a bit for each account, the first one's the lowest
    /// @param spent what they need together
    private record Choice(int set, Money spent) {
        boolean has(int index) {
            return (set & 1 << index) != 0;
        }

        Choice with(int index, Money needed) {
            return new Choice(set | 1 << index, spent.plus(needed));
        }
    }

    private Split split() {
        var none = new Choice(0, have.minus(have));
        var best = filledUp(none);
        var runnerUp =
                cheapestFirst.stream()
                        .filter(index -> !best.has(index) && fits(none, index))
                        .map(index -> filledUp(none.with(index, needed(index))))
                        .min(BEST_FIRST);
        return new Split(plan(best), runnerUp.map(this::plan));
    }

    private Choice filledUp(Choice choice) {
        var filled = choice;
        for (var index : cheapestFirst) {
            if (!filled.has(index) && fits(filled, index)) {
                filled = filled.with(index, needed(index));
            }
        }
        return filled;
    }

    private boolean fits(Choice choice, int index) {
        return needed(index).compareTo(have.minus(choice.spent())) <= 0;
    }

    private Money needed(int index) {
        return accounts.get(index).threshold().orElseThrow().needed();
    }

    private Plan plan(Choice choice) {
        var amounts = new ArrayList<Money>();
        for (var index = 0; index < accounts.size(); index++) {
            amounts.add(choice.has(index) ? needed(index) : have.minus(have));
        }
        var rest = have.minus(choice.spent());
        for (var index : oldestDebtFirst()) {
            var amount = amounts.get(index);
            var part = accounts.get(index).owed().minus(amount).min(rest);
            if (part.isPositive()) {
                amounts.set(index, amount.plus(part));
                rest = rest.minus(part);
            }
        }
        var shares =
                IntStream.range(0, accounts.size())
                        .mapToObj(index -> new Share(accounts.get(index), amounts.get(index)))
                        .toList();
        return new Plan(shares, rest);
    }

    private List<Integer> oldestDebtFirst() {
        return IntStream.range(0, accounts.size())
                .boxed()
                .sorted(
                        Comparator.comparing((Integer index) -> accounts.get(index).pastDue())
                                .reversed())
                .toList();
    }
}
