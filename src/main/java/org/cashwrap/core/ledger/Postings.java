package org.cashwrap.core.ledger;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.Payment.Committed;

import java.util.ArrayList;
import java.util.List;

/// What a committed payment does to the books of the firm: lines whose debits are their credits. None of them is there to
/// make them so; each is counted by itself.
public final class Postings {
    private Postings() {}

    /// One line.
    ///
    /// @param amount always positive
    public record Line(Account account, Side side, Money amount) {
        public Line {
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("a line is about something: " + amount);
            }
        }
    }

    /// On which side of an account an amount stands.
    public enum Side {
        DEBIT,
        CREDIT
    }

    /// An account of the firm, by what it is for.
    public sealed interface Account {
        /// Cash in the drawer.
        record Till() implements Account {}

        /// What the card's acquirer owes.
        record CardClearing() implements Account {}

        /// What lies in the till on paper until a bank pays it.
        record ChequesOnHand() implements Account {}

        /// What the customer owes.
        record Receivable(AccountNumber customer) implements Account {}

        /// Money for an account that nobody could be asked about, until somebody can.
        record Suspense(AccountNumber customer) implements Account {}

        /// Cents that cash rounding gave or took.
        record CashRounding() implements Account {}
    }

    /// In the order till, card, cheques, rounding given, customers, rounding taken; no line of nothing.
    public static List<Line> of(Committed payment) {
        var zero = Money.zero(payment.change().currency());
        var rounding = payment.rounding();
        var lines = new ArrayList<Line>();
        add(lines, new Account.Till(), Side.DEBIT, payment.cashKept());
        add(lines, new Account.CardClearing(), Side.DEBIT, payment.cardKept());
        add(lines, new Account.ChequesOnHand(), Side.DEBIT, payment.instrumentsSum());
        add(lines, new Account.CashRounding(), Side.DEBIT, zero.minus(rounding.min(zero)));
        for (var item : payment.applied()) {
            var customer =
                    item.balance().isPresent()
                            ? new Account.Receivable(item.account())
                            : new Account.Suspense(item.account());
            add(lines, customer, Side.CREDIT, item.amount());
        }
        add(lines, new Account.CashRounding(), Side.CREDIT, rounding.minus(rounding.min(zero)));
        return List.copyOf(lines);
    }

    private static void add(List<Line> lines, Account account, Side side, Money amount) {
        if (!amount.isZero()) {
            lines.add(new Line(account, side, amount));
        }
    }
}
