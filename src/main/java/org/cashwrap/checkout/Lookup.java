package org.cashwrap.checkout;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.bill.RestoreOracle;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.bill.StubLine;
import org.cashwrap.core.bill.Stubs;
import org.cashwrap.core.bill.Twins;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.money.CashPolicy;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.CardNumbers;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// From what was typed to the bill that is paid: find, open, choose the amount. Owned by the counter's thread; accounts are
/// looked up elsewhere.
final class Lookup {
    private static final int MATCHES_MAX = 20;

    private final Desk desk;
    private final Accounts accounts;
    private final PayPolicy policy;
    private final BillAccounts billAccounts;

    /// What the last search showed, and what it showed first if the head office had more to say: whoever presses a key has seen
    /// one of them.
    private List<Reply.Match> lastFound = List.of();

    private List<Reply.Match> firstFound = List.of();

    /// The bill that the last search was for, if one was scanned.
    private Optional<StubLine> lastStub = Optional.empty();

    /// Counts searches: what comes in late of an earlier one is of no interest.
    private long searches;

    /// Likewise.
    private long choices;

    Lookup(Desk desk, CounterThread thread, PayPolicy policy, BillAccounts billAccounts) {
        this.desk = desk;
        this.policy = policy;
        this.billAccounts = billAccounts;
        this.accounts = new Accounts(desk, thread);
    }

    void find(String typed, Consumer<Reply> tell) {
        if (desk.clerk().isEmpty() || desk.isAway()) {
            tell.accept(desk.notSignedIn());
            return;
        }
        lastStub = Optional.empty();
        switch (desk.parts().stubs().read(typed)) {
            case Stubs.Read.Good(var stub) -> {
                lastStub = Optional.of(stub);
                searchStub(typed, stub.account(), tell);
            }
            case Stubs.Read.Other(var text) -> search(typed, text, tell);
            case Stubs.Read.Misread() -> tell.accept(noStub("refused.stub-misread"));
            case Stubs.Read.NoAccount() -> tell.accept(noStub("refused.stub-without-account"));
            case Stubs.Read.Ambiguous() -> tell.accept(noStub("refused.stub-ambiguous"));
        }
    }

    private static Reply noStub(String key) {
        return new Reply.Refused("no-account", key, List.of());
    }

    private void search(String typed, String text, Consumer<Reply> tell) {
        var search = ++searches;
        accounts.find(
                text,
                MATCHES_MAX,
                found -> {
                    if (desk.clerk().isEmpty() || desk.isAway()) {
                        tell.accept(desk.notSignedIn());
                        return;
                    }
                    var matches = Matches.masked(found, text, this::isRevealed);
                    if (search == searches) {
                        lastFound = matches;
                        firstFound = matches;
                    }
                    tell.accept(new Reply.AccountsFound(matches));
                },
                late -> {
                    if (search == searches && desk.clerk().isPresent() && !desk.isAway()) {
                        lastFound = Matches.masked(late, text, this::isRevealed);
                        desk.tell(new News.Found(desk.now(), typed, lastFound));
                    }
                },
                () -> tell.accept(Counter.stopped()));
    }

    /// A bill names its account: nothing that only resembles it is found, no phone and no end of a number.
    private void searchStub(String typed, AccountNumber number, Consumer<Reply> tell) {
        var search = ++searches;
        accounts.get(
                number,
                found -> {
                    if (desk.clerk().isEmpty() || desk.isAway()) {
                        tell.accept(desk.notSignedIn());
                        return;
                    }
                    var matches =
                            found instanceof Accounts.Found.Known(var account)
                                    ? matchOf(account)
                                    : List.<Reply.Match>of();
                    if (search == searches) {
                        lastFound = matches;
                        firstFound = matches;
                    }
                    tell.accept(
                            switch (found) {
                                case Accounts.Found.Known _ -> new Reply.AccountsFound(matches);
                                case Accounts.Found.Unknown() ->
                                        new Reply.AccountsFound(matches, Optional.of(number));
                                case Accounts.Found.Nowhere() ->
                                        new Reply.Refused(
                                                "no-account",
                                                "refused.stub-account-unknown",
                                                List.of(number.digits()));
                            });
                },
                late -> {
                    if (search == searches && desk.clerk().isPresent() && !desk.isAway()) {
                        lastFound = matchOf(late);
                        desk.tell(new News.Found(desk.now(), typed, lastFound));
                    }
                },
                () -> tell.accept(Counter.stopped()));
    }

    private List<Reply.Match> matchOf(Account account) {
        return Matches.masked(List.of(account), account.number().digits(), this::isRevealed);
    }

    /// What the last clerk found is not the next one's.
    void forget() {
        lastFound = List.of();
        firstFound = List.of();
        searches++;
        lastStub = Optional.empty();
        choices++;
        desk.opened(Optional.empty(), Optional.empty());
    }

    /// Only the account in front of its identified holder is shown in full.
    private boolean isRevealed(Account account) {
        return desk.active().orElse(null) instanceof Payment.Drafting drafting
                && drafting.account().equals(account.number())
                && drafting.customer().privacy() == Privacy.HOLDER;
    }

    void choose(Request.Choose choose, Consumer<Reply> tell) {
        var typed = choose.account();
        var refused = desk.mayTakeMoney();
        if (refused.isPresent()) {
            tell.accept(refused.get());
            return;
        }
        var number = Matches.chosen(typed, lastFound, firstFound);
        if (number.isEmpty()) {
            tell.accept(noAccount(typed));
            return;
        }
        var choice = ++choices;
        accounts.get(
                number.get(),
                found ->
                        tell.accept(
                                choice == choices
                                        ? asked(found, choose)
                                                .orElseGet(() -> chosen(found, number.get(), typed))
                                        : Reply.Refused.of(Refusal.PAYMENT_OPEN)),
                fresh -> refresh(fresh, typed),
                () -> tell.accept(Counter.stopped()));
    }

    /// Whoever picks from a list may pick the neighbour: where one is easily taken for the other, only the right customer's digit
    /// opens the account. A bill that was scanned, or a number that was typed to its end, names its account itself.
    private Optional<Reply> asked(Accounts.Found found, Request.Choose choose) {
        var typed = choose.account();
        if (!(found instanceof Accounts.Found.Known(var account))
                || !Matches.isPicked(typed)
                || lastStub.isPresent()) {
            return Optional.empty();
        }
        var list =
                Stream.concat(lastFound.stream(), firstFound.stream())
                        .map(Reply.Match::account)
                        .toList();
        var twins = Twins.of(account, list);
        if (twins.isEmpty()) {
            return Optional.empty();
        }
        var question = Twins.question(account, twins, Matches.shownDigits(typed));
        var asked = new Reply.FactAsked(typed.strip(), question.fact(), question.fromEnd());
        // The list may have changed while the customer thought: an answer to another question is
        // none.
        if (choose.fact().isEmpty() || choose.to().filter(to -> !to.equals(asked)).isPresent()) {
            return Optional.of(asked);
        }
        return choose.fact().getAsInt() == question.digit()
                ? Optional.empty()
                : Optional.of(new Reply.Refused("stop-first", "refused.twin.differs", List.of()));
    }

    private Reply chosen(Accounts.Found found, AccountNumber number, String typed) {
        return switch (found) {
            case Accounts.Found.Known(var account) ->
                    stopped(account).<Reply>map(why -> why).orElseGet(() -> open(account, typed));
            case Accounts.Found.Unknown() -> openUnknown(number);
            case Accounts.Found.Nowhere() -> noAccount(typed);
        };
    }

    /// Of the accounts for which nothing may be taken whoever wishes it.
    private static Optional<Reply.Refused> stopped(Account account) {
        return Stop.ofFacts(account)
                .map(kind ->
                        new Reply.Refused(
                                "stop-first",
                                switch (kind) {
                                    case BANKRUPTCY_HOLD -> "refused.stop.bankruptcy-hold";
                                    case AGENCY_HOLD -> "refused.stop.agency-hold";
                                    case MIGRATED -> "refused.stop.migrated";
                                    case CLOSED, AUTOPAY, PAID_ALREADY, CURRENCY_REPORT ->
                                            throw new IllegalStateException(kind.word());
                                },
                                List.of(account.number().lastFour())));
    }

    private static Reply noAccount(String typed) {
        return CardNumbers.isIn(typed)
                ? Reply.Refused.cardNumber()
                : Reply.Refused.of("no-account", Matches.shown(typed));
    }

    private Reply open(Account account, String typed) {
        var reply =
                open(
                        new PaymentEvent.AccountChosen(
                                account.number(),
                                Optional.of(account.balance()),
                                account.language()));
        if (reply instanceof Reply.Done) {
            desk.opened(Optional.of(Matches.opened(account, typed)), stubOf(account.number()));
        }
        return reply;
    }

    /// Nobody can be asked about it: the money is taken for its number, and the receipt says what was not checked.
    private Reply openUnknown(AccountNumber number) {
        if (CardNumbers.isIn(number.digits())) {
            return Reply.Refused.cardNumber();
        }
        if (desk.parts().stubs().ruleOut(number)) {
            return new Reply.Refused(
                    "no-account", "refused.account-check", List.of(number.digits()));
        }
        var reply = open(new PaymentEvent.AccountChosen(number, Optional.empty(), storeLanguage()));
        if (reply instanceof Reply.Done) {
            desk.opened(Optional.empty(), stubOf(number));
        }
        return reply;
    }

    private Optional<StubLine> stubOf(AccountNumber number) {
        return lastStub.filter(stub -> stub.account().equals(number));
    }

    private Language storeLanguage() {
        return desk.books().program().map(Body.ProgramStarted::language).orElse(Language.EN);
    }

    /// What the head office says a moment later takes the place of what the till knew, as long as nothing was begun with it. What
    /// it says beside the balance counts, and a hold closes the bill, as long as nothing was taken.
    private void refresh(Account fresh, String typed) {
        var untaken = desk.active().filter(payment -> isUntaken(payment, fresh.number()));
        if (untaken.isPresent()) {
            var stop = stopped(fresh);
            if (stop.isPresent()) {
                close(untaken.get(), stop.get());
                return;
            }
            var known = desk.openedAccount();
            if (known.filter(one -> one.balance().equals(fresh.balance())).isPresent()
                    && !known.equals(Optional.of(fresh))) {
                desk.freshFacts(fresh);
                desk.tell(new News.Moved(desk.view()));
            }
        }
        if (!(desk.active().orElse(null) instanceof Payment.Drafting drafting)
                || !drafting.account().equals(fresh.number())
                || drafting.balance().equals(Optional.of(fresh.balance()))
                || drafting.customer().privacy() != Privacy.THIRD_PARTY
                || desk.mayTakeMoney().isPresent()) {
            return;
        }
        if (open(fresh, typed) instanceof Reply.Done) {
            desk.tell(new News.Moved(desk.view()));
        }
    }

    private static boolean isUntaken(Payment payment, AccountNumber account) {
        return payment.isFor(account)
                && switch (payment) {
                    case Payment.Drafting _ -> true;
                    case Payment.Tendering tendering -> tendering.taken().isEmpty();
                    case Payment.AtTerminal _,
                            Payment.InDoubt _,
                            Payment.Committed _,
                            Payment.Abandoned _ ->
                            false;
                };
    }

    /// The head office knows better: nothing may be taken for an account that was opened by an old word.
    private void close(Payment untaken, Reply.Refused why) {
        if (desk.move(untaken.id(), new PaymentEvent.CancelPressed()) instanceof Reply.Done) {
            desk.tell(new News.Moved(desk.view()));
            desk.tell(
                    new News.Told(
                            desk.now(),
                            "account-stopped",
                            Optional.empty(),
                            why.text(),
                            why.values()));
        }
    }

    /// Looking it up took its time: what was true before it is looked at anew.
    private Reply open(PaymentEvent.AccountChosen event) {
        var refused = desk.mayTakeMoney();
        if (refused.isPresent()) {
            return refused.get();
        }
        if (!desk.parts().room().getAsBoolean()) {
            return new Reply.Refused("storage-failed", "refused.disk-full", List.of());
        }
        var active = desk.active().orElse(null);
        if (active instanceof Payment.Drafting drafting) {
            return desk.move(drafting.id(), event);
        }
        if (desk.payments().isInDoubt(event.account())) {
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

    void pay(Request.Pay pay, Consumer<Reply> tell) {
        var refused = desk.mayTakeMoney();
        if (refused.isPresent()) {
            tell.accept(refused.get());
            return;
        }
        switch (desk.active().orElse(null)) {
            case Payment.Drafting drafting ->
                    pay(drafting, drafting.account(), drafting.balance(), pay, tell);
            case Payment.Tendering tendering when tendering.bill().items().size() == 1 -> {
                var only = tendering.bill().items().getFirst();
                pay(tendering, only.account(), only.balance(), pay, tell);
            }
            case Payment.Tendering _ -> tell.accept(Reply.Refused.of(Refusal.PAYMENT_OPEN));
            case Payment.AtTerminal _ -> tell.accept(Reply.Refused.of(Refusal.WAIT_FOR_TERMINAL));
            case Payment.InDoubt _ -> tell.accept(Reply.Refused.of(Refusal.IN_DOUBT));
            case Payment.Committed _, Payment.Abandoned _ ->
                    tell.accept(Reply.Refused.of(Refusal.NO_ACCOUNT_OPEN));
            case null -> tell.accept(Reply.Refused.of(Refusal.NO_ACCOUNT_OPEN));
        }
    }

    private void pay(
            Payment payment,
            AccountNumber account,
            Optional<Balance> balance,
            Request.Pay pay,
            Consumer<Reply> tell) {
        var amount =
                pay.amount().or(() -> balance.map(Balance::totalDue).filter(Money::isPositive));
        if (amount.isEmpty()) {
            tell.accept(Reply.Refused.of("nothing-due"));
            return;
        }
        if (!amount.get().isPositive()) {
            tell.accept(Reply.Refused.badAmount(amount.get()));
            return;
        }
        var refused = noCredit(pay.credit(), desk.isOpenAccount(account));
        if (refused.isPresent()) {
            tell.accept(refused.get());
            return;
        }
        var bill = new Bill(List.of(new BillItem(account, amount.get(), balance)));
        billAccounts.whileChoosing(
                payment,
                account,
                known ->
                        chosen(
                                bill,
                                pay.credit(),
                                policy.of(
                                        List.of(
                                                new PayPolicy.Towards(
                                                        account, amount.get(), known)),
                                        pay.despite())),
                tell);
    }

    /// What an amount would do to the account on screen.
    Reply whatIf(Optional<Money> typed, TenderKind tender) {
        var refused = desk.mayTakeMoney();
        if (refused.isPresent()) {
            return refused.get();
        }
        var account = desk.openedAccount();
        if (account.isEmpty() || !isChoosing(account.get().number())) {
            return Reply.Refused.of(Refusal.NO_ACCOUNT_OPEN);
        }
        var due = account.get().balance().totalDue();
        var amount = typed.orElse(due.isNegative() ? Money.zero(due.currency()) : due);
        var rules = desk.rules();
        var effects =
                rules
                        .map(filed ->
                                RestoreOracle.effects(
                                        account.get(),
                                        amount,
                                        tender,
                                        desk.view().hour(desk.officeTime()),
                                        filed.pack()))
                        .orElse(List.of())
                        .stream()
                        .filter(effect -> effect.isFor(privacy()))
                        .toList();
        return new Reply.Effects(amount, tender, effects, rules);
    }

    private Privacy privacy() {
        return switch (desk.active().orElse(null)) {
            case Payment.Drafting drafting -> drafting.customer().privacy();
            case Payment.Tendering tendering -> tendering.customer().privacy();
            case Payment.AtTerminal _,
                    Payment.InDoubt _,
                    Payment.Committed _,
                    Payment.Abandoned _ ->
                    Privacy.THIRD_PARTY;
            case null -> Privacy.THIRD_PARTY;
        };
    }

    private boolean isChoosing(AccountNumber account) {
        return switch (desk.active().orElse(null)) {
            case Payment.Drafting drafting -> drafting.account().equals(account);
            case Payment.Tendering tendering -> tendering.bill().isFor(account);
            case Payment.AtTerminal _,
                    Payment.InDoubt _,
                    Payment.Committed _,
                    Payment.Abandoned _ ->
                    false;
            case null -> false;
        };
    }

    private Reply chosen(Bill bill, boolean credit, PayPolicy.Answer answer) {
        return switch (answer) {
            case PayPolicy.Answer.No(var why) -> why;
            case PayPolicy.Answer.May(var despite) ->
                    desk.key(
                            new PaymentEvent.AmountsChosen(
                                    bill,
                                    credit ? CashRounding.CREDIT : cash().standard(),
                                    despite));
        };
    }

    /// By the store's calendar and not by the session's date: a session may be older than what is allowed today.
    private CashPolicy cash() {
        return desk.parts().cash().apply(desk.journal().businessDateNow());
    }

    /// Why cents cannot be credited, if that is wanted.
    ///
    /// @param open all accounts are open ones
    private Optional<Reply> noCredit(boolean wanted, boolean open) {
        if (!wanted) {
            return Optional.empty();
        }
        if (!cash().mayCredit()) {
            return Optional.of(
                    new Reply.Refused("not-allowed", "refused.credit-not-here", List.of()));
        }
        return open ? Optional.empty() : Optional.of(Reply.Refused.of(Refusal.CREDIT_NOT_ALLOWED));
    }

    void payItems(Request.PayItems pay, Consumer<Reply> tell) {
        var refused = desk.mayTakeMoney();
        if (refused.isPresent()) {
            tell.accept(refused.get());
            return;
        }
        var items = pay.items();
        var numbers = items.stream().map(Request.PayItems.Towards::account).distinct().count();
        if (items.isEmpty() || items.size() > Bill.ITEMS_MAX || numbers != items.size()) {
            tell.accept(
                    new Reply.Refused("bad-amount", "refused.bad-items", List.of(Bill.ITEMS_MAX)));
            return;
        }
        collect(pay, List.of(), List.of(), tell);
    }

    /// Looks the accounts up one after the other; the first that is not there ends it.
    private void collect(
            Request.PayItems pay,
            List<BillItem> done,
            List<PayPolicy.Towards> towards,
            Consumer<Reply> tell) {
        if (done.size() == pay.items().size()) {
            tell.accept(chosen(new Bill(done), pay.credit(), policy.of(towards, pay.despite())));
            return;
        }
        var item = pay.items().get(done.size());
        if (!item.amount().isPositive()) {
            tell.accept(Reply.Refused.badAmount(item.amount()));
            return;
        }
        accounts.get(
                item.account(),
                found -> {
                    if (found instanceof Accounts.Found.Nowhere) {
                        tell.accept(noAccount(item.account().digits()));
                        return;
                    }
                    var known =
                            found instanceof Accounts.Found.Known(var account)
                                    ? Optional.of(account)
                                    : Optional.<Account>empty();
                    var stop = known.flatMap(Lookup::stopped);
                    if (stop.isPresent()) {
                        tell.accept(stop.get());
                        return;
                    }
                    var open =
                            known.filter(account -> account.status() != AccountStatus.CLOSED)
                                    .isPresent();
                    var refused = noCredit(pay.credit(), open);
                    if (refused.isPresent()) {
                        tell.accept(refused.get());
                        return;
                    }
                    var more = new ArrayList<>(done);
                    more.add(
                            new BillItem(
                                    item.account(), item.amount(), known.map(Account::balance)));
                    var all = new ArrayList<>(towards);
                    all.add(new PayPolicy.Towards(item.account(), item.amount(), known));
                    collect(pay, more, all, tell);
                },
                _ -> {},
                () -> tell.accept(Counter.stopped()));
    }
}
