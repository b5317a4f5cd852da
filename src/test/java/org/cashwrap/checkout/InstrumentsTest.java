package org.cashwrap.checkout;

import static org.cashwrap.checkout.TestTill.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.Instrument;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.Task;
import org.cashwrap.text.Texts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Cheques, money orders and cashier's cheques at the counter, on a real journal.
class InstrumentsTest {
    private static final String LINE = "⑆021000021⑆ 123456789⑈ 1042";

    @TempDir Path folder;

    @Test
    void aChequePaysAndOfItsAccountFourDigitsAreKept() {
        try (var till = open(TestTill.ALI, "79.30")) {
            var paid = till.must(cheque("79.30", LINE)).payments().active().orElseThrow();

            var committed = assertInstanceOf(Payment.Committed.class, paid);
            assertEquals(
                    List.of(
                            Instrument.cheque(
                                    usd("79.30"),
                                    new Instrument.Drawn("021000021", "6789"),
                                    "1042")),
                    committed.tenders());
            assertTrue(till.tasks.contains(new Task.OpenDrawer()));
            assertEquals(usd("200.00"), till.drawer());
            assertFalse(till.store.written.toString().contains("123456789"));
            assertFalse(cheque("79.30", LINE).toString().contains("123456789"));
            assertFalse(
                    numbers("1.00", "021000021", "123456789", "1").toString().contains("123456"));
        }
    }

    @Test
    void theNumbersCanBeTypedAndTheLastFourDigitsAreEnough() {
        try (var till = open(TestTill.ALI, "79.30")) {
            till.must(numbers("20.00", "021000021", "12-345 6789", "10 42"));
            assertEquals(
                    "not-allowed", till.refused(numbers("20.00", "021000021", "6789", "01042")));
            till.must(numbers("20.00", "021000021", "6789", "1043"));
            assertEquals(usd("39.30"), left(till));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "021000022 | 123456789 | 1042 | refused.micr.routing-misread",
                "021000021 | 789       | 1042 | refused.micr.no-account",
                "021000021 | 12345678X | 1042 | refused.micr.no-account",
                "021000021 | 123456789 | ''   | refused.bad-serial",
                "021000021 | 123456789 | 4111111111111111 | refused.instrument-card-number",
            })
    void whatIsTypedWronglyIsRefused(String routing, String account, String serial, String text) {
        try (var till = open(TestTill.ALI, "79.30")) {
            assertEquals(
                    Optional.of(text), textOf(till, numbers("20.00", routing, account, serial)));
            assertEquals(usd("79.30"), left(till));
        }
    }

    @Test
    void aLineThatIsMisreadIsRefusedAndACardNumberKeptNowhere() {
        try (var till = open(TestTill.ALI, "79.30")) {
            assertEquals(
                    Optional.of("refused.micr.no-line"), textOf(till, cheque("20.00", "hello")));
            assertEquals(
                    Optional.of("refused.micr.routing-misread"),
                    textOf(till, cheque("20.00", LINE.replace("021", "027"))));
            assertEquals(
                    Optional.of("refused.instrument-card-number"),
                    textOf(till, order("20.00", "4111 1111 1111 1111")));
            assertEquals(Optional.of("refused.no-money"), textOf(till, order("0.00", "7")));
            assertFalse(till.store.written.toString().contains("4111"));
        }
    }

    @Test
    void noChangeIsGivenOnIt() {
        try (var till = open(TestTill.ALI, "79.30")) {
            assertEquals(
                    Optional.of("refused.instrument-too-much"), textOf(till, order("79.31", "7")));
            assertEquals(usd("79.30"), left(till));
        }
    }

    @Test
    void withoutAnAmountNothingIsTaken() {
        try (var till = TestTill.open(folder, new TestTill.Clock())) {
            assertEquals("not-signed-in", till.refused(order("1.00", "7")));
            till.must(new Request.SignIn("anna", "482915"));
            assertEquals("till-closed", till.refused(order("1.00", "7")));
            till.must(new Request.OpenTill(usd("200.00"), Optional.empty()));
            assertEquals("no-account", till.refused(order("1.00", "7")));
            till.must(new Request.Choose(TestTill.ALI));
            assertEquals("bad-amount", till.refused(order("1.00", "7")));
        }
    }

    // ---- the same paper twice ----

    @Test
    void theSamePaperIsTakenOnceAndTheRefusalNamesTheReceipt() {
        var clock = new TestTill.Clock();
        try (var till = TestTill.open(folder, clock)) {
            till.signedInAndOpen();
            pay(till, TestTill.ALI, "79.30");
            till.must(cheque("79.30", LINE));
            pay(till, TestTill.MARIA, "50.00");
            var refused = refusal(till, cheque("50.00", LINE.replace("1042", "001042")));
            assertEquals("not-allowed", refused.code());
            assertEquals(
                    "This till took such a paper already, on 22 Nov 2026 10:00: receipt 000001."
                            + " Nothing was recorded. Compare it with that receipt, hand it back,"
                            + " and take cash or a card.",
                    Texts.of(Language.EN).text(refused.text(), refused.values().toArray()));
            till.must(new Request.Cancel());
        }
        // Also after a start, and a year later; not for ever.
        clock.now = clock.now.plus(Duration.ofDays(395));
        try (var till = TestTill.open(folder, clock)) {
            till.must(new Request.SignIn("anna", "482915"));
            pay(till, TestTill.MARIA, "50.00");
            assertEquals("not-allowed", till.refused(cheque("50.00", LINE)));
            clock.now = clock.now.plus(Duration.ofDays(2));
            till.must(cheque("50.00", LINE));
        }
    }

    @Test
    void whatWasGivenBackMayComeAgain() {
        try (var till = open(TestTill.ALI, "79.30")) {
            till.must(order("20.00", "A7"));
            till.must(new Request.Cash(usd("10.00")));
            assertEquals(
                    Optional.of("refused.duplicate-cheque.open"),
                    textOf(till, order("20.00", "a 7")));
            assertEquals("stop-first", till.refused(new Request.Cancel()));
            assertEquals("stop-first", till.refused(new Request.SignOut()));
            till.must(new Request.GiveBack());
            assertEquals(
                    new PaymentEvent.CashGivenBack(usd("10.00"), 1),
                    ((org.cashwrap.core.ledger.Body.PaymentMoved) till.written().getLast())
                            .event());
            assertEquals(usd("200.00"), till.drawer());
            till.must(order("20.00", "A7"));
            // Another kind with the same serial is another paper.
            till.must(
                    new Request.Instrument(
                            usd("20.00"),
                            new Request.Printed.Serial(TenderKind.CASHIERS_CHECK, "A7")));
            assertEquals(usd("39.30"), left(till));
        }
    }

    // ---- who may pay with one ----

    @Test
    void anAccountThatPaysInCashOnlyPaysWithNoChequeUntilThen() {
        var clock = new TestTill.Clock();
        try (var till = TestTill.open(folder, clock)) {
            till.signedInAndOpen();
            pay(till, TestTill.TOLD, "160.00");
            var refused = refusal(till, cheque("60.00", LINE));
            assertEquals("not-allowed", refused.code());
            assertEquals(
                    "No cheque may be taken for the account ending 4441 until 1 Mar 2027. Nothing"
                            + " was recorded. Hand it back; cash, a money order, a cashier's"
                            + " cheque or a card is fine.",
                    Texts.of(Language.EN).text(refused.text(), refused.values().toArray()));
            till.must(order("110.00", "7"));
            // Its last day ends at midnight in New York.
            clock.now = Instant.parse("2027-03-02T04:59:59Z");
            assertEquals("not-allowed", till.refused(cheque("50.00", LINE)));
            clock.now = Instant.parse("2027-03-02T05:00:00Z");
            till.must(cheque("50.00", LINE));
        }
    }

    /// Whatever stands between its digits: they are kept without it.
    @Test
    void aCardNumberIsNoSerial() {
        try (var till = open(TestTill.ALI, "50.00")) {
            for (var typed :
                    List.of("4111111111111111", "4111.1111.1111.1111", "4111/1111#1111    1111")) {
                assertEquals("not-allowed", till.refused(order("10.00", typed)), typed);
            }
        }
    }

    @Test
    void oneOfSeveralAccountsIsEnoughAlsoAfterAStart() {
        var clock = new TestTill.Clock();
        try (var till = TestTill.open(folder, clock)) {
            till.signedInAndOpen();
            till.must(new Request.Choose(TestTill.ALI));
            till.must(new Request.PayItems(List.of(towards(TestTill.ALI), towards(TestTill.TOLD))));
            assertEquals("not-allowed", till.refused(cheque("60.00", LINE)));
        }
        try (var till = TestTill.open(folder, clock)) {
            till.must(new Request.SignIn("anna", "482915"));
            assertEquals("not-allowed", till.refused(cheque("60.00", LINE)));
            till.must(order("60.00", "7"));
        }
    }

    @Test
    void noPaperIsTakenAboveItsFaceLimit() {
        try (var till = open(TestTill.TOLD, "110.00")) {
            till.must(
                    new Request.PayItems(
                            List.of(towards(TestTill.TOLD), towards(TestTill.HOTEL, "4890.00"))));
            // Of New York's pack; the other accounts here have none.
            var refused = refusal(till, order("1000.01", "7"));
            assertEquals("refused.face-limit.money-order", refused.text());
            assertEquals(List.of(usd("1000.00")), refused.values());
            till.must(order("1000.00", "7"));
            till.must(
                    new Request.Instrument(
                            usd("1000.01"),
                            new Request.Printed.Serial(TenderKind.CASHIERS_CHECK, "8")));
        }
    }

    private TestTill open(String account, String amount) {
        var till = TestTill.open(folder, new TestTill.Clock());
        till.signedInAndOpen();
        pay(till, account, amount);
        return till;
    }

    private static void pay(TestTill till, String account, String amount) {
        till.must(new Request.Choose(account));
        till.must(new Request.Pay(Optional.of(usd(amount))));
    }

    private static Request.PayItems.Towards towards(String account) {
        return towards(account, "110.00");
    }

    private static Request.PayItems.Towards towards(String account, String amount) {
        return new Request.PayItems.Towards(new AccountNumber(account), usd(amount));
    }

    private static Request cheque(String amount, String line) {
        return new Request.Instrument(usd(amount), new Request.Printed.Line(line));
    }

    private static Request numbers(String amount, String routing, String account, String serial) {
        return new Request.Instrument(
                usd(amount), new Request.Printed.Numbers(routing, account, serial));
    }

    private static Request order(String amount, String serial) {
        return new Request.Instrument(
                usd(amount), new Request.Printed.Serial(TenderKind.MONEY_ORDER, serial));
    }

    private static Object left(TestTill till) {
        return ((Payment.Tendering)
                        till.must(new Request.Status()).payments().active().orElseThrow())
                .left();
    }

    private static Reply.Refused refusal(TestTill till, Request request) {
        return assertInstanceOf(Reply.Refused.class, till.ask(request).reply());
    }

    private static Optional<String> textOf(TestTill till, Request request) {
        return till.ask(request).reply() instanceof Reply.Refused refused
                ? Optional.of(refused.text())
                : Optional.empty();
    }
}
