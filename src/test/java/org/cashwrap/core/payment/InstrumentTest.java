package org.cashwrap.core.payment;

import static org.cashwrap.core.payment.Samples.DRAWN;
import static org.cashwrap.core.payment.Samples.approval;
import static org.cashwrap.core.payment.Samples.atTerminal;
import static org.cashwrap.core.payment.Samples.bill;
import static org.cashwrap.core.payment.Samples.cash;
import static org.cashwrap.core.payment.Samples.cheque;
import static org.cashwrap.core.payment.Samples.doubt;
import static org.cashwrap.core.payment.Samples.drafting;
import static org.cashwrap.core.payment.Samples.due;
import static org.cashwrap.core.payment.Samples.moneyOrder;
import static org.cashwrap.core.payment.Samples.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.Payment.Abandoned;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.Payment.Tendering;
import org.cashwrap.core.payment.PaymentEvent.CancelPressed;
import org.cashwrap.core.payment.PaymentEvent.CardAnswered;
import org.cashwrap.core.payment.PaymentEvent.CardChosen;
import org.cashwrap.core.payment.PaymentEvent.CashGiven;
import org.cashwrap.core.payment.PaymentEvent.CashGivenBack;
import org.cashwrap.core.payment.PaymentEvent.InstrumentGiven;
import org.cashwrap.core.payment.PaymentEvent.SettlePressed;
import org.cashwrap.core.payment.Step.Next;
import org.cashwrap.core.payment.Step.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// Cheques, money orders and cashier's cheques: what they are, and what they do to a payment.
class InstrumentTest {
    private static final Task.PrintReceipt RECEIPT = new Task.PrintReceipt(Samples.ID);

    // ---- what it is ----

    @Test
    void aChequeAndNothingElseNamesItsAccount() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Instrument(TenderKind.CHEQUE, usd(1), "1", Optional.empty()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Instrument(TenderKind.MONEY_ORDER, usd(1), "1", Optional.of(DRAWN)));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Instrument(TenderKind.CASH, usd(1), "1", Optional.empty()));
        assertThrows(IllegalArgumentException.class, () -> moneyOrder(0, "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "12 3", "123456789012345678901", "۱۲۳"})
    void aSerialIsOneToTwentyCapitalsAndDigits(String serial) {
        assertThrows(IllegalArgumentException.class, () -> moneyOrder(1, serial));
    }

    @Test
    void ofAnAccountNoMoreThanFourDigitsCanBeHeld() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new Instrument.Drawn("021000021", "123456789"));
        assertThrows(
                IllegalArgumentException.class, () -> new Instrument.Drawn("021000020", "6789"));
    }

    @ParameterizedTest
    @CsvSource({
        "1042, 1042",
        "'r 2047-11.8', R2047118",
        "'No 1', NO1",
        "'', ",
        "'--', ",
        "1²,",
        "123456789012345678901,"
    })
    void aSerialIsReadAsItIsTyped(String typed, String serial) {
        assertEquals(Optional.ofNullable(serial), Instrument.serial(typed));
    }

    @Test
    void zerosInFrontNameNothingAndTheAmountNeither() {
        assertEquals(cheque(1, "001042").name(), cheque(2, "1042").name());
        assertEquals(moneyOrder(1, "0").name(), moneyOrder(1, "00").name());
        assertNotEquals(cheque(1, "1042").name(), cheque(1, "1043").name());
        assertNotEquals(cheque(1, "1042").name(), moneyOrder(1, "1042").name());
        assertNotEquals(
                cheque(1, "1042").name(),
                Instrument.cheque(usd(1), new Instrument.Drawn("021000021", "6780"), "1042")
                        .name());
    }

    // ---- what it does ----

    @Test
    void aChequeForAllThatIsDuePaysItAndGoesIntoTheDrawer() {
        var given = cheque(79_30, "1042");

        var committed =
                new Committed(
                        Samples.ID,
                        bill(79_30),
                        CashRounding.EXACT,
                        Samples.CUSTOMER,
                        List.of(given),
                        usd(0),
                        usd(0));
        assertEquals(
                new Next(committed, List.of(new Task.OpenDrawer(), RECEIPT)),
                PaymentRules.next(due(79_30), new InstrumentGiven(given)));
        assertEquals(usd(79_30), committed.paid());
        assertEquals(usd(79_30), committed.instrumentsSum());
        assertEquals(usd(0), committed.cashKept());
        assertEquals(List.of(given), committed.instrumentsKept());
    }

    @Test
    void aPartStaysOpenForCashAndTheCardAtLast() {
        var given = cheque(30_00, "1042");
        var withCheque = due(79_30, given);
        assertEquals(
                new Next(withCheque, new Task.OpenDrawer()),
                PaymentRules.next(due(79_30), new InstrumentGiven(given)));

        var withCash = due(79_30, given, cash(20_00));
        assertEquals(
                new Next(withCash, new Task.OpenDrawer()),
                PaymentRules.next(withCheque, new CashGiven(usd(20_00))));
        var charging =
                PaymentRules.next(
                        withCash, new CardChosen("ref-1", usd(29_30), Optional.of(Samples.MARK)));
        assertEquals(atTerminal(withCash), ((Next) charging).payment());
        var paid =
                PaymentRules.next(
                        atTerminal(withCash),
                        new CardAnswered("ref-1", new CardAnswer.Approved(approval(29_30))));
        assertEquals(usd(79_30), ((Committed) ((Next) paid).payment()).paid());
    }

    @Test
    void noChangeIsGivenOnIt() {
        assertEquals(
                new Refused(Refusal.INSTRUMENT_TOO_MUCH),
                PaymentRules.next(due(79_30), new InstrumentGiven(cheque(79_31, "1042"))));
        assertEquals(
                new Refused(Refusal.INSTRUMENT_TOO_MUCH),
                PaymentRules.next(
                        due(79_30, cash(50_00)), new InstrumentGiven(moneyOrder(29_31, "7"))));
    }

    @Test
    void whatItCompletesIsNotRoundedButCashBesideItIs() {
        var whole =
                committed(
                        PaymentRules.next(
                                due(CashRounding.ROUND, 10_03),
                                new InstrumentGiven(cheque(10_03, "1"))));
        assertEquals(usd(0), whole.rounding());

        var last =
                committed(
                        PaymentRules.next(
                                due(CashRounding.ROUND, 10_03, cash(5_00)),
                                new InstrumentGiven(cheque(5_03, "1"))));
        assertEquals(usd(0), last.rounding());

        var rest = due(CashRounding.ROUND, 10_03, cheque(5_00, "1"));
        assertEquals(usd(5_05), rest.cashAsked());
        var byCash = committed(PaymentRules.next(rest, new CashGiven(usd(10_00))));
        assertEquals(usd(4_95), byCash.change());
        assertEquals(usd(2), byCash.rounding());
        assertEquals(usd(10_03), byCash.paid());
    }

    @Test
    void aChequeThatLeavesACentOrTwoDoesNotGiveThemAway() {
        var left =
                (Tendering)
                        ((Next)
                                        PaymentRules.next(
                                                due(CashRounding.ROUND, 10_02),
                                                new InstrumentGiven(cheque(10_00, "1"))))
                                .payment();
        assertEquals(usd(2), left.left());
        assertEquals(usd(2), left.cashAsked());
    }

    @Test
    void whatWasTakenIsAPartPaymentIfTheCustomerPaysNoMore() {
        var settled = PaymentRules.next(due(79_30, cheque(30_00, "1042")), new SettlePressed());
        assertEquals(List.of(RECEIPT), ((Next) settled).tasks());
        assertEquals(usd(30_00), committed(settled).paid());
        assertEquals(usd(49_30), committed(settled).left());
    }

    @Test
    void everythingTakenGoesBackTogether() {
        var taken = due(79_30, cheque(30_00, "1042"), cash(20_00), moneyOrder(10_00, "7"));

        assertEquals(
                new Next(due(79_30), new Task.OpenDrawer()),
                PaymentRules.next(taken, new CashGivenBack(usd(20_00), 2)));
        for (var part :
                List.of(
                        new CashGivenBack(usd(20_00)),
                        new CashGivenBack(usd(20_00), 1),
                        new CashGivenBack(usd(60_00), 2),
                        new CashGivenBack(usd(0), 2))) {
            assertEquals(new Refused(Refusal.BAD_AMOUNT), PaymentRules.next(taken, part));
        }
        assertEquals(
                new Next(due(79_30), new Task.OpenDrawer()),
                PaymentRules.next(due(79_30, cheque(30_00, "1042")), new CashGivenBack(usd(0), 1)));
        assertThrows(IllegalArgumentException.class, () -> new CashGivenBack(usd(0), 0));
    }

    @Test
    void whileOneIsTakenNothingIsCancelledNorChosenAnew() {
        var taken = due(79_30, cheque(30_00, "1042"));
        assertEquals(
                new Refused(Refusal.CASH_TAKEN), PaymentRules.next(taken, new CancelPressed()));
        assertEquals(
                new Refused(Refusal.CASH_TAKEN), PaymentRules.next(taken, Samples.amounts(50_00)));
    }

    @Test
    void itIsTakenOnlyOnceAnAmountIsChosenAndNothingElseIsAsked() {
        var given = new InstrumentGiven(cheque(1, "1042"));
        var committed = committed(PaymentRules.next(due(1), given));
        assertEquals(new Refused(Refusal.NO_AMOUNT_YET), PaymentRules.next(drafting(), given));
        assertEquals(
                new Refused(Refusal.WAIT_FOR_TERMINAL),
                PaymentRules.next(atTerminal(due(79_30)), given));
        assertEquals(
                new Refused(Refusal.IN_DOUBT), PaymentRules.next(doubt(due(79_30), false), given));
        assertEquals(new Refused(Refusal.NO_ACCOUNT_OPEN), PaymentRules.next(committed, given));
        assertEquals(
                new Refused(Refusal.NO_ACCOUNT_OPEN),
                PaymentRules.next(new Abandoned(Samples.ID, Abandoned.Why.CANCELLED), given));
    }

    @Test
    void ofAnotherCurrencyNothingIsTaken() {
        var euros = new Money(1_00, Currency.getInstance("EUR"));
        assertEquals(
                new Refused(Refusal.BAD_AMOUNT),
                PaymentRules.next(
                        due(79_30), new InstrumentGiven(Instrument.cheque(euros, DRAWN, "1"))));
    }

    @Test
    void thePiecesHaveAnEnd() {
        var pieces =
                Collections.nCopies(PaymentRules.TENDERS_MAX - 1, cash(1)).toArray(Tender[]::new);
        assertEquals(
                new Refused(Refusal.TOO_MANY_TENDERS),
                PaymentRules.next(due(79_30, pieces), new InstrumentGiven(cheque(1, "1042"))));
    }

    @Test
    void aParkedDoubtThatWasNotChargedKeepsTheCheque() {
        var parked = doubt(due(79_30, cheque(30_00, "1042")), true);
        var ended =
                PaymentRules.next(
                        parked, new CardAnswered("ref-1", new CardAnswer.Declined("declined")));
        assertEquals(usd(30_00), committed(ended).paid());
    }

    private static Committed committed(Step step) {
        return (Committed) ((Next) step).payment();
    }
}
