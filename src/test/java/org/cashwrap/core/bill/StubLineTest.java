package org.cashwrap.core.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.bill.StubLine.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;

class StubLineTest {
    private static final String FIRST = "824512345012345812152600000000000079997";
    private static final String SECOND = "824512345012345811302600012998000209973";

    @ParameterizedTest
    @CsvSource({FIRST + ", 2026-12-15, 0, 7999", SECOND + ", 2026-11-30, 12998, 20997"})
    void aStubNamesTheAccountAndWhatWasDueThen(
            String line, LocalDate dueOn, long pastDue, long totalDue) {
        var stub = new StubLine(new AccountNumber("8245123450123458"), dueOn, pastDue, totalDue);
        assertEquals(new Read.Good(stub), StubLine.read(line));
    }

    @Test
    void blanksAndDashesBetweenTheDigitsDoNotMatter() {
        assertEquals(
                StubLine.read(FIRST),
                StubLine.read(" 8245 1234 5012-3458 121526 00000000 00007999 7\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND})
    void anySingleWrongDigitIsMisread(String line) {
        for (var place = 0; place < StubLine.DIGITS; place++) {
            for (var digit = '0'; digit <= '9'; digit++) {
                var wrong = line.substring(0, place) + digit + line.substring(place + 1);
                if (!wrong.equals(line)) {
                    assertEquals(new Read.Misread(), StubLine.read(wrong), wrong);
                }
            }
        }
    }

    /// But for 0 and 9, which the check digits take for each other, and for the last two, which weigh the same: there the amount
    /// may be misread, which is asked for anew anyway, and never the account.
    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND})
    void neighboursThatChangedPlacesAreMisreadButForNoughtAndNine(String line) {
        for (var place = 0; place < StubLine.DIGITS - 2; place++) {
            var a = line.charAt(place);
            var b = line.charAt(place + 1);
            var swapped = line.substring(0, place) + b + a + line.substring(place + 2);
            if (a != b && !(Math.min(a, b) == '0' && Math.max(a, b) == '9')) {
                assertEquals(new Read.Misread(), StubLine.read(swapped), swapped);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nowak",
                "8245123450123458",
                "82451234501234581215260000000000007999",
                "8245123450123458121526000000000000799977",
                "82451234501234581215260000000000007999x",
                "٨٢٤٥١٢٣٤٥٠١٢٣٤٥٨١٢١٥٢٦٠٠٠٠٠٠٠٠٠٠٠٠٧٩٩٩٧"
            })
    void anythingElseIsNotAStub(String text) {
        assertEquals(new Read.Other(), StubLine.read(text));
    }

    /// The check digits alone would let it pass.
    @Test
    void aDayThatIsNoneIsMisread() {
        for (var check = '0'; check <= '9'; check++) {
            var line = FIRST.substring(0, 16) + "023026" + FIRST.substring(22, 38) + check;
            assertEquals(new Read.Misread(), StubLine.read(line));
        }
    }
}
