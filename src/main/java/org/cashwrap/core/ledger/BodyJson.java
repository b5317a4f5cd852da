package org.cashwrap.core.ledger;

import org.cashwrap.core.ledger.Body.BatchClosed;
import org.cashwrap.core.ledger.Body.BatchClosing;
import org.cashwrap.core.ledger.Body.CardUnclaimed;
import org.cashwrap.core.ledger.Body.ClockJumped;
import org.cashwrap.core.ledger.Body.DevicesUsed;
import org.cashwrap.core.ledger.Body.DrawerKicked;
import org.cashwrap.core.ledger.Body.JournalStarted;
import org.cashwrap.core.ledger.Body.PaperSeen;
import org.cashwrap.core.ledger.Body.PaymentAbandoned;
import org.cashwrap.core.ledger.Body.PaymentCommitted;
import org.cashwrap.core.ledger.Body.PaymentMoved;
import org.cashwrap.core.ledger.Body.PrintingEnded;
import org.cashwrap.core.ledger.Body.PrintingStarted;
import org.cashwrap.core.ledger.Body.ProgramStarted;
import org.cashwrap.core.ledger.Body.ProgramStopped;
import org.cashwrap.core.ledger.Body.SignInFailed;
import org.cashwrap.core.ledger.Body.SignatureChecked;
import org.cashwrap.core.ledger.Body.SignatureNeeded;
import org.cashwrap.core.ledger.Body.SignedIn;
import org.cashwrap.core.ledger.Body.SignedOut;
import org.cashwrap.core.ledger.Body.SlipSpooled;
import org.cashwrap.core.ledger.Body.StaffChanged;
import org.cashwrap.core.ledger.Body.TillMoved;
import org.cashwrap.core.money.Pieces;
import org.cashwrap.core.till.TillEvent;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.LocalDate;
import java.util.Currency;
import java.util.TreeMap;

/// The `body` of an entry as JSON, kind by kind, writing and reading side by side. Amounts are in the envelope's currency.
final class BodyJson {
    private BodyJson() {}

    static ObjectNode write(Body body) {
        var node = JsonNodeFactory.instance.objectNode();
        switch (body) {
            case JournalStarted(var store, var key) -> node.put("store", store).put("key", key);
            case ProgramStarted(
                            var header,
                            var language,
                            var staff,
                            var roles,
                            var java,
                            var system) -> {
                var lines = node.putArray("header");
                header.forEach(lines::add);
                node.put("language", language.code());
                var people = node.putArray("staff");
                staff.forEach(member ->
                        people.addObject()
                                .put("person", member.person())
                                .put("role", member.role())
                                .put("disabled", member.disabled()));
                node.put("roles", roles).put("java", java).put("system", system);
            }
            case CardUnclaimed unclaimed -> PaymentJson.write(node, unclaimed);
            case DevicesUsed(var devices) -> DeviceJson.writeDevices(node, devices);
            case SlipSpooled(var payment, var slip) -> {
                DeviceJson.writePayment(node, payment);
                DeviceJson.writeSlip(node, slip);
            }
            case PrintingStarted(var paper, var copy) -> DeviceJson.writePaper(node, paper, copy);
            case PrintingEnded ended -> DeviceJson.writeEnded(node, ended);
            case PaperSeen(var paper, var copy, var cameOut) -> {
                DeviceJson.writePaper(node, paper, copy);
                node.put("came_out", cameOut);
            }
            case DrawerKicked kicked -> DeviceJson.writeKicked(node, kicked);
            case SignatureNeeded(var payment) -> node.put("payment", payment.toString());
            case SignatureChecked(var payment, var matches) ->
                    node.put("payment", payment.toString()).put("matches", matches);
            case BatchClosed(var totals) -> DeviceJson.writeTotals(node, totals);
            case ProgramStopped(), SignedOut(), BatchClosing() -> {}
            case ClockJumped(var byMs) -> node.put("by", byMs);
            case SignedIn(var role) -> node.put("role", role);
            case SignInFailed(var person, var locked) ->
                    node.put("person", person).put("locked", locked);
            case StaffChanged(var person, var role, var change) ->
                    node.put("person", person).put("role", role).put("change", change);
            case TillMoved(TillEvent.Opened(var date, var openingFloat, var pieces)) -> {
                node.put("date", date.toString());
                node.put("float", openingFloat.minor());
                pieces.ifPresentOrElse(
                        each -> {
                            var counts = node.putObject("pieces");
                            each.counts().forEach((of, count) -> counts.put(of.toString(), count));
                        },
                        () -> node.putNull("pieces"));
            }
            case PaymentMoved moved -> PaymentJson.write(node, moved);
            case PaymentCommitted committed -> PaymentJson.write(node, committed);
            case PaymentAbandoned abandoned -> PaymentJson.write(node, abandoned);
        }
        return node;
    }

    static Body read(String kind, JsonFields fields, Currency currency) {
        Body body =
                switch (kind) {
                    case "JournalStarted" ->
                            fields.checked(
                                    "key",
                                    () ->
                                            new JournalStarted(
                                                    fields.text("store"), fields.text("key")));
                    case "ProgramStarted" ->
                            fields.checked(
                                    "roles",
                                    () ->
                                            new ProgramStarted(
                                                    fields.texts("header"),
                                                    PaymentJson.language(fields),
                                                    fields.objects("staff").stream()
                                                            .map(BodyJson::readMember)
                                                            .toList(),
                                                    fields.text("roles"),
                                                    fields.text("java"),
                                                    fields.text("system")));
                    case "CardUnclaimed" -> PaymentJson.readUnclaimed(fields);
                    case "DevicesUsed" -> DeviceJson.readDevices(fields);
                    case "SlipSpooled" ->
                            new SlipSpooled(
                                    DeviceJson.readPayment(fields), DeviceJson.readSlip(fields));
                    case "PrintingStarted" ->
                            fields.checked(
                                    "copy",
                                    () ->
                                            new PrintingStarted(
                                                    DeviceJson.readPaper(fields),
                                                    DeviceJson.readCopy(fields)));
                    case "PrintingEnded" -> DeviceJson.readEnded(fields);
                    case "PaperSeen" ->
                            fields.checked(
                                    "copy",
                                    () ->
                                            new PaperSeen(
                                                    DeviceJson.readPaper(fields),
                                                    DeviceJson.readCopy(fields),
                                                    fields.truth("came_out")));
                    case "DrawerKicked" -> DeviceJson.readKicked(fields);
                    case "SignatureNeeded" ->
                            new SignatureNeeded(PaymentJson.id(fields, "payment"));
                    case "SignatureChecked" ->
                            new SignatureChecked(
                                    PaymentJson.id(fields, "payment"), fields.truth("matches"));
                    case "BatchClosing" -> new BatchClosing();
                    case "BatchClosed" -> new BatchClosed(DeviceJson.readTotals(fields, currency));
                    case "ProgramStopped" -> new ProgramStopped();
                    case "ClockJumped" -> new ClockJumped(fields.integer("by"));
                    case "SignedIn" -> fields.parsed("role", SignedIn::new);
                    case "SignedOut" -> new SignedOut();
                    case "SignInFailed" ->
                            new SignInFailed(fields.text("person"), fields.truth("locked"));
                    case "StaffChanged" ->
                            fields.checked(
                                    "change",
                                    () ->
                                            new StaffChanged(
                                                    fields.text("person"),
                                                    fields.text("role"),
                                                    fields.text("change")));
                    case "TillOpened" -> new TillMoved(readOpened(fields, currency));
                    case "PaymentCommitted" -> PaymentJson.readCommitted(fields, currency);
                    case "PaymentAbandoned" -> PaymentJson.readAbandoned(fields, currency);
                    default -> PaymentJson.readMoved(kind, fields, currency);
                };
        fields.end();
        return body;
    }

    private static ProgramStarted.Member readMember(JsonFields fields) {
        var member =
                fields.checked(
                        "role",
                        () ->
                                new ProgramStarted.Member(
                                        fields.text("person"),
                                        fields.text("role"),
                                        fields.truth("disabled")));
        fields.end();
        return member;
    }

    private static TillEvent readOpened(JsonFields fields, Currency currency) {
        var date = fields.parsed("date", LocalDate::parse);
        var openingFloat = PaymentJson.money(fields, "float", currency);
        var pieces = fields.maybeObject("pieces").map(counts -> readPieces(counts, currency));
        return fields.checked("pieces", () -> new TillEvent.Opened(date, openingFloat, pieces));
    }

    private static Pieces readPieces(JsonFields fields, Currency currency) {
        var counts = new TreeMap<Long, Integer>();
        fields.keys()
                .forEach(key ->
                        fields.checked(
                                key,
                                () ->
                                        counts.put(
                                                Long.parseLong(key),
                                                Math.toIntExact(fields.integer(key)))));
        return fields.checked("", () -> new Pieces(currency, counts));
    }
}
