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
import org.cashwrap.device.driver.escpos.EscPosSettings.Completion;
import org.cashwrap.device.driver.escpos.wire.PrinterState;
import org.cashwrap.device.driver.escpos.wire.PrinterWord;
import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/// An ESC/POS printer at a cable, and the drawer at its connector.
///
/// A document goes out once, command by command. Between two of them the printer is heard, so that nothing is sent to one
/// that has stopped, and the drawer may be kicked. *Printed* is said on the printer's own word only: it names the document
/// when its last line is on paper (`GS ( H`), or answers a question that stood behind the cut (`GS r`). A printer that
/// stops in the middle, because its paper is out or its cover open, keeps the rest and goes on by itself; it is waited for.
///
/// What may still lie in a printer after a document of unknown fate is cleared, or pushed through, before the next one.
public final class EscPosPrinter implements ReceiptPrinter {
    private static final System.Logger LOG = System.getLogger(EscPosPrinter.class.getName());

    private static final byte[] TELL_CHANGES = {0x1D, 0x61, 0x0F};
    private static final byte[] ANSWER_IN_TURN = {0x1D, 0x72, 0x01};
    private static final byte[] CLEAR = {
        0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08
    };

    /// What a printer says when it has forgotten everything.
    private static final String CLEARED = "%";

    /// Of a reply to `GS ( H`, before the four characters.
    private static final String ID_REPLY = "\"";

    /// As much as the longest command that may have been cut in two: zeros end it, and mean nothing outside of one.
    private static final int ZEROS = 4_096 + 16;

    private static final int IDS = 10_000;

    private final Cable cable;
    private final EscPosSettings settings;
    private final Patience patience;
    private final boolean isOneWay;
    private final boolean isKeptOpen;
    private Optional<Talk> open = Optional.empty();

    /// Its last word before the cable was left.
    private PrinterState last = PrinterState.UNKNOWN;

    /// Something that is not known to have been printed may still lie in it; nobody knows what the last run left there.
    private boolean isDirty = true;

    /// Replies to `GS r` that nobody waits for any more.
    private int stale;

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
        return () -> kick(drawer);
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

    private Optional<Talk> connected() {
        open.ifPresent(talk -> {
            talk.listen();
            if (talk.isBroken()) {
                leave();
            }
        });
        if (open.isEmpty()) {
            open =
                    switch (cable.open()) {
                        case Cable.Opening.Opened(var link) -> Optional.of(new Talk(link));
                        case Cable.Opening.NotOpened(var why) -> {
                            LOG.log(System.Logger.Level.DEBUG, "{0}: {1}", cable.name(), why);
                            yield Optional.empty();
                        }
                    };
            stale = 0;
        }
        return open;
    }

    /// Asks everything there is to ask.
    private Optional<PrinterTrouble> look(Talk talk) {
        if (settings.status().realTime()) {
            // One question more than needed would do no harm, one less would.
            for (var n = 1; n <= 4; n++) {
                if (!talk.ask(n, patience.answer())) {
                    return Optional.of(unanswered(talk));
                }
            }
        } else if (settings.status().auto()) {
            var isTold =
                    talk.send(TELL_CHANGES) == Link.Sent.DONE
                            && talk.await(PrinterWord.Auto.class::isInstance, patience.answer())
                                    .isPresent();
            // One that has stopped may keep the question for later, but it has said why it stopped.
            if (!isTold && troubleOf(talk).isEmpty()) {
                return Optional.of(unanswered(talk));
            }
        }
        return troubleOf(talk);
    }

    private static PrinterTrouble unanswered(Talk talk) {
        if (talk.isBroken()) {
            return PrinterTrouble.NO_CABLE;
        }
        return talk.isGarbled() ? PrinterTrouble.NOT_UNDERSTOOD : PrinterTrouble.SILENT;
    }

    private static Optional<PrinterTrouble> troubleOf(Talk talk) {
        var state = talk.state();
        if (state.broken()) {
            return Optional.of(PrinterTrouble.BROKEN);
        }
        if (state.coverOpen()) {
            return Optional.of(PrinterTrouble.COVER_OPEN);
        }
        if (state.paperOut()) {
            return Optional.of(PrinterTrouble.PAPER_OUT);
        }
        if (state.cutter()) {
            return Optional.of(PrinterTrouble.CUTTER);
        }
        return state.offline() || state.otherError()
                ? Optional.of(PrinterTrouble.OFFLINE)
                : Optional.empty();
    }

    // ---- printing ----

    @Override
    public PrintAnswer print(Document document, PrinterNews news) {
        var job = Encoder.encode(document, settings);
        var talk = connected();
        if (talk.isEmpty()) {
            return new NotPrinted(PrinterTrouble.NO_CABLE);
        }
        var answer = new Print(talk.get(), job, news).answer();
        isDirty =
                switch (answer) {
                    case Printed() -> false;
                    case NotPrinted _ -> isDirty;
                    case Unknown(var why) -> why != PrinterTrouble.CANNOT_TELL;
                };
        leaveUnlessKept();
        return answer;
    }

    /// One document on its way.
    private final class Print {
        private final Talk talk;
        private final PrintJob job;
        private final PrinterNews news;
        private Optional<PrinterTrouble> told = Optional.empty();
        private long askedAt = System.nanoTime();

        Print(Talk talk, PrintJob job, PrinterNews news) {
            this.talk = talk;
            this.job = job;
            this.news = news;
        }

        PrintAnswer answer() {
            if (isDirty) {
                clear();
            }
            var isFirst = true;
            for (var command : job.commands()) {
                var stopped = isOneWay || isFirst ? Optional.<PrintAnswer>empty() : waitUntilFit();
                if (stopped.isPresent()) {
                    return stopped.get();
                }
                var sent = talk.send(command);
                if (sent != Link.Sent.DONE) {
                    return isFirst && sent == Link.Sent.NOTHING
                            ? new NotPrinted(PrinterTrouble.NO_CABLE)
                            : new Unknown(PrinterTrouble.CUT_OFF);
                }
                // The first one resets the printer, and with it this.
                if (isFirst && settings.status().auto() && !isOneWay) {
                    talk.send(TELL_CHANGES);
                }
                isFirst = false;
                news.meanwhile();
            }
            return isOneWay ? new Unknown(PrinterTrouble.CANNOT_TELL) : proof();
        }

        /// While it has stopped, nothing is sent: what it keeps it prints by itself.
        private Optional<PrintAnswer> waitUntilFit() {
            talk.listen();
            askNowAndThen();
            while (troubled()) {
                if (talk.isBroken()) {
                    return Optional.of(new Unknown(PrinterTrouble.CUT_OFF));
                }
                if (news.isGivenUp()) {
                    return Optional.of(givenUp());
                }
                pause();
            }
            return Optional.empty();
        }

        private PrintAnswer proof() {
            return switch (settings.status().completion()) {
                case PROCESS_ID -> {
                    lastId = (lastId + 1) % IDS;
                    var id = String.format(Locale.ROOT, "%04d", lastId);
                    yield talk.send(nameIt(id)) == Link.Sent.DONE
                            ? await(word -> isReply(word, ID_REPLY + id))
                            : new Unknown(PrinterTrouble.CUT_OFF);
                }
                case GS_R ->
                        talk.send(ANSWER_IN_TURN) == Link.Sent.DONE
                                ? awaitInTurn()
                                : new Unknown(PrinterTrouble.CUT_OFF);
                // The time it needs, so that its trouble is told; and it proves nothing.
                case NONE -> await(_ -> false);
            };
        }

        private PrintAnswer awaitInTurn() {
            stale++;
            return await(word -> word instanceof PrinterWord.InTurn && --stale == 0);
        }

        /// Until the word comes, or has not come for longer than the paper takes. Time in which the printer has stopped does
        /// not count.
        private PrintAnswer await(Predicate<PrinterWord> word) {
            var end = System.nanoTime() + timeFor(job).toNanos();
            while (true) {
                if (talk.await(word, patience.look()).isPresent()) {
                    told.ifPresent(_ -> news.goesOn());
                    return new Printed();
                }
                if (talk.isBroken()) {
                    return new Unknown(PrinterTrouble.CUT_OFF);
                }
                if (news.isGivenUp()) {
                    return givenUp();
                }
                news.meanwhile();
                askNowAndThen();
                if (troubled()) {
                    end = System.nanoTime() + timeFor(job).toNanos();
                } else if (System.nanoTime() - end > 0) {
                    return new Unknown(unproven());
                }
            }
        }

        private PrinterTrouble unproven() {
            if (settings.status().completion() == Completion.NONE) {
                return PrinterTrouble.CANNOT_TELL;
            }
            if (settings.status().realTime() && !talk.ask(1, patience.answer())) {
                return talk.isBroken() ? PrinterTrouble.CUT_OFF : PrinterTrouble.SILENT;
            }
            return PrinterTrouble.NOT_UNDERSTOOD;
        }

        /// One that tells its changes by itself need not be asked, but for one that was switched off meanwhile.
        private void askNowAndThen() {
            var isTime = System.nanoTime() - askedAt > patience.look().toNanos();
            if (!settings.status().realTime() || !isTime) {
                return;
            }
            askedAt = System.nanoTime();
            if (talk.ask(1, patience.answer())
                    && talk.state().offline()
                    && talk.ask(2, patience.answer())
                    && talk.ask(3, patience.answer())) {
                talk.ask(4, patience.answer());
            }
        }

        /// Tells once that it has stopped, and once that it goes on.
        private boolean troubled() {
            var trouble = troubleOf(talk);
            if (trouble.isPresent() && !trouble.equals(told)) {
                news.standsStill(trouble.get());
            } else if (trouble.isEmpty() && told.isPresent()) {
                news.goesOn();
            }
            told = trouble;
            return trouble.isPresent();
        }

        private void pause() {
            talk.await(_ -> false, patience.look());
            news.meanwhile();
            askNowAndThen();
        }

        /// What it still keeps must not come out when nobody knows of it any more.
        private PrintAnswer givenUp() {
            clear();
            return new Unknown(told.orElse(PrinterTrouble.NOT_STARTED));
        }

        private void clear() {
            if (settings.status().clear() && !isOneWay) {
                if (talk.send(CLEAR) == Link.Sent.DONE) {
                    talk.await(word -> isReply(word, CLEARED), patience.answer());
                    stale = 0;
                }
            } else {
                talk.send(new byte[ZEROS]);
            }
        }
    }

    private static boolean isReply(PrinterWord word, String text) {
        return word instanceof PrinterWord.Block(var header, var said)
                && header == PrinterWord.Block.REPLY
                && said.equals(text);
    }

    private static byte[] nameIt(String id) {
        var command = new byte[] {0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30, 0, 0, 0, 0};
        System.arraycopy(id.getBytes(StandardCharsets.US_ASCII), 0, command, 7, 4);
        return command;
    }

    private Duration timeFor(PrintJob job) {
        var paperMs = 1_000.0 * job.heightMm() / settings.speedMmPerS() * patience.scale();
        return patience.proof().plusMillis(Math.round(paperMs));
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
        if (talk.get().send(pulse(drawer)) != Link.Sent.DONE) {
            return new DrawerAnswer.NotKicked(PrinterTrouble.CUT_OFF);
        }
        return isOneWay || drawer.openIsHigh().isEmpty()
                ? new DrawerAnswer.Kicked()
                : sensed(talk.get(), drawer);
    }

    private Optional<PrinterTrouble> whyNoPulse(Talk talk, EscPosSettings.Drawer drawer) {
        if (settings.status().realTime() && !talk.ask(1, patience.answer())) {
            return Optional.of(unanswered(talk));
        }
        talk.listen();
        return drawer.realTime() ? Optional.empty() : troubleOf(talk);
    }

    private DrawerAnswer sensed(Talk talk, EscPosSettings.Drawer drawer) {
        var end = System.nanoTime() + Duration.ofMillis(drawer.changeWithinMs()).toNanos();
        while (!talk.state().drawerHigh().equals(drawer.openIsHigh())) {
            if (System.nanoTime() - end > 0 || talk.isBroken()) {
                return talk.state().drawerHigh().isPresent()
                        ? new DrawerAnswer.StayedShut()
                        : new DrawerAnswer.Kicked();
            }
            talk.await(PrinterWord.Auto.class::isInstance, patience.quiet());
            if (settings.status().realTime()) {
                talk.ask(1, patience.answer());
            }
        }
        return new DrawerAnswer.Opened();
    }

    /// At once, `DLE DC4 1 m t` with t in 100 ms; or in its turn, `ESC p m t1 t2` in 2 ms.
    private static byte[] pulse(EscPosSettings.Drawer drawer) {
        var connector = (byte) (drawer.pin() == 2 ? 0 : 1);
        if (drawer.realTime()) {
            var tenths = Math.clamp((drawer.onMs() + 99) / 100, 1, 8);
            return new byte[] {0x10, 0x14, 0x01, connector, (byte) tenths};
        }
        return new byte[] {
            0x1B,
            0x70,
            connector,
            (byte) Math.clamp(drawer.onMs() / 2, 1, 255),
            (byte) Math.clamp(drawer.offMs() / 2, 1, 255)
        };
    }

    // ---- the cable ----

    private void leaveUnlessKept() {
        if (!isKeptOpen) {
            leave();
        }
    }

    private void leave() {
        open.ifPresent(talk -> {
            talk.leave(patience.quiet());
            last = talk.state();
        });
        open = Optional.empty();
    }

    @Override
    public void close() {
        leave();
    }
}
