package org.cashwrap.core.bill;

import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What a payment does to an account, in one region from one day on: data, not code. A pack is a file
/// ([docs/rule-packs.md](../../../../../../../docs/rule-packs.md)); this is what it means.
///
/// @param id             the file's name without its ending
/// @param title          for people
/// @param sample         made up; wherever the pack is named, this is said
/// @param version        for people
/// @param region         none: any that no other pack names
/// @param effectiveFrom  the first day
/// @param effectiveUntil the last day
/// @param zone           of accounts whose own is not known
/// @param currency       of all its amounts
/// @param staleAfter     how old what is known of an account may be
/// @param clockErrorMax  the greatest error of the clock with which anything is said
/// @param policy         what the counter asks for beside the effects
/// @param rules          in the order of the file
public record RulePack(
        String id,
        String title,
        boolean sample,
        int version,
        Optional<String> region,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveUntil,
        ZoneId zone,
        Currency currency,
        Duration staleAfter,
        Duration clockErrorMax,
        Policy policy,
        List<Rule> rules) {
    public RulePack {
        rules = List.copyOf(rules);
        if (effectiveUntil.filter(effectiveFrom::isAfter).isPresent()) {
            throw new IllegalArgumentException("a pack ends before it begins: " + effectiveUntil);
        }
        var ids = new HashSet<String>();
        var statuses = new HashSet<AccountStatus>();
        var single = new HashSet<Class<?>>();
        for (var rule : rules) {
            var isAnother =
                    switch (rule) {
                        case Rule.Restore restore ->
                                restore.statuses().stream().allMatch(statuses::add);
                        case Rule.TenderLimit _ -> true;
                        case Rule.Promise _, Rule.Discount _, Rule.LateFee _, Rule.Allocation _ ->
                                single.add(rule.getClass());
                    };
            if (!isAnother || !ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules for the same: " + rule.id());
            }
        }
    }

    /// Is it in force on that day?
    public boolean holds(LocalDate day) {
        return !day.isBefore(effectiveFrom)
                && effectiveUntil.map(last -> !day.isAfter(last)).orElse(true);
    }

    /// The rule that brings an account of this status back.
    Optional<Rule.Restore> restore(AccountStatus status) {
        return all(Rule.Restore.class).filter(rule -> rule.statuses().contains(status)).findFirst();
    }

    /// The rules of one kind, in the order of the file.
    <R extends Rule> Stream<R> all(Class<R> kind) {
        return rules.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// The same pack without one of its rules.
    public RulePack without(String rule) {
        return new RulePack(
                id,
                title,
                sample,
                version,
                region,
                effectiveFrom,
                effectiveUntil,
                zone,
                currency,
                staleAfter,
                clockErrorMax,
                policy,
                rules.stream().filter(one -> !one.id().equals(rule)).toList());
    }

    /// What the counter asks for. No effect depends on it.
    ///
    /// @param cashRounding       exact or to the nearest five cents
    /// @param cashCredit         the payer may have the cents credited instead
    /// @param partPaymentMin     by status; none: any part is taken
    /// @param overpaymentMax     above the total due without a second person
    /// @param faceLimits         the most that such a paper may say
    /// @param payerNameAbove     who pays is written down
    /// @param currencyReportAbove in cash
    /// @param autopayDays        before the biller collects by itself
    /// @param sameAccountHours   after a payment to the same account
    public record Policy(
            CashRounding cashRounding,
            boolean cashCredit,
            Map<AccountStatus, PartPayment> partPaymentMin,
            Optional<Money> overpaymentMax,
            Map<TenderKind, Money> faceLimits,
            Optional<Money> payerNameAbove,
            Optional<Money> currencyReportAbove,
            OptionalInt autopayDays,
            OptionalInt sameAccountHours) {
        public Policy {
            partPaymentMin = Map.copyOf(partPaymentMin);
            faceLimits = Map.copyOf(faceLimits);
            if (cashRounding == CashRounding.CREDIT) {
                throw new IllegalArgumentException("crediting the cents is the payer's wish");
            }
        }

        /// The least part payment.
        ///
        /// @param min    a percent is of the total due
        /// @param reason as the clerk says it
        public record PartPayment(Rule.Charge min, String reason) {
            /// How much that is.
            ///
            /// @param totalDue of the account; with a credit nothing is asked
            public Money of(Money totalDue) {
                return switch (min) {
                    case Rule.Charge.Fixed(var amount) -> amount;
                    case Rule.Charge.Part(var percent) ->
                            totalDue.isNegative()
                                    ? Money.zero(totalDue.currency())
                                    : percent.upOf(totalDue);
                };
            }
        }
    }
}
