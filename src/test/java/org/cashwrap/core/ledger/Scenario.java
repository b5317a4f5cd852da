package org.cashwrap.core.ledger;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.payment.OpenPayments.Outcome;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Samples;
import org.cashwrap.core.till.Till;
import org.cashwrap.core.till.TillEvent;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/// Journals made in memory for tests, by the same fold and chain as real ones.
final class Scenario {
    static final String EPOCH = "00112233445566778899aabbccddeeff";
    static final Books.Identity IDENTITY = new Books.Identity("RIVER-3", EPOCH, true, Samples.USD);

    static final Body.ProgramStarted RUN =
            new Body.ProgramStarted(
                    List.of("Riverside store", "تلفن ۱۲"),
                    Language.EN,
                    List.of(
                            new Body.ProgramStarted.Member("lia", "manager", false),
                            new Body.ProgramStarted.Member("anna", "clerk", false)),
                    "ef".repeat(32),
                    "25",
                    "Linux \"test\" \\ \u0007");

    final List<Entry> entries = new ArrayList<>();
    final List<StoredEntry> stored = new ArrayList<>();
    final List<PaymentRow> rows = new ArrayList<>();
    Books books = Books.empty(IDENTITY);
    private final List<PaymentId> begun = new ArrayList<>();
    private Hash head = Hash.ZERO;
    private long ids;

    /// Before anybody signs in.
    static Scenario begun(String publicKey) {
        var scenario = new Scenario();
        scenario.add(new Body.JournalStarted("RIVER", publicKey));
        scenario.add(RUN);
        return scenario;
    }

    static Scenario started(String publicKey) {
        var scenario = begun(publicKey);
        scenario.add(new Body.SignedIn("clerk"));
        scenario.add(
                new Body.TillMoved(
                        new TillEvent.Opened(
                                LocalDate.of(2026, 11, 22),
                                Samples.usd(200_00),
                                Optional.empty())));
        return scenario;
    }

    /// A day of random events, those that are refused left out as the counter leaves them out.
    static Scenario random(long seed, int events, String publicKey) {
        var random = new Random(seed);
        var scenario = started(publicKey);
        for (int i = 0; i < events; i++) {
            var payments = scenario.books.payments();
            var id =
                    payments.active().isEmpty() || random.nextInt(8) == 0
                            ? scenario.newPayment()
                            : random.nextInt(4) == 0 && !payments.parked().isEmpty()
                                    ? payments.parked().getFirst().id()
                                    : payments.active().get().id();
            var event = Samples.anyEvent(random, payments.find(id));
            scenario.pay(id, event);
            if (random.nextInt(3) == 0) {
                scenario.devicesSay(random);
            }
            if (random.nextInt(40) == 0) {
                scenario.restart(random);
            }
        }
        return scenario;
    }

    private void devicesSay(Random random) {
        switch (random.nextInt(12)) {
            case 7, 8, 9, 10 -> paper(random);
            case 11 ->
                    add(
                            new Body.DrawerKicked(
                                    begun.isEmpty() ? Optional.empty() : Optional.of(any(random)),
                                    List.of(
                                                    Body.DrawerKicked.Result.OPENED,
                                                    Body.DrawerKicked.Result.KICKED,
                                                    Body.DrawerKicked.Result.STAYED_SHUT)
                                            .get(random.nextInt(3)),
                                    ""),
                            random.nextBoolean());
            case 0, 1, 2 -> {
                var about =
                        begun.isEmpty() ? Optional.<PaymentId>empty() : Optional.of(any(random));
                add(
                        new Body.SlipSpooled(
                                about.filter(_ -> random.nextBoolean()), Slips.any(random)),
                        random.nextBoolean());
            }
            case 3 -> {
                var id = begun.isEmpty() ? newPayment() : any(random);
                if (books.awaitsSignatureWord(id)) {
                    add(new Body.SignatureNeeded(id), random.nextBoolean());
                }
            }
            case 4 -> {
                if (!books.unsigned().isEmpty()) {
                    var waiting = books.unsigned().get(random.nextInt(books.unsigned().size()));
                    add(new Body.SignatureChecked(waiting, random.nextBoolean()));
                }
            }
            case 5 -> add(new Body.BatchClosing());
            default -> add(new Body.BatchClosed(Slips.anyTotals(random)), random.nextBoolean());
        }
    }

    /// What may happen next to one of the last papers.
    private void paper(Random random) {
        var recent = books.papers().recent();
        if (recent.isEmpty()) {
            return;
        }
        var one = recent.get(recent.size() - 1 - random.nextInt(Math.min(6, recent.size())));
        var body =
                switch (one.where()) {
                    case AT_PRINTER -> anyEnd(one, random);
                    case UNKNOWN ->
                            random.nextBoolean()
                                    ? new Body.PaperSeen(
                                            one.paper(), one.copy() - 1, random.nextBoolean())
                                    : new Body.PrintingStarted(one.paper(), one.copy());
                    case DUE, PRINTED, NOT_PRINTED ->
                            random.nextInt(4) == 0
                                    ? new Body.PrintingEnded(
                                            one.paper(),
                                            one.copy(),
                                            Body.PrintingEnded.Outcome.NOT_PRINTED,
                                            "paper-out")
                                    : new Body.PrintingStarted(one.paper(), one.copy());
                };
        add(body, body instanceof Body.PaperSeen || random.nextBoolean());
    }

    private static Body anyEnd(Papers.Printing one, Random random) {
        var outcomes = List.of(Body.PrintingEnded.Outcome.values());
        var outcome = outcomes.get(random.nextInt(outcomes.size()));
        return new Body.PrintingEnded(
                one.paper(),
                one.copy(),
                outcome,
                outcome == Body.PrintingEnded.Outcome.PRINTED ? "" : "silent");
    }

    /// One that has something to do with the card terminal, more often than not.
    private PaymentId any(Random random) {
        return begun.get(begun.size() - 1 - random.nextInt(Math.min(5, begun.size())));
    }

    private void restart(Random random) {
        if (random.nextBoolean()) {
            add(new Body.SignedOut());
            add(new Body.ProgramStopped());
        }
        add(RUN);
        if (random.nextBoolean()) {
            add(new Body.ClockJumped(0));
        }
        add(Slips.DEVICES);
        add(new Body.SignedIn("clerk"));
    }

    PaymentId newPayment() {
        ids++;
        return new PaymentId(new UUID(0x019a_ab00_0000_7000L, 0x8000_0000_0000_0000L | ids));
    }

    /// @return whether it was possible
    boolean pay(PaymentId id, PaymentEvent event) {
        if (!(books.payments().next(id, event) instanceof Outcome.Moved(_, var payment, _))) {
            return false;
        }
        if (books.payments().find(id).isEmpty()) {
            begun.add(id);
        }
        add(
                switch (payment) {
                    case Payment.Committed committed ->
                            new Body.PaymentCommitted(
                                    event, books.totals().lastReceipt() + 1, committed);
                    case Payment.Abandoned abandoned -> new Body.PaymentAbandoned(event, abandoned);
                    default -> new Body.PaymentMoved(id, event);
                });
        return true;
    }

    void add(Body body) {
        add(body, true);
    }

    /// @param named with whoever is signed in, if anybody is
    void add(Body body, boolean named) {
        var session =
                body instanceof Body.TillMoved(TillEvent.Opened(var date, var money, _))
                        ? Optional.of(new Till.Open(1, date, money))
                        : books.till() instanceof Till.Open open
                                ? Optional.of(open)
                                : Optional.<Till.Open>empty();
        ids++;
        var entry =
                new Entry(
                        new Envelope(
                                IDENTITY.till(),
                                EPOCH,
                                books.sequence() + 1,
                                new UUID(0x019a_ab00_0000_7000L, 0x9000_0000_0000_0000L | ids),
                                Instant.parse("2026-11-22T15:00:00.000Z").plusMillis(ids * 1_234),
                                java.time.ZoneOffset.ofHours(-5),
                                ZoneId.of("America/New_York"),
                                ids * 1_234,
                                OptionalLong.empty(),
                                session.map(Till.Open::businessDate),
                                session.map(open -> OptionalInt.of(open.session()))
                                        .orElse(OptionalInt.empty()),
                                clerk(body).filter(_ -> named),
                                Optional.of("lia").filter(_ -> needsApprover(body)),
                                Optional.empty(),
                                true,
                                Optional.empty(),
                                "test",
                                Optional.empty(),
                                Samples.USD),
                        body);
        books =
                switch (books.fold(entry)) {
                    case Books.Folded.Good(var good) -> good;
                    case Books.Folded.Impossible(var why) -> throw new IllegalStateException(why);
                };
        var text = EntryCodec.write(entry);
        head = head.after(text);
        entries.add(entry);
        stored.add(new StoredEntry(books.sequence(), text, head));
        if (body instanceof Body.PaymentCommitted(_, var receipt, var payment)) {
            rows.add(Verifier.row(entry.envelope(), receipt, payment));
        }
    }

    private Optional<String> clerk(Body body) {
        return switch (body) {
            case Body.SignedIn _ -> Optional.of("anna");
            case Body.ProgramStarted _ -> Optional.empty();
            default -> books.run().clerk();
        };
    }

    private static boolean needsApprover(Body body) {
        return switch (body) {
            case Body.PaymentMoved(_, var event) -> event instanceof PaymentEvent.DoubtEnded;
            case Body.PaymentCommitted(var event, _, _) -> event instanceof PaymentEvent.DoubtEnded;
            case Body.PaymentAbandoned(var event, _) -> event instanceof PaymentEvent.DoubtEnded;
            default -> false;
        };
    }

    Hash head() {
        return head;
    }
}
