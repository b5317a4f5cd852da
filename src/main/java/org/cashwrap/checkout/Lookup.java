package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardNumbers;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// From what was typed to the bill that is paid: find, open, choose the amount. Owned by the counter's thread; accounts are
/// looked up on theirs.
final class Lookup {
    private static final int MATCHES_MAX = 20;

    private final Desk desk;
    private final CounterThread thread;
    private List<Reply.Match> lastFound = List.of();

    Lookup(Desk desk, CounterThread thread) {
        this.desk = desk;
        this.thread = thread;
    }

    void find(String text, Consumer<Reply> tell) {
        if (desk.clerk().isEmpty()) {
            tell.accept(Reply.Refused.of("not-signed-in"));
            return;
        }
        thread.after(
                desk.parts().accounts().find(text, MATCHES_MAX),
                accounts -> {
                    lastFound = Matches.masked(accounts, text, this::isRevealed);
                    tell.accept(new Reply.AccountsFound(lastFound));
                },
                () -> tell.accept(Counter.stopped()));
    }

    /// What the last clerk found is not the next one's.
    void forget() {
        lastFound = List.of();
    }

    /// Only the account in front of its identified holder is shown in full.
    private boolean isRevealed(Account account) {
        return desk.active().orElse(null) instanceof Payment.Drafting drafting
                && drafting.account().equals(account.number())
                && drafting.customer().privacy() == Privacy.HOLDER;
    }

    void choose(String typed, Consumer<Reply> tell) {
        var refused = desk.mayTakeMoney();
        if (refused.isPresent()) {
            tell.accept(refused.get());
            return;
        }
        var number = Matches.chosen(typed, lastFound);
        if (number.isEmpty()) {
            tell.accept(noAccount(typed));
            return;
        }
        thread.after(
                desk.parts().accounts().get(number.get()),
                found -> tell.accept(found.map(this::open).orElseGet(() -> noAccount(typed))),
                () -> tell.accept(Counter.stopped()));
    }

    private static Reply noAccount(String typed) {
        return CardNumbers.isIn(typed)
                ? Reply.Refused.cardNumber()
                : Reply.Refused.of("no-account", Matches.shown(typed));
    }

    /// Looking it up took its time: what was true before it is looked at anew.
    private Reply open(Account account) {
        var refused = desk.mayTakeMoney();
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!desk.parts().room().getAsBoolean()) {
            return new Reply.Refused("storage-failed", "refused.disk-full", List.of());
        }
        var event =
                new PaymentEvent.AccountChosen(
                        account.number(), Optional.of(account.balance()), account.language());
        var active = desk.active().orElse(null);
        if (active instanceof Payment.Drafting drafting) {
            return desk.move(drafting.id(), event);
        }
        if (desk.payments().isInDoubt(account.number())) {
            return Reply.Refused.of(Refusal.IN_DOUBT);
        }
        // The next customer: the doubt waits beside him.
        if (active instanceof Payment.InDoubt doubt) {
            var parked = desk.move(doubt.id(), new PaymentEvent.Parked());
            if (parked instanceof Reply.Refused) {
                return parked;
            }
        }
        return desk.move(new PaymentId(desk.journal().newName()), event);
    }

    /// @param typed none pays everything due
    Reply pay(Optional<Money> typed) {
        var refused = desk.mayTakeMoney();
        if (refused.isPresent()) {
            return refused.get();
        }
        return switch (desk.active().orElse(null)) {
            case Payment.Drafting drafting ->
                    pay(drafting.id(), drafting.account(), drafting.balance(), typed);
            case Payment.Tendering tendering when tendering.bill().items().size() == 1 -> {
                var only = tendering.bill().items().getFirst();
                yield pay(tendering.id(), only.account(), only.balance(), typed);
            }
            case Payment.Tendering _ -> Reply.Refused.of(Refusal.PAYMENT_OPEN);
            case Payment.AtTerminal _ -> Reply.Refused.of(Refusal.WAIT_FOR_TERMINAL);
            case Payment.InDoubt _ -> Reply.Refused.of(Refusal.IN_DOUBT);
            case Payment.Committed _, Payment.Abandoned _ ->
                    Reply.Refused.of(Refusal.NO_ACCOUNT_OPEN);
            case null -> Reply.Refused.of(Refusal.NO_ACCOUNT_OPEN);
        };
    }

    private Reply pay(
            PaymentId id, AccountNumber account, Optional<Balance> balance, Optional<Money> typed) {
        var amount = typed.or(() -> balance.map(Balance::totalDue).filter(Money::isPositive));
        if (amount.isEmpty()) {
            return Reply.Refused.of("nothing-due");
        }
        return amount.get().isPositive()
                ? desk.move(
                        id,
                        new PaymentEvent.AmountsChosen(
                                new Bill(List.of(new BillItem(account, amount.get(), balance)))))
                : Reply.Refused.badAmount(amount.get());
    }

    void payItems(List<Request.PayItems.Towards> items, Consumer<Reply> tell) {
        var refused = desk.mayTakeMoney();
        if (refused.isPresent()) {
            tell.accept(refused.get());
            return;
        }
        var accounts = items.stream().map(Request.PayItems.Towards::account).distinct().count();
        if (items.isEmpty() || items.size() > Bill.ITEMS_MAX || accounts != items.size()) {
            tell.accept(
                    new Reply.Refused("bad-amount", "refused.bad-items", List.of(Bill.ITEMS_MAX)));
            return;
        }
        collect(items, List.of(), tell);
    }

    /// Looks the accounts up one after the other; the first that is not there ends it.
    private void collect(
            List<Request.PayItems.Towards> items, List<BillItem> done, Consumer<Reply> tell) {
        if (done.size() == items.size()) {
            tell.accept(desk.key(new PaymentEvent.AmountsChosen(new Bill(done))));
            return;
        }
        var item = items.get(done.size());
        if (!item.amount().isPositive()) {
            tell.accept(Reply.Refused.badAmount(item.amount()));
            return;
        }
        thread.after(
                desk.parts().accounts().get(item.account()),
                found -> {
                    if (found.isEmpty()) {
                        tell.accept(noAccount(item.account().digits()));
                        return;
                    }
                    var more = new ArrayList<>(done);
                    more.add(
                            new BillItem(
                                    item.account(),
                                    item.amount(),
                                    Optional.of(found.get().balance())));
                    collect(items, more, tell);
                },
                () -> tell.accept(Counter.stopped()));
    }
}
