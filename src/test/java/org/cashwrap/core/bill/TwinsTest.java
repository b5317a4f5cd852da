package org.cashwrap.core.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.cashwrap.core.bill.Twins.Fact;
import org.cashwrap.core.bill.Twins.Question;
import org.cashwrap.core.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/// Who is taken for whom, and what is asked then.
class TwinsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    one digit apart           | true  | 40217788 | 40217768 | Ann Poe         | Bob Roe        | 12 Mill Lane       | 7 Oak Street
                    two neighbours swapped    | true  | 40217788 | 40271788 | Ann Poe         | Bob Roe        | 12 Mill Lane       | 7 Oak Street
                    the last two swapped      | true  | 40217789 | 40217798 | Ann Poe         | Bob Roe        | 12 Mill Lane       | 7 Oak Street
                    two digits apart          | false | 40217788 | 40217799 | Ann Poe         | Bob Roe        | 12 Mill Lane       | 7 Oak Street
                    swapped over another      | false | 40217388 | 40712388 | Ann Poe         | Bob Roe        | 12 Mill Lane       | 7 Oak Street
                    of another length         | false | 40217788 | 4021778  | Ann Poe         | Bob Roe        | 12 Mill Lane       | 7 Oak Street
                    a family in a street      | true  | 40217788 | 91234567 | Ann Poe         | Bob Poe        | 12 Mill Lane       | 7 Mill Lane
                    the same street elsewhere | true  | 40217788 | 91234567 | Ann Poe         | Bob Poe        | 12 Mill Lane, West | 7 Mill Lane, East
                    a family in two streets   | false | 40217788 | 91234567 | Ann Poe         | Bob Poe        | 12 Mill Lane       | 7 Oak Street
                    neighbours                | false | 40217788 | 91234567 | Ann Poe         | Bob Roe        | 12 Mill Lane       | 7 Mill Lane
                    a first name in common    | false | 40217788 | 91234567 | Ann Poe         | Ann Roe        | 12 Mill Lane       | 7 Mill Lane
                    one of two family names   | true  | 40217788 | 91234567 | Ana García López | Luis Gil GARCIA | Calle Mayor 3    | Calle Mayor 11
                    a particle in common      | false | 40217788 | 91234567 | Ana de Luna     | Luis de Gil    | Calle Mayor 3      | Calle Mayor 11
                    father and son            | true  | 40217788 | 91234567 | John Poe, Sr.   | John Poe Jr    | 12 Mill Lane       | 7 Oak Street
                    namesakes                 | true  | 40217788 | 91234567 | John Poe        | JOHN POE       | 12 Mill Lane       | 7 Oak Street
                    a joiner in a name        | true  | 40217788 | 91234567 | علی\u200cرضا احمدی | علیرضا احمدی | ۱۲ خیابان سرو     | ۷ خیابان باغ
                    no address at all         | false | 40217788 | 91234567 | Ann Poe         | Bob Poe        | ''                 | ''
                    """)
    void whoIsTakenForWhom(
            String why,
            boolean are,
            String number,
            String otherNumber,
            String name,
            String otherName,
            String address,
            String otherAddress) {
        var one = account(number, name, "2125550142", address);
        var other = account(otherNumber, otherName, "7035550199", otherAddress);

        assertEquals(are ? List.of(other) : List.of(), Twins.of(one, List.of(one, other)), why);
        assertEquals(are ? List.of(one) : List.of(), Twins.of(other, List.of(one, other)), why);
    }

    @Test
    void telephonesOneDigitApartAreTwinsAndEmptyOnesAreNot() {
        var one = account("40217788", "Ann Poe", "2125550142", "");
        var other = account("91234567", "Bob Roe", "2135550142", "");
        assertEquals(List.of(other), Twins.of(one, List.of(one, other)));

        var silent = account("91234567", "Bob Roe", "", "");
        assertEquals(
                List.of(), Twins.of(account("40217788", "Ann Poe", "", ""), List.of(one, silent)));
    }

    @Test
    void whatTheCustomerKnowsBestIsAskedIfItTellsThemApart() {
        var one = account("40217788", "Ann Poe", "2125550142", "12 Mill Lane, Apt 4");
        assertEquals(
                new Question(Fact.HOUSE_NUMBER, 1, 2),
                Twins.question(
                        one,
                        List.of(account("91234567", "Bob Poe", "2125550143", "7 Mill Lane")),
                        4));
        assertEquals(
                new Question(Fact.PHONE, 1, 2),
                Twins.question(
                        one,
                        List.of(
                                account("91234567", "Bob Poe", "2125550143", "7 Mill Lane"),
                                account("91234568", "Jim Poe", "2125550149", "22 Mill Lane")),
                        4));
        // Nobody knows what the other's house number is.
        assertEquals(
                new Question(Fact.PHONE, 1, 2),
                Twins.question(one, List.of(account("91234567", "Ann Poe", "2125550143", "")), 4));
    }

    /// Father and son, in one house and with one telephone.
    @Test
    void aDigitThatStandsOnTheScreenIsAskedOnlyIfThereIsNoOther() {
        var father = account("4021778855", "Ann Poe", "2125550142", "12 Mill Lane");
        var son = account("4031778852", "Ann Poe", "2125550142", "12 Mill Lane");
        assertEquals(
                new Question(Fact.ACCOUNT_NUMBER, 8, 2), Twins.question(father, List.of(son), 4));
        assertEquals(
                new Question(Fact.ACCOUNT_NUMBER, 8, 3), Twins.question(son, List.of(father), 1));
        // All that differs is in sight.
        assertEquals(
                new Question(Fact.ACCOUNT_NUMBER, 1, 5), Twins.question(father, List.of(son), 8));
        // No digit tells it from both: 8 from the end tells it from one, 1 from both.
        var other = account("4021778850", "Ann Poe", "2125550142", "12 Mill Lane");
        assertEquals(
                new Question(Fact.ACCOUNT_NUMBER, 1, 5),
                Twins.question(father, List.of(son, other), 4));
    }

    /// Digits of a street are no house number, and nobody is asked for them.
    @ParameterizedTest
    @CsvSource({
        "12 Mill Lane, 13 Mill Lane, HOUSE_NUMBER",
        "Calle Mayor 3, Calle Mayor 4, HOUSE_NUMBER",
        "Highway 41 No 12, Highway 41 No 15, HOUSE_NUMBER",
        "5th Avenue, 6th Avenue, PHONE",
        "Highway 41 North, Highway 42 North, PHONE"
    })
    void aHouseNumberStandsAtAnEndOfItsStreet(String address, String other, Fact fact) {
        assertEquals(
                fact,
                Twins.question(
                                account("40217788", "Ann Poe", "2125550142", address),
                                List.of(account("91234567", "Ann Poe", "2125550143", other)),
                                4)
                        .fact());
    }

    @Test
    void digitsOfAnyScriptAreDigits() {
        assertEquals(
                new Question(Fact.HOUSE_NUMBER, 1, 7),
                Twins.question(
                        account("40217788", "علی احمدی", "", "۱۷ خیابان سرو"),
                        List.of(account("91234567", "علی احمدی", "", "۱۲ خیابان باغ")),
                        4));
    }

    private static Account account(String number, String name, String phone, String address) {
        var nothing = Money.zero(Currency.getInstance("USD"));
        return new Account(
                new AccountNumber(number),
                name,
                phone,
                address,
                AccountStatus.ACTIVE,
                new Balance(nothing, nothing, Instant.EPOCH),
                Optional.empty(),
                Language.EN,
                AccountFacts.NONE);
    }
}
