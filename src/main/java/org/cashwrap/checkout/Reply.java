package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Effect;
import org.cashwrap.core.bill.RulePacks;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.bill.Twins;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Refusal;
import org.cashwrap.core.receipt.Document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The counter's one answer to a [Request].
public sealed interface Reply {
    /// Where everything stood when it was given.
    record Answer(Reply reply, CounterView now) {}

    record Done() implements Reply {}

    record SignedIn(String clerk, String role) implements Reply {}

    record TillOpened(Money openingFloat) implements Reply {}

    /// @param unknown the account of a scanned bill that nobody could be asked about: it may well be there, and can be paid
    record AccountsFound(List<Match> matches, Optional<AccountNumber> unknown) implements Reply {
        public AccountsFound {
            matches = List.copyOf(matches);
        }

        public AccountsFound(List<Match> matches) {
            this(matches, Optional.empty());
        }
    }

    /// @param number   the account's number, or as much of it as tells it from the others, the rest as `•`
    /// @param revealed name and address may be shown; otherwise initials only
    /// @param differs  if another account of the list is easily taken for this one, where their numbers differ: places in
    ///                 `number` from 0; else empty
    record Match(Account account, String number, boolean revealed, List<Integer> differs) {
        public Match {
            differs = List.copyOf(differs);
        }

        public Match(Account account, String number, boolean revealed) {
            this(account, number, revealed, List.of());
        }
    }

    /// The account was picked from a list in which another is easily taken for it. Nothing was opened: the customer is asked for
    /// one digit, and the request made again with it.
    ///
    /// @param number  as it was picked
    /// @param fromEnd which digit of the fact, from its end: 1 is the last one
    record FactAsked(String number, Twins.Fact fact, int fromEnd) implements Reply {
        /// Key of what a person reads; its one place is for `fromEnd`.
        public String textKey() {
            return switch (fact) {
                case HOUSE_NUMBER -> "refused.twin.house-number";
                case PHONE -> "refused.twin.phone";
                case ACCOUNT_NUMBER -> "refused.twin.account-number";
            };
        }
    }

    /// Nothing was taken: these have to be read first. Where none of them is final, the request may be made again with their
    /// kinds as passed.
    ///
    /// @param stops at least one; the gravest of an account first
    record StopFirst(List<At> stops) implements Reply {
        public StopFirst {
            stops = List.copyOf(stops);
        }

        /// @param account that it is about
        public record At(AccountNumber account, Stop stop) {}

        /// May the customer wish it all the same?
        public boolean isPassable() {
            return stops.stream().noneMatch(at -> at.stop().kind().isFinal());
        }

        public Set<Stop.Kind> kinds() {
            return stops.stream()
                    .map(at -> at.stop().kind())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /// What an amount would do to the account on screen.
    ///
    /// @param effects none if no rule is about such an account
    /// @param rules   by which it was worked out; none if there is no pack for the account
    record Effects(
            Money amount, TenderKind tender, List<Effect> effects, Optional<RulePacks.Filed> rules)
            implements Reply {
        public Effects {
            effects = List.copyOf(effects);
        }
    }

    /// @param number of the receipt
    record ReceiptShown(PaymentId payment, long number, Document document) implements Reply {}

    /// Nothing changed.
    ///
    /// @param code   of the closed list that scripts see
    /// @param text   key of what a person reads
    /// @param values for the text's places
    record Refused(String code, String text, List<Object> values) implements Reply {
        public Refused {
            values = List.copyOf(values);
        }

        static Refused of(Refusal why) {
            return new Refused(why.code(), why.textKey(), List.of());
        }

        /// Nothing, or less than that.
        static Refused badAmount(Money amount) {
            return new Refused("bad-amount", "refused.no-money", List.of(amount));
        }

        public static Refused notAnAmount(String typed) {
            return new Refused("bad-amount", "refused.not-an-amount", List.of(typed));
        }

        /// A card number was typed where it does not belong: it is shown and kept nowhere.
        static Refused cardNumber() {
            return new Refused("not-allowed", "refused.card-number", List.of());
        }

        /// A refusal whose text has its code's name.
        public static Refused of(String code, Object... values) {
            return new Refused(code, "refused." + code, List.of(values));
        }
    }
}
