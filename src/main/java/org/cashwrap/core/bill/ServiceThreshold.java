package org.cashwrap.core.bill;

import org.cashwrap.core.bill.AccountFacts.Alert;
import org.cashwrap.core.bill.AccountFacts.Promise;
import org.cashwrap.core.bill.Effect.Outcome;
import org.cashwrap.core.bill.KeepConnected.Gain;
import org.cashwrap.core.bill.KeepConnected.Threshold;
import org.cashwrap.core.bill.KeepConnected.Wanted;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/// From which amount on an account's service is on: what [KeepConnected] has to know of it. Only what the [RestoreOracle] would
/// promise counts, so a split never rests on more than the counter may say. The rules stand in
/// [docs/keep-connected.md](../../../../../../../docs/keep-connected.md).
public final class ServiceThreshold {
    private final Account account;
    private final TenderKind tender;
    private final OracleClock clock;
    private final RulePack pack;
    private final ZoneId zone;

    private ServiceThreshold(Account account, TenderKind tender, OracleClock clock, RulePack pack) {
        this.account = account;
        this.tender = tender;
        this.clock = clock;
        this.pack = pack;
        this.zone = account.facts().zone().orElse(pack.zone());
    }

    /// @param account as last seen
    /// @param tender  with which all of it is paid
    /// @param pack    of the account's region
    /// @return none if no money may be taken for the account
    public static Optional<Wanted> wanted(
            Account account, TenderKind tender, OracleClock clock, RulePack pack) {
        if (Arrays.stream(Alert.values()).anyMatch(account.facts()::has)) {
            return Optional.empty();
        }
        var total = account.balance().totalDue();
        return Optional.of(
                new Wanted(
                        account.number(),
                        total.isNegative() ? Money.zero(total.currency()) : total,
                        account.balance().pastDue(),
                        new ServiceThreshold(account, tender, clock, pack).threshold()));
    }

    private Optional<Threshold> threshold() {
        return switch (account.status()) {
            case ACTIVE -> keeps();
            case SOFT_DISCONNECTED, HARD_DISCONNECTED -> restores();
            case CLOSED -> Optional.empty();
        };
    }

    private Optional<Threshold> restores() {
        var nothing = Money.zero(account.balance().totalDue().currency());
        return outcome(account, nothing, pack, Effect.Kind.RESTORE)
                .flatMap(outcome ->
                        outcome instanceof Outcome.DoesNotRestore(var more)
                                ? Optional.of(more)
                                : Optional.<Money>empty())
                .filter(needed ->
                        outcome(account, needed, pack, Effect.Kind.RESTORE)
                                .filter(ServiceThreshold::isSoon)
                                .isPresent())
                .map(needed -> new Threshold(needed, Gain.RESTORES));
    }

    private static boolean isSoon(Outcome outcome) {
        return switch (outcome) {
            case Outcome.RestoresToday _, Outcome.RestoresNextBusinessDay _ -> true;
            case Outcome.RestoresAfterClearing _,
                    Outcome.DoesNotRestore _,
                    Outcome.NeedsAppointment _,
                    Outcome.Kept _,
                    Outcome.TooLittle _,
                    Outcome.Lost _,
                    Outcome.TenderRefused _,
                    Outcome.NothingPromised _ ->
                    false;
        };
    }

    private Optional<Threshold> keeps() {
        var pastDue = account.balance().pastDue();
        var cutOn = cutOn();
        if (cutOn.isEmpty() && !pastDue.isPositive()) {
            return Optional.empty();
        }
        return Optional.of(account.facts().parts().minDue().orElse(pastDue))
                .filter(Money::isPositive)
                .filter(needed -> keeps(needed, cutOn))
                .map(needed -> new Threshold(needed, Gain.KEEPS));
    }

    /// The day on which the biller will cut the service. One before what is known of the account is of an earlier time: the
    /// service has come back since.
    private Optional<LocalDate> cutOn() {
        var asOf = LocalDate.ofInstant(account.balance().asOf(), zone);
        return account.facts().disconnectDate().filter(day -> !day.isBefore(asOf));
    }

    /// Staying on is asked of the oracle as if the biller had promised it for that amount by the day before the cut, so that
    /// doubts and refused tenders count here as they do everywhere.
    private boolean keeps(Money needed, Optional<LocalDate> cutOn) {
        var today = LocalDate.ofInstant(clock.at(), zone);
        // Without a day it is never too late, even at the far end of the clock's error.
        var by = cutOn.map(day -> day.minusDays(1)).orElse(today.plusYears(1));
        return outcome(promising(needed, by), needed, onlyPromises(), Effect.Kind.PROMISE)
                .filter(Outcome.Kept.class::isInstance)
                .isPresent();
    }

    private Account promising(Money amount, LocalDate by) {
        var facts = account.facts();
        return new Account(
                account.number(),
                account.name(),
                account.phone(),
                account.address(),
                account.status(),
                account.balance(),
                account.dueDate(),
                account.language(),
                new AccountFacts(
                        facts.parts(),
                        Optional.of(new Promise(by, amount)),
                        facts.discountUntil(),
                        facts.cashOnlyUntil(),
                        facts.returnedItems(),
                        facts.autopayOn(),
                        facts.disconnectDate(),
                        facts.region(),
                        facts.zone(),
                        facts.alerts()));
    }

    private RulePack onlyPromises() {
        return new RulePack(
                pack.id(),
                pack.title(),
                pack.sample(),
                pack.version(),
                pack.region(),
                pack.effectiveFrom(),
                pack.effectiveUntil(),
                pack.zone(),
                pack.currency(),
                pack.staleAfter(),
                pack.clockErrorMax(),
                pack.policy(),
                Stream.<Rule>concat(
                                // No file's rule has a space in its id.
                                Stream.of(new Rule.Promise("stays on", 0)),
                                pack.all(Rule.TenderLimit.class))
                        .toList());
    }

    private Optional<Outcome> outcome(
            Account asked, Money amount, RulePack rules, Effect.Kind kind) {
        return RestoreOracle.effects(asked, amount, tender, clock, rules).stream()
                .filter(effect -> effect.kind() == kind)
                .map(Effect::outcome)
                .findFirst();
    }
}
