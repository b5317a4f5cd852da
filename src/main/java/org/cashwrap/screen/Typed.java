package org.cashwrap.screen;

import org.cashwrap.core.money.Money;

import java.util.Currency;
import java.util.Optional;

/// What people type, in the digits and with the point of any script.
public final class Typed {
    private Typed() {}

    /// The same with ASCII digits and a point; everything else stays.
    public static String plain(String typed) {
        var plain = new StringBuilder(typed.length());
        typed.codePoints()
                .forEach(c -> {
                    if (Character.isDigit(c)) {
                        plain.append((char) ('0' + Character.digit(c, 10)));
                    } else {
                        plain.appendCodePoint(c == '٫' ? '.' : c);
                    }
                });
        return plain.toString();
    }

    /// Empty if it is no amount: not even nothing is one.
    public static Optional<Money> amount(String typed, Currency currency) {
        return Money.parse(plain(typed.strip()), currency);
    }

    /// A number of pieces, at most five digits; nothing typed is none of them.
    public static Optional<Integer> pieces(String typed) {
        var plain = plain(typed.strip());
        if (plain.isEmpty()) {
            return Optional.of(0);
        }
        return plain.matches("[0-9]{1,5}")
                ? Optional.of(Integer.parseInt(plain))
                : Optional.empty();
    }
}
