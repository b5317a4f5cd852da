package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

class SampleAccountsTest {
    @TempDir Path folder;

    /// The first is the example most texts on Luhn's formula give, the second the one of our made-up biller's stubs.
    @ParameterizedTest
    @CsvSource({"7992739871,3", "824512345012345,8", "0,0"})
    void theCheckDigitIsLuhns(String body, int check) {
        assertEquals(check, SampleAccounts.luhn(body));
    }

    @Test
    void theSameSeedGivesTheSameFileAndAnotherSeedAnother() throws Exception {
        var one = folder.resolve("1.csv");
        var same = folder.resolve("2.csv");
        var other = folder.resolve("3.csv");
        SampleAccounts.write(one, 500, 42, _ -> {});
        SampleAccounts.write(same, 500, 42, _ -> {});
        SampleAccounts.write(other, 500, 43, _ -> {});

        assertEquals(-1, Files.mismatch(one, same));
        assertNotEquals(-1, Files.mismatch(one, other));
    }

    /// A Persian computer formats numbers in Persian digits unless told otherwise.
    @Test
    void theLanguageOfTheComputerMakesNoDifference() {
        var before = Locale.getDefault();
        var expected = SampleAccounts.generate(30, 5).toList();
        Locale.setDefault(Locale.of("fa", "IR"));
        try {
            assertEquals(expected, SampleAccounts.generate(30, 5).toList());
        } finally {
            Locale.setDefault(before);
        }
    }

    /// So that a change of the rules is noticed: others may keep files made from a seed.
    @Test
    void theFirstAccountOfSeedOneStaysWhatItIs() throws Exception {
        var file = folder.resolve("1.csv");
        SampleAccounts.write(file, 2, 1, _ -> {});

        assertEquals(
                "8245436878719768,Fernando Vázquez Castro,2775550189,482 Avenida del"
                    + " Olmo,active,0.00,78.62,,2026-11-27,78.62,,,,,,es,America/Chicago,US-TX,,,,,,,,",
                Files.readAllLines(file).get(2));
    }

    @Test
    void aSmallerCountIsTheBeginningOfALargerOne() {
        assertEquals(
                SampleAccounts.generate(30, 5).toList(),
                SampleAccounts.generate(300, 5).limit(30).toList());
    }

    @Test
    void aMillionAccountsHaveAMillionNumbers() {
        var bodies =
                SampleAccounts.generate(1_000_000, 3)
                        .mapToLong(account -> Long.parseLong(account.number().digits()))
                        .toArray();
        Arrays.sort(bodies);

        assertEquals(1_000_000, Arrays.stream(bodies).distinct().count());
    }

    @Test
    void everyNumberIsTheMadeUpBillersAndHoldsItsCheckDigit() {
        SampleAccounts.generate(2_000, 9)
                .map(account -> account.number().digits())
                .forEach(digits -> {
                    assertEquals(16, digits.length());
                    assertTrue(digits.startsWith("8245"), digits);
                    assertEquals(
                            digits.charAt(15) - '0', SampleAccounts.luhn(digits.substring(0, 15)));
                });
    }

    @Test
    void everyTelephoneNumberIsOfFiction() {
        SampleAccounts.generate(2_000, 9)
                .map(Account::phone)
                .forEach(phone -> assertTrue(phone.matches("[2-9]\\d\\d55501\\d\\d"), phone));
    }

    @Test
    void thirtyAccountsHaveEveryStandingInEveryLanguage() {
        var standings =
                SampleAccounts.generate(30, 11)
                        .map(account -> {
                            var balance = account.balance();
                            return account.language()
                                    + " "
                                    + account.status()
                                    + " "
                                    + Long.signum(balance.totalDue().minor())
                                    + " "
                                    + balance.pastDue().isPositive();
                        })
                        .collect(Collectors.toSet());

        for (var language : Language.values()) {
            for (var standing :
                    new String[] {
                        AccountStatus.ACTIVE + " 0 false",
                        AccountStatus.ACTIVE + " 1 false",
                        AccountStatus.ACTIVE + " 1 true",
                        AccountStatus.ACTIVE + " -1 false",
                        AccountStatus.SOFT_DISCONNECTED + " 1 true",
                        AccountStatus.HARD_DISCONNECTED + " 1 true",
                        AccountStatus.CLOSED + " 1 true"
                    }) {
                assertTrue(
                        standings.contains(language + " " + standing),
                        () -> language + " " + standing);
            }
        }
    }

    @Test
    void aCountThatNoFileMayHoldIsRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> SampleAccounts.generate(SampleAccounts.COUNT_MAX + 1, 1));
        assertThrows(IllegalArgumentException.class, () -> SampleAccounts.generate(-1, 1));
    }
}
