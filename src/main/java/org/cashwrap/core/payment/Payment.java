package org.cashwrap.core.payment;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.money.CashRounding;
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
    /// @param rounding what becomes of the last cents if cash completes the payment
    /// @param taken    in the order they were taken; together less than is due; at most one is a card, and no instrument is for
    ///                 more than was left
    record Tendering(
            PaymentId id, Bill bill, CashRounding rounding, Customer customer, List<Tender> taken)
            implements Payment {
        public Tendering {
            taken = List.copyOf(taken);
            if (sum(bill, taken).compareTo(bill.due()) >= 0
                    || (!taken.isEmpty() && Tenders.isEnough(bill, rounding, taken))) {
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

        /// What is asked for in cash: [#left()], as far as it can be paid in the coins that are given out. Always positive.
        public Money cashAsked() {
            return rounding.asked(Tenders.cashDue(bill, taken), cashTaken());
        }

        /// All cash so far, as handed over.
        public Money cashTaken() {
            return Tenders.cash(taken, zero());
        }

        /// What so much more cash would do.
        ///
        /// @param received positive
        public CashRounding.Settled settled(Money received) {
            return rounding.settle(Tenders.cashDue(bill, taken), cashTaken().plus(received));
        }

        private Money zero() {
            return Money.zero(bill.due().currency());
        }

        /// How many cheques, money orders and cashier's cheques lie in the drawer for it.
        public int instrumentsTaken() {
            return (int) taken.stream().filter(Instrument.class::isInstance).count();
        }

        public boolean cardTaken() {
            return taken.stream().anyMatch(Tender.Card.class::isInstance);
        }

        @Override
        public boolean isFor(AccountNumber account) {
            return bill.isFor(account);
        }

        private static Money sum(Bill bill, List<Tender> taken) {
            return Tenders.sum(taken, Money.zero(bill.due().currency()));
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
    /// @param way      what was to become of the last cents if cash completed it
    /// @param tenders  as handed over and approved
    /// @param change   given back in cash; zero or more
    /// @param rounding what the cash rounding added to (or took from) what was applied. It and the change follow from the
    ///                 rest and are never anything else
    record Committed(
            PaymentId id,
            Bill bill,
            CashRounding way,
            Customer customer,
            List<Tender> tenders,
            Money change,
            Money rounding)
            implements Payment {
        public Committed {
            tenders = List.copyOf(tenders);
            if (tenders.isEmpty()) {
                throw new IllegalArgumentException("a committed payment pays something");
            }
            var follows = Tenders.settled(bill, way, tenders);
            if (!change.equals(follows.change()) || !rounding.equals(follows.rounding())) {
                throw new IllegalArgumentException(
                        "change and rounding do not follow from the tenders: "
                                + change
                                + ", "
                                + rounding);
            }
        }

        /// As its tenders lead to.
        static Committed of(Tendering before, List<Tender> tenders) {
            var settled = Tenders.settled(before.bill(), before.rounding(), tenders);
            return new Committed(
                    before.id(),
                    before.bill(),
                    before.rounding(),
                    before.customer(),
                    tenders,
                    settled.change(),
                    settled.rounding());
        }

        /// In cash, and not given back as change; zero or more.
        public Money cashKept() {
            return Tenders.cash(tenders, Money.zero(change.currency())).minus(change);
        }

        /// Approved by a card; zero or more.
        public Money cardKept() {
            return Tenders.card(tenders, Money.zero(change.currency()));
        }

        /// Cheques, money orders and cashier's cheques, in the order they were taken.
        public List<Instrument> instrumentsKept() {
            return tenders.stream()
                    .filter(Instrument.class::isInstance)
                    .map(Instrument.class::cast)
                    .toList();
        }

        /// What [#instrumentsKept()] say together; zero or more.
        public Money instrumentsSum() {
            return Tenders.instruments(tenders, Money.zero(change.currency()));
        }

        /// What is applied to accounts: everything handed over less change and rounding. More than was due only if a
        /// card terminal approved more, or cents are credited.
        public Money paid() {
            return cashKept().plus(cardKept()).plus(instrumentsSum()).minus(rounding);
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
