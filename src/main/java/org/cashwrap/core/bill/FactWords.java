package org.cashwrap.core.bill;

import org.cashwrap.core.bill.AccountFacts.Parts;
import org.cashwrap.core.bill.AccountFacts.Promise;
import org.cashwrap.core.money.Money;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The facts of an account as words, a value to a name: as they stand in a biller's file, in the accounts file and in the head
/// office's answers. What is not known is not there.
///
/// | name | value |
/// | --- | --- |
/// | `restore_due`, `current_due`, `unbilled`, `min_due`, `past_due_30`, `past_due_60`, `past_due_90`, `promise_amount` | an amount such as `84.37`, never negative |
/// | `promise_date`, `discount_until`, `cash_only_until`, `autopay_on`, `disconnect_date` | ISO 8601: `2026-11-30` |
/// | `returned_items` | 0 to 999 |
/// | `region` | a short text |
/// | `time_zone` | of the IANA database: `America/New_York` |
/// | `alerts` | texts with semicolons between them |
///
/// A promise is one only with both its day and its amount.
public final class FactWords {
    /// All names, in their order.
    public static final List<String> NAMES =
            List.of(
                    "restore_due",
                    "current_due",
                    "unbilled",
                    "min_due",
                    "past_due_30",
                    "past_due_60",
                    "past_due_90",
                    "time_zone",
                    "region",
                    "promise_date",
                    "promise_amount",
                    "discount_until",
                    "cash_only_until",
                    "returned_items",
                    "autopay_on",
                    "disconnect_date",
                    "alerts");

    private FactWords() {}

    public static Map<String, String> of(AccountFacts facts) {
        var words = new LinkedHashMap<String, String>();
        var parts = facts.parts();
        put(words, "restore_due", parts.restoreDue().map(Money::plain));
        put(words, "current_due", parts.currentDue().map(Money::plain));
        put(words, "unbilled", parts.unbilled().map(Money::plain));
        put(words, "min_due", parts.minDue().map(Money::plain));
        put(words, "past_due_30", parts.pastDue30().map(Money::plain));
        put(words, "past_due_60", parts.pastDue60().map(Money::plain));
        put(words, "past_due_90", parts.pastDue90().map(Money::plain));
        put(words, "time_zone", facts.zone().map(ZoneId::getId));
        put(words, "region", facts.region());
        put(words, "promise_date", facts.promise().map(promise -> promise.by().toString()));
        put(words, "promise_amount", facts.promise().map(promise -> promise.amount().plain()));
        put(words, "discount_until", facts.discountUntil().map(LocalDate::toString));
        put(words, "cash_only_until", facts.cashOnlyUntil().map(LocalDate::toString));
        put(
                words,
                "returned_items",
                facts.returnedItems() == 0
                        ? Optional.empty()
                        : Optional.of(Integer.toString(facts.returnedItems())));
        put(words, "autopay_on", facts.autopayOn().map(LocalDate::toString));
        put(words, "disconnect_date", facts.disconnectDate().map(LocalDate::toString));
        put(
                words,
                "alerts",
                facts.alerts().isEmpty()
                        ? Optional.empty()
                        : Optional.of(String.join(";", facts.alerts())));
        return words;
    }

    /// @param words    by [#NAMES]; an empty value is none
    /// @param currency of the amounts
    /// @throws IllegalArgumentException       that names the first value that is not of its form
    /// @throws java.time.DateTimeException likewise, for days and zones
    public static AccountFacts read(Map<String, String> words, Currency currency) {
        for (var name : words.keySet()) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("no fact is named " + name);
            }
        }
        var reading = new Reading(words, currency);
        var promised = reading.amount("promise_amount").filter(Money::isPositive);
        return new AccountFacts(
                new Parts(
                        reading.amount("restore_due"),
                        reading.amount("current_due"),
                        reading.amount("unbilled"),
                        reading.amount("min_due"),
                        reading.amount("past_due_30"),
                        reading.amount("past_due_60"),
                        reading.amount("past_due_90")),
                reading.day("promise_date")
                        .flatMap(by -> promised.map(amount -> new Promise(by, amount))),
                reading.day("discount_until"),
                reading.day("cash_only_until"),
                reading.count("returned_items"),
                reading.day("autopay_on"),
                reading.day("disconnect_date"),
                reading.text("region"),
                reading.text("time_zone").map(ZoneId::of),
                reading.text("alerts").map(FactWords::alerts).orElse(List.of()));
    }

    /// The texts between the semicolons of the value `alerts`.
    private static List<String> alerts(String value) {
        return Arrays.stream(value.split(";", -1))
                .map(String::strip)
                .filter(alert -> !alert.isEmpty())
                .collect(Collectors.toUnmodifiableList());
    }

    private static void put(Map<String, String> words, String name, Optional<String> value) {
        value.ifPresent(text -> words.put(name, text));
    }

    private record Reading(Map<String, String> words, Currency currency) {
        Optional<String> text(String name) {
            return Optional.ofNullable(words.get(name)).filter(text -> !text.isEmpty());
        }

        Optional<Money> amount(String name) {
            return text(name)
                    .map(text ->
                            Money.parse(text, currency)
                                    .orElseThrow(() ->
                                            new IllegalArgumentException(
                                                    name + " is not an amount")));
        }

        Optional<LocalDate> day(String name) {
            return text(name).map(LocalDate::parse);
        }

        int count(String name) {
            return text(name).map(Integer::parseInt).orElse(0);
        }
    }
}
