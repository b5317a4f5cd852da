package org.cashwrap.checkout;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.Pieces;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.PaymentId;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// What a person asks of the counter: a key of the window, a line of a script.
public sealed interface Request {
    /// @param pin as typed; never logged
    record SignIn(String name, String pin) implements Request {
        @Override
        public String toString() {
            return "SignIn[" + name + "]";
        }
    }

    record SignOut() implements Request {}

    /// The clerk leaves the till for a while. With nothing begun that is signing out; otherwise the work stays, and waits for
    /// this clerk's PIN.
    record Lock() implements Request {}

    /// @param pieces if the float was counted by denomination
    record OpenTill(Money openingFloat, Optional<Pieces> pieces) implements Request {}

    /// @param text a number, a phone number, words of a name, an address
    record Find(String text) implements Request {}

    /// @param account its number, or as the last search showed it
    /// @param fact    the digit that [Reply.FactAsked] wants; 0 to 9
    /// @param to      the question that it answers; none answers whatever is asked by now
    record Choose(String account, OptionalInt fact, Optional<Reply.FactAsked> to)
            implements Request {
        public Choose(String account) {
            this(account, OptionalInt.empty());
        }

        public Choose(String account, OptionalInt fact) {
            this(account, fact, Optional.empty());
        }
    }

    /// The clerk matched a photo ID with the holder's name.
    record Hold() implements Request {}

    /// @param amount  none pays everything due
    /// @param credit  the customer wants the cents that cannot be given back as credit
    /// @param despite stops of [Reply.StopFirst] that were read; the customer wishes it all the same
    record Pay(Optional<Money> amount, boolean credit, Set<Stop.Kind> despite) implements Request {
        public Pay(Optional<Money> amount, boolean credit) {
            this(amount, credit, Set.of());
        }

        public Pay(Optional<Money> amount) {
            this(amount, false);
        }
    }

    /// @param credit  as for [Pay]
    /// @param despite as for [Pay]
    record PayItems(List<Towards> items, boolean credit, Set<Stop.Kind> despite)
            implements Request {
        public PayItems(List<Towards> items, boolean credit) {
            this(items, credit, Set.of());
        }

        public PayItems(List<Towards> items) {
            this(items, false);
        }

        public record Towards(AccountNumber account, Money amount) {}
    }

    /// What would that amount do? Asks nobody and changes nothing.
    ///
    /// @param amount none asks about everything due
    record WhatIf(Optional<Money> amount, TenderKind tender) implements Request {}

    /// @param despite as for [Pay]
    record Cash(Money received, Set<Stop.Kind> despite) implements Request {
        public Cash(Money received) {
            this(received, Set.of());
        }
    }

    record Card() implements Request {}

    /// A cheque, money order or cashier's cheque.
    ///
    /// @param amount  as it says
    /// @param printed what tells it from others
    record Instrument(Money amount, Printed printed) implements Request {
        /// Whoever has the whole number of an account can draw on it: it is never logged.
        @Override
        public String toString() {
            return "Instrument[" + amount + "]";
        }
    }

    /// What stands on a cheque or money order, as it was read or typed.
    sealed interface Printed {
        /// @param micr the line at a cheque's foot
        record Line(String micr) implements Printed {
            @Override
            public String toString() {
                return "Line";
            }
        }

        /// Of a cheque.
        ///
        /// @param account the whole number, or its last four digits: more of it is kept nowhere
        record Numbers(String routing, String account, String serial) implements Printed {
            @Override
            public String toString() {
                return "Numbers";
            }
        }

        /// @param kind money order or cashier's cheque
        record Serial(TenderKind kind, String serial) implements Printed {
            public Serial {
                if (!kind.isInstrument() || kind == TenderKind.CHEQUE) {
                    throw new IllegalArgumentException("more is printed on it: " + kind.word());
                }
            }
        }
    }

    record Settle() implements Request {}

    record Cancel() implements Request {}

    record GiveBack() implements Request {}

    record AskTerminal() implements Request {}

    /// A second person ends a doubt by the terminal's slip.
    ///
    /// @param charged  what the slip says was charged; none if it says that nothing was
    /// @param approval the slip's approval code; may be empty
    record Resolve(
            PaymentId payment,
            boolean charged,
            Optional<Money> amount,
            String approval,
            String approver,
            String pin)
            implements Request {
        @Override
        public String toString() {
            return "Resolve[" + payment + " by " + approver + "]";
        }
    }

    /// The clerk compared the signature on the card terminal's slip with the card's.
    ///
    /// @param payment none means the oldest whose signature waits
    record Signature(Optional<PaymentId> payment, boolean matches) implements Request {}

    /// The card terminal closes its batch.
    record EndOfDay() implements Request {}

    /// What of a payment's papers has not come out; if all have, its receipt once more.
    ///
    /// @param payment none means the last one that has a receipt
    /// @param slip    the entry of a slip of the card terminal: that one instead
    record PrintAgain(Optional<PaymentId> payment, OptionalLong slip) implements Request {
        public PrintAgain(Optional<PaymentId> payment) {
            this(payment, OptionalLong.empty());
        }
    }

    /// Nobody waits any longer for the paper in whose middle the printer stands.
    record GiveUpPaper() implements Request {}

    /// The clerk has looked whether a paper is there of which the printer could not say whether it came out.
    ///
    /// @param payment none means the last such paper
    record PaperSeen(Optional<PaymentId> payment, boolean cameOut) implements Request {}

    /// What a payment's receipt says, to be looked at.
    ///
    /// @param payment none means the last one that has a receipt
    record ShowReceipt(Optional<PaymentId> payment) implements Request {}

    record Status() implements Request {}
}
