package org.cashwrap.storage;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/// How long each way of finding takes, as ratios to reading one account by its number in the same run: the ways are
/// measured in turn, round by round, so that what else the machine does falls on all alike. Prints; proves nothing.
///
/// Run: `mvn -q test-compile` and then, with the class path of the tests,
/// `java org.cashwrap.storage.AccountsBenchmark [accounts] [rounds]`.
public final class AccountsBenchmark {
    private static final PrintStream OUT = System.out;

    private AccountsBenchmark() {}

    public static void main(String[] args) throws IOException {
        var count = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        var rounds = args.length > 1 ? Integer.parseInt(args[1]) : 2_000;
        var folder = Files.createTempDirectory("cashwrap-accounts");
        try {
            var csv = folder.resolve("sample.csv");
            var writing = System.nanoTime();
            SampleAccounts.write(csv, count, 1, _ -> {});
            OUT.printf("%,d accounts written in %.1f s%n", count, seconds(writing));
            try (var accounts = AccountsGiven.open(folder.resolve("data"))) {
                for (var time : List.of("first", "second")) {
                    var loading = System.nanoTime();
                    accounts.load(
                            AccountsCsv.allOrNothing(
                                    csv, AccountsGiven.DOLLAR, AccountsGiven.AS_OF),
                            _ -> {});
                    OUT.printf(
                            "loaded a %s time in %.1f s; file %,d KiB, heap %,d KiB%n",
                            time,
                            seconds(loading),
                            Files.size(folder.resolve("data").resolve(AccountsFile.NAME)) >> 10,
                            heapKiB());
                }
                measure(accounts, count, rounds);
            }
        } finally {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private static void measure(AccountsFile accounts, int count, int rounds) {
        var samples = SampleAccounts.generate(Math.min(count, 20_000), 1).toList();
        var kinds = kinds();
        var nanos = new LinkedHashMap<String, long[]>();
        kinds.keySet().forEach(kind -> nanos.put(kind, new long[rounds]));
        nanos.put("get, the yardstick", new long[rounds]);
        var random = new Random(1);
        var hits = 0L;
        for (var round = -rounds / 4; round < rounds; round++) {
            var sample = samples.get(random.nextInt(samples.size()));
            var began = System.nanoTime();
            hits += accounts.get(new AccountNumber(sample.number().digits())).stream().count();
            keep(nanos, "get, the yardstick", round, began);
            for (var kind : kinds.entrySet()) {
                var typed = kind.getValue().apply(sample);
                began = System.nanoTime();
                hits += accounts.find(typed, 20).size();
                keep(nanos, kind.getKey(), round, began);
            }
        }
        var yardstick = sorted(nanos.get("get, the yardstick"))[rounds / 2];
        OUT.printf("%-36s %10s %10s %8s %8s%n", "", "p50 us", "p99 us", "p50 x", "p99 x");
        nanos.forEach((kind, times) -> {
            var sorted = sorted(times);
            var p50 = sorted[rounds / 2];
            var p99 = sorted[rounds * 99 / 100];
            OUT.printf(
                    "%-36s %10.1f %10.1f %8.1f %8.1f%n",
                    kind, p50 / 1e3, p99 / 1e3, (double) p50 / yardstick, (double) p99 / yardstick);
        });
        OUT.printf("%,d hits%n", hits);
    }

    private static Map<String, Function<Account, String>> kinds() {
        var kinds = new LinkedHashMap<String, Function<Account, String>>();
        kinds.put("account, exact", account -> account.number().digits());
        kinds.put("account, first 6", account -> account.number().digits().substring(0, 6));
        kinds.put("account, first 12", account -> account.number().digits().substring(0, 12));
        kinds.put("account, last 4", account -> account.number().digits().substring(12));
        kinds.put("phone, whole", Account::phone);
        kinds.put("phone, +1", account -> "+1" + account.phone());
        kinds.put("phone, last 4", account -> account.phone().substring(6));
        kinds.put("name, whole", Account::name);
        kinds.put("name, first 3 letters", account -> first(account, 0, 3));
        kinds.put("name, first 5 letters", account -> first(account, 0, 5));
        kinds.put("family, 3 letters", account -> first(account, 1, 3));
        kinds.put(
                "name, 3 + 3 letters",
                account -> first(account, 0, 3) + " " + first(account, 1, 3));
        kinds.put(
                "name, family 4 + first 1",
                account -> first(account, 1, 4) + " " + first(account, 0, 1));
        kinds.put("name, 1 + 1 + 1 letters", _ -> "a b c");
        kinds.put("name, two that never meet", _ -> "alice karimi");
        kinds.put("address, house + 4 letters", account -> firstOfAddress(account, 4));
        kinds.put("address, whole", Account::address);
        kinds.put("nothing", _ -> "zzzzzz");
        return kinds;
    }

    private static String first(Account account, int word, int letters) {
        var words = AccountsFold.typed(account.name());
        var chosen = words.get(word);
        return chosen.substring(0, Math.min(letters, chosen.length()));
    }

    private static String firstOfAddress(Account account, int letters) {
        var words = account.address().split(" ", -1);
        return words[0] + " " + words[1].substring(0, Math.min(letters, words[1].length()));
    }

    private static void keep(Map<String, long[]> nanos, String kind, int round, long began) {
        var took = System.nanoTime() - began;
        var times = nanos.get(kind);
        if (round >= 0 && times != null) {
            times[round] = took;
        }
    }

    private static long[] sorted(long @org.jspecify.annotations.Nullable [] times) {
        var sorted = times == null ? new long[1] : times.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    private static long heapKiB() {
        var runtime = Runtime.getRuntime();
        runtime.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 10;
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }
}
