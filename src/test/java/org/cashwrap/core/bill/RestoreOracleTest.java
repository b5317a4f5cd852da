package org.cashwrap.core.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cashwrap.core.bill.AccountFacts.Parts;
import org.cashwrap.core.bill.AccountFacts.Promise;
import org.cashwrap.core.bill.Effect.Outcome;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/// What a payment does, by packs that are written here and were never seen before.
class RestoreOracleTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final Duration SURE = Duration.ofSeconds(2);

    /// Monday; 15:00 in New York.
    private static final Instant MONDAY = Instant.parse("2026-11-30T20:00:00Z");

    private static final Rule.Restore BACK =
            restore(
                    "back",
                    EnumSet.of(AccountStatus.SOFT_DISCONNECTED),
                    false,
                    Optional.of(LocalTime.of(16, 0)));

    private static final RulePack PACK =
            pack(
                    BACK,
                    restore(
                            "hard",
                            EnumSet.of(AccountStatus.HARD_DISCONNECTED),
                            true,
                            Optional.empty()),
                    new Rule.Promise("promised", 0),
                    new Rule.Discount("on-time", Percent.ALL, Optional.of(usd(5_00))),
                    new Rule.LateFee(
                            "late", Rule.Spared.MIN_DUE, new Rule.Charge.Fixed(usd(10_00)), 0),
                    new Rule.TenderLimit(
                            "cash-only",
                            EnumSet.of(TenderKind.CHEQUE, TenderKind.CARD_STORED),
                            new Rule.When.CashOnly(),
                            new Rule.Limit.Refused()),
                    new Rule.TenderLimit(
                            "cheque-clears",
                            EnumSet.of(TenderKind.CHEQUE),
                            new Rule.When.Always(),
                            new Rule.Limit.ClearsAfter(3)));

    private static final Optional<LocalDate> DECEMBER = Optional.of(LocalDate.of(2026, 12, 15));

    private static Money usd(long cents) {
        return OracleCases.usd(cents);
    }

    private static Rule.Restore restore(
            String id,
            Set<AccountStatus> statuses,
            boolean appointment,
            Optional<LocalTime> cutOff) {
        return new Rule.Restore(
                id,
                statuses,
                appointment,
                usd(20_00),
                usd(50_00),
                cutOff,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
                Set.of(LocalDate.of(2026, 12, 1)));
    }

    static RulePack pack(Rule... rules) {
        return new RulePack(
                "here",
                "Written in a test",
                true,
                1,
                Optional.empty(),
                LocalDate.of(2026, 1, 1),
                Optional.empty(),
                NEW_YORK,
                OracleCases.USD,
                Duration.ofHours(12),
                Duration.ofSeconds(60),
                new RulePack.Policy(
                        CashRounding.EXACT,
                        false,
                        Map.of(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty(),
                        OptionalInt.empty()),
                List.of(rules));
    }

    private static Account account(
            AccountStatus status, AccountFacts facts, Optional<LocalDate> due) {
        return new Account(
                new AccountNumber("8245123450123458"),
                "Maria N",
                "",
                "12 Mill Lane",
                status,
                new Balance(usd(209_97), usd(109_98), MONDAY.minus(Duration.ofHours(1))),
                due,
                Language.EN,
                facts);
    }

    private static Account cut() {
        return account(AccountStatus.SOFT_DISCONNECTED, AccountFacts.NONE, Optional.empty());
    }

    private static AccountFacts facts(
            Optional<Promise> promise, Optional<LocalDate> discount, Optional<LocalDate> cashOnly) {
        return new AccountFacts(
                Parts.UNKNOWN,
                promise,
                discount,
                cashOnly,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static String said(
            Account account, long cents, TenderKind tender, OracleClock clock, RulePack pack) {
        return String.join(
                "; ",
                RestoreOracle.effects(account, usd(cents), tender, clock, pack).stream()
                        .map(Effect::line)
                        .toList());
    }

    private static String said(Account account, long cents, TenderKind tender, Instant at) {
        return said(account, cents, tender, OracleClock.known(at, SURE), PACK);
    }

    @Test
    void enoughBeforeTheCutOffRestoresToday() {
        assertEquals(
                "restore restores-today date=2026-11-30 time=16:00 rules=back",
                said(cut(), 129_98, TenderKind.CASH, MONDAY));
    }

    @Test
    void tooLittleSaysHowMuchMoreWould() {
        assertEquals(
                "restore does-not-restore more=29.98 rules=back",
                said(cut(), 100_00, TenderKind.CASH, MONDAY));
    }

    @Test
    void whatTheBillerAsksForWinsOverTheRulesFee() {
        var asked =
                new Parts(
                        Optional.of(usd(60_00)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var facts =
                new AccountFacts(
                        asked,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of());
        var account = account(AccountStatus.SOFT_DISCONNECTED, facts, Optional.empty());
        assertEquals(
                "restore does-not-restore more=0.01 rules=back",
                said(account, 59_99, TenderKind.CASH, MONDAY));
        assertEquals(
                "restore restores-today date=2026-11-30 time=16:00 rules=back",
                said(account, 60_00, TenderKind.CASH, MONDAY));
    }

    @ParameterizedTest
    @CsvSource({
        // Surely before, on both sides, and surely not before. Tuesday is a holiday.
        "2026-11-30T20:59:57.999Z, restores-today date=2026-11-30 time=16:00",
        "2026-11-30T20:59:58Z, nothing-promised why=cut-off",
        "2026-11-30T21:00:01.999Z, nothing-promised why=cut-off",
        "2026-11-30T21:00:02Z, restores-next-business-day date=2026-12-02",
        // Sunday, and the night to Monday.
        "2026-11-29T18:00:00Z, restores-next-business-day date=2026-11-30",
        "2026-11-30T04:59:57Z, restores-next-business-day date=2026-11-30",
        "2026-11-30T05:00:00Z, nothing-promised why=cut-off",
        "2026-11-30T05:00:02Z, restores-today date=2026-11-30 time=16:00",
    })
    void theCutOffIsOfTheAccountsZoneAndTheClocksErrorCountsAgainstIt(Instant at, String outcome) {
        var account = withAsOf(cut(), at.minus(Duration.ofHours(1)));
        assertEquals(
                "restore " + outcome + " rules=back", said(account, 129_98, TenderKind.CASH, at));
    }

    private static Account withAsOf(Account account, Instant asOf) {
        return new Account(
                account.number(),
                account.name(),
                account.phone(),
                account.address(),
                account.status(),
                new Balance(account.balance().totalDue(), account.balance().pastDue(), asOf),
                account.dueDate(),
                account.language(),
                account.facts());
    }

    @ParameterizedTest
    @CsvSource({
        // 02:30 never comes on 8 March 2026 and stands for 03:30; on 1 November 01:30 comes twice
        // and the first is meant.
        "02:30, 2026-03-08T07:29:59.999Z, restores-today date=2026-03-08 time=03:30",
        "02:30, 2026-03-08T07:30:00Z, restores-next-business-day date=2026-03-09",
        "01:30, 2026-11-01T05:29:59.999Z, restores-today date=2026-11-01 time=01:30",
        "01:30, 2026-11-01T05:30:00Z, restores-next-business-day date=2026-11-02",
        "01:30, 2026-11-01T06:10:00Z, restores-next-business-day date=2026-11-02",
    })
    void theNightsOfTheClockChangeHaveOneCutOffEach(LocalTime cutOff, Instant at, String outcome) {
        var rule =
                new Rule.Restore(
                        "back",
                        EnumSet.of(AccountStatus.SOFT_DISCONNECTED),
                        false,
                        usd(20_00),
                        usd(0),
                        Optional.of(cutOff),
                        EnumSet.allOf(DayOfWeek.class),
                        Set.of());
        assertEquals(
                "restore " + outcome + " rules=back",
                said(
                        withAsOf(cut(), at),
                        129_98,
                        TenderKind.CASH,
                        OracleClock.known(at, Duration.ZERO),
                        pack(rule)));
    }

    @Test
    void ofAHardDisconnectPaymentAloneDoesNotRestore() {
        var account = account(AccountStatus.HARD_DISCONNECTED, AccountFacts.NONE, Optional.empty());
        assertEquals(
                "restore needs-appointment more=0.01 rules=hard",
                said(account, 179_97, TenderKind.CASH, MONDAY));
        assertEquals(
                "restore needs-appointment rules=hard",
                said(account, 179_98, TenderKind.CASH, MONDAY));
    }

    @Test
    void aChequeRestoresOnlyWhenItHasCleared() {
        assertEquals(
                "restore restores-after-clearing date=2026-12-04 rules=back,cheque-clears",
                said(cut(), 129_98, TenderKind.CHEQUE, MONDAY));
    }

    @Test
    void aTenderThatIsRefusedDoesNothingUpToTheEndOfTheDay() {
        var last = LocalDate.of(2026, 11, 30);
        var account =
                account(
                        AccountStatus.SOFT_DISCONNECTED,
                        facts(Optional.empty(), Optional.of(last), Optional.of(last)),
                        Optional.empty());
        var refused = "tender-refused date=2026-11-30 why=cash-only rules=";
        for (var tender : List.of(TenderKind.CHEQUE, TenderKind.CARD_STORED)) {
            assertEquals(
                    "restore "
                            + refused
                            + "back,cash-only; discount "
                            + refused
                            + "on-time,cash-only",
                    said(account, 209_97, tender, MONDAY));
        }
        assertEquals(
                "restore restores-today date=2026-11-30 time=16:00 rules=back;"
                        + " discount kept amount=5.00 date=2026-11-30 rules=on-time",
                said(account, 209_97, TenderKind.MONEY_ORDER, MONDAY));
        assertEquals(
                "restore restores-next-business-day date=2026-12-02 rules=back;"
                        + " discount lost amount=5.00 date=2026-11-30 rules=on-time",
                said(
                        account,
                        209_97,
                        TenderKind.CARD_STORED,
                        Instant.parse("2026-12-01T05:00:02Z")));
    }

    @Test
    void aPromiseIsKeptByTheLastSecondOfItsDay() {
        var promise = Optional.of(new Promise(LocalDate.of(2026, 11, 30), usd(80_00)));
        var account =
                account(
                        AccountStatus.ACTIVE,
                        facts(promise, Optional.empty(), Optional.empty()),
                        Optional.empty());
        var last = Instant.parse("2026-12-01T04:59:57.999Z");
        assertEquals(
                "promise kept date=2026-11-30 rules=promised",
                said(account, 80_00, TenderKind.CASH, last));
        assertEquals(
                "promise short more=30.00 date=2026-11-30 rules=promised",
                said(account, 50_00, TenderKind.CASH, last));
        assertEquals(
                "promise nothing-promised why=cut-off rules=promised",
                said(account, 80_00, TenderKind.CASH, last.plusMillis(1)));
        assertEquals(
                "promise lost date=2026-11-30 rules=promised",
                said(account, 80_00, TenderKind.CASH, last.plusMillis(4_001)));
    }

    @Test
    void aFewDollarsMoreAndTheLateFeeIsNotCharged() {
        var account = account(AccountStatus.ACTIVE, AccountFacts.NONE, DECEMBER);
        assertEquals(
                "fee short more=4.12 amount=10.00 date=2026-12-15 rules=late",
                said(account, 205_85, TenderKind.CARD, MONDAY));
        assertEquals(
                "fee kept amount=10.00 date=2026-12-15 rules=late",
                said(account, 209_97, TenderKind.CARD, MONDAY));
    }

    @Test
    void whatIsOldPromisesNothingAndSaysSo() {
        var account = withAsOf(cut(), MONDAY.plus(SURE).minus(Duration.ofHours(12)));
        assertEquals(
                "restore restores-today date=2026-11-30 time=16:00 rules=back",
                said(account, 129_98, TenderKind.CASH, MONDAY));
        assertEquals(
                "restore nothing-promised why=stale rules=back",
                said(
                        withAsOf(account, account.balance().asOf().minusMillis(1)),
                        129_98,
                        TenderKind.CASH,
                        MONDAY));
    }

    @Test
    void aClockThatIsNotKnownWellPromisesNothingAndSaysSo() {
        for (var clock :
                List.of(
                        OracleClock.unknown(MONDAY),
                        OracleClock.known(MONDAY, Duration.ofMillis(60_001)),
                        // Before the biller spoke.
                        OracleClock.known(
                                MONDAY.minus(Duration.ofHours(1)).minusMillis(2_001), SURE))) {
            assertEquals(
                    "restore nothing-promised why=clock rules=back",
                    said(cut(), 129_98, TenderKind.CASH, clock, PACK));
        }
    }

    @ParameterizedTest
    @EnumSource(TenderKind.class)
    void aClosedAccountIsToldNothing(TenderKind tender) {
        assertEquals(
                List.of(),
                RestoreOracle.effects(
                        account(AccountStatus.CLOSED, AccountFacts.NONE, DECEMBER),
                        usd(500_00),
                        tender,
                        OracleClock.known(MONDAY, SURE),
                        PACK));
    }

    @Test
    void aPartIsRoundedUpAndAFeeToTheNearest() {
        assertEquals(usd(34), new Percent(33_34).upOf(usd(1_00)));
        assertEquals(usd(33), new Percent(33_00).upOf(usd(1_00)));
        assertEquals(usd(1), new Percent(50).nearestOf(usd(1_00)));
        assertEquals(usd(0), new Percent(49).nearestOf(usd(1_00)));
        assertEquals(usd(Long.MAX_VALUE), Percent.ALL.upOf(usd(Long.MAX_VALUE)));
        assertThrows(IllegalArgumentException.class, () -> Percent.ALL.upOf(usd(-1)));
    }

    @Test
    void theSplitFollowsTheBillersOrderAndAddsUp() {
        var order =
                new Rule.Allocation(
                        "split",
                        List.of(
                                Rule.Bucket.RESTORE_FEE,
                                Rule.Bucket.PAST_DUE_90,
                                Rule.Bucket.PAST_DUE_60,
                                Rule.Bucket.PAST_DUE_30,
                                Rule.Bucket.PAST_DUE_REST,
                                Rule.Bucket.CURRENT));
        var preview = AllocationPreview.of(cut(), usd(250_00), pack(BACK, order)).orElseThrow();
        assertEquals(
                "restore-fee 20.00, past-due-rest 109.98, current 99.99, credit 20.03",
                String.join(
                        ", ",
                        preview.shares().stream()
                                .map(share -> share.word() + " " + share.amount().plain())
                                .toList()));
        assertEquals(Optional.empty(), AllocationPreview.of(cut(), usd(1), PACK));
    }

    // Of thousands of made-up cases

    @Test
    void everySplitAddsUp() {
        var cases = new OracleCases(5);
        for (var i = 0; i < 5_000; i++) {
            var one = cases.next();
            AllocationPreview.of(one.account(), one.amount(), one.pack())
                    .ifPresent(preview ->
                            assertEquals(
                                    one.amount(),
                                    preview.shares().stream()
                                            .map(AllocationPreview.Share::amount)
                                            .reduce(usd(0), Money::plus)));
        }
    }

    @Test
    void moreMoneyNeverWorsensAnything() {
        var cases = new OracleCases(7);
        var random = new Random(7);
        var better = 0;
        for (var i = 0; i < 20_000; i++) {
            var one = cases.next();
            var more =
                    one.withAmount(
                            one.amount()
                                    .plus(
                                            usd(
                                                    random.nextBoolean()
                                                            ? 1
                                                            : random.nextLong(1, 20_000))));
            var less = one.effects();
            var then = more.effects();
            assertEquals(
                    less.stream().map(Effect::kind).toList(),
                    then.stream().map(Effect::kind).toList());
            for (var k = 0; k < less.size(); k++) {
                var order = Worth.of(less.get(k)).compareTo(Worth.of(then.get(k)));
                assertTrue(order <= 0, () -> one + "\n" + more);
                better += order < 0 ? 1 : 0;
            }
        }
        assertTrue(better > 3_000, "hardly ever did the amount matter: " + better);
    }

    /// How good an effect is, as docs/rule-packs.md ranks them.
    private record Worth(int outcome, long day, long more) implements Comparable<Worth> {
        static Worth of(Effect effect) {
            return switch (effect.outcome()) {
                case Outcome.DoesNotRestore(var more) -> new Worth(0, 0, more.minor());
                case Outcome.NeedsAppointment(var more) ->
                        new Worth(1, 0, more.map(Money::minor).orElse(0L));
                case Outcome.Lost _ -> new Worth(2, 0, 0);
                case Outcome.TooLittle(var more, _, _) -> new Worth(3, 0, more.minor());
                case Outcome.NothingPromised _ -> new Worth(4, 0, 0);
                // Whatever the amount: nothing better can come of it, and nothing worse.
                case Outcome.TenderRefused _ -> new Worth(5, 0, 0);
                case Outcome.RestoresAfterClearing(var on) ->
                        new Worth(6, on.toEpochDay() * 3 + 2, 0);
                case Outcome.RestoresNextBusinessDay(var on) ->
                        new Worth(6, on.toEpochDay() * 3 + 1, 0);
                case Outcome.RestoresToday(var on, _) -> new Worth(6, on.toEpochDay() * 3, 0);
                case Outcome.Kept _ -> new Worth(7, 0, 0);
            };
        }

        @Override
        public int compareTo(Worth other) {
            return outcome != other.outcome
                    ? Integer.compare(outcome, other.outcome)
                    : day != other.day
                            ? Long.compare(other.day, day)
                            : Long.compare(other.more, more);
        }
    }

    @Test
    void withoutARuleThatIsCitedTheAnswerIsAnother() {
        var cases = new OracleCases(11);
        var outcomes = new HashSet<String>();
        for (var i = 0; i < 20_000; i++) {
            var one = cases.next();
            var effects = one.effects();
            for (var effect : effects) {
                outcomes.add(effect.kind() + " " + effect.outcome().word());
                for (var rule : effect.rules()) {
                    var without = one.withPack(one.pack().without(rule)).effects();
                    assertTrue(!without.contains(effect), () -> rule + " of " + one);
                }
            }
        }
        // 5 of a service (today, next day, cleared, not, appointment) and 3 of each other; refused
        // and nothing for all four.
        assertEquals(5 + 3 * 3 + 2 * 4, outcomes.size(), outcomes::toString);
    }

    @Test
    void aRuleThatIsNotCitedDoesNotMatter() {
        var cases = new OracleCases(13);
        for (var i = 0; i < 5_000; i++) {
            var one = cases.next();
            for (var effect : one.effects()) {
                for (var rule : one.pack().rules()) {
                    if (!effect.rules().contains(rule.id())) {
                        var without = one.withPack(one.pack().without(rule.id())).effects();
                        assertTrue(without.contains(effect), () -> rule.id() + " of " + one);
                    }
                }
            }
        }
    }

    @Test
    void whatIsToldHoldsWhereverWithinItsErrorTheClockIs() {
        var cases = new OracleCases(17);
        var random = new Random(17);
        for (var i = 0; i < 10_000; i++) {
            var one = cases.next();
            var error = one.clock().error().orElse(Duration.ZERO);
            var off = random.nextLong(-error.toMillis(), error.toMillis() + 1);
            var truth =
                    new OracleCases.Case(
                            one.place(),
                            one.account(),
                            one.amount(),
                            one.tender(),
                            OracleClock.known(one.clock().at().plusMillis(off), Duration.ZERO),
                            one.pack());
            for (var effect : one.effects()) {
                if (!(effect.outcome() instanceof Outcome.NothingPromised)) {
                    var truly = truth.effects();
                    assertTrue(
                            truly.contains(effect)
                                    // By the truth the biller may have spoken after now; by our
                                    // clock not.
                                    || truly.stream()
                                            .allMatch(other ->
                                                    other.outcome()
                                                            .equals(
                                                                    new Outcome.NothingPromised(
                                                                            Effect.Doubt.CLOCK))),
                            () -> one + "\n" + truly);
                }
            }
        }
    }

    @Test
    void nothingIsPromisedOfWhatIsOldOrAtAnUnknownHour() {
        var cases = new OracleCases(19);
        for (var i = 0; i < 5_000; i++) {
            var one = cases.next();
            var old =
                    new OracleCases.Case(
                            one.place(),
                            withAsOf(
                                    one.account(),
                                    one.clock().at().minus(one.pack().staleAfter()).minusMillis(1)),
                            one.amount(),
                            one.tender(),
                            one.clock(),
                            one.pack());
            var lost =
                    new OracleCases.Case(
                            one.place(),
                            one.account(),
                            one.amount(),
                            one.tender(),
                            OracleClock.unknown(one.clock().at()),
                            one.pack());
            var effects = new ArrayList<>(old.effects());
            effects.addAll(lost.effects());
            effects.forEach(
                    effect -> assertTrue(effect.outcome() instanceof Outcome.NothingPromised));
            assertEquals(
                    one.effects().stream().map(Effect::kind).toList(),
                    lost.effects().stream().map(Effect::kind).toList());
        }
    }

    @Test
    void theSecondOracleAgrees() throws IOException, InterruptedException {
        assumeTrue(OracleProof.canRun(OracleProof.SECOND));
        var report = OracleProof.run(4_000, 23, OracleProof.SECOND);
        assertEquals(List.of(), report.disagreements());
        assertNotEquals(0, report.outcomes().size());
    }

    // The pack in force

    @Test
    void thePackOfTheRegionGoesBeforeOneForAnyAndTheLatestBeforeOlderOnes() {
        var packs =
                new RulePacks(
                        List.of(
                                filed("any", Optional.empty(), "2020-01-01", Optional.empty()),
                                filed(
                                        "ny-old",
                                        Optional.of("US-NY"),
                                        "2026-01-01",
                                        Optional.empty()),
                                filed(
                                        "ny-winter",
                                        Optional.of("US-NY"),
                                        "2026-12-01",
                                        Optional.of("2026-12-31"))));
        assertEquals("any", inForce(packs, Optional.of("US-NY"), "2025-12-31"));
        assertEquals("ny-old", inForce(packs, Optional.of("US-NY"), "2026-11-30"));
        assertEquals("ny-winter", inForce(packs, Optional.of("US-NY"), "2026-12-01"));
        assertEquals("ny-winter", inForce(packs, Optional.of("US-NY"), "2026-12-31"));
        assertEquals("ny-old", inForce(packs, Optional.of("US-NY"), "2027-01-01"));
        assertEquals("any", inForce(packs, Optional.of("US-ny"), "2026-12-01"));
        assertEquals("any", inForce(packs, Optional.empty(), "2026-12-01"));
        assertEquals("none", inForce(packs, Optional.of("US-NY"), "2019-12-31"));
    }

    @Test
    void twoPacksFromTheSameDayAreRefused() {
        var two =
                List.of(
                        filed("a", Optional.of("US-NY"), "2026-01-01", Optional.empty()),
                        filed("b", Optional.of("US-NY"), "2026-01-01", Optional.of("2026-02-01")));
        assertThrows(IllegalArgumentException.class, () -> new RulePacks(two));
    }

    private static String inForce(RulePacks packs, Optional<String> region, String day) {
        return packs.inForce(region, LocalDate.parse(day))
                .map(filed -> filed.pack().id())
                .orElse("none");
    }

    private static RulePacks.Filed filed(
            String id, Optional<String> region, String from, Optional<String> until) {
        return new RulePacks.Filed(
                new RulePack(
                        id,
                        id,
                        true,
                        1,
                        region,
                        LocalDate.parse(from),
                        until.map(LocalDate::parse),
                        NEW_YORK,
                        OracleCases.USD,
                        Duration.ofHours(12),
                        Duration.ofSeconds(60),
                        PACK.policy(),
                        List.of()),
                "0".repeat(64));
    }

    @Test
    void aPackHasOneRuleForAThing() {
        assertThrows(IllegalArgumentException.class, () -> pack(BACK, BACK));
        assertThrows(
                IllegalArgumentException.class,
                () -> pack(new Rule.Promise("a", 0), new Rule.Promise("b", 0)));
    }
}
