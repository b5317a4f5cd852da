package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.Python;
import org.cashwrap.device.link.PtyPair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Cash and card payments in a row, counter, card terminal, receipt printer and head office as processes of their own, on
/// serial cables and a network,
/// every kind of answer and fault, and `kill -9` of the counter at random instants. At the end the terminal's books and the
/// journal must say the same, and so must the papers that came out, the drawer's kicks, and the head office, entry by entry.
/// The whole measure by
/// `mvn test -Dtest=TerminalKillTest -Dcashwrap.payments=200 -Dcashwrap.kills=50`.
class TerminalKillTest {
    private static final int PAYMENTS = Integer.getInteger("cashwrap.payments", 30);
    private static final int KILLS = Integer.getInteger("cashwrap.kills", 10);
    private static final long SEED = Long.getLong("cashwrap.seed", 23);
    private static final String SCALE = "0.05";
    private static final String ACCOUNT = "8245123450123458";

    /// Nothing here takes this many turns of waiting; it only keeps a broken build from hanging.
    private static final int TURNS_MAX = 60;

    private static final List<String> FAULTS =
            List.of(
                    "after-0601",
                    "after-8000",
                    "before-040f",
                    "after-040f",
                    "after-ack",
                    "printing");
    private static final List<String> WAYS =
            List.of("drop", "nak", "bad-crc", "silent", "duplicate");

    private static final List<String> PRINTER_FAULTS =
            List.of("paper-end", "cover-open", "off", "silent");

    @TempDir private Path temp;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> seen = new TreeMap<>();
    private int done;
    private int kills;

    @Test
    void terminalAndJournalSayTheSameAfterEverything() throws IOException {
        var books = temp.resolve("books.jsonl");
        var station = temp.resolve("station");
        var papers = temp.resolve("papers");
        var data = temp.resolve("office");
        try (var cable = PtyPair.open();
                var printerCable = PtyPair.open();
                var office =
                        new Cashwrap.Serving(
                                "headoffice", "serve", "--port", "0", "--data", data.toString())) {
            assertEquals(
                    0,
                    Cashwrap.run(
                                    "station",
                                    "init",
                                    station.toString(),
                                    "--sample-staff",
                                    "--head-office",
                                    office.ready(),
                                    "--terminal",
                                    "simulated-zvt@serial:" + cable.a(),
                                    "--printer",
                                    "simulated-escpos@serial:" + printerCable.a(),
                                    "--drawer",
                                    "simulated")
                            .exit());
            scaled(station);
            assertEquals(
                    0,
                    Cashwrap.run(
                                    "station",
                                    "load-accounts",
                                    "--station",
                                    station.toString(),
                                    "docs/scripts/accounts.csv")
                            .exit());
            try (var terminal =
                            new Cashwrap.Talking(
                                    "simulate",
                                    "terminal",
                                    "--protocol",
                                    "zvt",
                                    "--link",
                                    "serial:" + cable.b(),
                                    "--script",
                                    script().toString(),
                                    "--out",
                                    books.toString(),
                                    "--time-scale",
                                    SCALE);
                    var printer =
                            new Cashwrap.Serving(
                                    "simulate",
                                    "printer",
                                    "--link",
                                    "serial:" + printerCable.b(),
                                    "--out",
                                    papers.toString(),
                                    "--script",
                                    printerScript().toString(),
                                    "--time-scale",
                                    SCALE)) {
                terminal.next();
                assertTrue(printer.ready().startsWith("serial:"));
                while (more()) {
                    run(station);
                }
                settle(station);
            }
        }
        compareOffice(station, data);
        compare(station, books);
        compare(journal(), papers);
    }

    /// A kill that came too late, after the counter's own end, is none.
    private boolean more() {
        return done < PAYMENTS || kills < KILLS;
    }

    /// One run of the counter, to its killing or to the last payment.
    private void run(Path station) {
        var life =
                kills < KILLS
                        ? random.nextInt(
                                1, 1 + Math.max(1, 2 * (PAYMENTS - done) / (KILLS - kills)))
                        : Integer.MAX_VALUE;
        try (var counter = new Cashwrap.Talking(station)) {
            begin(counter);
            for (int paid = 0; more(); paid++) {
                if (paid + 1 == life) {
                    counter.killAfter(random.nextLong(0, 400));
                }
                pay(counter);
                done++;
            }
            counter.end();
        } catch (Cashwrap.Gone killed) {
            done++;
            kills++;
            count("killed");
        }
    }

    private void begin(Cashwrap.Talking counter) {
        var first = counter.next();
        counter.signIn();
        if (first.get("till").asString().equals("closed")) {
            counter.ask("{\"do\":\"open-till\",\"float\":\"200\"");
        }
        clear(counter);
    }

    private void pay(Cashwrap.Talking counter) {
        clear(counter);
        if (random.nextInt(3) == 0) {
            // Refused while the printer has it, or before there is any.
            counter.ask("{\"do\":\"print-again\"");
        }
        counter.ask("{\"do\":\"choose\",\"account\":\"" + ACCOUNT + "\"");
        counter.ask(
                "{\"do\":\"pay\",\"amount\":\""
                        + random.nextInt(2, 99)
                        + ".50\",\"despite\":[\"paid-already\"]");
        if (random.nextInt(4) == 0) {
            counter.ask(
                    "{\"do\":\"cash\",\"received\":\"100.00\",\"despite\":[\"currency-report\"]");
            count("cash");
            return;
        }
        if (random.nextInt(5) == 0) {
            counter.ask("{\"do\":\"cash\",\"received\":\"1.00\",\"despite\":[\"currency-report\"]");
            count("cash and card");
        }
        var answer = card(counter);
        if (random.nextInt(12) == 0) {
            counter.ask("{\"do\":\"cancel\"");
        }
        count(
                answer.has("refused")
                        ? "refused " + answer.get("refused").asString()
                        : "card: " + clear(counter));
    }

    /// Until the terminal has told where its record stands, no card is taken; a clerk presses again.
    private static JsonNode card(Cashwrap.Talking counter) {
        for (int turn = 0; ; turn++) {
            var answer = counter.ask("{\"do\":\"card\"");
            if (turn == TURNS_MAX
                    || !answer.path("refused").asString("").equals("terminal-not-ready")) {
                return answer;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    /// Brings whatever is on screen to an end.
    ///
    /// @return how it ended
    private static String clear(Cashwrap.Talking counter) {
        for (int turn = 0; turn < TURNS_MAX; turn++) {
            var now = counter.ask("{\"do\":\"wait\",\"until\":\"settled\",\"timeout\":10");
            var state = counter.ask("{\"do\":\"status\"");
            switch (state.get("state").asString()) {
                case "idle", "committed", "abandoned" -> {
                    return state.get("state").asString();
                }
                case "drafting" -> counter.ask("{\"do\":\"cancel\"");
                case "tendering" -> giveBack(counter, state);
                case "in-doubt" -> counter.ask("{\"do\":\"ask-terminal\"");
                default -> assertEquals("timeout", now.path("refused").asString(""));
            }
        }
        throw new AssertionError("a payment does not end");
    }

    private static void giveBack(Cashwrap.Talking counter, JsonNode state) {
        var tenders = state.get("payment").get("tenders");
        var card = false;
        for (var tender : tenders) {
            card |= tender.get("kind").asString().equals("card");
        }
        if (card) {
            counter.ask("{\"do\":\"settle\"");
        } else if (tenders.isEmpty()) {
            counter.ask("{\"do\":\"cancel\"");
        } else {
            counter.ask("{\"do\":\"give-back\"");
        }
    }

    /// The last kill may have left a doubt.
    private void settle(Path station) {
        try (var counter = new Cashwrap.Talking(station)) {
            begin(counter);
            counter.ask("{\"do\":\"wait\",\"until\":\"printed\",\"timeout\":60");
            var uploaded = counter.ask("{\"do\":\"wait\",\"until\":\"uploaded\",\"timeout\":60");
            assertEquals("uploaded", uploaded.path("waited").asString(""), uploaded::toString);
            assertEquals(0, counter.end());
        }
    }

    /// What is the same here and there but for the last words of the last run, which may have found no time.
    private static void compareOffice(Path station, Path data) {
        var here = entries(Cashwrap.run("journal", "export", "--station", station.toString()));
        var till = "STORE-1";
        var there = entries(Cashwrap.run("headoffice", "export", "--data", data.toString(), till));
        assertTrue(there.size() >= here.size() - 1, there.size() + " of " + here.size());
        assertEquals(here.subList(0, there.size()), there);
    }

    private static List<String> entries(Cashwrap.Ended export) {
        assertEquals(0, export.exit(), export.err());
        return export.lines().stream().filter(line -> !line.startsWith("{\"signature\"")).toList();
    }

    private void compare(Path station, Path books) throws IOException {
        var booked = new TreeMap<String, Integer>();
        var json = JsonMapper.shared();
        for (var line : Files.readAllLines(books)) {
            var entry = json.readTree(line);
            count("terminal: " + entry.get("what").asString());
            if (entry.get("what").asString().equals("booked")) {
                booked.merge(
                        entry.get("receipt").intValue() + " " + entry.get("amount").asString(),
                        1,
                        Integer::sum);
            }
        }
        assertEquals(booked, journalled(station));
        var verified = Cashwrap.run("journal", "verify", "--station", station.toString());
        assertEquals(0, verified.exit(), verified.out() + verified.err());
        var export = temp.resolve("export.jsonl");
        Cashwrap.run(
                "journal", "export", "--station", station.toString(), "--to", export.toString());
        var stranger = Python.checks(export);
        assertTrue(stranger.startsWith("PASS "), stranger);
        System.out.println(
                PAYMENTS
                        + " payments, "
                        + kills
                        + " kills, seed "
                        + SEED
                        + ": "
                        + booked.size()
                        + " booked by the terminal and in the journal; "
                        + seen
                        + "; "
                        + stranger.strip());
    }

    /// The terminal's receipt and the amount of every card payment of the journal, and how often it stands there.
    private Map<String, Integer> journalled(Path station) throws IOException {
        var file = temp.resolve("all.jsonl");
        Cashwrap.run("journal", "export", "--station", station.toString(), "--to", file.toString());
        var json = JsonMapper.shared();
        var found = new TreeMap<String, Integer>();
        for (var line : Files.readAllLines(file)) {
            var entry = json.readTree(line).path("entry").asString("");
            var kind = entry.isEmpty() ? "" : json.readTree(entry).get("kind").asString();
            if (kind.equals("PaymentCommitted")) {
                for (var tender : json.readTree(entry).get("body").get("payment").get("tenders")) {
                    if (tender.get("kind").asString().equals("card")) {
                        found.merge(booking(tender), 1, Integer::sum);
                    }
                }
            } else if (kind.equals("CardUnclaimed")) {
                found.merge(
                        booking(json.readTree(entry).get("body").get("approval")), 1, Integer::sum);
            }
        }
        return found;
    }

    private static String booking(JsonNode approval) {
        var minor = approval.get("amount").longValue();
        return approval.get("terminal_receipt").intValue()
                + " "
                + String.format(Locale.ROOT, "%d.%02d", minor / 100, minor % 100);
    }

    /// Every paper in the tray was begun in the journal, none came out twice under one number, and whatever the journal calls
    /// printed is there.
    private void compare(List<JsonNode> journal, Path papers) throws IOException {
        var receipts = new TreeMap<String, String>();
        var begun = new TreeMap<String, Integer>();
        var printed = new TreeMap<String, Integer>();
        var slips = 0;
        var opened = 0;
        var asked = 0;
        for (var entry : journal) {
            var body = entry.get("body");
            switch (entry.get("kind").asString()) {
                case "PaymentCommitted" ->
                        receipts.put(
                                body.get("payment").get("id").asString(),
                                body.get("payment").get("receipt").asString());
                case "PrintingStarted" -> {
                    if (body.get("slip").isNull()) {
                        begun.merge(paper(receipts, body), 1, Integer::sum);
                    }
                }
                case "PrintingEnded" -> {
                    var outcome = body.get("outcome").asString();
                    count("paper: " + outcome);
                    if (outcome.equals("printed") && body.get("slip").isNull()) {
                        printed.merge(paper(receipts, body), 1, Integer::sum);
                    } else if (outcome.equals("printed")) {
                        slips++;
                    }
                }
                case "DrawerKicked" -> {
                    count("drawer: " + body.get("result").asString());
                    switch (body.get("result").asString()) {
                        case "not-kicked" -> {}
                        case "stayed-shut" -> asked++;
                        default -> {
                            asked++;
                            opened++;
                        }
                    }
                }
                default -> {}
            }
        }
        var there = inTray(papers);
        assertTrue(there.values().stream().allMatch(times -> times == 1), there::toString);
        assertTrue(begun.keySet().containsAll(there.keySet()), there + " " + begun);
        assertTrue(there.keySet().containsAll(printed.keySet()), printed + " " + there);
        var kicks =
                Files.readAllLines(papers.resolve("events.jsonl")).stream()
                        .filter(line -> line.contains("\"what\":\"kick\""))
                        .count();
        // A pulse that a printer missed opens nothing: the journal calls it so, and only a kill is
        // a reason.
        assertTrue(
                opened <= kicks && asked - opened <= kills && kicks <= asked + kills,
                asked + " pulses, " + opened + " opened, " + kicks + " kicks, " + kills + " kills");
        System.out.println(
                begun.size()
                        + " receipts begun, "
                        + printed.size()
                        + " printed for certain, "
                        + there.size()
                        + " in the tray, "
                        + slips
                        + " slips, "
                        + kicks
                        + " kicks; "
                        + seen);
    }

    private static String paper(Map<String, String> receipts, JsonNode body) {
        return receipts.get(body.get("payment").asString()) + " " + body.get("copy").intValue();
    }

    /// Whole receipts by number and copy.
    private static Map<String, Integer> inTray(Path papers) throws IOException {
        var there = new TreeMap<String, Integer>();
        try (var files = Files.list(papers)) {
            for (var file :
                    files.filter(each -> each.toString().matches(".*/[0-9]+\\.txt")).toList()) {
                var text = Files.readString(file);
                var number = Pattern.compile("Receipt ([0-9]{6})").matcher(text);
                if (number.find()) {
                    var copy = Pattern.compile("COPY ([0-9]+)").matcher(text);
                    there.merge(
                            number.group(1) + " " + (copy.find() ? copy.group(1) : "0"),
                            1,
                            Integer::sum);
                }
            }
        }
        return there;
    }

    private List<JsonNode> journal() throws IOException {
        var json = JsonMapper.shared();
        var entries = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(temp.resolve("export.jsonl"))) {
            var entry = json.readTree(line).path("entry").asString("");
            if (!entry.isEmpty()) {
                entries.add(json.readTree(entry));
            }
        }
        return entries;
    }

    /// Trouble with every fourth paper.
    private Path printerScript() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("receipts:");
        for (int i = 0; i < 2 * PAYMENTS; i++) {
            var fault = PRINTER_FAULTS.get(random.nextInt(PRINTER_FAULTS.size()));
            var ends = ", forMs: " + random.nextInt(1_000, 30_000);
            lines.add(
                    random.nextInt(4) > 0
                            ? "  - {}"
                            : "  - {fault: %s, afterLines: %d%s}"
                                    .formatted(
                                            fault,
                                            random.nextInt(0, 12),
                                            // It keeps silent for the whole receipt.
                                            fault.equals("silent") ? "" : ends));
        }
        var file = temp.resolve("printer.yaml");
        Files.write(file, lines);
        return file;
    }

    private void count(String what) {
        seen.merge(what, 1, Integer::sum);
    }

    /// Every kind of answer, and a fault in every third payment.
    private Path script() throws IOException {
        var lines = new ArrayList<String>();
        lines.add("payments:");
        for (int i = 0; i < 2 * PAYMENTS; i++) {
            var answer =
                    switch (random.nextInt(8)) {
                        case 0, 1 -> "decline";
                        case 2 -> "cancel";
                        default -> "approve";
                    };
            var fault =
                    random.nextInt(3) > 0
                            ? ""
                            : ", fault: {at: %s, do: %s, times: %d}"
                                    .formatted(
                                            FAULTS.get(random.nextInt(FAULTS.size())),
                                            WAYS.get(random.nextInt(WAYS.size())),
                                            random.nextInt(1, 5));
            lines.add(
                    "  - {card: visa-1234, answer: %s, delayMs: %d%s}"
                            .formatted(answer, random.nextInt(0, 2000), fault));
        }
        var file = temp.resolve("script.yaml");
        Files.write(file, lines);
        return file;
    }

    /// Shorter timers for the drivers, too.
    private static void scaled(Path station) throws IOException {
        var file = station.resolve("station.yaml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceAll("(?m)^(  link: .*)$", "$1\n  time-scale: " + SCALE));
    }
}
