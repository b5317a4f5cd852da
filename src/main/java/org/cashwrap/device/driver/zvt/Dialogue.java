package org.cashwrap.device.driver.zvt;

import org.cashwrap.device.driver.zvt.ZvtLine.Delivery;
import org.cashwrap.device.driver.zvt.ZvtLine.Heard;
import org.cashwrap.device.driver.zvt.ZvtLine.Repeat;
import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.driver.zvt.wire.Fields;
import org.cashwrap.device.driver.zvt.wire.IntermediateStatus;

import java.time.Duration;

/// One command and all that the terminal says because of it, until it gives the word back.
///
/// After its `80 00` the terminal is the master: it speaks, and everything it says is answered, first of all. Source:
/// PA00P015 rev. 13.08, chapters 1 and 2; timers T3 and T4 of PA00P016 rev. 04.
final class Dialogue {
    /// How a dialogue ended.
    sealed interface End {
        /// The terminal gave the word back: 06 0F. That alone never means that money moved.
        record Completed(Apdu completion) implements End {}

        /// The terminal broke off: 06 1E.
        record Aborted(Apdu abort) implements End {}

        /// The terminal would not even begin: 84 xx.
        record Refused(Apdu answer) implements End {}

        /// The terminal has not got the command, for certain.
        record NotSent() implements End {}

        /// Silence, or the cable went: what the terminal did is not known.
        record Lost() implements End {}
    }

    /// What the terminal says on the way, besides its beginning and its end. Each is answered when it returns.
    interface Listener {
        /// From here on what the terminal says belongs to this command.
        void begins();

        /// @return false if it must not be answered: then the line is closed, and the terminal undoes what it reports
        boolean statusInformation(Apdu apdu);

        /// @return false if it could not be kept: then the terminal is told that the printer is not ready
        boolean print(Apdu apdu);

        /// After it was answered.
        void intermediate(IntermediateStatus status);

        /// Does somebody want the terminal to stop?
        boolean stopWanted();

        /// What the terminal says to that.
        void stopAnswered(boolean noted);

        /// Before the end is answered, so that what is kept is kept then.
        void ending();
    }

    /// How often the wish to stop is looked at while the terminal is quiet.
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final Apdu YES = Apdu.of(Control.OK);
    private static final Apdu NO = Apdu.of(Control.NOT_POSSIBLE);
    private static final Apdu PRINTER_NOT_READY = Apdu.of(Control.PRINTER_NOT_READY);
    private static final int STOPS_MAX = 3;

    /// However long the terminal asks us to wait: a clerk with a queue asks its record instead.
    private static final int QUIET_MINUTES_MAX = 15;

    /// Two long slips, line by line.
    private static final int OLD_WORDS_MAX = 500;

    private final ZvtLine line;
    private final ZvtSettings settings;
    private final Timing timing;
    private final Listener listener;

    private int stopsSent;
    private boolean stopAnswered;

    /// Nothing was heard since it was first asked to stop.
    private boolean deafToStop;

    private Timing.Deadline nextStop;

    /// T4, until the terminal asks for another.
    private Duration quietMax;

    /// @param quietMax how long the terminal may be quiet while it works, until it asks for more or less
    Dialogue(
            ZvtLine line,
            ZvtSettings settings,
            Timing timing,
            Listener listener,
            Duration quietMax) {
        this.line = line;
        this.settings = settings;
        this.timing = timing;
        this.listener = listener;
        this.nextStop = timing.in(Duration.ZERO);
        this.quietMax = quietMax;
    }

    /// A command that the terminal answers, and ends with 06 0F or 06 1E.
    End run(Apdu command, Repeat repeat) {
        oldWords();
        return switch (line.send(command, repeat)) {
            case NOT_DELIVERED -> new End.NotSent();
            // Somebody may be there after all: what he says next tells.
            case DELIVERED, UNSURE -> line.isGone() ? new End.Lost() : answered();
        };
    }

    /// A command that is over with its answer, whatever that is.
    void ask(Apdu command) {
        oldWords();
        if (line.send(command, Repeat.ONLY_IF_REFUSED) != Delivery.DELIVERED) {
            return;
        }
        for (int i = 0; i < OLD_WORDS_MAX; i++) {
            if (!(line.next(settings.timers().answer()) instanceof Heard.Message(var apdu))
                    || Control.isAnswer(apdu.control())
                    || !old(apdu)) {
                return;
            }
        }
    }

    /// Goes on with a dialogue that was left in the middle, if the terminal still speaks: it repeats itself for a while.
    ///
    /// @param wait how long it may be quiet before it is taken to have ended
    void finish(Duration wait) {
        if (line.next(wait) instanceof Heard.Message(var apdu)) {
            spoke(apdu);
        }
    }

    /// What the terminal still had to say of an earlier dialogue is heard to its end before it is asked anything new.
    private void oldWords() {
        var wait = Duration.ZERO;
        for (int i = 0; i < OLD_WORDS_MAX; i++) {
            if (!(line.next(wait) instanceof Heard.Message(var apdu)) || !old(apdu)) {
                return;
            }
            if (!Control.isAnswer(apdu.control())) {
                wait = ends(apdu) ? Duration.ZERO : settings.timers().answer();
            }
        }
    }

    /// Only an answer says that the terminal has begun with our command. Whatever it says before is of an earlier dialogue:
    /// the end of that one must not be taken for the end of ours.
    private End answered() {
        for (int i = 0; i < OLD_WORDS_MAX; i++) {
            switch (line.next(settings.timers().answer())) {
                case Heard.Message(var apdu) when Control.isPositive(apdu.control()) -> {
                    listener.begins();
                    return slave();
                }
                case Heard.Message(var apdu) when Control.isAnswer(apdu.control()) -> {
                    return new End.Refused(apdu);
                }
                case Heard.Message(var apdu) -> {
                    if (!old(apdu)) {
                        return new End.Lost();
                    }
                }
                case Heard.Nothing(), Heard.Gone() -> {
                    return new End.Lost();
                }
            }
        }
        return new End.Lost();
    }

    /// @return false if it must stay without an answer; the line is closed then
    private boolean old(Apdu apdu) {
        if (!ends(apdu)) {
            return serve(apdu);
        }
        listener.ending();
        line.send(YES, Repeat.ALWAYS);
        return true;
    }

    private End spoke(Apdu apdu) {
        if (ends(apdu)) {
            return end(apdu);
        }
        return serve(apdu) ? slave() : new End.Lost();
    }

    private End slave() {
        var deadline = timing.in(quietMax);
        while (!deadline.isPast()) {
            var left = deadline.left();
            switch (line.next(left.compareTo(LOOK) < 0 ? left : LOOK)) {
                case Heard.Message(var apdu) -> {
                    deafToStop = false;
                    if (ends(apdu)) {
                        return end(apdu);
                    }
                    if (!serve(apdu)) {
                        return new End.Lost();
                    }
                    deadline = timing.in(quietMax);
                }
                case Heard.Nothing() -> {
                    // Nobody is there any more, and the clerk waits.
                    if (deafToStop && stopsSent == STOPS_MAX && nextStop.isPast()) {
                        return new End.Lost();
                    }
                    stopIfWanted();
                }
                case Heard.Gone() -> {
                    return new End.Lost();
                }
            }
        }
        return new End.Lost();
    }

    private static boolean ends(Apdu apdu) {
        return apdu.is(Control.COMPLETION) || apdu.is(Control.ABORT_BY_TERMINAL);
    }

    private End end(Apdu apdu) {
        listener.ending();
        // Whether our answer arrives changes nothing any more.
        line.send(YES, Repeat.ALWAYS);
        lateAnswer();
        return apdu.is(Control.COMPLETION) ? new End.Completed(apdu) : new End.Aborted(apdu);
    }

    /// A wish to stop that crossed the terminal's last word is answered after it: that answer must not be taken for the one to
    /// the next command.
    private void lateAnswer() {
        if (stopsSent > 0
                && !stopAnswered
                && line.next(settings.timers().answer()) instanceof Heard.Message(var apdu)) {
            serve(apdu);
        }
    }

    /// Answers one message of the terminal.
    ///
    /// @return false if it must stay without an answer; the line is closed then
    private boolean serve(Apdu apdu) {
        switch (apdu.control()) {
            case Control.STATUS_INFORMATION -> {
                if (!listener.statusInformation(apdu)) {
                    line.close();
                    return false;
                }
                line.send(YES, Repeat.ALWAYS);
            }
            case Control.INTERMEDIATE_STATUS -> {
                line.send(YES, Repeat.ALWAYS);
                var status = Fields.of(apdu, settings.alphabet()).intermediateStatus();
                // 00 stands there only because something must, before a text.
                status.minutes()
                        .ifPresent(minutes ->
                                quietMax =
                                        minutes == 0
                                                ? settings.timers().dialogue()
                                                : settings.timers()
                                                        .minute()
                                                        .multipliedBy(
                                                                Math.min(
                                                                        QUIET_MINUTES_MAX,
                                                                        minutes)));
                listener.intermediate(status);
            }
            case Control.PRINT_LINE, Control.PRINT_BLOCK ->
                    line.send(listener.print(apdu) ? YES : PRINTER_NOT_READY, Repeat.ALWAYS);
            // Its clock is its own affair, and ours is ours.
            case Control.SET_TIME_IN_ECR -> line.send(YES, Repeat.ALWAYS);
            default -> {
                if (Control.isAnswer(apdu.control())) {
                    answer(apdu);
                } else {
                    line.send(NO, Repeat.ALWAYS);
                }
            }
        }
        return true;
    }

    /// An answer in the middle of a dialogue is one to our wish to stop.
    private void answer(Apdu apdu) {
        if (stopsSent > 0 && !stopAnswered) {
            stopAnswered = true;
            listener.stopAnswered(Control.isPositive(apdu.control()));
        }
    }

    /// Only between two messages of the terminal: when both speak at once, both are lost. It is said again if nobody
    /// answers; whether the terminal stops is its own decision, and its last word tells.
    private void stopIfWanted() {
        if (!listener.stopWanted()
                || stopAnswered
                || stopsSent == STOPS_MAX
                || !nextStop.isPast()) {
            return;
        }
        deafToStop |= stopsSent == 0;
        stopsSent++;
        nextStop = timing.in(settings.timers().answer());
        line.send(Apdu.of(Control.ABORT_BY_ECR), Repeat.ONLY_IF_REFUSED);
    }
}
