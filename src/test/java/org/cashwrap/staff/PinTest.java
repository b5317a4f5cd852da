package org.cashwrap.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.staff.Pin.Choice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinTest {
    @ParameterizedTest
    @ValueSource(strings = {"482915", "730264", "951738", "4829157", "482915730264", "135791"})
    void anOrdinaryPinIsGood(String digits) {
        var good = assertInstanceOf(Choice.Good.class, Pin.choose(digits));
        assertEquals(digits, good.pin().digits());
    }

    @ParameterizedTest
    @CsvSource({
        "'',TOO_SHORT",
        "48291,TOO_SHORT",
        "4829157302641,TOO_LONG",
        "48291a,NOT_DIGITS",
        "' 482915',NOT_DIGITS",
        "-82915,NOT_DIGITS",
        "۴۸۲۹۱۵,NOT_DIGITS",
        "４８２９１５,NOT_DIGITS",
        "111111,TOO_EASY",
        "100000,TOO_EASY",
        "112211,TOO_EASY",
        "123456,TOO_EASY",
        "987654,TOO_EASY",
        "890123,TOO_EASY",
        "210987,TOO_EASY",
        "012345678901,TOO_EASY",
        "112233,TOO_EASY",
        "332211,TOO_EASY",
        "111222333,TOO_EASY",
        "121212,TOO_EASY",
        "1212123,''",
        "1231231,TOO_EASY",
        "123123,TOO_EASY",
        "482482,TOO_EASY",
        "48264826,TOO_EASY",
        "194071,TOO_EASY",
        "241987,TOO_EASY",
        "203982,TOO_EASY",
        "204082,''",
        "193982,''",
        "123321,TOO_EASY",
        "147258,TOO_EASY",
        "159357,TOO_EASY",
        "111999,TOO_EASY",
        "147259,''"
    })
    void whatAThiefWouldTryFirstIsRefusedWithTheReason(String digits, String why) {
        switch (Pin.choose(digits)) {
            case Choice.Good _ -> assertEquals(why, "");
            case Choice.Bad(var reason) -> assertEquals(why, reason.name());
        }
    }

    @Test
    void fewPinsAreRefusedAsTooEasy() {
        var refused = 0;
        for (var pin = 0; pin < 1_000_000; pin++) {
            if (Pin.choose("%06d".formatted(pin)) instanceof Choice.Bad) {
                refused++;
            }
        }
        // What Pin promises: fewer than 3 in 100.
        assertTrue(refused > 20_000 && refused < 30_000, "refused: " + refused);
    }

    @Test
    void thePinIsNeverShown() {
        assertEquals("Pin[hidden]", Pin.typed("482915").toString());
        assertEquals("Good[pin=Pin[hidden]]", Pin.choose("482915").toString());
    }

    @Test
    void whatIsTypedMayBeAnythingButIsNotKeptBeyondTheLongestPin() {
        assertEquals("12", Pin.typed("12").digits());
        assertEquals("", Pin.typed("4".repeat(1_000_000)).digits());
    }
}
