package org.cashwrap.storage;

import de.siegmar.fastcsv.writer.CsvWriter;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.FactWords;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// Writes accounts as [AccountsCsv] reads them: every column, in the order of [AccountsColumn]. The file is its owner's
/// alone. When a balance was true is not in it: that is the moment of loading.
public final class AccountsCsvWriter implements Closeable {
    private static final List<AccountsColumn> COLUMNS = List.of(AccountsColumn.values());

    private final CsvWriter csv;

    /// Replaces a file that is there.
    public AccountsCsvWriter(Path file) throws IOException {
        csv = CsvWriter.builder().build(Durable.newPrivateWriter(file));
        csv.writeRecord(Arrays.stream(AccountsColumn.values()).map(AccountsColumn::word).toList());
    }

    /// @throws java.io.UncheckedIOException if the disk does not take it
    public void write(Account account) {
        var facts = FactWords.of(account.facts());
        csv.writeRecord(COLUMNS.stream().map(column -> value(account, facts, column)).toList());
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    private static String value(Account account, Map<String, String> facts, AccountsColumn column) {
        return switch (column) {
            case ACCOUNT -> account.number().digits();
            case NAME -> account.name();
            case PHONE -> account.phone();
            case ADDRESS -> account.address();
            case STATUS -> account.status().word();
            case PAST_DUE -> account.balance().pastDue().plain();
            case TOTAL_DUE -> account.balance().totalDue().plain();
            case DUE_DATE -> account.dueDate().map(LocalDate::toString).orElse("");
            case LANGUAGE -> account.language().code();
            case RESTORE_DUE,
                    CURRENT_DUE,
                    UNBILLED,
                    MIN_DUE,
                    PAST_DUE_30,
                    PAST_DUE_60,
                    PAST_DUE_90,
                    TIME_ZONE,
                    REGION,
                    PROMISE_DATE,
                    PROMISE_AMOUNT,
                    DISCOUNT_UNTIL,
                    CASH_ONLY_UNTIL,
                    RETURNED_ITEMS,
                    AUTOPAY_ON,
                    DISCONNECT_DATE,
                    ALERTS ->
                    facts.getOrDefault(column.word(), "");
        };
    }
}
