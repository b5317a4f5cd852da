package org.cashwrap.headoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.checkout.Asked;
import org.cashwrap.checkout.OfficeStanding;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// A head office that answers what no head office answers: the till believes nothing of it, waits for it no longer than it may,
/// and goes on.
class HostileOfficeTest {
    private static final String GOOD_HEAD =
            "{\"at\":\"2026-11-28T04:05:06.789Z\",\"till\":\"RIVER-3\","
                + "\"epoch\":\"00112233445566778899aabbccddeeff\",\"seq\":0,"
                + "\"hash\":\"0000000000000000000000000000000000000000000000000000000000000000\","
                + "\"signature\":null}";

    private final TestPace pace = new TestPace();
    private final FakeUpload upload = new FakeUpload().write(3);
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private final CompletableFuture<Long> hungUp = new CompletableFuture<>();

    /// Talks back whatever was said.
    interface Talk {
        void to(OutputStream out) throws IOException, InterruptedException;
    }

    private record Listening(ServerSocket socket) implements AutoCloseable {
        OfficeAddress address() {
            return new OfficeAddress(URI.create("http://127.0.0.1:" + socket.getLocalPort()));
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private Listening listening(Talk talk) throws IOException {
        var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform()
                .daemon()
                .start(() -> {
                    while (!socket.isClosed()) {
                        try {
                            var caller = socket.accept();
                            connections.incrementAndGet();
                            Thread.ofPlatform().daemon().start(() -> answer(caller, talk));
                        } catch (IOException closed) {
                            return;
                        }
                    }
                });
        return new Listening(socket);
    }

    private void answer(Socket caller, Talk talk) {
        try (caller) {
            // The whole of a small request is there with its last byte.
            var buffer = new byte[65_536];
            if (caller.getInputStream().read(buffer) > 0) {
                talk.to(caller.getOutputStream());
            }
        } catch (IOException gone) {
            hungUp.complete(sent.get());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] head(String status, String... headers) {
        return ("HTTP/1.1 " + status + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private OfficeClient client = client(new OfficeAddress(URI.create("http://127.0.0.1:1")));

    private OfficeClient client(OfficeAddress address) {
        var limits =
                new Limits(
                        Limits.SHOP.connect(),
                        Duration.ofMillis(1_500),
                        Duration.ofMillis(1_500),
                        Duration.ofMillis(700),
                        Limits.SHOP.idle(),
                        Limits.SHOP.first(),
                        Limits.SHOP.last(),
                        Limits.SHOP.quiet(),
                        Limits.SHOP.stop());
        return new OfficeClient(
                address,
                Trust.JAVAS,
                FakeOffice.TILL,
                OfficeClientTest.USD,
                OfficeClientTest.signer(),
                limits,
                pace);
    }

    @AfterEach
    void nothingOfItWasBelieved() {
        client.stop();
        assertEquals(0, upload.acknowledged());
        assertEquals(Optional.of(new OfficeStanding.Away()), upload.standing());
    }

    /// Both threads meet it: the uploading one calls it away, and a search has not reached it.
    private void isAway(OfficeAddress address) {
        client.stop();
        client = client(address);
        client.start(upload);
        OfficeClientTest.until(() -> pace.waits.size() == 1);
        assertEquals(Optional.of(new OfficeStanding.Away()), upload.standing());
        pace.pass(Duration.ofMinutes(1));
        assertInstanceOf(
                Asked.NotReached.class,
                client.find("nowak", 20)
                        .toCompletableFuture()
                        .orTimeout(30, TimeUnit.SECONDS)
                        .join());
    }

    private void isAwayAfter(FakeOffice.Mischief... instead) throws IOException {
        try (var office = new FakeOffice()) {
            for (var times = 0; times < 4; times++) {
                office.next(instead);
            }
            isAway(office.address());
            assertEquals(List.of(), office.unsigned);
        }
    }

    @Test
    void nobodyIsThere() throws IOException {
        OfficeAddress address;
        try (var office = new FakeOffice()) {
            address = office.address();
        }
        isAway(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "[]",
                "null",
                "{}",
                "{\"at\":\"2026-11-28T04:05:06.789Z\"}",
                "{\"at\":\"2026-11-28T04:05:06.789Z\",\"accounts\":[],\"accounts\":[]}",
                "{\"at\":\"2026-11-28T04:05:06.789Z\",\"accounts\":{}} ",
                "{\"at\":\"2026-11-28T04:05:06.789Z\",\"accounts\":[],\"more\":1}",
                "{\"at\":\"2026-11-28T04:05:06.789Z\",\"accounts\":[[[[[[[[[[[[[]]]]]]]]]]]]]}",
                "{\"at\":\"noon\",\"accounts\":[]}",
                "{\"accounts\":[]}"
            })
    void garbageIsNoAnswer(String body) throws IOException {
        isAwayAfter(FakeOffice.says(200, "application/json", body));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "till":"RIVER-3" | "till":"RIVER-4"
                    "epoch":"00112233445566778899aabbccddeeff" | "epoch":"00112233445566778899aabbccddeef0"
                    "seq":0          | "seq":1
                    "seq":0          | "seq":-1
                    "seq":0          | "seq":"0"
                    "seq":0          | "seq":0.5
                    "seq":0          | "seq":9007199254740993
                    "seq":0          | "seq":99999999999999999999
                    "hash":"0000     | "hash":"000
                    "hash":"0000     | "hash":"000G
                    "hash":"0000     | "hash":"000F
                    "hash":"0000     | "hash":"0001
                    "signature":null | "signature":7
                    ,"signature":null | ''
                    ,"signature":null | ,"signature":null,"more":1
                    """)
    void whereItsCopyEndsMustBeSaidOfThisJournalAndMakeSense(String good, String bad)
            throws IOException {
        var body = GOOD_HEAD.replace(good, bad.replace("''", ""));
        assertTrue(!body.equals(GOOD_HEAD));
        isAwayAfter(FakeOffice.says(200, "application/json", body));
    }

    @Test
    void lessThanWasSentIsNoAcknowledgement() throws IOException {
        isAwayAfter(
                FakeOffice.says(200, "application/json; charset=utf-8", GOOD_HEAD),
                FakeOffice.says(200, "application/json", GOOD_HEAD.replace("}", ",\"stored\":0}")));
    }

    @Test
    void moreThanWasSentIsNotStored() throws IOException {
        var hash = upload.entries().getLast().hash().toString();
        isAwayAfter(
                FakeOffice.says(200, "application/json", GOOD_HEAD),
                FakeOffice.says(
                        200,
                        "application/json",
                        GOOD_HEAD
                                .replace("\"seq\":0", "\"seq\":3,\"stored\":4")
                                .replace("0".repeat(64), hash)));
    }

    @ParameterizedTest
    @ValueSource(ints = {100 + 99, 201, 204, 400, 403, 404, 407, 500, 502, 503, 599})
    void otherStatusesAreNoAnswer(int status) throws IOException {
        isAwayAfter(FakeOffice.says(status, "application/json", status == 204 ? "" : GOOD_HEAD));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "", "application/jsonp", "application/octet-stream"})
    void anotherTypeIsNotRead(String type) throws IOException {
        isAwayAfter(FakeOffice.says(200, type, GOOD_HEAD));
    }

    @ParameterizedTest
    @CsvSource({"400, not-a-code", "400, ''", "409, gap", "409, fork", "503, busy"})
    void aRefusalThatIsNotOfTheContractIsNone(int status, String code) throws IOException {
        isAwayAfter(FakeOffice.refuses(status, code, ""));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void noRedirectIsFollowed(int status) throws IOException {
        try (var elsewhere = new FakeOffice()) {
            isAwayAfter(exchange -> {
                exchange.getResponseHeaders()
                        .set(
                                "Location",
                                elsewhere
                                        .address()
                                        .of(exchange.getRequestURI().getPath())
                                        .toString());
                return FakeOffice.says(status, "application/json", GOOD_HEAD).answer(exchange);
            });
            assertEquals(List.of(), elsewhere.requests);
        }
    }

    @Test
    void noCookieIsGivenBack() throws IOException {
        try (var office = new FakeOffice()) {
            FakeOffice.Mischief cookie =
                    exchange -> {
                        assertEquals(null, exchange.getRequestHeaders().getFirst("Cookie"));
                        exchange.getResponseHeaders().set("Set-Cookie", "a=b; Path=/");
                        return FakeOffice.says(500, "application/json", "{}").answer(exchange);
                    };
            office.next(cookie, cookie, cookie, cookie);
            isAway(office.address());
        }
    }

    @Test
    void twoGigabytesThatAreAnnouncedAreNotWaitedFor() throws IOException {
        try (var office =
                listening(out -> {
                    out.write(
                            head(
                                    "200 OK",
                                    "Content-Type: application/json",
                                    "Content-Length: 2147483648"));
                    pour(out);
                })) {
            isAway(office.address());
            assertTrue(hungUp.orTimeout(30, TimeUnit.SECONDS).join() < 64 << 20);
        }
    }

    @Test
    void anEndlessAnswerIsCutOff() throws IOException {
        try (var office =
                listening(out -> {
                    out.write(head("200 OK", "Content-Type: application/json"));
                    pour(out);
                })) {
            isAway(office.address());
            // Some more is on its way in the machine's buffers.
            assertTrue(hungUp.orTimeout(30, TimeUnit.SECONDS).join() < 64 << 20);
        }
    }

    private void pour(OutputStream out) throws IOException {
        var blanks = " ".repeat(65_536).getBytes(StandardCharsets.US_ASCII);
        while (sent.addAndGet(blanks.length) < 1L << 31) {
            out.write(blanks);
        }
    }

    @Test
    void endlessHeadersAreCutOff() throws IOException {
        try (var office =
                listening(out -> {
                    out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
                    var more = "X-A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\r\n".repeat(1_000);
                    while (sent.addAndGet(more.length()) < 1L << 31) {
                        out.write(more.getBytes(StandardCharsets.US_ASCII));
                    }
                })) {
            isAway(office.address());
        }
    }

    @Test
    void oneByteNowAndThenIsNotWaitedForForLong() throws IOException {
        try (var office =
                listening(out -> {
                    out.write(
                            head(
                                    "200 OK",
                                    "Content-Type: application/json",
                                    "Content-Length: 400"));
                    while (sent.incrementAndGet() < 400) {
                        out.write(' ');
                        out.flush();
                        Thread.sleep(100);
                    }
                })) {
            isAway(office.address());
            // And it is told: the connection is closed, not left to drip.
            hungUp.orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    @Test
    void silenceIsNotWaitedForForLong() throws IOException {
        try (var office = listening(out -> Thread.sleep(60_000))) {
            isAway(office.address());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "SSH-2.0-OpenSSH_9.6|",
                "HTTP/1.1 200 OK|",
                "HTTP/1.1 999999 ?||",
                "HTTP/1.1 200 OK|Content-Type: application/json|Content-Length: -5||{}",
                "HTTP/1.1 200 OK|Content-Type: application/json|Content-Length: 50||{}",
                "HTTP/1.1 200 OK|Content-Type: application/json|Transfer-Encoding: chunked||ZZ|",
                "HTTP/1.1 101 Switching Protocols|Upgrade: h2c|Connection: Upgrade||"
            })
    void whatIsNotHttpIsNoAnswer(String lines) throws IOException {
        var bytes = lines.replace("|", "\r\n").getBytes(StandardCharsets.US_ASCII);
        try (var office = listening(out -> out.write(bytes))) {
            isAway(office.address());
            assertTrue(connections.get() <= 4, connections::toString);
        }
    }
}
