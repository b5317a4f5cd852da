package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountFacts;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/// Accounts and accounts files for tests to begin with.
final class AccountsGiven {
    static final Currency DOLLAR = Currency.getInstance("USD");
    static final Instant AS_OF = Instant.parse("2026-11-22T10:42:00.123456789Z");

    private AccountsGiven() {}

    static Account account(String number, String name, String phone, String address) {
        return account(number, name, phone, address, AccountStatus.ACTIVE);
    }

    static Account account(
            String number, String name, String phone, String address, AccountStatus status) {
        return new Account(
                new AccountNumber(number),
                name,
                phone,
                address,
                status,
                new Balance(new Money(79_30, DOLLAR), new Money(39_65, DOLLAR), AS_OF),
                Optional.of(LocalDate.of(2026, 12, 15)),
                Language.EN,
                AccountFacts.NONE);
    }

    /// An accounts file that no trouble is expected of.
    static AccountsFile open(Path folder) {
        var opening =
                AccountsFile.open(
                        folder,
                        trouble -> {
                            throw new AssertionError(trouble);
                        });
        return assertInstanceOf(AccountsOpening.Opened.class, opening).accounts();
    }
}
