package org.cashwrap.core.payment;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.Payment.AtTerminal;
import org.cashwrap.core.payment.Payment.Customer;
import org.cashwrap.core.payment.Payment.Drafting;
import org.cashwrap.core.payment.Payment.InDoubt;
import org.cashwrap.core.payment.Payment.Tendering;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// Synthetic payments for tests.
public final class Samples {
    public static final Currency USD = Currency.getInstance("USD");
    public static final PaymentId ID =
            new PaymentId(UUID.fromString("019aab00-0000-7000-8000-000000000001"));
    public static final AccountNumber ACCOUNT = new AccountNumber("8245123450123458");
    public static final AccountNumber OTHER = new AccountNumber("8245123450999990");
    public static final Instrument.Drawn DRAWN = new Instrument.Drawn("021000021", "6789");
    public static final TerminalMark MARK = new TerminalMark("0041");
    public static final Customer CUSTOMER = new Customer(Privacy.THIRD_PARTY, Language.EN);
    public static final PaymentEvent APPROVED_ALL =
            new PaymentEvent.CardAnswered("ref-1", new CardAnswer.Approved(approval(79_30)));

    /// One of each kind, and more than one where the rules look inside.
    public static final List<PaymentEvent> EVENTS =
            List.of(
                    new PaymentEvent.AccountChosen(OTHER, Optional.empty(), Language.ES),
                    new PaymentEvent.HolderIdentified(),
                    amounts(79_30),
                    new PaymentEvent.CashGiven(usd(50_00)),
                    new PaymentEvent.InstrumentGiven(cheque(50_00, "1042")),
                    new PaymentEvent.CashGivenBack(usd(50_00)),
                    new PaymentEvent.CashGivenBack(usd(0), 1),
                    new PaymentEvent.CardChosen("ref-1", usd(79_30), Optional.of(MARK)),
                    new PaymentEvent.CardChosen("ref-1", usd(79_30), Optional.empty()),
                    new PaymentEvent.ApprovalSeen("ref-1", approval(79_30)),
                    APPROVED_ALL,
                    new PaymentEvent.CardAnswered("ref-1", new CardAnswer.Declined("no")),
                    new PaymentEvent.CardAnswered("ref-1", new CardAnswer.Silent()),
                    new PaymentEvent.AskTerminalPressed(),
                    new PaymentEvent.DoubtEnded("ref-1", Optional.of(approval(79_30))),
                    new PaymentEvent.DoubtEnded("ref-1", Optional.empty()),
                    new PaymentEvent.Parked(),
                    new PaymentEvent.SettlePressed(),
                    new PaymentEvent.CancelPressed());

    private Samples() {}

    public static Money usd(long minor) {
        return new Money(minor, USD);
    }

    public static Tender.Cash cash(long minor) {
        return new Tender.Cash(usd(minor));
    }

    public static Instrument cheque(long minor, String serial) {
        return Instrument.cheque(usd(minor), DRAWN, serial);
    }

    public static Instrument moneyOrder(long minor, String serial) {
        return new Instrument(TenderKind.MONEY_ORDER, usd(minor), serial, Optional.empty());
    }

    public static CardApproval approval(long minor) {
        return new CardApproval(
                usd(minor),
                "123456",
                "1234",
                "VISA",
                "52000001",
                OptionalInt.of(42),
                OptionalInt.of(123),
                Optional.of(LocalDateTime.parse("2026-11-22T10:43:12")));
    }

    public static Optional<Balance> balance() {
        return Optional.of(
                new Balance(usd(79_30), usd(39_65), Instant.parse("2026-11-22T14:42:00Z")));
    }

    public static Bill bill(long minor) {
        return new Bill(List.of(new BillItem(ACCOUNT, usd(minor), balance())));
    }

    public static PaymentEvent.AmountsChosen amounts(long minor) {
        return new PaymentEvent.AmountsChosen(bill(minor), CashRounding.EXACT);
    }

    public static Drafting drafting() {
        return new Drafting(ID, ACCOUNT, balance(), CUSTOMER);
    }

    public static Tendering due(long minor, Tender... taken) {
        return due(CashRounding.EXACT, minor, taken);
    }

    public static Tendering due(CashRounding way, long minor, Tender... taken) {
        return new Tendering(ID, bill(minor), way, CUSTOMER, List.of(taken));
    }

    public static AtTerminal atTerminal(Tendering before) {
        return new AtTerminal(
                before, new CardRequest(before.left(), "ref-1", MARK), Optional.empty(), false);
    }

    public static InDoubt doubt(Tendering before, boolean parked) {
        return new InDoubt(
                before, new CardRequest(before.left(), "ref-1", MARK), Optional.empty(), parked);
    }

    /// Any event, with amounts around what is due; about what is open where it can be, and now and then about something
    /// else.
    public static PaymentEvent anyEvent(Random random, Optional<Payment> about) {
        var amount = random.nextLong(1, 90_00);
        var tendering = about.filter(Tendering.class::isInstance).map(Tendering.class::cast);
        var reference =
                random.nextInt(10) == 0
                        ? "ref-stale"
                        : about.flatMap(Samples::openReference).orElse("ref-none");
        return switch (random.nextInt(19)) {
            case 0 ->
                    new PaymentEvent.AccountChosen(
                            random.nextBoolean() ? ACCOUNT : OTHER,
                            random.nextBoolean() ? balance() : Optional.empty(),
                            random.nextBoolean() ? Language.FA : Language.ES);
            case 1 -> new PaymentEvent.HolderIdentified();
            case 2 ->
                    new PaymentEvent.AmountsChosen(
                            anyBill(random), anyWay(random), anyDespite(random));
            case 3 -> new PaymentEvent.CashGiven(usd(amount), anyDespite(random));
            case 4 -> new PaymentEvent.CashGiven(usd(nearlyAllThatIsLeft(random, tendering)));
            case 5 ->
                    tendering
                            .filter(one -> !one.taken().isEmpty() && !one.cardTaken())
                            .map(one ->
                                    new PaymentEvent.CashGivenBack(
                                            one.cashTaken(), one.instrumentsTaken()))
                            .orElseGet(() -> new PaymentEvent.CashGivenBack(usd(amount)));
            case 6, 7 ->
                    new PaymentEvent.CardChosen(
                            "ref-" + Long.toHexString(random.nextLong()),
                            tendering.map(Tendering::left).orElse(usd(amount)),
                            random.nextInt(10) == 0 ? Optional.empty() : Optional.of(MARK));
            case 8 -> new PaymentEvent.ApprovalSeen(reference, anyApproval(random, amount));
            case 9, 10 ->
                    new PaymentEvent.CardAnswered(
                            reference, new CardAnswer.Approved(anyApproval(random, amount)));
            case 11 ->
                    new PaymentEvent.CardAnswered(reference, new CardAnswer.Declined("declined"));
            case 12 -> new PaymentEvent.CardAnswered(reference, new CardAnswer.Silent());
            case 13 ->
                    new PaymentEvent.DoubtEnded(
                            reference,
                            random.nextBoolean()
                                    ? Optional.of(CardApproval.ofSlip(usd(amount), "123456"))
                                    : Optional.empty());
            case 14 -> new PaymentEvent.Parked();
            case 17, 18 ->
                    new PaymentEvent.InstrumentGiven(
                            anyInstrument(
                                    random,
                                    random.nextBoolean()
                                            ? amount
                                            : Math.max(
                                                    1,
                                                    nearlyAllThatIsLeft(random, tendering) - 4)));
            case 15 -> new PaymentEvent.SettlePressed();
            default ->
                    random.nextInt(3) == 0
                            ? new PaymentEvent.CancelPressed()
                            : new PaymentEvent.AskTerminalPressed();
        };
    }

    private static Instrument anyInstrument(Random random, long minor) {
        var serial = Integer.toString(random.nextInt(1_000_000), 36).toUpperCase(Locale.ROOT);
        return switch (random.nextInt(3)) {
            case 0 -> cheque(minor, serial);
            case 1 -> moneyOrder(minor, serial);
            default ->
                    new Instrument(TenderKind.CASHIERS_CHECK, usd(minor), serial, Optional.empty());
        };
    }

    private static long nearlyAllThatIsLeft(Random random, Optional<Tendering> tendering) {
        var left = tendering.map(Tendering::left).map(Money::minor).orElse(10_00L);
        return Math.max(1, left + random.nextInt(-4, 9));
    }

    private static Optional<String> openReference(Payment payment) {
        return switch (payment) {
            case AtTerminal at -> Optional.of(at.request().reference());
            case InDoubt doubt -> Optional.of(doubt.request().reference());
            default -> Optional.empty();
        };
    }

    private static CardApproval anyApproval(Random random, long minor) {
        return new CardApproval(
                usd(minor),
                "123456",
                random.nextBoolean() ? "1234" : "",
                "VISA",
                "52000001",
                random.nextBoolean() ? OptionalInt.of(random.nextInt(9999)) : OptionalInt.empty(),
                random.nextBoolean()
                        ? OptionalInt.of(random.nextInt(999_999))
                        : OptionalInt.empty(),
                random.nextBoolean()
                        ? Optional.of(LocalDateTime.parse("2026-11-22T10:43:12"))
                        : Optional.empty());
    }

    /// Mostly none.
    private static Set<Stop.Kind> anyDespite(Random random) {
        return random.nextInt(4) != 0
                ? Set.of()
                : Arrays.stream(Stop.Kind.values())
                        .filter(kind -> !kind.isFinal() && random.nextBoolean())
                        .collect(Collectors.toUnmodifiableSet());
    }

    private static CashRounding anyWay(Random random) {
        var ways = CashRounding.values();
        return ways[random.nextInt(ways.length)];
    }

    private static Bill anyBill(Random random) {
        var first = new BillItem(ACCOUNT, usd(random.nextLong(1, 90_00)), balance());
        return random.nextInt(4) == 0
                ? new Bill(
                        List.of(
                                first,
                                new BillItem(
                                        OTHER, usd(random.nextLong(1, 50_00)), Optional.empty())))
                : new Bill(List.of(first));
    }
}
