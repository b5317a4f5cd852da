package org.cashwrap.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.HeadSignature;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.headoffice.server.OfficeClient;
import org.cashwrap.headoffice.server.Offices;
import org.cashwrap.profile.TillKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class HeadOfficeCommandTest {
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir private Path temp;

    private Path data() {
        return temp.resolve("office");
    }

    private Cashwrap.Serving serve(String... more) {
        var arguments =
                new ArrayList<>(
                        List.of("headoffice", "serve", "--port", "0", "--data", data().toString()));
        arguments.addAll(List.of(more));
        return new Cashwrap.Serving(arguments.toArray(String[]::new));
    }

    private Cashwrap.Ended headoffice(String command, String... more) {
        var arguments =
                new ArrayList<>(List.of("headoffice", command, "--data", data().toString()));
        arguments.addAll(List.of(more));
        return Cashwrap.run(arguments.toArray(String[]::new));
    }

    @Test
    void servesUntilItIsStoppedAndInOneFolderOnce() {
        try (var office = serve()) {
            assertTrue(office.ready().matches("http://127\\.0\\.0\\.1:[0-9]+"), office.ready());
            var second = headoffice("serve", "--port", "0");
            assertEquals(2, second.exit());
            assertTrue(second.err().contains("is running already: process "), second.err());
            assertEquals("", second.out());
            // SIGTERM, as a service manager stops it.
            assertEquals(128 + 15, office.terminate());
        }
    }

    @Test
    void overTheNetworkItNeedsTlsAndSpeaksIt() {
        var bare = headoffice("serve", "--port", "0", "--bind", "0.0.0.0");
        assertEquals(2, bare.exit());
        assertTrue(bare.err().contains("--tls-cert"), bare.err());
        var files = Offices.Certificates.make(temp.resolve("tls"), "RSA");
        try (var office =
                serve(
                        "--bind",
                        "0.0.0.0",
                        "--tls-cert",
                        files.chain().toString(),
                        "--tls-key",
                        files.key().toString())) {
            assertTrue(office.ready().startsWith("https://0.0.0.0:"), office.ready());
            var till =
                    new OfficeClient(
                            URI.create(office.ready().replace("0.0.0.0", "127.0.0.1")),
                            files.client(),
                            "STORE-1",
                            "0a".repeat(16),
                            TillKey.generate());
            assertEquals("401 not-enrolled", till.askHead().said());
            // Beside the server.
            var done = headoffice("enroll", "STORE-1", till.key.publicKey());
            assertEquals("STORE-1 is enrolled\n", done.out(), done.err());
            assertEquals("200 ok", till.askHead().said());
            var other = headoffice("enroll", "STORE-1", TillKey.generate().publicKey());
            assertEquals(2, other.exit());
            assertTrue(other.err().contains("--replace"), other.err());
        }
    }

    @Test
    void sampleAccountsAreLoadedBesideAServer() throws IOException {
        var file = temp.resolve("accounts.csv");
        var written =
                Cashwrap.run(
                        "headoffice",
                        "sample",
                        "--count",
                        "12000",
                        "--seed",
                        "3",
                        "--to",
                        file.toString());
        assertEquals(0, written.exit(), written.err());
        assertTrue(written.out().startsWith("12000 synthetic accounts, of nobody"), written.out());
        var lines = Files.readAllLines(file);
        assertEquals(12_001, lines.size());
        try (var office = serve()) {
            var loaded = headoffice("load", file.toString());
            assertEquals("12000 accounts loaded\n", loaded.out(), loaded.err());
            assertTrue(loaded.err().contains("10000 accounts so far"), loaded.err());
            var till = OfficeClient.at(URI.create(office.ready()), "STORE-1");
            var number = lines.get(5_000).replaceFirst(",.*", "");
            assertEquals(
                    number,
                    till.find(number).body().get("accounts").get(0).get("account").asString());
        }
        Files.writeString(
                file, String.join("\n", lines.get(0), lines.get(1), "12x" + lines.get(2)));
        var bad = headoffice("load", file.toString());
        assertEquals(2, bad.exit());
        assertTrue(bad.err().contains(":3:account: "), bad.err());
        var skipping =
                headoffice(
                        "load", file.toString(), "--skip-bad", temp.resolve("bad.csv").toString());
        assertEquals(1, skipping.exit());
        assertTrue(skipping.out().startsWith("1 accounts loaded, 1 rows skipped"), skipping.out());
    }

    /// A day of a real till, uploaded as it was exported: the head office has the same entries to the byte, and the same sums.
    @Test
    void theBooksOfTheHeadOfficeAreThoseOfTheTill() throws IOException {
        var station = temp.resolve("station");
        Cashwrap.run("station", "init", station.toString(), "--sample-staff", "--store", "MAIN");
        Cashwrap.run(
                "station",
                "load-accounts",
                "--station",
                station.toString(),
                "docs/scripts/accounts.csv");
        try (var counter = new Cashwrap.Talking(station)) {
            counter.next();
            counter.signIn();
            counter.ask("{\"do\":\"open-till\",\"float\":\"200\"");
            pay(counter, "20.00", "50.00");
            pay(counter, "31.17", "31.17");
            assertEquals(0, counter.end());
        }
        var export = Cashwrap.run("journal", "export", "--station", station.toString()).lines();
        try (var office = serve()) {
            upload(export, station, URI.create(office.ready()));
            // Beside the server.
            assertEquals(export, headoffice("export", "MAIN-1").lines());
            var shown = headoffice("show");
            assertEquals(0, shown.exit(), shown.err());
            var books = JSON.readTree(shown.out());
            assertEquals(
                    "MAIN-1 2 51.17 0.00 51.17 USD true null",
                    String.join(
                            " ",
                            books.get("till").asString(),
                            books.get("payments").toString(),
                            books.get("cash").asString(),
                            books.get("card").asString(),
                            books.get("paid").asString(),
                            books.get("currency").asString(),
                            books.get("training").toString(),
                            books.get("problem").toString()));
            var verified = Cashwrap.run("journal", "verify", "--station", station.toString());
            assertTrue(
                    verified.out()
                            .strip()
                            .endsWith(books.get("seq") + ":" + books.get("hash").asString()),
                    verified.out());
        }
        // After it as well.
        assertEquals(export, headoffice("export", "MAIN-1").lines());
        var none = headoffice("export", "MAIN-2");
        assertEquals(2, none.exit());
        assertEquals(2, Cashwrap.run("headoffice", "show", "--data", temp.toString()).exit());
    }

    private static void pay(Cashwrap.Talking counter, String amount, String received) {
        counter.ask("{\"do\":\"choose\",\"account\":\"8245123450123458\"");
        counter.ask("{\"do\":\"pay\",\"amount\":\"" + amount + "\",\"despite\":[\"paid-already\"]");
        var committed =
                counter.ask(
                        "{\"do\":\"cash\",\"received\":\""
                                + received
                                + "\",\"despite\":[\"currency-report\"]");
        assertEquals("committed", committed.get("state").asString(), committed.toString());
    }

    private static void upload(List<String> export, Path station, URI office) {
        var lines = export.stream().map(JSON::readTree).toList();
        var key =
                switch (TillKey.read(station.resolve("till.key"))) {
                    case TillKey.Found.Good(var good) -> good;
                    case TillKey.Found.Bad(var why) -> throw new AssertionError(why);
                };
        var epoch = lines.getFirst().get("epoch").asString();
        var till = new OfficeClient(office, OfficeClient.client(), "MAIN-1", epoch, key);
        var entries =
                lines.stream()
                        .filter(line -> line.has("entry"))
                        .map(line ->
                                new StoredEntry(
                                        line.get("seq").longValue(),
                                        line.get("entry").asString(),
                                        Hash.ofHex(line.get("hash").asString())))
                        .toList();
        var signatures =
                lines.stream()
                        .filter(line -> line.has("signature"))
                        .map(line -> signature(line.get("signature")))
                        .toList();
        assertTrue(!signatures.isEmpty());
        var reply = till.send(till.upload(Hash.ZERO, entries, signatures));
        assertEquals("200 ok", reply.said(), reply.toString());
        assertEquals(entries.size(), reply.stored());
    }

    private static HeadSignature signature(JsonNode line) {
        return new HeadSignature(
                line.get("epoch").asString(),
                line.get("seq").longValue(),
                Hash.ofHex(line.get("hash").asString()),
                line.get("sig").asString());
    }
}
