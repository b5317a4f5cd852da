package org.cashwrap.app;

import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Entry;
import org.cashwrap.core.ledger.Paper;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.till.TillEvent;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// An entry in a few words, for `journal show`.
final class EntryLine {
    private EntryLine() {}

    static String of(Entry entry) {
        var body = entry.body();
        return body.kind()
                + of(body)
                + entry.envelope().approver().map(name -> ", approved by " + name).orElse("");
    }

    /// The lines of a slip, each on a line of its own under the entry's; nothing for other entries.
    static String slip(Body body) {
        return body instanceof Body.SlipSpooled(_, var slip)
                ? slip.lines().stream()
                        .map(line -> "\n        | " + line.text())
                        .collect(Collectors.joining())
                : "";
    }

    private static String of(Body body) {
        return switch (body) {
            case Body.JournalStarted(var store, var key) -> " store " + store + ", key " + key;
            case Body.ProgramStarted(_, var language, _, _, var java, var system) ->
                    " " + language.code() + ", Java " + java + ", " + system;
            case Body.ProgramStopped(), Body.SignedOut(), Body.BatchClosing() -> "";
            case Body.CardUnclaimed(var id, var reference, var approval) ->
                    " " + approval.amount() + ", reference " + reference + of(id);
            case Body.DevicesUsed(var devices) ->
                    devices.stream()
                            .map(device ->
                                    " "
                                            + device.role()
                                            + " "
                                            + device.profile()
                                            + (device.local() ? " (local)" : "")
                                            + " on "
                                            + device.link())
                            .collect(Collectors.joining(","));
            case Body.SlipSpooled(var id, var slip) ->
                    " "
                            + slip.copy().name().toLowerCase(Locale.ROOT)
                            + ", "
                            + slip.lines().size()
                            + " lines"
                            + (slip.signature() ? ", to sign" : "")
                            + (slip.complete() ? "" : ", not complete")
                            + id.map(EntryLine::of).orElse("");
            case Body.PrintingStarted(var paper, var copy) -> of(paper, copy);
            case Body.PrintingEnded(var paper, var copy, var outcome, var why) ->
                    of(outcome, why) + of(paper, copy);
            case Body.PaperSeen(var paper, var copy, var cameOut) ->
                    (cameOut ? " came out" : " did not come out") + of(paper, copy);
            case Body.DrawerKicked(var id, var result, var why) ->
                    of(result, why) + id.map(EntryLine::of).orElse("");
            case Body.SignatureNeeded(var id) -> of(id);
            case Body.SignatureChecked(var id, var matches) ->
                    (matches ? " matches" : " does not match") + of(id);
            case Body.BatchClosed(var totals) ->
                    " "
                            + totals.terminal()
                            + totals.total().map(total -> ", " + total).orElse("")
                            + totals.groups().stream()
                                    .map(group ->
                                            ", "
                                                    + group.name()
                                                    + " ("
                                                    + group.count()
                                                    + ") "
                                                    + group.sum())
                                    .collect(Collectors.joining());
            case Body.ClockJumped(var byMs) -> " by " + byMs + " ms";
            case Body.SignedIn(var role) -> " as " + role;
            case Body.SignInFailed(var person, var locked) ->
                    " " + person + (locked ? ", locked out" : "");
            case Body.StaffChanged(var person, var role, var change) ->
                    " " + person + " (" + role + ") " + change;
            case Body.TillMoved(TillEvent.Opened(var date, var openingFloat, _)) ->
                    " for " + date + " with " + openingFloat;
            case Body.PaymentMoved(var id, var event) -> " " + of(event) + of(id);
            case Body.PaymentCommitted(var event, var receipt, var payment) ->
                    String.format(
                            Locale.ROOT,
                            " receipt %06d, %s paid, change %s (%s)%s",
                            receipt,
                            payment.paid(),
                            payment.change(),
                            event.getClass().getSimpleName(),
                            of(payment.id()));
            case Body.PaymentAbandoned(var event, var payment) ->
                    " "
                            + payment.why().name().toLowerCase(Locale.ROOT)
                            + " ("
                            + event.getClass().getSimpleName()
                            + ")"
                            + of(payment.id());
        };
    }

    private static String of(Enum<?> outcome, String why) {
        return " "
                + outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (why.isEmpty() ? "" : " (" + why + ")");
    }

    private static String of(Paper paper, int copy) {
        return (paper.slip().isPresent()
                        ? " slip of entry " + paper.slip().getAsLong()
                        : " receipt")
                + (copy == 0 ? "" : ", copy " + copy)
                + paper.of().map(EntryLine::of).orElse("");
    }

    private static String of(PaymentId id) {
        return "  [" + id + "]";
    }

    private static String of(PaymentEvent event) {
        return switch (event) {
            case PaymentEvent.AccountChosen(var account, _, _) -> "…" + account.lastFour();
            case PaymentEvent.AmountsChosen(var bill, var rounding, var despite) ->
                    bill.due()
                            + (rounding == CashRounding.EXACT ? "" : ", cash " + rounding.word())
                            + passed(despite);
            case PaymentEvent.CashGiven(var amount, var despite) -> amount + passed(despite);
            case PaymentEvent.CardChosen(var reference, var amount, _) ->
                    amount + ", reference " + reference;
            case PaymentEvent.InstrumentGiven(var instrument) ->
                    instrument.amount()
                            + ", "
                            + instrument.kind().word()
                            + " "
                            + instrument.serial();
            case PaymentEvent.CashGivenBack(var amount, var instruments) ->
                    amount
                            + (instruments == 0
                                    ? ""
                                    : " and " + instruments + " cheques or the like");
            case PaymentEvent.ApprovalSeen(_, var approval) -> approval.amount().toString();
            case PaymentEvent.CardAnswered(_, var answer) ->
                    switch (answer) {
                        case CardAnswer.Approved(var approval) -> "approved " + approval.amount();
                        case CardAnswer.Declined(var reason) -> "declined: " + reason;
                        case CardAnswer.Silent() -> "silent";
                    };
            case PaymentEvent.DoubtEnded(_, var charged) ->
                    charged.map(approval -> "charged " + approval.amount()).orElse("not charged");
            case PaymentEvent.HolderIdentified _,
                    PaymentEvent.AskTerminalPressed _,
                    PaymentEvent.Parked _,
                    PaymentEvent.SettlePressed _,
                    PaymentEvent.CancelPressed _ ->
                    "";
        };
    }

    private static String passed(Set<Stop.Kind> despite) {
        return despite.isEmpty()
                ? ""
                : ", despite "
                        + despite.stream()
                                .sorted()
                                .map(Stop.Kind::word)
                                .collect(Collectors.joining(", "));
    }
}
