package org.cashwrap.checkout;

import org.cashwrap.core.ledger.InstrumentsTaken;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.CardNumbers;
import org.cashwrap.core.payment.Instrument;
import org.cashwrap.core.payment.Micr;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Takes cheques, money orders and cashier's cheques: reads what is printed on them, and asks whether they were taken before.
/// Owned by the counter's thread.
final class Instruments {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{4,17}");
    private static final Pattern GAPS = Pattern.compile("[\\s\\-]");

    private final Desk desk;
    private final PayPolicy policy;
    private final BillAccounts accounts;

    Instruments(Desk desk, PayPolicy policy, BillAccounts accounts) {
        this.desk = desk;
        this.policy = policy;
        this.accounts = accounts;
    }

    /// What came of reading a paper.
    private sealed interface Read {
        record Good(Instrument instrument) implements Read {}

        record Bad(Reply.Refused why) implements Read {}
    }

    void take(Request.Instrument asked, Consumer<Reply> tell) {
        var refused = desk.mayTakeMoney();
        if (refused.isPresent()) {
            tell.accept(refused.get());
            return;
        }
        if (!asked.amount().isPositive()) {
            tell.accept(Reply.Refused.badAmount(asked.amount()));
            return;
        }
        switch (read(asked)) {
            case Read.Bad(var why) -> tell.accept(why);
            case Read.Good(var instrument) -> take(instrument, tell);
        }
    }

    private void take(Instrument instrument, Consumer<Reply> tell) {
        if (!(desk.active().orElse(null) instanceof Payment.Tendering tendering)) {
            // Where nothing can be taken at all, the rules say why.
            tell.accept(desk.key(new PaymentEvent.InstrumentGiven(instrument)));
            return;
        }
        accounts.whileTendering(
                tendering,
                known ->
                        duplicate(instrument)
                                .or(() -> policy.whyNotInstrument(instrument, tendering, known))
                                .orElseGet(() ->
                                        desk.key(new PaymentEvent.InstrumentGiven(instrument))),
                tell);
    }

    private static Read read(Request.Instrument asked) {
        return switch (asked.printed()) {
            case Request.Printed.Line(var micr) -> readLine(asked.amount(), micr);
            case Request.Printed.Numbers(var routing, var account, var serial) ->
                    readNumbers(asked.amount(), routing, account, serial);
            case Request.Printed.Serial(var kind, var serial) -> readSerial(asked, kind, serial);
        };
    }

    private static Read readLine(Money amount, String micr) {
        return switch (Micr.read(micr)) {
            case Micr.Line.Unread(var why) -> new Read.Bad(unread(why));
            case Micr.Line.Read(var drawn, var serial) ->
                    CardNumbers.isIn(serial)
                            ? new Read.Bad(cardNumber())
                            : new Read.Good(Instrument.cheque(amount, drawn, serial));
        };
    }

    private static Read readNumbers(Money amount, String routing, String typed, String serial) {
        var account = GAPS.matcher(typed).replaceAll("");
        var read = Instrument.serial(serial);
        if (!Micr.isRouting(routing)) {
            return new Read.Bad(unread(Micr.Why.ROUTING_MISREAD));
        }
        if (!ACCOUNT.matcher(account).matches()) {
            return new Read.Bad(unread(Micr.Why.NO_ACCOUNT));
        }
        if (isCardNumber(serial, read)) {
            return new Read.Bad(cardNumber());
        }
        var drawn = new Instrument.Drawn(routing, Micr.lastFour(account));
        return read.<Read>map(own -> new Read.Good(Instrument.cheque(amount, drawn, own)))
                .orElseGet(() -> new Read.Bad(badSerial()));
    }

    private static Read readSerial(Request.Instrument asked, TenderKind kind, String serial) {
        var read = Instrument.serial(serial);
        if (isCardNumber(serial, read)) {
            return new Read.Bad(cardNumber());
        }
        return read.<Read>map(own ->
                        new Read.Good(new Instrument(kind, asked.amount(), own, Optional.empty())))
                .orElseGet(() -> new Read.Bad(badSerial()));
    }

    /// As it was typed, and as it would be kept: signs between the digits fall away.
    private static boolean isCardNumber(String typed, Optional<String> kept) {
        return CardNumbers.isIn(typed) || kept.filter(CardNumbers::isIn).isPresent();
    }

    private static Reply.Refused unread(Micr.Why why) {
        return new Reply.Refused(
                "malformed",
                switch (why) {
                    case NO_LINE -> "refused.micr.no-line";
                    case ROUTING_MISREAD -> "refused.micr.routing-misread";
                    case NO_ACCOUNT -> "refused.micr.no-account";
                    case NO_SERIAL -> "refused.micr.no-serial";
                },
                List.of());
    }

    private static Reply.Refused badSerial() {
        return new Reply.Refused("malformed", "refused.bad-serial", List.of());
    }

    private static Reply.Refused cardNumber() {
        return new Reply.Refused("not-allowed", "refused.instrument-card-number", List.of());
    }

    private Optional<Reply> duplicate(Instrument instrument) {
        return desk.books().taken().find(instrument, desk.journal().now()).map(this::duplicate);
    }

    private Reply duplicate(InstrumentsTaken.Taken taken) {
        var at = desk.journal().inStore(taken.at());
        return taken.receipt().isPresent()
                ? new Reply.Refused(
                        "not-allowed",
                        "refused.duplicate-cheque",
                        List.of(
                                at,
                                String.format(Locale.ROOT, "%06d", taken.receipt().getAsLong())))
                : new Reply.Refused("not-allowed", "refused.duplicate-cheque.open", List.of(at));
    }
}
