package org.cashwrap.profile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.YamlText;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Percent;
import org.cashwrap.core.bill.Rule;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A rule of a pack, as it stands in the file. Which keys it needs and which it may have follows from what it is.
public record PackRule(
        @Pattern(
                        regexp = "[a-z0-9][a-z0-9-]{0,39}",
                        message =
                                "is not an id; write 1 to 40 small letters, digits and -, no - at"
                                        + " the beginning")
                String id,
        Is is,
        Optional<List<AccountStatus>> statuses,
        Optional<Boolean> appointment,
        Optional<String> fee,
        Optional<String> securityDeposit,
        Optional<
                        @Pattern(
                                regexp = "([01][0-9]|2[0-3]):[0-5][0-9]",
                                message = "is not a time of day; write 00:00 to 23:59")
                        String>
                cutOff,
        Optional<List<Day>> days,
        Optional<@Size(max = 200, message = "are more than 200 holidays") List<LocalDate>> holidays,
        Optional<
                        @Min(value = 0, message = GRACE_RULE) @Max(value = 60, message = GRACE_RULE)
                        Integer>
                graceDays,
        Optional<BigDecimal> percent,
        Optional<String> worth,
        Optional<Rule.Spared> pay,
        Optional<String> amount,
        Optional<List<TenderKind>> tenders,
        Optional<When> when,
        Optional<
                        @Min(value = 1, message = RETURNED_RULE)
                        @Max(value = 999, message = RETURNED_RULE) Integer>
                returnedItemsMin,
        Optional<Answer> answer,
        Optional<
                        @Min(value = 1, message = CLEARING_RULE)
                        @Max(value = 60, message = CLEARING_RULE) Integer>
                clearingDays,
        Optional<List<Rule.Bucket>> order) {
    static final String GRACE_RULE = "is not a number of days; write 0 to 60";
    static final String RETURNED_RULE = "is not a number of cheques; write 1 to 999";
    static final String CLEARING_RULE = "is not a number of business days; write 1 to 60";

    /// Two digits after the point.
    private static final int PERCENT_DIGITS = 2;

    public PackRule {
        statuses = statuses.map(List::copyOf);
        days = days.map(List::copyOf);
        holidays = holidays.map(List::copyOf);
        tenders = tenders.map(List::copyOf);
        order = order.map(List::copyOf);
        keys("statuses", statuses, is, Set.of(Is.RESTORE), Set.of());
        keys("appointment", appointment, is, Set.of(Is.RESTORE), Set.of());
        keys("fee", fee, is, Set.of(), Set.of(Is.RESTORE));
        keys("security-deposit", securityDeposit, is, Set.of(), Set.of(Is.RESTORE));
        keys("cut-off", cutOff, is, Set.of(), Set.of(Is.RESTORE));
        keys("days", days, is, Set.of(), Set.of(Is.RESTORE));
        keys("holidays", holidays, is, Set.of(), Set.of(Is.RESTORE));
        keys("grace-days", graceDays, is, Set.of(), Set.of(Is.PROMISE, Is.LATE_FEE));
        keys("percent", percent, is, Set.of(), Set.of(Is.DISCOUNT, Is.LATE_FEE));
        keys("worth", worth, is, Set.of(), Set.of(Is.DISCOUNT));
        keys("pay", pay, is, Set.of(Is.LATE_FEE), Set.of());
        keys("amount", amount, is, Set.of(), Set.of(Is.LATE_FEE));
        keys("tenders", tenders, is, Set.of(Is.TENDER), Set.of());
        keys("when", when, is, Set.of(Is.TENDER), Set.of());
        keys("returned-items-min", returnedItemsMin, is, Set.of(), Set.of(Is.TENDER));
        keys("answer", answer, is, Set.of(Is.TENDER), Set.of());
        keys("clearing-days", clearingDays, is, Set.of(), Set.of(Is.TENDER));
        keys("order", order, is, Set.of(Is.ALLOCATION), Set.of());
        percent.ifPresent(part -> percentOf(part, "percent"));
        switch (is) {
            case RESTORE -> checkRestore(statuses, appointment, cutOff, days, holidays);
            case LATE_FEE -> {
                if (amount.isPresent() == percent.isPresent()) {
                    throw new BadValueException(
                            "a late fee is an amount or a percent; write one of the two");
                }
            }
            case TENDER -> {
                once("tenders", tenders);
                with(
                        "returned-items-min",
                        returnedItemsMin,
                        "when: returned-items",
                        when.equals(Optional.of(When.RETURNED_ITEMS)));
                with(
                        "clearing-days",
                        clearingDays,
                        "answer: clears-after",
                        answer.equals(Optional.of(Answer.CLEARS_AFTER)));
            }
            case ALLOCATION -> {
                once("order", order);
                var missing = EnumSet.allOf(Rule.Bucket.class);
                order.orElseThrow().forEach(missing::remove);
                if (!missing.isEmpty()) {
                    throw new BadValueException(
                            "leaves out "
                                    + missing.stream()
                                            .map(Rule.Bucket::word)
                                            .collect(Collectors.joining(", "))
                                    + "; each stands there once",
                            "order");
                }
            }
            case PROMISE, DISCOUNT -> {
                // Any of their keys may be missing.
            }
        }
    }

    private static void checkRestore(
            Optional<List<AccountStatus>> statuses,
            Optional<Boolean> appointment,
            Optional<String> cutOff,
            Optional<List<Day>> days,
            Optional<List<LocalDate>> holidays) {
        once("statuses", statuses);
        for (var i = 0; i < statuses.orElseThrow().size(); i++) {
            switch (statuses.get().get(i)) {
                case SOFT_DISCONNECTED, HARD_DISCONNECTED -> {
                    // What is cut can come back.
                }
                case ACTIVE, CLOSED ->
                        throw new BadValueException(
                                "is not cut off, or for good; write soft-disconnected,"
                                        + " hard-disconnected or both",
                                "statuses",
                                Integer.toString(i));
            }
        }
        days.ifPresent(_ -> once("days", days));
        if (appointment.orElseThrow()) {
            notByAppointment("cut-off", cutOff);
            notByAppointment("days", days);
            notByAppointment("holidays", holidays);
        }
    }

    private static void notByAppointment(String key, Optional<?> value) {
        if (value.isPresent()) {
            throw new BadValueException(
                    "says when a payment restores, and by appointment none does; take it out", key);
        }
    }

    private static void once(String key, Optional<? extends List<?>> values) {
        var list = values.orElseThrow();
        if (list.isEmpty()) {
            throw new BadValueException("names nothing; write at least one", key);
        }
        var seen = new HashSet<Object>();
        for (var i = 0; i < list.size(); i++) {
            if (!seen.add(list.get(i))) {
                throw new BadValueException(
                        "stands here already; once is enough", key, Integer.toString(i));
            }
        }
    }

    private static void keys(
            String key, Optional<?> value, Is is, Set<Is> needing, Set<Is> allowing) {
        if (needing.contains(is) && value.isEmpty()) {
            throw new BadValueException(
                    "a rule that is " + YamlText.word(is) + " needs the key " + key);
        }
        if (!needing.contains(is) && !allowing.contains(is) && value.isPresent()) {
            throw new BadValueException(
                    "does not belong to a rule that is " + YamlText.word(is), key);
        }
    }

    private static void with(String key, Optional<?> value, String other, boolean isSaid) {
        if (isSaid && value.isEmpty()) {
            throw new BadValueException("with " + other + " it needs the key " + key);
        }
        if (!isSaid && value.isPresent()) {
            throw new BadValueException("belongs to " + other + " only", key);
        }
    }

    /// What a rule is.
    public enum Is {
        RESTORE,
        PROMISE,
        DISCOUNT,
        LATE_FEE,
        TENDER,
        ALLOCATION
    }

    /// A day of the week, short.
    public enum Day {
        MON(DayOfWeek.MONDAY),
        TUE(DayOfWeek.TUESDAY),
        WED(DayOfWeek.WEDNESDAY),
        THU(DayOfWeek.THURSDAY),
        FRI(DayOfWeek.FRIDAY),
        SAT(DayOfWeek.SATURDAY),
        SUN(DayOfWeek.SUNDAY);

        private final DayOfWeek day;

        Day(DayOfWeek day) {
            this.day = day;
        }
    }

    /// For which accounts a limit of a tender holds.
    public enum When {
        ALWAYS,
        CASH_ONLY,
        RETURNED_ITEMS
    }

    /// What a tender cannot do.
    public enum Answer {
        REFUSED,
        CLEARS_AFTER
    }

    static Percent percentOf(BigDecimal part, String... place) {
        try {
            return new Percent(part.movePointRight(PERCENT_DIGITS).intValueExact());
        } catch (ArithmeticException | IllegalArgumentException notOne) {
            throw new BadValueException(
                    "is not a part; write above 0 to 100, with at most two digits after the point",
                    place);
        }
    }

    /// @param amounts for those of this rule
    Rule rule(RulesProfile.Amounts amounts) {
        return switch (is) {
            case RESTORE ->
                    new Rule.Restore(
                            id,
                            Set.copyOf(statuses.orElseThrow()),
                            appointment.orElseThrow(),
                            orZero(amounts.amount(fee, "fee"), amounts),
                            orZero(amounts.amount(securityDeposit, "security-deposit"), amounts),
                            cutOff.map(LocalTime::parse),
                            days.map(short_ ->
                                            short_.stream()
                                                    .map(day -> day.day)
                                                    .collect(Collectors.toUnmodifiableSet()))
                                    .orElse(EnumSet.allOf(DayOfWeek.class)),
                            Set.copyOf(holidays.orElse(List.of())));
            case PROMISE -> new Rule.Promise(id, graceDays.orElse(0));
            case DISCOUNT ->
                    new Rule.Discount(
                            id,
                            percent.map(part -> percentOf(part, amounts.below("percent")))
                                    .orElse(Percent.ALL),
                            amounts.amount(worth, "worth"));
            case LATE_FEE ->
                    new Rule.LateFee(id, pay.orElseThrow(), charge(amounts), graceDays.orElse(0));
            case TENDER ->
                    new Rule.TenderLimit(id, Set.copyOf(tenders.orElseThrow()), limited(), limit());
            case ALLOCATION -> new Rule.Allocation(id, order.orElseThrow());
        };
    }

    private Rule.Charge charge(RulesProfile.Amounts amounts) {
        return percent.<Rule.Charge>map(
                        part -> new Rule.Charge.Part(percentOf(part, amounts.below("percent"))))
                .orElseGet(() ->
                        new Rule.Charge.Fixed(amounts.amount(amount, "amount").orElseThrow()));
    }

    private Rule.When limited() {
        return switch (when.orElseThrow()) {
            case ALWAYS -> new Rule.When.Always();
            case CASH_ONLY -> new Rule.When.CashOnly();
            case RETURNED_ITEMS -> new Rule.When.ReturnedItems(returnedItemsMin.orElseThrow());
        };
    }

    private Rule.Limit limit() {
        return switch (answer.orElseThrow()) {
            case REFUSED -> new Rule.Limit.Refused();
            case CLEARS_AFTER -> new Rule.Limit.ClearsAfter(clearingDays.orElseThrow());
        };
    }

    private static Money orZero(Optional<Money> amount, RulesProfile.Amounts amounts) {
        return amount.orElse(Money.zero(amounts.currency()));
    }
}
