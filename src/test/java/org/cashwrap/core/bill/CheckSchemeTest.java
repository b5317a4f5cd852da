package org.cashwrap.core.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.CheckScheme.From;
import org.cashwrap.core.bill.CheckScheme.Result;
import org.cashwrap.core.bill.CheckScheme.TooLarge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.Optional;

class CheckSchemeTest {
    private static final CheckScheme SCAN_LINE =
            scheme(List.of(2, 1), From.LEFT, true, 10, Result.COMPLEMENT, TooLarge.NEVER, 1);

    private static CheckScheme scheme(
            List<Integer> weights,
            From from,
            boolean addDigits,
            int modulus,
            Result result,
            TooLarge tooLarge,
            int digits) {
        return new CheckScheme(weights, from, addDigits, modulus, result, tooLarge, digits);
    }

    /// The worked example of a lockbox processor (sum 62), and its body with another date, which its page prints wrongly with 8.
    @ParameterizedTest
    @CsvSource({
        "00345678901110296000000000010000000001000, 8",
        "00345678901110196000000000010000000001000, 0"
    })
    void aScanLineIsCheckedFromTheLeft(String body, String check) {
        assertEquals(Optional.of(check), SCAN_LINE.of(body));
    }

    @ParameterizedTest
    @CsvSource({"824512345012345, 8", "411111111111111, 1", "7992739871, 3", "'', 0"})
    void luhnChecksFromTheRight(String body, String check) {
        assertEquals(Optional.of(check), CheckScheme.LUHN.of(body));
    }

    /// A bank's routing number: 3, 7, 1.
    @Test
    void digitsNeedNotBeAdded() {
        var aba =
                scheme(
                        List.of(3, 7, 1),
                        From.LEFT,
                        false,
                        10,
                        Result.COMPLEMENT,
                        TooLarge.NEVER,
                        1);
        assertEquals(Optional.of("5"), aba.of("11100002"));
    }

    @Test
    void someBillersPrintTheRemainder() {
        var remainder =
                scheme(List.of(2, 1), From.LEFT, true, 10, Result.REMAINDER, TooLarge.NEVER, 1);
        assertEquals(Optional.of("2"), remainder.of("00345678901110296000000000010000000001000"));
    }

    /// 2 × 5 = 10 leaves 10 of 11, which no digit can say.
    @Test
    void whatDoesNotFitIsNotGivenOutOrPrintedAsNought() {
        assertEquals(
                Optional.empty(),
                scheme(List.of(2), From.LEFT, false, 11, Result.REMAINDER, TooLarge.NEVER, 1)
                        .of("5"));
        assertEquals(
                Optional.of("0"),
                scheme(List.of(2), From.LEFT, false, 11, Result.REMAINDER, TooLarge.ZERO, 1)
                        .of("5"));
        assertEquals(
                Optional.of("10"),
                scheme(List.of(2), From.LEFT, false, 11, Result.REMAINDER, TooLarge.NEVER, 2)
                        .of("5"));
        assertEquals(
                Optional.of("07"),
                scheme(List.of(1), From.LEFT, false, 97, Result.REMAINDER, TooLarge.NEVER, 2)
                        .of("7"));
    }

    /// A product of three digits: 99 × 9 = 891, of which the digits add up to 18.
    @Test
    void theDigitsOfAnyProductAreAdded() {
        assertEquals(
                Optional.of("8"),
                scheme(List.of(99), From.LEFT, true, 10, Result.REMAINDER, TooLarge.NEVER, 1)
                        .of("9"));
    }

    @Test
    void whatAWrongDigitWouldHideIsKnown() {
        assertTrue(SCAN_LINE.notices(0, 5));
        assertTrue(SCAN_LINE.notices(1, 5));
        // 2 × 0 and 2 × 5 leave the same of 10.
        var doubled =
                scheme(List.of(2, 1), From.LEFT, false, 10, Result.COMPLEMENT, TooLarge.NEVER, 1);
        assertFalse(doubled.notices(0, 5));
        assertTrue(doubled.notices(1, 5));
        var eleven =
                scheme(List.of(2, 3), From.RIGHT, false, 11, Result.COMPLEMENT, TooLarge.NEVER, 1);
        assertTrue(eleven.notices(0, 5));
        var shared =
                scheme(List.of(2, 3), From.RIGHT, false, 11, Result.COMPLEMENT, TooLarge.ZERO, 1);
        assertFalse(shared.notices(0, 5));
    }

    @Test
    void aSchemeThatCannotBeIsRefused() {
        for (var weights : List.of(List.<Integer>of(), List.of(0), List.of(100))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            scheme(
                                    weights,
                                    From.LEFT,
                                    false,
                                    10,
                                    Result.REMAINDER,
                                    TooLarge.NEVER,
                                    1));
        }
        for (var modulus : List.of(1, 101)) {
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            scheme(
                                    List.of(1),
                                    From.LEFT,
                                    false,
                                    modulus,
                                    Result.REMAINDER,
                                    TooLarge.NEVER,
                                    1));
        }
    }
}
