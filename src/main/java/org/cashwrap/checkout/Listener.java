package org.cashwrap.checkout;

import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Slip;
import org.cashwrap.core.payment.Task;
import org.cashwrap.device.BatchAnswer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the devices say, on its way into the journal and to the clerk. Owned by the counter's thread.
final class Listener {
    private static final System.Logger LOG = System.getLogger(Listener.class.getName());

    private final Desk desk;
    private boolean batchClosing;

    Listener(Desk desk) {
        this.desk = desk;
    }

    /// The card terminal was asked to close its batch, and has not answered yet.
    boolean isBatchClosing() {
        return batchClosing;
    }

    void batchIsClosing() {
        batchClosing = true;
    }

    void batchAnswered() {
        batchClosing = false;
    }

    /// @param payment that it is about
    /// @return whether it is in the journal; of what is not kept there, whether it was heard
    boolean heard(Optional<PaymentId> payment, Said said) {
        return switch (said) {
            case Said.Event(var event) -> payment.map(id -> moved(id, event)).orElse(false);
            case Said.Printed(var slip) -> printed(payment, slip);
            case Said.SignatureNeeded() -> payment.map(this::mustSign).orElse(false);
            case Said.Prompt(var prompt) -> told(Notices.prompt(desk.now(), payment, prompt));
            case Said.Trouble(var trouble) -> told(Notices.trouble(desk.now(), payment, trouble));
            case Said.Ready() -> told(Notices.plain(desk.now(), "terminal-ready"));
            case Said.Broken(var code) -> told(Notices.broken(desk.now(), payment, code));
            case Said.AskAgain(var references) -> askAgain(references);
            case Said.Batch(var answer) -> batch(answer);
        };
    }

    private boolean told(News news) {
        desk.tell(news);
        return true;
    }

    /// What a device says it says once. If it is not in the journal, and known not to be, it is written again.
    private boolean isWritten(Body body) {
        var first = desk.write(desk.clerkBy(), body);
        return first.isEmpty() || desk.write(desk.clerkBy(), body).isEmpty();
    }

    // ---- of a payment ----

    private boolean moved(PaymentId id, PaymentEvent event) {
        var before = desk.payments().find(id);
        var first = desk.move(id, event);
        var reply = isStorageFailed(first) ? desk.move(id, event) : first;
        if (reply instanceof Reply.Refused(var code, _, _)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} of a device was refused: {1}",
                    event.getClass().getSimpleName(),
                    code);
            return !isStorageFailed(reply) && unclaimed(id, event);
        }
        desk.tell(new News.Moved(desk.view()));
        before.flatMap(was -> Notices.answered(desk.now(), event, was, desk.payments().find(id)))
                .ifPresent(desk::tell);
        return true;
    }

    private static boolean isStorageFailed(Reply reply) {
        return reply instanceof Reply.Refused(var code, _, _) && code.equals(Desk.STORAGE_FAILED);
    }

    /// Money without a bill: an approval that nobody waits for any more is never only a line in a log.
    ///
    /// @return whether it is in the journal
    private boolean unclaimed(PaymentId id, PaymentEvent event) {
        if (!(event
                instanceof
                PaymentEvent.CardAnswered(var reference, CardAnswer.Approved(var approval)))) {
            return false;
        }
        // Said once more of what is booked already: it has its bill, and giving it back would be
        // the mistake.
        if (desk.books().booked().contains(reference)) {
            return true;
        }
        // Refused for another reason while it is still waited for: the doubt stays.
        if (desk.books().awaits(id, reference)) {
            return false;
        }
        if (!isWritten(new Body.CardUnclaimed(id, reference, approval))) {
            return false;
        }
        desk.tell(
                new News.Told(
                        desk.now(),
                        "card-unclaimed",
                        Optional.of(id),
                        "notice.card-unclaimed",
                        List.of(approval.amount())));
        return true;
    }

    /// A slip to be signed is no reason to ask for it yet: the terminal may still undo its payment.
    private boolean printed(Optional<PaymentId> payment, Slip slip) {
        return isWritten(new Body.SlipSpooled(payment, slip));
    }

    /// Once for each request, however often the driver says so.
    private boolean mustSign(PaymentId id) {
        if (!desk.books().awaitsSignatureWord(id)) {
            return true;
        }
        if (!isWritten(new Body.SignatureNeeded(id))) {
            return false;
        }
        return told(Notices.signature(desk.now(), id));
    }

    /// Over a restart nobody forgets whose signature is still to be compared.
    void tellUnsigned() {
        desk.books().unsigned().forEach(id -> desk.tell(Notices.signature(desk.now(), id)));
    }

    // ---- of the card terminal ----

    /// Who has ended a doubt meanwhile needs no answer any more.
    private boolean askAgain(List<String> references) {
        var doubts = new ArrayList<Payment>(desk.payments().parked());
        desk.active().ifPresent(doubts::add);
        for (var payment : doubts) {
            if (payment instanceof Payment.InDoubt doubt
                    && references.contains(doubt.request().reference())) {
                desk.run(doubt.id(), new Task.AskTerminal(doubt.id(), doubt.request()));
            }
        }
        return true;
    }

    private boolean batch(BatchAnswer answer) {
        batchAnswered();
        return switch (answer) {
            case BatchAnswer.Closed(var totals) -> closed(ours(totals));
            case BatchAnswer.NotClosed(var reason) ->
                    told(Notices.batchNotClosed(desk.now(), reason));
            case BatchAnswer.Silent() -> told(Notices.plain(desk.now(), "batch-unknown"));
        };
    }

    private boolean closed(BatchTotals totals) {
        var isWritten = isWritten(new Body.BatchClosed(totals));
        desk.tell(
                isWritten
                        ? new News.BatchClosed(desk.now(), totals)
                        : Notices.plain(desk.now(), "batch-unknown"));
        return isWritten;
    }

    /// A terminal may count other currencies, too; the journal knows one.
    private BatchTotals ours(BatchTotals totals) {
        return new BatchTotals(
                totals.terminal(),
                totals.firstReceipt(),
                totals.lastReceipt(),
                totals.total().filter(this::isOurs),
                totals.groups().stream().filter(group -> isOurs(group.sum())).toList());
    }

    private boolean isOurs(Money amount) {
        return amount.currency().equals(desk.books().identity().currency());
    }
}
