package org.cashwrap.core.receipt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.ledger.Hash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

class CheckCodeTest {
    /// RFC 4648, section 10; zero bytes after the text do for the padding.
    @ParameterizedTest
    @CsvSource({
        "'', AAAAAAAAAA",
        "f, MYAAAAAAAA",
        "fo, MZXQAAAAAA",
        "foo, MZXW6AAAAA",
        "foob, MZXW6YQAAA",
        "fooba, MZXW6YTBAA",
        "foobar, MZXW6YTBOI"
    })
    void aCheckIsTheFirstTenCharactersOfTheHash(String text, String check) {
        var bytes = Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), 32);

        assertEquals(check, CheckCode.of(Hash.of(bytes)));
    }

    @ParameterizedTest
    @CsvSource({
        "0000000000000000000000000000000000000000000000000000000000000000, AAAAAAAAAA",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff, 7777777777",
        "8000000000010000000000000000000000000000000000000000000000000000, QAAAAAAAAE"
    })
    void everyBitOfTheFirstFiftyCounts(String hash, String check) {
        assertEquals(check, CheckCode.of(Hash.ofHex(hash)));
    }
}
