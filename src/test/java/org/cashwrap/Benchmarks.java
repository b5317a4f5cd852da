package org.cashwrap;

import org.cashwrap.device.driver.escpos.EncoderBenchmark;
import org.cashwrap.device.driver.zvt.wire.WireBenchmark;
import org.cashwrap.storage.AccountsBenchmark;
import org.cashwrap.storage.CommitBenchmark;

import java.io.IOException;
import java.sql.SQLException;

/// The four measurements of this house in one run, each as a ratio to its own yardstick in the same run: a payment's commit,
/// search among 200,000 accounts, reading a card terminal's cable, making a receipt. Prints; proves nothing.
///
/// `mvn -B -ntp -q test-compile exec:exec@benchmarks`
public final class Benchmarks {
    private Benchmarks() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        title("Commit of a payment, to one row inserted with the same durability");
        CommitBenchmark.main(new String[0]);
        title("Search among 200,000 accounts, to a look-up by number");
        AccountsBenchmark.main(new String[] {"200000", "1000"});
        title("A card payment's messages read off a line, to adding up its bytes");
        WireBenchmark.main(new String[0]);
        title("A receipt as the printer's bytes, to its text as bytes");
        EncoderBenchmark.main(new String[] {"1000"});
    }

    private static void title(String what) {
        System.out.println();
        System.out.println("== " + what);
    }
}
