package org.cashwrap.headoffice.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

class TlsTest {
    @TempDir private static Path temp;
    private static Offices.Certificates ec;
    private static Offices.Certificates rsa;

    @BeforeAll
    static void make() {
        ec = Offices.Certificates.make(temp.resolve("ec"), "EC");
        rsa = Offices.Certificates.make(temp.resolve("rsa"), "RSA");
    }

    private static String whyNot(Path chain, Path key, Instant now) {
        return assertInstanceOf(Tls.Reading.Unusable.class, Tls.read(chain, key, now)).why();
    }

    @Test
    void keysOfEitherKindAreRead() {
        for (var each : new Offices.Certificates[] {ec, rsa}) {
            assertInstanceOf(
                    Tls.Reading.Read.class, Tls.read(each.chain(), each.key(), Instant.now()));
        }
    }

    @Test
    void aKeyOfAnotherCertificateIsSaid() throws IOException {
        var second = Offices.Certificates.make(temp.resolve("ec-2"), "EC");
        for (var other : new Path[] {second.key(), rsa.key()}) {
            assertEquals(
                    other + " is not the key of the certificate in " + ec.chain(),
                    whyNot(ec.chain(), other, Instant.now()));
        }
    }

    @Test
    void whatIsNoKeyOrNoCertificateIsSaidWithTheCure() throws IOException {
        var old = temp.resolve("old.pem");
        Files.writeString(old, Files.readString(ec.key()).replace("PRIVATE KEY", "EC PRIVATE KEY"));
        var why = whyNot(ec.chain(), old, Instant.now());
        assertTrue(why.contains("openssl pkcs8 -topk8 -nocrypt"), why);
        assertTrue(whyNot(ec.key(), ec.key(), Instant.now()).startsWith(ec.key() + " "));
        var missing = temp.resolve("missing.pem");
        assertTrue(
                whyNot(missing, ec.key(), Instant.now()).startsWith(missing + " cannot be read"));
        assertTrue(
                whyNot(ec.chain(), missing, Instant.now()).startsWith(missing + " cannot be read"));
    }

    @Test
    void aCertificateThatHasEndedIsSaid() {
        var later = Instant.now().plus(Duration.ofDays(30));
        var why = whyNot(ec.chain(), ec.key(), later);
        assertTrue(why.startsWith(ec.chain() + " is not a certificate that is valid now"), why);
    }
}
