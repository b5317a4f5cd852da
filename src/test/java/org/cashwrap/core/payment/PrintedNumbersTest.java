package org.cashwrap.core.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Random;

/// What terminals print of cards, masked in their ways, and what stands beside it. The numbers are made for tests.
class PrintedNumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // First six and last four, with every mark.
                "476173XXXXXX0010 | ************0010",
                "476173xxxxxx0010 | ************0010",
                "476173######0010 | ************0010",
                "476173••••••0010 | ************0010",
                "476173......0010 | ************0010",
                "476173------0010 | ************0010",
                "4761 73** **** 0010 | **** **** **** 0010",
                "4761-73XX-XXXX-0010 | ****-****-****-0010",
                "4761.73**.****.0010 | ****.****.****.0010",
                "PAN476173XXXXXX0010 | PAN************0010",
                "KARTE 3782 82XXXX X0005 | KARTE **** ****** *0005",
                "۴۷۶۱۷۳******۰۰۱۰ | ************۰۰۱۰",
                // Of the middle, or too much of the end.
                "XXXXXXXX01010010 | ************0010",
                "**** 7390 0101 0010 | **** **** **** 0010",
                "**** 12345678 | **** ****5678",
                "4761 7390 0101 **** | **** **** **** ****",
                // Not masked, with dots and slashes.
                "4761.7390.0101.0010 | ****.****.****.0010",
                "4761/7390/0101/0010 | ****/****/****/0010",
                // Longer than any number.
                "47617390010100102512 | ****************2512",
                "476173XXXXXX00102512 | ****************2512",
                // Beside others.
                "476173XXXXXX0010 12/27 | ************0010 12/27",
                "24.11.2026 476173XXXXXX0010 | 24.11.2026 ************0010",
                "2026-11-24 4761 73** **** 0010 | 2026-11-24 **** **** **** 0010",
                "476173XXXXXX0010 1.284,37 EUR | ************0010 1.284,37 EUR",
                "12 4761 73XX XXXX 0010 | 12 **** **** **** 0010",
                "476173XXXXXX0010 0042 | ************0010 0042",
                "**** 4761 73XX XXXX 0010 **** | **** **** **** **** **** ****",
            })
    void ofAMaskedNumberTheLastFourAreLeft(String text, String left) {
        assertEquals(left, TerminalText.slip(text, 100));
        assertEquals(left, TerminalText.slip(left, 100), "and it is read back as it is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A girocard slip.
                "** KUNDENBELEG **",
                "TERMINAL-ID     52000001",
                "TA-Nr. 001234 BNr. 0042",
                "KARTE ############1234",
                "AID  D27600002545500100",
                "VU-Nr. 4556012345",
                "24.11.2026 10:43:12 Uhr",
                "EUR                84,37",
                "Genehmigungs-Nr. A00001",
                "*** ZAHLUNG ERFOLGT ***",
                "************************",
                "------------------------",
                // A US slip.
                "MID 000123456789",
                "TID: 12345678  SEQ#: 0042",
                "TRACE#001234 BATCH# 000012",
                "VISA CREDIT ****1111",
                "XXXX XXXX XXXX 0010 12/27",
                "AID: A0000000031010",
                "A000000333010101",
                "TVR 0080008000 TSI E800",
                "11/24/2026 10:43:12 AM",
                "TOTAL: USD 1,284.37",
                "2 x 42.18",
                "X_____________________",
                "MAX 12345678",
                // An end of day.
                "RECEIPTS 0001-0042",
                "VISA 12          1234,50",
            })
    void theRestOfASlipStaysReadable(String line) {
        assertEquals(line, TerminalText.slip(line, 100));
    }

    /// Masked anywhere but in the last four, in any groups that cards are printed in.
    @Test
    void neverMoreThanFourDigitsOfAMaskedNumberAreLeft() {
        var random = new Random(9);
        for (int i = 0; i < 20_000; i++) {
            var length = random.nextInt(13, 20);
            var from = random.nextInt(0, length - 4);
            var to = random.nextInt(from + 1, length - 3);
            var mark = "*X#x•".charAt(random.nextInt(5));
            var gap = new String[] {"", " ", "  ", "-", ".", "/"}[random.nextInt(6)];
            var written = new StringBuilder();
            for (int at = 0; at < length; at++) {
                written.append(at > 0 && at % 4 == 0 ? gap : "");
                written.append(
                        at >= from && at < to ? mark : Character.forDigit(random.nextInt(10), 10));
            }
            var left = TerminalText.slip("CARD " + written + " OK", 100);
            assertTrue(
                    left.replaceAll("[^0-9]", "").length() <= 4, () -> written + " became " + left);
            assertEquals(written.length() + 8, left.length());
        }
    }
}
