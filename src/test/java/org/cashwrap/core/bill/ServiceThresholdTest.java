package org.cashwrap.core.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.bill.AccountFacts.Parts;
import org.cashwrap.core.bill.KeepConnected.Gain;
import org.cashwrap.core.bill.KeepConnected.Threshold;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// From which amount on a service is on, and that no more is counted than the oracle promises.
class ServiceThresholdTest {
    /// Monday; 15:00 in New York, which is the zone of the packs.
    private static final Instant MONDAY = Instant.parse("2026-11-30T20:00:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final OracleClock CLOCK = OracleClock.known(MONDAY, Duration.ofSeconds(2));

    private static final Rule.TenderLimit CASH_ONLY =
            new Rule.TenderLimit(
                    "cash-only",
                    EnumSet.of(TenderKind.CHEQUE),
                    new Rule.When.CashOnly(),
                    new Rule.Limit.Refused());

    private static final Rule.TenderLimit CLEARS =
            new Rule.TenderLimit(
                    "clears",
                    EnumSet.of(TenderKind.CHEQUE),
                    new Rule.When.Always(),
                    new Rule.Limit.ClearsAfter(3));

    private static final RulePack PACK =
            RestoreOracleTest.pack(
                    restore(AccountStatus.SOFT_DISCONNECTED, false),
                    restore(AccountStatus.HARD_DISCONNECTED, true),
                    CASH_ONLY,
                    CLEARS);

    private static Money usd(long cents) {
        return KeepConnectedCases.usd(cents);
    }

    private static Rule.Restore restore(AccountStatus status, boolean appointment) {
        return new Rule.Restore(
                status.word(),
                EnumSet.of(status),
                appointment,
                usd(20_00),
                usd(50_00),
                appointment ? Optional.empty() : Optional.of(LocalTime.of(16, 0)),
                EnumSet.allOf(DayOfWeek.class),
                Set.of());
    }

    private static AccountFacts facts(
            Optional<Money> minDue,
            Optional<Money> restoreDue,
            Optional<LocalDate> cutOn,
            Optional<LocalDate> cashOnlyUntil,
            List<String> alerts) {
        var none = Optional.<Money>empty();
        return new AccountFacts(
                new Parts(restoreDue, none, none, minDue, none, none, none),
                Optional.empty(),
                Optional.empty(),
                cashOnlyUntil,
                0,
                Optional.empty(),
                cutOn,
                Optional.empty(),
                Optional.empty(),
                alerts);
    }

    private static AccountFacts minDue(long cents, Optional<LocalDate> cutOn) {
        return facts(Optional.of(usd(cents)), Optional.empty(), cutOn, Optional.empty(), List.of());
    }

    private static AccountFacts cutOn(LocalDate day) {
        return facts(
                Optional.empty(), Optional.empty(), Optional.of(day), Optional.empty(), List.of());
    }

    private static Account account(AccountStatus status, long pastDue, AccountFacts facts) {
        return new Account(
                new AccountNumber("8245123450123458"),
                "Maria N",
                "",
                "12 Mill Lane",
                status,
                new Balance(usd(209_97), usd(pastDue), MONDAY.minus(Duration.ofHours(1))),
                Optional.empty(),
                Language.EN,
                facts);
    }

    private static Optional<Threshold> threshold(Account account) {
        return threshold(account, TenderKind.CASH, CLOCK);
    }

    private static Optional<Threshold> threshold(
            Account account, TenderKind tender, OracleClock clock) {
        return ServiceThreshold.wanted(account, tender, clock, PACK).orElseThrow().threshold();
    }

    private static Optional<Threshold> restores(long cents) {
        return Optional.of(new Threshold(usd(cents), Gain.RESTORES));
    }

    private static Optional<Threshold> keeps(long cents) {
        return Optional.of(new Threshold(usd(cents), Gain.KEEPS));
    }

    private static Account cut() {
        return account(AccountStatus.SOFT_DISCONNECTED, 109_98, AccountFacts.NONE);
    }

    @Test
    void aCutServiceComesBackForWhatTheOracleAsks() {
        assertEquals(restores(129_98), threshold(cut()));
        var asked =
                facts(
                        Optional.empty(),
                        Optional.of(usd(75_00)),
                        Optional.empty(),
                        Optional.empty(),
                        List.of());
        assertEquals(
                restores(75_00), threshold(account(AccountStatus.SOFT_DISCONNECTED, 0, asked)));
    }

    @Test
    void theNextBusinessDayCountsAndAMomentThatTheClockCannotTellDoesNot() {
        var cutOff = Instant.parse("2026-11-30T21:00:00Z");
        var after = OracleClock.known(cutOff.plusSeconds(2), Duration.ofSeconds(2));
        var at = OracleClock.known(cutOff, Duration.ofSeconds(2));

        assertEquals(restores(129_98), threshold(cut(), TenderKind.CASH, after));
        assertEquals(Optional.empty(), threshold(cut(), TenderKind.CASH, at));
    }

    @Test
    void whatClearsFirstOrNeedsSomebodyToComeDoesNotCount() {
        assertEquals(Optional.empty(), threshold(cut(), TenderKind.CHEQUE, CLOCK));
        assertEquals(
                Optional.empty(),
                threshold(account(AccountStatus.HARD_DISCONNECTED, 109_98, AccountFacts.NONE)));
        assertEquals(
                Optional.empty(),
                threshold(account(AccountStatus.CLOSED, 109_98, AccountFacts.NONE)));
    }

    @Test
    void aPackMayBringBackWhatIsCutOffWithoutAnAppointment() {
        var pack = RestoreOracleTest.pack(restore(AccountStatus.HARD_DISCONNECTED, false));
        var account = account(AccountStatus.HARD_DISCONNECTED, 109_98, AccountFacts.NONE);

        assertEquals(
                restores(179_98),
                ServiceThreshold.wanted(account, TenderKind.CASH, CLOCK, pack)
                        .orElseThrow()
                        .threshold());
    }

    @Test
    void anActiveServiceStaysOnForTheLeastDueElseForWhatIsPastDue() {
        var active = AccountStatus.ACTIVE;
        var tomorrow = Optional.of(TODAY.plusDays(1));

        assertEquals(keeps(109_98), threshold(account(active, 109_98, AccountFacts.NONE)));
        assertEquals(
                keeps(40_00), threshold(account(active, 109_98, minDue(40_00, Optional.empty()))));
        assertEquals(keeps(40_00), threshold(account(active, 0, minDue(40_00, tomorrow))));
        // Not in danger, or in none that an amount is known for.
        assertEquals(Optional.empty(), threshold(account(active, 0, AccountFacts.NONE)));
        assertEquals(
                Optional.empty(), threshold(account(active, 0, minDue(40_00, Optional.empty()))));
        assertEquals(Optional.empty(), threshold(account(active, 109_98, minDue(0, tomorrow))));
        assertEquals(Optional.empty(), threshold(account(active, 0, cutOn(TODAY.plusDays(1)))));
    }

    @Test
    void onTheDayOfTheCutStayingOnIsNotPromised() {
        var active = AccountStatus.ACTIVE;

        assertEquals(keeps(109_98), threshold(account(active, 109_98, cutOn(TODAY.plusDays(1)))));
        assertEquals(Optional.empty(), threshold(account(active, 109_98, cutOn(TODAY))));
        // That cut was another time: the biller has called the account active since.
        assertEquals(keeps(109_98), threshold(account(active, 109_98, cutOn(TODAY.minusDays(1)))));
        // A second to midnight in New York, by a clock that is two seconds wrong at most.
        var midnight =
                OracleClock.known(Instant.parse("2026-12-01T04:59:59Z"), Duration.ofSeconds(2));
        assertEquals(
                Optional.empty(),
                threshold(
                        account(active, 109_98, cutOn(TODAY.plusDays(1))),
                        TenderKind.CASH,
                        midnight));
    }

    @Test
    void aRefusedTenderKeepsNothingAndOneThatMustClearDoes() {
        var active = AccountStatus.ACTIVE;
        var cashOnly =
                facts(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(TODAY),
                        List.of());

        assertEquals(
                Optional.empty(),
                threshold(account(active, 109_98, cashOnly), TenderKind.CHEQUE, CLOCK));
        assertEquals(
                keeps(109_98),
                threshold(account(active, 109_98, cashOnly), TenderKind.CASH, CLOCK));
        assertEquals(
                keeps(109_98),
                threshold(account(active, 109_98, AccountFacts.NONE), TenderKind.CHEQUE, CLOCK));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACTIVE", "SOFT_DISCONNECTED"})
    void inDoubtNothingCounts(AccountStatus status) {
        var account = account(status, 109_98, AccountFacts.NONE);
        var stale = OracleClock.known(MONDAY.plus(Duration.ofHours(12)), Duration.ofSeconds(2));

        assertEquals(Optional.empty(), threshold(account, TenderKind.CASH, stale));
        assertEquals(
                Optional.empty(), threshold(account, TenderKind.CASH, OracleClock.unknown(MONDAY)));
    }

    @Test
    void anAccountThatNoMoneyMayBeTakenForIsNotWanted() {
        for (var alert : AccountFacts.Alert.values()) {
            var held =
                    facts(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            List.of(alert.word()));

            assertEquals(
                    Optional.empty(),
                    ServiceThreshold.wanted(
                            account(AccountStatus.ACTIVE, 109_98, held),
                            TenderKind.CASH,
                            CLOCK,
                            PACK));
        }
    }
}
