package org.cashwrap.app;

import org.cashwrap.checkout.ReceiptWords;
import org.cashwrap.config.ConfigProblem;
import org.cashwrap.config.SafeFile;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.EntryCodec;
import org.cashwrap.core.ledger.PaymentRow;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.core.receipt.Direction;
import org.cashwrap.core.receipt.Document;
import org.cashwrap.core.receipt.Layout;
import org.cashwrap.core.receipt.Receipt;
import org.cashwrap.core.receipt.ReceiptFacts;
import org.cashwrap.device.driver.escpos.Encoder;
import org.cashwrap.profile.Printers;
import org.cashwrap.profile.ProfileKind;
import org.cashwrap.profile.Profiles;
import org.cashwrap.profile.ReceiptPrinterProfile;
import org.cashwrap.storage.Found;
import org.cashwrap.storage.JournalEvidence;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;

@Command(
        name = "receipt",
        description = "Makes a payment's receipt again from the journal. Nothing is journalled.",
        mixinStandardHelpOptions = true)
final class ReceiptCommand implements Callable<Integer> {
    private static final Pattern PLAIN = Pattern.compile("text-([0-9]{2})");

    @Mixin private final StationOption station = new StationOption();

    @Parameters(paramLabel = "PAYMENT-ID", description = "The payment's id.")
    private @Nullable String payment;

    @Option(
            names = "--profile",
            defaultValue = "text-42",
            paramLabel = "ID",
            description =
                    "text-32 to text-64: plain text of so many columns; or a receipt printer's"
                            + " profile: the bytes for it. Default: ${DEFAULT-VALUE}")
    private String profile = "";

    @Option(names = "--to", paramLabel = "FILE", description = "Default: standard output.")
    private @Nullable Path to;

    @Option(
            names = "--copy",
            paramLabel = "N",
            defaultValue = "0",
            description = "Marks it COPY N; 0 is the original.")
    private int copy;

    @Override
    public Integer call() throws Unusable {
        if (copy < 0) {
            throw new Unusable("--copy: write 0 for the original, or the number of the copy");
        }
        var open = station.open();
        var printed = printed(Profiles.of(open.folder()));
        try (var journal = Evidence.open(open)) {
            var facts = facts(journal);
            var language = facts.language();
            var bytes =
                    printed.apply(
                            new Document(
                                    Receipt.of(facts, ReceiptWords.of(language)),
                                    Direction.of(language)));
            if (to == null) {
                System.out.writeBytes(bytes);
                System.out.flush();
            } else {
                NewTill.must(SafeFile.replace(to, bytes), to);
            }
        }
        return Exit.WELL;
    }

    /// What the profile makes of a document.
    private Function<Document, byte[]> printed(Profiles profiles) throws Unusable {
        var plain = PLAIN.matcher(profile);
        if (plain.matches()) {
            var columns = Integer.parseInt(plain.group(1));
            if (columns < Layout.COLUMNS_MIN || columns > Layout.COLUMNS_MAX) {
                throw new Unusable(
                        "--profile: there is no " + profile + "; write text-32 to text-64");
            }
            return document ->
                    (String.join(
                                            "\n",
                                            Layout.lines(
                                                    document.lines(),
                                                    columns,
                                                    document.direction()))
                                    + "\n")
                            .getBytes(StandardCharsets.UTF_8);
        }
        return switch (profiles.find(ProfileKind.RECEIPT_PRINTER, profile)) {
            case Profiles.Found.Good<ReceiptPrinterProfile>(var found) -> {
                var settings = Printers.settings(found.facts());
                yield document -> Encoder.encode(document, settings).bytes();
            }
            case Profiles.Found.Bad<ReceiptPrinterProfile>(var problems) ->
                    throw new Unusable(problems.stream().map(ConfigProblem::toString).toList());
            case Profiles.Found.Unknown<ReceiptPrinterProfile>(var cure) ->
                    throw new Unusable(
                            "--profile: "
                                    + profile
                                    + " is neither text-32 to text-64 nor a receipt printer; "
                                    + cure);
        };
    }

    private ReceiptFacts facts(JournalEvidence journal) throws Unusable {
        UUID id;
        try {
            id = UUID.fromString(Objects.requireNonNull(payment));
        } catch (IllegalArgumentException notAnId) {
            throw new Unusable(
                    payment + " is not a payment's id; they stand in: cashwrap journal show");
        }
        if (!(journal.payment(id) instanceof Found.Here<PaymentRow>(var row))
                || !(journal.entry(row.sequence())
                        instanceof Found.Here<StoredEntry>(var stored))) {
            throw new Unusable("There is no committed payment " + payment + " in this journal.");
        }
        var entry = EntryCodec.read(stored.text());
        if (!(entry.body() instanceof Body.PaymentCommitted committed)) {
            throw new Unusable(
                    "Entry "
                            + row.sequence()
                            + " is not the payment's; run: cashwrap journal verify");
        }
        var header =
                Evidence.programAt(journal, row.sequence())
                        .map(Body.ProgramStarted::header)
                        .orElseThrow(() ->
                                new Unusable(
                                        "The journal has no start before the payment; run: cashwrap"
                                                + " journal verify"));
        return ReceiptFacts.of(entry.envelope(), committed, stored.hash(), header, copy);
    }
}
