package org.cashwrap.screen.counter;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountFacts;
import org.cashwrap.core.bill.AccountFacts.Alert;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;
import org.cashwrap.screen.counter.CounterScreen.Light;
import org.cashwrap.screen.counter.CounterScreen.Standing;
import org.cashwrap.text.Amounts;
import org.cashwrap.text.Ids;
import org.cashwrap.text.Moments;
import org.cashwrap.text.Texts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the biller said of an account, in words: the most urgent first, so that the last is the one to be without in a small
/// window.
///
/// @param today in the account's own time zone where the biller named one
record FactsShown(Account account, Language language, LocalDate today) {
    private static final String SEPARATOR = " · ";
    private static final int ALERT_CHARACTERS = 70;

    /// Who comes with somebody else's bill must know what may be taken for it, and nothing more.
    List<Standing> forAnybody() {
        return cashOnly().map(List::of).orElse(List.of());
    }

    List<Standing> forHolder() {
        var facts = new ArrayList<Standing>();
        standing().ifPresent(facts::add);
        alerts().ifPresent(facts::add);
        cashOnly().ifPresent(facts::add);
        facts().promise().ifPresent(promise -> facts.add(promise(promise)));
        facts().autopayOn()
                .filter(day -> !day.isBefore(today))
                .ifPresent(day -> facts.add(waiting("screen.counter.standing.autopay", date(day))));
        facts().discountUntil()
                .filter(day -> !day.isBefore(today))
                .ifPresent(day ->
                        facts.add(
                                new Standing(
                                        text("screen.counter.standing.discount", date(day)),
                                        Light.WELL)));
        small().ifPresent(facts::add);
        return List.copyOf(facts);
    }

    private AccountFacts facts() {
        return account.facts();
    }

    private Optional<Standing> standing() {
        var cut = facts().disconnectDate();
        return switch (account.status()) {
            case ACTIVE ->
                    cut.filter(day -> !day.isBefore(today))
                            .map(day -> waiting("screen.counter.standing.cut-off-on", date(day)));
            case SOFT_DISCONNECTED ->
                    Optional.of(
                            cut.map(day ->
                                            waiting(
                                                    "screen.counter.standing.limited-since",
                                                    date(day)))
                                    .orElseGet(() -> waiting("screen.counter.standing.limited")));
            case HARD_DISCONNECTED ->
                    Optional.of(
                            cut.map(day ->
                                            trouble(
                                                    "screen.counter.standing.cut-off-since",
                                                    date(day)))
                                    .orElseGet(() -> trouble("screen.counter.standing.cut-off")));
            case CLOSED -> Optional.of(trouble("screen.counter.standing.closed"));
        };
    }

    private Optional<Standing> cashOnly() {
        return facts().cashOnlyUntil()
                .filter(day -> !day.isBefore(today))
                .map(day -> trouble("screen.counter.standing.cash-only", date(day)));
    }

    /// How old what is past due is, the oldest first; empty if the biller did not say, or nothing is past due.
    String ages() {
        var parts = facts().parts();
        var ages = new ArrayList<String>();
        positive(parts.pastDue90())
                .ifPresent(sum -> ages.add(text("screen.counter.late-90", amount(sum))));
        positive(parts.pastDue60())
                .ifPresent(sum -> ages.add(text("screen.counter.late-60", amount(sum))));
        positive(parts.pastDue30())
                .ifPresent(sum -> ages.add(text("screen.counter.late-30", amount(sum))));
        return String.join(SEPARATOR, ages);
    }

    /// A biller may write at length: more than there is room for is cut, and one can see that it was.
    private Optional<Standing> alerts() {
        var alerts =
                facts().alerts().stream()
                        .filter(alert ->
                                Arrays.stream(Alert.values())
                                        .noneMatch(one -> one.word().equals(alert)))
                        .collect(Collectors.joining(SEPARATOR));
        if (alerts.isEmpty()) {
            return Optional.empty();
        }
        var shown =
                alerts.codePointCount(0, alerts.length()) <= ALERT_CHARACTERS
                        ? alerts
                        : alerts.substring(0, alerts.offsetByCodePoints(0, ALERT_CHARACTERS)) + "…";
        return Optional.of(trouble("screen.counter.standing.alert", Ids.name(shown, language)));
    }

    /// What seldom decides anything, on one line.
    private Optional<Standing> small() {
        var small = new ArrayList<String>();
        positive(facts().parts().minDue())
                .ifPresent(
                        least -> small.add(text("screen.counter.standing.min-due", amount(least))));
        positive(facts().parts().unbilled())
                .ifPresent(unbilled ->
                        small.add(text("screen.counter.standing.unbilled", amount(unbilled))));
        if (facts().returnedItems() > 0) {
            small.add(text("screen.counter.standing.returned", facts().returnedItems()));
        }
        return small.isEmpty()
                ? Optional.empty()
                : Optional.of(new Standing(String.join(SEPARATOR, small), Light.NONE));
    }

    private Standing promise(AccountFacts.Promise promise) {
        var key =
                promise.by().isBefore(today)
                        ? "screen.counter.standing.promise-over"
                        : "screen.counter.standing.promise";
        return waiting(key, amount(promise.amount()), date(promise.by()));
    }

    private static Optional<Money> positive(Optional<Money> amount) {
        return amount.filter(Money::isPositive);
    }

    private Standing waiting(String key, Object... values) {
        return new Standing(text(key, values), Light.WAITING);
    }

    private Standing trouble(String key, Object... values) {
        return new Standing(text(key, values), Light.TROUBLE);
    }

    private String text(String key, Object... values) {
        return Texts.of(language).text(key, values);
    }

    private String amount(Money amount) {
        return Amounts.of(language).show(amount);
    }

    private String date(LocalDate date) {
        return Moments.of(language).date(date);
    }
}
