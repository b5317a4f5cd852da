package org.cashwrap.checkout;

import static org.cashwrap.checkout.TestTill.ALI;
import static org.cashwrap.checkout.TestTill.MARIA;
import static org.cashwrap.checkout.TestTill.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Effect;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.bill.Twins;
import org.cashwrap.core.ledger.Body;
import org.cashwrap.core.ledger.Envelope;
import org.cashwrap.core.money.TenderKind;
import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Task;
import org.cashwrap.core.till.Till;
import org.cashwrap.storage.Appended;
import org.cashwrap.storage.JournalEvidence;
import org.cashwrap.storage.Opening;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

class CounterTest {
    @TempDir private Path folder;

    private final TestTill.Clock clock = new TestTill.Clock();

    private TestTill till() {
        return TestTill.open(folder, clock);
    }

    @Test
    void cashPaysABillAndOpensTheDrawerAfterTheJournalHasIt() {
        try (var till = till()) {
            till.signedInAndOpen();
            till.must(new Request.Choose(MARIA));
            till.must(new Request.Pay(Optional.empty()));
            var view = till.must(new Request.Cash(usd("220")));

            var paid =
                    assertInstanceOf(
                            Payment.Committed.class, view.payments().active().orElseThrow());
            assertEquals(usd("10.03"), paid.change());
            assertEquals(OptionalLong.of(1), view.receipt());
            assertEquals(
                    List.of(new Task.OpenDrawer(), new Task.PrintReceipt(paid.id())), till.tasks);
        }
    }

    @Test
    void nothingIsTakenByNobodyNorInAClosedTill() {
        try (var till = till()) {
            for (var request :
                    List.of(
                            new Request.Choose(MARIA),
                            new Request.Find("Nowak"),
                            new Request.Pay(Optional.empty()),
                            new Request.Cash(usd("1")),
                            new Request.Card(),
                            new Request.Settle(),
                            new Request.Cancel(),
                            new Request.GiveBack(),
                            new Request.AskTerminal(),
                            new Request.Hold(),
                            new Request.OpenTill(usd("1"), Optional.empty()),
                            new Request.SignOut())) {
                assertEquals("not-signed-in", till.refused(request), request::toString);
            }
            till.must(new Request.SignIn("anna", "482915"));
            assertEquals("till-closed", till.refused(new Request.Choose(MARIA)));
            assertEquals("till-closed", till.refused(new Request.Cash(usd("1"))));
            var seq = till.must(new Request.OpenTill(usd("200"), Optional.empty())).sequence();
            assertEquals(
                    "till-open", till.refused(new Request.OpenTill(usd("1"), Optional.empty())));
            assertEquals("no-account", till.refused(new Request.Cash(usd("1"))));
            // Refusals are not journalled.
            assertEquals(seq, till.must(new Request.Status()).sequence());
        }
    }

    @Test
    void aSearchShowsNoMoreThanAThirdPartyMaySee() {
        try (var till = till()) {
            till.signedInAndOpen();
            var found = (Reply.AccountsFound) till.ask(new Request.Find("Nowak")).reply();
            // Two numbers end in 3458: as much more is shown as tells them apart.
            assertEquals(
                    List.of("•••••••••••23458", "•••••••••••03458"),
                    found.matches().stream().map(Reply.Match::number).toList());
            assertTrue(found.matches().stream().noneMatch(Reply.Match::revealed));

            // Both are Nowaks of Mill Lane, at one number and with one telephone.
            var picked = "•••••••••••03458";
            assertEquals(
                    new Reply.FactAsked(picked, Twins.Fact.ACCOUNT_NUMBER, 6),
                    till.ask(new Request.Choose(picked)).reply());
            assertEquals("stop-first", till.refused(new Request.Choose(picked, OptionalInt.of(1))));
            var view = till.must(new Request.Choose(picked, OptionalInt.of(0)));
            assertTrue(
                    view.payments()
                            .active()
                            .orElseThrow()
                            .isFor(new AccountNumber("8245000000003458")));
            assertEquals("no-account", till.refused(new Request.Choose("•••••••••••13458")));
        }
    }

    /// A number that was typed to its end, or scanned, names its account: nobody is asked anything.
    @Test
    void onlyWhoPicksFromAListIsAskedWhichOfTwo() {
        try (var till = till()) {
            till.signedInAndOpen();
            till.ask(new Request.Find("Nowak"));
            till.must(new Request.Choose(MARIA));
            till.must(new Request.Cancel());
            till.ask(new Request.Find("Rezaei"));
            till.must(new Request.Choose("••••••••••••9990"));
        }
    }

    @Test
    void nothingIsTakenForAnAccountUnderAHold() {
        try (var till = till()) {
            till.signedInAndOpen();
            var reply = (Reply.Refused) till.ask(new Request.Choose(TestTill.HELD)).reply();
            assertEquals("stop-first", reply.code());
            assertEquals("refused.stop.bankruptcy-hold", reply.text());
            till.must(new Request.Choose(MARIA));
            assertEquals(
                    "stop-first",
                    till.refused(
                            new Request.PayItems(
                                    List.of(
                                            new Request.PayItems.Towards(
                                                    new AccountNumber(MARIA), usd("1")),
                                            new Request.PayItems.Towards(
                                                    new AccountNumber(TestTill.HELD), usd("1"))))));
        }
    }

    /// A payment's entries say by which rules the clerk was told what it does.
    @Test
    void whatAnAmountDoesIsToldByTheAccountsPackAndTheEntriesNameIt() {
        try (var till = till()) {
            till.signedInAndOpen();
            assertEquals(
                    "no-account",
                    till.refused(new Request.WhatIf(Optional.empty(), TenderKind.CASH)));
            till.must(new Request.Choose(TestTill.TOLD));
            var told =
                    (Reply.Effects)
                            till.ask(
                                            new Request.WhatIf(
                                                    Optional.of(usd("100.00")), TenderKind.CASH))
                                    .reply();
            // The till stands alone: it does not know the hour, and promises nothing.
            assertEquals(
                    List.of("restore nothing-promised why=clock rules=ny-back"),
                    told.effects().stream().map(Effect::line).toList());
            // What is the holder's affair is told to the holder.
            till.must(new Request.Hold());
            told =
                    (Reply.Effects)
                            till.ask(
                                            new Request.WhatIf(
                                                    Optional.of(usd("100.00")), TenderKind.CASH))
                                    .reply();
            assertEquals(
                    List.of(
                            "restore nothing-promised why=clock rules=ny-back",
                            "promise nothing-promised why=clock rules=ny-promise",
                            "discount nothing-promised why=clock rules=ny-on-time",
                            "fee nothing-promised why=clock rules=ny-late"),
                    told.effects().stream().map(Effect::line).toList());
            assertEquals("sample-us-ny", told.rules().orElseThrow().pack().id());
            till.must(new Request.Pay(Optional.empty()));
            till.must(new Request.Cash(usd("420.00")));
            till.must(new Request.Choose(MARIA));
            var rules =
                    till.entries().stream()
                            .filter(entry ->
                                    entry.body() instanceof Body.PaymentMoved
                                            || entry.body() instanceof Body.PaymentCommitted)
                            .map(entry ->
                                    entry.envelope()
                                            .rulePack()
                                            .map(Envelope.RulePack::id)
                                            .orElse("none"))
                            .toList();
            assertEquals(
                    List.of("none", "sample-us-ny", "sample-us-ny", "sample-us-ny", "none"), rules);
        }
    }

    @Test
    void aRefusedSignOutForgetsNothing() {
        try (var till = till()) {
            chosen(till, ALI);
            till.ask(new Request.Find("Nowak"));
            till.must(new Request.Cash(usd("1")));
            assertEquals("stop-first", till.refused(new Request.SignOut()));
            till.must(new Request.GiveBack());
            till.must(new Request.Cancel());
            till.must(new Request.Choose("•••••••••••03458"));
            till.must(new Request.SignOut());
            till.must(new Request.SignIn("lia", "730264"));
            assertEquals("no-account", till.refused(new Request.Choose("•••••••••••03458")));
        }
    }

    @Test
    void theIdentifiedHolderSeesHisOwnAccountOnly() {
        try (var till = till()) {
            till.signedInAndOpen();
            till.must(new Request.Choose(MARIA));
            var view = till.must(new Request.Hold());
            var drafting = (Payment.Drafting) view.payments().active().orElseThrow();
            assertEquals(Privacy.HOLDER, drafting.customer().privacy());
            var found = (Reply.AccountsFound) till.ask(new Request.Find("Nowak")).reply();
            assertEquals(
                    List.of(true, false),
                    found.matches().stream().map(Reply.Match::revealed).toList());
        }
    }

    @Test
    void aCardNumberIsNeitherShownNorKept() {
        try (var till = till()) {
            till.signedInAndOpen();
            var refused =
                    (Reply.Refused) till.ask(new Request.Choose("4111 1111 1111 1111")).reply();
            assertEquals("refused.card-number", refused.text());
            assertEquals(List.of(), refused.values());
            // Our own numbers check like cards and pass.
            till.must(new Request.Choose(MARIA));
        }
    }

    @Test
    void fiveWrongPinsLockForThirtyMinutesOfRunningTime() {
        try (var till = till()) {
            for (int left = 4; left > 0; left--) {
                var refused =
                        (Reply.Refused) till.ask(new Request.SignIn("anna", "111222")).reply();
                assertEquals("wrong-pin", refused.code());
                assertEquals(List.of(left), refused.values());
            }
            assertEquals("locked-out", till.refused(new Request.SignIn("anna", "111222")));
            assertEquals("locked-out", till.refused(new Request.SignIn("anna", "482915")));
            // Others may come in.
            till.must(new Request.SignIn("lia", "730264"));
            till.must(new Request.SignOut());
            clock.pass(Duration.ofMinutes(29).toMillis());
            assertEquals("locked-out", till.refused(new Request.SignIn("anna", "482915")));
            clock.pass(Duration.ofMinutes(2).toMillis());
            till.must(new Request.SignIn("anna", "482915"));
        }
    }

    @Test
    void theLockSurvivesACrashAndAnyClock() {
        try (var till = till()) {
            for (int i = 0; i < 5; i++) {
                till.ask(new Request.SignIn("anna", "111222"));
            }
        }
        clock.now = clock.now.plus(Duration.ofDays(3650));
        clock.newRun(5);
        try (var till = till()) {
            assertEquals("locked-out", till.refused(new Request.SignIn("anna", "482915")));
            assertEquals("wrong-pin", till.refused(new Request.SignIn("omid", "111222")));
        }
    }

    @Test
    void whatIsTypedAsANameIsNotKept() {
        try (var till = till()) {
            assertEquals("wrong-pin", till.refused(new Request.SignIn("482915", "482915")));
        }
        assertEquals(0, texts().stream().filter(text -> text.contains("482915")).count());
        assertEquals(1, texts().stream().filter(text -> text.contains("\"person\":\"*\"")).count());
    }

    @Test
    void aCardIsApprovedOnceItsTerminalSaysSo() {
        try (var till = till()) {
            chosen(till, ALI);
            var view = till.must(new Request.Card());
            var at = (Payment.AtTerminal) view.payments().active().orElseThrow();
            assertEquals(List.of(new Task.ChargeCard(at.id(), at.request())), till.tasks);
            assertEquals("wait-for-terminal", till.refused(new Request.Cash(usd("79.30"))));
            assertEquals("wait-for-terminal", till.refused(new Request.SignOut()));
            assertEquals("wait-for-terminal", till.refused(new Request.AskTerminal()));

            till.terminalSees(approval("79.30"));
            view = till.terminalSays(approved("79.30"));
            assertInstanceOf(Payment.Committed.class, view.payments().active().orElseThrow());
            assertEquals(2, till.news.size());
        }
    }

    @Test
    void noCardWithoutATerminal() {
        try (var till = till()) {
            chosen(till, ALI);
            till.mark = Optional.empty();
            assertEquals("terminal-not-ready", till.refused(new Request.Card()));
            assertEquals(List.of(), till.tasks);
        }
    }

    @Test
    void aDoubtWaitsBesideTheNextCustomerAndBlocksItsBillOnly() {
        try (var till = till()) {
            var id = inDoubt(till);
            assertEquals("in-doubt", till.refused(new Request.Choose(ALI)));
            assertEquals("in-doubt", till.refused(new Request.Cash(usd("79.30"))));
            assertEquals("wait-for-terminal", till.refused(new Request.Cancel()));

            var view = till.must(new Request.Choose(MARIA));
            assertEquals(
                    List.of(id),
                    view.payments().parked().stream().map(Payment.InDoubt::id).toList());
            assertEquals(
                    "in-doubt",
                    till.refused(
                            new Request.PayItems(
                                    List.of(
                                            new Request.PayItems.Towards(
                                                    new AccountNumber(ALI), usd("1"))))));
            till.must(new Request.Pay(Optional.of(usd("50"))));
            till.must(new Request.Cash(usd("50")));
            assertEquals("in-doubt", till.refused(new Request.Choose(ALI)));

            view = till.terminalSays(approved("79.30"));
            assertEquals(List.of(), view.payments().parked());
            assertEquals(
                    OptionalLong.of(1), view.receipt(), "the receipt on screen is still its own");
            till.must(new Request.Choose(ALI));
        }
    }

    @Test
    void onlyASecondPersonEndsADoubtByTheSlip() {
        try (var till = till()) {
            var id = inDoubt(till);
            assertEquals("not-allowed", till.refused(resolve(id, "anna", "482915")));
            assertEquals("wrong-pin", till.refused(resolve(id, "lia", "000111")));
            assertEquals(
                    "not-allowed",
                    till.refused(resolve(new PaymentId(UUID.randomUUID()), "lia", "730264")));

            var view = till.must(resolve(id, "lia", "730264"));
            var paid = (Payment.Committed) view.payments().active().orElseThrow();
            assertEquals(usd("79.30"), paid.paid());
        }
        assertTrue(texts().stream().anyMatch(text -> text.contains("\"approver\":\"lia\"")));
    }

    @Test
    void theRightPinOfAnApproverFreesHisTries() {
        try (var till = till()) {
            var id = inDoubt(till);
            for (int i = 0; i < 4; i++) {
                assertEquals("wrong-pin", till.refused(resolve(id, "lia", "000111")));
            }
            till.must(resolve(id, "lia", "730264"));
            till.must(new Request.SignOut());
            assertEquals("wrong-pin", till.refused(new Request.SignIn("lia", "000111")));
        }
        // The journal says the same after a crash.
        try (var till = till()) {
            var refused = (Reply.Refused) till.ask(new Request.SignIn("lia", "000111")).reply();
            assertEquals(List.of(3), refused.values());
        }
    }

    @Test
    void whoBeganAPaymentDoesNotApproveItLater() {
        PaymentId id;
        try (var till = till()) {
            till.must(new Request.SignIn("lia", "730264"));
            till.must(new Request.OpenTill(usd("200"), Optional.empty()));
            id = atTerminal(till);
            till.terminalSays(new CardAnswer.Silent());
            till.must(new Request.SignOut());
            till.must(new Request.SignIn("anna", "482915"));
            assertEquals("not-allowed", till.refused(resolve(id, "lia", "730264")));
            // Nor does whoever is at the keys now, though he had no hand in it before.
            till.must(new Request.SignOut());
            till.must(new Request.SignIn("omid", "951738"));
            assertEquals("not-allowed", till.refused(resolve(id, "omid", "951738")));
        }
        // Nor after a crash.
        try (var till = till()) {
            till.must(new Request.SignIn("anna", "482915"));
            assertEquals("not-allowed", till.refused(resolve(id, "lia", "730264")));
            till.must(resolve(id, "omid", "951738"));
        }
    }

    @Test
    void aCrashAtTheTerminalIsDoubtAndTheTerminalIsAskedButNothingCharged() {
        PaymentId id;
        try (var till = till()) {
            till.signedInAndOpen();
            id = atTerminal(till);
        }
        try (var till = till()) {
            var view = till.must(new Request.Status());
            var doubt =
                    assertInstanceOf(Payment.InDoubt.class, view.payments().active().orElseThrow());
            assertEquals(id, doubt.id());
            assertEquals(List.of(new Task.AskTerminal(id, doubt.request())), till.tasks);
            assertInstanceOf(Till.Open.class, view.till());
            assertEquals(Optional.empty(), view.clerk());
            // Its record may say so before anybody has signed in.
            view = till.terminalSays(approved("79.30"));
            assertInstanceOf(Payment.Committed.class, view.payments().active().orElseThrow());
        }
    }

    @Test
    void aCrashWithCashTakenGoesOnWithTheCash() {
        try (var till = till()) {
            chosen(till, ALI);
            till.must(new Request.Cash(usd("50")));
        }
        try (var till = till()) {
            assertEquals(List.of(), till.tasks);
            till.must(new Request.SignIn("anna", "482915"));
            var view = till.must(new Request.Status());
            assertEquals(
                    usd("29.30"),
                    ((Payment.Tendering) view.payments().active().orElseThrow()).left());
            till.must(new Request.GiveBack());
            till.must(new Request.Cancel());
        }
    }

    @Test
    void whatTheJournalDidNotTakeDidNotHappen() {
        try (var till = till()) {
            chosen(till, ALI);
            till.store.fail(1, Optional.of(new Appended.NotStored("SQLITE_FULL", "test")));
            assertEquals("storage-failed", till.refused(new Request.Cash(usd("79.30"))));
            assertEquals(List.of(), till.tasks, "no drawer, no receipt");
            assertInstanceOf(
                    Payment.Tendering.class,
                    till.must(new Request.Status()).payments().active().orElseThrow());
            // There is room again.
            till.must(new Request.Cash(usd("79.30")));
        }
    }

    @Test
    void aFullDiskBeginsNoPaymentButEndsTheOneThatIsOpen() {
        try (var till = till()) {
            chosen(till, ALI);
            till.room = false;
            till.must(new Request.Cash(usd("79.30")));
            assertEquals("storage-failed", till.refused(new Request.Choose(MARIA)));
            till.room = true;
            till.must(new Request.Choose(MARIA));
        }
    }

    @Test
    void whatATerminalSaysIsWrittenAgainIfItWasNotTaken() {
        try (var till = till()) {
            chosen(till, ALI);
            till.must(new Request.Card());
            till.store.fail(1, Optional.of(new Appended.NotStored("SQLITE_IOERR", "test")));
            var view = till.terminalSays(approved("79.30"));
            assertInstanceOf(Payment.Committed.class, view.payments().active().orElseThrow());
        }
    }

    @Test
    void anApprovalThatCouldNotBeWrittenIsNotTakenFromTheTerminal() {
        try (var till = till()) {
            chosen(till, ALI);
            var id = till.must(new Request.Card()).payments().active().orElseThrow().id();
            till.store.fail(2, Optional.of(new Appended.NotStored("SQLITE_IOERR", "test")));
            assertFalse(
                    till.terminalSays(
                            id,
                            new PaymentEvent.ApprovalSeen(till.reference(), approval("79.30"))));
        }
    }

    @Test
    void whenNobodyKnowsWhatIsStoredNoMoneyIsTaken() {
        try (var till = till()) {
            chosen(till, ALI);
            till.store.fail(1, Optional.of(new Appended.Unknown("JOURNAL_LOST", "test")));
            var refused = (Reply.Refused) till.ask(new Request.Cash(usd("79.30"))).reply();
            assertEquals("refused.storage-unknown", refused.text());
            assertEquals("storage-failed", till.refused(new Request.Cash(usd("79.30"))));
            assertEquals("storage-failed", till.refused(new Request.GiveBack()));
            assertTrue(till.must(new Request.Status()).locked());
        }
    }

    @Test
    void aMistakeOfOursStopsTheTakingOfMoney() {
        try (var till = till()) {
            chosen(till, ALI);
            till.store.fail(1, Optional.empty());
            var refused = (Reply.Refused) till.ask(new Request.Cash(usd("79.30"))).reply();
            assertEquals("refused.counter-stopped", refused.text());
            assertEquals("storage-failed", till.refused(new Request.Choose(MARIA)));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-86_400_000L, 86_400_000L})
    void aClockThatJumpsIsWrittenDownBeforeWhatComesNext(long jumpMs) {
        try (var till = till()) {
            till.signedInAndOpen();
            clock.pass(5_000);
            clock.now = clock.now.plusMillis(jumpMs);
            till.must(new Request.Choose(MARIA));
            till.must(new Request.Pay(Optional.empty()));
        }
        var jumps = texts().stream().filter(text -> text.contains("ClockJumped")).toList();
        assertEquals(1, jumps.size());
        assertTrue(jumps.getFirst().contains("\"body\":{\"by\":" + jumpMs + "}"), jumps::getFirst);
    }

    /// A dead battery: the clock a year back, and the machine's own count begun anew.
    @Test
    void aClockGoneBackOverARebootIsNoReasonToRefuseTheJournal() {
        try (var till = till()) {
            till.signedInAndOpen();
        }
        clock.now = clock.now.minus(Duration.ofDays(365));
        clock.newRun(3);
        till().stop();
        try (var till = till()) {
            till.must(new Request.SignIn("anna", "482915"));
        }
        var jump = texts().stream().filter(text -> text.contains("ClockJumped")).toList();
        assertEquals(1, jump.size());
    }

    @Test
    void aRunWhoseBeginningIsNotWrittenTakesNoMoney() {
        try (var till = till()) {
            till.signedInAndOpen();
        }
        clock.newRun(3);
        try (var till =
                TestTill.open(folder, clock, new Appended.NotStored("SQLITE_FULL", "test"))) {
            assertTrue(till.must(new Request.Status()).locked());
            assertEquals("storage-failed", till.refused(new Request.SignIn("anna", "482915")));
        }
        till().close();
    }

    @Test
    void triesThatAreAskedAheadAreWeighedOneByOne() throws Exception {
        try (var till = till()) {
            var codes = new LinkedBlockingQueue<String>();
            for (int i = 0; i < 8; i++) {
                till.counter.submit(
                        new Request.SignIn("anna", i < 7 ? "111222" : "482915"),
                        answer ->
                                codes.add(
                                        answer.reply() instanceof Reply.Refused refused
                                                ? refused.code()
                                                : "in"));
            }
            var seen = new ArrayList<String>();
            for (int i = 0; i < 8; i++) {
                seen.add(codes.poll(30, TimeUnit.SECONDS));
            }
            assertEquals(
                    List.of(
                            "wrong-pin",
                            "wrong-pin",
                            "wrong-pin",
                            "wrong-pin",
                            "locked-out",
                            "locked-out",
                            "locked-out",
                            "locked-out"),
                    seen.stream().sorted(Comparator.reverseOrder()).toList());
        }
    }

    @Test
    void whatTheTerminalSaysMakesNobodyAPartner() {
        try (var till = till()) {
            var id = inDoubt(till);
            till.must(new Request.SignOut());
            till.must(new Request.SignIn("lia", "730264"));
            till.terminalSays(new CardAnswer.Silent());
            till.must(new Request.SignOut());
            till.must(new Request.SignIn("anna", "482915"));
            till.must(resolve(id, "lia", "730264"));
        }
    }

    @Test
    void aRefusedChoiceParksNothing() {
        try (var till = till()) {
            inDoubt(till);
            till.must(new Request.Choose(MARIA));
            till.must(new Request.Pay(Optional.empty()));
            till.must(new Request.Card());
            till.terminalSays(new CardAnswer.Silent());
            var before = till.must(new Request.Status());
            assertEquals("in-doubt", till.refused(new Request.Choose(ALI)));
            assertEquals(before.payments(), till.must(new Request.Status()).payments());
            assertEquals(before.sequence(), till.must(new Request.Status()).sequence());
            till.tasks.clear();
            till.must(new Request.AskTerminal());
            assertEquals(2, till.tasks.size(), "every doubt is asked about");
        }
    }

    @Test
    void anApprovalThatNobodyWaitsForIsWrittenDownAndTold() {
        try (var till = till()) {
            var id = inDoubt(till);
            var reference = till.reference();
            till.must(new Request.Resolve(id, false, Optional.empty(), "", "lia", "730264"));
            till.news.clear();
            till.terminalSays(new PaymentEvent.CardAnswered(reference, approved("79.30")));
            assertInstanceOf(News.Told.class, till.news.getFirst());
            assertInstanceOf(
                    Payment.Tendering.class,
                    till.must(new Request.Status()).payments().active().orElseThrow());
        }
        assertTrue(texts().getLast().contains("CardUnclaimed"), texts()::getLast);
        till().close();
    }

    /// The late original and the record that was asked for: one charge, said twice.
    @Test
    void anApprovalSaidTwiceIsBookedOnceAndNobodyIsAlarmed() {
        try (var till = till()) {
            inDoubt(till);
            var reference = till.reference();
            till.terminalSays(new PaymentEvent.CardAnswered(reference, approved("79.30")));
            till.must(new Request.Choose(MARIA));
            till.news.clear();
            till.terminalSays(new PaymentEvent.CardAnswered(reference, approved("79.30")));
            assertEquals(List.of(), till.news);
        }
        // Nor after a restart.
        assertTrue(texts().stream().noneMatch(text -> text.contains("CardUnclaimed")));
    }

    @Test
    void theTerminalsWordAfterTheSlipAlarmsNobody() {
        try (var till = till()) {
            var id = inDoubt(till);
            var reference = till.reference();
            till.must(resolve(id, "lia", "730264"));
            till.news.clear();
            till.terminalSays(new PaymentEvent.CardAnswered(reference, approved("79.30")));
            assertEquals(List.of(), till.news);
        }
    }

    /// The terminal's last record is the next customer's: it neither ends the doubt nor is it money without a bill.
    @Test
    void theNextCustomersBookingLeavesTheDoubtAsItIs() {
        try (var till = till()) {
            var id = inDoubt(till);
            var doubted = till.reference();
            till.must(new Request.Choose(MARIA));
            till.must(new Request.Pay(Optional.of(usd("79.30"))));
            till.must(new Request.Card());
            till.terminalSays(approved("79.30"));
            till.news.clear();
            till.terminalSays(id, new PaymentEvent.CardAnswered(doubted, approved("79.30")));
            var view = till.must(new Request.Status());
            assertEquals(1, view.payments().parked().size());
            var told = assertInstanceOf(News.Told.class, till.news.getFirst());
            assertEquals("card-cannot-tell", told.kind());
            assertEquals(Optional.of(id), told.payment());
            assertEquals(1, till.news.size());
            // A terminal that numbers anew must not strike a payment that is at it right now.
            till.must(new Request.Choose("8245987650000111"));
            till.must(new Request.Pay(Optional.of(usd("79.30"))));
            till.must(new Request.Card());
            view = till.terminalSays(approved("79.30"));
            assertInstanceOf(Payment.Committed.class, view.payments().active().orElseThrow());
        }
        assertTrue(texts().stream().noneMatch(text -> text.contains("CardUnclaimed")));
        till().close();
    }

    @Test
    void whoSignsOutWhileAPinIsWeighedLocksNothing() throws Exception {
        try (var till = till()) {
            var id = inDoubt(till);
            var codes = new LinkedBlockingQueue<String>();
            till.counter.submit(
                    resolve(id, "lia", "000111"),
                    answer -> codes.add(((Reply.Refused) answer.reply()).code()));
            till.must(new Request.SignOut());
            assertEquals("wrong-pin", codes.poll(30, TimeUnit.SECONDS));
            till.must(new Request.SignIn("omid", "951738"));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 10_000_000})
    void theLockSurvivesAClockGoneBackOverARestart(long monotonicMs) {
        try (var till = till()) {
            for (int i = 0; i < 5; i++) {
                till.ask(new Request.SignIn("anna", "111222"));
            }
        }
        clock.now = clock.now.minus(Duration.ofMinutes(5));
        clock.newRun(monotonicMs);
        try (var till = till()) {
            assertEquals("locked-out", till.refused(new Request.SignIn("anna", "482915")));
            clock.pass(Duration.ofMinutes(31).toMillis());
            till.must(new Request.SignIn("anna", "482915"));
        }
    }

    @Test
    void whoOnlyAskedTheTerminalMayApprove() {
        try (var till = till()) {
            var id = inDoubt(till);
            till.must(new Request.SignOut());
            till.must(new Request.SignIn("lia", "730264"));
            till.must(new Request.AskTerminal());
            till.must(new Request.SignOut());
            till.must(new Request.SignIn("anna", "482915"));
            till.must(resolve(id, "lia", "730264"));
        }
    }

    @Test
    void whoIsToldMayFailButTheCounterGoesOn() {
        try (var till = till()) {
            till.counter.submit(
                    new Request.Status(),
                    answer -> {
                        throw new IllegalArgumentException("a missing text");
                    });
            till.signedInAndOpen();
        }
    }

    @Test
    void anErrorOfTheMachineLocksAndAnswers() {
        try (var till = till()) {
            chosen(till, ALI);
            till.store.failWith(new OutOfMemoryError("test"));
            assertEquals("storage-failed", till.refused(new Request.Cash(usd("79.30"))));
            assertTrue(till.must(new Request.Status()).locked());
        }
        till().close();
    }

    @Test
    void aCardNumberInATerminalsWordsIsNotKept() {
        try (var till = till()) {
            chosen(till, ALI);
            till.must(new Request.Card());
            till.terminalSays(
                    new CardAnswer.Declined("card 4111.1111.1111.1111 / 4111  1111*1111 1111 no"));
            assertTrue(
                    texts(till).stream()
                            .noneMatch(text -> text.contains("4111") || text.contains("1111 1111")),
                    () -> texts(till).toString());
        }
    }

    @Test
    void theBusinessDateIsTheDayTheTillWasOpenedNotTheClocks() {
        clock.now = Instant.parse("2026-11-23T04:58:00Z");
        try (var till = till()) {
            till.signedInAndOpen();
            clock.pass(Duration.ofMinutes(10).toMillis());
            till.must(new Request.Choose(MARIA));
        }
        assertTrue(texts().getLast().contains("\"date\":\"2026-11-22\""), texts()::getLast);
    }

    @Test
    void severalAccountsArePaidByOneTender() {
        try (var till = till()) {
            till.signedInAndOpen();
            till.must(new Request.Choose(MARIA));
            assertEquals("bad-amount", till.refused(items(MARIA, "50", MARIA, "1")));
            assertEquals("bad-amount", till.refused(items(MARIA, "50", ALI, "0")));
            assertEquals("no-account", till.refused(items(MARIA, "50", "8245000011112222", "1")));
            till.must(items(MARIA, "50", ALI, "79.30"));
            var paid =
                    (Payment.Committed)
                            till.must(new Request.Cash(usd("130")))
                                    .payments()
                                    .active()
                                    .orElseThrow();
            assertEquals(usd("0.70"), paid.change());
            assertEquals(2, paid.applied().size());
        }
    }

    @Test
    void headsAreSignedAtTheStartAtSignOutAndAtTheEnd() {
        var till = till();
        till.signedInAndOpen();
        till.must(new Request.SignOut());
        till.stop();
        assertEquals(List.of(2L, 5L, 6L), till.signed);
    }

    /// After every prefix of a day the till is killed and started anew: it stands where it stood.
    @Test
    void aRestartAfterAnyEventChangesNothing() {
        var day = day();
        var random = new Random(4);
        for (int prefix = 0; prefix <= day.size(); prefix++) {
            var at = folder.resolve("prefix-" + prefix);
            Optional<Payment> before;
            List<Payment.InDoubt> parked;
            try (var till = TestTill.open(at, new TestTill.Clock())) {
                day.subList(0, prefix).forEach(step -> step.accept(till));
                var view = till.must(new Request.Status());
                before = view.payments().active();
                parked = view.payments().parked();
            }
            var rebooted = new TestTill.Clock();
            rebooted.now = rebooted.now.plus(Duration.ofMinutes(random.nextInt(-600, 600)));
            rebooted.newRun(random.nextLong(0, 1_000_000));
            try (var till = TestTill.open(at, rebooted)) {
                var after = till.must(new Request.Status()).payments();
                // Only what was at the card terminal is known less of than before.
                var expected =
                        before.map(payment ->
                                payment instanceof Payment.AtTerminal terminal
                                        ? new Payment.InDoubt(
                                                terminal.before(),
                                                terminal.request(),
                                                terminal.seen(),
                                                false)
                                        : payment);
                assertEquals(expected, after.active(), "prefix " + prefix);
                assertEquals(parked, after.parked(), "prefix " + prefix);
                // Every doubt is asked about, once; nothing is charged, opened or printed again.
                var doubts =
                        after.active().filter(Payment.InDoubt.class::isInstance).stream().count()
                                + after.parked().size();
                assertEquals(doubts, till.tasks.size(), till.tasks::toString);
                assertTrue(till.tasks.stream().allMatch(Task.AskTerminal.class::isInstance));
            }
            // And what this start wrote is fit for the next one.
            TestTill.open(at, rebooted).close();
        }
    }

    private static List<Consumer<TestTill>> day() {
        var day = new ArrayList<Consumer<TestTill>>();
        day.add(till -> till.must(new Request.SignIn("anna", "482915")));
        day.add(till -> till.must(new Request.OpenTill(usd("200"), Optional.empty())));
        day.add(till -> till.must(new Request.Choose(MARIA)));
        day.add(till -> till.must(new Request.Hold()));
        day.add(till -> till.must(new Request.Pay(Optional.empty())));
        day.add(till -> till.must(new Request.Cash(usd("100"))));
        day.add(till -> till.must(new Request.GiveBack()));
        day.add(till -> till.must(new Request.Cash(usd("100"))));
        day.add(till -> till.must(new Request.Card()));
        day.add(till -> till.terminalSees(approval("50.00")));
        day.add(till -> till.terminalSays(approved("50.00")));
        day.add(till -> till.must(new Request.Settle()));
        day.add(till -> till.must(new Request.Choose(ALI)));
        day.add(till -> till.must(new Request.Pay(Optional.empty())));
        day.add(till -> till.must(new Request.Card()));
        day.add(till -> till.must(new Request.Cancel()));
        day.add(till -> till.terminalSays(new CardAnswer.Declined("stopped")));
        day.add(till -> till.must(new Request.Card()));
        day.add(till -> till.terminalSays(new CardAnswer.Silent()));
        day.add(till -> till.must(new Request.AskTerminal()));
        day.add(till -> till.must(new Request.Choose(MARIA)));
        day.add(till -> till.must(new Request.Cancel()));
        day.add(till -> till.must(resolve(parkedId(till), "lia", "730264")));
        day.add(till -> till.must(new Request.SignOut()));
        return day;
    }

    private static PaymentId parkedId(TestTill till) {
        return till.must(new Request.Status()).payments().parked().getFirst().id();
    }

    private static void chosen(TestTill till, String account) {
        till.signedInAndOpen();
        till.must(new Request.Choose(account));
        till.must(new Request.Pay(Optional.empty()));
    }

    private static PaymentId atTerminal(TestTill till) {
        till.must(new Request.Choose(ALI));
        till.must(new Request.Pay(Optional.empty()));
        return till.must(new Request.Card()).payments().active().orElseThrow().id();
    }

    private static PaymentId inDoubt(TestTill till) {
        till.signedInAndOpen();
        var id = atTerminal(till);
        till.terminalSays(new CardAnswer.Silent());
        return id;
    }

    private static Request resolve(PaymentId id, String approver, String pin) {
        return new Request.Resolve(id, true, Optional.empty(), "123456", approver, pin);
    }

    private static Request items(String one, String first, String two, String second) {
        return new Request.PayItems(
                List.of(
                        new Request.PayItems.Towards(new AccountNumber(one), usd(first)),
                        new Request.PayItems.Towards(new AccountNumber(two), usd(second))));
    }

    private static CardApproval approval(String amount) {
        return new CardApproval(
                usd(amount),
                "123456",
                "1234",
                "VISA",
                "52000001",
                OptionalInt.of(42),
                OptionalInt.of(123),
                Optional.empty());
    }

    static CardAnswer approved(String amount) {
        return new CardAnswer.Approved(approval(amount));
    }

    private List<String> texts(TestTill till) {
        till.close();
        return texts();
    }

    /// Every entry's text, as it lies in the file.
    private List<String> texts() {
        var texts = new ArrayList<String>();
        if (JournalEvidence.open(folder) instanceof Opening.Opened<JournalEvidence>(var journal)) {
            try (journal) {
                journal.forEach(1, stored -> texts.add(stored.text()));
            }
        }
        return texts;
    }
}
