package org.cashwrap.core.bill;

import org.cashwrap.core.money.Money;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// What one payment is towards: an amount for each of its accounts.
///
/// @param items at least one; each account once; all of one currency
public record Bill(List<BillItem> items) {
    public static final int ITEMS_MAX = 20;

    public Bill {
        items = List.copyOf(items);
        if (items.isEmpty() || items.size() > ITEMS_MAX) {
            throw new IllegalArgumentException(
                    "a payment is towards 1 to 20 accounts, not " + items.size());
        }
        var accounts = new HashSet<AccountNumber>();
        items.forEach(item -> {
            if (!accounts.add(item.account())) {
                throw new IllegalArgumentException("an account stands twice in one payment");
            }
        });
    }

    /// Everything asked for.
    public Money due() {
        return items.stream().map(BillItem::amount).reduce(Money::plus).orElseThrow();
    }

    public boolean isFor(AccountNumber account) {
        return items.stream().anyMatch(item -> item.account().equals(account));
    }

    /// Spreads what was paid: each item in its order gets what it asks for while the money lasts; what is left over goes
    /// to the first as credit. Items that get nothing are left out. The parts add up to `paid`.
    ///
    /// @param paid always positive
    public List<BillItem> spread(Money paid) {
        if (!paid.isPositive()) {
            throw new IllegalArgumentException("only what is positive can be spread: " + paid);
        }
        var applied = new ArrayList<BillItem>();
        var rest = paid;
        for (var item : items) {
            var part = item.amount().min(rest);
            if (part.isPositive()) {
                applied.add(new BillItem(item.account(), part, item.balance()));
                rest = rest.minus(part);
            }
        }
        if (rest.isPositive()) {
            var first = applied.getFirst();
            applied.set(
                    0, new BillItem(first.account(), first.amount().plus(rest), first.balance()));
        }
        return List.copyOf(applied);
    }
}
