package org.cashwrap.checkout;

import static org.cashwrap.checkout.TestTill.ALI;
import static org.cashwrap.checkout.TestTill.MARIA;
import static org.cashwrap.checkout.TestTill.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardRequest;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentEvent;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Slip;
import org.cashwrap.core.payment.Task;
import org.cashwrap.core.payment.TerminalMark;
import org.cashwrap.device.BatchAnswer;
import org.cashwrap.device.DeviceWorker;
import org.cashwrap.device.TerminalPrompt;
import org.cashwrap.device.TerminalTrouble;
import org.cashwrap.storage.Appended;
import org.cashwrap.storage.JournalEvidence;
import org.cashwrap.storage.Opening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// A whole till with a card terminal that does what the test says, on the threads it has in the shop.
@Timeout(120)
class DevicesTest {
    /// The waits for a terminal are short, the guards long.
    private static final Devices.Times TIMES =
            new Devices.Times(
                    Duration.ofSeconds(30),
                    Duration.ofMillis(10),
                    Duration.ofMillis(10),
                    Duration.ofSeconds(30));

    @TempDir private Path folder;

    private final TestTill.Clock clock = new TestTill.Clock();
    private final FakeTerminal terminal = new FakeTerminal();
    private final CountDownLatch go = new CountDownLatch(1);
    private final CountDownLatch there = new CountDownLatch(1);
    private final BlockingQueue<Object> seen = new LinkedBlockingQueue<>();

    /// How long a test waits for what must come; none of them waits so long for what must not.
    private static final long GUARD_S = 20;

    /// A till with its devices; closing it is a crash.
    private record Shop(TestTill till, Devices devices) implements AutoCloseable {
        CounterView ready() {
            until(() -> devices.terminalMark().isPresent());
            return till.must(new Request.Status());
        }

        PaymentId card(String account) {
            till.must(new Request.Choose(account));
            till.must(new Request.Pay(Optional.of(usd("50.00")), false, TestTill.ALL_THE_SAME));
            ready();
            return till.must(new Request.Card()).payments().active().orElseThrow().id();
        }

        <P extends Payment> P active(Class<P> kind) {
            until(() -> kind.isInstance(payment()));
            return kind.cast(payment());
        }

        private Payment payment() {
            return till.must(new Request.Status()).payments().active().orElseThrow();
        }

        List<String> told() {
            return till.news.stream()
                    .flatMap(news ->
                            switch (news) {
                                case News.Moved _, News.Around _, News.Uploaded _, News.Found _ ->
                                        List.<String>of().stream();
                                case News.Told told -> List.of(told.kind()).stream();
                                case News.Prompted prompted -> List.of(prompted.kind()).stream();
                                case News.BatchClosed _ -> List.of("batch-closed").stream();
                                case News.PaperOut _ -> List.of("printed").stream();
                            })
                    .toList();
        }

        /// Which payments were told of so.
        List<PaymentId> toldAs(String kind) {
            return till.news.stream()
                    .filter(News.Told.class::isInstance)
                    .map(News.Told.class::cast)
                    .filter(told -> told.kind().equals(kind))
                    .flatMap(told -> told.payment().stream())
                    .toList();
        }

        long count(String kind) {
            return told().stream().filter(kind::equals).count();
        }

        /// The last notice.
        News.Told lastTold() {
            return till.news.stream()
                    .filter(News.Told.class::isInstance)
                    .map(News.Told.class::cast)
                    .toList()
                    .getLast();
        }

        @Override
        public void close() {
            till.close();
            devices.stop();
        }
    }

    @AfterEach
    void letGo() {
        go.countDown();
    }

    private Shop shop() {
        return shop(TIMES);
    }

    private Shop shop(Devices.Times times) {
        var devices = Devices.none().with(terminal, times);
        return new Shop(TestTill.open(folder, clock, devices), devices);
    }

    private Shop openShop() {
        var shop = shop();
        shop.till().signedInAndOpen();
        return shop;
    }

    private static void until(BooleanSupplier so) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(GUARD_S);
        while (!so.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain");
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(2);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private void waitForGo() {
        there.countDown();
        try {
            assertTrue(go.await(GUARD_S, TimeUnit.SECONDS));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private Object seen() throws InterruptedException {
        return seen.poll(GUARD_S, TimeUnit.SECONDS);
    }

    // ---- charging ----

    @Test
    void anApprovalIsInTheJournalBeforeTheTerminalIsToldThatWeHaveIt() throws Exception {
        try (var shop = openShop()) {
            terminal.charges.add((request, news) -> {
                var approval = FakeTerminal.approval(request);
                seen.add(news.approvalSeen(approval));
                var at = (Payment.AtTerminal) shop.payment();
                seen.add(at.seen().equals(Optional.of(approval)));
                return new CardAnswer.Approved(approval);
            });
            shop.card(ALI);
            assertEquals(true, seen());
            assertEquals(true, seen());
            assertEquals(usd("50.00"), shop.active(Payment.Committed.class).paid());
            // And the next customer can pay by card.
            shop.card(MARIA);
            shop.active(Payment.Committed.class);
            assertEquals(2, terminal.count("charge"));
            assertEquals(0, terminal.count("ask"));
        }
    }

    @Test
    void anApprovalThatTheJournalDoesNotTakeIsNotConfirmed() throws Exception {
        try (var shop = openShop()) {
            terminal.charges.add((request, news) -> {
                shop.till().store.fail(2, Optional.of(new Appended.NotStored("IOERR", "test")));
                seen.add(news.approvalSeen(FakeTerminal.approval(request)));
                return new CardAnswer.Silent();
            });
            terminal.asks.add((request, news) -> new CardAnswer.Declined("undone"));
            shop.card(ALI);
            assertEquals(false, seen());
            shop.active(Payment.Tendering.class);
        }
    }

    @Test
    void anApprovalIsNotConfirmedWhileTheCounterIsTooSlowForTheTerminal() throws Exception {
        var short_ =
                new Devices.Times(
                        Duration.ofMillis(30), TIMES.retry(), TIMES.quiet(), TIMES.close());
        try (var shop = shop(short_)) {
            shop.till().signedInAndOpen();
            terminal.charges.add((request, news) -> {
                shop.till().counter.submit(new Request.Status(), _ -> waitForGo());
                seen.add(news.approvalSeen(FakeTerminal.approval(request)));
                go.countDown();
                return new CardAnswer.Silent();
            });
            shop.card(ALI);
            assertEquals(false, seen());
            // It was written later all the same, and the terminal's record decides.
            shop.active(Payment.Committed.class);
        }
    }

    @Test
    void aDeclinedCardTakesNothingAndMayTryAgain() {
        try (var shop = openShop()) {
            terminal.charges.add(FakeTerminal.DECLINES);
            shop.card(ALI);
            shop.active(Payment.Tendering.class);
            until(() -> shop.told().contains("card-declined"));
            shop.ready();
            shop.till().must(new Request.Card());
            shop.active(Payment.Committed.class);
        }
    }

    @Test
    void afterSilenceTheTerminalsRecordBooksThePayment() {
        try (var shop = openShop()) {
            terminal.charges.add(FakeTerminal.SILENT);
            var id = shop.card(ALI);
            assertEquals(id, shop.active(Payment.Committed.class).id());
            assertTrue(shop.told().contains("card-in-doubt"));
            until(() -> shop.told().contains("doubt-paid"));
            assertEquals(1, terminal.count("charge"));
            assertEquals(1, terminal.count("ask"));
        }
    }

    @Test
    void afterSilenceTheTerminalsRecordMaySayThatNothingWasPaid() {
        try (var shop = openShop()) {
            terminal.charges.add(FakeTerminal.SILENT);
            terminal.asks.add((request, news) -> new CardAnswer.Declined("not stored"));
            shop.card(ALI);
            shop.active(Payment.Tendering.class);
            until(() -> shop.told().contains("doubt-not-paid"));
            assertFalse(shop.told().contains("card-declined"));
            shop.till().must(new Request.Cancel());
        }
    }

    @Test
    void whoCancelsStopsTheTerminalAndWaitsForItsAnswer() {
        try (var shop = openShop()) {
            terminal.charges.add((request, news) -> {
                news.prompt(TerminalPrompt.of(TerminalPrompt.Kind.INSERT_CARD));
                until(() -> terminal.calls.contains("stop"));
                waitForGo();
                return new CardAnswer.Declined("stopped");
            });
            shop.card(ALI);
            until(() -> shop.told().contains("insert-card"));
            shop.till().must(new Request.Cancel());
            until(() -> terminal.calls.contains("stop"));
            assertEquals("wait-for-terminal", shop.till().refused(new Request.Cancel()));
            go.countDown();
            shop.active(Payment.Tendering.class);
            assertEquals(1, terminal.count("stop"));
        }
    }

    @Test
    void aChargeThatIsStoppedBeforeItsTurnNeverReachesTheTerminal() throws Exception {
        var devices = Devices.none().with(terminal, TIMES);
        var hearing = heard();
        busy(devices, hearing);
        devices.run(charge("second"), hearing);
        devices.run(new Task.StopTerminal(new PaymentId(new UUID(0, 1))), hearing);
        go.countDown();
        assertEquals(answered("first", new CardAnswer.Declined("")), seen());
        assertEquals(answered("second", new CardAnswer.Declined("not started")), seen());
        assertEquals(0, terminal.count("charge second"));
        devices.stop();
    }

    /// Somebody paid at the terminal by hand since: if this charge's answer were lost, its record could not tell.
    @Test
    void aTerminalWhoseRecordHasMovedChargesNothing() throws Exception {
        var devices = Devices.none().with(terminal, TIMES);
        devices.start(heard());
        until(() -> devices.terminalMark().isPresent());
        terminal.receipt.set(43);
        until(() -> devices.terminalMark().equals(Optional.of(new TerminalMark("T1:43"))));
        devices.run(charge("stale"), heard());
        assertEquals(answered("stale", new CardAnswer.Declined("not started")), seen());
        assertEquals(0, terminal.count("charge"));
        devices.stop();
    }

    @Test
    void aMistakeInTheDriverIsADoubtAndNeverADecline() {
        try (var shop = openShop()) {
            terminal.charges.add((request, news) -> {
                throw new IllegalStateException("test");
            });
            terminal.asks.add((request, news) -> {
                throw new StackOverflowError("test");
            });
            var id = shop.card(ALI);
            assertEquals(id, shop.active(Payment.Committed.class).id());
            assertEquals(1, terminal.count("charge"));
            assertEquals(2, terminal.count("ask"));
            var broken =
                    shop.till().news.stream()
                            .filter(News.Told.class::isInstance)
                            .map(News.Told.class::cast)
                            .filter(told -> told.kind().equals("terminal-broken"))
                            .toList();
            assertEquals(Optional.of(id), broken.getFirst().payment());
            assertTrue(broken.getFirst().values().getFirst().toString().matches("E-[0-9A-F]{8}"));
        }
        assertTrue(texts("CardAnswered").stream().noneMatch(text -> text.contains("declined")));
    }

    @Test
    void anAnswerThatTheJournalDidNotTakeIsSaidAgainAndNothingIsChargedMeanwhile() {
        try (var shop = openShop()) {
            terminal.charges.add((request, news) -> {
                var answer = FakeTerminal.APPROVES.with(request, news);
                shop.till().store.fail(6, Optional.of(new Appended.NotStored("IOERR", "test")));
                return answer;
            });
            shop.card(ALI);
            shop.active(Payment.Committed.class);
            shop.ready();
            assertEquals(1, terminal.count("charge"));
            assertEquals(0, terminal.count("ask"));
        }
        assertEquals(1, texts("PaymentCommitted").size());
    }

    @Test
    void whatNeverBeganIsAnsweredSoAndTheAskedIsSilent() throws Exception {
        var devices = Devices.none().with(terminal, TIMES);
        busy(devices, heard());
        for (int i = 0; i < DeviceWorker.JOBS_WAITING_MAX; i++) {
            devices.run(ask("waiting" + i), (said, heard) -> heard.accept(Hearing.Heard.KEPT));
        }
        devices.run(charge("too many"), heard());
        assertEquals(answered("too many", new CardAnswer.Declined("not started")), seen.poll());
        devices.run(ask("too many"), heard());
        assertEquals(answered("too many", new CardAnswer.Silent()), seen.poll());
        go.countDown();
        devices.stop();
        devices.run(charge("late"), heard());
        assertEquals(answered("first", new CardAnswer.Declined("")), seen.poll());
        assertEquals(answered("late", new CardAnswer.Declined("not started")), seen.poll());
        assertEquals(0, terminal.count("charge late"));
    }

    // ---- the mark ----

    @Test
    void noMarkWhileAnythingIsOpenWithTheTerminal() throws Exception {
        try (var shop = openShop()) {
            var devices = shop.devices();
            terminal.charges.add((request, news) -> {
                seen.add(devices.terminalMark());
                return new CardAnswer.Silent();
            });
            terminal.asks.add((request, news) -> {
                seen.add(devices.terminalMark());
                // Away, and back while the doubt is still to be asked about.
                terminal.here = false;
                return new CardAnswer.Silent();
            });
            shop.card(ALI);
            assertEquals(Optional.empty(), seen());
            assertEquals(Optional.empty(), seen());
            shop.active(Payment.InDoubt.class);
            terminal.asks.add((request, news) -> {
                seen.add(devices.terminalMark());
                waitForGo();
                return FakeTerminal.FOUND.with(request, news);
            });
            var readied = terminal.readied.get();
            until(() -> terminal.readied.get() > readied + 2);
            assertEquals(Optional.empty(), devices.terminalMark());
            terminal.here = true;
            // From here on the terminal is ready by its own word.
            assertEquals(Optional.empty(), seen());
            assertTrue(there.await(GUARD_S, TimeUnit.SECONDS));
            assertEquals(Optional.empty(), devices.terminalMark());
            shop.till().must(new Request.Choose(MARIA));
            shop.till().must(new Request.Pay(Optional.of(usd("1.00"))));
            assertEquals("terminal-not-ready", shop.till().refused(new Request.Card()));
            go.countDown();
            shop.ready();
            assertEquals(List.of(), shop.ready().payments().parked());
        }
    }

    /// At every moment, whoever is asked: no mark while a doubt was not asked about.
    @Test
    void theMarkIsBackOnlyAfterEveryDoubtHasItsAnswer() {
        try (var shop = openShop()) {
            for (int round = 0; round < 20; round++) {
                terminal.charges.add((request, news) -> {
                    terminal.here = false;
                    return new CardAnswer.Silent();
                });
                shop.card(ALI);
                shop.active(Payment.InDoubt.class);
                terminal.here = true;
                until(() -> shop.devices().terminalMark().isPresent());
                assertInstanceOf(Payment.Committed.class, shop.payment());
            }
            assertEquals(20, terminal.count("charge"));
        }
    }

    /// Its record does not tell, and it is there: only the doubt's own bill waits for a person.
    @Test
    void aTerminalThatCannotTellTakesTheNextCustomersCard() {
        try (var shop = openShop()) {
            terminal.charges.add(FakeTerminal.SILENT);
            terminal.asks.add(FakeTerminal.SILENT);
            shop.card(ALI);
            shop.active(Payment.InDoubt.class);
            shop.ready();
            shop.card(MARIA);
            shop.active(Payment.Committed.class);
            assertEquals(1, shop.ready().payments().parked().size());
            // Nobody asks again in a loop; the clerk may.
            var readied = terminal.readied.get();
            until(() -> terminal.readied.get() > readied + 3);
            assertEquals(1, terminal.count("ask"));
            shop.till().must(new Request.AskTerminal());
            until(() -> shop.ready().payments().parked().isEmpty());
            assertEquals(2, terminal.count("ask"));
        }
    }

    /// Between an answer and the counter's own step lies time, and no card may slip into it.
    @Test
    void theMarkWaitsUntilTheCounterHasHeard() throws Exception {
        var devices = Devices.none().with(terminal, TIMES);
        var durables = new LinkedBlockingQueue<Consumer<Hearing.Heard>>();
        Hearing slow =
                (said, durable) -> {
                    seen.add(devices.terminalMark());
                    seen.add(said);
                    if (said instanceof Said.Event(PaymentEvent.CardAnswered _)
                            || said instanceof Said.AskAgain) {
                        durables.add(durable);
                    } else {
                        durable.accept(Hearing.Heard.KEPT);
                    }
                };
        terminal.switchOn();
        terminal.charges.add(FakeTerminal.DECLINES);
        devices.run(charge("one"), slow);
        var declined = answered("one", new CardAnswer.Declined("no funds"));
        assertSeenWithoutMark(declined);
        durables.take().accept(Hearing.Heard.NOT_KEPT);
        devices.start(slow);
        // The journal did not take it: it is said once more, and nothing was ready meanwhile.
        assertSeenWithoutMark(declined);
        assertEquals(Optional.empty(), devices.terminalMark());
        durables.take().accept(Hearing.Heard.KEPT);
        until(() -> devices.terminalMark().isPresent());

        terminal.here = false;
        devices.run(ask("two"), slow);
        assertSeenWithoutMark(answered("two", new CardAnswer.Silent()));
        durables.take().accept(Hearing.Heard.KEPT);
        assertSeenWithoutMark(new Said.Trouble(TerminalTrouble.SILENT));
        terminal.here = true;
        assertSeenWithoutMark(new Said.Ready());
        assertSeenWithoutMark(new Said.AskAgain(List.of("two")));
        assertEquals(Optional.empty(), devices.terminalMark());
        durables.take().accept(Hearing.Heard.KEPT);
        until(() -> devices.terminalMark().isPresent());
        devices.stop();
    }

    private void assertSeenWithoutMark(Said said) throws InterruptedException {
        assertEquals(Optional.empty(), seen());
        assertEquals(said, seen());
    }

    // ---- away and back ----

    @Test
    void troubleIsToldOncePerChangeAndWhenItIsOver() {
        terminal.here = false;
        try (var shop = openShop()) {
            until(() -> terminal.readied.get() > 4);
            assertEquals(List.of("terminal-silent"), shop.told());
            assertEquals(Optional.empty(), shop.devices().terminalMark());
            terminal.trouble = Optional.of(TerminalTrouble.END_OF_DAY_DUE);
            terminal.here = true;
            until(() -> shop.told().contains("terminal-end-of-day-due"));
            var readied = terminal.readied.get();
            until(() -> terminal.readied.get() > readied + 3);
            terminal.trouble = Optional.empty();
            until(() -> shop.told().contains("terminal-ready"));
            shop.ready();
            assertEquals(
                    List.of("terminal-silent", "terminal-end-of-day-due", "terminal-ready"),
                    shop.told());
        }
    }

    @Test
    void aMistakeWhileNobodyAsksIsToldOnceAndTriedAgain() {
        terminal.broken = true;
        try (var shop = openShop()) {
            until(() -> terminal.readied.get() > 4);
            assertEquals(List.of("terminal-broken"), shop.told());
            terminal.broken = false;
            shop.ready();
            assertEquals(List.of("terminal-broken", "terminal-ready"), shop.told());
        }
    }

    @Test
    void aTerminalThatIsAwayAtTheStartIsAskedAgainWhenItIsBack() {
        terminal.charges.add((request, news) -> {
            waitForGo();
            return new CardAnswer.Silent();
        });
        var before = openShop();
        var id = before.card(ALI);
        // The power goes while the card is in the terminal.
        before.till().close();
        go.countDown();
        before.devices().stop();
        terminal.calls.clear();
        terminal.here = false;
        try (var shop = shop()) {
            until(() -> terminal.readied.get() > 5);
            assertEquals(1, terminal.count("ask"));
            assertEquals(Optional.empty(), shop.devices().terminalMark());
            terminal.here = true;
            assertEquals(id, shop.active(Payment.Committed.class).id());
            shop.ready();
            assertEquals(2, terminal.count("ask"));
            assertEquals(0, terminal.count("charge"));
        }
    }

    @Test
    void atTheStartDoubtsAreAskedAboutBeforeAnyCardIsTaken() throws Exception {
        try (var shop = openShop()) {
            terminal.charges.add(FakeTerminal.SILENT);
            terminal.asks.add(FakeTerminal.SILENT);
            shop.card(ALI);
            shop.active(Payment.InDoubt.class);
        }
        terminal.asks.add((request, news) -> {
            waitForGo();
            return FakeTerminal.FOUND.with(request, news);
        });
        try (var shop = shop()) {
            assertTrue(there.await(GUARD_S, TimeUnit.SECONDS));
            assertEquals(Optional.empty(), shop.devices().terminalMark());
            go.countDown();
            shop.ready();
            assertInstanceOf(Payment.Committed.class, shop.payment());
        }
    }

    @Test
    void twoParkedDoubtsAreBothAskedAgainAndOneThatHasEndedIsNot() {
        var paid = new ArrayList<PaymentId>();
        try (var shop = openShop()) {
            terminal.charges.add(FakeTerminal.SILENT);
            terminal.asks.add(FakeTerminal.SILENT);
            var first = shop.card(ALI);
            shop.active(Payment.InDoubt.class);
            terminal.charges.add(FakeTerminal.SILENT);
            terminal.asks.add(FakeTerminal.SILENT);
            var second = shop.card(MARIA);
            shop.active(Payment.InDoubt.class);
            terminal.charges.add((request, news) -> {
                terminal.here = false;
                return new CardAnswer.Silent();
            });
            var third = shop.card("8245987650000111");
            shop.active(Payment.InDoubt.class);
            shop.till().must(new Request.Choose("8245000000003458"));
            // While it is away the clerk asks about all three, and a manager ends one.
            shop.till().must(new Request.AskTerminal());
            until(() -> terminal.count("ask") == 6);
            shop.till()
                    .must(
                            new Request.Resolve(
                                    second, false, Optional.empty(), "", "lia", "730264"));
            terminal.here = true;
            var view = shop.ready();
            assertEquals(List.of(), view.payments().parked());
            assertEquals(8, terminal.count("ask"));
            paid.add(first);
            paid.add(third);
            // Nobody sees the state of a parked payment that has ended, so it is told of each.
            until(() -> shop.toldAs("doubt-paid").size() == 2);
            assertEquals(Set.copyOf(paid), Set.copyOf(shop.toldAs("doubt-paid")));
        }
        var committed = texts("PaymentCommitted");
        assertEquals(2, committed.size());
        for (var id : paid) {
            assertTrue(committed.stream().anyMatch(text -> text.contains(id.toString())));
        }
        assertEquals(List.of(), texts("CardUnclaimed"));
    }

    /// The terminal stored the younger one's money last. Asked about the older it would give that for its answer.
    @Test
    void ofTwoDoubtsTheYoungerIsAskedFirst() {
        try (var shop = openShop()) {
            var doubts = twoDoubts(shop);
            terminal.here = true;
            assertEquals(List.of(), shop.ready().payments().doubts());
            assertEquals(doubts, askedSince(4));
        }
        assertEquals(2, texts("PaymentCommitted").size());
    }

    @Test
    void whoPressesAndWhoStartsAgainAskTheYoungerFirst() {
        List<String> doubts;
        try (var shop = openShop()) {
            doubts = twoDoubts(shop);
            shop.till().must(new Request.AskTerminal());
            until(() -> terminal.count("ask") == 6);
            assertEquals(doubts, askedSince(4));
            // A third customer: both are parked.
            shop.till().must(new Request.Choose("8245000000003458"));
            shop.till().must(new Request.AskTerminal());
            until(() -> terminal.count("ask") == 8);
            assertEquals(doubts, askedSince(6));
            shop.till().must(new Request.Cancel());
        }
        try (var shop = shop()) {
            until(() -> terminal.count("ask") == 10);
            assertEquals(doubts, askedSince(8));
            until(() -> shop.told().size() >= 2);
            assertEquals(List.of("card-in-doubt", "card-in-doubt"), shop.told().subList(0, 2));
        }
    }

    /// The terminal came back between the two questions.
    @Test
    void anApprovalWaitsForTheYoungerDoubtAndIsAskedForAgain() {
        PaymentId older;
        try (var shop = openShop()) {
            var doubts = twoDoubts(shop);
            var open = shop.till().must(new Request.Status()).payments().doubts();
            older = open.getLast().id();
            terminal.asks.add(FakeTerminal.SILENT);
            terminal.asks.add(FakeTerminal.FOUND);
            terminal.here = true;
            until(() -> shop.told().contains("card-younger-first"));
            assertEquals(open, shop.ready().payments().doubts());
            // Pressed again it is the same again, and told once.
            terminal.asks.add(FakeTerminal.SILENT);
            terminal.asks.add(FakeTerminal.FOUND);
            shop.till().must(new Request.AskTerminal());
            until(() -> terminal.count("ask") == 8);
            shop.ready();
            shop.till()
                    .must(
                            new Request.Resolve(
                                    open.getFirst().id(),
                                    false,
                                    Optional.empty(),
                                    "",
                                    "lia",
                                    "730264"));
            assertEquals(List.of(), shop.ready().payments().doubts());
            assertEquals(List.of(doubts.getLast()), askedSince(8));
            assertEquals(1, shop.count("card-younger-first"));
            assertEquals(Optional.of(older), shop.lastTold().payment());
            assertEquals("doubt-paid", shop.lastTold().kind());
        }
        assertTrue(texts("PaymentCommitted").getFirst().contains(older.toString()));
        assertEquals(1, texts("PaymentCommitted").size());
    }

    /// The younger one on screen, the terminal away, each asked about twice.
    ///
    /// @return the references of their requests, the younger first
    private List<String> twoDoubts(Shop shop) {
        terminal.charges.add(FakeTerminal.SILENT);
        terminal.asks.add(FakeTerminal.SILENT);
        shop.card(ALI);
        shop.active(Payment.InDoubt.class);
        terminal.charges.add(FakeTerminal.SILENT);
        terminal.asks.add((request, news) -> {
            terminal.here = false;
            return new CardAnswer.Silent();
        });
        var younger = shop.card(MARIA);
        shop.active(Payment.InDoubt.class);
        until(() -> terminal.count("ask") == 2);
        shop.till().must(new Request.AskTerminal());
        until(() -> terminal.count("ask") == 4);
        var doubts = shop.till().must(new Request.Status()).payments().doubts();
        assertEquals(younger, doubts.getFirst().id());
        return doubts.stream().map(doubt -> doubt.request().reference()).toList();
    }

    /// The references that the terminal was asked about, without the first so many.
    private List<String> askedSince(int count) {
        return terminal.calls.stream()
                .filter(call -> call.startsWith("ask "))
                .skip(count)
                .map(call -> call.substring("ask ".length()))
                .toList();
    }

    /// Found by asking, and lost on the way into the journal: the terminal has to be asked again, and takes no card before.
    @Test
    void anAnswerThatTheJournalDidNotTakeIsAskedForAgain() throws Exception {
        try (var shop = openShop()) {
            terminal.charges.add(FakeTerminal.SILENT);
            terminal.asks.add((request, news) -> {
                shop.till().store.fail(2, Optional.of(new Appended.NotStored("IOERR", "test")));
                return FakeTerminal.FOUND.with(request, news);
            });
            terminal.asks.add((request, news) -> {
                seen.add(shop.devices().terminalMark());
                return FakeTerminal.FOUND.with(request, news);
            });
            shop.card(ALI);
            shop.active(Payment.Committed.class);
            shop.ready();
            assertEquals(Optional.empty(), seen());
            assertEquals(2, terminal.count("ask"));
        }
        assertEquals(1, texts("PaymentCommitted").size());
    }

    @Test
    void whatTheRulesRefuseIsNotSaidAgain() throws Exception {
        var devices = Devices.none().with(terminal, TIMES);
        Hearing refusing =
                (said, heard) -> {
                    seen.add(said);
                    heard.accept(Hearing.Heard.REFUSED);
                };
        terminal.switchOn();
        terminal.charges.add(FakeTerminal.DECLINES);
        devices.start(heard());
        devices.run(charge("one"), refusing);
        assertEquals(answered("one", new CardAnswer.Declined("no funds")), seen());
        until(() -> devices.terminalMark().isPresent());
        var readied = terminal.readied.get();
        until(() -> terminal.readied.get() > readied + 2);
        assertEquals(List.of(), List.copyOf(seen));
        devices.stop();
    }

    @Test
    void howADoubtEndsIsTold() {
        try (var shop = openShop()) {
            terminal.charges.add(FakeTerminal.SILENT);
            shop.card(ALI);
            shop.active(Payment.Committed.class);
            until(() -> shop.told().equals(List.of("card-in-doubt", "doubt-paid")));
            terminal.charges.add(FakeTerminal.SILENT);
            terminal.asks.add(FakeTerminal.DECLINES);
            shop.card(MARIA);
            until(() -> shop.told().getLast().equals("doubt-not-paid"));
            assertEquals(List.of(usd("50.00")), shop.lastTold().values());
            shop.ready();
            // Its record cannot tell: asking is no use, and that is said at every asking.
            terminal.charges.add(FakeTerminal.SILENT);
            terminal.asks.add(FakeTerminal.SILENT);
            shop.till().must(new Request.Card());
            until(() -> shop.told().getLast().equals("card-cannot-tell"));
            var parked = shop.payment().id();
            shop.till().must(new Request.Choose("8245987650000111"));
            terminal.asks.add(FakeTerminal.DECLINES);
            shop.till().must(new Request.AskTerminal());
            until(() -> shop.told().getLast().equals("doubt-not-paid"));
            assertEquals(Optional.of(parked), shop.lastTold().payment());
            assertEquals(1, shop.count("card-cannot-tell"));
        }
    }

    @Test
    void aTerminalThatIsAwayIsNotSaidToBeUnableToTell() {
        try (var shop = openShop()) {
            terminal.charges.add((request, news) -> {
                terminal.here = false;
                return new CardAnswer.Silent();
            });
            shop.card(ALI);
            until(() -> shop.told().contains("terminal-silent"));
            assertEquals(0, shop.count("card-cannot-tell"));
        }
    }

    @Test
    void ourOwnReasonsAreWordsOfTheClerksLanguageAndTheTerminalsAreItsOwn() {
        try (var shop = openShop()) {
            terminal.charges.add(FakeTerminal.DECLINES);
            shop.card(ALI);
            until(() -> shop.told().contains("card-declined"));
            assertEquals("notice.card-declined", shop.lastTold().text());
            assertEquals(List.of("no funds"), shop.lastTold().values());
            for (var ours : List.of("not started", "not sent")) {
                terminal.charges.add((request, news) -> new CardAnswer.Declined(ours));
                shop.ready();
                var before = shop.count("card-declined");
                shop.till().must(new Request.Card());
                until(() -> shop.count("card-declined") > before);
                assertEquals(
                        "notice.card-declined." + ours.replace(' ', '-'), shop.lastTold().text());
                assertEquals(List.of(), shop.lastTold().values());
            }
            shop.ready();
            shop.till().must(new Request.Cancel());
            for (var ours : List.of("not started", "not sent", "not reached")) {
                terminal.batches.add(new BatchAnswer.NotClosed(ours));
                shop.till().must(new Request.EndOfDay());
                until(() -> shop.lastTold().text().endsWith("closed." + ours.replace(' ', '-')));
                shop.ready();
            }
        }
        // The log's wording stays.
        assertTrue(texts("CardAnswered").getLast().contains("not sent"));
    }

    @Test
    void aDoubtThatTheTerminalCannotTellAboutIsNotAskedAgainForTheSakeOfAnother() {
        try (var shop = openShop()) {
            terminal.charges.add(FakeTerminal.SILENT);
            terminal.asks.add(FakeTerminal.SILENT);
            var untold = shop.card(ALI);
            shop.active(Payment.InDoubt.class);
            terminal.charges.add((request, news) -> {
                terminal.here = false;
                return new CardAnswer.Silent();
            });
            shop.card(MARIA);
            shop.active(Payment.InDoubt.class);
            until(() -> terminal.count("ask") == 2);
            terminal.here = true;
            shop.active(Payment.Committed.class);
            assertEquals(untold, shop.ready().payments().parked().getFirst().id());
            assertEquals(3, terminal.count("ask"));
        }
    }

    @Test
    void pressingAgainWhileTheTerminalIsBeingAskedAsksOnce() throws Exception {
        try (var shop = openShop()) {
            terminal.charges.add(FakeTerminal.SILENT);
            terminal.asks.add((request, news) -> {
                waitForGo();
                return FakeTerminal.FOUND.with(request, news);
            });
            shop.card(ALI);
            assertTrue(there.await(GUARD_S, TimeUnit.SECONDS));
            for (int i = 0; i < 40; i++) {
                shop.till().must(new Request.AskTerminal());
            }
            go.countDown();
            shop.active(Payment.Committed.class);
            shop.ready();
            assertEquals(1, terminal.count("ask"));
        }
    }

    @Test
    void theAnswerMayComeAfterItsClerkHasLeft() throws Exception {
        try (var shop = openShop()) {
            terminal.charges.add(FakeTerminal.SILENT);
            terminal.asks.add((request, news) -> {
                waitForGo();
                return FakeTerminal.FOUND.with(request, news);
            });
            shop.card(ALI);
            shop.active(Payment.InDoubt.class);
            assertTrue(there.await(GUARD_S, TimeUnit.SECONDS));
            shop.till().must(new Request.SignOut());
            go.countDown();
            shop.active(Payment.Committed.class);
        }
        assertEquals(1, texts("PaymentCommitted").size());
        shop().close();
    }

    // ---- slips and signatures ----

    @Test
    void aSlipIsInTheJournalBeforeTheTerminalIsToldThatWeHaveIt() throws Exception {
        PaymentId id;
        try (var shop = openShop()) {
            terminal.charges.add((request, news) -> {
                var before = sequence(shop);
                seen.add(news.slip(slip(false)));
                seen.add(sequence(shop) - before);
                shop.till().store.fail(2, Optional.of(new Appended.NotStored("FULL", "test")));
                seen.add(news.slip(slip(false)));
                return FakeTerminal.APPROVES.with(request, news);
            });
            id = shop.card(ALI);
            assertEquals(true, seen());
            assertEquals(1L, seen());
            assertEquals(false, seen());
            shop.active(Payment.Committed.class);
        }
        assertEquals(1, texts("SlipSpooled").size());
        assertTrue(texts("SlipSpooled").getFirst().contains(id.toString()));
    }

    private static long sequence(Shop shop) {
        return shop.till().must(new Request.Status()).sequence();
    }

    @Test
    void aSignatureIsAskedForOnceAndAgainAfterARestartUntilItIsCompared() {
        PaymentId id;
        try (var shop = openShop()) {
            terminal.charges.add((request, news) -> {
                news.signatureNeeded();
                news.slip(slip(true));
                return FakeTerminal.APPROVES.with(request, news);
            });
            id = shop.card(ALI);
            shop.active(Payment.Committed.class);
            assertEquals(List.of("compare-signature"), shop.told());
        }
        assertEquals(1, texts("SignatureNeeded").size());
        try (var shop = shop()) {
            until(() -> !shop.told().isEmpty());
            assertEquals(
                    new News.Prompted(
                            sequence(shop),
                            Optional.of(id),
                            "compare-signature",
                            "prompt.compare-signature",
                            List.of()),
                    shop.till().news.getFirst());
            var matches = new Request.Signature(Optional.empty(), true);
            assertEquals("not-signed-in", shop.till().refused(matches));
            shop.till().must(new Request.SignIn("anna", "482915"));
            assertEquals(
                    "not-allowed",
                    shop.till()
                            .refused(
                                    new Request.Signature(
                                            Optional.of(new PaymentId(new UUID(0, 1))), true)));
            shop.till().must(matches);
            assertEquals("not-allowed", shop.till().refused(matches));
        }
        assertEquals(1, texts("SignatureChecked").size());
        try (var shop = shop()) {
            shop.ready();
            assertEquals(List.of(), shop.told());
        }
    }

    @Test
    void aSlipToBeSignedAsksNobodyBeforeItsPaymentIsApproved() {
        try (var shop = openShop()) {
            terminal.charges.add((request, news) -> {
                news.slip(slip(true));
                return new CardAnswer.Declined("undone");
            });
            shop.card(ALI);
            shop.active(Payment.Tendering.class);
            assertEquals(List.of(), texts("SignatureNeeded"));
        }
    }

    @Test
    void aSignatureThatDoesNotMatchIsWrittenDownAndTold() {
        PaymentId id;
        try (var shop = openShop()) {
            terminal.charges.add((request, news) -> {
                news.slip(slip(true));
                news.signatureNeeded();
                return FakeTerminal.APPROVES.with(request, news);
            });
            id = shop.card(ALI);
            shop.active(Payment.Committed.class);
            shop.till().must(new Request.Signature(Optional.of(id), false));
            assertEquals(List.of("compare-signature", "signature-differs"), shop.told());
            assertInstanceOf(Payment.Committed.class, shop.payment());
        }
        assertTrue(texts("SignatureChecked").getFirst().contains("false"));
    }

    // ---- the batch ----

    @Test
    void theBatchIsClosedByTheTerminalAndItsTotalsKept() {
        try (var shop = openShop()) {
            var endOfDay = new Request.EndOfDay();
            shop.till().must(new Request.SignOut());
            assertEquals("not-signed-in", shop.till().refused(endOfDay));
            shop.till().must(new Request.SignIn("anna", "482915"));
            shop.till().must(endOfDay);
            until(() -> terminal.count("batch") == 1);
            assertEquals("wait-for-terminal", shop.till().refused(endOfDay));
            shop.till().must(new Request.Choose(ALI));
            shop.till().must(new Request.Pay(Optional.empty()));
            assertEquals("terminal-not-ready", shop.till().refused(new Request.Card()));

            terminal.batches.add(new BatchAnswer.Closed(FakeTerminal.totals()));
            until(() -> shop.told().contains("batch-closed"));
            var closed =
                    shop.till().news.stream()
                            .filter(News.BatchClosed.class::isInstance)
                            .map(News.BatchClosed.class::cast)
                            .findFirst()
                            .orElseThrow();
            // A journal knows one currency.
            assertEquals(
                    List.of("VISA"),
                    closed.totals().groups().stream().map(group -> group.name()).toList());
            shop.ready();
            shop.till().must(new Request.Card());
            shop.active(Payment.Committed.class);
        }
        assertEquals(1, texts("BatchClosed").size());
    }

    @Test
    void aBatchThatIsNotClosedOrNotKnownToBeMayBeClosedAgain() {
        try (var shop = openShop()) {
            terminal.batches.add(new BatchAnswer.NotClosed("no line"));
            shop.till().must(new Request.EndOfDay());
            until(() -> shop.told().contains("batch-not-closed"));
            terminal.batches.add(new BatchAnswer.Silent());
            shop.till().must(new Request.EndOfDay());
            until(() -> shop.told().contains("batch-unknown"));
            terminal.batches.add(new BatchAnswer.Closed(FakeTerminal.totals()));
            shop.till().must(new Request.EndOfDay());
            until(() -> shop.told().contains("batch-closed"));
        }
        assertEquals(1, texts("BatchClosed").size());
    }

    @Test
    void totalsThatTheJournalDidNotTakeAreSaidAgainUntilItDoes() {
        try (var shop = openShop()) {
            shop.till().must(new Request.EndOfDay());
            until(() -> terminal.count("batch") == 1);
            shop.till().store.fail(10, Optional.of(new Appended.NotStored("IOERR", "test")));
            terminal.batches.add(new BatchAnswer.Closed(FakeTerminal.totals()));
            until(() -> shop.told().contains("batch-not-kept"));
            until(() -> shop.told().contains("batch-closed"));
            shop.ready();
            assertEquals(1, shop.count("batch-not-kept"));
            assertEquals(1, terminal.count("batch"));
        }
        assertEquals(1, texts("BatchClosed").size());
    }

    @Test
    void noBatchIsClosedAgainWhileItsTotalsAreNotKept() {
        try (var shop = openShop()) {
            shop.till().must(new Request.EndOfDay());
            until(() -> terminal.count("batch") == 1);
            shop.till().store.fail(1000, Optional.of(new Appended.NotStored("IOERR", "test")));
            terminal.batches.add(new BatchAnswer.Closed(FakeTerminal.totals()));
            until(() -> shop.told().contains("batch-not-kept"));
            assertEquals("wait-for-terminal", shop.till().refused(new Request.EndOfDay()));
            assertEquals(Optional.empty(), shop.devices().terminalMark());
            shop.till().store.fail(0, Optional.empty());
            until(() -> shop.told().contains("batch-closed"));
            shop.ready();
        }
    }

    /// The power went between the terminal's word and ours.
    @Test
    void anEndOfDayWithoutTotalsIsToldAtEveryStartUntilThereAreSome() {
        var before = openShop();
        before.till().must(new Request.EndOfDay());
        until(() -> terminal.count("batch") == 1);
        before.till().close();
        terminal.batches.add(new BatchAnswer.Closed(FakeTerminal.totals()));
        before.devices().stop();
        assertTrue(texts("BatchClosing").getFirst().contains("\"clerk\":\"anna\""));
        assertEquals(List.of(), texts("BatchClosed"));
        for (int start = 0; start < 2; start++) {
            try (var shop = shop()) {
                until(() -> shop.told().equals(List.of("batch-unanswered")));
            }
        }
        try (var shop = shop()) {
            shop.ready();
            shop.till().must(new Request.SignIn("anna", "482915"));
            terminal.batches.add(new BatchAnswer.Closed(FakeTerminal.totals()));
            shop.till().must(new Request.EndOfDay());
            until(() -> shop.told().contains("batch-closed"));
        }
        try (var shop = shop()) {
            shop.ready();
            assertEquals(List.of(), shop.told());
        }
    }

    /// What is not in the journal is not asked for.
    @Test
    void noBatchIsClosedThatTheJournalDoesNotTake() {
        try (var shop = openShop()) {
            shop.till().store.fail(1, Optional.of(new Appended.NotStored("IOERR", "test")));
            assertEquals("storage-failed", shop.till().refused(new Request.EndOfDay()));
            shop.ready();
            assertEquals(0, terminal.count("batch"));
        }
    }

    @Test
    void noBatchIsClosedOverAPaymentAtTheTerminalNorOverADoubt() throws Exception {
        try (var shop = openShop()) {
            terminal.charges.add((request, news) -> {
                waitForGo();
                return new CardAnswer.Silent();
            });
            terminal.asks.add(FakeTerminal.SILENT);
            shop.card(ALI);
            assertEquals("wait-for-terminal", shop.till().refused(new Request.EndOfDay()));
            go.countDown();
            shop.active(Payment.InDoubt.class);
            assertEquals("in-doubt", shop.till().refused(new Request.EndOfDay()));
            shop.till().must(new Request.Choose(MARIA));
            shop.till().must(new Request.Cancel());
            assertEquals("in-doubt", shop.till().refused(new Request.EndOfDay()));
            assertEquals(0, terminal.count("batch"));
        }
    }

    // ---- the beginning and the end ----

    @Test
    void everyRunBeginsWithTheDevicesItUses() {
        shop().close();
        shop().close();
        assertEquals(2, texts("DevicesUsed").size());
        var kinds = texts("");
        var started = kinds.indexOf(texts("ProgramStarted").getLast());
        assertEquals(texts("DevicesUsed").getLast(), kinds.get(started + 1));
    }

    @Test
    void stoppingLetsWhatIsAtTheTerminalEndAndThenLeavesIt() throws Exception {
        var shop = openShop();
        terminal.charges.add((request, news) -> {
            waitForGo();
            return FakeTerminal.APPROVES.with(request, news);
        });
        shop.card(ALI);
        assertTrue(there.await(GUARD_S, TimeUnit.SECONDS));
        var stopping = Thread.ofPlatform().start(() -> shop.till().stop());
        go.countDown();
        stopping.join();
        assertEquals("close", terminal.calls.getLast());
        assertEquals(1, texts("PaymentCommitted").size());
        assertTrue(texts("ProgramStopped").size() == 1);
        shop().close();
    }

    @Test
    void aTerminalThatIsStuckAtTheEndIsLeftToTheNextStart() throws Exception {
        var patience =
                new Devices.Times(
                        TIMES.durable(), TIMES.retry(), TIMES.quiet(), Duration.ofMillis(20));
        var shop = shop(patience);
        shop.till().signedInAndOpen();
        terminal.charges.add((request, news) -> {
            waitForGo();
            seen.add(news.approvalSeen(FakeTerminal.approval(request)));
            return new CardAnswer.Silent();
        });
        var id = shop.card(ALI);
        assertTrue(there.await(GUARD_S, TimeUnit.SECONDS));
        shop.till().stop();
        go.countDown();
        // Too late: nobody here can promise anything any more.
        assertEquals(false, seen());
        assertFalse(terminal.calls.contains("ask"));
        try (var next = shop()) {
            assertEquals(id, next.active(Payment.Committed.class).id());
            assertEquals(1, terminal.count("charge"));
        }
    }

    // ---- devices alone ----

    private Hearing heard() {
        return (said, durable) -> {
            seen.add(said);
            durable.accept(Hearing.Heard.KEPT);
        };
    }

    /// Its first charge runs until the test says go.
    private void busy(Devices devices, Hearing hearing) throws InterruptedException {
        terminal.switchOn();
        terminal.charges.add((request, news) -> {
            waitForGo();
            return new CardAnswer.Declined("");
        });
        devices.run(charge("first"), hearing);
        assertTrue(there.await(GUARD_S, TimeUnit.SECONDS));
    }

    private static Task charge(String reference) {
        return new Task.ChargeCard(new PaymentId(new UUID(0, 1)), request(reference));
    }

    private static Task ask(String reference) {
        return new Task.AskTerminal(new PaymentId(new UUID(0, 1)), request(reference));
    }

    private static CardRequest request(String reference) {
        return new CardRequest(usd("5.00"), reference.replace(' ', '-'), new TerminalMark("T1:41"));
    }

    private static Said answered(String reference, CardAnswer answer) {
        return new Said.Event(new PaymentEvent.CardAnswered(reference.replace(' ', '-'), answer));
    }

    private static Slip slip(boolean signature) {
        return new Slip(
                Slip.Copy.MERCHANT, signature, true, List.of(Slip.Line.of("VISA ****1234")));
    }

    /// The entries of that kind, as they lie in the file.
    private List<String> texts(String kind) {
        var texts = new ArrayList<String>();
        if (JournalEvidence.open(folder) instanceof Opening.Opened<JournalEvidence>(var journal)) {
            try (journal) {
                journal.forEach(1, stored -> texts.add(stored.text()));
            }
        }
        return texts.stream().filter(text -> text.contains("\"kind\":\"" + kind)).toList();
    }
}
