package org.cashwrap.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.KeepConnected;
import org.cashwrap.core.bill.KeepConnected.Gain;
import org.cashwrap.core.bill.KeepConnected.Threshold;
import org.cashwrap.core.bill.KeepConnected.Wanted;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What a clerk reads to somebody who has too little money.
class KeepConnectedTextTest {
    private static final List<Wanted> FOUR =
            List.of(
                    account("82451111", 200_00, 120_00, threshold(130_00, Gain.RESTORES)),
                    account("82452222", 80_00, 60_00, threshold(60_00, Gain.KEEPS)),
                    account("82453333", 90_00, 40_00, threshold(70_00, Gain.RESTORES)),
                    account("82454444", 50_00, 0, Optional.empty()));

    private static Money usd(long cents) {
        return new Money(cents, Currency.getInstance("USD"));
    }

    private static Optional<Threshold> threshold(long needed, Gain gain) {
        return Optional.of(new Threshold(usd(needed), gain));
    }

    private static Wanted account(
            String number, long owed, long pastDue, Optional<Threshold> threshold) {
        return new Wanted(new AccountNumber(number), usd(owed), usd(pastDue), threshold);
    }

    private static List<String> lines(Language language, List<Wanted> accounts, long have) {
        return KeepConnectedText.of(language).lines(KeepConnected.split(accounts, usd(have)));
    }

    @Test
    void saysWhatEachAccountGetsAndTheOtherChoice() {
        assertEquals(
                List.of(
                        "Services that 150.00 keeps on or brings back: 2 of 3.",
                        "20.00 to ••1111: for the debt; 110.00 more would bring the service back.",
                        "60.00 to ••2222: the service stays on.",
                        "70.00 to ••3333: the service comes back.",
                        "Or: 150.00 to ••1111 brings the service back; the service of ••2222 is not"
                                + " kept on; the service of ••3333 does not come back."),
                lines(Language.EN, FOUR, 150_00));
        assertEquals(
                List.of(
                        "Servicios que 60.00 conserva o restablece: 1 de 3.",
                        "Nada a ••1111: con 130.00, el servicio volvería.",
                        "60.00 a ••2222: el servicio sigue activo.",
                        "Nada a ••3333: con 70.00, el servicio volvería."),
                lines(Language.ES, FOUR, 60_00));
    }

    @Test
    void theOtherChoiceSaysWhereItsRestGoes() {
        assertEquals(
                "Or: 70.00 to ••3333 brings the service back; 59.99 to ••1111 for the debt; the"
                        + " service of ••2222 is not kept on.",
                lines(Language.EN, FOUR, 129_99).getLast());
    }

    @Test
    void whatIsLeftStaysWithTheCustomer() {
        assertEquals(
                List.of(
                        "No payment made now changes a service; 50.00 goes to the oldest debt.",
                        "50.00 to ••4444: for the debt; it changes nothing for the service.",
                        "10.00 is left over and stays with the customer: all that is owed is"
                                + " paid."),
                lines(Language.EN, FOUR.subList(3, 4), 60_00));
    }

    @Test
    void accountsWithTheSameLastFourAreToldApartByTheirPlace() {
        var twins =
                List.of(
                        account("10001234", 50_00, 50_00, threshold(50_00, Gain.KEEPS)),
                        account("20001234", 50_00, 50_00, threshold(50_00, Gain.KEEPS)));

        assertEquals(
                List.of(
                        "Services that 50.00 keeps on or brings back: 1 of 2.",
                        "50.00 to ••1234 (number 1): the service stays on.",
                        "Nothing to ••1234 (number 2): 50.00 would keep the service on.",
                        "Or: 50.00 to ••1234 (number 2) keeps the service on; the service of ••1234"
                                + " (number 1) is not kept on."),
                lines(Language.EN, twins, 50_00));
    }

    @Test
    void persianHasItsOwnDigitsForMoneyAndIsolatesTheAccount() {
        assertEquals(
                "۶۰٫۰۰ به \u2066••2222\u2069: سرویس وصل می‌ماند.",
                lines(Language.FA, FOUR, 150_00).get(2));
    }

    @ParameterizedTest
    @EnumSource
    void everySplitIsSaidInEveryLanguage(Language language) {
        var said = new HashSet<String>();
        for (var have = 0; have <= 430_00; have += 5_00) {
            for (var line : lines(language, FOUR, have)) {
                assertFalse(line.contains("{"), line);
                assertFalse(line.contains("8245"), line);
                said.add(line);
            }
        }
        assertFalse(said.isEmpty());
    }
}
