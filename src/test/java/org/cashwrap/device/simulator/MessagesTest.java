package org.cashwrap.device.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.money.Money;
import org.cashwrap.device.driver.zvt.wire.Apdu;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// The terminal's words against messages worked out by hand from the manual.
class MessagesTest {
    private static final Currency USD = Currency.getInstance("USD");

    private static void says(String hex, Apdu apdu) {
        assertEquals(hex, TestTill.hex(apdu));
    }

    private static Money usd(long minor) {
        return new Money(minor, USD);
    }

    private static BookLine line(BookLine.What what, int trace, String at, long amount) {
        return new BookLine(
                what,
                Instant.parse(at),
                OptionalInt.of(42),
                trace,
                42,
                usd(amount),
                0x00,
                Optional.of("A1B2C3"),
                Optional.of(Card.USUAL),
                "12345678",
                OptionalInt.empty());
    }

    @Test
    void anApproval() {
        says(
                "04 0F 49 27 00 04 00 00 00 00 84 37 0B 00 01 23 0C 14 05 09 0D 08 20 0E 27 12 17"
                    + " 00 01 19 70 22 F0 F8 EE EE EE EE EE EE 12 34 29 12 34 56 78 3B 41 31 42 32"
                    + " 43 33 00 00 49 08 40 87 00 42 88 00 00 42 8A 0A 8B F0 F5 56 49 53 41 00",
                Messages.approved(
                        line(BookLine.What.BOOKED, 123, "2026-08-20T14:05:09Z", 84_37),
                        OptionalInt.empty(),
                        ZoneOffset.UTC,
                        new Messages.Form(true, false, Set.of())));
    }

    @Test
    void failures() {
        says(
                "04 0F 13 27 05 29 12 34 56 78 3C F0 F0 F8 44 45 43 4C 49 4E 45 44",
                Messages.failed(0x05, "12345678", "DECLINED"));
        says("04 0F 07 27 6C 29 12 34 56 78", Messages.failed(0x6C, "12345678", ""));
        says("06 1E 01 05", Messages.aborted(0x05));
    }

    @Test
    void theTotalsOfABatch() {
        var totals =
                new Memory.Totals(
                        1,
                        42,
                        Map.of(
                                Brand.Group.MASTERCARD, new Memory.Sum(7, usd(199_93)),
                                Brand.Group.AMEX, new Memory.Sum(1, usd(25_00)),
                                Brand.Group.VISA, new Memory.Sum(3, usd(84_37))),
                        usd(309_30),
                        new Memory.Sum(0, usd(0)));
        says(
                "04 0F 4D 27 00 04 00 00 00 03 09 30 0B 00 01 24 0C 20 00 00 0D 08 20 60 F0 F5 F3"
                    + " 00 01 00 42 00 00 00 00 00 00 00 00 00 00 00 00 00 00 07 00 00 00 01 99 93"
                    + " 01 00 00 00 00 25 00 03 00 00 00 00 84 37 00 00 00 00 00 00 00 00 00 00 00"
                    + " 00 00 00",
                Messages.totals(
                        line(BookLine.What.BATCH_CLOSED, 124, "2026-08-20T20:00:00Z", 309_30),
                        totals,
                        ZoneOffset.UTC));
    }

    @Test
    void aTextBlock() {
        var receipt =
                new Receipt(
                        Receipt.CUSTOMER,
                        0,
                        List.of(
                                new Receipt.Line("CUSTOMER", Receipt.CENTRED),
                                new Receipt.Line("", Receipt.CENTRED),
                                new Receipt.Line("84.37", Receipt.CENTRED)));
        var blocks = new Registration(true, 0xBE, Optional.empty(), true, true, 42, 254);
        var messages = receipt.messages(blocks);
        assertEquals(1, messages.size());
        says(
                "06 D3 21 06 1F 1F 07 01 02 25 19 09 01 40 07 08 43 55 53 54 4F 4D 45 52 07 00 07"
                        + " 05 38 34 2E 33 37 09 01 81",
                messages.getFirst());
    }

    @Test
    void aLine() {
        var lines = new Registration(true, 0xBE, Optional.empty(), false, false, 42, 254);
        var receipt =
                new Receipt(
                        Receipt.CUSTOMER,
                        0,
                        List.of(new Receipt.Line("TOTAL USD 84.37", Receipt.PLAIN)));
        var messages = receipt.messages(lines);
        says("06 D1 10 00 54 4F 54 41 4C 20 55 53 44 20 38 34 2E 33 37", messages.getFirst());
        says("06 D1 01 81", messages.getLast());
    }

    @Test
    void statusAndTime() {
        says("04 FF 01 0A", Messages.intermediate(0x0A));
        says("04 FF 02 17 03", Messages.intermediate(0x17, 3));
        says("06 0F 01 9C", Messages.status("", 0x9C));
        says(
                "06 0F 0A 19 00 29 12 34 56 78 49 08 40",
                Messages.registered(TerminalSettings.USUAL, 0x00, USD));
    }
}
