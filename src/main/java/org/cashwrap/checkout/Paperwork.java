package org.cashwrap.checkout;

import org.cashwrap.checkout.Hearing.Heard;
import org.cashwrap.checkout.JournalWriter.By;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.EntryCodec;
import org.cashwrap.core.ledger.Paper;
import org.cashwrap.core.ledger.Papers;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Slip;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.core.receipt.Direction;
import org.cashwrap.core.receipt.Document;
import org.cashwrap.core.receipt.Receipt;
import org.cashwrap.core.receipt.ReceiptFacts;
import org.cashwrap.core.receipt.SlipPaper;
import org.cashwrap.device.DrawerAnswer;
import org.cashwrap.device.PrintAnswer;
import org.cashwrap.device.PrinterTrouble;
import org.cashwrap.staff.Operation;
import org.cashwrap.storage.Found;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// What stands on papers, which copy of them comes next, and what became of them. A paper is never a condition of a
/// payment: whatever fails here is told and changes no money. Owned by the counter's thread.
final class Paperwork {
    private static final System.Logger LOG = System.getLogger(Paperwork.class.getName());

    private final Desk desk;

    /// The last entry before anything happened in this run.
    private long runBegan = Long.MAX_VALUE;

    Paperwork(Desk desk) {
        this.desk = desk;
    }

    private Papers papers() {
        return desk.books().papers();
    }

    // ---- what the printer says ----

    /// @param to takes the words of the paper, once the journal has it that the printing starts
    Heard wanted(Paper paper, Consumer<Document> to) {
        var entry = entryOf(paper);
        if (entry.isEmpty()) {
            return Heard.REFUSED;
        }
        if (!closeUnended(paper)) {
            return Heard.NOT_KEPT;
        }
        var copy = nextCopy(paper, entry.get().sequence());
        var document =
                copy.isPresent()
                        ? document(entry.get(), copy.getAsInt())
                        : Optional.<Document>empty();
        if (document.isEmpty()
                || !written(paper, new Body.PrintingStarted(paper, copy.getAsInt()))) {
            return Heard.NOT_KEPT;
        }
        to.accept(document.get());
        return Heard.KEPT;
    }

    /// The end of its last printing did not get into the journal. Nobody will know any more how that was.
    private boolean closeUnended(Paper paper) {
        return papers().find(paper)
                .filter(one -> one.where() == Papers.Where.AT_PRINTER)
                .map(one ->
                        written(
                                paper,
                                new Body.PrintingEnded(
                                        paper,
                                        one.copy(),
                                        Body.PrintingEnded.Outcome.UNKNOWN,
                                        "not-kept")))
                .orElse(true);
    }

    Heard ended(Paper paper, PrintAnswer answer) {
        var known = papers().find(paper);
        var isStarted = known.filter(one -> one.where() == Papers.Where.AT_PRINTER).isPresent();
        // A mistake of ours before the printer was given anything is no doubt about paper.
        var said =
                isStarted || answer instanceof PrintAnswer.NotPrinted
                        ? answer
                        : new PrintAnswer.NotPrinted(PrinterTrouble.MISTAKE);
        // Of a paper of long ago that came to nothing there is nothing to say in the journal.
        var copy = known.map(Papers.Printing::copy).orElse(0);
        known.ifPresent(_ -> written(paper, ended(paper, copy, said)));
        desk.paperDone(paper);
        lit(said);
        tell(paper, copy, said);
        desk.tell(new News.Moved(desk.view()));
        return Heard.KEPT;
    }

    /// What is not the printer's doing says nothing of it.
    private void lit(PrintAnswer answer) {
        switch (answer) {
            case PrintAnswer.Printed() -> desk.lit(desk.lamps().printer(Lamp.WELL));
            case PrintAnswer.Unknown(var why) when isPrinters(why) ->
                    desk.lit(desk.lamps().printer(Lamp.TROUBLE));
            case PrintAnswer.NotPrinted(var why) when isPrinters(why) ->
                    desk.lit(desk.lamps().printer(Lamp.TROUBLE));
            case PrintAnswer.Unknown _, PrintAnswer.NotPrinted _ -> {}
        }
    }

    private static boolean isPrinters(PrinterTrouble why) {
        return switch (why) {
            case CANNOT_TELL, NOT_STARTED, NOT_KEPT, MISTAKE -> false;
            case PAPER_OUT,
                    COVER_OPEN,
                    SILENT,
                    NO_CABLE,
                    CUTTER,
                    OFFLINE,
                    BROKEN,
                    NOT_UNDERSTOOD,
                    CUT_OFF ->
                    true;
        };
    }

    private void tell(Paper paper, int copy, PrintAnswer answer) {
        switch (answer) {
            case PrintAnswer.Printed() ->
                    desk.tell(new News.PaperOut(desk.now(), paper, copy, true));
            case PrintAnswer.Unknown(var why) -> {
                desk.tell(new News.PaperOut(desk.now(), paper, copy, false));
                // Where nothing can ever tell, somebody always looks.
                if (why != PrinterTrouble.CANNOT_TELL) {
                    desk.tell(Notices.printUnknown(desk.now(), paper, why));
                }
            }
            case PrintAnswer.NotPrinted(var why) ->
                    desk.tell(Notices.notPrinted(desk.now(), paper, why));
        }
    }

    private static Body ended(Paper paper, int copy, PrintAnswer answer) {
        return switch (answer) {
            case PrintAnswer.Printed() ->
                    new Body.PrintingEnded(paper, copy, Body.PrintingEnded.Outcome.PRINTED, "");
            case PrintAnswer.Unknown(var why) ->
                    ended(paper, copy, Body.PrintingEnded.Outcome.UNKNOWN, why);
            case PrintAnswer.NotPrinted(var why) ->
                    ended(paper, copy, Body.PrintingEnded.Outcome.NOT_PRINTED, why);
        };
    }

    private static Body ended(
            Paper paper, int copy, Body.PrintingEnded.Outcome outcome, PrinterTrouble why) {
        return new Body.PrintingEnded(paper, copy, outcome, Notices.word(why));
    }

    Heard drawer(Optional<PaymentId> payment, DrawerAnswer answer) {
        switch (answer) {
            case DrawerAnswer.Opened() -> kicked(payment, Body.DrawerKicked.Result.OPENED, "");
            case DrawerAnswer.Kicked() -> kicked(payment, Body.DrawerKicked.Result.KICKED, "");
            case DrawerAnswer.StayedShut() -> {
                kicked(payment, Body.DrawerKicked.Result.STAYED_SHUT, "");
                desk.tell(Notices.drawerShut(desk.now(), payment));
            }
            case DrawerAnswer.NotKicked(var why) -> {
                kicked(payment, Body.DrawerKicked.Result.NOT_KICKED, Notices.word(why));
                desk.tell(Notices.drawerNotKicked(desk.now(), payment, why));
            }
        }
        var isWell = answer instanceof DrawerAnswer.Opened || answer instanceof DrawerAnswer.Kicked;
        desk.lit(desk.lamps().drawer(isWell ? Lamp.WELL : Lamp.TROUBLE));
        return Heard.KEPT;
    }

    /// Whose payment it was, the payment's own entry says: whoever is signed in by now need not have been there.
    private void kicked(Optional<PaymentId> payment, Body.DrawerKicked.Result result, String why) {
        written(By.NOBODY, new Body.DrawerKicked(payment, result, why));
    }

    private boolean written(Paper paper, Body body) {
        return written(desk.askedBy(paper), body);
    }

    /// What a device says it says once: if the journal is known not to have it, it is written again. What it does not take then
    /// is told all the same: the paper is there, or is not.
    private boolean written(By by, Body body) {
        var first = desk.write(by, body);
        return first.isEmpty() || desk.write(by, body).isEmpty();
    }

    // ---- what the card terminal wants printed ----

    /// A slip of the terminal's own business is printed at once. One of a payment waits until its card is charged for certain:
    /// it may say APPROVED for a charge that the terminal then undoes.
    void spooled(Optional<PaymentId> payment, Slip slip) {
        var paper = new Paper.TerminalSlip(desk.now(), payment);
        if (payment.map(this::isCardCharged).orElse(true) && isToPrint(slip, payment)) {
            desk.print(paper);
        }
    }

    private boolean isCardCharged(PaymentId payment) {
        return switch (desk.payments().find(payment).orElse(null)) {
            case Payment.Tendering tendering ->
                    tendering.taken().stream().anyMatch(Tender.Card.class::isInstance);
            case Payment.Committed committed ->
                    committed.tenders().stream().anyMatch(Tender.Card.class::isInstance);
            case null, default -> false;
        };
    }

    /// Now or long ago.
    private boolean wasCardCharged(PaymentId payment) {
        return isCardCharged(payment)
                || here(desk.journal().payment(payment.value()))
                        .filter(row -> row.card() > 0)
                        .isPresent();
    }

    /// All that wait of a payment, now that its card is charged.
    void printSlips(PaymentId payment) {
        for (var paper : papers().slipsDue(payment)) {
            if (isToPrint(paper)) {
                desk.print(paper);
            }
        }
    }

    /// The merchant's copy is on the journal's disk; on paper it is wanted only to be signed.
    private boolean isToPrint(Slip slip, Optional<PaymentId> payment) {
        return slip.copy() != Slip.Copy.MERCHANT
                || slip.signature()
                || payment.filter(desk.books().unsigned()::contains).isPresent();
    }

    private static Optional<Slip> slipIn(StoredEntry entry) {
        return EntryCodec.read(entry.text()).body() instanceof Body.SlipSpooled(_, var slip)
                ? Optional.of(slip)
                : Optional.empty();
    }

    // ---- the clerk's keys ----

    /// What of a payment's papers has not come out for certain; if all of them have, its receipt once more. Whatever may have
    /// come out before makes it a copy.
    ///
    /// @param slip the entry of a slip, to have just that one
    Reply printAgain(Optional<PaymentId> asked, OptionalLong slip) {
        var refused = desk.allowed(Operation.PRINT_AGAIN, Optional.empty());
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!desk.parts().errands().hasPrinter()) {
            return new Reply.Refused("not-allowed", "refused.no-printer", List.of());
        }
        var wanted = slip.isPresent() ? slipOf(slip.getAsLong()) : papersOf(asked);
        if (wanted.isEmpty()) {
            return new Reply.Refused("not-allowed", "refused.no-receipt", List.of());
        }
        if (wanted.stream().anyMatch(desk::isPrinting)) {
            return new Reply.Refused("not-allowed", "refused.still-printing", List.of());
        }
        wanted.forEach(desk::print);
        return new Reply.Done();
    }

    private List<Paper> slipOf(long entry) {
        return here(desk.journal().entry(entry))
                .map(found -> EntryCodec.read(found.text()).body())
                .filter(Body.SlipSpooled.class::isInstance)
                .map(Body.SlipSpooled.class::cast)
                .filter(spooled -> spooled.payment().map(this::wasCardCharged).orElse(true))
                .<List<Paper>>map(
                        spooled -> List.of(new Paper.TerminalSlip(entry, spooled.payment())))
                .orElse(List.of());
    }

    private List<Paper> papersOf(Optional<PaymentId> asked) {
        var receipt = asked.<Paper>map(Paper.Receipt::new).or(this::lastReceipt);
        if (receipt.flatMap(this::entryOf).isEmpty()) {
            return List.of();
        }
        var payment = receipt.get().of();
        var missing =
                papers().recent().stream()
                        .filter(one -> one.paper().of().equals(payment))
                        .filter(one -> one.where() != Papers.Where.PRINTED)
                        .map(Papers.Printing::paper)
                        .filter(this::isToPrint)
                        .toList();
        return missing.isEmpty() ? List.of(receipt.get()) : missing;
    }

    private boolean isToPrint(Paper paper) {
        return paper instanceof Paper.Receipt
                || entryOf(paper)
                        .flatMap(Paperwork::slipIn)
                        .filter(slip -> isToPrint(slip, paper.of()))
                        .isPresent();
    }

    /// What a receipt says, without printing it.
    Reply show(Optional<PaymentId> asked) {
        var refused = desk.allowed(Operation.PRINT_AGAIN, Optional.empty());
        if (refused.isPresent()) {
            return refused.get();
        }
        return asked.<Paper>map(Paper.Receipt::new)
                .or(this::lastReceipt)
                .flatMap(Paper::of)
                .flatMap(this::shown)
                .orElseGet(() -> new Reply.Refused("not-allowed", "refused.no-receipt", List.of()));
    }

    private Optional<Reply> shown(PaymentId payment) {
        return here(desk.journal().payment(payment.value()))
                .flatMap(row ->
                        here(desk.journal().entry(row.sequence()))
                                .flatMap(entry -> document(entry, 0))
                                .map(document ->
                                        new Reply.ReceiptShown(payment, row.receipt(), document)));
    }

    /// The clerk has looked whether a paper came out of which the printer could not say so.
    Reply seen(Optional<PaymentId> asked, boolean cameOut) {
        var refused = desk.allowed(Operation.PRINT_AGAIN, Optional.empty());
        if (refused.isPresent()) {
            return refused.get();
        }
        var missed =
                papers().recent().reversed().stream()
                        .filter(one -> one.where() == Papers.Where.UNKNOWN)
                        .filter(one -> asked.isEmpty() || one.paper().of().equals(asked))
                        .findFirst();
        return missed.map(one ->
                        desk.write(
                                        desk.clerkBy(),
                                        new Body.PaperSeen(one.paper(), one.copy() - 1, cameOut))
                                .orElseGet(Reply.Done::new))
                .orElseGet(() -> new Reply.Refused("not-allowed", "refused.no-paper", List.of()));
    }

    /// The clerk does not wait any longer for the paper in whose middle the printer stands.
    Reply giveUp() {
        var refused = desk.allowed(Operation.PRINT_AGAIN, Optional.empty());
        if (refused.isPresent()) {
            return refused.get();
        }
        return desk.parts().errands().giveUpPaper()
                ? new Reply.Done()
                : new Reply.Refused("not-allowed", "refused.not-standing", List.of());
    }

    /// What the last runs owed: offered, never printed by itself.
    void tellLeft() {
        runBegan = desk.now();
        if (!desk.parts().errands().hasPrinter()) {
            return;
        }
        var last = lastReceipt().flatMap(papers()::find).filter(Paperwork::isMissing);
        last.ifPresent(this::tellLeft);
        var others =
                papers().recent().stream()
                        .filter(Paperwork::isMissing)
                        .filter(one -> !last.equals(Optional.of(one)))
                        .filter(one -> isToPrint(one.paper()))
                        .count();
        if (others > 0) {
            desk.tell(Notices.papersDue(desk.now(), Math.toIntExact(others)));
        }
    }

    private void tellLeft(Papers.Printing last) {
        desk.tell(
                last.where() == Papers.Where.UNKNOWN
                        ? Notices.printLost(desk.now(), last.paper())
                        : Notices.receiptDue(desk.now(), last.paper().of()));
    }

    private static boolean isMissing(Papers.Printing one) {
        return one.where() != Papers.Where.PRINTED && one.where() != Papers.Where.AT_PRINTER;
    }

    private Optional<Paper> lastReceipt() {
        return papers().recent().reversed().stream()
                .map(Papers.Printing::paper)
                .filter(Paper.Receipt.class::isInstance)
                .findFirst();
    }

    // ---- from the journal ----

    /// The entry that holds what the paper says; none if there is no such paper, or the journal cannot be read.
    private Optional<StoredEntry> entryOf(Paper paper) {
        var journal = desk.journal();
        return switch (paper) {
            case Paper.Receipt(var payment) ->
                    here(journal.payment(payment.value()))
                            .flatMap(row -> here(journal.entry(row.sequence())));
            case Paper.TerminalSlip(var entry, _) -> here(journal.entry(entry));
        };
    }

    private static <T> Optional<T> here(Found<T> found) {
        return switch (found) {
            case Found.Here<T>(var value) -> Optional.of(value);
            case Found.Nowhere<T>() -> Optional.empty();
            case Found.Unreadable<T>(var code, var why) -> {
                LOG.log(System.Logger.Level.ERROR, "not read for a paper: {0} {1}", code, why);
                yield Optional.empty();
            }
        };
    }

    /// @param since the entry that made the paper due
    /// @return nothing if the journal cannot be read: nobody may take it for the original then
    private OptionalInt nextCopy(Paper paper, long since) {
        return papers().find(paper)
                .map(one -> OptionalInt.of(one.copy()))
                .or(() ->
                        printings(paper, since)
                                .map(all -> OptionalInt.of(Papers.nextCopy(paper, all))))
                .orElseGet(OptionalInt::empty);
    }

    /// Every entry about the printing of a paper of long ago.
    private Optional<List<Body>> printings(Paper paper, long since) {
        var words =
                paper.of()
                        .map(payment -> "\"payment\":\"" + payment + "\",\"slip\":")
                        .orElse("\"payment\":null,\"slip\":");
        return here(desk.journal().allWith(words, since))
                .map(entries ->
                        entries.stream()
                                .map(entry -> EntryCodec.read(entry.text()).body())
                                .toList());
    }

    /// The start of the program that the entry is of; of this run it is known.
    private Optional<Body.ProgramStarted> programAt(long sequence) {
        if (sequence > runBegan) {
            return desk.books().program();
        }
        return here(desk.journal().lastWith("\"kind\":\"ProgramStarted\"", sequence))
                .map(start -> EntryCodec.read(start.text()).body())
                .filter(Body.ProgramStarted.class::isInstance)
                .map(Body.ProgramStarted.class::cast);
    }

    private Optional<Document> document(StoredEntry stored, int copy) {
        var entry = EntryCodec.read(stored.text());
        var program = programAt(stored.sequence());
        if (program.isEmpty()) {
            return Optional.empty();
        }
        var started = program.get();
        return switch (entry.body()) {
            case Body.PaymentCommitted committed -> {
                var facts =
                        ReceiptFacts.of(
                                entry.envelope(), committed, stored.hash(), started.header(), copy);
                var language = facts.language();
                yield Optional.of(
                        new Document(
                                Receipt.of(facts, ReceiptWords.of(language)),
                                Direction.of(language)));
            }
            // Its lines are the terminal's own, in the order in which a printer without any
            // direction sets them.
            case Body.SlipSpooled(_, var slip) ->
                    Optional.of(
                            new Document(
                                    SlipPaper.of(
                                            slip,
                                            entry.envelope().training(),
                                            copy,
                                            ReceiptWords.of(started.language())),
                                    Direction.LEFT_TO_RIGHT));
            default -> Optional.empty();
        };
    }
}
