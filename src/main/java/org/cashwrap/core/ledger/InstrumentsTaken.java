package org.cashwrap.core.ledger;

import org.cashwrap.core.payment.Instrument;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Which cheques, money orders and cashier's cheques this till has taken and not given back, for as long as somebody may come
/// with one of them again.
///
/// By day, so that one more paper copies a day's and not a year's: every start of the program folds them all.
///
/// @param days in UTC; none of them empty
public record InstrumentsTaken(Map<LocalDate, Map<Instrument.Name, Taken>> days) {
    static final InstrumentsTaken NONE = new InstrumentsTaken(Map.of());

    /// Thirteen months: a bank need not pay a cheque that is older than six, and most will not pay it twice as old.
    private static final Duration REMEMBERED = Duration.ofDays(365 + 31);

    /// A till that took no paper for longer may have been shut, or its clock may be far ahead.
    private static final int PAUSE_MAX_DAYS = 31;

    public InstrumentsTaken {
        days = Map.copyOf(days);
    }

    /// @param receipt of the payment, once it has one
    public record Taken(Instant at, PaymentId payment, OptionalLong receipt) {}

    /// Was it taken before? With the same name another paper could be meant; that is for people to find out.
    ///
    /// @param now what lies longer ago than thirteen months is not remembered
    public Optional<Taken> find(Instrument instrument, Instant now) {
        var name = instrument.name();
        return days.values().stream()
                .flatMap(day -> Optional.ofNullable(day.get(name)).stream())
                .filter(taken -> taken.at().isAfter(now.minus(REMEMBERED)))
                .max((some, other) -> some.at().compareTo(other.at()));
    }

    /// @param at when the entry says that it was
    InstrumentsTaken after(Instant at, Body body) {
        return switch (body) {
            case Body.PaymentMoved(var id, PaymentEvent.InstrumentGiven(var instrument)) ->
                    with(instrument, new Taken(at, id, OptionalLong.empty()));
            case Body.PaymentMoved(var id, PaymentEvent.CashGivenBack(_, var instruments))
                    when instruments > 0 ->
                    without(id);
            case Body.PaymentCommitted(var event, var receipt, var payment) -> {
                var now = this;
                for (var instrument : payment.instrumentsKept()) {
                    var isNew =
                            event instanceof PaymentEvent.InstrumentGiven(var last)
                                    && last.equals(instrument);
                    var since = isNew ? at : now.givenAt(instrument, payment.id()).orElse(at);
                    now =
                            now.with(
                                    instrument,
                                    new Taken(since, payment.id(), OptionalLong.of(receipt)));
                }
                yield now;
            }
            default -> this;
        };
    }

    private Optional<Instant> givenAt(Instrument instrument, PaymentId payment) {
        return days.values().stream()
                .flatMap(day -> Optional.ofNullable(day.get(instrument.name())).stream())
                .filter(taken -> taken.payment().equals(payment))
                .map(Taken::at)
                .findFirst();
    }

    private InstrumentsTaken with(Instrument instrument, Taken taken) {
        var day = dayOf(taken.at());
        var all = new HashMap<>(days);
        if (isSure(day)) {
            all.keySet().removeIf(one -> one.isBefore(day.minusDays(REMEMBERED.toDays())));
        }
        change(all, day, names -> names.put(instrument.name(), taken));
        return new InstrumentsTaken(all);
    }

    /// A day that follows another soon enough is no mistake of the clock: by it others may be let go.
    private boolean isSure(LocalDate day) {
        return days.keySet().stream()
                .anyMatch(one -> one.isBefore(day) && !one.isBefore(day.minusDays(PAUSE_MAX_DAYS)));
    }

    private InstrumentsTaken without(PaymentId payment) {
        var all = new HashMap<LocalDate, Map<Instrument.Name, Taken>>();
        days.forEach((day, names) -> {
            if (names.values().stream().anyMatch(taken -> taken.payment().equals(payment))) {
                change(
                        all,
                        day,
                        names,
                        rest -> rest.values().removeIf(taken -> taken.payment().equals(payment)));
            } else {
                all.put(day, names);
            }
        });
        return new InstrumentsTaken(all);
    }

    private static void change(
            Map<LocalDate, Map<Instrument.Name, Taken>> all,
            LocalDate day,
            Consumer<Map<Instrument.Name, Taken>> change) {
        change(all, day, all.getOrDefault(day, Map.of()), change);
    }

    private static void change(
            Map<LocalDate, Map<Instrument.Name, Taken>> all,
            LocalDate day,
            Map<Instrument.Name, Taken> before,
            Consumer<Map<Instrument.Name, Taken>> change) {
        var names = new HashMap<>(before);
        change.accept(names);
        if (names.isEmpty()) {
            all.remove(day);
        } else {
            all.put(day, Map.copyOf(names));
        }
    }

    private static LocalDate dayOf(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
