package org.cashwrap.device.driver.escpos;

import org.cashwrap.device.PrintAnswer;
import org.cashwrap.device.PrintAnswer.NotPrinted;
import org.cashwrap.device.PrintAnswer.Printed;
import org.cashwrap.device.PrintAnswer.Unknown;
import org.cashwrap.device.PrinterNews;
import org.cashwrap.device.PrinterTrouble;
import org.cashwrap.device.driver.escpos.EscPosSettings.Completion;
import org.cashwrap.device.link.Link;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// One document on its way to a printer that was well a moment ago. It is sent once, whatever happens.
final class Printing {
    private static final byte[] ANSWER_IN_TURN = {0x1D, 0x72, 0x01};

    /// `GS ( H`, function 48, before the four characters.
    private static final byte[] NAME = {0x1D, 0x28, 0x48, 0x06, 0x00, 0x30, 0x30};

    /// Of a reply to it, before the four characters.
    private static final String NAMED = "\"";

    /// More old questions than these are never answered all: a printer holds no more documents than two or three.
    private static final int OWED_MAX = 7;

    private final Talk talk;
    private final PrintJob job;
    private final String id;
    private final EscPosSettings settings;
    private final Patience patience;
    private final Duration paperTime;
    private final PrinterNews news;
    private Optional<PrinterTrouble> told = Optional.empty();
    private long askedAt = System.nanoTime();

    /// @param id        four characters, no other document's
    /// @param paperTime how long it takes at most to print what was sent
    Printing(
            Talk talk,
            PrintJob job,
            String id,
            EscPosSettings settings,
            Patience patience,
            Duration paperTime,
            PrinterNews news) {
        this.talk = talk;
        this.job = job;
        this.id = id;
        this.settings = settings;
        this.patience = patience;
        this.paperTime = paperTime;
        this.news = news;
    }

    /// Sends it to a printer, and listens to it all the time.
    PrintAnswer answer() {
        var isFirst = true;
        for (var command : job.commands()) {
            var stopped = isFirst ? Optional.<PrintAnswer>empty() : waitUntilFit();
            if (stopped.isPresent()) {
                return stopped.get();
            }
            var sent = talk.send(command);
            if (sent != Link.Sent.DONE) {
                return cutOff(sent, isFirst);
            }
            if (isFirst) {
                // The first one resets the printer, and with it this.
                talk.wishForChanges();
            }
            isFirst = false;
            news.meanwhile();
        }
        return proof();
    }

    /// Sends it where nobody answers.
    PrintAnswer blindly() {
        var isFirst = true;
        for (var command : job.commands()) {
            var sent = talk.send(command);
            if (sent != Link.Sent.DONE) {
                return cutOff(sent, isFirst);
            }
            isFirst = false;
            news.meanwhile();
        }
        return new Unknown(PrinterTrouble.CANNOT_TELL);
    }

    private static PrintAnswer cutOff(Link.Sent sent, boolean isFirst) {
        return isFirst && sent == Link.Sent.NOTHING
                ? new NotPrinted(PrinterTrouble.NO_CABLE)
                : new Unknown(PrinterTrouble.CUT_OFF);
    }

    /// While it has stopped, nothing is sent: what it keeps it prints by itself.
    private Optional<PrintAnswer> waitUntilFit() {
        talk.listen(Duration.ZERO);
        askNowAndThen();
        while (troubled()) {
            var ended = ended();
            if (ended.isPresent()) {
                return ended;
            }
            talk.listen(patience.look());
            news.meanwhile();
            askNowAndThen();
        }
        return Optional.empty();
    }

    // ---- did it come out? ----

    private PrintAnswer proof() {
        return switch (settings.status().completion()) {
            case PROCESS_ID ->
                    talk.send(named()) == Link.Sent.DONE
                            ? await(() -> talk.hasReplied(NAMED + id), patience.proof())
                            : new Unknown(PrinterTrouble.CUT_OFF);
            case GS_R -> inTurn();
            // The time it needs, so that its trouble is told; and it proves nothing.
            case NONE -> await(() -> false, patience.look());
        };
    }

    private byte[] named() {
        var command = new ByteArrayOutputStream();
        command.writeBytes(NAME);
        command.writeBytes(id.getBytes(StandardCharsets.US_ASCII));
        return command.toByteArray();
    }

    /// A reply does not say to which question, and those to an earlier document's may still come. So it is asked once more
    /// than that: of so many replies at least one is to a question that stood behind this document.
    private PrintAnswer inTurn() {
        var owed = Math.min(talk.owed(), OWED_MAX);
        var questions = new ByteArrayOutputStream();
        for (var i = 0; i <= owed; i++) {
            questions.writeBytes(ANSWER_IN_TURN);
        }
        var before = talk.inTurns();
        talk.forgetGarbled();
        talk.owe(owed + 1);
        if (talk.send(questions.toByteArray()) != Link.Sent.DONE) {
            return new Unknown(PrinterTrouble.CUT_OFF);
        }
        var answer =
                await(() -> talk.inTurns() - before > owed && !talk.isGarbled(), patience.proof());
        if (owed > 0 && answer instanceof Printed) {
            // Those to our own come all at once.
            talk.listen(patience.answer());
            talk.owesNothing();
        }
        return answer;
    }

    /// Until it is proven, or has not been for longer than the paper takes. Time in which the printer has stopped does not
    /// count.
    private PrintAnswer await(BooleanSupplier proven, Duration beyond) {
        var wait = paperTime.plus(beyond).toNanos();
        var end = System.nanoTime() + wait;
        while (!talk.until(proven, patience.look())) {
            var ended = ended();
            if (ended.isPresent()) {
                return ended.get();
            }
            news.meanwhile();
            askNowAndThen();
            if (troubled()) {
                end = System.nanoTime() + wait;
            } else if (System.nanoTime() - end > 0) {
                var why = unproven();
                return proven.getAsBoolean() ? new Printed() : new Unknown(why);
            }
        }
        told.ifPresent(_ -> news.goesOn());
        return new Printed();
    }

    private PrinterTrouble unproven() {
        if (settings.status().realTime() && !talk.ask(1)) {
            return talk.isBroken() ? PrinterTrouble.CUT_OFF : talk.unanswered();
        }
        return settings.status().completion() == Completion.NONE
                ? PrinterTrouble.CANNOT_TELL
                : PrinterTrouble.NOT_UNDERSTOOD;
    }

    // ---- what happens meanwhile ----

    private Optional<PrintAnswer> ended() {
        if (talk.isBroken()) {
            return Optional.of(new Unknown(PrinterTrouble.CUT_OFF));
        }
        if (news.isGivenUp()) {
            // What it still keeps must not come out when nobody knows of it any more.
            if (!talk.clear()) {
                talk.abandon();
            }
            return Optional.of(new Unknown(told.orElse(PrinterTrouble.NOT_STARTED)));
        }
        // One that has stopped answers still. One that was switched off then does not go on by
        // itself.
        var silentMax = patience.proof().plus(paperTime);
        if (told.isPresent()
                && settings.status().realTime()
                && talk.silence().compareTo(silentMax) > 0) {
            return Optional.of(new Unknown(PrinterTrouble.SILENT));
        }
        return Optional.empty();
    }

    /// One that tells its changes by itself need not be asked, but for one that was switched off meanwhile.
    private void askNowAndThen() {
        if (settings.status().realTime()
                && System.nanoTime() - askedAt > patience.look().toNanos()) {
            askedAt = System.nanoTime();
            talk.askWhy();
        }
    }

    /// Tells once that it has stopped, and once that it goes on.
    private boolean troubled() {
        var trouble = talk.trouble();
        if (trouble.isPresent() && !trouble.equals(told)) {
            news.standsStill(trouble.get());
        } else if (trouble.isEmpty() && told.isPresent()) {
            news.goesOn();
        }
        told = trouble;
        return trouble.isPresent();
    }
}
