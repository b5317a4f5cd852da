package org.cashwrap.device.simulator;

import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Consumer;

/// The terminal as master of a dialogue: it speaks, and the till answers. Once an answer stays away, nothing more is said
/// in this dialogue.
final class Talk {
    /// How long a second answer to a repeated message may take, whatever the scale of time.
    private static final Duration SECOND_ANSWER_MIN = Duration.ofMillis(300);

    /// Between two writes of a till, whatever the scale of time.
    private static final Duration ON_ITS_WAY = Duration.ofMillis(20);

    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

    private final Line line;
    private final Wire wire;
    private final Timers timers;
    private final Consumer<String> say;
    private boolean lost;
    private boolean stopAllowed;
    private boolean stopped;

    /// @param say is told what a person at the terminal should know
    Talk(Line line, Wire wire, Timers timers, Consumer<String> say) {
        this.line = line;
        this.wire = wire;
        this.timers = timers;
        this.say = say;
    }

    /// Begins a dialogue.
    void begin() {
        lost = false;
        stopAllowed = false;
        stopped = false;
    }

    /// May the till stop this dialogue now?
    void allowStop(boolean allowed) {
        stopAllowed = allowed;
    }

    /// Has it?
    boolean isStopped() {
        return stopped;
    }

    boolean isLost() {
        return lost;
    }

    /// Answers what the till has asked.
    ///
    /// @return false if the till is known not to have it
    boolean answer(Apdu apdu) {
        lost |= line.say(apdu) != Line.Said.DELIVERED;
        return !lost;
    }

    /// Says something, and waits for the till's answer.
    ///
    /// @return false if there was none, or it was not positive
    boolean tell(Apdu apdu) {
        return ask(apdu, timers.answer(), () -> {})
                .filter(answer -> Control.isPositive(answer.control()))
                .isPresent();
    }

    /// Says something, and waits for the till's answer.
    ///
    /// @param delivered is done between the two
    /// @return empty if there was none
    Optional<Apdu> ask(Apdu apdu, Duration wait, Runnable delivered) {
        if (!lost) {
            dropStanding(apdu);
        }
        if (lost || !answer(apdu)) {
            return Optional.empty();
        }
        delivered.run();
        var answer = awaited(wait);
        if (answer.isPresent() && line.copiesSaid() > 0) {
            awaitSecond();
        }
        if (answer.isEmpty()) {
            lost = true;
            if (line.endsWithSilence() && !wire.isDead()) {
                wire.cut();
            }
        }
        return answer;
    }

    /// Waits, and still hears the till.
    void pause(Duration time) {
        var end = System.nanoTime() + time.toNanos();
        var left = time;
        while (!stopped && !lost && !left.isNegative()) {
            switch (line.hear(left, _ -> {})) {
                case Line.Heard.Message(var apdu) -> interrupted(apdu);
                case Line.Heard.Gone _ -> lost = true;
                case Line.Heard.Nothing _ -> {
                    // The time is over.
                }
            }
            left = Duration.ofNanos(end - System.nanoTime());
        }
    }

    /// What came before a message was said is no answer to it, or an answer too many would pass for the one to a result. Such
    /// an answer may still be on its way; before a result it is waited for.
    private void dropStanding(Apdu next) {
        var wait = next.is(Control.STATUS_INFORMATION) ? ON_ITS_WAY : Duration.ZERO;
        for (var standing = line.standing(wait);
                standing.isPresent() && !lost;
                standing = line.standing(wait)) {
            interrupted(standing.get());
        }
    }

    private Optional<Apdu> awaited(Duration wait) {
        var end = System.nanoTime() + wait.toNanos();
        while (true) {
            switch (line.hear(Duration.ofNanos(end - System.nanoTime()), _ -> {})) {
                case Line.Heard.Message(var apdu) -> {
                    if (Control.isAnswer(apdu.control())) {
                        return Optional.of(apdu);
                    }
                    interrupted(apdu);
                }
                case Line.Heard.Nothing _, Line.Heard.Gone _ -> {
                    return Optional.empty();
                }
            }
        }
    }

    /// A till that got a message twice may answer it twice.
    private void awaitSecond() {
        var scaled = timers.millis(1_000);
        var wait = scaled.compareTo(SECOND_ANSWER_MIN) < 0 ? SECOND_ANSWER_MIN : scaled;
        var end = System.nanoTime() + wait.toNanos();
        while (line.hear(Duration.ofNanos(end - System.nanoTime()), _ -> {})
                instanceof Line.Heard.Message(var apdu)) {
            if (!Control.isAnswer(apdu.control())) {
                interrupted(apdu);
            }
        }
    }

    /// The till asks for something while it should answer.
    private void interrupted(Apdu apdu) {
        if (Control.isAnswer(apdu.control())) {
            // Too late for the message it was meant for, or one too many.
            say.accept("an answer too many is dropped: " + HEX.formatHex(apdu.bytes()));
            return;
        }
        if (!apdu.is(Control.ABORT_BY_ECR)) {
            answer(Messages.PLEASE_WAIT);
        } else if (stopAllowed) {
            stopped = true;
            answer(Messages.OK);
        } else {
            answer(Messages.NOT_POSSIBLE);
        }
    }
}
