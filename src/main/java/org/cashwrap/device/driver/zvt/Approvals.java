package org.cashwrap.device.driver.zvt;

import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.device.driver.zvt.wire.Fields;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Optional;

/// Reads an approval out of a status information (04 0F).
final class Approvals {
    private static final int NO_CURRENCY = -1;

    private Approvals() {}

    /// Does it say that the charge was approved?
    static boolean isApproved(Fields told) {
        return told.result().isPresent() && told.result().getAsInt() == Wording.APPROVED;
    }

    /// @param ours the currency that no currency means
    /// @param now  by the store's clock, for the year that a terminal does not tell
    /// @return none if it names no amount, or none that can be: then nobody knows what the card was charged
    static Optional<CardApproval> of(
            Fields told, Currency ours, String terminal, LocalDateTime now) {
        var currency =
                told.namesCurrency()
                        ? currency(told.currency().orElse(NO_CURRENCY), ours)
                        : Optional.of(ours);
        if (currency.isEmpty()
                || told.amount().isEmpty()
                || told.amount().getAsLong() <= 0
                || !isApproved(told)) {
            return Optional.empty();
        }
        return Optional.of(
                new CardApproval(
                        new Money(told.amount().getAsLong(), currency.get()),
                        told.approval(),
                        told.lastFour(),
                        told.cardName(),
                        told.terminal().orElse(terminal),
                        told.receipt(),
                        told.trace(),
                        at(told, now)));
    }

    /// Gold and the like have a number, but no smallest unit.
    private static Optional<Currency> currency(int number, Currency ours) {
        return ours.getNumericCode() == number
                ? Optional.of(ours)
                : Currency.availableCurrencies()
                        .filter(one -> one.getNumericCode() == number)
                        .filter(one -> one.getDefaultFractionDigits() >= 0)
                        .findFirst();
    }

    /// The year nearest to now.
    private static Optional<LocalDateTime> at(Fields told, LocalDateTime now) {
        if (told.date().isEmpty() || told.time().isEmpty()) {
            return Optional.empty();
        }
        var date = Integer.parseInt(told.date().get());
        var time = Integer.parseInt(told.time().get());
        var nearest = Optional.<LocalDateTime>empty();
        for (int year = now.getYear() - 1; year <= now.getYear() + 1; year++) {
            try {
                var at =
                        LocalDateTime.of(
                                year,
                                date / 100,
                                date % 100,
                                time / 10_000,
                                time / 100 % 100,
                                time % 100);
                if (nearest.isEmpty() || away(at, now) < away(nearest.get(), now)) {
                    nearest = Optional.of(at);
                }
            } catch (DateTimeException noSuchDay) {
                // 29 February, or digits that are no date: not this year.
            }
        }
        return nearest;
    }

    private static long away(LocalDateTime one, LocalDateTime other) {
        return Math.abs(ChronoUnit.SECONDS.between(one, other));
    }
}
