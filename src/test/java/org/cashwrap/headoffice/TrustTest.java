package org.cashwrap.headoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;

import org.cashwrap.checkout.Asked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Over TLS a head office is believed that proves who it is, and nobody else hears a word of what is asked.
class TrustTest {
    @TempDir private static Path folder;
    private static Certificates made;

    @BeforeAll
    static void make() {
        made =
                new Certificates(folder)
                        .selfMade("own", "ip:127.0.0.1", "-1H")
                        .selfMade("other", "ip:127.0.0.1", "-1H")
                        .selfMade("elsewhere", "dns:office.example", "-1H")
                        .selfMade("expired", "ip:127.0.0.1", "-9d")
                        .authority("authority")
                        .selfMade("office", "ip:127.0.0.1", "-1H")
                        .signed("office", "authority", "ip:127.0.0.1", "-1H")
                        .selfMade("old", "ip:127.0.0.1", "-1H")
                        .signed("old", "authority", "ip:127.0.0.1", "-9d");
    }

    private static Trust trust(Path file) {
        return assertInstanceOf(Trust.Read.Good.class, Trust.only(file)).trust();
    }

    private static boolean isReached(String server, Trust trust) throws IOException {
        return isReached(new FakeOffice(made.server(server)), trust);
    }

    private static boolean isReached(FakeOffice given, Trust trust) throws IOException {
        try (var office = given) {
            var client =
                    new OfficeClient(
                            office.address(),
                            trust,
                            FakeOffice.TILL,
                            OfficeClientTest.USD,
                            OfficeClientTest.signer(),
                            OfficeClientTest.QUICK,
                            new TestPace());
            var asked =
                    client.find("nowak", 20)
                            .toCompletableFuture()
                            .orTimeout(30, TimeUnit.SECONDS)
                            .join();
            client.stop();
            assertEquals(List.of(), office.unsigned);
            var reached = asked instanceof Asked.Answered;
            // Who is not believed has not even heard the question.
            assertEquals(reached ? 1 : 0, office.requests.size());
            return reached;
        }
    }

    @Test
    void itIsBelievedByItsOwnCertificateInTheFile() throws IOException {
        assertTrue(isReached("own", trust(made.pem("own"))));
    }

    @Test
    void itIsBelievedByItsAuthoritysCertificateInTheFile() throws IOException {
        assertTrue(isReached("office", trust(made.pem("authority"))));
    }

    @Test
    void anyOfSeveralInTheFileWillDo() throws IOException {
        var both =
                Files.writeString(
                        folder.resolve("both.pem"),
                        "# the old one\n"
                                + Files.readString(made.pem("other"))
                                + "and the new one:\r\n"
                                + Files.readString(made.pem("authority")).replace("\n", "\r\n"));
        assertTrue(isReached("office", trust(both)));
        assertTrue(isReached("other", trust(both)));
        assertTrue(!isReached("own", trust(both)));
    }

    @Test
    void anotherAuthorityIsNotBelieved() throws IOException {
        assertTrue(!isReached("own", trust(made.pem("other"))));
        assertTrue(!isReached("office", trust(made.pem("own"))));
        // Whom Java trusts has signed neither; and with a file Java's are not asked at all.
        assertTrue(!isReached("own", Trust.JAVAS));
    }

    @Test
    void theRightCertificateOfAnotherHostIsNotBelieved() throws IOException {
        assertTrue(!isReached("elsewhere", trust(made.pem("elsewhere"))));
    }

    @Test
    void whatHasExpiredIsNotBelieved() throws IOException {
        assertTrue(!isReached("old", trust(made.pem("authority"))));
        assertTrue(!isReached("expired", trust(made.pem("expired"))));
    }

    @Test
    void anOldProtocolIsNotSpoken() throws IOException {
        var configured =
                new HttpsConfigurator(made.server("own")) {
                    @Override
                    public void configure(HttpsParameters parameters) {
                        var old = getSSLContext().getSupportedSSLParameters();
                        old.setProtocols(new String[] {"TLSv1.1"});
                        parameters.setSSLParameters(old);
                    }
                };
        assertTrue(!isReached(new FakeOffice(configured), trust(made.pem("own"))));
    }

    @Test
    void plainHttpBehindAnHttpsAddressIsNotTalkedTo() throws IOException {
        try (var office = new FakeOffice()) {
            var client =
                    new OfficeClient(
                            new OfficeAddress(URI.create("https://127.0.0.1:" + office.port())),
                            Trust.JAVAS,
                            FakeOffice.TILL,
                            OfficeClientTest.USD,
                            OfficeClientTest.signer(),
                            OfficeClientTest.QUICK,
                            new TestPace());
            assertInstanceOf(
                    Asked.NotReached.class,
                    client.find("nowak", 20)
                            .toCompletableFuture()
                            .orTimeout(30, TimeUnit.SECONDS)
                            .join());
            client.stop();
            assertEquals(List.of(), office.requests);
        }
    }

    @Test
    void aFileThatIsNotOfCertificatesSaysWhatToDo() throws IOException {
        assertBad("is missing", folder.resolve("none.pem"));
        assertBad("cannot be read", folder);
        assertBad("holds no certificate", Files.writeString(folder.resolve("empty.pem"), ""));
        assertBad("holds no certificate", Files.write(folder.resolve("bin.pem"), new byte[5_000]));
        assertBad("is too long", Files.write(folder.resolve("big.pem"), new byte[2 << 20]));
        var good = Files.readString(made.pem("own"));
        assertBad(
                "holds a private key",
                Files.writeString(
                        folder.resolve("key.pem"),
                        good + "-----BEGIN PRIVATE KEY-----\nMC4=\n-----END PRIVATE KEY-----\n"));
        assertBad(
                "cannot be read",
                Files.writeString(folder.resolve("cut.pem"), good.replaceFirst("\nM.{20}", "\nM")));
        // One bad one among good ones is not passed over.
        assertBad(
                "cannot be read",
                Files.writeString(
                        folder.resolve("half.pem"),
                        good + "-----BEGIN CERTIFICATE-----\nMAAA\n-----END CERTIFICATE-----\n"));
    }

    private static void assertBad(String why, Path file) {
        var said = assertInstanceOf(Trust.Read.Bad.class, Trust.only(file)).why();
        assertTrue(said.startsWith(file.toString()) && said.contains(why), said);
    }
}
