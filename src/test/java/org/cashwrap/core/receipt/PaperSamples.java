package org.cashwrap.core.receipt;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.payment.Tender;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Documents to print, as the program makes them: for the drivers' tests.
public final class PaperSamples {
    private PaperSamples() {}

    /// 79.30 asked, of it 29.30 by card and the rest in cash.
    public static Document receipt(Language language) {
        return document(
                language,
                Samples.original(
                        Samples.paid(
                                Privacy.HOLDER,
                                language,
                                50_00,
                                Samples.VISA,
                                Samples.cash(100_00))));
    }

    /// A copy of a training, for several accounts, one of which got a part.
    public static Document copy(Language language) {
        var items =
                List.of(
                        Samples.item("90123458", 1_249_30, Optional.empty()),
                        Samples.item("4021777788", 79_30, Samples.KNOWN),
                        Samples.item("1234567812345678", 900_00, Samples.KNOWN));
        return document(
                language,
                Samples.facts(
                        Samples.paid(
                                items, Privacy.THIRD_PARTY, language, 0, Samples.card(2_000_00)),
                        true,
                        2));
    }

    /// About forty lines.
    public static Document longReceipt(Language language) {
        var items =
                IntStream.range(0, 12)
                        .mapToObj(n ->
                                Samples.item("901234" + (50 + n), 79_30 + n * 111L, Samples.KNOWN))
                        .toList();
        var due = items.stream().mapToLong(item -> item.amount().minor()).sum();
        return document(
                language,
                Samples.original(
                        Samples.paid(
                                items,
                                Privacy.THIRD_PARTY,
                                language,
                                0,
                                new Tender.Cash(Samples.dollars(due)))));
    }

    /// The receipt with that line on top.
    public static Document under(String header, Document document) {
        var lines = new ArrayList<Line>();
        lines.add(new Line.Centered(header));
        lines.addAll(document.lines());
        return new Document(lines, document.direction());
    }

    private static Document document(Language language, ReceiptFacts facts) {
        return new Document(Receipt.of(facts, new TextWords(language)), Direction.of(language));
    }
}
