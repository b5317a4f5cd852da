package org.cashwrap.script;

import org.cashwrap.checkout.Counter;
import org.cashwrap.checkout.CounterView;
import org.cashwrap.checkout.News;
import org.cashwrap.checkout.Reply;
import org.cashwrap.checkout.Request;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.text.EffectText;
import org.cashwrap.text.StopText;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// The counter without a window: one JSON object a line in, exactly one reply line for each, in order, and news between
/// them. `docs/command-line.md` has the contract.
public final class Script {
    /// Words for a text key in the station's language.
    public interface Words {
        String text(String key, List<Object> values);
    }

    /// Ends the writing thread.
    private static final String END = "\n";

    private final Currency currency;
    private final Words words;
    private final EffectText sentences;
    private final StopText stopText;
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Thread writing;
    private final Object moved = new Object();
    private volatile Optional<CounterView> latest = Optional.empty();

    /// @param sentences in the station's language
    /// @param stopText  likewise
    public Script(
            Currency currency,
            Words words,
            EffectText sentences,
            StopText stopText,
            OutputStream out) {
        this.currency = currency;
        this.words = words;
        this.sentences = sentences;
        this.stopText = stopText;
        var print = new PrintStream(out, false, StandardCharsets.UTF_8);
        // A thread of its own: whoever reads us slowly must not make the counter wait.
        this.writing = Thread.ofPlatform().name("script-out").daemon().start(() -> write(print));
    }

    private void write(PrintStream out) {
        try {
            for (var line = lines.take(); !line.equals(END); line = lines.take()) {
                out.print(line + "\n");
                out.flush();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// What the counter tells unasked. Called on its thread.
    public void news(News news) {
        switch (news) {
            case News.Moved(var view) -> {
                seen(view);
                say(line(view), node -> state(node, view));
            }
            case News.Around(var view) -> seen(view);
            case News.Uploaded(var view, var acknowledged) -> {
                seen(view);
                say(line(news), node -> node.put("uploaded", acknowledged));
            }
            // A script has had its reply; it searches again if it wants to know better.
            case News.Found _ -> {}
            case News.Told(_, var kind, var payment, var text, var values) ->
                    say(
                            line(news),
                            node ->
                                    node.put("notice", kind)
                                            .put(
                                                    "payment",
                                                    payment.map(Object::toString).orElse(null))
                                            .put("text", words.text(text, values)));
            case News.Prompted(_, var payment, var kind, var text, var values) ->
                    say(
                            line(news),
                            node ->
                                    node.put("prompt", kind)
                                            .put(
                                                    "payment",
                                                    payment.map(Object::toString).orElse(null))
                                            .put("text", words.text(text, values)));
            case News.PaperOut(_, var paper, var copy, var known) ->
                    say(line(news), node -> ScriptJson.paper(node, paper, copy, known));
            case News.BatchClosed(_, var totals) ->
                    say(
                            line(news),
                            node -> {
                                node.put("notice", "batch-closed").putNull("payment");
                                node.put("text", words.text("notice.batch-closed", List.of()));
                                ScriptJson.batch(node, totals);
                            });
        }
    }

    /// The first line.
    public void opened(CounterView view) {
        news(new News.Moved(view));
    }

    /// Reads until `quit` or the end. The counter is still running afterwards.
    ///
    /// @return whether everything was finished: false if the input ended while a payment was at the card terminal
    public boolean run(Counter counter, InputStream in) throws IOException {
        var reader = new LineReader(in);
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            var line =
                    next.get().tooLong()
                            ? new ScriptLine(Optional.empty(), ScriptLine.malformed())
                            : ScriptLine.of(next.get().text(), currency);
            switch (line.asks()) {
                case ScriptLine.Of(var request) -> ask(counter, line.re(), request);
                case ScriptLine.Wait(var until, var timeout) ->
                        await(counter, line.re(), until, timeout);
                case ScriptLine.Bad(var code, var text, var values) ->
                        now(
                                counter,
                                view ->
                                        refuse(
                                                view,
                                                line.re(),
                                                new Reply.Refused(code, text, values)));
                case ScriptLine.Quit() -> {
                    var view = now(counter, at -> quit(at, line.re()));
                    if (!isAtTerminal(view)) {
                        return true;
                    }
                }
            }
        }
        return !isAtTerminal(now(counter, view -> {}));
    }

    private void quit(CounterView view, Optional<String> re) {
        if (isAtTerminal(view)) {
            refuse(
                    view,
                    re,
                    new Reply.Refused("wait-for-terminal", "refused.wait-for-terminal", List.of()));
        } else {
            reply(view, re, node -> state(node, view));
        }
    }

    /// Waits until every line is written.
    public void close() {
        lines.add(END);
        try {
            writing.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask(Counter counter, Optional<String> re, Request request) {
        answered(counter, request, answer -> tell(re, answer));
    }

    /// Says something about where everything stands now.
    private CounterView now(Counter counter, Consumer<CounterView> say) {
        return answered(counter, new Request.Status(), answer -> say.accept(answer.now())).now();
    }

    /// The line is made where the answer is, on the counter's thread, so that it stands before any later news.
    private Reply.Answer answered(Counter counter, Request request, Consumer<Reply.Answer> say) {
        var done = new CompletableFuture<Reply.Answer>();
        counter.submit(
                request,
                answer -> {
                    try {
                        seen(answer.now());
                        say.accept(answer);
                    } finally {
                        done.complete(answer);
                    }
                });
        return done.join();
    }

    private void tell(Optional<String> re, Reply.Answer answer) {
        var view = answer.now();
        switch (answer.reply()) {
            case Reply.Done() -> reply(view, re, node -> state(node, view));
            case Reply.SignedIn(var clerk, var role) ->
                    reply(
                            view,
                            re,
                            node ->
                                    node.putObject("signed-in")
                                            .put("clerk", clerk)
                                            .put("role", role));
            case Reply.TillOpened(var openingFloat) ->
                    reply(
                            view,
                            re,
                            node -> node.put("till", "open").put("float", openingFloat.plain()));
            case Reply.AccountsFound(var matches, _) ->
                    reply(view, re, node -> ScriptJson.accounts(node, matches));
            case Reply.ReceiptShown _ ->
                    throw new IllegalStateException("no line asks for a receipt");
            case Reply.Effects effects ->
                    reply(view, re, node -> ScriptJson.effects(node, effects, sentences));
            case Reply.FactAsked asked ->
                    refuse(
                            view,
                            re,
                            new Reply.Refused(
                                    "stop-first", asked.textKey(), List.of(asked.fromEnd())));
            case Reply.StopFirst first -> stopFirst(view, re, first);
            case Reply.Refused refused -> refuse(view, re, refused);
        }
    }

    private void stopFirst(CounterView view, Optional<String> re, Reply.StopFirst first) {
        reply(
                view,
                re,
                node -> {
                    node.put("refused", "stop-first");
                    var kinds = node.putArray("stops");
                    first.kinds().stream().sorted().map(Stop.Kind::word).forEach(kinds::add);
                    node.put(
                            "text",
                            first.stops().stream()
                                    .map(at -> stopText.sentence(at.account(), at.stop()))
                                    .collect(Collectors.joining(" ")));
                });
    }

    private void refuse(CounterView view, Optional<String> re, Reply.Refused refused) {
        reply(
                view,
                re,
                node ->
                        node.put("refused", refused.code())
                                .put("text", words.text(refused.text(), refused.values())));
    }

    private void await(
            Counter counter, Optional<String> re, ScriptLine.Until until, Duration timeout) {
        var deadline = System.nanoTime() + timeout.toNanos();
        var asked = now(counter, view -> {});
        if (until == ScriptLine.Until.UPLOADED && asked.office().isEmpty()) {
            now(
                    counter,
                    view ->
                            refuse(
                                    view,
                                    re,
                                    new Reply.Refused(
                                            "timeout", "refused.not-uploaded", List.of())));
            return;
        }
        var reached = reached(view -> isReached(until, view, asked.sequence()), deadline);
        now(
                counter,
                view -> {
                    if (reached) {
                        reply(view, re, node -> node.put("waited", until.word()));
                    } else {
                        refuse(
                                view,
                                re,
                                new Reply.Refused(
                                        "timeout",
                                        "refused.timeout",
                                        List.of(timeout.toSeconds())));
                    }
                });
    }

    private boolean reached(Predicate<CounterView> until, long deadline) {
        synchronized (moved) {
            while (!until.test(latest.orElseThrow())) {
                var left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
                if (left <= 0) {
                    return false;
                }
                try {
                    moved.wait(left);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
            return true;
        }
    }

    /// @param sequence the journal's last when it was asked
    private static boolean isReached(ScriptLine.Until until, CounterView view, long sequence) {
        var active = view.payments().active().orElse(null);
        return switch (until) {
            case IDLE ->
                    active == null
                            || active instanceof Payment.Committed
                            || active instanceof Payment.Abandoned;
            case SETTLED ->
                    !(active instanceof Payment.AtTerminal || active instanceof Payment.InDoubt);
            case PRINTED -> view.printing() == 0;
            case UPLOADED -> view.office().filter(it -> it.acknowledged() >= sequence).isPresent();
        };
    }

    private void state(ObjectNode node, CounterView view) {
        ScriptJson.of(view, currency).state(node, view);
    }

    private void seen(CounterView view) {
        synchronized (moved) {
            latest = Optional.of(view);
            moved.notifyAll();
        }
    }

    private static boolean isAtTerminal(CounterView view) {
        return view.payments().active().orElse(null) instanceof Payment.AtTerminal;
    }

    private void reply(CounterView view, Optional<String> re, Consumer<ObjectNode> rest) {
        var node = line(view);
        node.put("re", re.orElse(null));
        say(node, rest);
    }

    private static ObjectNode line(CounterView view) {
        return line(view.sequence());
    }

    private static ObjectNode line(News news) {
        return line(news.sequence());
    }

    private static ObjectNode line(long sequence) {
        return JsonNodeFactory.instance.objectNode().put("seq", sequence);
    }

    private void say(ObjectNode node, Consumer<ObjectNode> rest) {
        rest.accept(node);
        lines.add(node.toString());
    }
}
