package org.cashwrap.checkout;

import org.cashwrap.core.receipt.Document;
import org.cashwrap.core.receipt.Layout;
import org.cashwrap.device.CashDrawer;
import org.cashwrap.device.DrawerAnswer;
import org.cashwrap.device.PrintAnswer;
import org.cashwrap.device.PrinterNews;
import org.cashwrap.device.PrinterTrouble;
import org.cashwrap.device.ReceiptPrinter;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/// A receipt printer and its drawer that do what a test wrote down for them, and write down what was asked of them.
final class FakePrinter implements ReceiptPrinter, CashDrawer {
    /// What happens to one document. Without any it is printed.
    interface Play {
        PrintAnswer with(Document document, PrinterNews news);
    }

    final BlockingQueue<Play> plays = new LinkedBlockingQueue<>();

    /// `print`, `kick` and `close`, in their order.
    final List<String> calls = new CopyOnWriteArrayList<>();

    /// Whatever was given to it, as text.
    final List<String> papers = new CopyOnWriteArrayList<>();

    volatile Optional<PrinterTrouble> trouble = Optional.empty();
    volatile boolean low;

    /// A mistake of ours, whenever it is made ready.
    volatile boolean broken;

    volatile DrawerAnswer drawer = new DrawerAnswer.Opened();

    @Override
    public Optional<PrinterTrouble> ready() {
        if (broken) {
            throw new IllegalStateException("test");
        }
        return trouble;
    }

    @Override
    public PrintAnswer print(Supplier<Optional<Document>> words, PrinterNews news) {
        var why = ready();
        if (why.isPresent()) {
            return new PrintAnswer.NotPrinted(why.get());
        }
        var wanted = words.get();
        if (wanted.isEmpty()) {
            return new PrintAnswer.NotPrinted(PrinterTrouble.NOT_KEPT);
        }
        var document = wanted.get();
        calls.add("print");
        papers.add(String.join("\n", Layout.lines(document.lines(), 42, document.direction())));
        var play = plays.poll();
        return play == null ? new PrintAnswer.Printed() : play.with(document, news);
    }

    @Override
    public boolean isPaperLow() {
        return low;
    }

    @Override
    public DrawerAnswer open() {
        calls.add("kick");
        return drawer;
    }

    @Override
    public void close() {
        calls.add("close");
    }
}
