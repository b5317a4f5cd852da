package org.cashwrap.core.money;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

class MoneyTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Currency KWD = Currency.getInstance("KWD");

    @ParameterizedTest
    @CsvSource({
        "84,8400",
        "84.3,8430",
        "84.37,8437",
        "0,0",
        "0.01,1",
        "00084.37,8437",
        "999999999.99,99999999999"
    })
    void readsWhatAPersonWrites(String text, long minor) {
        assertEquals(Optional.of(new Money(minor, USD)), Money.parse(text, USD));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "84.",
                ".37",
                "84.371",
                "84,37",
                "1,000.00",
                "-1",
                "+1",
                "1e3",
                "0x10",
                "٨٤",
                "۸۴",
                "84.37 ",
                "1000000000",
                "79.3o",
                "NaN"
            })
    void readsNothingElse(String text) {
        assertEquals(Optional.empty(), Money.parse(text, USD));
    }

    @Test
    void takesTheCurrencysOwnDigits() {
        assertEquals(Optional.of(new Money(500, JPY)), Money.parse("500", JPY));
        assertEquals(Optional.empty(), Money.parse("500.0", JPY));
        assertEquals(Optional.of(new Money(1_234, KWD)), Money.parse("1.234", KWD));
        assertEquals("500", new Money(500, JPY).plain());
        assertEquals("1.234", new Money(1_234, KWD).plain());
    }

    @ParameterizedTest
    @CsvSource({
        "0,0.00",
        "1,0.01",
        "-1,-0.01",
        "-5,-0.05",
        "100,1.00",
        "8437,84.37",
        "-8437,-84.37"
    })
    void writesItsDigits(long minor, String text) {
        assertEquals(text, new Money(minor, USD).plain());
    }

    @Test
    void whatItWritesItReads() {
        var random = new Random(1);
        for (int i = 0; i < 10_000; i++) {
            var money = new Money(random.nextLong(0, 100_000_000_000L), USD);
            assertEquals(Optional.of(money), Money.parse(money.plain(), USD));
        }
    }

    @Test
    void theSmallestLongIsWrittenToo() {
        assertEquals("-92233720368547758.08", new Money(Long.MIN_VALUE, USD).plain());
    }

    @Test
    void neverMixesCurrenciesAndNeverOverflows() {
        var dollar = new Money(1, USD);
        assertThrows(IllegalArgumentException.class, () -> dollar.plus(new Money(1, JPY)));
        assertThrows(IllegalArgumentException.class, () -> dollar.compareTo(new Money(1, JPY)));
        assertThrows(ArithmeticException.class, () -> dollar.plus(new Money(Long.MAX_VALUE, USD)));
        assertThrows(ArithmeticException.class, () -> new Money(Long.MAX_VALUE, USD).times(2));
    }

    @Test
    void sharesAddUpAndNobodyIsAUnitFromHisPart() {
        var random = new Random(2);
        for (int i = 0; i < 10_000; i++) {
            var whole = new Money(random.nextLong(0, 1_000_000), USD);
            var weights =
                    random.longs(random.nextInt(1, 8), 0, 10_000).map(w -> w + 1).boxed().toList();
            var parts = Shares.byLargestRemainder(whole, weights);
            assertEquals(whole, parts.stream().reduce(Money::plus).orElseThrow());
            var total = weights.stream().mapToLong(w -> w).sum();
            for (int p = 0; p < parts.size(); p++) {
                var exact = (double) whole.minor() * weights.get(p) / total;
                assertEquals(exact, (double) parts.get(p).minor(), 1.0);
            }
        }
    }

    @Test
    void ofEqualRemaindersTheLowerIndexGetsTheUnit() {
        assertEquals(
                List.of(new Money(34, USD), new Money(33, USD), new Money(33, USD)),
                Shares.byLargestRemainder(new Money(100, USD), List.of(1L, 1L, 1L)));
        assertEquals(
                List.of(new Money(0, USD), new Money(1, USD), new Money(0, USD)),
                Shares.byLargestRemainder(new Money(1, USD), List.of(0L, 5L, 5L)));
    }

    @Test
    void piecesAddUp() {
        var pieces = new Pieces(USD, new TreeMap<>(Map.of(20_00L, 5, 25L, 4, 1L, 0)));
        assertEquals(new Money(101_00, USD), pieces.sum());
        assertEquals(List.of(20_00L, 25L), List.copyOf(pieces.counts().keySet()));
    }

    @Test
    void aNoteThatIsNotMadeIsNotCounted() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Pieces(USD, new TreeMap<>(Map.of(30_00L, 1))));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Pieces(USD, new TreeMap<>(Map.of(20_00L, -1))));
    }
}
