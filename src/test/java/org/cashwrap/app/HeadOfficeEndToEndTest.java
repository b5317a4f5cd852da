package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/// A counter and a head office, each a process of its own.
class HeadOfficeEndToEndTest {
    private static final String MARIA = "8245123450123458";
    private static final String TILL = "STORE-1";

    @TempDir private Path temp;

    private Path station;
    private Path data;
    private int port;

    @BeforeEach
    void setUp() throws IOException {
        station = temp.resolve("station");
        data = temp.resolve("office");
        // The same one after a restart; nobody else is given it that soon.
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        must(
                "station",
                "init",
                station.toString(),
                "--sample-staff",
                "--head-office",
                "http://127.0.0.1:" + port);
        must("headoffice", "load", "--data", data.toString(), "docs/scripts/accounts.csv");
    }

    private static Cashwrap.Ended must(String... args) {
        var ended = Cashwrap.run(args);
        assertEquals(0, ended.exit(), ended.out() + ended.err());
        return ended;
    }

    private Cashwrap.Serving serving() {
        return new Cashwrap.Serving(
                "headoffice", "serve", "--data", data.toString(), "--port", Integer.toString(port));
    }

    private static void pay(Cashwrap.Talking counter, String account, String amount) {
        done(counter.ask("{\"do\":\"choose\",\"account\":\"" + account + "\""), "drafting");
        done(
                counter.ask(
                        "{\"do\":\"pay\",\"amount\":\""
                                + amount
                                + "\",\"despite\":[\"paid-already\"]"),
                "tendering");
        done(
                counter.ask(
                        "{\"do\":\"cash\",\"received\":\""
                                + amount
                                + "\",\"despite\":[\"currency-report\"]"),
                "committed");
    }

    private static void done(JsonNode line, String state) {
        assertEquals(state, line.path("state").asString(""), line::toString);
    }

    private static void uploaded(Cashwrap.Talking counter) {
        var waited = counter.ask("{\"do\":\"wait\",\"until\":\"uploaded\",\"timeout\":100");
        assertEquals("uploaded", waited.path("waited").asString(""), waited::toString);
    }

    private static void open(Cashwrap.Talking counter) {
        counter.next();
        counter.signIn();
        counter.ask("{\"do\":\"open-till\",\"float\":\"200\"");
    }

    private List<String> entries(String... command) throws IOException {
        var file = temp.resolve("export-" + command[0] + ".jsonl");
        var args = new ArrayList<>(List.of(command));
        args.addAll(List.of("--to", file.toString()));
        must(args.toArray(String[]::new));
        return Files.readAllLines(file).stream().filter(it -> it.contains("\"entry\":")).toList();
    }

    private List<String> here() throws IOException {
        return entries("journal", "export", "--station", station.toString());
    }

    private List<String> there() throws IOException {
        return entries("headoffice", "export", "--data", data.toString(), TILL);
    }

    @Test
    void whatTheTillHasTheHeadOfficeHasThoughItDiedInTheMiddle() throws IOException {
        try (var counter = new Cashwrap.Talking(station)) {
            try (var office = serving()) {
                assertEquals("http://127.0.0.1:" + port, office.ready());
                open(counter);
                // Nobody has loaded an account into this till: the head office knows her.
                var found = counter.ask("{\"do\":\"find\",\"text\":\"" + MARIA + "\"");
                assertEquals(1, found.path("accounts").size(), found::toString);
                pay(counter, MARIA, "10.00");
                uploaded(counter);
                assertEquals(
                        "committed", counter.ask("{\"do\":\"status\"").path("state").asString(""));
                for (var payment = 0; payment < 5; payment++) {
                    pay(counter, MARIA, "1.00");
                }
                office.kill();
            }
            // It is not there, and nobody waits for it.
            for (var payment = 0; payment < 5; payment++) {
                pay(counter, MARIA, "1.00");
            }
            pay(counter, "8245000000007771", "3.00");
            var timeout = counter.ask("{\"do\":\"wait\",\"until\":\"uploaded\",\"timeout\":0");
            assertEquals("timeout", timeout.path("refused").asString(""), timeout::toString);
            try (var office = serving()) {
                uploaded(counter);
                pay(counter, MARIA, "1.00");
                counter.ask("{\"do\":\"quit\"");
                assertEquals(0, counter.end());
                office.terminate();
            }
        }
        var here = here();
        assertEquals(here, there());
        assertTrue(here.getLast().contains("ProgramStopped"), here.getLast());
        must("headoffice", "show", "--data", data.toString());
        assertTrue(Files.readString(station.resolve("acknowledged.json")).contains("acknowledged"));
    }

    @Test
    void aJournalThatWasPutBackFromACopyTakesNoMoney() throws IOException {
        var older = temp.resolve("older");
        try (var office = serving()) {
            try (var counter = new Cashwrap.Talking(station)) {
                open(counter);
                uploaded(counter);
                counter.ask("{\"do\":\"quit\"");
                assertEquals(0, counter.end());
            }
            copy(station, older);
            try (var counter = new Cashwrap.Talking(station)) {
                counter.next();
                counter.signIn();
                pay(counter, MARIA, "10.00");
                uploaded(counter);
                counter.ask("{\"do\":\"quit\"");
                assertEquals(0, counter.end());
            }
            office.terminate();
        }

        // The journal alone, and its anchor: what the head office had acknowledged shows it.
        copy(older.resolve("journal"), station.resolve("journal"));
        copy(older.resolve("anchor.json"), station.resolve("anchor.json"));
        refused("ends before entry", "acknowledged.json");

        // The whole folder: only the head office knows.
        copy(older.resolve("acknowledged.json"), station.resolve("acknowledged.json"));
        try (var office = serving();
                var counter = new Cashwrap.Talking(station)) {
            counter.next();
            for (var line = counter.next();
                    !line.path("notice").asString("").equals("journal-behind");
                    line = counter.next()) {
                assertNotEquals("committed", line.path("state").asString(""));
            }
            counter.signIn();
            assertEquals(
                    "storage-failed",
                    counter.ask("{\"do\":\"choose\",\"account\":\"" + MARIA + "\"")
                            .path("refused")
                            .asString(""));
            counter.kill();
            office.terminate();
        }

        // And the next start knows it without asking.
        refused("ends before entry", "acknowledged.json");

        // No journal at all is not begun anew in its place.
        for (var file : List.of("journal.db", "journal.db-wal", "journal.db-shm")) {
            Files.deleteIfExists(station.resolve("journal").resolve(file));
        }
        Files.delete(station.resolve("anchor.json"));
        refused("journal.db is gone", "acknowledged.json");
        assertTrue(Files.notExists(station.resolve("journal").resolve("journal.db")));
    }

    private void refused(String... why) {
        var refused = Cashwrap.run("counter", "--station", station.toString());
        assertEquals(2, refused.exit(), refused.err());
        for (var part : why) {
            assertTrue(refused.err().contains(part), refused.err());
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        var options =
                new CopyOption[] {
                    StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES
                };
        try (var all = Files.walk(from)) {
            for (var file : all.toList()) {
                var copy = to.resolve(from.relativize(file).toString());
                if (!Files.isDirectory(file) || Files.notExists(copy)) {
                    Files.copy(file, copy, options);
                }
            }
        }
    }

    @Test
    void theCertificatesOfTheHeadOfficeAreCopiedIntoTheStationAndMustBeSome()
            throws IOException, GeneralSecurityException {
        var pem = Files.writeString(temp.resolve("ca.pem"), someCertificate());
        var made = temp.resolve("with-ca");
        String[] init = {
            "station",
            "init",
            made.toString(),
            "--head-office",
            "https://office.example",
            "--ca",
            pem.toString()
        };
        must(init);
        var kept = made.resolve("head-office-ca.pem");
        assertEquals(Files.readString(pem), Files.readString(kept));
        assertTrue(
                Files.readString(made.resolve("station.yaml"))
                        .contains("\nca: \"head-office-ca.pem\"\n"));

        Files.writeString(kept, "nothing of the kind");
        var spoilt = Cashwrap.run("journal", "verify", "--station", made.toString());
        assertEquals(2, spoilt.exit());
        assertTrue(spoilt.err().contains(kept + " holds no certificate in PEM"), spoilt.err());

        Files.writeString(pem, "nothing of the kind");
        init[2] = temp.resolve("never-made").toString();
        var refused = Cashwrap.run(init);
        assertEquals(2, refused.exit());
        assertTrue(refused.err().startsWith("--ca: " + pem), refused.err());
        assertTrue(Files.notExists(temp.resolve("never-made")));

        var alone = Cashwrap.run("station", "init", init[2], "--ca", kept.toString());
        assertEquals(2, alone.exit());
        assertTrue(alone.err().startsWith("--ca is for a head office"), alone.err());
    }

    /// One of those that Java trusts: which one does not matter.
    private static String someCertificate() throws IOException, GeneralSecurityException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        var file = Path.of(System.getProperty("java.home"), "lib", "security", "cacerts");
        try (var in = Files.newInputStream(file)) {
            trusted.load(in, null);
        }
        var name = Collections.list(trusted.aliases()).getFirst();
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(trusted.getCertificate(name).getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }
}
