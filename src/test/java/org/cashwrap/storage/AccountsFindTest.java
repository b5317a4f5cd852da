package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class AccountsFindTest {
    private static final Account MARIA =
            AccountsGiven.account("40217788", "Maria Nowak", "7035550123", "12 Mill Lane");
    private static final Account ROMAN =
            AccountsGiven.account("40217878", "Roman Nowakowski", "7035550145", "120 Mill Lane");
    private static final Account JOSE =
            AccountsGiven.account(
                    "50010042", "José Muñoz García-López", "34612345678", "4 Calle Peña 12");
    private static final Account ALI =
            AccountsGiven.account("60020042", "علی\u200cرضا کریمی", "09123456789", "۱۲ خیابان سرو");
    private static final Account PATRICK =
            AccountsGiven.account("0000700040", "Patrick O'Brien", "", "12B Oak Street");
    private static final Account ADAM =
            AccountsGiven.account(
                    "80030044", "Adam Nowak", "17035550167", "9 Oak Street", AccountStatus.CLOSED);

    @TempDir Path folder;

    @SuppressWarnings("NullAway.Init")
    private AccountsFile accounts;

    @BeforeEach
    void open() {
        accounts = AccountsGiven.open(folder);
        Stream.of(ADAM, PATRICK, ALI, JOSE, ROMAN, MARIA).forEach(accounts::put);
    }

    @AfterEach
    void close() {
        accounts.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40217788", "4021-7788", " 4021 7788 ", "۴۰۲۱۷۷۸۸", "(4021) 77.88"})
    void anAccountIsFoundByItsNumberHoweverItIsGrouped(String typed) {
        assertEquals(List.of(MARIA), accounts.find(typed, 20));
    }

    @Test
    void anAccountIsFoundByTheBeginningOfItsNumber() {
        assertEquals(List.of(MARIA, ROMAN), accounts.find("4021", 20));
        assertEquals(List.of(PATRICK), accounts.find("00007", 20));
    }

    @Test
    void theNinesOfANumberAreFoundToo() {
        var nines = AccountsGiven.account("79999997", "Nina Nine", "9099999999", "");
        accounts.put(nines);

        assertEquals(List.of(nines), accounts.find("799", 20));
        assertEquals(List.of(nines), accounts.find("999", 20));
        assertEquals(List.of(nines), accounts.find("997", 20));
    }

    @Test
    void anAccountIsFoundByTheEndOfItsNumber() {
        assertEquals(List.of(MARIA), accounts.find("7788", 20));
        assertEquals(List.of(JOSE, ALI), accounts.find("0042", 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0123",
                "555-0123",
                "703 555 0123",
                "(703) 555-0123",
                "+1 703 555 0123",
                "1-703-555-0123"
            })
    void anAccountIsFoundByTheEndOfItsTelephoneNumber(String typed) {
        assertEquals(List.of(MARIA), accounts.find(typed, 20));
    }

    @Test
    void aCountryCodeIsOneOnBothSidesOrOnEither() {
        assertEquals(List.of(ADAM), accounts.find("703-555-0167", 20));
        assertEquals(List.of(ADAM), accounts.find("+1 703-555-0167", 20));
        assertEquals(List.of(JOSE), accounts.find("612 345 678", 20));
        assertEquals(List.of(JOSE), accounts.find("+34 612 345 678", 20));
        assertEquals(List.of(ALI), accounts.find("+98 912 345 6789", 20));
        assertEquals(List.of(ALI), accounts.find("۰۹۱۲ ۳۴۵ ۶۷۸۹", 20));
    }

    @Test
    void allWhoShareATelephoneAreFoundWithCountryCodeAndWithout() {
        var partner = AccountsGiven.account("90010042", "Zoe Last", "7035550167", "");
        accounts.put(partner);

        assertEquals(List.of(ADAM, partner), accounts.find("+1 703-555-0167", 20));
    }

    @Test
    void theEndOfAnAccountComesBeforeTheEndOfATelephoneNumberBeforeTheBeginning() {
        var phone = AccountsGiven.account("91111111", "Zed Last", "7035550321", "");
        var beginning = AccountsGiven.account("03211111", "Abe First", "", "");
        var end = AccountsGiven.account("94440321", "Mid End", "", "");
        Stream.of(beginning, phone, end).forEach(accounts::put);

        assertEquals(List.of(end, phone, beginning), accounts.find("0321", 20));
    }

    @Test
    void anExactAccountComesBeforeAllOthers() {
        var exact = AccountsGiven.account("7788", "Zoe Short", "", "");
        accounts.put(exact);

        assertEquals(List.of(exact, MARIA), accounts.find("7788", 20));
        assertEquals(List.of(exact), accounts.find("7788", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"maria nowak", "NOWAK MARIA", "now mar", "María Nowak", "maria", "mar no"})
    void aNameIsFoundByBeginningsOfItsWordsInAnyOrder(String typed) {
        assertEquals(MARIA, accounts.find(typed, 20).getFirst());
    }

    @Test
    void wholeWordsComeBeforeBeginningsAndClosedAccountsLast() {
        assertEquals(List.of(MARIA, ADAM, ROMAN), accounts.find("nowak", 20));
        assertEquals(List.of(MARIA, ROMAN, ADAM), accounts.find("nowa", 20));
    }

    @Test
    void everyWordMustFit() {
        assertEquals(List.of(), accounts.find("maria nowakowski", 20));
        assertEquals(List.of(), accounts.find("aria", 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "munoz",
                "MUÑOZ",
                "mun\u0303oz",
                "garcia lopez",
                "garcía-lópez",
                "garcialopez",
                "lopez jose",
                "jose m"
            })
    void spanishAccentsMakeNoDifference(String typed) {
        assertEquals(List.of(JOSE), accounts.find(typed, 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "علیرضا",
                "علی\u200cرضا",
                "علی رضا",
                "علي",
                "كريمي",
                "کریمی علی",
                "عَلی",
                "عـلی",
                "\u200fکریمی"
            })
    void persianIsFoundFromAnyKeyboard(String typed) {
        assertEquals(List.of(ALI), accounts.find(typed, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"o'brien", "O’Brien", "obrien", "brien", "o brien", "patrick ob"})
    void anApostropheMakesNoDifference(String typed) {
        assertEquals(List.of(PATRICK), accounts.find(typed, 20));
    }

    @Test
    void aHouseNumberFirstFindsTheAddress() {
        assertEquals(List.of(MARIA, ROMAN), accounts.find("12 mill", 20));
        assertEquals(List.of(ROMAN), accounts.find("120 mill lane", 20));
        assertEquals(List.of(PATRICK), accounts.find("12 oak", 20));
        assertEquals(List.of(JOSE), accounts.find("4 calle pena", 20));
        assertEquals(List.of(ALI), accounts.find("12 خیابان", 20));
        assertEquals(List.of(ALI), accounts.find("۱۲ سرو", 20));
    }

    @Test
    void anAddressThatBeginsWithTheHouseNumberComesFirst() {
        var calle = AccountsGiven.account("90010042", "Zoe Last", "", "12 Calle Mayor");
        accounts.put(calle);

        assertEquals(List.of(calle, JOSE), accounts.find("12 calle", 20));
    }

    @Test
    void lettersDoNotFindAddressesNorDigitsNames() {
        assertEquals(List.of(), accounts.find("mill lane", 20));
        assertEquals(List.of(), accounts.find("120", 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no", "42", "٤٢", "a b", "  n o  ", "\"n\""})
    void lessThanThreeLettersOrDigitsFindNothing(String typed) {
        assertEquals(List.of(), accounts.find(typed, 20));
    }

    @Test
    void aListIsNeverLongerThanWanted() {
        accounts.load(
                IntStream.range(0, 300)
                        .mapToObj(n ->
                                AccountsGiven.account(
                                        "77%06d".formatted(n),
                                        "Smith Number",
                                        "2125550100",
                                        "5 Elm Street")),
                _ -> {});

        for (var typed : List.of("smith", "smi num", "0100", "7700", "5 elm")) {
            assertEquals(20, accounts.find(typed, 20).size(), typed);
            assertEquals(1, accounts.find(typed, 1).size(), typed);
            assertEquals(0, accounts.find(typed, 0).size(), typed);
            assertEquals(0, accounts.find(typed, -5).size(), typed);
            assertEquals(
                    AccountsFile.HITS_MAX, accounts.find(typed, Integer.MAX_VALUE).size(), typed);
        }
    }

    @Test
    void hitsFoundTwiceLeaveRoomForTheOthers() {
        assertEquals(List.of(MARIA, ADAM, ROMAN), accounts.find("nowak", 3));
        assertEquals(List.of(MARIA, ADAM), accounts.find("nowak", 2));
    }

    @Test
    void aHitIsListedOnce() {
        var twice = AccountsGiven.account("32103210", "Nowak Nowak", "3210", "");
        accounts.put(twice);

        assertEquals(List.of(twice), accounts.find("3210", 20));
        assertEquals(1, accounts.find("nowak nowak", 20).stream().filter(twice::equals).count());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    maria" OR "roman
                    maria* OR name:roman
                    NEAR(maria roman)
                    maria NOT nowak
                    maria AND
                    AND AND AND
                    {name address}: maria
                    ^maria zzz
                    maria + nowak + zzz
                    '; DROP TABLE account; --
                    %%% ___ ???
                    name:(mar* AND
                    ""\"""\""
                    ((((((((((((maria
                    rowid:1 maria
                    -maria zzz
                    """)
    void theSyntaxOfAQueryIsJustWords(String typed) {
        var found = accounts.find(typed, 20);

        assertTrue(found.isEmpty() || found.equals(List.of(MARIA)), () -> typed + ": " + found);
        assertEquals(6, accounts.count());
    }

    @Test
    void theWordsOfAQueryLanguageAreFoundAsNames() {
        var odd = AccountsGiven.account("99990001", "Near And Or Not Match", "", "");
        accounts.put(odd);

        assertEquals(List.of(odd), accounts.find("near", 20));
        assertEquals(List.of(odd), accounts.find("AND", 20));
        assertEquals(List.of(odd), accounts.find("not OR near", 20));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maria\0nowak",
                "maria\nnowak",
                "maria\tnowak",
                "\uFEFFmaria nowak",
                "maria\u202Enowak nowak",
                "maria nowak\uD83D"
            })
    void whatCannotBePrintedPartsWordsOrIsReadOver(String typed) {
        assertTrue(List.of(List.of(), List.of(MARIA)).contains(accounts.find(typed, 20)));
    }

    /// With a seed, so that a failure can be seen again.
    @Test
    void noTextWhateverMakesFindFail() {
        var random = new Random(20_261_122);
        var pieces =
                List.of(
                        "maria", "nowak", "4021", "12 ", "\"", "*", "(", ")", ":", "^", "-", "+",
                        " AND ", " OR ", " NOT ", "NEAR(", "{", "}", "'", ";", "--", "\0", "\n",
                        "علی", "۱۲", "\u200c", "\u0301", "é", "\uD800", "\uDC00", "😀", "%", "_",
                        "\\", "ﷺ", "½", "Ⅷ", "㎏", "\uFFFF", "ı", "İ", "ß");
        for (var round = 0; round < 20_000; round++) {
            var typed = new StringBuilder();
            var length = random.nextInt(12);
            for (var n = 0; n < length; n++) {
                if (random.nextInt(4) == 0) {
                    typed.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
                } else {
                    typed.append(pieces.get(random.nextInt(pieces.size())));
                }
            }
            assertTrue(accounts.find(typed.toString(), 5).size() <= 5);
        }
        assertEquals(6, accounts.count());
    }
}
