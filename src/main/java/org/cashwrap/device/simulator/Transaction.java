package org.cashwrap.device.simulator;

import org.cashwrap.core.money.Money;
import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/// A payment, a reversal or a refund from the terminal's first word to its last. It is stored for good when the till has
/// answered the result and every slip; until then whatever is missing takes it back. What fails after that changes nothing.
///
/// Source: PA00P015 rev. 13.08, chapter 2.2.8.
final class Transaction {
    private static final int CANCELLED = 0x6C;
    static final int DECLINED = 0x05;
    private static final int WRONG_PIN = 0x37;
    private static final int UNDONE = 0x9A;

    private static final int INSERT_CARD = 0x0A;
    private static final int PLEASE_WAIT = 0x17;
    private static final int AT_THE_HOST = 0x04;
    private static final int UNDOING = 0x05;
    private static final int LOOK_AT_PIN_PAD = 0x01;

    private static final int NOT_READY = 0x849C;
    private static final int NOT_READY_WAIT_MS = 2_000;
    private static final int REMINDER_MS = 60_000;
    private static final int LONGER_T4_MINUTES = 5;

    /// Which of the three.
    enum Kind {
        PAYMENT(BookLine.What.BOOKED, BookLine.What.DECLINED, BookLine.What.UNDONE),
        REVERSAL(
                BookLine.What.REVERSAL_BOOKED,
                BookLine.What.REVERSAL_DECLINED,
                BookLine.What.REVERSAL_UNDONE),
        REFUND(
                BookLine.What.REFUND_BOOKED,
                BookLine.What.REFUND_DECLINED,
                BookLine.What.REFUND_UNDONE);

        private final BookLine.What booked;
        private final BookLine.What declined;
        private final BookLine.What undone;

        Kind(BookLine.What booked, BookLine.What declined, BookLine.What undone) {
            this.booked = booked;
            this.declined = declined;
            this.undone = undone;
        }
    }

    /// What the till asked for.
    ///
    /// @param currencyNamed the till said which, so the terminal does
    /// @param answerWait    how long the till may think about the result
    /// @param resultsMax    how often the result is said again to a till that is not ready
    /// @param original      what a reversal takes back
    record Order(
            Kind kind,
            Money amount,
            boolean currencyNamed,
            Duration answerWait,
            OptionalInt resultsMax,
            Optional<BookLine> original) {}

    /// Where the terminal is while it works on it.
    ///
    /// @param strike  plays the fault of this point
    /// @param display what the customer sees
    record Place(
            Talk talk,
            Timers timers,
            Registration registration,
            Bookkeeper books,
            Slips slips,
            TerminalSettings settings,
            TerminalClock clock,
            Mischief mischief,
            Consumer<Fault.Point> strike,
            Consumer<String> display) {}

    private final Place place;
    private final Talk talk;
    private final Turn turn;
    private final Order order;

    Transaction(Place place, Turn turn, Order order) {
        this.place = place;
        this.talk = place.talk();
        this.turn = turn;
        this.order = order;
    }

    void run() {
        strike(Fault.Point.AFTER_8000);
        if (!customerIsDone()) {
            cancelled();
            return;
        }
        if (status(AT_THE_HOST)) {
            show("PLEASE WAIT");
            switch (turn.entry().answerInAWord()) {
                case APPROVE -> approved();
                case DECLINE -> declined();
                case CANCEL -> cancelled();
            }
        } else {
            cancelled();
        }
    }

    // The customer

    /// @return false if it ended before anybody asked the host
    private boolean customerIsDone() {
        talk.allowStop(
                !turn.has(Quirk.NO_ABORT)
                        && !place.settings().habits().contains(TerminalSettings.Habit.NO_ABORT));
        if (turn.has(Quirk.T4_CHANGE) && place.registration().wantsStatus()) {
            talk.tell(Messages.intermediate(PLEASE_WAIT, LONGER_T4_MINUTES));
        }
        show("INSERT CARD " + order.amount());
        status(INSERT_CARD);
        waitForCustomer();
        var done =
                !talk.isLost()
                        && !talk.isStopped()
                        && turn.entry().answerInAWord() != ScriptedPayment.Answer.CANCEL;
        talk.allowStop(false);
        return done;
    }

    private void waitForCustomer() {
        var left = place.timers().millis(turn.entry().delay());
        if (turn.has(Quirk.SILENT_PIN)) {
            var silence = place.timers().word().plus(place.timers().millis(REMINDER_MS / 6));
            talk.pause(left.compareTo(silence) > 0 ? left : silence);
            return;
        }
        var reminder = place.timers().millis(REMINDER_MS);
        while (left.compareTo(reminder) > 0 && !talk.isLost() && !talk.isStopped()) {
            talk.pause(reminder);
            status(INSERT_CARD);
            left = left.minus(reminder);
        }
        talk.pause(left);
    }

    // What comes of it

    private void approved() {
        if (turn.has(Quirk.WRONG_PIN)) {
            talk.tell(Messages.failed(WRONG_PIN, place.settings().terminalId(), ""));
            status(LOOK_AT_PIN_PAD);
        }
        var line = line(order.kind().booked, 0x00, true);
        strike(Fault.Point.BEFORE_040F);
        if (isAnswered(line) && isPrinted(place.slips().approved(line, toBeSigned(), false))) {
            place.books().write(line);
            show("APPROVED");
            talk.tell(Messages.DONE);
        } else {
            undo(line);
        }
    }

    private boolean isAnswered(BookLine line) {
        if (turn.has(Quirk.NO_RESULT)) {
            return true;
        }
        var answered = isPositive(askWithResult(result(line)));
        strike(Fault.Point.AFTER_ACK);
        return answered && !turn.has(Quirk.ABORT_AFTER_APPROVAL);
    }

    private Apdu result(BookLine line) {
        return Messages.approved(
                line,
                order.original().isPresent()
                        ? OptionalInt.of(order.original().get().trace())
                        : OptionalInt.empty(),
                place.clock().zone(),
                new Messages.Form(
                        order.currencyNamed(), place.registration().containers(), turn.quirks()));
    }

    /// Says the result, and again if the till asks for time.
    private Optional<Apdu> askWithResult(Apdu result) {
        var answer = sayResult(result);
        for (var again = 0;
                isNotReady(answer) && again < order.resultsMax().orElse(Integer.MAX_VALUE);
                again++) {
            talk.pause(place.timers().millis(NOT_READY_WAIT_MS));
            answer = talk.ask(result, order.answerWait(), () -> {});
        }
        return answer;
    }

    private Optional<Apdu> sayResult(Apdu result) {
        place.mischief().quirks(turn.quirks());
        return talk.ask(result, order.answerWait(), () -> strike(Fault.Point.AFTER_040F));
    }

    private static boolean isNotReady(Optional<Apdu> answer) {
        return answer.filter(given -> given.is(NOT_READY)).isPresent();
    }

    private static boolean isPositive(Optional<Apdu> answer) {
        return answer.filter(given -> Control.isPositive(given.control())).isPresent();
    }

    /// @return false if a slip's message was not answered, or not positively
    private boolean isPrinted(List<Receipt> slips) {
        if (!place.registration().printsPayments()) {
            return true;
        }
        var first = true;
        for (var slip : slips) {
            for (var message : slip.messages(place.registration())) {
                Runnable between = first ? () -> strike(Fault.Point.PRINTING) : () -> {};
                first = false;
                if (!isPositive(talk.ask(message, place.timers().answer(), between))) {
                    return false;
                }
            }
        }
        return true;
    }

    private void undo(BookLine approved) {
        place.books().write(line(order.kind().undone, approved.result(), true));
        show("NOT PAID, TAKEN BACK");
        status(UNDOING);
        talk.tell(Messages.aborted(UNDONE));
    }

    private void declined() {
        var line = line(order.kind().declined, DECLINED, false);
        place.books().write(line);
        show("DECLINED");
        strike(Fault.Point.BEFORE_040F);
        sayFailure(DECLINED, turn.has(Quirk.LATIN_1) ? "ZAHLUNG NICHT M\u00d6GLICH" : "DECLINED");
        isPrinted(place.slips().declined(line));
        talk.tell(turn.has(Quirk.DECLINE_COMPLETED) ? Messages.DONE : Messages.aborted(DECLINED));
    }

    private void cancelled() {
        place.books().write(line(order.kind().declined, CANCELLED, false));
        show("CANCELLED");
        strike(Fault.Point.BEFORE_040F);
        sayFailure(CANCELLED, "");
        talk.tell(turn.has(Quirk.DECLINE_COMPLETED) ? Messages.DONE : Messages.aborted(CANCELLED));
    }

    private void sayFailure(int result, String text) {
        if (!turn.has(Quirk.NO_RESULT)) {
            sayResult(Messages.failed(result, place.settings().terminalId(), text));
            strike(Fault.Point.AFTER_ACK);
        }
    }

    private BookLine line(BookLine.What what, int result, boolean approved) {
        var memory = place.books().memory();
        return new BookLine(
                what,
                place.clock().now(),
                what.isStored() ? OptionalInt.of(memory.nextReceipt()) : OptionalInt.empty(),
                memory.nextTrace(),
                what.isStored() ? memory.nextTurnover() : memory.turnover(),
                approved ? approvedAmount() : order.amount(),
                result,
                approved ? Optional.of(approval(memory.nextTrace())) : Optional.empty(),
                result == CANCELLED ? Optional.empty() : Optional.of(turn.entry().cardHeld()),
                place.settings().terminalId(),
                order.original().map(BookLine::receipt).orElse(OptionalInt.empty()));
    }

    private Money approvedAmount() {
        return turn.entry()
                .otherAmount()
                .flatMap(other -> Money.parse(other, order.amount().currency()))
                .orElse(order.amount());
    }

    /// As a host would give it: six characters that come but once in a long while.
    private static String approval(int trace) {
        return String.format(Locale.ROOT, "A%05d", trace % 100_000);
    }

    private boolean toBeSigned() {
        return turn.has(Quirk.SIGNATURE);
    }

    private boolean status(int status) {
        if (place.registration().wantsStatus()) {
            talk.ask(Messages.intermediate(status), place.timers().answer(), () -> {});
        }
        return !talk.isLost();
    }

    private void strike(Fault.Point point) {
        place.strike().accept(point);
    }

    private void show(String text) {
        place.display().accept(text);
    }
}
