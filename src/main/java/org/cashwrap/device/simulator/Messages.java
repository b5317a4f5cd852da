package org.cashwrap.device.simulator;

import org.cashwrap.core.money.Money;
import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.cashwrap.device.driver.zvt.wire.Control;
import org.cashwrap.device.driver.zvt.wire.DataWriter;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.HexFormat;
import java.util.OptionalInt;
import java.util.Set;

/// What the terminal says, as bytes. Source: PA00P015 rev. 13.08, chapters 3 (messages) and 9 (bitmaps).
final class Messages {
    static final Apdu OK = Apdu.of(Control.OK);
    static final Apdu NOT_POSSIBLE = Apdu.of(Control.NOT_POSSIBLE);
    static final Apdu PLEASE_WAIT = Apdu.of(0x849C);
    static final Apdu WRONG_PASSWORD = Apdu.of(0x8437);
    static final Apdu DONE = Apdu.of(Control.COMPLETION);

    private static final int CHIP = 0x01;
    private static final int EXPIRES = 2712;

    private Messages() {}

    static Apdu intermediate(int status) {
        return new DataWriter().bytes(status).as(Control.INTERMEDIATE_STATUS);
    }

    /// With a new T4.
    static Apdu intermediate(int status, int minutes) {
        return new DataWriter().bytes(status).bcd(minutes, 1).as(Control.INTERMEDIATE_STATUS);
    }

    static Apdu aborted(int result) {
        return new DataWriter().bytes(result).as(Control.ABORT_BY_TERMINAL);
    }

    static Apdu wrongCurrency(int control, Currency ours) {
        return new DataWriter().bytes(0x6F).bcd(ours.getNumericCode(), 2).as(control);
    }

    /// What the till is to know beside the books, or is to stumble over.
    ///
    /// @param currency   the till named one, so we name ours
    /// @param containers the till understands them
    record Form(boolean currency, boolean containers, Set<Quirk> quirks) {
        Form {
            quirks = Set.copyOf(quirks);
        }

        boolean has(Quirk quirk) {
            return quirks.contains(quirk);
        }
    }

    /// 04 0F of a transaction that the host approved.
    static Apdu approved(BookLine line, OptionalInt originalTrace, ZoneId zone, Form form) {
        var data = new DataWriter().bytes(0x27, line.result());
        if (form.has(Quirk.UNKNOWN_BITMAP_FIRST)) {
            data.bytes(0x92, 0x01, 0x02, 0x03);
        }
        data.bitmap(0x04, line.amount().minor(), 6).bitmap(0x0B, line.trace(), 3);
        moment(data, line, zone);
        line.card().ifPresent(_ -> data.bitmap(0x0E, EXPIRES, 2).bitmap(0x17, 1, 2));
        data.bytes(0x19, 0x70);
        line.card()
                .ifPresent(card -> data.llvar(0x22, HexFormat.of().parseHex(card.maskedNumber())));
        tid(data, line.tid());
        originalTrace.ifPresent(trace -> data.bitmap(0x37, trace, 3));
        line.approval()
                .ifPresent(code -> data.bytes(0x3B).raw(java.util.Arrays.copyOf(ascii(code), 8)));
        if (form.currency()) {
            data.bitmap(0x49, line.amount().currency().getNumericCode(), 2);
        }
        data.bitmap(0x87, line.receipt().orElse(0), 2).bitmap(0x88, line.turnover(), 3);
        line.card()
                .ifPresent(
                        card -> data.bytes(0x8A, card.brand().id()).llvar(0x8B, name(card, form)));
        if (form.has(Quirk.EXTENDED_LENGTH)) {
            data.lllvar(0x3C, ascii("SAMPLE TEXT OF MORE THAN ONE PAGE. ".repeat(8)));
        }
        if (form.containers()) {
            container(data, paidHow(form), form);
        }
        if (form.has(Quirk.UNKNOWN_BITMAP)) {
            data.bytes(0x92, 0x01, 0x02, 0x03);
        }
        return data.as(Control.STATUS_INFORMATION);
    }

    private static byte[] name(Card card, Form form) {
        var umlauts = form.has(Quirk.LATIN_1) ? " \u00c4\u00d6\u00fc\u00df" : "";
        return (card.brand().name() + umlauts + "\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    /// How the card's holder was asked, and by what the card was read.
    private static DataWriter paidHow(Form form) {
        var how =
                new DataWriter()
                        .tlv(0x1F10, (byte) (form.has(Quirk.SIGNATURE) ? 0x01 : 0x02))
                        .tlv(0x1F11, (byte) 0x01)
                        .tlv(0x1F12, (byte) CHIP)
                        .done();
        return new DataWriter().tlv(0x2F, how);
    }

    private static void container(DataWriter data, DataWriter objects, Form form) {
        if (form.has(Quirk.TLV_82)) {
            // Two bytes of length where one would do: allowed, and rarely met.
            var content = objects.done();
            data.bytes(0x06, 0x82, content.length >> 8, content.length & 0xFF).raw(content);
        } else {
            data.container(objects);
        }
    }

    /// 04 0F of a transaction that came to nothing.
    ///
    /// @param text of the terminal, or empty
    static Apdu failed(int result, String tid, String text) {
        var data = new DataWriter().bytes(0x27, result);
        tid(data, tid);
        if (!text.isEmpty()) {
            data.lllvar(0x3C, text.getBytes(StandardCharsets.ISO_8859_1));
        }
        return data.as(Control.STATUS_INFORMATION);
    }

    /// 04 0F of a transaction that was declined, told again later. It has no receipt number.
    static Apdu declined(BookLine line, ZoneId zone) {
        var data =
                new DataWriter()
                        .bytes(0x27, line.result())
                        .bitmap(0x04, line.amount().minor(), 6)
                        .bitmap(0x0B, line.trace(), 3);
        moment(data, line, zone);
        tid(data, line.tid());
        return data.bitmap(0x49, line.amount().currency().getNumericCode(), 2)
                .as(Control.STATUS_INFORMATION);
    }

    /// 04 0F of a card that was only read.
    static Apdu cardRead(Card card) {
        return new DataWriter()
                .bytes(0x27, 0x00)
                .llvar(0x22, HexFormat.of().parseHex(card.maskedNumber()))
                .bytes(0x8A, card.brand().id())
                .llvar(0x8B, ascii(card.brand().name() + "\0"))
                .as(Control.STATUS_INFORMATION);
    }

    /// 04 0F of a terminal whose books are empty: it knows its numbers, and that they have not moved.
    static Apdu nothingStored(int receipt, int turnover, String tid) {
        var data = new DataWriter().bytes(0x27, 0x00).bitmap(0x0B, 0, 3);
        tid(data, tid);
        return data.bitmap(0x87, receipt, 2)
                .bitmap(0x88, turnover, 3)
                .as(Control.STATUS_INFORMATION);
    }

    /// 04 0F of a batch.
    static Apdu totals(BookLine line, Memory.Totals totals, ZoneId zone) {
        var data =
                new DataWriter()
                        .bytes(0x27, line.result())
                        .bitmap(0x04, totals.total().minor(), 6)
                        .bitmap(0x0B, line.trace(), 3);
        moment(data, line, zone);
        var sums = new DataWriter().bcd(totals.first(), 2).bcd(totals.last(), 2);
        var none = new Memory.Sum(0, Money.zero(totals.total().currency()));
        for (var group : Brand.Group.values()) {
            var sum = totals.groups().getOrDefault(group, none);
            // The count is one byte, and begins again after 255.
            sums.bytes(sum.count() & 0xFF).bcd(sum.amount().minor(), 6);
        }
        return data.lllvar(0x60, sums.done()).as(Control.STATUS_INFORMATION);
    }

    static Apdu registered(TerminalSettings settings, int bits, Currency ours) {
        var data = new DataWriter().bytes(0x19, bits);
        tid(data, settings.terminalId());
        return data.bitmap(0x49, ours.getNumericCode(), 2).as(Control.COMPLETION);
    }

    /// @param version of the software, or empty where it was not asked for
    static Apdu status(String version, int status) {
        var data = new DataWriter();
        var digits = String.format(java.util.Locale.ROOT, "%03d", version.length());
        if (!version.isEmpty()) {
            digits.chars().forEach(digit -> data.bytes(0xF0 | (digit - '0')));
            data.raw(ascii(version));
        }
        return data.bytes(status).as(Control.COMPLETION);
    }

    static Apdu setTime(LocalDateTime now) {
        var data = new DataWriter();
        data.bitmap(
                0xAA,
                now.getYear() % 100 * 10_000L + now.getMonthValue() * 100L + now.getDayOfMonth(),
                3);
        time(data, now);
        return data.as(Control.SET_TIME_IN_ECR);
    }

    private static void moment(DataWriter data, BookLine line, ZoneId zone) {
        var at = line.at().atZone(zone).toLocalDateTime();
        time(data, at);
        data.bitmap(0x0D, at.getMonthValue() * 100L + at.getDayOfMonth(), 2);
    }

    private static void time(DataWriter data, LocalDateTime at) {
        var second = at.truncatedTo(ChronoUnit.SECONDS);
        data.bitmap(
                0x0C,
                second.getHour() * 10_000L + second.getMinute() * 100L + second.getSecond(),
                3);
    }

    private static void tid(DataWriter data, String tid) {
        data.bitmap(0x29, Long.parseLong(tid), 4);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
