package org.cashwrap.core.ledger;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Currency;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// The text of an entry: compact JSON, keys in the order of `docs/journal-format.md`, every key always present, integers
/// for money. Written once; what is stored is never written again from its meaning.
public final class EntryCodec {
    static final int TEXT_MAX = 65_536;
    private static final int DEPTH_MAX = 16;

    /// Always three digits of milliseconds, so that the form is one.
    private static final DateTimeFormatter INSTANT =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEPTH_MAX)
                                                    .maxDocumentLength(4L * TEXT_MAX)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private EntryCodec() {}

    public static String write(Entry entry) {
        var envelope = entry.envelope();
        var node = JsonNodeFactory.instance.objectNode();
        node.put("v", Envelope.VERSION);
        node.put("till", envelope.till());
        node.put("epoch", envelope.epoch());
        node.put("seq", envelope.sequence());
        node.put("kind", entry.body().kind());
        node.put("id", envelope.id().toString());
        node.put("at", instant(envelope.at()));
        node.put("offset", envelope.offset().getId());
        node.put("zone", envelope.zone().getId());
        node.put("mono", envelope.monotonicMs());
        put(node, "clock", envelope.clockOffset());
        put(node, "date", envelope.businessDate().map(LocalDate::toString));
        if (envelope.session().isPresent()) {
            node.put("session", envelope.session().getAsInt());
        } else {
            node.putNull("session");
        }
        put(node, "clerk", envelope.clerk());
        put(node, "approver", envelope.approver());
        put(node, "reason", envelope.reason());
        node.put("training", envelope.training());
        envelope.rulePack()
                .ifPresentOrElse(
                        pack ->
                                node.putObject("rules")
                                        .put("id", pack.id())
                                        .put("hash", pack.hash()),
                        () -> node.putNull("rules"));
        node.put("build", envelope.build());
        envelope.linked()
                .ifPresentOrElse(
                        to ->
                                node.putObject("link")
                                        .put("till", to.till())
                                        .put("epoch", to.epoch())
                                        .put("seq", to.sequence()),
                        () -> node.putNull("link"));
        node.put("currency", envelope.currency().getCurrencyCode());
        node.set("body", BodyJson.write(entry.body()));
        return JSON.writeValueAsString(node);
    }

    /// @throws BadEntryException if the text is not an entry of a version and kind that we know; it quotes no value
    public static Entry read(String text) {
        var fields = new JsonFields(tree(text), "");
        if (fields.integer("v") != Envelope.VERSION) {
            throw new BadEntryException("/v is a version this program does not know");
        }
        var currency = fields.parsed("currency", Currency::getInstance);
        var kind = fields.text("kind");
        var envelope =
                new Envelope(
                        fields.text("till"),
                        fields.text("epoch"),
                        fields.integer("seq"),
                        fields.parsed("id", UUID::fromString),
                        fields.parsed("at", Instant::parse),
                        fields.parsed("offset", ZoneOffset::of),
                        fields.parsed("zone", ZoneId::of),
                        fields.integer("mono"),
                        fields.isNull("clock")
                                ? OptionalLong.empty()
                                : OptionalLong.of(fields.integer("clock")),
                        maybeDate(fields),
                        fields.maybeInt("session"),
                        fields.maybeText("clerk"),
                        fields.maybeText("approver"),
                        fields.maybeText("reason"),
                        fields.truth("training"),
                        fields.maybeObject("rules").map(EntryCodec::rulePack),
                        fields.text("build"),
                        fields.maybeObject("link").map(EntryCodec::link),
                        currency);
        var body = BodyJson.read(kind, fields.object("body"), currency);
        fields.end();
        return new Entry(envelope, body);
    }

    /// Is the text of the one form that we write: keys in their order, no blanks, each value in its one spelling? How a
    /// text's letters are escaped is left open.
    static boolean isCanonical(String text) {
        var tree = tree(text).toString();
        return tree.equals(tree(write(read(text))).toString()) && !hasBlanks(text);
    }

    private static boolean hasBlanks(String text) {
        var quoted = false;
        for (int at = 0; at < text.length(); at++) {
            var c = text.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted && c == '\\') {
                at++;
            } else if (!quoted && c <= ' ') {
                return true;
            }
        }
        return false;
    }

    private static JsonNode tree(String text) {
        if (text.codePointCount(0, text.length()) > TEXT_MAX) {
            throw new BadEntryException("longer than an entry can be");
        }
        try {
            return JSON.readTree(text);
        } catch (JacksonException notJson) {
            var where = notJson.getLocation();
            throw new BadEntryException(
                    "not JSON" + (where == null ? "" : ", at character " + where.getCharOffset()));
        }
    }

    static String instant(Instant at) {
        return INSTANT.format(at);
    }

    private static Optional<LocalDate> maybeDate(JsonFields fields) {
        return fields.isNull("date")
                ? Optional.empty()
                : Optional.of(fields.parsed("date", LocalDate::parse));
    }

    private static Envelope.RulePack rulePack(JsonFields fields) {
        var pack = new Envelope.RulePack(fields.text("id"), fields.text("hash"));
        fields.end();
        return pack;
    }

    private static Envelope.EntryRef link(JsonFields fields) {
        if (fields.integer("seq") < 1) {
            throw new BadEntryException("/link/seq is not an entry's");
        }
        var link =
                new Envelope.EntryRef(
                        fields.text("till"), fields.text("epoch"), fields.integer("seq"));
        fields.end();
        return link;
    }

    private static void put(ObjectNode node, String key, Optional<String> value) {
        if (value.isPresent()) {
            node.put(key, value.get());
        } else {
            node.putNull(key);
        }
    }

    private static void put(ObjectNode node, String key, OptionalLong value) {
        if (value.isPresent()) {
            node.put(key, value.getAsLong());
        } else {
            node.putNull(key);
        }
    }
}
