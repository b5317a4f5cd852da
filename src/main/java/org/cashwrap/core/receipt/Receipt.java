package org.cashwrap.core.receipt;

import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.Instrument;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.core.receipt.Line.Big;
import org.cashwrap.core.receipt.Line.Blank;
import org.cashwrap.core.receipt.Line.Centered;
import org.cashwrap.core.receipt.Line.Detail;
import org.cashwrap.core.receipt.Line.Ends;
import org.cashwrap.core.receipt.Line.Pair;
import org.cashwrap.core.receipt.Line.Rule;
import org.cashwrap.core.receipt.Line.Text;
import org.cashwrap.core.receipt.Line.Total;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The customer's receipt of one payment.
///
/// The amounts add up on paper: the accounts to what was paid; what was paid, the rounding and the change to what was
/// handed over and charged. An amount that says nothing new is left out: the amount asked where all of it was paid, a
/// change or a rounding of nothing.
///
/// It promises only what the till knows. A balance is the biller's word of an earlier moment, never ours of now; it is
/// printed for the identified holder only, and only on a payment towards one account, because the photo ID was matched
/// with one holder. Who pays for others gets no balance and no name.
public final class Receipt {
    private final ReceiptFacts facts;
    private final Payment.Committed payment;
    private final Words words;
    private final List<Line> lines = new ArrayList<>();

    private Receipt(ReceiptFacts facts, Words words) {
        this.facts = facts;
        this.payment = facts.payment();
        this.words = words;
    }

    /// @param words of the facts' language
    public static List<Line> of(ReceiptFacts facts, Words words) {
        var receipt = new Receipt(facts, words);
        receipt.write();
        return List.copyOf(receipt.lines);
    }

    private void write() {
        header();
        warnings();
        facts();
        accounts();
        totals();
        tenders();
        promises();
        proof();
        trainingAgain();
    }

    private void header() {
        facts.header().stream()
                .map(Plain::of)
                .filter(line -> !line.isEmpty())
                .forEach(line -> lines.add(new Centered(ownDirection(line))));
        lines.add(new Blank());
    }

    /// What this paper is not: a proof that money moved, or the original.
    private void warnings() {
        if (facts.training()) {
            lines.add(new Big(words.text("receipt.training")));
        }
        if (facts.copy() > 0) {
            lines.add(new Big(words.text("receipt.copy", facts.copy())));
        }
        if (facts.training() || facts.copy() > 0) {
            lines.add(new Blank());
        }
    }

    private void facts() {
        lines.add(
                new Ends(
                        words.text("receipt.number", id(receiptNumber())),
                        words.text("receipt.till", id(facts.till()))));
        lines.add(new Text(words.moment(facts.at(), facts.zone())));
        facts.clerk()
                .ifPresent(clerk -> lines.add(new Text(words.text("receipt.clerk", id(clerk)))));
        lines.add(new Rule());
    }

    /// A section for each account that was asked for, in that order, also for one that got nothing.
    private void accounts() {
        var items = payment.bill().items();
        for (var item : items) {
            var applied = applied(item);
            lines.add(
                    new Pair(
                            words.text("receipt.account", id(item.account().lastFour())),
                            words.amount(applied)));
            if (items.size() > 1) {
                open(item, applied);
                if (item.balance().isEmpty() && !nobodyCouldBeAsked()) {
                    lines.add(new Detail(words.text("receipt.unchecked")));
                }
            }
        }
        lines.add(new Rule());
    }

    private void open(BillItem item, Money applied) {
        var asked = words.amount(item.amount());
        var open = item.amount().minus(applied);
        if (applied.isZero()) {
            lines.add(new Detail(words.text("receipt.item-nothing", asked)));
        } else if (open.isPositive()) {
            lines.add(new Detail(words.text("receipt.item-part", asked, words.amount(open))));
        }
    }

    private void totals() {
        var asked = payment.bill().due();
        if (!asked.equals(payment.paid())) {
            lines.add(new Pair(words.text("receipt.asked"), words.amount(asked)));
        }
        lines.add(
                new Total(
                        words.text("receipt.paid", id(asked.currency().getCurrencyCode())),
                        words.amount(payment.paid())));
        if (!payment.rounding().isZero()) {
            lines.add(new Pair(words.text("receipt.rounding"), words.amount(payment.rounding())));
        }
        if (payment.left().isPositive()) {
            lines.add(new Text(words.text("receipt.part", words.amount(payment.left()))));
        }
        if (payment.credit().isPositive()) {
            lines.add(
                    new Text(
                            words.text(
                                    paysCents() ? "receipt.credit-cents" : "receipt.credit",
                                    words.amount(payment.credit()),
                                    id(payment.bill().items().getFirst().account().lastFour()))));
        }
        lines.add(new Rule());
    }

    /// Is the credit cents that could not be given back, and nothing that a card was charged?
    private boolean paysCents() {
        return payment.way() == CashRounding.CREDIT
                && payment.tenders().getLast() instanceof Tender.Cash;
    }

    private void tenders() {
        for (var tender : payment.tenders()) {
            switch (tender) {
                case Tender.Cash(var amount) ->
                        lines.add(new Pair(words.text("receipt.cash"), words.amount(amount)));
                case Tender.Card(var approval) -> card(approval);
                case Instrument instrument -> instrument(instrument);
            }
        }
        if (payment.change().isPositive()) {
            lines.add(new Pair(words.text("receipt.change"), words.amount(payment.change())));
        }
        lines.add(new Rule());
    }

    private void instrument(Instrument instrument) {
        var name =
                switch (instrument.kind()) {
                    case CHEQUE -> "receipt.cheque";
                    case MONEY_ORDER -> "receipt.money-order";
                    case CASHIERS_CHECK -> "receipt.cashiers-check";
                    case CASH, CARD, CARD_STORED ->
                            throw new IllegalStateException(instrument.kind().word());
                };
        lines.add(new Pair(words.text(name), words.amount(instrument.amount())));
        var serial = id(instrument.serial());
        lines.add(
                new Detail(
                        instrument
                                .drawn()
                                .map(drawn ->
                                        words.text(
                                                "receipt.serial-drawn",
                                                serial,
                                                id(drawn.lastFour())))
                                .orElseGet(() -> words.text("receipt.serial", serial))));
    }

    private void card(CardApproval approval) {
        lines.add(new Pair(cardName(approval), words.amount(approval.amount())));
        if (!Plain.of(approval.approval()).isEmpty()) {
            lines.add(new Detail(words.text("receipt.approval", id(approval.approval()))));
        }
        // Four digits, as the terminal prints it on its own slip.
        approval.terminalReceipt()
                .ifPresent(number ->
                        lines.add(
                                new Detail(
                                        words.text(
                                                "receipt.terminal-receipt",
                                                id(padded(number, 4))))));
    }

    private String cardName(CardApproval approval) {
        var brand = Plain.of(approval.brand());
        var lastFour = approval.lastFour();
        if (brand.isEmpty()) {
            return lastFour.isEmpty()
                    ? words.text("receipt.card")
                    : words.text("receipt.card-ending", id(lastFour));
        }
        return lastFour.isEmpty()
                ? words.text("receipt.card-brand", id(brand))
                : words.text("receipt.card-brand-ending", id(brand), id(lastFour));
    }

    private void promises() {
        var unchecked = nobodyCouldBeAsked();
        if (unchecked) {
            lines.add(new Text(words.text("receipt.unchecked")));
        }
        var balance = balance();
        balance.map(this::balanceText).map(Text::new).ifPresent(lines::add);
        if (unchecked || balance.isPresent()) {
            lines.add(new Rule());
        }
    }

    private String balanceText(Balance balance) {
        return words.text(
                "receipt.balance",
                words.amount(balance.totalDue()),
                words.moment(balance.asOf(), facts.zone()));
    }

    private void proof() {
        lines.add(new Text(words.text("receipt.payment", id(payment.id().toString()))));
        lines.add(
                new Text(
                        words.text(
                                "receipt.entry",
                                id(Long.toString(facts.sequence())),
                                id(CheckCode.of(facts.hash())))));
        lines.add(new Blank());
        lines.add(new Centered(words.text("receipt.thanks")));
    }

    /// At the foot as well, for the half that a torn receipt leaves.
    private void trainingAgain() {
        if (facts.training()) {
            lines.add(new Blank());
            lines.add(new Big(words.text("receipt.training")));
        }
    }

    private Money applied(BillItem item) {
        return payment.applied().stream()
                .filter(part -> part.account().equals(item.account()))
                .map(BillItem::amount)
                .findFirst()
                .orElse(Money.zero(item.amount().currency()));
    }

    private boolean nobodyCouldBeAsked() {
        return payment.bill().items().stream().allMatch(item -> item.balance().isEmpty());
    }

    private Optional<Balance> balance() {
        var items = payment.bill().items();
        return payment.customer().privacy() == Privacy.HOLDER && items.size() == 1
                ? items.getFirst().balance()
                : Optional.empty();
    }

    private String receiptNumber() {
        return padded(facts.number(), 6);
    }

    private String id(String data) {
        return words.id(Plain.of(data));
    }

    /// A line that a person wrote keeps its own direction in a line of the other one.
    private String ownDirection(String text) {
        return Plain.runsRightToLeft(text) ? text : words.id(text);
    }

    private static String padded(long number, int digits) {
        return String.format(Locale.ROOT, "%0" + digits + "d", number);
    }
}
