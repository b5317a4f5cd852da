package org.cashwrap.checkout;

import org.cashwrap.checkout.JournalWriter.By;
import org.cashwrap.checkout.JournalWriter.Written;
import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.OracleClock;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.bill.RulePacks;
import org.cashwrap.core.bill.StubLine;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Books;
import org.cashwrap.core.ledger.Envelope;
import org.cashwrap.core.ledger.Paper;
import org.cashwrap.core.money.CashPolicy;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.OpenPayments;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Refusal;
import org.cashwrap.core.payment.Task;
import org.cashwrap.core.till.Till;
import org.cashwrap.device.PrintAnswer;
import org.cashwrap.device.PrinterTrouble;
import org.cashwrap.staff.Lockout;
import org.cashwrap.staff.Operation;
import org.cashwrap.staff.Permission;
import org.cashwrap.staff.Person;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Where the counter's state is, and the one way it moves: ask the core, write the event, and only then run what is due.
/// Owned by the counter's thread.
final class Desk {
    private static final System.Logger LOG = System.getLogger(Desk.class.getName());
    static final String STORAGE_FAILED = "storage-failed";

    private final Parts parts;
    private final JournalWriter journal;
    private final Function<Optional<PaymentId>, Hearing> ears;
    private final Consumer<PaymentId> slips;
    private Lockout lockout;
    private Optional<Person> clerk = Optional.empty();
    private final Set<PaymentId> putOff = new HashSet<>();
    private boolean locked;
    private boolean away;
    private Optional<Reply.Match> opened = Optional.empty();
    private Optional<StubLine> stub = Optional.empty();
    private Lamps lamps;

    /// Papers that were handed to the printer and not heard of since, in their order.
    private final List<Handed> printing = new ArrayList<>();

    private record Handed(Paper paper, By by) {}

    /// @param ears  for what the devices say of a payment, or of none
    /// @param slips prints what the card terminal wants printed of a payment
    Desk(Parts parts, Function<Optional<PaymentId>, Hearing> ears, Consumer<PaymentId> slips) {
        this.parts = parts;
        this.journal = parts.journal();
        this.lockout = parts.lockout();
        this.ears = ears;
        this.slips = slips;
        this.lamps =
                new Lamps(
                        lamp(parts, "card-terminal"),
                        lamp(parts, "printer"),
                        lamp(parts, "drawer"),
                        lamp(parts, "scanner"));
    }

    private static Lamp lamp(Parts parts, String role) {
        return parts.devices().stream().anyMatch(device -> device.role().equals(role))
                ? Lamp.WELL
                : Lamp.NONE;
    }

    Lamps lamps() {
        return lamps;
    }

    /// A device that is not there has no lamp.
    void lit(Lamps now) {
        if (!lamps.equals(now)) {
            lamps = now;
            tell(new News.Around(view()));
        }
    }

    Parts parts() {
        return parts;
    }

    Books books() {
        return journal.books();
    }

    OpenPayments payments() {
        return books().payments();
    }

    Optional<Payment> active() {
        return payments().active();
    }

    Optional<Person> clerk() {
        return clerk;
    }

    void signedIn(Person person) {
        clerk = Optional.of(person);
    }

    void signedOut() {
        clerk = Optional.empty();
        away = false;
    }

    /// The clerk is away with work begun.
    boolean isAway() {
        return away;
    }

    void away(boolean now) {
        away = now;
    }

    /// The account of the payment on screen, as it may be shown to a third party.
    ///
    /// @param scanned the bill that it was found by
    void opened(Optional<Reply.Match> account, Optional<StubLine> scanned) {
        opened = account;
        stub = scanned;
    }

    /// Is that the account of the payment on screen, and did the biller say that more bills of it will come? Whatever the till
    /// does not know for certain, after a start for example, it is not.
    boolean isOpenAccount(AccountNumber number) {
        return opened.map(Reply.Match::account)
                .filter(account -> account.number().equals(number))
                .filter(account -> account.status() != AccountStatus.CLOSED)
                .isPresent();
    }

    Reply.Refused notSignedIn() {
        return away
                ? new Reply.Refused("not-signed-in", "refused.locked", List.of())
                : Reply.Refused.of("not-signed-in");
    }

    By clerkBy() {
        return clerk.map(person -> By.clerk(person.name())).orElse(By.NOBODY);
    }

    Lockout.State lockout(String name) {
        return lockout.check(name, journal.monotonicMs());
    }

    JournalWriter journal() {
        return journal;
    }

    /// From now on no money is taken, until the program is started anew.
    void lock() {
        locked = true;
    }

    boolean isLocked() {
        return locked;
    }

    /// The journal's last sequence.
    long now() {
        return books().sequence();
    }

    // ---- events ----

    /// A key of the clerk about the payment on screen.
    Reply key(PaymentEvent event) {
        return mayTakeMoney()
                .orElseGet(() ->
                        active().map(payment -> move(payment.id(), event))
                                .orElseGet(() -> Reply.Refused.of(Refusal.NO_ACCOUNT_OPEN)));
    }

    Reply move(PaymentId id, PaymentEvent event) {
        return move(id, event, clerkBy());
    }

    Reply move(PaymentId id, PaymentEvent event, By by) {
        return switch (payments().next(id, event)) {
            case OpenPayments.Outcome.Refused(var why) -> Reply.Refused.of(why);
            case OpenPayments.Outcome.Moved(_, var payment, var tasks) -> {
                var refused = write(by.under(rulesOf(payment)), body(id, event, payment));
                if (refused.isPresent()) {
                    yield refused.get();
                }
                tasks.forEach(task -> run(id, task));
                askPutOff();
                yield new Reply.Done();
            }
        };
    }

    /// What the head office said later of the account on screen, where the balance is as it was.
    void freshFacts(Account fresh) {
        opened =
                opened.map(match ->
                        match.account().number().equals(fresh.number())
                                ? new Reply.Match(
                                        fresh, match.number(), match.revealed(), match.differs())
                                : match);
    }

    Optional<Account> openedAccount() {
        return opened.map(Reply.Match::account);
    }

    /// The pack of rules that is in force for the account on screen; none if there is none, or nothing is known of the account.
    Optional<RulePacks.Filed> rules() {
        return opened.flatMap(
                match -> parts.rules().inForce(match.account(), journal.businessDateNow()));
    }

    /// An entry says by which rules the clerk was told what the payment does.
    private Optional<Envelope.RulePack> rulesOf(Payment payment) {
        return opened.filter(match -> payment.isFor(match.account().number()))
                .flatMap(_ -> rules())
                .map(filed -> new Envelope.RulePack(filed.pack().id(), filed.sha256()));
    }

    /// The head office's time, as well as this till knows it.
    OracleClock officeTime() {
        return parts.office()
                .map(office -> office.client().clock())
                .orElseGet(() -> OracleClock.unknown(journal.now()));
    }

    /// The terminal's answer about this doubt counts only when every younger request has ended; then it is asked again.
    ///
    /// @return false if that was known already
    boolean putOff(PaymentId id) {
        return putOff.add(id);
    }

    private void askPutOff() {
        for (var doubt : putOff.isEmpty() ? List.<Payment.InDoubt>of() : payments().doubts()) {
            if (!payments().isYoungerOpen(doubt.id()) && putOff.remove(doubt.id())) {
                run(doubt.id(), new Task.AskTerminal(doubt.id(), doubt.request()));
            }
        }
    }

    /// Hands a paper to the printer, if there is one: what becomes of it is said by it.
    void print(Paper paper) {
        var errands = parts.errands();
        if (!errands.hasPrinter()) {
            return;
        }
        var ear = ears.apply(paper.of());
        printing.add(new Handed(paper, clerkBy()));
        try {
            errands.print(paper, ear);
        } catch (RuntimeException theirs) {
            LOG.log(System.Logger.Level.ERROR, "a paper could not be handed over", theirs);
            ear.hear(
                    new Said.PaperEnded(paper, new PrintAnswer.NotPrinted(PrinterTrouble.MISTAKE)));
        }
    }

    /// The printer has said what became of one.
    void paperDone(Paper paper) {
        handed(paper).ifPresent(printing::remove);
    }

    /// Has the printer been asked for it, and not answered yet?
    boolean isPrinting(Paper paper) {
        return handed(paper).isPresent();
    }

    /// Who asked for the paper, if he is still there.
    By askedBy(Paper paper) {
        return handed(paper).map(Handed::by).filter(clerkBy()::equals).orElse(By.NOBODY);
    }

    private Optional<Handed> handed(Paper paper) {
        return printing.stream().filter(one -> one.paper().equals(paper)).findFirst();
    }

    /// A receipt for somebody who has left would fall into the hands of the next customer: it is offered instead.
    private boolean isAttended(PaymentId payment) {
        return clerk.isPresent()
                && !away
                && active().filter(shown -> shown.id().equals(payment)).isPresent();
    }

    private void printOrOffer(PaymentId payment, Runnable print) {
        if (isAttended(payment)) {
            print.run();
        } else if (parts.errands().hasPrinter()) {
            tell(Notices.receiptDue(now(), Optional.of(payment)));
        }
    }

    /// An errand that fails takes nothing back: what led to it is in the journal. A charge that may not have been sent is
    /// a charge nobody knows of.
    void run(PaymentId id, Task task) {
        try {
            switch (task) {
                case Task.PrintReceipt(var payment) ->
                        printOrOffer(payment, () -> print(new Paper.Receipt(payment)));
                case Task.PrintSlips(var payment) -> {
                    if (isAttended(payment)) {
                        slips.accept(payment);
                    }
                }
                case Task.OpenDrawer _,
                        Task.ChargeCard _,
                        Task.StopTerminal _,
                        Task.AskTerminal _ ->
                        parts.errands().run(task, ears.apply(Optional.of(id)));
            }
        } catch (RuntimeException theirs) {
            LOG.log(System.Logger.Level.ERROR, "an errand failed", theirs);
            if (task instanceof Task.ChargeCard(_, var request)) {
                ears.apply(Optional.of(id))
                        .hear(
                                new Said.Event(
                                        new PaymentEvent.CardAnswered(
                                                request.reference(), new CardAnswer.Silent())));
            }
        }
    }

    private Body body(PaymentId id, PaymentEvent event, Payment payment) {
        return switch (payment) {
            case Payment.Committed committed ->
                    new Body.PaymentCommitted(event, books().totals().lastReceipt() + 1, committed);
            case Payment.Abandoned abandoned -> new Body.PaymentAbandoned(event, abandoned);
            case Payment.Drafting _, Payment.Tendering _, Payment.AtTerminal _, Payment.InDoubt _ ->
                    new Body.PaymentMoved(id, event);
        };
    }

    /// @return the refusal, if the entry is not in the journal
    Optional<Reply> write(By by, Body body) {
        if (locked) {
            return Optional.of(Counter.stopped());
        }
        return switch (journal.write(by, body)) {
            case Written.Durable(var entry, _) -> {
                lockout = Lockouts.after(lockout, entry);
                parts.office()
                        .ifPresent(office -> {
                            office.queue().seen(entry);
                            office.client().wake();
                        });
                yield Optional.empty();
            }
            case Written.NotWritten(var code, var why) -> {
                LOG.log(System.Logger.Level.ERROR, "not written: {0} {1}", code, why);
                yield Optional.of(Reply.Refused.of(STORAGE_FAILED, code));
            }
            case Written.Unknown(var code, var why) -> {
                LOG.log(System.Logger.Level.ERROR, "unknown whether written: {0} {1}", code, why);
                lock();
                yield Optional.of(unknown(code));
            }
        };
    }

    private static Reply unknown(String code) {
        return new Reply.Refused(STORAGE_FAILED, "refused.storage-unknown", List.of(code));
    }

    void sign() {
        if (!locked) {
            journal.sign(parts.signer()).ifPresent(_ -> parts.signed().accept(journal));
        }
    }

    // ---- who may ----

    Optional<Reply> mayTakeMoney() {
        return allowed(Operation.TAKE_PAYMENT, Optional.empty())
                .or(() ->
                        books().till() instanceof Till.Open
                                ? Optional.empty()
                                : Optional.of(Reply.Refused.of("till-closed")));
    }

    Optional<Reply> allowed(Operation operation, Optional<Money> amount) {
        if (locked) {
            return Optional.of(Counter.stopped());
        }
        return clerk.isEmpty() || away
                ? Optional.of(notSignedIn())
                : permitted(
                        operation,
                        clerk.get(),
                        Set.of(clerk.get().name()),
                        Optional.empty(),
                        amount);
    }

    /// @param hands everyone who had a hand in it: none of them approves it
    Optional<Reply> permitted(
            Operation operation,
            Person initiator,
            Set<String> hands,
            Optional<Person> approver,
            Optional<Money> amount) {
        var minor =
                amount.map(money -> OptionalLong.of(money.minor())).orElse(OptionalLong.empty());
        return switch (parts.roles().allows(operation, minor, initiator.role(), hands, approver)) {
            case Permission.Allowed() -> Optional.empty();
            case Permission.ApproverNeeded _ -> Optional.of(Reply.Refused.of("approver-needed"));
            case Permission.NotAllowed(var why) ->
                    Optional.of(new Reply.Refused("not-allowed", whyNot(why), List.of()));
        };
    }

    private static String whyNot(Permission.Why why) {
        return switch (why) {
            case ROLE, APPROVER_DISABLED -> "refused.not-allowed";
            case SAME_PERSON -> "refused.approver-is-clerk";
            case APPROVER_ROLE -> "refused.approver-role";
        };
    }

    /// Who is told may fail; the counter must not.
    void tell(News news) {
        try {
            parts.news().accept(news);
        } catch (RuntimeException theirs) {
            LOG.log(System.Logger.Level.ERROR, "news could not be told", theirs);
        }
    }

    CounterView view() {
        return new CounterView(
                books().sequence(),
                books().till(),
                clerk.map(Person::name),
                away,
                account(),
                payments(),
                books().totals().onScreen(),
                printing.size(),
                lamps,
                parts.office().map(office -> office.queue().view()),
                locked,
                stub.filter(one ->
                        active().filter(payment -> payment.isFor(one.account())).isPresent()),
                account().flatMap(_ -> rules()),
                cash());
    }

    /// What may be done about the last cents today, for the account on screen.
    private CashPolicy cash() {
        var today = parts.cash().apply(journal.businessDateNow());
        var isOpen = opened.map(match -> isOpenAccount(match.account().number())).orElse(false);
        return new CashPolicy(today.standard(), today.mayCredit() && isOpen);
    }

    /// What may be shown of it by now.
    private Optional<Reply.Match> account() {
        var payment = active().orElse(null);
        return payment == null
                ? Optional.empty()
                : opened.filter(match -> payment.isFor(match.account().number()))
                        .map(match -> isHolders(payment) ? revealed(match) : match);
    }

    private static Reply.Match revealed(Reply.Match match) {
        return new Reply.Match(match.account(), match.account().number().digits(), true);
    }

    private static boolean isHolders(Payment payment) {
        var customer =
                switch (payment) {
                    case Payment.Drafting drafting -> Optional.of(drafting.customer());
                    case Payment.Tendering tendering -> Optional.of(tendering.customer());
                    case Payment.AtTerminal at -> Optional.of(at.before().customer());
                    case Payment.InDoubt doubt -> Optional.of(doubt.before().customer());
                    case Payment.Committed committed -> Optional.of(committed.customer());
                    case Payment.Abandoned _ -> Optional.<Payment.Customer>empty();
                };
        return customer.filter(one -> one.privacy() == Privacy.HOLDER).isPresent();
    }
}
