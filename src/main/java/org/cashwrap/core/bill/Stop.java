package org.cashwrap.core.bill;

import org.cashwrap.core.money.Money;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Why no money should be taken for an account just now, though somebody stands there and holds it out.
///
/// @param kind what it is
/// @param on   the day on which the biller will collect by itself; only of [Kind#AUTOPAY]
/// @param paid what was paid already; only of [Kind#PAID_ALREADY]
/// @param cash what it would come to in a day; only of [Kind#CURRENCY_REPORT]
public record Stop(Kind kind, Optional<LocalDate> on, Optional<Paid> paid, Optional<Money> cash) {
    /// Which stop it is.
    public enum Kind {
        /// The account is before a bankruptcy court: nothing may be collected.
        BANKRUPTCY_HOLD,
        /// An agency collects the debt: the customer pays there.
        AGENCY_HOLD,
        /// The account lives on under another number: that one is paid.
        MIGRATED,
        /// A last bill may still be paid, and nothing else.
        CLOSED,
        /// The biller will collect the same money by itself in a few days.
        AUTOPAY,
        /// Somebody has paid for the same account a short time ago.
        PAID_ALREADY,
        /// So much currency from one person has to be reported, with who he is.
        CURRENCY_REPORT;

        /// May the customer wish it all the same? Where not, no money is taken.
        public boolean isFinal() {
            return compareTo(MIGRATED) <= 0;
        }

        /// `paid-already`, as in files and scripts.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> ofWord(String word) {
            return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
        }
    }

    /// The newest payment for an account that the till knows of.
    public record Paid(Money amount, Instant at) {}

    /// How near is too near.
    ///
    /// @param autopayDays      so many days before the biller collects, and on the day; 0 to 60
    /// @param sameAccountHours so long after a payment to the same account; 0 to 720
    public record Policy(int autopayDays, int sameAccountHours) {
        /// Where no pack of rules says otherwise.
        public static final Policy USUAL = new Policy(3, 24);
    }

    /// The gravest of the stops that nobody's wish passes; none if there is none.
    public static Optional<Kind> ofFacts(Account account) {
        return Arrays.stream(AccountFacts.Alert.values())
                .filter(account.facts()::has)
                .map(Stop::kind)
                .findFirst();
    }

    private static Kind kind(AccountFacts.Alert alert) {
        return switch (alert) {
            case BANKRUPTCY -> Kind.BANKRUPTCY_HOLD;
            case AGENCY -> Kind.AGENCY_HOLD;
            case MIGRATED -> Kind.MIGRATED;
        };
    }

    private static Stop of(Kind kind) {
        return new Stop(kind, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Stop autopay(LocalDate on) {
        return new Stop(Kind.AUTOPAY, Optional.of(on), Optional.empty(), Optional.empty());
    }

    private static Stop paidAlready(Paid paid) {
        return new Stop(Kind.PAID_ALREADY, Optional.empty(), Optional.of(paid), Optional.empty());
    }

    /// The law counts what one person brings in a day, and more than exactly so much: 31 CFR 1010.330. A till knows of its own
    /// payments for the same accounts only.
    ///
    /// @param kept  all currency of the last 24 hours that belongs together, with what is handed over now and without change
    /// @param above none if nothing is reported here
    public static Optional<Stop> ofCurrency(Money kept, Optional<Money> above) {
        return above.filter(limit -> kept.compareTo(limit) > 0)
                .map(_ ->
                        new Stop(
                                Kind.CURRENCY_REPORT,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(kept)));
    }

    /// All that hold, the gravest first.
    ///
    /// @param account none if nobody could be asked about it
    /// @param today   where the account is
    /// @param last    the newest payment for it that is known
    public static List<Stop> of(
            Optional<Account> account,
            LocalDate today,
            Instant now,
            Optional<Paid> last,
            Policy policy) {
        var stops = new ArrayList<Stop>();
        account.ifPresent(known -> {
            for (var alert : AccountFacts.Alert.values()) {
                if (known.facts().has(alert)) {
                    stops.add(of(kind(alert)));
                }
            }
            if (known.status() == AccountStatus.CLOSED) {
                stops.add(of(Kind.CLOSED));
            }
            known.facts()
                    .autopayOn()
                    .filter(day ->
                            !day.isBefore(today)
                                    && !day.isAfter(today.plusDays(policy.autopayDays())))
                    .ifPresent(day -> stops.add(autopay(day)));
        });
        last.filter(paid ->
                        Duration.between(paid.at(), now)
                                        .compareTo(Duration.ofHours(policy.sameAccountHours()))
                                < 0)
                .ifPresent(paid -> stops.add(paidAlready(paid)));
        return List.copyOf(stops);
    }
}
