package org.cashwrap.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.cashwrap.core.bill.Effect;
import org.cashwrap.core.bill.Effect.Doubt;
import org.cashwrap.core.bill.Effect.Kind;
import org.cashwrap.core.bill.Effect.Outcome;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Rule;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// What a clerk reads of a payment before it is taken.
class EffectTextTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private static Money usd(long cents) {
        return new Money(cents, Currency.getInstance("USD"));
    }

    private static String english(Kind kind, Outcome outcome) {
        return said(Language.EN, new Effect(kind, outcome, List.of("rule")));
    }

    private static String said(Language language, Effect effect) {
        return EffectText.of(language).sentence(effect, usd(129_98), TenderKind.CHEQUE);
    }

    @Test
    void saysWhatTheMoneyDoesAndByWhen() {
        assertEquals(
                "129.98 restores the service today if paid before 16:00.",
                english(
                        Kind.RESTORE,
                        new Outcome.RestoresToday(DAY, Optional.of(LocalTime.of(16, 0)))));
        assertEquals(
                "129.98 does not restore the service; 29.98 more would.",
                english(Kind.RESTORE, new Outcome.DoesNotRestore(usd(29_98))));
        assertEquals(
                "Payment alone does not restore the service. Make an appointment; what is due for"
                        + " it is covered.",
                english(Kind.RESTORE, new Outcome.NeedsAppointment(Optional.empty())));
        assertEquals(
                "129.98 keeps the discount of 5.00 if paid by 30 Nov 2026.",
                english(Kind.DISCOUNT, new Outcome.Kept(DAY, Optional.of(usd(5_00)))));
        assertEquals(
                "Pay 4.12 more by 30 Nov 2026 and the late fee of 10.00 is not charged.",
                english(Kind.FEE, new Outcome.TooLittle(usd(4_12), DAY, Optional.of(usd(10_00)))));
        assertEquals(
                "Not with this tender: check. The biller does not accept it for this account until"
                        + " 30 Nov 2026; take another.",
                english(
                        Kind.PROMISE,
                        new Outcome.TenderRefused(new Rule.When.CashOnly(), Optional.of(DAY))));
    }

    @ParameterizedTest
    @EnumSource
    void everyEffectHasASentenceOfItsOwn(Language language) {
        var effects = new ArrayList<Effect>();
        var rules = List.of("rule");
        for (var outcome :
                List.of(
                        new Outcome.RestoresToday(DAY, Optional.empty()),
                        new Outcome.RestoresToday(DAY, Optional.of(LocalTime.NOON)),
                        new Outcome.RestoresNextBusinessDay(DAY),
                        new Outcome.RestoresAfterClearing(DAY),
                        new Outcome.DoesNotRestore(usd(1)),
                        new Outcome.NeedsAppointment(Optional.empty()),
                        new Outcome.NeedsAppointment(Optional.of(usd(1))),
                        new Outcome.TenderRefused(new Rule.When.Always(), Optional.empty()),
                        new Outcome.TenderRefused(new Rule.When.CashOnly(), Optional.of(DAY)),
                        new Outcome.TenderRefused(
                                new Rule.When.ReturnedItems(2), Optional.empty()))) {
            effects.add(new Effect(Kind.RESTORE, outcome, rules));
        }
        for (var kind : List.of(Kind.PROMISE, Kind.DISCOUNT, Kind.FEE)) {
            var amount = kind == Kind.PROMISE ? Optional.<Money>empty() : Optional.of(usd(5_00));
            effects.add(new Effect(kind, new Outcome.Kept(DAY, amount), rules));
            effects.add(new Effect(kind, new Outcome.TooLittle(usd(1), DAY, amount), rules));
            effects.add(new Effect(kind, new Outcome.Lost(DAY, amount), rules));
        }
        effects.add(new Effect(Kind.DISCOUNT, new Outcome.Kept(DAY, Optional.empty()), rules));
        effects.add(
                new Effect(
                        Kind.DISCOUNT,
                        new Outcome.TooLittle(usd(1), DAY, Optional.empty()),
                        rules));
        for (var kind : Kind.values()) {
            for (var why : Doubt.values()) {
                effects.add(new Effect(kind, new Outcome.NothingPromised(why), rules));
            }
        }
        var sentences = new HashSet<String>();
        for (var effect : effects) {
            var sentence = said(language, effect);
            assertFalse(sentence.contains("{"), sentence);
            sentences.add(sentence);
        }
        assertEquals(effects.size(), sentences.size());
    }
}
