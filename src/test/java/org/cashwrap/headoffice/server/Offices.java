package org.cashwrap.headoffice.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// Head offices for tests, and certificates made on the spot by the JDK's own tool: none lies here to expire.
public final class Offices {
    private static final String WORD = "changeit";

    private Offices() {}

    static ReferenceOffice start(Path folder) {
        return ready(ReferenceOffice.Config.loopback(folder, 0));
    }

    static ReferenceOffice ready(ReferenceOffice.Config config) {
        return switch (ReferenceOffice.start(config)) {
            case ReferenceOffice.Start.Ready(var office) -> office;
            case ReferenceOffice.Start.NotReady(var why) -> throw new AssertionError(why);
        };
    }

    /// One that anybody may reach: no till is known there by itself.
    static ReferenceOffice open(Path folder, Certificates certificates) throws IOException {
        var tls =
                switch (Tls.read(certificates.chain(), certificates.key(), Instant.now())) {
                    case Tls.Reading.Read(var context) -> context;
                    case Tls.Reading.Unusable(var why) -> throw new AssertionError(why);
                };
        return ready(
                new ReferenceOffice.Config(
                        folder,
                        InetAddress.getByName("0.0.0.0"),
                        0,
                        Optional.of(tls),
                        InstantSource.system()));
    }

    /// Files in PEM.
    ///
    /// @param authority what a till trusts
    /// @param chain     the server's certificate and that of the one who signed it
    /// @param key       the server's
    public record Certificates(Path authority, Path chain, Path key) {
        /// An authority, and a server of 127.0.0.1 signed by it.
        ///
        /// @param algorithm `EC` or `RSA`
        public static Certificates make(Path folder, String algorithm) {
            try {
                Files.createDirectories(folder);
                var store = folder.resolve("keys.p12").toString();
                tool(
                        store,
                        "-genkeypair",
                        "-alias",
                        "ca",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=Test CA",
                        "-ext",
                        "bc:c",
                        "-validity",
                        "2");
                tool(
                        store,
                        "-genkeypair",
                        "-alias",
                        "office",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=office",
                        "-validity",
                        "2");
                var asked = folder.resolve("office.csr").toString();
                tool(store, "-certreq", "-alias", "office", "-file", asked);
                var signed = folder.resolve("office.pem");
                tool(
                        store,
                        "-gencert",
                        "-alias",
                        "ca",
                        "-infile",
                        asked,
                        "-outfile",
                        signed.toString(),
                        "-rfc",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-validity",
                        "2");
                var authority = folder.resolve("ca.pem");
                tool(store, "-exportcert", "-alias", "ca", "-rfc", "-file", authority.toString());
                var chain = folder.resolve("chain.pem");
                Files.writeString(chain, Files.readString(signed) + Files.readString(authority));
                var keys = KeyStore.getInstance(new java.io.File(store), WORD.toCharArray());
                var key = folder.resolve("key.pem");
                Files.writeString(
                        key,
                        "-----BEGIN PRIVATE KEY-----\n"
                                + Base64.getMimeEncoder()
                                        .encodeToString(
                                                keys.getKey("office", WORD.toCharArray())
                                                        .getEncoded())
                                + "\n-----END PRIVATE KEY-----\n");
                return new Certificates(authority, chain, key);
            } catch (IOException | GeneralSecurityException failed) {
                throw new IllegalStateException(failed);
            }
        }

        private static void tool(String store, String... arguments) throws IOException {
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
            command.addAll(List.of(arguments));
            command.addAll(List.of("-keystore", store, "-storepass", WORD, "-storetype", "PKCS12"));
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said =
                    new String(
                            process.getInputStream().readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8);
            try {
                if (process.waitFor() != 0) {
                    throw new AssertionError(said);
                }
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }

        /// A client that trusts this authority and no other.
        public HttpClient client() {
            try {
                var trusted = KeyStore.getInstance("PKCS12");
                trusted.load(null, null);
                trusted.setCertificateEntry(
                        "ca",
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(
                                        new ByteArrayInputStream(Files.readAllBytes(authority))));
                var trust =
                        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
                trust.init(trusted);
                var context = SSLContext.getInstance("TLS");
                context.init(null, trust.getTrustManagers(), null);
                return HttpClient.newBuilder()
                        .sslContext(context)
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
            } catch (IOException | GeneralSecurityException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
