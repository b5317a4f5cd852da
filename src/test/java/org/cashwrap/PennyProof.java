package org.cashwrap;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.ledger.Postings;
import org.cashwrap.core.ledger.Postings.Side;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.Payment.Tendering;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.PaymentRules;
import org.cashwrap.core.payment.Reversal;
import org.cashwrap.core.payment.Step;
import org.cashwrap.core.payment.TerminalMark;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Every amount due from a cent to two hundred dollars, in every way, paid in nine patterns and undone, by the rules that take
/// the money in the shop; somebody else's program computes each case again from `docs/cash-rounding.md`, which has the form of
/// the lines.
///
/// `mvn -B -ntp -q test-compile exec:exec@penny-proof`; with `--lines [STEP]` it writes the lines of every STEP-th amount and
/// asks nobody.
public final class PennyProof {
    private static final int DUE_MAX = 200_00;

    /// The smallest amounts have rules of their own: they are in every share.
    private static final int SMALL = 25;

    private static final Currency USD = Currency.getInstance("USD");
    private static final AccountNumber ACCOUNT = new AccountNumber("8245123450123458");
    private static final PaymentId ID =
            new PaymentId(UUID.fromString("019aab00-0000-7000-8000-000000000001"));
    private static final Optional<Balance> BALANCE =
            Optional.of(new Balance(usd(1), usd(0), Instant.parse("2026-11-22T14:42:00Z")));

    private final OutputStream out;
    private long cases;

    private PennyProof(OutputStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 0 && arguments[0].equals("--lines")) {
            write(System.out, arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1);
            return;
        }
        var oracle =
                new ProcessBuilder("python3", "src/test/python/penny_oracle.py")
                        .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var lines = oracle.getOutputStream()) {
            write(lines, 1);
        } catch (IOException closed) {
            System.err.println("the oracle stopped listening: " + closed.getMessage());
        }
        System.exit(oracle.waitFor());
    }

    /// @param step of the amounts above the small ones
    static void write(OutputStream out, int step) throws IOException {
        var buffer = new BufferedOutputStream(out, 1 << 16);
        var proof = new PennyProof(buffer);
        for (int due = 1; due <= DUE_MAX; due += due < SMALL ? 1 : step) {
            for (var way : CashRounding.values()) {
                for (var pattern : Pattern.values()) {
                    proof.cases(due, way, pattern);
                }
            }
        }
        buffer.write(("end " + proof.cases + "\n").getBytes(StandardCharsets.US_ASCII));
        buffer.flush();
    }

    /// How somebody pays.
    private enum Pattern {
        EXACT,
        ASKED,
        DOLLAR,
        TWENTY,
        HUNDREDS,
        PORTIONS,
        PENNIES,
        CARD,
        ANEW;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// A payment on its way, and what has happened so far.
    private static final class Paying {
        private final List<String> tenders = new ArrayList<>();
        private Payment payment;
        private long asked;

        Paying(int due, CashRounding way) {
            var drafting =
                    PaymentRules.begin(
                            ID, new PaymentEvent.AccountChosen(ACCOUNT, BALANCE, Language.EN));
            var bill = new Bill(List.of(new BillItem(ACCOUNT, usd(due), BALANCE)));
            payment = next(drafting, new PaymentEvent.AmountsChosen(bill, way));
        }

        /// Nothing is taken once it is paid.
        private Optional<Tendering> open() {
            return payment instanceof Tendering open ? Optional.of(open) : Optional.empty();
        }

        /// What is asked for in cash, as a clerk sees it.
        long asked() {
            return open().map(it -> it.cashAsked().minor()).orElse(0L);
        }

        void cash(long amount) {
            if (amount > 0 && open().isPresent()) {
                asked = asked();
                tenders.add("c" + amount);
                payment = next(payment, new PaymentEvent.CashGiven(usd(amount)));
            }
        }

        void back() {
            open().filter(it -> !it.taken().isEmpty())
                    .ifPresent(it -> {
                        tenders.add("b");
                        payment = next(payment, new PaymentEvent.CashGivenBack(it.takenSum()));
                    });
        }

        /// @param rest that the card leaves, if it can; less than zero is charged on top
        void card(long rest) {
            if (open().isEmpty() || open().get().left().minor() <= rest) {
                return;
            }
            asked = asked();
            var left = open().get().left();
            var approved = left.minor() - rest;
            tenders.add("k" + left.minor() + ":" + approved);
            var mark = Optional.of(new TerminalMark("0041"));
            payment = next(payment, new PaymentEvent.CardChosen("ref", left, mark));
            var approval = CardApproval.ofSlip(usd(approved), "");
            payment =
                    next(
                            payment,
                            new PaymentEvent.CardAnswered(
                                    "ref", new CardAnswer.Approved(approval)));
        }

        Committed ended() {
            return (Committed)
                    (payment instanceof Committed
                            ? payment
                            : next(payment, new PaymentEvent.SettlePressed()));
        }

        private static Payment next(Payment payment, PaymentEvent event) {
            return switch (PaymentRules.next(payment, event)) {
                case Step.Next(var moved, _) -> moved;
                case Step.Refused(var why) ->
                        throw new IllegalStateException(event + " at " + payment + ": " + why);
            };
        }
    }

    private static Paying paid(int due, CashRounding way, Pattern pattern) {
        var paying = new Paying(due, way);
        switch (pattern) {
            case EXACT -> paying.cash(due);
            case ASKED -> paying.cash(paying.asked());
            case DOLLAR -> paying.cash(whole(due, 1_00));
            case TWENTY -> paying.cash(whole(due, 20_00));
            case HUNDREDS -> paying.cash(whole(due + 1, 100_00));
            case PORTIONS -> {
                paying.cash(due / 3);
                paying.cash(paying.asked() + (due % 2 == 0 ? 0 : due / 5 % 7));
            }
            // Up to four cents too much or too little, by last digits of every kind.
            case PENNIES -> {
                paying.cash(due / 2);
                paying.cash(Math.max(1, due - due / 2 + due / 5 % 9 - 4));
            }
            case CARD -> byCard(paying, due);
            case ANEW -> {
                paying.cash(due / 2);
                paying.back();
                paying.cash(whole(due, 5_00));
            }
        }
        return paying;
    }

    private static void byCard(Paying paying, int due) {
        switch (due % 4) {
            case 0 -> {
                paying.card(1 + due * 7L % 5_00);
                paying.cash(whole(paying.asked(), 25));
            }
            case 1 -> {
                paying.cash(due / 2);
                paying.card(1 + due / 4 % 4);
                paying.cash(due % 3 == 0 ? 1 : paying.asked());
            }
            case 2 -> {
                paying.cash(due / 2);
                paying.card(0);
            }
            default -> paying.card(-(due / 4 % 7));
        }
    }

    /// The least multiple that is not less.
    private static long whole(long amount, long of) {
        return (amount + of - 1) / of * of;
    }

    private void cases(int due, CashRounding way, Pattern pattern) throws IOException {
        var paying = paid(due, way, pattern);
        var enough = paying.payment instanceof Committed;
        var committed = paying.ended();
        mustBalance(committed);
        var paid = committed.paid().minor();
        line(due, way, pattern, "none", paying, enough, committed, List.of());
        line(due, way, pattern, "void", paying, enough, committed, List.of(paid));
        if (paid > 1) {
            var first = due % 3 == 0 ? paid - 1 : 1 + due * 31L % (paid - 1);
            line(
                    due,
                    way,
                    pattern,
                    "part:" + first,
                    paying,
                    enough,
                    committed,
                    List.of(first, paid - first));
        }
    }

    /// I-20, and that whoever wants credit leaves cash rounding alone.
    private static void mustBalance(Committed payment) {
        var sum = 0L;
        for (var line : Postings.of(payment)) {
            sum += line.side() == Side.DEBIT ? line.amount().minor() : -line.amount().minor();
            if (line.account() instanceof Postings.Account.CashRounding
                    && payment.way() != CashRounding.ROUND) {
                throw new IllegalStateException("rounding is posted: " + payment);
            }
        }
        if (sum != 0) {
            throw new IllegalStateException("debit is not credit: " + payment);
        }
    }

    private void line(
            int due,
            CashRounding way,
            Pattern pattern,
            String operation,
            Paying paying,
            boolean enough,
            Committed committed,
            List<Long> legs)
            throws IOException {
        var line = new StringBuilder(80);
        line.append(due).append(' ').append(way.word()).append(' ').append(pattern.word());
        line.append(' ').append(operation).append(' ').append(String.join(",", paying.tenders));
        line.append(enough ? " 1 " : " 0 ").append(paying.asked);
        for (var amount :
                List.of(
                        committed.change(),
                        committed.rounding(),
                        committed.credit(),
                        committed.left())) {
            line.append(' ').append(amount.minor());
        }
        line.append(' ').append(legs.isEmpty() ? "-" : back(committed, legs)).append('\n');
        out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
        cases++;
    }

    private static String back(Committed committed, List<Long> amounts) {
        var legs = new ArrayList<Reversal.Leg>();
        var said = new ArrayList<String>();
        for (var amount : amounts) {
            switch (Reversal.next(committed, legs, usd(amount))) {
                case Reversal.Answer.Back(var leg, _) -> {
                    legs.add(leg);
                    said.add(leg.card().minor() + "+" + leg.cash().minor());
                }
                case Reversal.Answer.NotDivided(var whole) ->
                        throw new IllegalStateException(whole + " in " + committed);
                case Reversal.Answer.TooMuch(var left) ->
                        throw new IllegalStateException(left + " is left of " + committed);
            }
        }
        return String.join(",", said);
    }

    private static Money usd(long minor) {
        return new Money(minor, USD);
    }
}
