package org.cashwrap.core.bill;

import org.cashwrap.core.money.Money;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// What the biller said of an account beside its balance: how old the debt is, what was agreed, what may be taken. All of it
/// as of the balance's moment, and each part only if the biller said it.
///
/// @param parts          what the balance is made of
/// @param promise        to pay so much by a day
/// @param discountUntil  the last day on which a payment still counts as on time
/// @param cashOnlyUntil  the last day on which neither cheque nor stored card may be taken
/// @param returnedItems  cheques that came back in the last twelve months; 0 to 999
/// @param autopayOn      the day on which the biller will collect by itself
/// @param disconnectDate the day on which the service was cut, or will be
/// @param region         by which rules are chosen, such as `US-NY`
/// @param zone           in which the account's days begin and end
/// @param alerts         in the biller's words but for those of [Alert]
public record AccountFacts(
        Parts parts,
        Optional<Promise> promise,
        Optional<LocalDate> discountUntil,
        Optional<LocalDate> cashOnlyUntil,
        int returnedItems,
        Optional<LocalDate> autopayOn,
        Optional<LocalDate> disconnectDate,
        Optional<String> region,
        Optional<ZoneId> zone,
        List<String> alerts) {
    private static final int RETURNED_MAX = 999;

    /// Nothing but the balance is known.
    public static final AccountFacts NONE =
            new AccountFacts(
                    Parts.UNKNOWN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());

    public AccountFacts {
        alerts = List.copyOf(alerts);
        if (returnedItems < 0 || returnedItems > RETURNED_MAX) {
            throw new IllegalArgumentException("returned items: " + returnedItems);
        }
    }

    /// Is that one of the account's alerts?
    public boolean has(Alert alert) {
        return alerts.contains(alert.word());
    }

    /// What a balance is made of; none of it negative. The three ages are each other's neighbours, and together no more than
    /// what is past due.
    ///
    /// @param restoreDue brings a cut service back
    /// @param currentDue of this bill, not past due
    /// @param unbilled   used and not billed yet: not due
    /// @param minDue     keeps the service on for now
    /// @param pastDue30  1 to 30 days late
    /// @param pastDue60  31 to 60 days late
    /// @param pastDue90  more than 60 days late
    public record Parts(
            Optional<Money> restoreDue,
            Optional<Money> currentDue,
            Optional<Money> unbilled,
            Optional<Money> minDue,
            Optional<Money> pastDue30,
            Optional<Money> pastDue60,
            Optional<Money> pastDue90) {
        public static final Parts UNKNOWN =
                new Parts(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());

        public Parts {
            for (var part :
                    List.of(
                            restoreDue,
                            currentDue,
                            unbilled,
                            minDue,
                            pastDue30,
                            pastDue60,
                            pastDue90)) {
                if (part.filter(Money::isNegative).isPresent()) {
                    throw new IllegalArgumentException("a part of a balance cannot be negative");
                }
            }
        }

        /// What the ages add up to; none if none is known.
        public Optional<Money> aged() {
            return List.of(pastDue30, pastDue60, pastDue90).stream()
                    .flatMap(Optional::stream)
                    .reduce(Money::plus);
        }
    }

    /// One amount by one day, as agreed with the biller.
    ///
    /// @param amount always positive
    public record Promise(LocalDate by, Money amount) {
        public Promise {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("a promise is of something: " + amount);
            }
        }
    }

    /// Alerts that the till itself acts on. Any other stands on the screen as the biller wrote it.
    public enum Alert {
        /// The account is before a bankruptcy court: nothing may be collected.
        BANKRUPTCY("bankruptcy-hold"),
        /// An agency collects the debt: the customer pays there.
        AGENCY("agency-hold"),
        /// The account lives on under another number.
        MIGRATED("migrated");

        private final String word;

        Alert(String word) {
            this.word = word;
        }

        /// As in files.
        public String word() {
            return word;
        }
    }
}
