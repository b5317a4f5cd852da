package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.payment.Slip;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;

final class EntryLineTest {
    @Test
    void aSlipsLinesStandUnderItsEntryAndOtherEntriesHaveNone() {
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
}
