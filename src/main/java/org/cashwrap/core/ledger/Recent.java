package org.cashwrap.core.ledger;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.Payment;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The payments that this journal took in the last weeks, the newest first: for the question whether somebody has paid for
/// an account already. Unchanging; one more payment costs the same however many there are, for every start folds them all.
///
/// What other tills took is not here.
public final class Recent {
    /// More than a busy till takes in the 720 hours that may be asked about.
    static final int KEPT_MAX = 20_000;

    private static final int KEPT_MIN = 10_000;

    static final Recent NONE = new Recent(null, 0);

    private final @Nullable Node newest;
    private final int size;

    private record One(Instant at, List<BillItem> applied, Money cash) {}

    private record Node(One one, @Nullable Node older) {}

    private Recent(@Nullable Node newest, int size) {
        this.newest = newest;
        this.size = size;
    }

    Recent with(Instant at, Payment.Committed payment) {
        var one = new One(at, payment.applied(), payment.cashKept());
        var before = size < KEPT_MAX ? this : of(all().subList(0, KEPT_MIN));
        return new Recent(new Node(one, before.newest), before.size + 1);
    }

    /// What was applied to an account by the newest payment that applied something to it.
    ///
    /// @param since nothing before it is looked at
    public Optional<Stop.Paid> last(AccountNumber account, Instant since) {
        for (var node = newest; node != null; node = node.older()) {
            var one = node.one();
            if (one.at().isBefore(since)) {
                continue;
            }
            for (var item : one.applied()) {
                if (item.account().equals(account)) {
                    return Optional.of(new Stop.Paid(item.amount(), one.at()));
                }
            }
        }
        return Optional.empty();
    }

    /// All cash that was kept of payments for any of these accounts.
    ///
    /// @param zero of the journal's currency
    public Money cash(Set<AccountNumber> accounts, Instant since, Money zero) {
        var sum = zero;
        for (var node = newest; node != null; node = node.older()) {
            var one = node.one();
            if (!one.at().isBefore(since)
                    && one.applied().stream().map(BillItem::account).anyMatch(accounts::contains)) {
                sum = sum.plus(one.cash());
            }
        }
        return sum;
    }

    private static Recent of(List<One> newestFirst) {
        var all = NONE;
        for (var one : newestFirst.reversed()) {
            all = new Recent(new Node(one, all.newest), all.size + 1);
        }
        return all;
    }

    private List<One> all() {
        var all = new ArrayList<One>();
        for (var node = newest; node != null; node = node.older()) {
            all.add(node.one());
        }
        return all;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Recent recent && size == recent.size && all().equals(recent.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    @Override
    public String toString() {
        return "Recent[" + size + "]";
    }
}
