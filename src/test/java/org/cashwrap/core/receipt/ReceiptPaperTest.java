package org.cashwrap.core.receipt;

import static org.cashwrap.core.bill.Privacy.HOLDER;
import static org.cashwrap.core.bill.Privacy.THIRD_PARTY;
import static org.cashwrap.core.money.CashRounding.CREDIT;
import static org.cashwrap.core.money.CashRounding.ROUND;
import static org.cashwrap.core.receipt.Samples.KNOWN;
import static org.cashwrap.core.receipt.Samples.VISA;
import static org.cashwrap.core.receipt.Samples.card;
import static org.cashwrap.core.receipt.Samples.cash;
import static org.cashwrap.core.receipt.Samples.cheque;
import static org.cashwrap.core.receipt.Samples.facts;
import static org.cashwrap.core.receipt.Samples.instrument;
import static org.cashwrap.core.receipt.Samples.item;
import static org.cashwrap.core.receipt.Samples.original;
import static org.cashwrap.core.receipt.Samples.paid;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.Payment.Committed;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Whole receipts, compared with files that were looked at. The bars are the edges of the paper; Persian lines are in the
/// order in which they are read, and begin at the right.
///
/// `mvn test -Dtest=ReceiptPaperTest -Dcashwrap.papers=write` writes the files anew, to be looked at again.
class ReceiptPaperTest {
    private static final Path PAPERS = Path.of("src/test/resources/org/cashwrap/core/receipt");
    private static final List<Integer> COLUMNS = List.of(32, 42, 48, 64);

    record Sample(String name, Function<Language, ReceiptFacts> facts) {}

    private static final List<Sample> SAMPLES =
            List.of(
                    new Sample("exact-cash", in -> original(paid(THIRD_PARTY, in, 0, cash(79_30)))),
                    new Sample(
                            "cash-with-change",
                            in -> original(paid(THIRD_PARTY, in, 20_70, cash(100_00)))),
                    new Sample(
                            "part-payment", in -> original(paid(THIRD_PARTY, in, 0, cash(50_00)))),
                    new Sample(
                            "cash-and-card",
                            in -> original(paid(THIRD_PARTY, in, 0, cash(50_00), VISA))),
                    new Sample(
                            "card-approved-for-less",
                            in -> original(paid(THIRD_PARTY, in, 0, card(50_00)))),
                    new Sample("credit", in -> original(paid(THIRD_PARTY, in, 0, card(85_00)))),
                    new Sample(
                            "two-accounts",
                            in ->
                                    original(
                                            paid(
                                                    List.of(
                                                            item("90123458", 1_279_30, KNOWN),
                                                            item(
                                                                    "40217788",
                                                                    20_00,
                                                                    Optional.empty())),
                                                    HOLDER,
                                                    in,
                                                    0,
                                                    cash(1_285_00)))),
                    new Sample(
                            "cheque",
                            in -> original(paid(THIRD_PARTY, in, 0, cheque(79_30, "1042")))),
                    new Sample(
                            "cheque-cash-and-card",
                            in ->
                                    original(
                                            paid(
                                                    THIRD_PARTY,
                                                    in,
                                                    0,
                                                    cheque(30_00, "001042"),
                                                    cash(20_00),
                                                    VISA))),
                    new Sample(
                            "money-order-and-cashiers-cheque",
                            in ->
                                    original(
                                            paid(
                                                    THIRD_PARTY,
                                                    in,
                                                    0,
                                                    instrument(
                                                            TenderKind.MONEY_ORDER,
                                                            50_00,
                                                            "R20471180065"),
                                                    instrument(
                                                            TenderKind.CASHIERS_CHECK,
                                                            29_30,
                                                            "12345678901234567890")))),
                    new Sample("holder-with-balance", in -> original(paid(HOLDER, in, 0, VISA))),
                    new Sample(
                            "unknown-balance",
                            in ->
                                    original(
                                            paid(
                                                    List.of(
                                                            item(
                                                                    "90123458",
                                                                    79_30,
                                                                    Optional.empty())),
                                                    HOLDER,
                                                    in,
                                                    70,
                                                    cash(80_00)))),
                    new Sample("rounded-up", in -> original(cents(ROUND, in, 79_33, 20_65, 2))),
                    new Sample("rounded-down", in -> original(cents(ROUND, in, 79_32, 20_70, -2))),
                    new Sample(
                            "cents-credited", in -> original(cents(CREDIT, in, 79_33, 20_65, 0))),
                    new Sample(
                            "training",
                            in -> facts(paid(THIRD_PARTY, in, 0, cash(79_30)), true, 0)),
                    new Sample(
                            "copy-2",
                            in -> facts(paid(THIRD_PARTY, in, 20_70, cash(100_00)), false, 2)));

    /// With 100.00.
    private static Committed cents(
            CashRounding way, Language in, long due, long change, long rounding) {
        var items = List.of(item("90123458", due, KNOWN));
        return paid(items, way, THIRD_PARTY, in, change, rounding, cash(100_00));
    }

    static Stream<Arguments> papers() {
        return SAMPLES.stream()
                .flatMap(sample ->
                        Arrays.stream(Language.values())
                                .map(language -> Arguments.of(sample, language)));
    }

    @ParameterizedTest
    @MethodSource("papers")
    void aReceiptIsAsItWasLookedAt(Sample sample, Language language) throws IOException {
        var file = PAPERS.resolve(sample.name() + "." + language.code() + ".txt");
        var printed = new StringBuilder();
        for (var columns : COLUMNS) {
            printed.append(columns).append(" columns\n");
            Samples.print(sample.facts().apply(language), columns)
                    .forEach(line -> printed.append(onPaper(line, columns)).append('\n'));
            printed.append('\n');
        }

        if ("write".equals(System.getProperty("cashwrap.papers"))) {
            Files.createDirectories(PAPERS);
            Files.writeString(file, printed);
            Assertions.fail("written anew, look at it: " + file);
        }
        assertEquals(Files.readString(file), printed.toString());
    }

    private static String onPaper(String line, int columns) {
        return "|" + line + " ".repeat(columns - Cells.width(line)) + "|";
    }
}
