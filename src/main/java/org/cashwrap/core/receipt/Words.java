package org.cashwrap.core.receipt;

import org.cashwrap.core.money.Money;

import java.time.Instant;
import java.time.ZoneId;

/// The words of one language, given to the receipt.
public interface Words {
    /// @param values for the text's numbered places: numbers, or texts made by the other methods
    String text(String key, Object... values);

    String amount(Money amount);

    /// Date and time with the zone and its offset from UTC: a receipt is read anywhere and long after.
    String moment(Instant at, ZoneId zone);

    /// An identifier, or other text of its own direction, fit to stand in a line of this language.
    String id(String id);
}
