package org.cashwrap.storage;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.writer.CsvWriter;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountFacts;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.FactWords;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Accounts as a biller sends them: UTF-8, RFC 4180, columns in any order by the names in the head line.
///
/// Read row by row: a file of any length takes little memory, but for the account numbers themselves, which are kept to
/// find one that stands twice ([#ROWS_MAX] of them at most, some 40 bytes each).
///
/// A column named `reason` is read over, so that a file of bad rows can be mended and loaded as it is.
///
/// Source: RFC 4180; for line ends, LF as well as CR LF.
public final class AccountsCsv {
    public static final int ROWS_MAX = 5_000_000;

    static final String REASON = "reason";

    /// No row of ours is near it: what is longer is a quotation mark that was never closed.
    private static final int RECORD_CHARACTERS_MAX = 1 << 20;

    private static final int COLUMNS_MAX = 1000;

    private final Path file;
    private final Optional<Path> badRows;
    private final Currency currency;
    private final Instant asOf;

    /// @param badRows  where the rows go that have a problem, with the reason in front; none if one bad row spoils all
    /// @param currency of every amount in the file
    /// @param asOf     when the balances in the file were true
    private AccountsCsv(Path file, Optional<Path> badRows, Currency currency, Instant asOf) {
        this.file = file;
        this.badRows = badRows;
        this.currency = currency;
        this.asOf = asOf;
    }

    /// All or nothing: a single bad row and no account is taken.
    public static AccountsCsv allOrNothing(Path file, Currency currency, Instant asOf) {
        return new AccountsCsv(file, Optional.empty(), currency, asOf);
    }

    /// The good rows are taken; the bad ones are written to `badRows`, which is replaced if it is there.
    public static AccountsCsv skippingBad(
            Path file, Path badRows, Currency currency, Instant asOf) {
        return new AccountsCsv(file, Optional.of(badRows), currency, asOf);
    }

    /// Takes one good row; what it throws ends the reading.
    @FunctionalInterface
    public interface Sink<X extends Exception> {
        void take(Account account) throws X;
    }

    /// Whether what was read may be kept.
    boolean mayKeep(AccountsCsvRead read) {
        return read.usable() && (read.bad() == 0 || badRows.isPresent());
    }

    /// Reads the file from its head line to its end. Rows are handed over as they are read: with one bad row for all, only
    /// the answer says whether what `sink` was given may be kept.
    public <X extends Exception> AccountsCsvRead read(Sink<X> sink) throws X {
        var tally = new Tally(file.toString());
        if (badRows.isPresent() && isSameFile(file, badRows.get())) {
            return tally.unusable(0, "-", "the bad rows cannot go to the same file");
        }
        try (var records = records();
                var bad = badRows.isPresent() ? new BadRows(badRows.get()) : null) {
            return read(records, tally, bad, sink);
        } catch (NoSuchFileException missing) {
            return tally.unusable(0, "-", "there is no file " + missing.getFile());
        } catch (CsvParseException broken) {
            return tally.unusable(
                    tally.line + 1,
                    "-",
                    "cannot be read from about here on: the quotation marks do not pair; write a"
                            + " quotation mark inside a value twice");
        } catch (IOException | UncheckedIOException failed) {
            return tally.unusable(tally.line, "-", "cannot be read or written: " + failed);
        }
    }

    private CsvReader<CsvRecord> records() throws IOException {
        // What is not UTF-8 becomes U+FFFD, which no name holds: so the row can be named.
        var text = new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8);
        return CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .maxBufferSize(RECORD_CHARACTERS_MAX)
                .build(
                        CsvRecordHandler.builder()
                                .maxFields(COLUMNS_MAX)
                                .maxFieldSize(RECORD_CHARACTERS_MAX)
                                .maxRecordSize(RECORD_CHARACTERS_MAX)
                                .build(),
                        text);
    }

    private <X extends Exception> AccountsCsvRead read(
            CsvReader<CsvRecord> records, Tally tally, @Nullable BadRows bad, Sink<X> sink)
            throws X, IOException {
        var rows = records.iterator();
        if (!rows.hasNext()) {
            return tally.unusable(1, "-", "the file is empty; begin it with " + headLine());
        }
        var head = Head.of(rows.next(), tally);
        if (!tally.problems.isEmpty()) {
            return tally.unusable();
        }
        if (bad != null) {
            bad.writeHead(head.names);
        }
        var seen = new AccountsSeen();
        while (rows.hasNext()) {
            var fields = rows.next();
            tally.line = fields.getStartingLineNumber();
            if (tally.good + tally.bad == ROWS_MAX) {
                return tally.unusable(
                        tally.line, "-", "more than " + ROWS_MAX + " accounts; split the file");
            }
            var row = row(head, fields, tally, seen);
            if (row.isPresent()) {
                tally.good++;
                if (tally.bad == 0 || bad != null) {
                    sink.take(row.get());
                }
            } else {
                tally.bad++;
                if (bad != null) {
                    bad.write(tally.reasons(), fields.getFields());
                }
            }
        }
        if (bad != null) {
            bad.finish();
        }
        return tally.read(true);
    }

    private Optional<Account> row(Head head, CsvRecord fields, Tally tally, AccountsSeen seen) {
        tally.beginRow();
        if (fields.getFieldCount() > head.names.size()) {
            tally.add(
                    Integer.toString(head.names.size() + 1),
                    "the row has more values than the head line has columns; put a value that holds"
                            + " a comma in quotation marks");
        }
        var values = new EnumMap<AccountsColumn, String>(AccountsColumn.class);
        head.columns.forEach((column, at) -> {
            if (at >= fields.getFieldCount()) {
                tally.add(column.word(), "the row ends before this column; add the value");
                return;
            }
            var value = fields.getField(at).strip();
            column.wrong(value, currency)
                    .ifPresentOrElse(
                            why -> tally.add(column.word(), why), () -> values.put(column, value));
        });
        addUnlikely(values, fields, tally, seen);
        return tally.row.isEmpty() ? Optional.of(accountOf(values)) : Optional.empty();
    }

    /// Adds what is wrong although each value by itself is well formed.
    private void addUnlikely(
            Map<AccountsColumn, String> values, CsvRecord fields, Tally tally, AccountsSeen seen) {
        var account = values.get(AccountsColumn.ACCOUNT);
        if (account != null) {
            var line = (int) Math.min(Integer.MAX_VALUE, fields.getStartingLineNumber());
            var firstLine =
                    seen.firstLine(new AccountNumber(AccountsColumn.ungrouped(account)), line);
            if (firstLine > 0) {
                tally.add(
                        AccountsColumn.ACCOUNT.word(),
                        "this account also stands on line " + firstLine + "; keep one of them");
            }
        }
        var pastDue = values.get(AccountsColumn.PAST_DUE);
        var totalDue = values.get(AccountsColumn.TOTAL_DUE);
        if (pastDue != null && totalDue != null) {
            var past = AccountsColumn.amount(pastDue, currency);
            if (past.isPositive()
                    && past.compareTo(AccountsColumn.signed(totalDue, currency)) > 0) {
                tally.add(
                        AccountsColumn.PAST_DUE.word(),
                        pastDue
                                + " is above total_due "
                                + totalDue
                                + "; past_due is a part of total_due");
            }
        }
        addUnlikelyFacts(values, tally);
    }

    /// The ages of the debt are parts of what is past due, and a promise is of an amount by a day.
    private void addUnlikelyFacts(Map<AccountsColumn, String> values, Tally tally) {
        var ages =
                Stream.of(
                                AccountsColumn.PAST_DUE_30,
                                AccountsColumn.PAST_DUE_60,
                                AccountsColumn.PAST_DUE_90)
                        .map(column -> value(values, column))
                        .filter(value -> !value.isEmpty())
                        .map(value -> AccountsColumn.amount(value, currency))
                        .reduce(Money.zero(currency), Money::plus);
        var pastDue = values.get(AccountsColumn.PAST_DUE);
        if (pastDue != null && ages.compareTo(AccountsColumn.amount(pastDue, currency)) > 0) {
            tally.add(
                    AccountsColumn.PAST_DUE_30.word(),
                    "past_due_30, past_due_60 and past_due_90 together are "
                            + ages.plain()
                            + ", above past_due "
                            + pastDue
                            + "; they are parts of it");
        }
        addHalf(values, AccountsColumn.PROMISE_DATE, AccountsColumn.PROMISE_AMOUNT, tally);
        addHalf(values, AccountsColumn.PROMISE_AMOUNT, AccountsColumn.PROMISE_DATE, tally);
    }

    private static void addHalf(
            Map<AccountsColumn, String> values,
            AccountsColumn one,
            AccountsColumn other,
            Tally tally) {
        if (!value(values, one).isEmpty() && value(values, other).isEmpty()) {
            tally.add(other.word(), "is empty beside " + one.word() + "; write both, or neither");
        }
    }

    private Account accountOf(Map<AccountsColumn, String> values) {
        return new Account(
                new AccountNumber(AccountsColumn.ungrouped(value(values, AccountsColumn.ACCOUNT))),
                value(values, AccountsColumn.NAME),
                AccountsColumn.ungrouped(value(values, AccountsColumn.PHONE)),
                value(values, AccountsColumn.ADDRESS),
                AccountStatus.ofWord(value(values, AccountsColumn.STATUS)).orElseThrow(),
                new Balance(
                        AccountsColumn.signed(value(values, AccountsColumn.TOTAL_DUE), currency),
                        AccountsColumn.amount(value(values, AccountsColumn.PAST_DUE), currency),
                        asOf),
                Optional.of(value(values, AccountsColumn.DUE_DATE))
                        .filter(date -> !date.isEmpty())
                        .map(LocalDate::parse),
                Language.ofCode(value(values, AccountsColumn.LANGUAGE)).orElse(Language.EN),
                facts(values));
    }

    private AccountFacts facts(Map<AccountsColumn, String> values) {
        var words = new HashMap<String, String>();
        values.forEach((column, value) -> {
            if (!column.isOfAccount()) {
                words.put(column.word(), value);
            }
        });
        return FactWords.read(words, currency);
    }

    private static String value(Map<AccountsColumn, String> values, AccountsColumn column) {
        return values.getOrDefault(column, "");
    }

    private static String headLine() {
        return Arrays.stream(AccountsColumn.values())
                .filter(AccountsColumn::isRequired)
                .map(AccountsColumn::word)
                .collect(Collectors.joining(","));
    }

    private static boolean isSameFile(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException notBothThere) {
            return false;
        }
    }

    /// Which column stands where.
    ///
    /// @param names   as in the file, for the file of bad rows
    /// @param columns the ones that are read, and their places from 0
    private record Head(List<String> names, Map<AccountsColumn, Integer> columns) {
        static Head of(CsvRecord record, Tally tally) {
            tally.line = record.getStartingLineNumber();
            tally.beginRow();
            var names = new ArrayList<String>();
            var columns = new EnumMap<AccountsColumn, Integer>(AccountsColumn.class);
            for (var at = 0; at < record.getFieldCount(); at++) {
                var name = withoutByteOrderMark(record.getField(at)).strip();
                names.add(name);
                if (!name.equals(REASON)) {
                    take(name, at, columns, tally);
                }
            }
            Arrays.stream(AccountsColumn.values())
                    .filter(column -> column.isRequired() && !columns.containsKey(column))
                    .forEach(column ->
                            tally.add(
                                    column.word(),
                                    "this column is missing; a head line needs " + headLine()));
            return new Head(names, columns);
        }

        private static void take(
                String name, int at, Map<AccountsColumn, Integer> columns, Tally tally) {
            var column = AccountsColumn.ofWord(name);
            if (column.isEmpty()) {
                tally.add(
                        name.isEmpty() ? Integer.toString(at + 1) : printable(name),
                        "there is no such column; " + cure(name));
            } else if (columns.putIfAbsent(column.get(), at) != null) {
                tally.add(name, "this column stands twice; keep one of them");
            }
        }

        private static String cure(String name) {
            var lower = name.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
            if (name.indexOf('\uFFFD') >= 0 || name.indexOf('\0') >= 0) {
                return "the file is not UTF-8: save it as CSV UTF-8";
            }
            if (name.indexOf(';') >= 0 || name.indexOf('\t') >= 0) {
                return "part the columns with commas";
            }
            return AccountsColumn.ofWord(lower).isPresent()
                    ? "write it " + lower
                    : "leave it out, or name it one of "
                            + Arrays.stream(AccountsColumn.values())
                                    .map(AccountsColumn::word)
                                    .collect(Collectors.joining(", "));
        }

        private static String withoutByteOrderMark(String name) {
            return name.startsWith("\uFEFF") ? name.substring(1) : name;
        }

        private static String printable(String name) {
            var printable = new StringBuilder();
            name.codePoints()
                    .map(point -> AccountsColumn.isUnprintable(point) ? '?' : point)
                    .forEach(printable::appendCodePoint);
            return AccountsColumn.shown(printable.toString());
        }
    }

    /// Counts rows and keeps the first problems.
    private static final class Tally {
        private final String file;
        private final List<AccountsProblem> problems = new ArrayList<>();
        private final List<AccountsProblem> row = new ArrayList<>();
        private long moreProblems;
        private long good;
        private long bad;
        private long line;

        Tally(String file) {
            this.file = file;
        }

        void beginRow() {
            row.clear();
        }

        void add(String column, String why) {
            var problem = new AccountsProblem(file, line, column, why);
            row.add(problem);
            if (problems.size() < AccountsCsvRead.PROBLEMS_MAX) {
                problems.add(problem);
            } else {
                moreProblems++;
            }
        }

        String reasons() {
            return row.stream()
                    .map(problem -> problem.column() + ": " + problem.why())
                    .collect(Collectors.joining(" | "));
        }

        AccountsCsvRead read(boolean usable) {
            return new AccountsCsvRead(good, bad, problems, moreProblems, usable);
        }

        AccountsCsvRead unusable() {
            return read(false);
        }

        AccountsCsvRead unusable(long atLine, String column, String why) {
            line = atLine;
            add(column, why);
            return read(false);
        }
    }

    /// The second file: the bad rows as they were, each with its reasons in front.
    private static final class BadRows implements AutoCloseable {
        private final CsvWriter csv;
        private int reasonBefore = -1;

        BadRows(Path file) throws IOException {
            // Customers' data: for its owner only.
            csv = CsvWriter.builder().build(Durable.newPrivateWriter(file));
        }

        void writeHead(List<String> names) {
            reasonBefore = names.indexOf(REASON);
            write(REASON, names);
        }

        void write(String reasons, List<String> fields) {
            var record = new ArrayList<>(fields);
            if (reasonBefore >= 0 && reasonBefore < fields.size()) {
                // Mended once and still wrong: the old reason gives way to the new one.
                record.remove(reasonBefore);
            }
            record.addFirst(reasons);
            csv.writeRecord(record);
        }

        void finish() throws IOException {
            csv.flush();
        }

        @Override
        public void close() throws IOException {
            csv.close();
        }
    }
}
