package org.cashwrap.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Function;

class ConfigTest {
    enum Paper {
        WIDE_80_MM,
        NARROW
    }

    record Line(
            @Size(max = 8, message = "is longer than 8") String text, Optional<Integer> copies) {
        Line {
            if (text.equals("bad")) {
                throw new IllegalArgumentException("a line may not be bad");
            }
            if (text.equals("worse")) {
                throw new BadValueException("there is no worse", "text");
            }
        }
    }

    record Shop(
            @Pattern(regexp = "[a-z]+", message = "small letters only") String name,
            @Min(value = 1, message = "must be at least 1")
                    @Max(value = 999, message = "must be at most 999")
                    int till,
            long limitMinor,
            boolean training,
            Paper paperKind,
            Optional<String> anchor,
            List<@Size(max = 8, message = "is longer than 8") String> header,
            Map<String, Line> lines,
            Map<Paper, Integer> perPaper,
            ZoneId timeZone,
            LocalDate since,
            URI headOffice) {}

    private static final String GOOD =
            """
            # A shop.
            name: north
            till: 7
            limit-minor: 5000000000
            training: false
            paper-kind: wide-80-mm
            header:
              - "Café"
              - پرداخت
            lines:
              first: {text: one, copies: 2}
              "second one":
                text: 'two'
            per-paper: {narrow: 1, wide-80-mm: 2}
            time-zone: America/New_York
            since: 2026-11-22
            head-office: https://office.example/in
            """;

    private record Pages(
            SequencedMap<String, @Max(value = 255, message = "is no page") Integer> pages) {}

    @Test
    void aTableWhoseOrderCountsKeepsItAndIsHeldToItsConstraints() {
        var good = Config.read("f", "pages: {z: 1, a: 2, m: 3}", Pages.class);
        if (!(good instanceof Read.Good<Pages>(var read, _))) {
            throw new AssertionError(good);
        }
        assertEquals(List.of("z", "a", "m"), List.copyOf(read.pages().sequencedKeySet()));
        assertThrows(UnsupportedOperationException.class, () -> read.pages().put("b", 4));

        assertEquals(
                """
                f:3:pages.a: is no page
                f:4:pages.z: stands in line 2 already; keep one of the two
                """,
                problems(Config.read("f", "pages:\n  z: 1\n  a: 300\n  z: 2\n", Pages.class)));
        assertEquals(
                "f:2:pages.a: \"x\" is not a whole number; write digits only, without leading"
                        + " zeros\n",
                problems(Config.read("f", "pages:\n  a: x\n", Pages.class)));
    }

    @Test
    void aGoodFileBecomesTheRecord() {
        var shop =
                new Shop(
                        "north",
                        7,
                        5_000_000_000L,
                        false,
                        Paper.WIDE_80_MM,
                        Optional.empty(),
                        List.of("Café", "پرداخت"),
                        Map.of(
                                "first",
                                new Line("one", Optional.of(2)),
                                "second one",
                                new Line("two", Optional.empty())),
                        Map.of(Paper.WIDE_80_MM, 2, Paper.NARROW, 1),
                        ZoneId.of("America/New_York"),
                        LocalDate.of(2026, 11, 22),
                        URI.create("https://office.example/in"));
        assertEquals(shop, valueOf(GOOD));
    }

    @Test
    void aByteOrderMarkAndWindowsLineEndsAreNoMatter() {
        var windows = "\uFEFF" + GOOD.replace("\n", "\r\n");

        assertEquals(valueOf(GOOD), valueOf(windows));
    }

    @Test
    void theHashIsOfTheBytesAsTheyStand() {
        var read = Config.read("l.yaml", "text: one\n", Line.class);

        // printf 'text: one\n' | sha256sum
        assertEquals(
                new Read.Good<>(
                        new Line("one", Optional.empty()),
                        "f1f6068b34a789895b177d91f72e5899dde931c1b3ed55c1b8067d0e2e297ab0"),
                read);
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceInTheOrderOfTheLines() {
        var text =
                """
                nmae: north
                till: seven
                limit-minor: "5"
                training: yes
                training: true
                paper-kind: narow
                header:
                  - fine
                  - far too long
                  - [x]
                lines:
                  first: {text: much-too-long, copies: 1, colour: red}
                  second: {text: bad}
                  third:
                    text: worse
                  fourth:
                per-paper: {narrow: 1}
                time-zone: America/NewYork
                since: 22.11.2026
                head-office: not an address
                """;
        assertEquals(
                """
                shop.yaml:1:nmae: unknown key; did you mean "name"?
                shop.yaml:1:-: "name" is missing; add it here
                shop.yaml:2:till: "seven" is not a whole number; write digits only, without leading zeros
                shop.yaml:3:limit-minor: "5" is a text; write the number without quotes
                shop.yaml:4:training: "yes" is neither true nor false; write true or false, without quotes
                shop.yaml:5:training: stands in line 4 already; keep one of the two
                shop.yaml:6:paper-kind: "narow" is not one of these; did you mean "narrow"?
                shop.yaml:10:header[2]: one value belongs here, not a list or a table; quote a text with brackets
                shop.yaml:12:lines.first.colour: unknown key; known here: text, copies
                shop.yaml:12:lines.first.text: is longer than 8
                shop.yaml:13:lines.second: a line may not be bad
                shop.yaml:15:lines.third.text: there is no worse
                shop.yaml:16:lines.fourth: has no value; it needs text
                shop.yaml:17:per-paper: "wide-80-mm" is missing; add it here
                shop.yaml:18:time-zone: "America/NewYork" is not a known time zone; did you mean "America/New_York"?
                shop.yaml:19:since: "22.11.2026" is not a date; write year-month-day, as 2026-11-22
                shop.yaml:20:head-office: "not an address" is not an address; write one like https://host.example/path
                """,
                problems(Config.read("shop.yaml", text, Shop.class)));
    }

    @Test
    void constraintsAreCheckedOnEveryValueThatCouldBeRead() {
        var text =
                GOOD.replace("north", "North")
                        .replace("till: 7", "till: 0")
                        .replace("\"Café\"", "Cafeteria")
                        .replace("since: 2026-11-22", "since: soon");
        assertEquals(
                """
                shop.yaml:2:name: small letters only
                shop.yaml:3:till: must be at least 1
                shop.yaml:8:header[0]: is longer than 8
                shop.yaml:16:since: "soon" is not a date; write year-month-day, as 2026-11-22
                """,
                problems(Config.read("shop.yaml", text, Shop.class)));
    }

    record Counted(@Size(max = 2) List<String> all) {}

    record Brief(Optional<@Size(max = 3) String> two) {}

    @Test
    void messagesAreEnglishWhateverTheComputerSpeaks() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertEquals(
                    "c.yaml:1:all: size must be between 0 and 2\n",
                    problems(Config.read("c.yaml", "all: [a, b, c]", Counted.class)));
            assertEquals(
                    "p.yaml:1:two: size must be between 0 and 3\n",
                    problems(Config.read("p.yaml", "two: long", Brief.class)));
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    text: &a one              | f:1:-: &a is an anchor; take it out, or quote a text that begins with &
                    text: *a                  | f:1:-: *a repeats another place; write the value out, or quote a text that begins with *
                    text: !!str one           | f:1:-: a tag (tag:yaml.org,2002:str) has no use here; take it out, or quote a text that begins with !
                    text: !java.lang.Object x | f:1:-: a tag (!java.lang.Object) has no use here; take it out, or quote a text that begins with !
                    --- {text: one}\\n---\\n{} | f:2:-: a second document begins here; a file holds one, so take out the line of three dashes and what follows
                    %YAML 1.1\\n---\\ntext: a  | f:1:-: this is read as YAML 1.2; take out the %YAML line
                    ? {a: b}\\n: c\\ntext: one | f:1:-: a key is one word; text with braces belongs in quotes
                    ? [a]\\n: c\\ntext: one    | f:1:-: a key is one word, not a list
                    `text: one\\n  copies: 2`  | f:2:-: this is not YAML (mapping values are not allowed here); look at indentation, quotes and colons at or above this line
                    `text: one\\n\tcopies: 2`  | f:2:-: this is not YAML (found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)); look at indentation, quotes and colons at or above this line
                    `text: "one`              | f:1:-: this is not YAML (found unexpected end of stream); look at indentation, quotes and colons at or above this line
                    `a: b\\ntext: \\u0007`     | f:2:-: a character that YAML does not allow: U+0007; take it out
                    just words                | f:1:-: lines of the form "key: value" belong here; it needs text
                    # nothing but a comment   | f:1:-: the file is empty; it needs text
                    ``                        | f:1:-: the file is empty; it needs text
                    null                      | f:1:-: has no value; it needs text
                    text:                     | f:1:text: has no value; write one, or take the key out if it may be missing
                    {text: one, copies: ~}    | f:1:copies: has no value; write one, or take the key out if it may be missing
                    {text: one, copies: 99999999999} | f:1:copies: "99999999999" is out of range; write a number from -2147483648 to 2147483647
                    {text: one, copies: 0x10} | f:1:copies: "0x10" is not a whole number; write digits only, without leading zeros
                    {text: one, copies: 1_0}  | f:1:copies: "1_0" is not a whole number; write digits only, without leading zeros
                    {text: one, copies: ۱}    | f:1:copies: "۱" is not a whole number; write digits only, without leading zeros
                    {text: one, Copies: 1}    | f:1:Copies: unknown key; did you mean "copies"?
                    {text: one, "a b\\u202E": 1} | f:1:"a b\\u202E": unknown key; known here: text, copies
                    """)
    void whatIsNotStrictYamlIsRefusedWithTheLineAndTheCure(String text, String problem) {
        var unescaped = text.replace("\\n", "\n").replace("\\u0007", "\u0007");

        assertEquals(
                problem + "\n",
                // An alias to nothing is a mistake twice over; the first is enough.
                problems(Config.read("f", unescaped, Line.class)).lines().findFirst().orElse("")
                        + "\n");
    }

    @Test
    void anEmptyFileThatNeedsNothingIsRefusedWithWhatItMayHold() {
        assertEquals(
                "f:1:-: the file is empty; it may hold two",
                problems(Config.read("f", "", Brief.class)).strip());
    }

    @Test
    void anAliasIsReportedOnceAndNotAgainAsAMissingValue() {
        assertEquals(
                """
                f:1:-: &a is an anchor; take it out, or quote a text that begins with &
                f:2:-: *a repeats another place; write the value out, or quote a text that begins with *
                """,
                problems(Config.read("f", "text: &a one\ncopies: *a\n", Line.class)));
    }

    @Test
    void textIsTakenAsItIsWritten() {
        record Texts(String a, String b, String c, String d, String e) {}
        assertEquals(
                new Texts("007", "no", "1.0", "null", "two lines\n"),
                valueOf("a: 007\nb: no\nc: 1.0\nd: 'null'\ne: |\n  two lines\n", Texts.class));
    }

    @Test
    void anEmojiMayStandAnywhere() {
        for (var before = 0; before < 2_100; before++) {
            var text = "#" + "x".repeat(before) + "💵\ntext: one\n";
            assertEquals(new Line("one", Optional.empty()), valueOf(text, Line.class));
        }
    }

    @Test
    void nestingHasAnEnd() {
        var deepest =
                "x: " + "[".repeat(YamlReader.DEPTH_MAX - 1) + "]".repeat(YamlReader.DEPTH_MAX - 1);
        var tooDeep = "x:\n " + "[".repeat(YamlReader.DEPTH_MAX) + "]".repeat(YamlReader.DEPTH_MAX);

        assertEquals(
                """
                f:1:x: unknown key; known here: text, copies
                f:1:-: "text" is missing; add it here
                """,
                problems(Config.read("f", deepest, Line.class)));
        assertEquals(
                "f:2:-: nested deeper than 32 levels; write it flatter\n",
                problems(Config.read("f", tooDeep, Line.class)));
        assertEquals(
                "f:1:-: nested deeper than 32 levels; write it flatter\n",
                problems(Config.read("f", "[".repeat(Config.SIZE_MAX), Line.class)));
    }

    @Test
    void sizeHasAnEnd() {
        var largest = "text: one\n#" + "x".repeat(Config.SIZE_MAX - 11);
        assertEquals(Config.SIZE_MAX, largest.length());

        assertEquals(new Line("one", Optional.empty()), valueOf(largest, Line.class));
        assertEquals(
                "f:1:-: larger than 1 MiB; a settings file is a few pages\n",
                problems(Config.read("f", largest + "x", Line.class)));
    }

    @Test
    void aMillionMistakesAreNotAMillionMessages() {
        var text = new StringBuilder("text: one\n");
        for (var i = 0; text.length() < Config.SIZE_MAX - 100; i++) {
            text.append("k").append(i).append(": ~\n");
        }
        var read = Config.read("f", text.toString(), Line.class);

        var bad = assertInstanceOf(Read.Bad.class, read);
        assertEquals(Problems.KEPT_MAX + 1, bad.problems().size());
        assertEquals(
                "f:1002:-: there are more problems; mend these first",
                bad.problems().getLast().toString());
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWithTheirLine() {
        var latin1 = "text: one\n# caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);
        var utf16 = "text: one\n".getBytes(StandardCharsets.UTF_16);

        assertEquals(
                "f:2:-: not UTF-8; save the file as UTF-8\n",
                problems(Config.read("f", latin1, Line.class)));
        assertEquals(
                "f:1:-: not UTF-8; save the file as UTF-8\n",
                problems(Config.read("f", utf16, Line.class)));
    }

    @Test
    void aFileThatIsNotThereAndAFolderAreSaidSo(@TempDir Path folder) throws IOException {
        var missing = folder.resolve("none.yaml");
        var good = Files.writeString(folder.resolve("line.yaml"), "text: one\n");

        assertEquals(
                missing + ":1:-: there is no such file\n",
                problems(Config.read(missing, Line.class)));
        assertEquals(
                folder + ":1:-: is a folder; name the file in it\n",
                problems(Config.read(folder, Line.class)));
        assertEquals(
                new Line("one", Optional.empty()),
                assertInstanceOf(Read.Good.class, Config.read(good, Line.class)).value());
    }

    record Scale(BigDecimal times) {}

    @ParameterizedTest
    @CsvSource({"0.05,0.05", "1,1", "1.0,1.0", "0,0", "-2.50,-2.50"})
    void aDecimalIsReadDigitByDigit(String text, String value) {
        assertEquals(new Scale(new BigDecimal(value)), valueOf("times: " + text, Scale.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {".5", "5.", "1e3", "0x1", "1_0", "+1", "01.5", "NaN", ".inf", "1,5"})
    void whatIsNoDecimalIsRefused(String text) {
        assertEquals(
                "f:1:times: \"" + text + "\" is not a number; write one like 2 or 0.05\n",
                problems(Config.read("f", "times: " + text, Scale.class)));
    }

    @Test
    void whatTheCheckFindsIsSaidAtItsLineTogetherWithTheRest() {
        record Pair(Line left, Line right, int till) {}
        var text =
                """
                left: {text: one}
                right:
                  copies: 3
                  text: two
                till: 7
                """
                        .getBytes(StandardCharsets.UTF_8);
        List<Record> seen = new ArrayList<>();
        Function<Record, List<Misfit>> check =
                record -> {
                    seen.add(record);
                    return switch (record) {
                        case Line(var word, _) when word.equals("two") ->
                                List.of(Misfit.at("two is too many", "text"));
                        case Pair _ ->
                                List.of(
                                        Misfit.at("three is more", "right", "copies"),
                                        Misfit.at("too lonely", "till"),
                                        Misfit.at("blames what is not there", "left", "copies"));
                        default -> List.of();
                    };
                };

        var read = Config.read("f", text, Pair.class, check);

        var left = new Line("one", Optional.empty());
        var right = new Line("two", Optional.of(3));
        assertEquals(List.of(left, right, new Pair(left, right, 7)), seen);
        assertEquals(
                """
                f:1:left: blames what is not there
                f:3:right.copies: three is more
                f:4:right.text: two is too many
                f:5:till: too lonely
                """,
                problems(read));
    }

    @Test
    void theKeysOfAValueAreThoseThatAreSet() {
        record Inner(int timeMs, Optional<String> note) {}
        record Outer(Inner first, Optional<Inner> second, List<String> lines) {}
        var without = new Inner(1, Optional.empty());
        var with = new Inner(1, Optional.of("x"));

        assertEquals(
                List.of("first.time-ms", "lines"),
                Keys.of(new Outer(without, Optional.empty(), List.of())));
        assertEquals(
                List.of("first.time-ms", "first.note", "second.time-ms", "lines"),
                Keys.of(new Outer(with, Optional.of(without), List.of("a", "b"))));
    }

    enum Reply {
        YES,
        NOT_NOW
    }

    record Later(int minutes) {}

    record Question(@Key("askedAt") int asked, WordOr<Reply, Later> reply) {}

    @Test
    void aWordMayStandForATableAndAKeyForAName() {
        assertEquals(
                new Question(7, new WordOr.Word<>(Reply.NOT_NOW)),
                valueOf("askedAt: 7\nreply: not-now\n", Question.class));
        assertEquals(
                new Question(7, new WordOr.Table<>(new Later(5))),
                valueOf("askedAt: 7\nreply: {minutes: 5}\n", Question.class));
        assertEquals(
                """
                f:1:asked-at: unknown key; did you mean "askedAt"?
                f:1:-: "askedAt" is missing; add it here
                f:2:reply: "no" is not one of these; known here: yes, not-now
                """,
                problems(Config.read("f", "asked-at: 7\nreply: no\n", Question.class)));
        assertEquals(
                """
                f:2:reply.hours: unknown key; known here: minutes
                f:2:reply: "minutes" is missing; add it here
                """,
                problems(Config.read("f", "askedAt: 7\nreply: {hours: 1}\n", Question.class)));
    }

    @Test
    void aRecordThatNoFileCanHoldIsOurMistake() {
        record Odd(Thread thread) {}
        assertThrows(IllegalStateException.class, () -> Config.read("f", "thread: x", Odd.class));
    }

    @Test
    void noMutationOfAGoodFileMakesItThrow() {
        var random = new Random(20261122);
        var spice =
                "\"'{}[]:#&*!|>%@`,-?\\\n\r\t ~0\u0000\u00e9\u202e\ud83d\udcb5<."
                        .getBytes(StandardCharsets.UTF_8);
        var good = GOOD.getBytes(StandardCharsets.UTF_8);
        var goodOnes = 0;
        for (var round = 0; round < 10_000; round++) {
            var bytes = mutated(good, spice, random);
            switch (Config.read("f", bytes, Shop.class)) {
                case Read.Good<Shop> _ -> goodOnes++;
                case Read.Bad<Shop>(var problems) ->
                        problems.forEach(
                                problem -> assertEquals(1, problem.toString().lines().count()));
            }
        }
        // Otherwise the mutations would be so coarse that nothing but the YAML parser is tried.
        assertTrue(goodOnes > 500 && goodOnes < 9_000, "good after mutation: " + goodOnes);
    }

    private static byte[] mutated(byte[] good, byte[] spice, Random random) {
        var bytes = good.clone();
        for (var change = random.nextInt(2); change >= 0; change--) {
            var at = random.nextInt(bytes.length);
            var to = at + random.nextInt(Math.min(20, bytes.length - at));
            bytes =
                    switch (random.nextInt(5)) {
                        case 0 ->
                                spliced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
                        case 1 ->
                                spliced(
                                        bytes,
                                        at,
                                        at,
                                        new byte[] {spice[random.nextInt(spice.length)]});
                        case 2 -> spliced(bytes, at, to, new byte[0]);
                        case 3 -> {
                            var from = random.nextInt(bytes.length - (to - at));
                            yield spliced(
                                    bytes, at, at, Arrays.copyOfRange(bytes, from, from + to - at));
                        }
                        default ->
                                spliced(
                                        bytes,
                                        at,
                                        at + 1,
                                        new byte[] {spice[random.nextInt(spice.length)]});
                    };
        }
        return bytes;
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] with) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(with);
        out.write(bytes, to, bytes.length - to);
        return out.size() == 0 ? new byte[] {'x'} : out.toByteArray();
    }

    private static Shop valueOf(String text) {
        return valueOf(text, Shop.class);
    }

    private static <T extends Record> T valueOf(String text, Class<T> type) {
        return switch (Config.read("f", text, type)) {
            case Read.Good<T>(var value, _) -> value;
            case Read.Bad<T>(var problems) -> throw new AssertionError(problems);
        };
    }

    private static <T extends Record> String problems(Read<T> read) {
        return switch (read) {
            case Read.Good<T>(var value, _) -> throw new AssertionError("read as " + value);
            case Read.Bad<T>(var problems) -> {
                var lines = new StringBuilder();
                problems.forEach(problem -> lines.append(problem).append('\n'));
                yield lines.toString();
            }
        };
    }
}
