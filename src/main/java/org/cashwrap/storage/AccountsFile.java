package org.cashwrap.storage;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/// The accounts last seen: a customer can be found while the head office cannot be reached. A cache in a file of its own,
/// never part of the journal: it can be lost without losing money, and deleted when the law says so.
///
/// Belongs to the thread that opened it (at the till the accounts thread); every other thread is refused with an
/// `IllegalStateException`.
///
/// Nothing that befalls the file stops the counter. A call that fails answers as if the file knew nothing and tells the
/// trouble to whoever opened it; a damaged file is set aside under a new name, and the next call works on an empty one.
public final class AccountsFile implements AutoCloseable {
    public static final String NAME = "accounts.db";

    /// The longest list of hits; more cannot be read while a customer waits.
    public static final int HITS_MAX = 100;

    /// How many accounts between two words of progress.
    private static final int PROGRESS_EVERY = 10_000;

    private final Path file;
    private final Consumer<AccountsTrouble> trouble;
    private final Thread owner = Thread.currentThread();
    private @Nullable AccountsDatabase database;

    private AccountsFile(Path file, Consumer<AccountsTrouble> trouble) {
        this.file = file;
        this.trouble = trouble;
    }

    /// Opens or begins the accounts file of a folder, which becomes its owner's alone (0700). The calling thread owns it.
    ///
    /// @param folder  made if it is not there
    /// @param trouble told on the owner's thread what befalls the file later
    public static AccountsOpening open(Path folder, Consumer<AccountsTrouble> trouble) {
        var accounts = new AccountsFile(folder.resolve(NAME), trouble);
        try {
            Durable.makePrivateFolder(folder);
            Durable.keepPrivate(folder);
        } catch (IOException failed) {
            return new AccountsOpening.Unavailable("no folder for accounts: " + failed);
        }
        try {
            accounts.database();
            return new AccountsOpening.Opened(accounts);
        } catch (SQLException failed) {
            return switch (accounts.mend(failed)) {
                case AccountsTrouble.Failed(var why) -> new AccountsOpening.Unavailable(why);
                case AccountsTrouble.SetAside aside -> accounts.openAnew(aside);
            };
        }
    }

    private AccountsOpening openAnew(AccountsTrouble.SetAside aside) {
        try {
            database();
            return new AccountsOpening.BegunAnew(this, aside);
        } catch (SQLException failed) {
            return new AccountsOpening.Unavailable(why(failed));
        }
    }

    /// Finds accounts by what a clerk typed, the best first.
    ///
    /// | typed | is |
    /// | --- | --- |
    /// | digits, grouped anyhow | an account number, its end, the end of a telephone number (with or without country code), the beginning of an account number; in this order |
    /// | letters | the beginnings of the words of a name, in any order; whole words before beginnings |
    /// | a house number, then letters | an address |
    ///
    /// Case, accents, and the doubles of the Arabic and Persian scripts make no difference. Fewer than three letters or
    /// digits, more than 128 characters or nothing but signs find nothing.
    ///
    /// @param typed anything
    /// @param max   the longest list wanted; never more than [#HITS_MAX]
    public List<Account> find(String typed, int max) {
        return ask(
                List.of(),
                accounts ->
                        AccountsFinder.find(
                                accounts, AccountsTyped.of(typed), Math.clamp(max, 0, HITS_MAX)));
    }

    public Optional<Account> get(AccountNumber number) {
        return ask(Optional.empty(), accounts -> accounts.byNumber(number));
    }

    /// Keeps an account as it is now.
    public void put(Account account) {
        load(
                _ -> {},
                loading -> {
                    loading.put(account);
                    return new AccountsLoaded.Loaded(1);
                });
    }

    /// Takes all of them or none. Accounts that are not among them stay.
    ///
    /// @param progress told on this thread how many there are so far
    public AccountsLoaded load(Stream<Account> many, LongConsumer progress) {
        return tidied(
                load(
                        progress,
                        loading -> {
                            for (var account : (Iterable<Account>) many::iterator) {
                                loading.put(account);
                            }
                            return new AccountsLoaded.Loaded(loading.taken);
                        }));
    }

    /// Takes what a CSV holds: all rows or none, or all good ones if it is read so. Accounts that are not in it stay.
    ///
    /// @param progress told on this thread how many there are so far
    public AccountsLoaded load(AccountsCsv csv, LongConsumer progress) {
        return tidied(
                load(
                        progress,
                        loading -> {
                            var read = csv.read(loading::put);
                            if (!csv.mayKeep(read)) {
                                return new AccountsLoaded.Refused(read);
                            }
                            return read.isClean()
                                    ? new AccountsLoaded.Loaded(read.good())
                                    : new AccountsLoaded.LoadedInPart(read);
                        }));
    }

    /// How many accounts there are; 0 if the file cannot be read.
    public long count() {
        return ask(0L, AccountsDatabase::count);
    }

    /// Closing twice does nothing.
    @Override
    public void close() {
        checkOwner();
        closeQuietly();
    }

    /// Where the accounts of a load come from; its answer says whether they are kept.
    @FunctionalInterface
    private interface Source {
        AccountsLoaded into(Loading loading) throws SQLException;
    }

    @FunctionalInterface
    private interface Question<T> {
        T to(AccountsDatabase accounts) throws SQLException;
    }

    private AccountsLoaded load(LongConsumer progress, Source source) {
        checkOwner();
        try {
            var accounts = database();
            accounts.begin();
            var isOver = false;
            try {
                var loaded = source.into(new Loading(accounts, progress));
                switch (loaded) {
                    case AccountsLoaded.Loaded _, AccountsLoaded.LoadedInPart _ ->
                            accounts.commit();
                    case AccountsLoaded.Refused _, AccountsLoaded.Failed _ -> accounts.rollback();
                }
                isOver = true;
                return loaded;
            } finally {
                if (!isOver) {
                    // A transaction that is not over ends with its connection, whatever happened.
                    closeQuietly();
                }
            }
        } catch (SQLException failed) {
            tell(failed);
            return new AccountsLoaded.Failed(why(failed));
        }
    }

    /// What was loaded is safe before this; if it fails the file is only larger and slower.
    private AccountsLoaded tidied(AccountsLoaded loaded) {
        if (loaded instanceof AccountsLoaded.Loaded
                || loaded instanceof AccountsLoaded.LoadedInPart) {
            ask(
                    false,
                    accounts -> {
                        accounts.tidy();
                        return true;
                    });
        }
        return loaded;
    }

    private <T> T ask(T ifNothingIsKnown, Question<T> question) {
        checkOwner();
        try {
            return question.to(database());
        } catch (SQLException failed) {
            tell(failed);
            return ifNothingIsKnown;
        }
    }

    private AccountsDatabase database() throws SQLException {
        var open = database;
        if (open == null) {
            open = AccountsDatabase.open(file);
            database = open;
        }
        return open;
    }

    private void tell(SQLException failed) {
        trouble.accept(mend(failed));
    }

    private AccountsTrouble mend(SQLException failed) {
        closeQuietly();
        if (!AccountsDatabase.isDamage(failed)) {
            return new AccountsTrouble.Failed(why(failed));
        }
        try {
            return new AccountsTrouble.SetAside(setAside(), why(failed));
        } catch (IOException stuck) {
            return new AccountsTrouble.Failed(why(failed) + "; cannot be set aside: " + stuck);
        }
    }

    private Path setAside() throws IOException {
        var number = 1;
        while (Files.exists(aside(number))) {
            number++;
        }
        // The log before the file: an old log under a new file would damage that as well.
        for (var end : List.of("-wal", "-shm", "")) {
            var part = Path.of(file + end);
            if (Files.exists(part)) {
                Files.move(part, Path.of(aside(number) + end));
            }
        }
        return aside(number);
    }

    private Path aside(int number) {
        return Path.of(file + ".damaged-" + number);
    }

    private static String why(SQLException failed) {
        return String.valueOf(failed.getMessage());
    }

    private void checkOwner() {
        if (!Thread.currentThread().equals(owner)) {
            throw new IllegalStateException("the accounts file belongs to " + owner.getName());
        }
    }

    private void closeQuietly() {
        var open = database;
        database = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException alreadyBroken) {
                // Nothing in it is ours to save: what was committed is in the file.
            }
        }
    }

    /// The rows of one load on their way into the file.
    private static final class Loading {
        private final AccountsDatabase accounts;
        private final LongConsumer progress;
        private long lastId;
        private long taken;

        Loading(AccountsDatabase accounts, LongConsumer progress) throws SQLException {
            this.accounts = accounts;
            this.progress = progress;
            lastId = accounts.lastId();
        }

        void put(Account account) throws SQLException {
            var known = accounts.place(account);
            var id = known.isPresent() ? known.get().id() : ++lastId;
            if (known.isPresent()) {
                accounts.update(id, account);
            } else {
                accounts.insert(id, account);
            }
            if (known.isEmpty() || !known.get().hasSameWords()) {
                accounts.index(id, account);
            }
            if (++taken % PROGRESS_EVERY == 0) {
                progress.accept(taken);
            }
        }
    }
}
