package org.cashwrap.core.receipt;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.Instrument;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.Payment.Customer;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Tender;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/// Payments to make receipts of.
final class Samples {
    static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    static final Instant AT = Instant.parse("2026-11-22T15:43:07Z");
    static final Optional<Balance> KNOWN =
            Optional.of(
                    new Balance(
                            dollars(79_30), dollars(39_65), Instant.parse("2026-11-22T14:42:00Z")));
    static final Tender VISA =
            new Tender.Card(approval(dollars(29_30), "804213", "1234", "VISA", OptionalInt.of(42)));

    private static final UUID ID = UUID.fromString("019ab4c2-7d1e-7c3a-9f20-5b6c7d8e9f01");

    private Samples() {}

    /// What a receipt shows of an approval; the rest is for the terminal's own books.
    static CardApproval approval(
            Money amount, String code, String lastFour, String brand, OptionalInt terminalReceipt) {
        return new CardApproval(
                amount,
                code,
                lastFour,
                brand,
                "52000001",
                terminalReceipt,
                OptionalInt.of(123),
                Optional.empty());
    }

    static Money dollars(long minor) {
        return new Money(minor, Currency.getInstance("USD"));
    }

    static Tender cash(long minor) {
        return new Tender.Cash(dollars(minor));
    }

    static Tender card(long minor) {
        return new Tender.Card(
                approval(dollars(minor), "804213", "9876", "MASTERCARD", OptionalInt.of(43)));
    }

    static Tender cheque(long minor, String serial) {
        return Instrument.cheque(dollars(minor), new Instrument.Drawn("021000021", "6789"), serial);
    }

    static Tender instrument(TenderKind kind, long minor, String serial) {
        return new Instrument(kind, dollars(minor), serial, Optional.empty());
    }

    static BillItem item(String account, long minor, Optional<Balance> balance) {
        return new BillItem(new AccountNumber(account), dollars(minor), balance);
    }

    /// 79.30 asked of the account 90123458.
    static Committed paid(Privacy privacy, Language language, long change, Tender... tenders) {
        return paid(List.of(item("90123458", 79_30, KNOWN)), privacy, language, change, tenders);
    }

    static Committed paid(
            List<BillItem> items,
            Privacy privacy,
            Language language,
            long change,
            Tender... tenders) {
        return paid(items, CashRounding.EXACT, privacy, language, change, 0, tenders);
    }

    /// @param change and
    /// @param rounding as they follow from the rest
    static Committed paid(
            List<BillItem> items,
            CashRounding way,
            Privacy privacy,
            Language language,
            long change,
            long rounding,
            Tender... tenders) {
        return new Committed(
                new PaymentId(ID),
                new Bill(items),
                way,
                new Customer(privacy, language),
                List.of(tenders),
                dollars(change),
                dollars(rounding));
    }

    static ReceiptFacts original(Committed payment) {
        return facts(payment, false, 0);
    }

    static ReceiptFacts facts(Committed payment, boolean training, int copy) {
        return new ReceiptFacts(
                List.of("Riverside Store", "12 Mill Lane, Springfield"),
                "RIVER-3",
                123,
                AT,
                NEW_YORK,
                Optional.of("anna"),
                57,
                Hash.ZERO.after("a receipt's entry"),
                training,
                copy,
                payment);
    }

    static List<String> print(ReceiptFacts facts, int columns) {
        return Layout.lines(
                Receipt.of(facts, new TextWords(facts.language())),
                columns,
                Direction.of(facts.language()));
    }
}
