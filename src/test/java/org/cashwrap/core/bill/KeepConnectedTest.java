package org.cashwrap.core.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.KeepConnected.Gain;
import org.cashwrap.core.bill.KeepConnected.Plan;
import org.cashwrap.core.bill.KeepConnected.Threshold;
import org.cashwrap.core.bill.KeepConnected.Wanted;
import org.cashwrap.core.money.Money;
import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Less money than is owed, and the most services on. The examples are those of docs/keep-connected.md.
class KeepConnectedTest {
    /// Of the 50,000, so many in every build.
    private static final int SHARE = 4_000;

    private static final List<Wanted> FOUR =
            List.of(
                    needs("1111", 200_00, 120_00, 130_00, Gain.RESTORES),
                    needs("2222", 80_00, 60_00, 60_00, Gain.KEEPS),
                    needs("3333", 90_00, 40_00, 70_00, Gain.RESTORES),
                    owes("4444", 50_00, 0));

    private static Money usd(long cents) {
        return KeepConnectedCases.usd(cents);
    }

    private static Wanted owes(String number, long owed, long pastDue) {
        return new Wanted(new AccountNumber(number), usd(owed), usd(pastDue), Optional.empty());
    }

    private static Wanted needs(String number, long owed, long pastDue, long needed, Gain gain) {
        return new Wanted(
                new AccountNumber(number),
                usd(owed),
                usd(pastDue),
                Optional.of(new Threshold(usd(needed), gain)));
    }

    private static List<Long> cents(Plan plan) {
        return plan.shares().stream().map(share -> share.amount().minor()).toList();
    }

    @Test
    void theCheapestServicesComeFirstAndTheRestGoesToTheOldestDebt() {
        var split = KeepConnected.split(FOUR, usd(150_00));

        assertEquals(List.of(20_00L, 60_00L, 70_00L, 0L), cents(split.best()));
        assertEquals(
                List.of(new AccountNumber("2222"), new AccountNumber("3333")), split.best().on());
        assertEquals(
                Optional.of(List.of(150_00L, 0L, 0L, 0L)),
                split.runnerUp().map(KeepConnectedTest::cents));
        assertEquals(usd(150_00), split.best().paid());
    }

    @Test
    void aCentLessIsAServiceLess() {
        var split = KeepConnected.split(FOUR, usd(129_99));

        assertEquals(List.of(69_99L, 60_00L, 0L, 0L), cents(split.best()));
        assertEquals(
                Optional.of(List.of(59_99L, 0L, 70_00L, 0L)),
                split.runnerUp().map(KeepConnectedTest::cents));
    }

    @Test
    void moneyForEverythingPaysEverything() {
        var split = KeepConnected.split(FOUR, usd(420_00));

        assertEquals(List.of(200_00L, 80_00L, 90_00L, 50_00L), cents(split.best()));
        assertEquals(usd(0), split.best().left());
        assertEquals(Optional.empty(), split.runnerUp());
    }

    @Test
    void whatOneServiceAloneCanHaveHasNoRunnerUp() {
        var split = KeepConnected.split(FOUR, usd(60_00));

        assertEquals(List.of(0L, 60_00L, 0L, 0L), cents(split.best()));
        assertEquals(Optional.empty(), split.runnerUp());
    }

    @Test
    void whereAllIsEqualTheFirstAccountHasIt() {
        var accounts =
                List.of(
                        needs("1111", 50_00, 50_00, 50_00, Gain.KEEPS),
                        needs("2222", 50_00, 50_00, 50_00, Gain.RESTORES),
                        needs("3333", 50_00, 50_00, 50_00, Gain.KEEPS));

        var split = KeepConnected.split(accounts, usd(70_00));

        assertEquals(List.of(50_00L, 20_00L, 0L), cents(split.best()));
        assertEquals(
                Optional.of(List.of(20_00L, 50_00L, 0L)),
                split.runnerUp().map(KeepConnectedTest::cents));
    }

    @Test
    void aServiceMayNeedMoreThanIsOwedAndWhatIsTooMuchStays() {
        var accounts = List.of(needs("1111", 40_00, 40_00, 60_00, Gain.RESTORES));

        assertEquals(List.of(60_00L), cents(KeepConnected.split(accounts, usd(75_00)).best()));
        assertEquals(usd(15_00), KeepConnected.split(accounts, usd(75_00)).best().left());
        // Too little for the service is still good for the debt.
        var tooLittle = KeepConnected.split(accounts, usd(59_99)).best();
        assertEquals(List.of(40_00L), cents(tooLittle));
        assertEquals(List.of(), tooLittle.on());
        assertEquals(usd(19_99), tooLittle.left());
        assertEquals(Optional.of(usd(20_00)), tooLittle.shares().getFirst().more());
    }

    @Test
    void aPlanWithNothingBesideTheBestIsNoRunnerUp() {
        var accounts =
                List.of(
                        needs("1111", 10_00, 10_00, 10_00, Gain.KEEPS),
                        needs("2222", 20_00, 20_00, 20_00, Gain.KEEPS),
                        needs("3333", 90_00, 90_00, 90_00, Gain.KEEPS));

        assertEquals(Optional.empty(), KeepConnected.split(accounts, usd(89_99)).runnerUp());
        assertEquals(
                Optional.of(List.of(new AccountNumber("3333"))),
                KeepConnected.split(accounts, usd(90_00)).runnerUp().map(Plan::on));
        assertEquals(Optional.empty(), KeepConnected.split(accounts, usd(120_00)).runnerUp());
    }

    @Test
    void nothingKeepsNothing() {
        var split =
                KeepConnected.split(List.of(needs("1111", 10_00, 10_00, 1, Gain.KEEPS)), usd(0));

        assertEquals(List.of(0L), cents(split.best()));
        assertEquals(Optional.empty(), split.runnerUp());
    }

    @Test
    void whatCannotBeSplitIsRefused() {
        var one = owes("1111", 10_00, 0);
        assertThrows(IllegalArgumentException.class, () -> KeepConnected.split(List.of(), usd(1)));
        assertThrows(
                IllegalArgumentException.class,
                () -> KeepConnected.split(List.of(one, one), usd(1)));
        assertThrows(
                IllegalArgumentException.class, () -> KeepConnected.split(List.of(one), usd(-1)));
        assertThrows(IllegalArgumentException.class, () -> new Threshold(usd(0), Gain.KEEPS));
    }

    @Test
    void bruteForceComesToTheSame() {
        var report = KeepConnectedProof.run(SHARE, KeepConnectedProof.SEED);

        assertEquals(List.of(), report.disagreements());
        assertEquals(KeepConnectedCases.Place.values().length, report.places().size());
        assertTrue(report.runnersUp() > SHARE / 5, () -> "runners-up: " + report.runnersUp());
    }

    @Test
    void theSharesAreTheMoneyAndTheRunnerUpIsAnotherChoice() {
        var cases = new KeepConnectedCases(7);
        for (var done = 0; done < SHARE; done++) {
            var asked = cases.next();
            var split = KeepConnected.split(asked.accounts(), asked.have());
            var best = split.best();

            assertEquals(asked.have(), best.paid().plus(best.left()));
            split.runnerUp()
                    .ifPresent(second -> {
                        assertEquals(asked.have(), second.paid().plus(second.left()));
                        assertTrue(second.on().size() <= best.on().size(), asked::toString);
                        assertTrue(
                                !new HashSet<>(best.on()).containsAll(second.on()),
                                asked::toString);
                    });
        }
    }

    @Test
    void moreMoneyNeverHasFewerServicesOn() {
        var cases = new KeepConnectedCases(8);
        for (var done = 0; done < SHARE; done++) {
            var asked = cases.next();
            var more = asked.have().plus(usd(1 + done % 50_00));

            assertTrue(
                    KeepConnected.split(asked.accounts(), asked.have()).best().on().size()
                            <= KeepConnected.split(asked.accounts(), more).best().on().size(),
                    asked::toString);
        }
    }

    /// Brute force believes that whole amounts needed are all there is to choose. This does not.
    @Test
    void noWayToSpreadTheCentsHasMoreServicesOn() {
        var random = new Random(9);
        for (var done = 0; done < 500; done++) {
            var accounts =
                    List.of(
                            needs("1111", 5, 5, 1 + random.nextInt(7), Gain.KEEPS),
                            needs("2222", 4, 1, 1 + random.nextInt(7), Gain.RESTORES),
                            needs("3333", 6, 2, 1 + random.nextInt(7), Gain.KEEPS),
                            owes("4444", 3, 3));
            var have = random.nextInt(18);
            var most = 0;
            for (var one = 0; one <= have; one++) {
                for (var two = 0; one + two <= have; two++) {
                    var given = List.of(one, two, have - one - two);
                    var on = 0;
                    for (var index = 0; index < given.size(); index++) {
                        var needed = accounts.get(index).threshold().orElseThrow().needed();
                        on += given.get(index) >= needed.minor() ? 1 : 0;
                    }
                    most = Math.max(most, on);
                }
            }
            assertEquals(most, KeepConnected.split(accounts, usd(have)).best().on().size());
        }
    }

    @Test
    void theOrderOfTheAccountsDecidesNothingButTies() {
        var cases = new KeepConnectedCases(10);
        for (var done = 0; done < SHARE; done++) {
            var asked = cases.next();
            var best = KeepConnected.split(asked.accounts(), asked.have()).best();
            var turned = KeepConnected.split(asked.accounts().reversed(), asked.have()).best();

            assertEquals(best.on().size(), turned.on().size());
            assertEquals(needed(best), needed(turned), asked::toString);
        }
    }

    private static long needed(Plan plan) {
        return plan.shares().stream()
                .filter(share -> share.gain().isPresent())
                .mapToLong(share -> share.wanted().threshold().orElseThrow().needed().minor())
                .sum();
    }
}
