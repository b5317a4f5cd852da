package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountFacts;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class AccountsFileTest {
    private static final Account MARIA =
            AccountsGiven.account("40217788", "Maria Nowak", "7035550123", "12 Mill Lane");

    @TempDir Path home;

    @Test
    void anAccountComesBackAsItWasPut() {
        var inCredit =
                new Account(
                        new AccountNumber("000042"),
                        "زهرا رضایی",
                        "",
                        "",
                        AccountStatus.HARD_DISCONNECTED,
                        new Balance(
                                new Money(-5_00, AccountsGiven.DOLLAR),
                                Money.zero(AccountsGiven.DOLLAR),
                                AccountsGiven.AS_OF),
                        Optional.empty(),
                        Language.FA,
                        AccountFacts.NONE);
        try (var accounts = AccountsGiven.open(home)) {
            accounts.put(MARIA);
            accounts.put(inCredit);
        }

        try (var accounts = AccountsGiven.open(home)) {
            assertEquals(Optional.of(MARIA), accounts.get(MARIA.number()));
            assertEquals(Optional.of(inCredit), accounts.get(inCredit.number()));
            assertEquals(Optional.empty(), accounts.get(new AccountNumber("42424242")));
            assertEquals(2, accounts.count());
        }
    }

    @Test
    void anAccountPutAgainIsFoundByItsNewNameOnly() {
        var married =
                AccountsGiven.account("40217788", "Maria Baker", "7035550199", "7 Oak Street");
        try (var accounts = AccountsGiven.open(home)) {
            accounts.put(MARIA);
            accounts.put(married);

            assertEquals(1, accounts.count());
            assertEquals(List.of(married), accounts.find("baker", 20));
            assertEquals(List.of(married), accounts.find("0199", 20));
            assertEquals(List.of(married), accounts.find("7 oak", 20));
            assertEquals(List.of(), accounts.find("nowak", 20));
            assertEquals(List.of(), accounts.find("0123", 20));
            assertEquals(List.of(), accounts.find("12 mill", 20));
        }
    }

    @Test
    void aLoadSaysHowFarItIs() {
        var told = new ArrayList<Long>();
        try (var accounts = AccountsGiven.open(home)) {
            var loaded = accounts.load(many(25_000), told::add);

            assertEquals(new AccountsLoaded.Loaded(25_000), loaded);
            assertEquals(List.of(10_000L, 20_000L), told);
            assertEquals(25_000, accounts.count());
        }
    }

    @Test
    void aLoadThatBreaksOffLeavesNothingBehind() {
        try (var accounts = AccountsGiven.open(home)) {
            accounts.put(MARIA);
            var breaking =
                    many(15_000)
                            .peek(account -> {
                                if (account.number().digits().equals("10014999")) {
                                    throw new IllegalStateException("the line is cut");
                                }
                            });

            assertThrows(IllegalStateException.class, () -> accounts.load(breaking, _ -> {}));

            assertEquals(1, accounts.count());
            assertEquals(List.of(), accounts.find("number", 20));
            assertEquals(List.of(MARIA), accounts.find("maria", 20));
        }
    }

    @Test
    void theFolderIsItsOwnersAlone() throws Exception {
        assumeTrue(home.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var open = Files.createDirectory(home.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        var folder = home.resolve("a/b");

        AccountsGiven.open(open).close();
        AccountsGiven.open(folder).close();

        assertEquals("rwx------", permissions(open));
        assertEquals("rwx------", permissions(folder));
    }

    @Test
    void anotherThreadIsRefused() throws Exception {
        var thrown = new AtomicReference<Throwable>();
        try (var accounts = AccountsGiven.open(home)) {
            var stranger = new Thread(() -> accounts.find("maria", 20), "stranger");
            stranger.setUncaughtExceptionHandler((_, why) -> thrown.set(why));
            stranger.start();
            stranger.join();
        }

        assertInstanceOf(IllegalStateException.class, thrown.get());
    }

    @Test
    void whatIsNotADatabaseIsSetAsideAndBegunAnew() throws Exception {
        var file = home.resolve(AccountsFile.NAME);
        Files.writeString(file, "account,name\n4021,Maria\n".repeat(100));

        var begun = assertInstanceOf(AccountsOpening.BegunAnew.class, open());
        try (var accounts = begun.accounts()) {
            var aside = home.resolve("accounts.db.damaged-1");
            assertEquals(aside, begun.trouble().aside());
            assertTrue(Files.readString(aside).startsWith("account,name"));
            accounts.put(MARIA);
            assertEquals(List.of(MARIA), accounts.find("maria", 20));
        }
    }

    @Test
    void eachDamagedFileGetsANameOfItsOwn() throws Exception {
        for (var number = 1; number <= 3; number++) {
            Files.writeString(home.resolve(AccountsFile.NAME), "damage ".repeat(200) + number);

            var begun = assertInstanceOf(AccountsOpening.BegunAnew.class, open());
            begun.accounts().close();

            assertEquals(home.resolve("accounts.db.damaged-" + number), begun.trouble().aside());
        }
    }

    @Test
    void anotherProgramsDatabaseIsSetAsideUnchanged() throws Exception {
        sql(
                home.resolve(AccountsFile.NAME),
                "CREATE TABLE theirs(x)",
                "INSERT INTO theirs VALUES(42)");

        var begun = assertInstanceOf(AccountsOpening.BegunAnew.class, open());
        begun.accounts().close();

        assertEquals(42, number(begun.trouble().aside(), "SELECT x FROM theirs"));
    }

    @Test
    void aFileOfANewerProgramIsSetAside() throws Exception {
        AccountsGiven.open(home).close();
        sql(home.resolve(AccountsFile.NAME), "PRAGMA user_version = 2");

        var begun = assertInstanceOf(AccountsOpening.BegunAnew.class, open());
        begun.accounts().close();

        assertTrue(begun.trouble().why().contains("version 2"), begun.trouble().why());
    }

    @Test
    void aFileWithoutItsTablesIsSetAside() throws Exception {
        AccountsGiven.open(home).close();
        sql(home.resolve(AccountsFile.NAME), "DROP TABLE words");

        assertInstanceOf(AccountsOpening.BegunAnew.class, open()).accounts().close();
    }

    @Test
    void damageFoundWhileWorkingIsToldAndTheNextCallWorksOnAnEmptyFile() throws Exception {
        var file = home.resolve(AccountsFile.NAME);
        try (var accounts = AccountsGiven.open(home)) {
            accounts.load(many(20_000), _ -> {});
        }
        var troubles = new ArrayList<AccountsTrouble>();

        try (var accounts = accountsOf(AccountsFile.open(home, troubles::add))) {
            overwriteTheMiddle(file);
            for (var n = 0; n < 20_000 && troubles.isEmpty(); n++) {
                accounts.get(new AccountNumber("%08d".formatted(10_000_000 + n)));
            }
            accounts.put(MARIA);

            assertEquals(1, accounts.count());
            assertEquals(List.of(MARIA), accounts.find("maria", 20));
        }
        assertEquals(1, troubles.size());
        assertInstanceOf(AccountsTrouble.SetAside.class, troubles.getFirst());
    }

    @Test
    void anAccountThatCannotBeIsDamage() throws Exception {
        try (var accounts = AccountsGiven.open(home)) {
            accounts.put(MARIA);
        }
        sql(home.resolve(AccountsFile.NAME), "UPDATE account SET status = 'friend'");
        var troubles = new ArrayList<AccountsTrouble>();

        try (var accounts = accountsOf(AccountsFile.open(home, troubles::add))) {
            assertEquals(Optional.empty(), accounts.get(MARIA.number()));
        }

        assertInstanceOf(AccountsTrouble.SetAside.class, troubles.getFirst());
    }

    @Test
    void aFileHeldByAnotherProgramIsNotSetAside() throws Exception {
        try (var accounts = AccountsGiven.open(home)) {
            accounts.put(MARIA);
        }
        var troubles = new ArrayList<AccountsTrouble>();
        try (var other =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + home.resolve(AccountsFile.NAME));
                var statement = other.createStatement();
                var accounts = accountsOf(AccountsFile.open(home, troubles::add))) {
            statement.execute("BEGIN IMMEDIATE");
            assertInstanceOf(AccountsLoaded.Failed.class, accounts.load(many(1), _ -> {}));
            assertEquals(List.of(MARIA), accounts.find("maria", 20));
            statement.execute("ROLLBACK");

            assertEquals(new AccountsLoaded.Loaded(1), accounts.load(many(1), _ -> {}));
        }
        assertEquals(1, troubles.size());
        assertInstanceOf(AccountsTrouble.Failed.class, troubles.getFirst());
        assertFalse(Files.exists(home.resolve("accounts.db.damaged-1")));
    }

    @Test
    void aFolderThatCannotBeMadeIsAnAnswer() throws Exception {
        var inTheWay = Files.writeString(home.resolve("file"), "not a folder");

        assertInstanceOf(AccountsOpening.Unavailable.class, AccountsFile.open(inTheWay, _ -> {}));
    }

    private AccountsOpening open() {
        return AccountsFile.open(
                home,
                trouble -> {
                    throw new AssertionError(trouble);
                });
    }

    private static AccountsFile accountsOf(AccountsOpening opening) {
        return assertInstanceOf(AccountsOpening.Opened.class, opening).accounts();
    }

    private static Stream<Account> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(n ->
                        AccountsGiven.account(
                                "%08d".formatted(10_000_000 + n),
                                "Number " + n,
                                "2125550100",
                                n + " Elm Street"));
    }

    private static String permissions(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void overwriteTheMiddle(Path file) throws Exception {
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            var from = channel.size() / 4;
            channel.write(ByteBuffer.wrap(new byte[(int) (channel.size() / 2)]), from);
        }
    }

    private static void sql(Path file, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static int number(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            return found.getInt(1);
        }
    }
}
