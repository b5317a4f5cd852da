package org.cashwrap.screen.counter;

import static org.cashwrap.checkout.TestTill.ALI;
import static org.cashwrap.checkout.TestTill.MARIA;
import static org.cashwrap.checkout.TestTill.USD;
import static org.cashwrap.checkout.TestTill.usd;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.cashwrap.checkout.Asks;
import org.cashwrap.checkout.CounterView;
import org.cashwrap.checkout.Lamp;
import org.cashwrap.checkout.Lamps;
import org.cashwrap.checkout.News;
import org.cashwrap.checkout.OfficeStanding;
import org.cashwrap.checkout.OfficeView;
import org.cashwrap.checkout.Reply;
import org.cashwrap.checkout.Request;
import org.cashwrap.core.bill.Account;
import org.cashwrap.core.bill.AccountFacts;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.AccountStatus;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.FactWords;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.OracleClock;
import org.cashwrap.core.bill.Privacy;
import org.cashwrap.core.bill.RulePacks;
import org.cashwrap.core.money.CashPolicy;
import org.cashwrap.core.money.CashRounding;
import org.cashwrap.core.payment.OpenPayments;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.till.Till;
import org.cashwrap.profile.Profiles;
import org.cashwrap.profile.RulesShelf;
import org.cashwrap.screen.counter.CounterScreen.Light;
import org.cashwrap.screen.counter.CounterScreen.Lit;
import org.cashwrap.screen.counter.Press.Named;
import org.cashwrap.screen.counter.Press.Sign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What stands on the screen, with a counter whose every word is written by the test.
class ShowingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T15:00:00Z");
    private static final PaymentId ID = new PaymentId(new UUID(1, 2));

    /// Answers with what the test has put down for it, in order.
    private final Deque<Reply> replies = new ArrayDeque<>();

    private final List<Request> asked = new ArrayList<>();
    private CounterView view = view(OpenPayments.NONE);
    private Instant now = NOW;

    private final Asks asks =
            new Asks() {
                @Override
                public void ask(Request request, Consumer<Reply.Answer> tell) {
                    asked.add(request);
                    var reply = replies.poll();
                    tell.accept(new Reply.Answer(reply == null ? new Reply.Done() : reply, view));
                }
            };

    private CounterViewModel model(Language language) {
        return model(language, Runnable::run);
    }

    private CounterViewModel model(Language language, Executor screenThread) {
        return new CounterViewModel(
                new CounterViewModel.Around(
                        asks,
                        screenThread,
                        () -> now,
                        ZoneId.of("America/New_York"),
                        () -> OracleClock.known(now, Duration.ZERO),
                        USD),
                language,
                view);
    }

    private static CounterView view(OpenPayments payments) {
        return new CounterView(
                10,
                new Till.Open(1, LocalDate.of(2026, 11, 22), usd("200")),
                Optional.of("anna"),
                false,
                Optional.empty(),
                payments,
                OptionalLong.empty(),
                0,
                new Lamps(Lamp.WELL, Lamp.WELL, Lamp.WELL, Lamp.NONE),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                CashPolicy.EXACT);
    }

    private static CounterView with(CounterView view, OfficeView office) {
        return new CounterView(
                view.sequence(),
                view.till(),
                view.clerk(),
                view.away(),
                view.account(),
                view.payments(),
                view.receipt(),
                view.printing(),
                view.lamps(),
                Optional.of(office),
                view.locked(),
                Optional.empty(),
                Optional.empty(),
                CashPolicy.EXACT);
    }

    private static CounterView with(CounterView view, Lamps lamps) {
        return new CounterView(
                view.sequence(),
                view.till(),
                view.clerk(),
                false,
                view.account(),
                view.payments(),
                view.receipt(),
                view.printing(),
                lamps,
                view.office(),
                view.locked(),
                Optional.empty(),
                Optional.empty(),
                CashPolicy.EXACT);
    }

    private static CounterView opened(Reply.Match match) {
        var account = match.account();
        var drafting =
                new Payment.Drafting(
                        ID,
                        account.number(),
                        Optional.of(account.balance()),
                        new Payment.Customer(
                                match.revealed() ? Privacy.HOLDER : Privacy.THIRD_PARTY,
                                Language.EN));
        var view = view(new OpenPayments(Optional.of(drafting), List.of(), List.of()));
        return new CounterView(
                view.sequence(),
                view.till(),
                view.clerk(),
                false,
                Optional.of(match),
                view.payments(),
                view.receipt(),
                0,
                view.lamps(),
                view.office(),
                false,
                Optional.empty(),
                Optional.empty(),
                CashPolicy.EXACT);
    }

    private static Account account(String total, String asOf) {
        return new Account(
                new AccountNumber(ALI),
                "Ali Rezaei",
                "2125550142",
                "12 Mill Lane",
                AccountStatus.HARD_DISCONNECTED,
                new Balance(usd(total), usd("0"), Instant.parse(asOf)),
                Optional.empty(),
                Language.EN,
                AccountFacts.NONE);
    }

    private static Reply.Match thirdParty() {
        return new Reply.Match(account("79.30", "2026-11-22T14:42:00Z"), "••••••••••••9990", false);
    }

    private static OfficeView office(OfficeStanding standing, int waiting) {
        return new OfficeView(
                standing,
                9,
                waiting,
                usd(waiting == 0 ? "0" : "158.60"),
                waiting == 0
                        ? Optional.empty()
                        : Optional.of(Instant.parse("2026-11-22T14:31:00Z")));
    }

    @Test
    void aThirdPartySeesInitialsTheLastFourAndWhatIsAsked() {
        view = opened(thirdParty());
        var bill = model(Language.EN).screen().bill().orElseThrow();

        assertEquals("A. R.", bill.name());
        assertEquals("•••• •••• •••• 9990", bill.number());
        assertEquals("79.30", bill.toPay());
        assertEquals("", bill.address());
        assertEquals(List.of(), bill.facts());
        assertTrue(bill.mayHold());
        assertEquals("As of 09:42", bill.asOf());
    }

    @Test
    void theHolderSeesAllOfIt() {
        view = opened(new Reply.Match(account("79.30", "2026-11-21T23:05:00Z"), ALI, true));
        var bill = model(Language.EN).screen().bill().orElseThrow();

        assertEquals("Ali Rezaei", bill.name());
        assertEquals("8245 1234 5099 9990", bill.number());
        assertEquals("12 Mill Lane", bill.address());
        assertEquals(List.of("Cut off"), said(bill));
        assertEquals("As of yesterday 18:05", bill.asOf());
        assertFalse(bill.mayHold());
    }

    private static List<String> said(CounterScreen.BillPanel bill) {
        return bill.facts().stream().map(CounterScreen.Standing::text).toList();
    }

    private static Account told(AccountStatus status, Map<String, String> facts) {
        var plain = account("209.97", "2026-11-22T14:42:00Z");
        return new Account(
                plain.number(),
                plain.name(),
                plain.phone(),
                plain.address(),
                status,
                new Balance(usd("209.97"), usd("129.98"), plain.balance().asOf()),
                plain.dueDate(),
                plain.language(),
                FactWords.read(facts, USD));
    }

    @Test
    void theHolderReadsWhatTheBillerSaidTheMostUrgentFirst() {
        var facts =
                Map.ofEntries(
                        Map.entry("past_due_30", "39.98"),
                        Map.entry("past_due_60", "0.00"),
                        Map.entry("past_due_90", "90.00"),
                        Map.entry("alerts", "dog in the yard; bankruptcy-hold"),
                        Map.entry("cash_only_until", "2027-03-01"),
                        Map.entry("promise_date", "2026-11-21"),
                        Map.entry("promise_amount", "50"),
                        Map.entry("autopay_on", "2026-11-22"),
                        Map.entry("discount_until", "2026-11-21"),
                        Map.entry("disconnect_date", "2026-11-14"),
                        Map.entry("returned_items", "2"),
                        Map.entry("min_due", "40.00"),
                        Map.entry("unbilled", "12.00"));
        view = opened(new Reply.Match(told(AccountStatus.SOFT_DISCONNECTED, facts), ALI, true));

        assertEquals(
                List.of(
                        "Service limited since 14 Nov 2026",
                        "Alert: dog in the yard",
                        "No cheque until 1 Mar 2027",
                        "Not kept: 50.00 by 21 Nov 2026",
                        "Collected by itself 22 Nov 2026",
                        "at least 40.00 · not billed yet 12.00 · returned cheques 2"),
                said(model(Language.EN).screen().bill().orElseThrow()));
        assertEquals(
                "over 60 days 90.00 · 1–30 days 39.98",
                model(Language.EN).screen().bill().orElseThrow().choices().get(1).detail());
    }

    @Test
    void aLongAlertIsCutWhereOneCanSeeIt() {
        var facts = Map.of("alerts", "x".repeat(60) + ";" + "y".repeat(60));
        view = opened(new Reply.Match(told(AccountStatus.ACTIVE, facts), ALI, true));

        assertEquals(
                List.of("Alert: " + "x".repeat(60) + " · yyyyyyy…"),
                said(model(Language.EN).screen().bill().orElseThrow()));
    }

    @Test
    void aThirdPartyReadsOnlyWhatMayBeTaken() {
        var facts = Map.of("cash_only_until", "2026-11-22", "past_due_30", "39.98");
        view =
                opened(
                        new Reply.Match(
                                told(AccountStatus.SOFT_DISCONNECTED, facts),
                                "••••••••••••9990",
                                false));

        assertEquals(
                List.of("No cheque until 22 Nov 2026"),
                said(model(Language.EN).screen().bill().orElseThrow()));
        assertEquals(
                "", model(Language.EN).screen().bill().orElseThrow().choices().get(1).detail());
    }

    /// 23:30 in New York is another day in Chicago only after midnight; the account's own zone counts.
    @Test
    void aDayIsOverWhenItIsOverWhereTheAccountIs() {
        var facts = Map.of("discount_until", "2026-11-21", "time_zone", "Pacific/Pago_Pago");
        view = opened(new Reply.Match(told(AccountStatus.ACTIVE, facts), ALI, true));
        now = Instant.parse("2026-11-22T10:30:00Z");

        assertEquals(
                List.of("On-time discount until 21 Nov 2026"),
                said(model(Language.EN).screen().bill().orElseThrow()));
    }

    @Test
    void whatRestoresIsAChoiceWhereTheServiceIsCutAndTheKeyNeverStopsTwiceAtOneSum() {
        var other = Map.of("restore_due", "164.98");
        view = opened(new Reply.Match(told(AccountStatus.HARD_DISCONNECTED, other), ALI, false));
        assertEquals(
                List.of("Past due", "To restore", "Other…", "Total due"),
                turned(model(Language.EN)));

        var same = Map.of("restore_due", "129.98");
        view = opened(new Reply.Match(told(AccountStatus.HARD_DISCONNECTED, same), ALI, false));
        assertEquals(List.of("Past due", "Other…", "Total due"), turned(model(Language.EN)));
        assertEquals(4, model(Language.EN).screen().bill().orElseThrow().choices().size());

        view = opened(new Reply.Match(told(AccountStatus.ACTIVE, other), ALI, false));
        assertEquals(List.of("Past due", "Other…", "Total due"), turned(model(Language.EN)));
    }

    /// What F4 chooses, press by press, until it is where it began.
    private static List<String> turned(CounterViewModel model) {
        var turned = new ArrayList<String>();
        do {
            model.tapped(Named.TOWARDS);
            turned.add(
                    model.screen().bill().orElseThrow().choices().stream()
                            .filter(CounterScreen.Choice::selected)
                            .findFirst()
                            .orElseThrow()
                            .label());
        } while (!turned.getLast().equals("Total due") && turned.size() < 9);
        return turned;
    }

    private static CounterView with(CounterView view, CashPolicy cash) {
        return new CounterView(
                view.sequence(),
                view.till(),
                view.clerk(),
                false,
                view.account(),
                view.payments(),
                view.receipt(),
                view.printing(),
                view.lamps(),
                view.office(),
                view.locked(),
                view.stub(),
                view.rules(),
                cash);
    }

    private static Reply.Match owing(String total) {
        return new Reply.Match(account(total, "2026-11-22T14:42:00Z"), ALI, false);
    }

    private static CounterView with(CounterView view, RulePacks.Filed rules) {
        return new CounterView(
                view.sequence(),
                view.till(),
                view.clerk(),
                false,
                view.account(),
                view.payments(),
                view.receipt(),
                view.printing(),
                view.lamps(),
                view.office(),
                view.locked(),
                view.stub(),
                Optional.of(rules),
                view.cash());
    }

    private static RulePacks.Filed newYork() {
        return RulesShelf.of(Profiles.shipped(), USD, true)
                .packs()
                .inForce(Optional.of("US-NY"), LocalDate.of(2026, 11, 23))
                .orElseThrow();
    }

    private static List<String> effects(CounterViewModel model) {
        return model.screen().bill().orElseThrow().effects().stream()
                .map(CounterScreen.Standing::text)
                .toList();
    }

    /// What an amount does is said before it is paid, as it is typed: to a third party of the service, and of nothing else.
    @Test
    void whatAnAmountDoesFollowsTheFingers() {
        now = Instant.parse("2026-11-23T15:00:00Z");
        var account =
                fresh(
                        told(
                                AccountStatus.SOFT_DISCONNECTED,
                                Map.of("discount_until", "2026-12-05")));
        view =
                with(
                        with(
                                opened(new Reply.Match(account, ALI, false)),
                                office(new OfficeStanding.Reached(), 0)),
                        newYork());
        var model = model(Language.EN);
        assertEquals(
                List.of(
                        "209.97 restores the service today if paid before 16:00.",
                        "By made-up sample rules"),
                effects(model));
        "100".codePoints().forEach(sign -> model.tapped(Sign.of(sign)));
        assertEquals(
                List.of(
                        "100.00 does not restore the service; 29.98 more would.",
                        "By made-up sample rules"),
                effects(model));

        view =
                with(
                        with(
                                opened(new Reply.Match(account, ALI, true)),
                                office(new OfficeStanding.Reached(), 0)),
                        newYork());
        assertEquals(
                List.of(
                        "209.97 restores the service today if paid before 16:00.",
                        "209.97 keeps the discount of 5.00 if paid by 5 Dec 2026.",
                        "By made-up sample rules"),
                effects(model(Language.EN)));

        // What is not sent now brings nothing back now, however well the hour is known.
        view =
                with(
                        with(
                                opened(new Reply.Match(account, ALI, false)),
                                office(new OfficeStanding.Away(), 1)),
                        newYork());
        assertEquals(
                "Nothing is promised about the return of the service while the head office is not"
                        + " reached. The payment counts all the same, and posts on connection.",
                effects(model(Language.EN)).getFirst());
    }

    /// A cut-off of another clock than the one on the wall must say so; and what ends a payment pays all of it.
    @Test
    void anHourElsewhereIsNamedAndRoundedCashPaysAll() {
        now = Instant.parse("2026-11-23T15:00:00Z");
        var far =
                fresh(
                        told(
                                AccountStatus.SOFT_DISCONNECTED,
                                Map.of("time_zone", "America/Chicago", "restore_due", "209.97")));
        view =
                with(
                        with(
                                with(
                                        opened(new Reply.Match(far, ALI, false)),
                                        office(new OfficeStanding.Reached(), 0)),
                                new CashPolicy(CashRounding.ROUND, false)),
                        newYork());
        var model = model(Language.EN);
        var said = "209.97 restores the service today if paid before 16:00. (America/Chicago)";
        assertEquals(said, effects(model).getFirst());
        "209.95".codePoints().forEach(sign -> model.tapped(Sign.of(sign)));
        assertEquals(said, effects(model).getFirst());
    }

    /// As the biller said this very moment.
    private Account fresh(Account account) {
        return new Account(
                account.number(),
                account.name(),
                account.phone(),
                account.address(),
                account.status(),
                new Balance(usd("209.97"), usd("109.98"), now),
                account.dueDate(),
                account.language(),
                account.facts());
    }

    @Test
    void whatIsAskedForInCashStandsBesideWhatIsDue() {
        view = with(opened(owing("79.98")), new CashPolicy(CashRounding.ROUND, false));
        var model = model(Language.EN);
        var bill = model.screen().bill().orElseThrow();
        assertEquals("79.98", bill.toPay());
        assertEquals(
                Optional.of(new CounterScreen.Cents("In cash 80.00, rounded", Optional.empty())),
                bill.cents());
        assertEquals(List.of("100", "120", "150"), model.screen().pay().orElseThrow().quick());
        model.tapped(Named.CENTS);
        model.tapped(Named.EXACT_CASH);
        assertEquals(
                List.of(
                        new Request.Pay(Optional.of(usd("79.98")), false),
                        new Request.Cash(usd("80.00"))),
                asked);
    }

    @Test
    void centsAreCreditedIfTheCustomerWants() {
        view = with(opened(owing("79.96")), new CashPolicy(CashRounding.ROUND, true));
        var model = model(Language.EN);
        assertEquals(
                Optional.of(
                        new CounterScreen.Cents(
                                "In cash 79.95, rounded", Optional.of("Credit the cents"))),
                model.screen().bill().orElseThrow().cents());
        model.tapped(Named.CENTS);
        assertEquals(
                Optional.of(
                        new CounterScreen.Cents(
                                "In cash 80.00: 0.04 becomes credit on the account",
                                Optional.of("Round the cents"))),
                model.screen().bill().orElseThrow().cents());
        model.tapped(Named.EXACT_CASH);
        assertEquals(
                List.of(
                        new Request.Pay(Optional.of(usd("79.96")), true),
                        new Request.Cash(usd("80.00"))),
                asked);
        asked.clear();
        // A card takes the exact sum whatever was wanted.
        var other = model(Language.EN);
        other.tapped(Named.CENTS);
        other.tapped(Named.CARD);
        assertEquals(new Request.Pay(Optional.of(usd("79.96")), false), asked.getFirst());
    }

    @Test
    void whereCentsArePaidNothingIsSaidOfThem() {
        view = opened(owing("79.98"));
        assertEquals(Optional.empty(), model(Language.EN).screen().bill().orElseThrow().cents());
        view = with(opened(owing("80.00")), new CashPolicy(CashRounding.ROUND, true));
        assertEquals(Optional.empty(), model(Language.EN).screen().bill().orElseThrow().cents());
    }

    @Test
    void theHolderKeyAsksForIt() {
        view = opened(thirdParty());
        var model = model(Language.EN);
        model.tapped(Named.HOLDER);

        assertEquals(List.of(new Request.Hold()), asked);
    }

    @Test
    void withoutTheHeadOfficeItSaysWhatFollows() {
        view = with(opened(thirdParty()), office(new OfficeStanding.Away(), 2));
        var screen = model(Language.EN).screen();

        assertEquals(
                "Payment will be sent later; service may return later.",
                screen.bill().orElseThrow().remark().orElseThrow());
        assertFalse(screen.bill().orElseThrow().fresh());
        assertEquals("2 waiting · 158.60 · since 09:31", screen.strip().queue());
    }

    @Test
    void theHeadOfficeIsGreenOnlyWhenItHasEverything() {
        assertEquals(Light.WELL, light(new OfficeStanding.Reached(), 0));
        assertEquals(Light.WAITING, light(new OfficeStanding.Reached(), 1));
        assertEquals(Light.WAITING, light(new OfficeStanding.Untried(), 0));
        assertEquals(Light.TROUBLE, light(new OfficeStanding.Away(), 0));
        assertEquals(Light.TROUBLE, light(new OfficeStanding.Refuses("not-enrolled"), 0));
        assertEquals(
                new Lit("Stands alone", Light.NONE), model(Language.EN).screen().strip().office());
    }

    @Test
    void onlyAScannerOnACableOfItsOwnHasALamp() {
        var model = model(Language.EN);
        assertEquals(Optional.empty(), model.screen().strip().scanner());
        for (var lamp : List.of(Lamp.WELL, Lamp.TROUBLE)) {
            var lamps = new Lamps(Lamp.WELL, Lamp.WELL, Lamp.WELL, lamp);
            model.heard(new News.Around(with(view, lamps)));
            assertEquals(
                    Optional.of(
                            lamp == Lamp.WELL
                                    ? new Lit("Scanner", Light.WELL)
                                    : new Lit("Scanner out", Light.TROUBLE)),
                    model.screen().strip().scanner());
        }
    }

    /// The newest takes the place of the one before, and what is over goes with the next key.
    @Test
    void whatTheScannerLacksIsSaidUntilItIsOver() {
        var model = model(Language.EN);
        model.heard(told("scanner-mistake"));
        model.heard(told("scanner-no-cable"));
        assertEquals(List.of("notice.scanner-no-cable"), notices(model));
        model.tapped(Named.FIND);
        assertEquals(List.of("notice.scanner-no-cable"), notices(model));
        model.heard(told("scanner-ready"));
        assertEquals(List.of("notice.scanner-ready"), notices(model));
        model.heard(told("scan-unusable"));
        model.heard(told("scan-unusable"));
        assertEquals(List.of("notice.scan-unusable", "notice.scanner-ready"), notices(model));
        model.tapped(Named.FIND);
        assertEquals(List.of("notice.scan-unusable"), notices(model));
        model.scanned("8245");
        assertEquals(List.of(), notices(model));
    }

    private static News told(String kind) {
        return new News.Told(1, kind, Optional.empty(), "notice." + kind, List.of());
    }

    private static List<String> notices(CounterViewModel model) {
        return model.work().heard().board().posted().stream()
                .map(one -> one.said().text())
                .toList();
    }

    private Light light(OfficeStanding standing, int waiting) {
        var model = model(Language.EN);
        model.heard(new News.Around(with(view, office(standing, waiting))));
        return model.screen().strip().office().light();
    }

    /// A sum that changes just before the key is not what the clerk meant.
    @Test
    void aSumThatTheHeadOfficeChangesIsReadBeforeItIsTaken() {
        view = opened(thirdParty());
        var model = model(Language.EN);
        var dearer = new Reply.Match(account("89.30", "2026-11-22T15:00:00Z"), ALI, false);
        view = opened(dearer);
        model.heard(new News.Moved(view));
        model.tapped(Named.EXACT_CASH);

        assertEquals(List.of(), asked);
        assertTrue(model.screen().said().orElseThrow().contains("from 79.30 to 89.30"));
        model.tapped(Named.EXACT_CASH);
        assertEquals(new Request.Pay(Optional.of(usd("89.30"))), asked.getFirst());
    }

    /// What is heard waits for nothing behind which an answer that was told later could be shown first.
    @Test
    void whatIsHeardIsShownAtOnce() {
        view = opened(thirdParty());
        var later = new ArrayDeque<Runnable>();
        var model = model(Language.EN, later::add);
        view = opened(new Reply.Match(account("89.30", "2026-11-22T15:00:00Z"), ALI, false));
        model.heard(new News.Moved(view));
        assertEquals(usd("89.30"), model.toPay().orElseThrow());
        view = opened(thirdParty());
        model.stands(view);
        assertEquals(usd("79.30"), model.toPay().orElseThrow());
        assertTrue(later.isEmpty());
    }

    @Test
    void theSameSumFreshlyConfirmedIsNoChange() {
        view = opened(thirdParty());
        var model = model(Language.EN);
        view = opened(new Reply.Match(account("79.30", "2026-11-22T15:00:00Z"), ALI, false));
        model.heard(new News.Moved(view));
        model.tapped(Named.EXACT_CASH);

        assertEquals(new Request.Pay(Optional.of(usd("79.30"))), asked.getFirst());
    }

    @Test
    void aNumberThatNobodyCanBeAskedAboutIsOffered() {
        view = with(view, office(new OfficeStanding.Away(), 0));
        var model = model(Language.EN);
        replies.add(new Reply.AccountsFound(List.of()));
        model.scanned("8245 1234 5099 1111");

        assertTrue(
                model.screen()
                        .find()
                        .offer()
                        .orElseThrow()
                        .startsWith("Account 8245 1234 5099 1111 is not known here"));
        assertEquals(1, asked.size());
        model.tapped(Named.ENTER);
        assertEquals(new Request.Choose("8245123450991111"), asked.getLast());
    }

    @Test
    void whatIsNotFoundIsSaidWithTheCure() {
        var model = model(Language.EN);
        replies.add(new Reply.AccountsFound(List.of()));
        replies.add(new Reply.AccountsFound(List.of()));
        "Nowk".codePoints().forEach(sign -> model.tapped(Sign.of(sign)));

        assertEquals(
                "No account matches Nowk. Nothing was recorded. Check the number, or search by"
                        + " name, phone or address.",
                model.screen().find().said().orElseThrow());
        assertEquals(Optional.empty(), model.screen().find().offer());
    }

    @Test
    void aSearchBeginsWithTheThirdSignAndEnterOpensTheChosenRow() {
        var model = model(Language.EN);
        model.tapped(Sign.of('R'));
        model.tapped(Sign.of('e'));
        assertEquals(List.of(), asked);
        var other =
                new Reply.Match(
                        new Account(
                                new AccountNumber(MARIA),
                                "Rena Z",
                                "",
                                "",
                                AccountStatus.ACTIVE,
                                new Balance(usd("1"), usd("0"), NOW),
                                Optional.empty(),
                                Language.EN,
                                AccountFacts.NONE),
                        "••••••••••••3458",
                        false);
        replies.add(new Reply.AccountsFound(List.of(thirdParty(), other)));
        model.tapped(Sign.of('z'));
        assertEquals(List.of(new Request.Find("Rez")), asked);
        model.tapped(Named.DOWN);
        assertEquals(
                List.of(false, true),
                model.screen().find().rows().stream().map(CounterScreen.Row::selected).toList());
        // The head office's later word moves the row, and not the choice.
        model.heard(new News.Found(11, "Rez", List.of(other, thirdParty())));
        model.tapped(Named.ENTER);

        assertEquals(new Request.Choose("••••••••••••3458"), asked.getLast());
    }

    /// One hit for letters may be one too many: it opens on Enter only.
    @Test
    void oneHitForTypedLettersWaitsForEnter() {
        var model = model(Language.EN);
        replies.add(new Reply.AccountsFound(List.of(thirdParty())));
        "Rez".codePoints().forEach(sign -> model.tapped(Sign.of(sign)));
        assertEquals(1, asked.size());
        model.tapped(Named.ENTER);

        assertEquals(new Request.Choose("••••••••••••9990"), asked.getLast());
    }

    @Test
    void aTillThatTakesNoMoneySaysSoAndNothingElse() {
        var locked =
                new CounterView(
                        view.sequence(),
                        view.till(),
                        view.clerk(),
                        false,
                        Optional.empty(),
                        view.payments(),
                        view.receipt(),
                        0,
                        view.lamps(),
                        view.office(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        CashPolicy.EXACT);
        var model = model(Language.EN);
        model.heard(new News.Moved(locked));

        assertEquals("Take no money", model.screen().stopped().orElseThrow().title());
        for (var key : Named.values()) {
            model.tapped(key);
        }
        model.scanned(ALI);
        assertEquals(List.of(), asked);
    }

    @Test
    void aNoticeStaysUntilItsKeyAndTheNewestIsFirst() {
        var model = model(Language.EN);
        model.heard(told("paper-low", "notice.paper-low"));
        model.heard(told("receipt-due", "notice.receipt-due"));
        model.tapped(Named.FIND);
        var notices = model.screen().notices();

        assertEquals(2, notices.size());
        assertTrue(notices.getFirst().text().startsWith("The receipt of a payment"));
        model.noticeTapped(notices.getFirst().id(), notices.getFirst().keys().getFirst().act());
        assertEquals(List.of(new Request.PrintAgain(Optional.of(ID))), asked);
        assertEquals(1, model.screen().notices().size());
        model.tapped(Named.ESCAPE);
        assertEquals(List.of(), model.screen().notices());
    }

    /// What is refused is not done with.
    @Test
    void aNoticeStaysIfItsKeyIsRefused() {
        var model = model(Language.EN);
        model.heard(told("receipt-due", "notice.receipt-due"));
        replies.add(new Reply.Refused("not-allowed", "refused.no-printer", List.of()));
        var notice = model.screen().notices().getFirst();
        model.noticeTapped(notice.id(), notice.keys().getFirst().act());

        assertEquals(1, model.screen().notices().size());
        assertTrue(model.screen().said().isPresent());
    }

    private static News.Told told(String kind, String text) {
        return new News.Told(
                11,
                kind,
                kind.equals("paper-low") ? Optional.empty() : Optional.of(ID),
                text,
                List.of());
    }

    @Test
    void theSignatureIsAnsweredByItsKey() {
        var model = model(Language.EN);
        model.heard(
                new News.Prompted(
                        11,
                        Optional.of(ID),
                        "compare-signature",
                        "prompt.compare-signature",
                        List.of()));
        var notice = model.screen().notices().getFirst();
        assertEquals(
                List.of("Signature matches", "Does not match"),
                notice.keys().stream().map(CounterScreen.NoticeKey::label).toList());
        model.noticeTapped(notice.id(), notice.keys().getLast().act());

        assertEquals(List.of(new Request.Signature(Optional.of(ID), false)), asked);
        assertEquals(List.of(), model.screen().notices());
    }

    @Test
    void theTroubleOfADeviceEndsWhenItIsWell() {
        var model = model(Language.EN);
        model.heard(told("terminal-silent", "notice.terminal-silent"));
        model.heard(told("terminal-no-cable", "notice.terminal-no-cable"));
        assertEquals(1, model.screen().notices().size());
        model.heard(told("terminal-ready", "notice.terminal-ready"));
        assertEquals(1, model.screen().notices().size());
        model.tapped(Sign.of('a'));
        assertEquals(List.of(), model.screen().notices());
    }

    /// Every language has the words of every place, and Persian its digits.
    @ParameterizedTest
    @EnumSource
    void everyLanguageSaysIt(Language language) {
        view = opened(thirdParty());
        var bill = model(language).screen().bill().orElseThrow();

        assertEquals(language == Language.FA ? "۷۹٫۳۰" : "79.30", bill.toPay());
        assertEquals(
                language == Language.FA ? "\u2066•••• •••• •••• 9990\u2069" : "•••• •••• •••• 9990",
                bill.number());
    }
}
