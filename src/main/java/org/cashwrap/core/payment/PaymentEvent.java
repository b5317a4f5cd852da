package org.cashwrap.core.payment;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;

import java.util.Optional;

/// What happened to a payment. Journalled before anything is done about it; folding the events gives the state again.
public sealed interface PaymentEvent {
    /// An account was opened, by a third party until [HolderIdentified].
    ///
    /// @param balance what the account owes; none if nobody could be asked
    record AccountChosen(AccountNumber account, Optional<Balance> balance, Language language)
            implements PaymentEvent {}

    /// The clerk matched a photo ID with the holder's name.
    record HolderIdentified() implements PaymentEvent {}

    record AmountsChosen(Bill bill) implements PaymentEvent {}

    /// @param amount as handed over; always positive
    record CashGiven(Money amount) implements PaymentEvent {}

    /// All cash taken for this payment went back to the customer.
    record CashGivenBack() implements PaymentEvent {}

    /// @param reference our own name for the request this leads to, unique for ever
    /// @param before    where the terminal's record stands; none if the terminal has not told, and then it is not asked
    record CardChosen(String reference, Optional<TerminalMark> before) implements PaymentEvent {}

    /// The terminal reports an approval that it may still undo. Durable before it is told that we heard.
    record ApprovalSeen(CardApproval approval) implements PaymentEvent {}

    /// The terminal's last word on the request, or its silence; also what its own record said when it was asked later.
    record CardAnswered(CardAnswer answer) implements PaymentEvent {}

    /// The clerk wants the terminal asked again.
    record AskTerminalPressed() implements PaymentEvent {}

    /// A second person read the terminal's slip. Who, stands in the entry as approver.
    ///
    /// @param charged what the slip says was charged; none if it says that nothing was
    record DoubtEnded(Optional<CardApproval> charged) implements PaymentEvent {}

    /// The doubt waits beside the next customers.
    record Parked() implements PaymentEvent {}

    /// The customer pays no more now: what was taken is a part payment.
    record SettlePressed() implements PaymentEvent {}

    record CancelPressed() implements PaymentEvent {}
}
