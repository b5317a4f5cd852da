package org.cashwrap.headoffice.server;

import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Books;
import org.cashwrap.core.ledger.Entry;
import org.cashwrap.core.ledger.ExportLine;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.core.ledger.Verifier;
import org.cashwrap.core.money.Money;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the tills have sent, worked out anew from the entries that are stored, by the rules that a till checks its own
/// journal with. Reads only, and may run beside a server.
public final class OfficeBooks {
    private static final JsonMapper JSON = JsonMapper.shared();

    private OfficeBooks() {}

    /// One line of JSON for each journal, and for each till that has sent none.
    ///
    /// @return [Outcome.Done] says how many journals are not right, if any
    public static Outcome show(Path folder, Consumer<String> line) {
        return read(
                folder,
                database -> {
                    var wrong = 0;
                    for (var journal : database.journals()) {
                        var sums = new Sums(journal);
                        journal.epoch().ifPresent(epoch -> sums.read(database, epoch));
                        line.accept(sums.line());
                        wrong += sums.problem.isPresent() ? 1 : 0;
                    }
                    return new Outcome.Done(wrong == 0 ? "" : wrong + " journals are not right");
                });
    }

    /// The journal that a till sent, as `journal export` writes it at the till.
    ///
    /// @param epoch none for the till's last journal
    public static Outcome export(
            Path folder, String till, Optional<String> epoch, Consumer<String> line) {
        return found(
                folder,
                till,
                epoch,
                (database, journal) ->
                        export(database, journal, journal.epoch().orElseThrow(), line));
    }

    /// Whether there is something to export.
    public static Outcome find(Path folder, String till, Optional<String> epoch) {
        return found(folder, till, epoch, (_, _) -> {});
    }

    private static Outcome found(
            Path folder,
            String till,
            Optional<String> epoch,
            BiConsumer<OfficeDatabase, OfficeDatabase.Journal> work) {
        return read(
                folder,
                database -> {
                    var journal =
                            database.journals().stream()
                                    .filter(each ->
                                            each.till().equals(till) && each.epoch().isPresent())
                                    .filter(each -> epoch.isEmpty() || each.epoch().equals(epoch))
                                    .reduce((_, last) -> last);
                    journal.ifPresent(one -> work.accept(database, one));
                    return journal.isPresent()
                            ? new Outcome.Done("")
                            : new Outcome.NotDone("The head office has no such journal of " + till);
                });
    }

    private static void export(
            OfficeDatabase database,
            OfficeDatabase.Journal journal,
            String epoch,
            Consumer<String> line) {
        var before = new Hash[] {Hash.ZERO};
        database.entries(
                journal.till(),
                epoch,
                entry -> {
                    line.accept(ExportLine.of(epoch, before[0], entry));
                    before[0] = entry.hash();
                });
        database.signatures(journal.till(), epoch)
                .forEach(each -> line.accept(ExportLine.of(each, journal.key())));
    }

    private static Outcome read(Path folder, Function<OfficeDatabase, Outcome> work) {
        try (var database = OfficeDatabase.openToRead(folder.toAbsolutePath().normalize())) {
            return database.read(() -> work.apply(database));
        } catch (StoreTroubleException failed) {
            return new Outcome.NotDone(String.valueOf(failed.getMessage()));
        }
    }

    /// The sums of one journal.
    private static final class Sums {
        private final OfficeDatabase.Journal journal;
        private final Verifier verifier = new Verifier(this::seen);
        private JournalEnd end = JournalEnd.NOTHING;
        private long entries;
        private long payments;
        private long cash;
        private long card;
        private long paid;
        private Optional<String> problem = Optional.empty();

        Sums(OfficeDatabase.Journal journal) {
            this.journal = journal;
        }

        void read(OfficeDatabase database, String epoch) {
            database.entries(journal.till(), epoch, this::stored);
            database.signatures(journal.till(), epoch).forEach(verifier::feed);
            problem =
                    verifier.finish()
                            .map(wrong -> "entry " + wrong.sequence() + ": " + wrong.why());
        }

        private void stored(StoredEntry entry) {
            entries++;
            end = new JournalEnd(entry.sequence(), entry.hash());
            verifier.feed(entry);
        }

        private void seen(Entry entry) {
            if (entry.body() instanceof Body.PaymentCommitted(_, var receipt, var payment)) {
                var row = Verifier.row(entry.envelope(), receipt, payment);
                // The till's projection is not sent, so it is what its entry says.
                verifier.feed(row);
                payments++;
                cash = Math.addExact(cash, row.cash());
                card = Math.addExact(card, row.card());
                paid = Math.addExact(paid, row.paid());
            }
        }

        String line() {
            var identity = verifier.books().map(Books::identity);
            var node = JsonNodeFactory.instance.objectNode();
            node.put("till", journal.till())
                    .put("epoch", journal.epoch().orElse(null))
                    .put("seq", end.sequence())
                    .put("hash", end.hash().toString())
                    .put("entries", entries)
                    .put("payments", payments)
                    .put("cash", amount(identity, cash))
                    .put("card", amount(identity, card))
                    .put("paid", amount(identity, paid))
                    .put(
                            "currency",
                            identity.map(it -> it.currency().getCurrencyCode()).orElse(null))
                    .put("training", identity.map(Books.Identity::training).orElse(null))
                    .put("signatures", verifier.signaturesGood())
                    .put("key", journal.key())
                    .put("understood", verifier.books().map(Books::sequence).orElse(0L))
                    .put("problem", problem.orElse(null));
            return JSON.writeValueAsString(node);
        }

        private static String amount(Optional<Books.Identity> identity, long minor) {
            return identity.map(it -> new Money(minor, it.currency()).plain()).orElse("0");
        }
    }
}
