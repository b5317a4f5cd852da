package org.cashwrap.core.bill;

import org.cashwrap.core.bill.Effect.Doubt;
import org.cashwrap.core.bill.Effect.Kind;
import org.cashwrap.core.bill.Effect.Outcome;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// What a payment would do: whether the service comes back and when, whether a promise and a discount are kept, and a late fee
/// spared. Pure, and without a rule of its own: all rules are the pack's. Step by step it stands in
/// [docs/rule-packs.md](../../../../../../../docs/rule-packs.md).
///
/// What it tells holds wherever within its stated error the clock is, or it is not told.
public final class RestoreOracle {
    private final Account account;
    private final Money amount;
    private final TenderKind tender;
    private final RulePack pack;
    private final ZoneId zone;

    private RestoreOracle(Account account, Money amount, TenderKind tender, RulePack pack) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException("nobody pays less than nothing: " + amount);
        }
        this.account = account;
        this.amount = amount;
        this.tender = tender;
        this.pack = pack;
        this.zone = account.facts().zone().orElse(pack.zone());
    }

    /// @param account as last seen
    /// @param amount  paid towards it, never negative
    /// @param clock   of the payment
    /// @return at most one of each kind, in the kinds' order; which ones depends on the account and the pack alone
    public static List<Effect> effects(
            Account account, Money amount, TenderKind tender, OracleClock clock, RulePack pack) {
        var oracle = new RestoreOracle(account, amount, tender, pack);
        var doubt = doubt(account.balance().asOf(), clock, pack);
        return oracle.questions().stream()
                .map(question ->
                        doubt.map(why -> nothing(question, why, List.of(question.rule().id())))
                                .orElseGet(() -> oracle.within(question, clock)))
                .toList();
    }

    /// Something that the account and the pack ask of any payment; `needed` is what it takes.
    private sealed interface Question {
        Kind kind();

        Rule rule();

        record Back(Rule.Restore rule, Money needed) implements Question {
            @Override
            public Kind kind() {
                return Kind.RESTORE;
            }
        }

        /// @param by    the last day
        /// @param worth the discount or the fee, if known
        record InTime(Kind kind, Rule rule, Money needed, LocalDate by, Optional<Money> worth)
                implements Question {}
    }

    private List<Question> questions() {
        if (account.status() == AccountStatus.CLOSED) {
            return List.of();
        }
        var questions = new ArrayList<Question>();
        pack.restore(account.status()).flatMap(this::back).ifPresent(questions::add);
        pack.all(Rule.Promise.class)
                .flatMap(rule -> promise(rule).stream())
                .forEach(questions::add);
        pack.all(Rule.Discount.class)
                .flatMap(rule -> discount(rule).stream())
                .forEach(questions::add);
        pack.all(Rule.LateFee.class).flatMap(rule -> fee(rule).stream()).forEach(questions::add);
        return questions;
    }

    private Optional<Question> back(Rule.Restore rule) {
        var needed =
                account.facts()
                        .parts()
                        .restoreDue()
                        .orElseGet(() ->
                                account.balance().pastDue().plus(rule.added(account.status())));
        return needed.isPositive() || rule.appointment()
                ? Optional.of(new Question.Back(rule, needed))
                : Optional.empty();
    }

    private Optional<Question> promise(Rule.Promise rule) {
        return account.facts()
                .promise()
                .map(promise ->
                        new Question.InTime(
                                Kind.PROMISE,
                                rule,
                                promise.amount(),
                                promise.by().plusDays(rule.graceDays()),
                                Optional.empty()));
    }

    private Optional<Question> discount(Rule.Discount rule) {
        var total = account.balance().totalDue();
        return account.facts()
                .discountUntil()
                .filter(_ -> total.isPositive())
                .map(until ->
                        new Question.InTime(
                                Kind.DISCOUNT, rule, rule.part().upOf(total), until, rule.worth()));
    }

    private Optional<Question> fee(Rule.LateFee rule) {
        var total = account.balance().totalDue();
        if (!total.isPositive()) {
            return Optional.empty();
        }
        var needed =
                switch (rule.by()) {
                    case MIN_DUE -> account.facts().parts().minDue().orElse(total);
                    case PAST_DUE -> account.balance().pastDue();
                    case TOTAL_DUE -> total;
                };
        var fee =
                switch (rule.charge()) {
                    case Rule.Charge.Fixed(var fixed) -> fixed;
                    case Rule.Charge.Part(var percent) -> percent.nearestOf(total);
                };
        return account.dueDate()
                .filter(_ -> needed.isPositive() && fee.isPositive())
                .map(due ->
                        new Question.InTime(
                                Kind.FEE,
                                rule,
                                needed,
                                due.plusDays(rule.graceDays()),
                                Optional.of(fee)));
    }

    /// Why nothing may be said at all.
    private static Optional<Doubt> doubt(Instant asOf, OracleClock clock, RulePack pack) {
        if (clock.error().filter(error -> error.compareTo(pack.clockErrorMax()) <= 0).isEmpty()) {
            return Optional.of(Doubt.CLOCK);
        }
        var latest = clock.at().plus(clock.error().orElseThrow());
        if (asOf.isAfter(latest)) {
            // The biller cannot have spoken after now: it is our clock that is wrong.
            return Optional.of(Doubt.CLOCK);
        }
        return Duration.between(asOf, latest).compareTo(pack.staleAfter()) > 0
                ? Optional.of(Doubt.STALE)
                : Optional.empty();
    }

    private static Effect nothing(Question question, Doubt why, List<String> rules) {
        return new Effect(question.kind(), new Outcome.NothingPromised(why), rules);
    }

    /// The two ends are enough: as time goes on, an outcome that has passed never comes back.
    private Effect within(Question question, OracleClock clock) {
        var error = clock.error().orElseThrow();
        var early = at(question, clock.at().minus(error));
        var late = at(question, clock.at().plus(error));
        if (early.equals(late)) {
            return early;
        }
        var rules = new LinkedHashSet<>(early.rules());
        rules.addAll(late.rules());
        return nothing(question, Doubt.CUT_OFF, List.copyOf(rules));
    }

    private Effect at(Question question, Instant at) {
        var refused = limits(at, Rule.Limit.Refused.class).stream().findFirst();
        if (refused.isPresent()) {
            var limit = refused.get();
            var until =
                    switch (limit.when()) {
                        case Rule.When.CashOnly() -> account.facts().cashOnlyUntil();
                        case Rule.When.Always(), Rule.When.ReturnedItems _ ->
                                Optional.<LocalDate>empty();
                    };
            return effect(
                    question, new Outcome.TenderRefused(limit.when(), until), Optional.of(limit));
        }
        return switch (question) {
            case Question.Back back -> back(back, at);
            case Question.InTime inTime -> effect(inTime, inTime(inTime, at), Optional.empty());
        };
    }

    private Effect back(Question.Back back, Instant at) {
        var more = back.needed().minus(amount);
        if (back.rule().appointment()) {
            var appointment =
                    new Outcome.NeedsAppointment(Optional.of(more).filter(Money::isPositive));
            return effect(back, appointment, Optional.empty());
        }
        if (more.isPositive()) {
            return effect(back, new Outcome.DoesNotRestore(more), Optional.empty());
        }
        var today = LocalDate.ofInstant(at, zone);
        var counts = back.rule().countsToday(at, zone);
        var clearing = clearing(at);
        if (clearing.isPresent()) {
            var from = counts ? today : back.rule().businessDaysAfter(today, 1);
            var on = back.rule().businessDaysAfter(from, clearing.get().businessDays());
            return effect(
                    back,
                    new Outcome.RestoresAfterClearing(on),
                    Optional.of(clearing.get().limit()));
        }
        return effect(
                back,
                counts
                        ? new Outcome.RestoresToday(
                                today,
                                back.rule()
                                        .cutOff()
                                        // As the clock on the wall shows it, in the night of the
                                        // change, too.
                                        .map(time -> today.atTime(time).atZone(zone).toLocalTime()))
                        : new Outcome.RestoresNextBusinessDay(
                                back.rule().businessDaysAfter(today, 1)),
                Optional.empty());
    }

    private Outcome inTime(Question.InTime question, Instant at) {
        var more = question.needed().minus(amount);
        if (!isBy(question.by(), at)) {
            return new Outcome.Lost(question.by(), question.worth());
        }
        return more.isPositive()
                ? new Outcome.TooLittle(more, question.by(), question.worth())
                : new Outcome.Kept(question.by(), question.worth());
    }

    /// Is that moment still one of the day, or before it?
    private boolean isBy(LocalDate day, Instant at) {
        return at.isBefore(day.plusDays(1).atTime(0, 0).atZone(zone).toInstant());
    }

    private static Effect effect(
            Question question, Outcome outcome, Optional<Rule.TenderLimit> limit) {
        var rules = new ArrayList<String>();
        rules.add(question.rule().id());
        limit.ifPresent(rule -> rules.add(rule.id()));
        return new Effect(question.kind(), outcome, rules);
    }

    // The tender

    private record Clearing(Rule.TenderLimit limit, int businessDays) {}

    /// The longest; of several, the first in the file.
    private Optional<Clearing> clearing(Instant at) {
        return limits(at, Rule.Limit.ClearsAfter.class).stream()
                .flatMap(limit ->
                        limit.limit() instanceof Rule.Limit.ClearsAfter(var days)
                                ? Optional.of(new Clearing(limit, days)).stream()
                                : Optional.<Clearing>empty().stream())
                // Not max(), which takes the last of those that are equal.
                .sorted(Comparator.comparingInt(Clearing::businessDays).reversed())
                .findFirst();
    }

    private List<Rule.TenderLimit> limits(Instant at, Class<? extends Rule.Limit> kind) {
        return pack.all(Rule.TenderLimit.class)
                .filter(rule -> rule.tenders().contains(tender))
                .filter(rule -> kind.isInstance(rule.limit()))
                .filter(rule -> holds(rule.when(), at))
                .toList();
    }

    private boolean holds(Rule.When when, Instant at) {
        return switch (when) {
            case Rule.When.Always() -> true;
            case Rule.When.CashOnly() ->
                    account.facts().cashOnlyUntil().filter(last -> isBy(last, at)).isPresent();
            case Rule.When.ReturnedItems(var min) -> account.facts().returnedItems() >= min;
        };
    }
}
