package org.cashwrap.screen.counter;

import org.cashwrap.checkout.CounterView;
import org.cashwrap.checkout.News;
import org.cashwrap.checkout.Reply;
import org.cashwrap.core.bill.Balance;
import org.cashwrap.core.ledger.Paper;
import org.cashwrap.core.money.Money;
import org.cashwrap.core.payment.Payment;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.core.payment.Tender;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// What was told besides the newest view, and what of older views is still to be seen.
///
/// @param card    the payment at the card terminal, or in doubt
/// @param last    the last payment that was taken in front of this clerk
/// @param balance of the bill on screen, and when it came
/// @param preview of the receipt of the payment just taken
record Heard(
        Board board,
        Optional<AtCard> card,
        Optional<Last> last,
        Optional<Aged> balance,
        Optional<ReceiptSeen> preview) {
    static final Heard NOTHING =
            new Heard(
                    Board.EMPTY,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /// How far the card has come, as far as the terminal has said.
    ///
    /// @param reached 0 nothing yet, 1 the card, 2 the customer, 3 the bank
    /// @param words   the terminal's last ones
    record AtCard(PaymentId payment, int reached, Optional<Said> words, Instant since) {}

    /// @param who        as much of the customer as may be shown
    /// @param showChange nobody has given anything since
    record Last(
            PaymentId payment,
            OptionalLong receipt,
            Money paid,
            Means means,
            Money change,
            Instant at,
            String who,
            boolean showChange,
            PaperState paper) {
        Last withoutChange() {
            return new Last(payment, receipt, paid, means, change, at, who, false, paper);
        }

        Last paper(PaperState now) {
            return new Last(payment, receipt, paid, means, change, at, who, showChange, now);
        }
    }

    /// How it was paid.
    enum Means {
        CASH,
        CARD,
        CASH_AND_CARD,
        /// By cheque, money order or cashier's cheque alone.
        PAPER,
        /// By some of those, and otherwise as well.
        MIXED
    }

    /// What became of a receipt.
    enum PaperState {
        NO_PRINTER,
        PRINTING,
        PRINTED,
        /// Somebody has to look.
        UNKNOWN,
        /// A notice says why.
        NOT_PRINTED
    }

    /// A balance, and when it was first shown.
    record Aged(Balance balance, Instant seenAt) {}

    Heard board(Board now) {
        return new Heard(now, card, last, balance, preview);
    }

    private Heard card(Optional<AtCard> now) {
        return new Heard(board, now, last, balance, preview);
    }

    private Heard last(Optional<Last> now) {
        return new Heard(board, card, now, balance, preview);
    }

    private Heard balance(Optional<Aged> now) {
        return new Heard(board, card, last, now, preview);
    }

    Heard preview(Optional<ReceiptSeen> now) {
        return new Heard(board, card, last, balance, now);
    }

    Heard withoutChange() {
        return last(last.map(Last::withoutChange));
    }

    /// The counter stands elsewhere now.
    Heard seen(CounterView view, Instant now) {
        var doubts =
                view.payments().doubts().stream()
                        .map(Payment.InDoubt::id)
                        .collect(Collectors.toSet());
        return board(board.inDoubt(doubts))
                .card(atCard(view, now))
                .balance(aged(view, now))
                .last(last.map(one -> one.paper(paperOf(one, view))));
    }

    private Optional<AtCard> atCard(CounterView view, Instant now) {
        return switch (view.payments().active().orElse(null)) {
            case Payment.AtTerminal at -> Optional.of(card(at.id(), now));
            case Payment.InDoubt doubt -> Optional.of(card(doubt.id(), now));
            case Payment.Drafting _,
                    Payment.Tendering _,
                    Payment.Committed _,
                    Payment.Abandoned _ ->
                    Optional.empty();
            case null -> Optional.empty();
        };
    }

    private AtCard card(PaymentId payment, Instant now) {
        return card.filter(one -> one.payment().equals(payment))
                .orElseGet(() -> new AtCard(payment, 0, Optional.empty(), now));
    }

    private Optional<Aged> aged(CounterView view, Instant now) {
        var shown =
                switch (view.payments().active().orElse(null)) {
                    case Payment.Drafting drafting -> drafting.balance();
                    case Payment.Tendering tendering ->
                            tendering.bill().items().getFirst().balance();
                    case Payment.AtTerminal _,
                            Payment.InDoubt _,
                            Payment.Committed _,
                            Payment.Abandoned _ ->
                            Optional.<Balance>empty();
                    case null -> Optional.<Balance>empty();
                };
        return shown.map(one ->
                balance.filter(old -> old.balance().equals(one))
                        .orElseGet(() -> new Aged(one, now)));
    }

    /// Nothing is heard of a paper that came to its end before the printer had it.
    private static PaperState paperOf(Last last, CounterView view) {
        return last.paper() == PaperState.PRINTING && view.printing() == 0
                ? PaperState.NOT_PRINTED
                : last.paper();
    }

    /// A payment was taken in front of this clerk.
    Heard taken(Payment.Committed paid, CounterView view, boolean hasPrinter, Instant now) {
        return preview(Optional.empty())
                .last(
                        Optional.of(
                                new Last(
                                        paid.id(),
                                        view.receipt(),
                                        paid.paid(),
                                        means(paid),
                                        paid.change(),
                                        now,
                                        who(paid, view),
                                        true,
                                        hasPrinter ? PaperState.PRINTING : PaperState.NO_PRINTER)));
    }

    private static Means means(Payment.Committed paid) {
        var isCash = paid.tenders().stream().anyMatch(Tender.Cash.class::isInstance);
        var isCard = paid.tenders().stream().anyMatch(Tender.Card.class::isInstance);
        if (!paid.instrumentsKept().isEmpty()) {
            return isCash || isCard ? Means.MIXED : Means.PAPER;
        }
        if (isCard) {
            return isCash ? Means.CASH_AND_CARD : Means.CARD;
        }
        return Means.CASH;
    }

    private static String who(Payment.Committed paid, CounterView view) {
        return view.account()
                .map(Heard::name)
                .orElseGet(() -> "…" + paid.bill().items().getFirst().account().lastFour());
    }

    static String name(Reply.Match match) {
        return match.revealed() ? match.account().name() : match.account().initials();
    }

    Heard prompted(News.Prompted prompted) {
        if (prompted.kind().equals("compare-signature")) {
            return board(board.signature(prompted));
        }
        return card.filter(one -> prompted.payment().equals(Optional.of(one.payment())))
                .map(one ->
                        card(
                                Optional.of(
                                        new AtCard(
                                                one.payment(),
                                                reached(prompted.kind(), one.reached()),
                                                Optional.of(
                                                        new Said(
                                                                prompted.text(),
                                                                prompted.values())),
                                                one.since()))))
                .orElse(this);
    }

    private static int reached(String kind, int before) {
        return switch (kind) {
            case "sent", "insert-card", "card-unreadable", "card-not-accepted", "card-expired" -> 1;
            case "enter-pin",
                    "wrong-pin",
                    "pin-tries-exceeded",
                    "confirm-amount",
                    "choose-on-terminal" ->
                    2;
            case "waiting-for-bank", "approved", "declined", "remove-card", "undoing" -> 3;
            default -> Math.max(1, before);
        };
    }

    /// A paper has come out, or may have.
    Heard paper(News.PaperOut out) {
        var now = out.known() ? PaperState.PRINTED : PaperState.UNKNOWN;
        var isReceipt = out.paper() instanceof Paper.Receipt;
        return board(out.known() ? board.printed(out.paper().of()) : board)
                .last(
                        last.map(one ->
                                isReceipt && out.paper().of().equals(Optional.of(one.payment()))
                                        ? one.paper(now)
                                        : one));
    }

    /// It is being printed once more.
    Heard printingAgain(Optional<PaymentId> payment) {
        return last(
                last.map(one ->
                        payment.isEmpty() || payment.get().equals(one.payment())
                                ? one.paper(PaperState.PRINTING)
                                : one));
    }
}
