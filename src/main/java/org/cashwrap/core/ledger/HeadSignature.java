package org.cashwrap.core.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/// The till's signature over the head of its journal at one sequence: what makes a re-hashed chain visible.
///
/// @param epoch     the journal's epoch, 32 lower-case hex digits
/// @param sequence  of the entry that was the head
/// @param hash      of that entry
/// @param signature Ed25519, 64 bytes as 128 lower-case hex digits
public record HeadSignature(String epoch, long sequence, Hash hash, String signature) {
    /// What stands before the 32 bytes of an Ed25519 key in its X.509 form. Source: RFC 8410, section 4.
    private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

    /// The bytes that are signed: five lines of ASCII, each ended by a line feed.
    public static byte[] message(String till, String epoch, long sequence, Hash hash) {
        return ("cashwrap head 1\n" + till + "\n" + epoch + "\n" + sequence + "\n" + hash + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// @param publicKey Ed25519, 64 hex digits
    /// @return false for a signature by another key, of another head, or that is none at all
    public boolean isBy(String till, String publicKey) {
        try {
            var key = HexFormat.of().parseHex(publicKey);
            var encoded = new byte[X509_HEAD.length + key.length];
            System.arraycopy(X509_HEAD, 0, encoded, 0, X509_HEAD.length);
            System.arraycopy(key, 0, encoded, X509_HEAD.length, key.length);
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(new X509EncodedKeySpec(encoded)));
            verifier.update(message(till, epoch, sequence, hash));
            return verifier.verify(HexFormat.of().parseHex(signature));
        } catch (GeneralSecurityException | IllegalArgumentException notASignature) {
            return false;
        }
    }
}
