package org.cashwrap.text;

import org.cashwrap.core.bill.KeepConnected.Gain;
import org.cashwrap.core.bill.KeepConnected.Plan;
import org.cashwrap.core.bill.KeepConnected.Share;
import org.cashwrap.core.bill.KeepConnected.Split;
import org.cashwrap.core.bill.KeepConnected.Wanted;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// How too little money is split so that most services are on, in sentences for the counter: `60.00 to ••1234: the service stays
/// on.` Accounts are shown by their last four digits. When a service comes back, [EffectText] says.
public final class KeepConnectedText {
    private static final String HIDDEN = "••";

    private final Language language;
    private final Texts texts;

    private KeepConnectedText(Language language) {
        this.language = language;
        texts = Texts.of(language);
    }

    public static KeepConnectedText of(Language language) {
        return new KeepConnectedText(language);
    }

    /// @return what the money does as a whole, a line for each account that gets something or could gain something, what is left
    ///         over, and the runner-up in one line, if there is one
    public List<String> lines(Split split) {
        var best = split.best();
        var lines = new ArrayList<String>();
        lines.add(whole(best));
        best.shares()
                .forEach(share -> {
                    var account = shown(share.wanted(), best);
                    if (share.amount().isPositive()) {
                        lines.add(gets(share, account));
                    } else {
                        share.wanted()
                                .threshold()
                                .ifPresent(threshold ->
                                        lines.add(
                                                texts.text(
                                                        switch (threshold.gain()) {
                                                            case RESTORES ->
                                                                    "keep.restores-nothing";
                                                            case KEEPS -> "keep.keeps-nothing";
                                                        },
                                                        account,
                                                        threshold.needed())));
                    }
                });
        if (best.left().isPositive()) {
            lines.add(texts.text("keep.left", best.left()));
        }
        split.runnerUp().ifPresent(second -> lines.add(runnerUp(second, best)));
        return List.copyOf(lines);
    }

    private String whole(Plan best) {
        var helped =
                best.shares().stream()
                        .filter(share -> share.wanted().threshold().isPresent())
                        .count();
        return helped == 0
                ? texts.text("keep.no-service", best.paid())
                : texts.text("keep.best", best.paid(), best.on().size(), helped);
    }

    private String gets(Share share, String account) {
        var amount = share.amount();
        return share.gain()
                .map(gain ->
                        texts.text(
                                switch (gain) {
                                    case RESTORES -> "keep.restores";
                                    case KEEPS -> "keep.keeps";
                                },
                                amount,
                                account))
                .orElseGet(() -> debt(share.wanted(), amount, account));
    }

    private String debt(Wanted wanted, Money amount, String account) {
        return wanted.threshold()
                .map(threshold ->
                        texts.text(
                                switch (threshold.gain()) {
                                    case RESTORES -> "keep.restores-not";
                                    case KEEPS -> "keep.keeps-not";
                                },
                                amount,
                                account,
                                threshold.needed().minus(amount)))
                .orElseGet(() -> texts.text("keep.debt", amount, account));
    }

    /// What is on, then where the rest goes, then the price: what the best plan has on and this one has not.
    private String runnerUp(Plan second, Plan best) {
        var on = new ArrayList<String>();
        var rest = new ArrayList<String>();
        var off = new ArrayList<String>();
        second.shares()
                .forEach(share -> {
                    var account = shown(share.wanted(), second);
                    if (share.gain().isPresent()) {
                        on.add(turnsOn(share.gain().orElseThrow(), share.amount(), account));
                    } else {
                        if (share.amount().isPositive()) {
                            rest.add(texts.text("keep.or-debt", share.amount(), account));
                        }
                        if (best.on().contains(share.wanted().account())) {
                            off.add(staysOff(share.wanted(), account));
                        }
                    }
                });
        return texts.text(
                "keep.or",
                Stream.of(on, rest, off)
                        .flatMap(List::stream)
                        .reduce((one, next) -> texts.text("keep.and", one, next))
                        .orElseThrow());
    }

    private String turnsOn(Gain gain, Money amount, String account) {
        return texts.text(
                switch (gain) {
                    case RESTORES -> "keep.or-restores";
                    case KEEPS -> "keep.or-keeps";
                },
                amount,
                account);
    }

    private String staysOff(Wanted wanted, String account) {
        return texts.text(
                switch (wanted.threshold().orElseThrow().gain()) {
                    case RESTORES -> "keep.or-not-restored";
                    case KEEPS -> "keep.or-not-kept";
                },
                account);
    }

    /// By the last four digits; where two accounts share them, with the account's place in the list, too.
    private String shown(Wanted wanted, Plan plan) {
        var accounts = plan.shares().stream().map(share -> share.wanted().account()).toList();
        var account = wanted.account();
        var masked = Ids.show(HIDDEN + account.lastFour(), language);
        var isAlone =
                accounts.stream()
                                .filter(other -> other.lastFour().equals(account.lastFour()))
                                .count()
                        == 1;
        return isAlone ? masked : texts.text("keep.nth", masked, accounts.indexOf(account) + 1);
    }
}
