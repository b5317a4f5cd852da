package org.cashwrap.checkout;

import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Entry;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.money.Money;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Currency;
import java.util.Deque;
import java.util.Optional;

/// What the head office does not have yet: everything after a watermark. The entries themselves stand in the journal; here are
/// only the payments among them, for the eyes of the clerk. Owned by one thread, in the end the counter's.
public final class UploadQueue {
    private final Currency currency;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private long acknowledged;
    private Hash hash;
    private Money sum;
    private OfficeStanding standing = new OfficeStanding.Untried();

    private record Waiting(long sequence, Instant at, Money paid) {}

    /// @param acknowledged the last entry that the head office was known to have; 0 if that is not known
    /// @param hash         of that entry
    public UploadQueue(long acknowledged, Hash hash, Currency currency) {
        this.acknowledged = acknowledged;
        this.hash = hash;
        this.currency = currency;
        this.sum = Money.zero(currency);
    }

    /// An entry of the journal, in order: read at the start, or just written.
    public void seen(Entry entry) {
        if (entry.body() instanceof Body.PaymentCommitted(_, _, var payment)
                && entry.envelope().sequence() > acknowledged) {
            owed(entry.envelope().sequence(), entry.envelope().at(), payment.paid());
        }
    }

    /// A payment that it does not have; in order.
    void owed(long sequence, Instant at, Money paid) {
        waiting.addLast(new Waiting(sequence, at, paid));
        sum = sum.plus(paid);
    }

    Currency currency() {
        return currency;
    }

    public long acknowledged() {
        return acknowledged;
    }

    Hash hash() {
        return hash;
    }

    /// The head office has everything up to here.
    void reaches(long sequence, Hash hash) {
        acknowledged = sequence;
        this.hash = hash;
        while (!waiting.isEmpty() && waiting.getFirst().sequence() <= sequence) {
            sum = sum.minus(waiting.removeFirst().paid());
        }
    }

    /// The head office has less than it once had: what comes after it waits again, and is [#owed] again.
    void fallsBack(long sequence, Hash hash) {
        waiting.clear();
        sum = Money.zero(currency);
        acknowledged = sequence;
        this.hash = hash;
    }

    OfficeStanding standing() {
        return standing;
    }

    void stands(OfficeStanding now) {
        standing = now;
    }

    OfficeView view() {
        return new OfficeView(
                standing,
                acknowledged,
                waiting.size(),
                sum,
                Optional.ofNullable(waiting.peekFirst()).map(Waiting::at));
    }
}
