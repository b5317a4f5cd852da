package org.cashwrap.screen.counter;

import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.Pieces;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Change in as few notes and coins as it takes, to be counted out. Which of them lie in the drawer nobody knows; those that
/// hardly any drawer has are left out.
final class ChangePieces {
    /// Source: US Currency Education Program, "Denominations": the two-dollar note and the half dollar circulate little.
    private static final Map<String, List<Long>> RARE = Map.of("USD", List.of(2_00L, 50L));

    private ChangePieces() {}

    /// @return pieces of each denomination, the largest first; empty if the currency's are not known, or for no change
    static SequencedMap<Money, Integer> of(Money change) {
        var rare = RARE.getOrDefault(change.currency().getCurrencyCode(), List.of());
        var pieces = new LinkedHashMap<Money, Integer>();
        var rest = change.minor();
        for (var denomination : Pieces.denominations(change.currency())) {
            if (!rare.contains(denomination) && rest >= denomination) {
                pieces.put(
                        new Money(denomination, change.currency()),
                        Math.toIntExact(rest / denomination));
                rest %= denomination;
            }
        }
        return pieces;
    }
}
