package org.cashwrap.checkout;

import org.cashwrap.checkout.Hearing.Heard;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Slip;
import org.cashwrap.core.payment.Task;
import org.cashwrap.device.BatchAnswer;

import java.util.List;
import java.util.Optional;

/// What the devices say, on its way into the journal and to the clerk. Owned by the counter's thread.
final class Listener {
    private static final System.Logger LOG = System.getLogger(Listener.class.getName());

    private final Desk desk;
    private final Paperwork paperwork;
    private boolean batchClosing;
    private boolean batchNotKept;

    Listener(Desk desk, Paperwork paperwork) {
        this.desk = desk;
        this.paperwork = paperwork;
    }

    /// The card terminal was asked to close its batch, and has not answered yet.
    boolean isBatchClosing() {
        return batchClosing;
    }

    void batchIsClosing() {
        batchClosing = true;
    }

    /// @param payment that it is about
    Heard heard(Optional<PaymentId> payment, Said said) {
        return switch (said) {
            case Said.Event(var event) -> payment.map(id -> moved(id, event)).orElse(Heard.REFUSED);
            case Said.Printed(var slip) -> printed(payment, slip);
            case Said.SignatureNeeded() -> payment.map(this::mustSign).orElse(Heard.REFUSED);
            case Said.Prompt(var prompt) -> told(Notices.prompt(desk.now(), payment, prompt));
            case Said.Trouble(var trouble) -> {
                desk.lit(desk.lamps().terminal(Lamp.TROUBLE));
                yield told(Notices.trouble(desk.now(), payment, trouble));
            }
            case Said.Ready() -> {
                desk.lit(desk.lamps().terminal(Lamp.WELL));
                yield told(Notices.plain(desk.now(), "terminal-ready"));
            }
            case Said.Broken(var code) -> told(Notices.broken(desk.now(), payment, code));
            case Said.CannotTell() -> payment.map(this::cannotTell).orElse(Heard.REFUSED);
            case Said.AskAgain(var references) -> askAgain(references);
            case Said.Batch(var answer) -> batch(answer);
            case Said.PaperWanted(var paper, var to) -> paperwork.wanted(paper, to);
            case Said.PaperEnded(var paper, var answer) -> paperwork.ended(paper, answer);
            case Said.PrinterTroubled(var why, var during) -> {
                desk.lit(desk.lamps().printer(Lamp.TROUBLE));
                yield told(Notices.printerTrouble(desk.now(), why, during));
            }
            case Said.PrinterReady() -> {
                desk.lit(desk.lamps().printer(Lamp.WELL));
                yield told(Notices.plain(desk.now(), "printer-ready"));
            }
            case Said.PaperLow() -> told(Notices.plain(desk.now(), "paper-low"));
            case Said.ScannerTroubled(var why) -> {
                desk.lit(desk.lamps().scanner(Lamp.TROUBLE));
                yield told(Notices.scannerTrouble(desk.now(), why));
            }
            case Said.ScannerReady() -> {
                desk.lit(desk.lamps().scanner(Lamp.WELL));
                yield told(Notices.plain(desk.now(), "scanner-ready"));
            }
            case Said.ScanUnusable() -> told(Notices.plain(desk.now(), "scan-unusable"));
            case Said.DrawerAnswered(var answer) -> paperwork.drawer(payment, answer);
        };
    }

    private Heard told(News news) {
        desk.tell(news);
        return Heard.KEPT;
    }

    /// What a device says it says once. If it is not in the journal, and known not to be, it is written again.
    private Heard written(Body body) {
        var first = desk.write(desk.clerkBy(), body);
        return first.isEmpty() || desk.write(desk.clerkBy(), body).isEmpty()
                ? Heard.KEPT
                : Heard.NOT_KEPT;
    }

    // ---- of a payment ----

    private Heard moved(PaymentId id, PaymentEvent event) {
        var before = desk.payments().find(id);
        var first = desk.move(id, event);
        var reply = isStorageFailed(first) ? desk.move(id, event) : first;
        if (reply instanceof Reply.Refused(var code, _, _)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} of a device was refused: {1}",
                    event.getClass().getSimpleName(),
                    code);
            return isStorageFailed(reply) ? Heard.NOT_KEPT : refused(id, event);
        }
        desk.tell(new News.Moved(desk.view()));
        before.flatMap(then -> Notices.answered(desk.now(), then, event, desk.payments().find(id)))
                .ifPresent(desk::tell);
        return Heard.KEPT;
    }

    private static boolean isStorageFailed(Reply reply) {
        return reply instanceof Reply.Refused(var code, _, _) && code.equals(Desk.STORAGE_FAILED);
    }

    /// Money without a bill: an approval that nobody waits for any more is never only a line in a log.
    private Heard refused(PaymentId id, PaymentEvent event) {
        if (!(event
                instanceof
                PaymentEvent.CardAnswered(var reference, CardAnswer.Approved(var approval)))) {
            return Heard.REFUSED;
        }
        // Said once more of what is booked already: it has its bill, and giving it back would be
        // the mistake.
        if (desk.books().booked().contains(reference)) {
            return Heard.KEPT;
        }
        // Refused for another reason while it is still waited for: the doubt stays.
        if (desk.books().awaits(id, reference)) {
            stillInDoubt(id, approval);
            return Heard.REFUSED;
        }
        var kept = written(new Body.CardUnclaimed(id, reference, approval));
        if (kept == Heard.KEPT) {
            desk.tell(Notices.unclaimed(desk.now(), id, approval.amount()));
        }
        return kept;
    }

    /// The approval may be a younger request's, or is known to be another payment's.
    private void stillInDoubt(PaymentId id, CardApproval approval) {
        if (!desk.payments().isYoungerOpen(id)) {
            desk.tell(Notices.cannotTell(desk.now(), id));
        } else if (desk.putOff(id)) {
            desk.tell(Notices.youngerFirst(desk.now(), id, approval.amount()));
        }
    }

    /// A slip to be signed is no reason to ask for it yet: the terminal may still undo its payment.
    private Heard printed(Optional<PaymentId> payment, Slip slip) {
        var kept = written(new Body.SlipSpooled(payment, slip));
        if (kept == Heard.KEPT) {
            paperwork.spooled(payment, slip);
        }
        return kept;
    }

    /// Once for each request, however often the driver says so.
    private Heard mustSign(PaymentId id) {
        if (!desk.books().awaitsSignatureWord(id)) {
            return Heard.KEPT;
        }
        var kept = written(new Body.SignatureNeeded(id));
        if (kept == Heard.KEPT) {
            desk.tell(Notices.signature(desk.now(), id));
        }
        return kept;
    }

    /// Over a restart nobody forgets which card may have been charged, nor whose signature is still to be
    /// compared, nor that there may be totals which the journal does not have.
    void tellLeft() {
        desk.payments()
                .doubts()
                .forEach(doubt -> desk.tell(Notices.inDoubt(desk.now(), doubt.id())));
        if (desk.books().closing()) {
            desk.tell(Notices.plain(desk.now(), "batch-unanswered"));
        }
        desk.books().unsigned().forEach(id -> desk.tell(Notices.signature(desk.now(), id)));
    }

    // ---- of the card terminal ----

    /// Somebody may have ended it meanwhile.
    private Heard cannotTell(PaymentId id) {
        desk.payments()
                .find(id)
                .filter(Payment.InDoubt.class::isInstance)
                .ifPresent(doubt -> desk.tell(Notices.cannotTell(desk.now(), doubt.id())));
        return Heard.KEPT;
    }

    /// Who has ended a doubt meanwhile needs no answer any more.
    private Heard askAgain(List<String> references) {
        for (var doubt : desk.payments().doubts()) {
            if (references.contains(doubt.request().reference())) {
                desk.run(doubt.id(), new Task.AskTerminal(doubt.id(), doubt.request()));
            }
        }
        return Heard.KEPT;
    }

    private Heard batch(BatchAnswer answer) {
        var heard =
                switch (answer) {
                    case BatchAnswer.Closed(var totals) -> closed(ours(totals));
                    case BatchAnswer.NotClosed(var reason) ->
                            told(Notices.batchNotClosed(desk.now(), reason));
                    case BatchAnswer.Silent() -> told(Notices.plain(desk.now(), "batch-unknown"));
                };
        // Totals that the journal did not take are said again; another batch would come between.
        batchClosing = heard == Heard.NOT_KEPT;
        return heard;
    }

    private Heard closed(BatchTotals totals) {
        var kept = written(new Body.BatchClosed(totals));
        if (kept == Heard.KEPT) {
            desk.tell(new News.BatchClosed(desk.now(), totals));
        } else if (!batchNotKept) {
            desk.tell(Notices.plain(desk.now(), "batch-not-kept"));
        }
        batchNotKept = kept == Heard.NOT_KEPT;
        return kept;
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
