package org.cashwrap.screen.counter;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.checkout.Asks;
import org.cashwrap.checkout.News;
import org.cashwrap.checkout.Reply;
import org.cashwrap.checkout.Request;
import org.cashwrap.checkout.TestTill;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.OracleClock;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.screen.counter.Press.Sign;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The counter's screen in front of a whole till, with one thread for both: whatever the counter says is heard when a test lets it
/// be heard. Keys are counted.
final class TillScreen implements AutoCloseable, Asks {
    final TestTill.Clock clock = new TestTill.Clock();
    final TestTill till;
    final CounterViewModel screen;

    /// In their order, each when it left the screen.
    final List<Request> asked = new ArrayList<>();

    /// Payments whose being taken stood on the screen.
    final Set<PaymentId> shown = new HashSet<>();

    int keys;

    /// No view is shown after a newer one.
    private long sequenceShown;

    private int unanswered;
    private final LinkedBlockingQueue<Runnable> said = new LinkedBlockingQueue<>();

    TillScreen(Path folder) {
        till = TestTill.open(folder, clock);
        var view = till.signedInAndOpen();
        screen =
                new CounterViewModel(
                        new CounterViewModel.Around(
                                this,
                                said::add,
                                () -> clock.now,
                                ZoneId.of("America/New_York"),
                                () -> OracleClock.known(clock.now, Duration.ofSeconds(1)),
                                TestTill.USD),
                        Language.EN,
                        view);
        screen.watch(this::look);
        till.listener = this::hear;
    }

    /// As the counter would tell it; heard when the test lets it be heard.
    void hear(News news) {
        said.add(() -> screen.heard(news));
    }

    private void look(CounterScreen now) {
        var sequence = screen.work().view().sequence();
        assertTrue(
                sequence >= sequenceShown,
                () -> "entry " + sequence + " is shown after " + sequenceShown);
        sequenceShown = sequence;
        now.done().ifPresent(done -> shown.add(done.payment()));
    }

    @Override
    public void ask(Request request, Consumer<Reply.Answer> tell) {
        asked.add(request);
        unanswered++;
        till.counter.submit(
                request,
                answer -> {
                    tell.accept(answer);
                    // After what it leads to on the screen.
                    said.add(() -> unanswered--);
                });
    }

    /// Lets everything be heard that was said, until nothing is left to be said.
    void settle() {
        do {
            while (unanswered > 0) {
                next();
            }
            till.ask(new Request.Status());
            while (!said.isEmpty()) {
                next();
            }
        } while (unanswered > 0 || !said.isEmpty());
    }

    private void next() {
        try {
            var one = said.poll(30, TimeUnit.SECONDS);
            assertTrue(one != null, "the counter has not answered");
            one.run();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// One key, as a person presses it: down, up, and only then the next.
    TillScreen key(Press press) {
        keys++;
        screen.tapped(press);
        settle();
        return this;
    }

    TillScreen keys(Press... presses) {
        for (var press : presses) {
            key(press);
        }
        return this;
    }

    TillScreen type(String text) {
        text.codePoints().forEach(sign -> key(Sign.of(sign)));
        return this;
    }

    TillScreen scan(String text) {
        screen.scanned(text);
        settle();
        return this;
    }

    /// A bill on screen, opened by its number.
    TillScreen bill(String number) {
        scan(number);
        assertTrue(now().bill().isPresent(), () -> "no bill: " + now());
        keys = 0;
        asked.clear();
        return this;
    }

    CounterScreen now() {
        return screen.screen();
    }

    Situation situation() {
        return Situation.of(screen.work());
    }

    @Override
    public void close() {
        till.close();
    }
}
