package org.cashwrap.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.payment.BatchTotals;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.Samples;
import org.cashwrap.core.payment.Slip;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

class EntryCodecTest {
    @Test
    void whatIsWrittenIsReadAsItWas() {
        var kinds = new TreeSet<String>();
        for (int seed = 0; seed < 300; seed++) {
            for (var entry : Scenario.random(seed, 90, "ab".repeat(32)).entries) {
                kinds.add(entry.body().kind());
                var text = EntryCodec.write(entry);
                assertEquals(entry, EntryCodec.read(text), text);
                assertEquals(text, EntryCodec.write(EntryCodec.read(text)));
            }
        }
        // Every kind of a payment and of devices came by.
        assertTrue(
                kinds.containsAll(
                        Set.of(
                                "AccountChosen",
                                "AmountsChosen",
                                "ApprovalSeen",
                                "AskTerminalPressed",
                                "BatchClosed",
                                "BatchClosing",
                                "CancelPressed",
                                "CardAnswered",
                                "CardChosen",
                                "CashGiven",
                                "CashGivenBack",
                                "ClockJumped",
                                "DevicesUsed",
                                "DrawerKicked",
                                "HolderIdentified",
                                "InstrumentGiven",
                                "PaperSeen",
                                "Parked",
                                "PaymentAbandoned",
                                "PaymentCommitted",
                                "PrintingEnded",
                                "PrintingStarted",
                                "ProgramStopped",
                                "SignatureChecked",
                                "SignatureNeeded",
                                "SignedOut",
                                "SlipSpooled")),
                kinds::toString);
    }

    @Test
    void everyOtherKindIsReadAsItWasWritten() {
        var scenario = Scenario.started("ab".repeat(32));
        scenario.add(new Body.SignInFailed("*", true));
        scenario.add(new Body.SignedOut());
        scenario.add(new Body.ClockJumped(-86_400_000));
        scenario.add(new Body.CardUnclaimed(scenario.newPayment(), "ref-9", Samples.approval(1)));
        scenario.add(new Body.StaffChanged("omid", "manager", "added"));
        scenario.add(new Body.ProgramStopped());
        scenario.entries.forEach(
                entry -> assertEquals(entry, EntryCodec.read(EntryCodec.write(entry))));
    }

    @Test
    void theFormIsFrozen() {
        // A stranger reads this form by docs/journal-format.md. If this test fails the version must
        // change, not the test.
        var scenario = Scenario.started("ab".repeat(32));
        var id = scenario.newPayment();
        scenario.pay(
                id,
                new PaymentEvent.AccountChosen(Samples.ACCOUNT, Samples.balance(), Language.ES));
        scenario.pay(id, Samples.amounts(79_30));
        scenario.pay(id, new PaymentEvent.CashGiven(Samples.usd(100_00)));
        assertEquals(
                """
                {"v":1,"till":"RIVER-3","epoch":"00112233445566778899aabbccddeeff","seq":7,"kind":"PaymentCommitted",\
                "id":"019aab00-0000-7000-9000-000000000008","at":"2026-11-22T15:00:09.872Z","offset":"-05:00",\
                "zone":"America/New_York","mono":9872,"clock":null,"date":"2026-11-22","session":1,"clerk":"anna",\
                "approver":null,"reason":null,"training":true,"rules":null,"build":"test","link":null,"currency":"USD",\
                "body":{"event":{"kind":"CashGiven","amount":10000},"payment":{"id":"019aab00-0000-7000-8000-000000000005",\
                "receipt":"000001","state":"committed","privacy":"third-party","language":"es",\
                "items":[{"account":"8245123450123458","amount":7930,"balance":{"total_due":7930,"past_due":3965,\
                "as_of":"2026-11-22T14:42:00.000Z"}}],"asked":[{"account":"8245123450123458","amount":7930,\
                "balance":{"total_due":7930,"past_due":3965,"as_of":"2026-11-22T14:42:00.000Z"}}],"due":7930,"paid":7930,\
                "left":0,"tenders":[{"kind":"cash","amount":10000}],"change":2070,"rounding":0}}}\
                """,
                scenario.stored.getLast().text());
    }

    @Test
    void theFormOfARoundedPaymentIsFrozen() {
        var scenario = Scenario.started("ab".repeat(32));
        var id = scenario.newPayment();
        scenario.pay(
                id,
                new PaymentEvent.AccountChosen(Samples.ACCOUNT, Samples.balance(), Language.EN));
        scenario.pay(id, new PaymentEvent.AmountsChosen(Samples.bill(10_03), CashRounding.ROUND));
        assertTrue(
                scenario.stored.getLast().text().endsWith("}}],\"rounding\":\"round\"}}"),
                scenario.stored.getLast().text());
        scenario.pay(id, new PaymentEvent.CashGiven(Samples.usd(20_00)));
        assertTrue(
                scenario.stored
                        .getLast()
                        .text()
                        .endsWith("\"change\":995,\"rounding\":2,\"way\":\"round\"}}}"),
                scenario.stored.getLast().text());
        scenario.entries.forEach(
                entry -> assertEquals(entry, EntryCodec.read(EntryCodec.write(entry))));
    }

    @Test
    void theFormOfAChequeIsFrozen() {
        var scenario = Scenario.started("ab".repeat(32));
        var id = scenario.newPayment();
        scenario.pay(
                id,
                new PaymentEvent.AccountChosen(Samples.ACCOUNT, Samples.balance(), Language.EN));
        scenario.pay(id, Samples.amounts(79_30));
        scenario.pay(id, new PaymentEvent.InstrumentGiven(Samples.cheque(30_00, "1042")));
        assertTrue(
                scenario.stored
                        .getLast()
                        .text()
                        .endsWith(
                                "\"instrument\":{\"kind\":\"cheque\",\"amount\":3000,\"serial\":\"1042\","
                                    + "\"routing\":\"021000021\",\"last4\":\"6789\"}}}"),
                scenario.stored.getLast().text());
        scenario.pay(id, new PaymentEvent.CashGivenBack(Samples.usd(0), 1));
        assertTrue(
                scenario.stored.getLast().text().endsWith("\"amount\":0,\"instruments\":1}}"),
                scenario.stored.getLast().text());
        scenario.pay(id, new PaymentEvent.InstrumentGiven(Samples.moneyOrder(79_30, "A7")));
        var text = scenario.stored.getLast().text();
        assertTrue(
                text.contains(
                        "\"event\":{\"kind\":\"InstrumentGiven\",\"instrument\":"
                                + "{\"kind\":\"money-order\",\"amount\":7930,\"serial\":\"A7\"}}"),
                text);
        assertTrue(
                text.contains(
                        "\"tenders\":[{\"kind\":\"money-order\",\"amount\":7930,\"serial\":\"A7\"}]"),
                text);
        scenario.entries.forEach(
                entry -> assertEquals(entry, EntryCodec.read(EntryCodec.write(entry))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A whole account, a routing number that does not check, a cheque without either, a
                // money order with one, no instrument, nothing.
                "{'kind':'cheque','amount':3000,'serial':'1042','routing':'021000021','last4':'123456789'}",
                "{'kind':'cheque','amount':3000,'serial':'1042','routing':'021000020','last4':'6789'}",
                "{'kind':'cheque','amount':3000,'serial':'1042'}",
                "{'kind':'cheque','amount':3000,'serial':'1042','routing':'021000021'}",
                "{'kind':'money-order','amount':3000,'serial':'1042','routing':'021000021','last4':'6789'}",
                "{'kind':'cash','amount':3000,'serial':'1042'}",
                "{'kind':'money-order','amount':0,'serial':'1042'}",
                "{'kind':'money-order','amount':3000,'serial':'10 42'}",
                "{'kind':'money-order','amount':3000,'serial':'1042','payer':'Jo'}",
            })
    void noOtherInstrumentIsRead(String other) {
        var scenario = Scenario.started("ab".repeat(32));
        var id = scenario.newPayment();
        scenario.pay(
                id,
                new PaymentEvent.AccountChosen(Samples.ACCOUNT, Samples.balance(), Language.EN));
        scenario.pay(id, Samples.amounts(79_30));
        scenario.pay(id, new PaymentEvent.InstrumentGiven(Samples.moneyOrder(30_00, "1042")));
        var text = scenario.stored.getLast().text();
        var good = "{\"kind\":\"money-order\",\"amount\":3000,\"serial\":\"1042\"}";
        assertTrue(text.contains(good));
        var changed = text.replace(good, other.replace('\'', '"'));
        assertThrows(BadEntryException.class, () -> EntryCodec.read(changed));
    }

    @Test
    void theFormOfWhatDevicesSayIsFrozen() {
        assertEquals(
                """
                {"v":1,"till":"RIVER-3","epoch":"00112233445566778899aabbccddeeff","seq":3,"kind":"DevicesUsed",\
                "id":"019aab00-0000-7000-9000-000000000003","at":"2026-11-22T15:00:03.702Z","offset":"-05:00",\
                "zone":"America/New_York","mono":3702,"clock":null,"date":null,"session":null,"clerk":null,\
                "approver":null,"reason":null,"training":true,"rules":null,"build":"test","link":null,"currency":"USD",\
                "body":{"devices":[{"role":"card-terminal","profile":"acme-t650p",\
                "hash":"0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f","local":false,\
                "link":"serial:/dev/serial/by-id/usb-Acme"},{"role":"printer","profile":"acme-80.2",\
                "hash":"1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e1e","local":true,\
                "link":"tcp:[::1]:9100"}]}}\
                """,
                bodyOf(Slips.DEVICES).whole());
        var id = Samples.ID;
        assertEquals(
                """
                {"payment":"019aab00-0000-7000-8000-000000000001","copy":"merchant","signature":true,"complete":false,\
                "lines":[{"text":"\\"K\\\\1\\" **** **** **** 1111 ش","style":"cwt"},{"text":"","style":""},{"text":"x","style":"ct"}]}\
                """,
                bodyOf(
                                new Body.SlipSpooled(
                                        Optional.of(id),
                                        new Slip(
                                                Slip.Copy.MERCHANT,
                                                true,
                                                false,
                                                List.of(
                                                        new Slip.Line(
                                                                "\"K\\1\" 4111 1111 1111 1111 ش",
                                                                true,
                                                                true,
                                                                true),
                                                        Slip.Line.of(""),
                                                        new Slip.Line("x", true, false, true)))))
                        .body());
        assertEquals(
                """
                {"payment":null,"copy":"administration","signature":false,"complete":true,\
                "lines":[{"text":"x","style":"w"}]}\
                """,
                bodyOf(
                                new Body.SlipSpooled(
                                        Optional.empty(),
                                        new Slip(
                                                Slip.Copy.ADMINISTRATION,
                                                false,
                                                true,
                                                List.of(new Slip.Line("x", false, true, false)))))
                        .body());
        assertEquals(
                "{\"payment\":\"019aab00-0000-7000-8000-000000000001\"}",
                bodyOf(new Body.SignatureNeeded(id)).body());
        assertEquals(
                "{\"payment\":\"019aab00-0000-7000-8000-000000000001\",\"matches\":false}",
                bodyOf(new Body.SignatureChecked(id, false)).body());
        assertEquals(
                """
                {"terminal":"52000001","first_receipt":1,"last_receipt":null,"total":-4200,\
                "groups":[{"name":"Visa","count":0,"sum":-4200}]}\
                """,
                bodyOf(
                                new Body.BatchClosed(
                                        new BatchTotals(
                                                "52000001",
                                                OptionalInt.of(1),
                                                OptionalInt.empty(),
                                                Optional.of(Samples.usd(-42_00)),
                                                List.of(
                                                        new BatchTotals.Group(
                                                                "Visa", 0, Samples.usd(-42_00))))))
                        .body());
        assertEquals(
                "{\"terminal\":\"\",\"first_receipt\":null,\"last_receipt\":0,\"total\":null,\"groups\":[]}",
                bodyOf(
                                new Body.BatchClosed(
                                        new BatchTotals(
                                                "",
                                                OptionalInt.empty(),
                                                OptionalInt.of(0),
                                                Optional.empty(),
                                                List.of())))
                        .body());
    }

    @Test
    void theQuestionForABatchIsFrozen() {
        var scenario = Scenario.started("ab".repeat(32));
        scenario.add(new Body.BatchClosing());
        assertEquals(
                "{\"v\":1,\"till\":\"RIVER-3\",\"epoch\":\"00112233445566778899aabbccddeeff\",\"seq\":5,"
                    + "\"kind\":\"BatchClosing\",\"id\":\"019aab00-0000-7000-9000-000000000005\","
                    + "\"at\":\"2026-11-22T15:00:06.170Z\",\"offset\":\"-05:00\","
                    + "\"zone\":\"America/New_York\",\"mono\":6170,\"clock\":null,"
                    + "\"date\":\"2026-11-22\",\"session\":1,\"clerk\":\"anna\",\"approver\":null,"
                    + "\"reason\":null,\"training\":true,\"rules\":null,\"build\":\"test\","
                    + "\"link\":null,\"currency\":\"USD\",\"body\":{}}",
                EntryCodec.write(scenario.entries.getLast()));
    }

    @Test
    void papersAndTheDrawerAreWrittenAsTheirPageSays() {
        var receipt = new Paper.Receipt(Samples.ID);
        var slip = new Paper.TerminalSlip(12, Optional.empty());
        var id = Samples.ID.toString();
        assertEquals(
                "{\"payment\":\"" + id + "\",\"slip\":null,\"copy\":0}",
                bodyOf(new Body.PrintingStarted(receipt, 0)).body());
        assertEquals(
                "{\"payment\":null,\"slip\":12,\"copy\":2,\"outcome\":\"not-printed\","
                        + "\"why\":\"paper-out\"}",
                bodyOf(
                                new Body.PrintingEnded(
                                        slip,
                                        2,
                                        Body.PrintingEnded.Outcome.NOT_PRINTED,
                                        "paper-out"))
                        .body());
        assertEquals(
                "{\"payment\":\""
                        + id
                        + "\",\"slip\":null,\"copy\":0,\"outcome\":\"printed\","
                        + "\"why\":null}",
                bodyOf(new Body.PrintingEnded(receipt, 0, Body.PrintingEnded.Outcome.PRINTED, ""))
                        .body());
        assertEquals(
                "{\"payment\":\"" + id + "\",\"slip\":null,\"copy\":1,\"came_out\":true}",
                bodyOf(new Body.PaperSeen(receipt, 1, true)).body());
        assertEquals(
                "{\"payment\":null,\"result\":\"not-kicked\",\"why\":\"silent\"}",
                bodyOf(
                                new Body.DrawerKicked(
                                        Optional.empty(),
                                        Body.DrawerKicked.Result.NOT_KICKED,
                                        "silent"))
                        .body());
    }

    private record Text(String whole, String body) {}

    /// The body as it is written behind an envelope that is frozen elsewhere, and read back as it was.
    private static Text bodyOf(Body body) {
        var scenario = Scenario.begun("ab".repeat(32));
        scenario.add(Slips.DEVICES);
        var envelope = scenario.entries.getLast().envelope();
        var entry = new Entry(envelope, body);
        var whole = EntryCodec.write(entry);
        assertEquals(entry, EntryCodec.read(whole));
        assertTrue(EntryCodec.isCanonical(whole));
        var kind = "\"kind\":\"" + body.getClass().getSimpleName() + "\"";
        assertTrue(whole.contains(kind), whole);
        var from = whole.indexOf("\"body\":") + "\"body\":".length();
        return new Text(whole, whole.substring(from, whole.length() - 1));
    }

    /// A slip as long as a slip can be, of letters that need most room.
    @ParameterizedTest
    @ValueSource(strings = {"\"", "\\", "😀", "€", "\u2028", "/"})
    void theLongestSlipFitsIntoAnEntry(String letter) {
        var line = new Slip.Line(letter.repeat(Slip.Line.TEXT_MAX), true, true, true);
        var slip =
                new Slip(
                        Slip.Copy.ADMINISTRATION,
                        false,
                        false,
                        Collections.nCopies(Slip.LINES_MAX, line));
        var text = bodyOf(new Body.SlipSpooled(Optional.of(Samples.ID), slip)).whole();
        // Room for an envelope with long names.
        assertTrue(text.length() + 10_000 < EntryCodec.TEXT_MAX, () -> text.length() + " is long");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "\"role\":\"printer\" | \"role\":\"display\"",
                "\"profile\":\"acme-80.2\" | \"profile\":\"Acme\"",
                "\"profile\":\"acme-80.2\" | \"profile\":\"\"",
                "\"hash\":\"1e | \"hash\":\"1E",
                "\"local\":true | \"local\":1",
                "\"link\":\"tcp:[::1]:9100\" | \"link\":\"\"",
                "\"link\":\"tcp:[::1]:9100\" | \"link\":\"a\\u0009b\"",
                "\"link\":\"tcp:[::1]:9100\" | \"link\":null",
                "\"link\":\"tcp:[::1]:9100\" | \"link\":\"x\",\"speed\":9600",
                "\"devices\":[{ | \"devices\":[],\"more\":[{",
                "\"copy\":\"merchant\" | \"copy\":\"bank\"",
                "\"copy\":\"merchant\" | \"copy\":\"Merchant\"",
                "\"signature\":true | \"signature\":null",
                "\"complete\":true | \"complete\":\"yes\"",
                "\"style\":\"cw\" | \"style\":\"wc\"",
                "\"style\":\"cw\" | \"style\":\"cc\"",
                "\"style\":\"cw\" | \"style\":null",
                "\"text\":\"x\" | \"text\":\"4111111111111111\"",
                "\"text\":\"x\" | \"text\":\"\\u0000\"",
                "\"text\":\"x\" | \"text\":7",
                "\"lines\":[{ | \"lines\":[],\"more\":[{",
                "\"matches\":true | \"matches\":null",
                "\"terminal\":\"52000001\" | \"terminal\":\"5200000152000001\"",
                "\"terminal\":\"52000001\" | \"terminal\":null",
                "\"first_receipt\":1 | \"first_receipt\":-1",
                "\"first_receipt\":1 | \"first_receipt\":2147483648",
                "\"total\":500 | \"total\":1000000000000",
                "\"total\":500 | \"total\":5.00",
                "\"name\":\"Visa\" | \"name\":\"\"",
                "\"count\":2 | \"count\":-2",
                "\"sum\":500 | \"sum\":null",
            })
    void whatNoDeviceSaysIsRefused(String from, String to) {
        var good =
                List.of(
                        bodyOf(Slips.DEVICES).whole(),
                        bodyOf(
                                        new Body.SlipSpooled(
                                                Optional.of(Samples.ID),
                                                new Slip(
                                                        Slip.Copy.MERCHANT,
                                                        true,
                                                        true,
                                                        List.of(
                                                                new Slip.Line(
                                                                        "x", true, true, false)))))
                                .whole(),
                        bodyOf(new Body.SignatureChecked(Samples.ID, true)).whole(),
                        bodyOf(
                                        new Body.BatchClosed(
                                                new BatchTotals(
                                                        "52000001",
                                                        OptionalInt.of(1),
                                                        OptionalInt.empty(),
                                                        Optional.of(Samples.usd(5_00)),
                                                        List.of(
                                                                new BatchTotals.Group(
                                                                        "Visa",
                                                                        2,
                                                                        Samples.usd(5_00))))))
                                .whole());
        var changed = good.stream().filter(text -> text.contains(from)).toList().getFirst();
        assertFalse(isGood(changed.replace(from, to)));
    }

    private static boolean isGood(String text) {
        try {
            return EntryCodec.isCanonical(text);
        } catch (BadEntryException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"v\":1 | \"v\":2",
                "\"v\":1 | \"v\":1.0",
                "\"v\":1 | \"v\":1,\"v\":1",
                "\"v\":1 | \"v\":1,\"extra\":1",
                "\"kind\":\"PaymentCommitted\" | \"kind\":\"PaymentEdited\"",
                "\"due\":7930 | \"due\":7931",
                "\"paid\":7930 | \"paid\":7930.5",
                "\"paid\":7930 | \"paid\":\"7930\"",
                "\"change\":2070 | \"change\":-1",
                "\"change\":2070 | \"change\":2069",
                "\"change\":2070, |  ",
                "\"receipt\":\"000001\" | \"receipt\":\"1\"",
                "\"currency\":\"USD\" | \"currency\":\"XYZ\"",
                "\"offset\":\"-05:00\" | \"offset\":\"-5h\"",
                "\"amount\":10000} | \"amount\":99999999999999999999}",
                "\"rounding\":0}}} | \"rounding\":0}}} {}",
            })
    void anythingElseIsRefused(String from, String to) {
        var scenario = Scenario.started("ab".repeat(32));
        var id = scenario.newPayment();
        scenario.pay(
                id,
                new PaymentEvent.AccountChosen(Samples.ACCOUNT, Samples.balance(), Language.ES));
        scenario.pay(id, Samples.amounts(79_30));
        scenario.pay(id, new PaymentEvent.CashGiven(Samples.usd(100_00)));
        var good = scenario.stored.getLast().text();
        var bad = good.replace(from, to == null ? "" : to);
        assertFalse(bad.equals(good), "the sample holds " + from);
        assertThrows(BadEntryException.class, () -> EntryCodec.read(bad));
    }

    @Test
    void noMutationGetsPastTheReaderAsAnythingButARefusalOrAnEntry() {
        var texts =
                Scenario.random(7, 200, "ab".repeat(32)).stored.stream()
                        .map(StoredEntry::text)
                        .toList();
        var random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            var text = new StringBuilder(texts.get(random.nextInt(texts.size())));
            for (int edits = random.nextInt(1, 4); edits > 0; edits--) {
                var at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, (char) random.nextInt(0x20, 0x7F));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, "{[\"0,:}]é\u202e-".charAt(random.nextInt(11)));
                }
            }
            try {
                EntryCodec.read(text.toString());
            } catch (BadEntryException refused) {
                // As it should be; anything else fails the test.
            }
        }
    }

    @Test
    void deepAndLongTextsAreRefused() {
        assertThrows(BadEntryException.class, () -> EntryCodec.read("[".repeat(100_000)));
        assertThrows(BadEntryException.class, () -> EntryCodec.read("{\"a\":".repeat(5_000)));
        assertThrows(BadEntryException.class, () -> EntryCodec.read(" ".repeat(70_000)));
        assertThrows(BadEntryException.class, () -> EntryCodec.read(""));
    }
}
