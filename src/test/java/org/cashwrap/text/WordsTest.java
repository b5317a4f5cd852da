package org.cashwrap.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.payment.Refusal;
import org.cashwrap.device.PrinterTrouble;
import org.cashwrap.device.ScannerTrouble;
import org.cashwrap.device.TerminalPrompt;
import org.cashwrap.device.TerminalTrouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What holds for the word files as they stand on disk, line by line.
class WordsTest {
    /// Texts that are found by a name made at run time, so no source has their whole key: the refusals of the script
    /// counter, `refused.` and the code of its closed list.
    private static final Set<String> MADE_AT_RUN_TIME =
            Stream.of(
                            "not-built",
                            "not-signed-in",
                            "wrong-pin",
                            "locked-out",
                            "till-closed",
                            "till-open",
                            "no-account",
                            "nothing-due",
                            "approver-needed",
                            "storage-failed")
                    .map(code -> "refused." + code)
                    .collect(Collectors.toSet());

    /// What the counter tells of itself and its devices, `notice.` and a short word.
    private static final Set<String> NOTICES =
            Stream.concat(
                            Stream.of(
                                    "batch-not-closed",
                                    "batch-not-closed.not-reached",
                                    "batch-not-closed.not-sent",
                                    "batch-not-closed.not-started",
                                    "batch-not-kept",
                                    "batch-unanswered",
                                    "batch-unknown",
                                    "card-cannot-tell",
                                    "card-declined",
                                    "card-declined.not-sent",
                                    "card-declined.not-started",
                                    "card-in-doubt",
                                    "card-unclaimed",
                                    "card-younger-first",
                                    "doubt-not-paid",
                                    "doubt-paid",
                                    "paper-low",
                                    "papers-due",
                                    "print-unknown",
                                    "printer-ready",
                                    "receipt-due",
                                    "drawer-stayed-shut",
                                    "drawer-not-kicked",
                                    "scan-unusable",
                                    "scanner-ready",
                                    "journal-behind",
                                    "office-away",
                                    "office-back",
                                    "office-refuses",
                                    "signature-differs",
                                    "terminal-broken",
                                    "terminal-ready"),
                            Stream.concat(
                                    Arrays.stream(TerminalTrouble.values())
                                            .map(trouble -> "terminal-" + word(trouble)),
                                    Arrays.stream(ScannerTrouble.values())
                                            .map(trouble -> "scanner-" + word(trouble))))
                    .map(kind -> "notice." + kind)
                    .collect(Collectors.toSet());

    private static final Set<String> PRINTER =
            Arrays.stream(PrinterTrouble.values())
                    .map(trouble -> "printer." + word(trouble))
                    .collect(Collectors.toSet());

    private static final Set<String> PROMPTS =
            Arrays.stream(TerminalPrompt.Kind.values())
                    .map(kind -> "prompt." + word(kind))
                    .collect(Collectors.toSet());

    /// The lamps of the status strip.
    private static final Set<String> STRIP =
            Stream.of("head-office", "printer", "drawer", "card", "scanner")
                    .flatMap(lamp ->
                            Stream.of("", ".trouble", ".none")
                                    .map(state -> "strip." + lamp + state))
                    .collect(Collectors.toSet());

    /// Words that are the same in every language: our name, a file format, and what everybody calls a PIN.
    private static final Pattern LATIN_IN_PERSIAN = Pattern.compile("Cashwrap|JSON");

    private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

    @ParameterizedTest
    @EnumSource
    void aLanguageHasEveryKeyOnceAndInOrder(Language language) throws IOException {
        var keys = entries(language).stream().map(entry -> entry[0]).toList();

        assertEquals(new TreeSet<>(words(Language.EN).keySet()), new TreeSet<>(keys));
        assertEquals(keys.stream().sorted().distinct().toList(), keys);
    }

    @ParameterizedTest
    @EnumSource
    void aTextHasTheSamePlacesInEveryLanguage(Language language) throws IOException {
        var english = words(Language.EN);

        words(language)
                .forEach((key, text) ->
                        assertEquals(places(english.getOrDefault(key, "")), places(text), key));
    }

    @ParameterizedTest
    @EnumSource
    void aTextIsOnePlainLine(Language language) throws IOException {
        words(language)
                .forEach((key, text) -> {
                    assertEquals(text.strip(), text, key);
                    assertTrue(!text.isEmpty() && !text.contains("  "), key);
                    assertTrue(text.chars().noneMatch(WordsTest::isUnseen), key);
                    assertTrue(!PLACE.matcher(text).replaceAll("").contains("{"), key);
                });
    }

    @ParameterizedTest
    @EnumSource
    void theReadTextsAreThoseOfTheFile(Language language) throws IOException {
        var words = words(language);

        assertEquals(words.keySet(), Texts.of(language).keys());
        assertEquals(words.get("receipt.thanks"), Texts.of(language).text("receipt.thanks"));
    }

    @ParameterizedTest
    @EnumSource(names = "EN", mode = EnumSource.Mode.EXCLUDE)
    void nothingIsLeftInEnglish(Language language) throws IOException {
        var english = words(Language.EN);

        words(language)
                .forEach((key, text) ->
                        assertTrue(!hasLetters(text) || !text.equals(english.get(key)), key));
    }

    @Test
    void persianIsWrittenWithPersianLettersAndMarks() throws IOException {
        words(Language.FA)
                .forEach((key, text) -> {
                    var own = LATIN_IN_PERSIAN.matcher(text).replaceAll("");
                    assertTrue(own.chars().noneMatch(c -> c >= 'A' && c <= 'z'), key);
                    // Arabic kaf and yeh look alike and are found by no search; so do the marks.
                    assertTrue(own.chars().noneMatch(c -> "كيىة,;?%".indexOf(c) >= 0), key);
                    assertTrue(!own.contains(" \u200C") && !own.contains("\u200C "), key);
                });
    }

    @ParameterizedTest
    @EnumSource(names = "FA", mode = EnumSource.Mode.EXCLUDE)
    void theReceiptsWordsCanBeSetByEveryPrinter(Language language) throws IOException {
        var oldest = Charset.forName("IBM437").newEncoder();

        words(language).entrySet().stream()
                .filter(word -> word.getKey().startsWith("receipt."))
                .forEach(word -> assertTrue(oldest.canEncode(word.getValue()), word.getKey()));
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalIsAFewSentencesThatEnd(Language language) throws IOException {
        words(language).entrySet().stream()
                .filter(word -> word.getKey().startsWith("refused."))
                .forEach(word -> {
                    var text = word.getValue();
                    assertTrue(text.endsWith("."), word.getKey());
                    assertTrue(text.length() <= 200, word.getKey());
                });
    }

    @Test
    void whateverADeviceTellsHasAText() throws IOException {
        var keys = words(Language.EN).keySet();

        assertTrue(keys.containsAll(NOTICES), () -> NOTICES + " " + keys);
        assertTrue(keys.containsAll(PROMPTS), () -> PROMPTS + " " + keys);
        assertTrue(keys.containsAll(PRINTER), () -> PRINTER + " " + keys);
        assertTrue(keys.containsAll(STRIP), () -> STRIP + " " + keys);
    }

    @Test
    void everyTextIsUsed() throws IOException {
        var unused = new TreeSet<>(words(Language.EN).keySet());
        unused.removeAll(MADE_AT_RUN_TIME);
        unused.removeAll(NOTICES);
        unused.removeAll(PROMPTS);
        unused.removeAll(PRINTER);
        unused.removeAll(STRIP);
        Arrays.stream(Refusal.values()).map(Refusal::textKey).forEach(unused::remove);
        var sources = sources();
        unused.removeIf(key -> sources.contains('"' + key + '"'));

        assertEquals(Set.of(), unused);
    }

    /// A control or format character; the zero-width non-joiner is Persian spelling.
    private static boolean isUnseen(int c) {
        return Character.isISOControl(c)
                || (Character.getType(c) == Character.FORMAT && c != 0x200C);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean hasLetters(String text) {
        return PLACE.matcher(text).replaceAll("").chars().anyMatch(Character::isLetter);
    }

    private static List<String> places(String text) {
        return PLACE.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    private static Map<String, String> words(Language language) throws IOException {
        return entries(language).stream()
                .collect(
                        Collectors.toMap(
                                entry -> entry[0],
                                entry -> entry[1],
                                (first, second) -> second,
                                TreeMap::new));
    }

    private static List<String[]> entries(Language language) throws IOException {
        var file =
                Path.of(
                        "src/main/resources/org/cashwrap/text/words_"
                                + language.code()
                                + ".properties");
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .toList();
    }

    private static String sources() throws IOException {
        var all = new StringBuilder();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
