package org.cashwrap.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.money.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Currency;
import java.util.Optional;

/// What people type, in any digits.
class TypedTest {
    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({"79.30, 7930", "79.3, 7930", " 85 , 8500", "۷۹٫۳۰, 7930", "٧٩.٣٠, 7930", "0, 0"})
    void anAmountIsReadInAnyDigits(String typed, long minor) {
        assertEquals(Optional.of(new Money(minor, USD)), Typed.amount(typed, USD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "79.3o", "-5", "1,000", "79.305", "1e3", "."})
    void anythingElseIsNoAmount(String typed) {
        assertEquals(Optional.empty(), Typed.amount(typed, USD));
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "7, 7", "۱۲, 12", "99999, 99999"})
    void piecesAreReadInAnyDigits(String typed, int pieces) {
        assertEquals(Optional.of(pieces), Typed.pieces(typed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1o", "-1", "1.5", "100000"})
    void anythingElseIsNoNumberOfPieces(String typed) {
        assertEquals(Optional.empty(), Typed.pieces(typed));
    }
}
