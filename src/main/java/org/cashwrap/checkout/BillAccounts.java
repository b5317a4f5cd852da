package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What the till knows of the accounts that are paid: the one on the screen at once, others from the till's own copy, also after
/// a start or another clerk's sign-in, when nothing was opened on the screen. Nobody is asked elsewhere: a customer with money in
/// his hand does not wait for a head office. Owned by the counter's thread.
final class BillAccounts {
    private final Desk desk;
    private final CounterThread thread;

    BillAccounts(Desk desk, CounterThread thread) {
        this.desk = desk;
        this.thread = thread;
    }

    /// Answers about the payment on screen once its accounts are known. Where looking them up took its time and the payment has
    /// gone on meanwhile, nothing is done: what was meant for one bill never goes to another.
    ///
    /// @param answer gets the accounts that are known, in the order of the bill
    void whileTendering(
            Payment.Tendering tendering,
            Function<List<Account>, Reply> answer,
            Consumer<Reply> tell) {
        var numbers = tendering.bill().items().stream().map(BillItem::account).toList();
        answer(tendering, numbers, answer, tell);
    }

    /// The same about one account, whose amount is being chosen.
    void whileChoosing(
            Payment payment,
            AccountNumber number,
            Function<Optional<Account>, Reply> answer,
            Consumer<Reply> tell) {
        answer(payment, List.of(number), known -> answer.apply(known.stream().findFirst()), tell);
    }

    private void answer(
            Payment payment,
            List<AccountNumber> numbers,
            Function<List<Account>, Reply> answer,
            Consumer<Reply> tell) {
        collect(
                numbers,
                List.of(),
                known ->
                        tell.accept(
                                desk.active().equals(Optional.of(payment))
                                        ? desk.mayTakeMoney().orElseGet(() -> answer.apply(known))
                                        : Reply.Refused.of(Refusal.PAYMENT_OPEN)),
                () -> tell.accept(Counter.stopped()));
    }

    private void collect(
            List<AccountNumber> numbers,
            List<Account> known,
            Consumer<List<Account>> then,
            Runnable otherwise) {
        if (numbers.isEmpty()) {
            then.accept(known);
            return;
        }
        var number = numbers.getFirst();
        var rest = numbers.subList(1, numbers.size());
        var onScreen = desk.openedAccount().filter(one -> one.number().equals(number));
        if (onScreen.isPresent()) {
            collect(rest, with(known, onScreen), then, otherwise);
            return;
        }
        thread.after(
                // Trouble with the copy is no reason not to take money: then it is not known.
                desk.parts().accounts().get(number).exceptionally(_ -> Optional.empty()),
                found -> collect(rest, with(known, found), then, otherwise),
                otherwise);
    }

    private static List<Account> with(List<Account> known, Optional<Account> one) {
        var all = new ArrayList<>(known);
        one.ifPresent(all::add);
        return all;
    }
}
