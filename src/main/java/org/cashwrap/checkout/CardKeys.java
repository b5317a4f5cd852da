package org.cashwrap.checkout;

import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Refusal;
import org.cashwrap.staff.Operation;

import java.util.List;
import java.util.Optional;

/// The clerk's keys for the card terminal, but for the card itself. Owned by the counter's thread.
final class CardKeys {
    private final Desk desk;
    private final Listener listener;

    CardKeys(Desk desk, Listener listener) {
        this.desk = desk;
        this.listener = listener;
    }

    /// Every doubt: the one on screen and those parked.
    Reply askTerminal() {
        var doubts = desk.payments().doubts();
        var refused = desk.mayTakeMoney();
        if (refused.isPresent()) {
            return refused.get();
        }
        if (doubts.isEmpty()) {
            return Reply.Refused.of(
                    desk.active().orElse(null) instanceof Payment.AtTerminal
                            ? Refusal.WAIT_FOR_TERMINAL
                            : Refusal.NOT_IN_DOUBT);
        }
        Reply last = new Reply.Done();
        for (var doubt : doubts) {
            last = desk.move(doubt.id(), new PaymentEvent.AskTerminalPressed());
        }
        return last;
    }

    /// The clerk compared the signature on the slip with the card's.
    Reply signature(Request.Signature asked) {
        var refused = desk.allowed(Operation.TAKE_PAYMENT, Optional.empty());
        if (refused.isPresent()) {
            return refused.get();
        }
        var unsigned = desk.books().unsigned();
        var payment =
                asked.payment().isPresent()
                        ? asked.payment().filter(unsigned::contains)
                        : unsigned.stream().findFirst();
        return payment.map(id -> checked(id, asked.matches()))
                .orElseGet(
                        () -> new Reply.Refused("not-allowed", "refused.no-signature", List.of()));
    }

    private Reply checked(PaymentId id, boolean matches) {
        var failed = desk.write(desk.clerkBy(), new Body.SignatureChecked(id, matches));
        if (failed.isPresent()) {
            return failed.get();
        }
        if (!matches) {
            desk.tell(Notices.signatureDiffers(desk.now(), id));
        }
        return new Reply.Done();
    }

    /// No doubt may be open: the batch that is closed would hold a charge that nobody has booked, or miss one.
    Reply endOfDay() {
        var refused = desk.allowed(Operation.TAKE_PAYMENT, Optional.empty());
        if (refused.isPresent()) {
            return refused.get();
        }
        var active = desk.active().orElse(null);
        if (active instanceof Payment.AtTerminal || listener.isBatchClosing()) {
            return Reply.Refused.of(Refusal.WAIT_FOR_TERMINAL);
        }
        if (active instanceof Payment.InDoubt || !desk.payments().parked().isEmpty()) {
            return new Reply.Refused("in-doubt", "refused.batch-in-doubt", List.of());
        }
        var errands = desk.parts().errands();
        if (!errands.hasCardTerminal()) {
            return Reply.Refused.of(Refusal.TERMINAL_NOT_READY);
        }
        var failed = desk.write(desk.clerkBy(), new Body.BatchClosing());
        if (failed.isPresent()) {
            return failed.get();
        }
        listener.batchIsClosing();
        errands.closeBatch();
        return new Reply.Done();
    }
}
