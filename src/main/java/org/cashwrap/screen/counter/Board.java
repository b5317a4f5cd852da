package org.cashwrap.screen.counter;

import org.cashwrap.checkout.News;
import org.cashwrap.core.payment.PaymentId;
import org.cashwrap.screen.counter.Posted.Act;
import org.cashwrap.screen.counter.Posted.Look;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The notices that stand, the newest first. One that needs a key stays until it has it, or until what it says is over; the same
/// thing said again takes the place of what was said before.
///
/// @param next the next notice's own number
record Board(List<Posted> posted, long next) {
    static final Board EMPTY = new Board(List.of(), 1);

    /// Whoever has not read so many does not read the oldest either; what waits for more than being read stays all the same.
    private static final int KEPT_MAX = 30;

    private static final Set<String> ENDED = Set.of("doubt-not-paid", "doubt-paid");

    Board {
        posted = List.copyOf(posted);
    }

    Board hear(News.Told told) {
        var kind = told.kind();
        var said = new Said(told.text(), told.values());
        return switch (kind) {
            case "printer-ready" ->
                    without(Board::isOfPrinter).plus(kind, told.payment(), said, Look.DONE);
            case "terminal-ready" ->
                    without(one -> isOfTerminal(one.kind()))
                            .plus(kind, told.payment(), said, Look.DONE);
            case "scanner-ready" ->
                    without(one -> isOfScanner(one.kind()))
                            .plus(kind, told.payment(), said, Look.DONE);
            case "office-back" ->
                    without(one -> one.kind().startsWith("office-"))
                            .plus(kind, told.payment(), said, Look.DONE);
            // The status strip has it, and it goes by itself.
            case "office-away" ->
                    without(one -> one.kind().startsWith("office-"))
                            .plus(kind, told.payment(), said, Look.WAITING, Act.DISMISS);
            case "office-refuses" ->
                    without(one -> one.kind().startsWith("office-"))
                            .plus(kind, told.payment(), said, Look.TROUBLE);
            case "card-in-doubt" ->
                    without(same(told))
                            .plus(
                                    kind,
                                    told.payment(),
                                    said,
                                    Look.STOP,
                                    Act.ASK_TERMINAL,
                                    Act.SECOND_PERSON);
            case "card-cannot-tell", "card-younger-first" ->
                    without(one -> isDoubt(one) && one.payment().equals(told.payment()))
                            .plus(kind, told.payment(), said, Look.STOP, Act.SECOND_PERSON);
            case "print-unknown" ->
                    without(one -> isPaper(one) && one.payment().equals(told.payment()))
                            .plus(
                                    kind,
                                    told.payment(),
                                    said,
                                    Look.TROUBLE,
                                    Act.PRINT_AGAIN,
                                    Act.PAPER_IS_THERE);
            case "receipt-due" ->
                    without(same(told))
                            .plus(
                                    kind,
                                    told.payment(),
                                    said,
                                    Look.TROUBLE,
                                    Act.PRINT_AGAIN,
                                    Act.DISMISS);
            case "journal-behind" ->
                    without(same(told)).plus(kind, told.payment(), said, Look.STOP);
            // Said where the next key answers it: the card once more, or cash.
            case "card-declined" -> without(same(told)).plus(kind, told.payment(), said, Look.DONE);
            case "scan-unusable" ->
                    without(same(told)).plus(kind, told.payment(), said, Look.TROUBLE, Act.DISMISS);
            // The status strip has it, and typing does as well.
            case "scanner-no-cable", "scanner-mistake" ->
                    without(one -> isOfScanner(one.kind()))
                            .plus(kind, told.payment(), said, Look.TROUBLE, Act.DISMISS);
            case "signature-differs", "card-unclaimed", "terminal-broken", "batch-not-kept" ->
                    without(same(told)).plus(kind, told.payment(), said, Look.STOP, Act.DISMISS);
            default -> other(told, said);
        };
    }

    private Board other(News.Told told, Said said) {
        return switch (said.text()) {
            case "notice.printer-stands" ->
                    without(Board::isOfPrinter)
                            .plus(
                                    told.kind(),
                                    told.payment(),
                                    said,
                                    Look.TROUBLE,
                                    Act.GIVE_UP_PAPER);
            case "notice.printer-trouble" ->
                    without(Board::isOfPrinter)
                            .plus(told.kind(), told.payment(), said, Look.TROUBLE);
            case "notice.not-printed", "notice.slip-not-printed" ->
                    without(one -> isPaper(one) && one.payment().equals(told.payment()))
                            .plus(
                                    told.kind(),
                                    told.payment(),
                                    said,
                                    Look.TROUBLE,
                                    Act.PRINT_AGAIN,
                                    Act.DISMISS);
            default ->
                    isOfTerminal(told.kind())
                            // It is told anew as long as it lasts, and its end is told, too.
                            ? without(one -> isOfTerminal(one.kind()))
                                    .plus(told.kind(), told.payment(), said, Look.TROUBLE)
                            : without(same(told))
                                    .plus(
                                            told.kind(),
                                            told.payment(),
                                            said,
                                            ENDED.contains(told.kind()) ? Look.DONE : Look.TROUBLE,
                                            Act.DISMISS);
        };
    }

    /// The customer of a payment must sign.
    Board signature(News.Prompted prompted) {
        return without(one ->
                        one.offers(Act.SIGNATURE_MATCHES)
                                && one.payment().equals(prompted.payment()))
                .plus(
                        prompted.kind(),
                        prompted.payment(),
                        new Said(prompted.text(), prompted.values()),
                        Look.WAITING,
                        Act.SIGNATURE_MATCHES,
                        Act.SIGNATURE_DIFFERS);
    }

    /// Something was scanned: what was wrong with the scan before is over.
    Board scanned() {
        return without(one -> one.kind().equals("scan-unusable"));
    }

    /// A paper has come out.
    Board printed(Optional<PaymentId> payment) {
        return without(one -> isPaper(one) && one.payment().equals(payment));
    }

    /// What a key pressed did away with.
    Board without(long id) {
        return without(one -> one.id() == id);
    }

    Board withoutPassing() {
        return without(Posted::isPassing);
    }

    /// Those of doubts that have ended go by themselves.
    ///
    /// @param open payments in doubt
    Board inDoubt(Set<PaymentId> open) {
        return without(one -> isDoubt(one) && one.payment().filter(open::contains).isEmpty());
    }

    Optional<Posted> find(long id) {
        return posted.stream().filter(one -> one.id() == id).findFirst();
    }

    /// The newest that offers it.
    Optional<Posted> offering(Act act) {
        return posted.stream().filter(one -> one.offers(act)).findFirst();
    }

    private Board without(Predicate<Posted> which) {
        return posted.stream().anyMatch(which)
                ? new Board(posted.stream().filter(which.negate()).toList(), next)
                : this;
    }

    private Board plus(
            String kind, Optional<PaymentId> payment, Said said, Look look, Act... acts) {
        var more = new ArrayList<Posted>();
        more.add(new Posted(next, kind, payment, said, look, List.of(acts)));
        more.addAll(posted);
        if (more.size() > KEPT_MAX) {
            more.reversed().stream()
                    .filter(one -> one.offers(Act.DISMISS))
                    .findFirst()
                    .ifPresent(more::remove);
        }
        return new Board(more, next + 1);
    }

    private static Predicate<Posted> same(News.Told told) {
        return one -> one.kind().equals(told.kind()) && one.payment().equals(told.payment());
    }

    private static boolean isDoubt(Posted one) {
        return switch (one.kind()) {
            case "card-in-doubt", "card-cannot-tell", "card-younger-first" -> true;
            default -> false;
        };
    }

    private static boolean isPaper(Posted one) {
        return one.offers(Act.PRINT_AGAIN);
    }

    private static boolean isOfPrinter(Posted one) {
        return one.said().text().equals("notice.printer-stands")
                || one.said().text().equals("notice.printer-trouble")
                || one.kind().equals("printer-ready");
    }

    private static boolean isOfScanner(String kind) {
        return kind.startsWith("scanner-");
    }

    private static boolean isOfTerminal(String kind) {
        return kind.startsWith("terminal-") && !kind.equals("terminal-broken");
    }
}
