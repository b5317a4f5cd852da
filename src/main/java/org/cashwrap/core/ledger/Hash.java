package org.cashwrap.core.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// A SHA-256 value: the head of the journal's chain after some entry.
public final class Hash {
    /// What stands before entry 1: 32 zero bytes.
    public static final Hash ZERO = new Hash(new byte[32]);

    private final byte[] bytes;

    private Hash(byte[] bytes) {
        this.bytes = bytes;
    }

    /// @param bytes exactly 32
    public static Hash of(byte[] bytes) {
        if (bytes.length != 32) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
        }
        return new Hash(bytes.clone());
    }

    /// @param hex exactly 64 hex digits
    public static Hash ofHex(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    /// The chain's next head: SHA-256 of these 32 bytes and the text's UTF-8 bytes.
    public Hash after(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes);
            return new Hash(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Hash hash && Arrays.equals(bytes, hash.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /// 64 lower-case hex digits.
    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
