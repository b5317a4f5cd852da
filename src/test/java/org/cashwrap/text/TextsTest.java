package org.cashwrap.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Currency;
import java.util.List;

class TextsTest {
    @Test
    void valuesStandInTheirPlaces() {
        assertEquals(
                "VISA ending 1234",
                Texts.of(Language.EN).text("receipt.card-brand-ending", "VISA", "1234"));
    }

    @Test
    void numbersAndAmountsAreWrittenAsTheLanguageWritesThem() {
        assertEquals(
                "پس از ۳۰ ثانیه هنوز نتیجه‌ای نیامده است. کاری که شروع شده ادامه دارد. باز هم صبر"
                        + " کنید، یا وضعیت را بپرسید.",
                Texts.of(Language.FA).text("refused.timeout", 30));
        assertEquals(
                "Part payment. 1,245.00 of the amount asked is still open.",
                Texts.of(Language.EN)
                        .text("receipt.part", new Money(1_245_00, Currency.getInstance("USD"))));
    }

    @Test
    void apostrophesBracesAndDollarsStandForThemselves() {
        assertEquals(
                "No account matches $1 'x' {1} \\. Nothing was recorded. Check the number, or"
                        + " search by name, phone or address.",
                Texts.of(Language.EN).text("refused.no-account", "$1 'x' {1} \\"));
        assertTrue(
                Texts.of(Language.EN)
                        .text("refused.no-account-open")
                        .contains("customer's account"));
    }

    @Test
    void aKeyWithoutATextIsOurMistakeAndNamed() {
        var wrong =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Texts.of(Language.ES).text("refused.no-such-thing"));

        assertEquals("no text for refused.no-such-thing in es", wrong.getMessage());
    }

    @Test
    void aMissingValueIsOurMistakeAndNamed() {
        var wrong =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Texts.of(Language.EN).text("receipt.card-brand-ending", "VISA"));

        assertEquals("no value for {1} of receipt.card-brand-ending", wrong.getMessage());
    }

    @Test
    void aNoticeIsATextWithItsValues() {
        var notice = new Notice("refused.locked-out", List.of(30), List.of());

        assertEquals(
                "Too many wrong PINs. Wait 30 min before you try again; somebody else can sign in"
                        + " meanwhile.",
                Texts.of(Language.EN).text(notice));
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalOfThePaymentHasATextWithoutValues(Refusal refusal) {
        for (var language : Language.values()) {
            assertTrue(Texts.of(language).text(refusal.textKey()).length() > 20);
        }
    }
}
