package org.cashwrap.profile;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.cashwrap.config.BadValueException;
import org.cashwrap.config.Words;
import org.cashwrap.config.YamlText;
import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountFacts;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Effect;
import org.cashwrap.core.bill.FactWords;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.OracleClock;
import org.cashwrap.core.bill.RestoreOracle;
import org.cashwrap.core.bill.Rule;
import org.cashwrap.core.bill.RulePack;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What a payment does to an account, in one region from one day on. Each key stands in
/// [docs/rule-packs.md](../../../../../../docs/rule-packs.md).
///
/// @param title    for people
/// @param sample   made up
/// @param region   `any`, or as the biller names it
/// @param examples worked out when the file is read, so that a wrong rule is found at the desk and not at the counter
public record RulesProfile(
        @Size(min = 1, max = 100, message = "write 1 to 100 characters")
                @Pattern(
                        regexp = Station.NO_CONTROLS,
                        message = "holds an invisible character; type the line anew")
                String title,
        boolean sample,
        @Min(value = 1, message = "is not a version; write a whole number from 1") int version,
        @Size(min = 1, max = 40, message = "write 1 to 40 characters")
                @Pattern(
                        regexp = Station.NO_CONTROLS,
                        message = "holds an invisible character; type it anew")
                String region,
        LocalDate effectiveFrom,
        Optional<LocalDate> effectiveUntil,
        ZoneId timeZone,
        String currency,
        @Min(value = 1, message = STALE_RULE) @Max(value = STALE_MAX, message = STALE_RULE)
                int staleAfterHours,
        @Min(value = 0, message = ERROR_RULE) @Max(value = ERROR_MAX, message = ERROR_RULE)
                int clockErrorMaxSeconds,
        PackPolicy policy,
        @Size(max = 100, message = "are more than 100 rules; nobody could look through them")
                List<PackRule> rules,
        @Size(min = 1, max = 100, message = "write 1 to 100 cases, each with what it comes to")
                List<Example> examples,
        List<Source> sources)
        implements Sourced {
    static final int STALE_MAX = 720;
    static final int ERROR_MAX = 3_600;
    static final String STALE_RULE = "is not a number of hours; write 1 to 720";
    static final String ERROR_RULE = "is not a number of seconds; write 0 to 3600";

    /// The region of a pack for whatever no other pack names.
    static final String ANY = "any";

    /// Of what a made-up account has to have.
    private static final AccountNumber NOBODY = new AccountNumber("0000");

    public RulesProfile {
        rules = List.copyOf(rules);
        examples = List.copyOf(examples);
        sources = List.copyOf(sources);
        if (effectiveUntil.filter(effectiveFrom::isAfter).isPresent()) {
            throw new BadValueException(
                    "lies before the first day, " + effectiveFrom, "effective-until");
        }
        var money = currencyOf(currency);
        alone(rules);
        var pack =
                packOf(
                        "",
                        title,
                        sample,
                        version,
                        region,
                        effectiveFrom,
                        effectiveUntil,
                        timeZone,
                        money,
                        staleAfterHours,
                        clockErrorMaxSeconds,
                        policy,
                        rules);
        for (var i = 0; i < examples.size(); i++) {
            tried(pack, examples.get(i), i);
        }
    }

    private static Currency currencyOf(String code) {
        try {
            var currency = Currency.getInstance(code);
            if (currency.getDefaultFractionDigits() >= 0) {
                return currency;
            }
        } catch (IllegalArgumentException unknown) {
            // Told below, with the others that have no smallest unit.
        }
        throw new BadValueException(
                "is not a currency; write its ISO code in capitals, as USD", "currency");
    }

    /// What chooses and names a pack is nobody's fact.
    @Override
    public Set<String> headings() {
        return Set.of(
                "title",
                "sample",
                "version",
                "region",
                "effective-from",
                "effective-until",
                "time-zone",
                "currency");
    }

    /// No id twice, no two rules for the same.
    private static void alone(List<PackRule> rules) {
        var taken = new HashMap<String, String>();
        for (var i = 0; i < rules.size(); i++) {
            var rule = rules.get(i);
            var place = Integer.toString(i);
            if (taken.put("id " + rule.id(), "") != null) {
                throw new BadValueException(
                        Words.shown(rule.id()) + " stands here already; give this one another",
                        "rules",
                        place,
                        "id");
            }
            switch (rule.is()) {
                case RESTORE -> {
                    for (var status : rule.statuses().orElse(List.of())) {
                        var before = taken.put("restore " + status.word(), rule.id());
                        if (before != null) {
                            throw new BadValueException(
                                    status.word()
                                            + " is restored by "
                                            + Words.shown(before)
                                            + " already; a status has one rule",
                                    "rules",
                                    place,
                                    "statuses");
                        }
                    }
                }
                case PROMISE, DISCOUNT, LATE_FEE, ALLOCATION -> {
                    var before = taken.put("is " + rule.is(), rule.id());
                    if (before != null) {
                        throw new BadValueException(
                                "is what "
                                        + Words.shown(before)
                                        + " is already; a pack has one "
                                        + YamlText.word(rule.is())
                                        + " rule",
                                "rules",
                                place,
                                "is");
                    }
                }
                case TENDER -> {
                    // As many as there are limits; the oracle takes them in their order.
                }
            }
        }
    }

    private static RulePack packOf(
            String id,
            String title,
            boolean sample,
            int version,
            String region,
            LocalDate effectiveFrom,
            Optional<LocalDate> effectiveUntil,
            ZoneId timeZone,
            Currency currency,
            int staleAfterHours,
            int clockErrorMaxSeconds,
            PackPolicy policy,
            List<PackRule> rules) {
        var read = new ArrayList<Rule>();
        for (var i = 0; i < rules.size(); i++) {
            read.add(
                    rules.get(i)
                            .rule(new Amounts(currency, List.of("rules", Integer.toString(i)))));
        }
        return new RulePack(
                id,
                title,
                sample,
                version,
                Optional.of(region).filter(named -> !named.equals(ANY)),
                effectiveFrom,
                effectiveUntil,
                timeZone,
                currency,
                Duration.ofHours(staleAfterHours),
                Duration.ofSeconds(clockErrorMaxSeconds),
                policy.policy(new Amounts(currency, List.of("policy"))),
                read);
    }

    /// @param id of this file
    public RulePack pack(String id) {
        return packOf(
                id,
                title,
                sample,
                version,
                region,
                effectiveFrom,
                effectiveUntil,
                timeZone,
                Currency.getInstance(currency),
                staleAfterHours,
                clockErrorMaxSeconds,
                policy,
                rules);
    }

    /// Reads amounts, and says where one is that cannot be read.
    record Amounts(Currency currency, List<String> place) {
        Amounts {
            place = List.copyOf(place);
        }

        Money amount(String text, String... key) {
            return Money.parse(text, currency)
                    .orElseThrow(() ->
                            new BadValueException(
                                    Words.shown(text)
                                            + " is not an amount in "
                                            + currency
                                            + "; write one like "
                                            + YamlText.quoted(new Money(12_998, currency).plain()),
                                    below(key)));
        }

        Optional<Money> amount(Optional<String> text, String... key) {
            return text.map(written -> amount(written, key));
        }

        String[] below(String... key) {
            var path = new ArrayList<>(place);
            path.addAll(List.of(key));
            return path.toArray(String[]::new);
        }
    }

    // Examples

    /// A case, and what it comes to.
    ///
    /// @param account its facts by name
    /// @param effects one line each, as [Effect#line] writes it
    public record Example(
            Map<String, String> account,
            String amount,
            TenderKind tender,
            String at,
            Optional<
                            @Min(value = 0, message = SECONDS_RULE)
                            @Max(value = 86_400, message = SECONDS_RULE) Integer>
                    clockErrorSeconds,
            List<String> effects) {
        static final String SECONDS_RULE = "is not an error of a clock; write 0 to 86400 seconds";

        public Example {
            account = Map.copyOf(account);
            effects = List.copyOf(effects);
        }
    }

    private static void tried(RulePack pack, Example example, int index) {
        var amounts = new Amounts(pack.currency(), List.of("examples", Integer.toString(index)));
        var effects =
                RestoreOracle.effects(
                        accountOf(example.account(), amounts),
                        amounts.amount(example.amount(), "amount"),
                        example.tender(),
                        OracleClock.known(
                                moment(example.at(), amounts.below("at")),
                                Duration.ofSeconds(example.clockErrorSeconds().orElse(0))),
                        pack);
        var lines = effects.stream().map(Effect::line).toList();
        for (var i = 0; i < Math.max(lines.size(), example.effects().size()); i++) {
            var ours = i < lines.size() ? YamlText.quoted(lines.get(i)) : "nothing more";
            if (i >= example.effects().size()) {
                throw new BadValueException(
                        "leaves out what these rules come to: " + ours, amounts.below("effects"));
            }
            if (i >= lines.size() || !lines.get(i).equals(example.effects().get(i))) {
                throw new BadValueException(
                        "by these rules it is " + ours + "; mend the rules, or the example",
                        amounts.below("effects", Integer.toString(i)));
            }
        }
    }

    private static Instant moment(String text, String[] place) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException notOne) {
            throw new BadValueException(
                    Words.shown(text) + " is no moment; write one like \"2026-11-30T20:59:00Z\"",
                    place);
        }
    }

    private static Account accountOf(Map<String, String> words, Amounts amounts) {
        var facts = new TreeMap<>(words);
        var status =
                Optional.ofNullable(facts.remove("status"))
                        .flatMap(AccountStatus::ofWord)
                        .orElseThrow(() ->
                                new BadValueException(
                                        "needs the status; write one of active, soft-disconnected,"
                                                + " hard-disconnected, closed",
                                        amounts.below("account", "status")));
        var total = signed(needed(facts, "total_due", amounts), amounts);
        var past = amounts.amount(needed(facts, "past_due", amounts), "account", "past_due");
        var asOf = moment(needed(facts, "as_of", amounts), amounts.below("account", "as_of"));
        var due = Optional.ofNullable(facts.remove("due_date"));
        try {
            return new Account(
                    NOBODY,
                    "",
                    "",
                    "",
                    status,
                    new Balance(total, past, asOf),
                    due.map(LocalDate::parse),
                    Language.EN,
                    factsOf(facts, amounts));
        } catch (BadValueException known) {
            throw known;
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new BadValueException(
                    "is no account: " + wrong.getMessage(), amounts.below("account"));
        }
    }

    private static AccountFacts factsOf(Map<String, String> words, Amounts amounts) {
        for (var name : words.keySet()) {
            if (!FactWords.NAMES.contains(name)) {
                throw new BadValueException(
                        "is no fact of an account; " + Words.meantOrKnown(name, FactWords.NAMES),
                        amounts.below("account", name));
            }
        }
        return FactWords.read(words, amounts.currency());
    }

    private static String needed(Map<String, String> words, String name, Amounts amounts) {
        var word = words.remove(name);
        if (word == null) {
            throw new BadValueException(
                    Words.shown(name) + " is missing; add it here", amounts.below("account"));
        }
        return word;
    }

    private static Money signed(String text, Amounts amounts) {
        var isCredit = text.startsWith("-");
        var amount = amounts.amount(isCredit ? text.substring(1) : text, "account", "total_due");
        return isCredit ? Money.zero(amounts.currency()).minus(amount) : amount;
    }
}
