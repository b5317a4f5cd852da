package org.cashwrap.storage;

import org.cashwrap.core.bill.Account;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// An account with everything its biller told us, also what no rule reads yet.
///
/// @param account what the counter works with
/// @param more    the other columns that were filled in, well formed and without blanks around; in the order of the
///                columns
public record AccountsRow(Account account, Map<AccountsColumn, String> more) {
    public AccountsRow {
        var sorted = new EnumMap<AccountsColumn, String>(AccountsColumn.class);
        sorted.putAll(more);
        more = Collections.unmodifiableMap(sorted);
        more.forEach(AccountsRow::check);
    }

    private static void check(AccountsColumn column, String value) {
        if (column.isOfAccount()) {
            throw new IllegalArgumentException(column.word() + " is a field of the account");
        }
        if (value.isEmpty() || value.codePoints().anyMatch(AccountsColumn::isUnprintable)) {
            throw new IllegalArgumentException(column.word() + " is empty or not printable");
        }
    }
}
