package org.cashwrap.script;

import org.cashwrap.checkout.Request;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Stop;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.money.Pieces;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.PaymentId;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// One line of a script, understood or not.
///
/// @param re   the `id` that the line brought, for its reply
/// @param asks what it wants
record ScriptLine(Optional<String> re, Asks asks) {
    /// What a line wants.
    sealed interface Asks {}

    record Of(Request request) implements Asks {}

    record Wait(Until until, Duration timeout) implements Asks {}

    record Quit() implements Asks {}

    /// It cannot be asked.
    ///
    /// @param code of the closed list
    /// @param text key of what a person reads
    record Bad(String code, String text, List<Object> values) implements Asks {}

    /// What can be waited for.
    enum Until {
        IDLE,
        SETTLED,
        PRINTED,
        UPLOADED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int ID_MAX = 100;
    private static final int TEXT_MAX = 1_000;
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final BigDecimal TIMEOUT_MAX = BigDecimal.valueOf(3_600);

    /// The events and their keys; `do` and `id` are everywhere.
    private static final Map<String, Set<String>> EVENTS =
            Map.ofEntries(
                    Map.entry("sign-in", Set.of("clerk", "pin")),
                    Map.entry("sign-out", Set.of()),
                    Map.entry("open-till", Set.of("float", "pieces")),
                    Map.entry("find", Set.of("text")),
                    Map.entry("choose", Set.of("account", "fact")),
                    Map.entry("hold", Set.of()),
                    Map.entry("what-if", Set.of("amount", "tender")),
                    Map.entry("pay", Set.of("amount", "items", "rounding", "despite")),
                    Map.entry("cash", Set.of("received", "despite")),
                    Map.entry("card", Set.of()),
                    Map.entry("cheque", Set.of("amount", "micr", "routing", "account", "serial")),
                    Map.entry("money-order", Set.of("amount", "serial")),
                    Map.entry("cashiers-cheque", Set.of("amount", "serial")),
                    Map.entry("settle", Set.of()),
                    Map.entry("cancel", Set.of()),
                    Map.entry("give-back", Set.of()),
                    Map.entry("ask-terminal", Set.of()),
                    Map.entry(
                            "resolve",
                            Set.of("payment", "outcome", "amount", "approval", "approver", "pin")),
                    Map.entry("signature", Set.of("matches", "payment")),
                    Map.entry("end-of-day", Set.of()),
                    Map.entry("print-again", Set.of("payment", "slip")),
                    Map.entry("give-up-paper", Set.of()),
                    Map.entry("paper-seen", Set.of("payment", "came_out")),
                    Map.entry("wait", Set.of("until", "timeout")),
                    Map.entry("status", Set.of()),
                    Map.entry("quit", Set.of()));

    /// Words of the contract whose time has not come.
    private static final Set<String> NOT_BUILT =
            Set.of(
                    "x",
                    "no-sale",
                    "pay-in",
                    "pay-out",
                    "loan",
                    "drop",
                    "receive-drop",
                    "transfer",
                    "accept",
                    "void",
                    "reverse",
                    "refund",
                    "move",
                    "tender-correct",
                    "approve",
                    "manual-receipt",
                    "count",
                    "recount",
                    "close-till",
                    "deposit",
                    "seal");

    private static final JsonMapper JSON =
            JsonMapper.builder(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(8)
                                                    .maxNumberLength(30)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /// Understands a line; never throws.
    ///
    /// @param currency of the station: amounts are decimal texts in it
    static ScriptLine of(String line, Currency currency) {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JacksonException notJson) {
            return new ScriptLine(Optional.empty(), malformed());
        }
        if (!node.isObject()) {
            return new ScriptLine(Optional.empty(), malformed());
        }
        var id = node.get("id");
        if (id != null && !(id.isString() && id.stringValue().length() <= ID_MAX)) {
            return new ScriptLine(Optional.empty(), malformed());
        }
        var re = Optional.ofNullable(id).map(JsonNode::stringValue);
        try {
            return new ScriptLine(re, new Reader(node, currency).asks());
        } catch (BadLineException bad) {
            return new ScriptLine(re, bad.bad);
        }
    }

    static Bad malformed() {
        return new Bad("malformed", "refused.malformed", List.of());
    }

    private static Bad badKey(String key) {
        return new Bad("malformed", "refused.bad-key", List.of(key));
    }

    @SuppressWarnings("serial") // Never written anywhere.
    private static final class BadLineException extends RuntimeException {
        private final transient Bad bad;

        BadLineException(Bad bad) {
            super(bad.code());
            this.bad = bad;
        }
    }

    private record Reader(JsonNode node, Currency currency) {
        Asks asks() {
            var word = text("do");
            if (NOT_BUILT.contains(word)) {
                return new Bad("not-built", "refused.not-built", List.of());
            }
            var keys = EVENTS.get(word);
            if (keys == null) {
                return new Bad("unknown-event", "refused.unknown-event", List.of(shown(word)));
            }
            for (var key : node.propertyNames()) {
                if (!key.equals("do") && !key.equals("id") && !keys.contains(key)) {
                    return new Bad("unknown-key", "refused.unknown-key", List.of(shown(key)));
                }
            }
            return switch (word) {
                case "sign-in" -> new Of(new Request.SignIn(text("clerk"), text("pin")));
                case "sign-out" -> new Of(new Request.SignOut());
                case "open-till" -> new Of(openTill());
                case "find" -> new Of(new Request.Find(text("text")));
                case "choose" -> new Of(new Request.Choose(text("account"), digit("fact")));
                case "what-if" ->
                        new Of(
                                new Request.WhatIf(
                                        maybe("amount").map(_ -> amount("amount")), tender()));
                case "hold" -> new Of(new Request.Hold());
                case "pay" -> new Of(pay());
                case "cash" -> new Of(new Request.Cash(amount("received"), despite()));
                case "card" -> new Of(new Request.Card());
                case "cheque" -> new Of(new Request.Instrument(amount("amount"), cheque()));
                case "money-order" -> new Of(instrument(TenderKind.MONEY_ORDER));
                case "cashiers-cheque" -> new Of(instrument(TenderKind.CASHIERS_CHECK));
                case "settle" -> new Of(new Request.Settle());
                case "cancel" -> new Of(new Request.Cancel());
                case "give-back" -> new Of(new Request.GiveBack());
                case "ask-terminal" -> new Of(new Request.AskTerminal());
                case "resolve" -> new Of(resolve());
                case "signature" -> new Of(signature());
                case "end-of-day" -> new Of(new Request.EndOfDay());
                case "print-again" ->
                        new Of(
                                new Request.PrintAgain(
                                        maybe("payment").map(_ -> payment()), sequence("slip")));
                case "give-up-paper" -> new Of(new Request.GiveUpPaper());
                case "paper-seen" ->
                        new Of(
                                new Request.PaperSeen(
                                        maybe("payment").map(_ -> payment()), truth("came_out")));
                case "wait" -> wait_();
                case "status" -> new Of(new Request.Status());
                case "quit" -> new Quit();
                default -> throw new IllegalStateException(word);
            };
        }

        private Request openTill() {
            var pieces = maybe("pieces");
            if (pieces.isPresent() == maybe("float").isPresent()) {
                throw bad(badKey("float"));
            }
            if (pieces.isEmpty()) {
                return new Request.OpenTill(amount("float"), Optional.empty());
            }
            if (!pieces.get().isObject()) {
                throw bad(badKey("pieces"));
            }
            var counts = new TreeMap<Long, Integer>();
            for (var each : pieces.get().properties()) {
                var count = each.getValue();
                if (!count.isInt() || count.intValue() < 0) {
                    throw badPieces(each.getKey() + " × " + count);
                }
                var of =
                        Money.parse(each.getKey(), currency)
                                .orElseThrow(() -> badAmount(each.getKey()));
                counts.merge(of.minor(), count.intValue(), Math::addExact);
            }
            try {
                var counted = new Pieces(currency, counts);
                return new Request.OpenTill(counted.sum(), Optional.of(counted));
            } catch (IllegalArgumentException | ArithmeticException notMoney) {
                throw badPieces(String.join(", ", pieces.get().propertyNames()));
            }
        }

        private Request pay() {
            var items = maybe("items");
            var amount = maybe("amount");
            if (items.isPresent() && amount.isPresent()) {
                throw bad(badKey("items"));
            }
            if (items.isEmpty()) {
                return new Request.Pay(amount.map(_ -> amount("amount")), wantsCredit(), despite());
            }
            if (!items.get().isArray()) {
                throw bad(badKey("items"));
            }
            var towards = new ArrayList<Request.PayItems.Towards>();
            for (var item : items.get()) {
                if (!item.isObject() || item.size() != 2) {
                    throw bad(badKey("items"));
                }
                var reader = new Reader(item, currency);
                var account = reader.text("account").replaceAll("[\\s\\-.]", "");
                if (!AccountNumber.isValid(account)) {
                    throw bad(new Bad("no-account", "refused.no-account", List.of(shown(account))));
                }
                towards.add(
                        new Request.PayItems.Towards(
                                new AccountNumber(account), reader.amount("amount")));
            }
            return new Request.PayItems(List.copyOf(towards), wantsCredit(), despite());
        }

        /// The standard is the store's and is not asked for.
        private boolean wantsCredit() {
            if (maybe("rounding").isEmpty()) {
                return false;
            }
            if (!text("rounding").equals(CashRounding.CREDIT.word())) {
                throw bad(badKey("rounding"));
            }
            return true;
        }

        /// Stops that were read. One that nobody may pass is none of them.
        private Set<Stop.Kind> despite() {
            var words = maybe("despite");
            if (words.isEmpty()) {
                return Set.of();
            }
            if (!words.get().isArray()) {
                throw bad(badKey("despite"));
            }
            var kinds = new HashSet<Stop.Kind>();
            for (var word : words.get()) {
                kinds.add(
                        Optional.of(word)
                                .filter(JsonNode::isString)
                                .flatMap(text -> Stop.Kind.ofWord(text.stringValue()))
                                .filter(kind -> !kind.isFinal())
                                .orElseThrow(() -> bad(badKey("despite"))));
            }
            return Set.copyOf(kinds);
        }

        private Request instrument(TenderKind kind) {
            return new Request.Instrument(
                    amount("amount"), new Request.Printed.Serial(kind, text("serial")));
        }

        /// By its line, or by the numbers that are in it.
        private Request.Printed cheque() {
            if (maybe("micr").isEmpty()) {
                return new Request.Printed.Numbers(
                        text("routing"), text("account"), text("serial"));
            }
            for (var other : List.of("routing", "account", "serial")) {
                if (maybe(other).isPresent()) {
                    throw bad(badKey(other));
                }
            }
            return new Request.Printed.Line(text("micr"));
        }

        private Request resolve() {
            var charged =
                    switch (text("outcome")) {
                        case "approved" -> true;
                        case "not-paid" -> false;
                        default -> throw bad(badKey("outcome"));
                    };
            var approval = maybe("approval").map(_ -> text("approval")).orElse("");
            if (approval.length() > 16 || !approval.chars().allMatch(c -> c >= ' ' && c < 127)) {
                throw bad(badKey("approval"));
            }
            return new Request.Resolve(
                    payment(),
                    charged,
                    maybe("amount").map(_ -> amount("amount")),
                    approval,
                    text("approver"),
                    text("pin"));
        }

        private Request signature() {
            return new Request.Signature(maybe("payment").map(_ -> payment()), truth("matches"));
        }

        private TenderKind tender() {
            return maybe("tender").isEmpty()
                    ? TenderKind.CASH
                    : TenderKind.ofWord(text("tender")).orElseThrow(() -> bad(badKey("tender")));
        }

        private OptionalInt digit(String key) {
            var given = maybe(key);
            if (given.isEmpty()) {
                return OptionalInt.empty();
            }
            return given.filter(JsonNode::isString)
                    .map(JsonNode::stringValue)
                    .filter(text -> text.matches("[0-9]"))
                    .map(text -> OptionalInt.of(text.charAt(0) - '0'))
                    .orElseThrow(() -> bad(badKey(key)));
        }

        private OptionalLong sequence(String key) {
            var given = maybe(key);
            if (given.isEmpty()) {
                return OptionalLong.empty();
            }
            return given.filter(JsonNode::canConvertToExactIntegral)
                    .filter(JsonNode::canConvertToLong)
                    .filter(node -> node.longValue() > 0)
                    .map(node -> OptionalLong.of(node.longValue()))
                    .orElseThrow(() -> bad(badKey(key)));
        }

        private boolean truth(String key) {
            return maybe(key)
                    .filter(JsonNode::isBoolean)
                    .orElseThrow(() -> bad(badKey(key)))
                    .booleanValue();
        }

        private Asks wait_() {
            var word = text("until");
            var until =
                    java.util.Arrays.stream(Until.values())
                            .filter(each -> each.word().equals(word))
                            .findFirst()
                            .orElseThrow(() -> bad(badKey("until")));
            var timeout = maybe("timeout");
            if (timeout.isEmpty()) {
                return new Wait(until, TIMEOUT);
            }
            if (!timeout.get().isNumber()
                    || timeout.get().decimalValue().signum() < 0
                    || timeout.get().decimalValue().compareTo(TIMEOUT_MAX) > 0) {
                throw bad(badKey("timeout"));
            }
            return new Wait(
                    until,
                    Duration.ofMillis(timeout.get().decimalValue().movePointRight(3).longValue()));
        }

        private PaymentId payment() {
            try {
                return new PaymentId(UUID.fromString(text("payment")));
            } catch (IllegalArgumentException notAnId) {
                throw bad(badKey("payment"));
            }
        }

        private Optional<JsonNode> maybe(String key) {
            return Optional.ofNullable(node.get(key)).filter(value -> !value.isNull());
        }

        private String text(String key) {
            var value = maybe(key).orElseThrow(() -> bad(badKey(key)));
            if (!value.isString() || value.stringValue().length() > TEXT_MAX) {
                throw bad(badKey(key));
            }
            return value.stringValue();
        }

        private Money amount(String key) {
            var typed = text(key);
            return Money.parse(typed, currency).orElseThrow(() -> badAmount(typed));
        }

        private static BadLineException badAmount(String typed) {
            return bad(new Bad("bad-amount", "refused.not-an-amount", List.of(shown(typed))));
        }

        private static BadLineException badPieces(String what) {
            return bad(new Bad("bad-amount", "refused.bad-pieces", List.of(shown(what))));
        }

        private static BadLineException bad(Bad why) {
            return new BadLineException(why);
        }

        /// What was typed, for a text: short, and nothing but printable.
        private static String shown(String typed) {
            var shown = new StringBuilder();
            typed.codePoints()
                    .filter(c -> !Character.isISOControl(c))
                    .limit(40)
                    .forEach(shown::appendCodePoint);
            return shown.toString();
        }
    }
}
