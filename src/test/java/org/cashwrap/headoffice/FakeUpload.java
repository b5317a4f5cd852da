package org.cashwrap.headoffice;

import org.cashwrap.checkout.OfficeStanding;
import org.cashwrap.checkout.Upload;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.StoredEntry;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A counter's journal as far as uploading it goes, without a counter. `UploadingTest` has the real one.
final class FakeUpload implements Upload {
    private final List<StoredEntry> journal = new ArrayList<>();
    private int acknowledged;
    private boolean isGone;
    private final List<OfficeStanding> standings = new ArrayList<>();

    synchronized FakeUpload write(int entries) {
        for (var i = 0; i < entries; i++) {
            var text = "{\"n\":" + (journal.size() + 1) + ",\"ü\":\"«\\\"»\"}";
            var before = journal.isEmpty() ? Hash.ZERO : journal.getLast().hash();
            journal.add(new StoredEntry(journal.size() + 1, text, before.after(text)));
        }
        return this;
    }

    synchronized void gone() {
        isGone = true;
    }

    synchronized List<StoredEntry> entries() {
        return List.copyOf(journal);
    }

    synchronized int acknowledged() {
        return acknowledged;
    }

    synchronized List<OfficeStanding> standings() {
        return List.copyOf(standings);
    }

    synchronized Optional<OfficeStanding> standing() {
        return standings.isEmpty() ? Optional.empty() : Optional.of(standings.getLast());
    }

    @Override
    public Journal journal() {
        return new Journal(FakeOffice.TILL, FakeOffice.EPOCH);
    }

    @Override
    public synchronized void next(Consumer<Optional<Batch>> tell) {
        var rest = journal.subList(acknowledged, journal.size());
        var some = List.copyOf(rest.subList(0, Math.min(rest.size(), ENTRIES_MAX)));
        tell.accept(
                some.isEmpty() || isGone
                        ? Optional.empty()
                        : Optional.of(
                                new Batch(
                                        hash(acknowledged),
                                        some,
                                        List.of(
                                                new HeadSignature(
                                                        FakeOffice.EPOCH,
                                                        some.getLast().sequence(),
                                                        some.getLast().hash(),
                                                        "ab".repeat(64))))));
    }

    private Hash hash(int sequence) {
        return sequence == 0 ? Hash.ZERO : journal.get(sequence - 1).hash();
    }

    @Override
    public synchronized void reaches(long sequence, Hash hash, Consumer<Verdict> heard) {
        if (isGone) {
            heard.accept(Verdict.NOT_HEARD);
        } else if (sequence > journal.size() || !hash((int) sequence).equals(hash)) {
            heard.accept(Verdict.NOT_OURS);
        } else {
            acknowledged = (int) sequence;
            heard.accept(Verdict.TAKEN);
        }
    }

    @Override
    public synchronized void stands(OfficeStanding standing) {
        if (standings.isEmpty() || !standings.getLast().equals(standing)) {
            standings.add(standing);
        }
    }
}
