package org.cashwrap.text;

import org.cashwrap.core.bill.Language;

import java.util.regex.Pattern;

/// Identifiers in a sentence: account numbers, receipt numbers, approval codes, phone numbers, names of tills and brands.
///
/// In a line that runs from right to left the groups of an identifier change places (`4021-7788` is read as
/// `7788-4021`), which is correct typography and a wrong account. So there it is isolated: LRI (U+2066) before it, PDI
/// (U+2069) after it. Source: Unicode Standard Annex #9, 2.4 "Explicit Directional Isolates".
///
/// An identifier keeps the digits it was born with, in Persian too. It is not read as a number but compared sign by sign
/// with a bill, a card or a slip that was printed elsewhere, and it may hold letters beside them. Amounts, dates and
/// counts are in the language's digits.
public final class Ids {
    private static final char LEFT_TO_RIGHT_ISOLATE = '\u2066';
    private static final char FIRST_STRONG_ISOLATE = '\u2068';
    private static final char POP_ISOLATE = '\u2069';

    /// What could end the isolate early, turn what follows, or break the line.
    private static final Pattern CONTROL =
            Pattern.compile(
                    "[\\p{Cc}\\u061C\\u200E\\u200F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069]");

    private Ids() {}

    /// Isolated, and without any control of its own. An empty one stays empty.
    public static String show(String id) {
        var plain = plain(id);
        return plain.isEmpty() ? "" : LEFT_TO_RIGHT_ISOLATE + plain + POP_ISOLATE;
    }

    /// Isolated only where the language runs from right to left: elsewhere the two signs have no work, and printers that
    /// do not know them print boxes.
    public static String show(String id, Language language) {
        return switch (language) {
            case EN, ES -> plain(id);
            case FA -> show(id);
        };
    }

    /// A person's name, which runs as its own letters do whatever stands around it: FSI (U+2068) before it, PDI after it. A
    /// Latin initial's point would else stand before it in Persian.
    public static String name(String name, Language language) {
        var plain = plain(name);
        return switch (language) {
            case EN, ES -> plain;
            case FA -> plain.isEmpty() ? "" : FIRST_STRONG_ISOLATE + plain + POP_ISOLATE;
        };
    }

    private static String plain(String id) {
        return CONTROL.matcher(id).replaceAll("");
    }
}
