package org.cashwrap.checkout;

import org.cashwrap.core.ledger.Paper;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.Slip;
import org.cashwrap.core.receipt.Document;
import org.cashwrap.device.BatchAnswer;
import org.cashwrap.device.DrawerAnswer;
import org.cashwrap.device.PrintAnswer;
import org.cashwrap.device.PrinterTrouble;
import org.cashwrap.device.ScannerTrouble;
import org.cashwrap.device.TerminalPrompt;
import org.cashwrap.device.TerminalTrouble;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What a device says to the counter.
public sealed interface Said {
    /// What happened to the payment.
    record Event(PaymentEvent event) implements Said {}

    /// What the card terminal wants printed.
    record Printed(Slip slip) implements Said {}

    /// The customer of the payment must sign.
    record SignatureNeeded() implements Said {}

    record Prompt(TerminalPrompt prompt) implements Said {}

    record Trouble(TerminalTrouble trouble) implements Said {}

    /// The trouble that was told is over.
    record Ready() implements Said {}

    /// The card terminal was there, and its record does not tell what became of the payment's request.
    record CannotTell() implements Said {}

    /// The card terminal is there again: whichever of these requests are still in doubt can be asked about now.
    ///
    /// @param references of requests that nobody has its answer about
    record AskAgain(List<String> references) implements Said {
        public AskAgain {
            references = List.copyOf(references);
        }
    }

    /// What became of closing the batch.
    record Batch(BatchAnswer answer) implements Said {}

    /// A printer is ready for this paper and wants its words.
    ///
    /// @param to takes them once the journal has it that the printing starts; never if it does not
    record PaperWanted(Paper paper, Consumer<Document> to) implements Said {}

    record PaperEnded(Paper paper, PrintAnswer answer) implements Said {}

    /// The printer does not print.
    ///
    /// @param during the paper in whose middle it stands, if it does
    record PrinterTroubled(PrinterTrouble why, Optional<Paper> during) implements Said {}

    /// Its trouble is over.
    record PrinterReady() implements Said {}

    record PaperLow() implements Said {}

    /// The drawer was to be opened for the payment.
    record DrawerAnswered(DrawerAnswer answer) implements Said {}

    /// Nothing can be scanned.
    record ScannerTroubled(ScannerTrouble why) implements Said {}

    /// Its trouble is over.
    record ScannerReady() implements Said {}

    /// The scanner read something that is not handed on.
    record ScanUnusable() implements Said {}

    /// A mistake of ours in a driver.
    ///
    /// @param code to read out on the telephone
    record Broken(String code) implements Said {}
}
