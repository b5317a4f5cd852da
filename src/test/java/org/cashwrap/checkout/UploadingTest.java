package org.cashwrap.checkout;

import static org.cashwrap.checkout.TestTill.ALI;
import static org.cashwrap.checkout.TestTill.MARIA;
import static org.cashwrap.checkout.TestTill.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.StoredEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class UploadingTest {
    @TempDir private Path folder;

    private final TestTill.Clock clock = new TestTill.Clock();
    private final TestOffice office = new TestOffice();

    private TestTill till() {
        return TestTill.open(folder, clock, office);
    }

    private static CounterView pay(TestTill till, String account, String amount) {
        till.must(new Request.Choose(account));
        till.must(new Request.Pay(Optional.of(usd(amount)), false, TestTill.ALL_THE_SAME));
        return till.must(new Request.Cash(usd(amount)));
    }

    private static OfficeView office(TestTill till) {
        return till.must(new Request.Status()).office().orElseThrow();
    }

    private static List<String> told(TestTill till) {
        return till.news.stream()
                .filter(News.Told.class::isInstance)
                .map(news -> ((News.Told) news).kind())
                .toList();
    }

    private static Hash other(Hash hash) {
        return hash.after("x");
    }

    // ---- batches ----

    @Test
    void everythingIsHandedOverInOrderAndOnlyWhatWaits() {
        try (var till = till()) {
            till.signedInAndOpen();
            var first = office.next().orElseThrow();
            assertEquals(till.store.written, first.entries());
            assertEquals(Hash.ZERO, first.before());
            assertEquals(
                    till.signed,
                    first.signatures().stream().map(signature -> signature.sequence()).toList());
            // Until it is acknowledged it is the same that waits, with its signatures: the reply
            // may
            // have been lost.
            assertEquals(Optional.of(first), office.next());

            var last = first.entries().getLast();
            assertEquals(Upload.Verdict.TAKEN, office.reached(last.sequence(), last.hash()));
            assertEquals(Optional.empty(), office.next());
            assertEquals(last.sequence(), office(till).acknowledged());
            assertEquals(new TestOffice.Kept(last.sequence(), last.hash()), office.kept);

            var wakes = office.wakes.get();
            till.must(new Request.Choose(MARIA));
            assertTrue(office.wakes.get() > wakes);
            var second = office.next().orElseThrow();
            assertEquals(1, second.entries().size());
            assertEquals(last.hash(), second.before());
            assertEquals(List.of(), second.signatures());
        }
    }

    @Test
    void noBatchIsLargerThanItMayBe() {
        try (var till = till()) {
            till.signedInAndOpen();
            for (var choice = 0; choice < 60; choice++) {
                till.must(new Request.Choose(MARIA));
                till.must(new Request.Choose(ALI));
            }
            var all = new ArrayList<StoredEntry>();
            var sizes = new ArrayList<Integer>();
            for (var batch = office.next(); batch.isPresent(); batch = office.next()) {
                all.addAll(batch.get().entries());
                sizes.add(batch.get().entries().size());
                var last = batch.get().entries().getLast();
                office.reached(last.sequence(), last.hash());
            }
            assertEquals(till.store.written, all);
            assertEquals(List.of(100, all.size() - 100), sizes);
        }
    }

    @Test
    void longEntriesGoInFewerTogetherAndOneAlwaysGoes() {
        var long_ = new StoredEntry(1, "x".repeat(600_000), Hash.ZERO);
        var short_ = new StoredEntry(2, "x".repeat(400_000), Hash.ZERO);
        var huge = new StoredEntry(3, "x".repeat(5_000_000), Hash.ZERO);
        assertEquals(List.of(long_, short_), Uploading.together(List.of(long_, short_)));
        assertEquals(List.of(long_, short_), Uploading.together(List.of(long_, short_, short_)));
        assertEquals(List.of(long_), Uploading.together(List.of(long_, long_)));
        assertEquals(List.of(huge), Uploading.together(List.of(huge, short_)));
        assertEquals(List.of(), Uploading.together(List.of()));
    }

    // ---- how far ----

    @Test
    void theQueueIsThePaymentsThatTheHeadOfficeDoesNotHave() {
        try (var till = till()) {
            till.signedInAndOpen();
            var at = clock.now();
            pay(till, MARIA, "20.00");
            clock.pass(60_000);
            var view = pay(till, ALI, "5.50").office().orElseThrow();
            assertEquals(2, view.waiting());
            assertEquals(usd("25.50"), view.sum());
            assertEquals(Optional.of(at), view.oldest());

            office.takeAll();
            view = office(till);
            assertEquals(0, view.waiting());
            assertEquals(usd("0"), view.sum());
            assertEquals(Optional.empty(), view.oldest());
            assertEquals(till.must(new Request.Status()).sequence(), view.acknowledged());
            assertTrue(
                    till.news.stream()
                            .anyMatch(news ->
                                    news instanceof News.Uploaded(var now, var acknowledged)
                                            && acknowledged == now.sequence()));
        }
    }

    @Test
    void aHeadOfficeThatWasPutBackFromACopyGetsTheRestOnceMore() {
        try (var till = till()) {
            till.signedInAndOpen();
            var at = clock.now();
            pay(till, MARIA, "20.00");
            pay(till, ALI, "5.50");
            office.takeAll();
            var fifth = till.store.written.get(4);
            assertEquals(Upload.Verdict.TAKEN, office.reached(5, fifth.hash()));

            var view = office(till);
            assertEquals(5, view.acknowledged());
            assertEquals(2, view.waiting());
            assertEquals(usd("25.50"), view.sum());
            assertEquals(Optional.of(at), view.oldest());
            assertEquals(new TestOffice.Kept(5, fifth.hash()), office.kept);
            assertEquals(5, ((News.Uploaded) till.news.getLast()).acknowledged());
            var again = office.next().orElseThrow();
            assertEquals(till.store.written.subList(5, till.store.written.size()), again.entries());
            assertEquals(fifth.hash(), again.before());

            // And one that has nothing any more, everything, with its signatures.
            assertEquals(Upload.Verdict.TAKEN, office.reached(0, Hash.ZERO));
            assertEquals(till.store.written, office.next().orElseThrow().entries());
            assertFalse(office.next().orElseThrow().signatures().isEmpty());
            office.takeAll();
            assertEquals(0, office(till).waiting());
            assertEquals("committed", pays(till));
        }
    }

    private static String pays(TestTill till) {
        return pay(till, MARIA, "1.00").payments().active().orElseThrow()
                        instanceof org.cashwrap.core.payment.Payment.Committed
                ? "committed"
                : "not";
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "beyond", "nothing"})
    void anotherJournalAtTheHeadOfficeStopsTheTakingOfMoney(String what) {
        try (var till = till()) {
            var now = till.signedInAndOpen().sequence();
            var last = till.store.written.getLast();
            var verdict =
                    switch (what) {
                        case "other" -> office.reached(now, other(last.hash()));
                        case "beyond" -> office.reached(now + 1, last.hash().after("{}"));
                        default -> office.reached(0, last.hash());
                    };
            assertEquals(Upload.Verdict.NOT_OURS, verdict);
            assertTrue(till.must(new Request.Status()).locked());
            assertEquals("storage-failed", till.refused(new Request.Choose(MARIA)));
            assertEquals("journal-behind", told(till).getLast(), "said before the view moves");
            assertTrue(till.news.getLast() instanceof News.Moved(var view) && view.locked());

            // The next start knows it, too.
            assertEquals(
                    what.equals("nothing"), office.differing.isEmpty(), office.differing::toString);

            // Once is enough; and nobody is told to keep serving.
            var told = told(till).size();
            office.upload().stands(new OfficeStanding.Refuses("fork"));
            office.upload().stands(new OfficeStanding.Away());
            office.reached(now, other(last.hash()));
            assertEquals(told, told(till).size());
            assertEquals(
                    Optional.of(new OfficeStanding.Away()), Optional.of(office(till).standing()));
        }
    }

    @Test
    void theSameAgainMovesNothing() {
        try (var till = till()) {
            till.signedInAndOpen();
            office.takeAll();
            var news = till.news.size();
            var kept = office.kept;
            assertEquals(Upload.Verdict.TAKEN, office.reached(kept.sequence(), kept.hash()));
            assertEquals(news, till.news.size());
        }
    }

    @Test
    void aCounterThatHasEndedHearsNothing() {
        var till = till();
        till.signedInAndOpen();
        till.stop();
        assertEquals(Optional.empty(), office.next());
        assertEquals(Upload.Verdict.NOT_HEARD, office.reached(1, Hash.ZERO.after("x")));
        office.upload().stands(new OfficeStanding.Away());
    }

    // ---- standing ----

    @Test
    void theClerkIsToldWhenItGoesAwayAndWhenItIsBackAndNotOtherwise() {
        try (var till = till()) {
            till.signedInAndOpen();
            office.upload().stands(new OfficeStanding.Reached());
            assertEquals(new OfficeStanding.Reached(), office(till).standing());
            assertEquals(List.of(), told(till));

            pay(till, MARIA, "20.00");
            office.upload().stands(new OfficeStanding.Away());
            office.upload().stands(new OfficeStanding.Away());
            office.upload().stands(new OfficeStanding.Refuses("not-enrolled"));
            office.upload().stands(new OfficeStanding.Refuses("not-enrolled"));
            office.upload().stands(new OfficeStanding.Reached());
            till.must(new Request.Status());

            var notices =
                    till.news.stream()
                            .filter(News.Told.class::isInstance)
                            .map(News.Told.class::cast)
                            .filter(told -> told.kind().startsWith("office-"))
                            .toList();
            assertEquals(
                    List.of("office-away", "office-refuses", "office-back"),
                    notices.stream().map(News.Told::kind).toList());
            assertEquals(List.of(1), notices.getFirst().values());
            assertEquals(List.of("not-enrolled"), notices.get(1).values());
        }
    }

    // ---- from run to run ----

    @Test
    void theWatermarkOutlivesTheRun() {
        try (var till = till()) {
            till.signedInAndOpen();
            pay(till, MARIA, "20.00");
            office.takeAll();
            pay(till, ALI, "5.50");
        }
        clock.newRun(5);
        try (var till = till()) {
            var view = office(till);
            assertEquals(new OfficeStanding.Untried(), view.standing());
            assertEquals(office.kept.sequence(), view.acknowledged());
            assertEquals(1, view.waiting());
            assertEquals(usd("5.50"), view.sum());
            assertEquals(
                    office.kept.sequence() + 1,
                    office.next().orElseThrow().entries().getFirst().sequence());
        }
    }

    @Test
    void itsOwnEndIsUploadedBeforeTheJournalIsGivenBack() {
        var till = till();
        till.signedInAndOpen();
        var last = new ArrayList<String>();
        office.whenStopped =
                () -> {
                    office.takeAll();
                    last.add(till.store.written.getLast().text());
                };
        till.stop();
        assertTrue(last.getFirst().contains("\"kind\":\"ProgramStopped\""), last::toString);
        assertEquals(till.store.written.getLast().sequence(), office.kept.sequence());
    }
}
