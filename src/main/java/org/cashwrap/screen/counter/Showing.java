package org.cashwrap.screen.counter;

import org.cashwrap.checkout.Lamp;
import org.cashwrap.checkout.OfficeStanding;
import org.cashwrap.checkout.OfficeView;
import org.cashwrap.checkout.Reply;
import org.cashwrap.core.bill.AccountNumber;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.bill.Bill;
import org.cashwrap.core.bill.Language;
import org.cashwrap.core.bill.OracleClock;
import org.cashwrap.core.bill.StubLine;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Tender;
import org.cashwrap.screen.counter.CounterScreen.BillPanel;
import org.cashwrap.screen.counter.CounterScreen.CardPanel;
import org.cashwrap.screen.counter.CounterScreen.CardStep;
import org.cashwrap.screen.counter.CounterScreen.Cents;
import org.cashwrap.screen.counter.CounterScreen.Choice;
import org.cashwrap.screen.counter.CounterScreen.DonePanel;
import org.cashwrap.screen.counter.CounterScreen.FindPanel;
import org.cashwrap.screen.counter.CounterScreen.FormField;
import org.cashwrap.screen.counter.CounterScreen.FormPanel;
import org.cashwrap.screen.counter.CounterScreen.Hint;
import org.cashwrap.screen.counter.CounterScreen.LastBand;
import org.cashwrap.screen.counter.CounterScreen.Light;
import org.cashwrap.screen.counter.CounterScreen.Lit;
import org.cashwrap.screen.counter.CounterScreen.NoticeKey;
import org.cashwrap.screen.counter.CounterScreen.NoticeLine;
import org.cashwrap.screen.counter.CounterScreen.Part;
import org.cashwrap.screen.counter.CounterScreen.PayPanel;
import org.cashwrap.screen.counter.CounterScreen.ReceiptPanel;
import org.cashwrap.screen.counter.CounterScreen.Row;
import org.cashwrap.screen.counter.CounterScreen.Span;
import org.cashwrap.screen.counter.CounterScreen.Standing;
import org.cashwrap.screen.counter.CounterScreen.Step;
import org.cashwrap.screen.counter.CounterScreen.Stopped;
import org.cashwrap.screen.counter.CounterScreen.Strip;
import org.cashwrap.screen.counter.Paying.Towards;
import org.cashwrap.screen.counter.Posted.Act;
import org.cashwrap.screen.counter.Press.Named;
import org.cashwrap.text.Amounts;
import org.cashwrap.text.Ids;
import org.cashwrap.text.Moments;
import org.cashwrap.text.StopText;
import org.cashwrap.text.Texts;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// From the clerk's [Work] to the words on the screen. Changes nothing and remembers nothing.
final class Showing {
    private static final int ACCOUNTS_SHOWN = 4;

    private static final String NO_AMOUNT = "–";
    private static final int NUMBER_GROUP = 4;

    /// What the head office said so short a time before it was shown is as good as now.
    private static final Duration FRESH = Duration.ofMinutes(2);

    private final Work work;
    private final OracleClock office;
    private final Language language;
    private final Texts texts;
    private final Amounts amounts;
    private final Moments moments;
    private final ZoneId zone;
    private final StopText stopText;
    private final Instant now;
    private final LocalDate today;

    private Showing(Work work, Language language, ZoneId zone, Instant now, OracleClock office) {
        this.office = office;
        this.work = work;
        this.language = language;
        this.texts = Texts.of(language);
        this.amounts = Amounts.of(language);
        this.moments = Moments.of(language);
        this.zone = zone;
        this.stopText = StopText.of(language, zone);
        this.now = now;
        this.today = LocalDate.ofInstant(now, zone);
    }

    /// @param now    tells only which day is today
    /// @param office the head office's time, by which effects are told
    static CounterScreen of(
            Work work, Language language, ZoneId zone, Instant now, OracleClock office) {
        return new Showing(work, language, zone, now, office).screen();
    }

    private CounterScreen screen() {
        return new CounterScreen(
                language,
                step(),
                stopped(),
                work.isShut(),
                work.focus(),
                work.heard().last().map(this::last),
                find(),
                bill(),
                pay(),
                card(),
                done(),
                work.receipt().map(this::receipt),
                work.form().map(this::form),
                work.paying().question().map(this::question),
                work.said().map(this::words),
                notices(),
                strip(),
                work.busy());
    }

    private String words(Said said) {
        return texts.text(said.text(), said.values().toArray());
    }

    private String amount(Optional<Money> amount) {
        return amount.map(amounts::show).orElse(NO_AMOUNT);
    }

    private Step step() {
        return switch (Situation.ofPayment(work)) {
            case BILL, PART ->
                    switch (work.focus()) {
                        case FIND -> Step.FIND;
                        case TO_PAY -> Step.BILL;
                        case AMOUNT, NOWHERE -> Step.PAY;
                    };
            case TERMINAL, DOUBT -> Step.PAY;
            case DONE -> Step.DONE;
            case FREE, STOPPED, SHUT, BUSY, FORM, RECEIPT, QUESTION -> Step.FIND;
        };
    }

    private Optional<Stopped> stopped() {
        return work.view().locked()
                ? Optional.of(
                        new Stopped(
                                texts.text("screen.counter.stopped"),
                                texts.text("refused.counter-stopped")))
                : Optional.empty();
    }

    // ---- the last payment ----

    private LastBand last(Heard.Last last) {
        var change =
                last.showChange() && last.change().isPositive()
                        ? texts.text("screen.counter.last.change", last.change())
                        : "";
        return new LastBand(
                texts.text(
                        "screen.counter.last",
                        paid(last),
                        moments.time(last.at().atZone(zone).toLocalTime()),
                        Ids.name(last.who(), language)),
                change);
    }

    private String paid(Heard.Last last) {
        return switch (last.means()) {
            case CASH -> texts.text("screen.counter.paid.cash", last.paid());
            case CARD -> texts.text("screen.counter.paid.card", last.paid());
            case CASH_AND_CARD -> texts.text("screen.counter.paid.both", last.paid());
            case PAPER -> texts.text("screen.counter.paid.paper", last.paid());
            case MIXED -> texts.text("screen.counter.paid.mixed", last.paid());
        };
    }

    // ---- find ----

    private FindPanel find() {
        var finding = work.finding();
        var rows = new ArrayList<Row>();
        for (var at = 0; at < finding.matches().size(); at++) {
            rows.add(row(finding.matches().get(at), at == finding.selected()));
        }
        return new FindPanel(
                finding.text(),
                rows,
                finding.isWorthSearching() && !finding.answered(),
                finding.said().map(this::words),
                finding.offer()
                        .map(number ->
                                texts.text(
                                        "screen.counter.find.offer",
                                        Ids.show(grouped(number), language))),
                finding.asked().map(asked -> texts.text(asked.textKey(), asked.fromEnd())));
    }

    private Row row(Reply.Match match, boolean selected) {
        return new Row(
                name(match),
                Ids.show(grouped(match.number()), language),
                spans(match),
                detail(match),
                amounts.show(match.account().balance().totalDue()),
                selected);
    }

    private String name(Reply.Match match) {
        return Ids.name(Heard.name(match), language);
    }

    private String detail(Reply.Match match) {
        if (match.revealed()) {
            return Ids.name(match.account().address(), language);
        }
        return match.differs().isEmpty() ? "" : texts.text("screen.counter.find.alike");
    }

    /// The number in stretches that differ from a look-alike's and stretches that do not. A blank between groups belongs to the
    /// digit before it; what is hidden differs from nothing.
    private List<Span> spans(Reply.Match match) {
        var number = match.number();
        var spans = new ArrayList<Span>();
        var stretch = new StringBuilder();
        var differs = false;
        for (var at = 0; at < number.length(); at++) {
            var now = Character.isDigit(number.charAt(at)) && match.differs().contains(at);
            if (now != differs && !stretch.isEmpty()) {
                spans.add(new Span(stretch.toString(), differs));
                stretch.setLength(0);
            }
            differs = now;
            stretch.append(number.charAt(at));
            if (at % NUMBER_GROUP == NUMBER_GROUP - 1) {
                stretch.append(' ');
            }
        }
        spans.add(new Span(stretch.toString().stripTrailing(), differs));
        return spans;
    }

    /// `8245 1234 5012 3458`, counted from the front as on a bill.
    private static String grouped(String number) {
        var grouped = new StringBuilder();
        for (var at = 0; at < number.length(); at++) {
            if (at > 0 && at % NUMBER_GROUP == 0) {
                grouped.append(' ');
            }
            grouped.append(number.charAt(at));
        }
        return grouped.toString();
    }

    // ---- bill ----

    private Optional<BillPanel> bill() {
        return switch (work.payment().orElse(null)) {
            case Payment.Drafting drafting ->
                    Optional.of(
                            bill(
                                    drafting.account(),
                                    drafting.balance(),
                                    Optional.empty(),
                                    work.view()
                                            .account()
                                            .map(match -> !match.revealed())
                                            .orElse(false)));
            case Payment.Tendering tendering -> Optional.of(bill(tendering.bill()));
            case Payment.AtTerminal at -> Optional.of(bill(at.before().bill()));
            case Payment.InDoubt doubt -> Optional.of(bill(doubt.before().bill()));
            case Payment.Committed paid -> Optional.of(bill(paid.bill()));
            case Payment.Abandoned _ -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private BillPanel bill(Bill bill) {
        var first = bill.items().getFirst();
        return bill.items().size() == 1
                ? bill(first.account(), first.balance(), Optional.of(bill.due()), false)
                : several(bill);
    }

    /// Whose they are stands on the receipt; here there is room for how many, and their last four digits.
    private BillPanel several(Bill bill) {
        return new BillPanel(
                texts.text("screen.counter.accounts", bill.items().size()),
                Ids.show(
                        bill.items().stream()
                                .limit(ACCOUNTS_SHOWN)
                                .map(item -> item.account().lastFour())
                                .collect(
                                        Collectors.joining(
                                                " · ",
                                                "",
                                                bill.items().size() > ACCOUNTS_SHOWN ? " …" : "")),
                        language),
                "",
                List.of(),
                "",
                "",
                false,
                Optional.empty(),
                false,
                false,
                amount(
                        Situation.ofPayment(work) == Situation.PART
                                ? work.toPay()
                                : Optional.of(bill.due())),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /// @param due none while it can still be chosen
    private BillPanel bill(
            AccountNumber number, Optional<Balance> balance, Optional<Money> due, boolean mayHold) {
        var match = work.view().account();
        var isHolder = match.map(Reply.Match::revealed).orElse(false);
        var isSeveral = match.map(one -> !one.account().number().equals(number)).orElse(false);
        return new BillPanel(
                isSeveral ? "" : match.map(this::name).orElse(""),
                Ids.show(
                        grouped(
                                isSeveral
                                        ? number.digits()
                                        : match.map(Reply.Match::number).orElse(number.digits())),
                        language),
                isHolder
                        ? match.map(one -> Ids.name(one.account().address(), language)).orElse("")
                        : "",
                isSeveral ? List.of() : match.map(this::facts).orElse(List.of()),
                balance.map(this::asOf).orElse(""),
                isSeveral ? "" : work.view().stub().map(this::stub).orElse(""),
                isFresh(),
                remark(balance),
                isHolder,
                mayHold,
                amount(
                        work.isChoosing() || Situation.ofPayment(work) == Situation.PART
                                ? work.toPay()
                                : due),
                work.isChoosing() ? choices() : List.of(),
                new EffectsShown(work, language, office, zone).sentences(),
                cents());
    }

    /// What is asked for in cash, where it is not what is to be paid, and what becomes of the difference.
    private Optional<Cents> cents() {
        var toPay = work.toPay();
        var asked = work.cashAsked();
        if (toPay.isEmpty() || asked.isEmpty() || asked.equals(toPay)) {
            return Optional.empty();
        }
        var text =
                work.isCredit()
                        ? texts.text(
                                "screen.counter.cents.credit",
                                asked.get(),
                                asked.get().minus(toPay.get()))
                        : texts.text("screen.counter.cents.round", asked.get());
        var key =
                work.isChoosing() && work.view().cash().mayCredit()
                        ? Optional.of(
                                texts.text(
                                        work.isCredit()
                                                ? "screen.counter.key.round-cents"
                                                : "screen.counter.key.credit-cents"))
                        : Optional.<String>empty();
        return Optional.of(new Cents(text, key));
    }

    private List<Standing> facts(Reply.Match match) {
        var shown = factsOf(match);
        return match.revealed() ? shown.forHolder() : shown.forAnybody();
    }

    /// Only its holder is told how long he has owed.
    private String ages() {
        return work.view()
                .account()
                .filter(Reply.Match::revealed)
                .map(match -> factsOf(match).ages())
                .orElse("");
    }

    private FactsShown factsOf(Reply.Match match) {
        var day =
                match.account()
                        .facts()
                        .zone()
                        .map(zoneOfAccount -> LocalDate.ofInstant(now, zoneOfAccount))
                        .orElse(today);
        return new FactsShown(match.account(), language, day);
    }

    /// Nothing if it says no amount: the account's number is shown anyway.
    private String stub(StubLine stub) {
        if (stub.totalDueMinor().isEmpty()) {
            return "";
        }
        var total =
                amount(Optional.of(new Money(stub.totalDueMinor().getAsLong(), work.currency())));
        return stub.dueOn()
                .map(day -> texts.text("screen.counter.stub.due", total, moments.date(day)))
                .orElseGet(() -> texts.text("screen.counter.stub", total));
    }

    private String asOf(Balance balance) {
        var local = balance.asOf().atZone(zone);
        var time = moments.time(local.toLocalTime());
        var date = local.toLocalDate();
        if (date.equals(today)) {
            return texts.text("screen.counter.as-of", time);
        }
        return date.equals(today.minusDays(1))
                ? texts.text("screen.counter.as-of.yesterday", time)
                : texts.text("screen.counter.as-of", moments.dateTime(balance.asOf(), zone));
    }

    private boolean isFresh() {
        var isReached =
                work.view()
                        .office()
                        .filter(office -> office.standing() instanceof OfficeStanding.Reached)
                        .isPresent();
        return isReached
                && work.heard()
                        .balance()
                        .filter(one ->
                                Duration.between(one.balance().asOf(), one.seenAt())
                                                .compareTo(FRESH)
                                        < 0)
                        .isPresent();
    }

    private Optional<String> remark(Optional<Balance> balance) {
        if (balance.isEmpty()) {
            return Optional.of(texts.text("screen.counter.unchecked"));
        }
        return work.isOfficeAway()
                ? Optional.of(texts.text("screen.counter.offline"))
                : Optional.empty();
    }

    private List<Choice> choices() {
        var choices = new ArrayList<Choice>();
        for (var towards : Towards.values()) {
            var sum = work.amountOf(towards);
            if (towards == Towards.OTHER || sum.isPresent()) {
                choices.add(
                        new Choice(
                                towards,
                                label(towards),
                                towards == Towards.OTHER
                                        ? amounts.typed(work.paying().other().text())
                                        : amount(sum),
                                towards == Towards.PAST_DUE ? ages() : "",
                                towards == work.paying().towards()));
            }
        }
        return choices;
    }

    private String label(Towards towards) {
        return switch (towards) {
            case TOTAL_DUE -> texts.text("screen.counter.towards.total");
            case PAST_DUE -> texts.text("screen.counter.towards.past-due");
            case RESTORE -> texts.text("screen.counter.towards.restore");
            case OTHER -> texts.text("screen.counter.towards.other");
        };
    }

    // ---- pay ----

    private Optional<PayPanel> pay() {
        return switch (Situation.ofPayment(work)) {
            case BILL, PART ->
                    Optional.of(
                            new PayPanel(
                                    amounts.typed(work.paying().typed().text()),
                                    work.cashAsked().map(QuickCash::of).orElse(List.of()).stream()
                                            .map(this::note)
                                            .toList(),
                                    part(),
                                    !work.isFinding() && !work.busy() && !work.isShut(),
                                    work.view().lamps().terminal() != Lamp.NONE));
            case FREE, TERMINAL, DOUBT, DONE, STOPPED, SHUT, BUSY, FORM, RECEIPT, QUESTION ->
                    Optional.empty();
        };
    }

    /// Whole notes without their cents: 80, not 80.00.
    private String note(Money sum) {
        var shown = sum.plain();
        var point = shown.indexOf('.');
        var isWhole = point >= 0 && shown.substring(point + 1).chars().allMatch(c -> c == '0');
        return isWhole ? amounts.typed(shown.substring(0, point)) : amounts.show(sum);
    }

    private Optional<Part> part() {
        return work.payment().orElse(null) instanceof Payment.Tendering tendering
                        && !tendering.taken().isEmpty()
                ? Optional.of(
                        new Part(
                                texts.text(
                                        "screen.counter.part",
                                        tendering.takenSum(),
                                        tendering.left()),
                                partKeys()))
                : Optional.empty();
    }

    /// A card that was charged stays charged, and there is no second one.
    private List<Hint> partKeys() {
        var part = hint(Named.ENTER, "screen.counter.key.part");
        return work.hasTaken(Tender.Card.class)
                ? List.of(part)
                : List.of(
                        part,
                        hint(Named.CARD, "screen.counter.key.rest-by-card"),
                        hint(Named.ESCAPE, "screen.counter.key.give-back"));
    }

    private Hint hint(Named key, String label) {
        return new Hint(key, name(key), texts.text(label));
    }

    private String name(Named key) {
        return switch (key) {
            case FIND -> "F2";
            case LAST_RECEIPT -> "F3";
            case TOWARDS -> "F4";
            case QUICK_1 -> "F5";
            case QUICK_2 -> "F6";
            case QUICK_3 -> "F7";
            case EXACT_CASH -> "F8";
            case CARD -> "F9";
            case OTHER -> "F10";
            case LOCK -> "F12";
            case HOLDER -> "Alt+H";
            case CENTS -> "Alt+C";
            case ENTER -> "Enter";
            case ESCAPE -> "Esc";
            case BACKSPACE -> "⌫";
            case UP -> "↑";
            case DOWN -> "↓";
            case DOUBLE_ZERO -> "00";
        };
    }

    private CounterScreen.Question question(Paying.Question question) {
        return switch (question) {
            case Paying.Question.MuchChange(var received, var change) ->
                    new CounterScreen.Question(
                            texts.text("screen.counter.ask.much-change", received, change),
                            List.of(
                                    hint(Named.ENTER, "screen.counter.key.take"),
                                    hint(Named.ESCAPE, "screen.counter.key.change-it")));
            case Paying.Question.CardOver(var charged, var over) ->
                    new CounterScreen.Question(
                            texts.text("screen.counter.ask.card-over", charged, over),
                            List.of(
                                    hint(Named.CARD, "screen.counter.key.charge"),
                                    hint(Named.ESCAPE, "screen.counter.key.change-it")));
            case Paying.Question.StopFirst(var stops, _) ->
                    new CounterScreen.Question(
                            stops.stops().stream()
                                    .map(at -> stopText.sentence(at.account(), at.stop()))
                                    .collect(Collectors.joining(" ")),
                            stops.isPassable()
                                    ? List.of(
                                            hint(Named.OTHER, "screen.counter.key.despite"),
                                            hint(Named.ESCAPE, "screen.counter.key.leave"))
                                    : List.of(hint(Named.ESCAPE, "screen.counter.key.leave")));
            case Paying.Question.GiveBack(var cash, var papers) ->
                    new CounterScreen.Question(
                            papers == 0
                                    ? texts.text("screen.counter.ask.give-back", cash)
                                    : texts.text(
                                            "screen.counter.ask.give-back-papers", cash, papers),
                            List.of(
                                    hint(Named.ENTER, "screen.counter.key.give-back"),
                                    hint(Named.ESCAPE, "screen.counter.key.keep")));
        };
    }

    // ---- card ----

    private Optional<CardPanel> card() {
        return switch (work.payment().orElse(null)) {
            case Payment.AtTerminal at -> work.heard().card().map(card -> atTerminal(at, card));
            case Payment.InDoubt doubt -> work.heard().card().map(card -> inDoubt(doubt, card));
            case Payment.Drafting _,
                    Payment.Tendering _,
                    Payment.Committed _,
                    Payment.Abandoned _ ->
                    Optional.empty();
            case null -> Optional.empty();
        };
    }

    private CardPanel atTerminal(Payment.AtTerminal at, Heard.AtCard card) {
        var wait = texts.text(at.stopping() ? "prompt.stopping" : "prompt.wait");
        return new CardPanel(
                texts.text("screen.counter.card"),
                amounts.show(at.request().amount()),
                List.of(
                        step(card, 0, "screen.counter.card.sent"),
                        step(card, 1, "screen.counter.card.card"),
                        step(card, 2, "screen.counter.card.customer"),
                        step(card, 3, "screen.counter.card.bank")),
                at.stopping() && !isTooLate(card)
                        ? wait
                        : card.words().map(this::words).orElse(wait),
                card.since(),
                at.stopping(),
                false,
                at.stopping() ? List.of() : List.of(hint(Named.ESCAPE, "screen.counter.key.stop")));
    }

    /// What the terminal says to being stopped is said before anything of ours.
    private static boolean isTooLate(Heard.AtCard card) {
        return card.words().filter(said -> said.text().equals("prompt.stop-refused")).isPresent();
    }

    private CardStep step(Heard.AtCard card, int place, String text) {
        var light =
                place < card.reached()
                        ? Light.WELL
                        : place == card.reached() ? Light.WAITING : Light.NONE;
        return new CardStep(texts.text(text), light);
    }

    private CardPanel inDoubt(Payment.InDoubt doubt, Heard.AtCard card) {
        return new CardPanel(
                texts.text("screen.counter.doubt"),
                amounts.show(doubt.request().amount()),
                List.of(),
                texts.text("screen.counter.doubt.text"),
                card.since(),
                false,
                true,
                List.of(
                        hint(Named.CARD, "screen.counter.key.ask-terminal"),
                        hint(Named.FIND, "screen.counter.key.park"),
                        hint(Named.OTHER, "screen.counter.key.second-person")));
    }

    private FormPanel form(DoubtForm form) {
        var fields = new ArrayList<FormField>();
        for (var field : form.fields()) {
            fields.add(
                    new FormField(
                            field,
                            texts.text(
                                    switch (field) {
                                        case OUTCOME -> "screen.counter.form.outcome";
                                        case AMOUNT -> "screen.counter.form.amount";
                                        case APPROVAL -> "screen.counter.form.approval";
                                        case APPROVER -> "screen.counter.form.approver";
                                        case PIN -> "screen.counter.form.pin";
                                    }),
                            value(form, field),
                            field == form.field()));
        }
        var asked = form.doubt().request().amount();
        return new FormPanel(
                form.doubts().size() == 1
                        ? texts.text("screen.counter.form", asked)
                        : texts.text(
                                "screen.counter.form.one-of",
                                asked,
                                form.at() + 1,
                                form.doubts().size()),
                fields,
                texts.text("screen.counter.form.hint"));
    }

    private String value(DoubtForm form, DoubtForm.Field field) {
        return switch (field) {
            case OUTCOME ->
                    switch (form.outcome()) {
                        case NOT_SAID -> texts.text("screen.counter.form.not-said");
                        case CHARGED -> texts.text("screen.counter.form.charged");
                        case NOT_CHARGED -> texts.text("screen.counter.form.not-charged");
                    };
            case AMOUNT -> amounts.typed(form.amount().text());
            case APPROVAL -> Ids.show(form.approval(), language);
            case APPROVER -> Ids.show(form.approver(), language);
            case PIN -> "●".repeat(form.pin().length());
        };
    }

    // ---- done ----

    private Optional<DonePanel> done() {
        return work.payment().orElse(null) instanceof Payment.Committed paid
                ? work.heard()
                        .last()
                        .filter(last -> last.payment().equals(paid.id()))
                        .map(last -> done(paid, last))
                : Optional.empty();
    }

    private DonePanel done(Payment.Committed paid, Heard.Last last) {
        var hasChange = paid.change().isPositive();
        return new DonePanel(
                paid.id(),
                paid(last),
                texts.text("screen.counter.change"),
                hasChange ? amounts.show(paid.change()) : texts.text("screen.counter.no-change"),
                hasChange,
                pieces(paid.change()),
                paid.left().isPositive() ? texts.text("screen.counter.open", paid.left()) : "",
                texts.text(
                        switch (last.paper()) {
                            case NO_PRINTER -> "screen.counter.paper.no-printer";
                            case PRINTING -> "screen.counter.paper.printing";
                            case PRINTED -> "screen.counter.paper.printed";
                            case UNKNOWN -> "screen.counter.paper.look";
                            case NOT_PRINTED -> "screen.counter.paper.not-printed";
                        }),
                last.paper(),
                work.heard().preview().map(this::receipt),
                texts.text("screen.counter.next"));
    }

    private String pieces(Money change) {
        return ChangePieces.of(change).entrySet().stream()
                .map(piece ->
                        piece.getValue() == 1
                                ? note(piece.getKey())
                                : texts.text(
                                        "screen.counter.pieces",
                                        piece.getValue(),
                                        note(piece.getKey())))
                .collect(Collectors.joining(" + "));
    }

    private ReceiptPanel receipt(ReceiptSeen seen) {
        return new ReceiptPanel(
                texts.text("screen.counter.receipt", number(seen.number())),
                seen.lines(),
                seen.direction());
    }

    /// As on paper, in all languages: it is compared sign by sign.
    private String number(long receipt) {
        return Ids.show(String.format(Locale.ROOT, "%06d", receipt), texts.language());
    }

    // ---- notices and the strip ----

    /// What the screen says in large letters anyway the bar need not say again.
    private List<NoticeLine> notices() {
        var inFront =
                Situation.ofPayment(work) == Situation.DOUBT
                        ? work.payment().map(Payment::id)
                        : Optional.<PaymentId>empty();
        return work.heard().board().posted().stream()
                .filter(one ->
                        inFront.isEmpty()
                                || !one.kind().equals("card-in-doubt")
                                || !one.payment().equals(inFront))
                .map(this::notice)
                .toList();
    }

    private NoticeLine notice(Posted one) {
        return new NoticeLine(
                one.id(),
                one.look(),
                words(one.said()),
                one.acts().stream().map(this::key).toList());
    }

    private NoticeKey key(Act act) {
        return new NoticeKey(
                act,
                texts.text(
                        switch (act) {
                            case PRINT_AGAIN -> "screen.counter.act.print";
                            case PAPER_IS_THERE -> "screen.counter.act.paper-there";
                            case GIVE_UP_PAPER -> "screen.counter.act.give-up-paper";
                            case ASK_TERMINAL -> "screen.counter.key.ask-terminal";
                            case SECOND_PERSON -> "screen.counter.key.second-person";
                            case SIGNATURE_MATCHES -> "screen.counter.act.signature-matches";
                            case SIGNATURE_DIFFERS -> "screen.counter.act.signature-differs";
                            case DISMISS -> "screen.counter.act.dismiss";
                        }),
                "Alt+" + act.letter());
    }

    private Strip strip() {
        var view = work.view();
        var doubts = view.payments().doubts().size();
        return new Strip(
                view.office().map(this::office).orElseGet(this::noOffice),
                view.office().filter(office -> office.waiting() > 0).map(this::queue).orElse(""),
                device(view.lamps().printer(), "strip.printer"),
                device(view.lamps().drawer(), "strip.drawer"),
                device(view.lamps().terminal(), "strip.card"),
                Optional.of(view.lamps().scanner())
                        .filter(lamp -> lamp != Lamp.NONE)
                        .map(lamp -> device(lamp, "strip.scanner")),
                view.clerk().map(clerk -> Ids.name(clerk, language)).orElse(""),
                doubts == 0 ? "" : texts.text("screen.counter.strip.doubts", doubts));
    }

    private Lit noOffice() {
        return new Lit(texts.text("strip.head-office.none"), Light.NONE);
    }

    /// Green is not that a cable is plugged in, but that the head office has every payment.
    private Lit office(OfficeView office) {
        return switch (office.standing()) {
            case OfficeStanding.Untried() ->
                    new Lit(texts.text("screen.counter.strip.office-untried"), Light.WAITING);
            case OfficeStanding.Reached() ->
                    office.waiting() == 0
                            ? new Lit(texts.text("strip.head-office"), Light.WELL)
                            : new Lit(
                                    texts.text("screen.counter.strip.office-sending"),
                                    Light.WAITING);
            case OfficeStanding.Away() ->
                    new Lit(texts.text("strip.head-office.trouble"), Light.TROUBLE);
            case OfficeStanding.Refuses _ ->
                    new Lit(texts.text("screen.counter.strip.office-refuses"), Light.TROUBLE);
        };
    }

    private String queue(OfficeView office) {
        return office.oldest()
                .map(oldest ->
                        texts.text(
                                "screen.counter.strip.queue-since",
                                office.waiting(),
                                office.sum(),
                                since(oldest)))
                .orElseGet(() ->
                        texts.text("screen.counter.strip.queue", office.waiting(), office.sum()));
    }

    private String since(Instant oldest) {
        var local = oldest.atZone(zone);
        return local.toLocalDate().equals(today)
                ? moments.time(local.toLocalTime())
                : moments.dateTime(oldest, zone);
    }

    private Lit device(Lamp lamp, String text) {
        return switch (lamp) {
            case NONE -> new Lit(texts.text(text + ".none"), Light.NONE);
            case WELL -> new Lit(texts.text(text), Light.WELL);
            case TROUBLE -> new Lit(texts.text(text + ".trouble"), Light.TROUBLE);
        };
    }
}
