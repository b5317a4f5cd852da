package org.cashwrap.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.config.SafeFile.Written;
import org.cashwrap.profile.TillKey.Found;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;

class TillKeyTest {
    private static final byte[] MESSAGE = "seq 1".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;

    /// Source: RFC 8032, section 7.1, tests 1 to 3.
    @ParameterizedTest
    @CsvSource({
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7,fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025,af82,6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    })
    void aKeySignsAsTheStandardSays(String seed, String publicKey, String message, String signature)
            throws IOException {
        var bytes = HexFormat.of().parseHex(message);
        var key = good(pem("302e020100300506032b657004220420" + seed));

        assertEquals(publicKey, key.publicKey());
        assertEquals(signature, key.sign(bytes));
        assertTrue(TillKey.verify(publicKey, bytes, signature));
    }

    @Test
    void aKeyReadsBackAsItWasWrittenAndForItsOwnerOnly() throws IOException {
        var file = folder.resolve("till.key");
        var key = TillKey.generate();

        assertEquals(new Written.Done(), key.write(file));
        var back = good(file);

        assertEquals(key.publicKey(), back.publicKey());
        assertEquals(key.sign(MESSAGE), back.sign(MESSAGE));
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void aKeyIsNeverWrittenOverAnother() throws IOException {
        var file = folder.resolve("till.key");
        TillKey.generate().write(file);
        var before = Files.readString(file);

        assertInstanceOf(Written.NotDone.class, TillKey.generate().write(file));
        assertEquals(before, Files.readString(file));
    }

    @Test
    void everyKeyIsAnotherAndEverySignatureItsOwn() {
        var one = TillKey.generate();
        var two = TillKey.generate();
        assertNotEquals(one.publicKey(), two.publicKey());

        var signature = one.sign(MESSAGE);
        assertTrue(TillKey.verify(one.publicKey(), MESSAGE, signature));
        assertFalse(TillKey.verify(two.publicKey(), MESSAGE, signature));
        assertFalse(TillKey.verify(one.publicKey(), new byte[0], signature));
        assertFalse(
                TillKey.verify(
                        one.publicKey(),
                        MESSAGE,
                        (signature.charAt(0) == '0' ? '1' : '0') + signature.substring(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "zz", "00", "é"})
    void whatIsNoKeyOrNoSignatureDoesNotVerify(String garbage) {
        var key = TillKey.generate();

        assertFalse(TillKey.verify(garbage, MESSAGE, key.sign(MESSAGE)));
        assertFalse(TillKey.verify(key.publicKey() + "00", MESSAGE, key.sign(MESSAGE)));
        assertFalse(TillKey.verify("ff".repeat(32), MESSAGE, key.sign(MESSAGE)));
        assertFalse(TillKey.verify(key.publicKey(), MESSAGE, garbage));
        assertFalse(TillKey.verify(key.publicKey(), MESSAGE, "ff".repeat(64)));
        assertFalse(TillKey.verify(key.publicKey(), MESSAGE, key.sign(MESSAGE) + "00"));
    }

    @Test
    void thePrivateKeyIsShownNowhere() throws IOException {
        var file = folder.resolve("till.key");
        var key = TillKey.generate();
        key.write(file);

        assertEquals("TillKey[" + key.publicKey() + "]", key.toString());

        var secret = Files.readString(file).lines().toList().get(1);
        Files.writeString(file, Files.readString(file).replace("BEGIN PRIVATE", "BEGIN PRIVET"));
        assertFalse(bad(file).contains(secret));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "302e020100300506032b65700422042000",
                // X25519 instead of Ed25519.
                "302e020100300506032b656e042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
                // One byte too many.
                "302e020100300506032b6570042204209d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f6000"
            })
    void whatIsNotAnEd25519KeyIsRefused(String der) throws IOException {
        var file = pem(der);

        assertEquals(
                file
                        + " is not an Ed25519 private key in PEM; bring the file back from where it"
                        + " was kept",
                bad(file));
    }

    @Test
    void aMissingOrUnreadableOrGarbledFileIsAnAnswer() throws IOException {
        var missing = folder.resolve("none");
        assertEquals(
                missing
                        + " is missing; bring it back: a new key must be enrolled at the head"
                        + " office",
                bad(missing));
        assertTrue(bad(folder).startsWith(folder + " "));

        var garbled = folder.resolve("garbled");
        Files.write(garbled, new byte[] {0, 1, 2, (byte) 0xFF});
        assertTrue(bad(garbled).contains("is not an Ed25519 private key"));
        Files.writeString(garbled, "-----BEGIN PRIVATE KEY-----\nA=A\n-----END PRIVATE KEY-----\n");
        assertTrue(bad(garbled).contains("not"));
    }

    private Path pem(String der) throws IOException {
        return Files.writeString(
                folder.resolve("pem"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(der))
                        + "\n-----END PRIVATE KEY-----\n");
    }

    private static TillKey good(Path file) {
        return switch (TillKey.read(file)) {
            case Found.Good(var key) -> key;
            case Found.Bad(var why) -> throw new AssertionError(why);
        };
    }

    private static String bad(Path file) {
        return switch (TillKey.read(file)) {
            case Found.Good(var key) -> throw new AssertionError(key);
            case Found.Bad(var why) -> why;
        };
    }
}
