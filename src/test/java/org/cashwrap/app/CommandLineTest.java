package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The commands as others script against them, each in a process of its own.
class CommandLineTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Path ACCOUNTS = Path.of("docs", "scripts", "accounts.csv");

    @TempDir private Path temp;

    private Path station() {
        return temp.resolve("station");
    }

    private Cashwrap.Ended init(String... more) {
        var args =
                new ArrayList<>(
                        List.of(
                                "station",
                                "init",
                                station().toString(),
                                "--store",
                                "RIVER",
                                "--till",
                                "3"));
        args.addAll(List.of(more));
        return Cashwrap.run(args.toArray(String[]::new));
    }

    private void training() throws IOException {
        var made =
                init(
                        "--sample-staff",
                        "--time-zone",
                        "America/New_York",
                        "--header-line",
                        "Riverside store",
                        "--header-line",
                        "Line: # \"quoted\"");
        assertEquals(0, made.exit(), made.err());
        // Not as an argument: those arrive in the letters of the locale, which is plain ASCII here.
        var file = station().resolve("station.yaml");
        Files.writeString(file, Files.readString(file).replace("Line:", "Línea «ñ»:"));
        var loaded =
                Cashwrap.run(
                        "station",
                        "load-accounts",
                        "--station",
                        station().toString(),
                        ACCOUNTS.toString());
        assertEquals(0, loaded.exit(), loaded.err());
    }

    private Cashwrap.Ended counter(String... lines) {
        return Cashwrap.runWith(
                String.join("\n", lines) + "\n", "counter", "--station", station().toString());
    }

    private Cashwrap.Ended journal(String command) {
        return Cashwrap.run("journal", command, "--station", station().toString());
    }

    @Test
    void aMorningOfCash() throws IOException {
        training();
        var ended =
                counter(
                        "{\"do\":\"sign-in\",\"clerk\":\"anna\",\"pin\":\"482915\",\"id\":\"in\"}",
                        "{\"do\":\"open-till\",\"float\":\"200\"}",
                        "{\"do\":\"find\",\"text\":\"nowak\"}",
                        "{\"do\":\"choose\",\"account\":\"8245 1234 5012 3458\"}",
                        "{\"do\":\"pay\"}",
                        "{\"do\":\"cash\",\"received\":\"220.00\",\"id\":\"paid\"}",
                        "{\"do\":\"choose\",\"account\":\"8245987650000012\"}",
                        "{\"do\":\"pay\",\"amount\":\"20\"}",
                        "{\"do\":\"cash\",\"received\":\"20\"}",
                        "{\"do\":\"quit\",\"id\":\"end\"}");
        assertEquals(0, ended.exit(), ended.err());
        var lines = ended.lines().stream().map(JSON::readTree).toList();
        // One line at the start, then one for each line in.
        assertEquals(11, lines.size());
        assertFalse(lines.getFirst().has("re"));
        assertEquals("idle", lines.getFirst().get("state").asString());
        assertEquals("in", lines.get(1).get("re").asString());
        assertEquals(
                "{\"clerk\":\"anna\",\"role\":\"clerk\"}",
                lines.get(1).get("signed-in").toString());
        assertEquals("200.00", lines.get(2).get("float").asString());
        assertEquals("M. N.", lines.get(3).get("accounts").get(0).get("name").asString());
        var paid = lines.get(6).get("payment");
        assertEquals("committed", lines.get(6).get("state").asString());
        assertEquals("10.03", paid.get("change").asString());
        assertEquals("000001", paid.get("receipt").asString());
        assertEquals("end", lines.getLast().get("re").asString());
        // What is typed as a PIN stands nowhere.
        assertFalse(ended.out().contains("482915"));
        assertEquals(0, occurrences("482915"));

        var verified = journal("verify");
        assertEquals(0, verified.exit(), verified.out());
        assertTrue(verified.out().startsWith("OK "), verified.out());
        aStrangerChecksTheExport(2, "229.97");
        receiptsAreTheSameAgain(paid.get("id").asString());
    }

    /// By a program in another language that was written from the page alone.
    private void aStrangerChecksTheExport(int payments, String cash) throws IOException {
        var export = temp.resolve("journal.jsonl");
        var exported =
                Cashwrap.run(
                        "journal",
                        "export",
                        "--station",
                        station().toString(),
                        "--to",
                        export.toString());
        assertEquals(0, exported.exit(), exported.err());
        var said = Python.checks(export);
        assertTrue(said.startsWith("PASS "), said);
        assertTrue(said.contains(" receipts=" + payments + " "), said);
        assertTrue(said.contains(" cash=" + cash.replace(".", "")), said);

        var forged = temp.resolve("forged.jsonl");
        Files.writeString(
                forged,
                Files.readString(export)
                        .replaceFirst("\\\\\"change\\\\\":1003", "\\\\\"change\\\\\":1004"));
        assertTrue(Python.checks(forged).startsWith("FAIL "), "the stranger sees a forged change");
    }

    private void receiptsAreTheSameAgain(String payment) throws IOException {
        var first = temp.resolve("one.txt");
        var args =
                List.of(
                        "receipt",
                        payment,
                        "--station",
                        station().toString(),
                        "--profile",
                        "text-42",
                        "--to");
        assertEquals(0, Cashwrap.run(with(args, first.toString())).exit());
        var second = temp.resolve("two.txt");
        assertEquals(0, Cashwrap.run(with(args, second.toString())).exit());
        assertEquals(Files.readString(first), Files.readString(second));
        assertTrue(
                Files.readString(first).contains("Línea «ñ»: # \"quoted\""),
                Files.readString(first));
        assertTrue(Files.readString(first).contains("TRAINING"));
        var copy =
                Cashwrap.run("receipt", payment, "--station", station().toString(), "--copy", "2");
        assertTrue(copy.out().contains("COPY 2"), copy.out());
        assertEquals(
                2, Cashwrap.run("receipt", "nonsense", "--station", station().toString()).exit());
        assertEquals(
                2,
                Cashwrap.run(
                                "receipt",
                                payment,
                                "--station",
                                station().toString(),
                                "--profile",
                                "text-20")
                        .exit());
    }

    @Test
    void eachLineHasItsReplyHoweverBad() throws IOException {
        training();
        var long_ = "{\"do\":\"find\",\"text\":\"" + "x".repeat(200_000) + "\"}";
        var ended =
                counter(
                        "nonsense",
                        "",
                        "[]",
                        "{\"do\":\"frobnicate\",\"id\":\"a\"}",
                        "{\"do\":\"void\"}",
                        "{\"do\":\"cash\",\"received\":\"1\",\"x\":1}",
                        "{\"do\":\"cash\"}",
                        "{\"do\":\"cash\",\"received\":1}",
                        "{\"do\":\"cash\",\"received\":\"1.234\"}",
                        "{\"do\":\"cash\",\"received\":\"1\",\"received\":\"2\"}",
                        long_,
                        "{\"do\":\"cash\",\"received\":\"1\",\"id\":7}",
                        "\u0000\u001b[2J",
                        "{\"do\":\"wait\",\"until\":\"uploaded\"}",
                        "{\"do\":\"wait\",\"until\":\"idle\",\"timeout\":0.5}",
                        "{\"do\":\"cash\",\"received\":\"1\"} {}",
                        "{\"do\":\"status\",\"id\":\"z\"}");
        assertEquals(0, ended.exit(), ended.err());
        var codes =
                ended.lines().stream()
                        .skip(1)
                        .map(JSON::readTree)
                        .map(line -> line.path("refused").asString("-"))
                        .toList();
        assertEquals(
                List.of(
                        "malformed",
                        "malformed",
                        "malformed",
                        "unknown-event",
                        "not-built",
                        "unknown-key",
                        "malformed",
                        "malformed",
                        "bad-amount",
                        "malformed",
                        "malformed",
                        "malformed",
                        "malformed",
                        "timeout",
                        "-",
                        "malformed",
                        "-"),
                codes);
        ended.lines().stream()
                .map(JSON::readTree)
                .filter(line -> line.has("refused"))
                .forEach(line -> assertFalse(line.get("text").asString().isBlank()));
    }

    @Test
    void wrongUsageAndUnusableInputExitWithTwo() throws IOException {
        assertEquals(2, Cashwrap.run().exit());
        assertEquals(2, Cashwrap.run("frobnicate").exit());
        assertEquals(2, Cashwrap.run("counter").exit());
        assertEquals(0, Cashwrap.run("--help").exit());
        var missing = Cashwrap.run("counter", "--station", temp.resolve("nowhere").toString());
        assertEquals(2, missing.exit());
        assertTrue(missing.err().contains("cashwrap station init"), missing.err());
        assertEquals(2, init("--time-zone", "Mars/Olympus").exit());
        assertEquals(2, init("--currency", "BTC").exit());
        Files.createDirectories(station());
        Files.writeString(station().resolve("precious"), "keep me");
        var refused = init();
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("not empty"), refused.err());
        assertEquals(List.of("precious"), names(station()));
    }

    @Test
    void theFirstPersonIsAManagerAndEveryChangeIsAnEntry() {
        assertEquals(0, init().exit());
        assertEquals(2, staff("482915\n", "add", "anna").exit());
        assertEquals(2, staff("123456\n", "add", "lia", "--role", "manager").exit());
        assertEquals(2, staff("", "add", "lia", "--role", "manager").exit());
        assertEquals(0, staff("730264\n", "add", "lia", "--role", "manager").exit());
        assertEquals(0, staff("482915\n", "add", "anna").exit());
        assertEquals(2, staff("482915\n", "add", "anna").exit());
        assertEquals(0, staff("591827\n", "reset", "anna").exit());
        assertEquals(2, staff("", "disable", "lia").exit());
        assertEquals(0, staff("", "disable", "anna").exit());
        var shown = journal("show").out();
        assertEquals(4, Pattern.compile("StaffChanged").matcher(shown).results().count(), shown);
        assertEquals(0, journal("verify").exit());
    }

    private Cashwrap.Ended staff(String pin, String... args) {
        var all = new ArrayList<>(List.of("staff"));
        all.addAll(List.of(args));
        all.addAll(List.of("--station", station().toString()));
        return Cashwrap.runWith(pin, all.toArray(String[]::new));
    }

    @Test
    void aStationInUseSaysSoAndByWhom() throws IOException {
        training();
        try (var counter = new Cashwrap.Talking(station())) {
            counter.next();
            for (var ended :
                    List.of(
                            journal("verify"),
                            journal("export"),
                            Cashwrap.run("counter", "--station", station().toString()),
                            staff("591827\n", "reset", "anna"))) {
                assertEquals(2, ended.exit());
                assertTrue(ended.err().contains("in use"), ended.err());
                assertEquals("", ended.out());
            }
            counter.signIn();
            assertEquals(0, counter.end());
        }
    }

    @Test
    void aMistakeInInitLeavesNothingBehind() throws IOException {
        assertEquals(2, init("--header-line", "x".repeat(65)).exit());
        assertFalse(Files.exists(station()));
        assertEquals(0, init().exit());
    }

    @Test
    void aLostJournalIsNotReplacedByAnEmptyOne() throws IOException {
        training();
        counter("{\"do\":\"status\"}");
        var database = station().resolve("journal").resolve("journal.db");
        Files.delete(database);
        var refused = counter("{\"do\":\"status\"}");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("is gone"), refused.err());
        assertFalse(Files.exists(database));
    }

    @Test
    void aDamagedJournalGoesOutButIsNotSignedAnew() throws Exception {
        training();
        counter("{\"do\":\"status\"}");
        tamper("UPDATE journal SET text = replace(text, 'training', 'straining') WHERE seq = 2");
        var exported = journal("export");
        assertEquals(1, exported.exit());
        assertTrue(exported.err().contains("entry 2"), exported.err());
        assertEquals(
                3, exported.lines().stream().filter(line -> line.contains("\"entry\"")).count());
        var signed =
                exported.lines().stream().filter(line -> line.contains("\"signature\"")).count();
        assertEquals(2, signed, "as many as the till itself wrote");
    }

    @Test
    void aMissingAnchorIsAskedFor() throws IOException {
        training();
        counter("{\"do\":\"status\"}");
        Files.delete(station().resolve("anchor.json"));
        var refused = counter("{\"do\":\"status\"}");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("--without-anchor"), refused.err());
        assertEquals(1, journal("verify").exit());
        var started =
                Cashwrap.runWith(
                        "{\"do\":\"status\"}\n",
                        "counter",
                        "--station",
                        station().toString(),
                        "--without-anchor");
        assertEquals(0, started.exit(), started.err());
        assertEquals(0, journal("verify").exit());
    }

    @Test
    void aFolderThatIsNoStationIsNotTouchedNorToldToBe() throws IOException {
        Files.createDirectories(station());
        Files.writeString(station().resolve("holiday.jpg"), "x");
        var refused = counter("{\"do\":\"status\"}");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("is not a station"), refused.err());
        assertFalse(refused.err().contains("chmod"), refused.err());
    }

    @Test
    void aStoppedServiceEndsLikeOneThatWasAskedTo() throws Exception {
        training();
        try (var counter = new Cashwrap.Talking(station())) {
            counter.next();
            counter.signIn();
            counter.terminate();
        }
        var shown = journal("show").out();
        assertTrue(shown.strip().endsWith("ProgramStopped"), shown);
        assertEquals(0, journal("verify").exit());
    }

    @Test
    void aTamperedJournalTakesNoMoney() throws Exception {
        training();
        counter("{\"do\":\"sign-in\",\"clerk\":\"anna\",\"pin\":\"482915\"}");
        tamper("UPDATE journal SET text = replace(text, 'anna', 'lia') WHERE seq = 3");
        var verified = journal("verify");
        assertEquals(1, verified.exit(), verified.out() + verified.err());
        assertTrue(verified.out().startsWith("PROBLEM entry 3:"), verified.out());
        var refused = counter("{\"do\":\"status\"}");
        assertEquals(2, refused.exit());
        assertEquals("", refused.out());
    }

    @Test
    void anOldCopyOfTheJournalIsNoticedByItsAnchor() throws IOException {
        training();
        counter("{\"do\":\"status\"}");
        var journal = station().resolve("journal");
        var old = temp.resolve("old.db");
        Files.copy(journal.resolve("journal.db"), old);
        counter("{\"do\":\"sign-in\",\"clerk\":\"anna\",\"pin\":\"482915\"}");
        Files.deleteIfExists(journal.resolve("journal.db-wal"));
        Files.copy(old, journal.resolve("journal.db"), StandardCopyOption.REPLACE_EXISTING);
        Files.setPosixFilePermissions(
                journal.resolve("journal.db"), PosixFilePermissions.fromString("rw-------"));
        var refused = counter("{\"do\":\"status\"}");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("Take no payments"), refused.err());
        var verified = journal("verify");
        assertEquals(1, verified.exit());
        assertTrue(verified.out().contains("anchor"), verified.out());
    }

    @Test
    void aStationFileThatIsWrongIsNamedByLineAndKey() throws IOException {
        training();
        var file = station().resolve("station.yaml");
        Files.writeString(file, Files.readString(file).replace("till: 3", "till: 0\ntils: 4"));
        var refused = counter("{\"do\":\"status\"}");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("station.yaml:"), refused.err());
        assertTrue(refused.err().contains(":till: "), refused.err());
        assertTrue(refused.err().contains(":tils: "), refused.err());
    }

    @Test
    void aFolderThatOthersCanReadIsRefusedWithTheCure() throws IOException {
        training();
        Files.setPosixFilePermissions(
                station().resolve("till.key"), PosixFilePermissions.fromString("rw-r--r--"));
        var refused = counter("{\"do\":\"status\"}");
        assertEquals(2, refused.exit());
        assertTrue(refused.err().contains("chmod 600"), refused.err());
    }

    @Test
    void everythingInAStationIsForItsOwnerOnly() throws IOException {
        training();
        counter(
                "{\"do\":\"sign-in\",\"clerk\":\"anna\",\"pin\":\"482915\"}",
                "{\"do\":\"find\",\"text\":\"nowak\"}");
        try (var files = Files.walk(station())) {
            for (var file : files.toList()) {
                var permissions =
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                assertEquals(
                        Files.isDirectory(file) ? "rwx------" : "rw-------",
                        permissions,
                        file::toString);
            }
        }
    }

    /// As somebody does who knows SQLite and has the file.
    private void tamper(String sql) throws SQLException {
        var database = station().resolve("journal").resolve("journal.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = connection.createStatement()) {
            for (var trigger : triggers(connection)) {
                statement.execute("DROP TRIGGER " + trigger);
            }
            statement.execute(sql);
        }
    }

    private static List<String> triggers(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT name FROM sqlite_master WHERE type = 'trigger'")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String[] with(List<String> args, String last) {
        var all = new ArrayList<>(args);
        all.add(last);
        return all.toArray(String[]::new);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    /// In all files of the station.
    private long occurrences(String secret) throws IOException {
        try (var files = Files.walk(station())) {
            return files.filter(Files::isRegularFile).filter(file -> holds(file, secret)).count();
        }
    }

    private static boolean holds(Path file, String secret) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                    .contains(secret);
        } catch (IOException unreadable) {
            return false;
        }
    }
}
