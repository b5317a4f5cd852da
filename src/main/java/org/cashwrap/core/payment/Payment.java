package org.cashwrap.core.payment;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.money.Money;

import java.util.List;
import java.util.Optional;

/// Where one payment stands.
///
/// ```
/// Drafting ─amounts─▶ Tendering ⇄ AtTerminal ─silence─▶ InDoubt
///                         │            └─approved─▶ Committed ◀─the terminal's record, or a second person
///                         └─enough cash, settle ─▶ Committed
///     cancel ─▶ Abandoned
/// ```
public sealed interface Payment {
    PaymentId id();

    /// Does this payment concern that account?
    boolean isFor(AccountNumber account);

    /// Who is in front of the clerk, as far as the payment must know it.
    ///
    /// @param privacy  what may be shown and printed
    /// @param language the receipt's
    record Customer(Privacy privacy, Language language) {}

    /// An account is open; no amount yet.
    ///
    /// @param balance what it owes; none if nobody could be asked
    record Drafting(
            PaymentId id, AccountNumber account, Optional<Balance> balance, Customer customer)
            implements Payment {
        @Override
        public boolean isFor(AccountNumber other) {
            return account.equals(other);
        }
    }

    /// The amount is known and tenders are taken.
    ///
    /// @param taken in the order they were taken; together less than is due; at most one is a card
    record Tendering(PaymentId id, Bill bill, Customer customer, List<Tender> taken)
            implements Payment {
        public Tendering {
            taken = List.copyOf(taken);
            if (sum(bill, taken).compareTo(bill.due()) >= 0) {
                throw new IllegalArgumentException("as much as is due is a committed payment");
            }
        }

        public Money takenSum() {
            return sum(bill, taken);
        }

        /// Always positive.
        public Money left() {
            return bill.due().minus(takenSum());
        }

        boolean cardTaken() {
            return taken.stream().anyMatch(Tender.Card.class::isInstance);
        }

        @Override
        public boolean isFor(AccountNumber account) {
            return bill.isFor(account);
        }

        private static Money sum(Bill bill, List<Tender> taken) {
            return taken.stream()
                    .map(Tender::amount)
                    .reduce(Money.zero(bill.due().currency()), Money::plus);
        }
    }

    /// The card terminal has, or may have, the request.
    ///
    /// @param before   where the payment stood, and stands again if the card is declined
    /// @param seen     an approval the terminal has reported and may still take back
    /// @param stopping the clerk has asked the terminal to stop, and waits for its own answer
    record AtTerminal(
            Tendering before, CardRequest request, Optional<CardApproval> seen, boolean stopping)
            implements Payment {
        @Override
        public PaymentId id() {
            return before.id();
        }

        @Override
        public boolean isFor(AccountNumber account) {
            return before.isFor(account);
        }
    }

    /// Nobody knows whether the card was charged. Nobody may charge it again, cancel, or hand over a receipt on a guess:
    /// only the terminal's own record ends this, or a second person with the terminal's slip.
    ///
    /// @param parked it waits beside the next customers; then it ends by itself, without its clerk
    record InDoubt(
            Tendering before, CardRequest request, Optional<CardApproval> seen, boolean parked)
            implements Payment {
        @Override
        public PaymentId id() {
            return before.id();
        }

        @Override
        public boolean isFor(AccountNumber account) {
            return before.isFor(account);
        }
    }

    /// Taken. Never edited; a correction is a new payment that names it.
    ///
    /// @param bill     what was asked for
    /// @param tenders  as handed over and approved
    /// @param change   given back in cash; zero or more
    /// @param rounding what the cash rounding added to (or took from) what was applied; zero where cents are paid
    record Committed(
            PaymentId id,
            Bill bill,
            Customer customer,
            List<Tender> tenders,
            Money change,
            Money rounding)
            implements Payment {
        public Committed {
            tenders = List.copyOf(tenders);
            if (change.isNegative()) {
                throw new IllegalArgumentException("change cannot be negative: " + change);
            }
            if (!paid(tenders, change, rounding).isPositive()) {
                throw new IllegalArgumentException("a committed payment pays something");
            }
        }

        /// What is applied to accounts: everything handed over less change and rounding. More than was due only if a
        /// card terminal approved more.
        public Money paid() {
            return paid(tenders, change, rounding);
        }

        /// What each account gets; adds up to [#paid()].
        public List<BillItem> applied() {
            return bill.spread(paid());
        }

        /// Zero or more.
        public Money left() {
            var left = bill.due().minus(paid());
            return left.isNegative() ? Money.zero(left.currency()) : left;
        }

        /// Booked to the first account beyond what was due; zero or more.
        public Money credit() {
            var over = paid().minus(bill.due());
            return over.isNegative() ? Money.zero(over.currency()) : over;
        }

        @Override
        public boolean isFor(AccountNumber account) {
            return bill.isFor(account);
        }

        private static Money paid(List<Tender> tenders, Money change, Money rounding) {
            return tenders.stream()
                    .map(Tender::amount)
                    .reduce(Money.zero(change.currency()), Money::plus)
                    .minus(change)
                    .minus(rounding);
        }
    }

    /// Ended without money: nothing was taken, or all of it was given back first.
    record Abandoned(PaymentId id, Why why) implements Payment {
        /// Why a payment ended without money.
        public enum Why {
            CANCELLED,
            /// The card was not charged, and the customer of the parked payment had given nothing else.
            NOT_PAID
        }

        @Override
        public boolean isFor(AccountNumber account) {
            return false;
        }
    }
}
