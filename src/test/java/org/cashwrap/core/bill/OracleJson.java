package org.cashwrap.core.bill;

import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.TenderKind;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// The lines of JSON between two oracles, as docs/rule-packs.md has them.
final class OracleJson {
    static final ObjectMapper JSON = new ObjectMapper();

    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private OracleJson() {}

    static String question(OracleCases.Case asked) {
        var line = JSON.createObjectNode();
        line.set("account", account(asked.account()));
        line.put("amount", asked.amount().plain());
        line.put("tender", asked.tender().word());
        var clock = line.putObject("clock");
        clock.put("at", moment(asked.clock().at()));
        asked.clock()
                .error()
                .ifPresentOrElse(
                        error -> clock.put("error_ms", error.toMillis()),
                        () -> clock.putNull("error_ms"));
        line.set("pack", pack(asked.pack()));
        return JSON.writeValueAsString(line);
    }

    static ObjectNode answer(OracleCases.Case asked) {
        var line = JSON.createObjectNode();
        var effects = line.putArray("effects");
        for (var effect : asked.effects()) {
            var one = effects.addObject();
            one.put("kind", effect.kind().word());
            one.put("outcome", effect.outcome().word());
            effect.values().forEach(one::put);
            effect.rules().forEach(one.putArray("rules")::add);
        }
        var allocation = line.putArray("allocation");
        AllocationPreview.of(asked.account(), asked.amount(), asked.pack()).stream()
                .flatMap(preview -> preview.shares().stream())
                .forEach(share ->
                        allocation
                                .addObject()
                                .put("bucket", share.word())
                                .put("amount", share.amount().plain()));
        return line;
    }

    private static String moment(Instant at) {
        return MILLIS.format(at);
    }

    private static ObjectNode account(Account account) {
        var words = JSON.createObjectNode();
        words.put("status", account.status().word());
        words.put("total_due", account.balance().totalDue().plain());
        words.put("past_due", account.balance().pastDue().plain());
        words.put("as_of", moment(account.balance().asOf()));
        account.dueDate().ifPresent(day -> words.put("due_date", day.toString()));
        FactWords.of(account.facts()).forEach(words::put);
        return words;
    }

    private static ObjectNode pack(RulePack pack) {
        var json = JSON.createObjectNode();
        json.put("sample", pack.sample());
        json.put("version", pack.version());
        json.put("region", pack.region().orElse("any"));
        json.put("effective-from", pack.effectiveFrom().toString());
        pack.effectiveUntil().ifPresent(day -> json.put("effective-until", day.toString()));
        json.put("time-zone", pack.zone().getId());
        json.put("currency", pack.currency().getCurrencyCode());
        json.put("stale-after-hours", pack.staleAfter().toHours());
        json.put("clock-error-max-seconds", pack.clockErrorMax().toSeconds());
        var rules = json.putArray("rules");
        pack.rules().forEach(rule -> rule(rules.addObject().put("id", rule.id()), rule));
        return json;
    }

    private static void rule(ObjectNode json, Rule rule) {
        switch (rule) {
            case Rule.Restore restore -> restore(json.put("is", "restore"), restore);
            case Rule.Promise promise -> {
                json.put("is", "promise");
                grace(json, promise.graceDays());
            }
            case Rule.Discount discount -> {
                json.put("is", "discount");
                if (!discount.part().equals(Percent.ALL)) {
                    json.put("percent", percent(discount.part()));
                }
                discount.worth().ifPresent(worth -> json.put("worth", worth.plain()));
            }
            case Rule.LateFee late -> {
                json.put("is", "late-fee");
                json.put("pay", word(late.by()));
                switch (late.charge()) {
                    case Rule.Charge.Fixed(var amount) -> json.put("amount", amount.plain());
                    case Rule.Charge.Part(var percent) -> json.put("percent", percent(percent));
                }
                grace(json, late.graceDays());
            }
            case Rule.TenderLimit limit -> limit(json.put("is", "tender"), limit);
            case Rule.Allocation allocation -> {
                json.put("is", "allocation");
                texts(json.putArray("order"), allocation.order().stream().map(Rule.Bucket::word));
            }
        }
    }

    private static void restore(ObjectNode json, Rule.Restore rule) {
        texts(json.putArray("statuses"), rule.statuses().stream().map(AccountStatus::word));
        json.put("appointment", rule.appointment());
        unlessZero(json, "fee", rule.fee());
        unlessZero(json, "security-deposit", rule.securityDeposit());
        rule.cutOff().ifPresent(time -> json.put("cut-off", time.toString()));
        if (rule.days().size() < DayOfWeek.values().length) {
            texts(
                    json.putArray("days"),
                    rule.days().stream().map(day -> word(day).substring(0, 3)));
        }
        if (!rule.holidays().isEmpty()) {
            texts(json.putArray("holidays"), rule.holidays().stream().map(Object::toString));
        }
    }

    private static void limit(ObjectNode json, Rule.TenderLimit rule) {
        texts(json.putArray("tenders"), rule.tenders().stream().map(TenderKind::word));
        json.put("when", rule.when().word());
        if (rule.when() instanceof Rule.When.ReturnedItems(var min)) {
            json.put("returned-items-min", min);
        }
        switch (rule.limit()) {
            case Rule.Limit.Refused() -> json.put("answer", "refused");
            case Rule.Limit.ClearsAfter(var days) ->
                    json.put("answer", "clears-after").put("clearing-days", days);
        }
    }

    private static void texts(ArrayNode json, Stream<String> words) {
        List.copyOf(words.toList()).forEach(json::add);
    }

    private static void unlessZero(ObjectNode json, String key, Money amount) {
        if (!amount.isZero()) {
            json.put(key, amount.plain());
        }
    }

    private static void grace(ObjectNode json, int days) {
        if (days > 0) {
            json.put("grace-days", days);
        }
    }

    private static BigDecimal percent(Percent percent) {
        return BigDecimal.valueOf(percent.hundredths(), 2);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
