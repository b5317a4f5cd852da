package org.cashwrap.core.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Stop.Kind;
import org.cashwrap.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// When somebody holds out money that should not be taken.
class StopTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final Instant NOW = Instant.parse("2026-11-28T15:00:00Z");

    @Test
    void anOrdinaryAccountHasNone() {
        assertEquals(List.of(), kinds(account(AccountStatus.ACTIVE, Map.of()), Optional.empty()));
        assertEquals(
                List.of(),
                kinds(account(AccountStatus.HARD_DISCONNECTED, Map.of()), Optional.empty()));
    }

    @Test
    void allThatHoldStandThereTheGravestFirst() {
        var all =
                account(
                        AccountStatus.CLOSED,
                        Map.of(
                                "alerts", "migrated;x;agency-hold;bankruptcy-hold",
                                "autopay_on", "2026-11-30"));

        // Cash is not handed over yet.
        var ofTheAccount = new ArrayList<>(List.of(Kind.values()));
        ofTheAccount.remove(Kind.CURRENCY_REPORT);
        assertEquals(ofTheAccount, kinds(all, paid(Duration.ofHours(1))));
    }

    @Test
    void onlyHoldsAndMovedAccountsAreFinal() {
        assertTrue(Kind.BANKRUPTCY_HOLD.isFinal());
        assertTrue(Kind.AGENCY_HOLD.isFinal());
        assertTrue(Kind.MIGRATED.isFinal());
        assertFalse(Kind.CLOSED.isFinal());
        assertFalse(Kind.AUTOPAY.isFinal());
        assertFalse(Kind.PAID_ALREADY.isFinal());
        assertFalse(Kind.CURRENCY_REPORT.isFinal());
    }

    @ParameterizedTest
    @CsvSource({"2026-11-27, false", "2026-11-28, true", "2026-12-01, true", "2026-12-02, false"})
    void theBillerCollectsTodayOrWithinThreeDays(String day, boolean stops) {
        var account = account(AccountStatus.ACTIVE, Map.of("autopay_on", day));
        assertEquals(stops ? List.of(Kind.AUTOPAY) : List.of(), kinds(account, Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"PT0S, true", "PT23H59M59.999S, true", "PT24H, false", "P30D, false"})
    void aPaymentWithinADayStops(String ago, boolean stops) {
        var account = account(AccountStatus.ACTIVE, Map.of());
        assertEquals(
                stops ? List.of(Kind.PAID_ALREADY) : List.of(),
                kinds(account, paid(Duration.parse(ago))));
        // Also where nobody can be asked what is owed.
        assertEquals(
                stops ? List.of(Kind.PAID_ALREADY) : List.of(),
                Stop.of(Optional.empty(), TODAY, NOW, paid(Duration.parse(ago)), Stop.Policy.USUAL)
                        .stream()
                        .map(Stop::kind)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"1000000, false", "1000001, true"})
    void onlyMoreThanExactlySoMuchCurrencyIsReported(long cents, boolean reported) {
        var kept = new Money(cents, USD);
        var limit = Optional.of(new Money(10_000_00, USD));
        assertEquals(
                reported ? Optional.of(kept) : Optional.empty(),
                Stop.ofCurrency(kept, limit).flatMap(Stop::cash));
        assertEquals(Optional.empty(), Stop.ofCurrency(kept, Optional.empty()));
    }

    @Test
    void wordsAreReadBack() {
        for (var kind : Kind.values()) {
            assertEquals(Optional.of(kind), Kind.ofWord(kind.word()));
        }
        assertEquals(Optional.empty(), Kind.ofWord("PAID_ALREADY"));
    }

    private static List<Kind> kinds(Account account, Optional<Stop.Paid> last) {
        return Stop.of(Optional.of(account), TODAY, NOW, last, Stop.Policy.USUAL).stream()
                .map(Stop::kind)
                .toList();
    }

    private static Optional<Stop.Paid> paid(Duration ago) {
        return Optional.of(new Stop.Paid(new Money(79_30, USD), NOW.minus(ago)));
    }

    private static Account account(AccountStatus status, Map<String, String> facts) {
        var nothing = Money.zero(USD);
        return new Account(
                new AccountNumber("40217788"),
                "Ann Poe",
                "2125550142",
                "12 Mill Lane",
                status,
                new Balance(nothing, nothing, NOW),
                Optional.empty(),
                Language.EN,
                FactWords.read(facts, USD));
    }
}
