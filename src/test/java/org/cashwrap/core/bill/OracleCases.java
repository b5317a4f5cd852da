package org.cashwrap.core.bill;

import org.cashwrap.core.bill.AccountFacts.Parts;
import org.cashwrap.core.bill.AccountFacts.Promise;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Made-up questions to the oracle, the same for the same seed: accounts, amounts, tenders, clocks and packs that nobody wrote
/// by hand. Half of them lie where an answer changes: a cent beside what is needed, a second beside a cut-off, the nights in
/// which the clocks are put forward and back, the edge of what is stale.
final class OracleCases {
    static final Currency USD = Currency.getInstance("USD");

    /// Zones with changes at night, at midnight and by half an hour, and some without.
    private static final List<ZoneId> ZONES =
            List.of(
                            "America/New_York",
                            "America/Chicago",
                            "America/Los_Angeles",
                            "America/Phoenix",
                            "America/St_Johns",
                            "America/Havana",
                            "America/Santiago",
                            "Pacific/Honolulu",
                            "Europe/Berlin",
                            "Asia/Beirut",
                            "Asia/Tehran",
                            "Africa/Cairo",
                            "Australia/Sydney",
                            "Australia/Lord_Howe",
                            "Pacific/Chatham")
                    .stream()
                    .map(ZoneId::of)
                    .toList();

    private static final Instant FIRST_TRANSITIONS = Instant.parse("2026-01-01T00:00:00Z");

    /// Where a case lies.
    enum Place {
        ANYWHERE,
        CENT,
        SECOND,
        CLOCK_CHANGE,
        STALE
    }

    private static final List<Place> EDGES =
            List.of(Place.CENT, Place.SECOND, Place.CLOCK_CHANGE, Place.STALE);

    /// A question.
    record Case(
            Place place,
            Account account,
            Money amount,
            TenderKind tender,
            OracleClock clock,
            RulePack pack) {
        List<Effect> effects() {
            return RestoreOracle.effects(account, amount, tender, clock, pack);
        }

        Case withAmount(Money other) {
            return new Case(place, account, other, tender, clock, pack);
        }

        Case withPack(RulePack other) {
            return new Case(place, account, amount, tender, clock, other);
        }
    }

    private final Random random;
    private int made;

    OracleCases(long seed) {
        random = new Random(seed);
    }

    Case next() {
        var place = made % 2 == 0 ? Place.ANYWHERE : EDGES.get(made / 2 % EDGES.size());
        made++;
        var zone = ZONES.get(random.nextInt(ZONES.size()));
        var error = oneIn(20) ? random.nextInt(0, 4_000_000) : random.nextInt(0, 5) * 1_000;
        var near = place == Place.CLOCK_CHANGE ? change(zone) : someInstant();
        var pack = pack(zone, near, error);
        var account = account(zone, LocalDate.ofInstant(near, zone), pack);
        var at =
                switch (place) {
                    case ANYWHERE, CENT, STALE -> near;
                    case CLOCK_CHANGE -> near.plusMillis(aroundChange());
                    case SECOND -> moment(zone, near, account, pack);
                };
        if (place != Place.ANYWHERE && place != Place.CENT) {
            // The edge is met by one end of what the clock may mean.
            at = at.plusMillis(pick(-error, 0, error));
        }
        var clock =
                oneIn(50)
                        ? OracleClock.unknown(at)
                        : OracleClock.known(at, Duration.ofMillis(error));
        var asOf =
                switch (place) {
                    case STALE ->
                            at.plusMillis(error)
                                    .minus(oneIn(3) ? Duration.ZERO : pack.staleAfter())
                                    .plusMillis(pick(-1_000, -1, 0, 1, 1_000));
                    case ANYWHERE ->
                            at.minusMillis(
                                    random.nextLong(-5_000_000, pack.staleAfter().toMillis() * 2));
                    case CENT, SECOND, CLOCK_CHANGE ->
                            at.minusMillis(random.nextLong(pack.staleAfter().toMillis() / 2));
                };
        account = asOf(account, asOf);
        var amount = amount(place, account, pack);
        var tender = tender(pack);
        return new Case(place, account, amount, tender, clock, pack);
    }

    // When

    private Instant someInstant() {
        return FIRST_TRANSITIONS.plusMillis(random.nextLong(Duration.ofDays(729).toMillis()));
    }

    /// One of the changes of 2026 and 2027; where there is none, some midnight.
    private Instant change(ZoneId zone) {
        var changes = new ArrayList<Instant>();
        var at = FIRST_TRANSITIONS;
        for (var i = 0; i < 4; i++) {
            var next = zone.getRules().nextTransition(at);
            if (next == null) {
                break;
            }
            at = next.getInstant();
            changes.add(at);
        }
        return changes.isEmpty()
                ? LocalDate.ofInstant(someInstant(), zone).atStartOfDay(zone).toInstant()
                : changes.get(random.nextInt(changes.size()));
    }

    private long aroundChange() {
        return switch (random.nextInt(3)) {
            case 0 -> pick(-1_000, -1, 0, 1, 1_000);
            case 1 ->
                    pick(-7_200, -5_400, -3_600, -1_800, 1_800, 3_600, 5_400, 7_200) * 1_000
                            + pick(-1_000, -1, 0, 1, 1_000);
            default -> random.nextLong(-90_000_000, 90_000_000);
        };
    }

    /// A second or a millisecond beside a cut-off or the end of a day that counts.
    private Instant moment(ZoneId zone, Instant near, Account account, RulePack pack) {
        var moments = new ArrayList<Instant>();
        var today = LocalDate.ofInstant(near, zone);
        pack.all(Rule.Restore.class)
                .flatMap(rule -> rule.cutOff().stream())
                .forEach(time -> moments.add(today.atTime(time).atZone(zone).toInstant()));
        account.facts().discountUntil().ifPresent(day -> moments.add(end(day, zone)));
        account.facts().cashOnlyUntil().ifPresent(day -> moments.add(end(day, zone)));
        pack.all(Rule.Promise.class)
                .forEach(rule ->
                        account.facts()
                                .promise()
                                .ifPresent(promise ->
                                        moments.add(
                                                end(
                                                        promise.by().plusDays(rule.graceDays()),
                                                        zone))));
        pack.all(Rule.LateFee.class)
                .forEach(rule ->
                        account.dueDate()
                                .ifPresent(day ->
                                        moments.add(end(day.plusDays(rule.graceDays()), zone))));
        if (pack.all(Rule.TenderLimit.class)
                .anyMatch(rule -> rule.when() instanceof Rule.When.CashOnly)) {
            // As much weight as all the others: a tender that is refused may clear a second later.
            account.facts()
                    .cashOnlyUntil()
                    .ifPresent(day ->
                            moments.addAll(Collections.nCopies(moments.size(), end(day, zone))));
        }
        moments.add(end(today, zone));
        return moments.get(random.nextInt(moments.size()))
                .plusMillis(pick(-1_000, -1, 0, 1, 1_000));
    }

    private static Instant end(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atTime(0, 0).atZone(zone).toInstant();
    }

    // How much

    private Money amount(Place place, Account account, RulePack pack) {
        var needed = new ArrayList<Money>();
        var balance = account.balance();
        needed.add(balance.pastDue());
        if (!balance.totalDue().isNegative()) {
            needed.add(balance.totalDue());
        }
        account.facts().parts().restoreDue().ifPresent(needed::add);
        account.facts().parts().minDue().ifPresent(needed::add);
        account.facts().promise().ifPresent(promise -> needed.add(promise.amount()));
        pack.all(Rule.Restore.class)
                .forEach(rule -> needed.add(balance.pastDue().plus(rule.added(account.status()))));
        pack.all(Rule.Discount.class)
                .filter(_ -> balance.totalDue().isPositive())
                .forEach(rule -> needed.add(rule.part().upOf(balance.totalDue())));
        if (place == Place.ANYWHERE || needed.isEmpty()) {
            return usd(random.nextLong(0, 40_000));
        }
        var some = needed.get(random.nextInt(needed.size()));
        var cents = some.minor() + (place == Place.CENT ? pick(-1, 0, 1) : pick(-500, -1, 0, 0, 9));
        return usd(Math.max(0, cents));
    }

    /// Half of the time one that the pack limits.
    private TenderKind tender(RulePack pack) {
        var limits = pack.all(Rule.TenderLimit.class).toList();
        return limits.isEmpty() || oneIn(2)
                ? pickOf(TenderKind.values())
                // In the order of the kinds: that of a set changes from run to run.
                : pickOf(
                        EnumSet.copyOf(limits.get(random.nextInt(limits.size())).tenders())
                                .toArray(TenderKind[]::new));
    }

    // Who

    private Account account(ZoneId zone, LocalDate today, RulePack pack) {
        var status =
                oneIn(30)
                        ? AccountStatus.CLOSED
                        : pickOf(
                                AccountStatus.ACTIVE,
                                AccountStatus.SOFT_DISCONNECTED,
                                AccountStatus.SOFT_DISCONNECTED,
                                AccountStatus.HARD_DISCONNECTED);
        var total = usd(oneIn(12) ? -random.nextLong(5_000) : random.nextLong(0, 30_000));
        var past = usd(total.isPositive() && !oneIn(4) ? random.nextLong(total.minor() + 1) : 0);
        var parts =
                new Parts(
                        maybe(3, past.plus(usd(random.nextLong(6_000)))),
                        maybe(3, usd(random.nextLong(10_000))),
                        maybe(5, usd(random.nextLong(10_000))),
                        maybe(2, usd(random.nextLong(Math.max(1, total.minor())))),
                        maybe(2, usd(past.minor() / 2)),
                        maybe(2, usd(past.minor() / 4)),
                        maybe(2, usd(past.minor() / 8)));
        var facts =
                new AccountFacts(
                        parts,
                        maybe(2, new Promise(day(today), usd(random.nextLong(1, 20_000)))),
                        maybe(2, day(today)),
                        maybe(1, day(today)),
                        oneIn(3) ? random.nextInt(4) : 0,
                        maybe(9, day(today)),
                        maybe(9, day(today)),
                        maybe(9, "US-NY"),
                        oneIn(2)
                                ? Optional.of(zone)
                                : pack.zone().equals(zone) ? maybe(3, zone) : Optional.of(zone),
                        List.of());
        return new Account(
                new AccountNumber("8245123450123458"),
                "Maria N",
                "",
                "12 Mill Lane",
                status,
                new Balance(total, past, Instant.EPOCH),
                maybe(1, day(today)),
                Language.EN,
                facts);
    }

    private static Account asOf(Account account, Instant asOf) {
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

    /// More often than not one that matters today.
    private LocalDate day(LocalDate today) {
        return today.plusDays(oneIn(4) ? random.nextInt(-400, 400) : random.nextInt(-2, 4));
    }

    // By which rules

    RulePack pack(ZoneId zone, Instant near, int errorMs) {
        var rules = new ArrayList<Rule>();
        var today = LocalDate.ofInstant(near, zone);
        if (!oneIn(8)) {
            var both = oneIn(3);
            rules.add(
                    restore(
                            "back",
                            both
                                    ? EnumSet.of(
                                            AccountStatus.SOFT_DISCONNECTED,
                                            AccountStatus.HARD_DISCONNECTED)
                                    : EnumSet.of(AccountStatus.SOFT_DISCONNECTED),
                            oneIn(8),
                            today,
                            zone,
                            near));
            if (!both && !oneIn(4)) {
                rules.add(
                        restore(
                                "back-hard",
                                EnumSet.of(AccountStatus.HARD_DISCONNECTED),
                                oneIn(2),
                                today,
                                zone,
                                near));
            }
        }
        if (!oneIn(6)) {
            rules.add(new Rule.Promise("promised", oneIn(3) ? random.nextInt(5) : 0));
        }
        if (!oneIn(6)) {
            rules.add(
                    new Rule.Discount(
                            "on-time",
                            oneIn(2) ? Percent.ALL : percent(),
                            maybe(1, usd(random.nextLong(1_000)))));
        }
        if (!oneIn(6)) {
            rules.add(
                    new Rule.LateFee(
                            "late",
                            pickOf(Rule.Spared.values()),
                            oneIn(2)
                                    ? new Rule.Charge.Fixed(usd(random.nextLong(2_000)))
                                    : new Rule.Charge.Part(percent()),
                            oneIn(3) ? random.nextInt(5) : 0));
        }
        var limits = random.nextInt(4);
        for (var i = 0; i < limits; i++) {
            rules.add(limit("limit-" + i));
        }
        if (!oneIn(3)) {
            var order = new ArrayList<>(List.of(Rule.Bucket.values()));
            Collections.shuffle(order, random);
            rules.add(new Rule.Allocation("split", order));
        }
        Collections.shuffle(rules, random);
        var errorMax =
                oneIn(6)
                        ? Duration.ofSeconds(Math.max(0, errorMs / 1_000 + pick(-1, 0, 1)))
                        : Duration.ofSeconds(errorMs / 1_000 + random.nextInt(1, 60));
        return new RulePack(
                "made-up",
                "Made up for a proof",
                true,
                1 + random.nextInt(9),
                maybe(2, "US-NY"),
                today.minusDays(random.nextInt(400)),
                maybe(4, today.plusDays(random.nextInt(400))),
                oneIn(2) ? zone : ZONES.get(random.nextInt(ZONES.size())),
                USD,
                Duration.ofHours(oneIn(4) ? random.nextInt(1, 721) : random.nextInt(1, 25)),
                errorMax.compareTo(Duration.ofHours(1)) > 0 ? Duration.ofHours(1) : errorMax,
                NO_POLICY,
                rules);
    }

    private static final RulePack.Policy NO_POLICY =
            new RulePack.Policy(
                    CashRounding.EXACT,
                    false,
                    Map.of(),
                    Optional.empty(),
                    Map.of(),
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    OptionalInt.empty());

    private Rule.Restore restore(
            String id,
            Set<AccountStatus> statuses,
            boolean appointment,
            LocalDate today,
            ZoneId zone,
            Instant near) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        for (var day : DayOfWeek.values()) {
            if (!oneIn(4)) {
                days.add(day);
            }
        }
        if (days.isEmpty() || oneIn(3)) {
            days = EnumSet.allOf(DayOfWeek.class);
        }
        var holidays =
                IntStream.range(0, random.nextInt(5))
                        .mapToObj(_ -> today.plusDays(random.nextInt(-2, 12)))
                        .collect(Collectors.toUnmodifiableSet());
        return new Rule.Restore(
                id,
                statuses,
                appointment,
                usd(oneIn(4) ? 0 : random.nextLong(5_000)),
                usd(oneIn(2) ? 0 : random.nextLong(9_000)),
                appointment || oneIn(5) ? Optional.empty() : Optional.of(cutOff(zone, near)),
                appointment ? EnumSet.allOf(DayOfWeek.class) : days,
                appointment ? Set.of() : holidays);
    }

    private LocalTime cutOff(ZoneId zone, Instant near) {
        return switch (random.nextInt(5)) {
            case 0 -> LocalTime.of(random.nextInt(24), random.nextInt(60));
            case 1 -> LocalTime.of(random.nextInt(0, 4), pick(0, 15, 30, 45));
            case 2 -> pickOf(LocalTime.of(0, 0), LocalTime.of(23, 59), LocalTime.of(23, 30));
            default ->
                    near.atZone(zone)
                            .toLocalTime()
                            .withSecond(0)
                            .withNano(0)
                            .plusMinutes(pick(-90, -30, 0, 1, 30, 90));
        };
    }

    private Rule.TenderLimit limit(String id) {
        var tenders = EnumSet.of(oneIn(2) ? TenderKind.CHEQUE : pickOf(TenderKind.values()));
        tenders.add(pickOf(TenderKind.CHEQUE, TenderKind.CARD_STORED, pickOf(TenderKind.values())));
        var when =
                switch (random.nextInt(3)) {
                    case 0 -> new Rule.When.Always();
                    case 1 -> new Rule.When.CashOnly();
                    default -> new Rule.When.ReturnedItems(random.nextInt(1, 4));
                };
        return new Rule.TenderLimit(
                id,
                tenders,
                when,
                oneIn(3)
                        ? new Rule.Limit.Refused()
                        : new Rule.Limit.ClearsAfter(random.nextInt(1, oneIn(5) ? 61 : 6)));
    }

    private Percent percent() {
        return new Percent(oneIn(3) ? random.nextInt(1, 101) * 100 : random.nextInt(1, 10_001));
    }

    // Dice

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    /// There, but in one of so many cases; with 1, half of the time.
    private <T> Optional<T> maybe(int chances, T value) {
        return (chances == 1 ? random.nextBoolean() : oneIn(chances))
                ? Optional.of(value)
                : Optional.empty();
    }

    private int pick(int... values) {
        return values[random.nextInt(values.length)];
    }

    @SafeVarargs
    private <T> T pickOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    static Money usd(long cents) {
        return new Money(cents, USD);
    }
}
