package org.cashwrap.checkout;

import static org.cashwrap.checkout.TestTill.ALI;
import static org.cashwrap.checkout.TestTill.MARIA;
import static org.cashwrap.checkout.TestTill.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountFacts;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.FactWords;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.Twins;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.receipt.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Accounts from the till's own copy and from the head office, at the counter.
class OfficeAccountsTest {
    private static final String NEW = "8245000000007771";
    private static final Asked<List<Account>> NOBODY = new Asked.NotReached<>();
    private static final Asked<Optional<Account>> NONE = new Asked.NotReached<>();

    @TempDir private Path folder;

    private final TestTill.Clock clock = new TestTill.Clock();
    private final TestOffice office = new TestOffice();

    private TestTill openTill() {
        var till = TestTill.open(folder, clock, office);
        till.signedInAndOpen();
        return till;
    }

    private static Account account(String number, String name, String total) {
        return new Account(
                new AccountNumber(number),
                name,
                "",
                "",
                AccountStatus.ACTIVE,
                new Balance(usd(total), usd("0"), Instant.parse("2026-11-22T15:00:01Z")),
                Optional.empty(),
                Language.EN,
                AccountFacts.NONE);
    }

    private static Asked<List<Account>> answer(Account... accounts) {
        return new Asked.Answered<>(List.of(accounts));
    }

    private static CompletableFuture<Reply> submit(TestTill till, Request request) {
        var reply = new CompletableFuture<Reply>();
        till.counter.submit(request, answer -> reply.complete(answer.reply()));
        return reply;
    }

    private static Reply reply(CompletableFuture<Reply> submitted) {
        return submitted.orTimeout(30, TimeUnit.SECONDS).join();
    }

    private static void until(BooleanSupplier so) {
        var guard = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!so.getAsBoolean()) {
            assertTrue(System.nanoTime() < guard, "waited in vain");
            Thread.onSpinWait();
        }
    }

    private static List<String> numbers(List<Reply.Match> matches) {
        return matches.stream().map(match -> match.account().number().digits()).toList();
    }

    private static List<String> found(TestTill till, String text) {
        return numbers(
                assertInstanceOf(
                                Reply.AccountsFound.class, till.ask(new Request.Find(text)).reply())
                        .matches());
    }

    private static Payment.Drafting drafting(TestTill till) {
        return assertInstanceOf(
                Payment.Drafting.class,
                till.must(new Request.Status()).payments().active().orElseThrow());
    }

    private Optional<News.Found> late(TestTill till) {
        return till.news.stream()
                .filter(News.Found.class::isInstance)
                .map(News.Found.class::cast)
                .findFirst();
    }

    // ---- searching ----

    @Test
    void withoutTheHeadOfficeTheTillsOwnCopyIsSearched() {
        try (var till = openTill()) {
            assertEquals(List.of(MARIA, "8245000000003458"), found(till, "Nowak"));
            assertEquals(List.of("find Nowak"), office.asked);
        }
    }

    @Test
    void whatTheHeadOfficeSaysInTimeStandsFirstAndIsKept() {
        var fresh = account(MARIA, "Maria Nowak", "1.00");
        var other = account(NEW, "Eva Nowak", "2.00");
        office.found = CompletableFuture.completedFuture(answer(other, fresh));
        try (var till = openTill()) {
            assertEquals(List.of(NEW, MARIA, "8245000000003458"), found(till, "Nowak"));
            assertEquals(List.of(other, fresh), till.kept);
        }
    }

    @Test
    void whatItSaysLaterIsNewsAndEitherListCanBeChosenFrom() {
        office.found = new CompletableFuture<>();
        try (var till = openTill()) {
            var first =
                    assertInstanceOf(
                            Reply.AccountsFound.class, till.ask(new Request.Find("Maria")).reply());
            assertEquals(List.of(MARIA), numbers(first.matches()));

            // Now two numbers end alike, and more of each is shown.
            var other = account("8245000000013458", "Maria Novak", "2.00");
            office.found.complete(answer(other));
            until(() -> late(till).isPresent());
            var late = late(till).orElseThrow();
            assertEquals("Maria", late.text());
            assertEquals(List.of("8245000000013458", MARIA), numbers(late.matches()));

            till.must(new Request.Choose(first.matches().getFirst().number()));
            assertEquals(MARIA, drafting(till).account().digits());
            office.got =
                    CompletableFuture.completedFuture(new Asked.Answered<>(Optional.of(other)));
            till.must(new Request.Choose(late.matches().getFirst().number()));
            assertEquals("8245000000013458", drafting(till).account().digits());
            // As much of its number is shown as the search had shown.
            assertEquals(
                    late.matches().getFirst().number(),
                    till.must(new Request.Status()).account().orElseThrow().number());
        }
    }

    @Test
    void aNumberThatWasShownForTwoAccountsIsNotChosen() {
        var first = List.of(new Reply.Match(account(MARIA, "A", "1"), "••••••••••••3458", false));
        var last =
                List.of(
                        new Reply.Match(
                                account("8245000000013458", "B", "1"), "••••••••••••3458", false));
        assertEquals(Optional.empty(), Matches.chosen("••••••••••••3458", last, first));
        assertEquals(
                Optional.of(new AccountNumber(MARIA)),
                Matches.chosen("••••••••••••3458", first, first));
    }

    /// What the head office says a moment later counts: nothing may be taken after all.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void anAccountThatIsHeldAfterAllIsClosedAgain(boolean amountChosen) {
        office.got = new CompletableFuture<>();
        try (var till = openTill()) {
            till.must(new Request.Choose(MARIA));
            if (amountChosen) {
                till.must(new Request.Pay(Optional.empty()));
            }
            var plain = account(MARIA, "Maria Nowak", "209.97");
            office.got.complete(
                    new Asked.Answered<>(
                            Optional.of(
                                    new Account(
                                            plain.number(),
                                            plain.name(),
                                            plain.phone(),
                                            plain.address(),
                                            plain.status(),
                                            plain.balance(),
                                            plain.dueDate(),
                                            plain.language(),
                                            FactWords.read(
                                                    Map.of("alerts", "agency-hold"),
                                                    usd("0").currency())))));
            until(() ->
                    till.news.stream()
                            .anyMatch(one ->
                                    one instanceof News.Told told
                                            && told.kind().equals("account-stopped")
                                            && told.text().equals("refused.stop.agency-hold")));
            assertInstanceOf(
                    Payment.Abandoned.class,
                    till.must(new Request.Status()).payments().active().orElseThrow());
        }
    }

    /// Where only a fact has changed it takes the old one's place; where nothing has, nobody is told anything.
    @Test
    void aLateAnswerIsToldOnlyIfItSaysSomethingNew() {
        office.got = new CompletableFuture<>();
        try (var till = openTill()) {
            var known = till.must(new Request.Choose(MARIA)).account().orElseThrow().account();
            var before = till.news.size();
            office.got.complete(new Asked.Answered<>(Optional.of(known)));
            // It is kept and told in one go.
            var same = known;
            until(() -> till.kept.contains(same));
            till.must(new Request.Status());
            assertEquals(before, till.news.size());
            till.must(new Request.Cancel());
            office.got = new CompletableFuture<>();
            known = till.must(new Request.Choose(ALI)).account().orElseThrow().account();
            office.got.complete(
                    new Asked.Answered<>(
                            Optional.of(
                                    new Account(
                                            known.number(),
                                            known.name(),
                                            known.phone(),
                                            known.address(),
                                            known.status(),
                                            known.balance(),
                                            known.dueDate(),
                                            known.language(),
                                            FactWords.read(
                                                    Map.of("cash_only_until", "2027-03-01"),
                                                    usd("0").currency())))));
            until(() ->
                    till.must(new Request.Status())
                            .account()
                            .orElseThrow()
                            .account()
                            .facts()
                            .cashOnlyUntil()
                            .isPresent());
        }
    }

    /// However much alike they are, no list shows a whole number, and whoever picks from it is asked.
    @Test
    void numbersThatDifferOnlyInFrontAreNumberedAndNeverShownWhole() {
        var one = account("1245123450123450", "Ann Lee", "1.00");
        var other = account("9245123450123450", "Ann Lee", "2.00");
        office.found = CompletableFuture.completedFuture(answer(one, other));
        try (var till = openTill()) {
            var found =
                    assertInstanceOf(
                                    Reply.AccountsFound.class,
                                    till.ask(new Request.Find("Ann Lee")).reply())
                            .matches();
            assertEquals(
                    List.of("••••123450123450 #1", "••••123450123450 #2"),
                    found.stream().map(Reply.Match::number).toList());
            office.got =
                    CompletableFuture.completedFuture(new Asked.Answered<>(Optional.of(other)));
            var asked = new Reply.FactAsked("••••123450123450 #2", Twins.Fact.ACCOUNT_NUMBER, 16);
            assertEquals(asked, till.ask(new Request.Choose("••••123450123450 #2")).reply());
            // The answer to another question is none.
            assertEquals(
                    asked,
                    till.ask(
                                    new Request.Choose(
                                            "••••123450123450 #2",
                                            OptionalInt.of(9),
                                            Optional.of(
                                                    new Reply.FactAsked(
                                                            "••••123450123450 #2",
                                                            Twins.Fact.PHONE,
                                                            1))))
                            .reply());
            till.must(
                    new Request.Choose(
                            "••••123450123450 #2", OptionalInt.of(9), Optional.of(asked)));
            assertEquals("9245123450123450", drafting(till).account().digits());
        }
    }

    @Test
    void whereTheTillKnowsNobodyTheHeadOfficeIsWaitedFor() {
        office.found = new CompletableFuture<>();
        try (var till = openTill()) {
            var asked = submit(till, new Request.Find("Eva"));
            // The counter goes on meanwhile.
            till.must(new Request.Choose(MARIA));
            office.found.complete(answer(account(NEW, "Eva Nowak", "2.00")));
            assertEquals(List.of(NEW), numbers(((Reply.AccountsFound) reply(asked)).matches()));
            assertEquals(Optional.empty(), late(till));
        }
    }

    @Test
    void aHeadOfficeThatIsKnownToBeAwayIsNotWaitedFor() {
        office.found = new CompletableFuture<>();
        try (var till = openTill()) {
            office.upload().stands(new OfficeStanding.Away());
            assertEquals(List.of(), found(till, "Eva"));
        }
    }

    @Test
    void aFailureOfTheClientIsNoFailureOfTheTill() {
        office.found = CompletableFuture.failedFuture(new IllegalStateException("a test"));
        office.got = CompletableFuture.failedFuture(new IllegalStateException("a test"));
        try (var till = openTill()) {
            assertEquals(List.of(MARIA), found(till, "Maria"));
            till.must(new Request.Choose(MARIA));
        }
    }

    @Test
    void theStubOfABillIsSearchedForByItsAccount() {
        try (var till = openTill()) {
            assertEquals(List.of(MARIA), found(till, "824512345012345812152600000000000079997"));
            assertEquals(List.of("get " + MARIA), office.asked);
            var misread =
                    assertInstanceOf(
                            Reply.Refused.class,
                            till.ask(new Request.Find("824512345012345812152600000000000079998"))
                                    .reply());
            assertEquals("refused.stub-misread", misread.text());
        }
    }

    /// It stays beside the payment it was scanned for, and is never the next customer's.
    @Test
    void whatTheScannedBillSaidStandsBesideItsPaymentOnly() {
        try (var till = openTill()) {
            var line = "824512345012345812152600000000000079997";
            found(till, line);
            till.must(new Request.Choose(MARIA));
            var stub = till.must(new Request.Status()).stub().orElseThrow();
            assertEquals(OptionalLong.of(7_999), stub.totalDueMinor());
            till.must(new Request.Pay(Optional.empty()));
            assertEquals(Optional.of(stub), till.must(new Request.Status()).stub());
            till.must(new Request.Cancel());
            assertEquals(Optional.empty(), till.must(new Request.Status()).stub());

            found(till, MARIA);
            till.must(new Request.Choose(MARIA));
            assertEquals(Optional.empty(), till.must(new Request.Status()).stub());
        }
    }

    /// Its account's number may be the end, the beginning or the phone of somebody else's: a bill is that one's or nobody's.
    @Test
    void aBillOfAnUnknownAccountOpensNobodyElses() {
        var other = "8245123450123466";
        var line = "824512345012346612152600000000000079988";
        office.got = CompletableFuture.completedFuture(new Asked.Answered<>(Optional.empty()));
        try (var till = openTill()) {
            var refused =
                    assertInstanceOf(Reply.Refused.class, till.ask(new Request.Find(line)).reply());
            assertEquals("refused.stub-account-unknown", refused.text());
            assertEquals(List.of(other), refused.values());
            assertEquals(List.of("get " + other), office.asked);
        }
    }

    @Test
    void aBillOfAnUnknownAccountIsOfferedWhileNobodyCanBeAsked() {
        var line = "824512345012346612152600000000000079988";
        office.got = CompletableFuture.completedFuture(new Asked.NotReached<>());
        try (var till = openTill()) {
            var found =
                    assertInstanceOf(
                            Reply.AccountsFound.class, till.ask(new Request.Find(line)).reply());
            assertEquals(List.of(), found.matches());
            assertEquals(Optional.of(new AccountNumber("8245123450123466")), found.unknown());
            till.must(new Request.Choose("8245123450123466"));
            assertEquals(
                    OptionalLong.of(7_998),
                    till.must(new Request.Status()).stub().orElseThrow().totalDueMinor());
        }
    }

    /// One digit beside it: the biller's own check digit says that there is no such account.
    @Test
    void aNumberThatCannotBeIsNotPaidWhileNobodyCanBeAsked() {
        office.got = CompletableFuture.completedFuture(new Asked.NotReached<>());
        try (var till = openTill()) {
            var refused =
                    assertInstanceOf(
                            Reply.Refused.class,
                            till.ask(new Request.Choose("8245123450123467")).reply());
            assertEquals("refused.account-check", refused.text());
            // Of a width that no form has, nobody can say.
            till.must(new Request.Choose("824512345012"));
        }
    }

    @Test
    void aCodeThatNamesNoAccountIsRefusedAndNotSearchedFor() {
        try (var till = openTill()) {
            var link = new Request.Find("https://pay.example/?id=8245123450123458");
            var refused = assertInstanceOf(Reply.Refused.class, till.ask(link).reply());
            assertEquals("refused.stub-without-account", refused.text());
            assertEquals(List.of(), office.asked);
        }
    }

    @Test
    void whoHasLeftSeesNothingThatComesLater() {
        office.found = new CompletableFuture<>();
        try (var till = openTill()) {
            var waited = submit(till, new Request.Find("Eva"));
            found(till, "Maria");
            till.must(new Request.SignOut());
            office.found.complete(answer(account(NEW, "Eva Nowak", "2.00")));
            assertEquals("not-signed-in", ((Reply.Refused) reply(waited)).code());
            till.must(new Request.Status());
            assertEquals(Optional.empty(), late(till));
        }
    }

    @Test
    void theSearchBeforeTheLastIsOfNoInterestAnyMore() {
        office.found = new CompletableFuture<>();
        try (var till = openTill()) {
            var first = office.found;
            found(till, "Maria");
            office.found = new CompletableFuture<>();
            found(till, "Nowak");
            first.complete(answer(account(NEW, "Maria Eva", "2.00")));
            office.found.complete(answer(account(NEW, "Eva Nowak", "2.00")));
            until(() -> late(till).isPresent());
            assertEquals("Nowak", late(till).orElseThrow().text());
        }
    }

    @Test
    void aCardNumberNeverLeavesTheTill() {
        try (var till = openTill()) {
            for (var typed : List.of("4111111111111111", "4111 1111 1111 1111")) {
                till.ask(new Request.Find(typed));
                assertEquals("not-allowed", till.refused(new Request.Choose(typed)));
            }
            assertEquals(List.of(), office.asked);
        }
    }

    // ---- opening ----

    @Test
    void anAccountThatIsKnownIsPaidWithoutTheHeadOffice() {
        try (var till = openTill()) {
            till.must(new Request.Choose(MARIA));
            till.must(new Request.Pay(Optional.empty()));
            var view = till.must(new Request.Cash(usd("209.97")));
            assertInstanceOf(Payment.Committed.class, view.payments().active().orElseThrow());
            assertTrue(!isUnchecked(till));
        }
    }

    /// Whether the receipt says that the account was not checked.
    private static boolean isUnchecked(TestTill till) {
        var shown =
                assertInstanceOf(
                        Reply.ReceiptShown.class,
                        till.ask(new Request.ShowReceipt(Optional.empty())).reply());
        return shown.document().lines().stream()
                .anyMatch(line ->
                        switch (line) {
                            case Line.Text(var text) -> text.contains("Not checked");
                            case Line.Detail(var text) -> text.contains("Not checked");
                            case Line.Centered(var text) -> text.contains("Not checked");
                            case Line.Big(var text) -> text.contains("Not checked");
                            case Line.Ends _,
                                    Line.Pair _,
                                    Line.Total _,
                                    Line.Verbatim _,
                                    Line.Rule _,
                                    Line.Blank _ ->
                                    false;
                        });
    }

    @Test
    void anAccountThatNobodyCanBeAskedAboutIsPaidByItsNumberAndTheReceiptSaysSo() {
        try (var till = openTill()) {
            var view = till.must(new Request.Choose("8245 0000 0000 7771"));
            assertEquals(Optional.empty(), drafting(till).balance());
            assertEquals(Optional.empty(), view.account());
            assertEquals("nothing-due", till.refused(new Request.Pay(Optional.empty())));
            till.must(new Request.Pay(Optional.of(usd("12.00"))));
            till.must(new Request.Cash(usd("12.00")));
            assertTrue(isUnchecked(till));
        }
    }

    @Test
    void severalAreLikewise() {
        try (var till = openTill()) {
            till.must(new Request.Choose(NEW));
            till.must(
                    new Request.PayItems(
                            List.of(
                                    new Request.PayItems.Towards(
                                            new AccountNumber(NEW), usd("2.00")),
                                    new Request.PayItems.Towards(
                                            new AccountNumber(ALI), usd("3.00")))));
            till.must(new Request.Cash(usd("5.00")));
            assertTrue(isUnchecked(till));
        }
    }

    @Test
    void anAccountThatTheHeadOfficeDoesNotKnowIsNotOpened() {
        office.got = CompletableFuture.completedFuture(new Asked.Answered<>(Optional.empty()));
        try (var till = openTill()) {
            assertEquals("no-account", till.refused(new Request.Choose(NEW)));
            // What the till knows, it knows.
            till.must(new Request.Choose(MARIA));
        }
    }

    @Test
    void anAccountThatOnlyTheHeadOfficeKnowsIsOpenedAndKept() {
        var eva = account(NEW, "Eva Nowak", "2.00");
        office.got = CompletableFuture.completedFuture(new Asked.Answered<>(Optional.of(eva)));
        try (var till = openTill()) {
            till.must(new Request.Choose(NEW));
            assertEquals(Optional.of(eva.balance()), drafting(till).balance());
            assertEquals(List.of(eva), till.kept);
        }
    }

    @Test
    void whatWasSaidAMomentAgoIsNotAskedAgain() {
        try (var till = openTill()) {
            till.must(new Request.Choose(MARIA));
            assertEquals(List.of("get " + MARIA), office.asked);
            clock.now = Instant.parse("2026-11-22T14:42:30Z");
            till.must(new Request.Choose(MARIA));
            assertEquals(List.of("get " + MARIA), office.asked);
        }
    }

    @Test
    void whatTheHeadOfficeSaysLaterTakesThePlaceOfWhatTheTillKnew() {
        office.got = new CompletableFuture<>();
        try (var till = openTill()) {
            till.must(new Request.Choose(MARIA));
            assertEquals(usd("209.97"), drafting(till).balance().orElseThrow().totalDue());
            var fresh = account(MARIA, "Maria Nowak", "1.00");
            office.got.complete(new Asked.Answered<>(Optional.of(fresh)));
            until(() -> drafting(till).balance().orElseThrow().totalDue().equals(usd("1.00")));
            assertTrue(
                    till.news.getLast() instanceof News.Moved(var view)
                            && view.account().orElseThrow().account().equals(fresh));
        }
    }

    @Test
    void theSameBalanceAgainIsNoEntry() {
        office.got = new CompletableFuture<>();
        try (var till = openTill()) {
            var view = till.must(new Request.Choose(MARIA));
            var same = new Asked.Answered<>(view.account().map(match -> match.account()));
            office.got.complete(same);
            until(() -> !till.kept.isEmpty());
            assertEquals(view.sequence(), till.must(new Request.Status()).sequence());
        }
    }

    @Test
    void itComesTooLateOnceSomethingWasBegun() {
        office.got = new CompletableFuture<>();
        try (var till = openTill()) {
            till.must(new Request.Choose(MARIA));
            var view = till.must(new Request.Pay(Optional.empty()));
            office.got.complete(
                    new Asked.Answered<>(Optional.of(account(MARIA, "Maria Nowak", "1.00"))));
            until(() -> !till.kept.isEmpty());
            var now = till.must(new Request.Status());
            assertEquals(view.payments().active(), now.payments().active());
            assertEquals(view.sequence(), now.sequence());
        }
    }

    @Test
    void ofTwoChoicesTheLastOneHolds() {
        office.got = new CompletableFuture<>();
        try (var till = openTill()) {
            var slow = office.got;
            var first = submit(till, new Request.Choose(NEW));
            // It waits for the head office; the clerk has gone on to somebody else.
            until(() -> office.asked.contains("get " + NEW));
            office.got = CompletableFuture.completedFuture(NONE);
            till.must(new Request.Choose(MARIA));
            slow.complete(new Asked.Answered<>(Optional.of(account(NEW, "Eva", "2.00"))));
            assertEquals("stop-first", ((Reply.Refused) reply(first)).code());
            assertEquals(MARIA, drafting(till).account().digits());
        }
    }

    @Test
    void whatStandsOnAnUnknownAccountIsLearntLater() {
        office.got = new CompletableFuture<>();
        try (var till = openTill()) {
            office.upload().stands(new OfficeStanding.Away());
            till.must(new Request.Choose(NEW));
            assertEquals(Optional.empty(), drafting(till).balance());
            office.got.complete(
                    new Asked.Answered<>(Optional.of(account(NEW, "Eva Nowak", "2.00"))));
            until(() -> drafting(till).balance().isPresent());
        }
    }

    @Test
    void nobodyIsAskedByATillThatStandsAlone() {
        assertEquals(NOBODY, new Asked.NotReached<List<Account>>());
        try (var till = TestTill.open(folder, clock)) {
            till.signedInAndOpen();
            assertEquals("no-account", till.refused(new Request.Choose(NEW)));
            till.must(new Request.Choose(MARIA));
            assertEquals(List.of(), office.asked);
        }
    }
}
