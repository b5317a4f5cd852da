package org.cashwrap.checkout;

import static org.cashwrap.checkout.TestTill.ALI;
import static org.cashwrap.checkout.TestTill.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.money.CashPolicy;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.payment.Payment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Which way of the last cents a payment is given: the store's on that day, or credit where the customer may have it.
class CashRoundingTest {
    private static final CashPolicy ROUND = new CashPolicy(CashRounding.ROUND, true);
    private static final Request.Pay CREDIT = new Request.Pay(Optional.of(usd("10.03")), true);

    @TempDir Path folder;

    @Test
    void thePolicyIsThatOfTheStoresDayAndNotOfTheSessions() {
        var clock = new TestTill.Clock();
        try (var till = TestTill.open(folder, clock)) {
            till.cash =
                    day -> day.isBefore(LocalDate.parse("2026-11-23")) ? CashPolicy.EXACT : ROUND;
            // 23:59 in New York, the session of the 22nd.
            clock.now = Instant.parse("2026-11-23T04:59:00Z");
            till.signedInAndOpen();
            till.must(new Request.Choose(ALI));
            assertEquals(CashRounding.EXACT, chosen(till, new Request.Pay(Optional.empty())));
            clock.pass(120_000);
            assertEquals(CashRounding.ROUND, chosen(till, new Request.Pay(Optional.empty())));
        }
    }

    @Test
    void creditIsTakenBackByChoosingAnew() {
        try (var till = open(ROUND)) {
            assertEquals(CashRounding.CREDIT, chosen(till, CREDIT));
            assertEquals(CashRounding.ROUND, chosen(till, new Request.Pay(Optional.empty())));
            assertEquals(CashRounding.CREDIT, chosen(till, items(true, ALI, TestTill.MARIA)));
            assertEquals(CashRounding.ROUND, chosen(till, items(false, ALI, TestTill.MARIA)));
        }
    }

    @Test
    void aStoreThatDoesNotCreditCentsSaysSo() {
        try (var till = open(new CashPolicy(CashRounding.ROUND, false))) {
            refused(till, CREDIT, "refused.credit-not-here");
            refused(till, items(true, ALI), "refused.credit-not-here");
            assertEquals(CashRounding.ROUND, chosen(till, new Request.Pay(Optional.empty())));
        }
    }

    @Test
    void aClosedAccountTakesNoCreditNotEvenAmongOthers() {
        try (var till = open(ROUND)) {
            refused(till, items(true, ALI, TestTill.CLOSED), "refused.credit-not-allowed");
            assertEquals(CashRounding.ROUND, chosen(till, items(false, ALI, TestTill.CLOSED)));
            till.must(new Request.Cancel());
            till.must(new Request.Choose(TestTill.CLOSED));
            refused(till, CREDIT, "refused.credit-not-allowed");
        }
    }

    @Test
    void afterAStartTheStandingOfAnAccountIsNotKnown() {
        open(ROUND).close();
        try (var till = TestTill.open(folder, new TestTill.Clock())) {
            till.cash = _ -> ROUND;
            till.must(new Request.SignIn("anna", "482915"));
            refused(till, CREDIT, "refused.credit-not-allowed");
            till.must(new Request.Choose(ALI));
            assertEquals(CashRounding.CREDIT, chosen(till, CREDIT));
        }
    }

    /// With Ali's account open.
    private TestTill open(CashPolicy policy) {
        var till = TestTill.open(folder, new TestTill.Clock());
        till.cash = _ -> policy;
        till.signedInAndOpen();
        till.must(new Request.Choose(ALI));
        return till;
    }

    private static Request items(boolean credit, String... accounts) {
        return new Request.PayItems(
                List.of(accounts).stream()
                        .map(account ->
                                new Request.PayItems.Towards(
                                        new AccountNumber(account), usd("5.02")))
                        .toList(),
                credit,
                TestTill.ALL_THE_SAME);
    }

    private static CashRounding chosen(TestTill till, Request request) {
        var active = till.must(request).payments().active().orElseThrow();
        return assertInstanceOf(Payment.Tendering.class, active).rounding();
    }

    private static void refused(TestTill till, Request request, String text) {
        var refused = assertInstanceOf(Reply.Refused.class, till.ask(request).reply());
        assertEquals("not-allowed", refused.code());
        assertEquals(text, refused.text());
    }
}
