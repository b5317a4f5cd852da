package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.payment.CardNumbers;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Accounts from the two places that know them: the till's own copy of those it has seen, and the head office. The till's copy is
/// there at once and may be old; the head office is waited for only so long, and its later word takes the place of the old one.
/// What could be a card's number leaves the till only if the till knows it for an account's.
///
/// Owned by the counter's thread.
final class Accounts {
    private static final System.Logger LOG = System.getLogger(Accounts.class.getName());

    /// What the head office said this short a time ago is not asked again.
    private static final Duration FRESH = Duration.ofSeconds(60);

    private final Desk desk;
    private final CounterThread thread;
    private final AccountSearch seen;
    private final Optional<Parts.Office> office;

    Accounts(Desk desk, CounterThread thread) {
        this.desk = desk;
        this.thread = thread;
        this.seen = desk.parts().accounts();
        this.office = desk.parts().office();
    }

    /// What is known of one account.
    sealed interface Found {
        record Known(Account account) implements Found {}

        /// The till has not seen it, and the head office cannot be asked: it may well be there.
        record Unknown() implements Found {}

        /// Whoever would know it does not.
        record Nowhere() implements Found {}
    }

    /// @param now       told once
    /// @param late      told if the head office answers after that
    /// @param otherwise told instead if nothing can be found out any more
    void find(
            String text,
            int max,
            Consumer<List<Account>> now,
            Consumer<List<Account>> late,
            Runnable otherwise) {
        var asked =
                office.filter(_ -> !CardNumbers.isIn(text))
                        .map(one -> one.client().find(text, max));
        thread.after(
                seen.find(text, max),
                local -> {
                    if (asked.isEmpty()) {
                        now.accept(local);
                        return;
                    }
                    inTime(
                            asked.get(),
                            !local.isEmpty(),
                            answer -> now.accept(kept(local, answer, max)),
                            answer -> late.accept(kept(local, answer, max)),
                            otherwise);
                },
                otherwise);
    }

    /// The head office's order, then what only the till knows.
    private List<Account> kept(List<Account> local, Asked<List<Account>> answer, int max) {
        return switch (answer) {
            case Asked.NotReached<List<Account>>() -> local;
            case Asked.Answered<List<Account>>(var found) -> {
                seen.keep(found);
                var all = new ArrayList<>(found);
                var numbers = new HashSet<AccountNumber>();
                found.forEach(account -> numbers.add(account.number()));
                local.stream()
                        .filter(account -> !numbers.contains(account.number()))
                        .forEach(all::add);
                yield all.size() > max ? all.subList(0, max) : all;
            }
        };
    }

    /// @param late told if the head office knows it, after `now` was told
    void get(
            AccountNumber number, Consumer<Found> now, Consumer<Account> late, Runnable otherwise) {
        thread.after(
                seen.get(number),
                local -> {
                    if (office.isEmpty()
                            || local.filter(this::isFresh).isPresent()
                            || (local.isEmpty() && CardNumbers.isIn(number.digits()))) {
                        now.accept(found(local, false));
                        return;
                    }
                    inTime(
                            office.get().client().get(number),
                            local.isPresent(),
                            answer -> now.accept(found(local, answer)),
                            answer -> answered(answer).ifPresent(late),
                            otherwise);
                },
                otherwise);
    }

    private boolean isFresh(Account account) {
        var age = Duration.between(account.balance().asOf(), desk.journal().now()).abs();
        return age.compareTo(FRESH) < 0;
    }

    private Found found(Optional<Account> local, Asked<Optional<Account>> answer) {
        return answered(answer)
                .<Found>map(Found.Known::new)
                .orElseGet(() -> found(local, answer instanceof Asked.NotReached));
    }

    private static Found found(Optional<Account> local, boolean elsewhereMayBe) {
        return local.<Found>map(Found.Known::new)
                .orElseGet(() -> elsewhereMayBe ? new Found.Unknown() : new Found.Nowhere());
    }

    private Optional<Account> answered(Asked<Optional<Account>> answer) {
        return switch (answer) {
            case Asked.NotReached<Optional<Account>>() -> Optional.empty();
            case Asked.Answered<Optional<Account>>(var found) -> {
                found.ifPresent(account -> seen.keep(List.of(account)));
                yield found;
            }
        };
    }

    /// Nobody waits long for a head office that was away a moment ago.
    private <T> void inTime(
            CompletionStage<Asked<T>> asked,
            boolean isKnown,
            Consumer<Asked<T>> now,
            Consumer<Asked<T>> late,
            Runnable otherwise) {
        var parts = office.orElseThrow();
        var isAway = parts.queue().standing() instanceof OfficeStanding.Away;
        var wait = isKnown || isAway ? parts.waits().known() : parts.waits().unknown();
        var all =
                asked.toCompletableFuture()
                        .exceptionally(theirs -> {
                            LOG.log(System.Logger.Level.ERROR, "asking failed", theirs);
                            return new Asked.NotReached<>();
                        });
        var tooLate = new CompletableFuture<Boolean>();
        thread.after(
                all.copy()
                        .completeOnTimeout(
                                new Asked.NotReached<>(), wait.toMillis(), TimeUnit.MILLISECONDS),
                answer -> {
                    now.accept(answer);
                    tooLate.complete(answer instanceof Asked.NotReached);
                },
                otherwise);
        thread.after(
                all.thenCombine(
                        tooLate,
                        (answer, wasLate) ->
                                wasLate ? Optional.of(answer) : Optional.<Asked<T>>empty()),
                answer -> answer.filter(Asked.Answered.class::isInstance).ifPresent(late),
                () -> {});
    }
}
