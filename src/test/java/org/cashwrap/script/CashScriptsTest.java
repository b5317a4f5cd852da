package org.cashwrap.script;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.money.CashPolicy;
import org.cashwrap.core.money.CashRounding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The scripts in `docs/scripts` that show what becomes of cents, in a store that does so.
class CashScriptsTest {
    @TempDir Path folder;

    @Test
    void whereCentsArePaidNothingIsRoundedAndNoneIsCredited() throws IOException {
        assertEquals(
                List.of(
                        "Ali wants cents credited: refused not-allowed refused.credit-not-here",
                        "Ali pays 10.03: tendering paid 0.00 left 10.03 change 0.00 rounding 0.00",
                        "Ali gives two cents too little: tendering paid 10.01 left 0.02 change 0.00"
                                + " rounding 0.00",
                        "Ali gives a nickel more: committed paid 10.03 left 0.00 change 0.03"
                                + " rounding 0.00"),
                run("cash-exact", CashPolicy.EXACT));
    }

    @Test
    void whereCashIsRoundedOnlyWhatCashCompletesIs() throws IOException {
        assertEquals(
                List.of(
                        "Ali pays 10.03: tendering paid 0.00 left 10.03 change 0.00 rounding 0.00"
                                + " way round asked 10.05",
                        "Ali gives a twenty: committed paid 10.03 left 0.00 change 9.95 rounding"
                                + " 0.02 way round",
                        "Maria pays 10.02: tendering paid 0.00 left 10.02 change 0.00 rounding 0.00"
                                + " way round asked 10.00",
                        "Maria gives a five: tendering paid 5.00 left 5.02 change 0.00 rounding"
                                + " 0.00 way round asked 5.00",
                        "Maria gives another: committed paid 10.02 left 0.00 change 0.00 rounding"
                                + " -0.02 way round",
                        "Jo pays 10.03: tendering paid 0.00 left 10.03 change 0.00 rounding 0.00"
                                + " way round asked 10.05",
                        "Jo has the pennies: committed paid 10.03 left 0.00 change 0.00 rounding"
                                + " 0.00 way round",
                        "Ali pays once more: refused stop-first 10.03 was taken for the account"
                                + " ending 9990 on 22 Nov 2026 15:00. Nothing more was taken now."
                                + " Ask the customer whether he wishes to pay once more.",
                        "Ali pays 10.02: tendering paid 0.00 left 10.02 change 0.00 rounding 0.00"
                                + " way round asked 10.00",
                        "Ali gives a part: tendering paid 9.01 left 1.01 change 0.00 rounding 0.00"
                                + " way round asked 0.99",
                        "settle as a part payment: committed paid 9.01 left 1.01 change 0.00"
                                + " rounding 0.00 way round"),
                run("cash-round", new CashPolicy(CashRounding.ROUND, false)));
    }

    @Test
    void whoWantsCreditHasIt() throws IOException {
        assertEquals(
                List.of(
                        "Ali wants cents credited: tendering paid 0.00 left 10.03 change 0.00"
                                + " rounding 0.00 way credit asked 10.05",
                        "Ali gives a ten: tendering paid 10.00 left 0.03 change 0.00 rounding 0.00"
                                + " way credit asked 0.05",
                        "Ali gives another: committed paid 10.05 left 0.00 change 9.95 rounding"
                                + " 0.00 way credit",
                        "Maria pays for Ali too: tendering paid 0.00 left 15.01 change 0.00"
                                + " rounding 0.00 way credit asked 15.05",
                        "Maria gives what is asked for: committed paid 15.05 left 0.00 change 0.00"
                                + " rounding 0.00 way credit",
                        "Jo pays as all do: tendering paid 0.00 left 10.02 change 0.00 rounding"
                                + " 0.00 way round asked 10.00",
                        "Jo gives a ten: committed paid 10.02 left 0.00 change 0.00 rounding -0.02"
                                + " way round"),
                run("cash-credit", new CashPolicy(CashRounding.ROUND, true)));
    }

    @Test
    void whatHasToBeReadIsReadFirst() throws IOException {
        assertEquals(
                List.of(
                        "Ali pays 10.00: tendering paid 0.00 left 10.00 change 0.00 rounding 0.00",
                        "Ali gives a ten: committed paid 10.00 left 0.00 change 0.00 rounding 0.00",
                        "Ali's sister pays: refused stop-first 10.00 was taken for the account"
                                + " ending 9990 on 22 Nov 2026 15:00. Nothing more was taken now."
                                + " Ask the customer whether he wishes to pay once more.",
                        "she wishes it all the same: tendering paid 0.00 left 5.00 change 0.00"
                                + " rounding 0.00",
                        "she gives a five: committed paid 5.00 left 0.00 change 0.00 rounding 0.00",
                        "the hotel pays all: tendering paid 0.00 left 12000.00 change 0.00 rounding"
                                + " 0.00",
                        "the hotel has it in notes: refused stop-first This makes 12,000.00 in cash"
                            + " within 24 hours, which has to be reported (Form 8300). No more was"
                            + " taken now. See the payer’s photo ID and fill in the form first; or"
                            + " take a card.",
                        "the hotel's form is filled in: committed paid 12000.00 left 0.00 change"
                                + " 0.00 rounding 0.00",
                        "Zoe has little: refused bad-amount refused.part-too-small",
                        "Zoe wants much credit: refused bad-amount refused.overpayment",
                        "Zoe pays a quarter: tendering paid 0.00 left 104.99 change 0.00 rounding"
                                + " 0.00",
                        "Zoe gives it: committed paid 104.99 left 0.00 change 0.00 rounding 0.00"),
                run("stops", CashPolicy.EXACT));
    }

    private List<String> run(String name, CashPolicy policy) throws IOException {
        return ScriptRun.of(name, folder, till -> till.cash = _ -> policy);
    }
}
