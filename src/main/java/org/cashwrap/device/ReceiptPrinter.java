package org.cashwrap.device;

import org.cashwrap.core.receipt.Document;

import java.util.Optional;
import java.util.function.Supplier;

/// Puts documents on paper. All of it is blocking and for the device's own thread.
///
/// What every driver keeps: a document is sent once and never again by itself; *printed* needs the printer's own word, and
/// without it the answer is [PrintAnswer.Unknown]; [PrintAnswer.NotPrinted] is said only if none of it can come out of the
/// printer any more.
public interface ReceiptPrinter extends AutoCloseable {
    /// Looks whether it can print now: opens the cable, asks how it is. Repeating it is harmless, and prints nothing.
    ///
    /// @return what is in the way, if anything is known to be
    Optional<PrinterTrouble> ready();

    /// Prints a document and cuts the paper behind it: looks whether it can, as [#ready] does, and only then asks for the words.
    /// May last until somebody has changed the paper.
    ///
    /// @param words asked for once, and only by a printer that can print; none if it is not to be printed after all
    PrintAnswer print(Supplier<Optional<Document>> words, PrinterNews news);

    /// Was its paper nearly at its end when it last said how it is? False where nothing can tell.
    boolean isPaperLow();

    /// Leaves the cable. Never fails.
    @Override
    void close();
}
