package org.cashwrap.storage;

import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The real SQLite behind a door in which somebody stands: every call that may touch the file is counted, and the ones
/// chosen fail.
final class FaultyConnections implements ConnectionSource {
    /// When a call fails.
    enum Kind {
        /// It fails and nothing was done.
        BEFORE,
        /// It was done, and fails all the same: the answer is lost.
        AFTER,
        /// Nothing was done, and SQLite has ended the transaction by itself, as it does after an I/O error.
        ROLLED_BACK
    }

    private final List<Connection> real = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private IntPredicate chosen = _ -> false;
    private Kind kind = Kind.BEFORE;
    private Supplier<Exception> failure = SQLException::new;
    private UnaryOperator<String> reworded = UnaryOperator.identity();
    private int failed;

    /// From now on calls are counted from 1, and the chosen ones fail.
    void arm(Kind kind, Supplier<Exception> failure, IntPredicate chosen) {
        calls.clear();
        failed = 0;
        this.kind = kind;
        this.failure = failure;
        this.chosen = chosen;
    }

    void disarm() {
        chosen = _ -> false;
    }

    /// What SQLite is told instead of what was meant.
    void reword(UnaryOperator<String> words) {
        reworded = words;
    }

    int failed() {
        return failed;
    }

    List<String> calls() {
        return List.copyOf(calls);
    }

    /// Closes also what was never closed, because closing it failed.
    void closeAll() {
        real.forEach(Sql::discard);
        real.clear();
    }

    @Override
    public Connection open(String url) throws SQLException {
        try {
            var connection =
                    (Connection)
                            Objects.requireNonNull(called("open", null, () -> SQLITE.open(url)));
            real.add(connection);
            return (Connection)
                    Proxy.newProxyInstance(
                            getClass().getClassLoader(),
                            new Class<?>[] {Connection.class},
                            (_, method, arguments) -> onConnection(connection, method, arguments));
        } catch (SQLException | RuntimeException expected) {
            throw expected;
        } catch (Throwable unexpected) {
            throw new AssertionError(unexpected);
        }
    }

    /// What is called in the end.
    @FunctionalInterface
    private interface Call {
        @Nullable Object make() throws Throwable;
    }

    private @Nullable Object onConnection(
            Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "createStatement" ->
                    statement(connection, Statement.class, "", connection.createStatement());
            case "prepareStatement" -> {
                var sql = arguments == null ? "" : reworded.apply((String) arguments[0]);
                yield statement(
                        connection,
                        PreparedStatement.class,
                        sql,
                        Objects.requireNonNull(
                                called(
                                        "prepare " + sql,
                                        connection,
                                        () -> connection.prepareStatement(sql))));
            }
            case "commit", "rollback", "setAutoCommit", "close" ->
                    called(
                            method.getName(),
                            connection,
                            () -> invoke(method, connection, arguments));
            default -> invoke(method, connection, arguments);
        };
    }

    private Object statement(
            Connection connection, Class<? extends Statement> type, String sql, Object statement) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> {
                    if (!method.getName().startsWith("execute")) {
                        return invoke(method, statement, arguments);
                    }
                    var words = arguments == null ? null : reworded.apply((String) arguments[0]);
                    return called(
                            words == null ? sql : words,
                            connection,
                            () ->
                                    invoke(
                                            method,
                                            statement,
                                            words == null ? null : new Object[] {words}));
                });
    }

    private @Nullable Object called(String what, @Nullable Connection connection, Call call)
            throws Throwable {
        calls.add(what);
        if (!chosen.test(calls.size())) {
            return call.make();
        }
        failed++;
        switch (kind) {
            case BEFORE -> {}
            case AFTER -> {
                if (call.make() instanceof Connection opened) {
                    real.add(opened);
                }
            }
            case ROLLED_BACK -> rollBack(connection);
        }
        throw failure.get();
    }

    private static void rollBack(@Nullable Connection connection) {
        if (connection == null) {
            return;
        }
        try (var statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
        } catch (SQLException nothingToRollBack) {
            // No transaction was open.
        }
    }

    private static @Nullable Object invoke(
            Method method, Object target, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getTargetException();
        }
    }
}
