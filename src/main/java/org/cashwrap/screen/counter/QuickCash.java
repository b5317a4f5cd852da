package org.cashwrap.screen.counter;

import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.Pieces;

import java.util.Currency;
import java.util.List;
import java.util.TreeSet;

/// The three sums that a customer likeliest hands over instead of the exact one, for F5 to F7.
///
/// People pay with the notes that cash machines give, and round up to whole ones. So: what is due is rounded up to whole
/// twenties, tens, fives, fifties and hundreds, in this order and as far as the currency has such notes; each sum counts once,
/// and only if it is more than what is due (the exact sum has a key of its own). The first three are taken. If there are
/// fewer, a twenty, a fifty and a hundred on top of the largest follow: 79.30 gives 80, 100, 120, and 100.00 gives 120,
/// 150, 200. They are shown in order of size.
final class QuickCash {
    static final int KEYS = 3;

    private static final List<Long> ROUNDED_TO = List.of(20_00L, 10_00L, 5_00L, 50_00L, 100_00L);
    private static final List<Long> ON_TOP = List.of(20_00L, 50_00L, 100_00L);

    private QuickCash() {}

    /// @param due always positive
    /// @return three, the smallest first; none if the currency's notes are not known
    static List<Money> of(Money due) {
        var sums = new TreeSet<Money>();
        for (var note : notes(ROUNDED_TO, due.currency())) {
            var rounded = up(due, note);
            if (rounded.compareTo(due) > 0 && sums.size() < KEYS) {
                sums.add(rounded);
            }
        }
        var largest = sums.isEmpty() ? due : sums.last();
        for (var note : notes(ON_TOP, due.currency())) {
            if (sums.size() < KEYS) {
                sums.add(largest.plus(new Money(note, due.currency())));
            }
        }
        return List.copyOf(sums);
    }

    private static List<Long> notes(List<Long> wanted, Currency currency) {
        var known = Pieces.denominations(currency);
        return wanted.stream().filter(known::contains).toList();
    }

    private static Money up(Money due, long note) {
        return new Money(Math.multiplyExact(Math.ceilDiv(due.minor(), note), note), due.currency());
    }
}
