package org.cashwrap.storage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What a payment's commit costs against the least that is just as durable: one row of the same text, inserted through
/// plain JDBC under the same settings. Commits alternate in one process and in random order, because on a shared
/// machine only ratios taken side by side mean anything; the ratio is that
/// of the medians, and in the last line the median of the rounds' ratios. The faster the disk syncs, the
/// more the driver's statements weigh.
///
/// ```
/// mvn -q -ntp test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
/// java --enable-native-access=ALL-UNNAMED -cp target/classes:target/test-classes:$(cat target/classpath) \
///     org.cashwrap.storage.CommitBenchmark [FOLDER [ROUNDS [COMMITS]]]
/// ```
///
/// FOLDER chooses the disk (default `target`), ROUNDS of COMMITS each (default 8 of 1000). Java 25.
public final class CommitBenchmark {
    private static final int WARM_UP_ROUNDS = 3;

    private CommitBenchmark() {}

    public static void main(String[] arguments) throws SQLException, IOException {
        var place = Path.of(arguments.length > 0 ? arguments[0] : "target");
        var rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 8;
        var commits = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1000;
        var home = Files.createTempDirectory(place, "commit-benchmark");
        try (var journal = Sample.open(home.resolve("journal"));
                var raw = new RawTable(home.resolve("raw.db"))) {
            measure(journal, raw, rounds, commits);
        } finally {
            delete(home);
        }
    }

    private static void measure(JournalFile journal, RawTable raw, int rounds, int commits)
            throws SQLException {
        var random = new Random();
        var ofJournal = new ArrayList<Double>();
        var ofRaw = new ArrayList<Double>();
        var ratios = new ArrayList<Double>();
        for (var round = 1 - WARM_UP_ROUNDS; round <= rounds; round++) {
            var payments = new long[commits];
            var rows = new long[commits];
            for (var n = 0; n < commits; n++) {
                if (random.nextBoolean()) {
                    payments[n] = ofPayment(journal);
                    rows[n] = ofRow(raw);
                } else {
                    rows[n] = ofRow(raw);
                    payments[n] = ofPayment(journal);
                }
            }
            var journalMicros = medianMicros(payments);
            var rawMicros = medianMicros(rows);
            var ratio = journalMicros / rawMicros;
            print(round < 1 ? "warm-up" : "round " + round, journalMicros, rawMicros, ratio);
            if (round > 0) {
                ofJournal.add(journalMicros);
                ofRaw.add(rawMicros);
                ratios.add(ratio);
            }
        }
        print("median", median(ofJournal), median(ofRaw), median(ratios));
    }

    private static void print(String name, double journalMicros, double rawMicros, double ratio) {
        System.out.printf(
                "%-8s  p50 payment %7.1f us   p50 one raw row %7.1f us   ratio %.2f%n",
                name, journalMicros, rawMicros, ratio);
    }

    /// Nanoseconds.
    private static long ofPayment(JournalFile journal) {
        var entry = Sample.entryAfter(journal.head(), "payment");
        var row = Sample.paymentOf(entry);
        var began = System.nanoTime();
        var answer = journal.append(entry, row);
        var nanos = System.nanoTime() - began;
        if (!(answer instanceof Appended.Stored)) {
            throw new IllegalStateException(answer.toString());
        }
        return nanos;
    }

    /// Nanoseconds.
    private static long ofRow(RawTable raw) throws SQLException {
        var text = Sample.entryAfter(Head.NONE, "payment").text();
        var began = System.nanoTime();
        raw.insert(text);
        return System.nanoTime() - began;
    }

    private static double medianMicros(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1000.0;
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Collections.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /// One table, one row a commit, nothing else.
    private static final class RawTable implements AutoCloseable {
        private final Connection connection;
        private final PreparedStatement insert;

        RawTable(Path file) throws SQLException {
            connection = ConnectionSource.SQLITE.open(Sql.url(file, "mode=rwc"));
            Settings.apply(connection);
            Sql.run(connection, "CREATE TABLE raw(seq INTEGER PRIMARY KEY, text TEXT NOT NULL)");
            insert = connection.prepareStatement("INSERT INTO raw(text) VALUES(?)");
            System.out.println(
                    "text of "
                            + Sample.entryAfter(Head.NONE, "payment")
                                    .text()
                                    .getBytes(StandardCharsets.UTF_8)
                                    .length
                            + " bytes");
        }

        void insert(String text) throws SQLException {
            insert.setString(1, text);
            insert.executeUpdate();
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
