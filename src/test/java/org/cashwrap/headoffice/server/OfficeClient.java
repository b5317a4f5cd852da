package org.cashwrap.headoffice.server;

import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.profile.TillKey;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// A small till for tests: a key, a journal in memory, and requests signed as `docs/head-office-api.yaml` says, with code of
/// its own. Every answer is held against that page.
public final class OfficeClient {
    static final Contract CONTRACT = new Contract();
    private static final Duration GUARD = Duration.ofSeconds(60);

    public final TillKey key;
    final String till;
    final String epoch;
    public final List<StoredEntry> journal = new ArrayList<>();
    private final HttpClient http;
    private URI office;

    /// What its clock is off by.
    Duration clockOff = Duration.ZERO;

    public OfficeClient(URI office, HttpClient http, String till, String epoch, TillKey key) {
        this.office = office;
        this.http = http;
        this.till = till;
        this.epoch = epoch;
        this.key = key;
    }

    public static OfficeClient at(URI office, String till) {
        return new OfficeClient(office, client(), till, "0a".repeat(16), TillKey.generate());
    }

    public static HttpClient client() {
        return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    }

    /// The same till with another key, or of another epoch.
    OfficeClient with(TillKey other) {
        return new OfficeClient(office, http, till, epoch, other);
    }

    OfficeClient withEpoch(String other) {
        return new OfficeClient(office, http, till, other, key);
    }

    public void moveTo(URI other) {
        office = other;
    }

    public record Reply(int status, JsonNode body) {
        /// `200 ok`, `409 gap`
        public String said() {
            return status + " " + body.path("refused").asString("ok");
        }

        public long seq() {
            return body.path("seq").longValue();
        }

        public String hash() {
            return body.path("hash").asString();
        }

        public int stored() {
            return body.path("stored").intValue();
        }
    }

    // The journal.

    public OfficeClient grow(int count) {
        for (int each = 0; each < count; each++) {
            journal.add(next(head(), journal.size() + 1, "x" + journal.size()));
        }
        return this;
    }

    public Hash head() {
        return journal.isEmpty() ? Hash.ZERO : journal.getLast().hash();
    }

    StoredEntry next(Hash before, long seq, String what) {
        var text =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("v", 9)
                        .put("till", till)
                        .put("epoch", epoch)
                        .put("seq", seq)
                        .put("kind", seq == 1 ? "JournalStarted" : "KindOfTomorrow")
                        .set(
                                "body",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("key", key.publicKey())
                                        .put("what", what + " Łukasz مریم 😀"))
                        .toString();
        return new StoredEntry(seq, text, before.after(text));
    }

    HeadSignature signed(long seq) {
        var hash = journal.get((int) seq - 1).hash();
        return new HeadSignature(
                epoch, seq, hash, key.sign(HeadSignature.message(till, epoch, seq, hash)));
    }

    // Requests.

    ObjectNode upload(int from, int through) {
        return upload(
                from == 1 ? Hash.ZERO : journal.get(from - 2).hash(),
                journal.subList(from - 1, through),
                List.of());
    }

    public ObjectNode upload(
            Hash before, List<StoredEntry> entries, List<HeadSignature> signatures) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("epoch", epoch).put("prev", before.toString());
        var list = node.putArray("entries");
        entries.forEach(entry ->
                list.addObject()
                        .put("seq", entry.sequence())
                        .put("hash", entry.hash().toString())
                        .put("entry", entry.text()));
        var signs = node.putArray("signatures");
        signatures.forEach(each -> add(signs, each));
        return node;
    }

    static void add(ArrayNode signatures, HeadSignature each) {
        signatures
                .addObject()
                .put("seq", each.sequence())
                .put("hash", each.hash().toString())
                .put("sig", each.signature());
    }

    public Reply send(ObjectNode upload) {
        return post("/v1/entries", upload.toString());
    }

    public Reply send(int from, int through) {
        return send(upload(from, through));
    }

    public Reply askHead() {
        return post("/v1/head", "{\"epoch\":\"" + epoch + "\"}");
    }

    public Reply find(String text) {
        return post(
                "/v1/accounts/find",
                JsonNodeFactory.instance.objectNode().put("text", text).put("max", 20).toString());
    }

    Reply get(String account) {
        return post("/v1/accounts/get", "{\"account\":\"" + account + "\"}");
    }

    Reply post(String path, String body) {
        return post(path, body.getBytes(StandardCharsets.UTF_8));
    }

    Reply post(String path, byte[] body) {
        return exchange(request("POST", path, body), "POST", path, body);
    }

    /// What was sent and signed; a test changes it.
    HttpRequest.Builder request(String method, String path, byte[] body) {
        var time = Instant.now().plus(clockOff).truncatedTo(ChronoUnit.MILLIS);
        var at =
                time.toString().length() == 20
                        ? time.toString().replace("Z", ".000Z")
                        : time.toString();
        var message =
                "cashwrap request 1\n"
                        + method
                        + "\n"
                        + path
                        + "\n"
                        + till
                        + "\n"
                        + at
                        + "\n"
                        + sha256(body)
                        + "\n";
        return HttpRequest.newBuilder(office.resolve(path))
                .timeout(GUARD)
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .setHeader("Cashwrap-Till", till)
                .setHeader("Cashwrap-Key", key.publicKey())
                .setHeader("Cashwrap-Time", at)
                .setHeader(
                        "Cashwrap-Signature",
                        key.sign(message.getBytes(StandardCharsets.US_ASCII)));
    }

    Reply exchange(HttpRequest.Builder request, String method, String path, byte[] body) {
        try {
            var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            CONTRACT.check(
                    method,
                    path.replaceFirst("\\?.*", ""),
                    body,
                    answer.statusCode(),
                    answer.body());
            return new Reply(answer.statusCode(), JsonMapper.shared().readTree(answer.body()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
