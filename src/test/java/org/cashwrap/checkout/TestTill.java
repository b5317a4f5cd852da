package org.cashwrap.checkout;

import org.cashwrap.config.Read;
import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountFacts;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.FactWords;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.RulePacks;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.bill.Stubs;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Books;
import org.cashwrap.core.ledger.Entry;
import org.cashwrap.core.ledger.EntryCodec;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.Paper;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.core.ledger.Verifier;
import org.cashwrap.core.money.CashPolicy;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.CardRequest;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Task;
import org.cashwrap.core.payment.TerminalMark;
import org.cashwrap.device.PrintAnswer;
import org.cashwrap.profile.ProfileKind;
import org.cashwrap.profile.Profiles;
import org.cashwrap.profile.RulesShelf;
import org.cashwrap.profile.StubProfile;
import org.cashwrap.staff.Lockout;
import org.cashwrap.staff.Person;
import org.cashwrap.staff.Pin;
import org.cashwrap.staff.PinHash;
import org.cashwrap.staff.Role;
import org.cashwrap.staff.Roles;
import org.cashwrap.staff.SignIn;
import org.cashwrap.staff.Staff;
import org.cashwrap.storage.Appended;
import org.cashwrap.storage.Found;
import org.cashwrap.storage.JournalFile;
import org.cashwrap.storage.Opening;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/// A whole till on a real journal file, with a clock that is turned by hand and devices that are written down instead of
/// driven. Closing it without [#stop] is a crash.
public final class TestTill implements AutoCloseable {
    public static final Currency USD = Currency.getInstance("USD");

    /// Whatever the customer is told, he wishes to pay.
    public static final Set<Stop.Kind> ALL_THE_SAME =
            Set.of(
                    Stop.Kind.CLOSED,
                    Stop.Kind.AUTOPAY,
                    Stop.Kind.PAID_ALREADY,
                    Stop.Kind.CURRENCY_REPORT);

    /// By which a training till tells what a payment does.
    private static final RulePacks RULES = RulesShelf.of(Profiles.shipped(), USD, true).packs();

    /// Owes more than may be taken in cash without a report.
    public static final String HOTEL = "8245777766665551";

    public static final String HELD = "8245333344445559";
    public static final String TOLD = "8245222233334441";
    static final String EPOCH = "00112233445566778899aabbccddeeff";
    public static final String MARIA = "8245123450123458";
    public static final String ALI = "8245123450999990";

    /// Its last bill is out.
    public static final String CLOSED = "8245000000000094";

    private static final List<Body.DevicesUsed.Device> USED =
            List.of(
                    new Body.DevicesUsed.Device(
                            "card-terminal", "a-terminal", "ab".repeat(32), false, "tcp:a:1"));
    private static final PinHash NO_MATTER = PinHash.of(Pin.typed("482915"));
    static final Staff STAFF =
            new Staff(
                    List.of(
                            person("lia", Role.MANAGER),
                            person("omid", Role.MANAGER),
                            person("anna", Role.CLERK)));
    private static final Map<String, String> PINS =
            Map.of("anna", "482915", "lia", "730264", "omid", "951738");

    /// Turned by hand.
    public static final class Clock implements TillClock {
        public volatile Instant now = Instant.parse("2026-11-22T15:00:00Z");
        private final AtomicLong monotonic = new AtomicLong(1_000);

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public long monotonicMs() {
            return monotonic.get();
        }

        /// A new run of the program counts from anywhere.
        void newRun(long monotonicMs) {
            monotonic.set(monotonicMs);
        }

        public void pass(long ms) {
            now = now.plusMillis(ms);
            monotonic.addAndGet(ms);
        }
    }

    /// Goes between counter and file, and fails when told.
    static final class Store implements EntryStore {
        private final JournalFile file;
        private volatile Optional<Error> error = Optional.empty();
        private volatile Optional<Appended> instead = Optional.empty();
        private final AtomicInteger failures = new AtomicInteger();

        /// What was stored in this run.
        final List<StoredEntry> written = new CopyOnWriteArrayList<>();

        Store(JournalFile file) {
            this.file = file;
        }

        /// The machine itself gives out, once.
        void failWith(Error machine) {
            error = Optional.of(machine);
        }

        void fail(int times, Optional<Appended> answer) {
            instead = answer;
            failures.set(times);
        }

        @Override
        public Appended append(StoredEntry entry, Optional<PaymentRow> row) {
            if (error.isPresent()) {
                var thrown = error.get();
                error = Optional.empty();
                throw thrown;
            }
            if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return instead.orElseThrow();
            }
            var appended = file.append(entry, row.orElse(null));
            if (appended instanceof Appended.Stored) {
                written.add(entry);
            }
            return appended;
        }

        @Override
        public Appended sign(HeadSignature signature) {
            return file.sign(signature);
        }

        @Override
        public Found<StoredEntry> entry(long sequence) {
            return file.entry(sequence);
        }

        @Override
        public Found<PaymentRow> payment(UUID id) {
            return file.payment(id);
        }

        @Override
        public Found<StoredEntry> lastWith(String words, long upTo) {
            return file.lastWith(words, upTo);
        }

        @Override
        public Found<List<StoredEntry>> allWith(String words, long from) {
            return file.allWith(words, from);
        }

        @Override
        public Found<List<StoredEntry>> read(long from, int max) {
            return file.read(from, max);
        }

        @Override
        public Found<List<HeadSignature>> signatures(long through, int max) {
            return file.signatures(through, max);
        }

        @Override
        public Found<List<PaymentRow>> paymentsAfter(long sequence) {
            return file.paymentsAfter(sequence);
        }
    }

    final Clock clock;
    final Store store;
    public final Counter counter;
    public final List<Task> tasks = new ArrayList<>();
    public final List<Paper> papers = new ArrayList<>();
    final List<News> news = new CopyOnWriteArrayList<>();

    /// Is told the news, too, on the counter's thread.
    public volatile Consumer<News> listener = _ -> {};

    private final List<AtPrinter> atPrinter = new CopyOnWriteArrayList<>();
    final List<Long> signed = new ArrayList<>();

    /// Accounts that the till was to keep.
    final List<Account> kept = new CopyOnWriteArrayList<>();

    private final JournalFile file;
    private final JournalWriter journal;
    private final Map<PaymentId, Hearing> ears = new ConcurrentHashMap<>();
    private volatile Hearing terminal = (said, heard) -> {};
    private volatile Hearing devices = (said, heard) -> {};
    private volatile String reference = "none";
    volatile boolean room = true;

    /// What the store may do about cents, by its calendar.
    public volatile Function<LocalDate, CashPolicy> cash = _ -> CashPolicy.EXACT;

    public volatile Optional<TerminalMark> mark = Optional.of(new TerminalMark("0041"));

    private TestTill(
            Clock clock,
            JournalFile file,
            Verifier verifier,
            Lockout lockout,
            Instant lastAt,
            Optional<Errands> devices,
            Optional<Parts.Office> office) {
        this.clock = clock;
        this.file = file;
        this.store = new Store(file);
        var books =
                verifier.books()
                        .orElseGet(
                                () -> Books.empty(new Books.Identity("RIVER-3", EPOCH, true, USD)));
        journal =
                new JournalWriter(
                        store,
                        clock,
                        new Names(new Random(books.sequence())),
                        ZoneId.of("America/New_York"),
                        "test",
                        books,
                        verifier.head(),
                        lastAt);
        if (books.sequence() == 0) {
            journal.write(
                    JournalWriter.By.NOBODY, new Body.JournalStarted("RIVER", "ab".repeat(32)));
        }
        counter =
                new Counter(
                        new Parts(
                                journal,
                                message -> "cd".repeat(64),
                                lockout,
                                STAFF,
                                roles(),
                                (name, pin) ->
                                        CompletableFuture.supplyAsync(() -> signIn(name, pin)),
                                new Accounts(kept),
                                stubs(),
                                day -> cash.apply(day),
                                new Parts.Rules(RULES, Optional.empty()),
                                () -> room,
                                devices.orElseGet(WrittenDown::new),
                                devices.isPresent() ? USED : List.of(),
                                this::told,
                                head -> signed.add(head.books().sequence()),
                                office));
        file.handTo(counter.thread());
    }

    /// As it ships.
    private static Stubs stubs() {
        return switch (Profiles.shipped().find(ProfileKind.STUB, "syn-39")) {
            case Profiles.Found.Good<StubProfile>(var form) ->
                    new Stubs(List.of(form.facts().grammar(form.id())));
            case Profiles.Found.Bad<StubProfile> bad ->
                    throw new IllegalStateException(bad.problems().toString());
            case Profiles.Found.Unknown<StubProfile>(var cure) ->
                    throw new IllegalStateException(cure);
        };
    }

    private record AtPrinter(Paper paper, Hearing hearing) {}

    /// The printer answers about everything that it was given.
    public void printerSays(PrintAnswer answer) {
        for (var one : List.copyOf(atPrinter)) {
            atPrinter.remove(one);
            one.hearing().hear(new Said.PaperWanted(one.paper(), _ -> {}));
            one.hearing().hear(new Said.PaperEnded(one.paper(), answer));
        }
        must(new Request.Status());
    }

    private void told(News one) {
        news.add(one);
        listener.accept(one);
    }

    /// What was written in this run.
    List<Entry> entries() {
        return store.written.stream().map(entry -> EntryCodec.read(entry.text())).toList();
    }

    /// Written to the journal in this run, in order.
    public List<Body> written() {
        return store.written.stream().map(entry -> EntryCodec.read(entry.text()).body()).toList();
    }

    /// What the books say is in the drawer.
    public Money drawer() {
        return journal.books().totals().drawer();
    }

    /// What the card terminal says of no payment, or of the last one.
    public void says(Said said) {
        terminal.hear(said);
        must(new Request.Status());
    }

    /// Devices that are written down instead of driven.
    private final class WrittenDown implements Errands {
        @Override
        public Optional<TerminalMark> terminalMark() {
            return mark;
        }

        @Override
        public void start(Hearing hearing) {
            devices = hearing;
        }

        @Override
        public void run(Task task, Hearing hearing) {
            tasks.add(task);
            switch (task) {
                case Task.ChargeCard(var id, var request) -> given(id, request, hearing);
                case Task.AskTerminal(var id, var request) -> given(id, request, hearing);
                case Task.OpenDrawer _,
                        Task.PrintReceipt _,
                        Task.PrintSlips _,
                        Task.StopTerminal _ -> {}
            }
        }

        private void given(PaymentId id, CardRequest request, Hearing hearing) {
            ears.put(id, hearing);
            terminal = hearing;
            reference = request.reference();
        }

        @Override
        public void print(Paper paper, Hearing hearing) {
            papers.add(paper);
            atPrinter.add(new AtPrinter(paper, hearing));
            if (paper instanceof Paper.Receipt(var payment)) {
                tasks.add(new Task.PrintReceipt(payment));
            }
        }

        @Override
        public boolean hasPrinter() {
            return true;
        }

        @Override
        public boolean giveUpPaper() {
            return false;
        }

        @Override
        public boolean hasCardTerminal() {
            return false;
        }

        @Override
        public void closeBatch() {}

        @Override
        public void stop() {}
    }

    /// Opens the till of a folder as the program does: read, verified, folded, started.
    public static TestTill open(Path folder, Clock clock) {
        return open(folder, clock, new Appended.Stored(), Optional.empty(), Optional.empty());
    }

    static TestTill open(Path folder, Clock clock, TestOffice office) {
        return open(folder, clock, new Appended.Stored(), Optional.empty(), Optional.of(office));
    }

    /// @param first what becomes of the first entry of this run
    static TestTill open(Path folder, Clock clock, Appended first) {
        return open(folder, clock, first, Optional.empty(), Optional.empty());
    }

    static TestTill open(Path folder, Clock clock, Errands devices) {
        return open(folder, clock, new Appended.Stored(), Optional.of(devices), Optional.empty());
    }

    private static TestTill open(
            Path folder,
            Clock clock,
            Appended first,
            Optional<Errands> devices,
            Optional<TestOffice> office) {
        if (!(JournalFile.open(folder) instanceof Opening.Opened<JournalFile>(var file))) {
            throw new IllegalStateException("the journal does not open");
        }
        var lockout = new Lockout[] {Lockout.NONE};
        var lastAt = new Instant[] {clock.now()};
        var kept = office.map(it -> it.kept).orElse(new TestOffice.Kept(0, Hash.ZERO));
        var queue = new UploadQueue(kept.sequence(), kept.hash(), USD);
        var verifier =
                new Verifier(entry -> {
                    queue.seen(entry);
                    lockout[0] = Lockouts.after(lockout[0], entry);
                    lastAt[0] = entry.envelope().at();
                });
        file.forEach(1, verifier::feed);
        file.payments(verifier::feed);
        verifier.finish()
                .ifPresent(problem -> {
                    throw new IllegalStateException(problem.toString());
                });
        var parts = office.map(it -> new Parts.Office(it, queue, it, TestOffice.WAITS));
        var till = new TestTill(clock, file, verifier, lockout[0], lastAt[0], devices, parts);
        if (!(first instanceof Appended.Stored)) {
            till.store.fail(1, Optional.of(first));
        }
        var ready = new CountDownLatch(1);
        till.counter.start(
                new Body.ProgramStarted(
                        List.of("Riverside store"),
                        Language.EN,
                        List.of(),
                        "ef".repeat(32),
                        "25",
                        "test"),
                view -> ready.countDown());
        await(ready);
        return till;
    }

    /// Asks and waits for the answer.
    public Reply.Answer ask(Request request) {
        var answer = new CompletableFuture<Reply.Answer>();
        counter.submit(request, answer::complete);
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /// Asks what must be done.
    public CounterView must(Request request) {
        var answer = ask(request);
        if (answer.reply() instanceof Reply.Refused refused) {
            throw new AssertionError(request + ": " + refused);
        }
        if (answer.reply() instanceof Reply.StopFirst stops) {
            throw new AssertionError(request + ": " + stops);
        }
        return answer.now();
    }

    String refused(Request request) {
        return ask(request).reply() instanceof Reply.Refused refused
                ? refused.code()
                : "not refused";
    }

    /// What the card terminal says next of the last request, and waits until it was heard.
    public CounterView terminalSays(CardAnswer answer) {
        return terminalSays(new PaymentEvent.CardAnswered(reference(), answer));
    }

    CounterView terminalSees(CardApproval approval) {
        return terminalSays(new PaymentEvent.ApprovalSeen(reference(), approval));
    }

    CounterView terminalSays(PaymentEvent event) {
        terminal.hear(new Said.Event(event));
        return must(new Request.Status());
    }

    /// What else the card terminal says.
    void terminalSaid(Said said) {
        terminal.hear(said);
        must(new Request.Status());
    }

    /// What a device says of no payment.
    void deviceSaid(Said said) {
        devices.hear(said);
        must(new Request.Status());
    }

    /// What the card terminal says of that payment.
    ///
    /// @return whether it is in the journal
    public boolean terminalSays(PaymentId payment, PaymentEvent event) {
        return heard(payment, event) == Hearing.Heard.KEPT;
    }

    Hearing.Heard heard(PaymentId payment, PaymentEvent event) {
        var heard = new CompletableFuture<Hearing.Heard>();
        Objects.requireNonNull(ears.get(payment)).hear(new Said.Event(event), heard::complete);
        return heard.orTimeout(30, TimeUnit.SECONDS).join();
    }

    /// Of the last request that the terminal was given.
    String reference() {
        return reference;
    }

    public CounterView signedInAndOpen() {
        must(new Request.SignIn("anna", "482915"));
        return must(new Request.OpenTill(usd("200.00"), Optional.empty()));
    }

    public void stop() {
        counter.stop(file::close);
    }

    /// As `kill -9` does: nothing more is written.
    @Override
    public void close() {
        counter.submit(new Request.Status(), answer -> file.close());
        counter.close();
    }

    public static Money usd(String amount) {
        return Money.parse(amount, USD).orElseThrow();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the counter did not start");
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// The hashing itself is tested with the staff; here it would only cost time.
    private static SignIn signIn(String name, String pin) {
        return STAFF.find(name)
                .<SignIn>map(person ->
                        pin.equals(PINS.get(name)) ? new SignIn.Right(person) : new SignIn.Wrong())
                .orElseGet(SignIn.Unknown::new);
    }

    private static Person person(String name, Role role) {
        return new Person(name, Optional.empty(), role, NO_MATTER, false);
    }

    private static Roles roles() {
        return Roles.shipped() instanceof Read.Good<Roles>(var roles, _) ? roles : fail();
    }

    private static Roles fail() {
        throw new IllegalStateException("the shipped roles do not load");
    }

    private record Accounts(List<Account> kept) implements AccountSearch {
        private static final List<Account> ALL =
                List.of(
                        account(MARIA, "Maria Nowak", "209.97", "129.98", Language.EN),
                        account(ALI, "Ali Rezaei", "79.30", "0.00", Language.ES),
                        account("8245987650000111", "Jo Park", "0.00", "0.00", Language.EN),
                        account("8245000000003458", "Mo Nowak", "10.00", "0.00", Language.FA),
                        account(
                                CLOSED,
                                "Pat Quinn",
                                AccountStatus.CLOSED,
                                "10.00",
                                "0.00",
                                Language.EN),
                        told(),
                        held(),
                        account(HOTEL, "Bay Hotel", "12000.00", "0.00", Language.EN));

        @Override
        public CompletionStage<List<Account>> find(String text, int max) {
            return CompletableFuture.supplyAsync(() ->
                    ALL.stream()
                            .filter(account ->
                                    account.name().contains(text)
                                            || account.number().digits().equals(text))
                            .limit(max)
                            .toList());
        }

        @Override
        public CompletionStage<Optional<Account>> get(AccountNumber number) {
            return CompletableFuture.supplyAsync(() ->
                    ALL.stream().filter(account -> account.number().equals(number)).findFirst());
        }

        @Override
        public void keep(List<Account> seen) {
            kept.addAll(seen);
        }

        /// For whom nothing may be taken.
        private static Account held() {
            var plain = account(HELD, "Kay Zimm", "50.00", "0.00", Language.EN);
            return new Account(
                    plain.number(),
                    plain.name(),
                    plain.phone(),
                    plain.address(),
                    plain.status(),
                    plain.balance(),
                    plain.dueDate(),
                    plain.language(),
                    FactWords.read(Map.of("alerts", "x; bankruptcy-hold"), usd("0").currency()));
        }

        /// Of whom the biller said all that it can say.
        private static Account told() {
            var plain = account(TOLD, "Zoe Quill", "419.96", "329.97", Language.EN);
            return new Account(
                    plain.number(),
                    plain.name(),
                    plain.phone(),
                    plain.address(),
                    AccountStatus.SOFT_DISCONNECTED,
                    plain.balance(),
                    Optional.of(LocalDate.of(2026, 12, 3)),
                    plain.language(),
                    FactWords.read(
                            Map.ofEntries(
                                    Map.entry("restore_due", "364.97"),
                                    Map.entry("past_due_30", "89.99"),
                                    Map.entry("past_due_60", "89.99"),
                                    Map.entry("past_due_90", "149.99"),
                                    Map.entry("min_due", "100.00"),
                                    Map.entry("unbilled", "12.40"),
                                    Map.entry("promise_date", "2026-12-04"),
                                    Map.entry("promise_amount", "120.00"),
                                    Map.entry("discount_until", "2026-12-05"),
                                    Map.entry("cash_only_until", "2027-03-01"),
                                    Map.entry("returned_items", "2"),
                                    Map.entry("autopay_on", "2026-12-20"),
                                    Map.entry("disconnect_date", "2026-11-14"),
                                    Map.entry("time_zone", "America/New_York"),
                                    Map.entry("region", "US-NY"),
                                    Map.entry("alerts", "dispute open, speak to billing first")),
                            usd("0").currency()));
        }

        static Account account(
                String number, String name, String total, String pastDue, Language language) {
            return account(number, name, AccountStatus.ACTIVE, total, pastDue, language);
        }

        static Account account(
                String number,
                String name,
                AccountStatus status,
                String total,
                String pastDue,
                Language language) {
            return new Account(
                    new AccountNumber(number),
                    name,
                    "2125550142",
                    "12 Mill Lane",
                    status,
                    new Balance(usd(total), usd(pastDue), Instant.parse("2026-11-22T14:42:00Z")),
                    Optional.empty(),
                    language,
                    AccountFacts.NONE);
        }
    }
}
