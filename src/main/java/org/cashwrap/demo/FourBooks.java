package org.cashwrap.demo;

import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.Verifier;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.Instrument;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.storage.JournalEvidence;
import org.cashwrap.storage.Opening;
import org.cashwrap.storage.ReadThrough;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// The four books of a morning, each kept by somebody else: the journal, the card terminal's own, the money that really went
/// into the drawer and out of it, and the head office's. They agree, or it is said where they do not.
public final class FourBooks {
    private static final JsonMapper JSON = JsonMapper.shared();

    private FourBooks() {}

    /// What stands in one of them.
    ///
    /// @param payments how many; less than 0 if this book does not count them
    public record Book(String name, int payments, Optional<Money> cash, Optional<Money> card) {}

    /// @param books      in the order they are shown
    /// @param lastEntry  of the journal
    /// @param head       of that entry
    /// @param differs    in plain English; none if everything agrees
    public record Compared(List<Book> books, long lastEntry, Hash head, List<String> differs) {
        public Compared {
            books = List.copyOf(books);
            differs = List.copyOf(differs);
        }
    }

    /// What the head office says that it has.
    ///
    /// @param entry last one
    public record Office(long entry, Hash head, int payments, Money cash, Money card) {
        /// @param line as `headoffice show` prints it
        public static Office of(String line, Currency currency) {
            var said = JSON.readTree(line);
            return new Office(
                    said.path("seq").longValue(),
                    Hash.ofHex(said.path("hash").asString("")),
                    said.path("payments").intValue(),
                    Money.parse(said.path("cash").asString(""), currency).orElseThrow(),
                    Money.parse(said.path("card").asString(""), currency).orElseThrow());
        }
    }

    /// @param journal     the journal's folder
    /// @param terminal    the card terminal's books, JSON lines
    /// @param drawer      what hands put in less what they took out, beyond the float
    /// @param drawerFloat that was in it before
    public static Compared compare(
            Path journal, Path terminal, Money drawer, Money drawerFloat, Office office)
            throws IOException {
        var differs = new ArrayList<String>();
        var ours = new Ours(drawer.currency());
        var verifier = new Verifier(entry -> ours.seen(entry.body()));
        read(journal, verifier).ifPresent(differs::add);
        verifier.finish()
                .ifPresent(problem ->
                        differs.add("journal, entry " + problem.sequence() + ": " + problem.why()));
        var theirs = Theirs.read(terminal, drawer.currency());
        var inDrawer = verifier.books().orElseThrow().totals().drawer();
        compare(differs, "cash in the journal and in the drawer", ours.cash, drawer);
        compare(
                differs,
                "what the journal expects in the drawer, and its float with what went in",
                inDrawer,
                drawerFloat.plus(drawer));
        compare(differs, "cards in the journal and at the card terminal", ours.card, theirs.sum);
        compare(
                differs,
                "approvals in the journal and at the card terminal",
                ours.approvals.stream().sorted().toList(),
                theirs.approvals.stream().sorted().toList());
        var last = verifier.books().orElseThrow().sequence();
        compare(differs, "last entry here and at the head office", last, office.entry());
        compare(differs, "its hash here and at the head office", verifier.head(), office.head());
        compare(differs, "payments here and at the head office", ours.payments, office.payments());
        compare(differs, "cash here and at the head office", ours.cash, office.cash());
        compare(differs, "cards here and at the head office", ours.card, office.card());
        return new Compared(
                List.of(
                        new Book(
                                "journal",
                                ours.payments,
                                Optional.of(ours.cash),
                                Optional.of(ours.card)),
                        new Book("card terminal", -1, Optional.empty(), Optional.of(theirs.sum)),
                        new Book("drawer", -1, Optional.of(drawer), Optional.empty()),
                        new Book(
                                "head office",
                                office.payments(),
                                Optional.of(office.cash()),
                                Optional.of(office.card()))),
                last,
                verifier.head(),
                differs);
    }

    private static void compare(List<String> differs, String what, Object one, Object other) {
        if (!one.equals(other)) {
            differs.add(what + ": " + one + " and " + other);
        }
    }

    private static Optional<String> read(Path folder, Verifier verifier) {
        return switch (JournalEvidence.open(folder)) {
            case Opening.Opened<JournalEvidence>(var journal) -> {
                try (journal) {
                    yield journal.forEach(1, verifier::feed) instanceof ReadThrough.Complete
                                    && journal.payments(verifier::feed)
                                            instanceof ReadThrough.Complete
                                    && journal.signatures(verifier::feed)
                                            instanceof ReadThrough.Complete
                            ? Optional.empty()
                            : Optional.of("the journal cannot be read to its end");
                }
            }
            case Opening.InUse<JournalEvidence>(var who) ->
                    Optional.of("the journal is in use by " + who);
            case Opening.Newer<JournalEvidence>(var version) ->
                    Optional.of("the journal is of form " + version);
            case Opening.Broken<JournalEvidence>(var code, var why) ->
                    Optional.of("the journal is broken: " + code + ", " + why);
        };
    }

    /// The journal's, added up entry by entry.
    private static final class Ours {
        private Money cash;
        private Money card;
        private int payments;
        private final List<String> approvals = new ArrayList<>();

        Ours(Currency currency) {
            cash = Money.zero(currency);
            card = Money.zero(currency);
        }

        void seen(Body body) {
            if (body instanceof Body.PaymentCommitted(_, _, var payment)) {
                payments++;
                cash = cash.minus(payment.change());
                payment.tenders().forEach(this::add);
            }
        }

        private void add(Tender tender) {
            switch (tender) {
                case Tender.Cash(var amount) -> cash = cash.plus(amount);
                // Neither a drawer's cash nor a card terminal's book; no clerk of the demo takes
                // one.
                case Instrument _ -> {}
                case Tender.Card(var approval) -> {
                    card = card.plus(approval.amount());
                    approvals.add(named(approval));
                }
            }
        }

        private static String named(CardApproval approval) {
            return approval.approval() + " " + approval.amount().plain();
        }
    }

    /// The card terminal's, as it has booked them.
    private record Theirs(Money sum, List<String> approvals) {
        static Theirs read(Path file, Currency currency) throws IOException {
            var sum = Money.zero(currency);
            var approvals = new ArrayList<String>();
            for (var line : Files.readAllLines(file)) {
                var booked = JSON.readTree(line);
                if (booked.path("what").asString("").equals("booked")) {
                    var amount =
                            Money.parse(booked.path("amount").asString(""), currency).orElseThrow();
                    sum = sum.plus(amount);
                    approvals.add(booked.path("approval").asString("") + " " + amount.plain());
                }
            }
            return new Theirs(sum, approvals);
        }
    }
}
