package org.cashwrap.core.ledger;

import org.cashwrap.core.ledger.Body.JournalStarted;
import org.cashwrap.core.ledger.Body.PaymentCommitted;
import org.cashwrap.core.payment.Instrument;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.Tender;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// Checks a journal from its stored texts alone: chain, envelope, every rule again, the identities of each payment, the
/// stored projection, the signatures. Fed entry by entry; after the first thing wrong the rest says nothing and is not
/// read. One use, one thread.
public final class Verifier {
    /// The first thing wrong.
    ///
    /// @param sequence where; 0 if it belongs to no entry
    public record Problem(long sequence, String why) {}

    private final Consumer<Entry> seen;
    private Hash head = Hash.ZERO;
    private long sequence;
    private Optional<Books> books = Optional.empty();
    private Optional<Problem> problem = Optional.empty();
    private final Map<UUID, PaymentRow> expectedRows = new HashMap<>();
    private final PaperTrail papers = new PaperTrail();
    private final Set<UUID> ids = new HashSet<>();
    private final Set<UUID> begun = new HashSet<>();
    private final Set<UUID> ended = new HashSet<>();
    private final Set<String> references = new HashSet<>();
    private final Map<Long, Hash> hashes = new HashMap<>();
    private long signaturesGood;

    /// @param seen gets every entry that was found good, in order
    public Verifier(Consumer<Entry> seen) {
        this.seen = seen;
    }

    /// @return false after the first thing wrong
    public boolean feed(StoredEntry stored) {
        if (problem.isPresent()) {
            return false;
        }
        var wrong = check(stored);
        if (wrong.isPresent()) {
            problem = Optional.of(new Problem(stored.sequence(), wrong.get()));
        }
        return wrong.isEmpty();
    }

    private Optional<String> check(StoredEntry stored) {
        if (stored.sequence() != sequence + 1) {
            return Optional.of("sequence " + stored.sequence() + " follows " + sequence);
        }
        var hash = head.after(stored.text());
        if (!hash.equals(stored.hash())) {
            return Optional.of("the text is not what was hashed, or the chain is broken before it");
        }
        head = hash;
        sequence = stored.sequence();
        hashes.put(sequence, hash);
        Entry entry;
        try {
            entry = EntryCodec.read(stored.text());
        } catch (BadEntryException bad) {
            return Optional.of("not an entry: " + bad.getMessage());
        }
        if (!EntryCodec.isCanonical(stored.text())) {
            return Optional.of("not written in the one form of an entry");
        }
        if (!ids.add(entry.envelope().id())) {
            return Optional.of("the entry's id is used a second time");
        }
        var before = books.orElseGet(() -> Books.empty(Books.identityOf(entry.envelope())));
        switch (before.fold(entry)) {
            case Books.Folded.Impossible(var why) -> {
                return Optional.of(why);
            }
            case Books.Folded.Good(var after) -> books = Optional.of(after);
        }
        var wrong =
                againstAllBefore(entry.body())
                        .or(() -> papers.whyNot(stored.sequence(), entry.body()))
                        .or(() ->
                                entry.body() instanceof PaymentCommitted committed
                                        ? checkPayment(entry.envelope(), committed)
                                        : Optional.empty());
        if (wrong.isEmpty()) {
            seen.accept(entry);
        }
        return wrong;
    }

    /// Payments begin once, and end once; a request to the card terminal is named once; a slip is of a payment that began.
    private Optional<String> againstAllBefore(Body body) {
        return switch (body) {
            case Body.PaymentCommitted(_, _, var payment) ->
                    once(ended, payment.id().value(), "the payment ended before");
            case Body.PaymentAbandoned(_, var payment) ->
                    once(ended, payment.id().value(), "the payment ended before");
            case Body.PaymentMoved(var id, PaymentEvent.AccountChosen _) -> {
                begun.add(id.value());
                yield ended.contains(id.value())
                        ? Optional.of("the payment ended before")
                        : Optional.empty();
            }
            case Body.SlipSpooled(var payment, _) ->
                    payment.filter(id -> !begun.contains(id.value()))
                            .map(_ -> "the slip is of a payment that never began");
            case Body.DrawerKicked(var payment, _, _) ->
                    payment.filter(id -> !begun.contains(id.value()))
                            .map(_ -> "the drawer is of a payment that never began");
            case Body.PaymentMoved(_, PaymentEvent.CardChosen(var reference, _, _)) ->
                    once(references, reference, "the reference is used a second time");
            default -> Optional.empty();
        };
    }

    private static <T> Optional<String> once(Set<T> seen, T value, String why) {
        return seen.add(value) ? Optional.empty() : Optional.of(why);
    }

    /// I-3: what was applied and the rounding are what was handed over less change, each side counted by itself. That change and
    /// rounding are what follows from the tenders, a committed payment has seen to itself.
    private Optional<String> checkPayment(Envelope envelope, PaymentCommitted committed) {
        var payment = committed.payment();
        var applied = payment.applied().stream().mapToLong(item -> item.amount().minor()).sum();
        var tendered =
                payment.tenders().stream().mapToLong(tender -> tender.amount().minor()).sum();
        if (applied + payment.rounding().minor() != tendered - payment.change().minor()) {
            return Optional.of("I-3: applied and rounding are not what was tendered less change");
        }
        expectedRows.put(payment.id().value(), row(envelope, committed.receipt(), payment));
        return Optional.empty();
    }

    /// The projection that belongs to a committed payment's entry.
    public static PaymentRow row(Envelope envelope, long receipt, Committed payment) {
        var cash = 0L;
        var card = 0L;
        for (var tender : payment.tenders()) {
            switch (tender) {
                case Tender.Cash(var amount) -> cash += amount.minor();
                case Tender.Card each -> card += each.amount().minor();
                // What was paid on paper is what is left of `paid` beside the two.
                case Instrument _ -> {}
            }
        }
        return new PaymentRow(
                payment.id().value(),
                envelope.sequence(),
                receipt,
                envelope.businessDate().orElseThrow(),
                envelope.session().orElseThrow(),
                payment.paid().minor(),
                cash - payment.change().minor(),
                card);
    }

    /// Each stored row, once, after the entries.
    public void feed(PaymentRow row) {
        var expected = expectedRows.remove(row.payment());
        if (problem.isEmpty() && !row.equals(expected)) {
            problem =
                    Optional.of(
                            new Problem(
                                    row.sequence(),
                                    "the payment's row is not what its entry says"));
        }
    }

    /// Each stored signature, after the entries.
    ///
    public void feed(HeadSignature signature) {
        if (problem.isPresent() || books.isEmpty()) {
            return;
        }
        var key = books.get().started().map(JournalStarted::publicKey).orElse("");
        if (!signature.epoch().equals(books.get().identity().epoch())
                || !Optional.of(signature.hash()).equals(hashAt(signature.sequence()))) {
            problem =
                    Optional.of(
                            new Problem(
                                    signature.sequence(),
                                    "the signed head is not in this journal"));
        } else if (!signature.isBy(books.get().identity().till(), key)) {
            problem =
                    Optional.of(
                            new Problem(signature.sequence(), "the signature is not the till's"));
        } else {
            signaturesGood++;
        }
    }

    /// After the rows: rows that should have been there.
    public Optional<Problem> finish() {
        if (problem.isEmpty()) {
            problem =
                    expectedRows.values().stream().mapToLong(PaymentRow::sequence).min().stream()
                            .mapToObj(at -> new Problem(at, "the payment's row is missing"))
                            .findFirst();
        }
        return problem;
    }

    /// Where the journal stands, as far as it was read without a problem.
    public Optional<Books> books() {
        return books;
    }

    public Hash head() {
        return head;
    }

    public long sequence() {
        return sequence;
    }

    public long signaturesGood() {
        return signaturesGood;
    }

    /// The hash after that entry, if it was read.
    public Optional<Hash> hashAt(long at) {
        return Optional.ofNullable(hashes.get(at));
    }
}
