package org.cashwrap.screen.counter;

import static org.cashwrap.checkout.TestTill.ALI;
import static org.cashwrap.checkout.TestTill.MARIA;
import static org.cashwrap.checkout.TestTill.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.checkout.Request;
import org.cashwrap.checkout.TestTill;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.CardRequest;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.device.PrintAnswer;
import org.cashwrap.device.PrinterTrouble;
import org.cashwrap.screen.counter.Press.Named;
import org.cashwrap.screen.counter.Press.Sign;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// A clerk who presses whatever comes under his fingers, in front of a whole till: whatever he does, the books are right, and
/// every payment that was taken was seen.
class RandomKeysTest {
    private static final int KEYS = 600;
    private static final List<Named> NAMED = List.of(Named.values());
    private static final List<Named> ANSWERS = List.of(Named.ENTER, Named.OTHER);
    private static final List<Named> FINISHING =
            List.of(Named.EXACT_CASH, Named.EXACT_CASH, Named.ESCAPE, Named.ENTER);
    private static final String SIGNS = "0123456789...+-*/pyna";

    @TempDir private Path folder;

    private final Set<PaymentId> told = new HashSet<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverIsPressedTheBooksAreRightAndEveryPaymentWasSeen(long seed) {
        var random = new Random(seed);
        List<Body> written;
        try (var screen = new TillScreen(folder)) {
            for (var key = 0; key < KEYS; key++) {
                step(screen, random);
            }
            written = screen.till.written();
            seen(screen, written);
            sums(screen, written);
        }
        // Opening it verifies the chain, the rules and the payments.
        try (var again = TestTill.open(folder, new TestTill.Clock())) {
            again.must(new Request.Status());
        }
        assertTrue(
                written.stream().filter(Body.PaymentCommitted.class::isInstance).count() > 5,
                "hardly anything was paid: this test has tried nothing");
    }

    private void step(TillScreen screen, Random random) {
        var before = screen.now();
        var toPay = screen.screen.toPay();
        screen.asked.clear();
        switch (random.nextInt(20)) {
            case 0 -> screen.scan(List.of(ALI, MARIA, "5901234123457").get(random.nextInt(3)));
            case 1, 2 -> around(screen, random);
            case 3, 4, 5, 6, 7 -> {
                screen.key(Sign.of(SIGNS.charAt(random.nextInt(SIGNS.length()))));
                asksWhatItShows(screen, before, toPay);
            }
            case 8 -> {
                if (screen.situation() == Situation.FREE) {
                    screen.scan(random.nextBoolean() ? ALI : MARIA);
                }
            }
            // Left to chance alone a clerk would hardly ever come to an end.
            case 9, 10, 11 -> {
                screen.key(
                        screen.situation() == Situation.QUESTION
                                ? ANSWERS.get(random.nextInt(ANSWERS.size()))
                                : FINISHING.get(random.nextInt(FINISHING.size())));
                asksWhatItShows(screen, before, toPay);
            }
            default -> {
                screen.key(NAMED.get(random.nextInt(NAMED.size())));
                asksWhatItShows(screen, before, toPay);
            }
        }
        if (screen.now().shut()) {
            screen.screen.stands(screen.till.must(new Request.SignIn("anna", "482915")));
            screen.settle();
        }
        // Of a payment that waited beside the next customers a notice says how it ended.
        screen.screen.work().heard().board().posted().stream()
                .filter(one ->
                        one.kind().equals("doubt-paid") || one.kind().equals("doubt-not-paid"))
                .forEach(one -> one.payment().ifPresent(told::add));
    }

    /// One key asks for money once, and for no other sum than the one on the screen.
    private static void asksWhatItShows(
            TillScreen screen, CounterScreen before, Optional<Money> toPay) {
        var pays = screen.asked.stream().filter(Request.Pay.class::isInstance).toList();
        var tenders =
                screen.asked.stream()
                        .filter(one -> one instanceof Request.Cash || one instanceof Request.Card)
                        .count();
        assertTrue(pays.size() <= 1 && tenders <= 1, () -> screen.asked.toString());
        for (var pay : pays) {
            var amount = ((Request.Pay) pay).amount();
            var typed = before.pay().orElseThrow().typed();
            assertTrue(
                    amount.equals(toPay)
                            || new TypedAmount(typed).money(TestTill.USD).equals(amount),
                    () -> amount + " was asked for, and the screen said " + before);
        }
        if (before.busy() || before.shut() || before.form().isPresent()) {
            assertEquals(0, tenders);
        }
    }

    /// What the devices do by themselves.
    private static void around(TillScreen screen, Random random) {
        var till = screen.till;
        var waiting = waiting(screen);
        if (waiting.isEmpty()) {
            till.printerSays(
                    random.nextBoolean()
                            ? new PrintAnswer.Printed()
                            : new PrintAnswer.NotPrinted(PrinterTrouble.PAPER_OUT));
        } else {
            var one = waiting.get(random.nextInt(waiting.size()));
            till.terminalSays(
                    one.payment(),
                    new PaymentEvent.CardAnswered(
                            one.request().reference(), answer(one.request().amount(), random)));
        }
        screen.settle();
    }

    private static CardAnswer answer(Money asked, Random random) {
        var less = asked.minor() > 2 ? asked.minus(usd("0.01")) : asked;
        return switch (random.nextInt(4)) {
            case 0 -> new CardAnswer.Declined("no");
            case 1 -> new CardAnswer.Silent();
            case 2 -> new CardAnswer.Approved(CardApproval.ofSlip(less, ""));
            default -> new CardAnswer.Approved(CardApproval.ofSlip(asked, "123456"));
        };
    }

    private record Waiting(PaymentId payment, CardRequest request) {}

    private static List<Waiting> waiting(TillScreen screen) {
        var payments = screen.screen.work().view().payments();
        var waiting = new ArrayList<Waiting>();
        if (payments.active().orElse(null) instanceof Payment.AtTerminal at) {
            waiting.add(new Waiting(at.id(), at.request()));
        }
        payments.doubts().forEach(one -> waiting.add(new Waiting(one.id(), one.request())));
        return waiting;
    }

    private void seen(TillScreen screen, List<Body> written) {
        for (var body : written) {
            if (body instanceof Body.PaymentCommitted(_, _, var payment)) {
                assertTrue(
                        screen.shown.contains(payment.id()) || told.contains(payment.id()),
                        () -> "nobody has seen that it was taken: " + payment);
            }
        }
    }

    /// What the books say is in the drawer is the float, what finished payments left there, and what was taken for one that is
    /// open.
    private static void sums(TillScreen screen, List<Body> written) {
        var expected = usd("200.00");
        for (var body : written) {
            if (body instanceof Body.PaymentCommitted(_, _, var payment)) {
                expected = expected.plus(cash(payment.tenders())).minus(payment.change());
            }
        }
        var payments = screen.till.must(new Request.Status()).payments();
        expected = expected.plus(taken(payments.active().orElse(null)));
        for (var doubt : payments.parked()) {
            expected = expected.plus(cash(doubt.before().taken()));
        }
        assertEquals(expected, screen.till.drawer());
    }

    private static Money taken(@Nullable Payment payment) {
        return switch (payment) {
            case Payment.Tendering tendering -> cash(tendering.taken());
            case Payment.AtTerminal at -> cash(at.before().taken());
            case Payment.InDoubt doubt -> cash(doubt.before().taken());
            case null, default -> usd("0");
        };
    }

    private static Money cash(List<Tender> tenders) {
        return tenders.stream()
                .filter(Tender.Cash.class::isInstance)
                .map(Tender::amount)
                .reduce(usd("0"), Money::plus);
    }
}
