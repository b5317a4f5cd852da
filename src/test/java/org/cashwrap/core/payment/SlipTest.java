package org.cashwrap.core.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Collections;
import java.util.List;
import java.util.Random;

class SlipTest {
    private static final String CARD = "4111 1111 1111 1111";

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "200, true", "201, false"})
    void aSlipHasAtLeastOneLineAndAnEnd(int lines, boolean possible) {
        var many = Collections.nCopies(lines, Slip.Line.of("x"));
        if (possible) {
            assertEquals(many, slip(many).lines());
        } else {
            assertThrows(IllegalArgumentException.class, () -> slip(many));
        }
    }

    private static Slip slip(List<Slip.Line> lines) {
        return new Slip(Slip.Copy.MERCHANT, true, true, lines);
    }

    @Test
    void aLineIsKeptAsTheTerminalWroteIt() {
        for (var text : List.of("", "  K A S S E  ", "84,37 €", "تلفن ۱۲", "\"\\", "😀")) {
            assertEquals(text, Slip.Line.of(text).text());
        }
    }

    @Test
    void controlsBecomeBlanksAndHalfSurrogatesToo() {
        assertEquals(" a  b c", Slip.Line.of("\u0000a\r\nb\u009bc").text());
        assertEquals("a b", Slip.Line.of("a\ud83db").text());
    }

    @Test
    void aLongLineIsCutAtAWholeCharacter() {
        assertEquals("x".repeat(100), Slip.Line.of("x".repeat(101)).text());
        assertEquals("😀".repeat(100), Slip.Line.of("😀".repeat(101)).text());
    }

    @Test
    void aCardsNumberIsMaskedBeforeTheLineIsCut() {
        // Wherever the cut falls into it, all of its digits would still be there but the check
        // digit.
        for (int blanks = 70; blanks <= 105; blanks++) {
            var line = Slip.Line.of(".".repeat(blanks) + CARD).text();
            var masked = ".".repeat(blanks) + "**** **** **** 1111";
            assertEquals(masked.substring(0, Math.min(100, masked.length())), line);
        }
    }

    @Test
    void aNumberThatLooksLikeACardsOnlyOnceItIsCutIsMaskedToo() {
        // 17 digits that do not check, the first 16 of which do.
        var line = Slip.Line.of(".".repeat(84) + "41111111111111112").text();
        assertEquals(".".repeat(84) + "************1111", line);
    }

    @Test
    void theLastFourDigitsOfOneNumberAreNotTheFirstOfAnother() {
        // ****1111 222233331 would be looked at as 1111 222233331 when it is read back.
        for (int last = 0; last < 10; last++) {
            var line = Slip.Line.of("4111111111111111 22223333" + last).text();
            assertEquals(line, Slip.Line.of(line).text());
        }
    }

    /// The journal reads a line back through the same constructor: what it changed again would look forged.
    @Test
    void aLineReadBackIsTheLineThatWasKept() {
        var random = new Random(4);
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder();
            for (int length = random.nextInt(150); text.length() < length; ) {
                text.append(
                        random.nextInt(6) == 0
                                ? "  -*\u200b\u0000xX#./,:".charAt(random.nextInt(13))
                                : Character.forDigit(random.nextInt(10), 10));
            }
            var once = Slip.Line.of(text.toString());
            assertEquals(once, Slip.Line.of(once.text()), text::toString);
            assertFalse(CardNumbers.isIn(once.text()), text::toString);
        }
    }

    /// A terminal that breaks a number over two lines is not seen through: a line is all that is looked at.
    @Test
    void aNumberOverTwoLinesIsBeyondUs() {
        assertEquals("4111 1111", Slip.Line.of("4111 1111").text());
    }
}
