package org.cashwrap.core.payment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.payment.Instrument.Drawn;
import org.cashwrap.core.payment.Micr.Line;
import org.cashwrap.core.payment.Micr.Why;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Locale;
import java.util.Random;

class MicrTest {
    private static final Line READ = new Line.Read(new Drawn("021000021", "6789"), "1042");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "⑆021000021⑆ 123456789⑈ 1042",
                "⑆021000021⑆123456789⑈1042",
                "⑈1042⑈ ⑆021000021⑆ 123456789⑈",
                "⑈1042⑈ ⑆021000021⑆ 123456789⑈ 12",
                "⑈1042⑈ ⑆021000021⑆ 123456789⑈ ⑇0000005000⑇",
                "⑆021000021⑆ 123⑉45 67⑉89⑈ 1042 ⑇0000005000⑇",
                "T021000021T 123456789U 1042",
                "t021000021t 123456789u 1042",
                "U1042U T021000021T 123456789U",
                "T021000021T 12D3456789U 1042 A0000005000A",
                "A021000021A 123456789C 1042",
                "C1042C A021000021A 12D3456789C B0000005000B",
                "a021000021a 123456789c 1042",
                ":021000021: 123456789< 1042",
                "<1042< :021000021: 123=456789< ;0000005000;",
                "021000021 123456789 1042",
                "  021000021\t123456789   1042 ",
                "1042 021000021 123456789",
            })
    void aLineIsReadHoweverItsSymbolsAreSent(String line) {
        assertEquals(READ, Micr.read(line));
    }

    @Test
    void zerosInFrontOfASerialAreKeptAsTheyArePrinted() {
        assertEquals(
                new Line.Read(new Drawn("021000021", "6789"), "001042"),
                Micr.read("⑈001042⑈ ⑆021000021⑆ 123456789⑈"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                            | NO_LINE",
                "1042                                          | NO_LINE",
                "021000021 123456789                           | NO_LINE",
                "021000021 123456789 1042 7                    | NO_LINE",
                "⑆021000021 123456789⑈ 1042                    | NO_LINE",
                "⑆021000021⑆⑆ 123456789⑈ 1042                  | NO_LINE",
                "⑆021000021⑆ 123456789 1042                    | NO_LINE",
                "⑆021000021⑆ 12345?789⑈ 1042                   | NO_LINE",
                "⑆021000021⑆ 123456789⑈ 1042⑈                  | NO_LINE",
                "1042 ⑆021000021⑆ 123456789⑈                   | NO_LINE",
                "⑇0000005000⑇ ⑆021000021⑆ 123456789⑈ 1042      | NO_LINE",
                "⑆021000021⑆ 123456789⑈ 10A2                   | NO_LINE",
                "021000012 123456789 1042                      | ROUTING_MISREAD",
                "000000000 123456789 1042                      | ROUTING_MISREAD",
                "⑆02100⑉021⑆ 123456789⑈ 1042                   | ROUTING_MISREAD",
                // The first is a routing number with a wrong digit, and never a firm's serial.
                "021000022 021000021 1042                      | ROUTING_MISREAD",
                "⑆021000021⑆ 6789⑈ 1042                        | NO_ACCOUNT",
                "⑆021000021⑆ ⑈ 1042                            | NO_ACCOUNT",
                "⑆021000021⑆ 123456789012345678⑈ 1042          | NO_ACCOUNT",
                "⑆021000021⑆ 123456789⑈                        | NO_SERIAL",
                "⑆021000021⑆ 1042 123456789⑈                   | NO_SERIAL",
                "⑈⑉⑈ ⑆021000021⑆ 123456789⑈                    | NO_SERIAL",
                "021000021 123456789 1234567890123456          | NO_SERIAL",
                // The account where the serial should be: it would be kept whole.
                "021000021 001042 1234567890                   | NO_SERIAL",
                "123456780 021000021 1234567890                | NO_SERIAL",
                "123456780 021000021 12345678                  | NO_SERIAL",
                "⑆021000021⑆ 001042⑈ 1234567890                | NO_SERIAL",
                // An amount without its symbol is not glued to the serial.
                "⑆021000021⑆ 1234567890⑈ 1042 0000007930       | NO_SERIAL",
            })
    void aLineThatIsNotOneSaysWhy(String line, Why why) {
        assertEquals(new Line.Unread(why), Micr.read(line));
    }

    @Test
    void everySingleWrongDigitOfARoutingNumberIsCaught() {
        var random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            var routing = anyRouting(random);
            for (int at = 0; at < 9; at++) {
                for (char digit = '0'; digit <= '9'; digit++) {
                    var other = routing.substring(0, at) + digit + routing.substring(at + 1);
                    assertEquals(other.equals(routing), Micr.isRouting(other), other);
                }
            }
        }
    }

    /// What 3-7-1 cannot see: neighbours, or next but one, exchanged that are five apart; and any exchanged three or six places
    /// apart, where the weights are the same.
    @Test
    void twoExchangedDigitsAreCaughtUnlessTheyAreFiveOrThreePlacesApart() {
        var random = new Random(8);
        for (int run = 0; run < 2_000; run++) {
            var routing = anyRouting(random);
            for (int one = 0; one < 9; one++) {
                for (int other = one + 1; other < 9; other++) {
                    var differ = Math.abs(routing.charAt(one) - routing.charAt(other));
                    var isUnseen = differ == 0 || differ == 5 || (other - one) % 3 == 0;
                    assertEquals(isUnseen, Micr.isRouting(swapped(routing, one, other)), routing);
                }
            }
        }
    }

    @Test
    void whateverIsTypedIsAnsweredAndNeverHoldsAWholeAccount() {
        var random = new Random(9);
        var signs = "⑆⑇⑈⑉TUADBC:<;=- 0123456789?\u0000é\uD83D";
        var read = 0;
        for (int run = 0; run < 200_000; run++) {
            var account = digits(random, 5 + random.nextInt(13));
            var line =
                    new StringBuilder(
                            "⑆" + anyRouting(random) + "⑆ " + account + "⑈ " + digits(random, 4));
            for (int change = random.nextInt(4); change > 0; change--) {
                var at = random.nextInt(line.length());
                var sign = signs.charAt(random.nextInt(signs.length()));
                switch (random.nextInt(3)) {
                    case 0 -> line.setCharAt(at, sign);
                    case 1 -> line.insert(at, sign);
                    default -> line.deleteCharAt(at);
                }
            }
            var answer = Micr.read(line.toString());
            read += answer instanceof Line.Read ? 1 : 0;
            assertFalse(answer.toString().contains(account), line.toString());
        }
        assertTrue(read > 40_000, "read only " + read);
        assertNotEquals(READ, Micr.read("0".repeat(100_000)));
    }

    private static String anyRouting(Random random) {
        while (true) {
            var routing = digits(random, 9);
            if (Micr.isRouting(routing)) {
                return routing;
            }
        }
    }

    private static String digits(Random random, int count) {
        var text = new StringBuilder();
        for (int at = 0; at < count; at++) {
            text.append(String.format(Locale.ROOT, "%d", random.nextInt(10)));
        }
        return text.toString();
    }

    private static String swapped(String text, int one, int other) {
        var swapped = new StringBuilder(text);
        swapped.setCharAt(one, text.charAt(other));
        swapped.setCharAt(other, text.charAt(one));
        return swapped.toString();
    }
}
