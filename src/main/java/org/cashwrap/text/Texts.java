package org.cashwrap.text;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.Money;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Every sentence we say, in one language; the words stand in `words_en.properties`, `words_es.properties` and
/// `words_fa.properties` (UTF-8). A language never falls back on another: each has every key, which a test holds.
///
/// **Placeholders.** `{0}` to `{9}` stand for the values in their order; everything else, apostrophes and other braces
/// included, stands for itself. That is the whole rule, and why this is not a `MessageFormat`.
///
/// A value that is an amount, a number, a day or a moment is written as the language writes it; any other stands as its own text does. So
/// an identifier goes through [Ids#show(String, Language)] before it is put into a sentence.
public final class Texts {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([0-9])}");

    private static final Map<Language, Texts> ALL = load();

    private final Language language;
    private final Map<String, String> words;

    private Texts(Language language, Map<String, String> words) {
        this.language = language;
        this.words = words;
    }

    public static Texts of(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    public Language language() {
        return language;
    }

    /// @param values for the placeholders; more than the text has places for do no harm
    /// @throws IllegalArgumentException if there is no such key, or a value is missing: a mistake of ours
    public String text(String key, Object... values) {
        var text = words.get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key + " in " + language.code());
        }
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(place -> Matcher.quoteReplacement(value(key, place.group(1), values)));
    }

    public String text(Notice notice) {
        return text(notice.key(), notice.values().toArray());
    }

    Set<String> keys() {
        return words.keySet();
    }

    private String value(String key, String place, Object[] values) {
        var index = Integer.parseInt(place);
        if (index >= values.length) {
            throw new IllegalArgumentException("no value for {" + index + "} of " + key);
        }
        return switch (values[index]) {
            case Money amount -> Amounts.of(language).show(amount);
            case TextKey(var inner) -> text(inner);
            case LocalDate date -> Moments.of(language).date(date);
            case LocalDateTime at ->
                    text(
                            "moment.date-time",
                            Moments.of(language).date(at.toLocalDate()),
                            Moments.of(language).time(at.toLocalTime()));
            case Number number -> Digits.of(number.toString(), language);
            case Object other -> other.toString();
        };
    }

    private static Map<Language, Texts> load() {
        var all = new EnumMap<Language, Texts>(Language.class);
        for (var language : Language.values()) {
            all.put(
                    language,
                    new Texts(language, read("words_" + language.code() + ".properties")));
        }
        return all;
    }

    private static Map<String, String> read(String file) {
        var words = new Properties();
        try (var reader = open(file)) {
            words.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read our own " + file, unreadable);
        }
        return words.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(key -> key, words::getProperty));
    }

    private static Reader open(String file) throws IOException {
        var stream = Texts.class.getResourceAsStream(file);
        if (stream == null) {
            throw new IOException("not in the program: " + file);
        }
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }
}
