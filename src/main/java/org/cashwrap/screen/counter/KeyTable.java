package org.cashwrap.screen.counter;

import org.cashwrap.checkout.Reply;
import org.cashwrap.checkout.Request;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.Pieces;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.screen.counter.Paying.Question;
import org.cashwrap.screen.counter.Paying.Towards;
import org.cashwrap.screen.counter.Posted.Act;
import org.cashwrap.screen.counter.Press.Named;
import org.cashwrap.screen.counter.Press.Sign;
import org.cashwrap.screen.counter.Work.Focus;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// What each key means, by where the clerk stands: **an amount if there is one, then the key of the tender**. One table for each
/// [Situation]; a key that no row names is dead there.
///
/// No row takes money on Enter without an amount: that is the key that scanners end with. Nor does any but the tender keys.
final class KeyTable {
    private static final Deed NOTHING = new Deed.Nothing();

    private KeyTable() {}

    static Deed press(Work work, Press press) {
        var meant = meant(work, press);
        return switch (Situation.of(work)) {
            case STOPPED, SHUT, BUSY -> NOTHING;
            case TERMINAL -> atTerminal(work, meant);
            case FORM -> form(work, meant);
            case RECEIPT -> receipt(work, meant);
            case QUESTION -> question(work, meant);
            case FREE -> free(work, meant);
            case BILL, PART -> work.isFinding() ? finding(work, meant) : bill(work, meant);
            case DOUBT -> doubt(work, meant);
            case DONE -> done(work, meant);
        };
    }

    /// The number pad has the money keys, too, where their signs are no text.
    private static Press meant(Work work, Press press) {
        if (!(press instanceof Sign(var written, _))
                || !work.lettersAreFree()
                || work.receipt().isPresent()) {
            return press;
        }
        return switch (written) {
            case '+' -> Named.EXACT_CASH;
            case '*', '×' -> Named.CARD;
            case '/', '÷' -> Named.OTHER;
            case '-', '−' -> Named.TOWARDS;
            default -> press;
        };
    }

    /// May it be pressed on and on by being held? Only what writes, and what moves.
    static boolean isRepeating(Work work, Press press) {
        return switch (press) {
            case Sign _ -> work.isFinding() && work.form().isEmpty();
            case Named key -> key == Named.BACKSPACE || key == Named.UP || key == Named.DOWN;
        };
    }

    // ---- a card is at the terminal ----

    private static Deed atTerminal(Work work, Press press) {
        return press == Named.ESCAPE
                        && work.payment().orElse(null) instanceof Payment.AtTerminal at
                        && !at.stopping()
                ? new Deed.Ask(work, new Request.Cancel())
                : NOTHING;
    }

    // ---- no bill ----

    private static Deed free(Work work, Press press) {
        return switch (press) {
            case Named.CARD ->
                    work.doubts().isEmpty()
                            ? NOTHING
                            : new Deed.Ask(work, new Request.AskTerminal());
            case Named.OTHER -> openForm(work);
            case Named.LAST_RECEIPT -> new Deed.ShowLast(work);
            case Named.LOCK -> new Deed.Ask(work, new Request.Lock());
            case Named.ESCAPE -> backFromSearch(work);
            case Named _, Sign _ -> search(work, press);
        };
    }

    private static Deed backFromSearch(Work work) {
        if (work.finding().asked().isPresent()) {
            return unasked(work);
        }
        return work.finding().isEmpty() ? dismissNewest(work) : clear(work);
    }

    private static Deed unasked(Work work) {
        return new Deed.Now(work.finding(work.finding().unasked()));
    }

    private static Deed clear(Work work) {
        return new Deed.Now(work.finding(Finding.NONE));
    }

    private static Deed dismissNewest(Work work) {
        return work.heard()
                .board()
                .offering(Act.DISMISS)
                .<Deed>map(one -> new Deed.Now(without(work, one)))
                .orElse(NOTHING);
    }

    private static Work without(Work work, Posted one) {
        return work.heard(work.heard().board(work.heard().board().without(one.id())));
    }

    /// The keys of the search field itself.
    private static Deed search(Work work, Press press) {
        var finding = work.finding();
        if (finding.asked().isPresent() && press instanceof Sign(var written, _)) {
            return fact(work, finding.asked().get(), written);
        }
        return switch (press) {
            case Sign sign when sign.isText() ->
                    new Deed.Search(work.finding(finding.plus(sign.written())));
            case Sign _ -> NOTHING;
            case Named.DOUBLE_ZERO -> new Deed.Search(work.finding(finding.plus('0').plus('0')));
            case Named.BACKSPACE ->
                    finding.isEmpty()
                            ? NOTHING
                            : new Deed.Search(work.finding(finding.withoutLast()));
            case Named.UP -> new Deed.Now(work.finding(finding.moved(-1)));
            case Named.DOWN -> new Deed.Now(work.finding(finding.moved(1)));
            case Named.ENTER -> open(work);
            case Named.FIND -> clear(work.focus(Focus.FIND));
            case Named _ -> NOTHING;
        };
    }

    /// The customer's answer, a digit of any script. Anything else is none, and changes nothing.
    private static Deed fact(Work work, Reply.FactAsked asked, int written) {
        var digit = Character.digit(written, 10);
        return digit < 0
                ? NOTHING
                : new Deed.Open(
                        work.finding(work.finding().unasked()),
                        new Request.Choose(
                                asked.number(), OptionalInt.of(digit), Optional.of(asked)));
    }

    private static Deed open(Work work) {
        var finding = work.finding();
        if (finding.asked().isPresent()) {
            return NOTHING;
        }
        if (finding.chosen().isPresent()) {
            return new Deed.Open(work, finding.chosen().get().number());
        }
        if (finding.answered() && finding.offer().isPresent()) {
            return new Deed.Open(work, finding.offer().get());
        }
        return finding.text().isBlank() ? NOTHING : new Deed.Search(work.finding(finding.toOpen()));
    }

    /// Another customer is looked for while a bill is on screen. Money keys are for whom the clerk looks at: they wait.
    private static Deed finding(Work work, Press press) {
        return switch (press) {
            case Named.ESCAPE ->
                    work.finding().asked().isPresent()
                            ? unasked(work)
                            : new Deed.Now(work.finding(Finding.NONE).focus(onBill(work)));
            case Named.EXACT_CASH,
                    Named.QUICK_1,
                    Named.QUICK_2,
                    Named.QUICK_3,
                    Named.CARD,
                    Named.TOWARDS ->
                    new Deed.Now(work.said(Said.of("screen.counter.said.finding")));
            case Named.LAST_RECEIPT -> new Deed.ShowLast(work);
            case Named.LOCK -> new Deed.Ask(work, new Request.Lock());
            case Named _, Sign _ -> search(work, press);
        };
    }

    private static Focus onBill(Work work) {
        return work.toPay().isPresent() ? Focus.AMOUNT : Focus.TO_PAY;
    }

    // ---- a bill is on screen ----

    private static Deed bill(Work work, Press press) {
        return switch (press) {
            case Sign sign -> signOnBill(work, sign);
            case Named key -> keyOnBill(work, key);
        };
    }

    private static Deed signOnBill(Work work, Sign sign) {
        if (sign.key() == 'P') {
            return printOfNotice(work);
        }
        return typed(work, field(work).plus(sign.written(), work.currency()));
    }

    private static TypedAmount field(Work work) {
        return work.focus() == Focus.TO_PAY ? work.paying().other() : work.paying().typed();
    }

    private static Work field(Work work, TypedAmount now) {
        return work.paying(
                work.focus() == Focus.TO_PAY ? work.paying().other(now) : work.paying().typed(now));
    }

    /// So many digits are no amount: they go where numbers belong.
    private static Deed typed(Work work, TypedAmount now) {
        if (now.equals(field(work))) {
            return NOTHING;
        }
        return now.isTooLong()
                ? new Deed.Search(
                        field(work, TypedAmount.NONE)
                                .focus(Focus.FIND)
                                .finding(Finding.NONE.typed(now.text())))
                : new Deed.Now(field(work, now));
    }

    private static Deed keyOnBill(Work work, Named key) {
        return work.paying().was().isPresent() && takes(work, key)
                ? changed(work)
                : liveKeyOnBill(work, key);
    }

    private static boolean takes(Work work, Named key) {
        return switch (key) {
            case EXACT_CASH, QUICK_1, QUICK_2, QUICK_3, CARD -> true;
            case ENTER -> work.focus() == Focus.AMOUNT && !work.paying().typed().isEmpty();
            case FIND,
                    LAST_RECEIPT,
                    TOWARDS,
                    OTHER,
                    LOCK,
                    HOLDER,
                    CENTS,
                    ESCAPE,
                    BACKSPACE,
                    UP,
                    DOWN,
                    DOUBLE_ZERO ->
                    false;
        };
    }

    /// The head office has changed the sum, perhaps just as the key went down.
    private static Deed changed(Work work) {
        var now = work.toPay();
        return now.isEmpty()
                ? nothingToPay(work.paying(work.paying().changeRead()))
                : new Deed.Now(
                        work.paying(work.paying().changeRead())
                                .said(
                                        new Said(
                                                "screen.counter.said.changed",
                                                List.of(
                                                        work.paying().was().orElseThrow(),
                                                        now.get()))));
    }

    private static Deed liveKeyOnBill(Work work, Named key) {
        return switch (key) {
            case DOUBLE_ZERO -> {
                var currency = work.currency();
                yield typed(work, field(work).plus('0', currency).plus('0', currency));
            }
            case BACKSPACE -> typed(work, field(work).withoutLast());
            case ENTER -> enter(work);
            case EXACT_CASH -> exact(work);
            case QUICK_1 -> quick(work, 0);
            case QUICK_2 -> quick(work, 1);
            case QUICK_3 -> quick(work, 2);
            case CARD -> card(work);
            case TOWARDS -> towards(work);
            case HOLDER ->
                    work.payment().orElse(null) instanceof Payment.Drafting
                            ? new Deed.Ask(work, new Request.Hold())
                            : NOTHING;
            case CENTS ->
                    work.isChoosing() && work.view().cash().mayCredit()
                            ? new Deed.Now(work.paying(work.paying().credit(!work.isCredit())))
                            : NOTHING;
            case FIND -> new Deed.Now(work.focus(Focus.FIND).finding(Finding.NONE));
            case LAST_RECEIPT -> new Deed.ShowLast(work);
            case LOCK -> new Deed.Ask(work, new Request.Lock());
            case ESCAPE -> back(work);
            case OTHER, UP, DOWN -> NOTHING;
        };
    }

    private static Deed enter(Work work) {
        if (work.focus() == Focus.TO_PAY) {
            return work.toPay().isPresent() ? new Deed.Now(work.focus(Focus.AMOUNT)) : NOTHING;
        }
        var typed = work.paying().typed();
        if (typed.isEmpty()) {
            return isPart(work) ? new Deed.Ask(work, new Request.Settle()) : NOTHING;
        }
        var received = typed.money(work.currency());
        return received.isEmpty()
                ? new Deed.Now(work.said(Said.of("refused.not-an-amount", typed.text())))
                : received(work, received.get());
    }

    private static boolean isPart(Work work) {
        return Situation.ofPayment(work) == Situation.PART;
    }

    private static Deed received(Work work, Money received) {
        if (work.toPay().isEmpty()) {
            return nothingToPay(work);
        }
        var change = work.changeOf(received);
        return change.isPositive() && change.compareTo(largestNote(work.currency())) >= 0
                ? new Deed.Now(
                        work.paying(
                                work.paying().asking(new Question.MuchChange(received, change))))
                : cash(work, received);
    }

    /// Whoever hands over a note gets less than that note back.
    private static Money largestNote(Currency currency) {
        return new Money(
                Pieces.denominations(currency).stream().findFirst().orElse(Long.MAX_VALUE),
                currency);
    }

    private static Deed cash(Work work, Money received) {
        return new Deed.Take(work, said(work), new Request.Cash(received));
    }

    /// What the screen shows as to be paid, where it still is to be said.
    private static Optional<Money> said(Work work) {
        return work.isChoosing() ? work.toPay() : Optional.empty();
    }

    private static Deed nothingToPay(Work work) {
        return new Deed.Now(work.focus(Focus.TO_PAY).said(Said.of("screen.counter.said.to-pay")));
    }

    private static Deed exact(Work work) {
        var toPay = work.toPay();
        if (toPay.isEmpty()) {
            return nothingToPay(work);
        }
        var asked = work.cashAsked().orElse(toPay.get());
        return isTyped(work, asked) ? cash(work, asked) : typedBefore(work);
    }

    /// Nothing, or just what is to be paid.
    private static boolean isTyped(Work work, Money amount) {
        var typed = work.paying().typed();
        return typed.isEmpty() || typed.money(work.currency()).equals(Optional.of(amount));
    }

    private static Deed typedBefore(Work work) {
        return new Deed.Now(work.said(Said.of("screen.counter.said.typed")));
    }

    private static Deed quick(Work work, int which) {
        var toPay = work.toPay();
        if (toPay.isEmpty()) {
            return nothingToPay(work);
        }
        var sums = QuickCash.of(work.cashAsked().orElse(toPay.get()));
        if (which >= sums.size()) {
            return NOTHING;
        }
        return isTyped(work, sums.get(which)) ? cash(work, sums.get(which)) : typedBefore(work);
    }

    private static Deed card(Work work) {
        var toPay = work.toPay();
        var typed = work.paying().typed();
        var wanted = typed.isEmpty() ? toPay : typed.money(work.currency());
        if (wanted.isEmpty()) {
            return typed.isEmpty()
                    ? nothingToPay(work)
                    : new Deed.Now(work.said(Said.of("refused.not-an-amount", typed.text())));
        }
        if (!work.isChoosing()) {
            return wanted.equals(toPay)
                    ? new Deed.Take(work, Optional.empty(), new Request.Card())
                    : new Deed.Now(
                            work.said(
                                    new Said(
                                            "screen.counter.said.card-takes-rest",
                                            List.of(toPay.orElseThrow()))));
        }
        var over = toPay.map(wanted.get()::minus).filter(Money::isPositive);
        return over.isPresent()
                ? new Deed.Now(
                        work.paying(
                                work.paying()
                                        .asking(new Question.CardOver(wanted.get(), over.get()))))
                : charge(work, wanted.get());
    }

    /// The amount that the card is charged is what is paid of the bill; and that is what the screen shows from now on.
    private static Deed charge(Work work, Money amount) {
        var shown =
                Optional.of(amount).equals(work.toPay())
                        ? work.paying(work.paying().typed(TypedAmount.NONE))
                        : work.paying(
                                work.paying()
                                        .other(TypedAmount.of(amount))
                                        .typed(TypedAmount.NONE));
        return new Deed.Take(shown, Optional.of(amount), new Request.Card());
    }

    private static Deed towards(Work work) {
        if (!work.isChoosing()) {
            return NOTHING;
        }
        var next = next(work, work.paying().towards());
        return new Deed.Now(
                work.paying(work.paying().towards(next))
                        .focus(next == Towards.OTHER ? Focus.TO_PAY : Focus.AMOUNT));
    }

    /// Only what the bill has, in the order in which it stands there, and never the same sum twice in a row of keys.
    private static Towards next(Work work, Towards now) {
        var all = List.of(Towards.values());
        var after = all.subList(all.indexOf(now) + 1, all.size());
        var seen =
                all.subList(0, all.indexOf(now) + 1).stream()
                        .filter(towards -> towards != Towards.OTHER)
                        .flatMap(towards -> work.amountOf(towards).stream())
                        .toList();
        return after.stream()
                .filter(towards ->
                        towards == Towards.OTHER
                                || work.amountOf(towards)
                                        .filter(sum -> !seen.contains(sum))
                                        .isPresent())
                .findFirst()
                .orElse(
                        work.amountOf(Towards.TOTAL_DUE).isPresent()
                                ? Towards.TOTAL_DUE
                                : firstOf(work));
    }

    private static Towards firstOf(Work work) {
        return work.amountOf(Towards.RESTORE).isPresent() ? Towards.RESTORE : Towards.OTHER;
    }

    /// One step, and never with money that was taken.
    private static Deed back(Work work) {
        if (!field(work).isEmpty()) {
            return new Deed.Now(field(work, TypedAmount.NONE));
        }
        if (work.focus() == Focus.TO_PAY && work.amountOf(Towards.TOTAL_DUE).isPresent()) {
            return new Deed.Now(
                    work.paying(work.paying().towards(Towards.TOTAL_DUE)).focus(Focus.AMOUNT));
        }
        if (!isPart(work)) {
            return new Deed.Ask(work, new Request.Cancel());
        }
        return work.hasTaken(Tender.Card.class)
                ? new Deed.Now(work.said(Said.of("refused.card-taken")))
                : new Deed.Now(work.paying(work.paying().asking(giveBack(work))));
    }

    private static Question giveBack(Work work) {
        return work.payment().orElse(null) instanceof Payment.Tendering tendering
                ? new Question.GiveBack(tendering.cashTaken(), tendering.instrumentsTaken())
                : new Question.GiveBack(Money.zero(work.currency()), 0);
    }

    // ---- something has to be answered first ----

    private static Deed question(Work work, Press press) {
        var dropped = work.paying(work.paying().answered());
        return switch (work.paying().question().orElseThrow()) {
            case Question.MuchChange(var received, _) ->
                    switch (press) {
                        case Named.ENTER -> cash(dropped, received);
                        case Named.ESCAPE -> new Deed.Now(dropped);
                        case Named.BACKSPACE -> keyOnBill(dropped, Named.BACKSPACE);
                        case Named _, Sign _ -> NOTHING;
                    };
            case Question.CardOver(var charged, _) ->
                    switch (press) {
                        case Named.CARD -> charge(dropped, charged);
                        case Named.ESCAPE -> new Deed.Now(dropped);
                        case Named.BACKSPACE -> keyOnBill(dropped, Named.BACKSPACE);
                        case Named _, Sign _ -> NOTHING;
                    };
            // No tender key, nor Enter, which ends an amount: pressed twice in a hurry they pass
            // nothing.
            case Question.StopFirst(var stops, var wanted) ->
                    switch (press) {
                        case Named.OTHER ->
                                stops.isPassable()
                                        ? wanted.despite(dropped, stops.kinds())
                                        : NOTHING;
                        case Named.ESCAPE -> new Deed.Now(dropped);
                        case Named _, Sign _ -> NOTHING;
                    };
            case Question.GiveBack _ ->
                    switch (press) {
                        case Named.ENTER -> new Deed.Ask(dropped, new Request.GiveBack());
                        case Named.ESCAPE -> new Deed.Now(dropped);
                        case Named _, Sign _ -> NOTHING;
                    };
        };
    }

    // ---- the card is in doubt ----

    private static Deed doubt(Work work, Press press) {
        return switch (press) {
            case Named.CARD -> new Deed.Ask(work, new Request.AskTerminal());
            case Named.FIND -> new Deed.Now(work.next());
            case Named.OTHER -> openForm(work);
            case Named.LAST_RECEIPT -> new Deed.ShowLast(work);
            case Named.LOCK -> new Deed.Ask(work, new Request.Lock());
            case Sign(_, var key) when key == 'P' -> printOfNotice(work);
            case Named _, Sign _ -> NOTHING;
        };
    }

    private static Deed openForm(Work work) {
        var doubts = work.view().payments().doubts();
        return doubts.isEmpty()
                ? NOTHING
                : new Deed.Now(work.form(Optional.of(DoubtForm.of(doubts))));
    }

    private static Deed form(Work work, Press press) {
        var form = work.form().orElseThrow();
        return switch (press) {
            case Sign(var written, _) when form.field() == DoubtForm.Field.OUTCOME ->
                    switch (Character.digit(written, 10)) {
                        case 1 -> form(work, form.outcome(DoubtForm.Outcome.CHARGED));
                        case 2 -> form(work, form.outcome(DoubtForm.Outcome.NOT_CHARGED));
                        default -> NOTHING;
                    };
            case Sign sign -> form(work, form.plus(sign, work.currency()));
            case Named.BACKSPACE -> form(work, form.withoutLast());
            case Named.UP -> form(work, form.next(-1));
            case Named.DOWN -> form(work, form.next(1));
            case Named.ENTER -> formEnter(work, form);
            case Named.ESCAPE ->
                    form.neighbour(-1)
                            .map(before -> form(work, form.at(before)))
                            .orElseGet(() -> new Deed.Now(work.form(Optional.empty())));
            case Named _ -> NOTHING;
        };
    }

    private static Deed form(Work work, DoubtForm now) {
        return new Deed.Now(work.form(Optional.of(now)));
    }

    private static Deed formEnter(Work work, DoubtForm form) {
        if (form.field() == DoubtForm.Field.OUTCOME
                && form.outcome() == DoubtForm.Outcome.NOT_SAID) {
            return NOTHING;
        }
        var next = form.neighbour(1);
        if (next.isPresent()) {
            return form(work, form.at(next.get()));
        }
        return form.request(work.currency())
                .<Deed>map(request -> new Deed.Resolve(work, request))
                .orElseGet(() -> new Deed.Now(work.said(Said.of("screen.counter.said.form"))));
    }

    // ---- a receipt ----

    private static Deed receipt(Work work, Press press) {
        var closed = work.receipt(Optional.empty());
        return switch (press) {
            case Sign(_, var key) when key == 'P' ->
                    print(work, work.receipt().map(ReceiptSeen::payment));
            case Sign _ -> NOTHING;
            case Named.ESCAPE, Named.LAST_RECEIPT -> new Deed.Now(closed);
            case Named.FIND -> press(closed, press);
            case Named.LOCK -> new Deed.Ask(work, new Request.Lock());
            case Named _ -> NOTHING;
        };
    }

    private static Deed print(Work work, Optional<PaymentId> payment) {
        return new Deed.Ask(work, new Request.PrintAgain(payment));
    }

    private static Deed printOfNotice(Work work) {
        return work.heard()
                .board()
                .offering(Act.PRINT_AGAIN)
                .map(one -> act(work, one, Act.PRINT_AGAIN))
                .orElse(NOTHING);
    }

    // ---- the payment is taken ----

    /// Tender keys are dead until the next account is open.
    private static Deed done(Work work, Press press) {
        return switch (press) {
            case Sign sign when sign.isDigit() ->
                    new Deed.Search(work.next().finding(Finding.NONE.plus(sign.written())));
            case Sign(_, var key) -> doneLetter(work, key);
            case Named.FIND, Named.ESCAPE -> new Deed.Now(work.next());
            case Named.LAST_RECEIPT -> new Deed.ShowLast(work);
            case Named.LOCK -> new Deed.Ask(work, new Request.Lock());
            case Named _ -> NOTHING;
        };
    }

    private static Deed doneLetter(Work work, char key) {
        return switch (key) {
            case 'P' ->
                    work.heard().board().offering(Act.PRINT_AGAIN).isPresent()
                            ? printOfNotice(work)
                            : print(work, work.payment().map(Payment::id));
            case 'Y' -> signature(work, Act.SIGNATURE_MATCHES);
            case 'N' -> signature(work, Act.SIGNATURE_DIFFERS);
            default -> NOTHING;
        };
    }

    private static Deed signature(Work work, Act act) {
        return work.heard().board().offering(act).map(one -> act(work, one, act)).orElse(NOTHING);
    }

    // ---- the keys on a notice ----

    /// What a notice's own key does. Dead where all keys are, and while something is asked.
    static Deed act(Work work, Posted one, Act act) {
        if (!one.offers(act) || !mayAct(work)) {
            return NOTHING;
        }
        return switch (act) {
            case PRINT_AGAIN -> answer(work, one, new Request.PrintAgain(one.payment()));
            case PAPER_IS_THERE -> answer(work, one, new Request.PaperSeen(one.payment(), true));
            case GIVE_UP_PAPER -> answer(work, one, new Request.GiveUpPaper());
            case ASK_TERMINAL -> new Deed.Ask(work, new Request.AskTerminal());
            case SECOND_PERSON -> openForm(work);
            case SIGNATURE_MATCHES -> answer(work, one, new Request.Signature(one.payment(), true));
            case SIGNATURE_DIFFERS ->
                    answer(work, one, new Request.Signature(one.payment(), false));
            case DISMISS -> new Deed.Now(without(work, one));
        };
    }

    private static Deed answer(Work work, Posted one, Request request) {
        return new Deed.Ask(work, request, Optional.of(one));
    }

    private static boolean mayAct(Work work) {
        return switch (Situation.of(work)) {
            case STOPPED, SHUT, BUSY, TERMINAL -> false;
            case FORM, RECEIPT, QUESTION, FREE, BILL, PART, DOUBT, DONE -> true;
        };
    }
}
