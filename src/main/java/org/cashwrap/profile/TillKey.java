package org.cashwrap.profile;

import org.cashwrap.config.SafeFile;
import org.cashwrap.config.SafeFile.Written;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The Ed25519 key with which a till signs the heads of its journal: `till.key`, the private key as PKCS#8 in PEM, as
/// `openssl genpkey -algorithm ed25519` writes it. The private key never leaves this class but into that file.
public final class TillKey {
    private static final HexFormat HEX = HexFormat.of();

    /// RFC 8410, section 7: version 0, the algorithm 1.3.101.112, then the 32 bytes of the private key.
    private static final byte[] PRIVATE_PREFIX = HEX.parseHex("302e020100300506032b657004220420");

    /// RFC 8410, section 4: the algorithm, then the 32 bytes of the public key.
    private static final byte[] PUBLIC_PREFIX = HEX.parseHex("302a300506032b6570032100");

    private static final int KEY_BYTES = 32;
    private static final int FILE_MAX = 1_000;
    private static final Pattern PEM =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----\\s+([A-Za-z0-9+/=\\s]+)-----END PRIVATE"
                            + " KEY-----\\s*");

    private final KeyPair pair;
    private final String publicKey;

    private TillKey(KeyPair pair) {
        this.pair = pair;
        this.publicKey = HEX.formatHex(last(pair.getPublic().getEncoded()));
    }

    /// What came of reading `till.key`.
    public sealed interface Found {
        record Good(TillKey key) implements Found {}

        /// @param why in plain English, with the cure; never repeats what is in the file
        record Bad(String why) implements Found {}
    }

    public static TillKey generate() {
        return ofSeed(randomSeed());
    }

    private static byte[] randomSeed() {
        var seed = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(seed);
        return seed;
    }

    public static Found read(Path file) {
        try (var in = Files.newInputStream(file)) {
            var pem = PEM.matcher(new String(in.readNBytes(FILE_MAX), StandardCharsets.US_ASCII));
            if (pem.matches()) {
                var der = Base64.getMimeDecoder().decode(pem.group(1));
                if (der.length == PRIVATE_PREFIX.length + KEY_BYTES
                        && Arrays.equals(
                                der,
                                0,
                                PRIVATE_PREFIX.length,
                                PRIVATE_PREFIX,
                                0,
                                PRIVATE_PREFIX.length)) {
                    return new Found.Good(ofSeed(last(der)));
                }
            }
            return bad(
                    file,
                    "is not an Ed25519 private key in PEM; bring the file back from where it was"
                            + " kept");
        } catch (NoSuchFileException missing) {
            return bad(
                    file,
                    "is missing; bring it back: a new key must be enrolled at the head office");
        } catch (IllegalArgumentException notBase64) {
            return bad(
                    file,
                    "is not Base64 between its two lines; bring the file back from where it was"
                            + " kept");
        } catch (IOException | UnsupportedOperationException unreadable) {
            return bad(file, "cannot be read: " + unreadable.getMessage());
        }
    }

    private static Found bad(Path file, String why) {
        return new Found.Bad(file + " " + why);
    }

    /// Refused if there is a key already: nobody could sign for the entries of the old one again.
    public Written write(Path file) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        var pem =
                "-----BEGIN PRIVATE KEY-----\n"
                        + lines.encodeToString(pair.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n";
        return SafeFile.create(file, pem.getBytes(StandardCharsets.US_ASCII));
    }

    /// 32 bytes as 64 lower-case hex digits (RFC 8032).
    public String publicKey() {
        return publicKey;
    }

    /// Takes well under a millisecond once warm; the first takes some tens.
    ///
    /// @return 64 bytes as 128 lower-case hex digits (RFC 8032)
    public String sign(byte[] message) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(pair.getPrivate());
            ed25519.update(message);
            return HEX.formatHex(ed25519.sign());
        } catch (GeneralSecurityException everyJavaCan) {
            throw new IllegalStateException(everyJavaCan);
        }
    }

    /// Whether `signature` over `message` was made with the private half of `publicKey`. Whatever is not a key or not a
    /// signature is simply not.
    ///
    /// @param publicKey as from [#publicKey()]
    /// @param signature as from [#sign]
    public static boolean verify(String publicKey, byte[] message, String signature) {
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(publicKey(publicKey));
            ed25519.update(message);
            return ed25519.verify(HEX.parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException notAKeyOrSignature) {
            return false;
        }
    }

    private static PublicKey publicKey(String hex) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(joined(PUBLIC_PREFIX, HEX.parseHex(hex))));
    }

    /// The file holds the private key only, and Java has no way to work the public one out of it but this: a generator
    /// whose chance is the private key.
    private static TillKey ofSeed(byte[] seed) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, new Foreseen(seed));
            var drawn = generator.generateKeyPair().getPublic();
            var kept =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(joined(PRIVATE_PREFIX, seed)));
            var key = new TillKey(new KeyPair(drawn, kept));
            // Should a Java ever use its chance otherwise, the two halves would not belong
            // together.
            if (!verify(key.publicKey(), PUBLIC_PREFIX, key.sign(PUBLIC_PREFIX))) {
                throw new IllegalStateException("this Java does not work out the public key");
            }
            return key;
        } catch (GeneralSecurityException everyJavaCan) {
            throw new IllegalStateException(everyJavaCan);
        }
    }

    @SuppressWarnings("serial") // Never written anywhere.
    private static final class Foreseen extends SecureRandom {
        private final transient byte[] bytes;

        private Foreseen(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] into) {
            System.arraycopy(bytes, 0, into, 0, into.length);
        }
    }

    private static byte[] last(byte[] encoded) {
        return Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// The public half only.
    @Override
    public String toString() {
        return "TillKey[" + publicKey + "]";
    }
}
