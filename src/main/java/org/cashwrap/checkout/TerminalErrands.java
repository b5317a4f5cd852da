package org.cashwrap.checkout;

import org.cashwrap.checkout.Hearing.Heard;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.CardRequest;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.Slip;
import org.cashwrap.core.payment.TerminalMark;
import org.cashwrap.device.BatchAnswer;
import org.cashwrap.device.CardTerminal;
import org.cashwrap.device.DeviceWorker;
import org.cashwrap.device.DeviceWorker.Job;
import org.cashwrap.device.TerminalNews;
import org.cashwrap.device.TerminalPrompt;
import org.cashwrap.device.TerminalTrouble;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/// The card terminal's errands, on its own thread. What the counter wants done goes to that thread, and what comes of it back
/// to the counter's ear; here it is decided when a card may be charged, and which doubts are asked about again.
final class TerminalErrands {
    /// Said of a charge that certainly never left us.
    private static final String NOT_STARTED = "not started";

    /// However often doubts were asked about in vain, they are asked about again after this many times the usual wait.
    private static final int PATIENCE_MAX = 8;

    private final CardTerminal terminal;
    private final Devices.Times times;
    private final Standing standing = new Standing();
    private final Set<String> asking = ConcurrentHashMap.newKeySet();
    private final Queue<Runnable> undelivered = new ConcurrentLinkedQueue<>();
    private final DeviceWorker worker;
    private volatile Optional<Hearing> counter = Optional.empty();
    private volatile boolean stopping;

    /// The device's thread's own: the trouble that was told last and is not over.
    private Optional<Said> told = Optional.empty();

    /// The device's thread's own: how often doubts were asked about again since none was left.
    private int inVain;

    TerminalErrands(CardTerminal terminal, Devices.Times times) {
        this.terminal = terminal;
        this.times = times;
        this.worker = new DeviceWorker("card-terminal", new Resting());
    }

    Optional<TerminalMark> terminalMark() {
        return standing.mark();
    }

    void start(Hearing hearing) {
        counter = Optional.of(hearing);
        lookAfter();
    }

    void stop() {
        worker.close(terminal::close, times.close());
    }

    /// The clerk asks the terminal to stop.
    void stopCharge() {
        stopping = true;
        terminal.stop();
    }

    // ---- charging ----

    void charge(CardRequest request, Hearing hearing) {
        stopping = false;
        standing.opened();
        worker.ask(
                new Job<CardAnswer>(
                        () -> charged(request, hearing),
                        new CardAnswer.Declined(NOT_STARTED),
                        code -> broken(code, hearing),
                        answer -> insist(said(request, answer), hearing)));
    }

    private CardAnswer charged(CardRequest request, Hearing hearing) {
        var telling = new Telling(hearing, Optional.of(request.reference()));
        // The last look may be old, and somebody may have used the terminal by hand since: if the
        // answer were lost, that booking would be taken for ours.
        terminal.ready(telling).ifPresent(telling::trouble);
        if (stopping || !terminal.mark().equals(Optional.of(request.before()))) {
            standing.record(terminal.mark());
            return new CardAnswer.Declined(NOT_STARTED);
        }
        standing.record(Optional.empty());
        var answer = terminal.charge(request, telling);
        standing.record(terminal.mark());
        return answer;
    }

    /// Nobody knows how far our own mistake let it go: that is silence, never a decline.
    private CardAnswer broken(String code, Hearing hearing) {
        standing.record(Optional.empty());
        var said = new Said.Broken(code);
        told = Optional.of(said);
        hearing.hear(said);
        return new CardAnswer.Silent();
    }

    /// A terminal says it once. What the journal did not take is said again until it does, and until then no other card is
    /// charged.
    private void insist(Said said, Hearing hearing) {
        hearing.hear(
                said,
                heard -> {
                    if (heard == Heard.NOT_KEPT) {
                        undelivered.add(() -> insist(said, hearing));
                    } else {
                        standing.closed();
                    }
                });
    }

    private static Said said(CardRequest request, CardAnswer answer) {
        return new Said.Event(new PaymentEvent.CardAnswered(request.reference(), answer));
    }

    // ---- asking ----

    /// @param reached the terminal was there to be asked, whether or not its record could tell
    private record Asked(CardAnswer answer, boolean reached) {
        static final Asked NOBODY = new Asked(new CardAnswer.Silent(), false);

        boolean isInVain() {
            return reached && answer instanceof CardAnswer.Silent;
        }
    }

    void ask(CardRequest request, Hearing hearing) {
        // Whoever asks while it is being asked has the same answer.
        if (!asking.add(request.reference())) {
            return;
        }
        standing.opened();
        worker.ask(
                new Job<>(
                        () -> asked(request, hearing),
                        Asked.NOBODY,
                        code -> {
                            broken(code, hearing);
                            return Asked.NOBODY;
                        },
                        asked -> {
                            asking.remove(request.reference());
                            hearing.hear(
                                    said(request, asked.answer()),
                                    heard -> {
                                        // Whoever does not have the answer has to ask again.
                                        if (!asked.reached() || heard == Heard.NOT_KEPT) {
                                            standing.notAsked(request.reference());
                                        }
                                        standing.closed();
                                    });
                            if (asked.isInVain()) {
                                hearing.hear(new Said.CannotTell());
                            }
                        }));
    }

    private Asked asked(CardRequest request, Hearing hearing) {
        standing.record(Optional.empty());
        var answer = terminal.ask(request, new Telling(hearing, Optional.of(request.reference())));
        var record = terminal.mark();
        standing.record(record);
        return new Asked(answer, !(answer instanceof CardAnswer.Silent) || record.isPresent());
    }

    // ---- the batch ----

    void closeBatch() {
        var hearing = counter.orElseThrow();
        standing.opened();
        worker.ask(
                new Job<BatchAnswer>(
                        () -> {
                            standing.record(Optional.empty());
                            var answer =
                                    terminal.closeBatch(new Telling(hearing, Optional.empty()));
                            standing.record(terminal.mark());
                            return answer;
                        },
                        new BatchAnswer.NotClosed(NOT_STARTED),
                        code -> {
                            broken(code, hearing);
                            return new BatchAnswer.Silent();
                        },
                        answer -> insist(new Said.Batch(answer), hearing)));
        // What was in its way before may be gone now.
        lookAfter();
    }

    // ---- when nobody asks ----

    private void lookAfter() {
        worker.ask(
                new Job<>(
                        () -> {
                            look();
                            return "";
                        },
                        "",
                        code -> {
                            lookBroken(code);
                            return "";
                        },
                        _ -> {}));
    }

    private void look() {
        var hearing = counter.orElseThrow();
        var trouble = terminal.ready(new Telling(hearing, Optional.empty()));
        var record = trouble.isEmpty() ? terminal.mark() : Optional.<TerminalMark>empty();
        standing.record(record);
        if (record.isEmpty()) {
            tellOnce(hearing, new Said.Trouble(trouble.orElse(TerminalTrouble.NO_RECORD)));
            return;
        }
        told.ifPresent(_ -> hearing.hear(new Said.Ready()));
        told = Optional.empty();
        if (!standing.isToBeAskedAgain()) {
            inVain = 0;
            return;
        }
        inVain++;
        hearing.hear(new Said.AskAgain(standing.takeUnasked()), _ -> standing.closed());
    }

    private void tellOnce(Hearing hearing, Said trouble) {
        if (!told.equals(Optional.of(trouble))) {
            told = Optional.of(trouble);
            hearing.hear(trouble);
        }
    }

    private void lookBroken(String code) {
        standing.record(Optional.empty());
        // The same mistake has another code from elsewhere; one code is enough for the telephone.
        if (told.filter(Said.Broken.class::isInstance).isEmpty()) {
            tellOnce(counter.orElseThrow(), new Said.Broken(code));
        }
    }

    private final class Resting implements DeviceWorker.Idle {
        @Override
        public Duration after() {
            if (standing.mark().isPresent()) {
                return times.quiet();
            }
            // A terminal that is there and does not answer for its doubts is not asked at full
            // speed: every answer is an entry of the journal.
            return times.retry().multipliedBy(Math.min(PATIENCE_MAX, inVain + 1));
        }

        @Override
        public void run() {
            if (counter.isEmpty()) {
                return;
            }
            for (int left = undelivered.size(); left > 0; left--) {
                undelivered.remove().run();
            }
            if (standing.isAtRest()) {
                look();
            }
        }

        @Override
        public void broken(String code) {
            lookBroken(code);
        }
    }

    /// What the driver tells while it works, on the device's thread.
    private final class Telling implements TerminalNews {
        private final Hearing hearing;
        private final Optional<String> reference;
        private Optional<TerminalTrouble> last = Optional.empty();

        /// @param reference of the request that it works for
        Telling(Hearing hearing, Optional<String> reference) {
            this.hearing = hearing;
            this.reference = reference;
        }

        @Override
        public boolean approvalSeen(CardApproval approval) {
            return reference
                    .map(name ->
                            isDurable(
                                    new Said.Event(new PaymentEvent.ApprovalSeen(name, approval))))
                    .orElse(false);
        }

        @Override
        public boolean slip(Slip slip) {
            return isDurable(new Said.Printed(slip));
        }

        private boolean isDurable(Said said) {
            var kept = new CompletableFuture<Heard>();
            hearing.hear(said, kept::complete);
            return kept.completeOnTimeout(
                                    Heard.NOT_KEPT,
                                    times.durable().toMillis(),
                                    TimeUnit.MILLISECONDS)
                            .join()
                    == Heard.KEPT;
        }

        @Override
        public void signatureNeeded() {
            hearing.hear(new Said.SignatureNeeded());
        }

        @Override
        public void prompt(TerminalPrompt prompt) {
            hearing.hear(new Said.Prompt(prompt));
        }

        @Override
        public void trouble(TerminalTrouble trouble) {
            var said = new Said.Trouble(trouble);
            if (reference.isEmpty()) {
                tellOnce(hearing, said);
                return;
            }
            // Who waits for a payment is told, whatever was told before it.
            if (!last.equals(Optional.of(trouble))) {
                last = Optional.of(trouble);
                told = Optional.of(said);
                hearing.hear(said);
            }
        }
    }
}
