package org.cashwrap.core.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

/// Slips have a test of their own.
class TerminalTextTest {
    @ParameterizedTest
    @CsvSource({
        "52000001, 52000001",
        "123456789012, 123456789012",
        "1234567890123, …",
        "4111 1111 1111 1111, …",
        "x4111.1111/1111-1111y, x…y",
        "۴۱۱۱۱۱۱۱۱۱۱۱۱۱۱۱, …",
    })
    void aCodeOrANameHoldsNoNumberAsLongAsACards(String text, String kept) {
        assertEquals(kept, TerminalText.kept(text, 32));
    }

    @ParameterizedTest
    @CsvSource({
        "code 1234, code 1234",
        "code 12345, code …",
        "1 2 3 4 5 6 7 8, 1 2 3 4 5 6 7 8",
        "1 2 3 4 5 6 7 8 9, …",
        "کد ۱۲۳۴۵, کد …",
    })
    void wordingHoldsNoRunOfFiveDigits(String text, String masked) {
        assertEquals(masked, TerminalText.masked(text, 200));
    }

    @Test
    void wordingAndCodesKeepNoMoreOfAMaskedNumberThanItsLastFour() {
        var mixed = "4761 73** **** 0010";
        assertEquals("CARD **** **** **** 0010", TerminalText.masked("CARD " + mixed, 40));
        assertEquals("**** **** **** 0010", TerminalText.kept(mixed, 40));
    }

    /// The journal reads both back through the same constructors.
    @Test
    void whatWasKeptIsKeptAsItIs() {
        var random = new Random(6);
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(60); text.length() < length; ) {
                text.append(
                        random.nextInt(3) == 0
                                ? " .-x\u0000*X#/,:".charAt(random.nextInt(11))
                                : Character.forDigit(random.nextInt(10), 10));
            }
            var kept = TerminalText.kept(text.toString(), 32);
            assertEquals(kept, TerminalText.kept(kept, 32));
            var masked = TerminalText.masked(text.toString(), 40);
            assertEquals(masked, TerminalText.masked(masked, 40));
            assertFalse(masked.matches("(?s).*[0-9]{5}.*"), masked);
        }
    }

    @Test
    void aTerminalThatTalksWithoutEndIsHeardOut() {
        var endless = "1 ".repeat(500_000);
        assertEquals("…", TerminalText.kept(endless, 16).strip());
        assertEquals("…", TerminalText.masked(endless, 16).strip());
        assertEquals(16, TerminalText.slip(endless, 16).length());
        // 17 of them check, so each is in a number that may be a card's, and in its neighbour's
        // too.
        assertEquals("* * * * * * * *", TerminalText.slip("4 ".repeat(500_000), 16).strip());
        assertEquals("*".repeat(16), TerminalText.slip("4".repeat(500_000), 16));
        assertEquals("*".repeat(16), TerminalText.slip("4X".repeat(500_000), 16));
        assertEquals("----", TerminalText.slip("-".repeat(500_000), 4));
    }
}
