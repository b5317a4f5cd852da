package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountFacts;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.FactWords;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class AccountsCsvTest {
    private static final String HEAD = "account,name,phone,address,status,past_due,total_due\n";
    private static final String GOOD = "40217788,Maria Nowak,,12 Mill Lane,active,39.65,79.30\n";

    @TempDir Path folder;

    @Test
    void aRowBecomesAnAccountAndWhatIsMoreIsKept() throws Exception {
        var read =
                rows(
                        """
                        total_due,status,name,alerts,account,language,past_due,phone,due_date,address,returned_items
                        79.3,soft-disconnected," Nowak, ""Mia"" ",legal;bankruptcy,4021-7788,es,39.65,+1 (703) 555-0123,2026-12-15,"12 Mill Lane, Apt 4",2
                        """);

        var account =
                new Account(
                        new AccountNumber("40217788"),
                        "Nowak, \"Mia\"",
                        "17035550123",
                        "12 Mill Lane, Apt 4",
                        AccountStatus.SOFT_DISCONNECTED,
                        new Balance(dollars(79_30), dollars(39_65), AccountsGiven.AS_OF),
                        Optional.of(LocalDate.of(2026, 12, 15)),
                        Language.ES,
                        facts(Map.of("alerts", "legal;bankruptcy", "returned_items", "2")));
        assertEquals(List.of(account), read);
    }

    @Test
    void whatMayBeLeftOutMayBeLeftOut() throws Exception {
        var account = rows(HEAD + "000042,علی\u200cرضا,,,closed,0,-5.00\n").getFirst();

        assertEquals(
                new Account(
                        new AccountNumber("000042"),
                        "علی\u200cرضا",
                        "",
                        "",
                        AccountStatus.CLOSED,
                        new Balance(dollars(-5_00), dollars(0), AccountsGiven.AS_OF),
                        Optional.empty(),
                        Language.EN,
                        AccountFacts.NONE),
                account);
    }

    @Test
    void aByteOrderMarkLineEndsOfWindowsAndEmptyLinesMakeNoDifference() throws Exception {
        var plain = rows(HEAD + GOOD);

        assertEquals(plain, rows("\uFEFF" + HEAD + GOOD));
        assertEquals(plain, rows((HEAD + GOOD).replace("\n", "\r\n")));
        assertEquals(plain, rows(HEAD + "\n\n" + GOOD + "\n"));
        assertEquals(plain, rows((HEAD + GOOD).stripTrailing()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "none",
            textBlock =
                    """
                    4021,Maria,,,friend,0,1         | status    | "friend" does not fit; write active, soft-disconnected, hard-disconnected, closed
                    4021,Maria,,,Active,0,1         | status    | "Active" does not fit; write active, soft-disconnected, hard-disconnected, closed
                    4021,Maria,,,,0,1               | status    | is empty; write active, soft-disconnected, hard-disconnected, closed
                    4021,Maria,,,active,0,1.234     | total_due | "1.234" does not fit; write an amount such as 84.37, or -5.00 for a credit, without grouping
                    4021,Maria,,,active,0,"1,234.00"| total_due | "1,234.00" does not fit; write an amount such as 84.37, or -5.00 for a credit, without grouping
                    4021,Maria,,,active,0,--1       | total_due | "--1" does not fit; write an amount such as 84.37, or -5.00 for a credit, without grouping
                    4021,Maria,,,active,-1,1        | past_due  | "-1" does not fit; write an amount such as 84.37, without sign, grouping or currency
                    4021,Maria,,,active,$1,1        | past_due  | "$1" does not fit; write an amount such as 84.37, without sign, grouping or currency
                    4021,Maria,,,active,,1          | past_due  | is empty; write an amount such as 84.37, without sign, grouping or currency
                    4021,Maria,,,active,1.01,1.00   | past_due  | 1.01 is above total_due 1.00; past_due is a part of total_due
                    4021,Maria,,,active,1,-5        | past_due  | 1 is above total_due -5; past_due is a part of total_due
                    402,Maria,,,active,0,1          | account   | "402" does not fit; write 4 to 24 digits (if a spreadsheet made it a number, format the column as text)
                    8.24512E+15,Maria,,,active,0,1  | account   | "8.24512E+15" does not fit; write 4 to 24 digits (if a spreadsheet made it a number, format the column as text)
                    ,Maria,,,active,0,1             | account   | is empty; write 4 to 24 digits (if a spreadsheet made it a number, format the column as text)
                    4021, ,,,active,0,1             | name      | is empty; write the holder's name
                    4021,Maria,call me,,active,0,1  | phone     | "call me" does not fit; write up to 15 digits, or nothing
                    4021,Maria,,,active,0           | total_due | the row ends before this column; add the value
                    4021,Maria,,,active,0,1,2       | 8         | the row has more values than the head line has columns; put a value that holds a comma in quotation marks
                    """)
    void aBadValueIsNamedWithItsLineAndColumnAndTheCure(String row, String column, String why)
            throws Exception {
        var read = read(HEAD + GOOD + row + "\n");

        assertEquals(List.of(problem(3, column, why)), read.problems());
        assertEquals(List.of(1L, 1L), List.of(read.good(), read.bad()));
    }

    @ParameterizedTest
    @CsvSource({
        "due_date,2026-02-30", "due_date,12/15/26", "promise_date,+2026-1-1", "language,de",
        "time_zone,Moon/Base", "returned_items,many", "min_due,-1", "restore_due,1.999"
    })
    void theOtherColumnsAreCheckedForTheirForm(String column, String value) throws Exception {
        var read = read(HEAD.strip() + "," + column + "\n" + GOOD.strip() + "," + value + "\n");

        assertEquals(1, read.problems().size());
        assertEquals(column, read.problems().getFirst().column());
    }

    @Test
    void aProblemReadsAsFileLineColumnAndWhy() {
        assertEquals(
                "a.csv:7:status: is empty; write it",
                new AccountsProblem("a.csv", 7, "status", "is empty; write it").toString());
    }

    @Test
    void anAccountThatStandsTwiceNamesBothLines() throws Exception {
        var read = read(HEAD + GOOD + "5002,B,,,active,0,0\n" + GOOD.replace("4021", "4021-"));

        assertEquals(
                List.of(
                        problem(
                                4,
                                "account",
                                "this account also stands on line 2; keep one of them")),
                read.problems());
    }

    @Test
    void numbersThatDifferOnlyInLeadingZerosAreTwoAccounts() throws Exception {
        var read =
                read(
                        HEAD
                                + "0042,A,,,active,0,0\n00042,B,,,active,0,0\n"
                                + "000000000000000000000042,C,,,active,0,0\n"
                                + "100000000000000000000042,D,,,active,0,0\n");

        assertEquals(List.of(), read.problems());
        assertEquals(4, read.good());
    }

    @Test
    void noNumberOfThousandsIsTakenForAnother() {
        var seen = new AccountsSeen();
        for (var line = 1; line <= 20_000; line++) {
            assertEquals(0, seen.firstLine(long24(line), line));
        }
        assertEquals(12_345, seen.firstLine(long24(12_345), 20_001));
    }

    /// All end in the same eighteen digits.
    private static AccountNumber long24(int begin) {
        return new AccountNumber("%d%018d".formatted(100_000 + begin, 42));
    }

    @Test
    void tooLongAndInvisibleAreRefused() throws Exception {
        var read =
                read(
                        HEAD
                                + "4021,"
                                + "n".repeat(101)
                                + ",,,active,0,1\n4022,Maria,,"
                                + "a".repeat(301)
                                + ",active,0,1\n"
                                + "4023,Ma\u202Eria,,,active,0,1\n"
                                + "4024,\"Ma\n"
                                + "ria\",,,active,0,1\n"
                                + "4025,M,,,x,0,1\n");

        assertEquals(List.of("2:name", "3:address", "4:name", "5:name", "7:status"), places(read));
    }

    @Test
    void whatIsNotUtf8IsNamedByItsRow() throws Exception {
        var file = folder.resolve("accounts.csv");
        Files.write(
                file,
                (HEAD + GOOD + "4022,José,,,active,0,1\n").getBytes(StandardCharsets.ISO_8859_1));

        var read = csv(file).read(_ -> {});

        assertEquals(
                List.of(
                        new AccountsProblem(
                                file.toString(),
                                3,
                                "name",
                                "is not UTF-8; save the file as CSV UTF-8")),
                read.problems());
    }

    @Test
    void aFileOfTwoBytesACharacterIsRefusedWithTheCure() throws Exception {
        var file = folder.resolve("accounts.csv");
        Files.write(file, (HEAD + GOOD).getBytes(StandardCharsets.UTF_16));

        var read = csv(file).read(_ -> {});

        assertFalse(read.usable());
        assertTrue(read.problems().getFirst().why().contains("save it as CSV UTF-8"));
    }

    @Test
    void everyThingWrongWithTheHeadLineIsSaidAtOnce() throws Exception {
        var read = read("account,Name,phone,phone,address,colour,status,past_due\n" + GOOD);

        assertFalse(read.usable());
        assertEquals(
                List.of("1:Name", "1:phone", "1:colour", "1:name", "1:total_due"), places(read));
        assertEquals("there is no such column; write it name", read.problems().getFirst().why());
    }

    @Test
    void semicolonsAreAnsweredWithCommas() throws Exception {
        var read = read(HEAD.replace(',', ';'));

        assertTrue(read.problems().getFirst().why().endsWith("part the columns with commas"));
    }

    @Test
    void anEmptyFileAndNoFileAreAnswers() throws Exception {
        assertFalse(read("").usable());
        assertEquals(List.of("1:-"), places(read("")));

        var none = csv(folder.resolve("none.csv")).read(_ -> {});
        assertFalse(none.usable());
        assertEquals(List.of("0:-"), places(none));
        assertFalse(csv(folder).read(_ -> {}).usable());
    }

    @Test
    void aQuotationMarkThatIsNotClosedIsNamedWhereItBegins() throws Exception {
        var open = read(HEAD + GOOD + "5002,\"Maria,,,active,0,1\n" + "5003,B,,,active,0,1\n");
        assertEquals("3:name", places(open).getFirst());

        var closedLater =
                read(HEAD + GOOD + "5002,\"Maria,,,active,0,1\n5003,\"B\",,,active,0,1\n");
        assertFalse(closedLater.usable());
        assertEquals(List.of("3:-"), places(closedLater));

        var endless = read(HEAD + GOOD + "5002,\"" + "Maria\n".repeat(400_000));
        assertFalse(endless.usable());
        assertEquals(List.of("3:-"), places(endless));
    }

    @Test
    void theFirstHundredProblemsAreNamedAndTheOthersCounted() throws Exception {
        var text = new StringBuilder(HEAD);
        for (var n = 0; n < 250; n++) {
            text.append(10_000 + n).append(",Maria,,,friend,0,1\n");
        }

        var read = read(text.toString());

        assertEquals(100, read.problems().size());
        assertEquals(150, read.moreProblems());
        assertEquals(250, read.bad());
        assertEquals("101:status", places(read).getLast());
    }

    @Test
    void oneBadRowAtTheEndAndNothingIsLoaded() throws Exception {
        var text = new StringBuilder(HEAD);
        for (var n = 0; n < 12_000; n++) {
            text.append(10_000 + n).append(",Maria,,,active,0,1\n");
        }
        var file = write(text + "4021,Maria,,,friend,0,1\n");
        try (var accounts = AccountsGiven.open(folder.resolve("data"))) {
            var refused =
                    assertInstanceOf(
                            AccountsLoaded.Refused.class, accounts.load(csv(file), _ -> {}));

            assertEquals(List.of("12002:status"), places(refused.read()));
            assertEquals(0, accounts.count());
            assertEquals(List.of(), accounts.find("maria", 20));
        }
    }

    @Test
    void aGoodFileIsLoadedWithAllItsColumns() throws Exception {
        var file = folder.resolve("sample.csv");
        SampleAccounts.write(file, 300, 7, _ -> {});
        try (var accounts = AccountsGiven.open(folder.resolve("data"))) {
            var csv = AccountsCsv.allOrNothing(file, AccountsGiven.DOLLAR, SampleAccounts.AS_OF);

            assertEquals(new AccountsLoaded.Loaded(300), accounts.load(csv, _ -> {}));

            SampleAccounts.generate(300, 7)
                    .forEach(account ->
                            assertEquals(Optional.of(account), accounts.get(account.number())));
        }
    }

    @Test
    void loadingAgainReplacesTheFactsAsWell() throws Exception {
        var head = HEAD.strip() + ",min_due,alerts\n";
        var one = write(head + "4021,Maria,,,active,0,1,0.50,legal\n");
        try (var accounts = AccountsGiven.open(folder.resolve("data"))) {
            var number = new AccountNumber("4021");
            accounts.load(csv(one), _ -> {});
            assertEquals(
                    facts(Map.of("min_due", "0.50", "alerts", "legal")),
                    accounts.get(number).orElseThrow().facts());

            accounts.load(csv(write(head + "4021,Maria,,,active,0,1,0.75,\n")), _ -> {});
            assertEquals(
                    facts(Map.of("min_due", "0.75")), accounts.get(number).orElseThrow().facts());
        }
    }

    private static AccountFacts facts(Map<String, String> words) {
        return FactWords.read(words, Currency.getInstance("USD"));
    }

    @Test
    void skippingBadRowsLoadsTheGoodOnesAndWritesTheOthersWithTheReason() throws Exception {
        var file =
                write(
                        HEAD
                                + GOOD
                                + "4022,\"Nowak, Mia\",,,friend,0,1\n"
                                + "5002,B,,,active,0,0\n"
                                + "4023,C,,,active,2,1,9\n");
        var bad = folder.resolve("bad.csv");
        try (var accounts = AccountsGiven.open(folder.resolve("data"))) {
            var csv = AccountsCsv.skippingBad(file, bad, AccountsGiven.DOLLAR, AccountsGiven.AS_OF);

            var loaded =
                    assertInstanceOf(
                            AccountsLoaded.LoadedInPart.class, accounts.load(csv, _ -> {}));

            assertEquals(List.of(2L, 2L), List.of(loaded.read().good(), loaded.read().bad()));
            assertEquals(2, accounts.count());
            assertEquals(
                    List.of(
                            "reason," + HEAD.strip(),
                            "\"status: \"\"friend\"\" does not fit; write active,"
                                + " soft-disconnected, hard-disconnected, closed\",4022,\"Nowak,"
                                + " Mia\",,,friend,0,1",
                            "8: the row has more values than the head line has columns; put a value"
                                + " that holds a comma in quotation marks | past_due: 2 is above"
                                + " total_due 1; past_due is a part of"
                                + " total_due,4023,C,,,active,2,1,9"),
                    Files.readAllLines(bad));
        }
    }

    @Test
    void theFileOfBadRowsIsMendedAndLoadedAsItIs() throws Exception {
        var bad = folder.resolve("bad.csv");
        skipping(write(HEAD + "4022,Mia,,,friend,0,1\n4023,Al,,,x,0,1\n"), bad).read(_ -> {});
        Files.writeString(bad, Files.readString(bad).replace(",friend,", ",active,"));
        var badAgain = folder.resolve("bad-again.csv");
        var names = new ArrayList<String>();

        skipping(bad, badAgain).read(account -> names.add(account.name()));

        assertEquals(List.of("Mia"), names);
        assertEquals(List.of("reason," + HEAD.strip()), Files.readAllLines(badAgain).subList(0, 1));
        assertTrue(Files.readString(badAgain).strip().endsWith("closed\",4023,Al,,,x,0,1"));
    }

    @Test
    void theBadRowsNeverOverwriteTheFileItself() throws Exception {
        var file = write(HEAD + GOOD);

        var read = skipping(file, folder.resolve("./accounts.csv")).read(_ -> {});

        assertFalse(read.usable());
        assertEquals(HEAD + GOOD, Files.readString(file));
    }

    @Test
    void filesWithCustomersInThemAreTheirOwnersAlone() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        var sample = folder.resolve("sample.csv");
        var bad = folder.resolve("bad.csv");
        Files.writeString(bad, "open to all");

        SampleAccounts.write(sample, 1, 1, _ -> {});
        skipping(sample, bad).read(_ -> {});

        for (var file : List.of(sample, bad)) {
            assertEquals(
                    "rw-------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    private List<Account> rows(String text) throws IOException {
        var rows = new ArrayList<Account>();
        var read = csv(write(text)).read(rows::add);
        assertEquals(List.of(), read.problems());
        return rows;
    }

    private AccountsCsvRead read(String text) throws IOException {
        return csv(write(text)).read(_ -> {});
    }

    private AccountsProblem problem(long line, String column, String why) {
        return new AccountsProblem(folder.resolve("accounts.csv").toString(), line, column, why);
    }

    private static List<String> places(AccountsCsvRead read) {
        return read.problems().stream()
                .map(problem -> problem.line() + ":" + problem.column())
                .toList();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("accounts.csv"), text);
    }

    private static AccountsCsv csv(Path file) {
        return AccountsCsv.allOrNothing(file, AccountsGiven.DOLLAR, AccountsGiven.AS_OF);
    }

    private static AccountsCsv skipping(Path file, Path bad) {
        return AccountsCsv.skippingBad(file, bad, AccountsGiven.DOLLAR, AccountsGiven.AS_OF);
    }

    private static Money dollars(long minor) {
        return new Money(minor, AccountsGiven.DOLLAR);
    }
}
