package org.cashwrap.screen.office;

import org.cashwrap.core.money.Money;
import org.cashwrap.screen.Phrase;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the screen shows on which the till is opened.
///
/// @param denominations in minor units, the largest first; none if this currency's are not known, then only a sum is typed
/// @param byPieces      notes and coins are counted; otherwise the sum is typed
/// @param counted       so far; none while a sum is no amount
/// @param wrong         denominations whose number is no number
/// @param asking        the counter is opening the till
/// @param said          what is to be mended, or confirmed
public record OpenTillScreen(
        List<Long> denominations,
        boolean byPieces,
        Optional<Money> counted,
        Set<Long> wrong,
        boolean asking,
        Optional<Phrase> said) {
    public OpenTillScreen {
        denominations = List.copyOf(denominations);
        wrong = Set.copyOf(wrong);
    }
}
