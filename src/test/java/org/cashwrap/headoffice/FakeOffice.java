package org.cashwrap.headoffice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.profile.TillKey;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLContext;

/// A head office of a few lines that keeps to the contract, written apart from the one that ships; and one that does not, where a
/// test hands it an answer of its own.
final class FakeOffice implements AutoCloseable {
    static final String TILL = "RIVER-3";
    static final String EPOCH = "00112233445566778899aabbccddeeff";
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Given instead of the right answer. False if the right one is to follow.
    interface Mischief {
        boolean answer(HttpExchange exchange) throws IOException;
    }

    private final HttpServer server;
    private final java.util.concurrent.ExecutorService threads = Executors.newCachedThreadPool();
    private final ConcurrentLinkedQueue<Mischief> mischief = new ConcurrentLinkedQueue<>();

    /// Each request: its path, and what was asked.
    final List<String> requests = new CopyOnWriteArrayList<>();

    /// What a request was without a right signature, if any was.
    final List<String> unsigned = new CopyOnWriteArrayList<>();

    /// The copy.
    final List<StoredEntry> copy = new CopyOnWriteArrayList<>();

    final List<String> signatures = new CopyOnWriteArrayList<>();
    volatile String accounts = "[]";
    volatile String account = "null";

    /// Its clock less the machine's.
    volatile Duration ahead = Duration.ZERO;

    FakeOffice() throws IOException {
        this(HttpServer.create(here(0), 0));
    }

    FakeOffice(SSLContext tls) throws IOException {
        this(new HttpsConfigurator(tls));
    }

    FakeOffice(HttpsConfigurator tls) throws IOException {
        this(https(tls));
    }

    private FakeOffice(HttpServer server) {
        this.server = server;
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    private static HttpServer https(HttpsConfigurator tls) throws IOException {
        var server = HttpsServer.create(here(0), 0);
        server.setHttpsConfigurator(tls);
        return server;
    }

    private static InetSocketAddress here(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    int port() {
        return server.getAddress().getPort();
    }

    OfficeAddress address() {
        var scheme = server instanceof HttpsServer ? "https" : "http";
        return new OfficeAddress(URI.create(scheme + "://127.0.0.1:" + port() + "/base/"));
    }

    void next(Mischief... instead) {
        mischief.addAll(List.of(instead));
    }

    boolean isMischiefDone() {
        return mischief.isEmpty();
    }

    static Mischief says(int status, String type, String body) {
        return exchange -> {
            send(exchange, status, type, body.getBytes(StandardCharsets.UTF_8));
            return true;
        };
    }

    static Mischief refuses(int status, String code, String more) {
        return says(
                status,
                "application/json",
                "{\"at\":\"2026-11-28T04:05:06.789Z\",\"refused\":\""
                        + code
                        + "\",\"why\":\"a test\""
                        + more
                        + "}");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var path = exchange.getRequestURI().getRawPath();
            requests.add(path + " " + new String(body, StandardCharsets.UTF_8));
            if (!isSigned(exchange, body)) {
                unsigned.add(path);
            }
            var instead = mischief.poll();
            if (instead != null && instead.answer(exchange)) {
                return;
            }
            var time = Instant.parse(header(exchange, "Cashwrap-Time"));
            if (Duration.between(time, now()).abs().compareTo(Duration.ofMinutes(15)) > 0) {
                answer(exchange, 401, refused("clock"));
                return;
            }
            var asked = JSON.readTree(body);
            switch (path) {
                case "/base/v1/head" -> answer(exchange, 200, reach());
                case "/base/v1/entries" -> entries(exchange, asked);
                case "/base/v1/accounts/find" ->
                        answer(exchange, 200, at().set("accounts", JSON.readTree(accounts)));
                case "/base/v1/accounts/get" ->
                        answer(exchange, 200, at().set("account", JSON.readTree(account)));
                default -> answer(exchange, 404, refused("unknown-path"));
            }
        }
    }

    private Instant now() {
        return Instant.now().plus(ahead);
    }

    private ObjectNode at() {
        return JSON.createObjectNode().put("at", now().toString());
    }

    private ObjectNode refused(String code) {
        return at().put("refused", code).put("why", "a test");
    }

    private ObjectNode reach() {
        return reach(at().put("till", TILL).put("epoch", EPOCH).putNull("signature"));
    }

    private ObjectNode reach(ObjectNode node) {
        return node.put("seq", copy.size())
                .put("hash", (copy.isEmpty() ? Hash.ZERO : copy.getLast().hash()).toString());
    }

    private synchronized void entries(HttpExchange exchange, JsonNode asked) throws IOException {
        var hash = Hash.ofHex(asked.get("prev").asString());
        var fresh = new ArrayList<StoredEntry>();
        for (var one : asked.get("entries")) {
            var entry =
                    new StoredEntry(
                            one.get("seq").asLong(),
                            one.get("entry").asString(),
                            Hash.ofHex(one.get("hash").asString()));
            hash = hash.after(entry.text());
            if (!hash.equals(entry.hash())) {
                answer(exchange, 422, refused("broken-chain"));
                return;
            }
            if (entry.sequence() > copy.size() + fresh.size() + 1) {
                answer(exchange, 409, reach(refused("gap")));
                return;
            }
            if (entry.sequence() > copy.size()) {
                fresh.add(entry);
            } else if (!copy.get((int) entry.sequence() - 1).equals(entry)) {
                answer(exchange, 409, reach(refused("fork")));
                return;
            }
        }
        copy.addAll(fresh);
        asked.get("signatures").forEach(one -> signatures.add(one.get("sig").asString()));
        answer(exchange, 200, reach().put("stored", fresh.size()));
    }

    private static boolean isSigned(HttpExchange exchange, byte[] body) {
        var message =
                "cashwrap request 1\n"
                        + exchange.getRequestMethod()
                        + "\n"
                        + exchange.getRequestURI()
                        + "\n"
                        + header(exchange, "Cashwrap-Till")
                        + "\n"
                        + header(exchange, "Cashwrap-Time")
                        + "\n"
                        + sha256(body)
                        + "\n";
        return header(exchange, "Cashwrap-Till").equals(TILL)
                && header(exchange, "Cashwrap-Time")
                        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z")
                && TillKey.verify(
                        header(exchange, "Cashwrap-Key"),
                        message.getBytes(StandardCharsets.US_ASCII),
                        header(exchange, "Cashwrap-Signature"));
    }

    private static String header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name)).orElse("");
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }

    private static void answer(HttpExchange exchange, int status, JsonNode node)
            throws IOException {
        send(
                exchange,
                status,
                "application/json",
                node.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    /// As a machine that loses its power.
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
