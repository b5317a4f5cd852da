package org.cashwrap.checkout;

import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Books;
import org.cashwrap.core.ledger.Entry;
import org.cashwrap.core.ledger.EntryCodec;
import org.cashwrap.core.ledger.Envelope;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.core.ledger.Verifier;
import org.cashwrap.core.till.Till;
import org.cashwrap.core.till.TillRules;
import org.cashwrap.storage.Appended;
import org.cashwrap.storage.Found;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/// Puts what happened into the journal: envelope, chain, fold, store. The books move only when the entry is durable.
/// Owned by the counter's thread.
public final class JournalWriter {
    /// The two clocks may drift apart this far, over any time, before the difference is journalled as a jump.
    static final long CLOCK_DRIFT_MAX_MS = 60_000;

    /// Who did it, why, and by which rules: the part of the envelope that an event brings.
    public record By(
            Optional<String> clerk,
            Optional<String> approver,
            Optional<String> reason,
            Optional<Envelope.RulePack> rules) {
        public static final By NOBODY =
                new By(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public static By clerk(String name) {
            return new By(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
        }

        public By approvedBy(String approver) {
            return new By(clerk, Optional.of(approver), reason, rules);
        }

        By under(Optional<Envelope.RulePack> pack) {
            return new By(clerk, approver, reason, pack);
        }
    }

    /// What came of writing an entry.
    public sealed interface Written {
        record Durable(Entry entry, Hash hash) implements Written {}

        /// It is not in the journal, and nothing may be done about it.
        record NotWritten(String code, String why) implements Written {}

        /// Nobody knows; the journal is closed for good and takes no more.
        record Unknown(String code, String why) implements Written {}
    }

    private final EntryStore store;
    private final TillClock clock;
    private final Names names;
    private final ZoneId zone;
    private final String build;
    private Books books;
    private Hash head;
    private Instant lastAt;
    private long lastMonotonicMs;

    /// @param books  where the journal stands
    /// @param head   its last hash
    /// @param lastAt the time in its last entry, or now if there is none
    public JournalWriter(
            EntryStore store,
            TillClock clock,
            Names names,
            ZoneId zone,
            String build,
            Books books,
            Hash head,
            Instant lastAt) {
        this.store = store;
        this.clock = clock;
        this.names = names;
        this.zone = zone;
        this.build = build;
        this.books = books;
        this.head = head;
        var now = clock.now();
        // Between two runs a clock may well go on, but it cannot go back.
        this.lastAt = lastAt.isAfter(now) ? lastAt : now;
        this.lastMonotonicMs = clock.monotonicMs();
    }

    public Books books() {
        return books;
    }

    public Hash head() {
        return head;
    }

    Found<StoredEntry> entry(long sequence) {
        return store.entry(sequence);
    }

    Found<PaymentRow> payment(UUID id) {
        return store.payment(id);
    }

    Found<StoredEntry> lastWith(String words, long upTo) {
        return store.lastWith(words, upTo);
    }

    Found<List<StoredEntry>> allWith(String words, long from) {
        return store.allWith(words, from);
    }

    Found<List<StoredEntry>> read(long from, int max) {
        return store.read(from, max);
    }

    Found<List<HeadSignature>> signatures(long through, int max) {
        return store.signatures(through, max);
    }

    Found<List<PaymentRow>> paymentsAfter(long sequence) {
        return store.paymentsAfter(sequence);
    }

    public UUID newName() {
        return names.next(clock.now());
    }

    /// Writes one entry; before it, one of its own if the clock has jumped since the last.
    public Written write(By by, Body body) {
        var jump = clockJump();
        if (Math.abs(jump) <= CLOCK_DRIFT_MAX_MS || books.started().isEmpty()) {
            return writeOne(by, body);
        }
        var jumped = new Body.ClockJumped(jump);
        if (!(body instanceof Body.ProgramStarted)) {
            var said = writeOne(By.NOBODY, jumped);
            return said instanceof Written.Durable ? writeOne(by, body) : said;
        }
        // A run begins before anything is said in it. What is answered is its beginning.
        var begun = writeOne(by, body);
        if (!(begun instanceof Written.Durable)) {
            return begun;
        }
        var said = writeOne(By.NOBODY, jumped);
        return said instanceof Written.Durable ? begun : said;
    }

    /// How far the wall clock went from the monotonic one since the last entry.
    private long clockJump() {
        var wall = ChronoUnit.MILLIS.between(lastAt, clock.now());
        return wall - (clock.monotonicMs() - lastMonotonicMs);
    }

    private Written writeOne(By by, Body body) {
        var now = clock.now().truncatedTo(ChronoUnit.MILLIS);
        var monotonicMs = clock.monotonicMs();
        var entry = new Entry(envelope(by, body, now, monotonicMs), body);
        // Folded before it is stored: an entry that its own journal would refuse must never get
        // there.
        var after =
                switch (books.fold(entry)) {
                    case Books.Folded.Good(var good) -> good;
                    case Books.Folded.Impossible(var why) -> throw new IllegalStateException(why);
                };
        var text = EntryCodec.write(entry);
        // What could not be read back must not get there either.
        if (!EntryCodec.read(text).equals(entry)) {
            throw new IllegalStateException("an entry is not read as it was written");
        }
        var hash = head.after(text);
        var stored = new StoredEntry(after.sequence(), text, hash);
        return switch (store.append(stored, row(entry))) {
            case Appended.Stored() -> {
                books = after;
                head = hash;
                lastAt = now;
                lastMonotonicMs = monotonicMs;
                yield new Written.Durable(entry, hash);
            }
            case Appended.NotStored(var code, var why) -> new Written.NotWritten(code, why);
            case Appended.Unknown(var code, var why) -> new Written.Unknown(code, why);
        };
    }

    private Envelope envelope(By by, Body body, Instant now, long monotonicMs) {
        var session = sessionAfter(body);
        return new Envelope(
                books.identity().till(),
                books.identity().epoch(),
                books.sequence() + 1,
                names.next(now),
                now,
                zone.getRules().getOffset(now),
                zone,
                monotonicMs,
                OptionalLong.empty(),
                session.map(Till.Open::businessDate),
                session.map(open -> OptionalInt.of(open.session())).orElse(OptionalInt.empty()),
                by.clerk(),
                by.approver(),
                by.reason(),
                books.identity().training(),
                by.rules(),
                build,
                Optional.empty(),
                books.identity().currency());
    }

    /// The entry that opens a session belongs to it already.
    private Optional<Till.Open> sessionAfter(Body body) {
        var till =
                body instanceof Body.TillMoved(var event)
                        ? TillRules.next(books.till(), event).orElse(books.till())
                        : books.till();
        return till instanceof Till.Open open ? Optional.of(open) : Optional.empty();
    }

    private static Optional<PaymentRow> row(Entry entry) {
        return entry.body() instanceof Body.PaymentCommitted(_, var receipt, var payment)
                ? Optional.of(Verifier.row(entry.envelope(), receipt, payment))
                : Optional.empty();
    }

    /// Signs the head as it stands. Takes milliseconds: never on the way of a payment.
    ///
    /// @return the signature if it is stored
    public Optional<HeadSignature> sign(HeadSigner signer) {
        if (books.sequence() == 0) {
            return Optional.empty();
        }
        var message =
                HeadSignature.message(
                        books.identity().till(), books.identity().epoch(), books.sequence(), head);
        var signature =
                new HeadSignature(
                        books.identity().epoch(), books.sequence(), head, signer.sign(message));
        return store.sign(signature) instanceof Appended.Stored
                ? Optional.of(signature)
                : Optional.empty();
    }

    /// The till's private key, as far as the counter needs it.
    public interface HeadSigner {
        /// @return Ed25519, 128 lower-case hex digits
        String sign(byte[] message);
    }

    /// The accounting day that a session opened now belongs to.
    LocalDate businessDateNow() {
        return clock.now().atZone(zone).toLocalDate();
    }

    /// As a clock on the store's wall showed it.
    LocalDateTime inStore(Instant at) {
        return LocalDateTime.ofInstant(at, zone);
    }

    /// When it is, for what is shown.
    Instant now() {
        return clock.now();
    }

    long monotonicMs() {
        return clock.monotonicMs();
    }
}
