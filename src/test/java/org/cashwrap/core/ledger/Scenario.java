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

    final List<Entry> entries = new ArrayList<>();
    final List<StoredEntry> stored = new ArrayList<>();
    final List<PaymentRow> rows = new ArrayList<>();
    Books books = Books.empty(IDENTITY);
    private Hash head = Hash.ZERO;
    private long ids;

    static Scenario started(String publicKey) {
        var scenario = new Scenario();
        scenario.add(new Body.JournalStarted("RIVER", publicKey));
        scenario.add(
                new Body.ProgramStarted(
                        List.of("Riverside store", "تلفن ۱۲"),
                        Language.EN,
                        List.of(
                                new Body.ProgramStarted.Member("lia", "manager", false),
                                new Body.ProgramStarted.Member("anna", "clerk", false)),
                        "ef".repeat(32),
                        "25",
                        "Linux \"test\" \\ \u0007"));
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
        }
        return scenario;
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
                                clerk(body),
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

    /// Signed in from the first SignedIn on, as in every journal here.
    private Optional<String> clerk(Body body) {
        return body instanceof Body.SignedIn || books.run().clerk().isPresent()
                ? Optional.of("anna")
                : Optional.empty();
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
