package org.cashwrap.core.bill;

import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// A rule of a [RulePack]. What each does stands in [docs/rule-packs.md](../../../../../../../docs/rule-packs.md).
public sealed interface Rule {
    /// Unique in its pack.
    String id();

    /// What brings a cut service back, and when.
    ///
    /// @param statuses        soft- or hard-disconnected, at least one
    /// @param appointment     payment alone does not restore
    /// @param fee             on top of what is past due; never negative
    /// @param securityDeposit on top of it if the account is hard-disconnected; never negative
    /// @param cutOff          before it, a payment counts for its day; without it, all day
    /// @param days            of the week on which services are brought back; at least one
    /// @param holidays        on which they are not
    record Restore(
            String id,
            Set<AccountStatus> statuses,
            boolean appointment,
            Money fee,
            Money securityDeposit,
            Optional<LocalTime> cutOff,
            Set<DayOfWeek> days,
            Set<LocalDate> holidays)
            implements Rule {
        private static final Set<AccountStatus> CUT =
                EnumSet.of(AccountStatus.SOFT_DISCONNECTED, AccountStatus.HARD_DISCONNECTED);

        public Restore {
            statuses = Set.copyOf(statuses);
            days = Set.copyOf(days);
            holidays = Set.copyOf(holidays);
            if (statuses.isEmpty() || !CUT.containsAll(statuses)) {
                throw new IllegalArgumentException("only what is cut comes back: " + statuses);
            }
            if (days.isEmpty()) {
                throw new IllegalArgumentException("no day on which services come back");
            }
            if (fee.isNegative() || securityDeposit.isNegative()) {
                throw new IllegalArgumentException("a fee is never negative");
            }
        }

        /// What the rule adds to the debt of an account of this status.
        Money added(AccountStatus status) {
            return status == AccountStatus.HARD_DISCONNECTED ? fee.plus(securityDeposit) : fee;
        }

        /// Does what is paid then count for that day?
        boolean countsToday(Instant at, ZoneId zone) {
            var today = LocalDate.ofInstant(at, zone);
            return isBusinessDay(today)
                    && cutOff.map(time -> at.isBefore(today.atTime(time).atZone(zone).toInstant()))
                            .orElse(true);
        }

        boolean isBusinessDay(LocalDate day) {
            return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
        }

        /// @param steps at least one
        LocalDate businessDaysAfter(LocalDate day, int steps) {
            var found = day;
            for (var step = 0; step < steps; step++) {
                do {
                    found = found.plusDays(1);
                } while (!isBusinessDay(found));
            }
            return found;
        }
    }

    /// What was promised must be paid by the day.
    ///
    /// @param graceDays that a payment may be late; never negative
    record Promise(String id, int graceDays) implements Rule {
        public Promise {
            notNegative(graceDays);
        }
    }

    /// A part of the total keeps the discount for paying in time.
    ///
    /// @param worth the discount itself, if known
    record Discount(String id, Percent part, Optional<Money> worth) implements Rule {}

    /// A fee that paying in time spares.
    ///
    /// @param graceDays after the due date; never negative
    record LateFee(String id, Spared by, Charge charge, int graceDays) implements Rule {
        public LateFee {
            notNegative(graceDays);
        }
    }

    /// What a tender cannot do.
    ///
    /// @param tenders at least one
    record TenderLimit(String id, Set<TenderKind> tenders, When when, Limit limit) implements Rule {
        public TenderLimit {
            tenders = Set.copyOf(tenders);
            if (tenders.isEmpty()) {
                throw new IllegalArgumentException("a limit of no tender");
            }
        }
    }

    /// How the biller is expected to spread an amount.
    ///
    /// @param order each bucket once
    record Allocation(String id, List<Bucket> order) implements Rule {
        public Allocation {
            order = List.copyOf(order);
            if (order.size() != Bucket.values().length
                    || !Set.copyOf(order).equals(EnumSet.allOf(Bucket.class))) {
                throw new IllegalArgumentException("each bucket stands there once: " + order);
            }
        }
    }

    /// What must be paid in time for a late fee not to be charged.
    enum Spared {
        MIN_DUE,
        PAST_DUE,
        TOTAL_DUE
    }

    /// How much a fee is.
    sealed interface Charge {
        record Fixed(Money amount) implements Charge {
            public Fixed {
                if (amount.isNegative()) {
                    throw new IllegalArgumentException("a fee is never negative: " + amount);
                }
            }
        }

        /// Of the total due.
        record Part(Percent percent) implements Charge {}
    }

    /// For which accounts a limit of a tender holds.
    sealed interface When {
        record Always() implements When {}

        /// Up to the end of the account's last cash-only day.
        record CashOnly() implements When {}

        /// @param min at least so many cheques came back; at least one
        record ReturnedItems(int min) implements When {
            public ReturnedItems {
                if (min < 1) {
                    throw new IllegalArgumentException("none came back: " + min);
                }
            }
        }

        /// `cash-only`, as in files.
        default String word() {
            return switch (this) {
                case Always() -> "always";
                case CashOnly() -> "cash-only";
                case ReturnedItems _ -> "returned-items";
            };
        }
    }

    /// What a tender cannot do where a limit holds.
    sealed interface Limit {
        record Refused() implements Limit {}

        /// It brings a service back only then.
        ///
        /// @param businessDays at least one
        record ClearsAfter(int businessDays) implements Limit {
            public ClearsAfter {
                if (businessDays < 1) {
                    throw new IllegalArgumentException("clears at once: " + businessDays);
                }
            }
        }
    }

    /// What a payment relieves.
    enum Bucket {
        RESTORE_FEE,
        PAST_DUE_90,
        PAST_DUE_60,
        PAST_DUE_30,
        PAST_DUE_REST,
        CURRENT;

        /// `past-due-90`, as in files.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private static void notNegative(int days) {
        if (days < 0) {
            throw new IllegalArgumentException("days are never negative: " + days);
        }
    }
}
