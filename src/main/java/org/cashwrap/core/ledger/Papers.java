package org.cashwrap.core.ledger;

import org.cashwrap.core.payment.PaymentId;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/// What became of the last papers that were due. Older ones are looked up in the journal itself.
///
/// @param recent the last [#RECENT_MAX], in the order in which they became due
public record Papers(List<Printing> recent) {
    static final Papers NONE = new Papers(List.of());

    /// More than a printer can owe: who comes back for a paper from before is asked for at leisure.
    static final int RECENT_MAX = 200;

    public Papers {
        recent = List.copyOf(recent);
    }

    /// @param copy number of the copy that is printed next; 0 until the original may have come out
    public record Printing(Paper paper, int copy, Where where) {}

    /// Where the newest copy of a paper is.
    public enum Where {
        /// Nothing of it was ever given to a printer.
        DUE,
        AT_PRINTER,
        PRINTED,
        /// Nobody can say whether it came out.
        UNKNOWN,
        NOT_PRINTED
    }

    public Optional<Printing> find(Paper paper) {
        return recent.reversed().stream().filter(one -> one.paper().equals(paper)).findFirst();
    }

    /// The card terminal's slips of a payment that were never given to a printer, in their order.
    public List<Paper.TerminalSlip> slipsDue(PaymentId payment) {
        return recent.stream()
                .filter(one -> one.where() == Where.DUE)
                .map(Printing::paper)
                .filter(Paper.TerminalSlip.class::isInstance)
                .map(Paper.TerminalSlip.class::cast)
                .filter(slip -> slip.of().equals(Optional.of(payment)))
                .toList();
    }

    /// The number of the copy that comes next of a paper that is not among the last ones.
    ///
    /// @param bodies of all entries since it became due that may be about it, in order
    public static int nextCopy(Paper paper, List<Body> bodies) {
        var papers = NONE;
        for (var body : bodies) {
            papers = papers.after(body);
        }
        return papers.find(paper).map(Papers::lost).map(Printing::copy).orElse(0);
    }

    /// Why an entry about paper could not have happened, if so.
    Optional<String> whyNot(Body body) {
        return switch (body) {
            case Body.PrintingStarted(var paper, var copy) ->
                    whyNot(
                            paper,
                            one ->
                                    one.where() == Where.AT_PRINTER
                                            ? "a paper is given to a printer that is at one"
                                            : one.copy() == copy ? "" : "a copy is misnumbered");
            case Body.PrintingEnded ended ->
                    whyNot(ended.paper(), one -> wrongEnd(ended, one))
                            // A paper that a printer has is among the last ones for certain.
                            .or(() ->
                                    find(ended.paper()).isEmpty() && ended.isAfterStart()
                                            ? Optional.of("a printing ends that never started")
                                            : Optional.empty());
            case Body.PaperSeen(var paper, var copy, _) ->
                    whyNot(
                            paper,
                            one ->
                                    one.where() == Where.UNKNOWN && one.copy() == copy + 1
                                            ? ""
                                            : "a paper was looked for that nobody missed");
            default -> Optional.empty();
        };
    }

    private Optional<String> whyNot(Paper paper, Function<Printing, String> rule) {
        return find(paper).map(rule).filter(why -> !why.isEmpty());
    }

    private static String wrongEnd(Body.PrintingEnded ended, Printing one) {
        var isAtPrinter = one.where() == Where.AT_PRINTER;
        if (ended.isAfterStart() && !isAtPrinter) {
            return "a printing ends that never started";
        }
        return one.copy() == ended.copy() ? "" : "the printing of another copy ends";
    }

    Papers after(Body body) {
        return switch (body) {
            case Body.PaymentCommitted(_, _, var payment) ->
                    with(new Printing(new Paper.Receipt(payment.id()), 0, Where.DUE));
            case Body.PrintingStarted(var paper, var copy) ->
                    with(new Printing(paper, copy, Where.AT_PRINTER));
            case Body.PrintingEnded ended -> isIdleTry(ended) ? this : with(ended(ended));
            case Body.PaperSeen(var paper, var copy, var cameOut) ->
                    with(
                            new Printing(
                                    paper, copy + 1, cameOut ? Where.PRINTED : Where.NOT_PRINTED));
            // Whatever a printer had when the last run ended: nobody knows.
            case Body.ProgramStarted _ -> new Papers(recent.stream().map(Papers::lost).toList());
            default -> this;
        };
    }

    /// A slip has its entry's number for a name.
    Papers afterSlip(long sequence, Optional<PaymentId> payment) {
        return with(new Printing(new Paper.TerminalSlip(sequence, payment), 0, Where.DUE));
    }

    /// The printer was given nothing of it: what is known of the copies before stays.
    private boolean isIdleTry(Body.PrintingEnded ended) {
        return !ended.isAfterStart()
                && find(ended.paper())
                        .filter(one -> one.where() == Where.PRINTED || one.where() == Where.UNKNOWN)
                        .isPresent();
    }

    private static Printing ended(Body.PrintingEnded ended) {
        return switch (ended.outcome()) {
            case PRINTED -> new Printing(ended.paper(), ended.copy() + 1, Where.PRINTED);
            case UNKNOWN -> new Printing(ended.paper(), ended.copy() + 1, Where.UNKNOWN);
            case NOT_PRINTED -> new Printing(ended.paper(), ended.copy(), Where.NOT_PRINTED);
        };
    }

    private static Printing lost(Printing one) {
        return one.where() == Where.AT_PRINTER
                ? new Printing(one.paper(), one.copy() + 1, Where.UNKNOWN)
                : one;
    }

    private Papers with(Printing now) {
        var more = new ArrayList<>(recent);
        var at = place(now.paper());
        if (at.isPresent()) {
            more.set(at.getAsInt(), now);
        } else {
            more.add(now);
        }
        if (more.size() > RECENT_MAX) {
            forgetOne(more);
        }
        return new Papers(more);
    }

    /// Never one that a printer has: its end is still to come.
    private static void forgetOne(List<Printing> papers) {
        papers.stream()
                .filter(one -> one.where() != Where.AT_PRINTER)
                .findFirst()
                .ifPresent(papers::remove);
    }

    private OptionalInt place(Paper paper) {
        for (var at = recent.size() - 1; at >= 0; at--) {
            if (recent.get(at).paper().equals(paper)) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }
}
