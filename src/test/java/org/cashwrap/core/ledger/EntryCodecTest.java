package org.cashwrap.core.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Language;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

class EntryCodecTest {
    @Test
    void whatIsWrittenIsReadAsItWas() {
        var kinds = new TreeSet<String>();
        for (int seed = 0; seed < 300; seed++) {
            for (var entry : Scenario.random(seed, 60, "ab".repeat(32)).entries) {
                kinds.add(entry.body().kind());
                var text = EntryCodec.write(entry);
                assertEquals(entry, EntryCodec.read(text), text);
                assertEquals(text, EntryCodec.write(EntryCodec.read(text)));
            }
        }
        // Every kind of a payment came by.
        assertTrue(
                kinds.containsAll(
                        Set.of(
                                "AccountChosen",
                                "AmountsChosen",
                                "ApprovalSeen",
                                "AskTerminalPressed",
                                "CancelPressed",
                                "CardAnswered",
                                "CardChosen",
                                "CashGiven",
                                "CashGivenBack",
                                "HolderIdentified",
                                "Parked",
                                "PaymentAbandoned",
                                "PaymentCommitted")),
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
        scenario.pay(id, new PaymentEvent.AmountsChosen(Samples.bill(79_30)));
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
        scenario.pay(id, new PaymentEvent.AmountsChosen(Samples.bill(79_30)));
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
