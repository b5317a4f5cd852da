package org.cashwrap.device.driver.zvt;

import org.cashwrap.core.payment.CardAnswer;
import org.cashwrap.core.payment.CardApproval;
import org.cashwrap.core.payment.CardRequest;
import org.cashwrap.core.payment.TerminalMark;
import org.cashwrap.device.BatchAnswer;
import org.cashwrap.device.CardTerminal;
import org.cashwrap.device.TerminalNews;
import org.cashwrap.device.TerminalPrompt;
import org.cashwrap.device.TerminalTrouble;
import org.cashwrap.device.driver.zvt.ZvtLine.Repeat;
import org.cashwrap.device.driver.zvt.wire.Fields;
import org.cashwrap.device.link.Cable;
import org.cashwrap.device.link.Link;
import org.cashwrap.device.link.LinkName;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// A ZVT card terminal as the counter sees it.
///
/// A payment's outcome is what the last result (04 0F) and the terminal's last word (06 0F or 06 1E) say together, and only
/// where they agree. Everything else is silence, and then the terminal's record of its last stored transaction is compared
/// with where it stood before the charge.
public final class ZvtTerminal implements CardTerminal {
    private static final System.Logger LOG = System.getLogger(ZvtTerminal.class.getName());

    /// In minor units: twelve digits.
    private static final long AMOUNT_MAX = 999_999_999_999L;

    private final List<Cable> cables;
    private final ZvtSettings settings;
    private final Timing timing;
    private final Settlement settlement;
    private Optional<Session> session = Optional.empty();
    private Optional<LastBooking> last = Optional.empty();

    /// The request whose slips came to their end.
    private String slipsOf = "";

    /// The request of which a slip asked for a signature.
    private String signatureOf = "";

    private volatile boolean stopWanted;

    /// @param cables one for each speed to be tried, the likeliest first; at least one
    public ZvtTerminal(List<Cable> cables, ZvtSettings settings, Timing timing) {
        this.cables = List.copyOf(cables);
        this.settings = settings;
        this.timing = timing;
        this.settlement = new Settlement(settings, timing);
    }

    @Override
    public Optional<TerminalMark> mark() {
        return last.map(LastBooking::mark);
    }

    @Override
    public void stop() {
        stopWanted = true;
    }

    @Override
    public Optional<TerminalTrouble> ready(TerminalNews news) {
        var before = last;
        last = Optional.empty();
        // Whoever wanted to stop wanted to stop something that is over.
        stopWanted = false;
        var around = Hearing.Around.nobodyWaiting(settings, news);
        var trouble = reached(around).or(() -> told(around));
        // What has not moved keeps its mark to the letter.
        if (last.isPresent() && before.filter(last.get()::isStill).isPresent()) {
            last = before;
        }
        return trouble;
    }

    /// Asks where its record stands.
    private Optional<TerminalTrouble> told(Hearing.Around around) {
        last = session.flatMap(open -> open.record(around)).map(Session.LastTold::booking);
        return last.isPresent() ? Optional.empty() : Optional.of(TerminalTrouble.NO_RECORD);
    }

    /// Opens the cable and registers if that is not done, and asks how the terminal is.
    private Optional<TerminalTrouble> reached(Hearing.Around around) {
        return registered(around)
                .or(() -> {
                    var trouble = session.orElseThrow().status(around);
                    // One that has started anew knows nobody.
                    if (trouble.isPresent() && trouble.get() == TerminalTrouble.SILENT) {
                        hangUp();
                    }
                    return trouble;
                });
    }

    private Optional<TerminalTrouble> registered(Hearing.Around around) {
        if (session.filter(Session::isRegistered).isPresent()) {
            return Optional.empty();
        }
        var trouble = TerminalTrouble.NO_CABLE;
        for (var cable : cables) {
            hangUp();
            switch (cable.open()) {
                case Cable.Opening.NotOpened(var why) ->
                        LOG.log(System.Logger.Level.INFO, "{0}: {1}", cable.name(), why);
                case Cable.Opening.Opened(var link) -> {
                    var open = new Session(line(cable, link), settings, timing);
                    session = Optional.of(open);
                    var found = open.register(around);
                    if (found.isEmpty()) {
                        return found;
                    }
                    trouble = found.get();
                    if (trouble != TerminalTrouble.SILENT) {
                        return found;
                    }
                }
            }
        }
        hangUp();
        return Optional.of(trouble);
    }

    private ZvtLine line(Cable cable, Link link) {
        return switch (cable.name()) {
            case LinkName.Serial _ -> new SerialLine(link, settings, timing);
            case LinkName.Tcp _, LinkName.File _ -> new TcpLine(link, timing);
        };
    }

    private void hangUp() {
        session.ifPresent(Session::close);
        session = Optional.empty();
    }

    @Override
    public CardAnswer charge(CardRequest request, TerminalNews news) {
        try {
            return isReadyFor(request) ? charged(request, news) : notStarted();
        } finally {
            stopWanted = false;
        }
    }

    /// What the journal says about the terminal's record must be what we know of it, or a lost answer could not be found.
    private boolean isReadyFor(CardRequest request) {
        return !stopWanted
                && request.amount().currency().equals(settings.currency())
                && request.amount().minor() <= AMOUNT_MAX
                && session.filter(Session::isRegistered).isPresent()
                && mark().filter(request.before()::equals).isPresent();
    }

    private static CardAnswer notStarted() {
        return new CardAnswer.Declined("not started");
    }

    private CardAnswer charged(CardRequest request, TerminalNews news) {
        var before = last.orElseThrow();
        var open = session.orElseThrow();
        last = Optional.empty();
        news.prompt(TerminalPrompt.of(TerminalPrompt.Kind.SENT));
        var hearing =
                Hearing.Around.nobodyWaiting(settings, news)
                        .payment(kept(news, open.terminal()), () -> stopWanted);
        var end =
                open.dialogue(hearing)
                        .run(open.commands().payment(request.amount()), Repeat.ONLY_IF_REFUSED);
        remember(request, hearing);
        var outcome = settlement.outcome(end, hearing.lastStatus(), open.terminal());
        switch (outcome.answer()) {
            case CardAnswer.Approved _ -> {
                last = hearing.lastStatus().flatMap(told -> LastBooking.of(told, open.terminal()));
                if (outcome.signature() || request.reference().equals(signatureOf)) {
                    news.signatureNeeded();
                }
            }
            // A decline that used up a receipt number: the terminal alone knows where it stands.
            case CardAnswer.Declined _ ->
                    last =
                            hearing.lastStatus()
                                            .map(Fields::receipt)
                                            .filter(receipt ->
                                                    receipt.isPresent()
                                                            && !receipt.equals(before.receipt()))
                                            .isPresent()
                                    ? Optional.empty()
                                    : Optional.of(before);
            case CardAnswer.Silent() -> {}
        }
        outcome.trouble().ifPresent(news::trouble);
        if (outcome.unregistered() || open.isGone()) {
            last = Optional.empty();
            hangUp();
        }
        return outcome.answer();
    }

    private void remember(CardRequest request, Hearing hearing) {
        hearing.slips().flush();
        if (hearing.slips().slips() > 0) {
            slipsOf = request.reference();
        }
        if (hearing.slips().signatureSeen()) {
            signatureOf = request.reference();
        }
    }

    /// An approval is acknowledged when it is in the journal, and not before: until then the terminal may still undo it, and
    /// afterwards it never will.
    private Predicate<Fields> kept(TerminalNews news, String terminal) {
        return told -> settlement.approval(told, terminal).map(news::approvalSeen).orElse(true);
    }

    @Override
    public CardAnswer ask(CardRequest request, TerminalNews news) {
        try {
            return LastBooking.of(request.before())
                    .map(before -> asked(request, before, news))
                    .orElseGet(CardAnswer.Silent::new);
        } finally {
            stopWanted = false;
        }
    }

    /// A terminal that had told where its record stands will tell it again: if it does not, it is still at work.
    private CardAnswer asked(CardRequest request, LastBooking before, TerminalNews news) {
        last = Optional.empty();
        var kept = kept(news, before.terminal());
        var around =
                new Hearing.Around(settings, news, told -> isOf(before, told) || kept.test(told));
        var limit = timing.in(settings.timers().recovery());
        var said = Optional.<TerminalTrouble>empty();
        var askedToStop = false;
        finish(request, around);
        while (true) {
            var trouble = reached(around).filter(ZvtTerminal::isInTheWay);
            var record =
                    trouble.isPresent()
                            ? Optional.<Session.LastTold>empty()
                            : session.orElseThrow().record(around);
            if (record.isPresent()) {
                return compared(request, before, record.get(), around);
            }
            var why = trouble.or(() -> Optional.of(TerminalTrouble.NO_RECORD));
            if (!why.equals(said)) {
                news.trouble(why.get());
                said = why;
            }
            if (limit.isPast() || stopWanted) {
                return new CardAnswer.Silent();
            }
            if (why.get() == TerminalTrouble.BUSY && !askedToStop && settings.mayStop()) {
                askedToStop = true;
                session.orElseThrow().askToStop(around);
            }
            var again = timing.in(settings.timers().retry());
            finish(request, around);
            timing.pause(again.left());
        }
    }

    /// Is it the transaction of before, told once more and late?
    private static boolean isOf(LastBooking before, Fields told) {
        return LastBooking.of(told, before.terminal())
                .filter(booking -> booking.since(before) == LastBooking.Since.NOTHING)
                .isPresent();
    }

    /// A terminal that wants its batch closed can tell of its last transaction all the same.
    private static boolean isInTheWay(TerminalTrouble trouble) {
        return switch (trouble) {
            case NO_CABLE, SILENT, BUSY, CARD_INSIDE, CURRENCY, PASSWORD, NOT_UNDERSTOOD -> true;
            case END_OF_DAY_DUE, SERVICE_NEEDED, PRINTER, NO_RECORD, OTHER_TERMINAL -> false;
        };
    }

    /// The terminal may still be in the middle of it, and repeats itself: then it is answered, and the dialogue comes to its
    /// end. What became of the money is asked afterwards all the same.
    private void finish(CardRequest request, Hearing.Around around) {
        session.filter(open -> !open.isGone())
                .ifPresent(open -> {
                    var hearing = around.stored();
                    open.dialogue(hearing).finish(settings.timers().retry());
                    remember(request, hearing);
                });
    }

    private CardAnswer compared(
            CardRequest request,
            LastBooking before,
            Session.LastTold record,
            Hearing.Around around) {
        last = Optional.of(record.booking());
        var since = record.booking().since(before);
        LOG.log(
                System.Logger.Level.INFO,
                "request {0}: the terminal''s record was {1} and is {2}: {3}",
                request.reference(),
                before.mark().value(),
                record.booking().mark().value(),
                since);
        return switch (since) {
            case NOTHING -> new CardAnswer.Declined("the terminal has stored nothing");
            case ONE -> found(request, record, around);
            case UNCLEAR -> new CardAnswer.Silent();
            case OTHER_TERMINAL -> {
                around.news().trouble(TerminalTrouble.OTHER_TERMINAL);
                yield new CardAnswer.Silent();
            }
        };
    }

    /// One more transaction than before the charge: it is ours if it looks like ours.
    private CardAnswer found(CardRequest request, Session.LastTold record, Hearing.Around around) {
        var told = record.told().orElseThrow();
        if (told.result().isPresent() && !Approvals.isApproved(told)) {
            return new CardAnswer.Declined(settlement.reason(told));
        }
        // A reversal is approved, too, and has the amount of what it takes back.
        if (told.isReversal()) {
            return new CardAnswer.Silent();
        }
        var approval = settlement.approval(told, record.booking().terminal());
        if (approval.map(CardApproval::amount).filter(request.amount()::equals).isEmpty()) {
            return new CardAnswer.Silent();
        }
        if (!request.reference().equals(slipsOf)) {
            printed(request, around);
        }
        if (Settlement.isSignatureNeeded(told) || request.reference().equals(signatureOf)) {
            around.news().signatureNeeded();
        }
        return new CardAnswer.Approved(approval.get());
    }

    /// The slips were lost with the answer. Without them there is a payment all the same, so nobody waits long.
    private void printed(CardRequest request, Hearing.Around around) {
        var open = session.orElseThrow();
        var hearing = around.stored();
        open.dialogue(hearing, settings.timers().answer())
                .run(open.commands().printLastReceipt(), Repeat.ONLY_IF_REFUSED);
        remember(request, hearing);
    }

    @Override
    public BatchAnswer closeBatch(TerminalNews news) {
        try {
            return batchClosed(Hearing.Around.nobodyWaiting(settings, news));
        } finally {
            stopWanted = false;
        }
    }

    private BatchAnswer batchClosed(Hearing.Around around) {
        last = Optional.empty();
        var trouble = registered(around);
        if (trouble.isPresent()) {
            around.news().trouble(trouble.get());
            return new BatchAnswer.NotClosed("not reached");
        }
        var open = session.orElseThrow();
        var hearing = around.batch();
        var end = open.dialogue(hearing).run(open.commands().endOfDay(), Repeat.ONLY_IF_REFUSED);
        hearing.slips().flush();
        var answer = settlement.batch(end, hearing.lastStatus(), open.terminal());
        if (answer instanceof BatchAnswer.Silent) {
            hangUp();
        } else {
            told(around);
        }
        return answer;
    }

    @Override
    public void close() {
        session.ifPresent(
                open -> open.logOff(Hearing.Around.nobodyWaiting(settings, TerminalNews.none())));
        session = Optional.empty();
    }
}
