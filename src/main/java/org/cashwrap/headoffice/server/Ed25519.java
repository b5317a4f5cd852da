package org.cashwrap.headoffice.server;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The tills' keys and signatures, as lower-case hex digits (RFC 8032).
final class Ed25519 {
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern SIGNATURE = Pattern.compile("[0-9a-f]{128}");

    /// What stands before the 32 bytes of a key in its X.509 form. Source: RFC 8410, section 4.
    private static final String X509_HEAD = "302a300506032b6570032100";

    private Ed25519() {}

    /// Whether it is a key that something can be checked with: of its form, and a point of the curve.
    static boolean isKey(String hex) {
        if (!KEY.matcher(hex).matches()) {
            return false;
        }
        try {
            // Java looks at the point no earlier than this.
            Signature.getInstance("Ed25519").initVerify(key(hex));
            return true;
        } catch (GeneralSecurityException notAPoint) {
            return false;
        }
    }

    static boolean isSignature(String hex) {
        return SIGNATURE.matcher(hex).matches();
    }

    /// What is not a key or not a signature is simply not by it.
    static boolean isBy(String key, byte[] message, String signature) {
        if (!KEY.matcher(key).matches() || !isSignature(signature)) {
            return false;
        }
        try {
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key(key));
            verifier.update(message);
            return verifier.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException notAKeyOrSignature) {
            return false;
        }
    }

    private static PublicKey key(String hex) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(X509_HEAD + hex)));
    }
}
