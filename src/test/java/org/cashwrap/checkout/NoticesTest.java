package org.cashwrap.checkout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardRequest;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.core.payment.TerminalMark;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What is told of a doubt's end says what became of all the money, also of the cash beside the card.
class NoticesTest {
    private static final PaymentId ID = new PaymentId(new UUID(1, 2));

    private static Payment.InDoubt doubt(boolean parked, Tender... taken) {
        var bill =
                new Bill(
                        List.of(
                                new BillItem(
                                        new AccountNumber("8245123450999990"),
                                        TestTill.usd("79.30"),
                                        Optional.empty())));
        var before =
                new Payment.Tendering(
                        ID,
                        bill,
                        CashRounding.EXACT,
                        new Payment.Customer(Privacy.THIRD_PARTY, Language.EN),
                        List.of(taken));
        return new Payment.InDoubt(
                before,
                new CardRequest(before.left(), "r", new TerminalMark("m")),
                Optional.empty(),
                parked);
    }

    private static News.Told told(Payment.InDoubt doubt) {
        var declined = new PaymentEvent.CardAnswered("r", new CardAnswer.Declined("none"));
        return (News.Told) Notices.answered(1, doubt, declined, Optional.empty()).orElseThrow();
    }

    private static List<Object> amounts(String... amounts) {
        return List.of((Object[]) Arrays.stream(amounts).map(TestTill::usd).toArray(Money[]::new));
    }

    @Test
    void ofAParkedPaymentTheCashStaysAndIsNamed() {
        var told = told(doubt(true, new Tender.Cash(TestTill.usd("20.00"))));
        assertEquals("notice.doubt-not-paid.kept", told.text());
        assertEquals(amounts("59.30", "20.00"), told.values());
    }

    @Test
    void whereNoCashWasTakenOrSomebodyIsThereTheCardAloneIsNamed() {
        var parked = told(doubt(true));
        assertEquals("notice.doubt-not-paid", parked.text());
        assertEquals(amounts("79.30"), parked.values());
        var present = told(doubt(false, new Tender.Cash(TestTill.usd("20.00"))));
        assertEquals("notice.doubt-not-paid", present.text());
    }
}
