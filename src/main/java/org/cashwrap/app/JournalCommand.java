package org.cashwrap.app;

import org.cashwrap.core.ledger.BadEntryException;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Books;
import org.cashwrap.core.ledger.EntryCodec;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.core.ledger.Verifier;
import org.cashwrap.storage.Anchor;
import org.cashwrap.storage.AnchorFile;
import org.cashwrap.storage.JournalEvidence;
import org.cashwrap.storage.ReadThrough;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

@Command(
        name = "journal",
        description = "Shows, verifies and exports the journal. Nothing is changed.",
        mixinStandardHelpOptions = true,
        subcommands = {
            JournalCommand.Show.class,
            JournalCommand.Verify.class,
            JournalCommand.Export.class
        })
final class JournalCommand implements Runnable {
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                Objects.requireNonNull(spec).commandLine(), "Which one: show, verify or export?");
    }

    @Command(
            name = "show",
            description = "An entry a line, for reading.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Mixin private final StationOption station = new StationOption();

        @Option(
                names = "--from",
                defaultValue = "1",
                description = "First entry. Default: ${DEFAULT-VALUE}")
        private long from;

        @Option(
                names = "--payment",
                paramLabel = "ID",
                description = "Only what is about this payment.")
        private @Nullable String payment;

        @Option(
                names = "--slips",
                description = "With the lines of each slip of the card terminal.")
        private boolean slips;

        @Override
        public Integer call() throws Unusable {
            var open = station.open();
            var bad = new boolean[1];
            var shown = new long[1];
            try (var journal = Evidence.open(open)) {
                var through =
                        journal.forEach(
                                Math.max(1, from),
                                stored -> {
                                    if (payment == null
                                            || stored.text().contains("\"" + payment + "\"")) {
                                        System.out.println(line(stored, bad));
                                        shown[0]++;
                                    }
                                });
                if (shown[0] == 0) {
                    System.err.println("No such entry.");
                }
                return JournalCommand.cutShort(through) || bad[0] ? Exit.PROBLEM : Exit.WELL;
            }
        }

        private String line(StoredEntry stored, boolean[] bad) {
            try {
                var entry = EntryCodec.read(stored.text());
                var at = entry.envelope().at().atOffset(entry.envelope().offset());
                return String.format(
                                java.util.Locale.ROOT,
                                "%6d  %tF %<tT %s  %-10s %s",
                                stored.sequence(),
                                at,
                                entry.envelope().offset(),
                                entry.envelope().clerk().orElse("-"),
                                EntryLine.of(entry))
                        + (slips ? EntryLine.slip(entry.body()) : "");
            } catch (BadEntryException notAnEntry) {
                bad[0] = true;
                return stored.sequence() + "  not an entry: " + notAnEntry.getMessage();
            }
        }
    }

    private static boolean cutShort(ReadThrough through) {
        if (through instanceof ReadThrough.CutShort(var count, var code, var why)) {
            System.out.println(
                    "after " + count + " entries the file could not be read: " + code + ", " + why);
            return true;
        }
        return false;
    }

    @Command(
            name = "verify",
            description =
                    "Derives chain, signatures and identities anew, and names the first thing"
                            + " wrong.",
            mixinStandardHelpOptions = true)
    static final class Verify implements Callable<Integer> {
        @Mixin private final StationOption station = new StationOption();

        @Override
        public Integer call() throws Unusable {
            var open = station.open();
            try (var journal = Evidence.open(open)) {
                var payments = new long[1];
                var verifier =
                        new Verifier(entry ->
                                payments[0] +=
                                        entry.body() instanceof Body.PaymentCommitted ? 1 : 0);
                if (JournalCommand.cutShort(journal.forEach(1, verifier::feed))
                        || JournalCommand.cutShort(journal.payments(verifier::feed))
                        || JournalCommand.cutShort(journal.signatures(verifier::feed))) {
                    return Exit.PROBLEM;
                }
                var wrong =
                        verifier.finish()
                                .map(problem ->
                                        "entry " + problem.sequence() + ": " + problem.why())
                                .or(() -> elsewhere(open, journal, verifier));
                wrong.ifPresentOrElse(
                        why -> System.out.println("PROBLEM " + why),
                        () ->
                                System.out.println(
                                        "OK "
                                                + verifier.sequence()
                                                + " entries, "
                                                + payments[0]
                                                + " payments, "
                                                + verifier.signaturesGood()
                                                + " signatures, head "
                                                + verifier.sequence()
                                                + ":"
                                                + verifier.head()));
                return wrong.isPresent() ? Exit.PROBLEM : Exit.WELL;
            }
        }

        /// What the journal cannot say of itself.
        static Optional<String> elsewhere(
                OpenStation open, JournalEvidence journal, Verifier verifier) {
            var books = verifier.books();
            if (books.isPresent()
                    && !books.get()
                            .identity()
                            .equals(open.identity(books.get().identity().epoch()))) {
                return Optional.of(
                        "entry 1: the journal is of till "
                                + books.get().identity().till()
                                + ", and "
                                + open.folder().station()
                                + " names another till, currency or training");
            }
            var key = books.flatMap(Books::started).map(Body.JournalStarted::publicKey);
            if (key.isPresent() && !key.get().equals(open.key().publicKey())) {
                return Optional.of(
                        "entry 1: the journal is of another key than " + open.folder().tillKey());
            }
            return switch (new AnchorFile(open.folder().anchor(open.station())).read()) {
                case AnchorFile.Reading.Absent() ->
                        verifier.signaturesGood() == 0
                                ? Optional.empty()
                                : Optional.of(
                                        "the anchor is missing: "
                                                + open.folder().anchor(open.station()));
                case AnchorFile.Reading.Garbled(var why) ->
                        Optional.of("the anchor is not one: " + why);
                case AnchorFile.Reading.Read(var anchor) ->
                        journal.standing(anchor) == Anchor.Standing.HELD
                                ? Optional.empty()
                                : Optional.of(
                                        "entry "
                                                + anchor.sequence()
                                                + ": the anchor has seen it, and it is not in the"
                                                + " journal");
            };
        }
    }

    @Command(
            name = "export",
            description = "The whole journal for others to check, as docs/journal-format.md says.",
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        @Mixin private final StationOption station = new StationOption();

        @Option(
                names = "--format",
                defaultValue = "jsonl",
                description = "jsonl. Default: ${DEFAULT-VALUE}")
        private String format = "";

        @Option(names = "--to", paramLabel = "FILE", description = "Default: standard output.")
        private @Nullable Path to;

        @Override
        public Integer call() throws Unusable {
            if (!format.equals("jsonl")) {
                throw new Unusable("--format: write jsonl");
            }
            var open = station.open();
            try (var journal = Evidence.open(open)) {
                if (to == null) {
                    return export(open, journal, System.out);
                }
                try (var out =
                        new PrintStream(Files.newOutputStream(to), false, StandardCharsets.UTF_8)) {
                    var exit = export(open, journal, out);
                    if (out.checkError()) {
                        throw new Unusable(to + " could not be written to its end");
                    }
                    return exit;
                }
            } catch (IOException unwritable) {
                throw new Unusable(to + " cannot be written: " + unwritable);
            }
        }

        /// A damaged journal goes out as it is, for others to see; but its head is not signed anew.
        private static int export(OpenStation open, JournalEvidence journal, PrintStream out) {
            var export = new JournalExport(out);
            var verifier = new Verifier(_ -> {});
            var key = open.key().publicKey();
            var whole =
                    isWhole(
                            journal.forEach(
                                    1,
                                    stored -> {
                                        export.entry(stored);
                                        verifier.feed(stored);
                                    }),
                            journal.payments(verifier::feed),
                            journal.signatures(signature -> {
                                export.signature(signature, key);
                                verifier.feed(signature);
                            }));
            var wrong =
                    verifier.finish()
                            .map(problem -> "entry " + problem.sequence() + ": " + problem.why())
                            .or(() -> Verify.elsewhere(open, journal, verifier));
            if (!whole || wrong.isPresent()) {
                System.err.println(wrong.orElse("the journal could not be read to its end"));
                return Exit.PROBLEM;
            }
            export.unsignedHead()
                    .ifPresent(head -> export.signature(signed(open, verifier, head), key));
            return Exit.WELL;
        }

        private static boolean isWhole(ReadThrough... parts) {
            return Stream.of(parts).allMatch(ReadThrough.Complete.class::isInstance);
        }

        private static HeadSignature signed(
                OpenStation open, Verifier verifier, JournalExport.Head head) {
            var till = verifier.books().orElseThrow().identity().till();
            var message = HeadSignature.message(till, head.epoch(), head.sequence(), head.hash());
            return new HeadSignature(
                    head.epoch(), head.sequence(), head.hash(), open.key().sign(message));
        }
    }
}
