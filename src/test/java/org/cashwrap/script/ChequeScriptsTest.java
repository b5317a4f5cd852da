package org.cashwrap.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The scripts in `docs/scripts` that show how cheques and money orders are taken.
class ChequeScriptsTest {
    @TempDir Path folder;

    @Test
    void aChequePaysWhatIsLeftAndNoMore() throws IOException {
        assertEquals(
                List.of(
                        "Ali pays all: tendering paid 0.00 left 79.30 change 0.00 rounding 0.00",
                        "the reader sends a wrong digit: refused malformed"
                                + " refused.micr.routing-misread",
                        "Ali's cheque is for too much: refused bad-amount"
                                + " refused.instrument-too-much",
                        "Ali's cheque: committed paid 79.30 left 0.00 change 0.00 rounding 0.00 by"
                                + " cheque 79.30"),
                run("cheque"));
    }

    @Test
    void aMoneyOrderAndACashiersChequeMayPayTogether() throws IOException {
        assertEquals(
                List.of(
                        "Ali pays all: tendering paid 0.00 left 79.30 change 0.00 rounding 0.00",
                        "Ali's money order: tendering paid 50.00 left 29.30 change 0.00 rounding"
                                + " 0.00 by money-order 50.00",
                        "Ali's cashier's cheque: committed paid 79.30 left 0.00 change 0.00"
                                + " rounding 0.00 by money-order 50.00 by cashiers-check 29.30"),
                run("money-order"));
    }

    @Test
    void aPaymentIsSplitAndTheCardComesLast() throws IOException {
        assertEquals(
                List.of(
                        "Ali pays all: tendering paid 0.00 left 79.30 change 0.00 rounding 0.00",
                        "Ali's cheque: tendering paid 30.00 left 49.30 change 0.00 rounding 0.00"
                                + " by cheque 30.00",
                        "Ali gives a twenty: tendering paid 50.00 left 29.30 change 0.00 rounding"
                                + " 0.00 by cheque 30.00",
                        "where it stands: committed paid 79.30 left 0.00 change 0.00 rounding 0.00"
                                + " by cheque 30.00 by card 29.30"),
                run("cheque-cash-card"));
    }

    @Test
    void whatWasTakenGoesBackTogetherAndMayComeAgain() throws IOException {
        assertEquals(
                List.of(
                        "Ali pays all: tendering paid 0.00 left 79.30 change 0.00 rounding 0.00",
                        "Ali's cheque: tendering paid 30.00 left 49.30 change 0.00 rounding 0.00"
                                + " by cheque 30.00",
                        "Ali gives a twenty: tendering paid 50.00 left 29.30 change 0.00 rounding"
                                + " 0.00 by cheque 30.00",
                        "not with a cheque in the drawer: refused stop-first refused.cash-taken",
                        "all of it goes back: tendering paid 0.00 left 79.30 change 0.00 rounding"
                                + " 0.00",
                        "the same cheque again: tendering paid 30.00 left 49.30 change 0.00"
                                + " rounding 0.00 by cheque 30.00",
                        "it goes back again: tendering paid 0.00 left 79.30 change 0.00 rounding"
                                + " 0.00"),
                run("cheque-given-back"));
    }

    @Test
    void theSamePaperIsTakenOnce() throws IOException {
        assertEquals(
                List.of(
                        "Ali pays all: tendering paid 0.00 left 79.30 change 0.00 rounding 0.00",
                        "Ali's cheque: committed paid 79.30 left 0.00 change 0.00 rounding 0.00 by"
                                + " cheque 79.30",
                        "Maria pays 50.00: tendering paid 0.00 left 50.00 change 0.00 rounding"
                                + " 0.00",
                        "the same cheque, typed: refused not-allowed refused.duplicate-cheque",
                        "a money order with that number: tendering paid 20.00 left 30.00 change"
                                + " 0.00 rounding 0.00 by money-order 20.00",
                        "the same money order: refused not-allowed"
                                + " refused.duplicate-cheque.open",
                        "Maria pays the rest in cash: committed paid 50.00 left 0.00 change 0.00"
                                + " rounding 0.00 by money-order 20.00"),
                run("cheque-twice"));
    }

    private List<String> run(String name) throws IOException {
        return ScriptRun.of(name, folder, _ -> {});
    }
}
