package org.cashwrap.app;

import org.cashwrap.checkout.AccountSearch;
import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.storage.AccountsFile;
import org.cashwrap.storage.AccountsOpening;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The accounts file on its own thread. Trouble with it never stops the taking of money: then nothing is found.
final class AccountsThread implements AccountSearch, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AccountsThread.class.getName());

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("accounts").factory());
    private Optional<AccountsFile> file = Optional.empty();

    private AccountsThread() {}

    /// Opens it there, without waiting for it.
    static AccountsThread open(OpenStation station) {
        var accounts = new AccountsThread();
        accounts.thread.execute(() -> accounts.file = accounts.opened(station));
        return accounts;
    }

    private Optional<AccountsFile> opened(OpenStation station) {
        var opening =
                AccountsFile.open(
                        station.accountsFolder(),
                        trouble -> LOG.log(System.Logger.Level.WARNING, "accounts: {0}", trouble));
        return switch (opening) {
            case AccountsOpening.Opened(var accounts) -> Optional.of(accounts);
            case AccountsOpening.BegunAnew(var accounts, var trouble) -> {
                LOG.log(System.Logger.Level.WARNING, "accounts begun anew: {0}", trouble);
                yield Optional.of(accounts);
            }
            case AccountsOpening.Unavailable(var why) -> {
                LOG.log(System.Logger.Level.WARNING, "no accounts: {0}", why);
                yield Optional.empty();
            }
        };
    }

    @Override
    public CompletionStage<List<Account>> find(String text, int max) {
        return CompletableFuture.supplyAsync(
                () -> file.map(accounts -> accounts.find(text, max)).orElse(List.of()), thread);
    }

    @Override
    public CompletionStage<Optional<Account>> get(AccountNumber number) {
        return CompletableFuture.supplyAsync(
                () -> file.flatMap(accounts -> accounts.get(number)), thread);
    }

    /// False if the file cannot be used: that is another trouble.
    CompletionStage<Boolean> isEmpty() {
        return CompletableFuture.supplyAsync(
                () -> file.filter(accounts -> accounts.count() == 0).isPresent(), thread);
    }

    @Override
    public void keep(List<Account> seen) {
        thread.execute(() -> file.ifPresent(accounts -> seen.forEach(accounts::put)));
    }

    @Override
    public void close() {
        thread.execute(() -> file.ifPresent(AccountsFile::close));
        thread.close();
    }
}
