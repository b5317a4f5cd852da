package org.cashwrap.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.config.Config;
import org.cashwrap.config.ConfigProblem;
import org.cashwrap.config.Read;
import org.cashwrap.config.SafeFile.Written;
import org.cashwrap.core.bill.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

class StationFileTest {
    private static final Station NORTH =
            new Station(
                    "North.1",
                    7,
                    "USD",
                    ZoneId.of("America/New_York"),
                    Language.EN,
                    List.of("Northern Light & Power", "12 Main Street"),
                    false,
                    Optional.of(URI.create("https://office.example:8443/in")),
                    Optional.of("/media/witness/anchor.json"));

    @Test
    void theTillIsNamedByStoreAndNumber() {
        assertEquals("North.1-7", NORTH.name());
    }

    @Test
    void aStationIsWrittenOnceAndReadsBackEqual(@TempDir Path folder) throws IOException {
        var file = folder.resolve("station.yaml");

        assertEquals(new Written.Done(), StationFile.write(file, NORTH));
        assertEquals(NORTH, valueOf(StationFile.read(file)));

        Files.writeString(file, Files.readString(file).replace("till: 7", "till: 8"));
        assertInstanceOf(Written.NotDone.class, StationFile.write(file, NORTH));
        assertEquals(8, valueOf(StationFile.read(file)).till());
    }

    @Test
    void aStationThatCouldNotBeReadBackIsNotWritten(@TempDir Path folder) {
        var bad =
                new Station(
                        "no blanks",
                        0,
                        "USD",
                        ZoneId.of("UTC"),
                        Language.EN,
                        List.of("a"),
                        false,
                        Optional.empty(),
                        Optional.empty());
        var file = folder.resolve("station.yaml");

        assertEquals(
                new Written.NotDone(
                        "store is not a store name; write 1 to 20 letters A to z, digits, dots and"
                            + " underscores; till is not a till number; write one from 1 to 999"),
                StationFile.write(file, bad));
        assertTrue(Files.notExists(file));
    }

    @Test
    void everyKeyIsExplainedAboveIt() {
        var minimal =
                new Station(
                        "N",
                        1,
                        "USD",
                        ZoneId.of("UTC"),
                        Language.FA,
                        List.of("a"),
                        true,
                        Optional.empty(),
                        Optional.empty());
        for (var station : List.of(NORTH, minimal)) {
            var lines = StationFile.text(station).lines().toList();
            for (var key :
                    List.of(
                            "store",
                            "till",
                            "currency",
                            "time-zone",
                            "language",
                            "header",
                            "training",
                            "head-office",
                            "anchor")) {
                var at =
                        lines.indexOf(
                                lines.stream()
                                        .filter(l -> l.matches("(# )?" + key + ":.*"))
                                        .findFirst()
                                        .orElseThrow());
                assertTrue(lines.get(at - 1).startsWith("# "), key);
            }
        }
        assertEquals(minimal, valueOf(read(StationFile.text(minimal))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "trailing blanks   ",
                "   leading blanks",
                "- dashed",
                "---",
                "...",
                "# no comment",
                "key: value",
                "it's \"quoted\" \\n",
                "\\",
                "'",
                "\"",
                "{a: [b]}",
                "&anchor *alias !tag",
                "%YAML 1.1",
                "null",
                "true",
                "007",
                "%s %d",
                "شرکت برق شمال: ۱۲ # «می‌پردازم»",
                "\u2066021-7788\u2069",
                "💵💵💵",
                "a\u00a0b\u200b\ue000"
            })
    void hostileHeaderLinesReadBackAsTheyWere(String line) {
        var station = withHeader(List.of(line, "x" + line, line));

        assertEquals(station, valueOf(read(StationFile.text(station))));
    }

    @Test
    void anyStationReadsBackEqual() {
        var random = new Random(1404);
        var pieces =
                List.of(
                        "\"", "'", "\\", ":", ": ", " #", "#", "-", "- ", " ", "   ", "{", "]",
                        "*a", "&a", "!", "%", "|", ">", "@", "`", "?", ",", "~", "é", "پ", "\u200c",
                        "💵", "۱۲", "x", "\\n");
        var zones = new ArrayList<>(ZoneId.getAvailableZoneIds());
        zones.addAll(List.of("+03:30", "Z", "UTC+1"));
        for (var round = 0; round < 3_000; round++) {
            List<String> header = new ArrayList<>();
            for (var line = random.nextInt(6); line >= 0; line--) {
                var text = new StringBuilder();
                for (var i = random.nextInt(16); i > 0; i--) {
                    text.append(pieces.get(random.nextInt(pieces.size())));
                }
                header.add(text.toString());
            }
            var training = random.nextBoolean();
            var station =
                    new Station(
                            List.of("A", "null", "007", "_._", "1.0", "true")
                                    .get(random.nextInt(6)),
                            1 + random.nextInt(999),
                            List.of("USD", "IRR", "KWD", "JPY").get(random.nextInt(4)),
                            ZoneId.of(zones.get(random.nextInt(zones.size()))),
                            List.copyOf(EnumSet.allOf(Language.class)).get(random.nextInt(3)),
                            header,
                            training,
                            random.nextBoolean()
                                    ? Optional.empty()
                                    : Optional.of(
                                            URI.create(
                                                    training
                                                            ? "http://[::1]:80/a'b"
                                                            : "https://h/~x")),
                            random.nextBoolean()
                                    ? Optional.empty()
                                    : Optional.of("/w: #\"\\ ی/a.json"));
            assertEquals(
                    station,
                    valueOf(read(StationFile.text(station))),
                    () -> StationFile.text(station));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    store: "North.1"               | store: ""                 | store: is not a store name; write 1 to 20 letters A to z, digits, dots and underscores
                    store: "North.1"               | store: N-1                | store: is not a store name; write 1 to 20 letters A to z, digits, dots and underscores
                    store: "North.1"               | store: 123456789012345678901 | store: is not a store name; write 1 to 20 letters A to z, digits, dots and underscores
                    till: 7                        | till: 0                   | till: is not a till number; write one from 1 to 999
                    till: 7                        | till: 1000                | till: is not a till number; write one from 1 to 999
                    currency: USD                  | currency: usd             | currency: is not a currency of 0 to 3 decimals; write its ISO code in capitals, as USD or EUR
                    currency: USD                  | currency: XXX             | currency: is not a currency of 0 to 3 decimals; write its ISO code in capitals, as USD or EUR
                    currency: USD                  | currency: CLF             | currency: is not a currency of 0 to 3 decimals; write its ISO code in capitals, as USD or EUR
                    currency: USD                  | currency: QQQ             | currency: is not a currency of 0 to 3 decimals; write its ISO code in capitals, as USD or EUR
                    language: en                   | language: de              | language: "de" is not one of these; known here: en, es, fa
                    `  - "12 Main Street"`         | `  - "a\\tb"`             | header[1]: holds an invisible character that a printer would obey; type the line anew
                    `  - "12 Main Street"`         | `  - "a\\u202Eb"`         | header[1]: holds an invisible character that a printer would obey; type the line anew
                    `  - "12 Main Street"`         | `  - 12345678901234567890123456789012345678901234567890123456789012345` | header[1]: is longer than 64 characters; break it into two lines
                    `  - "12 Main Street"`         | `  - b\\n  - c\\n  - d\\n  - e\\n  - f\\n  - g` | header: write 1 to 6 lines, at least the store's name and address
                    training: false                | training: true            | head-office: a training till talks to this computer only; write http://127.0.0.1 and a port, or training: false
                    https://office.example:8443/in | http://office.example/    | head-office: goes over the network unprotected; write https:// instead of http://
                    https://office.example:8443/in | http://127.0.0.1.evil.example/ | head-office: goes over the network unprotected; write https:// instead of http://
                    https://office.example:8443/in | http://128.0.0.1/         | head-office: goes over the network unprotected; write https:// instead of http://
                    https://office.example:8443/in | http://[::2]/             | head-office: goes over the network unprotected; write https:// instead of http://
                    https://office.example:8443/in | ftp://127.0.0.1/          | head-office: is not a web address with a host; write one like https://office.example
                    https://office.example:8443/in | office.example            | head-office: is not a web address with a host; write one like https://office.example
                    https://office.example:8443/in | https:///x                | head-office: is not a web address with a host; write one like https://office.example
                    https://office.example:8443/in | https://localhost@evil.example/ | head-office: holds a user, a question mark or a #; write only https://host, a port and a path
                    https://office.example:8443/in | https://office.example/?a | head-office: holds a user, a question mark or a #; write only https://host, a port and a path
                    /media/witness/anchor.json     | a\\nb                     | anchor: holds an invisible character; type the path anew
                    `anchor: "/media/witness/anchor.json"` | `anchor: ""`      | anchor: write a path of at most 1000 characters
                    """)
    void whatCannotBeIsRefusedAtItsKey(String good, String bad, String problem) {
        var broken = good.startsWith("  -") ? bad.replace("\\n", "\n") : bad;
        var text = StationFile.text(NORTH).replace(good, broken);

        var problems = problems(read(text));
        assertTrue(problems.startsWith(problem), problems);
        assertEquals(1, problems.lines().count(), problems);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:8080/",
                "http://127.9.8.255",
                "http://LOCALHOST:1",
                "HTTP://[::1]:2/x",
                "https://127.0.0.1"
            })
    void aTrainingTillMayTalkToItsOwnComputer(String address) {
        var text =
                StationFile.text(NORTH)
                        .replace("https://office.example:8443/in", address)
                        .replace("training: false", "training: true");

        assertEquals(Optional.of(URI.create(address)), valueOf(read(text)).headOffice());
    }

    private static Station withHeader(List<String> header) {
        return new Station(
                NORTH.store(),
                NORTH.till(),
                NORTH.currency(),
                NORTH.timeZone(),
                NORTH.language(),
                header,
                NORTH.training(),
                NORTH.headOffice(),
                NORTH.anchor());
    }

    private static Read<Station> read(String text) {
        return Config.read("s", text, Station.class);
    }

    private static Station valueOf(Read<Station> read) {
        return switch (read) {
            case Read.Good<Station>(var station, _) -> station;
            case Read.Bad<Station>(var problems) -> throw new AssertionError(problems);
        };
    }

    /// Without file and line.
    private static String problems(Read<Station> read) {
        return switch (read) {
            case Read.Good<Station>(var station, _) -> throw new AssertionError(station);
            case Read.Bad<Station>(var problems) ->
                    problems.stream()
                            .map((ConfigProblem problem) ->
                                    problem.key() + ": " + problem.why() + "\n")
                            .collect(Collectors.joining());
        };
    }
}
