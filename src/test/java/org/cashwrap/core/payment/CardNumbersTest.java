package org.cashwrap.core.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

/// The card numbers here are the ones that schemes publish for tests, or made up.
class CardNumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // As terminals and people write them.
                "4111111111111111 | ************1111",
                "4111 1111 1111 1111 | **** **** **** 1111",
                "4111-1111-1111-1111 | ****-****-****-1111",
                "4111  1111   1111 - 1111 | ****  ****   **** - 1111",
                "4111\u00a01111\u201111111111 | ****\u00a0****\u2011****1111",
                "3782 822463 10005 | **** ****** *0005",
                "378282246310005 | ***********0005",
                "6304 0000 0000 0000 000 | **** **** **** ***0 000",
                "4222222222222 | *********2222",
                // In the middle of a text, with no blank around it too.
                "Card:4111111111111111,ok | Card:************1111,ok",
                "PAN4111111111111111EXP | PAN************1111EXP",
                // Numbers beside it do not hide it, and no more of it is shown.
                "12 4111 1111 1111 1111 | 12 **** **** **** 1111",
                "4111 1111 1111 1111 12/27 | **** **** **** 1111 12/27",
                "2026-11-24 4111 1111 1111 1111 | 2026-11-24 **** **** **** 1111",
                "4111111111111111 0042 | ************1111 0042",
                // 22 4111 1111 1111 checks too: were it the number, and alone, 1111 of the card
                // would follow it.
                "2026-11-22 4111 1111 1111 1111 | 2026-11-** **** **** **** 1111",
                // Two in one line.
                "4111111111111111 5555555555554444 | ************1111 ************4444",
                "4111 1111 1111 1111/5555-5555-5555-4444 | **** **** **** ****/****-****-****-4444",
                // Of another script, and with what nobody sees between the digits.
                "۴۱۱۱ ۱۱۱۱ ۱۱۱۱ ۱۱۱۱ | **** **** **** ۱۱۱۱",
                "4111\u200b1111\u200e1111\u200c1111 | ****\u200b****\u200e****\u200c1111",
            })
    void ofACardsNumberTheLastFourDigitsAreLeft(String text, String left) {
        assertEquals(left, PrintedNumbers.starred(text));
        assertTrue(CardNumbers.isIn(text), "and nobody may type it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "VISA ****1111",
                // One digit other than a card's.
                "4111111111111112",
                // Names of chip applications: of Visa, Mastercard, Maestro, and one that checks.
                "A0000000031010",
                "A0000000041010",
                "A0000000043060",
                "AID A0000000033308",
                "۰۰۰۰۰۰۰۰۳۳۳۰۸",
                // A contract number that does not check.
                "VU-Nr 123456789012345",
                // Checks, but is too short.
                "424242424242",
                // A letter or four blanks between: nobody's number.
                "4111a1111a1111a1111",
                "4111    1111    1111    1111",
                "22.11.2026 10:43:12 TA 001234 BNr 0042",
                "84,37 EUR",
            })
    void whatIsNoCardsNumberStaysReadable(String text) {
        assertEquals(text, PrintedNumbers.starred(text));
        assertFalse(CardNumbers.isIn(text));
    }

    @Test
    void aNumberThatNoIssuerUsesMayBeTypedAndIsMaskedOnASlipAllTheSame() {
        assertFalse(CardNumbers.isIn("7000000000000005"));
        assertEquals("************0005", PrintedNumbers.starred("7000000000000005"));
    }

    /// However its digits are broken up: of them four are left, whatever becomes of the others.
    @Test
    void noCardsNumberGetsThroughWhateverStandsBesideIt() {
        var random = new Random(9);
        var gaps = new String[] {"", " ", "-", "  ", " - ", "\u00a0", "\u200b"};
        var besides = new String[] {" ", "/", " x ", "    ", "*", ": ", "-", "\u200e"};
        for (int i = 0; i < 20_000; i++) {
            var digits = anyCard(random);
            var written = new StringBuilder();
            for (int at = 0; at < digits.length(); at++) {
                written.append(at > 0 && random.nextInt(3) == 0 ? any(random, gaps) : "");
                written.append(digits.charAt(at));
            }
            var before = anyDigits(random);
            var after = anyDigits(random);
            var masked =
                    PrintedNumbers.starred(
                            before + any(random, besides) + written + any(random, besides) + after);
            var left = masked.replaceAll("[^0-9]", "").length();
            assertTrue(
                    left <= before.length() + 4 + after.length(),
                    () -> before + " " + written + " " + after + " became " + masked);
        }
    }

    private static String anyDigits(Random random) {
        return Integer.toString(random.nextInt(100_000));
    }

    private static String anyCard(Random random) {
        var digits = new StringBuilder().append(random.nextInt(1, 10));
        for (int length = random.nextInt(13, 20); digits.length() < length - 1; ) {
            digits.append(random.nextInt(10));
        }
        for (int check = 0; check < 10; check++) {
            if (checks(digits.toString() + check)) {
                return digits.toString() + check;
            }
        }
        throw new AssertionError("one of ten checks");
    }

    /// By the other way of the standard: doubled digits by a table.
    private static boolean checks(String digits) {
        var sum = 0;
        for (int at = digits.length() - 1, odd = 0; at >= 0; at--, odd ^= 1) {
            var digit = digits.charAt(at) - '0';
            sum += odd == 1 ? "0246813579".charAt(digit) - '0' : digit;
        }
        return sum % 10 == 0;
    }

    private static String any(Random random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
