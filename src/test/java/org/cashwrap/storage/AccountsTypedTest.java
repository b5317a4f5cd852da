package org.cashwrap.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.storage.AccountsTyped.Address;
import org.cashwrap.storage.AccountsTyped.Digits;
import org.cashwrap.storage.AccountsTyped.Name;
import org.cashwrap.storage.AccountsTyped.Nothing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class AccountsTypedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    4021-7788       | 40217788
                    4021 77.88      | 40217788
                    (402) 177‑88    | 40217788
                    ۴۰۲۱            | 4021
                    ٤٠٢١            | 4021
                    ４０２１        | 4021
                    \u200f4021\u200e | 4021
                    """)
    void digitsOfAnyScriptAndGroupingAreOneNumber(String typed, String digits) {
        assertEquals(new Digits(digits, List.of(digits)), AccountsTyped.of(typed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    +1 703 555 0123    | 17035550123    | 7035550123
                    1-703-555-0123     | 17035550123    | 7035550123
                    (+34) 612 345 678  | 34612345678    | 612345678
                    +98 912 345 6789   | 989123456789   | 9123456789
                    +۹۸ ۹۱۲ ۳۴۵ ۶۷۸۹  | 989123456789   | 9123456789
                    +353 87 123 4567   | 353871234567   | 871234567
                    0912 345 6789      | 09123456789    | 9123456789
                    """)
    void aTelephoneNumberIsAlsoTriedWithoutWhatComesBeforeIt(
            String typed, String digits, String end) {
        assertEquals(new Digits(digits, List.of(digits, end)), AccountsTyped.of(typed));
    }

    @Test
    void theDoubleZeroOfACallAbroadIsTakenOff() {
        assertEquals(
                new Digits(
                        "00989123456789", List.of("00989123456789", "989123456789", "9123456789")),
                AccountsTyped.of("0098 912 345 6789"));
    }

    @Test
    void aShortNumberKeepsWhatLooksLikeACountryCode() {
        assertEquals(new Digits("4940", List.of("4940")), AccountsTyped.of("+4940"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    MUÑOZ          | munoz
                    Munoz          | munoz
                    O'Brien        | obrien
                    O’Brien        | obrien
                    García-López   | garcia lopez
                    عَلي           | علی
                    كريمي          | کریمی
                    علی\u200cرضا   | علیرضا
                    عـلـی          | علی
                    فاطمة          | فاطمه
                    ﻋﻠﯽ            | علی
                    Straße         | strasse
                    İnönü          | inonu
                    maria AND not  | maria and not
                    """)
    void whatAPersonCallsTheSameIsTheSame(String typed, String words) {
        assertEquals(new Name(List.of(words.split(" ", -1))), AccountsTyped.of(typed));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    12 mill         | 12  | mill
                    ۱۲ خیابان       | 12  | خیابان
                    12B Mill Lane   | 12b | mill lane
                    """)
    void aHouseNumberFirstMeansAnAddress(String typed, String house, String words) {
        assertEquals(new Address(house, List.of(words.split(" ", -1))), AccountsTyped.of(typed));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ab",
                "12",
                "a 1",
                "é\u0301\u0301\u0301x",
                "\"*\"*\"",
                "۱۲",
                "\uD800\uD800\uD800"
            })
    void lessThanThreeLettersOrDigitsMeanNothing(String typed) {
        assertEquals(new Nothing(), AccountsTyped.of(typed));
    }

    @Test
    void moreThanAPersonTypesMeansNothing() {
        assertEquals(
                new Digits("1".repeat(128), List.of("1".repeat(128))),
                AccountsTyped.of("1".repeat(128)));
        assertEquals(new Nothing(), AccountsTyped.of("1".repeat(129)));
    }

    @Test
    void aNameIsIndexedByItsPartsAndAsAWhole() {
        assertEquals(List.of("o", "brien", "obrien"), AccountsFold.indexed("O'Brien"));
        assertEquals(
                List.of("ana", "garcia", "lopez", "garcialopez"),
                AccountsFold.indexed("Ana García-López"));
        assertEquals(List.of("علی", "رضا", "علیرضا"), AccountsFold.indexed("علی\u200cرضا"));
    }
}
