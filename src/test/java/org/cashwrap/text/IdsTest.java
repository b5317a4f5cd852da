package org.cashwrap.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;
import org.junit.jupiter.api.Test;

import java.text.Bidi;
import java.util.Currency;

class IdsTest {
    @Test
    void anIdentifierIsIsolatedAndKeepsItsDigits() {
        assertEquals("\u20664021-7788\u2069", Ids.show("4021-7788"));
        assertEquals("\u20664021-7788\u2069", Ids.show("4021-7788", Language.FA));
    }

    @Test
    void whereLinesRunFromLeftToRightItStandsAlone() {
        assertEquals("4021-7788", Ids.show("4021-7788", Language.EN));
        assertEquals("4021-7788", Ids.show("4021-7788", Language.ES));
    }

    @Test
    void nothingInsideCanEndTheIsolateOrTurnTheLine() {
        assertEquals("\u2066ab\u2069", Ids.show("a\u2069\u202E\u001B\u200Fb"));
        assertEquals("ab", Ids.show("a\u202Eb\n", Language.EN));
        assertEquals("", Ids.show(""));
    }

    @Test
    void inAPersianSentenceTheGroupsDoNotChangePlaces() {
        assertEquals("7788-4021", seenDigits("حساب 4021-7788 است"));
        assertEquals("4021-7788", seenDigits("حساب " + Ids.show("4021-7788") + " است"));
    }

    @Test
    void inAPersianSentenceAnAmountStaysInOnePiece() {
        var amount = new Money(-1_245_30, Currency.getInstance("USD"));

        assertTrue(
                seen("مانده " + Amounts.of(Language.FA).show(amount) + " است")
                        .contains("−۱٬۲۴۵٫۳۰"));
    }

    private static String seenDigits(String sentence) {
        return seen(sentence).replaceAll("[^0-9-]", "");
    }

    /// As the eye meets it, from left to right: the runs of the bidirectional algorithm, put in order.
    private static String seen(String sentence) {
        var bidi = new Bidi(sentence, Bidi.DIRECTION_RIGHT_TO_LEFT);
        var levels = new byte[bidi.getRunCount()];
        var runs = new String[bidi.getRunCount()];
        for (var run = 0; run < runs.length; run++) {
            levels[run] = (byte) bidi.getRunLevel(run);
            var text = sentence.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
            runs[run] = levels[run] % 2 == 0 ? text : new StringBuilder(text).reverse().toString();
        }
        Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
        return String.join("", runs);
    }
}
