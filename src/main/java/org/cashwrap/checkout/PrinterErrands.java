package org.cashwrap.checkout;

import org.cashwrap.checkout.Hearing.Heard;
import org.cashwrap.core.ledger.Paper;
import org.cashwrap.core.receipt.Document;
import org.cashwrap.device.CashDrawer;
import org.cashwrap.device.DeviceWorker;
import org.cashwrap.device.DeviceWorker.Job;
import org.cashwrap.device.DrawerAnswer;
import org.cashwrap.device.PrintAnswer;
import org.cashwrap.device.PrinterNews;
import org.cashwrap.device.PrinterTrouble;
import org.cashwrap.device.ReceiptPrinter;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// The errands of the receipt printer and of the drawer that hangs on it, on the printer's thread. The drawer never waits for
/// paper: while a document is being printed it is opened in the next gap.
final class PrinterErrands {
    private static final System.Logger LOG = System.getLogger(PrinterErrands.class.getName());

    private static final Duration LOOK = Duration.ofMillis(20);

    private final ReceiptPrinter printer;
    private final Optional<CashDrawer> drawer;
    private final Devices.Times times;
    private final Queue<Kick> kicks = new ConcurrentLinkedQueue<>();
    private final DeviceWorker worker;
    private volatile Optional<Hearing> counter = Optional.empty();
    private volatile boolean ending;

    /// Why the printer stands in the middle of a paper, until a person does something.
    private volatile Optional<PrinterTrouble> standing = Optional.empty();

    private volatile boolean givenUp;

    /// A job is waiting that kicks whatever is to be kicked by then.
    private final AtomicBoolean kicking = new AtomicBoolean();

    /// Asked for and not answered about.
    private final AtomicInteger papers = new AtomicInteger();

    /// The device's thread's own: what was told last and is not over.
    private Optional<PrinterTrouble> told = Optional.empty();

    private boolean toldPaperLow;

    /// @param hearing who wants the drawer open
    private record Kick(Hearing hearing) {}

    PrinterErrands(ReceiptPrinter printer, Optional<CashDrawer> drawer, Devices.Times times) {
        this.printer = printer;
        this.drawer = drawer;
        this.times = times;
        this.worker = new DeviceWorker("receipt-printer", new Resting());
    }

    void start(Hearing hearing) {
        counter = Optional.of(hearing);
        worker.ask(
                new Job<>(
                        () -> {
                            look();
                            return "";
                        },
                        "",
                        code -> code,
                        _ -> {}));
    }

    /// What is being printed and what waits for it may still come out, unless the printer stands still.
    void stop() {
        var end = System.nanoTime() + times.close().toNanos();
        while (papers.get() > 0 && standing.isEmpty() && System.nanoTime() - end < 0 && pauses()) {
            // Another look.
        }
        ending = true;
        worker.close(printer::close, times.close());
        refuseKicks();
    }

    /// @return false if nobody has the time
    private static boolean pauses() {
        try {
            Thread.sleep(LOOK);
            return true;
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    // ---- paper ----

    /// Behind a printer that stands still nothing waits: it would come out when its customer has left, and into the hands of
    /// somebody else.
    void print(Paper paper, Hearing hearing) {
        var stands = standing;
        if (stands.isPresent()) {
            hearing.hear(new Said.PaperEnded(paper, new PrintAnswer.NotPrinted(stands.get())));
            return;
        }
        papers.incrementAndGet();
        worker.ask(
                new Job<PrintAnswer>(
                        () -> printed(paper, hearing),
                        new PrintAnswer.NotPrinted(PrinterTrouble.NOT_STARTED),
                        // Nobody knows how far our own mistake let it go.
                        _ -> new PrintAnswer.Unknown(PrinterTrouble.MISTAKE),
                        answer -> {
                            papers.decrementAndGet();
                            hearing.hear(new Said.PaperEnded(paper, answer));
                        }));
    }

    private PrintAnswer printed(Paper paper, Hearing hearing) {
        kickWaiting();
        givenUp = false;
        var isWell = new AtomicBoolean();
        var answer =
                printer.print(
                        () -> {
                            isWell.set(true);
                            over(hearing);
                            return words(paper, hearing);
                        },
                        new Telling(paper, hearing));
        standing = Optional.empty();
        if (!isWell.get() && answer instanceof PrintAnswer.NotPrinted(var why)) {
            // Who waits for paper is told with its answer.
            told = Optional.of(why);
        }
        tellPaperLow(hearing);
        return answer;
    }

    /// Waits until the journal has it that the printing starts.
    private Optional<Document> words(Paper paper, Hearing hearing) {
        var wanted = new CompletableFuture<Document>();
        var heard = new CompletableFuture<Heard>();
        hearing.hear(new Said.PaperWanted(paper, wanted::complete), heard::complete);
        var kept =
                heard.completeOnTimeout(
                                Heard.NOT_KEPT, times.durable().toMillis(), TimeUnit.MILLISECONDS)
                        .join();
        return kept == Heard.KEPT ? Optional.ofNullable(wanted.getNow(null)) : Optional.empty();
    }

    /// What the driver tells while it prints.
    private final class Telling implements PrinterNews {
        private final Paper paper;
        private final Hearing hearing;

        Telling(Paper paper, Hearing hearing) {
            this.paper = paper;
            this.hearing = hearing;
        }

        @Override
        public void standsStill(PrinterTrouble why) {
            standing = Optional.of(why);
            told = Optional.of(why);
            hearing.hear(new Said.PrinterTroubled(why, Optional.of(paper)));
        }

        @Override
        public void goesOn() {
            standing = Optional.empty();
            over(hearing);
        }

        @Override
        public void meanwhile() {
            kickWaiting();
        }

        @Override
        public boolean isGivenUp() {
            return ending || givenUp;
        }
    }

    boolean giveUp() {
        givenUp = standing.isPresent();
        return givenUp;
    }

    // ---- the drawer ----

    void openDrawer(Hearing hearing) {
        if (drawer.isEmpty()) {
            return;
        }
        kicks.add(new Kick(hearing));
        // If nothing runs, this does; if something does, its next gap. One is enough for all, or
        // they
        // would take the places of papers.
        if (kicking.compareAndSet(false, true)) {
            worker.ask(
                    new Job<>(
                            () -> {
                                kicking.set(false);
                                kickWaiting();
                                return "";
                            },
                            "",
                            code -> code,
                            _ -> kicking.set(false)));
        }
    }

    private void kickWaiting() {
        for (var kick = kicks.poll(); kick != null; kick = kicks.poll()) {
            kick.hearing().hear(new Said.DrawerAnswered(opened()));
        }
    }

    private DrawerAnswer opened() {
        try {
            return drawer.orElseThrow().open();
        } catch (RuntimeException | Error ours) {
            // What is being printed in the meantime goes on.
            LOG.log(System.Logger.Level.ERROR, "a mistake of ours with the drawer", ours);
            return new DrawerAnswer.NotKicked(PrinterTrouble.MISTAKE);
        }
    }

    private void refuseKicks() {
        for (var kick = kicks.poll(); kick != null; kick = kicks.poll()) {
            kick.hearing()
                    .hear(
                            new Said.DrawerAnswered(
                                    new DrawerAnswer.NotKicked(PrinterTrouble.NOT_STARTED)));
        }
    }

    // ---- when nobody asks ----

    private void look() {
        var hearing = counter.orElseThrow();
        kickWaiting();
        var trouble = printer.ready();
        if (trouble.isEmpty()) {
            over(hearing);
            tellPaperLow(hearing);
        } else if (!told.equals(trouble)) {
            told = trouble;
            hearing.hear(new Said.PrinterTroubled(trouble.get(), Optional.empty()));
        }
    }

    private void over(Hearing hearing) {
        told.ifPresent(_ -> hearing.hear(new Said.PrinterReady()));
        told = Optional.empty();
    }

    /// Once for a roll.
    private void tellPaperLow(Hearing hearing) {
        var isLow = printer.isPaperLow();
        if (isLow && !toldPaperLow) {
            hearing.hear(new Said.PaperLow());
        }
        toldPaperLow = isLow;
    }

    private final class Resting implements DeviceWorker.Idle {
        @Override
        public Duration after() {
            return told.isPresent() ? times.retry() : times.quiet();
        }

        @Override
        public void run() {
            if (counter.isPresent()) {
                look();
            }
        }

        @Override
        public void broken(String code) {
            // It is in the log, and the next look or the next paper may go better.
        }
    }
}
