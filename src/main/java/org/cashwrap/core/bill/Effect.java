package org.cashwrap.core.bill;

import org.cashwrap.core.money.Money;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a payment does to one thing that the customer cares about.
///
/// @param rules the ids of the pack's rules that it rests on, at least one
public record Effect(Kind kind, Outcome outcome, List<String> rules) {
    public Effect {
        rules = List.copyOf(rules);
        if (rules.isEmpty()) {
            throw new IllegalArgumentException("an effect rests on a rule");
        }
    }

    /// What it is done to.
    public enum Kind {
        RESTORE,
        PROMISE,
        DISCOUNT,
        /// The fee for paying late.
        FEE;

        /// `restore`, as in files and scripts.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// May it be told to whoever stands there? Whether the service comes back to anybody who pays for it; promises, discounts and
    /// fees are the holder's own affair.
    public boolean isFor(Privacy privacy) {
        return switch (privacy) {
            case THIRD_PARTY -> kind == Kind.RESTORE;
            case HOLDER -> true;
        };
    }

    /// Why nothing is promised.
    public enum Doubt {
        /// The till does not know the hour well enough.
        CLOCK,
        /// What is known of the account is too old.
        STALE,
        /// It is so close to a cut-off that the clock cannot say on which side.
        CUT_OFF;

        /// `cut-off`, as in files and scripts.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// What becomes of it. Days are those of the account.
    public sealed interface Outcome {
        /// @param before the cut-off; none if the whole day counts
        record RestoresToday(LocalDate on, Optional<LocalTime> before) implements Outcome {}

        record RestoresNextBusinessDay(LocalDate on) implements Outcome {}

        /// The tender must clear first.
        record RestoresAfterClearing(LocalDate on) implements Outcome {}

        /// @param more would restore it
        record DoesNotRestore(Money more) implements Outcome {}

        /// Payment alone does not restore.
        ///
        /// @param more is due beside the appointment; none if the amount is enough
        record NeedsAppointment(Optional<Money> more) implements Outcome {}

        /// The promise or the discount is kept, the fee not charged.
        ///
        /// @param by     the last day on which that is so
        /// @param amount of the discount or the fee
        record Kept(LocalDate by, Optional<Money> amount) implements Outcome {}

        /// It would be kept with more.
        record TooLittle(Money more, LocalDate by, Optional<Money> amount) implements Outcome {}

        /// The last day has passed.
        record Lost(LocalDate by, Optional<Money> amount) implements Outcome {}

        /// Not with this tender.
        ///
        /// @param until the last day of that, if it has one
        record TenderRefused(Rule.When why, Optional<LocalDate> until) implements Outcome {}

        record NothingPromised(Doubt why) implements Outcome {}

        /// `restores-today`, as in files and scripts.
        default String word() {
            return switch (this) {
                case RestoresToday _ -> "restores-today";
                case RestoresNextBusinessDay _ -> "restores-next-business-day";
                case RestoresAfterClearing _ -> "restores-after-clearing";
                case DoesNotRestore _ -> "does-not-restore";
                case NeedsAppointment _ -> "needs-appointment";
                case Kept _ -> "kept";
                case TooLittle _ -> "short";
                case Lost _ -> "lost";
                case TenderRefused _ -> "tender-refused";
                case NothingPromised _ -> "nothing-promised";
            };
        }
    }

    /// The outcome's values by their names in files and scripts, those that it has, in the order `more`, `amount`, `date`,
    /// `time`, `why`.
    public Map<String, String> values() {
        var values = new LinkedHashMap<String, String>();
        switch (outcome) {
            case Outcome.RestoresToday(var on, var before) -> {
                values.put("date", on.toString());
                before.ifPresent(time -> values.put("time", time.toString()));
            }
            case Outcome.RestoresNextBusinessDay(var on) -> values.put("date", on.toString());
            case Outcome.RestoresAfterClearing(var on) -> values.put("date", on.toString());
            case Outcome.DoesNotRestore(var more) -> values.put("more", more.plain());
            case Outcome.NeedsAppointment(var more) ->
                    more.ifPresent(amount -> values.put("more", amount.plain()));
            case Outcome.Kept(var by, var amount) -> dated(values, by, amount);
            case Outcome.TooLittle(var more, var by, var amount) -> {
                values.put("more", more.plain());
                dated(values, by, amount);
            }
            case Outcome.Lost(var by, var amount) -> dated(values, by, amount);
            case Outcome.TenderRefused(var why, var until) -> {
                until.ifPresent(day -> values.put("date", day.toString()));
                values.put("why", why.word());
            }
            case Outcome.NothingPromised(var why) -> values.put("why", why.word());
        }
        return values;
    }

    private static void dated(Map<String, String> values, LocalDate by, Optional<Money> amount) {
        amount.ifPresent(money -> values.put("amount", money.plain()));
        values.put("date", by.toString());
    }

    /// `restore restores-today date=2026-11-30 time=16:00 rules=back-on`, as in the examples of a rule pack.
    public String line() {
        var named =
                values().entrySet().stream()
                        .map(value -> " " + value.getKey() + "=" + value.getValue())
                        .collect(Collectors.joining());
        return kind.word() + " " + outcome.word() + named + " rules=" + String.join(",", rules);
    }
}
