package org.cashwrap.core.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.StubGrammar.DateForm;
import org.cashwrap.core.bill.StubGrammar.Field;
import org.cashwrap.core.bill.Stubs.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;

class StubsTest {
    private static final String FIRST = "824512345012345812152600000000000079997";
    private static final String SECOND = "824512345012345811302600012998000209973";
    private static final AccountNumber ACCOUNT = new AccountNumber("8245123450123458");

    private static final CheckScheme FROM_LEFT =
            new CheckScheme(
                    List.of(2, 1),
                    CheckScheme.From.LEFT,
                    true,
                    10,
                    CheckScheme.Result.COMPLEMENT,
                    CheckScheme.TooLarge.NEVER,
                    1);

    private static final StubGrammar SYN_39 =
            new StubGrammar(
                    "syn-39",
                    List.of(
                            new Field.Account("account", 16),
                            new Field.DueOn("due", DateForm.MMDDYY),
                            new Field.PastDue("past-due", 8),
                            new Field.TotalDue("total-due", 8),
                            new Field.Check(
                                    "check",
                                    Set.of("account", "due", "past-due", "total-due"),
                                    FROM_LEFT)),
                    Optional.of(CheckScheme.LUHN),
                    Optional.of("account"));

    private static final Stubs STUBS = new Stubs(List.of(SYN_39));

    private static StubLine stub(String account, LocalDate due, long past, long total) {
        return new StubLine(
                new AccountNumber(account),
                Optional.of(due),
                OptionalLong.of(past),
                OptionalLong.of(total));
    }

    @ParameterizedTest
    @CsvSource({FIRST + ", 2026-12-15, 0, 7999", SECOND + ", 2026-11-30, 12998, 20997"})
    void aStubNamesTheAccountAndWhatWasDueThen(
            String line, LocalDate dueOn, long pastDue, long totalDue) {
        assertEquals(
                new Read.Good(stub(ACCOUNT.digits(), dueOn, pastDue, totalDue)), STUBS.read(line));
    }

    @Test
    void blanksAndDashesBetweenTheDigitsDoNotMatter() {
        assertEquals(
                STUBS.read(FIRST), STUBS.read(" 8245 1234 5012-3458 121526 00000000 00007999 7\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"]C0", "]C1", "]L0", "]Q1", "]d2", "]I0"})
    void whatKindOfCodeItWasDoesNotMatter(String prefix) {
        assertEquals(STUBS.read(SECOND), STUBS.read(prefix + SECOND));
        assertEquals(new Read.Other("8245123450123458"), STUBS.read(prefix + "8245123450123458"));
    }

    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND})
    void anySingleWrongDigitIsMisread(String line) {
        for (var place = 0; place < SYN_39.digits(); place++) {
            assertTrue(SYN_39.notices(place), "the form promises it");
            for (var digit = '0'; digit <= '9'; digit++) {
                var wrong = line.substring(0, place) + digit + line.substring(place + 1);
                if (!wrong.equals(line)) {
                    assertEquals(new Read.Misread(), STUBS.read(wrong), wrong);
                }
            }
        }
    }

    /// But for 0 and 9, which the check digits take for each other, and for the last two, which weigh the same: there the amount
    /// may be misread, which is asked for anew anyway, and never the account.
    @ParameterizedTest
    @ValueSource(strings = {FIRST, SECOND})
    void neighboursThatChangedPlacesAreMisreadButForNoughtAndNine(String line) {
        for (var place = 0; place < SYN_39.digits() - 2; place++) {
            var a = line.charAt(place);
            var b = line.charAt(place + 1);
            var swapped = line.substring(0, place) + b + a + line.substring(place + 2);
            if (a != b && !(Math.min(a, b) == '0' && Math.max(a, b) == '9')) {
                assertEquals(new Read.Misread(), STUBS.read(swapped), swapped);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nowak",
                "]",
                "8245123450123458",
                "82451234501234581215260000000000007999",
                "8245123450123458121526000000000000799977",
                "82451234501234581215260000000000007999x",
                "٨٢٤٥١٢٣٤٥٠١٢٣٤٥٨١٢١٥٢٦٠٠٠٠٠٠٠٠٠٠٠٠٧٩٩٩٧"
            })
    void anythingElseIsNotAStub(String text) {
        assertEquals(new Read.Other(text), STUBS.read(text));
    }

    /// The check digits alone would let it pass.
    @Test
    void aDayThatIsNoneIsMisread() {
        for (var check = '0'; check <= '9'; check++) {
            var line = FIRST.substring(0, 16) + "023026" + FIRST.substring(22, 38) + check;
            assertEquals(new Read.Misread(), STUBS.read(line));
        }
    }

    @Test
    void aStubWithoutADateSaysNone() {
        var none =
                new StubLine(ACCOUNT, Optional.empty(), OptionalLong.of(0), OptionalLong.of(7999));
        var line = StubPrinter.print(SYN_39, none, new Random(1)).orElseThrow();
        assertEquals("000000", line.substring(16, 22));
        assertEquals(new Read.Good(none), STUBS.read(line));
    }

    /// Of a web address one parameter is read, and nothing is opened.
    @Test
    void aSquareCodesAddressNamesTheAccount() {
        var named =
                new Read.Good(
                        new StubLine(
                                ACCOUNT,
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty()));
        assertEquals(named, STUBS.read("https://pay.example/b?account=8245123450123458"));
        assertEquals(
                named, STUBS.read("]Q1HTTPS://PAY.EXAMPLE/?x=1&account=8245+1234%205012-3458#top"));
        assertEquals(
                STUBS.read(SECOND), STUBS.read("https://pay.example/?account=" + SECOND + "&l=es"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://pay.example/8245123450123458",
                "https://pay.example/?acct=8245123450123458",
                "https://pay.example/?account=8245123450123459",
                "https://pay.example/?account=8245123450123458&account=8245123450123466",
                "https://pay.example/?account=%zz",
                "https://pay.example/?account=%38245123450123458",
                "https://pay.example/?account=",
                "https://pay.example/?account=javascript:alert(1)",
                "https://pay.example/#?account=8245123450123458x"
            })
    void anAddressThatNamesNoAccountIsNotSearchedFor(String address) {
        assertEquals(new Read.NoAccount(), STUBS.read(address));
    }

    @Test
    void oneOfTheLinesOfAStackedCodeIsTheScanLine() {
        assertEquals(
                STUBS.read(SECOND),
                STUBS.read("MARIA N\r\n12 MILL LANE\n" + SECOND + "\r\nhttps://pay.example/help"));
        assertEquals(
                STUBS.read(SECOND),
                STUBS.read("https://pay.example/?account=8245123450123458\u001d" + SECOND));
        assertEquals(new Read.Misread(), STUBS.read("MARIA N\n" + FIRST.replace('9', '8')));
    }

    @Test
    void twoAccountsInOneCodeAreRefused() {
        var other =
                StubPrinter.print(
                                SYN_39,
                                stub("8245123450123466", LocalDate.of(2026, 12, 1), 0, 100),
                                new Random(1))
                        .orElseThrow();
        assertEquals(new Read.Ambiguous(), STUBS.read(FIRST + "\n" + other));
    }

    /// Two billers whose lines are as long.
    @Test
    void aLineThatTwoFormsTakeForDifferentAccountsIsRefused() {
        var loose =
                new StubGrammar(
                        "loose",
                        List.of(new Field.Filler("filler", 20), new Field.Account("account", 19)),
                        Optional.empty(),
                        Optional.empty());
        var both = new Stubs(List.of(SYN_39, loose));
        assertEquals(new Read.Ambiguous(), both.read(FIRST));
        // Where one of the two says that digits are wrong, the other's word counts.
        var misread = FIRST.substring(0, 38) + "8";
        assertEquals(
                new Read.Good(
                        new StubLine(
                                new AccountNumber(misread.substring(20)),
                                Optional.empty(),
                                OptionalLong.empty(),
                                OptionalLong.empty())),
                both.read(misread));
    }

    @Test
    void aHugeTextIsNoStub() {
        assertTrue(STUBS.read("9".repeat(100_000)) instanceof Read.Other);
    }

    /// Whatever form a file may describe: what its biller prints is read as it was meant, and a wrong digit is noticed at every
    /// place where the form promises it.
    @Test
    void athousandFormsReadWhatTheirBillersPrint() {
        var random = new Random(20261128);
        var printed = 0;
        var promised = 0;
        var unpromised = 0;
        for (var number = 0; number < 1_000; number++) {
            var form = StubPrinter.form(random, number);
            var stubs = new Stubs(List.of(form));
            for (var copy = 0; copy < 3; copy++) {
                var account = StubPrinter.account(form, random);
                if (account.isEmpty()) {
                    continue;
                }
                var stub = StubPrinter.line(form, account.get(), random);
                var line = StubPrinter.print(form, stub, random);
                if (line.isEmpty()) {
                    continue;
                }
                printed++;
                assertEquals(new Read.Good(stub), stubs.read(line.get()), form.toString());
                for (var place = 0; place < form.digits(); place++) {
                    if (form.notices(place)) {
                        promised++;
                        var old = line.get().charAt(place) - '0';
                        for (var step = 1; step <= 9; step++) {
                            var wrong =
                                    line.get().substring(0, place)
                                            + (old + step) % 10
                                            + line.get().substring(place + 1);
                            assertEquals(
                                    new Read.Misread(),
                                    stubs.read(wrong),
                                    () -> form + " " + line + " " + wrong);
                        }
                    } else {
                        unpromised++;
                    }
                }
            }
        }
        // So that it cannot pass by printing and promising nothing.
        assertTrue(printed > 2_000, printed + " lines");
        assertTrue(promised > 20_000, promised + " places");
        assertTrue(unpromised > 5_000, unpromised + " places");
    }

    /// Where a form promises nothing for a digit of an account or an amount, there is such a digit that passes: the promise is not
    /// made too seldom.
    @Test
    void whereNothingIsPromisedADigitPasses() {
        var doubled =
                new CheckScheme(
                        List.of(2, 1),
                        CheckScheme.From.LEFT,
                        false,
                        10,
                        CheckScheme.Result.COMPLEMENT,
                        CheckScheme.TooLarge.NEVER,
                        1);
        var form =
                new StubGrammar(
                        "doubled",
                        List.of(
                                new Field.Account("account", 24),
                                new Field.Check("check", Set.of("account"), doubled)),
                        Optional.empty(),
                        Optional.empty());
        var line =
                StubPrinter.print(
                                form,
                                new StubLine(
                                        new AccountNumber("0".repeat(24)),
                                        Optional.empty(),
                                        OptionalLong.empty(),
                                        OptionalLong.empty()),
                                new Random(1))
                        .orElseThrow();
        assertFalse(form.notices(0));
        assertTrue(form.read("5" + line.substring(1)).isPresent());
        assertTrue(form.notices(1));
        assertTrue(form.notices(24));
    }

    @Test
    void aFormThatCannotBeIsRefused() {
        var account = new Field.Account("account", 16);
        var filler = new Field.Filler("filler", 20);
        var forms =
                List.<List<Field>>of(
                        List.of(filler, new Field.Filler("other", 20)),
                        List.of(account, new Field.Account("second", 16)),
                        List.of(account, new Field.Filler("account", 20)),
                        List.of(account, new Field.Filler("filler", 8)),
                        List.of(account, new Field.Filler("filler", 105)),
                        List.of(account, new Field.TotalDue("total", 16)),
                        List.of(new Field.Account("account", 25)),
                        List.of(account, filler, new Field.Check("c", Set.of("x"), FROM_LEFT)),
                        List.of(account, filler, new Field.Check("c", Set.of("c"), FROM_LEFT)));
        for (var fields : forms) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new StubGrammar("x", fields, Optional.empty(), Optional.empty()),
                    fields.toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MMDDYY, 113026, 2026-11-30",
        "DDMMYY, 301126, 2026-11-30",
        "YYMMDD, 261130, 2026-11-30",
        "MMDDYYYY, 11302026, 2026-11-30",
        "DDMMYYYY, 30112026, 2026-11-30",
        "YYYYMMDD, 20261130, 2026-11-30",
        "YYDDD, 26334, 2026-11-30",
        "YYDDD, 28366, 2028-12-31"
    })
    void datesAreWrittenInManyWays(DateForm form, String digits, LocalDate day) {
        assertEquals(Optional.of(day), form.read(digits));
        assertNotEquals(Optional.of(day), form.read("9".repeat(digits.length())));
    }
}
