package org.cashwrap.screen.counter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

class QuickCashTest {
    private static List<Money> of(long minor, String currency) {
        return QuickCash.of(new Money(minor, Currency.getInstance(currency)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "79.30  | 80 100 120",
                "100.00 | 120 150 200",
                "20.00  | 50 100 120",
                "0.05   | 5 10 20",
                "0.01   | 5 10 20",
                "12.40  | 15 20 50",
                "39.65  | 40 50 100",
                "63.20  | 65 70 80",
                "85.00  | 90 100 120",
                "209.97 | 210 220 250",
                "999.99 | 1000 1020 1050"
            })
    void theLikeliestSumsOfDollarsAre(String due, String sums) {
        var minor = Math.round(Double.parseDouble(due) * 100);

        assertEquals(
                sums,
                of(minor, "USD").stream()
                        .map(sum -> Long.toString(sum.minor() / 100))
                        .collect(Collectors.joining(" ")));
    }

    @Test
    void thereAreThreeInOrderAndEachIsMoreThanIsDue() {
        for (var minor = 1L; minor < 400_00; minor += 7) {
            var sums = of(minor, "USD");

            assertEquals(3, sums.size());
            assertEquals(sums.stream().sorted().distinct().toList(), sums);
            assertTrue(sums.getFirst().minor() > minor);
        }
    }

    @Test
    void whereTheNotesAreNotKnownThereAreNoSums() {
        assertEquals(List.of(), of(79_30, "CHF"));
    }
}
