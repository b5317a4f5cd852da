package org.cashwrap.profile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.cashwrap.config.BadValueException;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Rule;
import org.cashwrap.core.bill.RulePack;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// What a pack has the counter ask for beside the effects.
public record PackPolicy(
        CashRounding cashRounding,
        boolean cashCredit,
        Optional<String> convenienceFee,
        Optional<@Size(max = 4, message = "are more than there are statuses") List<PartMin>>
                partPaymentMin,
        Optional<String> overpaymentMax,
        Optional<FaceLimits> faceLimits,
        Optional<String> payerNameAbove,
        Optional<String> currencyReportAbove,
        Optional<@Min(value = 0, message = DAYS_RULE) @Max(value = 60, message = DAYS_RULE) Integer>
                autopayDays,
        Optional<
                        @Min(value = 0, message = HOURS_RULE)
                        @Max(value = 720, message = HOURS_RULE) Integer>
                sameAccountHours) {
    static final String DAYS_RULE = "is not a number of days; write 0 to 60";
    static final String HOURS_RULE = "is not a number of hours; write 0 to 720";

    public PackPolicy {
        partPaymentMin = partPaymentMin.map(List::copyOf);
        if (cashRounding == CashRounding.CREDIT) {
            throw new BadValueException(
                    "cents are credited only if the payer wishes; write exact or round here, and"
                            + " cash-credit: true",
                    "cash-rounding");
        }
    }

    /// The least part payment of accounts with one of these statuses.
    public record PartMin(
            @Size(min = 1, message = "names nothing; write at least one")
                    List<AccountStatus> statuses,
            Optional<String> amount,
            Optional<BigDecimal> percent,
            @Size(min = 1, max = 200, message = "write 1 to 200 characters")
                    @Pattern(
                            regexp = Station.NO_CONTROLS,
                            message = "holds an invisible character; type the line anew")
                    String reason) {
        public PartMin {
            statuses = List.copyOf(statuses);
            if (amount.isPresent() == percent.isPresent()) {
                throw new BadValueException(
                        "the least is an amount or a percent; write one of the two");
            }
            percent.ifPresent(part -> PackRule.percentOf(part, "percent"));
        }
    }

    /// The most that a paper may say.
    public record FaceLimits(
            Optional<String> cheque, Optional<String> moneyOrder, Optional<String> cashiersCheck) {}

    /// @param amounts for those of the policy
    RulePack.Policy policy(RulesProfile.Amounts amounts) {
        if (amounts.amount(convenienceFee, "convenience-fee")
                .filter(Money::isPositive)
                .isPresent()) {
            throw new BadValueException(
                    "card schemes forbid a fee for paying where the card is present, and a counter"
                            + " is such a place; write \"0.00\" or take the key out",
                    amounts.below("convenience-fee"));
        }
        return new RulePack.Policy(
                cashRounding,
                cashCredit,
                parts(amounts),
                amounts.amount(overpaymentMax, "overpayment-max"),
                faces(amounts),
                amounts.amount(payerNameAbove, "payer-name-above"),
                amounts.amount(currencyReportAbove, "currency-report-above"),
                autopayDays.map(OptionalInt::of).orElse(OptionalInt.empty()),
                sameAccountHours.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private Map<AccountStatus, RulePack.Policy.PartPayment> parts(RulesProfile.Amounts amounts) {
        var parts = new EnumMap<AccountStatus, RulePack.Policy.PartPayment>(AccountStatus.class);
        var listed = partPaymentMin.orElse(List.of());
        for (var i = 0; i < listed.size(); i++) {
            var place = Integer.toString(i);
            var one = listed.get(i);
            var min =
                    one.percent()
                            .<Rule.Charge>map(
                                    part -> new Rule.Charge.Part(PackRule.percentOf(part)))
                            .orElseGet(() ->
                                    new Rule.Charge.Fixed(
                                            amounts.amount(
                                                    one.amount().orElseThrow(),
                                                    "part-payment-min",
                                                    place,
                                                    "amount")));
            for (var status : one.statuses()) {
                var part = new RulePack.Policy.PartPayment(min, one.reason());
                if (parts.put(status, part) != null) {
                    throw new BadValueException(
                            status.word() + " has a least part payment already; keep one",
                            amounts.below("part-payment-min", place, "statuses"));
                }
            }
        }
        return parts;
    }

    private Map<TenderKind, Money> faces(RulesProfile.Amounts amounts) {
        var faces = new EnumMap<TenderKind, Money>(TenderKind.class);
        faceLimits.ifPresent(limits -> {
            amounts.amount(limits.cheque(), "face-limits", "cheque")
                    .ifPresent(most -> faces.put(TenderKind.CHEQUE, most));
            amounts.amount(limits.moneyOrder(), "face-limits", "money-order")
                    .ifPresent(most -> faces.put(TenderKind.MONEY_ORDER, most));
            amounts.amount(limits.cashiersCheck(), "face-limits", "cashiers-check")
                    .ifPresent(most -> faces.put(TenderKind.CASHIERS_CHECK, most));
        });
        return faces;
    }
}
