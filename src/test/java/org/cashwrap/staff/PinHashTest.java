package org.cashwrap.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PinHashTest {
    private static final String SALT = "Y2FzaHdyYXAtdmVjdG9yIQ";
    private static final String HASH = "2yEAP1AFTWaypWJGHV4VD8hMPlxM4FXGNX4NJDI1GQA";

    @Test
    void aHashMadeByAnotherLibraryIsMatchedByItsPinOnly() {
        assertTrue(Fixtures.PIN_482915.matches(Pin.typed("482915")));
        assertFalse(Fixtures.PIN_482915.matches(Pin.typed("482916")));
        assertFalse(Fixtures.PIN_482915.matches(Pin.typed("")));
    }

    @Test
    void onePinHasTwoHashesAndBothMatch() {
        var first = PinHash.of(Pin.typed("730264"));
        var second = PinHash.of(Pin.typed("730264"));

        assertNotEquals(first, second);
        assertTrue(PinHash.read(first.phc()).matches(Pin.typed("730264")));
        assertTrue(PinHash.read(second.phc()).matches(Pin.typed("730264")));
        assertTrue(
                first.phc().matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[^$]{22}\\$[^$]{43}"),
                first.phc());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "482915",
                "$argon2id$v=19$m=4194304,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=19456,t=2000000000,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=19456,t=2,p=16777215$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=99999999999,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=8,t=1,p=1$" + SALT + "$" + HASH,
                "$argon2i$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=16$m=19456,t=2,p=1$" + SALT + "$" + HASH,
                "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$",
                "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH + "\n",
                "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$" + HASH + "AAAA",
                "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$2yEA",
                "$argon2id$v=19$m=19456,t=2,p=1$Y2Fz$" + HASH,
                "$argon2id$v=19$m=19456,t=2,p=1$" + SALT + "$AAAAA",
                "$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy"
            })
    void noOtherHashIsReadLeastOfAllOneThatWouldEatTheMemory(String phc) {
        var refused = assertThrows(IllegalArgumentException.class, () -> PinHash.read(phc));
        assertFalse(String.valueOf(refused.getMessage()).contains(SALT));
    }

    @Test
    void theHashIsNeverShown() {
        assertEquals("PinHash[hidden]", Fixtures.PIN_482915.toString());
        assertFalse(Fixtures.LIA.toString().contains("argon2"), Fixtures.LIA.toString());
    }
}
