package org.cashwrap.headoffice;

/// The till's key, as far as requests need it. May be called on any thread.
public interface RequestSigner {
    /// @return 32 bytes as 64 lower-case hex digits
    String publicKey();

    /// @return Ed25519, 64 bytes as 128 lower-case hex digits
    String sign(byte[] message);
}
