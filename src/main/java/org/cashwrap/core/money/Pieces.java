package org.cashwrap.core.money;

import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Notes and coins by denomination, as a drawer is counted: the largest first.
///
/// @param currency what they are of
/// @param counts   pieces of each denomination, in minor units; none is zero or negative
public record Pieces(Currency currency, SortedMap<Long, Integer> counts) {
    /// Notes and coins in circulation, in minor units. Source: US Currency Education Program, "Denominations"; European
    /// Central Bank, "Banknotes" and "Coins" (both series in circulation).
    private static final Map<String, List<Long>> DENOMINATIONS =
            Map.of(
                    "USD",
                    List.of(
                            100_00L, 50_00L, 20_00L, 10_00L, 5_00L, 2_00L, 1_00L, 50L, 25L, 10L, 5L,
                            1L),
                    "EUR",
                    List.of(
                            500_00L, 200_00L, 100_00L, 50_00L, 20_00L, 10_00L, 5_00L, 2_00L, 1_00L,
                            50L, 20L, 10L, 5L, 2L, 1L));

    public Pieces {
        var known = denominations(currency);
        var sorted = new TreeMap<Long, Integer>(Comparator.reverseOrder());
        counts.forEach((denomination, pieces) -> {
            if (!known.contains(denomination)) {
                throw new IllegalArgumentException(
                        "no note or coin of " + new Money(denomination, currency));
            }
            if (pieces < 0) {
                throw new IllegalArgumentException("pieces cannot be negative: " + pieces);
            }
            if (pieces > 0) {
                sorted.put(denomination, pieces);
            }
        });
        counts = Collections.unmodifiableSortedMap(sorted);
    }

    /// The notes and coins of a currency in minor units, the largest first; empty if we do not know them.
    public static List<Long> denominations(Currency currency) {
        return DENOMINATIONS.getOrDefault(currency.getCurrencyCode(), List.of());
    }

    public Money sum() {
        var sum = Money.zero(currency);
        for (var each : counts.entrySet()) {
            sum = sum.plus(new Money(each.getKey(), currency).times(each.getValue()));
        }
        return sum;
    }
}
