package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// `kill -9` of the real counter at random instants, while it takes cash. More of them by
/// `mvn test -Dtest=CounterKillTest -Dcashwrap.kills=50`.
class CounterKillTest {
    private static final int KILLS = Integer.getInteger("cashwrap.kills", 6);

    @TempDir private Path temp;

    @Test
    void whatWasSaidToBePaidIsThereOnceAndNothingElse() throws IOException {
        var station = temp.resolve("station");
        assertEquals(
                0, Cashwrap.run("station", "init", station.toString(), "--sample-staff").exit());
        assertEquals(
                0,
                Cashwrap.run(
                                "station",
                                "load-accounts",
                                "--station",
                                station.toString(),
                                "docs/scripts/accounts.csv")
                        .exit());
        var random = new Random(11);
        var said = new HashMap<String, String>();
        for (int kill = 0; kill < KILLS; kill++) {
            try (var counter = new Cashwrap.Talking(station)) {
                var first = counter.next();
                // What the last run could not say any more, this one shows.
                remember(first, said);
                counter.signIn();
                if (first.get("till").asString().equals("closed")) {
                    counter.ask("{\"do\":\"open-till\",\"float\":\"200\"");
                }
                finish(counter, first);
                var deadline =
                        System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextLong(20, 900));
                while (System.nanoTime() < deadline) {
                    pay(counter, random, said);
                }
                // Killed with an event on its way.
                counter.send("{\"do\":\"choose\",\"account\":\"8245123450999990\"");
                counter.send(
                        "{\"do\":\"pay\",\"amount\":\""
                                + random.nextInt(1, 99)
                                + ".00\",\"despite\":[\"paid-already\"]");
                counter.send(
                        "{\"do\":\"cash\",\"received\":\"100.00\",\"despite\":[\"currency-report\"]");
                TimeUnit.MICROSECONDS.sleep(random.nextLong(0, 8_000));
                counter.kill();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
        var stored = committed(station);
        for (var payment : said.entrySet()) {
            assertEquals(
                    payment.getValue(),
                    stored.get(payment.getKey()),
                    "said to be paid: " + payment);
        }
        var unsaid = stored.size() - said.size();
        assertTrue(
                unsaid >= 0 && unsaid <= KILLS, "more than one unsaid payment a kill: " + unsaid);
        assertTrue(said.size() >= KILLS, "only " + said.size() + " payments");
        var verified = Cashwrap.run("journal", "verify", "--station", station.toString());
        assertEquals(0, verified.exit(), verified.out() + verified.err());
        var export = temp.resolve("export.jsonl");
        Cashwrap.run(
                "journal", "export", "--station", station.toString(), "--to", export.toString());
        var stranger = Python.checks(export);
        assertTrue(stranger.startsWith("PASS "), stranger);
        System.out.println(
                KILLS
                        + " kills, "
                        + said.size()
                        + " payments said, "
                        + unsaid
                        + " stored but not said; "
                        + stranger.strip());
    }

    private static void pay(Cashwrap.Talking counter, Random random, Map<String, String> said) {
        counter.ask("{\"do\":\"choose\",\"account\":\"8245123450123458\"");
        counter.ask(
                "{\"do\":\"pay\",\"amount\":\""
                        + random.nextInt(1, 99)
                        + ".50\",\"despite\":[\"paid-already\"]");
        if (random.nextBoolean()) {
            counter.ask("{\"do\":\"cash\",\"received\":\"0.50\",\"despite\":[\"currency-report\"]");
        }
        remember(
                counter.ask(
                        "{\"do\":\"cash\",\"received\":\"100.00\",\"despite\":[\"currency-report\"]"),
                said);
    }

    /// A payment that the kill left open is given back and cancelled.
    private static void finish(Cashwrap.Talking counter, JsonNode first) {
        if (first.get("state").asString().equals("tendering")) {
            counter.ask("{\"do\":\"give-back\"");
            counter.ask("{\"do\":\"cancel\"");
        }
    }

    private static void remember(JsonNode line, Map<String, String> said) {
        if (line.path("state").asString("").equals("committed")) {
            var payment = line.get("payment");
            said.put(
                    payment.get("id").asString(),
                    payment.get("receipt").asString() + " " + payment.get("change").asString());
        }
    }

    /// Payment id to receipt number and change, from the export.
    private Map<String, String> committed(Path station) throws IOException {
        var file = temp.resolve("all.jsonl");
        assertEquals(
                0,
                Cashwrap.run(
                                "journal",
                                "export",
                                "--station",
                                station.toString(),
                                "--to",
                                file.toString())
                        .exit());
        var json = JsonMapper.shared();
        var stored = new HashMap<String, String>();
        for (var line : Files.readAllLines(file)) {
            var entry = json.readTree(line).path("entry").asString("");
            if (entry.contains("\"kind\":\"PaymentCommitted\"")) {
                var payment = json.readTree(entry).get("body").get("payment");
                var change = payment.get("change").longValue();
                var before =
                        stored.put(
                                payment.get("id").asString(),
                                payment.get("receipt").asString()
                                        + " "
                                        + change / 100
                                        + "."
                                        + String.format(
                                                java.util.Locale.ROOT, "%02d", change % 100));
                assertEquals(null, before, "stored twice");
            }
        }
        return stored;
    }
}
