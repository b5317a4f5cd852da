package org.cashwrap.screen.counter;

import org.cashwrap.checkout.CounterView;
import org.cashwrap.checkout.OfficeStanding;
import org.cashwrap.checkout.Reply;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.money.CashPolicy;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.OpenPayments;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.screen.counter.Paying.Towards;

import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything that the screen is worked out from: what the counter says, and what the clerk has under his hands that the counter
/// need not know.
///
/// @param currency  of the till
/// @param view      the counter's newest
/// @param focus     where signs go
/// @param form      open over the rest
/// @param receipt   the last receipt, looked at over the rest
/// @param dismissed a payment that the counter still has in front and the clerk has done with
/// @param heard     what was told besides the view
/// @param said      why the last key did nothing
/// @param busy      what was asked about money is not answered yet: until then no key asks anything
record Work(
        Currency currency,
        CounterView view,
        Focus focus,
        Finding finding,
        Paying paying,
        Optional<DoubtForm> form,
        Optional<ReceiptSeen> receipt,
        Optional<PaymentId> dismissed,
        Heard heard,
        Optional<Said> said,
        boolean busy) {
    /// Where signs go.
    enum Focus {
        /// The search.
        FIND,
        /// The amount to pay, where the bill names none.
        TO_PAY,
        /// The amount before a tender key.
        AMOUNT,
        /// A key of its own begins something.
        NOWHERE
    }

    /// As the program begins. A payment that was finished in the last run is nobody's any more.
    static Work begin(Currency currency, CounterView view, Instant now) {
        var nothing =
                new Work(
                        currency,
                        new CounterView(
                                0,
                                view.till(),
                                Optional.empty(),
                                false,
                                Optional.empty(),
                                OpenPayments.NONE,
                                view.receipt(),
                                0,
                                view.lamps(),
                                view.office(),
                                view.locked(),
                                Optional.empty(),
                                Optional.empty(),
                                CashPolicy.EXACT),
                        Focus.FIND,
                        Finding.NONE,
                        Paying.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        view.payments()
                                .active()
                                .filter(Payment.Committed.class::isInstance)
                                .map(Payment::id),
                        Heard.NOTHING,
                        Optional.empty(),
                        false);
        return nothing.seen(view, now);
    }

    // ---- what is so ----

    /// The payment in front of the clerk.
    Optional<Payment> payment() {
        return view.payments()
                .active()
                .filter(payment ->
                        !(payment instanceof Payment.Abandoned)
                                && dismissed.filter(payment.id()::equals).isEmpty());
    }

    boolean isShut() {
        return view.clerk().isEmpty() || view.away();
    }

    boolean isOfficeAway() {
        return view.office()
                .filter(office -> office.standing() instanceof OfficeStanding.Away)
                .isPresent();
    }

    /// What the account on screen owes; none if nobody could be asked, or several are paid at once.
    Optional<Balance> balance() {
        return switch (payment().orElse(null)) {
            case Payment.Drafting drafting -> drafting.balance();
            case Payment.Tendering tendering ->
                    tendering.bill().items().size() == 1
                            ? tendering.bill().items().getFirst().balance()
                            : Optional.empty();
            case Payment.AtTerminal _,
                    Payment.InDoubt _,
                    Payment.Committed _,
                    Payment.Abandoned _ ->
                    Optional.empty();
            case null -> Optional.empty();
        };
    }

    /// What a bill's choice stands for; none if there is nothing positive to pay by it.
    Optional<Money> amountOf(Towards towards) {
        return switch (towards) {
            case TOTAL_DUE -> balance().map(Balance::totalDue).filter(Money::isPositive);
            case PAST_DUE -> balance().map(Balance::pastDue).filter(Money::isPositive);
            case RESTORE -> restoreDue();
            case OTHER -> paying.other().money(currency);
        };
    }

    /// Only where a service is cut, and only as the biller reckons it.
    private Optional<Money> restoreDue() {
        return balance().isEmpty()
                ? Optional.empty()
                : view.account()
                        .map(Reply.Match::account)
                        .filter(account -> account.status().isDisconnected())
                        .flatMap(account -> account.facts().parts().restoreDue())
                        .filter(Money::isPositive);
    }

    /// Can the clerk still choose what is paid?
    boolean isChoosing() {
        return switch (payment().orElse(null)) {
            case Payment.Drafting _ -> true;
            case Payment.Tendering tendering ->
                    tendering.taken().isEmpty() && tendering.bill().items().size() == 1;
            case Payment.AtTerminal _,
                    Payment.InDoubt _,
                    Payment.Committed _,
                    Payment.Abandoned _ ->
                    false;
            case null -> false;
        };
    }

    /// The sum that the screen shows as to be paid now, and that every tender key is about.
    Optional<Money> toPay() {
        if (isChoosing()) {
            return amountOf(paying.towards());
        }
        return payment().orElse(null) instanceof Payment.Tendering tendering
                ? Optional.of(tendering.left())
                : Optional.empty();
    }

    /// The way of cents: as the counter has it, or as it would be told.
    CashRounding way() {
        if (payment().orElse(null) instanceof Payment.Tendering tendering
                && !tendering.taken().isEmpty()) {
            return tendering.rounding();
        }
        return isCredit() ? CashRounding.CREDIT : view.cash().standard();
    }

    /// Does the customer want the cents credited, and may he?
    boolean isCredit() {
        return paying.credit() && view.cash().mayCredit();
    }

    /// What is asked for in cash of what is to be paid.
    Optional<Money> cashAsked() {
        return payment().orElse(null) instanceof Payment.Tendering tendering
                        && !tendering.taken().isEmpty()
                ? Optional.of(tendering.cashAsked())
                : toPay().filter(Money::isPositive)
                        .map(due -> way().asked(due, Money.zero(currency)));
    }

    /// What would be given back of so much cash; nothing if it is not enough.
    Money changeOf(Money received) {
        return settled(received)
                .map(CashRounding.Settled.Enough::change)
                .orElse(Money.zero(currency));
    }

    /// Would so much cash end the payment?
    boolean isEnough(Money received) {
        return settled(received).isPresent();
    }

    private Optional<CashRounding.Settled.Enough> settled(Money received) {
        var cash =
                payment().orElse(null) instanceof Payment.Tendering tendering
                        ? tendering.taken().stream()
                                .filter(Tender.Cash.class::isInstance)
                                .map(Tender::amount)
                                .reduce(Money.zero(currency), Money::plus)
                        : Money.zero(currency);
        return toPay().filter(Money::isPositive)
                .flatMap(left ->
                        way().settle(left.plus(cash), received.plus(cash))
                                        instanceof CashRounding.Settled.Enough enough
                                ? Optional.of(enough)
                                : Optional.empty());
    }

    boolean isFinding() {
        return focus == Focus.FIND;
    }

    /// Do letters write nothing here, so that they can be keys?
    boolean lettersAreFree() {
        return form.isEmpty() && (receipt.isPresent() || !isFinding());
    }

    // ---- what becomes so ----

    Work view(CounterView now) {
        return new Work(
                currency, now, focus, finding, paying, form, receipt, dismissed, heard, said, busy);
    }

    Work focus(Focus now) {
        return new Work(
                currency, view, now, finding, paying, form, receipt, dismissed, heard, said, busy);
    }

    Work finding(Finding now) {
        return new Work(
                currency, view, focus, now, paying, form, receipt, dismissed, heard, said, busy);
    }

    Work paying(Paying now) {
        return new Work(
                currency, view, focus, finding, now, form, receipt, dismissed, heard, said, busy);
    }

    Work form(Optional<DoubtForm> now) {
        return new Work(
                currency, view, focus, finding, paying, now, receipt, dismissed, heard, said, busy);
    }

    Work receipt(Optional<ReceiptSeen> now) {
        return new Work(
                currency, view, focus, finding, paying, form, now, dismissed, heard, said, busy);
    }

    Work dismissed(Optional<PaymentId> now) {
        return new Work(
                currency, view, focus, finding, paying, form, receipt, now, heard, said, busy);
    }

    Work heard(Heard now) {
        return new Work(
                currency, view, focus, finding, paying, form, receipt, dismissed, now, said, busy);
    }

    Work said(Said now) {
        return said(Optional.of(now));
    }

    Work said(Optional<Said> now) {
        return new Work(
                currency, view, focus, finding, paying, form, receipt, dismissed, heard, now, busy);
    }

    Work busy(boolean now) {
        return new Work(
                currency, view, focus, finding, paying, form, receipt, dismissed, heard, said, now);
    }

    /// The finished payment leaves the screen: the next customer's turn.
    Work next() {
        return dismissed(view.payments().active().map(Payment::id))
                .focus(Focus.FIND)
                .finding(Finding.NONE)
                .paying(Paying.NONE);
    }

    /// The counter stands elsewhere now.
    Work seen(CounterView now, Instant at) {
        var before = payment();
        var moved =
                view(now)
                        .dismissed(dismissed.filter(id -> isStillDismissed(id, now.payments())))
                        .heard(heard.seen(now, at));
        return moved.shut()
                .payments(before)
                .changed(this)
                .tendered(before)
                .form(moved.form.flatMap(form -> stillOpen(form, now.payments())));
    }

    /// A fresher balance of the same bill: the sum may change under the clerk's finger.
    private Work changed(Work before) {
        var isSame =
                payment().orElse(null) instanceof Payment.Drafting drafting
                        && before.payment().orElse(null) instanceof Payment.Drafting old
                        && drafting.account().equals(old.account())
                        && drafting.id().equals(old.id());
        return isSame && before.toPay().isPresent() && !before.toPay().equals(toPay())
                ? paying(paying.changed(before.toPay().get()))
                : this;
    }

    /// A doubt that ended before the clerk came back to it is in front again, unless it is paid.
    private static boolean isStillDismissed(PaymentId id, OpenPayments payments) {
        return payments.active()
                .filter(payment -> payment.id().equals(id))
                .filter(payment ->
                        payment instanceof Payment.Committed || payment instanceof Payment.InDoubt)
                .isPresent();
    }

    private static Optional<DoubtForm> stillOpen(DoubtForm form, OpenPayments payments) {
        return payments.doubts().stream().anyMatch(one -> one.id().equals(form.doubt().id()))
                ? Optional.of(form)
                : Optional.empty();
    }

    /// What the last clerk typed is not the next one's. Whoever locks the till with work begun finds it again.
    private Work shut() {
        return view.clerk().isPresent()
                ? this
                : focus(Focus.FIND)
                        .finding(Finding.NONE)
                        .paying(Paying.NONE)
                        .form(Optional.empty())
                        .receipt(Optional.empty())
                        .said(Optional.empty())
                        .dismissed(finished());
    }

    private Optional<PaymentId> finished() {
        return view.payments()
                .active()
                .filter(Payment.Committed.class::isInstance)
                .map(Payment::id);
    }

    private Work payments(Optional<Payment> before) {
        var now = payment();
        if (isSameTo(before, now)) {
            return this;
        }
        return switch (now.orElse(null)) {
            case Payment.Drafting drafting -> opened(drafting);
            case Payment.Tendering tendering -> tendering(tendering);
            case Payment.AtTerminal _ ->
                    focus(Focus.NOWHERE)
                            .paying(paying.typed(TypedAmount.NONE))
                            .form(Optional.empty())
                            .receipt(Optional.empty());
            case Payment.InDoubt _ -> focus(Focus.NOWHERE);
            case Payment.Committed _ -> focus(Focus.NOWHERE).paying(Paying.NONE).found();
            case Payment.Abandoned _ -> this;
            case null -> focus(Focus.FIND).paying(Paying.NONE);
        };
    }

    /// Is nothing new in it for the clerk's hands? A fresher balance of the same bill is nothing new.
    private static boolean isSameTo(Optional<Payment> before, Optional<Payment> now) {
        if (before.isEmpty() || now.isEmpty()) {
            return before.isEmpty() && now.isEmpty();
        }
        return switch (now.get()) {
            case Payment.Drafting drafting ->
                    before.get() instanceof Payment.Drafting old
                            && old.id().equals(drafting.id())
                            && old.account().equals(drafting.account());
            case Payment.Tendering tendering -> tendering.equals(before.get());
            case Payment.AtTerminal at ->
                    before.get() instanceof Payment.AtTerminal old && old.id().equals(at.id());
            case Payment.InDoubt doubt ->
                    before.get() instanceof Payment.InDoubt old && old.id().equals(doubt.id());
            case Payment.Committed _, Payment.Abandoned _ -> before.get().equals(now.get());
        };
    }

    /// The clerk has opened an account. The one that was open anyway keeps what is typed for it.
    Work reopened(Optional<Payment> before) {
        return focus == Focus.FIND && isSameTo(before, payment()) && before.isPresent()
                ? found().focus(toPay().isPresent() ? Focus.AMOUNT : Focus.TO_PAY)
                : this;
    }

    private Work opened(Payment.Drafting drafting) {
        var fresh = paying(Paying.of(drafting.id(), Towards.TOTAL_DUE, TypedAmount.NONE)).found();
        return fresh.toPay().isPresent()
                ? fresh.focus(Focus.AMOUNT)
                : fresh.paying(fresh.paying.towards(Towards.OTHER)).focus(Focus.TO_PAY);
    }

    private Work found() {
        return finding(Finding.NONE);
    }

    /// The amount is the counter's word now: whatever the clerk chose, the screen shows this one. What is typed stays, for it may
    /// have been refused.
    private Work tendering(Payment.Tendering tendering) {
        var isFirst = paying.of().filter(tendering.id()::equals).isEmpty();
        var begun =
                isFirst ? Paying.of(tendering.id(), Towards.TOTAL_DUE, TypedAmount.NONE) : paying;
        var due = tendering.bill().due();
        var named = paying(begun);
        var chosen =
                named.isChoosing() && !named.toPay().equals(Optional.of(due))
                        ? named.paying(begun.other(TypedAmount.of(due)))
                        : named;
        return chosen.isFinding() && !finding.isEmpty() ? chosen : chosen.focus(Focus.AMOUNT);
    }

    /// The last customer's change stays in sight until the next one has given something.
    private Work tendered(Optional<Payment> before) {
        var isTaking =
                switch (payment().orElse(null)) {
                    case Payment.Tendering tendering -> !tendering.taken().isEmpty();
                    case Payment.AtTerminal _ -> true;
                    case Payment.Drafting _,
                            Payment.InDoubt _,
                            Payment.Committed _,
                            Payment.Abandoned _ ->
                            false;
                    case null -> false;
                };
        return isTaking && !before.equals(payment()) ? heard(heard.withoutChange()) : this;
    }

    Set<PaymentId> doubts() {
        return view.payments().doubts().stream()
                .map(Payment.InDoubt::id)
                .collect(Collectors.toSet());
    }

    /// Was cash or a card taken for the payment in front?
    boolean hasTaken(Class<? extends Tender> kind) {
        return payment().orElse(null) instanceof Payment.Tendering tendering
                && tendering.taken().stream().anyMatch(kind::isInstance);
    }
}
