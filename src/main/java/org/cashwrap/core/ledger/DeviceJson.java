package org.cashwrap.core.ledger;

import org.cashwrap.core.ledger.Body.DevicesUsed;
import org.cashwrap.core.ledger.Body.DevicesUsed.Device;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Slip;

import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// What devices are, and what they say, as JSON; writing and reading side by side.
final class DeviceJson {
    private static final Pattern STYLE = Pattern.compile("c?w?t?");

    private DeviceJson() {}

    static void writeDevices(ObjectNode node, List<Device> devices) {
        var list = node.putArray("devices");
        devices.forEach(device ->
                list.addObject()
                        .put("role", device.role())
                        .put("profile", device.profile())
                        .put("hash", device.hash())
                        .put("local", device.local())
                        .put("link", device.link()));
    }

    static DevicesUsed readDevices(JsonFields fields) {
        var devices = fields.objects("devices").stream().map(DeviceJson::readDevice).toList();
        return fields.checked("devices", () -> new DevicesUsed(devices));
    }

    private static Device readDevice(JsonFields fields) {
        var device =
                fields.checked(
                        "role",
                        () ->
                                new Device(
                                        fields.text("role"),
                                        fields.text("profile"),
                                        fields.text("hash"),
                                        fields.truth("local"),
                                        fields.text("link")));
        fields.end();
        return device;
    }

    static void writeSlip(ObjectNode node, Slip slip) {
        node.put("copy", slip.copy().name().toLowerCase(Locale.ROOT));
        node.put("signature", slip.signature());
        node.put("complete", slip.complete());
        var lines = node.putArray("lines");
        slip.lines()
                .forEach(line ->
                        lines.addObject().put("text", line.text()).put("style", style(line)));
    }

    static Slip readSlip(JsonFields fields) {
        var copy = fields.parsed("copy", word -> Slip.Copy.valueOf(word.toUpperCase(Locale.ROOT)));
        var signature = fields.truth("signature");
        var complete = fields.truth("complete");
        var lines = fields.objects("lines").stream().map(DeviceJson::readLine).toList();
        return fields.checked("lines", () -> new Slip(copy, signature, complete, lines));
    }

    private static String style(Slip.Line line) {
        return (line.centred() ? "c" : "") + (line.wide() ? "w" : "") + (line.tall() ? "t" : "");
    }

    private static Slip.Line readLine(JsonFields fields) {
        var text = fields.text("text");
        var style = fields.text("style");
        if (!STYLE.matcher(style).matches()) {
            throw new BadEntryException("/body/lines/style is not of its form");
        }
        fields.end();
        return new Slip.Line(text, style.contains("c"), style.contains("w"), style.contains("t"));
    }

    static void writePayment(ObjectNode node, Optional<PaymentId> payment) {
        payment.ifPresentOrElse(
                id -> node.put("payment", id.toString()), () -> node.putNull("payment"));
    }

    static Optional<PaymentId> readPayment(JsonFields fields) {
        return fields.isNull("payment")
                ? Optional.empty()
                : Optional.of(PaymentJson.id(fields, "payment"));
    }

    static void writePaper(ObjectNode node, Paper paper, int copy) {
        writePayment(node, paper.of());
        paper.slip().ifPresentOrElse(entry -> node.put("slip", entry), () -> node.putNull("slip"));
        node.put("copy", copy);
    }

    static Paper readPaper(JsonFields fields) {
        var payment = readPayment(fields);
        if (!fields.isNull("slip")) {
            var entry = fields.integer("slip");
            return fields.checked("slip", () -> new Paper.TerminalSlip(entry, payment));
        }
        return payment.<Paper>map(Paper.Receipt::new)
                .orElseThrow(() -> new BadEntryException("/body/payment is null without a slip"));
    }

    static int readCopy(JsonFields fields) {
        return fields.checked("copy", () -> Math.toIntExact(fields.integer("copy")));
    }

    static void writeEnded(ObjectNode node, Body.PrintingEnded ended) {
        writePaper(node, ended.paper(), ended.copy());
        node.put("outcome", word(ended.outcome()));
        writeWhy(node, ended.why());
    }

    static Body.PrintingEnded readEnded(JsonFields fields) {
        return fields.checked(
                "why",
                () ->
                        new Body.PrintingEnded(
                                readPaper(fields),
                                readCopy(fields),
                                constant(fields, "outcome", Body.PrintingEnded.Outcome.values()),
                                readWhy(fields)));
    }

    static void writeKicked(ObjectNode node, Body.DrawerKicked kicked) {
        writePayment(node, kicked.payment());
        node.put("result", word(kicked.result()));
        writeWhy(node, kicked.why());
    }

    static Body.DrawerKicked readKicked(JsonFields fields) {
        return fields.checked(
                "why",
                () ->
                        new Body.DrawerKicked(
                                readPayment(fields),
                                constant(fields, "result", Body.DrawerKicked.Result.values()),
                                readWhy(fields)));
    }

    private static void writeWhy(ObjectNode node, String why) {
        if (why.isEmpty()) {
            node.putNull("why");
        } else {
            node.put("why", why);
        }
    }

    private static String readWhy(JsonFields fields) {
        var why = fields.isNull("why") ? "" : fields.text("why");
        if (!fields.isNull("why") && why.isEmpty()) {
            throw new BadEntryException("/body/why is empty");
        }
        return why;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E constant(JsonFields fields, String key, E[] all) {
        return fields.parsed(
                key,
                text ->
                        Arrays.stream(all)
                                .filter(each -> word(each).equals(text))
                                .findFirst()
                                .orElseThrow(() ->
                                        new IllegalArgumentException("not one of its words")));
    }

    static void writeTotals(ObjectNode node, BatchTotals totals) {
        node.put("terminal", totals.terminal());
        PaymentJson.put(node, "first_receipt", totals.firstReceipt());
        PaymentJson.put(node, "last_receipt", totals.lastReceipt());
        totals.total()
                .ifPresentOrElse(
                        total -> node.put("total", total.minor()), () -> node.putNull("total"));
        var groups = node.putArray("groups");
        totals.groups()
                .forEach(group ->
                        groups.addObject()
                                .put("name", group.name())
                                .put("count", group.count())
                                .put("sum", group.sum().minor()));
    }

    static BatchTotals readTotals(JsonFields fields, Currency currency) {
        var groups =
                fields.objects("groups").stream().map(each -> readGroup(each, currency)).toList();
        return fields.checked(
                "total",
                () ->
                        new BatchTotals(
                                fields.text("terminal"),
                                fields.maybeInt("first_receipt"),
                                fields.maybeInt("last_receipt"),
                                fields.isNull("total")
                                        ? Optional.empty()
                                        : Optional.of(PaymentJson.money(fields, "total", currency)),
                                groups));
    }

    private static BatchTotals.Group readGroup(JsonFields fields, Currency currency) {
        var group =
                fields.checked(
                        "count",
                        () ->
                                new BatchTotals.Group(
                                        fields.text("name"),
                                        Math.toIntExact(fields.integer("count")),
                                        PaymentJson.money(fields, "sum", currency)));
        fields.end();
        return group;
    }
}
