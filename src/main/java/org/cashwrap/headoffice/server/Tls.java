package org.cashwrap.headoffice.server;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/// Certificate and key as they come from a certificate authority, in PEM.
public final class Tls {
    /// How each kind of key signs, to see whether it belongs to the certificate.
    private static final Map<String, String> SIGNS =
            Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private Tls() {}

    /// What came of reading the two files.
    public sealed interface Reading {
        record Read(SSLContext context) implements Reading {}

        /// @param why for a person, with the file and the cure
        record Unusable(String why) implements Reading {}
    }

    /// @param certificates the server's own first, then those that lead to its authority
    /// @param key          PKCS#8 without a password: RSA, EC or EdDSA
    public static Reading read(Path certificates, Path key, Instant now) {
        try {
            var chain = chain(certificates, now);
            return new Reading.Read(context(chain, key(key, chain.getFirst(), certificates)));
        } catch (Bad bad) {
            return new Reading.Unusable(String.valueOf(bad.getMessage()));
        } catch (IOException | GeneralSecurityException failed) {
            return new Reading.Unusable(
                    certificates + " and " + key + " cannot be used for TLS: " + failed);
        }
    }

    private static List<X509Certificate> chain(Path file, Instant now) throws Bad {
        var text = text(file);
        try {
            var chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(
                                    new ByteArrayInputStream(
                                            text.getBytes(StandardCharsets.ISO_8859_1)))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (chain.isEmpty()) {
                throw new Bad(file + " holds no certificate in PEM");
            }
            chain.getFirst().checkValidity(Date.from(now));
            return chain;
        } catch (CertificateException wrong) {
            throw new Bad(file + " is not a certificate that is valid now: " + wrong.getMessage());
        }
    }

    private static PrivateKey key(Path file, X509Certificate of, Path certificates)
            throws Bad, GeneralSecurityException {
        var text = text(file);
        var pem = KEY.matcher(text);
        if (!pem.find()) {
            throw new Bad(
                    file
                            + " is not a private key in PKCS#8 without a password; make one with:"
                            + " openssl pkcs8 -topk8 -nocrypt -in OLD.pem -out NEW.pem");
        }
        PrivateKey key;
        try {
            var der = Base64.getMimeDecoder().decode(pem.group(1));
            key =
                    KeyFactory.getInstance(of.getPublicKey().getAlgorithm())
                            .generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (IllegalArgumentException | InvalidKeySpecException notOfItsKind) {
            throw new Bad(file + " is not the key of the certificate in " + certificates);
        }
        if (!belong(key, of)) {
            throw new Bad(file + " is not the key of the certificate in " + certificates);
        }
        return key;
    }

    private static boolean belong(PrivateKey key, X509Certificate certificate)
            throws Bad, GeneralSecurityException {
        var algorithm = certificate.getPublicKey().getAlgorithm();
        var how = SIGNS.get(algorithm);
        if (how == null) {
            throw new Bad("a certificate with a key of the kind " + algorithm + " is not for TLS");
        }
        var signature = Signature.getInstance(how);
        signature.initSign(key);
        signature.update((byte) 1);
        var signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update((byte) 1);
        return signature.verify(signed);
    }

    private static SSLContext context(List<X509Certificate> chain, PrivateKey key)
            throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        var unused = new char[0];
        store.load(null, unused);
        store.setKeyEntry("office", key, unused, chain.toArray(X509Certificate[]::new));
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, unused);
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    private static String text(Path file) throws Bad {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new Bad(file + " cannot be read: " + unreadable);
        }
    }

    @SuppressWarnings("serial") // Never written anywhere.
    private static final class Bad extends Exception {
        Bad(String why) {
            super(why);
        }
    }
}
