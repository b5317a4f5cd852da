package org.cashwrap.core.bill;

import org.cashwrap.core.money.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the biller is expected to spread an amount over what is owed. A preview: the biller decides, and nothing is directed.
///
/// @param shares in the biller's order, none of them zero; a credit comes last
/// @param rule   the id of the rule that gives the order
public record AllocationPreview(List<Share> shares, String rule) {
    public AllocationPreview {
        shares = List.copyOf(shares);
    }

    /// @param bucket what is relieved; none: it is credited
    /// @param amount always positive
    public record Share(Optional<Rule.Bucket> bucket, Money amount) {
        /// `past-due-90` or `credit`, as in files and scripts.
        public String word() {
            return bucket.map(Rule.Bucket::word).orElse("credit");
        }
    }

    /// @param amount never negative
    /// @return none if the pack does not know the biller's order
    public static Optional<AllocationPreview> of(Account account, Money amount, RulePack pack) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("nobody pays less than nothing: " + amount);
        }
        return pack.all(Rule.Allocation.class)
                .findFirst()
                .map(rule ->
                        new AllocationPreview(
                                shares(account, amount, pack, rule.order()), rule.id()));
    }

    private static List<Share> shares(
            Account account, Money amount, RulePack pack, List<Rule.Bucket> order) {
        var shares = new ArrayList<Share>();
        var left = amount;
        for (var bucket : order) {
            var share = held(bucket, account, pack).min(left);
            left = left.minus(share);
            add(shares, Optional.of(bucket), share);
        }
        add(shares, Optional.empty(), left);
        return shares;
    }

    private static void add(List<Share> shares, Optional<Rule.Bucket> bucket, Money amount) {
        if (amount.isPositive()) {
            shares.add(new Share(bucket, amount));
        }
    }

    private static Money held(Rule.Bucket bucket, Account account, RulePack pack) {
        var balance = account.balance();
        var parts = account.facts().parts();
        var zero = Money.zero(balance.totalDue().currency());
        return switch (bucket) {
            case RESTORE_FEE ->
                    pack.restore(account.status())
                            .map(rule ->
                                    parts.restoreDue()
                                            .map(due -> atLeast(zero, due.minus(balance.pastDue())))
                                            .orElseGet(() -> rule.added(account.status())))
                            .orElse(zero);
            case PAST_DUE_90 -> parts.pastDue90().orElse(zero);
            case PAST_DUE_60 -> parts.pastDue60().orElse(zero);
            case PAST_DUE_30 -> parts.pastDue30().orElse(zero);
            case PAST_DUE_REST -> atLeast(zero, balance.pastDue().minus(parts.aged().orElse(zero)));
            case CURRENT -> atLeast(zero, balance.totalDue().minus(balance.pastDue()));
        };
    }

    private static Money atLeast(Money least, Money amount) {
        return amount.compareTo(least) > 0 ? amount : least;
    }
}
