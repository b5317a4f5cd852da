package org.cashwrap.core.receipt;

import static org.cashwrap.core.receipt.Direction.LEFT_TO_RIGHT;
import static org.cashwrap.core.receipt.Direction.RIGHT_TO_LEFT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cashwrap.core.receipt.Line.Big;
import org.cashwrap.core.receipt.Line.Blank;
import org.cashwrap.core.receipt.Line.Centered;
import org.cashwrap.core.receipt.Line.Detail;
import org.cashwrap.core.receipt.Line.Ends;
import org.cashwrap.core.receipt.Line.Pair;
import org.cashwrap.core.receipt.Line.Rule;
import org.cashwrap.core.receipt.Line.Text;
import org.cashwrap.core.receipt.Line.Total;
import org.cashwrap.core.receipt.Line.Verbatim;
import org.cashwrap.core.receipt.Row.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;

class LayoutTest {
    @Test
    void amountsEndWithTheirLines() {
        assertEquals(
                List.of(
                        "Cash                      100.00",
                        "Change                     20.70",
                        "Paid                   79,000.30"),
                lines32(
                        new Pair("Cash", "100.00"),
                        new Pair("Change", "20.70"),
                        new Total("Paid", "79,000.30")));
    }

    @Test
    void aLongLabelBreaksBetweenWordsAndTheAmountStandsOnItsLastLine() {
        assertEquals(
                List.of("MASTERCARD DEBIT ending", "9876                       79.30"),
                lines32(new Pair("MASTERCARD DEBIT ending 9876", "79.30")));
    }

    @Test
    void anAmountThatLeavesNoRoomStandsAlone() {
        assertEquals(
                List.of("Account ending 3458", "       92,233,720,368,547,758.07"),
                lines32(new Pair("Account ending 3458", "92,233,720,368,547,758.07")));
    }

    @Test
    void anAmountWiderThanThePaperIsRefusedNotCut() {
        var pair = new Pair("Cash", "1".repeat(33));

        assertThrows(IllegalArgumentException.class, () -> lines32(pair));
    }

    @Test
    void fromRightToLeftThePointsOfTheAmountsAreBelowEachOther() {
        assertEquals(
                List.of(
                        "\u200Fنقد                       ۱۰۰٫۰۰",
                        "\u200Fبقیه                      ۲۰٫۷۰ "),
                Layout.lines(
                        List.of(new Pair("نقد", "۱۰۰٫۰۰"), new Pair("بقیه", "۲۰٫۷۰")),
                        32,
                        RIGHT_TO_LEFT));
    }

    @Test
    void textBreaksBetweenWordsAndRemarksAreSetIn() {
        assertEquals(
                List.of("Part payment. 29.30 of the", "amount asked is still open."),
                lines32(new Text("Part payment. 29.30 of the amount asked is still open.")));
        assertEquals(
                List.of("  Of the 79.30 asked, 29.30 is", "  still open"),
                lines32(new Detail("Of the 79.30 asked, 29.30 is still open")));
    }

    @Test
    void aWordOfThePapersWidthIsNotBroken() {
        assertEquals(
                List.of("Payment", "0123456789abcdef0123456789abcdef"),
                lines32(new Text("Payment 0123456789abcdef0123456789abcdef")));
    }

    @Test
    void aWordWiderThanThePaperBreaksAfterItsHyphens() {
        assertEquals(
                List.of("Payment 019ab4c2-7d1e-7c3a-", "9f20-5b6c7d8e9f01"),
                Wrap.lines("Payment 019ab4c2-7d1e-7c3a-9f20-5b6c7d8e9f01", 28));
    }

    @Test
    void aWordWiderThanThePaperWithoutHyphensBreaksBetweenSigns() {
        assertEquals(List.of("日本", "日本", "日"), Wrap.lines("日本日本日", 5));
    }

    @Test
    void anIsolateThatABreakCutsIsClosedAndOpenedAgain() {
        assertEquals(
                List.of("ساعت \u2066EST\u2069", "\u2066(UTC)\u2069 بود"),
                Wrap.lines("ساعت \u2066EST (UTC)\u2069 بود", 9));
    }

    @Test
    void headsAreCentredAndWhatNobodyMayOverlookIsStarred() {
        assertEquals(
                List.of(
                        "        Riverside store",
                        "          ** COPY 2 **",
                        "** ENTRENAMIENTO - sin dinero **",
                        "",
                        "--------------------------------"),
                lines32(
                        new Centered("Riverside store"),
                        new Big("COPY 2"),
                        new Big("ENTRENAMIENTO - sin dinero"),
                        new Blank(),
                        new Rule()));
    }

    @Test
    void twoFactsShareALineIfTheyFit() {
        assertEquals(
                List.of("Receipt 000123    Till RIVER-003"),
                lines32(new Ends("Receipt 000123", "Till RIVER-003")));
        assertEquals(
                List.of("Receipt 000123", "Till RIVERSIDE-MALL-3"),
                lines32(new Ends("Receipt 000123", "Till RIVERSIDE-MALL-3")));
    }

    @Test
    void whatSomebodyElseHasSetKeepsItsBlanks() {
        assertEquals(
                List.of("  EUR    12,30", "            APPROVED"),
                lines32(
                        new Verbatim("  EUR    12,30", false, false, false),
                        new Verbatim("  APPROVED ", true, true, true)));
    }

    @Test
    void whatSomebodyElseHasSetTooWideBreaksAfterAnySign() {
        assertEquals(
                List.of("A0000000031010 TVR 0000008000 AC", " 7E1"),
                lines32(new Verbatim("A0000000031010 TVR 0000008000 AC 7E1", true, false, false)));
    }

    @Test
    void aPrinterWithSeveralLooksNeedsNoAsterisks() {
        assertEquals(
                List.of(
                        List.of(new Row("             COPY 2", Look.TALL)),
                        List.of(new Row("Paid                       79.30", Look.BOLD)),
                        List.of(new Row("Cash                       79.30", Look.PLAIN)),
                        List.of(new Row("", Look.PLAIN))),
                rows32(
                        new Big("COPY 2"),
                        new Total("Paid", "79.30"),
                        new Pair("Cash", "79.30"),
                        new Blank()));
    }

    @Test
    void wideLettersAreCentredInHalfAsManyColumnsAndStayNarrowWhereTheyDoNotFit() {
        assertEquals(
                List.of(
                        List.of(new Row("    APPROVED", Look.LARGE)),
                        List.of(new Row("EUR 12,30", Look.WIDE)),
                        List.of(new Row("       CARDHOLDER RECEIPT", Look.TALL))),
                rows32(
                        new Verbatim("APPROVED", true, true, true),
                        new Verbatim("EUR 12,30", false, true, false),
                        new Verbatim("CARDHOLDER RECEIPT", true, true, true)));
    }

    @Test
    void paperHasThirtyTwoToSixtyFourColumns() {
        List<Line> lines = List.of(new Rule());

        assertEquals(64, Layout.lines(lines, 64, LEFT_TO_RIGHT).getFirst().length());
        assertThrows(IllegalArgumentException.class, () -> Layout.lines(lines, 31, LEFT_TO_RIGHT));
        assertThrows(IllegalArgumentException.class, () -> Layout.lines(lines, 65, LEFT_TO_RIGHT));
    }

    @ParameterizedTest
    @CsvSource({
        "'', 0",
        "79.30, 5",
        // A letter with a mark of its own, and one without.
        "e\u0301a, 2",
        "نشده\u200Cاند, 7",
        "\u20664021\u2069, 4",
        "日本, 4",
        "한, 2",
        "한, 2",
        // A family is one picture.
        "👩\u200D👩\u200D👧, 2",
        "۷۹٫۳۰, 5"
    })
    void widthIsCountedByWhatIsSeen(String text, int columns) {
        assertEquals(columns, Cells.width(text));
    }

    private static List<List<Row>> rows32(Line... lines) {
        return Layout.rows(List.of(lines), 32, LEFT_TO_RIGHT);
    }

    private static List<String> lines32(Line... lines) {
        return Layout.lines(List.of(lines), 32, LEFT_TO_RIGHT);
    }
}
