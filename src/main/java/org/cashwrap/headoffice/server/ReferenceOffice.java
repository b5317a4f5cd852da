package org.cashwrap.headoffice.server;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;

import org.cashwrap.storage.FolderLock;

import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLContext;

/// A head office that is running. Ends at [#close], or when its process is told to end: what it has begun to store it
/// finishes in either case.
public final class ReferenceOffice implements AutoCloseable {
    private static final String LOCK = "office.lock";

    /// Who sends or reads slower than two minutes is cut off, and who opens more lines than that waits: so nobody keeps us
    /// busy with nothing.
    private static final Map<String, String> LIMITS =
            Map.of(
                    "sun.net.httpserver.maxReqTime", "120",
                    "sun.net.httpserver.maxRspTime", "120",
                    "jdk.httpserver.maxConnections", "2000");

    /// Tills that may knock at the same moment; all of them do when their network comes back.
    private static final int KNOCKING = 500;

    /// How long what is at work may take to finish when we end.
    private static final int STOP_S = 3;

    private final URI address;
    private final HttpServer server;
    private final List<AutoCloseable> made;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::end, "office-exit");

    /// @param made what is closed with it, in the order of its making
    private ReferenceOffice(URI address, HttpServer server, List<AutoCloseable> made) {
        this.address = address;
        this.server = server;
        this.made = made;
    }

    /// @param folder its data; made if it is not there, and its owner's alone from then on
    /// @param bind   the address it listens at; only at a loopback one may it speak without TLS, and only there is a till
    ///               enrolled at first contact
    /// @param port   0 picks one
    /// @param clock  the head office's
    public record Config(
            Path folder,
            InetAddress bind,
            int port,
            Optional<SSLContext> tls,
            InstantSource clock) {
        public Config {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException("a port is a number from 0 to 65535");
            }
            if (tls.isEmpty() && !bind.isLoopbackAddress()) {
                throw new IllegalArgumentException("any address but loopback needs TLS");
            }
        }

        /// At a port of this machine that nobody else sees.
        public static Config loopback(Path folder, int port) {
            return new Config(
                    folder,
                    InetAddress.getLoopbackAddress(),
                    port,
                    Optional.empty(),
                    InstantSource.system());
        }
    }

    /// What came of starting it.
    public sealed interface Start {
        record Ready(ReferenceOffice office) implements Start {}

        /// @param why for a person, with the cure
        record NotReady(String why) implements Start {}
    }

    public static Start start(Config config) {
        // In the order of their making; undone in the other one.
        var made = new ArrayList<AutoCloseable>();
        try {
            var started = started(config, made);
            return new Start.Ready(started);
        } catch (StoreTroubleException | IOException failed) {
            closeAll(made);
            return new Start.NotReady(String.valueOf(failed.getMessage()));
        } catch (RuntimeException ours) {
            closeAll(made);
            throw ours;
        }
    }

    private static ReferenceOffice started(Config config, List<AutoCloseable> made)
            throws StoreTroubleException, IOException {
        var folder = OfficeFolder.make(config.folder());
        made.add(lock(folder));
        var accounts = OfficeAccounts.open(folder);
        made.add(accounts);
        var store = OfficeStore.open(folder);
        made.add(store);
        var log = AccessLog.open(folder);
        made.add(log);
        var office = new Office(store, accounts, config.bind().isLoopbackAddress());
        var server = listening(config);
        server.createContext("/", new Http(office, log, config.clock()));
        server.setExecutor(
                Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("office-http-", 0).factory()));
        var ready =
                new ReferenceOffice(address(config, server.getAddress().getPort()), server, made);
        Runtime.getRuntime().addShutdownHook(ready.atExit);
        server.start();
        return ready;
    }

    private static FolderLock lock(Path folder) throws StoreTroubleException, IOException {
        return switch (FolderLock.take(folder, LOCK)) {
            case FolderLock.Taking.Taken(var lock) -> lock;
            case FolderLock.Taking.Held(var who) ->
                    throw new StoreTroubleException(
                            "The head office of "
                                    + folder
                                    + " is running already: "
                                    + who
                                    + ". Stop it first, or serve another folder.");
        };
    }

    private static HttpServer listening(Config config) throws IOException {
        // Read when the first server of this Java is made.
        LIMITS.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
        var at = new InetSocketAddress(config.bind(), config.port());
        try {
            if (config.tls().isEmpty()) {
                return HttpServer.create(at, KNOCKING);
            }
            var server = HttpsServer.create(at, KNOCKING);
            server.setHttpsConfigurator(https(config.tls().get()));
            return server;
        } catch (BindException taken) {
            throw new IOException(
                    "Cannot listen at "
                            + config.bind().getHostAddress()
                            + " port "
                            + config.port()
                            + ": "
                            + taken.getMessage()
                            + ". Choose another --port or --bind.",
                    taken);
        }
    }

    private static HttpsConfigurator https(SSLContext tls) {
        return new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters each) {
                var parameters = tls.getDefaultSSLParameters();
                parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                each.setSSLParameters(parameters);
            }
        };
    }

    private static URI address(Config config, int port) {
        // The zone of a link-local address begins with a percent sign.
        var host = config.bind().getHostAddress().replace("%", "%25");
        return URI.create(
                (config.tls().isPresent() ? "https://" : "http://")
                        + (config.bind() instanceof Inet6Address ? "[" + host + "]" : host)
                        + ":"
                        + port);
    }

    private static void closeAll(List<AutoCloseable> made) {
        var last = new ArrayList<>(made);
        made.clear();
        Collections.reverse(last);
        for (var each : last) {
            try {
                each.close();
            } catch (Exception closedAnyway) {
                System.getLogger(ReferenceOffice.class.getName())
                        .log(System.Logger.Level.WARNING, "while closing", closedAnyway);
            }
        }
    }

    /// `http://127.0.0.1:8080`, where tills find it.
    public URI address() {
        return address;
    }

    /// Until it is closed.
    public void await() throws InterruptedException {
        over.await();
    }

    /// Takes no more requests, finishes those at work, closes its files. Closing twice does nothing.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException exiting) {
            // Then the hook is doing it.
        }
        end();
    }

    private void end() {
        if (closing.compareAndSet(false, true)) {
            server.stop(STOP_S);
            closeAll(made);
            over.countDown();
        }
    }
}
