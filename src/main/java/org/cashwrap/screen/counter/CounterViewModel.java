package org.cashwrap.screen.counter;

import org.cashwrap.checkout.Asks;
import org.cashwrap.checkout.CounterView;
import org.cashwrap.checkout.Lamp;
import org.cashwrap.checkout.News;
import org.cashwrap.checkout.Reply;
import org.cashwrap.checkout.Request;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.OracleClock;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.Refusal;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The counter's screen without a toolkit: keys, scans and the counter's news come in, a [CounterScreen] goes out. It owns
/// nothing of the money; a key becomes a [Request], and what the screen says is what the counter answered.
///
/// Keys come on the screen's own thread. What the counter answers and tells comes on any, and is handed over by the executor.
public final class CounterViewModel {
    private final Asks asks;
    private final Executor screenThread;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Supplier<OracleClock> officeTime;

    private Language language;
    private Work work;
    private CounterScreen screen;

    /// What is down, and acts no more before it came up.
    private final Set<Press> down = new HashSet<>();

    /// Told every new screen.
    private Consumer<CounterScreen> shown = _ -> {};

    /// Scanned while the counter had not answered yet.
    private Optional<String> scanWaiting = Optional.empty();

    /// A search is under way; the newest text is searched for when it is back.
    private boolean searching;

    /// What the screen needs around it.
    ///
    /// @param screenThread `Platform::runLater` in the shop
    /// @param zone         of the store
    /// @param officeTime   the head office's time, as well as it is known; asked on the screen's thread
    public record Around(
            Asks asks,
            Executor screenThread,
            InstantSource clock,
            ZoneId zone,
            Supplier<OracleClock> officeTime,
            Currency currency) {}

    /// @param view where everything stands when the window opens
    public CounterViewModel(Around around, Language language, CounterView view) {
        this.asks = around.asks();
        this.screenThread = around.screenThread();
        this.clock = around.clock();
        this.zone = around.zone();
        this.officeTime = around.officeTime();
        this.language = language;
        this.work = Work.begin(around.currency(), view, clock.instant());
        this.screen = Showing.of(work, language, zone, clock.instant(), officeTime.get());
    }

    public CounterScreen screen() {
        return screen;
    }

    /// @param view told the screen as it is, and every new one, on the screen's thread
    public void watch(Consumer<CounterScreen> view) {
        shown = view;
        view.accept(screen);
    }

    /// What keys mean depends on it, for tests.
    Work work() {
        return work;
    }

    public void language(Language now) {
        language = now;
        show(work);
    }

    private void show(Work now) {
        work = now;
        var next = Showing.of(now, language, zone, clock.instant(), officeTime.get());
        if (!next.equals(screen)) {
            screen = next;
            shown.accept(next);
        }
    }

    // ---- keys ----

    /// A key went down, or repeats because it is held.
    public void pressed(Press press) {
        if (!down.add(press) && !KeyTable.isRepeating(work, press)) {
            return;
        }
        var deed = KeyTable.press(work, press);
        if (!(deed instanceof Deed.Nothing)) {
            work = afterKey(work);
        }
        // Looked up once more: what the last key left behind is not what this one is about.
        act(KeyTable.press(work, press));
    }

    private static Work afterKey(Work work) {
        var board = work.heard().board().withoutPassing();
        return work.said(Optional.empty()).heard(work.heard().board(board));
    }

    public void released(Press press) {
        down.remove(press);
    }

    /// The window has lost the keyboard: nobody will say which keys come up.
    public void releasedAll() {
        down.clear();
    }

    /// Pressed and let go, as by a finger on the screen.
    public void tapped(Press press) {
        pressed(press);
        released(press);
    }

    /// A finger on a match.
    void matchTapped(int row) {
        if (row >= 0 && row < work.finding().matches().size() && isOnMatches()) {
            work = afterKey(work).finding(work.finding().at(row));
            tapped(Press.Named.ENTER);
        }
    }

    private boolean isOnMatches() {
        return switch (Situation.of(work)) {
            case FREE, BILL, PART -> work.isFinding();
            case STOPPED, SHUT, TERMINAL, BUSY, FORM, RECEIPT, QUESTION, DOUBT, DONE -> false;
        };
    }

    /// A finger, or the tabulator, on a place that is typed into.
    void focusTapped(Work.Focus focus) {
        var isPossible =
                switch (Situation.of(work)) {
                    case FREE -> focus == Work.Focus.FIND;
                    case BILL, PART -> focus == Work.Focus.FIND || focus == Work.Focus.AMOUNT;
                    case STOPPED, SHUT, TERMINAL, BUSY, FORM, RECEIPT, QUESTION, DOUBT, DONE ->
                            false;
                };
        if (isPossible && work.focus() != focus) {
            show(work.focus(focus));
        }
    }

    /// A finger on what is to be paid.
    void towardsTapped(Paying.Towards towards) {
        if (Situation.of(work) == Situation.BILL && work.isChoosing()) {
            show(
                    afterKey(work)
                            .paying(work.paying().towards(towards))
                            .focus(
                                    towards == Paying.Towards.OTHER
                                            ? Work.Focus.TO_PAY
                                            : Work.Focus.AMOUNT));
        }
    }

    /// A finger on a notice's key.
    void noticeTapped(long id, Posted.Act act) {
        var one = work.heard().board().find(id);
        if (one.isPresent()) {
            act(KeyTable.act(work, one.get(), act));
        }
    }

    /// From elsewhere on this machine: into the search only, for nobody pastes an amount of money.
    void pasted(String text) {
        var plain =
                text.codePoints()
                        .filter(sign -> !Character.isISOControl(sign))
                        .limit(Finding.SIGNS_MAX);
        if (isOnMatches()) {
            var more =
                    plain.collect(
                            StringBuilder::new,
                            StringBuilder::appendCodePoint,
                            StringBuilder::append);
            var finding = work.finding();
            search(afterKey(work).finding(finding.typed(finding.text() + more)));
        }
    }

    /// A scanner has read something. It goes to the search from everywhere, and never into an amount; while a card is at the
    /// terminal it goes nowhere.
    public void scanned(String text) {
        switch (Situation.of(work)) {
            case STOPPED, SHUT, TERMINAL -> {}
            case BUSY -> scanWaiting = Optional.of(text);
            case FREE, BILL, PART, QUESTION, FORM, RECEIPT, DOUBT, DONE -> search(scanning(text));
        }
    }

    private Work scanning(String text) {
        var cleared =
                afterKey(work)
                        .form(Optional.empty())
                        .receipt(Optional.empty())
                        .paying(work.paying().answered());
        var isOver =
                switch (Situation.ofPayment(cleared)) {
                    case DOUBT, DONE -> true;
                    case FREE, BILL, PART, STOPPED, SHUT, TERMINAL, BUSY, FORM, RECEIPT, QUESTION ->
                            false;
                };
        return (isOver ? cleared.next() : cleared)
                .heard(cleared.heard().board(cleared.heard().board().scanned()))
                .focus(Work.Focus.FIND)
                .finding(Finding.scanned(text.strip()));
    }

    private void act(Deed deed) {
        switch (deed) {
            case Deed.Nothing() -> show(work);
            case Deed.Now(var now) -> show(now);
            case Deed.Search(var now) -> search(now);
            case Deed.Open(var now, var choose) -> open(now, choose);
            case Deed.Take take -> take(take);
            case Deed.Ask ask -> ask(ask);
            case Deed.ShowLast(var now) -> showLast(now);
            case Deed.Resolve(var now, var request) -> resolve(now, request);
        }
    }

    // ---- find ----

    /// One search at a time: whoever types fast does not make the counter run after every letter.
    private void search(Work now) {
        show(now);
        if (searching || !isToSearch(now.finding())) {
            return;
        }
        searching = true;
        var text = now.finding().text();
        ask(new Request.Find(text), answer -> found(text, answer));
    }

    private static boolean isToSearch(Finding finding) {
        return !finding.answered()
                && (finding.isWorthSearching() || (finding.opens() && !finding.text().isBlank()));
    }

    private void found(String text, Reply.Answer answer) {
        searching = false;
        var seen = seen(answer.now());
        if (!seen.finding().text().equals(text)) {
            search(seen);
            return;
        }
        switch (answer.reply()) {
            case Reply.AccountsFound(var matches, var unknown) ->
                    openOnly(
                            seen.finding(
                                    seen.finding().found(matches, unknown, seen.isOfficeAway())));
            case Reply.Refused refused ->
                    show(seen.finding(seen.finding().refused(Said.of(refused))));
            case Reply.Done _,
                    Reply.SignedIn _,
                    Reply.TillOpened _,
                    Reply.FactAsked _,
                    Reply.StopFirst _,
                    Reply.Effects _,
                    Reply.ReceiptShown _ ->
                    show(seen);
        }
    }

    private void openOnly(Work now) {
        var only = now.finding().opensNow();
        if (only.isPresent() && isOpening(now)) {
            open(now, new Request.Choose(only.get().number()));
        } else {
            show(now);
        }
    }

    private static boolean isOpening(Work now) {
        return switch (Situation.of(now)) {
            case FREE, BILL, PART -> now.isFinding();
            case STOPPED, SHUT, TERMINAL, BUSY, FORM, RECEIPT, QUESTION, DOUBT, DONE -> false;
        };
    }

    /// A bill for which nothing was taken makes room for the next, as soon as nothing stands in the next one's way; one with money
    /// stays, and the counter says so.
    private void open(Work now, Request.Choose choose) {
        show(now.busy(true));
        var before = now.payment();
        var isInTheWay =
                before.orElse(null) instanceof Payment.Tendering tendering
                        && tendering.taken().isEmpty();
        ask(
                choose,
                answer -> {
                    if (isInTheWay && isPaymentOpen(answer.reply())) {
                        makeRoom(now, choose);
                    } else {
                        heardOfMoney(
                                answer,
                                choose,
                                opened -> idle(opened.reopened(before)),
                                Optional.empty());
                    }
                });
    }

    private static boolean isPaymentOpen(Reply reply) {
        return reply instanceof Reply.Refused refused
                && refused.text().equals(Refusal.PAYMENT_OPEN.textKey());
    }

    private void makeRoom(Work now, Request.Choose choose) {
        askMoney(
                new Request.Cancel(),
                seen -> {
                    // Cancelling has emptied the hands; the number is still what was wanted.
                    work = seen.finding(now.finding());
                    askMoney(choose, this::idle);
                });
    }

    // ---- money ----

    /// The amount goes first, as the screen shows it: whatever the head office says meanwhile, this is what is paid.
    private void take(Deed.Take take) {
        show(take.work().busy(true));
        if (take.toPay().isEmpty()) {
            askMoney(take.asked(), this::idle, Optional.of(take));
            return;
        }
        askMoney(
                new Request.Pay(
                        take.toPay(),
                        take.tender() instanceof Request.Cash && take.work().isCredit(),
                        take.despite()),
                seen -> {
                    work = seen;
                    askMoney(take.asked(), this::idle, Optional.of(take));
                },
                Optional.of(take));
    }

    private void ask(Deed.Ask ask) {
        show(ask.work().busy(true));
        var about = ask.about();
        askMoney(
                ask.request(),
                seen -> {
                    var board =
                            about.map(one -> seen.heard().board().without(one.id()))
                                    .orElse(seen.heard().board());
                    var heard = seen.heard().board(board);
                    idle(
                            seen.heard(
                                    ask.request() instanceof Request.PrintAgain(var payment, _)
                                            ? heard.printingAgain(payment)
                                            : heard));
                });
    }

    /// Keys are dead until it is answered. A refusal ends what was begun, and is said.
    private void askMoney(Request request, Consumer<Work> then) {
        askMoney(request, then, Optional.empty());
    }

    /// @param take what it is part of: what has to be read first is asked about all of it
    private void askMoney(Request request, Consumer<Work> then, Optional<Deed.Take> take) {
        ask(request, answer -> heardOfMoney(answer, request, then, take));
    }

    private void heardOfMoney(
            Reply.Answer answer, Request request, Consumer<Work> then, Optional<Deed.Take> take) {
        var seen = seen(answer.now());
        switch (answer.reply()) {
            case Reply.Refused refused -> idle(seen.said(Said.of(refused)));
            case Reply.FactAsked asked -> idle(seen.finding(seen.finding().asking(asked)));
            case Reply.StopFirst stops -> idle(stopped(seen, stops, take));
            case Reply.Done _,
                    Reply.SignedIn _,
                    Reply.TillOpened _,
                    Reply.AccountsFound _,
                    Reply.Effects _,
                    Reply.ReceiptShown _ ->
                    then.accept(accepted(seen, request));
        }
    }

    private static Work stopped(Work seen, Reply.StopFirst stops, Optional<Deed.Take> take) {
        return take.map(wanted ->
                        seen.paying(
                                seen.paying().asking(new Paying.Question.StopFirst(stops, wanted))))
                .orElse(seen);
    }

    /// What was typed for a tender has done its work.
    private static Work accepted(Work seen, Request request) {
        return switch (request) {
            case Request.Cash _, Request.Card _, Request.Instrument _ ->
                    seen.paying(seen.paying().typed(TypedAmount.NONE));
            case Request.SignIn _,
                    Request.SignOut _,
                    Request.Lock _,
                    Request.OpenTill _,
                    Request.Find _,
                    Request.Choose _,
                    Request.Hold _,
                    Request.Pay _,
                    Request.PayItems _,
                    Request.WhatIf _,
                    Request.Settle _,
                    Request.Cancel _,
                    Request.GiveBack _,
                    Request.AskTerminal _,
                    Request.Resolve _,
                    Request.Signature _,
                    Request.EndOfDay _,
                    Request.PrintAgain _,
                    Request.GiveUpPaper _,
                    Request.PaperSeen _,
                    Request.ShowReceipt _,
                    Request.Status _ ->
                    seen;
        };
    }

    private void idle(Work now) {
        show(now.busy(false));
        var scanned = scanWaiting;
        scanWaiting = Optional.empty();
        scanned.ifPresent(this::scanned);
    }

    private void resolve(Work now, Request request) {
        show(now.busy(true));
        ask(
                request,
                answer -> {
                    var seen = seen(answer.now());
                    idle(
                            answer.reply() instanceof Reply.Refused refused
                                    ? seen.form(seen.form().map(DoubtForm::withoutPin))
                                            .said(Said.of(refused))
                                    : seen.form(Optional.empty()));
                });
    }

    // ---- receipts ----

    private void showLast(Work now) {
        show(now.busy(true));
        var last = now.heard().last().map(Heard.Last::payment);
        ask(
                new Request.ShowReceipt(last),
                answer -> {
                    var seen = seen(answer.now());
                    idle(
                            switch (answer.reply()) {
                                case Reply.ReceiptShown receipt ->
                                        seen.receipt(Optional.of(ReceiptSeen.of(receipt)));
                                case Reply.Refused refused -> seen.said(Said.of(refused));
                                case Reply.Done _,
                                        Reply.SignedIn _,
                                        Reply.TillOpened _,
                                        Reply.FactAsked _,
                                        Reply.StopFirst _,
                                        Reply.Effects _,
                                        Reply.AccountsFound _ ->
                                        seen;
                            });
                });
    }

    /// The clerk does not wait for it, and neither does the next customer.
    private void preview(Payment.Committed paid) {
        ask(
                new Request.ShowReceipt(Optional.of(paid.id())),
                answer -> {
                    var seen = seen(answer.now());
                    var isShown =
                            seen.heard()
                                    .last()
                                    .filter(last -> last.payment().equals(paid.id()))
                                    .isPresent();
                    show(
                            isShown && answer.reply() instanceof Reply.ReceiptShown receipt
                                    ? seen.heard(
                                            seen.heard()
                                                    .preview(Optional.of(ReceiptSeen.of(receipt))))
                                    : seen);
                });
    }

    // ---- the counter ----

    private void ask(Request request, Consumer<Reply.Answer> then) {
        asks.ask(request, answer -> screenThread.execute(() -> then.accept(answer)));
    }

    /// Where everything stands, after something that this screen did not ask for: a sign-in. On the screen's thread, as
    /// [#heard].
    public void stands(CounterView view) {
        show(seen(view));
    }

    /// What the counter tells unasked. On the screen's thread, and in the order in which the counter told this and its
    /// answers: each comes by one way over the screen's thread, or a view would be shown after a newer one.
    public void heard(News news) {
        switch (news) {
            case News.Moved(var view) -> show(seen(view));
            case News.Around(var view) -> show(seen(view));
            case News.Uploaded(var view, _) -> show(seen(view));
            case News.Told told -> show(told(told));
            case News.Prompted prompted -> show(work.heard(work.heard().prompted(prompted)));
            case News.Found(_, var text, var matches) -> foundLate(text, matches);
            case News.PaperOut out -> show(work.heard(work.heard().paper(out)));
            // Of the end of day, which is another screen's.
            case News.BatchClosed _ -> {}
        }
    }

    /// What an earlier scan found is not what was scanned last.
    private Work told(News.Told told) {
        var heard = work.heard(work.heard().board(work.heard().board().hear(told)));
        return told.kind().equals("scan-unusable") && heard.finding().answered()
                ? heard.finding(Finding.NONE)
                : heard;
    }

    /// The head office has answered after the till had.
    private void foundLate(String text, List<Reply.Match> matches) {
        if (work.finding().text().equals(text) && !searching) {
            openOnly(
                    work.finding(
                            work.finding().found(matches, Optional.empty(), work.isOfficeAway())));
        }
    }

    private Work seen(CounterView view) {
        var before = work.payment();
        var now = work.seen(view, clock.instant());
        if (!(now.payment().orElse(null) instanceof Payment.Committed paid)
                || now.payment().equals(before)) {
            return now;
        }
        var hasPrinter = view.lamps().printer() != Lamp.NONE;
        var taken = now.heard(now.heard().taken(paid, view, hasPrinter, clock.instant()));
        work = taken;
        preview(paid);
        return work;
    }

    /// What the screen shows as to be paid, for tests.
    Optional<Money> toPay() {
        return work.toPay();
    }
}
