package org.cashwrap.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.Python;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.ledger.Verifier.Problem;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;

class VerifierTest {
    private static final KeyPair KEY = newKey();

    @Test
    void wholeJournalsAreWhole() {
        for (int seed = 0; seed < 200; seed++) {
            var scenario = Scenario.random(seed, 80, publicKey(KEY));
            var verifier = verified(scenario.stored, scenario.rows, List.of(signed(scenario, KEY)));
            assertEquals(Optional.empty(), verifier.finish());
            assertEquals(scenario.head(), verifier.head());
            assertEquals(1, verifier.signaturesGood());
            assertEquals(Optional.of(scenario.books), verifier.books());
        }
    }

    /// By a program of somebody else who read the page only. More by -Dcashwrap.strangers=1000.
    @Test
    void aStrangerFindsWholeJournalsWholeAndForgedOnesForged(@TempDir Path temp)
            throws IOException {
        for (int seed = 0; seed < Integer.getInteger("cashwrap.strangers", 40); seed++) {
            var scenario = Scenario.random(seed, 120, publicKey(KEY));
            var export = exported(scenario);
            var said = Python.checks(Files.writeString(temp.resolve(seed + ".jsonl"), export));
            assertTrue(said.startsWith("PASS "), "seed " + seed + ": " + said);
            var receipts = " receipts=" + scenario.books.totals().lastReceipt() + " ";
            assertTrue(said.contains(receipts), said);
            var forged = export.replaceFirst("anna", "omid");
            said = Python.checks(Files.writeString(temp.resolve("forged.jsonl"), forged));
            assertTrue(said.startsWith("FAIL "), said);
        }
    }

    /// In place of what a device said stands what one said elsewhere, chained and signed anew. Often that is possible, and
    /// often not: both must say the same.
    @Test
    void aStrangerAgreesAboutWhatDevicesMaySay(@TempDir Path temp) throws IOException {
        var random = new Random(11);
        var impossible = 0;
        var journals = Integer.getInteger("cashwrap.strangers", 40);
        for (int seed = 0; seed < journals; seed++) {
            var scenario = Scenario.random(seed, 120, publicKey(KEY));
            var said =
                    scenario.entries.stream()
                            .filter(entry -> SAID_BY_DEVICES.contains(entry.body().kind()))
                            .toList();
            var changed = new HashMap<Entry, Entry>();
            for (int changes = random.nextInt(1, 4); changes > 0; changes--) {
                var at = said.get(random.nextInt(said.size()));
                var other = said.get(random.nextInt(said.size()));
                changed.put(at, new Entry(at.envelope(), other.body()));
            }
            var stored = new ArrayList<StoredEntry>();
            var head = Hash.ZERO;
            for (var entry : scenario.entries) {
                var text = EntryCodec.write(changed.getOrDefault(entry, entry));
                head = head.after(text);
                stored.add(new StoredEntry(entry.envelope().sequence(), text, head));
            }
            var ours = verified(stored, scenario.rows, List.of()).finish();
            var theirs =
                    Python.checks(
                            Files.writeString(
                                    temp.resolve("said.jsonl"),
                                    exported(stored, signed(stored.size(), head, KEY))));
            assertEquals(ours.isEmpty(), theirs.startsWith("PASS "), () -> ours + theirs);
            ours.ifPresent(problem ->
                    assertTrue(
                            theirs.startsWith("FAIL seq=" + problem.sequence() + " "),
                            () -> ours + theirs));
            impossible += ours.isPresent() ? 1 : 0;
        }
        assertTrue(impossible > journals / 5 && impossible < journals, "" + impossible);
    }

    /// Of a payment in every way, chained and signed anew.
    @Test
    void aStrangerAgreesAboutWhatIsRounded(@TempDir Path temp) throws IOException {
        var round = rounded(CashRounding.ROUND);
        var credit = rounded(CashRounding.CREDIT);
        disagree(temp, round, "\"change\":995,\"rounding\":2", "\"change\":996,\"rounding\":1");
        disagree(temp, round, "\"change\":995,\"rounding\":2", "\"change\":997,\"rounding\":0");
        disagree(temp, round, "\"rounding\":2,\"way\":\"round\"", "\"rounding\":2");
        disagree(
                temp,
                round,
                "\"rounding\":2,\"way\":\"round\"",
                "\"rounding\":2,\"way\":\"exact\"");
        disagree(
                temp,
                round,
                "\"kind\":\"CashGiven\",\"amount\":2000",
                "\"kind\":\"CashGiven\",\"amount\":1000");
        disagree(
                temp,
                credit,
                "\"change\":995,\"rounding\":0,\"way\":\"credit\"",
                "\"change\":995,\"rounding\":0,\"way\":\"round\"");
        disagree(temp, credit, "\"change\":995,\"rounding\":0", "\"change\":990,\"rounding\":0");
        // As if the cash had not been enough.
        var last = round.entries.getLast();
        var goesOn =
                new Body.PaymentMoved(
                        ((Body.PaymentCommitted) last.body()).payment().id(),
                        new PaymentEvent.CashGiven(Samples.usd(20_00)));
        disagree(temp, round, EntryCodec.write(new Entry(last.envelope(), goesOn)));
    }

    /// 10.03 with 20.00 in cash.
    private static Scenario rounded(CashRounding way) {
        var scenario = Scenario.started(publicKey(KEY));
        var id = scenario.newPayment();
        scenario.pay(
                id,
                new PaymentEvent.AccountChosen(Samples.ACCOUNT, Samples.balance(), Language.EN));
        scenario.pay(id, new PaymentEvent.AmountsChosen(Samples.bill(10_03), way));
        scenario.pay(id, new PaymentEvent.CashGiven(Samples.usd(20_00)));
        return scenario;
    }

    private static void disagree(Path temp, Scenario scenario, String was, String becomes)
            throws IOException {
        var text = scenario.stored.getLast().text();
        assertTrue(text.contains(was), text);
        disagree(temp, scenario, text.replace(was, becomes));
    }

    /// The journal is whole, and with another last entry it is not, whoever looks.
    private static void disagree(Path temp, Scenario scenario, String text) throws IOException {
        var whole = Files.writeString(temp.resolve("whole.jsonl"), exported(scenario));
        assertTrue(Python.checks(whole).startsWith("PASS "), scenario.stored.getLast()::text);
        var entries = new ArrayList<>(scenario.stored);
        var at = entries.removeLast().sequence();
        var head = entries.getLast().hash().after(text);
        entries.add(new StoredEntry(at, text, head));
        var ours = verified(entries, scenario.rows, List.of()).finish().orElseThrow();
        var theirs =
                Python.checks(
                        Files.writeString(
                                temp.resolve("forged.jsonl"),
                                exported(entries, signed(at, head, KEY))));
        assertEquals(at, ours.sequence());
        assertTrue(theirs.startsWith("FAIL seq=" + at + " "), theirs);
    }

    private static final Set<String> SAID_BY_DEVICES =
            Set.of(
                    "DevicesUsed",
                    "SlipSpooled",
                    "SignatureNeeded",
                    "SignatureChecked",
                    "BatchClosing",
                    "BatchClosed");

    private static String exported(Scenario scenario) {
        return exported(scenario.stored, signed(scenario, KEY));
    }

    private static String exported(List<StoredEntry> entries, HeadSignature signature) {
        var export = new StringBuilder();
        var before = Hash.ZERO;
        for (var entry : entries) {
            export.append(ExportLine.of(Scenario.EPOCH, before, entry)).append('\n');
            before = entry.hash();
        }
        return export.append(ExportLine.of(signature, publicKey(KEY))).append('\n').toString();
    }

    @Test
    void theFoldOfEveryPrefixIsTheStateThatWasReached() {
        var states = new ArrayList<Payment>();
        for (int seed = 0; seed < 100; seed++) {
            var scenario = Scenario.random(seed, 60, "ab".repeat(32));
            var books = Books.empty(Scenario.IDENTITY);
            for (int prefix = 0; prefix < scenario.stored.size(); prefix++) {
                // From the stored texts alone, anew for each prefix, against the one fold that goes
                // along.
                books = ((Books.Folded.Good) books.fold(scenario.entries.get(prefix))).books();
                var verifier = new Verifier(_ -> {});
                scenario.stored.subList(0, prefix + 1).forEach(verifier::feed);
                assertEquals(Optional.of(books), verifier.books());
                books.payments().active().ifPresent(states::add);
            }
        }
        assertTrue(states.size() > 500, "the walks got nowhere");
    }

    @Test
    void anyEntryChangedRemovedOrSwappedIsFound() {
        var random = new Random(5);
        for (int i = 0; i < 3_000; i++) {
            var scenario = Scenario.random(i % 50, 60, publicKey(KEY));
            var entries = new ArrayList<>(scenario.stored);
            var at = random.nextInt(entries.size());
            switch (random.nextInt(4)) {
                case 0 -> entries.set(at, changed(entries.get(at), random));
                case 1 -> entries.remove(at);
                case 2 -> {
                    var other = (at + 1) % entries.size();
                    var kept = entries.get(at);
                    entries.set(at, entries.get(other));
                    entries.set(other, kept);
                }
                default -> entries.add(at, entries.get(random.nextInt(entries.size())));
            }
            var verifier = verified(entries, scenario.rows, List.of(signed(scenario, KEY)));
            assertTrue(verifier.finish().isPresent(), "seed " + i);
        }
    }

    @Test
    void aChainHashedAnewIsFoundByItsSignature() {
        var scenario = Scenario.random(3, 80, publicKey(KEY));
        var forged = new ArrayList<StoredEntry>();
        var head = Hash.ZERO;
        for (var entry : scenario.stored) {
            var text =
                    entry.text()
                            .replace("\"clerk\":\"anna\"", "\"clerk\":\"omid\"")
                            .replace("\"person\":\"anna\"", "\"person\":\"omid\"");
            head = head.after(text);
            forged.add(new StoredEntry(entry.sequence(), text, head));
        }
        assertEquals(Optional.empty(), verified(forged, scenario.rows, List.of()).finish());
        assertEquals(
                Optional.of(
                        new Problem(
                                scenario.books.sequence(),
                                "the signed head is not in this journal")),
                verified(forged, scenario.rows, List.of(signed(scenario, KEY))).finish());
    }

    @Test
    void aSignatureByAnotherKeyIsNotTheTills() {
        var scenario = Scenario.random(3, 20, publicKey(KEY));
        assertEquals(
                Optional.of(
                        new Problem(scenario.books.sequence(), "the signature is not the till's")),
                verified(scenario.stored, scenario.rows, List.of(signed(scenario, newKey())))
                        .finish());
    }

    @Test
    void aRowThatIsNotWhatItsEntrySaysIsFound() {
        var scenario = paid();
        var row = scenario.rows.getFirst();
        var more =
                new PaymentRow(
                        row.payment(),
                        row.sequence(),
                        row.receipt(),
                        row.businessDate(),
                        row.session(),
                        row.paid() + 1,
                        row.cash(),
                        row.card());
        assertEquals(
                Optional.of(
                        new Problem(
                                row.sequence(), "the payment's row is not what its entry says")),
                verified(scenario.stored, List.of(more), List.of()).finish());
        assertEquals(
                Optional.of(new Problem(row.sequence(), "the payment's row is missing")),
                verified(scenario.stored, List.of(), List.of()).finish());
        assertEquals(
                Optional.of(
                        new Problem(
                                row.sequence(), "the payment's row is not what its entry says")),
                verified(scenario.stored, List.of(row, row), List.of()).finish());
    }

    /// Well chained and well formed, and still it cannot have happened.
    @Test
    void whatTheRulesForbidIsFoundThoughItIsChained() {
        var scenario = paid();
        expectAfter(
                scenario,
                text -> text.replace("\"receipt\":\"000001\"", "\"receipt\":\"000002\""),
                "I-7");
        expectAfter(
                scenario,
                text -> text.replace("\"training\":true", "\"training\":false"),
                "training");
        expectAfter(scenario, text -> text.replace("\"session\":1", "\"session\":2"), "session");
        expectAfter(
                scenario,
                text -> text.replace("\"approver\":null", "\"approver\":\"anna\""),
                "approver");
        expectAfter(
                scenario,
                text ->
                        text.replace(
                                "{\"kind\":\"CashGiven\",\"amount\":10000}",
                                "{\"kind\":\"CashGiven\",\"amount\":9000}"),
                "events lead to");
        expectAfter(scenario, text -> text.replace("\"seq\":7", "\"seq\":8"), "sequence");
        expectAfter(
                scenario,
                text -> text.replace("\"clerk\":\"anna\"", "\"clerk\":\"ghost\""),
                "not signed in");
        expectAfter(
                scenario,
                text -> text.replace("\"clerk\":\"anna\"", "\"clerk\":null"),
                "nobody is signed in");
        expectAfter(scenario, text -> text.replace("\"mono\":9872", "\"mono\":1"), "monotonic");
        expectAfter(
                scenario,
                text -> text.replace("2026-11-22T15:00:09.872Z", "2031-11-22T15:00:09.872Z"),
                "clock");
        expectAfter(
                scenario, text -> text.replace("\"change\":2070", "\"change\": 2070"), "one form");
        expectAfter(
                scenario,
                text -> text.replace("\"v\":1,", "").replace("}}}", "}},\"v\":1}"),
                "one form");
        expectAfter(
                scenario,
                text -> text.replace("\"offset\":\"-05:00\"", "\"offset\":\"-0500\""),
                "one form");
        expectAfter(scenario, text -> text.replace("10000", "9007199254740992"), "not an entry");
        expectAfter(
                scenario,
                text -> text.replace("\"kind\":\"PaymentCommitted\"", "\"kind\":\"SignedOut\""),
                "not an entry");
    }

    private static void expectAfter(Scenario scenario, UnaryOperator<String> change, String why) {
        var entries = new ArrayList<>(scenario.stored);
        var last = entries.removeLast();
        var text = change.apply(last.text());
        assertTrue(!text.equals(last.text()), why);
        entries.add(new StoredEntry(last.sequence(), text, entries.getLast().hash().after(text)));
        var problem = verified(entries, scenario.rows, List.of()).finish().orElseThrow();
        assertEquals(last.sequence(), problem.sequence());
        assertTrue(problem.why().contains(why), problem::why);
    }

    private static Scenario paid() {
        var scenario = Scenario.started("ab".repeat(32));
        var id = scenario.newPayment();
        scenario.pay(
                id,
                new PaymentEvent.AccountChosen(Samples.ACCOUNT, Samples.balance(), Language.EN));
        scenario.pay(id, Samples.amounts(79_30));
        scenario.pay(id, new PaymentEvent.CashGiven(Samples.usd(100_00)));
        return scenario;
    }

    private static StoredEntry changed(StoredEntry entry, Random random) {
        var text = new StringBuilder(entry.text());
        var at = random.nextInt(text.length());
        text.setCharAt(at, text.charAt(at) == 'x' ? 'y' : 'x');
        return new StoredEntry(entry.sequence(), text.toString(), entry.hash());
    }

    private static Verifier verified(
            List<StoredEntry> entries, List<PaymentRow> rows, List<HeadSignature> signatures) {
        var verifier = new Verifier(_ -> {});
        entries.forEach(verifier::feed);
        rows.forEach(verifier::feed);
        signatures.forEach(verifier::feed);
        return verifier;
    }

    private static HeadSignature signed(Scenario scenario, KeyPair key) {
        return signed(scenario.books.sequence(), scenario.head(), key);
    }

    private static HeadSignature signed(long sequence, Hash head, KeyPair key) {
        try {
            var signer = Signature.getInstance("Ed25519");
            signer.initSign(key.getPrivate());
            signer.update(
                    HeadSignature.message(
                            Scenario.IDENTITY.till(), Scenario.EPOCH, sequence, head));
            return new HeadSignature(
                    Scenario.EPOCH, sequence, head, HexFormat.of().formatHex(signer.sign()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String publicKey(KeyPair key) {
        var encoded = key.getPublic().getEncoded();
        return HexFormat.of().formatHex(encoded, encoded.length - 32, encoded.length);
    }
}
