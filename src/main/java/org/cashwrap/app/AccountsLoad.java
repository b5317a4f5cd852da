package org.cashwrap.app;

import org.cashwrap.storage.AccountsCsv;
import org.cashwrap.storage.AccountsCsvRead;
import org.cashwrap.storage.AccountsFile;
import org.cashwrap.storage.AccountsLoaded;
import org.cashwrap.storage.AccountsOpening;
import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/// Loads accounts from a CSV file into a folder's accounts file, a till's or a head office's, and says what came of it:
/// progress on stderr, the outcome on stdout.
final class AccountsLoad {
    @Parameters(
            paramLabel = "FILE.csv",
            description = "UTF-8; columns by head line, see docs/command-line.md. All or nothing.")
    private @Nullable Path file;

    @Option(
            names = "--skip-bad",
            paramLabel = "FILE",
            description = "Load the good rows, write the bad ones with their reasons to FILE.")
    private @Nullable Path skipBad;

    /// @return the exit code
    int into(Path folder, Currency currency) throws Unusable {
        var csv = Objects.requireNonNull(file);
        var now = Instant.now();
        var rows =
                skipBad == null
                        ? AccountsCsv.allOrNothing(csv, currency, now)
                        : AccountsCsv.skippingBad(csv, skipBad, currency, now);
        return switch (AccountsFile.open(folder, System.err::println)) {
            case AccountsOpening.Opened(var accounts) -> load(accounts, rows);
            case AccountsOpening.BegunAnew(var accounts, var trouble) -> {
                System.err.println(
                        "The accounts file was damaged and stands aside as " + trouble.aside());
                yield load(accounts, rows);
            }
            case AccountsOpening.Unavailable(var why) ->
                    throw new Unusable("The accounts file cannot be used: " + why);
        };
    }

    private static int load(AccountsFile file, AccountsCsv rows) throws Unusable {
        try (var accounts = file) {
            var loaded = accounts.load(rows, done -> System.err.println(done + " accounts so far"));
            return said(loaded);
        }
    }

    private static int said(AccountsLoaded loaded) throws Unusable {
        return switch (loaded) {
            case AccountsLoaded.Loaded(var count) -> {
                System.out.println(count + " accounts loaded");
                yield Exit.WELL;
            }
            case AccountsLoaded.LoadedInPart(var read) -> {
                System.out.println(
                        read.good() + " accounts loaded, " + read.bad() + " rows skipped");
                lines(read).forEach(System.out::println);
                yield Exit.PROBLEM;
            }
            case AccountsLoaded.Refused(var read) -> throw new Unusable(lines(read));
            case AccountsLoaded.Failed(var why) -> throw new Unusable("Nothing was loaded: " + why);
        };
    }

    private static List<String> lines(AccountsCsvRead read) {
        var lines = new ArrayList<>(read.problems().stream().map(Object::toString).toList());
        if (read.moreProblems() > 0) {
            lines.add("and " + read.moreProblems() + " more");
        }
        return lines;
    }
}
