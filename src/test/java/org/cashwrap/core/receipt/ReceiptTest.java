package org.cashwrap.core.receipt;

import static org.cashwrap.core.bill.Privacy.HOLDER;
import static org.cashwrap.core.bill.Privacy.THIRD_PARTY;
import static org.cashwrap.core.receipt.Samples.KNOWN;
import static org.cashwrap.core.receipt.Samples.cash;
import static org.cashwrap.core.receipt.Samples.dollars;
import static org.cashwrap.core.receipt.Samples.facts;
import static org.cashwrap.core.receipt.Samples.item;
import static org.cashwrap.core.receipt.Samples.original;
import static org.cashwrap.core.receipt.Samples.paid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Envelope;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.core.receipt.Line.Big;
import org.cashwrap.core.receipt.Line.Centered;
import org.cashwrap.core.receipt.Line.Detail;
import org.cashwrap.core.receipt.Line.Pair;
import org.cashwrap.core.receipt.Line.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

class ReceiptTest {
    private static final String UNCHECKED =
            "Not checked with the head office. It is sent there, and the account number is checked"
                    + " there.";

    @Test
    void whoPaysForOthersGetsNoBalance() {
        assertFalse(text(paid(THIRD_PARTY, Language.EN, 0, cash(79_30))).contains("Balance"));
        assertTrue(text(paid(HOLDER, Language.EN, 0, cash(79_30))).contains("Balance 79.30 as of"));
    }

    /// The photo ID was matched with one holder; whose the other accounts are, nobody looked.
    @Test
    void onSeveralAccountsEvenTheHolderGetsNoBalance() {
        var items = List.of(item("90123458", 79_30, KNOWN), item("40217788", 20_00, KNOWN));

        assertFalse(text(paid(items, HOLDER, Language.EN, 0, cash(99_30))).contains("Balance"));
    }

    @ParameterizedTest
    @EnumSource
    void ifNobodyCouldBeAskedItPromisesOnlyWhatIsTrue(Privacy privacy) {
        var items = List.of(item("90123458", 79_30, Optional.empty()));

        assertTrue(
                receipt(paid(items, privacy, Language.EN, 0, cash(79_30)))
                        .contains(new Text(UNCHECKED)));
    }

    @Test
    void ifOneAccountOfSeveralCouldNotBeAskedItsSectionSaysSo() {
        var items =
                List.of(item("90123458", 79_30, KNOWN), item("40217788", 20_00, Optional.empty()));
        var lines = receipt(paid(items, THIRD_PARTY, Language.EN, 0, cash(99_30)));

        var section = lines.indexOf(new Pair("Account ending 7788", "20.00"));
        assertEquals(new Detail(UNCHECKED), lines.get(section + 1));
        assertFalse(lines.contains(new Text(UNCHECKED)));
    }

    @Test
    void anAccountThatGotNothingIsNamed() {
        var items = List.of(item("90123458", 79_30, KNOWN), item("40217788", 20_00, KNOWN));
        var lines = receipt(paid(items, THIRD_PARTY, Language.EN, 0, cash(79_30)));

        var section = lines.indexOf(new Pair("Account ending 7788", "0.00"));
        assertEquals(new Detail("Nothing paid yet of the 20.00 asked"), lines.get(section + 1));
    }

    @Test
    void roundingIsShownOnlyIfThereIsSome() {
        var exact = paid(THIRD_PARTY, Language.EN, 0, cash(79_30));

        assertFalse(text(exact).contains("rounding"));
        assertTrue(receipt(rounded(79_33, 65, 2)).contains(new Pair("Cash rounding", "0.02")));
        assertTrue(receipt(rounded(79_32, 70, -2)).contains(new Pair("Cash rounding", "-0.02")));
    }

    /// In cash, with 80.00.
    private static Committed rounded(long due, long change, long rounding) {
        var items = List.of(item("90123458", due, KNOWN));
        return paid(
                items, CashRounding.ROUND, THIRD_PARTY, Language.EN, change, rounding, cash(80_00));
    }

    @Test
    void creditedCentsNameTheAccountThatHasThem() {
        var items = List.of(item("90123458", 79_33, KNOWN), item("40217788", 20_00, KNOWN));
        var lines =
                receipt(
                        paid(
                                items,
                                CashRounding.CREDIT,
                                THIRD_PARTY,
                                Language.EN,
                                65,
                                0,
                                cash(100_00)));

        assertTrue(lines.contains(new Pair("Account ending 3458", "79.35")), lines::toString);
        assertTrue(
                lines.contains(new Text("0.02 credited to the account ending 3458")),
                lines::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "VISA, 1234, VISA ending 1234",
        "VISA, '', Card VISA",
        "'', 1234, Card ending 1234",
        "'', '', Card",
        "'\u001B\u0007 ', '', Card"
    })
    void aCardIsNamedByWhatTheTerminalTold(String brand, String lastFour, String name) {
        var approval = Samples.approval(dollars(79_30), "", lastFour, brand, OptionalInt.empty());
        var lines = receipt(paid(THIRD_PARTY, Language.EN, 0, new Tender.Card(approval)));

        assertTrue(lines.contains(new Pair(name, "79.30")));
        assertTrue(lines.stream().noneMatch(Detail.class::isInstance));
    }

    @Test
    void trainingStandsAtHeadAndFootAndACopyAtTheHead() {
        var payment = paid(THIRD_PARTY, Language.EN, 0, cash(79_30));
        var training = new Big("TRAINING - no money");

        var lines = Receipt.of(facts(payment, true, 2), new TextWords(Language.EN));

        assertEquals(
                List.of(training, new Big("COPY 2"), training),
                lines.stream().filter(Big.class::isInstance).toList());
        assertEquals(training, lines.getLast());
        assertTrue(receipt(payment).stream().noneMatch(Big.class::isInstance));
    }

    @Test
    void whatAPersonOrATerminalWroteCannotSteerThePrinter() {
        var payment =
                paid(
                        THIRD_PARTY,
                        Language.FA,
                        0,
                        new Tender.Card(
                                Samples.approval(
                                        dollars(79_30),
                                        "\u001D\u202E12\u2069",
                                        "1234",
                                        "VI\nSA",
                                        OptionalInt.empty())));
        var sober = original(payment);
        var facts =
                new ReceiptFacts(
                        List.of("\u001BpRiver\u202Eside\t\u0000store", "\u2066\u0007"),
                        "RIVER\u001B-3",
                        sober.number(),
                        sober.at(),
                        sober.zone(),
                        Optional.of("an\u2067na\u0010"),
                        sober.sequence(),
                        sober.hash(),
                        false,
                        0,
                        payment);

        var lines = Receipt.of(facts, new TextWords(Language.FA));
        var paper = String.join("\n", Layout.lines(lines, 42, Direction.RIGHT_TO_LEFT));

        assertEquals(new Centered("\u2066pRiverside store\u2069"), lines.getFirst());
        assertEquals(new Line.Blank(), lines.get(1));
        assertTrue(paper.chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)));
        assertTrue(paper.chars().noneMatch(c -> c >= 0x202A && c <= 0x202E));
        // Every isolate that is ours is closed by us: none is left open, none closed twice.
        assertTrue(paper.lines().allMatch(ReceiptTest::isBalanced));
        assertTrue(paper.contains("\u206612\u2069") && paper.contains("\u2066VI SA\u2069"));
    }

    @Test
    void aPersianHeaderLineKeepsItsDirection() {
        assertEquals("فروشگاه 12", Plain.of("فروشگاه 12"));
        assertTrue(Plain.runsRightToLeft("12 فروشگاه Mill"));
        assertFalse(Plain.runsRightToLeft("12 Mill فروشگاه"));
        assertFalse(Plain.runsRightToLeft("12"));
    }

    @Test
    void theSpellingOfPersianIsNotSwept() {
        assertEquals("صندوق\u200Cدار", Plain.of("صندوق\u200Cدار\u200E"));
    }

    @Test
    void theFactsAreThoseOfTheJournal() {
        var payment = paid(THIRD_PARTY, Language.EN, 0, cash(79_30));
        var sober = original(payment);
        var envelope =
                new Envelope(
                        "RIVER-3",
                        "0123456789abcdef0123456789abcdef",
                        57,
                        new UUID(0, 1),
                        sober.at(),
                        ZoneOffset.ofHours(-5),
                        sober.zone(),
                        1,
                        OptionalLong.empty(),
                        Optional.of(LocalDate.of(2026, 11, 22)),
                        OptionalInt.of(1),
                        Optional.of("anna"),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        "0.1.0",
                        Optional.empty(),
                        Currency.getInstance("USD"));
        var body =
                new Body.PaymentCommitted(new PaymentEvent.CashGiven(dollars(79_30)), 123, payment);

        assertEquals(sober, ReceiptFacts.of(envelope, body, sober.hash(), sober.header(), 0));
    }

    @Test
    void receiptsEntriesAndCopiesAreNumbered() {
        var payment = paid(THIRD_PARTY, Language.EN, 0, cash(79_30));

        assertThrows(IllegalArgumentException.class, () -> numbered(payment, 0, 57, 0));
        assertThrows(IllegalArgumentException.class, () -> numbered(payment, 123, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> numbered(payment, 123, 57, -1));
    }

    @Test
    void aReceiptNumberOutgrowsItsSixDigitsInOnePiece() {
        var payment = paid(THIRD_PARTY, Language.EN, 0, cash(79_30));
        var lines = Receipt.of(numbered(payment, 1_234_567, 57, 0), new TextWords(Language.EN));

        assertTrue(lines.contains(new Line.Ends("Receipt 1234567", "Till RIVER-3")));
    }

    private static ReceiptFacts numbered(Committed payment, long number, long sequence, int copy) {
        return new ReceiptFacts(
                List.of(),
                "RIVER-3",
                number,
                Samples.AT,
                Samples.NEW_YORK,
                Optional.empty(),
                sequence,
                Hash.ZERO,
                false,
                copy,
                payment);
    }

    private static List<Line> receipt(Committed payment) {
        return Receipt.of(original(payment), new TextWords(payment.customer().language()));
    }

    private static String text(Committed payment) {
        return String.join("\n", Samples.print(original(payment), 64));
    }

    private static boolean isBalanced(String line) {
        var open = 0;
        for (var at = 0; at < line.length(); at++) {
            var sign = line.charAt(at);
            open += sign >= '\u2066' && sign <= '\u2068' ? 1 : sign == '\u2069' ? -1 : 0;
            if (open < 0) {
                return false;
            }
        }
        return open == 0;
    }
}
