package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Body.DevicesUsed;
import org.cashwrap.core.ledger.Entry;
import org.cashwrap.core.ledger.Envelope;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.Samples;
import org.cashwrap.core.payment.Slip;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

class EntryLineTest {
    private static final String PAYMENT = "  [019aab00-0000-7000-8000-000000000001]";

    @Test
    void devicesAreNamedWithTheirPlaces() {
        assertEquals(
                "DevicesUsed card-terminal acme-t650p on serial:COM3, printer acme-80.2 (local) on"
                        + " tcp:printer:9100",
                shown(
                        new DevicesUsed(
                                List.of(
                                        new DevicesUsed.Device(
                                                "card-terminal",
                                                "acme-t650p",
                                                "0f".repeat(32),
                                                false,
                                                "serial:COM3"),
                                        new DevicesUsed.Device(
                                                "printer",
                                                "acme-80.2",
                                                "1e".repeat(32),
                                                true,
                                                "tcp:printer:9100")))));
    }

    @Test
    void aSlipsLinesStandUnderItsEntryWhereTheyAreAskedForAndOtherEntriesHaveNone() {
        var slip =
                new Slip(
                        Slip.Copy.MERCHANT,
                        true,
                        true,
                        List.of(Slip.Line.of("TOTAL 20.00"), Slip.Line.of("")));

        assertEquals(
                "\n        | TOTAL 20.00\n        | ",
                EntryLine.slip(new Body.SlipSpooled(Optional.empty(), slip)));
        assertEquals("", EntryLine.slip(new Body.ProgramStopped()));
    }

    /// What stands on it is the terminal's, and may name the customer.
    @Test
    void ofASlipNothingIsShownThatStandsOnIt() {
        assertEquals(
                "SlipSpooled merchant, 2 lines, to sign, not complete" + PAYMENT,
                shown(
                        new Body.SlipSpooled(
                                Optional.of(Samples.ID),
                                new Slip(
                                        Slip.Copy.MERCHANT,
                                        true,
                                        false,
                                        List.of(Slip.Line.of("VISA"), Slip.Line.of("M. Doe"))))));
        assertEquals(
                "SlipSpooled administration, 1 lines",
                shown(
                        new Body.SlipSpooled(
                                Optional.empty(),
                                new Slip(
                                        Slip.Copy.ADMINISTRATION,
                                        false,
                                        true,
                                        List.of(Slip.Line.of("x"))))));
    }

    @Test
    void signaturesAreShownWithTheirPayment() {
        assertEquals("SignatureNeeded" + PAYMENT, shown(new Body.SignatureNeeded(Samples.ID)));
        assertEquals(
                "SignatureChecked does not match" + PAYMENT,
                shown(new Body.SignatureChecked(Samples.ID, false)));
        assertEquals(
                "SignatureChecked matches" + PAYMENT,
                shown(new Body.SignatureChecked(Samples.ID, true)));
    }

    @Test
    void aBatchIsShownWithItsSums() {
        assertEquals("BatchClosing", shown(new Body.BatchClosing()));
        assertEquals(
                "BatchClosed 52000001, 120.00 USD, Visa (3) 125.00 USD, Refunds (1) -5.00 USD",
                shown(
                        new Body.BatchClosed(
                                new BatchTotals(
                                        "52000001",
                                        OptionalInt.of(1),
                                        OptionalInt.of(4),
                                        Optional.of(Samples.usd(120_00)),
                                        List.of(
                                                new BatchTotals.Group(
                                                        "Visa", 3, Samples.usd(125_00)),
                                                new BatchTotals.Group(
                                                        "Refunds", 1, Samples.usd(-5_00)))))));
    }

    private static String shown(Body body) {
        return EntryLine.of(
                new Entry(
                        new Envelope(
                                "RIVER-3",
                                "ab".repeat(16),
                                7,
                                new UUID(0x019a_ab00_0000_7000L, 0x9000_0000_0000_0000L),
                                Instant.EPOCH,
                                ZoneOffset.UTC,
                                ZoneId.of("America/New_York"),
                                0,
                                OptionalLong.empty(),
                                Optional.empty(),
                                OptionalInt.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                true,
                                Optional.empty(),
                                "test",
                                Optional.empty(),
                                Samples.USD),
                        body));
    }
}
