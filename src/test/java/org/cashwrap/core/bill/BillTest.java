package org.cashwrap.core.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.money.Money;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class BillTest {
    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void spreadsWhatWasPaidInTheOrderOfTheItems() {
        var bill = new Bill(List.of(item("1111", 50_00), item("2222", 30_00), item("3333", 10_00)));
        assertEquals(List.of(item("1111", 50_00), item("2222", 10_00)), bill.spread(usd(60_00)));
    }

    @Test
    void whatIsLeftOverGoesToTheFirst() {
        var bill = new Bill(List.of(item("1111", 50_00), item("2222", 30_00)));
        assertEquals(List.of(item("1111", 55_00), item("2222", 30_00)), bill.spread(usd(85_00)));
    }

    @Test
    void everySpreadAddsUpAndGivesNobodyMoreThanHeAskedForButTheFirst() {
        var random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            var items = new ArrayList<BillItem>();
            for (int k = 0; k <= random.nextInt(6); k++) {
                items.add(item("000" + (k + 1), random.nextLong(1, 20_000)));
            }
            var bill = new Bill(items);
            var paid = usd(random.nextLong(1, 80_000));
            var spread = bill.spread(paid);
            assertEquals(
                    paid, spread.stream().map(BillItem::amount).reduce(Money::plus).orElseThrow());
            spread.stream()
                    .skip(1)
                    .forEach(part ->
                            assertTrue(
                                    items.stream()
                                            .anyMatch(asked ->
                                                    asked.account().equals(part.account())
                                                            && asked.amount()
                                                                            .compareTo(
                                                                                    part.amount())
                                                                    >= 0)));
        }
    }

    @Test
    void anAccountStandsOnceInAPayment() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Bill(List.of(item("1111", 1), item("1111", 2))));
        assertThrows(IllegalArgumentException.class, () -> new Bill(List.of()));
        assertThrows(IllegalArgumentException.class, () -> item("1111", 0));
    }

    @Test
    void thirdPartiesSeeInitials() {
        assertEquals("M. N.", named("Maria  Nowak").initials());
        assertEquals("ع. ر.", named("علی رضایی").initials());
        assertEquals("", named("  ").initials());
    }

    @Test
    void pastDueIsPartOfTheTotal() {
        assertThrows(
                IllegalArgumentException.class, () -> new Balance(usd(10), usd(11), Instant.EPOCH));
        // A credit balance owes nothing.
        assertEquals(-5, new Balance(usd(-5), usd(0), Instant.EPOCH).totalDue().minor());
    }

    private static Account named(String name) {
        return new Account(
                new AccountNumber("1111"),
                name,
                "",
                "",
                AccountStatus.ACTIVE,
                new Balance(usd(0), usd(0), Instant.EPOCH),
                Optional.empty(),
                Language.EN,
                AccountFacts.NONE);
    }

    private static BillItem item(String account, long minor) {
        return new BillItem(new AccountNumber(account), usd(minor), Optional.empty());
    }

    private static Money usd(long minor) {
        return new Money(minor, USD);
    }
}
