package org.cashwrap.checkout;

import static org.cashwrap.checkout.TestTill.ALI;
import static org.cashwrap.checkout.TestTill.CLOSED;
import static org.cashwrap.checkout.TestTill.HOTEL;
import static org.cashwrap.checkout.TestTill.MARIA;
import static org.cashwrap.checkout.TestTill.TOLD;
import static org.cashwrap.checkout.TestTill.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.bill.Stop.Kind;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What has to be read before money is taken, and what is not taken at all, by the sample packs that ship.
class PayPolicyTest {
    @TempDir private Path folder;

    private final TestTill.Clock clock = new TestTill.Clock();
    private TestTill till;

    @BeforeEach
    void open() {
        till = TestTill.open(folder, clock);
        till.signedInAndOpen();
    }

    @AfterEach
    void close() {
        till.close();
    }

    @Test
    void whoPaidYesterdayIsAskedBeforeHePaysAgain() {
        cash(ALI, "10.00");
        pass(Duration.ofHours(24).minusSeconds(1));
        till.must(new Request.Choose(ALI));
        var stop = stops(pay("5.00")).getFirst().stop();

        assertEquals(Kind.PAID_ALREADY, stop.kind());
        assertEquals(usd("10.00"), stop.paid().orElseThrow().amount());
        assertInstanceOf(Payment.Drafting.class, active());
        pass(Duration.ofSeconds(2));
        assertInstanceOf(Reply.Done.class, pay("5.00"));
    }

    @Test
    void whatWasReadIsPassedAndStandsInTheJournal() {
        cash(ALI, "10.00");
        till.must(new Request.Choose(ALI));
        till.must(pays("5.00", Kind.PAID_ALREADY));
        till.must(new Request.Cash(usd("5.00")));

        assertEquals(List.of(Set.of(), Set.of(Kind.PAID_ALREADY)), despites());
    }

    /// Passing one stop passes no other.
    @Test
    void anotherStopThanTheOneThatWasReadIsReadFirst() {
        cash(ALI, "10.00");
        till.must(new Request.Choose(ALI));
        assertEquals(
                Set.of(Kind.PAID_ALREADY),
                assertInstanceOf(
                                Reply.StopFirst.class,
                                till.ask(pays("5.00", Kind.AUTOPAY, Kind.CLOSED)).reply())
                        .kinds());
    }

    @Test
    void whatWasPaidIsKnownAfterAStart() {
        cash(ALI, "10.00");
        till.close();
        till = TestTill.open(folder, clock);
        till.must(new Request.SignIn("anna", "482915"));
        till.must(new Request.Choose(ALI));

        assertEquals(Kind.PAID_ALREADY, stops(pay("5.00")).getFirst().stop().kind());
    }

    /// The next clerk, and the next start, know as much of the bill that waits for them.
    @Test
    void whatHoldsForAnAccountHoldsAfterAnotherSignInAndAStart() {
        till.must(new Request.Choose(TOLD));
        till.must(new Request.SignOut());
        till.must(new Request.SignIn("lia", "730264"));
        till.must(new Request.Choose(TOLD));
        pay("200.00");
        till.must(new Request.Cash(usd("100.00")));
        till.close();
        till = TestTill.open(folder, clock);
        till.must(new Request.SignIn("lia", "730264"));
        refused("refused.part-too-small", till.ask(new Request.Settle()).reply());
        till.must(new Request.GiveBack());
        refused("refused.overpayment", pay("919.97"));
        refused("refused.part-too-small", pay("104.98"));
    }

    /// What nobody was told of did not happen, whatever a script sends along.
    @Test
    void onlyWhatHeldStandsInTheJournal() {
        till.must(new Request.Choose(CLOSED));
        till.must(pays("5.00", Kind.CLOSED, Kind.AUTOPAY, Kind.PAID_ALREADY));
        till.must(new Request.Cash(usd("5.00"), Set.of(Kind.CURRENCY_REPORT)));
        assertEquals(List.of(Set.of(Kind.CLOSED)), despites());
        assertEquals(
                List.of(Set.of()),
                events().stream()
                        .filter(PaymentEvent.CashGiven.class::isInstance)
                        .map(event -> ((PaymentEvent.CashGiven) event).despite())
                        .toList());
    }

    @Test
    void ofSeveralAccountsEachIsLookedAt() {
        cash(ALI, "10.00");
        var stops = stops(till.ask(items(MARIA, ALI, CLOSED)).reply());

        assertEquals(
                List.of(
                        new AccountNumber(ALI) + " PAID_ALREADY",
                        new AccountNumber(CLOSED) + " CLOSED"),
                stops.stream().map(at -> at.account() + " " + at.stop().kind()).toList());
    }

    @Test
    void aClosedAccountTakesALastBillOnly() {
        till.must(new Request.Choose(CLOSED));
        assertEquals(Kind.CLOSED, stops(pay("5.00")).getFirst().stop().kind());
        till.must(pays("5.00", Kind.CLOSED));
    }

    @Test
    void theBillerIsAboutToCollectByItself() {
        pass(Duration.ofDays(24));
        till.must(new Request.Choose(TOLD));
        assertInstanceOf(Reply.Done.class, pay("200.00"));
        till.must(new Request.Cancel());
        pass(Duration.ofDays(1));
        till.must(new Request.Choose(TOLD));
        var stop = stops(pay("200.00")).getFirst().stop();

        assertEquals(Kind.AUTOPAY, stop.kind());
        assertEquals(Optional.of(LocalDate.of(2026, 12, 20)), stop.on());
    }

    /// A quarter of 419.96.
    @Test
    void aPartThatIsTooSmallIsNotTaken() {
        till.must(new Request.Choose(TOLD));
        refused("refused.part-too-small", pay("104.98"));
        assertInstanceOf(Reply.Done.class, pay("104.99"));
    }

    @Test
    void norIsItAfterALargerAmountWasChosen() {
        till.must(new Request.Choose(TOLD));
        pay("419.96");
        till.must(new Request.Cash(usd("100.00")));
        refused("refused.part-too-small", till.ask(new Request.Settle()).reply());
        till.must(new Request.Cash(usd("4.99")));
        till.must(new Request.Settle());
        assertInstanceOf(Payment.Committed.class, active());
    }

    @Test
    void creditHasACeiling() {
        till.must(new Request.Choose(TOLD));
        refused("refused.overpayment", pay("919.97"));
        assertInstanceOf(Reply.Done.class, pay("919.96"));
    }

    @Test
    void moreThanTenThousandInCashIsReported() {
        till.must(new Request.Choose(HOTEL));
        pay("12000.00");
        till.must(new Request.Cash(usd("10000.00")));
        var stop = stops(till.ask(new Request.Cash(usd("0.01"))).reply()).getFirst().stop();

        assertEquals(Kind.CURRENCY_REPORT, stop.kind());
        assertEquals(Optional.of(usd("10000.01")), stop.cash());
        till.must(new Request.Cash(usd("2000.00"), Set.of(Kind.CURRENCY_REPORT)));
        assertEquals(
                List.of(Set.of(), Set.of(Kind.CURRENCY_REPORT)),
                events().stream()
                        .filter(PaymentEvent.CashGiven.class::isInstance)
                        .map(event -> ((PaymentEvent.CashGiven) event).despite())
                        .toList());
    }

    /// Change is not received, and a card is no currency.
    @Test
    void onlyCashThatIsKeptIsCounted() {
        till.must(new Request.Choose(HOTEL));
        pay("10000.00");
        till.must(new Request.Cash(usd("10500.00")));
        assertEquals(usd("500.00"), assertInstanceOf(Payment.Committed.class, active()).change());
    }

    @Test
    void cashOfTheSameDayForTheSameAccountIsCountedTogether() {
        cash(HOTEL, "6000.00");
        pass(Duration.ofHours(23));
        till.must(new Request.Choose(HOTEL));
        till.must(pays("4000.01", Kind.PAID_ALREADY));
        var stop = stops(till.ask(new Request.Cash(usd("4000.01"))).reply()).getFirst().stop();
        assertEquals(Optional.of(usd("10000.01")), stop.cash());
        pass(Duration.ofHours(2));
        till.must(new Request.Cash(usd("4000.01")));
    }

    private void cash(String account, String amount) {
        till.must(new Request.Choose(account));
        till.must(new Request.Pay(Optional.of(usd(amount))));
        till.must(new Request.Cash(usd(amount)));
    }

    private Reply pay(String amount) {
        return till.ask(pays(amount)).reply();
    }

    private static Request pays(String amount, Kind... despite) {
        return new Request.Pay(Optional.of(usd(amount)), false, Set.of(despite));
    }

    private static Request items(String... accounts) {
        return new Request.PayItems(
                List.of(accounts).stream()
                        .map(account ->
                                new Request.PayItems.Towards(
                                        new AccountNumber(account), usd("5.00")))
                        .toList());
    }

    private static List<Reply.StopFirst.At> stops(Reply reply) {
        return assertInstanceOf(Reply.StopFirst.class, reply).stops();
    }

    private static void refused(String text, Reply reply) {
        assertEquals(text, assertInstanceOf(Reply.Refused.class, reply).text());
    }

    private Payment active() {
        return till.must(new Request.Status()).payments().active().orElseThrow();
    }

    private void pass(Duration time) {
        clock.pass(time.toMillis());
    }

    private List<PaymentEvent> events() {
        return till.written().stream()
                .flatMap(body ->
                        switch (body) {
                            case Body.PaymentMoved(_, var event) -> List.of(event).stream();
                            case Body.PaymentCommitted(var event, _, _) -> List.of(event).stream();
                            default -> List.<PaymentEvent>of().stream();
                        })
                .toList();
    }

    private List<Set<Stop.Kind>> despites() {
        return events().stream()
                .filter(PaymentEvent.AmountsChosen.class::isInstance)
                .map(event -> ((PaymentEvent.AmountsChosen) event).despite())
                .toList();
    }
}
