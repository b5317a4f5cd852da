package org.cashwrap.storage;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One look for accounts: several questions, from the narrowest to the widest, until there are hits enough.
///
/// Every question has a limit and takes the first rows it meets: to rank all that match costs a thousand times more for a
/// common beginning. So the order is between the questions, and within the answer to each.
final class AccountsFinder {
    private static final Comparator<Account> OPEN_FIRST =
            Comparator.comparing(account -> account.status() == AccountStatus.CLOSED);

    private static final Comparator<Account> BY_NAME =
            OPEN_FIRST
                    .thenComparing(Account::name)
                    .thenComparing(account -> account.number().digits());

    private final AccountsDatabase database;
    private final int max;
    private final Map<AccountNumber, Account> hits = new LinkedHashMap<>();

    private AccountsFinder(AccountsDatabase database, int max) {
        this.database = database;
        this.max = max;
    }

    /// @param max 0 or more
    static List<Account> find(AccountsDatabase database, AccountsTyped typed, int max)
            throws SQLException {
        var finder = new AccountsFinder(database, max);
        switch (typed) {
            case AccountsTyped.Nothing() -> {}
            case AccountsTyped.Digits(var digits, var phones) -> finder.byDigits(digits, phones);
            case AccountsTyped.Name(var words) -> finder.byName(words);
            case AccountsTyped.Address(var house, var words) -> finder.byAddress(house, words);
        }
        return finder.hits.values().stream().limit(max).toList();
    }

    private void byDigits(String digits, List<String> phones) throws SQLException {
        if (AccountNumber.isValid(digits)) {
            database.byNumber(new AccountNumber(digits)).ifPresent(row -> add(List.of(row)));
        }
        if (wantsMore()) {
            add(database.byNumberEnd(digits, max));
        }
        for (var phone : phones) {
            if (wantsMore()) {
                add(database.byPhoneEnd(phone, max));
            }
        }
        if (wantsMore()) {
            add(database.byNumberBeginning(digits, max));
        }
    }

    private void byName(List<String> words) throws SQLException {
        var last = words.size() - 1;
        ask("name", words, words.size(), BY_NAME);
        if (last > 0) {
            ask("name", words, last, BY_NAME);
        }
        ask("name", words, 0, BY_NAME);
    }

    private void byAddress(String house, List<String> words) throws SQLException {
        var all = new ArrayList<String>();
        all.add(house);
        all.addAll(words);
        var startsAtHouse =
                Comparator.comparing((Account account) ->
                        !AccountsFold.typed(account.address()).stream()
                                .limit(1)
                                .toList()
                                .equals(List.of(house)));
        var order = startsAtHouse.thenComparing(OPEN_FIRST).thenComparing(Account::address);
        ask("address", all, 1, order);
        ask("address", all, 0, order);
    }

    /// @param whole how many of the words, from the first, are whole words and not beginnings
    private void ask(String column, List<String> words, int whole, Comparator<Account> order)
            throws SQLException {
        if (wantsMore()) {
            // Folded words are in small letters and need no quotation marks; the day one does, it
            // has them.
            var query =
                    IntStream.range(0, words.size())
                            .mapToObj(at -> "\"" + words.get(at) + (at < whole ? "\"" : "\"*"))
                            .collect(Collectors.joining(" AND ", column + " : (", ")"));
            var found = new ArrayList<>(database.byWords(query, max));
            found.sort(order);
            add(found);
        }
    }

    private void add(List<Account> found) {
        found.forEach(account -> hits.putIfAbsent(account.number(), account));
    }

    private boolean wantsMore() {
        return hits.size() < max;
    }
}
