package org.cashwrap.app;

import org.cashwrap.checkout.EntryStore;
import org.cashwrap.checkout.JournalWriter;
import org.cashwrap.checkout.Lockouts;
import org.cashwrap.checkout.Names;
import org.cashwrap.checkout.TillClock;
import org.cashwrap.checkout.UploadQueue;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Books;
import org.cashwrap.core.ledger.Entry;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.core.ledger.Verifier;
import org.cashwrap.staff.Lockout;
import org.cashwrap.storage.Anchor;
import org.cashwrap.storage.AnchorFile;
import org.cashwrap.storage.Appended;
import org.cashwrap.storage.Found;
import org.cashwrap.storage.JournalFile;
import org.cashwrap.storage.Opening;
import org.cashwrap.storage.ReadThrough;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A journal that may be gone on with: opened, read to its end, verified, and not behind its anchor. Anything else is a
/// reason to take no money.
record JournalStart(
        JournalFile file,
        JournalWriter writer,
        Lockout lockout,
        AnchorFile anchor,
        AcknowledgedFile acknowledged,
        UploadQueue queue) {
    static final String NO_MONEY =
            "Take no payments on this till; write paper receipts from the book and call support.";

    /// The calling thread owns the journal until it is handed on.
    ///
    /// @param withoutAnchor somebody has said that the anchor is missing for a good reason
    static JournalStart open(OpenStation station, TillClock clock, boolean withoutAnchor)
            throws Unusable {
        for (var witness :
                List.of(
                        station.folder().anchor(station.station()),
                        station.folder().acknowledged())) {
            if (!Files.exists(station.folder().journal()) && Files.exists(witness)) {
                // Before anything is made: an empty journal in the place of a lost one would hide
                // the loss.
                throw new Unusable(
                        station.folder().journal()
                                + " is gone, and "
                                + witness
                                + " has seen entries in it. Bring the folder back from where it"
                                + " is.",
                        NO_MONEY);
            }
        }
        return switch (JournalFile.open(station.journalFolder())) {
            case Opening.Opened<JournalFile>(var file) -> {
                try {
                    yield begin(station, file, clock, withoutAnchor);
                } catch (Unusable | RuntimeException notThisOne) {
                    file.close();
                    throw notThisOne;
                }
            }
            case Opening.InUse<JournalFile>(var who) -> throw inUse(station, who);
            case Opening.Newer<JournalFile>(var version) ->
                    throw new Unusable(
                            station.folder().journal()
                                    + " was written by a newer Cashwrap (form "
                                    + version
                                    + "); start that one. Nothing was changed.");
            case Opening.Broken<JournalFile>(var code, var why) ->
                    throw new Unusable(
                            station.folder().journal() + " cannot be used: " + code + ", " + why,
                            NO_MONEY);
        };
    }

    static Unusable inUse(OpenStation station, String who) {
        return new Unusable(
                "Till "
                        + station.station().name()
                        + " is in use by "
                        + who
                        + ". Finish there (sign out, quit), then try again; nothing was changed.");
    }

    private static JournalStart begin(
            OpenStation station, JournalFile file, TillClock clock, boolean withoutAnchor)
            throws Unusable {
        var acknowledged = new AnchorFile(station.folder().acknowledged());
        var reader = new Reading(queue(station, file, acknowledged));
        var verifier = new Verifier(reader::seen);
        if (file.forEach(1, verifier::feed) instanceof ReadThrough.CutShort(_, var code, var why)
                || file.payments(verifier::feed) instanceof ReadThrough.CutShort(_, _, _)
                || file.signatures(verifier::feed) instanceof ReadThrough.CutShort(_, _, _)) {
            throw new Unusable(station.folder().journal() + " cannot be read", NO_MONEY);
        }
        var problem = verifier.finish();
        if (problem.isPresent()) {
            throw new Unusable(
                    station.folder().journal()
                            + ": entry "
                            + problem.get().sequence()
                            + ": "
                            + problem.get().why(),
                    NO_MONEY);
        }
        var anchor = new AnchorFile(station.folder().anchor(station.station()));
        checkAnchor(file, anchor, station, verifier.signaturesGood() > 0 && !withoutAnchor);
        var books = verifier.books().orElseGet(() -> Books.empty(station.identity(newEpoch())));
        checkIdentity(station, books);
        var writer =
                new JournalWriter(
                        store(file),
                        clock,
                        Names.secure(),
                        station.station().timeZone(),
                        Build.ID,
                        books,
                        verifier.head(),
                        reader.lastAt.orElseGet(clock::now));
        if (books.sequence() == 0) {
            first(station, writer);
        }
        var kept =
                new AcknowledgedFile(
                        acknowledged,
                        writer.books().identity().epoch(),
                        reader.queue.acknowledged());
        return new JournalStart(file, writer, reader.lockout, anchor, kept, reader.queue);
    }

    /// What the start needs beside the books.
    private static final class Reading {
        private final UploadQueue queue;
        private Lockout lockout = Lockout.NONE;
        private Optional<Instant> lastAt = Optional.empty();

        Reading(UploadQueue queue) {
            this.queue = queue;
        }

        void seen(Entry entry) {
            lockout = Lockouts.after(lockout, entry);
            queue.seen(entry);
            lastAt = Optional.of(entry.envelope().at());
        }
    }

    /// What the head office was last known to have. If that is not known it is asked; if it is not in the journal, entries are
    /// lost.
    private static UploadQueue queue(OpenStation station, JournalFile file, AnchorFile acknowledged)
            throws Unusable {
        if (!(acknowledged.read() instanceof AnchorFile.Reading.Read(var seen))) {
            return new UploadQueue(0, Hash.ZERO, station.currency());
        }
        var standing = file.standing(seen);
        if (standing != Anchor.Standing.HELD) {
            throw notHeld(station.folder().acknowledged(), seen, standing);
        }
        return new UploadQueue(seen.sequence(), seen.hash(), station.currency());
    }

    private static void checkAnchor(
            JournalFile file, AnchorFile anchor, OpenStation station, boolean needed)
            throws Unusable {
        switch (anchor.read()) {
            case AnchorFile.Reading.Absent() -> {
                if (needed) {
                    throw new Unusable(
                            station.folder().anchor(station.station())
                                    + " is missing. It says how far the journal had come; without"
                                    + " it a lost entry could go unseen.",
                            "Bring it back (or the disk it is on). If it is gone for a reason you"
                                    + " know, start once with: cashwrap counter --without-anchor",
                            NO_MONEY);
                }
            }
            case AnchorFile.Reading.Garbled(var why) ->
                    throw new Unusable(
                            station.folder().anchor(station.station())
                                    + " is not an anchor: "
                                    + why.lines().findFirst().orElse("")
                                    + ". It says how far the journal had come; without it a lost"
                                    + " entry could go unseen.",
                            NO_MONEY);
            case AnchorFile.Reading.Read(var seen) -> {
                var standing = file.standing(seen);
                if (standing != Anchor.Standing.HELD) {
                    throw notHeld(station.folder().anchor(station.station()), seen, standing);
                }
            }
        }
    }

    private static Unusable notHeld(Path witness, Anchor seen, Anchor.Standing standing) {
        return new Unusable(
                "The journal "
                        + (standing == Anchor.Standing.AHEAD
                                ? "ends before entry "
                                : "is not the one that was seen at entry ")
                        + seen.sequence()
                        + ", which "
                        + witness
                        + " has seen: entries are lost or were changed.",
                "Do not delete either file.",
                NO_MONEY);
    }

    private static void checkIdentity(OpenStation station, Books books) throws Unusable {
        if (!books.identity().equals(station.identity(books.identity().epoch()))) {
            throw new Unusable(
                    station.folder().station()
                            + " does not fit the journal, which is of till "
                            + books.identity().till()
                            + " in "
                            + books.identity().currency()
                            + (books.identity().training() ? ", for training" : "")
                            + "; undo the change in the file, or make a new station with: cashwrap"
                            + " station init");
        }
        var key = books.started().map(Body.JournalStarted::publicKey);
        if (key.isPresent() && !key.get().equals(station.key().publicKey())) {
            throw new Unusable(
                    station.folder().tillKey()
                            + " is not the key this journal is signed with; bring the right file"
                            + " back");
        }
    }

    private static void first(OpenStation station, JournalWriter writer) throws Unusable {
        var started = new Body.JournalStarted(station.station().store(), station.key().publicKey());
        if (!(writer.write(JournalWriter.By.NOBODY, started)
                instanceof JournalWriter.Written.Durable)) {
            throw new Unusable(station.folder().journal() + " cannot be written", NO_MONEY);
        }
    }

    private static String newEpoch() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static EntryStore store(JournalFile file) {
        return new EntryStore() {
            @Override
            public Appended append(StoredEntry entry, Optional<PaymentRow> row) {
                return file.append(entry, row.orElse(null));
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
        };
    }

    /// Puts the head that was just signed where a lost journal leaves it.
    void anchor(JournalWriter signed) {
        write(
                anchor,
                new Anchor(
                        signed.books().identity().epoch(),
                        signed.books().sequence(),
                        signed.head(),
                        Anchor.What.SIGNED,
                        Instant.now()));
    }

    static void write(AnchorFile to, Anchor seen) {
        if (to.write(seen) instanceof AnchorFile.Writing.NotWritten(var why)) {
            System.getLogger("org.cashwrap")
                    .log(System.Logger.Level.WARNING, "{0} was not written: {1}", seen.what(), why);
        }
    }
}
