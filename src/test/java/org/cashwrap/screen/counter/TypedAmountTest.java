package org.cashwrap.screen.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Currency;
import java.util.Optional;

class TypedAmountTest {
    private static final Currency USD = Currency.getInstance("USD");

    private static TypedAmount typed(String keys, Currency currency) {
        var typed = TypedAmount.NONE;
        for (var sign : keys.codePoints().toArray()) {
            typed = typed.plus(sign, currency);
        }
        return typed;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "85      | 85.00",
                "8500    | 8500.00",
                "79.3    | 79.30",
                "79,30   | 79.30",
                "79.     | 79.00",
                ".5      | 0.50",
                "79.305  | 79.30",
                "1.2.3   | 1.23",
                "7o9     | 79.00",
                "۷۹٫۳۰   | 79.30",
                "٧٩      | 79.00",
                "007     | 7.00"
            })
    void whatIsTypedIsAnAmountOfTheCurrency(String keys, String amount) {
        assertEquals(Money.parse(amount, USD), typed(keys, USD).money(USD));
    }

    @ParameterizedTest
    @CsvSource({"0", "0.00", "''", "."})
    void nothingIsNoAmount(String keys) {
        assertEquals(Optional.empty(), typed(keys, USD).money(USD));
    }

    @Test
    void aCurrencyWithoutCentsHasNoPoint() {
        var yen = Currency.getInstance("JPY");

        assertEquals("12", typed("1.2", yen).text());
    }

    @Test
    void eightDigitsAreNoAmount() {
        assertFalse(typed("1234567", USD).isTooLong());
        assertTrue(typed("12345678", USD).isTooLong());
        assertFalse(typed("1234567.89", USD).isTooLong());
    }
}
