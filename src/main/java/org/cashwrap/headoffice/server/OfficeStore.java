package org.cashwrap.headoffice.server;

import org.cashwrap.core.ledger.Hash;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/// The tills and their journals, kept for good. May be called from any thread; the work is done on one, so two
/// requests of a till never meet.
final class OfficeStore implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OfficeStore.class.getName());

    private final Path folder;
    private final OfficeThread thread = new OfficeThread("office-store");

    /// The thread's own; none after an error, until the next piece of work.
    private @Nullable OfficeDatabase database;

    private OfficeStore(Path folder) {
        this.folder = folder;
    }

    static OfficeStore open(Path folder) throws StoreTroubleException {
        var store = new OfficeStore(folder);
        var opened = false;
        try {
            store.ask(_ -> true);
            opened = true;
            return store;
        } finally {
            if (!opened) {
                store.close();
            }
        }
    }

    /// Is the till enrolled with this key?
    ///
    /// @param firstContact enrol a till that is not known with the key it comes with
    Optional<Answer.Refused> enrolled(String till, String key, boolean firstContact, Instant at)
            throws StoreTroubleException {
        var known =
                ask(database -> {
                    var before = database.keyOf(till);
                    if (before.isPresent() || !firstContact) {
                        return before;
                    }
                    return database.write(() -> {
                        // `headoffice enroll` may have come in between.
                        if (database.keyOf(till).isEmpty()) {
                            database.enrol(till, key, "first-contact", at);
                        }
                        return database.keyOf(till);
                    });
                });
        if (known.isEmpty()) {
            return Optional.of(
                    Answer.Refused.of(
                            Refusal.NOT_ENROLLED,
                            "this till is not known here; enrol it: cashwrap headoffice enroll"));
        }
        return known.get().equals(key)
                ? Optional.empty()
                : Optional.of(
                        Answer.Refused.of(
                                Refusal.WRONG_KEY, "this till is enrolled with another key"));
    }

    /// How far the copy reaches of the journal that the till began with its key.
    Answer end(String till, String key, String epoch) throws StoreTroubleException {
        return ask(database ->
                otherEpoch(database, till, key, epoch)
                        .<Answer>map(refused -> refused)
                        .orElseGet(() ->
                                new Answer.Reaches(
                                        till, epoch, database.end(till, epoch), Optional.empty())));
    }

    /// Takes all of an upload or nothing. When it answers [Answer.Reaches], that is on the disk.
    ///
    /// @param upload was checked
    Answer take(String till, String key, Upload upload, Instant at) throws StoreTroubleException {
        return ask(database -> database.write(() -> taken(database, till, key, upload, at)));
    }

    /// Decides first and writes then, so that a refusal has nothing to take back.
    private static Answer taken(
            OfficeDatabase database, String till, String key, Upload upload, Instant at) {
        var epoch = upload.epoch();
        var end = database.end(till, epoch);
        var refused =
                otherEpoch(database, till, key, epoch)
                        .or(() -> notHere(database, till, upload, end))
                        .or(() -> unknownHead(database, till, upload));
        if (refused.isPresent()) {
            return refused.get();
        }
        var fresh =
                upload.entries().stream().filter(each -> each.sequence() > end.sequence()).toList();
        if (end.sequence() == 0) {
            database.begin(till, epoch, key, at);
        }
        fresh.forEach(entry -> database.append(till, epoch, entry, at));
        upload.signatures().stream()
                .filter(each -> !database.isSigned(till, epoch, each.sequence()))
                .forEach(each -> database.sign(till, each, at));
        return new Answer.Reaches(
                till, epoch, database.end(till, epoch), Optional.of(fresh.size()));
    }

    /// The till's key has begun another journal, or another key has begun this one.
    private static Optional<Answer.Refused> otherEpoch(
            OfficeDatabase database, String till, String key, String epoch) {
        var sameKey = database.epochOf(till, key).filter(other -> !other.equals(epoch));
        var sameEpoch = database.keyOf(till, epoch).filter(other -> !other.equals(key));
        return sameKey.or(() -> sameEpoch)
                .map(_ ->
                        Answer.Refused.of(
                                Refusal.OTHER_EPOCH,
                                "the till's key belongs to a journal of another epoch"));
    }

    private static Optional<Answer.Refused> notHere(
            OfficeDatabase database, String till, Upload upload, JournalEnd end) {
        var first = upload.first().sequence();
        if (first > end.sequence() + 1) {
            return Optional.of(
                    new Answer.Refused(
                            Refusal.GAP,
                            "entries before " + first + " are missing here",
                            Optional.of(end)));
        }
        var before = first == 1 ? Hash.ZERO : hashAt(database, till, upload, first - 1);
        var differs =
                !before.equals(upload.before())
                        || upload.entries().stream()
                                .filter(each -> each.sequence() <= end.sequence())
                                .anyMatch(each ->
                                        !hashAt(database, till, upload, each.sequence())
                                                .equals(each.hash()));
        return differs
                ? Optional.of(
                        new Answer.Refused(
                                Refusal.FORK,
                                "other entries are stored here under these numbers",
                                Optional.of(end)))
                : Optional.empty();
    }

    private static Hash hashAt(OfficeDatabase database, String till, Upload upload, long sequence) {
        return database.hashAt(till, upload.epoch(), sequence)
                .orElseThrow(() -> new IllegalStateException("entry " + sequence + " is missing"));
    }

    /// A head that is signed must be one of this journal, here or in the upload.
    private static Optional<Answer.Refused> unknownHead(
            OfficeDatabase database, String till, Upload upload) {
        return upload.signatures().stream()
                .filter(each -> {
                    var at = each.sequence() - upload.first().sequence();
                    var hash =
                            at >= 0 && at < upload.entries().size()
                                    ? Optional.of(upload.entries().get((int) at).hash())
                                    : at < 0
                                            ? database.hashAt(till, upload.epoch(), each.sequence())
                                            : Optional.<Hash>empty();
                    return !hash.equals(Optional.of(each.hash()));
                })
                .findFirst()
                .map(each ->
                        Answer.Refused.of(
                                Refusal.BAD_HEAD_SIGNATURE,
                                "the head signed at " + each.sequence() + " is not known here"));
    }

    private <T> T ask(Function<OfficeDatabase, T> work) throws StoreTroubleException {
        return thread.ask(() -> done(work));
    }

    private <T> T done(Function<OfficeDatabase, T> work) throws StoreTroubleException {
        var open = database;
        if (open == null) {
            open = OfficeDatabase.open(folder);
            database = open;
        }
        var isGood = false;
        try {
            var done = work.apply(open);
            isGood = true;
            return done;
        } catch (RuntimeException failed) {
            var why = OfficeDatabase.why(failed);
            LOG.log(System.Logger.Level.WARNING, "office.db: {0}", why);
            throw new StoreTroubleException(why);
        } finally {
            if (!isGood) {
                // What was stored, nobody knows: the next one opens it anew and forces it down.
                database = null;
                open.close();
            }
        }
    }

    /// Finishes what was begun. Closing twice does nothing.
    @Override
    public void close() {
        thread.close(() -> {
            var open = database;
            database = null;
            if (open != null) {
                open.close();
            }
        });
    }
}
