package org.cashwrap.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.config.Config;
import org.cashwrap.config.ConfigProblem;
import org.cashwrap.config.Read;
import org.cashwrap.config.SafeFile.Written;
import org.cashwrap.core.bill.Language;
import org.cashwrap.device.driver.scanner.ScannerSettings;
import org.cashwrap.device.link.LinkName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;

class StationFileTest {
    private static final Profiles SHIPPED = Profiles.shipped();
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
                    Optional.of("head-office-ca.pem"),
                    Optional.of("/media/witness/anchor.json"),
                    Optional.of(
                            new StationTerminal(
                                    "zvt-serial",
                                    "serial:/dev/ttyUSB0",
                                    Optional.of("001234"),
                                    Optional.empty())),
                    Optional.of(
                            new StationPrinter(
                                    "epson-tm-t20iii", "serial:/dev/ttyUSB1", Optional.empty())),
                    Optional.of(new StationDrawer("generic-24v")),
                    Optional.of(new StationScanner("serial-scanner", "serial:/dev/ttyACM0")),
                    Optional.empty(),
                    Optional.empty());

    @Test
    void theTillIsNamedByStoreAndNumber() {
        assertEquals("North.1-7", NORTH.name());
    }

    @Test
    void aStationIsWrittenOnceAndReadsBackEqual(@TempDir Path folder) throws IOException {
        var file = folder.resolve("station.yaml");

        assertEquals(new Written.Done(), StationFile.write(file, NORTH, SHIPPED));
        assertEquals(NORTH, valueOf(StationFile.read(file, SHIPPED)).station());

        Files.writeString(file, Files.readString(file).replace("till: 7", "till: 8"));
        assertInstanceOf(Written.NotDone.class, StationFile.write(file, NORTH, SHIPPED));
        assertEquals(8, valueOf(StationFile.read(file, SHIPPED)).station().till());
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
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        var file = folder.resolve("station.yaml");

        assertEquals(
                new Written.NotDone(
                        "store is not a store name; write 1 to 20 letters A to z, digits, dots and"
                            + " underscores; till is not a till number; write one from 1 to 999"),
                StationFile.write(file, bad, SHIPPED));
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
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
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
                            "ca",
                            "anchor",
                            "terminal",
                            "printer",
                            "drawer",
                            "scanner")) {
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
            var office =
                    random.nextBoolean()
                            ? Optional.<URI>empty()
                            : Optional.of(
                                    URI.create(training ? "http://[::1]:80/a'b" : "https://h/~x"));
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
                            office,
                            training || office.isEmpty() || random.nextBoolean()
                                    ? Optional.empty()
                                    : Optional.of("c: #'ی/ca.pem"),
                            random.nextBoolean()
                                    ? Optional.empty()
                                    : Optional.of("/w: #\"\\ ی/a.json"),
                            terminal(random, training),
                            printer(random, training),
                            random.nextBoolean()
                                    ? Optional.empty()
                                    : Optional.of(new StationDrawer("generic-24v")),
                            random.nextBoolean()
                                    ? Optional.empty()
                                    : Optional.of(
                                            new StationScanner(
                                                    "serial-scanner", "serial:/dev/ @: #\"\\ی")),
                            Optional.empty(),
                            Optional.empty());
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
                    head-office-ca.pem             | a\\nb                     | ca: holds an invisible character; type the path anew
                    `ca: "head-office-ca.pem"`     | `ca: ""`                  | ca: write a path of at most 1000 characters
                    https://office.example:8443/in | http://127.0.0.1:8080/    | ca: is for a head office that is named by https; name one, or take this out
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
                        .replace("ca: \"", "# ca: \"")
                        .replace("training: false", "training: true");

        assertEquals(Optional.of(URI.create(address)), valueOf(read(text)).headOffice());
    }

    /// What the station file says of its card terminal, held against the profile and the station.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    profile: "zvt-serial" | profile: "zvt-serail" | 1:terminal.profile: "zvt-serail" is not a profile of a card terminal; did you mean "zvt-serial"?
                    profile: "zvt-serial" | profile: "laser"      | 1:terminal.profile: "laser" is not a profile of a card terminal; known here: card-complete, simulated-zvt, zvt-serial, zvt-tcp
                    profile: "zvt-serial" | profile: ../x         | 1:terminal.profile: "../x" is not a profile of a card terminal; known here: card-complete, simulated-zvt, zvt-serial, zvt-tcp
                    profile: "zvt-serial" | profile: "zvt-tcp"    | 2:terminal.link: is a serial port, and "zvt-tcp" is a profile for networks only; write tcp:HOST:PORT, or name another profile
                    profile: "zvt-serial" | profile: simulated-zvt | 1:terminal.profile: "simulated-zvt" is a simulator, which takes nobody's money; only a training station may name it
                    `  profile: "zvt-serial"\n` | ``              | 0:terminal: "profile" is missing; add it here
                    serial:/dev/ttyUSB0   | tcp:192.0.2.7:20007   | 2:terminal.link: is on a network, and "zvt-serial" is a profile for serial cables only; write serial:PATH, or name another profile
                    serial:/dev/ttyUSB0   | file:/dev/ttyUSB0     | 2:terminal.link: is a file, and no file answers; write serial:PATH or tcp:HOST:PORT
                    `"serial:/dev/ttyUSB0"` | `""`                | 2:terminal.link: write serial:PATH or tcp:HOST:PORT, of at most 200 characters
                    password: "001234"    | password: "01234"     | 3:terminal.password: is not a terminal's password; write its 6 digits
                    password: "001234"    | password: geheim      | 3:terminal.password: is not a terminal's password; write its 6 digits
                    password: "001234"    | time-scale: 0.5       | 3:terminal.time-scale: is for training stations only; take it out
                    password: "001234"    | time-scale: 0.009     | 3:terminal.time-scale: is not a time scale; write a number from 0.01 to 1
                    password: "001234"    | time-scale: 1.1       | 3:terminal.time-scale: is not a time scale; write a number from 0.01 to 1
                    password: "001234"    | time-scale: ½         | 3:terminal.time-scale: "½" is not a number; write one like 2 or 0.05
                    password: "001234"    | time-scale: "0.5"     | 3:terminal.time-scale: "0.5" is a text; write the number without quotes
                    password: "001234"    | pasword: "001234"     | 3:terminal.pasword: unknown key; did you mean "password"?
                    """)
    void aTerminalThatCannotBeIsRefusedAtItsKey(
            String good, String bad, String problem, @TempDir Path folder) throws IOException {
        var text = StationFile.text(NORTH);
        assertTrue(text.contains(good), text);

        assertEquals(problem, wrong(folder, text.replace(good, bad == null ? "" : bad)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    tcp:192.0.2.7:20007   | 2:terminal.link: leads to another computer; a training till talks to this one only: write tcp:127.0.0.1:PORT, or training: false
                    tcp:[2001:db8::1]:20007 | 2:terminal.link: leads to another computer; a training till talks to this one only: write tcp:127.0.0.1:PORT, or training: false
                    tcp:localhost.example:1 | 2:terminal.link: leads to another computer; a training till talks to this one only: write tcp:127.0.0.1:PORT, or training: false
                    tcp:127.0.0.1:20007   | ok
                    tcp:[::1]:20007       | ok
                    tcp:localhost:20007   | ok
                    serial:/dev/ttyUSB0   | ok
                    """)
    void aTrainingTillsTerminalIsOnItsOwnComputer(String link, String problem, @TempDir Path folder)
            throws IOException {
        var text =
                StationFile.text(NORTH)
                        .replace("zvt-serial", "simulated-zvt")
                        .replace("serial:/dev/ttyUSB0", link)
                        .replace("training: false", "training: true")
                        .replace("https://office.example:8443/in", "https://127.0.0.1:1");

        var said = wrong(folder, text);
        assertEquals(problem, said.isEmpty() ? "ok" : said);
    }

    @Test
    void theTerminalIsHandedOnWithItsProfile(@TempDir Path folder) throws IOException {
        var file = folder.resolve("station.yaml");
        Files.writeString(file, StationFile.text(NORTH));
        var fitted = valueOf(StationFile.read(file, SHIPPED)).terminal().orElseThrow();

        assertEquals("zvt-serial", fitted.profile().id());
        assertEquals(new LinkName.Serial("/dev/ttyUSB0"), fitted.link());
        assertEquals("001234", fitted.password());
        assertEquals(1.0, fitted.timeScale());
        assertFalse((fitted + "" + NORTH).contains("001234"), fitted + "" + NORTH);

        Files.writeString(
                file,
                StationFile.text(NORTH)
                        .replace("password: \"001234\"", "time-scale: 0.05")
                        .replace("training: false", "training: true")
                        .replace("https://office.example:8443/in", "https://127.0.0.1:1"));
        var scaled = valueOf(StationFile.read(file, SHIPPED)).terminal().orElseThrow();
        assertEquals("000000", scaled.password());
        assertEquals(0.05, scaled.timeScale());
    }

    @Test
    void aFileFromBeforeThereWereTerminalsIsReadAsBefore(@TempDir Path folder) throws IOException {
        var file = folder.resolve("station.yaml");
        Files.writeString(
                file,
                StationFile.text(NORTH)
                        .lines()
                        .takeWhile(line -> !line.startsWith("# The card terminal"))
                        .collect(Collectors.joining("\n")));

        assertEquals(
                Optional.empty(), valueOf(StationFile.read(file, SHIPPED)).station().terminal());
        assertEquals(Optional.empty(), valueOf(StationFile.read(file, SHIPPED)).terminal());
    }

    @Test
    void whatIsWrongInTheFileAndInItsProfileIsSaidAtOnce(@TempDir Path folder) throws IOException {
        var station = new StationFolder(folder);
        var local = station.hardwareProfiles().resolve("card-terminal");
        Files.createDirectories(local);
        var profile =
                Files.writeString(
                        local.resolve("mine.yaml"),
                        Files.readString(Path.of("hardware-profiles/card-terminal/zvt-serial.yaml"))
                                .replace("config-byte: BE", "config-byte: 3E"));
        Files.writeString(
                station.station(),
                StationFile.text(NORTH)
                        .replace("zvt-serial", "mine")
                        .replace("till: 7", "till: 0")
                        .replace("serial:/dev/ttyUSB", "file:/dev/ttyUSB"));

        if (!(StationFile.read(station.station(), Profiles.of(station))
                instanceof Read.Bad<FittedStation>(var problems))) {
            throw new AssertionError("it was read");
        }
        assertEquals(
                List.of(
                        station.station() + ":till",
                        station.station() + ":terminal.link",
                        profile + ":config-byte"),
                problems.stream().map(problem -> problem.file() + ":" + problem.key()).toList());
    }

    /// What the station file says of its printer and drawer. Lines are counted from `printer`; `drawer` is 8 below it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    profile: "epson-tm-t20iii" | profile: "epson-tm-t20ii" | 1:printer.profile: "epson-tm-t20ii" is not a profile of a receipt printer; did you mean "epson-tm-t20iii"?
                    profile: "epson-tm-t20iii" | profile: "epson-tm-m30iii" | 2:printer.link: is a serial port, and "epson-tm-m30iii" does not say how to talk over one; write tcp:HOST:PORT or file:PATH, or name another profile
                    profile: "epson-tm-t20iii" | profile: simulated-escpos | 1:printer.profile: "simulated-escpos" is a simulator, which prints on no paper; only a training station may name it
                    serial:/dev/ttyUSB1        | serial:/dev/ttyUSB0       | 2:printer.link: is the card terminal's cable; each device has one of its own
                    serial:/dev/ttyUSB1        | usb:/dev/usb/lp0          | 2:printer.link: LINK (over a network, port 9100 unless its settings say otherwise)
                    `"serial:/dev/ttyUSB1"`    | `""`                      | 2:printer.link: write serial:PATH, tcp:HOST:PORT or file:PATH, of at most 200 characters
                    `"serial:/dev/ttyUSB1"`    | `"file:/dev/usb/lp0"`     | ok
                    `"serial:/dev/ttyUSB1"`    | `"tcp:printer.example:9100"` | ok
                    `"serial:/dev/ttyUSB1"`    | `"file:x"\n  time-scale: 0.5` | 3:printer.time-scale: is for training stations only; take it out
                    `"serial:/dev/ttyUSB1"`    | `"file:x"\n  time-scale: 2`   | 3:printer.time-scale: is not a time scale; write a number from 0.01 to 1
                    `"serial:/dev/ttyUSB1"`    | `"file:x"\n  password: "000000"` | 3:printer.password: unknown key; known here: profile, link, time-scale
                    profile: "generic-24v"     | profile: "generic-12v"    | 8:drawer.profile: "generic-12v" is not a profile of a cash drawer; did you mean "generic-24v"?
                    profile: "generic-24v"     | profile: simulated        | 8:drawer.profile: "simulated" is a simulator, which holds no money; only a training station may name it
                    profile: "generic-24v"     | link: printer             | 7:drawer: "profile" is missing; add it here
                    """)
    void aPrinterOrDrawerThatCannotBeIsRefusedAtItsKey(
            String good, String bad, String problem, @TempDir Path folder) throws IOException {
        var text = StationFile.text(NORTH);
        assertTrue(text.contains(good), text);

        var said = wrong(folder, text.replace(good, bad), "printer:");
        if (problem.contains("LINK")) {
            assertTrue(said.startsWith("2:printer.link: "), said);
            assertTrue(said.endsWith(problem.substring(problem.indexOf(" (over"))), said);
        } else {
            assertEquals(problem, said.isEmpty() ? "ok" : said.lines().findFirst().orElseThrow());
        }
    }

    @Test
    void aDrawerNeedsAPrinterWithItsConnector(@TempDir Path folder) throws IOException {
        var text = StationFile.text(NORTH);
        var alone = text.replaceFirst("(?s)printer:\n  profile.*?\n\n", "\n");
        assertTrue(
                wrong(folder, alone, "drawer:")
                        .equals(
                                "0:drawer: hangs on a receipt printer, and the station has none;"
                                        + " add printer:, or take this out"),
                wrong(folder, alone, "drawer:"));

        var station = new StationFolder(folder);
        var local = Files.createDirectories(station.hardwareProfiles().resolve("cash-drawer"));
        Files.writeString(
                local.resolve("second.yaml"),
                Files.readString(Path.of("hardware-profiles/cash-drawer/generic-24v.yaml"))
                        .replace("connector: 2", "connector: 5"));
        Files.writeString(
                station.station(),
                text.replace("generic-24v", "second").replace("epson-tm-t20iii", "generic-58mm"));
        assertEquals(
                List.of(
                        "drawer.profile: \"second\" is kicked by pin 5, and the printer"
                                + " \"generic-58mm\" kicks 2 only; name another profile"),
                fittedProblems(StationFile.read(station.station(), Profiles.of(station))));

        var printers =
                Files.createDirectories(station.hardwareProfiles().resolve("receipt-printer"));
        Files.writeString(
                printers.resolve("handheld.yaml"),
                Files.readString(Path.of("hardware-profiles/receipt-printer/generic-58mm.yaml"))
                        .replaceFirst("(?s)drawer:\n.*?\n\n", "")
                        .replaceFirst("(?s)  - keys: \\[drawer.*?\n  - keys", "  - keys"));
        Files.writeString(
                station.station(),
                text.replace("generic-24v", "second").replace("epson-tm-t20iii", "handheld"));
        assertEquals(
                List.of(
                        "drawer.profile: \"second\" is kicked by pin 5, and the printer"
                                + " \"handheld\" has no connector for a drawer; take drawer: out"),
                fittedProblems(StationFile.read(station.station(), Profiles.of(station))));
    }

    private static List<String> fittedProblems(Read<FittedStation> read) {
        return switch (read) {
            case Read.Good<FittedStation> _ -> List.of();
            case Read.Bad<FittedStation>(var problems) ->
                    problems.stream().map(problem -> problem.key() + ": " + problem.why()).toList();
        };
    }

    @Test
    void aTrainingTillsPrinterIsOnItsOwnComputer(@TempDir Path folder) throws IOException {
        var text =
                StationFile.text(NORTH)
                        .replace("epson-tm-t20iii", "simulated-escpos")
                        .replace("serial:/dev/ttyUSB1", "tcp:192.0.2.8:9100")
                        .replace("training: false", "training: true")
                        .replace("https://office.example:8443/in", "https://127.0.0.1:1");

        assertEquals(
                "2:printer.link: leads to another computer; a training till talks to this one only:"
                        + " write tcp:127.0.0.1:PORT, or training: false",
                wrong(folder, text, "printer:"));
        assertEquals("", wrong(folder, text.replace("192.0.2.8", "127.0.0.1"), "printer:"));
    }

    @Test
    void thePrinterAndTheDrawerAreHandedOnWithTheirProfiles(@TempDir Path folder)
            throws IOException {
        var file = folder.resolve("station.yaml");
        Files.writeString(file, StationFile.text(NORTH));
        var fitted = valueOf(StationFile.read(file, SHIPPED));

        var printer = fitted.printer().orElseThrow();
        assertEquals("epson-tm-t20iii", printer.profile().id());
        assertEquals(new LinkName.Serial("/dev/ttyUSB1"), printer.link());
        assertEquals(1.0, printer.timeScale());
        assertEquals("generic-24v", fitted.drawer().orElseThrow().profile().id());
        assertEquals(42, fitted.terminal().orElseThrow().slipWidth());

        Files.writeString(file, StationFile.text(NORTH).replace("epson-tm-t20iii", "generic-58mm"));
        var narrow = valueOf(StationFile.read(file, SHIPPED));
        assertEquals(32, narrow.terminal().orElseThrow().slipWidth());
    }

    /// What the station file says of its scanner. Lines are counted from `scanner`.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    profile: "serial-scanner" | profile: "serial-scaner" | 1:scanner.profile: "serial-scaner" is not a profile of a scanner; did you mean "serial-scanner"?
                    profile: "serial-scanner" | profile: "zvt-serial"    | 1:scanner.profile: "zvt-serial" is not a profile of a scanner; known here: serial-scanner
                    `  profile: "serial-scanner"\n` | ``                 | 0:scanner: "profile" is missing; add it here
                    serial:/dev/ttyACM0       | file:/dev/ttyACM0        | 2:scanner.link: is a file, and no scanner writes into one; write serial:PATH or tcp:HOST:PORT
                    serial:/dev/ttyACM0       | /dev/ttyACM0             | 2:scanner.link: '/dev/ttyACM0' lacks its kind. Write serial:/dev/ttyACM0
                    serial:/dev/ttyACM0       | serial:/dev/ttyUSB0      | 2:scanner.link: is the card terminal's cable; each device has one of its own
                    serial:/dev/ttyACM0       | serial:/dev/ttyUSB1      | 2:scanner.link: is the receipt printer's cable; each device has one of its own
                    `"serial:/dev/ttyACM0"`   | `""`                     | 2:scanner.link: write serial:PATH or tcp:HOST:PORT, of at most 200 characters
                    `"serial:/dev/ttyACM0"`   | `"serial:x"\n  time-scale: 0.5` | 3:scanner.time-scale: unknown key; known here: profile, link
                    serial:/dev/ttyACM0       | tcp:192.0.2.9:4001       | ok
                    """)
    void aScannerThatCannotBeIsRefusedAtItsKey(
            String good, String bad, String problem, @TempDir Path folder) throws IOException {
        var text = StationFile.text(NORTH);
        assertTrue(text.contains(good), text);

        var said = wrong(folder, text.replace(good, bad == null ? "" : bad), "scanner:");
        assertEquals(problem, said.isEmpty() ? "ok" : said.lines().findFirst().orElseThrow());
    }

    @Test
    void aTrainingTillsScannerIsOnItsOwnComputer(@TempDir Path folder) throws IOException {
        var text =
                StationFile.text(NORTH)
                        .replace("serial:/dev/ttyACM0", "tcp:192.0.2.9:4001")
                        .replace("training: false", "training: true")
                        .replace("https://office.example:8443/in", "https://127.0.0.1:1");

        assertEquals(
                "2:scanner.link: leads to another computer; a training till talks to this one only:"
                        + " write tcp:127.0.0.1:PORT, or training: false",
                wrong(folder, text, "scanner:"));
        assertEquals("", wrong(folder, text.replace("192.0.2.9", "[::1]"), "scanner:"));
    }

    @Test
    void theScannerIsHandedOnWithItsProfile(@TempDir Path folder) throws IOException {
        var file = folder.resolve("station.yaml");
        Files.writeString(file, StationFile.text(NORTH));
        var fitted = valueOf(StationFile.read(file, SHIPPED)).scanner().orElseThrow();

        assertEquals("serial-scanner", fitted.profile().id());
        assertEquals(new LinkName.Serial("/dev/ttyACM0"), fitted.link());
        assertEquals(
                new ScannerSettings(
                        "", "0D", 1_000, Duration.ofMillis(100), StandardCharsets.UTF_8, false),
                Scanners.settings(fitted.profile().facts()));
        Scanners.of(fitted).close();
    }

    /// Line counted from that of `terminal`, key and cure, without the file.
    private static String wrong(Path folder, String text) throws IOException {
        return wrong(folder, text, "terminal:");
    }

    private static String wrong(Path folder, String text, String from) throws IOException {
        var file = folder.resolve("station.yaml");
        Files.writeString(file, text);
        var first = text.lines().toList().indexOf(from) + 1;
        return switch (StationFile.read(file, SHIPPED)) {
            case Read.Good<FittedStation> _ -> "";
            case Read.Bad<FittedStation>(var problems) ->
                    problems.stream()
                            .map(problem ->
                                    (problem.line() - first)
                                            + ":"
                                            + problem.key()
                                            + ": "
                                            + problem.why())
                            .collect(Collectors.joining("\n"));
        };
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
                NORTH.ca(),
                NORTH.anchor(),
                NORTH.terminal(),
                NORTH.printer(),
                NORTH.drawer(),
                NORTH.scanner(),
                Optional.empty(),
                Optional.empty());
    }

    private static Optional<StationPrinter> printer(Random random, boolean training) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(
                        new StationPrinter(
                                training ? "simulated-escpos" : "generic-80mm",
                                "file:/dev/@: #\"\\ی",
                                training ? Optional.of(new BigDecimal("0.05")) : Optional.empty()));
    }

    private static Optional<StationTerminal> terminal(Random random, boolean training) {
        return random.nextBoolean()
                ? Optional.empty()
                : Optional.of(
                        new StationTerminal(
                                training ? "simulated-zvt" : "zvt-serial",
                                "serial:/dev/@: #\"\\ی",
                                random.nextBoolean()
                                        ? Optional.empty()
                                        : Optional.of("%06d".formatted(random.nextInt(1_000_000))),
                                training ? Optional.of(new BigDecimal("0.05")) : Optional.empty()));
    }

    private static Read<Station> read(String text) {
        return Config.read("s", text, Station.class);
    }

    private static <T> T valueOf(Read<T> read) {
        return switch (read) {
            case Read.Good<T>(var value, _) -> value;
            case Read.Bad<T>(var problems) -> throw new AssertionError(problems);
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
