package org.cashwrap.checkout;

import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.CardRequest;
import org.cashwrap.core.payment.TerminalMark;
import org.cashwrap.device.BatchAnswer;
import org.cashwrap.device.CardTerminal;
import org.cashwrap.device.TerminalNews;
import org.cashwrap.device.TerminalTrouble;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// A card terminal and its driver that do what a test wrote down for them, and write down what was asked of them.
final class FakeTerminal implements CardTerminal {
    /// What happens at one charge, or at one question.
    interface Play {
        CardAnswer with(CardRequest request, TerminalNews news);
    }

    final BlockingQueue<Play> charges = new LinkedBlockingQueue<>();
    final BlockingQueue<Play> asks = new LinkedBlockingQueue<>();
    final BlockingQueue<BatchAnswer> batches = new LinkedBlockingQueue<>();

    /// `charge`, `ask`, `batch`, `stop` and `close`, in their order; the first two with the request's reference.
    final List<String> calls = new CopyOnWriteArrayList<>();

    /// How often it was made ready.
    final AtomicInteger readied = new AtomicInteger();

    /// On its cable and switched on. While it is not, it answers nothing.
    volatile boolean here = true;

    /// In the way, although it is here.
    volatile Optional<TerminalTrouble> trouble = Optional.empty();

    /// A mistake of ours, whenever it is made ready.
    volatile boolean broken;

    /// Its last receipt number. It moves by itself if somebody uses the terminal by hand.
    final AtomicInteger receipt = new AtomicInteger(41);

    private volatile Optional<TerminalMark> mark = Optional.empty();

    @Override
    public Optional<TerminalTrouble> ready(TerminalNews news) {
        mark = Optional.empty();
        readied.incrementAndGet();
        if (broken) {
            throw new IllegalStateException("test");
        }
        if (!here) {
            return Optional.of(TerminalTrouble.SILENT);
        }
        mark = trouble.isEmpty() ? record() : Optional.empty();
        return trouble;
    }

    /// As if it had been made ready.
    void switchOn() {
        mark = record();
    }

    private Optional<TerminalMark> record() {
        return Optional.of(new TerminalMark("T1:" + receipt));
    }

    @Override
    public Optional<TerminalMark> mark() {
        return mark;
    }

    @Override
    public CardAnswer charge(CardRequest request, TerminalNews news) {
        mark = Optional.empty();
        calls.add("charge " + request.reference());
        var play = charges.poll();
        var answer = (play == null ? APPROVES : play).with(request, news);
        if (answer instanceof CardAnswer.Approved) {
            receipt.incrementAndGet();
        }
        mark = here && !(answer instanceof CardAnswer.Silent) ? record() : Optional.empty();
        return answer;
    }

    @Override
    public CardAnswer ask(CardRequest request, TerminalNews news) {
        mark = Optional.empty();
        calls.add("ask " + request.reference());
        var play = asks.poll();
        if (play == null && !here) {
            return new CardAnswer.Silent();
        }
        var answer = (play == null ? FOUND : play).with(request, news);
        mark = here ? record() : Optional.empty();
        return answer;
    }

    @Override
    public BatchAnswer closeBatch(TerminalNews news) {
        mark = Optional.empty();
        calls.add("batch");
        try {
            var answer = batches.take();
            mark = here ? record() : Optional.empty();
            return answer;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void stop() {
        calls.add("stop");
    }

    @Override
    public void close() {
        calls.add("close");
    }

    long count(String call) {
        return calls.stream().filter(each -> each.startsWith(call)).count();
    }

    static final Play APPROVES =
            (request, news) -> {
                var approval = approval(request);
                return news.approvalSeen(approval)
                        ? new CardAnswer.Approved(approval)
                        : new CardAnswer.Silent();
            };

    static final Play FOUND = (request, news) -> new CardAnswer.Approved(approval(request));
    static final Play SILENT = (request, news) -> new CardAnswer.Silent();
    static final Play DECLINES = (request, news) -> new CardAnswer.Declined("no funds");

    /// Every charge has a number of its own, as a terminal's trace.
    static CardApproval approval(CardRequest request) {
        return new CardApproval(
                request.amount(),
                "123456",
                "1234",
                "VISA",
                "52000001",
                OptionalInt.of(42),
                OptionalInt.of(Math.floorMod(request.reference().hashCode(), 1_000_000)),
                Optional.empty());
    }

    static BatchTotals totals() {
        return new BatchTotals(
                "52000001",
                OptionalInt.of(1),
                OptionalInt.of(42),
                Optional.of(TestTill.usd("79.30")),
                List.of(
                        new BatchTotals.Group("VISA", 1, TestTill.usd("79.30")),
                        new BatchTotals.Group(
                                "EURO", 1, new Money(100, Currency.getInstance("EUR")))));
    }
}
