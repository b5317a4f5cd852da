package org.cashwrap.script;

import org.cashwrap.checkout.CounterView;
import org.cashwrap.checkout.Reply;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.ledger.Paper;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.Instrument;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.core.till.Till;
import org.cashwrap.text.EffectText;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// What the counter says, as JSON objects. Amounts are decimal texts in the station's currency.
///
/// @param zero nothing, in the station's currency
/// @param full somebody is signed in; otherwise of an account only the last four digits are shown
record ScriptJson(Money zero, boolean full) {
    static ScriptJson of(CounterView view, Currency currency) {
        return new ScriptJson(Money.zero(currency), view.clerk().isPresent());
    }

    /// Adds the keys of a state line.
    void state(ObjectNode line, CounterView view) {
        var active = view.payments().active();
        line.put("state", active.map(ScriptJson::word).orElse("idle"));
        line.put(
                "till",
                switch (view.till()) {
                    case Till.Closed _ -> "closed";
                    case Till.Open _ -> "open";
                });
        line.put("clerk", view.clerk().orElse(null));
        if (active.isPresent()) {
            line.set("payment", payment(active.get(), view.receipt()));
        } else {
            line.putNull("payment");
        }
        var parked = line.putArray("parked");
        view.payments().parked().forEach(doubt -> parked.add(payment(doubt, OptionalLong.empty())));
    }

    /// What an amount would do, each effect with its sentence, and the pack of rules that says so.
    static void effects(ObjectNode line, Reply.Effects told, EffectText sentences) {
        line.put("amount", told.amount().plain()).put("tender", told.tender().word());
        var effects = line.putArray("effects");
        for (var effect : told.effects()) {
            var node =
                    effects.addObject()
                            .put("kind", effect.kind().word())
                            .put("outcome", effect.outcome().word());
            effect.values().forEach(node::put);
            var rules = node.putArray("rules");
            effect.rules().forEach(rules::add);
            node.put("text", sentences.sentence(effect, told.amount(), told.tender()));
        }
        told.rules()
                .ifPresentOrElse(
                        filed ->
                                line.putObject("pack")
                                        .put("id", filed.pack().id())
                                        .put("hash", filed.sha256())
                                        .put("sample", filed.pack().sample()),
                        () -> line.putNull("pack"));
    }

    static void accounts(ObjectNode line, List<Reply.Match> matches) {
        var accounts = line.putArray("accounts");
        for (var match : matches) {
            var account = match.account();
            accounts.addObject()
                    .put("account", match.number())
                    .put("name", match.revealed() ? account.name() : account.initials())
                    .put("address", match.revealed() ? account.address() : null)
                    .put("past_due", account.balance().pastDue().plain())
                    .put("total_due", account.balance().totalDue().plain())
                    .put("status", account.status().word())
                    .put(
                            "as_of",
                            account.balance().asOf().truncatedTo(ChronoUnit.SECONDS).toString());
        }
    }

    /// What a card terminal says of the batch it has closed.
    /// A receipt under `printed`, a slip of the card terminal under `slip_printed` with the entry that holds it.
    static void paper(ObjectNode node, Paper paper, int copy, boolean known) {
        var payment = paper.of().map(Object::toString).orElse(null);
        paper.slip()
                .ifPresentOrElse(
                        entry -> node.put("slip_printed", payment).put("slip", entry),
                        () -> node.put("printed", payment));
        node.put("copy", copy).put("result", known ? "printed" : "unknown");
    }

    static void batch(ObjectNode line, BatchTotals totals) {
        var batch = line.putObject("batch").put("terminal", totals.terminal());
        number(batch, "first_receipt", totals.firstReceipt());
        number(batch, "last_receipt", totals.lastReceipt());
        batch.put("total", totals.total().map(Money::plain).orElse(null));
        var groups = batch.putArray("groups");
        totals.groups()
                .forEach(group ->
                        groups.addObject()
                                .put("name", group.name())
                                .put("count", group.count())
                                .put("sum", group.sum().plain()));
    }

    private static void number(ObjectNode node, String key, OptionalInt number) {
        number.ifPresentOrElse(known -> node.put(key, known), () -> node.putNull(key));
    }

    private static String word(Payment payment) {
        return switch (payment) {
            case Payment.Drafting _ -> "drafting";
            case Payment.Tendering _ -> "tendering";
            case Payment.AtTerminal _ -> "at-terminal";
            case Payment.InDoubt _ -> "in-doubt";
            case Payment.Committed _ -> "committed";
            case Payment.Abandoned _ -> "abandoned";
        };
    }

    private ObjectNode payment(Payment payment, OptionalLong receipt) {
        return switch (payment) {
            case Payment.Drafting drafting -> drafting(drafting);
            case Payment.Tendering tendering -> tendering(tendering, word(payment));
            case Payment.AtTerminal at -> tendering(at.before(), word(payment));
            case Payment.InDoubt doubt -> tendering(doubt.before(), word(payment));
            case Payment.Committed committed -> committed(committed, receipt);
            case Payment.Abandoned abandoned -> abandoned(abandoned);
        };
    }

    private static String why(Payment.Abandoned.Why why) {
        return switch (why) {
            case CANCELLED -> "cancelled";
            case NOT_PAID -> "not-paid";
        };
    }

    private ObjectNode drafting(Payment.Drafting drafting) {
        var node = head(drafting, Optional.empty());
        node.putArray("items")
                .addObject()
                .put("account", shown(drafting.account()))
                .putNull("amount");
        return nothing(node);
    }

    private ObjectNode abandoned(Payment.Abandoned abandoned) {
        var node = head(abandoned, Optional.empty());
        node.putArray("items");
        return nothing(node).put("why", why(abandoned.why()));
    }

    private ObjectNode nothing(ObjectNode node) {
        sums(node, zero, zero, zero);
        tenders(node, List.of());
        return node.put("change", zero.plain()).put("rounding", zero.plain());
    }

    private ObjectNode tendering(Payment.Tendering tendering, String word) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", tendering.id().toString()).putNull("receipt").put("state", word);
        items(node, tendering.bill().items());
        sums(node, tendering.bill().due(), tendering.takenSum(), tendering.left());
        tenders(node, tendering.taken());
        node.put("change", zero.plain()).put("rounding", zero.plain());
        if (tendering.rounding() != CashRounding.EXACT) {
            node.put("way", tendering.rounding().word());
            node.put("cash_asked", tendering.cashAsked().plain());
        }
        return node;
    }

    private ObjectNode committed(Payment.Committed committed, OptionalLong receipt) {
        var node =
                head(
                        committed,
                        receipt.isPresent() ? Optional.of(receipt.getAsLong()) : Optional.empty());
        items(node, committed.applied());
        sums(node, committed.bill().due(), committed.paid(), committed.left());
        tenders(node, committed.tenders());
        node.put("change", committed.change().plain())
                .put("rounding", committed.rounding().plain());
        if (committed.way() != CashRounding.EXACT) {
            node.put("way", committed.way().word());
        }
        return node;
    }

    private static ObjectNode head(Payment payment, Optional<Long> receipt) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", payment.id().toString());
        receipt.ifPresentOrElse(
                number -> node.put("receipt", String.format(java.util.Locale.ROOT, "%06d", number)),
                () -> node.putNull("receipt"));
        return node.put("state", word(payment));
    }

    private void items(ObjectNode node, List<BillItem> items) {
        var list = node.putArray("items");
        items.forEach(item ->
                list.addObject()
                        .put("account", shown(item.account()))
                        .put("amount", item.amount().plain()));
    }

    private String shown(AccountNumber account) {
        return full
                ? account.digits()
                : "•".repeat(account.digits().length() - 4) + account.lastFour();
    }

    private static void sums(ObjectNode node, Money due, Money paid, Money left) {
        node.put("due", due.plain()).put("paid", paid.plain()).put("left", left.plain());
    }

    private static void tenders(ObjectNode node, List<Tender> tenders) {
        var list = node.putArray("tenders");
        for (var tender : tenders) {
            var each = list.addObject();
            switch (tender) {
                case Tender.Cash(var amount) ->
                        each.put("kind", "cash").put("amount", amount.plain());
                case Instrument instrument -> {
                    each.put("kind", instrument.kind().word())
                            .put("amount", instrument.amount().plain())
                            .put("serial", instrument.serial());
                    instrument
                            .drawn()
                            .ifPresent(drawn ->
                                    each.put("routing", drawn.routing())
                                            .put("last4", drawn.lastFour()));
                }
                case Tender.Card(var approval) -> {
                    each.put("kind", "card")
                            .put("amount", approval.amount().plain())
                            .put("approval", approval.approval())
                            .put("last4", approval.lastFour())
                            .put("brand", approval.brand());
                    number(each, "terminal_receipt", approval.terminalReceipt());
                }
            }
        }
    }
}
