package org.cashwrap.storage;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountFacts;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.FactWords;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;
import org.sqlite.SQLiteErrorCode;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;

/// The one connection to an accounts file: its tables, and accounts as rows. After any `SQLException` it is closed and a
/// new one made.
///
/// | column | holds |
/// | --- | --- |
/// | `number_reversed`, `phone_reversed` | the digits from last to first, so that an index finds the end of a number |
/// | `total_due`, `past_due` | minor units of `currency` |
/// | `as_of`, `due_date` | ISO 8601; `due_date` empty if there is none |
/// | `more` | one line `name=value` for each of [FactWords] |
///
/// `words` is the index of folded words, by the account's `id`; it keeps no text of its own. Its tokenizer is `ascii`
/// because the words are folded before: every character of another script belongs to its word, and no new version of
/// SQLite can part them otherwise. One letter is in the list of prefixes because `j park` is how people type: it makes the
/// file 5 % larger and such a look 11 times faster (200,000 accounts, `AccountsBenchmark`).
final class AccountsDatabase implements AutoCloseable {
    /// `CWac`: a journal, or another program's file, is never taken for ours.
    static final int APPLICATION_ID = 0x4357_6163;

    static final int VERSION = 1;

    /// How long another program may hold the file before we give up: `headoffice load` writes beside a server.
    private static final int BUSY_MS = 3000;

    private static final List<String> SCHEMA =
            List.of(
                    """
                    CREATE TABLE account(
                        id INTEGER PRIMARY KEY,
                        number TEXT NOT NULL UNIQUE,
                        number_reversed TEXT NOT NULL,
                        name TEXT NOT NULL,
                        phone TEXT NOT NULL,
                        phone_reversed TEXT NOT NULL,
                        address TEXT NOT NULL,
                        status TEXT NOT NULL,
                        total_due INTEGER NOT NULL,
                        past_due INTEGER NOT NULL,
                        currency TEXT NOT NULL,
                        as_of TEXT NOT NULL,
                        due_date TEXT NOT NULL,
                        language TEXT NOT NULL,
                        more TEXT NOT NULL) STRICT\
                    """,
                    "CREATE INDEX account_number_reversed ON account(number_reversed)",
                    "CREATE INDEX account_phone_reversed ON account(phone_reversed)",
                    """
                    CREATE VIRTUAL TABLE words USING fts5(
                        name, address, content = '', contentless_delete = 1,
                        prefix = '1 2 3 4 5', detail = column, tokenize = 'ascii')\
                    """,
                    "PRAGMA application_id = " + APPLICATION_ID,
                    "PRAGMA user_version = " + VERSION);

    private static final String COLUMNS =
            "number, account.name, phone, account.address, status, total_due, past_due, currency,"
                    + " as_of, due_date, language, more";

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    private AccountsDatabase(Connection connection) {
        this.connection = connection;
    }

    /// Opens the file, or begins it if it is not there or has nothing in it.
    ///
    /// @throws SQLException with [#isDamage] if the file is not an accounts file of this version
    static AccountsDatabase open(Path file) throws SQLException {
        var database = new AccountsDatabase(connection(file));
        try {
            database.prepare();
            return database;
        } catch (SQLException | RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private static Connection connection(Path file) throws SQLException {
        try {
            Durable.makePrivateFileIfAbsent(file);
        } catch (IOException notMade) {
            throw new SQLException("cannot make " + file, notMade);
        }
        return DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
    }

    /// Whether the file is what is wrong, not the disk, the folder or another program.
    static boolean isDamage(SQLException failed) {
        var code = failed.getErrorCode();
        return code == SQLiteErrorCode.SQLITE_CORRUPT.code
                || code == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    private void prepare() throws SQLException {
        execute("PRAGMA busy_timeout = " + BUSY_MS);
        // A damaged page is found when it is read, and no function runs because a file says so.
        execute("PRAGMA cell_size_check = ON");
        execute("PRAGMA trusted_schema = OFF");
        execute("PRAGMA journal_mode = WAL");
        // A cache: after a power cut the last accounts may be the ones before, and the head office
        // sends them again. The file itself stays whole: NORMAL in WAL loses commits, never order.
        execute("PRAGMA synchronous = NORMAL");
        execute("PRAGMA journal_size_limit = 67108864");
        execute("PRAGMA cache_size = -16384");
        if (number("PRAGMA application_id") == 0
                && number("SELECT count(*) FROM sqlite_schema") == 0) {
            begin();
            for (var statement : SCHEMA) {
                execute(statement);
            }
            commit();
        }
        checkOurs();
    }

    private void checkOurs() throws SQLException {
        var id = number("PRAGMA application_id");
        if (id != APPLICATION_ID) {
            throw damage("not an accounts file: application id " + id);
        }
        var version = number("PRAGMA user_version");
        if (version != VERSION) {
            // Of an older or newer program. A cache is not migrated, it is filled again.
            throw damage("an accounts file of version " + version);
        }
        try {
            byWords("name : (\"cashwrap\")", 1);
            byNumberBeginning("0", 1);
            byNumberEnd("0", 1);
            byPhoneEnd("0", 1);
        } catch (SQLException unreadable) {
            // The statements are ours and right: so the tables are not.
            throw unreadable.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code
                    ? damage("not our tables: " + unreadable.getMessage())
                    : unreadable;
        }
    }

    /// `BEGIN` and `COMMIT` are statements: after an I/O error the driver's own `commit()` would go on without one.
    void begin() throws SQLException {
        execute("BEGIN IMMEDIATE");
    }

    void commit() throws SQLException {
        execute("COMMIT");
    }

    void rollback() throws SQLException {
        execute("ROLLBACK");
    }

    /// After a load: gives the room of the log back, and brings the pieces of the index together.
    void tidy() throws SQLException {
        execute("INSERT INTO words(words) VALUES('optimize')");
        execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    long count() throws SQLException {
        return number("SELECT count(*) FROM account");
    }

    long lastId() throws SQLException {
        return number("SELECT coalesce(max(id), 0) FROM account");
    }

    /// An account in the file, and whether its words are still the ones that were indexed.
    ///
    record Place(long id, boolean hasSameWords) {}

    /// Where an account stands, if it does.
    Optional<Place> place(Account account) throws SQLException {
        var select = statement("SELECT id, name, address FROM account WHERE number = ?");
        select.setString(1, account.number().digits());
        try (var found = select.executeQuery()) {
            return found.next()
                    ? Optional.of(
                            new Place(
                                    found.getLong(1),
                                    account.name().equals(found.getString(2))
                                            && account.address().equals(found.getString(3))))
                    : Optional.empty();
        }
    }

    void insert(long id, Account account) throws SQLException {
        var insert =
                statement(
                        """
                        INSERT INTO account(name, phone, phone_reversed, address, status, total_due, past_due,
                            currency, as_of, due_date, language, more, id, number, number_reversed)
                        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
                        """);
        setFields(insert, account);
        insert.setLong(13, id);
        insert.setString(14, account.number().digits());
        insert.setString(15, reversed(account.number().digits()));
        insert.executeUpdate();
    }

    void update(long id, Account account) throws SQLException {
        var update =
                statement(
                        """
                        UPDATE account SET name = ?, phone = ?, phone_reversed = ?, address = ?, status = ?,
                            total_due = ?, past_due = ?, currency = ?, as_of = ?, due_date = ?, language = ?, more = ?
                        WHERE id = ?\
                        """);
        setFields(update, account);
        update.setLong(13, id);
        update.executeUpdate();
    }

    void index(long id, Account account) throws SQLException {
        var index = statement("INSERT OR REPLACE INTO words(rowid, name, address) VALUES(?, ?, ?)");
        index.setLong(1, id);
        index.setString(2, String.join(" ", AccountsFold.indexed(account.name())));
        index.setString(3, String.join(" ", AccountsFold.indexed(account.address())));
        index.executeUpdate();
    }

    Optional<Account> byNumber(AccountNumber number) throws SQLException {
        var select = statement("SELECT " + COLUMNS + " FROM account WHERE number = ?");
        select.setString(1, number.digits());
        return rows(select).stream().findFirst();
    }

    /// @param digits ASCII digits
    List<Account> byNumberBeginning(String digits, int max) throws SQLException {
        return byRange("number", digits, max);
    }

    /// @param digits ASCII digits, as written
    List<Account> byNumberEnd(String digits, int max) throws SQLException {
        return byRange("number_reversed", reversed(digits), max);
    }

    /// @param digits ASCII digits, as written
    List<Account> byPhoneEnd(String digits, int max) throws SQLException {
        return byRange("phone_reversed", reversed(digits), max);
    }

    private List<Account> byRange(String column, String digits, int max) throws SQLException {
        var select =
                statement(
                        "SELECT %s FROM account WHERE %s >= ? AND %s < ? ORDER BY %s LIMIT ?"
                                .formatted(COLUMNS, column, column, column));
        select.setString(1, digits);
        // The character after 9: above every continuation of the digits.
        select.setString(2, digits + ":");
        select.setInt(3, max);
        return rows(select);
    }

    /// @param query of FTS5, made of folded words only
    List<Account> byWords(String query, int max) throws SQLException {
        var select =
                statement(
                        "SELECT "
                                + COLUMNS
                                + " FROM words CROSS JOIN account ON account.id = words.rowid WHERE"
                                + " words MATCH ? LIMIT ?");
        select.setString(1, query);
        select.setInt(2, max);
        return rows(select);
    }

    private static List<Account> rows(PreparedStatement select) throws SQLException {
        var rows = new ArrayList<Account>();
        try (var found = select.executeQuery()) {
            while (found.next()) {
                rows.add(row(found));
            }
        }
        return rows;
    }

    private static Account row(ResultSet found) throws SQLException {
        try {
            var currency = Currency.getInstance(found.getString(8));
            var dueDate = found.getString(10);
            return new Account(
                    new AccountNumber(found.getString(1)),
                    found.getString(2),
                    found.getString(3),
                    found.getString(4),
                    AccountStatus.ofWord(found.getString(5)).orElseThrow(),
                    new Balance(
                            new Money(found.getLong(6), currency),
                            new Money(found.getLong(7), currency),
                            Instant.parse(found.getString(9))),
                    dueDate.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(dueDate)),
                    Language.ofCode(found.getString(11)).orElseThrow(),
                    facts(found.getString(12), currency));
        } catch (IllegalArgumentException | DateTimeException | NoSuchElementException impossible) {
            // Never written by us: somebody was at the file.
            throw damage("an account that cannot be: " + impossible.getMessage());
        }
    }

    private static void setFields(PreparedStatement statement, Account account)
            throws SQLException {
        statement.setString(1, account.name());
        statement.setString(2, account.phone());
        statement.setString(3, reversed(account.phone()));
        statement.setString(4, account.address());
        statement.setString(5, account.status().word());
        statement.setLong(6, account.balance().totalDue().minor());
        statement.setLong(7, account.balance().pastDue().minor());
        statement.setString(8, account.balance().totalDue().currency().getCurrencyCode());
        statement.setString(9, account.balance().asOf().toString());
        statement.setString(10, account.dueDate().map(LocalDate::toString).orElse(""));
        statement.setString(11, account.language().code());
        statement.setString(12, text(account.facts()));
    }

    private static String text(AccountFacts facts) {
        return FactWords.of(facts).entrySet().stream()
                .map(word -> word.getKey() + "=" + word.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static AccountFacts facts(String text, Currency currency) {
        var words = new HashMap<String, String>();
        text.lines()
                .forEach(line -> {
                    var equals = line.indexOf('=');
                    words.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
                });
        return FactWords.read(words, currency);
    }

    private static String reversed(String digits) {
        return new StringBuilder(digits).reverse().toString();
    }

    private static SQLException damage(String why) {
        return new SQLException(why, "", SQLiteErrorCode.SQLITE_CORRUPT.code);
    }

    private PreparedStatement statement(String sql) throws SQLException {
        var known = statements.get(sql);
        if (known != null) {
            return known;
        }
        var statement = connection.prepareStatement(sql);
        statements.put(sql, statement);
        return statement;
    }

    private long number(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            return found.getLong(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
