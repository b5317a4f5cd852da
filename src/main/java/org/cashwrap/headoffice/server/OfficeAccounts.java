package org.cashwrap.headoffice.server;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.storage.AccountsFile;
import org.cashwrap.storage.AccountsOpening;
import org.cashwrap.storage.AccountsTrouble;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The accounts, searched as the till searches its own copy, on a thread of their own: an accounts file belongs to one.
/// May be called from any thread.
final class OfficeAccounts implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(OfficeAccounts.class.getName());

    private final Path folder;
    private final OfficeThread thread = new OfficeThread("office-accounts");
    private @Nullable AccountsFile file;
    private Optional<String> trouble = Optional.empty();

    private OfficeAccounts(Path folder) {
        this.folder = folder;
    }

    static OfficeAccounts open(Path folder) throws StoreTroubleException {
        var accounts = new OfficeAccounts(folder);
        var opened = false;
        try {
            accounts.ask(AccountsFile::count);
            opened = true;
            return accounts;
        } finally {
            if (!opened) {
                accounts.close();
            }
        }
    }

    List<Account> find(String text, int max) throws StoreTroubleException {
        return ask(accounts -> accounts.find(text, max));
    }

    Optional<Account> get(AccountNumber number) throws StoreTroubleException {
        return ask(accounts -> accounts.get(number));
    }

    private <T> T ask(Function<AccountsFile, T> question) throws StoreTroubleException {
        return thread.ask(() -> answered(question));
    }

    /// A file in trouble answers as if it knew nothing. A till must not take that for "no such account".
    private <T> T answered(Function<AccountsFile, T> question) throws StoreTroubleException {
        trouble = Optional.empty();
        var answer = question.apply(opened());
        if (trouble.isPresent()) {
            throw new StoreTroubleException("accounts.db: " + trouble.get());
        }
        return answer;
    }

    private AccountsFile opened() throws StoreTroubleException {
        var open = file;
        if (open == null) {
            open =
                    switch (AccountsFile.open(folder, this::tell)) {
                        case AccountsOpening.Opened(var accounts) -> accounts;
                        case AccountsOpening.BegunAnew(var accounts, var aside) -> {
                            LOG.log(System.Logger.Level.WARNING, "accounts.db: {0}", why(aside));
                            yield accounts;
                        }
                        case AccountsOpening.Unavailable(var why) ->
                                throw new StoreTroubleException("accounts.db: " + why);
                    };
            file = open;
        }
        return open;
    }

    private void tell(AccountsTrouble befallen) {
        LOG.log(System.Logger.Level.WARNING, "accounts.db: {0}", why(befallen));
        trouble = Optional.of(why(befallen));
    }

    private static String why(AccountsTrouble befallen) {
        return switch (befallen) {
            case AccountsTrouble.SetAside(var aside, var damage) ->
                    "was damaged (" + damage + ") and stands aside as " + aside + "; load it anew";
            case AccountsTrouble.Failed(var failed) -> failed;
        };
    }

    /// Closing twice does nothing.
    @Override
    public void close() {
        thread.close(() -> {
            var open = file;
            file = null;
            if (open != null) {
                open.close();
            }
        });
    }
}
