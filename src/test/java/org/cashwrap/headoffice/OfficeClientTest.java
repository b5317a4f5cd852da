package org.cashwrap.headoffice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.checkout.Asked;
import org.cashwrap.checkout.OfficeStanding;
import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.FactWords;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.ledger.Hash;
import org.cashwrap.core.ledger.StoredEntry;
import org.cashwrap.core.money.Money;
import org.cashwrap.profile.TillKey;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

class OfficeClientTest {
    static final Currency USD = Currency.getInstance("USD");
    static final TillKey KEY = TillKey.generate();

    /// As in the shop, but for waits that a test would have to sit out.
    static final Limits QUICK =
            new Limits(
                    Limits.SHOP.connect(),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(5),
                    Limits.SHOP.idle(),
                    Limits.SHOP.first(),
                    Limits.SHOP.last(),
                    Limits.SHOP.quiet(),
                    Duration.ofSeconds(20));

    private static final String MARIA =
            """
            {"account":"8245123450123458","name":"Maria Nowak","phone":"2125550142",\
            "address":"12 Mill Lane","status":"soft-disconnected","currency":"USD",\
            "past_due":"129.98","total_due":"209.97","due_date":"2026-11-30","language":"en",\
            "as_of":"2026-11-28T04:00:00.000Z",\
            "facts":{"restore_due":"129.98","region":"US-NY","alerts":"dog; legal"}}\
            """;

    private final TestPace pace = new TestPace();
    private final FakeUpload upload = new FakeUpload();
    private FakeOffice office;
    private OfficeClient client;

    static RequestSigner signer() {
        return new RequestSigner() {
            @Override
            public String publicKey() {
                return KEY.publicKey();
            }

            @Override
            public String sign(byte[] message) {
                return KEY.sign(message);
            }
        };
    }

    @BeforeEach
    void open() throws IOException {
        office = new FakeOffice();
        client = client(office.address(), QUICK);
    }

    private OfficeClient client(OfficeAddress address, Limits limits) {
        return new OfficeClient(address, Trust.JAVAS, FakeOffice.TILL, USD, signer(), limits, pace);
    }

    @AfterEach
    void noRequestEverWentOutUnsigned() {
        client.stop();
        office.close();
        assertEquals(List.of(), office.unsigned);
    }

    static void until(BooleanSupplier so) {
        var guard = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > guard) {
                throw new AssertionError("waited in vain");
            }
            Thread.onSpinWait();
            try {
                Thread.sleep(2);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private static <T> T now(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(30, TimeUnit.SECONDS).join();
    }

    private long asked(String path) {
        return office.requests.stream().filter(it -> it.startsWith("/base" + path)).count();
    }

    // ---- uploading ----

    @Test
    void whatWaitsIsUploadedInBatchesAndThenWhateverComes() {
        upload.write(250);
        client.start(upload);
        until(() -> upload.acknowledged() == 250);

        assertEquals(upload.entries(), office.copy);
        assertEquals(1, asked("/v1/head"));
        assertEquals(3, asked("/v1/entries"));
        assertEquals(3, office.signatures.size());
        assertEquals(List.of(new OfficeStanding.Reached()), upload.standings());

        upload.write(1);
        client.wake();
        until(() -> upload.acknowledged() == 251);
        assertEquals(upload.entries(), office.copy);
        // It was not asked again how far it is.
        assertEquals(1, asked("/v1/head"));
    }

    @Test
    void aWakeBeforeTheStartHarmsNothing() {
        client.wake();
        upload.write(1);
        client.start(upload);
        until(() -> upload.acknowledged() == 1);
    }

    /// The connection ends with the entries stored and nothing said. Once, it is sent again at once; twice, the head office is asked
    /// how far it is.
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void afterALostReplyItIsStoredOnce(int times) {
        upload.write(5);
        office.next(_ -> false);
        for (var lost = 0; lost < times; lost++) {
            office.next(losingTheReply());
        }
        pace.tryAgain(1);
        client.start(upload);
        until(() -> upload.acknowledged() == 5);
        assertTrue(office.isMischiefDone());
        assertEquals(upload.entries(), office.copy);
        assertEquals(times - 1, pace.waits.size());
        assertEquals(2, asked("/v1/entries"));
    }

    private FakeOffice.Mischief losingTheReply() {
        return exchange -> {
            office.copy.addAll(upload.entries().subList(office.copy.size(), 5));
            exchange.close();
            return true;
        };
    }

    @Test
    void aHeadOfficeThatWasPutBackFromACopyGetsWhatItLost() {
        upload.write(120);
        client.start(upload);
        until(() -> upload.acknowledged() == 120);
        var older = List.copyOf(office.copy.subList(0, 30));
        office.copy.clear();
        office.copy.addAll(older);

        // The next entry meets a gap; what is missing follows, and then it.
        upload.write(1);
        client.wake();
        until(() -> office.copy.size() == 121 && upload.acknowledged() == 121);
        assertEquals(upload.entries(), office.copy);

        // With nothing to send it is noticed all the same, after a while.
        office.copy.clear();
        pace.lookAgain();
        until(() -> office.copy.size() == 121 && upload.acknowledged() == 121);
        assertTrue(pace.waits.isEmpty(), pace.waits::toString);
    }

    @Test
    void aHeadOfficeThatMissesEntriesForEverIsNotFedForEver() {
        upload.write(120);
        client.start(upload);
        until(() -> upload.acknowledged() == 120);
        upload.write(1);
        var gap = ",\"seq\":0,\"hash\":\"" + Hash.ZERO + "\"";
        office.next(FakeOffice.refuses(409, "gap", gap), FakeOffice.refuses(409, "gap", gap));
        client.wake();
        until(() -> !pace.waits.isEmpty());
        assertEquals(Optional.of(new OfficeStanding.Refuses("gap")), upload.standing());
        pace.tryAgain(1);
        until(() -> upload.acknowledged() == 121);
    }

    @Test
    void anotherJournalAtTheHeadOfficeEndsUploadingForGood() {
        office.copy.add(new StoredEntry(1, "{}", Hash.ZERO.after("{}")));
        upload.write(3);
        client.start(upload);
        until(() -> upload.standing().equals(Optional.of(new OfficeStanding.Refuses("fork"))));
        client.wake();
        pace.tryAgain(5);
        pace.lookAgain();
        now(client.find("nowak", 20));
        assertEquals(1, asked("/v1/head"));
        assertEquals(0, asked("/v1/entries"));
    }

    @Test
    void aForkInTheMiddleEndsItToo() {
        upload.write(3);
        client.start(upload);
        until(() -> upload.acknowledged() == 3);
        office.copy.add(new StoredEntry(4, "{}", office.copy.getLast().hash().after("{}")));
        upload.write(1);
        client.wake();
        until(() -> upload.standing().equals(Optional.of(new OfficeStanding.Refuses("fork"))));
    }

    @Test
    void entriesBeyondTheJournalAreNotOurs() {
        office.copy.addAll(new FakeUpload().write(9).entries());
        upload.write(3);
        client.start(upload);
        until(() -> upload.standing().equals(Optional.of(new OfficeStanding.Refuses("fork"))));
    }

    @ParameterizedTest
    @CsvSource({
        "401, not-enrolled", "401, wrong-key", "401, bad-signature", "400, malformed",
        "413, too-large", "422, broken-chain", "422, bad-entry", "422, bad-head-signature",
        "422, other-epoch", "404, unknown-path"
    })
    void aRefusalIsSaidByItsCodeAndTriedAgain(int status, String code) {
        upload.write(1);
        office.next(FakeOffice.refuses(status, code, ""));
        client.start(upload);
        until(() -> pace.waits.size() == 1);
        assertEquals(Optional.of(new OfficeStanding.Refuses(code)), upload.standing());
        // Neither new entries nor an answer about an account breaks that wait.
        client.wake();
        for (var search = 0; search < 10; search++) {
            assertInstanceOf(Asked.Answered.class, now(client.find("nowak", 20)));
        }
        assertEquals(1, asked("/v1/head"));

        pace.tryAgain(1);
        until(() -> upload.acknowledged() == 1);
        assertEquals(Optional.of(new OfficeStanding.Reached()), upload.standing());
    }

    @Test
    void aClockThatIsWrongIsCorrectedAtOnceAndOnce() {
        office.ahead = Duration.ofHours(-7);
        upload.write(1);
        client.start(upload);
        until(() -> upload.acknowledged() == 1);
        assertEquals(2, asked("/v1/head"));
        assertEquals(1, asked("/v1/entries"));
        assertTrue(pace.waits.isEmpty());

        // A head office whose clock nobody can follow.
        office.next(FakeOffice.refuses(401, "clock", ""), FakeOffice.refuses(401, "clock", ""));
        upload.write(1);
        client.wake();
        until(() -> pace.waits.size() == 1);
        assertEquals(Optional.of(new OfficeStanding.Refuses("clock")), upload.standing());
    }

    @Test
    void aCounterThatHasEndedIsAskedLater() {
        upload.write(1);
        upload.gone();
        client.start(upload);
        until(() -> pace.waits.size() == 1);
        assertEquals(Optional.empty(), upload.standing());
    }

    // ---- waiting ----

    @Test
    void afterFailuresItWaitsTwiceAsLongEachTimeAndAnewAfterASuccess() {
        var busy = FakeOffice.refuses(503, "busy", "");
        office.next(busy, busy, busy, busy, busy, busy, busy, busy);
        client.start(upload.write(1));
        pace.tryAgain(7);
        until(() -> pace.waits.size() == 8);
        assertEquals(
                List.of(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L),
                pace.waits.stream().map(Duration::toSeconds).toList());
        assertEquals(List.of(new OfficeStanding.Away()), upload.standings());

        pace.tryAgain(1);
        until(() -> upload.acknowledged() == 1);
        office.next(busy);
        upload.write(1);
        client.wake();
        until(() -> pace.waits.size() == 9);
        assertEquals(Duration.ofSeconds(1), pace.waits.getLast());
    }

    @Test
    void aWaitIsAnywhereUpToItsBound() {
        var backoff = new Backoff(Limits.SHOP, pace);
        pace.chance = 0.25;
        assertEquals(Duration.ofMillis(250), backoff.failed());
        pace.chance = 0;
        assertEquals(Duration.ZERO, backoff.failed());
        pace.chance = 1;
        for (var failures = 0; failures < 100; failures++) {
            assertTrue(backoff.failed().compareTo(Duration.ofSeconds(60)) <= 0);
        }
    }

    @Test
    void aPaymentDoesNotHammerADeadHeadOfficeButAnAnswerOfItsWakesIt() {
        office.next(FakeOffice.refuses(503, "busy", ""));
        client.start(upload.write(1));
        until(() -> pace.waits.size() == 1);
        for (var payment = 0; payment < 20; payment++) {
            client.wake();
        }
        pace.pass(Duration.ofSeconds(3));
        assertEquals(1, office.requests.size());

        assertInstanceOf(Asked.Answered.class, now(client.find("nowak", 20)));
        until(() -> upload.acknowledged() == 1);
    }

    @Test
    void stoppingUploadsWhatIsLeft() {
        client.start(upload);
        until(() -> upload.standing().isPresent());
        upload.write(150);
        client.stop();
        assertEquals(150, upload.acknowledged());
        assertInstanceOf(Asked.NotReached.class, now(client.find("nowak", 20)));
    }

    @Test
    void stoppingWaitsForNoDeadHeadOffice() {
        office.next(FakeOffice.refuses(503, "busy", ""));
        client.start(upload.write(1));
        until(() -> pace.waits.size() == 1);
        client.stop();
        assertEquals(1, office.requests.size());
    }

    @Test
    void stoppingLetsGoOfAHeadOfficeThatDoesNotAnswer() {
        var held = new CountDownLatch(1);
        office.next(exchange -> {
            await(held);
            return true;
        });
        var hasty =
                client(
                        office.address(),
                        new Limits(
                                QUICK.connect(),
                                Duration.ofHours(1),
                                Duration.ofHours(1),
                                Duration.ofHours(1),
                                QUICK.idle(),
                                QUICK.first(),
                                QUICK.last(),
                                QUICK.quiet(),
                                Duration.ofMillis(100)));
        hasty.start(upload.write(1));
        until(() -> office.requests.size() == 1);
        hasty.stop();
        held.countDown();
        assertEquals(0, upload.acknowledged());
    }

    static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(60, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // ---- accounts ----

    @Test
    void accountsAreFoundAsTheContractHasThem() {
        office.accounts = "[" + MARIA + "]";
        office.account = MARIA;
        var money = new Money(20_997, USD);
        var maria =
                new Account(
                        new AccountNumber("8245123450123458"),
                        "Maria Nowak",
                        "2125550142",
                        "12 Mill Lane",
                        AccountStatus.SOFT_DISCONNECTED,
                        new Balance(
                                money,
                                new Money(12_998, USD),
                                Instant.parse("2026-11-28T04:00:00Z")),
                        Optional.of(LocalDate.of(2026, 11, 30)),
                        Language.EN,
                        FactWords.read(
                                Map.of(
                                        "restore_due", "129.98",
                                        "region", "US-NY",
                                        "alerts", "dog;legal"),
                                USD));

        assertEquals(new Asked.Answered<>(List.of(maria)), now(client.find("nowak «ü»", 20)));
        assertEquals(
                "/base/v1/accounts/find {\"text\":\"nowak «ü»\",\"max\":20}",
                office.requests.getLast());
        assertEquals(new Asked.Answered<>(Optional.of(maria)), now(client.get(maria.number())));
        assertEquals(
                "/base/v1/accounts/get {\"account\":\"8245123450123458\"}",
                office.requests.getLast());

        office.account = "null";
        assertEquals(new Asked.Answered<>(Optional.empty()), now(client.get(maria.number())));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "account":"8245123450123458"  | "account":"82 45"
                    "account":"8245123450123458"  | "account":8245123450123458
                    "name":"Maria Nowak"          | "name":"  "
                    "name":"Maria Nowak"          | "name":"a\\u0007b"
                    "name":"Maria Nowak"          | "name":"a\\u202eb"
                    "name":"Maria Nowak"          | "name":null
                    "phone":"2125550142"          | "phone":"+1 212"
                    "status":"soft-disconnected"  | "status":"gone"
                    "currency":"USD"              | "currency":"EUR"
                    "past_due":"129.98"           | "past_due":"-1.00"
                    "past_due":"129.98"           | "past_due":"209.98"
                    "past_due":"129.98"           | "past_due":129.98
                    "total_due":"209.97"          | "total_due":"209.971"
                    "total_due":"209.97"          | "total_due":"--209.97"
                    "due_date":"2026-11-30"       | "due_date":"2026-02-30"
                    "language":"en"               | "language":"xx"
                    "as_of":"2026-11-28T04:00:00.000Z" | "as_of":"yesterday"
                    "language":"en"               | "language":"en","more":1
                    "language":"en",              | ''
                    "restore_due":"129.98"        | "restore_due":"-129.98"
                    "restore_due":"129.98"        | "restore_due":129.98
                    "restore_due":"129.98"        | "promise_date":"2026-02-30"
                    "restore_due":"129.98"        | "time_zone":"Mars/Olympus"
                    "restore_due":"129.98"        | "more":"1"
                    "restore_due":"129.98"        | "returned_items":"many"
                    "alerts":"dog; legal"         | "alerts":"a\\u0007b"
                    """)
    void anAccountThatCannotBeIsLeftOutAndTheOthersAreNot(String good, String bad) {
        var wrong = MARIA.replace(good, Objects.requireNonNullElse(bad, "").replace("''", ""));
        assertFalse(wrong.equals(MARIA));
        office.accounts = "[" + wrong + "," + MARIA + "]";
        var found = (Asked.Answered<List<Account>>) now(client.find("nowak", 20));
        assertEquals(1, found.answer().size());

        // Asked for alone it is there, and nobody can read it: not the same as none.
        office.account = wrong;
        assertInstanceOf(
                Asked.NotReached.class, now(client.get(new AccountNumber("8245123450123458"))));
    }

    @Test
    void aCreditIsANegativeTotal() {
        office.accounts = "[" + MARIA.replace("209.97", "-5.00").replace("129.98", "0.00") + "]";
        var found = (Asked.Answered<List<Account>>) now(client.find("nowak", 20));
        assertEquals(-500, found.answer().getFirst().balance().totalDue().minor());
    }

    @Test
    void anotherAccountThanWasAskedForIsNoAnswer() {
        office.account = MARIA;
        assertInstanceOf(
                Asked.NotReached.class, now(client.get(new AccountNumber("8245123450999990"))));
    }

    @Test
    void moreAccountsThanWereAskedForAreNoAnswer() {
        office.accounts = "[" + MARIA + "," + MARIA + "]";
        assertInstanceOf(Asked.NotReached.class, now(client.find("nowak", 1)));
    }

    @Test
    void aDeadHeadOfficeCostsAClerkOneWaitAndThenNothing() {
        office.next(FakeOffice.refuses(503, "busy", ""));
        assertInstanceOf(Asked.NotReached.class, now(client.find("nowak", 20)));
        assertInstanceOf(Asked.NotReached.class, now(client.find("nowak", 20)));
        assertInstanceOf(
                Asked.NotReached.class, now(client.get(new AccountNumber("8245123450123458"))));
        assertEquals(1, office.requests.size());

        pace.pass(Duration.ofSeconds(2));
        assertInstanceOf(Asked.Answered.class, now(client.find("nowak", 20)));
        // And from then on at once again.
        assertInstanceOf(Asked.Answered.class, now(client.find("nowak", 20)));
    }

    @Test
    void aLookupThatFailsTellsTheUploadingThreadAtOnce() {
        client.start(upload);
        until(() -> upload.standings().equals(List.of(new OfficeStanding.Reached())));
        var busy = FakeOffice.refuses(503, "busy", "");
        office.next(busy, busy);
        now(client.find("nowak", 20));
        until(() -> upload.standings().contains(new OfficeStanding.Away()));
    }

    @Test
    void noMoreThanEightAreAskedForAtATime() {
        var held = new CountDownLatch(1);
        var arrived = new CountDownLatch(8);
        FakeOffice.Mischief slow =
                exchange -> {
                    arrived.countDown();
                    await(held);
                    return false;
                };
        office.next(slow, slow, slow, slow, slow, slow, slow, slow);
        var asked = new ArrayList<CompletionStage<Asked<List<Account>>>>();
        for (var search = 0; search < 8; search++) {
            asked.add(client.find("nowak", 20));
        }
        await(arrived);
        assertInstanceOf(Asked.NotReached.class, now(client.find("nowak", 20)));
        held.countDown();
        asked.forEach(one -> assertInstanceOf(Asked.Answered.class, now(one)));
        assertInstanceOf(Asked.Answered.class, now(client.find("nowak", 20)));
    }

    // ---- where it is ----

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://office.example",
                "http://127.0.0.1.evil.example",
                "ftp://127.0.0.1",
                "https:///x",
                "https://office.example/?a",
                "https://office.example/#a"
            })
    void onlyThisComputerIsTalkedToUnprotected(String address) {
        assertThrows(IllegalArgumentException.class, () -> new OfficeAddress(URI.create(address)));
    }

    @ParameterizedTest
    @CsvSource({
        "https://office.example, https://office.example/v1/head",
        "https://office.example/, https://office.example/v1/head",
        "https://office.example:8443/in, https://office.example:8443/in/v1/head",
        "HTTP://[::1]:2/x/, HTTP://[::1]:2/x/v1/head"
    })
    void thePathIsOneBelowTheAddress(String address, String path) {
        assertEquals(URI.create(path), new OfficeAddress(URI.create(address)).of("/v1/head"));
    }
}
