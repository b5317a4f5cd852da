package org.cashwrap.core.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.CashRounding.Settled;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.Instrument;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.Payment.Customer;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.core.receipt.Line.Ends;
import org.cashwrap.core.receipt.Line.Pair;
import org.cashwrap.core.receipt.Line.Rule;
import org.cashwrap.core.receipt.Line.Total;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What holds for the receipt of any payment on paper of any width. The seed is fixed; a failure names its payment.
class ReceiptSumsTest {
    private static final long SEED = 20261122;
    private static final int PAYMENTS = 300;

    @ParameterizedTest
    @EnumSource
    void noLineIsWiderThanThePaperAndEveryAmountAndIdentifierIsWhole(Language language) {
        var words = new TextWords(language);
        payments(language)
                .forEach(payment -> {
                    var columns = 32 + new Random(payment.paid().minor()).nextInt(33);
                    var paper = Samples.print(Samples.original(payment), columns);

                    paper.forEach(line ->
                            assertTrue(
                                    Cells.width(line) <= columns, () -> line + " of " + payment));
                    amounts(payment)
                            .forEach(amount ->
                                    assertTrue(
                                            isOnALine(paper, words.amount(amount)),
                                            () -> amount + " of " + payment));
                    identifiers(payment)
                            .forEach(id ->
                                    assertTrue(isOnALine(paper, id), () -> id + " of " + payment));
                });
    }

    @ParameterizedTest
    @EnumSource
    void theAmountsOnPaperAddUp(Language language) {
        payments(language)
                .forEach(payment -> {
                    var lines = Receipt.of(Samples.original(payment), new TextWords(language));
                    var sections = sections(lines);
                    var accounts = minor(sections.get(1), Pair.class);
                    var paid = minor(sections.get(2), Total.class);
                    var tenders = minor(sections.get(3), Pair.class);
                    var change = payment.change().isPositive() ? tenders.getLast() : 0;
                    var rounding =
                            payment.rounding().isZero()
                                    ? 0
                                    : minor(sections.get(2), Pair.class).getLast();

                    assertEquals(paid.getFirst(), sum(accounts), payment::toString);
                    assertEquals(
                            paid.getFirst() + rounding,
                            sum(tenders) - 2 * change,
                            payment::toString);
                });
    }

    private static Stream<Committed> payments(Language language) {
        var random = new Random(SEED);
        return IntStream.range(0, PAYMENTS).mapToObj(_ -> payment(random, language));
    }

    private static Committed payment(Random random, Language language) {
        var items = new ArrayList<BillItem>();
        for (var item = 0; item < 1 + random.nextInt(4); item++) {
            items.add(Samples.item("9012" + (1000 + item), amount(random), balance(random)));
        }
        var due = new Bill(items).due().minor();
        var tenders = new ArrayList<Tender>();
        var change = 0L;
        var papers = 0L;
        while (random.nextInt(3) == 0 && papers + 1 < due) {
            var paper = 1 + random.nextLong(due - papers - 1);
            papers += paper;
            tenders.add(instrument(random, paper));
        }
        if (random.nextBoolean()) {
            tenders.add(Samples.cash(amount(random)));
            change = Math.max(0, sum(tenders) - due);
        }
        if (change == 0 && (tenders.isEmpty() || random.nextBoolean())) {
            tenders.add(card(random));
        }
        var way = List.of(CashRounding.values()).get(random.nextInt(3));
        var settled = settled(way, due - papers, tenders);
        return new Committed(
                new PaymentId(new UUID(random.nextLong(), random.nextLong())),
                new Bill(items),
                way,
                new Customer(random.nextBoolean() ? Privacy.HOLDER : Privacy.THIRD_PARTY, language),
                tenders,
                settled.change(),
                settled.rounding());
    }

    private static Settled.Enough settled(CashRounding way, long due, List<Tender> tenders) {
        return tenders.getLast() instanceof Tender.Cash(var handed)
                        && way.settle(Samples.dollars(due), handed) instanceof Settled.Enough enough
                ? enough
                : new Settled.Enough(Samples.dollars(0), Samples.dollars(0));
    }

    /// From a dime to ten figures, as likely small as large.
    private static long amount(Random random) {
        return 10 + random.nextLong((long) Math.pow(10, 1 + random.nextInt(11)));
    }

    private static Optional<Balance> balance(Random random) {
        var due = Samples.dollars(amount(random) - 500);
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(new Balance(due, Samples.dollars(0), Samples.AT));
    }

    private static Tender instrument(Random random, long minor) {
        return switch (random.nextInt(3)) {
            case 0 -> Samples.cheque(minor, "1042");
            case 1 -> Samples.instrument(TenderKind.MONEY_ORDER, minor, "R20471180065");
            default -> Samples.instrument(TenderKind.CASHIERS_CHECK, minor, "12345678901234567890");
        };
    }

    private static Tender card(Random random) {
        var brands = List.of("", "VISA", "MASTERCARD DEBIT", "A brand with a name of 32 letters");
        var brand = brands.get(random.nextInt(brands.size()));
        return new Tender.Card(
                Samples.approval(
                        Samples.dollars(amount(random)),
                        random.nextBoolean() ? "" : "A1B2C3D4E5F6G7H8",
                        random.nextBoolean() ? "" : "1234",
                        brand.substring(0, Math.min(32, brand.length())),
                        random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(7)));
    }

    private static List<Money> amounts(Committed payment) {
        var amounts = new ArrayList<Money>();
        payment.tenders().forEach(tender -> amounts.add(tender.amount()));
        payment.applied().forEach(item -> amounts.add(item.amount()));
        payment.bill().items().forEach(item -> amounts.add(asked(payment, item)));
        amounts.add(payment.paid());
        Stream.of(payment.change(), payment.left(), payment.credit())
                .filter(Money::isPositive)
                .forEach(amounts::add);
        Stream.of(payment.rounding()).filter(rounding -> !rounding.isZero()).forEach(amounts::add);
        if (!payment.paid().equals(payment.bill().due())) {
            amounts.add(payment.bill().due());
        }
        return amounts;
    }

    /// Beside more than was asked (a credit) the amount asked is in no section, only in the total.
    private static Money asked(Committed payment, BillItem item) {
        return payment.credit().isPositive() ? payment.bill().due() : item.amount();
    }

    private static List<String> identifiers(Committed payment) {
        var ids = new ArrayList<String>();
        payment.bill().items().forEach(item -> ids.add(item.account().lastFour()));
        for (var tender : payment.tenders()) {
            if (tender instanceof Tender.Card(var approval)) {
                ids.add(approval.approval());
                ids.add(approval.lastFour());
            }
            if (tender instanceof Instrument instrument) {
                ids.add(instrument.serial());
                instrument.drawn().ifPresent(drawn -> ids.add(drawn.lastFour()));
            }
        }
        ids.addAll(List.of("000123", "RIVER-3", CheckCode.of(Samples.original(payment).hash())));
        return ids;
    }

    /// Not as a part of a longer number.
    private static boolean isOnALine(List<String> paper, String word) {
        return paper.stream()
                .flatMap(line -> Stream.of(line.split("[ ()\u200F\u2066\u2069،;:]+", -1)))
                .map(found -> found.endsWith(",") || found.endsWith(".") ? shorter(found) : found)
                .anyMatch(found -> found.equals(word.replaceAll("[\u2066\u2069]", "")));
    }

    private static String shorter(String word) {
        return word.substring(0, word.length() - 1);
    }

    /// Between the rules: head, accounts, totals, tenders and the rest.
    private static List<List<Line>> sections(List<Line> lines) {
        var sections = new ArrayList<List<Line>>();
        sections.add(new ArrayList<>());
        for (var line : lines) {
            if (line instanceof Rule) {
                sections.add(new ArrayList<>());
            } else {
                sections.getLast().add(line);
            }
        }
        return sections;
    }

    private static List<Long> minor(List<Line> lines, Class<? extends Line> kind) {
        return lines.stream()
                .filter(kind::isInstance)
                .map(line ->
                        switch (line) {
                            case Pair(_, var right) -> right;
                            case Total(_, var right) -> right;
                            case Ends(_, var end) -> end;
                            default -> "";
                        })
                .map(ReceiptSumsTest::read)
                .toList();
    }

    /// Reads an amount as a person does, in any of the languages.
    private static long read(String amount) {
        var number = new StringBuilder();
        amount.codePoints()
                .filter(c -> Character.isDigit(c) || c == '-' || c == '−')
                .forEach(c ->
                        number.append(
                                Character.isDigit(c)
                                        ? (char) ('0' + Character.digit(c, 10))
                                        : '-'));
        return Long.parseLong(number.toString());
    }

    private static long sum(List<?> amounts) {
        return amounts.stream()
                .mapToLong(amount ->
                        amount instanceof Tender tender ? tender.amount().minor() : (Long) amount)
                .sum();
    }
}
