package org.cashwrap.checkout;

import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.core.money.Money;
import org.cashwrap.storage.Found;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Hands the journal to the head office and hears how far it has it. Its state is owned by the counter's thread; the journal is
/// read there in small batches, so that no customer waits behind them.
final class Uploading implements Upload {
    private static final System.Logger LOG = System.getLogger(Uploading.class.getName());

    /// A batch of 100 entries holds no more.
    private static final int SIGNATURES_MAX = 100;

    private final Desk desk;
    private final CounterThread thread;
    private final Parts.Office office;
    private final Journal journal;

    /// The last signature that the head office has, and the last that it was given.
    private long lastSigned;

    private long lastHanded;

    Uploading(Desk desk, CounterThread thread, Parts.Office office) {
        this.desk = desk;
        this.thread = thread;
        this.office = office;
        var identity = desk.books().identity();
        this.journal = new Journal(identity.till(), identity.epoch());
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public void next(Consumer<Optional<Batch>> tell) {
        thread.run(() -> tell.accept(batch()), () -> tell.accept(Optional.empty()));
    }

    private Optional<Batch> batch() {
        var queue = office.queue();
        var entries =
                here(desk.journal().read(queue.acknowledged() + 1, ENTRIES_MAX))
                        .map(Uploading::together)
                        .orElse(List.of());
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        var signatures = signatures(entries.getLast().sequence());
        lastHanded =
                signatures.stream().mapToLong(HeadSignature::sequence).max().orElse(lastSigned);
        return Optional.of(new Batch(queue.hash(), entries, signatures));
    }

    /// As many of them as may go together, and at least one.
    static List<StoredEntry> together(List<StoredEntry> entries) {
        var characters = 0L;
        for (var i = 0; i < entries.size(); i++) {
            characters += entries.get(i).text().length();
            if (characters > CHARACTERS_MAX && i > 0) {
                return entries.subList(0, i);
            }
        }
        return entries;
    }

    /// Those that it has not acknowledged in this run. Without one of them the chain is as good: the next one signs for it.
    private List<HeadSignature> signatures(long through) {
        return here(desk.journal().signatures(through, SIGNATURES_MAX)).orElse(List.of()).stream()
                .filter(signature -> signature.sequence() > lastSigned)
                .toList();
    }

    @Override
    public void reaches(long sequence, Hash hash, Consumer<Verdict> heard) {
        thread.run(
                () -> heard.accept(reaches(sequence, hash)), () -> heard.accept(Verdict.NOT_HEARD));
    }

    private Verdict reaches(long sequence, Hash hash) {
        if (sequence > desk.now() || (sequence == 0 && !hash.equals(Hash.ZERO))) {
            return notOurs(sequence, hash);
        }
        if (sequence > 0) {
            var ours = here(desk.journal().entry(sequence));
            if (ours.isEmpty()) {
                return Verdict.NOT_HEARD;
            }
            if (!ours.get().hash().equals(hash)) {
                return notOurs(sequence, hash);
            }
        }
        var queue = office.queue();
        if (sequence == queue.acknowledged()) {
            office.kept().reaches(sequence, hash);
            return Verdict.TAKEN;
        }
        if (sequence > queue.acknowledged()) {
            lastSigned = lastHanded;
            queue.reaches(sequence, hash);
        } else {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "the head office has entries up to {0} only, and had them up to {1}",
                    sequence,
                    queue.acknowledged());
            fallBack(sequence, hash);
        }
        office.kept().reaches(sequence, hash);
        desk.tell(new News.Uploaded(desk.view(), sequence));
        return Verdict.TAKEN;
    }

    /// A head office that was put back from a copy gets what it has lost once more.
    private void fallBack(long sequence, Hash hash) {
        lastSigned = 0;
        lastHanded = 0;
        var queue = office.queue();
        queue.fallsBack(sequence, hash);
        // By their rows: there may be a year of them, and a customer waits.
        for (var row : here(desk.journal().paymentsAfter(sequence)).orElse(List.of())) {
            queue.owed(row.sequence(), begun(row), new Money(row.paid(), queue.currency()));
        }
    }

    /// When it was begun, to the millisecond, which its name tells (RFC 9562, UUIDv7): near enough to when it was taken, for the
    /// eyes of a clerk.
    private static Instant begun(PaymentRow row) {
        return Instant.ofEpochMilli(row.payment().getMostSignificantBits() >>> 16);
    }

    /// Whoever is right: with a journal that is not the whole truth no money is taken.
    private Verdict notOurs(long sequence, Hash hash) {
        LOG.log(
                System.Logger.Level.ERROR,
                "the head office has another entry {0} than this journal, which ends at {1}",
                sequence,
                desk.now());
        if (sequence > 0) {
            office.kept().differs(sequence, hash);
        }
        if (!desk.isLocked()) {
            desk.lock();
            desk.tell(Notices.journalBehind(desk.now(), sequence));
            desk.tell(new News.Moved(desk.view()));
        }
        return Verdict.NOT_OURS;
    }

    @Override
    public void stands(OfficeStanding standing) {
        thread.run(() -> nowStands(standing), () -> {});
    }

    private void nowStands(OfficeStanding now) {
        var queue = office.queue();
        var before = queue.standing();
        if (before.equals(now)) {
            return;
        }
        queue.stands(now);
        switch (now) {
            case OfficeStanding.Away() -> {
                if (!desk.isLocked()) {
                    desk.tell(Notices.officeAway(desk.now(), queue.view().waiting()));
                }
            }
            case OfficeStanding.Refuses(var code) -> {
                // Where no more money is taken, nobody is told to keep serving.
                if (!desk.isLocked()) {
                    desk.tell(Notices.officeRefuses(desk.now(), code));
                }
            }
            case OfficeStanding.Reached() -> {
                if (!(before instanceof OfficeStanding.Untried)) {
                    desk.tell(Notices.plain(desk.now(), "office-back"));
                }
            }
            case OfficeStanding.Untried() -> {}
        }
        desk.tell(new News.Around(desk.view()));
    }

    private static <T> Optional<T> here(Found<T> found) {
        return switch (found) {
            case Found.Here<T>(var value) -> Optional.of(value);
            case Found.Nowhere<T>() -> Optional.empty();
            case Found.Unreadable<T>(var code, var why) -> {
                LOG.log(System.Logger.Level.ERROR, "not read for uploading: {0} {1}", code, why);
                yield Optional.empty();
            }
        };
    }
}
