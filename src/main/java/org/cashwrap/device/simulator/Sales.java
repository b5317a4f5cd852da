package org.cashwrap.device.simulator;

import org.cashwrap.core.money.Money;
import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;

import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;

/// The commands that move money, up to where a [Transaction] takes over; and the one that only reads a card.
final class Sales {
    private static final int EURO = 978;
    private static final int CANCELLED = 0x6C;
    private static final int ALREADY_REVERSED = 0xB4;
    private static final int REVERSAL_NOT_POSSIBLE = 0xB5;
    private static final int AMOUNT_WRONG = 0xB7;
    private static final int RECEIVER_NOT_READY = 0xA0;
    private static final int REFUSED = 0x841E;
    private static final int INSERT_CARD = 0x0A;

    private final Session session;
    private final TerminalState state;
    private final Talk talk;

    Sales(Session session) {
        this.session = session;
        this.state = session.state();
        this.talk = session.talk();
    }

    void payment(Apdu apdu) {
        begin(
                Transaction.Kind.PAYMENT,
                session.request(apdu, 0x01, 0x02, 0x04, 0x06, 0x19, 0x3C, 0x49, 0x8A));
    }

    void refund(Apdu apdu) {
        begin(
                Transaction.Kind.REFUND,
                session.requestWithPassword(apdu, 0x04, 0x06, 0x19, 0x3B, 0x3C, 0x49));
    }

    void reversal(Apdu apdu) {
        begin(
                Transaction.Kind.REVERSAL,
                session.requestWithPassword(apdu, 0x04, 0x06, 0x19, 0x3C, 0x49, 0x87));
    }

    private void begin(Transaction.Kind kind, Optional<Request> asked) {
        var turn = state.next(kind);
        if (asked.isPresent()) {
            if (isPlayed(kind, turn, asked.get())) {
                state.taken(kind);
                state.remember(turn);
            }
        }
        state.mend(turn, session.wire());
    }

    /// @return false if nothing came of it, so that the entry is still to come
    private boolean isPlayed(Transaction.Kind kind, Turn turn, Request request) {
        if (turn.has(Quirk.REFUSED_1E)) {
            talk.answer(Apdu.of(REFUSED, (byte) RECEIVER_NOT_READY));
            return true;
        }
        if (turn.has(Quirk.END_OF_DAY_DUE)) {
            state.endOfDayDue();
        }
        if (!session.beginsUnlocked()) {
            return talk.isLost() || turn.has(Quirk.END_OF_DAY_DUE);
        }
        var asked =
                switch (kind) {
                    case PAYMENT, REFUND -> order(kind, request);
                    case REVERSAL -> reversalOrder(request);
                };
        return switch (asked) {
            case Asked.Good(var order) -> {
                new Transaction(place(turn), turn, order).run();
                yield true;
            }
            case Asked.Refused(var answer) -> {
                talk.tell(answer);
                yield false;
            }
        };
    }

    /// What came of reading a request.
    private sealed interface Asked {
        record Good(Transaction.Order order) implements Asked {}

        record Refused(Apdu answer) implements Asked {
            Refused(int result) {
                this(Messages.aborted(result));
            }
        }
    }

    private Asked order(Transaction.Kind kind, Request request) {
        var currency = currency(request);
        if (currency.isEmpty() || isOfOtherBatch(currency.get())) {
            return new Asked.Refused(
                    Messages.wrongCurrency(
                            Control.ABORT_BY_TERMINAL, state.settings().taken().getFirst()));
        }
        var amount = request.digits(0x04).orElse(0);
        return amount == 0
                ? new Asked.Refused(AMOUNT_WRONG)
                : new Asked.Good(
                        order(kind, request, new Money(amount, currency.get()), Optional.empty()));
    }

    private Asked reversalOrder(Request request) {
        var number = (int) request.digits(0x87).orElse(0);
        if (state.memory().isReversed(number)) {
            return new Asked.Refused(ALREADY_REVERSED);
        }
        var original = state.memory().payment(number);
        if (original.isEmpty()) {
            return new Asked.Refused(REVERSAL_NOT_POSSIBLE);
        }
        var amount = original.get().amount();
        var otherAmount =
                request.has(0x04) && !request.digits(0x04).equals(OptionalLong.of(amount.minor()));
        var otherCurrency =
                request.has(0x49) && !currency(request).equals(Optional.of(amount.currency()));
        return otherAmount || otherCurrency
                ? new Asked.Refused(AMOUNT_WRONG)
                : new Asked.Good(order(Transaction.Kind.REVERSAL, request, amount, original));
    }

    private Transaction.Order order(
            Transaction.Kind kind, Request request, Money amount, Optional<BookLine> original) {
        return new Transaction.Order(
                kind,
                amount,
                request.has(0x49),
                request.single(0x01).isPresent()
                        ? session.timers().millis(1_000L * request.single(0x01).getAsInt())
                        : session.timers().answer(),
                request.single(0x02),
                original);
    }

    /// Who names none means euro.
    private Optional<Currency> currency(Request request) {
        var code = request.has(0x49) ? request.digits(0x49) : OptionalLong.of(EURO);
        return state.settings().taken().stream()
                .filter(each -> code.equals(OptionalLong.of(each.getNumericCode())))
                .findFirst();
    }

    private boolean isOfOtherBatch(Currency currency) {
        return state.memory().batchCurrency().filter(its -> !its.equals(currency)).isPresent();
    }

    private Transaction.Place place(Turn turn) {
        return new Transaction.Place(
                talk,
                session.timers(),
                session.registration(),
                state.books(),
                session.slips(turn.has(Quirk.LATIN_1)),
                state.settings(),
                state.clock(),
                state.mischief(),
                point -> state.strike(turn, point, session.wire()),
                session.display());
    }

    /// Ends with the result: there is no completion.
    void readCard(Apdu apdu) {
        var turn = state.next(Transaction.Kind.PAYMENT);
        if (session.request(apdu, 0x06, 0x19, 0xFC).isEmpty() || !session.begins()) {
            return;
        }
        talk.allowStop(true);
        session.show("INSERT CARD");
        session.status(INSERT_CARD);
        talk.pause(session.timers().millis(turn.entry().delay()));
        var cancelled =
                talk.isStopped() || turn.entry().answerInAWord() == ScriptedPayment.Answer.CANCEL;
        talk.allowStop(false);
        talk.tell(
                cancelled
                        ? Messages.failed(CANCELLED, state.settings().terminalId(), "")
                        : Messages.cardRead(turn.entry().cardHeld()));
    }
}
