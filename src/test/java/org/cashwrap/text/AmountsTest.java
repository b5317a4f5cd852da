package org.cashwrap.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Currency;

class AmountsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    0         | 0.00         | ۰٫۰۰
                    5         | 0.05         | ۰٫۰۵
                    7930      | 79.30        | ۷۹٫۳۰
                    99999     | 999.99       | ۹۹۹٫۹۹
                    100000    | 1,000.00     | ۱٬۰۰۰٫۰۰
                    124500    | 1,245.00     | ۱٬۲۴۵٫۰۰
                    123456789 | 1,234,567.89 | ۱٬۲۳۴٬۵۶۷٫۸۹
                    """)
    void amountsAreGroupedWithTheLanguagesDigits(long minor, String latin, String persian) {
        var amount = dollars(minor);

        assertEquals(latin, Amounts.of(Language.EN).show(amount));
        assertEquals(latin, Amounts.of(Language.ES).show(amount));
        assertEquals(persian, Amounts.of(Language.FA).show(amount));
    }

    @Test
    void aMinusIsNotAGroupAndStaysAtItsAmountInPersian() {
        assertEquals("-100.00", Amounts.of(Language.EN).show(dollars(-100_00)));
        assertEquals("\u2066−۱۰۰٫۰۰\u2069", Amounts.of(Language.FA).show(dollars(-100_00)));
    }

    @Test
    void aCurrencyWithoutCentsHasNoPoint() {
        var yen = new Money(1_245_000, Currency.getInstance("JPY"));

        assertEquals("1,245,000", Amounts.of(Language.EN).show(yen));
        assertEquals("۱٬۲۴۵٬۰۰۰", Amounts.of(Language.FA).show(yen));
    }

    @Test
    void theSmallestLongIsAnAmountToo() {
        assertEquals(
                "-92,233,720,368,547,758.08",
                Amounts.of(Language.EN).show(dollars(Long.MIN_VALUE)));
    }

    private static Money dollars(long minor) {
        return new Money(minor, Currency.getInstance("USD"));
    }
}
