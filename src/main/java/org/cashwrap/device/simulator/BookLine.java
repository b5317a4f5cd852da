package org.cashwrap.device.simulator;

import org.cashwrap.core.money.Money;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// One line of the terminal's own books: what became of one transaction.
///
/// @param receipt  its number, 1 to 9999; none unless it is stored for good
/// @param trace    1 to 999999, of every attempt
/// @param turnover how many were stored so far, this one included, 0 to 999999
/// @param amount   of a batch: the sum of its payments
/// @param result   00, or why not
/// @param original the receipt that a reversal takes back
record BookLine(
        What what,
        Instant at,
        OptionalInt receipt,
        int trace,
        int turnover,
        Money amount,
        int result,
        Optional<String> approval,
        Optional<Card> card,
        String tid,
        OptionalInt original) {
    private static final JsonMapper JSON = JsonMapper.shared();

    BookLine {
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// What became of it.
    enum What {
        BOOKED,
        DECLINED,
        UNDONE,
        REVERSAL_BOOKED,
        REVERSAL_DECLINED,
        REVERSAL_UNDONE,
        REFUND_BOOKED,
        REFUND_DECLINED,
        REFUND_UNDONE,
        BATCH_CLOSED,
        BATCH_NOT_CLOSED;

        /// Is it a transaction that the terminal keeps, with a receipt number?
        boolean isStored() {
            return this == BOOKED || this == REVERSAL_BOOKED || this == REFUND_BOOKED;
        }

        /// Has the host, the customer or the till refused it?
        boolean isDeclined() {
            return this == DECLINED || this == REVERSAL_DECLINED || this == REFUND_DECLINED;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Without its line end.
    String json() {
        var node = JsonNodeFactory.instance.objectNode();
        node.put("what", what.word());
        node.put("at", at.toString());
        if (receipt.isPresent()) {
            node.put("receipt", receipt.getAsInt());
        } else {
            node.putNull("receipt");
        }
        node.put("trace", trace);
        node.put("turnover", turnover);
        node.put("amount", amount.plain());
        node.put("currency", amount.currency().getCurrencyCode());
        node.put("result", String.format(Locale.ROOT, "%02X", result));
        node.put("approval", approval.orElse(null));
        node.put("last4", card.map(Card::lastFour).orElse(null));
        node.put("brand", card.map(held -> held.brand().name()).orElse(null));
        node.put("tid", tid);
        original.ifPresent(number -> node.put("original", number));
        return JSON.writeValueAsString(node);
    }

    /// Empty if it is none.
    static Optional<BookLine> parse(String line) {
        try {
            return Optional.of(read(JSON.readTree(line)));
        } catch (JacksonException
                | DateTimeException
                | IllegalArgumentException
                | java.util.NoSuchElementException notOurs) {
            return Optional.empty();
        }
    }

    private static BookLine read(JsonNode node) {
        var currency = Currency.getInstance(node.required("currency").asString());
        return new BookLine(
                Stream.of(What.values())
                        .filter(what -> what.word().equals(node.required("what").asString()))
                        .findFirst()
                        .orElseThrow(),
                Instant.parse(node.required("at").asString()),
                number(node.required("receipt")),
                node.required("trace").asInt(),
                node.required("turnover").asInt(),
                Money.parse(node.required("amount").asString(), currency).orElseThrow(),
                Integer.parseInt(node.required("result").asString(), 16),
                text(node.required("approval")),
                text(node.required("brand"))
                        .flatMap(brand ->
                                Card.parse(
                                        brand.toLowerCase(Locale.ROOT)
                                                + "-"
                                                + node.required("last4").asString())),
                node.required("tid").asString(),
                number(node.path("original")));
    }

    private static OptionalInt number(JsonNode node) {
        return node.isInt() ? OptionalInt.of(node.asInt()) : OptionalInt.empty();
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }
}
