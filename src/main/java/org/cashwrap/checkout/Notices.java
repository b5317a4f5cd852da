package org.cashwrap.checkout;

import org.cashwrap.core.ledger.Paper;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.device.PrinterTrouble;
import org.cashwrap.device.ScannerTrouble;
import org.cashwrap.device.TerminalPrompt;
import org.cashwrap.device.TerminalTrouble;
import org.cashwrap.text.TextKey;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the clerk is told of the devices: the words' keys, not the words.
final class Notices {
    /// What the till and its drivers say where a terminal said nothing, as the journal has it, and the word in the texts'
    /// keys.
    private static final Map<String, String> OUR_REASONS =
            Map.of(
                    "not started", "not-started",
                    "not sent", "not-sent",
                    "not reached", "not-reached");

    private Notices() {}

    static News prompt(long now, Optional<PaymentId> payment, TerminalPrompt prompt) {
        // A terminal that says something of its own says it in its own words.
        var isOwn = prompt.kind() == TerminalPrompt.Kind.OTHER && !prompt.words().isEmpty();
        var kind =
                prompt.kind() == TerminalPrompt.Kind.OTHER && !isOwn
                        ? TerminalPrompt.Kind.LOOK_AT_TERMINAL
                        : prompt.kind();
        return new News.Prompted(
                now, payment, word(kind), "prompt." + word(kind), List.of(prompt.words()));
    }

    static News signature(long now, PaymentId payment) {
        return new News.Prompted(
                now,
                Optional.of(payment),
                "compare-signature",
                "prompt.compare-signature",
                List.of());
    }

    static News trouble(long now, Optional<PaymentId> payment, TerminalTrouble trouble) {
        return told(now, "terminal-" + word(trouble), payment, List.of());
    }

    static News broken(long now, Optional<PaymentId> payment, String code) {
        return told(now, "terminal-broken", payment, List.of(code));
    }

    /// What became of a request, where the payment's new state alone does not say it.
    ///
    /// @param after none if the payment was parked and has ended
    static Optional<News> answered(
            long now, Payment before, PaymentEvent event, Optional<Payment> after) {
        if (!(event instanceof PaymentEvent.CardAnswered(_, var answer))) {
            return Optional.empty();
        }
        var isInDoubt = after.orElse(null) instanceof Payment.InDoubt;
        return switch (before) {
            case Payment.AtTerminal at ->
                    isInDoubt
                            ? Optional.of(inDoubt(now, at.id()))
                            : answer instanceof CardAnswer.Declined(var reason)
                                    ? Optional.of(declined(now, at.id(), reason))
                                    : Optional.empty();
            case Payment.InDoubt doubt -> doubtAnswered(now, doubt, answer, isInDoubt);
            case Payment.Drafting _,
                    Payment.Tendering _,
                    Payment.Committed _,
                    Payment.Abandoned _ ->
                    Optional.empty();
        };
    }

    static News inDoubt(long now, PaymentId payment) {
        return told(now, "card-in-doubt", Optional.of(payment), List.of());
    }

    private static News declined(long now, PaymentId payment, String reason) {
        return because(now, "card-declined", Optional.of(payment), reason);
    }

    private static Optional<News> doubtAnswered(
            long now, Payment.InDoubt doubt, CardAnswer answer, boolean isInDoubt) {
        var payment = Optional.of(doubt.id());
        return switch (answer) {
            // Whether asking again is of use, only who asked knows.
            case CardAnswer.Silent() -> Optional.empty();
            case CardAnswer.Declined _ -> Optional.of(notCharged(now, doubt));
            case CardAnswer.Approved(var approval) ->
                    Optional.of(
                            isInDoubt
                                    ? cannotTell(now, doubt.id())
                                    : told(now, "doubt-paid", payment, List.of(approval.amount())));
        };
    }

    /// Of a parked payment nobody is there who could take back what he gave.
    private static News notCharged(long now, Payment.InDoubt doubt) {
        var payment = Optional.of(doubt.id());
        var amount = doubt.request().amount();
        var kept = doubt.before().takenSum();
        return doubt.parked() && kept.isPositive()
                ? new News.Told(
                        now,
                        "doubt-not-paid",
                        payment,
                        "notice.doubt-not-paid.kept",
                        List.of(amount, kept))
                : told(now, "doubt-not-paid", payment, List.of(amount));
    }

    static News unclaimed(long now, PaymentId payment, Money charged) {
        return told(now, "card-unclaimed", Optional.of(payment), List.of(charged));
    }

    /// The terminal was there and its record says nothing of the request: asking it again is no use.
    static News cannotTell(long now, PaymentId payment) {
        return told(now, "card-cannot-tell", Optional.of(payment), List.of());
    }

    /// @param found what the terminal's record shows; it may be a younger doubt's
    static News youngerFirst(long now, PaymentId payment, Money found) {
        return told(now, "card-younger-first", Optional.of(payment), List.of(found));
    }

    static News signatureDiffers(long now, PaymentId payment) {
        return told(now, "signature-differs", Optional.of(payment), List.of());
    }

    static News batchNotClosed(long now, String reason) {
        return because(now, "batch-not-closed", Optional.empty(), reason);
    }

    /// The terminal's own words are shown as they are. What we say ourselves is for the log, in English; a person reads it in
    /// his language.
    private static News because(long now, String kind, Optional<PaymentId> payment, String reason) {
        var ours = OUR_REASONS.get(reason);
        return ours == null
                // In its place in a text even if the terminal gives no reason.
                ? told(now, kind, payment, List.of(reason.isBlank() ? "–" : reason))
                : new News.Told(now, kind, payment, "notice." + kind + "." + ours, List.of());
    }

    // ---- printer and drawer ----

    /// @param during the paper in whose middle it stands, if it does
    static News printerTrouble(long now, PrinterTrouble why, Optional<Paper> during) {
        return new News.Told(
                now,
                kind(why),
                during.flatMap(Paper::of),
                during.isPresent() ? "notice.printer-stands" : "notice.printer-trouble",
                List.of(cause(why)));
    }

    static News notPrinted(long now, Paper paper, PrinterTrouble why) {
        return new News.Told(
                now,
                kind(why),
                paper.of(),
                paper.slip().isPresent() ? "notice.slip-not-printed" : "notice.not-printed",
                List.of(cause(why)));
    }

    static News printUnknown(long now, Paper paper, PrinterTrouble why) {
        return told(now, "print-unknown", paper.of(), List.of(cause(why)));
    }

    /// The till went off while the printer had it.
    static News printLost(long now, Paper paper) {
        return told(
                now, "print-unknown", paper.of(), List.of(new TextKey("printer.till-went-off")));
    }

    static News receiptDue(long now, Optional<PaymentId> payment) {
        return told(now, "receipt-due", payment, List.of());
    }

    /// @param papers how many more than those that were told of one by one
    static News papersDue(long now, int papers) {
        return told(now, "papers-due", Optional.empty(), List.of(papers));
    }

    static News drawerShut(long now, Optional<PaymentId> payment) {
        return told(now, "drawer-stayed-shut", payment, List.of());
    }

    static News drawerNotKicked(long now, Optional<PaymentId> payment, PrinterTrouble why) {
        return told(now, "drawer-not-kicked", payment, List.of(cause(why)));
    }

    private static TextKey cause(PrinterTrouble why) {
        return new TextKey("printer." + word(why));
    }

    /// The word that scripts see.
    private static String kind(PrinterTrouble why) {
        return switch (why) {
            case PAPER_OUT, COVER_OPEN -> word(why);
            case SILENT -> "printer-off";
            case NO_CABLE,
                    CUTTER,
                    OFFLINE,
                    BROKEN,
                    NOT_UNDERSTOOD,
                    CUT_OFF,
                    CANNOT_TELL,
                    NOT_STARTED,
                    NOT_KEPT,
                    MISTAKE ->
                    "printer-" + word(why);
        };
    }

    // ---- scanner ----

    static News scannerTrouble(long now, ScannerTrouble why) {
        return told(now, "scanner-" + word(why), Optional.empty(), List.of());
    }

    // ---- head office ----

    /// @param waiting payments that it does not have yet
    static News officeAway(long now, int waiting) {
        return told(now, "office-away", Optional.empty(), List.of(waiting));
    }

    static News officeRefuses(long now, String code) {
        return told(now, "office-refuses", Optional.empty(), List.of(code));
    }

    /// @param sequence of the entry that the head office has otherwise, or that is not here
    static News journalBehind(long now, long sequence) {
        return told(now, "journal-behind", Optional.empty(), List.of(sequence));
    }

    static News plain(long now, String kind) {
        return told(now, kind, Optional.empty(), List.of());
    }

    private static News told(
            long now, String kind, Optional<PaymentId> payment, List<Object> values) {
        return new News.Told(now, kind, payment, "notice." + kind, values);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
