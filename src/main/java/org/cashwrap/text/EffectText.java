package org.cashwrap.text;

import org.cashwrap.core.bill.Effect;
import org.cashwrap.core.bill.Effect.Doubt;
import org.cashwrap.core.bill.Effect.Outcome;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Rule;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;

import java.time.LocalDate;
import java.util.Optional;

/// What a payment would do, as a sentence for the counter and the receipt: `129.98 restores the service today if paid before
/// 16:00.`
public final class EffectText {
    private final Texts texts;
    private final Moments moments;

    private EffectText(Language language) {
        texts = Texts.of(language);
        moments = Moments.of(language);
    }

    public static EffectText of(Language language) {
        return new EffectText(language);
    }

    /// @param effect of paying this amount with this tender
    public String sentence(Effect effect, Money paid, TenderKind tender) {
        return switch (effect.outcome()) {
            case Outcome.RestoresToday(_, var before) ->
                    before.map(time ->
                                    texts.text(
                                            "effect.restore.restores-today",
                                            paid,
                                            moments.time(time)))
                            .orElseGet(() -> texts.text("effect.restore.restores-all-day", paid));
            case Outcome.RestoresNextBusinessDay(var on) ->
                    texts.text("effect.restore.restores-next-business-day", paid, moments.date(on));
            case Outcome.RestoresAfterClearing(var on) ->
                    texts.text(
                            "effect.restore.restores-after-clearing",
                            paid,
                            tender(tender),
                            moments.date(on));
            case Outcome.DoesNotRestore(var more) ->
                    texts.text("effect.restore.does-not-restore", paid, more);
            case Outcome.NeedsAppointment(var more) ->
                    more.map(money -> texts.text("effect.restore.needs-appointment-more", money))
                            .orElseGet(() -> texts.text("effect.restore.needs-appointment"));
            case Outcome.Kept(var by, var amount) -> kept(effect.kind(), paid, by, amount);
            case Outcome.TooLittle(var more, var by, var amount) ->
                    tooLittle(effect.kind(), more, by, amount);
            case Outcome.Lost(var by, var amount) -> lost(effect.kind(), by, amount);
            case Outcome.TenderRefused(var why, var until) -> refused(why, tender, until);
            case Outcome.NothingPromised(var why) -> nothing(why, effect.kind());
        };
    }

    private String kept(Effect.Kind kind, Money paid, LocalDate by, Optional<Money> amount) {
        var day = moments.date(by);
        return switch (kind) {
            case PROMISE -> texts.text("effect.promise.kept", paid, day);
            case DISCOUNT ->
                    amount.map(worth -> texts.text("effect.discount.kept-worth", paid, day, worth))
                            .orElseGet(() -> texts.text("effect.discount.kept", paid, day));
            case FEE -> texts.text("effect.fee.kept", paid, day, fee(amount));
            case RESTORE -> throw noSuch(kind);
        };
    }

    private String tooLittle(Effect.Kind kind, Money more, LocalDate by, Optional<Money> amount) {
        var day = moments.date(by);
        return switch (kind) {
            case PROMISE -> texts.text("effect.promise.short", more, day);
            case DISCOUNT ->
                    amount.map(worth -> texts.text("effect.discount.short-worth", more, day, worth))
                            .orElseGet(() -> texts.text("effect.discount.short", more, day));
            case FEE -> texts.text("effect.fee.short", more, day, fee(amount));
            case RESTORE -> throw noSuch(kind);
        };
    }

    private String lost(Effect.Kind kind, LocalDate by, Optional<Money> amount) {
        var day = moments.date(by);
        return switch (kind) {
            case PROMISE -> texts.text("effect.promise.lost", day);
            case DISCOUNT -> texts.text("effect.discount.lost", day);
            case FEE -> texts.text("effect.fee.lost", day, fee(amount));
            case RESTORE -> throw noSuch(kind);
        };
    }

    private String refused(Rule.When why, TenderKind tender, Optional<LocalDate> until) {
        return switch (why) {
            case Rule.When.Always() -> texts.text("effect.tender-refused.always", tender(tender));
            case Rule.When.CashOnly() ->
                    texts.text(
                            "effect.tender-refused.cash-only",
                            tender(tender),
                            moments.date(until.orElseThrow()));
            case Rule.When.ReturnedItems _ ->
                    texts.text("effect.tender-refused.returned-items", tender(tender));
        };
    }

    private String nothing(Doubt why, Effect.Kind kind) {
        var about =
                new TextKey(
                        switch (kind) {
                            case RESTORE -> "effect.about.restore";
                            case PROMISE -> "effect.about.promise";
                            case DISCOUNT -> "effect.about.discount";
                            case FEE -> "effect.about.fee";
                        });
        return texts.text(
                switch (why) {
                    case CLOCK -> "effect.nothing-promised.clock";
                    case STALE -> "effect.nothing-promised.stale";
                    case CUT_OFF -> "effect.nothing-promised.cut-off";
                },
                about);
    }

    private static TextKey tender(TenderKind tender) {
        return new TextKey(
                switch (tender) {
                    case CASH -> "effect.tender.cash";
                    case CARD -> "effect.tender.card";
                    case CARD_STORED -> "effect.tender.card-stored";
                    case CHEQUE -> "effect.tender.cheque";
                    case MONEY_ORDER -> "effect.tender.money-order";
                    case CASHIERS_CHECK -> "effect.tender.cashiers-check";
                });
    }

    private static Money fee(Optional<Money> amount) {
        return amount.orElseThrow(() -> new IllegalStateException("a fee of unknown amount"));
    }

    private static IllegalStateException noSuch(Effect.Kind kind) {
        return new IllegalStateException("a service is not kept but restored: " + kind);
    }
}
