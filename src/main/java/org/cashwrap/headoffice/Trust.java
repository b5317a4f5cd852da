package org.cashwrap.headoffice;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/// Whose certificates prove that it is the head office that answers: those whom Java trusts, or exactly those of one file.
public final class Trust {
    /// Whom Java trusts.
    public static final Trust JAVAS = new Trust(Optional.empty());

    private static final int FILE_MAX = 1 << 20;
    private static final Pattern CERTIFICATE =
            Pattern.compile(
                    "-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]*)-----END CERTIFICATE-----");

    private final Optional<SSLContext> only;

    private Trust(Optional<SSLContext> only) {
        this.only = only;
    }

    /// What came of reading a file of certificates.
    public sealed interface Read {
        record Good(Trust trust) implements Read {}

        /// @param why in plain English, with the cure
        record Bad(String why) implements Read {}
    }

    /// @param file PEM, one certificate or more: of an authority, or the head office's own
    public static Read only(Path file) {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(FILE_MAX + 1);
            return bytes.length > FILE_MAX
                    ? bad(file, "is too long for certificates; name the right file")
                    : only(file, new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException missing) {
            return bad(file, "is missing; bring it there, or take its key out of station.yaml");
        } catch (IOException unreadable) {
            return bad(file, "cannot be read: " + unreadable.getMessage());
        }
    }

    private static Read only(Path file, String pem) {
        if (pem.contains("PRIVATE KEY-----")) {
            return bad(
                    file,
                    "holds a private key, which stays at the head office; write a file with its"
                            + " certificates only");
        }
        try {
            var found = certificates(pem);
            if (found.isEmpty()) {
                return bad(
                        file,
                        "holds no certificate in PEM (-----BEGIN CERTIFICATE-----); get it from"
                                + " whoever runs the head office");
            }
            return new Read.Good(new Trust(Optional.of(context(found))));
        } catch (CertificateException | IllegalArgumentException notCertificates) {
            return bad(
                    file,
                    "holds a certificate that cannot be read; get it again from whoever runs the"
                            + " head office");
        } catch (GeneralSecurityException | IOException everyJavaCan) {
            throw new IllegalStateException(everyJavaCan);
        }
    }

    private static Read bad(Path file, String why) {
        return new Read.Bad(file + " " + why);
    }

    private static List<X509Certificate> certificates(String pem) throws CertificateException {
        var factory = CertificateFactory.getInstance("X.509");
        var found = new ArrayList<X509Certificate>();
        var blocks = CERTIFICATE.matcher(pem);
        while (blocks.find()) {
            var der = Base64.getMimeDecoder().decode(blocks.group(1));
            if (factory.generateCertificate(new ByteArrayInputStream(der))
                    instanceof X509Certificate certificate) {
                found.add(certificate);
            }
        }
        return found;
    }

    private static SSLContext context(List<X509Certificate> trusted)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (var certificate : trusted) {
            store.setCertificateEntry("ca-" + store.size(), certificate);
        }
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, dated(factory.getTrustManagers()), null);
        return context;
    }

    private static TrustManager[] dated(TrustManager[] managers) {
        for (var i = 0; i < managers.length; i++) {
            if (managers[i] instanceof X509ExtendedTrustManager javas) {
                managers[i] = new Dated(javas);
            }
        }
        return managers;
    }

    SSLContext context() {
        try {
            return only.isPresent() ? only.get() : SSLContext.getDefault();
        } catch (GeneralSecurityException everyJavaCan) {
            throw new IllegalStateException(everyJavaCan);
        }
    }

    /// Java asks a certificate that stands in the file itself for nothing more, not even for its days: a head office with a
    /// certificate of its own making would be believed for ever.
    private static final class Dated extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager javas;

        private Dated(X509ExtendedTrustManager javas) {
            this.javas = javas;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            javas.checkServerTrusted(chain, type, engine);
            checkDays(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            javas.checkServerTrusted(chain, type, socket);
            checkDays(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            javas.checkServerTrusted(chain, type);
            checkDays(chain);
        }

        private static void checkDays(X509Certificate[] chain) throws CertificateException {
            for (var certificate : chain) {
                certificate.checkValidity();
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            javas.checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            javas.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type)
                throws CertificateException {
            javas.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return javas.getAcceptedIssuers();
        }
    }
}
