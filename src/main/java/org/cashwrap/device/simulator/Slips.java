package org.cashwrap.device.simulator;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What stands on the terminal's slips. All of it is synthetic, and says so.
final class Slips {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private final ZoneId zone;
    private final int columns;
    private final boolean umlauts;

    Slips(ZoneId zone, int columns, boolean umlauts) {
        this.zone = zone;
        this.columns = columns;
        this.umlauts = umlauts;
    }

    /// The merchant's and the customer's.
    List<Receipt> approved(BookLine line, boolean toBeSigned, boolean copy) {
        var merchant = head("MERCHANT COPY", copy);
        merchant.addAll(body(line));
        merchant.add(centred("APPROVED"));
        if (toBeSigned) {
            merchant.add(plain(""));
            merchant.add(plain(""));
            merchant.add(plain("X" + "_".repeat(columns - 1)));
            merchant.add(centred("SIGNATURE"));
        }
        var customer = head("CUSTOMER COPY", copy);
        customer.addAll(body(line));
        customer.add(centred("APPROVED"));
        customer.add(centred("KEEP THIS SLIP"));
        return List.of(
                new Receipt(
                        Receipt.MERCHANT,
                        toBeSigned ? Receipt.POSITIVE | Receipt.TO_BE_SIGNED : Receipt.POSITIVE,
                        merchant),
                new Receipt(Receipt.CUSTOMER, Receipt.POSITIVE, customer));
    }

    /// The customer's only.
    List<Receipt> declined(BookLine line) {
        var lines = head("CUSTOMER COPY", false);
        lines.addAll(body(line));
        lines.add(new Receipt.Line("NOT PAID", Receipt.CENTRED | Receipt.WIDE));
        return List.of(new Receipt(Receipt.CUSTOMER, Receipt.NEGATIVE, lines));
    }

    Receipt batch(String title, BookLine line, Memory.Totals totals) {
        var lines = head(title, false);
        lines.add(pair("TERMINAL", line.tid()));
        lines.add(pair("TRACE", String.format(Locale.ROOT, "%06d", line.trace())));
        lines.add(plain(MOMENT.format(line.at().atZone(zone))));
        lines.add(
                pair(
                        "RECEIPTS",
                        String.format(Locale.ROOT, "%04d-%04d", totals.first(), totals.last())));
        for (var group : Brand.Group.values()) {
            var sum = totals.groups().get(group);
            if (sum != null) {
                lines.add(pair(group.name() + " " + sum.count(), sum.amount().plain()));
            }
        }
        lines.add(pair("TOTAL " + totals.total().currency(), totals.total().plain()));
        if (totals.refunds().count() > 0) {
            lines.add(
                    pair("REFUNDS " + totals.refunds().count(), totals.refunds().amount().plain()));
        }
        return new Receipt(Receipt.ADMINISTRATION, 0, lines);
    }

    private List<Receipt.Line> head(String title, boolean copy) {
        var lines = new ArrayList<Receipt.Line>();
        lines.add(centred("** SAMPLE **"));
        lines.add(centred(umlauts ? "H\u00c4NDLER M\u00dcNCHEN" : "SAMPLE MERCHANT"));
        lines.add(new Receipt.Line(title, Receipt.CENTRED | Receipt.WIDE));
        if (copy) {
            lines.add(centred("COPY"));
        }
        lines.add(plain(""));
        return lines;
    }

    private List<Receipt.Line> body(BookLine line) {
        var lines = new ArrayList<Receipt.Line>();
        lines.add(pair("TERMINAL", line.tid()));
        line.receipt()
                .ifPresent(number ->
                        lines.add(pair("RECEIPT", String.format(Locale.ROOT, "%04d", number))));
        lines.add(pair("TRACE", String.format(Locale.ROOT, "%06d", line.trace())));
        lines.add(plain(MOMENT.format(line.at().atZone(zone))));
        line.card().ifPresent(card -> lines.add(plain(card.shown())));
        lines.add(centred(kind(line)));
        lines.add(pair(line.amount().currency().getCurrencyCode(), line.amount().plain()));
        line.approval().ifPresent(code -> lines.add(pair("APPROVAL", code)));
        return lines;
    }

    private static String kind(BookLine line) {
        return switch (line.what()) {
            case BOOKED, DECLINED, UNDONE -> "PAYMENT";
            case REVERSAL_BOOKED, REVERSAL_DECLINED, REVERSAL_UNDONE -> "REVERSAL";
            case REFUND_BOOKED, REFUND_DECLINED, REFUND_UNDONE -> "REFUND";
            case BATCH_CLOSED, BATCH_NOT_CLOSED -> "END OF DAY";
        };
    }

    private Receipt.Line pair(String left, String right) {
        var gap = Math.max(1, columns - left.length() - right.length());
        return plain(left + " ".repeat(gap) + right);
    }

    private static Receipt.Line plain(String text) {
        return new Receipt.Line(text, Receipt.PLAIN);
    }

    private static Receipt.Line centred(String text) {
        return new Receipt.Line(text, Receipt.CENTRED);
    }
}
