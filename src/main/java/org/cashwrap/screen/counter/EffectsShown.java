package org.cashwrap.screen.counter;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.Effect;
import org.cashwrap.core.bill.Effect.Outcome;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.OracleClock;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.bill.RestoreOracle;
import org.cashwrap.core.bill.RulePack;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.screen.counter.CounterScreen.Light;
import org.cashwrap.screen.counter.CounterScreen.Standing;
import org.cashwrap.text.EffectText;
import org.cashwrap.text.Ids;
import org.cashwrap.text.Texts;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What the amount under the clerk's fingers does, in sentences to be read out. Whether the service comes back may be told to
/// whoever pays; promises, discounts and fees are the holder's own affair.
record EffectsShown(Work work, Language language, OracleClock clock, ZoneId store) {
    List<Standing> sentences() {
        var match = work.view().account();
        var rules = work.view().rules();
        var amount = amount();
        if (match.isEmpty() || rules.isEmpty() || amount.isEmpty() || !isOfOneBill()) {
            return List.of();
        }
        var pack = rules.get().pack();
        if (!pack.currency().equals(amount.get().currency())) {
            return List.of();
        }
        var text = EffectText.of(language);
        var told = new ArrayList<Standing>();
        RestoreOracle.effects(
                        match.get().account(),
                        amount.get(),
                        TenderKind.CASH,
                        work.view().hour(clock),
                        pack)
                .stream()
                .filter(effect ->
                        effect.isFor(match.get().revealed() ? Privacy.HOLDER : Privacy.THIRD_PARTY))
                .map(effect ->
                        new Standing(
                                text.sentence(effect, amount.get(), TenderKind.CASH)
                                        + zoneOf(effect, match.get().account(), pack),
                                light(effect.outcome())))
                .forEach(told::add);
        if (pack.sample() && !told.isEmpty()) {
            told.add(
                    new Standing(
                            Texts.of(language).text("screen.counter.effects.sample"), Light.NONE));
        }
        return List.copyOf(told);
    }

    /// The hour of a cut-off is the account's: where that is not the store's, whose it is must be said.
    private String zoneOf(Effect effect, Account account, RulePack pack) {
        var zone = account.facts().zone().orElse(pack.zone());
        return effect.outcome() instanceof Outcome.RestoresToday(_, var before)
                        && before.isPresent()
                        && !zone.getRules().equals(store.getRules())
                ? " (" + Ids.show(zone.getId(), language) + ")"
                : "";
    }

    /// Several accounts have several answers; they are not told here.
    private boolean isOfOneBill() {
        return switch (work.payment().orElse(null)) {
            case Payment.Drafting _ -> true;
            case Payment.Tendering tendering -> tendering.bill().items().size() == 1;
            case Payment.AtTerminal _,
                    Payment.InDoubt _,
                    Payment.Committed _,
                    Payment.Abandoned _ ->
                    false;
            case null -> false;
        };
    }

    /// All that would be paid: what was taken, and what is typed or else all that is left.
    private Optional<Money> amount() {
        var taken =
                work.payment().orElse(null) instanceof Payment.Tendering tendering
                        ? tendering.takenSum()
                        : Money.zero(work.currency());
        var typed = work.paying().typed().money(work.currency()).filter(Money::isPositive);
        // What ends the payment pays all of it, also where cents are rounded in the customer's
        // favour.
        return work.toPay()
                .map(left ->
                        typed.filter(cash -> !work.isEnough(cash))
                                .map(left::min)
                                .orElse(left)
                                .plus(taken));
    }

    private static Light light(Outcome outcome) {
        return switch (outcome) {
            case Outcome.RestoresToday _, Outcome.RestoresNextBusinessDay _, Outcome.Kept _ ->
                    Light.WELL;
            case Outcome.RestoresAfterClearing _,
                    Outcome.DoesNotRestore _,
                    Outcome.TooLittle _,
                    Outcome.NothingPromised _ ->
                    Light.WAITING;
            case Outcome.NeedsAppointment _, Outcome.Lost _, Outcome.TenderRefused _ ->
                    Light.TROUBLE;
        };
    }
}
