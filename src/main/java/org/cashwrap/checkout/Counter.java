package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.OracleClock;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Task;
import org.cashwrap.core.till.Till;
import org.cashwrap.core.till.TillEvent;
import org.cashwrap.staff.Operation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// The counter: one event at a time on one thread. It asks the core what follows, writes the event to the journal, shows
/// the new state, and only then hands out the errands. The same counter runs behind the window, behind a script and
/// inside tests; what differs is who asks and who runs the errands.
public final class Counter implements AutoCloseable {
    private final CounterThread thread = new CounterThread(this::lock);
    private final Desk desk;
    private final Paperwork paperwork;
    private final Listener listener;
    private final CardKeys cardKeys;
    private final Doors doors;
    private final PayPolicy policy;
    private final BillAccounts accounts;
    private final Lookup lookup;
    private final Instruments instruments;
    private final Optional<Uploading> uploading;

    public Counter(Parts parts) {
        this.desk = new Desk(parts, this::ear, this::printSlips);
        this.paperwork = new Paperwork(desk);
        this.listener = new Listener(desk, paperwork);
        this.cardKeys = new CardKeys(desk, listener);
        this.doors = new Doors(desk, thread);
        this.policy = new PayPolicy(desk);
        this.accounts = new BillAccounts(desk, thread);
        this.lookup = new Lookup(desk, thread, policy, accounts);
        this.instruments = new Instruments(desk, policy, accounts);
        this.uploading = parts.office().map(office -> new Uploading(desk, thread, office));
    }

    /// The head office's time, as well as this till knows it. From any thread, at once.
    public OracleClock officeTime() {
        return desk.officeTime();
    }

    /// The counter's thread: the only one that may touch the journal from here on.
    public Thread thread() {
        return thread.thread();
    }

    private void printSlips(PaymentId payment) {
        paperwork.printSlips(payment);
    }

    private void lock() {
        desk.lock();
    }

    /// Never waits. `tell` gets exactly one answer, on the counter's thread.
    public void submit(Request request, Consumer<Reply.Answer> tell) {
        var answered = new AtomicBoolean();
        Consumer<Reply> once =
                reply -> {
                    if (answered.compareAndSet(false, true)) {
                        told(() -> tell.accept(new Reply.Answer(reply, desk.view())));
                    }
                };
        thread.run(() -> handle(request, once), () -> once.accept(stopped()));
    }

    /// Who is told may fail; the counter must not.
    private static void told(Runnable telling) {
        try {
            telling.run();
        } catch (RuntimeException theirs) {
            System.getLogger(Counter.class.getName())
                    .log(System.Logger.Level.ERROR, "a reply could not be told", theirs);
        }
    }

    /// For what the devices say.
    ///
    /// @param payment that it is about
    private Hearing ear(Optional<PaymentId> payment) {
        return (said, heard) ->
                thread.run(
                        () -> heard.accept(listener.heard(payment, said)),
                        () -> heard.accept(Hearing.Heard.NOT_KEPT));
    }

    /// Writes that the program began, and finishes what the last run left: a payment at the card terminal becomes one in
    /// doubt, and the terminal is asked about every doubt. Nothing is charged or printed again.
    ///
    /// @param tell where everything stands when the counter opens
    public void start(Body.ProgramStarted started, Consumer<CounterView> tell) {
        thread.run(
                () -> {
                    if (begin(started)) {
                        desk.active().ifPresent(this::resume);
                        desk.payments().doubts().stream()
                                .filter(Payment.InDoubt::parked)
                                .forEach(this::ask);
                        desk.sign();
                    } else {
                        desk.lock();
                    }
                    tell.accept(desk.view());
                    if (!desk.isLocked()) {
                        listener.tellLeft();
                        paperwork.tellLeft();
                        // Only now: no card before the terminal was asked about the last run's.
                        desk.parts().errands().start(ear(Optional.empty()));
                        uploading.ifPresent(upload ->
                                desk.parts().office().ifPresent(it -> it.client().start(upload)));
                    }
                },
                () -> tell.accept(desk.view()));
    }

    /// Without its beginning a run must not go on: its entries would not fit the last one's.
    private boolean begin(Body.ProgramStarted started) {
        var devices = desk.parts().devices();
        return desk.write(JournalWriter.By.NOBODY, started).isEmpty()
                && (devices.isEmpty()
                        || desk.write(JournalWriter.By.NOBODY, new Body.DevicesUsed(devices))
                                .isEmpty());
    }

    private void resume(Payment active) {
        switch (active) {
            // What it said is lost with the last run: its own record is asked, and nothing is
            // charged.
            case Payment.AtTerminal at -> {
                var silent =
                        new PaymentEvent.CardAnswered(
                                at.request().reference(), new CardAnswer.Silent());
                if (desk.move(at.id(), silent) instanceof Reply.Refused) {
                    desk.lock();
                }
            }
            case Payment.InDoubt doubt -> ask(doubt);
            case Payment.Drafting _,
                    Payment.Tendering _,
                    Payment.Committed _,
                    Payment.Abandoned _ -> {}
        }
    }

    private void ask(Payment.InDoubt doubt) {
        desk.run(doubt.id(), new Task.AskTerminal(doubt.id(), doubt.request()));
    }

    /// Stops of its own will: lets the devices end what they do, for a while, writes so, signs the head, and ends the
    /// thread. Waits until that is done. A payment at the card terminal is left for the next start.
    ///
    /// @param last runs on the counter's thread after all else: gives back what it owns
    public void stop(Runnable last) {
        // From here, not from the counter's thread: what they still say must be heard there.
        desk.parts().errands().stop();
        thread.run(
                () -> {
                    desk.write(desk.clerkBy(), new Body.ProgramStopped());
                    desk.sign();
                    // Whatever a device says now is said to the next run.
                    desk.lock();
                },
                () -> {});
        // What was just written is uploaded if there is time; if not, the next run does it.
        desk.parts().office().ifPresent(office -> office.client().stop());
        thread.run(last, () -> {});
        close();
    }

    /// Ends the thread without a word in the journal, as a crash would.
    @Override
    public void close() {
        thread.close();
    }

    private void handle(Request request, Consumer<Reply> tell) {
        switch (request) {
            case Request.SignIn signIn -> doors.signIn(signIn, tell);
            case Request.Resolve resolve -> doors.resolve(resolve, tell);
            case Request.Find(var text) -> lookup.find(text, tell);
            case Request.Choose choose -> lookup.choose(choose, tell);
            case Request.PayItems pay -> lookup.payItems(pay, tell);
            case Request.WhatIf(var amount, var tender) ->
                    tell.accept(lookup.whatIf(amount, tender));
            case Request.Status() -> tell.accept(new Reply.Done());
            case Request.SignOut() -> tell.accept(signOut());
            case Request.Lock() -> tell.accept(lockUp());
            case Request.OpenTill open -> tell.accept(openTill(open));
            case Request.Pay pay -> lookup.pay(pay, tell);
            case Request.Hold() -> tell.accept(desk.key(new PaymentEvent.HolderIdentified()));
            case Request.Cash cash -> takeCash(cash, tell);
            case Request.Instrument instrument -> instruments.take(instrument, tell);
            case Request.Card() -> tell.accept(card());
            case Request.Settle() -> settle(tell);
            case Request.Cancel() -> tell.accept(desk.key(new PaymentEvent.CancelPressed()));
            case Request.GiveBack() -> tell.accept(giveBack());
            case Request.AskTerminal() -> tell.accept(cardKeys.askTerminal());
            case Request.Signature signature -> tell.accept(cardKeys.signature(signature));
            case Request.EndOfDay() -> tell.accept(cardKeys.endOfDay());
            case Request.PrintAgain(var payment, var slip) ->
                    tell.accept(paperwork.printAgain(payment, slip));
            case Request.ShowReceipt(var payment) -> tell.accept(paperwork.show(payment));
            case Request.GiveUpPaper() -> tell.accept(paperwork.giveUp());
            case Request.PaperSeen(var payment, var cameOut) ->
                    tell.accept(paperwork.seen(payment, cameOut));
        }
    }

    private Reply signOut() {
        var reply = doors.signOut();
        if (reply instanceof Reply.Done) {
            lookup.forget();
        }
        return reply;
    }

    private Reply lockUp() {
        var reply = doors.lock();
        if (desk.clerk().isEmpty()) {
            lookup.forget();
        }
        return reply;
    }

    private Reply openTill(Request.OpenTill open) {
        var refused = desk.allowed(Operation.OPEN_TILL, Optional.of(open.openingFloat()));
        if (refused.isPresent()) {
            return refused.get();
        }
        if (desk.books().till() instanceof Till.Open) {
            return Reply.Refused.of("till-open");
        }
        var opened =
                new TillEvent.Opened(
                        desk.journal().businessDateNow(), open.openingFloat(), open.pieces());
        return desk.write(desk.clerkBy(), new Body.TillMoved(opened))
                .orElseGet(() -> new Reply.TillOpened(open.openingFloat()));
    }

    private void takeCash(Request.Cash cash, Consumer<Reply> tell) {
        if (!cash.received().isPositive()) {
            tell.accept(Reply.Refused.badAmount(cash.received()));
            return;
        }
        whileTendering(
                new PaymentEvent.CashGiven(cash.received()),
                (now, known) ->
                        switch (policy.ofCash(now, known, cash.received(), cash.despite())) {
                            case PayPolicy.Answer.No(var why) -> why;
                            case PayPolicy.Answer.May(var despite) ->
                                    desk.key(new PaymentEvent.CashGiven(cash.received(), despite));
                        },
                tell);
    }

    private void settle(Consumer<Reply> tell) {
        var settle = new PaymentEvent.SettlePressed();
        whileTendering(
                settle,
                (now, known) -> policy.whyNotSettle(now, known).orElseGet(() -> desk.key(settle)),
                tell);
    }

    /// @param event where nothing can be taken at all the rules are asked for it, and say why
    private void whileTendering(
            PaymentEvent event,
            BiFunction<Payment.Tendering, List<Account>, Reply> answer,
            Consumer<Reply> tell) {
        tendering()
                .ifPresentOrElse(
                        now ->
                                accounts.whileTendering(
                                        now, known -> answer.apply(now, known), tell),
                        () -> tell.accept(desk.key(event)));
    }

    private Optional<Payment.Tendering> tendering() {
        return desk.active()
                .filter(Payment.Tendering.class::isInstance)
                .map(Payment.Tendering.class::cast);
    }

    private Reply card() {
        var reference = desk.journal().newName().toString();
        return desk.key(
                new PaymentEvent.CardChosen(
                        reference,
                        tendering()
                                .map(Payment.Tendering::left)
                                .filter(Money::isPositive)
                                .orElseGet(this::least),
                        desk.parts().errands().terminalMark()));
    }

    private Reply giveBack() {
        return desk.allowed(Operation.GIVE_BACK, Optional.empty())
                .orElseGet(() ->
                        desk.key(
                                desk.active().orElse(null) instanceof Payment.Tendering tendering
                                                && !tendering.taken().isEmpty()
                                        ? new PaymentEvent.CashGivenBack(
                                                tendering.cashTaken(), tendering.instrumentsTaken())
                                        : new PaymentEvent.CashGivenBack(least())));
    }

    /// Where an event must name a sum and there is none, the rules refuse it before they look at its amount, and say why: the
    /// least that can be named stands in for it.
    private Money least() {
        return new Money(1, desk.books().identity().currency());
    }

    /// After a mistake of ours, or when the counter is closed.
    static Reply stopped() {
        return new Reply.Refused("storage-failed", "refused.counter-stopped", List.of());
    }
}
