package org.cashwrap.headoffice.server;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.FactWords;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/// An answer as it is sent: `docs/head-office-api.yaml`.
final class AnswerJson {
    private static final JsonMapper JSON = JsonMapper.shared();

    /// Always three digits of milliseconds, so that the form is one.
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private AnswerJson() {}

    /// @param at the head office's clock
    static byte[] of(Answer answer, Instant at) {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("at", INSTANT.format(at));
        switch (answer) {
            case Answer.Reaches(var till, var epoch, var end, var stored) -> {
                node.put("till", till).put("epoch", epoch);
                put(node, end);
                stored.ifPresent(count -> node.put("stored", count.intValue()));
                // Kept for the head office's own signature.
                node.putNull("signature");
            }
            case Answer.Found(var accounts) -> {
                var list = node.putArray("accounts");
                accounts.forEach(account -> put(list.addObject(), account));
            }
            case Answer.Got(var account) ->
                    account.ifPresentOrElse(
                            found -> put(node.putObject("account"), found),
                            () -> node.putNull("account"));
            case Answer.Refused(var code, var why, var end) -> {
                node.put("refused", code.word()).put("why", why);
                end.ifPresent(there -> put(node, there));
            }
        }
        return JSON.writeValueAsString(node).getBytes(StandardCharsets.UTF_8);
    }

    private static void put(ObjectNode node, JournalEnd end) {
        node.put("seq", end.sequence()).put("hash", end.hash().toString());
    }

    private static void put(ObjectNode node, Account account) {
        var balance = account.balance();
        node.put("account", account.number().digits())
                .put("name", account.name())
                .put("phone", account.phone())
                .put("address", account.address())
                .put("status", account.status().word())
                .put("currency", balance.totalDue().currency().getCurrencyCode())
                .put("past_due", balance.pastDue().plain())
                .put("total_due", balance.totalDue().plain())
                .put("due_date", account.dueDate().map(LocalDate::toString).orElse(null))
                .put("language", account.language().code())
                .put("as_of", INSTANT.format(balance.asOf()));
        var facts = node.putObject("facts");
        FactWords.of(account.facts()).forEach(facts::put);
    }
}
