package org.cashwrap.device.driver.zvt.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.charset.StandardCharsets;

/// What could be a card number cannot be read any more. The numbers are the card schemes' own, made for tests.
class CardDigitsTest {
    private static String starred(String text) {
        var starred = CardDigits.starred(text.getBytes(StandardCharsets.ISO_8859_1));
        return new String(starred, StandardCharsets.ISO_8859_1);
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, ************1111",
        "378282246310005, ***********0005",
        "30569309025904, **********5904",
        "6011111111111117, ************1117",
        "4222222222222, *********2222",
        "6304000000000000000, ***************0000",
        "PAN:4111-1111-1111-1111., PAN:***************1111.",
        "5555 5555 5555 4444 OK, ***************4444 OK",
        // A digit too many before or behind it hides nothing.
        "94111111111111111, 9************1111",
        "41111111111111112, ************11112",
        "00004111111111111111000, *******************1000",
        "4761.7390.0101.0010, ***************0010",
        "4761  7390  0101  0010, ******************0010",
        // Masked in part by the terminal; and longer than any number.
        "476173XXXXXX0010, ************0010",
        "4761 73** **** 0010, **** **** **** 0010",
        "PAN 4761-73xx-xxxx-0010., PAN ****-****-****-0010.",
        "476173######0010, ************0010",
        "47617390010100102512, ****************2512",
        "476173XXXXXX00102512, ****************2512",
        "A0000000031010 TID 12345678, A0000000031010 TID 12345678",
        "TID# 12345678 0042, TID# 12345678 0042",
        // A whole number of the right length, whoever issues it.
        "9999999999999995, ************9995",
        // None: another check digit; a contract number; too short; two parted by more than three
        // blanks.
        "4111111111111112, 4111111111111112",
        "123456789012345, 123456789012345",
        "411111111111, 411111111111",
        "41111111    11111111, 41111111    11111111",
    })
    void aCardNumberInATextKeepsItsLastFour(String text, String starred) {
        assertEquals(starred, starred(text));
    }

    @Test
    void theLongestTextIsLookedThrough() {
        var text = "1".repeat(40_000) + "4111111111111111" + " 2".repeat(10_000);
        assertEquals(text.length(), starred(text).length());
        assertFalse(starred(text).contains("4111111111111111"));
        assertFalse(CardDigits.hidden(text.replace(" ", ""), false).contains("4111111111111111"));
    }

    @Test
    void ofTwoInARowNeitherIsLeft() {
        assertEquals("****************************1111", starred("4111111111111111".repeat(2)));
    }

    @ParameterizedTest
    @CsvSource({
        "4111111111111111, EEEEEEEEEEEEEEEE",
        // Not at the beginning of a byte; among other bytes.
        "F4111111111111111F, FEEEEEEEEEEEEEEEEF",
        "AB4111111111111111, ABEEEEEEEEEEEEEEEE",
        // None: another check digit; sums, which are mostly zeros.
        "4111111111111112, 4111111111111112",
        "42000000000000000000, 42000000000000000000",
    })
    void aPackedCardNumberIsHidden(String hex, String hidden) {
        assertEquals(hidden, CardDigits.hidden(hex, false));
    }

    @Test
    void aTextIsNoPackedNumber() {
        // "E12345678" would be 45 31 32 33 ..., and "B" 42.
        var text = "4242424242424242";
        assertEquals(text, CardDigits.hidden(text, true));
        assertEquals("EEEEEEEEEEEEEEEE", CardDigits.hidden(text, false));
        assertEquals("EEEEEEEEEEEEEEEE", CardDigits.hidden("4111111111111111", true));
    }
}
