package org.cashwrap.headoffice.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.headoffice.server.OfficeClient.Reply;
import org.cashwrap.profile.TillKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

class ReferenceOfficeTest {
    @TempDir private Path temp;
    private ReferenceOffice office;
    private OfficeClient till;

    @BeforeEach
    void start() {
        office = Offices.start(temp.resolve("office"));
        till = OfficeClient.at(office.address(), "STORE-1");
    }

    @AfterEach
    void stop() {
        office.close();
    }

    private OfficeClient other(String name) {
        return OfficeClient.at(office.address(), name);
    }

    private void assertEnd(long seq, Hash hash) {
        var reply = till.askHead();
        assertEquals("200 ok", reply.said());
        assertEquals(seq + " " + hash, reply.seq() + " " + reply.hash());
    }

    // Taking a journal in.

    @Test
    void ofATillThatHasSentNothingThereIsNothing() {
        assertEnd(0, Hash.ZERO);
    }

    @Test
    void aJournalIsTakenPieceByPiece() {
        till.grow(250);
        assertEquals(100, till.send(1, 100).stored());
        assertEquals(100, till.send(101, 200).stored());
        var last = till.send(201, 250);
        assertEquals("200 ok", last.said());
        assertEquals(250, last.seq());
        assertEquals(till.head().toString(), last.hash());
        assertEnd(250, till.head());
    }

    @Test
    void whatIsSentTwiceIsStoredOnce() {
        till.grow(10);
        assertEquals(10, till.send(1, 10).stored());
        var again = till.send(3, 7);
        assertEquals("200 ok", again.said());
        assertEquals(0, again.stored());
        assertEquals(10, again.seq());
        till.grow(5);
        assertEquals(5, till.send(8, 15).stored());
        assertEnd(15, till.head());
    }

    @Test
    void aGapIsSeenAndSaysWhereTheCopyEnds() {
        till.grow(9);
        till.send(1, 4);
        var gap = till.send(6, 9);
        assertEquals("409 gap", gap.said());
        assertEquals(4, gap.seq());
        assertEquals(till.journal.get(3).hash().toString(), gap.hash());
        assertEnd(4, till.journal.get(3).hash());
    }

    @Test
    void anotherEntryUnderTheSameNumberIsAFork() {
        till.grow(6);
        till.send(1, 6);
        var before = till.journal.get(2).hash();
        var changed = till.next(before, 4, "changed");
        var fork = till.send(till.upload(before, List.of(changed), List.of()));
        assertEquals("409 fork", fork.said());
        assertEquals(6, fork.seq());
        assertEnd(6, till.head());
    }

    @Test
    void aJournalThatGoesOnFromAnotherPastIsAFork() {
        till.grow(6);
        till.send(1, 6);
        var elsewhere = Hash.ofHex("ab".repeat(32));
        var next = till.next(elsewhere, 7, "next");
        assertEquals(
                "409 fork", till.send(till.upload(elsewhere, List.of(next), List.of())).said());
        // Half of it known, half of it new, and nothing of it taken.
        var six = till.next(till.journal.get(4).hash(), 6, "other");
        var seven = till.next(six.hash(), 7, "other");
        assertEquals(
                "409 fork",
                till.send(till.upload(till.journal.get(4).hash(), List.of(six, seven), List.of()))
                        .said());
        assertEnd(6, till.head());
    }

    @Test
    void twoTillsDoNotMix() {
        var second = other("STORE-2");
        till.grow(3);
        second.grow(5);
        till.send(1, 3);
        assertEquals(5, second.send(1, 5).seq());
        assertEnd(3, till.head());
        // An entry of the one is none of the other.
        assertEquals(
                "422 bad-entry",
                second.send(second.upload(Hash.ZERO, till.journal, List.of())).said());
    }

    // What is not a piece of this journal.

    @Test
    void aHashThatDoesNotFitIsABrokenChain() {
        till.grow(5);
        var entries = new ArrayList<>(till.journal);
        entries.set(2, new StoredEntry(3, entries.get(2).text() + " ", entries.get(2).hash()));
        assertEquals(
                "422 broken-chain", till.send(till.upload(Hash.ZERO, entries, List.of())).said());
        var other = Hash.ofHex("cd".repeat(32));
        var first = till.next(other, 1, "first");
        assertEquals(
                "422 broken-chain",
                till.send(till.upload(other, List.of(first), List.of())).said());
        assertEnd(0, Hash.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "7",
                "null",
                "{} {}",
                "{\"till\":\"STORE-1\",\"till\":\"STORE-1\",\"epoch\":\"EPOCH\",\"seq\":2}",
                "{\"till\":\"STORE-2\",\"epoch\":\"EPOCH\",\"seq\":2}",
                "{\"till\":\"STORE-1\",\"epoch\":\"00\",\"seq\":2}",
                "{\"till\":\"STORE-1\",\"epoch\":\"EPOCH\",\"seq\":3}",
                "{\"till\":\"STORE-1\",\"epoch\":\"EPOCH\",\"seq\":\"2\"}",
                "{\"till\":\"STORE-1\",\"epoch\":\"EPOCH\",\"seq\":2.0}",
                "{\"till\":\"STORE-1\",\"epoch\":\"EPOCH\",\"seq\":99999999999999999999}",
                "{\"epoch\":\"EPOCH\",\"seq\":2}"
            })
    void anEntryOfAnythingElseIsABadOne(String form) {
        till.grow(1);
        till.send(1, 1);
        var text = form.replace("EPOCH", till.epoch);
        var entry = new StoredEntry(2, text, till.head().after(text));
        assertEquals(
                "422 bad-entry",
                till.send(till.upload(till.head(), List.of(entry), List.of())).said());
        assertEnd(1, till.head());
    }

    @Test
    void halfACharacterIsNotStoredAsSomethingElse() {
        till.grow(1);
        till.send(1, 1);
        var text = till.next(till.head(), 2, "\ud800").text();
        var entry = new StoredEntry(2, text, till.head().after(text));
        var body =
                till.upload(till.head(), List.of(entry), List.of())
                        .toString()
                        .replace("\ud800", "\\ud800");
        assertEquals("422 bad-entry", till.post("/v1/entries", body).said());
    }

    @ParameterizedTest
    @ValueSource(strings = {"anotherKind", "anotherKey", "noKey"})
    void entryOneBeginsAJournalOfThisKey(String what) {
        var good = till.next(Hash.ZERO, 1, "x").text();
        var text =
                switch (what) {
                    case "anotherKind" -> good.replace("JournalStarted", "ProgramStarted");
                    case "anotherKey" ->
                            good.replace(till.key.publicKey(), TillKey.generate().publicKey());
                    default -> good.replace("\"key\"", "\"kee\"");
                };
        var entry = new StoredEntry(1, text, Hash.ZERO.after(text));
        assertEquals(
                "422 bad-entry",
                till.send(till.upload(Hash.ZERO, List.of(entry), List.of())).said());
    }

    @Test
    void aKeyBelongsToOneEpoch() {
        till.grow(3);
        till.send(1, 3);
        var reborn = till.withEpoch("0b".repeat(16)).grow(2);
        assertEquals("422 other-epoch", reborn.askHead().said());
        assertEquals("422 other-epoch", reborn.send(1, 2).said());
        assertEnd(3, till.head());
    }

    // Signatures over heads.

    @Test
    void signedHeadsAreKeptOnce() {
        till.grow(8);
        var signatures = List.of(till.signed(3), till.signed(5));
        var reply = till.send(till.upload(Hash.ZERO, till.journal.subList(0, 5), signatures));
        assertEquals("200 ok", reply.said());
        // A head of before, one of this piece, and one that is kept already.
        var later = List.of(till.signed(2), till.signed(5), till.signed(8));
        reply =
                till.send(
                        till.upload(till.journal.get(4).hash(), till.journal.subList(5, 8), later));
        assertEquals("200 ok", reply.said());
        var kept = new ArrayList<String>();
        OfficeBooks.export(
                temp.resolve("office"), "STORE-1", java.util.Optional.empty(), kept::add);
        assertEquals(8 + 4, kept.size());
    }

    @Test
    void aSignatureOfAnybodyElseOrOfAnotherHeadIsRefused() {
        till.grow(5);
        var byAnother =
                new HeadSignature(
                        till.epoch,
                        2,
                        till.journal.get(1).hash(),
                        TillKey.generate()
                                .sign(
                                        HeadSignature.message(
                                                "STORE-1",
                                                till.epoch,
                                                2,
                                                till.journal.get(1).hash())));
        var elsewhere = Hash.ofHex("ef".repeat(32));
        var ofAnother =
                new HeadSignature(
                        till.epoch,
                        2,
                        elsewhere,
                        till.key.sign(HeadSignature.message("STORE-1", till.epoch, 2, elsewhere)));
        for (var bad : List.of(byAnother, ofAnother, till.signed(5))) {
            var reply = till.send(till.upload(Hash.ZERO, till.journal.subList(0, 4), List.of(bad)));
            assertEquals("422 bad-head-signature", reply.said());
        }
        assertEnd(0, Hash.ZERO);
    }

    // Who is believed.

    @Test
    void aTillIsEnrolledAtFirstContactAndThenByThatKeyOnly() {
        assertEquals("200 ok", till.askHead().said());
        var thief = till.with(TillKey.generate());
        assertEquals("401 wrong-key", thief.askHead().said());
        assertEquals("401 wrong-key", thief.find("Maria").said());
        assertEquals("401 wrong-key", thief.grow(2).send(1, 2).said());
    }

    @Test
    void whatIsNotEnrolledOverTheNetworkStaysOutside() throws IOException {
        var certificates = Offices.Certificates.make(temp.resolve("tls"), "EC");
        var folder = temp.resolve("open");
        try (var open = Offices.open(folder, certificates)) {
            var at = java.net.URI.create("https://127.0.0.1:" + open.address().getPort());
            var stranger =
                    new OfficeClient(
                            at, certificates.client(), "STORE-1", till.epoch, TillKey.generate());
            for (int times = 0; times < 2; times++) {
                assertEquals("401 not-enrolled", stranger.askHead().said());
                assertEquals("401 not-enrolled", stranger.find("Maria").said());
            }
            var done =
                    Enrolment.enrol(
                            folder, "STORE-1", stranger.key.publicKey(), false, Instant.now());
            assertInstanceOf(Outcome.Done.class, done, done.toString());
            assertEquals("200 ok", stranger.askHead().said());
            assertEquals(3, stranger.grow(3).send(1, 3).seq());
            // Who does not trust the authority does not talk.
            var careful =
                    new OfficeClient(
                            at, OfficeClient.client(), "STORE-1", till.epoch, stranger.key);
            assertThrows(java.io.UncheckedIOException.class, careful::askHead);
            // Nor is anything said without encryption, and it does no harm.
            var plain =
                    new OfficeClient(
                            java.net.URI.create("http://127.0.0.1:" + at.getPort()),
                            OfficeClient.client(),
                            "STORE-1",
                            till.epoch,
                            stranger.key);
            assertThrows(java.io.UncheckedIOException.class, plain::askHead);
            assertEquals("200 ok", stranger.askHead().said());
        }
    }

    @Test
    void anyAddressButLoopbackNeedsTls() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new ReferenceOffice.Config(
                                temp,
                                java.net.InetAddress.getByName("0.0.0.0"),
                                0,
                                java.util.Optional.empty(),
                                java.time.InstantSource.system()));
    }

    @Test
    void aTillWithANewKeyBeginsANewJournalAndTheOldOneStays() {
        till.grow(3);
        till.send(1, 3);
        var folder = temp.resolve("office");
        var reborn = till.with(TillKey.generate()).withEpoch("0c".repeat(16)).grow(2);
        var key = reborn.key.publicKey();
        assertInstanceOf(
                Outcome.NotDone.class,
                Enrolment.enrol(folder, "STORE-1", key, false, Instant.now()));
        assertEquals("401 wrong-key", reborn.askHead().said());
        assertEquals(
                new Outcome.Done("STORE-1 is enrolled anew"),
                Enrolment.enrol(folder, "STORE-1", key, true, Instant.now()));
        assertEquals(2, reborn.send(1, 2).seq());
        assertEquals("401 wrong-key", till.askHead().said());
        var shown = new ArrayList<String>();
        OfficeBooks.show(folder, shown::add);
        assertEquals(2, shown.size());
        assertTrue(shown.getFirst().contains("\"seq\":3"), shown.getFirst());
        assertTrue(shown.getLast().contains("\"seq\":2"), shown.getLast());
    }

    @ParameterizedTest
    @CsvSource({"-14, 200 ok", "14, 200 ok", "-16, 401 clock", "16, 401 clock"})
    void aClockMayBeAQuarterOfAnHourOff(int minutes, String said) {
        till.clockOff = Duration.ofMinutes(minutes);
        assertEquals(said, till.askHead().said());
    }

    @Test
    void nothingOfARequestCanBeChangedOnItsWay() {
        var body = "{\"epoch\":\"%s\"}".formatted(till.epoch).getBytes(StandardCharsets.UTF_8);
        assertEquals("200 ok", till.post("/v1/head", body).said());
        // Its body, its path, its query, its till, its time, its key, its signature.
        var changed = body.clone();
        changed[12] ^= 1;
        assertBadSignature("/v1/head", changed, till.request("POST", "/v1/head", body));
        assertBadSignature("/v1/entries", body, till.request("POST", "/v1/head", body));
        assertBadSignature("/v1/head?a=b", body, till.request("POST", "/v1/head", body));
        assertBadSignature("/v1/head", body, till.request("GET", "/v1/head", body));
        var good = till.request("POST", "/v1/head", body);
        assertBadSignature("/v1/head", body, good.copy().setHeader("Cashwrap-Till", "STORE-2"));
        assertBadSignature(
                "/v1/head",
                body,
                good.copy().setHeader("Cashwrap-Time", "2026-11-28T04:05:06.789Z"));
        assertBadSignature(
                "/v1/head",
                body,
                good.copy().setHeader("Cashwrap-Key", TillKey.generate().publicKey()));
        assertBadSignature(
                "/v1/head", body, good.copy().setHeader("Cashwrap-Signature", "00".repeat(64)));
    }

    /// @param request as signed; sent with this path and body instead
    private void assertBadSignature(
            String path, byte[] body, java.net.http.HttpRequest.Builder request) {
        var sent =
                request.copy()
                        .uri(office.address().resolve(path))
                        .method("POST", java.net.http.HttpRequest.BodyPublishers.ofByteArray(body));
        assertEquals("401 bad-signature", till.exchange(sent, "POST", path, body).said());
    }

    @ParameterizedTest
    @CsvSource({
        "Cashwrap-Till, store one",
        "Cashwrap-Till, STORE-0",
        "Cashwrap-Key, zz",
        "Cashwrap-Time, yesterday",
        "Cashwrap-Time, 2026-13-28T04:05:06.789Z",
        "Cashwrap-Time, 2026-11-28T04:05:06Z",
        "Cashwrap-Signature, 00",
        "Cashwrap-Signature, ''",
    })
    void aHeaderOfAnotherFormIsNoSignature(String header, String value) {
        var body = new byte[0];
        var request = till.request("POST", "/v1/head", body).setHeader(header, value);
        assertEquals("401 bad-signature", till.exchange(request, "POST", "/v1/head", body).said());
        // Nor is one that stands there twice.
        var twice = till.request("POST", "/v1/head", body).header(header, value);
        assertEquals("401 bad-signature", till.exchange(twice, "POST", "/v1/head", body).said());
    }

    @Test
    void theQueryIsSignedToo() {
        assertEquals(
                "200 ok",
                till.post("/v1/head?x=%20y", "{\"epoch\":\"" + till.epoch + "\"}").said());
    }

    // What is read, and what is not.

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/head          | ",
                "/v1/head          | {",
                "/v1/head          | []",
                "/v1/head          | {}",
                "/v1/head          | {\"epoch\":null}",
                "/v1/head          | {\"epoch\":\"0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A0A\"}",
                "/v1/head          | {\"epoch\":\"00000000000000000000000000000000\",\"more\":1}",
                "/v1/head          | {\"epoch\":\"00000000000000000000000000000000\"} {}",
                "/v1/entries       | {\"epoch\":\"00000000000000000000000000000000\"}",
                "/v1/accounts/find | {\"text\":\"Maria\"}",
                "/v1/accounts/find | {\"text\":\"Maria\",\"max\":0}",
                "/v1/accounts/find | {\"text\":\"Maria\",\"max\":101}",
                "/v1/accounts/find | {\"text\":\"Maria\",\"max\":\"20\"}",
                "/v1/accounts/find | {\"text\":\"Maria\",\"max\":2.5}",
                "/v1/accounts/find | {\"text\":7,\"max\":20}",
                "/v1/accounts/get  | {\"account\":\"123\"}",
                "/v1/accounts/get  | {\"account\":8245123450123458}",
                "/v1/accounts/get  | {\"account\":\"8245-1234\"}"
            })
    void whatIsNotOfItsFormIsMalformed(String path, String body) {
        var sent = body == null ? "" : body;
        assertEquals("400 malformed", till.post(path, sent).said());
        if (sent.startsWith("{") && sent.endsWith("}") && !sent.contains("} {")) {
            assertFalse(Contract.isOfItsSchema(path, sent), sent);
        }
    }

    @Test
    void aKeyTwiceAnotherEncodingOrTooDeepIsMalformed() {
        var epoch = "\"epoch\":\"" + till.epoch + "\"";
        assertEquals(
                "400 malformed", till.post("/v1/head", "{" + epoch + "," + epoch + "}").said());
        var utf16 = ("{" + epoch + "}").getBytes(StandardCharsets.UTF_16LE);
        assertEquals("400 malformed", till.post("/v1/head", utf16).said());
        assertEquals("400 malformed", till.post("/v1/head", new byte[] {(byte) 0xC3}).said());
        var deep = "{\"epoch\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertEquals("400 malformed", till.post("/v1/head", deep).said());
    }

    @Test
    void anUploadOfAnotherFormIsMalformed() {
        till.grow(102);
        List<UnaryOperator<String>> changes =
                List.of(
                        good -> good.replaceFirst("\"prev\":\"0", "\"prev\":\"X"),
                        good -> good.replaceFirst("\"seq\":1,", "\"seq\":0,"),
                        good -> good.replaceFirst("\"seq\":1,", "\"seq\":1.0,"),
                        good -> good.replaceFirst("\"seq\":2,", "\"seq\":3,"),
                        good -> good.replaceFirst("\"signatures\":\\[]", "\"signatures\":null"),
                        good -> good.replaceFirst("\"signatures\":\\[]", "\"signatures\":[{}]"),
                        good -> good.replaceFirst("\"hash\"", "\"hush\""),
                        good -> good.replaceFirst("\\{\"seq\":1,", "{\"more\":1,\"seq\":1,"));
        var good = till.upload(1, 5).toString();
        for (var change : changes) {
            var changed = change.apply(good);
            assertFalse(changed.equals(good), "nothing was changed");
            assertEquals("400 malformed", till.post("/v1/entries", changed).said(), changed);
        }
        assertEquals("400 malformed", till.send(1, 101).said());
        assertEquals(
                "400 malformed", till.send(till.upload(Hash.ZERO, List.of(), List.of())).said());
        assertEquals("200 ok", till.send(1, 100).said());
    }

    @Test
    void fourMebibytesAreTakenAndOneByteMoreIsNot() {
        till.grow(1);
        till.send(1, 1);
        var room = Intake.REQUEST_MAX - till.upload(1, 1).toString().length() - 1000;
        var big = till.next(till.head(), 2, "b".repeat(room));
        var body = till.upload(till.head(), List.of(big), List.of()).toString();
        var spaces = Intake.REQUEST_MAX - body.getBytes(StandardCharsets.UTF_8).length;
        assertTrue(spaces > 0);
        assertEquals(
                "413 too-large", till.post("/v1/entries", body + " ".repeat(spaces + 1)).said());
        assertEquals("413 too-large", till.post("/v1/head", new byte[20 << 20]).said());
        assertEquals("200 ok", till.post("/v1/entries", body + " ".repeat(spaces)).said());
    }

    @Test
    void otherPathsAndMethodsAreAnsweredToo() {
        var nothing = new byte[0];
        for (var path :
                List.of("/", "/v1", "/v1/head/", "/v1/heads", "/health/liveness", "//v1/head")) {
            for (var method : List.of("GET", "POST", "FOO")) {
                var at = java.net.URI.create(office.address() + path);
                var request =
                        java.net.http.HttpRequest.newBuilder(at)
                                .method(method, java.net.http.HttpRequest.BodyPublishers.noBody());
                assertEquals(
                        "404 unknown-path",
                        till.exchange(request, method, path, nothing).said(),
                        method + " " + path);
            }
        }
        for (var path :
                List.of("/v1/head", "/v1/entries", "/v1/accounts/find", "/v1/accounts/get")) {
            for (var method : List.of("GET", "PUT", "DELETE", "OPTIONS", "TRACE", "FOO")) {
                var request =
                        java.net.http.HttpRequest.newBuilder(office.address().resolve(path))
                                .method(method, java.net.http.HttpRequest.BodyPublishers.noBody());
                assertEquals(
                        "405 wrong-method",
                        till.exchange(request, method, path, nothing).said(),
                        method + " " + path);
            }
        }
    }

    @Test
    void whatIsNoRequestDoesNoHarm() throws IOException {
        var junk =
                List.of(
                        "\r\n\r\n",
                        "hello\r\n\r\n",
                        "\u0000\u0001\u0016\u0003\u0001",
                        "POST /v1/head HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
                        "POST /v1/head HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
                        "POST /v1/head HTTP/1.1\r\nContent-Length: 100\r\n\r\n{\"epoch\"",
                        "POST /v1/head HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n",
                        "POST /v1/head HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n7fffffff\r\n",
                        "POST http://[::bad HTTP/1.1\r\n\r\n",
                        "POST * HTTP/1.1\r\n\r\n",
                        "GET /v1/head HTTP/9.9\r\n\r\n",
                        "GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(5_000) + "\r\n",
                        "GET /" + "a".repeat(1_000_000) + " HTTP/1.1\r\n\r\n");
        for (var each : junk) {
            try (var socket = new Socket(office.address().getHost(), office.address().getPort())) {
                socket.getOutputStream().write(each.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                var said =
                        new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertFalse(said.contains("\tat ") || said.contains("Caused by"), said);
            } catch (IOException cutOff) {
                // It need not listen to the end.
            }
            assertEquals(
                    "200 ok",
                    till.askHead().said(),
                    each.substring(0, Math.min(60, each.length())));
        }
    }

    @Test
    void whoSendsSlowlyOrNotAtAllHoldsNobodyUp() throws IOException {
        var idle = new ArrayList<Socket>();
        try {
            for (int each = 0; each < 100; each++) {
                var socket = new Socket(office.address().getHost(), office.address().getPort());
                idle.add(socket);
                socket.getOutputStream()
                        .write(
                                "POST /v1/head HTTP/1.1\r\nContent-Length: 4000000\r\n\r\n{"
                                        .getBytes(StandardCharsets.US_ASCII));
            }
            till.grow(20);
            assertEquals(20, till.send(1, 20).seq());
        } finally {
            for (var socket : idle) {
                socket.close();
            }
        }
    }

    // At the same time, in any order.

    @Test
    void theSamePieceManyTimesAtOnceIsStoredOnce() throws InterruptedException, ExecutionException {
        till.grow(40);
        till.send(1, 10);
        var upload = till.upload(8, 40);
        var replies = new ArrayList<Reply>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = java.util.Collections.nCopies(16, (Callable<Reply>) () -> till.send(upload));
            for (var each : threads.invokeAll(all)) {
                replies.add(each.get());
            }
        }
        for (var reply : replies) {
            assertEquals(
                    "200 ok 40 " + till.head(),
                    reply.said() + " " + reply.seq() + " " + reply.hash());
        }
        assertEquals(30, replies.stream().mapToInt(Reply::stored).sum());
    }

    @Test
    void manyTillsAtOnceAllArrive() throws InterruptedException, ExecutionException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Callable<String>>();
            for (int each = 1; each <= 20; each++) {
                var one = other("STORE-" + each).grow(60);
                all.add(() -> {
                    for (int from = 1; from <= 60; from += 20) {
                        one.send(from, from + 19);
                    }
                    var reply = one.askHead();
                    return reply.seq() + " " + reply.hash().equals(one.head().toString());
                });
            }
            for (var each : threads.invokeAll(all)) {
                assertEquals("60 true", each.get());
            }
        }
    }

    /// Pieces that overlap, come twice, late or too early: what is here is always a beginning of the journal, as far as the
    /// model says.
    @Test
    void anyOrderOfPiecesLeavesABeginningOfTheJournal() {
        for (int seed = 0; seed < 8; seed++) {
            var random = new Random(seed);
            var one = other("SEED-" + (seed + 1)).grow(60);
            var end = 0;
            for (int step = 0; step < 60; step++) {
                var from = 1 + random.nextInt(Math.min(60, end + 8));
                var through = Math.min(60, from + random.nextInt(12));
                var forged = from <= end && random.nextInt(5) == 0;
                var entries = new ArrayList<>(one.journal.subList(from - 1, through));
                var before = from == 1 ? Hash.ZERO : one.journal.get(from - 2).hash();
                if (forged) {
                    var head = before;
                    for (int each = 0; each < entries.size(); each++) {
                        entries.set(each, one.next(head, from + each, "forged"));
                        head = entries.get(each).hash();
                    }
                }
                var reply = one.send(one.upload(before, entries, List.of()));
                var expected = forged ? "409 fork" : from > end + 1 ? "409 gap" : "200 ok";
                assertEquals(expected, reply.said(), "seed " + seed + " step " + step);
                if (reply.status() == 200) {
                    assertEquals(Math.max(0, through - end), reply.stored());
                    end = Math.max(end, through);
                }
                assertEquals(end, reply.seq());
                var head = end == 0 ? Hash.ZERO : one.journal.get(end - 1).hash();
                assertEquals(head.toString(), reply.hash());
            }
            assertTrue(end > 20, "seed " + seed + " came to " + end);
        }
    }

    // Its files.

    @Test
    void whatWasAcknowledgedIsThereAfterARestart() {
        till.grow(30);
        till.send(1, 30);
        office.close();
        office = Offices.start(temp.resolve("office"));
        till.moveTo(office.address());
        assertEnd(30, till.head());
        till.grow(1);
        assertEquals(31, till.send(31, 31).seq());
    }

    @Test
    void aSecondOneInTheSameFolderIsRefused() {
        var second =
                ReferenceOffice.start(ReferenceOffice.Config.loopback(temp.resolve("office"), 0));
        var why = assertInstanceOf(ReferenceOffice.Start.NotReady.class, second).why();
        assertTrue(why.contains("is running already"), why);
        assertEnd(0, Hash.ZERO);
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        var second =
                ReferenceOffice.start(
                        ReferenceOffice.Config.loopback(
                                temp.resolve("second"), office.address().getPort()));
        var why = assertInstanceOf(ReferenceOffice.Start.NotReady.class, second).why();
        assertTrue(why.contains("Choose another --port"), why);
        // And its folder was let go.
        Offices.start(temp.resolve("second")).close();
    }

    @Test
    void whatIsStoredCannotBeChangedByHand() throws SQLException {
        till.grow(3);
        till.send(till.upload(Hash.ZERO, till.journal, List.of(till.signed(3))));
        try (var tool = tool();
                var statement = tool.createStatement()) {
            for (var table : List.of("enrolment", "journal", "entry", "head_signature")) {
                for (var sql :
                        List.of(
                                "UPDATE " + table + " SET at = 'x'",
                                "DELETE FROM " + table,
                                "INSERT OR REPLACE INTO " + table + " SELECT * FROM " + table)) {
                    assertThrows(SQLException.class, () -> statement.execute(sql), sql);
                }
            }
        }
        assertEnd(3, till.head());
    }

    @Test
    void troubleOfTheStoreIsBusyAndNothingIsAcknowledged() throws SQLException {
        till.grow(5);
        till.send(1, 2);
        try (var tool = tool();
                var statement = tool.createStatement()) {
            statement.execute(
                    "CREATE TRIGGER full BEFORE INSERT ON entry WHEN NEW.seq = 4"
                            + " BEGIN SELECT RAISE(ABORT, 'no room'); END");
            assertEquals("503 busy", till.send(3, 5).said());
            // It does not go on in a database that is not as it should be.
            assertEquals("503 busy", till.askHead().said());
            assertEquals("503 busy", till.find("Maria").said());
            assertEquals("503 busy", till.get("8245123450123458").said());
            statement.execute("DROP TRIGGER full");
        }
        assertEnd(2, till.journal.get(1).hash());
        assertEquals(3, till.send(3, 5).stored());
    }

    @Test
    void aDatabaseOfAnotherProgramIsLeftAlone() throws IOException, SQLException {
        var folder = Files.createDirectories(temp.resolve("foreign"));
        var file = folder.resolve(OfficeDatabase.NAME);
        try (var foreign = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = foreign.createStatement()) {
            statement.execute("CREATE TABLE mine(a)");
        }
        var before = Files.readAllBytes(file);
        var start = ReferenceOffice.start(ReferenceOffice.Config.loopback(folder, 0));
        assertInstanceOf(ReferenceOffice.Start.NotReady.class, start);
        org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(file));
    }

    private java.sql.Connection tool() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:sqlite:" + temp.resolve("office").resolve(OfficeDatabase.NAME));
    }

    // Accounts.

    @Test
    void accountsThatAreLoadedBesideItAreFoundAtOnce() {
        assertEquals("200 ok", till.find("Maria").said());
        assertEquals("null", till.get("8245123450123458").body().get("account").toString());
        assertEquals(4, loaded());
        var maria = till.find("maria nowak").body().get("accounts");
        assertEquals(
                "[{\"account\":\"8245123450123458\",\"name\":\"Maria"
                        + " Nowak\",\"phone\":\"2125550142\",\"address\":\"12 Mill Lane,"
                        + " Riverside\",\"status\":\"soft-disconnected\","
                        + "\"currency\":\"USD\",\"past_due\":\"129.98\",\"total_due\":\"209.97\","
                        + "\"due_date\":\"2026-11-30\",\"language\":\"en\",\"as_of\":"
                        + "\"2026-11-28T10:00:00.000Z\",\"facts\":{\"restore_due\":\"129.98\"}}]",
                maria.toString());
        assertEquals(maria.get(0), till.get("8245123450123458").body().get("account"));
        assertEquals(1, till.find("مریم").body().get("accounts").size());
    }

    private long loaded() {
        var folder = temp.resolve("office");
        var csv =
                org.cashwrap.storage.AccountsCsv.allOrNothing(
                        Path.of("docs/scripts/accounts.csv"),
                        java.util.Currency.getInstance("USD"),
                        Instant.parse("2026-11-28T10:00:00Z"));
        try (var accounts =
                assertInstanceOf(
                                org.cashwrap.storage.AccountsOpening.Opened.class,
                                org.cashwrap.storage.AccountsFile.open(folder, _ -> {}))
                        .accounts()) {
            return assertInstanceOf(
                            org.cashwrap.storage.AccountsLoaded.Loaded.class,
                            accounts.load(csv, _ -> {}))
                    .accounts();
        }
    }

    // What it leaves behind.

    @Test
    void theAccessLogNamesNobodyAndQuotesNothing() throws IOException {
        loaded();
        till.find("Maria Nowak");
        till.get("8245123450123458");
        till.grow(2).send(1, 2);
        till.post("/v1/head?customer=Nowak", "{}");
        till.post("/nowak", "Maria");
        till.with(TillKey.generate()).askHead();
        office.close();
        var log = Files.readString(temp.resolve("office").resolve("access-0.log"));
        assertEquals(
                List.of(
                        "STORE-1 /v1/accounts/find 200 ok",
                        "STORE-1 /v1/accounts/get 200 ok",
                        "STORE-1 /v1/entries 200 ok",
                        "STORE-1 /v1/head 400 malformed",
                        "- - 404 unknown-path",
                        "STORE-1 /v1/head 401 wrong-key"),
                log.lines()
                        .map(line -> line.replaceFirst("^\\S+ ", "").replaceFirst(" \\d+ms$", ""))
                        .toList());
        assertFalse(log.toLowerCase(java.util.Locale.ROOT).contains("nowak"), log);
    }

    /// The page names nothing that is not so, and nothing is so that it does not name: see [OfficeClient#CONTRACT], which
    /// looks at every answer of this class.
    @Test
    void everyAnswerThatThePagePromisesIsGiven() throws IOException, SQLException {
        var promised = new HashSet<>(Contract.promised());
        var certificates = Offices.Certificates.make(temp.resolve("tls"), "EC");
        try (var open = Offices.open(temp.resolve("open"), certificates)) {
            var at = java.net.URI.create("https://127.0.0.1:" + open.address().getPort());
            everyRequest(
                    new OfficeClient(
                            at, certificates.client(), "STORE-1", till.epoch, TillKey.generate()));
        }
        everyRequest(till);
        everyRequest(till.with(TillKey.generate()));
        till.clockOff = Duration.ofHours(1);
        everyRequest(till);
        till.clockOff = Duration.ZERO;
        for (var path :
                List.of("/v1/head", "/v1/entries", "/v1/accounts/find", "/v1/accounts/get")) {
            till.post(path, "[]");
            till.post(path, new byte[Intake.REQUEST_MAX + 1]);
            till.exchange(
                    till.request("POST", path, new byte[1]).setHeader("Cashwrap-Key", ""),
                    "POST",
                    path,
                    new byte[0]);
        }
        till.clockOff = Duration.ZERO;
        till.grow(4);
        till.send(3, 4);
        till.send(1, 2);
        till.send(till.upload(Hash.ZERO, List.of(till.next(Hash.ZERO, 1, "fork")), List.of()));
        till.send(till.upload(Hash.ofHex("ab".repeat(32)), till.journal, List.of()));
        till.send(till.upload(Hash.ZERO, till.journal.subList(0, 2), List.of(till.signed(4))));
        till.withEpoch("0b".repeat(16)).askHead();
        till.withEpoch("0b".repeat(16)).grow(1).send(1, 1);
        var empty = new StoredEntry(3, "", till.journal.get(1).hash().after(""));
        till.send(till.upload(till.journal.get(1).hash(), List.of(empty), List.of()));
        try (var tool = tool();
                var statement = tool.createStatement()) {
            statement.execute(
                    "CREATE TRIGGER full BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'x');"
                            + " END");
            till.send(3, 4);
            everyRequest(till);
        }
        assertEquals(Set.of(), minus(promised, OfficeClient.CONTRACT.seen()));
        assertEquals(Set.of(), minus(OfficeClient.CONTRACT.seen(), promised));
    }

    /// In YAML a comma can make a key of half a sentence.
    @Test
    void thePageHasNoStrayWords() {
        Contract.PAGE
                .findParents("type")
                .forEach(schema ->
                        schema.propertyNames()
                                .forEach(name -> assertTrue(name.matches("[A-Za-z_$]+"), name)));
    }

    private static void everyRequest(OfficeClient one) {
        one.askHead();
        one.find("Maria");
        one.get("8245123450123458");
        if (one.journal.isEmpty()) {
            one.grow(1);
        }
        one.send(1, 1);
    }

    private static Set<String> minus(Set<String> some, Set<String> others) {
        var left = new HashSet<>(some);
        left.removeAll(others);
        return left;
    }
}
