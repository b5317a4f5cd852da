package org.cashwrap.core.ledger;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.BillItem;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.ledger.Body.CardUnclaimed;
import org.cashwrap.core.ledger.Body.PaymentAbandoned;
import org.cashwrap.core.ledger.Body.PaymentCommitted;
import org.cashwrap.core.ledger.Body.PaymentMoved;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.Instrument;
import org.cashwrap.core.payment.Payment.Abandoned;
import org.cashwrap.core.payment.Payment.Committed;
import org.cashwrap.core.payment.Payment.Customer;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentEvent.AccountChosen;
import org.cashwrap.core.payment.PaymentEvent.AmountsChosen;
import org.cashwrap.core.payment.PaymentEvent.ApprovalSeen;
import org.cashwrap.core.payment.PaymentEvent.AskTerminalPressed;
import org.cashwrap.core.payment.PaymentEvent.CancelPressed;
import org.cashwrap.core.payment.PaymentEvent.CardAnswered;
import org.cashwrap.core.payment.PaymentEvent.CardChosen;
import org.cashwrap.core.payment.PaymentEvent.CashGiven;
import org.cashwrap.core.payment.PaymentEvent.CashGivenBack;
import org.cashwrap.core.payment.PaymentEvent.DoubtEnded;
import org.cashwrap.core.payment.PaymentEvent.HolderIdentified;
import org.cashwrap.core.payment.PaymentEvent.InstrumentGiven;
import org.cashwrap.core.payment.PaymentEvent.Parked;
import org.cashwrap.core.payment.PaymentEvent.SettlePressed;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.core.payment.TerminalMark;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/// A payment's part of a body as JSON: its events, what came of it, and what is in them; writing and reading side by side.
/// Amounts are in the envelope's currency, but for a card approval, which names its own: a terminal may answer in another.
final class PaymentJson {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private PaymentJson() {}

    static void write(ObjectNode node, CardUnclaimed body) {
        node.put("payment", body.payment().toString()).put("reference", body.reference());
        node.set("approval", approval(body.approval()));
    }

    static CardUnclaimed readUnclaimed(JsonFields fields) {
        return new CardUnclaimed(
                id(fields, "payment"),
                fields.text("reference"),
                readApproval(fields.object("approval")));
    }

    static void write(ObjectNode node, PaymentMoved body) {
        node.put("payment", body.payment().toString());
        writeEvent(node, body.event());
    }

    /// @param kind of the event, if it is one
    static PaymentMoved readMoved(String kind, JsonFields fields, Currency currency) {
        return new PaymentMoved(id(fields, "payment"), readEvent(kind, fields, currency));
    }

    static void write(ObjectNode node, PaymentCommitted body) {
        node.set("event", ended(body.event()));
        node.set("payment", committed(body.payment(), body.receipt()));
    }

    static void write(ObjectNode node, PaymentAbandoned body) {
        node.set("event", ended(body.event()));
        node.putObject("payment")
                .put("id", body.payment().id().toString())
                .put("state", "abandoned")
                .put("why", body.payment().why().name().toLowerCase(Locale.ROOT));
    }

    private static ObjectNode ended(PaymentEvent event) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("kind", event.getClass().getSimpleName());
        writeEvent(node, event);
        return node;
    }

    private static void writeEvent(ObjectNode node, PaymentEvent event) {
        switch (event) {
            case AccountChosen(var account, var balance, var language) -> {
                node.put("account", account.digits());
                writeBalance(node, balance);
                node.put("language", language.code());
            }
            case AmountsChosen(var bill, var rounding, var despite) -> {
                writeItems(node, bill.items());
                writeWay(node, "rounding", rounding);
                writeDespite(node, despite);
            }
            case CashGiven(var amount, var despite) -> {
                node.put("amount", amount.minor());
                writeDespite(node, despite);
            }
            case CashGivenBack(var amount, var instruments) -> {
                node.put("amount", amount.minor());
                // Absent if there were none, as in every journal from before there could be any.
                if (instruments > 0) {
                    node.put("instruments", instruments);
                }
            }
            case InstrumentGiven(var instrument) -> node.set("instrument", instrument(instrument));
            case CardChosen(var reference, var amount, var before) -> {
                node.put("reference", reference).put("amount", amount.minor());
                before.ifPresentOrElse(
                        mark -> node.put("before", mark.value()), () -> node.putNull("before"));
            }
            case ApprovalSeen(var reference, var approval) -> {
                node.put("reference", reference);
                node.set("approval", approval(approval));
            }
            case CardAnswered(var reference, var answer) -> {
                node.put("reference", reference);
                switch (answer) {
                    case CardAnswer.Approved(var approval) -> {
                        node.put("answer", "approved");
                        node.set("approval", approval(approval));
                    }
                    case CardAnswer.Declined(var reason) ->
                            node.put("answer", "declined").put("reason", reason);
                    case CardAnswer.Silent() -> node.put("answer", "silent");
                }
            }
            case DoubtEnded(var reference, var charged) -> {
                node.put("reference", reference);
                charged.ifPresentOrElse(
                        approval -> node.set("approval", approval(approval)),
                        () -> node.putNull("approval"));
            }
            case HolderIdentified _,
                    AskTerminalPressed _,
                    Parked _,
                    SettlePressed _,
                    CancelPressed _ -> {}
        }
    }

    private static PaymentEvent readEvent(String kind, JsonFields fields, Currency currency) {
        return switch (kind) {
            case "AccountChosen" ->
                    new AccountChosen(
                            account(fields), readBalance(fields, currency), language(fields));
            case "HolderIdentified" -> new HolderIdentified();
            case "AmountsChosen" ->
                    new AmountsChosen(
                            readBill(fields, currency),
                            readWay(fields, "rounding"),
                            readDespite(fields));
            case "CashGiven" ->
                    fields.checked(
                            "amount",
                            () ->
                                    new CashGiven(
                                            money(fields, "amount", currency),
                                            readDespite(fields)));
            case "CashGivenBack" ->
                    fields.checked(
                            "amount",
                            () ->
                                    new CashGivenBack(
                                            money(fields, "amount", currency),
                                            readInstruments(fields)));
            case "InstrumentGiven" ->
                    new InstrumentGiven(readInstrument(fields.object("instrument"), currency));
            case "CardChosen" ->
                    fields.checked(
                            "amount",
                            () ->
                                    new CardChosen(
                                            fields.text("reference"),
                                            money(fields, "amount", currency),
                                            fields.isNull("before")
                                                    ? Optional.empty()
                                                    : Optional.of(
                                                            fields.parsed(
                                                                    "before", TerminalMark::new))));
            case "ApprovalSeen" ->
                    new ApprovalSeen(
                            fields.text("reference"), readApproval(fields.object("approval")));
            case "CardAnswered" -> new CardAnswered(fields.text("reference"), readAnswer(fields));
            case "AskTerminalPressed" -> new AskTerminalPressed();
            case "DoubtEnded" ->
                    new DoubtEnded(
                            fields.text("reference"),
                            fields.maybeObject("approval").map(PaymentJson::readApproval));
            case "Parked" -> new Parked();
            case "SettlePressed" -> new SettlePressed();
            case "CancelPressed" -> new CancelPressed();
            default -> throw new BadEntryException("/kind is a kind this program does not know");
        };
    }

    private static int readInstruments(JsonFields fields) {
        if (!fields.has("instruments")) {
            return 0;
        }
        var instruments = Math.toIntExact(fields.integer("instruments"));
        if (instruments < 1) {
            throw new IllegalArgumentException("no instruments are left out");
        }
        return instruments;
    }

    private static ObjectNode instrument(Instrument instrument) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("kind", instrument.kind().word());
        node.put("amount", instrument.amount().minor());
        node.put("serial", instrument.serial());
        instrument
                .drawn()
                .ifPresent(drawn ->
                        node.put("routing", drawn.routing()).put("last4", drawn.lastFour()));
        return node;
    }

    private static Instrument readInstrument(JsonFields fields, Currency currency) {
        var instrument = instrumentOf(fields, currency);
        fields.end();
        return instrument;
    }

    private static Instrument instrumentOf(JsonFields fields, Currency currency) {
        return fields.checked(
                "kind",
                () ->
                        new Instrument(
                                fields.parsed("kind", PaymentJson::instrumentKind),
                                money(fields, "amount", currency),
                                fields.text("serial"),
                                fields.has("routing") || fields.has("last4")
                                        ? Optional.of(
                                                new Instrument.Drawn(
                                                        fields.text("routing"),
                                                        fields.text("last4")))
                                        : Optional.empty()));
    }

    private static TenderKind instrumentKind(String word) {
        return TenderKind.ofWord(word)
                .filter(TenderKind::isInstrument)
                .orElseThrow(() -> new IllegalArgumentException("not an instrument"));
    }

    private static CardAnswer readAnswer(JsonFields fields) {
        return switch (fields.text("answer")) {
            case "approved" -> new CardAnswer.Approved(readApproval(fields.object("approval")));
            case "declined" -> new CardAnswer.Declined(fields.text("reason"));
            case "silent" -> new CardAnswer.Silent();
            default -> throw new BadEntryException("/body/answer is not a known answer");
        };
    }

    private static PaymentEvent readEnded(JsonFields fields, Currency currency) {
        var event = readEvent(fields.text("kind"), fields, currency);
        fields.end();
        return event;
    }

    private static ObjectNode committed(Committed payment, long receipt) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("id", payment.id().toString());
        node.put("receipt", receiptNumber(receipt));
        node.put("state", "committed");
        node.put("privacy", word(payment.customer().privacy()));
        node.put("language", payment.customer().language().code());
        writeItems(node, payment.applied());
        writeItems(node, "asked", payment.bill().items());
        node.put("due", payment.bill().due().minor());
        node.put("paid", payment.paid().minor());
        node.put("left", payment.left().minor());
        var tenders = node.putArray("tenders");
        payment.tenders().forEach(tender -> tenders.add(tender(tender)));
        node.put("change", payment.change().minor());
        node.put("rounding", payment.rounding().minor());
        writeWay(node, "way", payment.way());
        return node;
    }

    static PaymentCommitted readCommitted(JsonFields fields, Currency currency) {
        var event = readEnded(fields.object("event"), currency);
        var node = fields.object("payment");
        expect(node, "state", "committed");
        var payment =
                node.checked(
                        "tenders",
                        () ->
                                new Committed(
                                        id(node, "id"),
                                        new Bill(readItems(node, "asked", currency)),
                                        readWay(node, "way"),
                                        new Customer(
                                                node.parsed("privacy", PaymentJson::privacy),
                                                language(node)),
                                        node.objects("tenders").stream()
                                                .map(each -> readTender(each, currency))
                                                .toList(),
                                        money(node, "change", currency),
                                        money(node, "rounding", currency)));
        var receipt = node.parsed("receipt", PaymentJson::receiptNumber);
        // What follows from the rest is written for others to read, and must agree with it.
        if (!payment.applied().equals(readItems(node, "items", currency))) {
            throw new BadEntryException("/body/payment/items do not follow from the tenders");
        }
        agree(node, "due", payment.bill().due());
        agree(node, "paid", payment.paid());
        agree(node, "left", payment.left());
        node.end();
        return new PaymentCommitted(event, receipt, payment);
    }

    static PaymentAbandoned readAbandoned(JsonFields fields, Currency currency) {
        var event = readEnded(fields.object("event"), currency);
        var node = fields.object("payment");
        expect(node, "state", "abandoned");
        var why = node.parsed("why", text -> Abandoned.Why.valueOf(text.toUpperCase(Locale.ROOT)));
        var payment = new Abandoned(id(node, "id"), why);
        node.end();
        return new PaymentAbandoned(event, payment);
    }

    private static ObjectNode approval(CardApproval approval) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("amount", approval.amount().minor());
        node.put("currency", approval.amount().currency().getCurrencyCode());
        node.put("approval", approval.approval());
        node.put("last4", approval.lastFour());
        node.put("brand", approval.brand());
        node.put("terminal", approval.terminal());
        put(node, "terminal_receipt", approval.terminalReceipt());
        put(node, "trace", approval.trace());
        approval.terminalAt()
                .ifPresentOrElse(
                        at -> node.put("terminal_at", SECONDS.format(at)),
                        () -> node.putNull("terminal_at"));
        return node;
    }

    static void put(ObjectNode node, String key, OptionalInt number) {
        if (number.isPresent()) {
            node.put(key, number.getAsInt());
        } else {
            node.putNull(key);
        }
    }

    private static CardApproval readApproval(JsonFields fields) {
        var approval = approvalOf(fields);
        fields.end();
        return approval;
    }

    private static CardApproval approvalOf(JsonFields fields) {
        var currency = fields.parsed("currency", Currency::getInstance);
        return fields.checked(
                "amount",
                () ->
                        new CardApproval(
                                money(fields, "amount", currency),
                                fields.text("approval"),
                                fields.text("last4"),
                                fields.text("brand"),
                                fields.text("terminal"),
                                fields.maybeInt("terminal_receipt"),
                                fields.maybeInt("trace"),
                                fields.isNull("terminal_at")
                                        ? Optional.empty()
                                        : Optional.of(
                                                fields.parsed(
                                                        "terminal_at", LocalDateTime::parse))));
    }

    private static ObjectNode tender(Tender tender) {
        return switch (tender) {
            case Tender.Cash(var amount) ->
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("kind", "cash")
                            .put("amount", amount.minor());
            case Tender.Card(var approval) -> {
                var node = JsonNodeFactory.instance.objectNode().put("kind", "card");
                node.setAll(approval(approval));
                yield node;
            }
            case Instrument instrument -> instrument(instrument);
        };
    }

    private static Tender readTender(JsonFields fields, Currency currency) {
        var tender =
                switch (fields.text("kind")) {
                    case "cash" -> new Tender.Cash(money(fields, "amount", currency));
                    case "card" -> new Tender.Card(approvalOf(fields));
                    case "cheque", "money-order", "cashiers-check" ->
                            instrumentOf(fields, currency);
                    default ->
                            throw new BadEntryException("/body/payment/tenders/kind is not known");
                };
        fields.end();
        return tender;
    }

    private static void writeItems(ObjectNode node, List<BillItem> items) {
        writeItems(node, "items", items);
    }

    private static void writeItems(ObjectNode node, String key, List<BillItem> items) {
        var list = node.putArray(key);
        items.forEach(item -> {
            var each =
                    list.addObject()
                            .put("account", item.account().digits())
                            .put("amount", item.amount().minor());
            writeBalance(each, item.balance());
        });
    }

    /// Absent where cents are paid, as in every journal from before there was another way.
    private static void writeWay(ObjectNode node, String key, CashRounding way) {
        if (way != CashRounding.EXACT) {
            node.put(key, way.word());
        }
    }

    private static CashRounding readWay(JsonFields fields, String key) {
        return fields.has(key) ? fields.parsed(key, PaymentJson::wayOfCents) : CashRounding.EXACT;
    }

    /// In the order in which the kinds are declared, so that one event has one text.
    private static void writeDespite(ObjectNode node, Set<Stop.Kind> despite) {
        if (!despite.isEmpty()) {
            var words = node.putArray("despite");
            despite.stream().sorted().map(Stop.Kind::word).forEach(words::add);
        }
    }

    private static Set<Stop.Kind> readDespite(JsonFields fields) {
        if (!fields.has("despite")) {
            return Set.of();
        }
        var kinds =
                fields.checked(
                        "despite",
                        () ->
                                fields.texts("despite").stream()
                                        .map(PaymentJson::passedStop)
                                        .toList());
        if (kinds.isEmpty() || !kinds.equals(kinds.stream().distinct().sorted().toList())) {
            throw new BadEntryException("/body/despite is not a list of stops in their order");
        }
        return Set.copyOf(kinds);
    }

    private static Stop.Kind passedStop(String word) {
        return Stop.Kind.ofWord(word)
                .filter(kind -> !kind.isFinal())
                .orElseThrow(() -> new IllegalArgumentException("not a stop that can be passed"));
    }

    private static CashRounding wayOfCents(String word) {
        return CashRounding.ofWord(word)
                .filter(way -> way != CashRounding.EXACT)
                .orElseThrow(() -> new IllegalArgumentException("not a cash rounding"));
    }

    private static Bill readBill(JsonFields fields, Currency currency) {
        return fields.checked("items", () -> new Bill(readItems(fields, "items", currency)));
    }

    private static List<BillItem> readItems(JsonFields fields, String key, Currency currency) {
        return fields.objects(key).stream().map(each -> readItem(each, currency)).toList();
    }

    private static BillItem readItem(JsonFields fields, Currency currency) {
        var item =
                fields.checked(
                        "amount",
                        () ->
                                new BillItem(
                                        account(fields),
                                        money(fields, "amount", currency),
                                        readBalance(fields, currency)));
        fields.end();
        return item;
    }

    private static void writeBalance(ObjectNode node, Optional<Balance> balance) {
        balance.ifPresentOrElse(
                known ->
                        node.putObject("balance")
                                .put("total_due", known.totalDue().minor())
                                .put("past_due", known.pastDue().minor())
                                .put("as_of", EntryCodec.instant(known.asOf())),
                () -> node.putNull("balance"));
    }

    private static Optional<Balance> readBalance(JsonFields fields, Currency currency) {
        return fields.maybeObject("balance")
                .map(known -> {
                    var balance =
                            known.checked(
                                    "total_due",
                                    () ->
                                            new Balance(
                                                    money(known, "total_due", currency),
                                                    money(known, "past_due", currency),
                                                    known.parsed("as_of", Instant::parse)));
                    known.end();
                    return balance;
                });
    }

    private static AccountNumber account(JsonFields fields) {
        return fields.parsed("account", AccountNumber::new);
    }

    static PaymentId id(JsonFields fields, String key) {
        return new PaymentId(fields.parsed(key, UUID::fromString));
    }

    static Money money(JsonFields fields, String key, Currency currency) {
        return new Money(fields.integer(key), currency);
    }

    static Language language(JsonFields fields) {
        return fields.parsed(
                "language",
                code ->
                        Language.ofCode(code)
                                .orElseThrow(() ->
                                        new IllegalArgumentException("not a language of ours")));
    }

    private static String word(Privacy privacy) {
        return switch (privacy) {
            case THIRD_PARTY -> "third-party";
            case HOLDER -> "holder";
        };
    }

    private static Privacy privacy(String word) {
        return switch (word) {
            case "third-party" -> Privacy.THIRD_PARTY;
            case "holder" -> Privacy.HOLDER;
            default -> throw new IllegalArgumentException("not a privacy mode");
        };
    }

    /// `000123`: at least six digits.
    private static String receiptNumber(long receipt) {
        return String.format(Locale.ROOT, "%06d", receipt);
    }

    private static long receiptNumber(String text) {
        var receipt = Long.parseLong(text);
        if (!receiptNumber(receipt).equals(text) || receipt < 1) {
            throw new IllegalArgumentException("not a receipt number");
        }
        return receipt;
    }

    private static void expect(JsonFields fields, String key, String value) {
        if (!fields.text(key).equals(value)) {
            throw new BadEntryException("/body/payment/" + key + " is not " + value);
        }
    }

    private static void agree(JsonFields fields, String key, Money value) {
        if (fields.integer(key) != value.minor()) {
            throw new BadEntryException(
                    "/body/payment/" + key + " does not follow from the tenders");
        }
    }
}
