package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.RulePack;
import org.cashwrap.core.ledger.InstrumentsTaken;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.CardNumbers;
import org.cashwrap.core.payment.Instrument;
import org.cashwrap.core.payment.Micr;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Takes cheques, money orders and cashier's cheques: reads what is printed on them, and asks who may pay with one. Owned by the
/// counter's thread; the accounts are looked up elsewhere.
final class Instruments {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{4,17}");
    private static final Pattern GAPS = Pattern.compile("[\\s\\-]");

    private final Desk desk;
    private final CounterThread thread;

    Instruments(Desk desk, CounterThread thread) {
        this.desk = desk;
        this.thread = thread;
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

    /// Looking the accounts up takes its time: if the payment has gone on meanwhile, it is begun anew.
    private void take(Instrument instrument, Consumer<Reply> tell) {
        if (!(desk.active().orElse(null) instanceof Payment.Tendering tendering)) {
            // Where nothing can be taken at all, the rules say why.
            tell.accept(desk.key(new PaymentEvent.InstrumentGiven(instrument)));
            return;
        }
        var numbers = tendering.bill().items().stream().map(BillItem::account).toList();
        collect(
                numbers,
                new ArrayList<>(),
                known -> {
                    if (desk.active().equals(Optional.of(tendering))) {
                        tell.accept(decide(instrument, known));
                    } else {
                        take(instrument, tell);
                    }
                },
                () -> tell.accept(Counter.stopped()));
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

    /// What the till knows of the accounts that are paid, one after the other: also after a start, when nothing was opened on the
    /// screen. Nobody is asked elsewhere: a customer with a cheque in his hand does not wait for a head office.
    private void collect(
            List<AccountNumber> numbers,
            List<Account> known,
            Consumer<List<Account>> then,
            Runnable otherwise) {
        if (numbers.isEmpty()) {
            then.accept(known);
            return;
        }
        var rest = numbers.subList(1, numbers.size());
        var onScreen = desk.openedAccount().filter(one -> one.number().equals(numbers.getFirst()));
        if (onScreen.isPresent()) {
            known.add(onScreen.get());
            collect(rest, known, then, otherwise);
            return;
        }
        thread.after(
                desk.parts().accounts().get(numbers.getFirst()),
                found -> {
                    found.ifPresent(known::add);
                    collect(rest, known, then, otherwise);
                },
                otherwise);
    }

    private Reply decide(Instrument instrument, List<Account> known) {
        return duplicate(instrument)
                .or(() -> cashOnly(instrument, known))
                .or(() -> faceLimit(instrument, known))
                .orElseGet(() -> desk.key(new PaymentEvent.InstrumentGiven(instrument)));
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

    /// Money orders and cashier's cheques are paid by whoever issued them, and stay good where a cheque is not.
    private Optional<Reply> cashOnly(Instrument instrument, List<Account> known) {
        return instrument.kind() == TenderKind.CHEQUE
                ? known.stream()
                        .filter(this::isCashOnly)
                        .max((some, other) -> until(some).compareTo(until(other)))
                        .map(account ->
                                new Reply.Refused(
                                        "not-allowed",
                                        "refused.cheque.cash-only",
                                        List.of(account.number().lastFour(), until(account))))
                : Optional.empty();
    }

    /// To the end of its last day, in the account's own zone.
    private boolean isCashOnly(Account account) {
        var zone = account.facts().zone().or(() -> pack(account).map(RulePack::zone));
        var today =
                zone.map(its -> LocalDate.ofInstant(desk.journal().now(), its))
                        .orElseGet(() -> desk.journal().businessDateNow());
        return account.facts().cashOnlyUntil().filter(last -> !today.isAfter(last)).isPresent();
    }

    private static LocalDate until(Account account) {
        return account.facts().cashOnlyUntil().orElse(LocalDate.MIN);
    }

    /// The lowest of the accounts' limits.
    private Optional<Reply> faceLimit(Instrument instrument, List<Account> known) {
        return known.stream()
                .flatMap(account -> pack(account).stream())
                .flatMap(pack ->
                        Optional.ofNullable(pack.policy().faceLimits().get(instrument.kind()))
                                .stream())
                .min(Money::compareTo)
                .filter(limit -> instrument.amount().compareTo(limit) > 0)
                .map(limit ->
                        new Reply.Refused(
                                "not-allowed", limitKey(instrument.kind()), List.of(limit)));
    }

    private static String limitKey(TenderKind kind) {
        return switch (kind) {
            case CHEQUE -> "refused.face-limit.cheque";
            case MONEY_ORDER -> "refused.face-limit.money-order";
            case CASHIERS_CHECK -> "refused.face-limit.cashiers-check";
            case CASH, CARD, CARD_STORED -> throw new IllegalStateException(kind.word());
        };
    }

    private Optional<RulePack> pack(Account account) {
        return desk.parts()
                .rules()
                .inForce(account, desk.journal().businessDateNow())
                .map(filed -> filed.pack());
    }
}
