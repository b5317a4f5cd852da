package org.cashwrap.staff;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/// What is kept of a PIN: Argon2id with 19 MiB, 2 passes, 1 lane and a salt of its own, in PHC string form.
///
/// No other parameters are read: weaker ones would not protect, and larger ones are a way to stop a till by a file
/// (`m=4194304` asks for 4 GiB at each sign-in). If they are ever raised, the old ones stay beside the new.
public final class PinHash {
    private static final int MEMORY_KIB = 19_456;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private static final String PARAMETERS =
            "$argon2id$v=19$m=" + MEMORY_KIB + ",t=" + PASSES + ",p=" + LANES + "$";
    private static final Pattern PHC =
            Pattern.compile(Pattern.quote(PARAMETERS) + "([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private static final SecureRandom RANDOM = new SecureRandom();

    /// The hash of nothing: random bytes for salt and hash. Somebody who is not in the staff file is checked against
    /// it, so that the answer takes as long as for somebody who is.
    static final PinHash OF_NOBODY =
            read(PARAMETERS + "540LVsUgR00bQG2P5Rof7Q$Q+8XxZ5T/H64FFtXXSDxacgglcvombmftFGRm7c97Sc");

    private final String phc;

    private PinHash(String phc) {
        this.phc = phc;
    }

    /// Takes 0.1 to 0.5 s and 19 MiB: not on the counter's thread, nor on the screen's.
    public static PinHash of(Pin pin) {
        var salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        var argon2 = Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
        return new PinHash(Password.hash(pin.digits()).addSalt(salt).with(argon2).getResult());
    }

    /// @throws IllegalArgumentException if this is not a hash that [#of] could have made; the message does not repeat it
    public static PinHash read(String phc) {
        var parts = PHC.matcher(phc);
        if (!parts.matches()
                || !isBase64(parts.group(1), SALT_BYTES)
                || !isBase64(parts.group(2), HASH_BYTES)) {
            throw new IllegalArgumentException(
                    "is not a PIN hash of this program ("
                            + PARAMETERS
                            + "…); set the PIN anew: cashwrap staff reset");
        }
        return new PinHash(phc);
    }

    private static boolean isBase64(String text, int bytes) {
        try {
            var decoded = Base64.getDecoder().decode(text);
            return decoded.length == bytes
                    && Base64.getEncoder().withoutPadding().encodeToString(decoded).equals(text);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /// As slow as [#of], whatever the answer.
    ///
    /// The function is made from the hash: the library's shorter way checks with its own default parameters and says no
    /// to every PIN.
    boolean matches(Pin pin) {
        return Argon2Function.getInstanceFromHash(phc).check(pin.digits(), phc);
    }

    /// The PHC string, for the staff file only.
    String phc() {
        return phc;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PinHash hash && phc.equals(hash.phc);
    }

    @Override
    public int hashCode() {
        return phc.hashCode();
    }

    /// Six digits are soon found from their hash, so it is not shown either.
    @Override
    public String toString() {
        return "PinHash[hidden]";
    }
}
