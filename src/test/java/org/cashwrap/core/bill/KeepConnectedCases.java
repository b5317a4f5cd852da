package org.cashwrap.core.bill;

import org.cashwrap.core.bill.KeepConnected.Gain;
import org.cashwrap.core.bill.KeepConnected.Threshold;
import org.cashwrap.core.bill.KeepConnected.Wanted;
import org.cashwrap.core.money.Money;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Made-up customers with 1 to 12 accounts and less than they owe, or more; the same for the same seed.
final class KeepConnectedCases {
    private static final Currency USD = Currency.getInstance("USD");

    static final int ACCOUNTS_MAX = 12;

    /// Where a case lies.
    enum Place {
        ANYWHERE,
        /// Amounts of which there are only a few.
        TIES,
        /// Every service needs the same, every debt is as old.
        EQUAL,
        /// The money is what some services need, or a cent beside it.
        CENT,
        /// Coming back costs more than is owed.
        ABOVE_OWED,
        /// One account.
        ONE,
        NO_MONEY,
        /// The money is everything that is owed, or a cent beside it, or more.
        EVERYTHING
    }

    record Case(Place place, List<Wanted> accounts, Money have) {}

    private final Random random;
    private int made;

    KeepConnectedCases(long seed) {
        random = new Random(seed);
    }

    static Money usd(long cents) {
        return new Money(cents, USD);
    }

    Case next() {
        var place = Place.values()[made % Place.values().length];
        made++;
        var count = place == Place.ONE ? 1 : 1 + random.nextInt(ACCOUNTS_MAX);
        var accounts = new ArrayList<Wanted>();
        for (var index = 0; index < count; index++) {
            accounts.add(account(place, index));
        }
        var have =
                switch (place) {
                    case NO_MONEY -> 0L;
                    case CENT -> Math.max(0, needOfSome(accounts) + random.nextInt(-1, 2));
                    case EVERYTHING ->
                            Math.max(0, owed(accounts) + random.nextInt(-1, 2))
                                    + (oneIn(4) ? random.nextInt(10_000) : 0);
                    case ANYWHERE, TIES, EQUAL, ABOVE_OWED, ONE ->
                            (long) (random.nextDouble() * 1.2 * (owed(accounts) + 1));
                };
        return new Case(place, List.copyOf(accounts), usd(have));
    }

    private Wanted account(Place place, int index) {
        var step =
                switch (place) {
                    case TIES -> 25_00;
                    case EQUAL -> 50_00;
                    case ANYWHERE, CENT, ABOVE_OWED, ONE, NO_MONEY, EVERYTHING -> 1;
                };
        var steps =
                switch (place) {
                    case TIES -> 4;
                    case EQUAL -> 1;
                    // Small enough for ties, large enough for none.
                    case ANYWHERE, CENT, ABOVE_OWED, ONE, NO_MONEY, EVERYTHING ->
                            oneIn(3) ? 12 : 200_00;
                };
        long owed = (long) step * (oneIn(8) ? 0 : 1 + random.nextInt(steps));
        long pastDue = place == Place.EQUAL ? owed : (owed / step) * random.nextInt(5) / 4 * step;
        long needed =
                switch (place) {
                    case ABOVE_OWED -> owed + (long) step * (1 + random.nextInt(steps));
                    case EQUAL -> step;
                    case ANYWHERE, TIES, CENT, ONE, NO_MONEY, EVERYTHING ->
                            (long) step * (1 + random.nextInt(steps));
                };
        var threshold =
                oneIn(5)
                        ? Optional.<Threshold>empty()
                        : Optional.of(
                                new Threshold(
                                        usd(needed),
                                        random.nextBoolean() ? Gain.RESTORES : Gain.KEEPS));
        var number = new AccountNumber("82450000" + (1000 + index));
        return new Wanted(number, usd(owed), usd(pastDue), threshold);
    }

    private long needOfSome(List<Wanted> accounts) {
        return accounts.stream()
                .flatMap(wanted -> wanted.threshold().stream())
                .filter(_ -> random.nextBoolean())
                .mapToLong(threshold -> threshold.needed().minor())
                .sum();
    }

    private static long owed(List<Wanted> accounts) {
        return accounts.stream().mapToLong(wanted -> wanted.owed().minor()).sum();
    }

    private boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }
}
