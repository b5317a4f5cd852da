package org.cashwrap.device.driver.escpos;

import org.cashwrap.core.receipt.Document;
import org.cashwrap.device.CashDrawer;
import org.cashwrap.device.DrawerAnswer;
import org.cashwrap.device.PrintAnswer;
import org.cashwrap.device.PrintAnswer.NotPrinted;
import org.cashwrap.device.PrintAnswer.Printed;
import org.cashwrap.device.PrintAnswer.Unknown;
import org.cashwrap.device.PrinterNews;
import org.cashwrap.device.PrinterTrouble;
import org.cashwrap.device.ReceiptPrinter;
import org.cashwrap.device.driver.escpos.wire.PrinterState;
import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// An ESC/POS printer at a cable, and the drawer at its connector.
///
/// A document goes out once, command by command, and only to a printer that has just said that it is well. Between two
/// commands the printer is heard, so that nothing is sent to one that has stopped, and the drawer may be kicked. *Printed* is
/// said on the printer's own word only: it names the document when its last line is on paper (`GS ( H`), or answers a
/// question that stood behind the cut (`GS r`). A printer that stops in the middle, because its paper is out or its cover
/// open, keeps the rest and goes on by itself; it is waited for.
///
/// What may still lie in a printer after a document of unknown fate is cleared, or pushed through, before the next one.
public final class EscPosPrinter implements ReceiptPrinter {
    private static final System.Logger LOG = System.getLogger(EscPosPrinter.class.getName());

    /// As much as the longest command that may have been cut in two: zeros end it, and mean nothing outside of one.
    private static final int ZEROS = 4_096 + 16;

    /// As much as the longest head of a command, before its picture.
    private static final int ZEROS_OF_HEAD = 16;

    private static final int IDS = 10_000;

    /// What the operating system keeps of a serial line, and how fast a slow one (4800 baud) lets it go.
    private static final int LINE_BYTES = 4_096;

    private static final double LINE_BYTES_PER_MS = 0.48;

    private final Cable cable;
    private final EscPosSettings settings;
    private final Patience patience;
    private final boolean isOneWay;
    private final boolean isKeptOpen;
    private Optional<Talk> open = Optional.empty();
    private boolean isPrinting;

    /// Its last word before the cable was left.
    private PrinterState last = PrinterState.UNKNOWN;

    /// Something that is not known to have been printed may still lie in it; nobody knows what the last run left there.
    private boolean isDirty = true;

    /// Replies to `GS r` that may still come: one of the last run's, for all we know.
    private int owed = 1;

    /// Not from 0: an answer to the last run's must not be taken for one to this run's.
    private int lastId = new Random().nextInt(IDS);

    public EscPosPrinter(Cable cable, EscPosSettings settings, Patience patience) {
        this.cable = cable;
        this.settings = settings;
        this.patience = patience;
        this.isOneWay = cable.name() instanceof LinkName.File;
        // A network printer serves one at a time, and hangs up on who is quiet.
        this.isKeptOpen = !(cable.name() instanceof LinkName.Tcp);
    }

    /// The drawer at its connector. For the printer's thread, in a gap of a print too.
    public CashDrawer drawer(EscPosSettings.Drawer drawer) {
        return () -> {
            var answer = kick(drawer);
            leaveUnlessKept();
            return answer;
        };
    }

    // ---- how it is ----

    @Override
    public Optional<PrinterTrouble> ready() {
        var talk = connected();
        if (talk.isEmpty()) {
            return Optional.of(PrinterTrouble.NO_CABLE);
        }
        var trouble = isOneWay ? Optional.<PrinterTrouble>empty() : look(talk.get());
        leaveUnlessKept();
        return trouble;
    }

    @Override
    public boolean isPaperLow() {
        return settings.status().nearEnd() && open.map(Talk::state).orElse(last).paperLow();
    }

    /// To one that may hold a half command nothing can be said but zeros and what is obeyed at once; and that only behind
    /// the head of the command, where it might be taken for a length.
    private Optional<PrinterTrouble> look(Talk talk) {
        if (isDirty && !settings.status().realTime()) {
            talk.send(new byte[ZEROS]);
        } else if (isDirty && !settings.status().clear()) {
            talk.send(new byte[ZEROS_OF_HEAD]);
        }
        return talk.look();
    }

    /// Whether it is well and holds nothing old.
    ///
    /// @return why it is not
    private Optional<PrinterTrouble> madeReady(Talk talk) {
        var trouble = look(talk);
        if (trouble.isEmpty() && isDirty && settings.status().realTime() && !talk.clear()) {
            talk.send(new byte[ZEROS]);
        }
        if (trouble.isEmpty() && talk.isBroken()) {
            return Optional.of(PrinterTrouble.NO_CABLE);
        }
        isDirty &= trouble.isPresent();
        return trouble;
    }

    // ---- printing ----

    @Override
    public PrintAnswer print(Supplier<Optional<Document>> words, PrinterNews news) {
        var talk = connected();
        if (talk.isEmpty()) {
            return new NotPrinted(PrinterTrouble.NO_CABLE);
        }
        isPrinting = true;
        try {
            return print(talk.get(), words, news);
        } finally {
            isPrinting = false;
            leaveUnlessKept();
        }
    }

    private PrintAnswer print(Talk talk, Supplier<Optional<Document>> words, PrinterNews news) {
        var trouble = isOneWay ? Optional.<PrinterTrouble>empty() : madeReady(talk);
        if (trouble.isPresent()) {
            return new NotPrinted(trouble.get());
        }
        var document = words.get();
        if (document.isEmpty()) {
            return new NotPrinted(PrinterTrouble.NOT_KEPT);
        }
        var job = Encoder.encode(document.get(), settings);
        if (isOneWay && isDirty) {
            talk.send(new byte[ZEROS]);
        }
        // Also if the news ends it in the middle.
        isDirty = true;
        lastId = (lastId + 1) % IDS;
        var id = String.format(Locale.ROOT, "%04d", lastId);
        var printing = new Printing(talk, job, id, settings, patience, paperTime(job), news);
        var answer = isOneWay ? printing.blindly() : printing.answer();
        isDirty =
                switch (answer) {
                    case Printed() -> false;
                    case NotPrinted _ -> true;
                    case Unknown(var why) -> why != PrinterTrouble.CANNOT_TELL;
                };
        return answer;
    }

    /// With what a slow line still holds back when all has been sent.
    private Duration paperTime(PrintJob job) {
        var paperMs = 1_000.0 * job.heightMm() / settings.speedMmPerS();
        var lineMs =
                cable.name() instanceof LinkName.Serial
                        ? Math.min(job.size(), LINE_BYTES) / LINE_BYTES_PER_MS
                        : 0;
        return Duration.ofMillis(Math.round((paperMs + lineMs) * patience.scale()));
    }

    // ---- the drawer ----

    private DrawerAnswer kick(EscPosSettings.Drawer drawer) {
        var talk = connected();
        if (talk.isEmpty()) {
            return new DrawerAnswer.NotKicked(PrinterTrouble.NO_CABLE);
        }
        // Who is not there opens no drawer, and a pulse in its turn would come when nobody expects
        // it any more.
        var trouble = isOneWay ? Optional.<PrinterTrouble>empty() : whyNoPulse(talk.get(), drawer);
        if (trouble.isPresent()) {
            return new DrawerAnswer.NotKicked(trouble.get());
        }
        if (talk.get().send(Kick.pulse(drawer)) != Link.Sent.DONE) {
            return new DrawerAnswer.NotKicked(PrinterTrouble.CUT_OFF);
        }
        return isOneWay || drawer.openIsHigh().isEmpty()
                ? new DrawerAnswer.Kicked()
                : Kick.sensed(talk.get(), settings, patience, drawer);
    }

    private Optional<PrinterTrouble> whyNoPulse(Talk talk, EscPosSettings.Drawer drawer) {
        if (!isPrinting && !drawer.realTime()) {
            return madeReady(talk);
        }
        if (settings.status().realTime() && !talk.askWhy()) {
            return Optional.of(talk.unanswered());
        }
        return drawer.realTime() ? Optional.empty() : talk.trouble();
    }

    // ---- the cable ----

    private Optional<Talk> connected() {
        open.ifPresent(talk -> {
            talk.listen(Duration.ZERO);
            if (talk.isBroken()) {
                leave();
            }
        });
        if (open.isEmpty()) {
            open =
                    switch (cable.open()) {
                        case Cable.Opening.Opened(var link) ->
                                Optional.of(new Talk(link, settings.status(), patience, owed));
                        case Cable.Opening.NotOpened(var why) -> {
                            LOG.log(System.Logger.Level.DEBUG, "{0}: {1}", cable.name(), why);
                            yield Optional.empty();
                        }
                    };
        }
        return open;
    }

    private void leaveUnlessKept() {
        if (!isKeptOpen && !isPrinting) {
            leave();
        }
    }

    private void leave() {
        open.ifPresent(talk -> {
            talk.leave();
            last = talk.state();
            owed = talk.owed();
        });
        open = Optional.empty();
    }

    @Override
    public void close() {
        leave();
    }
}
