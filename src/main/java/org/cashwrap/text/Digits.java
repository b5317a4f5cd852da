package org.cashwrap.text;

import org.cashwrap.core.bill.Language;

/// The digits of a language, for what is counted: amounts, dates, times, tries left. Identifiers keep theirs ([Ids]).
final class Digits {
    private static final char PERSIAN_ZERO = '۰';

    private Digits() {}

    /// @param text its ASCII digits are replaced, everything else stays
    static String of(String text, Language language) {
        return switch (language) {
            case EN, ES -> text;
            case FA -> persian(text);
        };
    }

    private static String persian(String text) {
        var persian = new StringBuilder(text.length());
        text.chars()
                .map(c -> c >= '0' && c <= '9' ? c - '0' + PERSIAN_ZERO : c)
                .forEach(c -> persian.append((char) c));
        return persian.toString();
    }
}
