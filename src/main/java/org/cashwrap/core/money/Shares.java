package org.cashwrap.core.money;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Splits an amount so that nothing is lost and nobody's share depends on luck.
public final class Shares {
    private Shares() {}

    /// Splits `whole` in proportion to `weights` by largest remainder: the parts add up to it to the last unit; of equal
    /// remainders the lower index gets the unit.
    ///
    /// @param whole   not negative
    /// @param weights not negative, at least one positive
    public static List<Money> byLargestRemainder(Money whole, List<Long> weights) {
        if (whole.isNegative()) {
            throw new IllegalArgumentException("only what is not negative can be split: " + whole);
        }
        if (weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights cannot be negative: " + weights);
        }
        var total = weights.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        if (total == 0) {
            throw new IllegalArgumentException("at least one weight must be positive");
        }
        var parts = new ArrayList<Long>();
        var remainders = new ArrayList<Long>();
        var given = 0L;
        for (var weight : weights) {
            var exact = Math.multiplyExact(whole.minor(), weight);
            parts.add(exact / total);
            remainders.add(exact % total);
            given += exact / total;
        }
        var order = new ArrayList<Integer>();
        for (int index = 0; index < parts.size(); index++) {
            order.add(index);
        }
        // A stable sort: equal remainders keep the order of their index.
        order.sort(Comparator.comparing((Integer index) -> remainders.get(index)).reversed());
        for (int next = 0; next < whole.minor() - given; next++) {
            var index = order.get(next);
            parts.set(index, parts.get(index) + 1);
        }
        return parts.stream().map(part -> new Money(part, whole.currency())).toList();
    }
}
