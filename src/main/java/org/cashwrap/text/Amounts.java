package org.cashwrap.text;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;

/// Amounts as people read them, with the currency's digits and without its sign: `1,245.00`, in Persian `۱٬۲۴۵٫۰۰`.
///
/// Spanish is that of the United States, where bills, cards and bank statements have a point before the cents whatever
/// the language around them; `1.245,00` would be read as one dollar and a quarter.
///
/// To the bidirectional algorithm every sign of a Persian amount belongs to the number, so it stays in one piece in any
/// line. Only a minus would wander to the far end: a negative amount is isolated as [Ids] are.
public final class Amounts {
    private static final int GROUP = 3;

    private final Language language;

    private Amounts(Language language) {
        this.language = language;
    }

    public static Amounts of(Language language) {
        return new Amounts(language);
    }

    public String show(Money amount) {
        return switch (language) {
            case EN, ES -> grouped(amount.plain(), ',', '.');
            case FA -> persian(amount);
        };
    }

    /// An amount while it is typed: just the signs, in the language's own.
    ///
    /// @param plain `85` or `85.`
    public String typed(String plain) {
        return switch (language) {
            case EN, ES -> plain;
            case FA -> Digits.of(plain, language).replace('.', '٫');
        };
    }

    private String persian(Money amount) {
        var text = Digits.of(grouped(amount.plain(), '٬', '٫'), language).replace('-', '−');
        return amount.isNegative() ? Ids.show(text) : text;
    }

    /// @param plain `-1245.00`, or without a point
    private static String grouped(String plain, char group, char point) {
        var start = plain.startsWith("-") ? 1 : 0;
        var dot = plain.indexOf('.');
        var end = dot < 0 ? plain.length() : dot;
        var text = new StringBuilder(plain.substring(0, end));
        for (var at = end - GROUP; at > start; at -= GROUP) {
            text.insert(at, group);
        }
        if (dot >= 0) {
            text.append(point).append(plain, dot + 1, plain.length());
        }
        return text.toString();
    }
}
